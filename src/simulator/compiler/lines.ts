// Line numbers in the flow graph: redundant NOPs and jumps go, exits get a line of their own, gaps are filled.
// Together these rules decide which line events a program has. Twin of the same functions in Python/flowgraph.c.
import type { Location } from '../syntax/ast';
import { Block, blocksFrom, copyInstr, type Instr, isUnconditionalJump, nextNonempty, setOp0 } from './cfg';
import { NO_LOCATION } from './instructions';
import { isJump, Op } from './opcodes';

/** Removes the NOPs of one block that carry no line of their own; returns how many. */
export function removeRedundantNopsIn(block: Block): number {
  const { instrs } = block;
  if (!instrs.some((instr) => instr.op === Op.NOP)) {
    return 0;
  }
  const before = [...instrs];
  let kept = 0;
  let previousLine = -1;
  for (let i = 0; i < before.length; i++) {
    const instr = before[i];
    if (instr === undefined) {
      continue;
    }
    const line = instr.loc.lineno;
    if (instr.op === Op.NOP && isRedundant(instr, before[i + 1], previousLine, block)) {
      handOn(instr, before[i + 1] ?? nextNonempty(block.next)?.instrs[0]);
      continue;
    }
    instrs[kept++] = instr;
    previousLine = line;
  }
  block.truncate(kept, before);
  return before.length - kept;
}

/** Whether a NOP can go without a line event less; its line may go to the next instruction. */
function isRedundant(nop: Instr, next: Instr | undefined, previousLine: number, block: Block): boolean {
  const line = nop.loc.lineno;
  if (line < 0 || previousLine === line) {
    return true;
  }
  if (next === undefined) {
    return firstLine(nextNonempty(block.next)) === line;
  }
  if (next.loc.lineno < 0) {
    next.loc = nop.loc;
  }
  return next.loc.lineno === line;
}

/** A statement that began with a NOP begins with the instruction after it. */
function handOn(nop: Instr, next: Instr | undefined): void {
  if (nop.begins && next !== undefined) {
    next.begins = true;
  }
}

/** The line of a block's first instruction that is not a NOP without line; -1 if there is none. */
function firstLine(block: Block | null): number {
  for (const instr of block?.instrs ?? []) {
    if (instr.op !== Op.NOP || instr.loc.lineno >= 0) {
      return instr.loc.lineno;
    }
  }
  return -1;
}

/** Removes redundant NOPs everywhere; returns how many. */
export function removeRedundantNops(entry: Block): number {
  let removed = 0;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    removed += removeRedundantNopsIn(b);
  }
  return removed;
}

/** Removes pairs that push and pop a constant or a copy. */
export function removeRedundantNopsAndPairs(entry: Block): void {
  for (let done = false; !done;) {
    done = true;
    let previous = null;
    let instr = null;
    for (const b of blocksFrom(entry)) {
      removeRedundantNopsIn(b);
      if (b.hasLabel) {
        instr = null;
      }
      for (const next of b.instrs) {
        previous = instr;
        instr = next;
        if (previous === null || instr.op !== Op.POP_TOP) {
          continue;
        }
        const pushes =
          previous.op === Op.LOAD_CONST ||
          previous.op === Op.LOAD_SMALL_INT ||
          (previous.op === Op.COPY && previous.oparg === 1);
        if (pushes) {
          setOp0(previous, Op.NOP);
          setOp0(instr, Op.NOP);
          done = false;
        }
      }
      if ((instr !== null && isJump(instr.op)) || b.noFallthrough) {
        instr = null;
      }
    }
  }
}

/** Turns jumps to the next block into NOPs; returns how many. */
function removeRedundantJumps(entry: Block): number {
  let changes = 0;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { last } = b;
    if (last !== undefined && isUnconditionalJump(last.op) && nextNonempty(last.target) === nextNonempty(b.next)) {
      setOp0(last, Op.NOP);
      changes++;
    }
  }
  return changes;
}

/** Removes redundant NOPs and jumps until there are none. */
export function removeRedundantNopsAndJumps(entry: Block): void {
  while (removeRedundantNops(entry) + removeRedundantJumps(entry) > 0) {
    // Each round leaves fewer of them.
  }
}

/** The most instructions of an exit block that is copied to where it is jumped to from. */
const MAX_COPY_SIZE = 4;

/** Copies small exit blocks, and blocks without lines that never fall through, into the blocks that jump to them. */
export function inlineSmallOrNoLineBlocks(entry: Block): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const b of blocksFrom(entry)) {
      changed = inlineTarget(b) || changed;
    }
  }
}

function inlineTarget(block: Block): boolean {
  const { last } = block;
  if (last === undefined || last.target === null || !isUnconditionalJump(last.op)) {
    return false;
  }
  const { target } = last;
  const smallExit = target.exitsScope && target.instrs.length <= MAX_COPY_SIZE;
  const noLineNoFallthrough = target.hasNoLine && target.noFallthrough;
  if (!smallExit && !noLineNoFallthrough) {
    return false;
  }
  const removedJump = last.op;
  setOp0(last, Op.NOP);
  last.target = null;
  block.instrs.push(...target.instrs.map(copyInstr));
  const newLast = block.last;
  if (noLineNoFallthrough && newLast !== undefined && isUnconditionalJump(newLast.op) && removedJump === Op.JUMP) {
    // The loop must still look whether it has been interrupted.
    newLast.op = Op.JUMP;
  }
  target.predecessors--;
  return true;
}

/** Gives every exit and every loop end a line, and fills the gaps (resolve_line_numbers). */
export function resolveLineNumbers(entry: Block): void {
  duplicateExitsWithoutLine(entry);
  propagateLineNumbers(entry);
}

/** Whether the block ends the frame, or looks for interrupts, and has no line to report. */
function isExitOrEvalCheckWithoutLine(block: Block): boolean {
  return (block.exitsScope || block.instrs.some((instr) => hasEvalBreak(instr.op))) && block.hasNoLine;
}

function hasEvalBreak(op: Op): boolean {
  switch (op) {
    case Op.JUMP:
    case Op.JUMP_BACKWARD:
    case Op.RESUME:
    case Op.CALL:
    case Op.CALL_KW:
    case Op.CALL_FUNCTION_EX:
      return true;
    default:
      return false;
  }
}

function duplicateExitsWithoutLine(entry: Block): void {
  for (const b of blocksFrom(entry)) {
    const { last } = b;
    if (last === undefined || !isJump(last.op)) {
      continue;
    }
    const target = nextNonempty(last.target);
    if (target === null || target.predecessors <= 1 || !isExitOrEvalCheckWithoutLine(target)) {
      continue;
    }
    const copy = new Block();
    copy.instrs = target.instrs.map(copyInstr);
    const [first] = copy.instrs;
    if (first !== undefined) {
      first.loc = last.loc;
    }
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    copy.hasLabel = true;
    copy.exceptHandler = false;
    target.next = copy;
  }
  // What is left without a line is reached by falling through only, hence from one place.
  for (const b of blocksFrom(entry)) {
    const first = b.next?.instrs[0];
    const { last } = b;
    if (b.next !== null && first !== undefined && last !== undefined && !b.noFallthrough) {
      if (isExitOrEvalCheckWithoutLine(b.next)) {
        first.loc = last.loc;
      }
    }
  }
}

function propagateLineNumbers(entry: Block): void {
  for (const b of blocksFrom(entry)) {
    const { last } = b;
    if (last === undefined) {
      continue;
    }
    let previous: Location = NO_LOCATION;
    for (const instr of b.instrs) {
      if (instr.loc.lineno === NO_LOCATION.lineno) {
        instr.loc = previous;
      } else {
        previous = instr.loc;
      }
    }
    const inherit = (target: Block | null): void => {
      const first = target?.instrs[0];
      if (target?.predecessors === 1 && first?.loc.lineno === NO_LOCATION.lineno) {
        first.loc = previous;
      }
    };
    if (!b.noFallthrough) {
      inherit(b.next);
    }
    if (isJump(last.op)) {
      inherit(last.target);
    }
  }
}
