// Optimizing each basic block: jump threading, constant jumps, comparisons, operands swapped ahead of time.
// Twin of optimize_load_const, optimize_basic_block, swaptimize and apply_static_swaps (Python/flowgraph.c).
import { type Block, blocksFrom, setOp0, setOp1, type Instr } from './cfg';
import type { ConstPool } from './constpool';
import { FALSE, isTrue, TRUE } from './constants';
import type { BinaryOp } from './opcodes';
import { COMPARE_TO_BOOL, Intrinsic1, isJump, Op } from './opcodes';

/** Optimizes loads of constants and what uses them at once (optimize_load_const). */
export function optimizeLoadConst(entry: Block, pool: ConstPool): void {
  for (const b of blocksFrom(entry)) {
    optimizeLoadConstIn(b, pool);
  }
}

function optimizeLoadConstIn(block: Block, pool: ConstPool): void {
  const { instrs } = block;
  let op: Op = Op.NOP;
  let oparg = 0;
  for (let i = 0; i < instrs.length; i++) {
    const instr = instrs[i];
    if (instr === undefined) {
      continue;
    }
    if (instr.op === Op.LOAD_CONST) {
      pool.makeSmallInt(instr, pool.valueOf(instr.op, instr.oparg));
    }
    const copiesConst = op === Op.LOAD_CONST && instr.op === Op.COPY && instr.oparg === 1;
    if (!copiesConst) {
      op = instr.op;
      oparg = instr.oparg;
    }
    const next = instrs[i + 1];
    if ((op !== Op.LOAD_CONST && op !== Op.LOAD_SMALL_INT) || next === undefined) {
      continue;
    }
    const value = pool.valueOf(op, oparg);
    switch (next.op) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.JUMP_IF_FALSE:
      case Op.JUMP_IF_TRUE: {
        const pops = next.op === Op.POP_JUMP_IF_FALSE || next.op === Op.POP_JUMP_IF_TRUE;
        const jumpsIfTrue = next.op === Op.POP_JUMP_IF_TRUE || next.op === Op.JUMP_IF_TRUE;
        if (pops) {
          setOp0(instr, Op.NOP);
        }
        if (isTrue(value) === jumpsIfTrue) {
          next.op = Op.JUMP;
        } else {
          setOp0(next, Op.NOP);
          next.target = null;
        }
        break;
      }
      case Op.IS_OP:
        if (value.type === 'none') {
          optimizeIsNone(instrs, i);
        }
        break;
      case Op.TO_BOOL:
        setOp0(instr, Op.NOP);
        setOp1(next, Op.LOAD_CONST, pool.add(isTrue(value) ? TRUE : FALSE));
        break;
      default:
        break;
    }
  }
}

/** `is None` and `is not None` with a jump become POP_JUMP_IF_NONE and POP_JUMP_IF_NOT_NONE. */
function optimizeIsNone(instrs: readonly Instr[], i: number): void {
  const load = instrs[i];
  const is = instrs[i + 1];
  let jump = instrs[i + 2];
  if (jump?.op === Op.TO_BOOL) {
    setOp0(jump, Op.NOP);
    jump = instrs[i + 3];
  }
  if (load === undefined || is === undefined || jump === undefined) {
    return;
  }
  if (jump.op !== Op.POP_JUMP_IF_FALSE && jump.op !== Op.POP_JUMP_IF_TRUE) {
    return;
  }
  const invert = (is.oparg === 1) !== (jump.op === Op.POP_JUMP_IF_FALSE);
  setOp0(load, Op.NOP);
  setOp0(is, Op.NOP);
  jump.op = invert ? Op.POP_JUMP_IF_NOT_NONE : Op.POP_JUMP_IF_NONE;
}

/** Jumps to where a jump at the target goes; returns whether anything changed. */
function jumpThread(block: Block, instr: Instr, target: Instr, op: Op): boolean {
  if (instr.target === target.target) {
    return false;
  }
  setOp0(instr, Op.NOP);
  instr.target = null;
  block.append(op, 0, target.loc, target.target);
  return true;
}

/** Optimizes one block (optimize_basic_block). */
export function optimizeBasicBlock(block: Block, pool: ConstPool): void {
  const { instrs } = block;
  for (let i = 0; i < instrs.length; i++) {
    const instr = instrs[i];
    if (instr === undefined) {
      continue;
    }
    const target = instr.target?.instrs[0];
    if (target !== undefined && isJump(instr.op)) {
      if (optimizeJump(block, instr, target)) {
        i--;
      }
      continue;
    }
    optimizeInstruction(block, instr, i, pool);
  }
  for (let i = 0; i < instrs.length; i++) {
    if (instrs[i]?.op === Op.SWAP) {
      i = swaptimize(block, i);
      applyStaticSwaps(block, i);
    }
  }
}

/** Threads a jump; returns whether it must be looked at again. */
function optimizeJump(block: Block, instr: Instr, target: Instr): boolean {
  switch (instr.op) {
    case Op.POP_JUMP_IF_NOT_NONE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      return target.op === Op.JUMP && jumpThread(block, instr, target, instr.op);
    case Op.JUMP_IF_FALSE:
    case Op.JUMP_IF_TRUE: {
      if (target.op === Op.JUMP || target.op === instr.op) {
        return jumpThread(block, instr, target, instr.op);
      }
      const opposite = instr.op === Op.JUMP_IF_FALSE ? Op.JUMP_IF_TRUE : Op.JUMP_IF_FALSE;
      if (target.op === opposite && instr.target !== null) {
        instr.target = instr.target.next;
        return true;
      }
      return false;
    }
    case Op.JUMP:
    case Op.JUMP_NO_INTERRUPT:
      if (target.op === Op.JUMP) {
        return jumpThread(block, instr, target, Op.JUMP);
      }
      return target.op === Op.JUMP_NO_INTERRUPT && jumpThread(block, instr, target, instr.op);
    default:
      return false;
  }
}

function optimizeInstruction(block: Block, instr: Instr, i: number, pool: ConstPool): void {
  const next = block.instrs[i + 1];
  const { oparg } = instr;
  switch (instr.op) {
    case Op.BUILD_TUPLE:
      if (next?.op === Op.UNPACK_SEQUENCE && oparg === next.oparg && oparg >= 1 && oparg <= 3) {
        setOp0(instr, Op.NOP);
        if (oparg === 1) {
          setOp0(next, Op.NOP);
        } else {
          next.op = Op.SWAP;
        }
        return;
      }
      pool.foldTuple(block, i);
      break;
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
      pool.foldListOrSet(block, i, next?.op ?? Op.NOP);
      break;
    case Op.STORE_FAST:
      if (next?.op === Op.STORE_FAST && oparg === next.oparg && instr.loc.lineno === next.loc.lineno) {
        setOp0(instr, Op.POP_TOP);
      }
      break;
    case Op.SWAP:
      if (oparg === 1) {
        setOp0(instr, Op.NOP);
      }
      break;
    case Op.LOAD_GLOBAL:
      if (next?.op === Op.PUSH_NULL && (oparg & 1) === 0) {
        instr.oparg |= 1;
        setOp0(next, Op.NOP);
      }
      break;
    case Op.COMPARE_OP:
      if (next?.op === Op.TO_BOOL) {
        setOp0(instr, Op.NOP);
        setOp1(next, Op.COMPARE_OP, oparg | COMPARE_TO_BOOL);
      }
      break;
    case Op.CONTAINS_OP:
    case Op.IS_OP: {
      const { op } = instr;
      if (next?.op === Op.TO_BOOL || next?.op === Op.UNARY_NOT) {
        setOp0(instr, Op.NOP);
        setOp1(next, op, next.op === Op.UNARY_NOT ? oparg ^ 1 : oparg);
      }
      break;
    }
    case Op.TO_BOOL:
      if (next?.op === Op.TO_BOOL) {
        setOp0(instr, Op.NOP);
      }
      break;
    case Op.UNARY_NOT:
      if (next?.op === Op.TO_BOOL) {
        setOp0(instr, Op.NOP);
        setOp0(next, Op.UNARY_NOT);
      } else if (next?.op === Op.UNARY_NOT) {
        setOp0(instr, Op.NOP);
        setOp0(next, Op.NOP);
      } else {
        pool.foldUnaryop(block, i);
      }
      break;
    case Op.UNARY_INVERT:
    case Op.UNARY_NEGATIVE:
      pool.foldUnaryop(block, i);
      break;
    case Op.CALL_INTRINSIC_1:
      if (oparg === Intrinsic1.UNARY_POSITIVE) {
        pool.foldUnaryop(block, i);
      } else if (oparg === Intrinsic1.LIST_TO_TUPLE) {
        if (next?.op === Op.GET_ITER) {
          setOp0(instr, Op.NOP);
        } else {
          pool.foldListToTuple(block, i);
        }
      }
      break;
    case Op.BINARY_OP:
      pool.foldBinop(block, i, oparg as BinaryOp);
      break;
    default:
      break;
  }
}

const VISITED = -1;

/** Replaces a run of SWAPs by the shortest one of the same effect; returns where the run ends. */
function swaptimize(block: Block, start: number): number {
  const { instrs } = block;
  let depth = instrs[start]?.oparg ?? 0;
  let length = 1;
  let more = false;
  for (; start + length < instrs.length; length++) {
    const instr = instrs[start + length];
    if (instr?.op === Op.SWAP) {
      depth = Math.max(depth, instr.oparg);
      more = true;
    } else if (instr?.op !== Op.NOP) {
      break;
    }
  }
  if (!more) {
    return start;
  }
  const run = instrs.slice(start, start + length);
  // What the run does to a stack of distinct items, whose top is item 0.
  const stack = Array.from({ length: depth }, (_, i) => i);
  for (const instr of run) {
    if (instr.op === Op.SWAP) {
      const top = stack[0] ?? 0;
      stack[0] = stack[instr.oparg - 1] ?? 0;
      stack[instr.oparg - 1] = top;
    }
  }
  // Each cycle of the permutation is undone backwards, so the instructions are written from the end of the run.
  let current = length - 1;
  for (let i = 0; i < depth; i++) {
    if (stack[i] === VISITED || stack[i] === i) {
      continue;
    }
    for (let j = i; ;) {
      const instr = run[current];
      if (j !== 0 && instr !== undefined) {
        setOp1(instr, Op.SWAP, j + 1);
        current--;
      }
      const next = stack[j] ?? VISITED;
      if (next === VISITED) {
        break;
      }
      stack[j] = VISITED;
      j = next;
    }
  }
  for (; current >= 0; current--) {
    const instr = run[current];
    if (instr !== undefined) {
      setOp0(instr, Op.NOP);
    }
  }
  return start + length - 1;
}

/** Opcodes that may change places: they only take the top of the stack and run no Python code. */
function isSwappable(op: Op): boolean {
  return op === Op.STORE_FAST || op === Op.STORE_FAST_MAYBE_NULL || op === Op.POP_TOP;
}

function storesTo(instr: Instr | undefined): number {
  return instr?.op === Op.STORE_FAST || instr?.op === Op.STORE_FAST_MAYBE_NULL ? instr.oparg : -1;
}

function nextSwappable(block: Block, after: number, line: number): number {
  for (let i = after + 1; i < block.instrs.length; i++) {
    const instr = block.instrs[i];
    if (instr === undefined || (line >= 0 && instr.loc.lineno !== line)) {
      // A trace function could see the names change in another order.
      return -1;
    }
    if (instr.op !== Op.NOP) {
      return isSwappable(instr.op) ? i : -1;
    }
  }
  return -1;
}

/** Applies the SWAPs up to `from` by swapping the instructions after them. */
function applyStaticSwaps(block: Block, from: number): void {
  const { instrs } = block;
  for (let i = from; i >= 0; i--) {
    const swap = instrs[i];
    if (swap === undefined) {
      return;
    }
    if (swap.op !== Op.SWAP) {
      if (swap.op === Op.NOP || isSwappable(swap.op)) {
        continue;
      }
      return;
    }
    const j = nextSwappable(block, i, -1);
    if (j < 0) {
      return;
    }
    const line = instrs[j]?.loc.lineno ?? -1;
    let k = j;
    for (let count = swap.oparg - 1; count > 0; count--) {
      k = nextSwappable(block, k, line);
      if (k < 0) {
        return;
      }
    }
    const first = instrs[j];
    const second = instrs[k];
    if (first === undefined || second === undefined || !canExchange(instrs, j, k)) {
      return;
    }
    setOp0(swap, Op.NOP);
    instrs[j] = second;
    instrs[k] = first;
  }
}

/** Whether two stores can change places: they and those between them must be to different variables. */
function canExchange(instrs: readonly Instr[], j: number, k: number): boolean {
  const storeJ = storesTo(instrs[j]);
  const storeK = storesTo(instrs[k]);
  if (storeJ < 0 && storeK < 0) {
    return true;
  }
  if (storeJ === storeK) {
    return false;
  }
  for (let i = j + 1; i < k; i++) {
    const store = storesTo(instrs[i]);
    if (store >= 0 && (store === storeJ || store === storeK)) {
      return false;
    }
  }
  return true;
}
