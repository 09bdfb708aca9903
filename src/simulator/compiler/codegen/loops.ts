// Code for loops and for leaving constructs early: break, continue, return.
// Twin of codegen_for, codegen_while, codegen_return and codegen_unwind_fblock (Python/codegen.c).
import type { AsyncFor, For, Location, Return, While } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { NONE } from '../constants';
import { NO_LOCATION } from '../instructions';
import { Op } from '../opcodes';
import { preprocess } from '../preprocess';
import { FBlockType, type FBlock } from '../unit';
import { addYieldFrom, jumpIf, visitExpr } from './expressions';
import { nameOp } from './names';
import { visitStmts } from './statements';
import { callExitWithNones } from './with';

/** `for`. */
export function visitFor(c: Compiler, s: For): void {
  const start = c.newLabel();
  const cleanup = c.newLabel();
  const end = c.newLabel();
  c.pushFBlock({ type: FBlockType.ForLoop, block: start, loc: s, exit: end });
  visitExpr(c, s.iter);
  c.op(Op.GET_ITER, s.iter);
  c.useLabel(start);
  c.begin();
  c.jump(Op.FOR_ITER, s.iter, cleanup);
  // For the line events of a loop header of several lines.
  c.op(Op.NOP, s.target);
  visitExpr(c, s.target);
  visitStmts(c, s.body);
  c.jump(Op.JUMP, NO_LOCATION, start);
  c.useLabel(cleanup);
  // The end of a generator goes to END_FOR, that of other iterators past it.
  c.op(Op.END_FOR, NO_LOCATION);
  c.op(Op.POP_ITER, NO_LOCATION);
  c.popFBlock();
  visitStmts(c, s.orelse);
  c.useLabel(end);
}

/** `async for`. */
export function visitAsyncFor(c: Compiler, s: AsyncFor): void {
  const start = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  visitExpr(c, s.iter);
  c.op(Op.GET_AITER, s.iter);
  c.useLabel(start);
  c.begin();
  c.pushFBlock({ type: FBlockType.AsyncForLoop, block: start, loc: s, exit: end });
  // StopAsyncIteration from __anext__ ends the loop.
  c.jump(Op.SETUP_FINALLY, s, except);
  c.op(Op.GET_ANEXT, s);
  c.loadConst(s, NONE);
  const send = addYieldFrom(c, s, true);
  c.op(Op.POP_BLOCK, s);
  c.op(Op.NOT_TAKEN, s);
  visitExpr(c, s.target);
  visitStmts(c, s.body);
  c.jump(Op.JUMP, NO_LOCATION, start);
  c.popFBlock();
  c.useLabel(except);
  c.jump(Op.END_ASYNC_FOR, s.iter, send);
  visitStmts(c, s.orelse);
  c.useLabel(end);
}

/** `while`. */
export function visitWhile(c: Compiler, s: While): void {
  const loop = c.newLabel();
  const end = c.newLabel();
  const anchor = c.newLabel();
  c.useLabel(loop);
  c.pushFBlock({ type: FBlockType.WhileLoop, block: loop, loc: s, exit: end });
  jumpIf(c, s, s.test, anchor, false);
  visitStmts(c, s.body);
  c.jump(Op.JUMP, NO_LOCATION, loop);
  c.popFBlock();
  c.useLabel(anchor);
  visitStmts(c, s.orelse);
  c.useLabel(end);
}

/** `return`. */
export function visitReturn(c: Compiler, s: Return): void {
  if (!c.entry.isFunctionLike) {
    c.error("'return' outside function", s);
  }
  if (s.value !== null && c.entry.coroutine && c.entry.generator) {
    c.error("'return' with value in async generator", s);
  }
  const value = s.value === null ? null : preprocess(s.value, c.optimize);
  const preserveTos = value !== null && value.kind !== 'Constant';
  let loc: Location = s;
  if (preserveTos) {
    visitExpr(c, value);
  } else if (value !== null) {
    loc = value;
    c.op(Op.NOP, loc);
  }
  if (value === null || value.lineno !== s.lineno) {
    loc = s;
    c.op(Op.NOP, loc);
  }
  loc = unwindStack(c, loc, preserveTos, false).loc;
  if (value === null) {
    c.loadConst(loc, NONE);
  } else if (value.kind === 'Constant') {
    c.loadConst(loc, value.value);
  }
  c.op(Op.RETURN_VALUE, loc);
}

/** `break`. */
export function visitBreak(c: Compiler, s: Location): void {
  c.op(Op.NOP, s);
  const { loc, loop } = unwindStack(c, s, false, true);
  if (loop === null || loop.exit === null) {
    return c.error("'break' outside loop", s);
  }
  c.jump(Op.JUMP, unwind(c, loc, loop, false), loop.exit);
}

/** `continue`. */
export function visitContinue(c: Compiler, s: Location): void {
  c.op(Op.NOP, s);
  const { loc, loop } = unwindStack(c, s, false, true);
  if (loop === null || loop.block === null) {
    return c.error("'continue' not properly in loop", s);
  }
  c.jump(Op.JUMP, loc, loop.block);
}

/**
 * Leaves the open constructs from the inside out, up to the first loop if `toLoop`; they stay open for the code after.
 * Returns the place of the instructions to come and the loop.
 */
function unwindStack(
  c: Compiler,
  from: Location,
  preserveTos: boolean,
  toLoop: boolean,
): { readonly loc: Location; readonly loop: FBlock | null } {
  const left: FBlock[] = [];
  let loc = from;
  let loop: FBlock | null = null;
  for (let top = c.topFBlock(); top !== undefined; top = c.topFBlock()) {
    if (top.type === FBlockType.ExceptionGroupHandler) {
      c.error("'break', 'continue' and 'return' cannot appear in an except* block", loc);
    }
    if (toLoop && isLoop(top)) {
      loop = top;
      break;
    }
    left.push(top);
    c.popFBlock();
    loc = unwind(c, loc, top, preserveTos);
  }
  for (const fblock of left.reverse()) {
    c.pushFBlock(fblock);
  }
  return { loc, loop };
}

function isLoop(fblock: FBlock): boolean {
  return (
    fblock.type === FBlockType.WhileLoop ||
    fblock.type === FBlockType.ForLoop ||
    fblock.type === FBlockType.AsyncForLoop
  );
}

/** Leaves one construct; with `preserveTos` the top of the stack stays. Returns the place of what comes after. */
function unwind(c: Compiler, loc: Location, fblock: FBlock, preserveTos: boolean): Location {
  const keepTos = (depth: number): void => {
    if (preserveTos) {
      c.op(Op.SWAP, loc, depth);
    }
  };
  switch (fblock.type) {
    case FBlockType.WhileLoop:
    case FBlockType.ExceptionHandler:
    case FBlockType.ExceptionGroupHandler:
    case FBlockType.AsyncComprehensionGenerator:
    case FBlockType.StopIteration:
      return loc;
    case FBlockType.ForLoop:
    case FBlockType.AsyncForLoop:
    case FBlockType.PopValue:
      keepTos(2);
      c.op(Op.POP_TOP, loc);
      return loc;
    case FBlockType.TryExcept:
      c.op(Op.POP_BLOCK, loc);
      return loc;
    case FBlockType.FinallyTry:
      c.op(Op.POP_BLOCK, loc);
      if (preserveTos) {
        c.pushFBlock({ type: FBlockType.PopValue, block: null, loc, exit: null });
      }
      visitStmts(c, fblock.finalbody ?? []);
      if (preserveTos) {
        c.popFBlock();
      }
      // The finally block appears to run after the statement that leaves, so what follows has no place of its own.
      return NO_LOCATION;
    case FBlockType.FinallyEnd:
      keepTos(2);
      c.op(Op.POP_TOP, loc);
      keepTos(2);
      c.op(Op.POP_BLOCK, loc);
      c.op(Op.POP_EXCEPT, loc);
      return loc;
    case FBlockType.With:
    case FBlockType.AsyncWith: {
      const exit = fblock.loc;
      c.op(Op.POP_BLOCK, exit);
      if (preserveTos) {
        c.op(Op.SWAP, exit, 3);
        c.op(Op.SWAP, exit, 2);
      }
      callExitWithNones(c, exit);
      if (fblock.type === FBlockType.AsyncWith) {
        c.op(Op.GET_AWAITABLE, exit, 2);
        c.loadConst(exit, NONE);
        addYieldFrom(c, exit, true);
      }
      c.op(Op.POP_TOP, exit);
      return NO_LOCATION;
    }
    case FBlockType.HandlerCleanup: {
      const name = fblock.name ?? null;
      if (name !== null) {
        c.op(Op.POP_BLOCK, loc);
      }
      keepTos(2);
      c.op(Op.POP_BLOCK, loc);
      c.op(Op.POP_EXCEPT, loc);
      if (name !== null) {
        c.loadConst(loc, NONE);
        nameOp(c, loc, name, 'Store');
        nameOp(c, loc, name, 'Del');
      }
      return loc;
    }
  }
}
