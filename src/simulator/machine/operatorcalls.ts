/**
 * Operators that a Python class defines, entered as frames of the running loop: what goes through native code
 * instead takes JavaScript stack at each level. Twin of BINARY_OP_SUBSCR_GETITEM of Python/bytecodes.c, and of the
 * slot functions of Objects/typeobject.c for the cases where the left operand's method is the first to be asked.
 */
import { BinaryOp as Nb, COMPARE_TO_BOOL, Op } from '../compiler/opcodes';
import { boolHandle, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { FunctionWord } from '../objects/function';
import { compareName } from '../objects/slotfunctions';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type CompareOp } from '../objects/typeobject';
import { compareAfterLeft } from '../protocols/compare';
import { binaryAfterLeft } from '../protocols/number';
import { truthOf } from '../protocols/truth';
import { enterFrame, makeFrame, ReturnMode } from './frames';
import type { Interpreter } from './interpreter';
import { BINARY_SLOTS } from './ops/operators';

/** Special methods by the argument of BINARY_OP; those that change an object in place are not among them. */
const METHODS: readonly (string | null)[] = [
  '__add__',
  '__and__',
  '__floordiv__',
  '__lshift__',
  '__matmul__',
  '__mul__',
  '__mod__',
  '__or__',
  null,
  '__rshift__',
  '__sub__',
  '__truediv__',
  '__xor__',
];

/** BINARY_OP on an instance of a Python class: true when its method runs now, with both operands left on the stack. */
export function enterBinary(vm: Interpreter, oparg: number, a: Handle, b: Handle): boolean {
  if (oparg === Nb.NB_SUBSCR) return enterMethod(vm, '__getitem__', a, b);
  const name = METHODS[oparg];
  return typeof name === 'string' && asksLeftFirst(vm, a, b) && enterMethod(vm, name, a, b);
}

/** COMPARE_OP, likewise. */
export function enterCompare(vm: Interpreter, op: CompareOp, a: Handle, b: Handle): boolean {
  return asksLeftFirst(vm, a, b) && enterMethod(vm, compareName(op), a, b);
}

/** Whether the right operand's class cannot come first: it is the same one, or no Python class. */
function asksLeftFirst(vm: Interpreter, a: Handle, b: Handle): boolean {
  const right = vm.heap.type[b];
  return right === vm.heap.type[a] || right < TypeId.FirstDynamic;
}

function enterMethod(vm: Interpreter, name: string, a: Handle, b: Handle): boolean {
  const { heap } = vm;
  const type = vm.typeOf(a);
  if (!type.has(TypeFlag.Heap)) return false;
  const func = vm.lookupType(type, name);
  if (func === NULL || heap.type[func] !== TypeId.Function) return false;
  const exec = vm.execOf(func);
  if (!exec.simple || exec.isGenerator || exec.code.argcount !== 2) return false;
  vm.checkRecursion('');
  const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
  const fp = heap.base[frame] + vm.headerWords;
  heap.setRef(fp, a);
  heap.setRef(fp + 1, b);
  enterFrame(vm, frame, exec, ReturnMode.Operator);
  return true;
}

/** The method of an operator has returned (an owned value): its operands still lie on the stack. */
export function finishOperator(vm: Interpreter, value: Handle): void {
  const { heap, stack } = vm;
  const word = vm.exec.instructions[vm.last] & 0x7fffffff;
  const oparg = word >> 8;
  heap.autorelease(value);
  const a = stack[vm.sp - 2];
  const b = stack[vm.sp - 1];
  let result = value;
  if ((word & 0xff) === Op.COMPARE_OP) {
    if (value === NOT_IMPLEMENTED) result = compareAfterLeft(vm, a, b, oparg >> 5);
    if ((oparg & COMPARE_TO_BOOL) !== 0) result = boolHandle(truthOf(vm, result));
  } else if (value === NOT_IMPLEMENTED && oparg !== Nb.NB_SUBSCR) {
    result = binaryAfterLeft(vm, BINARY_SLOTS[oparg], a, b);
  }
  vm.replaceTop(2, result);
}
