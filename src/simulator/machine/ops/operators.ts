/** The general way of BINARY_OP and COMPARE_OP: slots of the operands' types. */
import { BinaryOp as Nb } from '../../compiler/opcodes';
import { boolHandle, type Handle } from '../../memory';
import { dictLookupStr } from '../../objects/dict';
import { setContains } from '../../objects/set';
import { TypeId } from '../../objects/typeids';
import type { BinaryOp } from '../../objects/runtime';
import type { CompareOp } from '../../objects/typeobject';
import { compareOf } from '../../protocols/compare';
import { containsOf, getItemOf } from '../../protocols/mapping';
import { binaryOf, inplaceOf } from '../../protocols/number';
import { truthOf } from '../../protocols/truth';
import type { Interpreter } from '../interpreter';

/** Slots by the argument of BINARY_OP. */
export const BINARY_SLOTS: readonly BinaryOp[] = [
  'add',
  'and',
  'floorDivide',
  'lshift',
  'matrixMultiply',
  'multiply',
  'remainder',
  'or',
  'power',
  'rshift',
  'subtract',
  'trueDivide',
  'xor',
];

/** Replaces the two operands on the stack by the result. */
export function binaryOperation(vm: Interpreter, oparg: number, a: Handle, b: Handle): void {
  let result: Handle;
  if (oparg === Nb.NB_SUBSCR) {
    const address = strEntry(vm, a, b);
    if (address !== 0) {
      const item = vm.heap.incref(vm.heap.words[address]);
      vm.discard(2);
      vm.stack[vm.sp++] = item;
      return;
    }
    result = getItemOf(vm, a, b);
  } else if (oparg >= Nb.NB_INPLACE_ADD) result = inplaceOf(vm, BINARY_SLOTS[oparg - Nb.NB_INPLACE_ADD], a, b);
  else result = binaryOf(vm, BINARY_SLOTS[oparg], a, b);
  vm.replaceTop(2, result);
}

/** The address of a dict's value for a str key, 0: not a dict, not a str, not there. */
function strEntry(vm: Interpreter, container: Handle, key: Handle): number {
  const { heap } = vm;
  if (heap.type[container] !== TypeId.Dict || heap.type[key] !== TypeId.Str) return 0;
  return dictLookupStr(vm, container, key);
}

/** CONTAINS_OP's question. */
export function contains(vm: Interpreter, container: Handle, value: Handle): boolean {
  const { heap } = vm;
  const type = heap.type[container];
  if (type === TypeId.Dict && heap.type[value] === TypeId.Str) return dictLookupStr(vm, container, value) !== 0;
  if (type === TypeId.Set && heap.type[value] === TypeId.Int) return setContains(vm, container, value);
  return containsOf(vm, container, value);
}

/** STORE_SUBSCR: [value, container, key] -> []. */
export function storeSubscript(vm: Interpreter, container: Handle, key: Handle, value: Handle): void {
  const address = strEntry(vm, container, key);
  if (address !== 0) vm.heap.setRef(address, value);
  else vm.setItem(container, key, value);
  vm.heap.drain(vm.poolBase);
  vm.discard(3);
}

/** Replaces the two operands on the stack by the comparison's result, as a bool if asked for. */
export function compareOperation(vm: Interpreter, op: CompareOp, toBool: boolean, a: Handle, b: Handle): void {
  const result = compareOf(vm, a, b, op);
  vm.replaceTop(2, toBool ? boolHandle(truthOf(vm, result)) : result);
}
