// Code for with statements. Twin of codegen_with_inner and codegen_async_with_inner (Python/codegen.c).
import type { AsyncWith, Location, With } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { NONE } from '../constants';
import { type Label, NO_LOCATION } from '../instructions';
import { Op, SpecialMethod } from '../opcodes';
import { FBlockType } from '../unit';
import { addYieldFrom, visitExpr } from './expressions';
import { visitStmts } from './statements';
import { popExceptAndReraise } from './try';

/** Calls `__exit__(None, None, None)`. */
export function callExitWithNones(c: Compiler, loc: Location): void {
  c.loadConst(loc, NONE);
  c.loadConst(loc, NONE);
  c.loadConst(loc, NONE);
  c.op(Op.CALL, loc, 3);
}

/** `with`. */
export function visitWith(c: Compiler, s: With): void {
  visitItem(c, s, 0);
}

/** `async with`. */
export function visitAsyncWith(c: Compiler, s: AsyncWith): void {
  visitItem(c, s, 0);
}

function awaitIt(c: Compiler, loc: Location, oparg: number): void {
  c.op(Op.GET_AWAITABLE, loc, oparg);
  c.loadConst(loc, NONE);
  addYieldFrom(c, loc, true);
}

function visitItem(c: Compiler, s: With | AsyncWith, position: number): void {
  const item = s.items[position];
  if (item === undefined) {
    return;
  }
  const isAsync = s.kind === 'AsyncWith';
  const block = c.newLabel();
  const final = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  visitExpr(c, item.context_expr);
  const loc = item.context_expr;
  c.op(Op.COPY, loc, 1);
  c.op(Op.LOAD_SPECIAL, loc, isAsync ? SpecialMethod.AEXIT : SpecialMethod.EXIT);
  c.op(Op.SWAP, loc, 2);
  c.op(Op.SWAP, loc, 3);
  c.op(Op.LOAD_SPECIAL, loc, isAsync ? SpecialMethod.AENTER : SpecialMethod.ENTER);
  c.op(Op.CALL, loc, 0);
  if (isAsync) {
    awaitIt(c, loc, 1);
  }
  c.jump(Op.SETUP_WITH, loc, final);
  c.useLabel(block);
  c.pushFBlock({ type: isAsync ? FBlockType.AsyncWith : FBlockType.With, block, loc, exit: final });
  if (item.optional_vars === null) {
    c.op(Op.POP_TOP, loc);
  } else {
    visitExpr(c, item.optional_vars);
  }
  if (position + 1 === s.items.length) {
    visitStmts(c, s.body);
  } else {
    c.recurse(() => visitItem(c, s, position + 1));
  }
  if (isAsync) {
    c.popFBlock();
    c.begin();
    c.op(Op.POP_BLOCK, loc);
  } else {
    c.op(Op.POP_BLOCK, NO_LOCATION);
    c.popFBlock();
    c.begin();
  }
  callExitWithNones(c, loc);
  if (isAsync) {
    awaitIt(c, loc, 2);
  }
  c.op(Op.POP_TOP, loc);
  c.jump(Op.JUMP, loc, exit);
  // After an exception:
  c.useLabel(final);
  c.jump(Op.SETUP_CLEANUP, loc, cleanup);
  c.op(Op.PUSH_EXC_INFO, loc);
  c.op(Op.WITH_EXCEPT_START, loc);
  if (isAsync) {
    awaitIt(c, loc, 2);
  }
  finishExcept(c, cleanup);
  c.useLabel(exit);
}

/** Raises the exception again unless `__exit__` returned something true. */
function finishExcept(c: Compiler, cleanup: Label): void {
  const suppress = c.newLabel();
  c.op(Op.TO_BOOL, NO_LOCATION);
  c.jump(Op.POP_JUMP_IF_TRUE, NO_LOCATION, suppress);
  c.op(Op.RERAISE, NO_LOCATION, 2);
  c.useLabel(suppress);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  const exit = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, exit);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(exit);
}
