// Fast locals in the flow graph: checks for unbound ones, super-instructions, and loads that need no reference of their own.
// Twin of add_checks_for_loads_of_uninitialized_variables, insert_superinstructions and optimize_load_fast
// (Python/flowgraph.c).
import {
  type Block,
  blocksFrom,
  clearVisited,
  isBlockPush,
  isScopeExit,
  isUnconditionalJump,
  setOp0,
  setOp1,
} from './cfg';
import type { Instr } from './cfg';
import { removeRedundantNops } from './lines';
import { isJump, numPopped, numPushed, Op } from './opcodes';

/** Makes a LOAD_FAST that may find its local unbound a LOAD_FAST_CHECK. */
export function addChecksForUninitialized(entry: Block, nlocals: number, nparams: number): void {
  if (nlocals === 0) {
    return;
  }
  const analyzed = Math.min(nlocals, 64);
  if (nlocals > 64) {
    scanManyLocals(entry, nlocals);
  }
  clearVisited(entry);
  for (const b of blocksFrom(entry)) {
    b.unsafeLocals = 0n;
  }
  const stack: Block[] = [];
  let startMask = 0n;
  for (let i = nparams; i < analyzed; i++) {
    startMask |= 1n << BigInt(i);
  }
  pushUnsafe(entry, startMask, stack);
  // A DELETE_FAST could be anywhere: every block is looked at once.
  for (const b of blocksFrom(entry)) {
    scanBlock(b, stack);
  }
  for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
    b.visited = false;
    scanBlock(b, stack);
  }
}

function pushUnsafe(block: Block, mask: bigint, stack: Block[]): void {
  const both = block.unsafeLocals | mask;
  if (block.unsafeLocals !== both) {
    block.unsafeLocals = both;
    if (!block.visited) {
      stack.push(block);
      block.visited = true;
    }
  }
}

function scanBlock(block: Block, stack: Block[]): void {
  let unsafe = block.unsafeLocals;
  for (const instr of block.instrs) {
    if (instr.except !== null) {
      pushUnsafe(instr.except, unsafe, stack);
    }
    switch (instr.op) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Op.STORE_FAST_MAYBE_NULL:
        if (instr.oparg < 64) {
          unsafe |= 1n << BigInt(instr.oparg);
        }
        break;
      case Op.STORE_FAST:
      case Op.LOAD_FAST_CHECK:
      case Op.LOAD_FAST:
        if (instr.oparg < 64) {
          const bit = 1n << BigInt(instr.oparg);
          if (instr.op === Op.LOAD_FAST && (unsafe & bit) !== 0n) {
            instr.op = Op.LOAD_FAST_CHECK;
          }
          unsafe &= ~bit;
        }
        break;
      default:
        break;
    }
  }
  if (block.next !== null && !block.noFallthrough) {
    pushUnsafe(block.next, unsafe, stack);
  }
  const { last } = block;
  if (last?.target !== null && last !== undefined && isJump(last.op)) {
    pushUnsafe(last.target, unsafe, stack);
  }
}

/** Locals after the 64th are only followed within each block. */
function scanManyLocals(entry: Block, nlocals: number): void {
  const states = new Int32Array(nlocals);
  let number = 0;
  for (const b of blocksFrom(entry)) {
    number++;
    for (const instr of b.instrs) {
      if (instr.oparg < 64) {
        continue;
      }
      switch (instr.op) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Op.STORE_FAST_MAYBE_NULL:
          states[instr.oparg] = number - 1;
          break;
        case Op.STORE_FAST:
          states[instr.oparg] = number;
          break;
        case Op.LOAD_FAST:
          if (states[instr.oparg] !== number) {
            instr.op = Op.LOAD_FAST_CHECK;
          }
          states[instr.oparg] = number;
          break;
        default:
          break;
      }
    }
  }
}

/** Joins pairs of loads and stores of one line into one instruction. */
export function insertSuperinstructions(entry: Block): void {
  for (const b of blocksFrom(entry)) {
    b.instrs.forEach((instr, i) => {
      const next = b.instrs[i + 1];
      if (next === undefined) {
        return;
      }
      if (instr.op === Op.LOAD_FAST && next.op === Op.LOAD_FAST) {
        makeSuper(instr, next, Op.LOAD_FAST_LOAD_FAST);
      } else if (instr.op === Op.STORE_FAST && next.op === Op.LOAD_FAST) {
        makeSuper(instr, next, Op.STORE_FAST_LOAD_FAST);
      } else if (instr.op === Op.STORE_FAST && next.op === Op.STORE_FAST) {
        makeSuper(instr, next, Op.STORE_FAST_STORE_FAST);
      }
    });
  }
  removeRedundantNops(entry);
}

function makeSuper(first: Instr, second: Instr, op: Op): void {
  const line1 = first.loc.lineno;
  const line2 = second.loc.lineno;
  if ((line1 >= 0 && line2 >= 0 && line1 !== line2) || first.oparg >= 16 || second.oparg >= 16) {
    return;
  }
  setOp1(first, op, (first.oparg << 4) | second.oparg);
  setOp0(second, Op.NOP);
}

const NOT_LOCAL = -1;
const NO_INSTR = -1;

/** The values on the simulated stack: which instruction pushed each, and which local it came from. */
class RefStack {
  readonly instrs: number[] = [];
  readonly locals: number[] = [];

  push(instr: number, local: number): void {
    this.instrs.push(instr);
    this.locals.push(local);
  }

  /** Takes the top off and says which instruction pushed it. */
  pop(): number {
    this.locals.pop();
    return this.instrs.pop() ?? NO_INSTR;
  }
}

/**
 * Finds the loads whose value is used up before its local can change, and makes them LOAD_FAST_BORROW.
 * Needs the start depths that the stack depth calculation left in the blocks.
 */
export function optimizeLoadFast(entry: Block): void {
  clearVisited(entry);
  const blocks: Block[] = [entry];
  entry.startDepth = 0;
  entry.visited = true;
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    const escapes = new Set<number>();
    const refs = new RefStack();
    for (let i = 0; i < block.startDepth; i++) {
      refs.push(NO_INSTR, NOT_LOCAL);
    }
    const visit = (target: Block | null): void => {
      if (target !== null && !target.visited) {
        target.visited = true;
        blocks.push(target);
      }
    };
    block.instrs.forEach((instr, i) => simulate(instr, i, refs, escapes, visit));
    const { last } = block;
    if (last !== undefined && !isUnconditionalJump(last.op) && !isScopeExit(last.op)) {
      visit(block.next);
    }
    refs.instrs.forEach((index) => escapes.add(index));
    block.instrs.forEach((instr, i) => {
      if (escapes.has(i)) {
        return;
      }
      if (instr.op === Op.LOAD_FAST) {
        instr.op = Op.LOAD_FAST_BORROW;
      } else if (instr.op === Op.LOAD_FAST_LOAD_FAST) {
        instr.op = Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
      }
    });
  }
}

function killLocal(refs: RefStack, local: number, escapes: Set<number>): void {
  refs.locals.forEach((candidate, i) => {
    if (candidate === local) {
      escapes.add(refs.instrs[i] ?? NO_INSTR);
    }
  });
}

function storeLocal(refs: RefStack, local: number, escapes: Set<number>): void {
  const stored = refs.pop();
  killLocal(refs, local, escapes);
  escapes.add(stored);
}

function simulate(
  instr: Instr,
  i: number,
  refs: RefStack,
  escapes: Set<number>,
  visit: (target: Block | null) => void,
): void {
  const { op, oparg } = instr;
  switch (op) {
    case Op.LOAD_FAST:
      refs.push(i, oparg);
      break;
    case Op.LOAD_FAST_AND_CLEAR:
      killLocal(refs, oparg, escapes);
      refs.push(i, oparg);
      break;
    case Op.LOAD_FAST_LOAD_FAST:
      refs.push(i, oparg >> 4);
      refs.push(i, oparg & 15);
      break;
    case Op.STORE_FAST:
      storeLocal(refs, oparg, escapes);
      break;
    case Op.STORE_FAST_LOAD_FAST:
      storeLocal(refs, oparg >> 4, escapes);
      refs.push(i, oparg & 15);
      break;
    case Op.STORE_FAST_STORE_FAST:
      storeLocal(refs, oparg >> 4, escapes);
      storeLocal(refs, oparg & 15, escapes);
      break;
    case Op.COPY: {
      const at = refs.instrs.length - oparg;
      refs.push(refs.instrs[at] ?? NO_INSTR, refs.locals[at] ?? NOT_LOCAL);
      break;
    }
    case Op.SWAP:
      swap(refs.instrs, oparg);
      swap(refs.locals, oparg);
      break;
    // These leave their inputs on the stack.
    case Op.GET_ANEXT:
    case Op.GET_LEN:
    case Op.IMPORT_FROM:
    case Op.MATCH_KEYS:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.WITH_EXCEPT_START:
      // CPython 3.14 books the new values on the first instructions of the block, not on this one.
      for (let n = 0; n < numPushed(op, oparg) - numPopped(op, oparg); n++) {
        refs.push(n, NOT_LOCAL);
      }
      break;
    // These use up some of them.
    case Op.DICT_MERGE:
    case Op.DICT_UPDATE:
    case Op.LIST_APPEND:
    case Op.LIST_EXTEND:
    case Op.MAP_ADD:
    case Op.RERAISE:
    case Op.SET_ADD:
    case Op.SET_UPDATE:
      for (let n = numPopped(op, oparg) - numPushed(op, oparg); n > 0; n--) {
        refs.pop();
      }
      break;
    case Op.CHECK_EXC_MATCH:
    case Op.END_SEND:
    case Op.SET_FUNCTION_ATTRIBUTE:
      simulatePartly(op, i, refs);
      break;
    case Op.FOR_ITER:
      visit(instr.target);
      refs.push(i, NOT_LOCAL);
      break;
    case Op.LOAD_ATTR:
    case Op.LOAD_SUPER_ATTR: {
      const local = refs.locals[refs.locals.length - 1] ?? NOT_LOCAL;
      const self = refs.pop();
      if (op === Op.LOAD_SUPER_ATTR) {
        refs.pop();
        refs.pop();
      }
      refs.push(i, NOT_LOCAL);
      if ((oparg & 1) !== 0) {
        // For a method call, self may stay on the stack.
        refs.push(self, local);
      }
      break;
    }
    case Op.DELETE_FAST:
      killLocal(refs, oparg, escapes);
      break;
    case Op.FORMAT_SIMPLE:
    case Op.GET_YIELD_FROM_ITER: {
      // A string is its own format, a generator its own iterator.
      const local = refs.locals[refs.locals.length - 1] ?? NOT_LOCAL;
      refs.push(refs.pop(), local);
      break;
    }
    case Op.LOAD_SPECIAL:
    case Op.PUSH_EXC_INFO: {
      const local = refs.locals[refs.locals.length - 1] ?? NOT_LOCAL;
      const value = refs.pop();
      refs.push(i, NOT_LOCAL);
      refs.push(value, local);
      break;
    }
    case Op.SEND:
      visit(instr.target);
      refs.pop();
      refs.push(i, NOT_LOCAL);
      break;
    default:
      if (isJump(op)) {
        visit(instr.target);
      }
      if (!isBlockPush(op)) {
        for (let n = numPopped(op, oparg); n > 0; n--) {
          refs.pop();
        }
        for (let n = numPushed(op, oparg); n > 0; n--) {
          refs.push(i, NOT_LOCAL);
        }
      }
      break;
  }
}

/** Opcodes that keep one of their inputs, on top or below it. */
function simulatePartly(op: Op, i: number, refs: RefStack): void {
  if (op === Op.CHECK_EXC_MATCH) {
    refs.pop();
    refs.push(i, NOT_LOCAL);
    return;
  }
  // END_SEND keeps the value and drops the iterator under it; SET_FUNCTION_ATTRIBUTE keeps the function.
  const local = refs.locals[refs.locals.length - 1] ?? NOT_LOCAL;
  const kept = refs.pop();
  refs.pop();
  refs.push(kept, local);
}

function swap(items: number[], depth: number): void {
  const top = items.length - 1;
  const other = items.length - depth;
  const value = items[other] ?? NO_INSTR;
  items[other] = items[top] ?? NO_INSTR;
  items[top] = value;
}
