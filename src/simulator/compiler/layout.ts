// The order of the blocks and the size of the stack; then nothing but real instructions is left.
// Twin of push_cold_blocks_to_end, calculate_stackdepth, normalize_jumps and convert_pseudo_* (Python/flowgraph.c).
import {
  Block,
  blocksFrom,
  clearVisited,
  isBlockPush,
  isConditionalJump,
  isScopeExit,
  isUnconditionalJump,
  newInstr,
  setOp0,
} from './cfg';
import { removeRedundantNopsAndJumps } from './lines';
import { NO_LOCATION } from './instructions';
import { isJump, Op, stackEffect } from './opcodes';

/** Moves the blocks that only exceptions lead to behind all others. */
export function pushColdBlocksToEnd(entry: Block): void {
  if (entry.next === null) {
    return;
  }
  markWarm(entry);
  markCold(entry);
  // A cold block must not fall into a warm one any more.
  for (const b of blocksFrom(entry)) {
    if (b.cold && !b.noFallthrough && b.next?.warm === true) {
      const { next } = b;
      const jump = new Block();
      next.hasLabel = true;
      jump.instrs.push(newInstr(Op.JUMP_NO_INTERRUPT, 0, NO_LOCATION, next));
      jump.cold = true;
      jump.next = next;
      jump.predecessors = 1;
      b.next = jump;
    }
  }
  const warm: Block[] = [];
  const cold: Block[] = [];
  for (const b of blocksFrom(entry)) {
    (b.cold ? cold : warm).push(b);
  }
  const order = [...warm, ...cold];
  order.forEach((b, i) => {
    b.next = order[i + 1] ?? null;
  });
  if (cold.length > 0) {
    removeRedundantNopsAndJumps(entry);
  }
}

function markWarm(entry: Block): void {
  clearVisited(entry);
  const stack: Block[] = [entry];
  entry.visited = true;
  for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
    b.warm = true;
    const visit = (target: Block | null): void => {
      if (target !== null && !target.visited) {
        target.visited = true;
        stack.push(target);
      }
    };
    if (!b.noFallthrough) {
      visit(b.next);
    }
    for (const instr of b.instrs) {
      if (isJump(instr.op)) {
        visit(instr.target);
      }
    }
  }
}

function markCold(entry: Block): void {
  clearVisited(entry);
  const stack: Block[] = [];
  for (const b of blocksFrom(entry)) {
    if (b.exceptHandler) {
      stack.push(b);
      b.visited = true;
    }
  }
  for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
    b.cold = true;
    const visit = (target: Block | null): void => {
      if (target !== null && !target.warm && !target.visited) {
        target.visited = true;
        stack.push(target);
      }
    };
    if (!b.noFallthrough) {
      visit(b.next);
    }
    for (const instr of b.instrs) {
      if (isJump(instr.op)) {
        visit(instr.target);
      }
    }
  }
}

/** JUMP_IF_* become COPY, TO_BOOL and POP_JUMP_IF_*. */
export function convertPseudoConditionalJumps(entry: Block): void {
  for (const b of blocksFrom(entry)) {
    const { last } = b;
    if (last?.op === Op.JUMP_IF_FALSE || last?.op === Op.JUMP_IF_TRUE) {
      last.op = last.op === Op.JUMP_IF_FALSE ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
      const copy = newInstr(Op.COPY, 1, last.loc);
      const toBool = newInstr(Op.TO_BOOL, 0, last.loc);
      copy.except = last.except;
      toBool.except = last.except;
      b.instrs.splice(b.instrs.length - 1, 0, copy, toBool);
    }
  }
}

/** The deepest the stack gets; leaves each block's depth at its start in the block. */
export function calculateStackDepth(entry: Block): number {
  for (const b of blocksFrom(entry)) {
    b.startDepth = -1;
  }
  const stack: Block[] = [];
  let maxDepth = 0;
  const push = (block: Block | null, depth: number): void => {
    if (block === null) {
      return;
    }
    if (block.startDepth >= 0 && block.startDepth !== depth) {
      throw new Error('Invalid CFG, inconsistent stackdepth');
    }
    if (block.startDepth < 0) {
      block.startDepth = depth;
      stack.push(block);
    }
  };
  push(entry, 0);
  for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
    let depth = b.startDepth;
    let next = b.next;
    for (const instr of b.instrs) {
      const newDepth = depth + stackEffect(instr.op, instr.oparg, false);
      if (newDepth < 0) {
        throw new Error('Invalid CFG, stack underflow');
      }
      maxDepth = Math.max(maxDepth, depth, newDepth);
      const goes = isJump(instr.op) || isBlockPush(instr.op);
      if (goes && instr.op !== Op.END_ASYNC_FOR) {
        const targetDepth = depth + stackEffect(instr.op, instr.oparg, true);
        maxDepth = Math.max(maxDepth, targetDepth);
        push(instr.target, targetDepth);
      }
      depth = newDepth;
      if (isUnconditionalJump(instr.op) || isScopeExit(instr.op)) {
        next = null;
        break;
      }
    }
    push(next, depth);
  }
  return maxDepth;
}

/** Block pushes become NOPs, and the two stand-ins for fast locals the real ones. */
export function convertPseudoOps(entry: Block): void {
  for (const b of blocksFrom(entry)) {
    for (const instr of b.instrs) {
      if (isBlockPush(instr.op)) {
        setOp0(instr, Op.NOP);
        instr.target = null;
      } else if (instr.op === Op.LOAD_CLOSURE) {
        instr.op = Op.LOAD_FAST;
      } else if (instr.op === Op.STORE_FAST_MAYBE_NULL) {
        instr.op = Op.STORE_FAST;
      }
    }
  }
  removeRedundantNopsAndJumps(entry);
}

const reversed = new Map<Op, Op>([
  [Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_NONE],
  [Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE],
  [Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE],
  [Op.POP_JUMP_IF_TRUE, Op.POP_JUMP_IF_FALSE],
]);

/** Conditional jumps only go forward: one that goes back jumps over an unconditional one. */
export function normalizeJumps(entry: Block): void {
  clearVisited(entry);
  for (const b of blocksFrom(entry)) {
    b.visited = true;
    const { last } = b;
    if (last === undefined || last.target === null || !isConditionalJump(last.op)) {
      continue;
    }
    if (!last.target.visited) {
      b.append(Op.NOT_TAKEN, 0, last.loc);
      continue;
    }
    const { target } = last;
    const backwards = new Block();
    backwards.instrs.push(newInstr(Op.NOT_TAKEN, 0, last.loc), newInstr(Op.JUMP, 0, last.loc, target));
    backwards.startDepth = target.startDepth;
    last.op = reversed.get(last.op) ?? last.op;
    last.target = b.next;
    backwards.cold = b.cold;
    backwards.next = b.next;
    b.next = backwards;
  }
}
