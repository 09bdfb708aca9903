/** exec, eval, compile and `__import__`. */
import { NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { Interpreter } from '../machine/interpreter';
import { dictLookupStr, dictSetStr } from '../objects/dict';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import { currentLocals } from './attributes';

const PyCF_ONLY_AST = 0x400;

/** The text of source given as str or bytes. */
function sourceText(rt: Runtime, name: string, source: Handle): string {
  if (rt.isStr(source)) return rt.text(source);
  const type = rt.typeOf(source);
  if (type.isSubtypeOf(rt.types[TypeId.Bytes])) return new TextDecoder('utf-8').decode(rt.bytesValue(source));
  return rt.raise('TypeError', `${name}() arg 1 must be a string, bytes or code object`);
}

/** The namespaces of exec and eval. */
function namespaces(rt: Runtime, name: string, globals: Handle, locals: Handle): { globals: Handle; locals: Handle } {
  const vm = machineOf(rt);
  let useGlobals = globals === NULL ? NONE : globals;
  let useLocals = locals === NULL ? NONE : locals;
  if (useGlobals === NONE) {
    useGlobals = vm.globals;
    if (useLocals === NONE) useLocals = currentLocals(rt);
  } else {
    if (!rt.isInstance(useGlobals, rt.types[TypeId.Dict])) {
      rt.raise('TypeError', `${name}() globals must be a dict, not ${rt.typeOf(useGlobals).name}`);
    }
    if (useLocals === NONE) useLocals = useGlobals;
  }
  const builtins = rt.intern('__builtins__');
  if (dictLookupStr(rt, useGlobals, builtins) === 0) {
    dictSetStr(rt, useGlobals, builtins, vm.modules.loaded('builtins'));
  }
  return { globals: useGlobals, locals: useLocals };
}

function run(vm: Interpreter, code: Handle, globals: Handle, locals: Handle): Handle {
  return vm.runCode(vm.codes.codeOf(code), globals, locals);
}

export const codeFunctions: readonly NativeFunction[] = [
  native('exec', 'source, /, globals=None, locals=None, *, closure=None', (rt, _self, source, globals, locals) => {
    const vm = machineOf(rt);
    const spaces = namespaces(rt, 'exec', globals, locals);
    const code =
      rt.heap.type[source] === TypeId.Code ? source : vm.compile(sourceText(rt, 'exec', source), '<string>', 'exec');
    run(vm, code, spaces.globals, spaces.locals);
    return NONE;
  }),
  native('eval', 'source, /, globals=None, locals=None', (rt, _self, source, globals, locals) => {
    const vm = machineOf(rt);
    const spaces = namespaces(rt, 'eval', globals, locals);
    const code =
      rt.heap.type[source] === TypeId.Code
        ? source
        : vm.compile(sourceText(rt, 'eval', source).replace(/^[ \t]+/, ''), '<string>', 'eval');
    return run(vm, code, spaces.globals, spaces.locals);
  }),
  native(
    'compile',
    'source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1',
    (rt, _self, source, filename, mode, flags, _inherit, optimize) => {
      const kind = rt.text(mode);
      if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
        return rt.raise('ValueError', "compile() mode must be 'exec', 'eval' or 'single'");
      }
      const bits = flags === NULL ? 0 : Number(rt.intValue(flags));
      const vm = machineOf(rt);
      const name = rt.str(filename);
      const level = optimize === NULL ? -1 : Number(rt.intValue(optimize));
      const fromTree = vm.modules.trees.compile(vm, source, name, kind, bits, Math.max(level, 0));
      if (fromTree !== NULL) return fromTree;
      if ((bits & PyCF_ONLY_AST) !== 0)
        return vm.modules.trees.parse(vm, sourceText(rt, 'compile', source), name, kind);
      return vm.compile(sourceText(rt, 'compile', source), name, kind, bits);
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
    const level = value('level') === NULL ? 0 : Number(rt.intValue(value('level')));
    const globals = value('globals');
    return vm.modules.importHook(
      rt.text(value('name')),
      level,
      value('fromlist'),
      globals === NULL || globals === NONE ? vm.globals : globals,
    );
  }),
];
