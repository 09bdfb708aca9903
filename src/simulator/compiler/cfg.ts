// The control flow graph: basic blocks and how they are made from an instruction sequence.
// Twin of the first part of Python/flowgraph.c and of Python/flowgraph.c's cfg_builder.
import type { Location } from '../syntax/ast';
import { NO_LOCATION, type InstructionSequence, type RawInstruction } from './instructions';
import { isJump, Op } from './opcodes';

/** An instruction in a basic block. */
export interface Instr {
  op: Op;
  oparg: number;
  loc: Location;
  /** Where a jump or block push goes. */
  target: Block | null;
  /** Where the machine goes if the instruction raises. */
  except: Block | null;
  /** Whether a statement, or a round of a loop, begins with it. */
  begins: boolean;
}

/** A basic block: runs from its first instruction to its last; only the last may jump. */
export class Block {
  instrs: Instr[] = [];
  next: Block | null = null;
  /** Whether something jumps here by name. */
  hasLabel = false;
  predecessors = 0;
  startDepth = -1;
  preserveLasti = false;
  visited = false;
  exceptHandler = false;
  cold = false;
  warm = false;
  exceptStack: readonly Block[] | null = null;
  /** The locals that may be unbound at the start (a set of bits). */
  unsafeLocals = 0n;

  /** The handlers of the instructions that once stood behind the last one, by their index. */
  private readonly formerHandlers: (Block | null)[] = [];

  /** Drops the instructions from `length` on. */
  truncate(length: number, former: readonly Instr[] = this.instrs): void {
    for (let i = length; i < former.length; i++) {
      this.formerHandlers[i] = former[i]?.except ?? null;
    }
    this.instrs.length = length;
  }

  /**
   * Appends an instruction the optimizer makes. Its handler is that of the instruction that stood in its place before, if
   * any did: such instructions cannot raise, and CPython does not care either.
   */
  append(op: Op, oparg: number, loc: Location, target: Block | null = null): void {
    const instr = newInstr(op, oparg, loc, target);
    instr.except = this.formerHandlers[this.instrs.length] ?? null;
    this.instrs.push(instr);
  }

  /** The last instruction. */
  get last(): Instr | undefined {
    return this.instrs[this.instrs.length - 1];
  }

  /** Whether the end of the block is never left by falling into the next. */
  get noFallthrough(): boolean {
    const last = this.last;
    return last !== undefined && (isScopeExit(last.op) || isUnconditionalJump(last.op));
  }

  /** Whether the block ends the frame. */
  get exitsScope(): boolean {
    const last = this.last;
    return last !== undefined && isScopeExit(last.op);
  }

  /** Whether no instruction has a line. */
  get hasNoLine(): boolean {
    return this.instrs.every((instr) => instr.loc.lineno < 0);
  }
}

/** RETURN_VALUE, RAISE_VARARGS and RERAISE end the frame (or go to a handler). */
export function isScopeExit(op: Op): boolean {
  return op === Op.RETURN_VALUE || op === Op.RAISE_VARARGS || op === Op.RERAISE;
}

/** Whether the jump is always taken. */
export function isUnconditionalJump(op: Op): boolean {
  return (
    op === Op.JUMP ||
    op === Op.JUMP_NO_INTERRUPT ||
    op === Op.JUMP_FORWARD ||
    op === Op.JUMP_BACKWARD ||
    op === Op.JUMP_BACKWARD_NO_INTERRUPT
  );
}

/** POP_JUMP_IF_*. */
export function isConditionalJump(op: Op): boolean {
  return (
    op === Op.POP_JUMP_IF_FALSE ||
    op === Op.POP_JUMP_IF_TRUE ||
    op === Op.POP_JUMP_IF_NONE ||
    op === Op.POP_JUMP_IF_NOT_NONE
  );
}

/** SETUP_FINALLY, SETUP_WITH and SETUP_CLEANUP open a protected range. */
export function isBlockPush(op: Op): boolean {
  return op === Op.SETUP_FINALLY || op === Op.SETUP_WITH || op === Op.SETUP_CLEANUP;
}

/** Makes the instruction another one without oparg. */
export function setOp0(instr: Instr, op: Op): void {
  instr.op = op;
  instr.oparg = 0;
}

/** Makes the instruction another one. */
export function setOp1(instr: Instr, op: Op, oparg: number): void {
  instr.op = op;
  instr.oparg = oparg;
}

/** An instruction made by the optimizer. */
export function newInstr(op: Op, oparg: number, loc: Location, target: Block | null = null): Instr {
  return { op, oparg, loc, target, except: null, begins: false };
}

/** A copy that can be changed alone. */
export function copyInstr(instr: Instr): Instr {
  return { ...instr };
}

/** The first block from here on that has instructions. */
export function nextNonempty(block: Block | null): Block | null {
  let b = block;
  while (b !== null && b.instrs.length === 0) {
    b = b.next;
  }
  return b;
}

/** The blocks in order. */
export function* blocksFrom(entry: Block): Generator<Block> {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    yield b;
  }
}

/** Clears the visited marks of all blocks. */
export function clearVisited(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = false;
  }
}

/** Builds the graph and returns its entry (_PyCfg_FromInstructionSequence). */
export function buildCfg(seq: InstructionSequence): Block {
  const { instructions, labelPositions } = seq;
  const targets = new Map<number, Block>();
  for (const instruction of instructions) {
    if (instruction.label !== null) {
      targets.set(labelPositions[instruction.label.id] ?? -1, new Block());
    }
  }
  const entry = new Block();
  let current = entry;
  let terminated = false;
  const add = (raw: RawInstruction): void => {
    if (terminated) {
      current = current.next = new Block();
    }
    const target = raw.label === null ? null : (targets.get(labelPositions[raw.label.id] ?? -1) ?? null);
    current.instrs.push({ ...newInstr(raw.op, raw.oparg, raw.loc, target), begins: raw.begins });
    terminated = isJump(raw.op) || isScopeExit(raw.op);
  };
  instructions.forEach((instruction, position) => {
    const block = targets.get(position);
    if (block !== undefined) {
      block.hasLabel = true;
      current = current.next = block;
      terminated = false;
    }
    if (instruction.op === Op.ANNOTATIONS_PLACEHOLDER) {
      seq.annotationsCode?.instructions.forEach(add);
      return;
    }
    add(instruction);
  });
  return entry;
}

/** Marks the blocks that handle exceptions. */
export function markExceptHandlers(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    for (const instr of block.instrs) {
      if (isBlockPush(instr.op) && instr.target !== null) {
        instr.target.exceptHandler = true;
      }
    }
  }
}

/** Sets for each instruction where it goes if it raises; block pushes and pops lose their work (label_exception_targets). */
export function labelExceptionTargets(entry: Block): void {
  clearVisited(entry);
  const todo: Block[] = [entry];
  entry.visited = true;
  entry.exceptStack = [];
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    let stack: readonly Block[] = b.exceptStack ?? [];
    b.exceptStack = null;
    let lastYieldDepth = -1;
    const visit = (target: Block): void => {
      if (!target.visited) {
        target.exceptStack = stack;
        target.visited = true;
        todo.push(target);
      }
    };
    for (const instr of b.instrs) {
      const handler = stack[stack.length - 1] ?? null;
      if (isBlockPush(instr.op)) {
        const { target } = instr;
        if (target !== null) {
          visit(target);
          if (instr.op !== Op.SETUP_FINALLY) {
            target.preserveLasti = true;
          }
          stack = [...stack, target];
        }
      } else if (instr.op === Op.POP_BLOCK) {
        stack = stack.slice(0, -1);
        setOp0(instr, Op.NOP);
      } else {
        instr.except = handler;
        if (isJump(instr.op) && instr.target !== null) {
          visit(instr.target);
        } else if (instr.op === Op.YIELD_VALUE) {
          lastYieldDepth = stack.length;
        } else if (instr.op === Op.RESUME && instr.oparg !== 0) {
          if (lastYieldDepth === 1) {
            instr.oparg |= 4;
          }
          lastYieldDepth = -1;
        }
      }
    }
    if (!b.noFallthrough && b.next !== null) {
      visit(b.next);
    }
  }
}

/** Empties the blocks no path leads to (remove_unreachable). */
export function removeUnreachable(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    block.predecessors = 0;
    block.visited = false;
  }
  const stack: Block[] = [entry];
  entry.predecessors = 1;
  entry.visited = true;
  for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
    const reach = (target: Block): void => {
      if (!target.visited) {
        target.visited = true;
        stack.push(target);
      }
      target.predecessors++;
    };
    if (b.next !== null && !b.noFallthrough) {
      reach(b.next);
    }
    for (const instr of b.instrs) {
      if (instr.target !== null && (isJump(instr.op) || isBlockPush(instr.op))) {
        reach(instr.target);
      }
    }
  }
  for (const block of blocksFrom(entry)) {
    if (block.predecessors === 0) {
      block.truncate(0);
      block.exceptHandler = false;
    }
  }
}

/** No location, as a constant to compare with. */
export { NO_LOCATION };
