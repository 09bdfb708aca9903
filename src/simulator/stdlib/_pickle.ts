/**
 * The module _pickle. Twin of Modules/_pickle.c. Reading pickles is written here; what writes them is Lib/pickle.py's
 * own Pickler, which gets the name of that in C once the module has run.
 */
import { NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { rawNative } from '../objects/native';
import { pickleBufferType } from './pickle/picklebuffer';
import { unpicklerType, loadFunctions } from './pickle/unpickler';
import { addTypes, moduleType } from './typedef';

const WRITERS: Readonly<Record<string, string>> = {
  dump: 'obj, file, protocol=None, *, fix_imports=True, buffer_callback=None',
  dumps: 'obj, protocol=None, *, fix_imports=True, buffer_callback=None',
};
const NAMES = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler'];

function wrapFunction(vm: Interpreter, name: string, original: Handle): Handle {
  const fn = rawNative(name, `(${WRITERS[name]})`, (rt, _self, args, kwnames) => rt.call(original, args, kwnames), {
    binding: 'function',
  });
  return newBuiltinFunction(vm, fn, NULL, vm.newStr('_pickle'));
}

/** Makes Lib/pickle.py what it is where there is a _pickle in C. */
function complete(vm: Interpreter, pickle: Handle): void {
  const own = vm.modules.importModule('_pickle');
  const set = (name: string, value: Handle): void => {
    vm.setAttr(pickle, name, value);
    vm.setAttr(own, name, value);
  };
  for (const name of NAMES) {
    const type = vm.getAttr(pickle, name);
    vm.setAttr(type, '__module__', vm.newStr('_pickle'));
    vm.setAttr(type, '__name__', vm.newStr(name));
    vm.setAttr(type, '__qualname__', vm.newStr(name));
    set(name, type);
  }
  for (const name of Object.keys(WRITERS)) set(name, wrapFunction(vm, name, vm.holdForRun(vm.getAttr(pickle, name))));
  for (const name of ['Unpickler', 'load', 'loads']) set(name, vm.getAttr(own, name));
}

export const pickleModule: BuiltinModule = {
  name: '_pickle',
  doc: 'Optimized C implementation for the Python pickle module.',
  functions: loadFunctions((rt) => moduleType(rt, '_pickle.Unpickler').handle),
  init: (vm, _module, set) => {
    addTypes(vm, set, [pickleBufferType, unpicklerType]);
    // The classes of errors and the Pickler are Lib/pickle.py's, which may be what imports this module.
    vm.modules.importModule('pickle');
  },
  completes: { pickle: complete },
};
