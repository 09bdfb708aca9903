/** The general way of BINARY_OP and COMPARE_OP: slots of the operands' types. */
import { BinaryOp as Nb } from '../../compiler/opcodes';
import { boolHandle, type Handle } from '../../memory';
import { dictLookup, dictLookupStr, dictSet } from '../../objects/dict';
import type { Raised } from '../../objects/errors';
import { ListWord } from '../../objects/list';
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

/** Replaces the two operands on the stack by the result; or gives what was raised, with the operands still there. */
export function binaryOperation(vm: Interpreter, oparg: number, a: Handle, b: Handle): Raised | null {
  let result: Handle;
  if (oparg === Nb.NB_SUBSCR) {
    if (vm.heap.type[a] === TypeId.Dict) return dictSubscript(vm, a, b);
    if (isBeyond(vm, a, b)) return vm.raisingWith('IndexError', [vm.newStr('list index out of range')]);
    result = getItemOf(vm, a, b);
  } else if (oparg >= Nb.NB_INPLACE_ADD) result = inplaceOf(vm, BINARY_SLOTS[oparg - Nb.NB_INPLACE_ADD], a, b);
  else result = binaryOf(vm, BINARY_SLOTS[oparg], a, b);
  vm.replaceTop(2, result);
  return null;
}

/** `dict[key]` of an exact dict. */
function dictSubscript(vm: Interpreter, dict: Handle, key: Handle): Raised | null {
  const { heap, stack } = vm;
  const address = entry(vm, dict, key);
  if (address === 0) return vm.raisingWith('KeyError', [key]);
  const item = heap.incref(heap.words[address]);
  heap.drain(vm.poolBase);
  vm.discard(2);
  stack[vm.sp++] = item;
  return null;
}

/** Whether it is an item of an exact list that the list does not have: what ends many a loop. */
function isBeyond({ heap }: Interpreter, list: Handle, index: Handle): boolean {
  if (heap.type[list] !== TypeId.List || heap.type[index] !== TypeId.Int) return false;
  const size = heap.words[heap.base[list] + ListWord.Size];
  const at = heap.num[index];
  return at >= size || at < -size;
}

/** The address of an exact dict's value, 0: not there. */
function entry(vm: Interpreter, dict: Handle, key: Handle): number {
  return vm.heap.type[key] === TypeId.Str ? dictLookupStr(vm, dict, key) : dictLookup(vm, dict, key);
}

/** CONTAINS_OP's question. */
export function contains(vm: Interpreter, container: Handle, value: Handle): boolean {
  const type = vm.heap.type[container];
  if (type === TypeId.Dict) return entry(vm, container, value) !== 0;
  if (type === TypeId.Set && vm.heap.type[value] === TypeId.Int) return setContains(vm, container, value);
  return containsOf(vm, container, value);
}

/** STORE_SUBSCR: [value, container, key] -> []. */
export function storeSubscript(vm: Interpreter, container: Handle, key: Handle, value: Handle): void {
  const { heap } = vm;
  if (heap.type[container] === TypeId.Dict) {
    const address = heap.type[key] === TypeId.Str ? dictLookupStr(vm, container, key) : 0;
    if (address !== 0) heap.setRef(address, value);
    else dictSet(vm, container, key, value);
  } else vm.setItem(container, key, value);
  heap.drain(vm.poolBase);
  vm.discard(3);
}

/** Replaces the two operands on the stack by the comparison's result, as a bool if asked for. */
export function compareOperation(vm: Interpreter, op: CompareOp, toBool: boolean, a: Handle, b: Handle): void {
  const result = compareOf(vm, a, b, op);
  vm.replaceTop(2, toBool ? boolHandle(truthOf(vm, result)) : result);
}
