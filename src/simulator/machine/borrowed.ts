/**
 * Values on a frame's stack that CPython 3.14 does not count: LOAD_FAST_BORROW pushes a local without a reference of its
 * own. Such a value is used up before the next jump (optimize_load_fast, Python/flowgraph.c), so what lies on the stack
 * at an instruction follows from those between the last jump and it. Our own stack counts every value.
 */
import { isJump, numPopped, numPushed, Op } from '../compiler/opcodes';
import type { ExecCode } from './execcode';

/** How a value came onto the stack, where it is not the number of the local that it was borrowed from. */
export const enum Loaded {
  Counted = -1,
  /** The place of `self` in a call without one. */
  Null = -2,
  /** Added to the local: an attribute of it is called, as a method if it is one (else there is NULL instead). */
  Owner = 1 << 20,
}

/** Instructions that others jump to, by code. */
const jumpTargets = new WeakMap<ExecCode, ReadonlySet<number>>();

function targetsOf(exec: ExecCode): ReadonlySet<number> {
  let targets = jumpTargets.get(exec);
  if (targets !== undefined) return targets;
  const found = new Set<number>();
  for (const word of exec.instructions) if (isJump(word & 0xff)) found.add((word & 0x7fffffff) >> 8);
  jumpTargets.set(exec, (targets = found));
  return targets;
}

/** The topmost values of the stack before an instruction, the last one on top, as far as is known how they came there. */
export function loadedBefore(exec: ExecCode, at: number): readonly number[] {
  const targets = targetsOf(exec);
  let start = at;
  while (start > 0 && !targets.has(start) && !isJump(exec.instructions[start - 1] & 0xff)) start--;
  const stack: number[] = [];
  for (let i = start; i < at; i++) {
    const word = exec.instructions[i] & 0x7fffffff;
    simulate(stack, word & 0xff, word >> 8, exec.cacheExtra[i]);
  }
  return stack;
}

function simulate(stack: number[], op: Op, oparg: number, executed: number): void {
  const pop = (): number => stack.pop() ?? Loaded.Counted;
  switch (op) {
    case Op.LOAD_FAST_BORROW:
      stack.push(oparg);
      return;
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
      stack.push(oparg >> 4, oparg & 15);
      return;
    case Op.PUSH_NULL:
      stack.push(Loaded.Null);
      return;
    case Op.LOAD_GLOBAL:
      stack.push(Loaded.Counted);
      if ((oparg & 1) !== 0) stack.push(Loaded.Null);
      return;
    case Op.LOAD_ATTR:
    case Op.LOAD_SPECIAL: {
      const self = pop();
      stack.push(Loaded.Counted);
      if (op === Op.LOAD_SPECIAL) stack.push(self);
      else if ((oparg & 1) !== 0) stack.push(self < 0 ? self : self | Loaded.Owner);
      return;
    }
    case Op.LOAD_SUPER_ATTR: {
      const self = pop();
      pop();
      pop();
      stack.push(Loaded.Counted);
      // It makes a bound method until it is specialized.
      if ((oparg & 1) !== 0) stack.push(executed >= 2 ? self : Loaded.Counted);
      return;
    }
    case Op.COPY:
      stack.push(stack[stack.length - oparg] ?? Loaded.Counted);
      return;
    case Op.SWAP: {
      const value = pop();
      const other = stack.length - oparg + 1;
      stack.push(stack[other] ?? Loaded.Counted);
      if (other >= 0) stack[other] = value;
      return;
    }
    default:
  }
  const popped = numPopped(op, oparg);
  const pushed = numPushed(op, oparg);
  if (keepsInputs(op)) {
    for (let n = popped; n > pushed; n--) pop();
    for (let n = popped; n < pushed; n++) stack.push(Loaded.Counted);
    return;
  }
  for (let n = 0; n < popped; n++) pop();
  for (let n = 0; n < pushed; n++) stack.push(Loaded.Counted);
}

/** Whether the lowest values that an instruction takes are those that it leaves. */
function keepsInputs(op: Op): boolean {
  switch (op) {
    case Op.DICT_MERGE:
    case Op.DICT_UPDATE:
    case Op.GET_LEN:
    case Op.IMPORT_FROM:
    case Op.LIST_APPEND:
    case Op.LIST_EXTEND:
    case Op.MAP_ADD:
    case Op.MATCH_KEYS:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.SET_ADD:
    case Op.SET_UPDATE:
      return true;
    default:
      return false;
  }
}
