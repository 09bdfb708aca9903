/** The sys module. Twin of Python/sysmodule.c, for a machine without files, processes or command line of its own. */
import { argumentKind, intArgument } from '../objects/textargs';
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { countedReferences } from '../machine/refcount';
import { setRecursionLimit } from '../machine/frames';
import { frameBack, machineOf } from '../machine/frametype';
import { printUnraisable, tracebackText, writeStream } from '../machine/hooks';
import { type BuiltinModule } from '../machine/modules';
import { LIBRARY_FOLDER } from '../machine/libraryfolder';
import type { Interpreter } from '../machine/interpreter';
import { dictDeleteStr, dictGetStr, dictSetStr } from '../objects/dict';
import { moduleDict } from '../objects/module';
import { threadIdent } from './_thread';
import { native, rawNative } from '../objects/native';
import { sizeOfObject } from '../objects/sizeof';
import { internHandle } from '../objects/str';
import { STDLIB_MODULE_NAMES } from '../objects/stdlibnames';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { namespaceOf, typeModified } from '../objects/type';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { asyncFunctions } from './sysasync';
import { addSubmodules } from './sysmonitoring';
import { breakpointHook, tracingFunctions } from './systracing';
import { makeStandardStreams } from './standardstreams';
import { makeStructSequence, makeStructSequenceType, structSequence } from './structseq';

/** The simulated CPython. */
export const PYTHON_VERSION = { major: 3, minor: 14, micro: 2 } as const;

/** What `sys.set_int_max_str_digits` takes at least (_PY_LONG_MAX_STR_DIGITS_THRESHOLD). */
const LEAST_MAX_STR_DIGITS = 640;

function currentException(rt: Runtime): Handle {
  return machineOf(rt).handled();
}

/** The reference count that `sys.getrefcount` prints: the argument's own reference counts where CPython's does. */
function getRefCount(rt: Runtime, h: Handle): Handle {
  const { heap } = rt;
  // A code object is kept for the recording; it counts all the same.
  const isCode = heap.type[h] === TypeId.Code;
  if (heap.isImmortal(h) && !isCode) return rt.newInt(3221225472);
  return rt.newInt(countedReferences(machineOf(rt), h));
}

/** `sys.getsizeof`: what `__sizeof__` says and what lies before the object. Twin of _PySys_GetSizeOf. */
function getSizeOf(rt: Runtime, object: Handle, fallback: Handle): Handle {
  const type = rt.typeOf(object);
  const custom = rt.lookupType(type, '__sizeof__');
  const kind = custom === NULL ? NULL : rt.heap.type[custom];
  const size = sizeOfObject(rt, rt.heap.words, type, object);
  if (kind === TypeId.MethodDescriptor) return rt.newInt(size);
  let answer: Handle = NULL;
  const problem = rt.attempt(fallback === NULL ? [] : ['TypeError'], () => {
    const method = rt.lookupSpecial(object, '__sizeof__');
    if (method === NULL) rt.raise('TypeError', `Type ${type.name} doesn't define __sizeof__`);
    answer = rt.call(method, []);
    if (!rt.isInt(answer)) rt.raise('TypeError', 'an integer is required');
    if (rt.truth(rt.compare(answer, rt.newInt(0), CompareOp.Lt)))
      rt.raise('ValueError', '__sizeof__() should return >= 0');
  });
  if (problem !== NULL) return fallback;
  const before =
    (type.has(TypeFlag.GC) ? 16 : 0) +
    (type.has(TypeFlag.Heap) && (type.ownDict || type.has(TypeFlag.HasWeakrefs)) ? 16 : 0);
  return rt.binary('add', answer, rt.newInt(before));
}

/** The frame so many calls further out; NULL: there are not so many. */
function frameAt(vm: Interpreter, depth: number): Handle {
  let frame = vm.currentFrame();
  for (let i = 0; i < depth && frame !== NULL; i++) frame = frameBack(vm, frame);
  return frame;
}

/** Sets `sys.argv`: the module is made before the program is known. */
export function setArguments(vm: Interpreter): void {
  const { heap, host } = vm;
  const mark = heap.poolMark;
  const dict = moduleDict(vm, vm.importModule('sys'));
  const argv = [host.argv0, ...host.argv];
  const set = (name: string, texts: readonly string[]): void =>
    dictSetStr(vm, dict, vm.intern(name), vm.newList(texts.map((text) => vm.newStr(text))));
  set('argv', argv);
  set('orig_argv', ['python', ...argv]);
  const folder = host.filename.slice(0, Math.max(0, host.filename.lastIndexOf('/')));
  const library = ['/usr/lib/python314.zip', LIBRARY_FOLDER, `${LIBRARY_FOLDER}/lib-dynload`];
  set('path', [folder, ...library]);
  heap.drain(mark);
}

/** What `sys.addaudithook` added. */
function auditHooks(rt: Runtime): Handle {
  let list = rt.interned.get('sys.audit hooks');
  if (list === undefined) {
    list = rt.heap.immortalize(rt.newList([]));
    rt.interned.set('sys.audit hooks', list);
  }
  return list;
}

/** Tells the hooks of an event. */
function audit(rt: Runtime, event: Handle, args: readonly Handle[]): void {
  for (const hook of rt.toArray(auditHooks(rt))) rt.call(hook, [event, rt.newTuple(args)]);
}

export const sysModule: BuiltinModule = {
  name: 'sys',
  doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.\n\nDynamic objects:\n\nargv -- command line arguments; argv[0] is the script pathname if known\npath -- module search path; path[0] is the script directory, else ''\nmodules -- dictionary of loaded modules\n\ndisplayhook -- called to show results in an interactive session\nexcepthook -- called to handle any uncaught exception other than SystemExit\n  To customize printing in an interactive session or to install a custom\n  top-level exception handler, assign other functions to replace these.\n\nstdin -- standard input file object; used by input()\nstdout -- standard output file object; used by print()\nstderr -- standard error object; used for error messages\n  By assigning other file objects (or objects that behave like files)\n  to these, it is possible to redirect all of the interpreter's I/O.\n\nlast_exc - the last uncaught exception\n  Only available in an interactive session after a\n  traceback has been printed.\nlast_type -- type of last uncaught exception\nlast_value -- value of last uncaught exception\nlast_traceback -- traceback of last uncaught exception\n  These three are the (deprecated) legacy representation of last_exc.\n\nStatic objects:\n\nbuiltin_module_names -- tuple of module names built into this interpreter\ncopyright -- copyright notice pertaining to this interpreter\nexec_prefix -- prefix used to find the machine-specific Python library\nexecutable -- absolute path of the executable binary of the Python interpreter\nfloat_info -- a named tuple with information about the float implementation.\nfloat_repr_style -- string indicating the style of repr() output for floats\nhash_info -- a named tuple with information about the hash algorithm.\nhexversion -- version information encoded as a single integer\nimplementation -- Python implementation information.\nint_info -- a named tuple with information about the int implementation.\nmaxsize -- the largest supported length of containers.\nmaxunicode -- the value of the largest Unicode code point\nplatform -- platform identifier\nprefix -- prefix used to find the Python library\nthread_info -- a named tuple with information about the thread implementation.\nversion -- the version of this interpreter as a string\nversion_info -- version information as a named tuple\n__stdin__ -- the original stdin; don't touch!\n__stdout__ -- the original stdout; don't touch!\n__stderr__ -- the original stderr; don't touch!\n__displayhook__ -- the original displayhook; don't touch!\n__excepthook__ -- the original excepthook; don't touch!\n\nFunctions:\n\ndisplayhook() -- print an object to the screen, and save it in builtins._\nexcepthook() -- print an exception and its traceback to sys.stderr\nexception() -- return the current thread's active exception\nexc_info() -- return information about the current thread's active exception\nexit() -- exit the interpreter by raising SystemExit\ngetdlopenflags() -- returns flags to be used for dlopen() calls\ngetprofile() -- get the global profiling function\ngetrefcount() -- return the reference count for an object (plus one :-)\ngetrecursionlimit() -- return the max recursion depth for the interpreter\ngetsizeof() -- return the size of an object in bytes\ngettrace() -- get the global debug tracing function\nsetdlopenflags() -- set the flags to be used for dlopen() calls\nsetprofile() -- set the global profiling function\nsetrecursionlimit() -- set the max recursion depth for the interpreter\nsettrace() -- set the global debug tracing function\n",
  functions: [
    native('getrefcount', 'object, /', (rt, _self, h) => getRefCount(rt, h)),
    native('getsizeof', 'object, default=<unrepresentable>', (rt, _self, object, fallback) =>
      getSizeOf(rt, object, fallback),
    ),
    native('intern', 'string, /', (rt, _self, text) => {
      if (!rt.isStr(text)) rt.raise('TypeError', `intern() argument must be str, not ${argumentKind(rt, text)}`);
      return internHandle(rt, text);
    }),
    native('getrecursionlimit', '', (rt) => rt.newInt(machineOf(rt).recursionLimit)),
    native('setrecursionlimit', 'limit, /', (rt, _self, limit) => {
      const value = Number(rt.index(limit));
      const vm = machineOf(rt);
      if (Math.abs(value) > 0x7fffffff) rt.raise('OverflowError', 'Python int too large to convert to C int');
      if (value < 1) rt.raise('ValueError', 'recursion limit must be greater or equal than 1');
      if (value <= vm.depth) {
        rt.raise(
          'RecursionError',
          `cannot set the recursion limit to ${value} at the recursion depth ${vm.depth}: the limit is too low`,
        );
      }
      setRecursionLimit(vm, value);
      return NONE;
    }),
    rawNative('exit', '(status=None, /)', (rt, _self, args, kwnames) => {
      if (kwnames !== null) rt.raise('TypeError', 'sys.exit() takes no keyword arguments');
      if (args.length > 1) rt.raise('TypeError', `exit expected at most 1 argument, got ${args.length}`);
      const [status = NONE] = args;
      if (status === NONE) return rt.raiseWith('SystemExit', []);
      // An instance is raised as it is, a tuple becomes the arguments.
      if (rt.isInstance(status, rt.exceptionType('SystemExit'))) return rt.raiseObject(status);
      return rt.raiseWith('SystemExit', rt.isInstance(status, rt.types[TypeId.Tuple]) ? rt.items(status) : [status]);
    }),
    native('exception', '', (rt) => currentException(rt) || NONE),
    native('exc_info', '', (rt) => {
      const exception = currentException(rt);
      if (exception === NULL) return rt.newTuple([NONE, NONE, NONE]);
      return rt.newTuple([rt.typeOf(exception).handle, exception, machineOf(rt).tracebackOf(exception)]);
    }),
    native('_getframe', 'depth=0, /', (rt, _self, depth) => {
      const frame = frameAt(machineOf(rt), intArgument(rt, depth, 0));
      return frame === NULL ? rt.raise('ValueError', 'call stack is not deep enough') : frame;
    }),
    native('_getframemodulename', 'depth=0', (rt, _self, depth) => {
      const frame = frameAt(machineOf(rt), intArgument(rt, depth, 0));
      if (frame === NULL) return NONE;
      return dictGetStr(rt, rt.getAttr(frame, 'f_globals'), rt.intern('__name__')) || NONE;
    }),
    native('displayhook', 'object, /', (rt, _self, value) => {
      if (value === NONE) return NONE;
      const vm = machineOf(rt);
      const builtins = vm.importModule('builtins');
      // Not while it is shown: its own repr would otherwise see it.
      vm.setAttr(builtins, '_', NONE);
      if ((vm.findAttr(vm.importModule('sys'), 'stdout') || NONE) === NONE) vm.raise('RuntimeError', 'lost sys.stdout');
      writeStream(vm, 'stdout', `${rt.repr(value)}\n`);
      vm.setAttr(builtins, '_', value);
      return NONE;
    }),
    native('excepthook', 'exctype, value, traceback, /', (rt, _self, _type, value) => {
      writeStream(machineOf(rt), 'stderr', tracebackText(machineOf(rt), value));
      return NONE;
    }),
    native('unraisablehook', 'unraisable, /', (rt, _self, unraisable) => {
      const message = rt.getAttr(unraisable, 'err_msg');
      const object = rt.getAttr(unraisable, 'object');
      const fallback = object === NONE ? 'Exception ignored' : 'Exception ignored in';
      const text = message === NONE ? fallback : rt.str(message);
      printUnraisable(machineOf(rt), text, object, rt.getAttr(unraisable, 'exc_value'));
      return NONE;
    }),
    breakpointHook,
    ...tracingFunctions,
    native('getswitchinterval', '', (rt) => rt.newFloat(1e-6 * machineOf(rt).threads.switchInterval)),
    native('setswitchinterval', 'interval, /', (rt, _self, interval) => {
      const seconds = rt.toFloat(interval);
      if (!(seconds > 0)) rt.raise('ValueError', 'switch interval must be strictly positive');
      machineOf(rt).threads.switchInterval = Math.trunc(seconds * 1e6);
      return NONE;
    }),
    native('getdefaultencoding', '', (rt) => rt.newStr('utf-8')),
    // No -X cpu_count.
    native('_get_cpu_count_config', '', (rt) => rt.newInt(-1)),
    // RTLD_NOW: there is nothing to open.
    native('getdlopenflags', '', (rt) => rt.newInt(2)),
    native('setdlopenflags', 'flags, /', () => NONE),
    native('getfilesystemencoding', '', (rt) => rt.newStr('utf-8')),
    native('getfilesystemencodeerrors', '', (rt) => rt.newStr('surrogateescape')),
    native('is_finalizing', '', () => boolHandle(false)),
    native('_clear_type_cache', '', () => NONE),
    native('_clear_internal_caches', '', () => NONE),
    native('_clear_type_descriptors', 'type, /', (rt, _self, cls) => {
      for (const name of ['__dict__', '__weakref__']) {
        dictDeleteStr(rt, namespaceOf(rt.heap, rt.typeObject(cls)), rt.intern(name));
      }
      typeModified(rt.typeObject(cls));
      return NONE;
    }),
    native('_is_immortal', 'op, /', (rt, _self, object) => boolHandle(rt.heap.isImmortal(object))),
    native('_current_frames', '', (rt) => {
      const frames = rt.newDict();
      for (const [number, frame] of machineOf(rt).threads.innermostFrames()) {
        rt.setItem(frames, rt.newInt(threadIdent(number)), frame);
      }
      return frames;
    }),
    native('_current_exceptions', '', (rt) => {
      const exceptions = rt.newDict();
      rt.setItem(exceptions, rt.callMethod(rt.importModule('_thread'), 'get_ident'), currentException(rt) || NONE);
      return exceptions;
    }),
    native('getunicodeinternedsize', '*, _only_immortal=False', (rt) => rt.newInt(rt.interned.size)),
    native('deactivate_stack_trampoline', '', () => NONE),
    native('is_stack_trampoline_active', '', () => boolHandle(false)),
    native('is_remote_debug_enabled', '', () => boolHandle(true)),
    native('remote_exec', 'pid, script', (rt, _self, pid, script) => {
      if (!rt.isStr(script) && rt.lookupSpecial(script, '__fspath__') === NULL)
        rt.raise('TypeError', 'script must be a path');
      intArgument(rt, pid, 0);
      return rt.raise('PermissionError', 'no other process can be reached');
    }),
    native('_is_gil_enabled', '', () => boolHandle(true)),
    native('_is_interned', 'string, /', (rt, _self, text) => {
      if (!rt.isStr(text)) rt.raise('TypeError', `_is_interned() argument must be str, not ${typeNameOf(rt, text)}`);
      return boolHandle(rt.payloads.strs.interned(rt.heap.num[text]));
    }),
    native('get_int_max_str_digits', '', (rt) => rt.newInt(rt.payloads.intMaxStrDigits)),
    native('set_int_max_str_digits', 'maxdigits', (rt, _self, maxdigits) => {
      const most = Number(rt.index(maxdigits));
      if (most > 2147483647) rt.raise('OverflowError', 'Python int too large to convert to C int');
      if (most !== 0 && most < LEAST_MAX_STR_DIGITS) {
        rt.raise('ValueError', `maxdigits must be >= ${LEAST_MAX_STR_DIGITS} or 0 for unlimited`);
      }
      rt.payloads.intMaxStrDigits = most;
      return NONE;
    }),
    rawNative('audit', null, (rt, _self, [event, ...args]) => {
      if (event === undefined) rt.raise('TypeError', 'audit expected at least 1 argument, got 0');
      if (!rt.isStr(event)) rt.raise('TypeError', `audit() argument 1 must be str, not ${typeNameOf(rt, event)}`);
      audit(rt, event, args);
      return NONE;
    }),
    native('addaudithook', 'hook', (rt, _self, hook) => {
      rt.callMethod(auditHooks(rt), 'append', hook);
      return NONE;
    }),
    native('activate_stack_trampoline', 'backend, /', () => NONE),
    ...asyncFunctions,
    native('getallocatedblocks', '', (rt) => rt.newInt(rt.heap.live)),
  ],
  init: (vm, module, set) => {
    for (const hook of ['excepthook', 'displayhook', 'unraisablehook', 'breakpointhook']) {
      set(`__${hook}__`, vm.getAttr(module, hook));
    }
    const text = (value: string): Handle => vm.newStr(value);
    const int = (value: number): Handle => vm.newInt(value);
    const { major, minor, micro } = PYTHON_VERSION;
    set('modules', vm.modules.dict);
    set('version', text(`${major}.${minor}.${micro} (simulated) [Python Memory Model]`));
    const versionFields = ['major', 'minor', 'micro', 'releaselevel', 'serial'];
    const versionType = makeStructSequenceType(vm, 'sys', 'version_info', versionFields, { isFinal: true });
    const version = [int(major), int(minor), int(micro), text('final'), int(0)];
    set('version_info', structSequence(vm, versionType, version));
    set('hexversion', int((major << 24) | (minor << 16) | (micro << 8) | 0xf0));
    set('api_version', int(1013));
    set('copyright', text('Copyright (c) Python Software Foundation. All Rights Reserved.'));
    set('platform', text('linux'));
    set('abiflags', text(''));
    set('_framework', text(''));
    set('_home', NONE);
    set('_base_executable', text('/usr/bin/python3'));
    set('_stdlib_dir', text(LIBRARY_FOLDER));
    set('_git', vm.newTuple([text('CPython'), text(''), text('')]));
    set('byteorder', text('little'));
    set('maxsize', vm.newInt(9223372036854775807n));
    set('maxunicode', int(0x10ffff));
    // Their values follow with the program, see setArguments.
    set('argv', NONE);
    set('orig_argv', NONE);
    set('path', NONE);
    set('path_hooks', vm.newList([]));
    set('path_importer_cache', vm.newDict());
    set('meta_path', vm.newList([]));
    set('executable', text('/usr/bin/python3'));
    for (const name of ['prefix', 'exec_prefix', 'base_prefix', 'base_exec_prefix']) set(name, text('/usr'));
    set('platlibdir', text('lib'));
    set('pycache_prefix', NONE);
    set('dont_write_bytecode', boolHandle(true));
    set('warnoptions', vm.newList([]));
    set('_xoptions', vm.newDict());
    set('builtin_module_names', vm.newTuple([...vm.modules.builtin.keys()].sort().map(text)));
    set('stdlib_module_names', vm.newFrozenSet(STDLIB_MODULE_NAMES.map(text)));
    set('float_repr_style', text('short'));
    const sequence = (name: string, fields: Readonly<Record<string, Handle>>): void =>
      set(name, makeStructSequence(vm, 'sys', name, Object.keys(fields), Object.values(fields)));
    sequence('float_info', {
      max: vm.newFloat(Number.MAX_VALUE),
      max_exp: int(1024),
      max_10_exp: int(308),
      min: vm.newFloat(2.2250738585072014e-308),
      min_exp: int(-1021),
      min_10_exp: int(-307),
      dig: int(15),
      mant_dig: int(53),
      epsilon: vm.newFloat(Number.EPSILON),
      radix: int(2),
      rounds: int(1),
    });
    sequence('int_info', {
      bits_per_digit: int(30),
      sizeof_digit: int(4),
      default_max_str_digits: int(4300),
      str_digits_check_threshold: int(640),
    });
    sequence('thread_info', { name: text('pthread'), lock: text('semaphore'), version: text('NPTL 2.36') });
    sequence('hash_info', {
      width: int(64),
      modulus: vm.newInt(2305843009213693951n),
      inf: int(314159),
      nan: int(0),
      imag: int(1000003),
      algorithm: text('siphash13'),
      hash_bits: int(64),
      seed_bits: int(128),
      cutoff: int(0),
    });
    const flags = (
      'debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose ' +
      'bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits ' +
      'gil thread_inherit_context context_aware_warnings'
    ).split(' ');
    const special: Readonly<Record<string, Handle>> = {
      dev_mode: boolHandle(false),
      safe_path: boolHandle(false),
      int_max_str_digits: int(4300),
      utf8_mode: int(0),
      gil: int(1),
    };
    // The last ones are attributes but no items.
    const flagsType = makeStructSequenceType(vm, 'sys', 'flags', flags, { visible: 18, isFinal: true });
    const values = flags.map((flag) => special[flag] ?? int(0));
    set('flags', structSequence(vm, flagsType, values));
    const implementation = vm.newNamespace({
      name: text('cpython'),
      cache_tag: text('cpython-314'),
      version: vm.getAttr(vm.modules.loaded('sys'), 'version_info'),
      hexversion: int((major << 24) | (minor << 16) | (micro << 8) | 0xf0),
      _multiarch: text('x86_64-linux-gnu'),
    });
    set('implementation', implementation);
    makeStandardStreams(vm, set);
    const unraisable = ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'];
    const argsType = makeStructSequenceType(vm, 'builtins', 'UnraisableHookArgs', unraisable);
    vm.interned.set('type builtins.UnraisableHookArgs', argsType.handle);
    addSubmodules(vm);
  },
};
