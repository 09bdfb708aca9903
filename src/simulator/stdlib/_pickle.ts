/**
 * The module _pickle: it has nothing of its own; when Lib/pickle.py has run with its Python classes, they get the names
 * and say the words of those in Modules/_pickle.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { bindArguments, native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';

const FUNCTIONS: Readonly<Record<string, string>> = {
  dump: 'obj, file, protocol=None, *, fix_imports=True, buffer_callback=None',
  dumps: 'obj, protocol=None, *, fix_imports=True, buffer_callback=None',
  load: "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
  loads: "data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
};

/** Reads a pickle; what is wrong with it is said as C does. */
function reading(rt: Runtime, read: () => void): void {
  const problem = rt.attempt(['KeyError', 'EOFError'], read);
  if (problem === NULL) return;
  const [detail] = rt.toArray(rt.getAttr(problem, 'args'));
  if (rt.isInstance(problem, rt.exceptionType('EOFError'))) {
    rt.raise('EOFError', detail === undefined ? 'Ran out of input' : rt.str(detail));
  }
  if (!rt.isInt(detail)) rt.raiseWith('KeyError', [detail]);
  const key = Number(rt.intValue(detail));
  const shown = key >= 0x20 && key < 0x7f ? String.fromCharCode(key) : `\\x${key.toString(16).padStart(2, '0')}`;
  const type = rt.typeObject(rt.getAttr(rt.importModule('pickle'), 'UnpicklingError'));
  rt.raiseWith(type, [rt.newStr(`invalid load key, '${shown}'.`)]);
}

function wrapFunction(vm: Interpreter, module: Handle, name: string): void {
  const original = vm.holdForRun(vm.getAttr(module, name));
  const shape = native(name, FUNCTIONS[name], () => NONE);
  const run = (rt: Runtime, _self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle => {
    const [first] = bindArguments(rt, shape, args, kwnames);
    if (name.startsWith('dump')) return rt.call(original, args, kwnames);
    if (name === 'loads' && bufferOf(rt, first) === null) {
      rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, first)}'`);
    }
    let result: Handle = NULL;
    reading(rt, () => {
      result = rt.call(original, args, kwnames);
    });
    return result;
  };
  const fn = rawNative(name, `(${FUNCTIONS[name]})`, run, { binding: 'function' });
  vm.setAttr(module, name, newBuiltinFunction(vm, fn, NULL, vm.newStr('_pickle')));
}

function complete(vm: Interpreter, module: Handle): void {
  for (const name of ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler']) {
    const type = vm.getAttr(module, name);
    vm.setAttr(type, '__module__', vm.newStr('_pickle'));
    vm.setAttr(type, '__name__', vm.newStr(name));
    vm.setAttr(type, '__qualname__', vm.newStr(name));
  }
  for (const name of Object.keys(FUNCTIONS)) wrapFunction(vm, module, name);
}

export const pickleModule: BuiltinModule = { name: '_pickle', completes: { pickle: complete } };
