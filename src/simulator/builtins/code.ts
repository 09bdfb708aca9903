/** exec, eval, compile and `__import__`. */
import { NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { Interpreter } from '../machine/interpreter';
import { dictLookupStr, dictSetStr } from '../objects/dict';
import { bufferOf } from '../objects/buffer';
import { bytesOf } from '../objects/bytes';
import { FunctionWord } from '../objects/function';
import { intArgument, strArgument } from '../objects/textargs';
import { CO_FUTURE_MASK } from '../compiler';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { encodeText } from '../objects/strencode';
import { TypeId } from '../objects/typeids';
import { currentLocals } from './attributes';
import { decodeSource } from '../objects/sourcebytes';
import { newFunction, runClassBody } from '../machine/functions';

const PyCF_ONLY_AST = 0x400;

/** All that compile() takes for flags: features, PyCF_MASK_OBSOLETE and PyCF_COMPILE_MASK. */
const KNOWN_FLAGS = CO_FUTURE_MASK | 0x10 | 0xf600;

type Mode = 'exec' | 'eval' | 'single';

/** The text of source given as str or bytes. Twin of _Py_SourceAsString. */
function sourceText(rt: Runtime, name: string, what: string, source: Handle, filename = '<string>'): string {
  let text: string;
  if (rt.isStr(source)) {
    text = rt.text(source);
    // A lone surrogate is refused before the parser sees it.
    encodeText(rt, text, 'utf-8', 'strict');
  } else {
    const bytes = bufferOf(rt, source);
    if (bytes === null) return rt.raise('TypeError', `${name}() arg 1 must be a ${what} object`);
    text = decodeSource(rt, bytes, filename);
  }
  if (text.includes('\0')) rt.raise('SyntaxError', 'source code string cannot contain null bytes');
  return text;
}

/** The features that `from __future__` gave the running code, which code compiled there has too (PyEval_MergeCompilerFlags). */
function inheritedFlags(vm: Interpreter): number {
  return vm.depth === 0 ? 0 : vm.exec.code.flags & CO_FUTURE_MASK;
}

/** The namespaces of exec and eval. */
function namespaces(
  rt: Runtime,
  name: 'exec' | 'eval',
  globals: Handle,
  locals: Handle,
): { globals: Handle; locals: Handle } {
  const vm = machineOf(rt);
  let useGlobals = globals === NULL ? NONE : globals;
  let useLocals = locals === NULL ? NONE : locals;
  const isMapping = useLocals === NONE || rt.typeOf(useLocals).slots.subscript !== undefined;
  if (name === 'eval' && !isMapping) rt.raise('TypeError', 'locals must be a mapping');
  if (useGlobals === NONE) {
    useGlobals = vm.globals;
    if (useLocals === NONE) useLocals = currentLocals(rt);
  } else if (useLocals === NONE) useLocals = useGlobals;
  if (!rt.isInstance(useGlobals, rt.types[TypeId.Dict])) {
    const wanted =
      name === 'exec'
        ? `exec() globals must be a dict, not ${rt.typeOf(useGlobals).name}`
        : isMapping && rt.typeOf(useGlobals).slots.subscript !== undefined
          ? 'globals must be a real dict; try eval(expr, {}, mapping)'
          : 'globals must be a dict';
    rt.raise('TypeError', wanted);
  }
  if (!isMapping) rt.raise('TypeError', `locals must be a mapping or None, not ${rt.typeOf(useLocals).name}`);
  const key = rt.intern('__builtins__');
  const address = dictLookupStr(rt, useGlobals, key);
  if (address === 0) dictSetStr(rt, useGlobals, key, vm.currentBuiltins);
  else if (vm.builtinsIn(useGlobals) !== vm.standardBuiltins) vm.globalsWithBuiltins.add(useGlobals);
  return { globals: useGlobals, locals: useLocals };
}

/** Runs code with the cells of its free names: as the body of a function that nobody has called. */
function runWithClosure(vm: Interpreter, code: Handle, globals: Handle, locals: Handle, closure: Handle): void {
  const func = newFunction(vm, code, globals);
  vm.heap.setRef(vm.heap.base[func] + FunctionWord.Closure, closure);
  runClassBody(vm, func, locals);
}

/** The closure that exec() was given, checked against what the code needs; NULL: it needs none. */
function closureFor(vm: Interpreter, code: Handle, closure: Handle): Handle {
  const { length } = vm.codes.codeOf(code).freevars;
  if (length === 0) {
    return closure === NULL ? NULL : vm.raise('TypeError', 'cannot use a closure with this code object');
  }
  const fits =
    closure !== NULL &&
    vm.heap.type[closure] === TypeId.Tuple &&
    vm.items(closure).length === length &&
    vm.items(closure).every((cell) => vm.heap.type[cell] === TypeId.Cell);
  return fits ? closure : vm.raise('TypeError', `code object requires a closure of exactly length ${length}`);
}

/** A file's name: a str, bytes or a path (PyUnicode_FSDecoder). */
function filenameOf(rt: Runtime, h: Handle): string {
  if (rt.isStr(h)) return rt.text(h);
  if (rt.isInstance(h, rt.types[TypeId.Bytes])) return new TextDecoder().decode(bytesOf(rt, h));
  const method = rt.lookupSpecial(h, '__fspath__');
  if (method !== NULL) return filenameOf(rt, rt.call(method, []));
  return rt.raise('TypeError', `expected str, bytes or os.PathLike object, not ${rt.typeOf(h).name}`);
}

export const codeFunctions: readonly NativeFunction[] = [
  native(
    'exec',
    'source, /, globals=None, locals=None, *, closure=None',
    (rt, _self, source, globals, locals, given) => {
      const vm = machineOf(rt);
      const closure = given === NONE ? NULL : given;
      const spaces = namespaces(rt, 'exec', globals, locals);
      if (rt.heap.type[source] === TypeId.Code) {
        const cells = closureFor(vm, source, closure);
        if (cells !== NULL) runWithClosure(vm, source, spaces.globals, spaces.locals, cells);
        else vm.runCode(vm.codes.codeOf(source), spaces.globals, spaces.locals);
        return NONE;
      }
      if (closure !== NULL) rt.raise('TypeError', 'closure can only be used when source is a code object');
      const text = sourceText(rt, 'exec', 'string, bytes or code', source);
      const code = vm.compile(text, '<string>', 'exec', inheritedFlags(vm));
      vm.runCode(vm.codes.codeOf(code), spaces.globals, spaces.locals);
      return NONE;
    },
  ),
  native('eval', 'source, /, globals=None, locals=None', (rt, _self, source, globals, locals) => {
    const vm = machineOf(rt);
    const spaces = namespaces(rt, 'eval', globals, locals);
    let code = source;
    if (rt.heap.type[source] !== TypeId.Code) {
      const text = sourceText(rt, 'eval', 'string, bytes or code', source).replace(/^[ \t]+/, '');
      code = vm.compile(text, '<string>', 'eval', inheritedFlags(vm));
    } else if (vm.codes.codeOf(source).freevars.length > 0) {
      rt.raise('TypeError', 'code object passed to eval() may not contain free variables');
    }
    return vm.runCode(vm.codes.codeOf(code), spaces.globals, spaces.locals);
  }),
  native(
    'compile',
    'source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1',
    (rt, _self, source, filename, mode, flags, dontInherit, optimize) => {
      const vm = machineOf(rt);
      const name = filenameOf(rt, filename);
      const kind = strArgument(rt, 'compile', 'mode', mode);
      const given = intArgument(rt, flags, 0);
      const level = intArgument(rt, optimize, -1);
      if ((given & ~KNOWN_FLAGS) !== 0) rt.raise('ValueError', 'compile(): unrecognised flags');
      if (level < -1 || level > 2) rt.raise('ValueError', 'compile(): invalid optimize value');
      const inherits = dontInherit === NULL || !rt.truth(dontInherit);
      const bits = inherits ? given | inheritedFlags(vm) : given;
      const onlyTree = (bits & PyCF_ONLY_AST) !== 0;
      if (kind === 'func_type' && !onlyTree) {
        return rt.raise('ValueError', "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
      }
      if (!isMode(kind) && kind !== 'func_type') {
        const modes = onlyTree ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
        return rt.raise('ValueError', `compile() mode must be ${modes}`);
      }
      const fromTree = vm.modules.trees.compile(vm, source, name, kind, bits, Math.max(level, 0));
      if (fromTree !== NULL) return fromTree;
      const text = sourceText(rt, 'compile', 'string, bytes or AST', source, name);
      if (onlyTree || kind === 'func_type') {
        return vm.modules.trees.parse(vm, text, name, kind, bits, Math.max(level, 0));
      }
      return vm.compile(text, name, kind, bits, Math.max(level, 0));
    },
  ),
  rawNative('__import__', null, (rt, _self, args, kwnames) => {
    const vm = machineOf(rt);
    const names = ['name', 'globals', 'locals', 'fromlist', 'level'];
    const given = args.length - (kwnames?.length ?? 0);
    const value = (name: string): Handle => {
      const place = names.indexOf(name);
      if (place < given) return args[place];
      const keyword = kwnames?.indexOf(name) ?? -1;
      return keyword < 0 ? NULL : args[given + keyword];
    };
    if (args.length > names.length) {
      return rt.raise('TypeError', `__import__() takes at most 5 arguments (${args.length} given)`);
    }
    if (value('name') === NULL) return rt.raise('TypeError', "__import__() missing required argument 'name' (pos 1)");
    kwnames?.forEach((name) => {
      const place = names.indexOf(name);
      if (place < 0) rt.raise('TypeError', `__import__() got an unexpected keyword argument '${name}'`);
      if (place >= given) return;
      rt.raise('TypeError', `argument for __import__() given by name ('${name}') and position (${place + 1})`);
    });
    const level = intArgument(rt, value('level'), 0);
    if (!rt.isStr(value('name'))) rt.raise('TypeError', 'module name must be a string');
    if (level < 0) rt.raise('ValueError', 'level must be >= 0');
    const globals = value('globals');
    if (level > 0 && globals === NULL) rt.raise('KeyError', "'__name__' not in globals");
    if (level > 0 && !rt.isInstance(globals, rt.types[TypeId.Dict])) rt.raise('TypeError', 'globals must be a dict');
    return vm.modules.importHook(
      rt.text(value('name')),
      level,
      value('fromlist'),
      globals === NULL || globals === NONE ? vm.globals : globals,
    );
  }),
];

function isMode(text: string): text is Mode {
  return text === 'exec' || text === 'eval' || text === 'single';
}
