/** Help for modules that bring types of their own: making them, binding the arguments of their constructors. */
import type { Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { bindArguments, Convention, native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import type { TypeSpec } from '../objects/spec';
import { createTypes } from '../objects/typebuild';
import type { Heap } from '../memory';
import type { TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';

/** Makes the types of a module; those in `shown` (default: all) get their names in it. */
export function addTypes(
  vm: Interpreter,
  set: (name: string, value: Handle) => void,
  specs: readonly TypeSpec[],
  shown: (spec: TypeSpec) => boolean = () => true,
): readonly TypeObject[] {
  const types = createTypes(vm, specs);
  specs.forEach((spec) => {
    const type = types.find((each) => each.name === spec.name);
    if (type === undefined) return;
    vm.interned.set(`type ${type.module}.${type.name}`, type.handle);
    if (shown(spec)) set(spec.name, type.handle);
  });
  return types;
}

/** A type that {@link addTypes} made, by its module and name. */
export function moduleType(rt: Runtime, name: string): TypeObject {
  return rt.typeObject(rt.interned.get(`type ${name}`) ?? 0);
}

/** A module's own exception class (PyErr_NewException). */
export function newExceptionClass(vm: Interpreter, module: string, name: string, base: string | Handle): Handle {
  const dict = vm.newDict();
  vm.setItem(dict, vm.intern('__module__'), vm.intern(module));
  const bases = vm.newTuple([typeof base === 'string' ? vm.exceptionType(base).handle : base]);
  return vm.call(vm.types[TypeId.Type].handle, [vm.newStr(name), bases, dict]);
}

/** A constructor's parameters, written as Argument Clinic shows them; see native.ts. */
export function signature(name: string, parameters: string): NativeFunction {
  const shape = native(name, parameters, () => 0);
  // Constructors count their arguments in words of their own, one parameter or several.
  return shape.convention === Convention.One ? { ...shape, convention: Convention.Positional } : shape;
}

/** Binds a constructor's arguments: one handle per parameter, NULL for those not given. */
export function bind(
  rt: Runtime,
  parameters: NativeFunction,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): readonly Handle[] {
  return bindArguments(rt, parameters, args, kwnames);
}

/** Gives back a block of plain words whose address stands in a word; `size` words. */
export function releaseBlock(heap: Heap, word: number, size: number): void {
  const block = heap.words[word];
  if (block === 0) return;
  for (let i = 0; i < size; i++) heap.setRaw(block + i, 0);
  heap.setRaw(word, 0);
  heap.giveBlock(block, size);
}
