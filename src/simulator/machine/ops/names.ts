/**
 * Names that live in dictionaries: LOAD_NAME, LOAD_GLOBAL and their kin, with caches of where a value stands.
 */
import { NULL, type Handle } from '../../memory';
import { dictDelete, dictLookupStr, dictSet } from '../../objects/dict';
import { FrameWord } from '../../objects/frame';
import { TypeId } from '../../objects/typeids';
import type { ExecCode } from '../execcode';
import type { Interpreter } from '../interpreter';
import { nameError } from '../raise';

/** The namespace of the running module or class body. */
function localsOf(vm: Interpreter): Handle {
  return vm.heap.words[vm.fp - FrameWord.Header + FrameWord.Locals];
}

/** LOAD_GLOBAL: globals, then builtins; remembers the address of the value. Borrowed. */
export function loadGlobal(vm: Interpreter, exec: ExecCode, at: number, index: number): Handle {
  const name = exec.names[index];
  let address = dictLookupStr(vm, vm.globals, name);
  if (address !== 0) {
    exec.cacheVersion[at] = vm.globalsData.version;
    exec.cacheExtra[at] = 0;
  } else {
    if (vm.heap.type[vm.globals] !== TypeId.Dict || vm.builtinsMapping !== NULL) return readGlobal(vm, name);
    address = dictLookupStr(vm, vm.builtins, name);
    if (address === 0) return nameError(vm, name);
    exec.cacheVersion[at] = vm.globalsData.version;
    exec.cacheExtra[at] = vm.builtinsData.version;
  }
  exec.cacheValue[at] = address;
  return vm.heap.words[address];
}

/** LOAD_NAME: locals, globals, builtins. Borrowed or the pool's. */
export function loadName(vm: Interpreter, exec: ExecCode, at: number, index: number): Handle {
  const { heap } = vm;
  const locals = localsOf(vm);
  if (heap.type[locals] !== TypeId.Dict) {
    const found = vm.mappingGet(locals, exec.names[index]);
    return found !== NULL ? found : loadGlobal(vm, exec, at, index);
  }
  const data = vm.payloads.dicts.items[heap.num[locals]];
  const version = exec.cacheVersion[at];
  if (data !== undefined && version === data.version && version !== 0 && exec.cacheExtra[at] === -1) {
    return heap.words[exec.cacheValue[at]];
  }
  const address = dictLookupStr(vm, locals, exec.names[index]);
  if (address !== 0) {
    if (data !== undefined) {
      exec.cacheVersion[at] = data.version;
      exec.cacheExtra[at] = -1;
      exec.cacheValue[at] = address;
    }
    return heap.words[address];
  }
  if (locals === vm.globals && vm.builtinsMapping === NULL && data !== undefined) {
    const builtin = dictLookupStr(vm, vm.builtins, exec.names[index]);
    if (builtin !== 0) {
      exec.cacheVersion[at] = data.version;
      exec.cacheExtra[at] = vm.builtinsData.version;
      exec.cacheValue[at] = builtin;
      return heap.words[builtin];
    }
  }
  exec.cacheVersion[at] = 0;
  return readGlobal(vm, exec.names[index]);
}

/**
 * A name in globals or builtins, without a cache; NameError when there is none. Borrowed or the pool's: globals of a
 * subclass of dict are asked as a mapping (annotationlib runs annotations with such ones).
 */
export function readGlobal(vm: Interpreter, name: Handle): Handle {
  if (vm.heap.type[vm.globals] !== TypeId.Dict) {
    const found = vm.mappingGet(vm.globals, name);
    if (found !== NULL) return found;
  }
  const address = dictLookupStr(vm, vm.globals, name);
  if (address !== 0) return vm.heap.words[address];
  return vm.findBuiltin(name) || nameError(vm, name);
}

/** LOAD_BUILD_CLASS. Borrowed. */
export function loadBuildClass(vm: Interpreter): Handle {
  return vm.findBuiltin(vm.intern('__build_class__')) || vm.raise('NameError', '__build_class__ not found');
}

/** STORE_NAME: takes the value off the stack. */
export function storeName(vm: Interpreter, exec: ExecCode, at: number, index: number): void {
  const { heap, stack } = vm;
  const locals = localsOf(vm);
  const value = stack[vm.sp - 1];
  if (heap.type[locals] === TypeId.Dict) {
    const data = vm.payloads.dicts.items[heap.num[locals]];
    const version = exec.cacheVersion[at];
    if (data !== undefined && version === data.version && version !== 0) {
      vm.sp--;
      heap.storeOwned(exec.cacheValue[at], value);
      return;
    }
    const name = exec.names[index];
    const address = dictLookupStr(vm, locals, name);
    if (address !== 0) {
      if (data !== undefined) {
        exec.cacheVersion[at] = data.version;
        exec.cacheValue[at] = address;
      }
      vm.sp--;
      heap.storeOwned(address, value);
      return;
    }
    dictSet(vm, locals, name, value);
  } else {
    vm.setItem(locals, exec.names[index], value);
  }
  vm.discard(1);
  heap.drain(vm.poolBase);
}

/** DELETE_NAME. */
export function deleteName(vm: Interpreter, exec: ExecCode, index: number): void {
  const locals = localsOf(vm);
  const name = exec.names[index];
  if (vm.heap.type[locals] === TypeId.Dict) {
    if (!dictDelete(vm, locals, name)) nameError(vm, name);
  } else if (vm.attempt(['KeyError'], () => vm.delItem(locals, name)) !== NULL) nameError(vm, name);
  vm.heap.drain(vm.poolBase);
}

/** DELETE_GLOBAL. */
export function deleteGlobal(vm: Interpreter, exec: ExecCode, index: number): void {
  if (!dictDelete(vm, vm.globals, exec.names[index])) nameError(vm, exec.names[index]);
  vm.heap.drain(vm.poolBase);
}

/** LOAD_LOCALS. Borrowed. */
export function loadLocals(vm: Interpreter): Handle {
  const locals = localsOf(vm);
  if (locals === NULL) vm.raise('SystemError', 'no locals');
  return locals;
}
