// Code for try statements. Twin of codegen_try_finally, codegen_try_except and codegen_try_star_except (Python/codegen.c).
import type { Location, Try, TryStar } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { NONE } from '../constants';
import { NO_LOCATION } from '../instructions';
import { Intrinsic2, Op } from '../opcodes';
import { FBlockType } from '../unit';
import { visitExpr } from './expressions';
import { nameOp } from './names';
import { visitStmts } from './statements';

/** Puts the previous exception back and raises the one on the stack again. */
export function popExceptAndReraise(c: Compiler, loc: Location): void {
  c.op(Op.COPY, loc, 3);
  c.op(Op.POP_EXCEPT, loc);
  c.op(Op.RERAISE, loc, 1);
}

/** `try` with `except` and `finally`. */
export function visitTry(c: Compiler, s: Try): void {
  if (s.finalbody.length > 0) {
    visitFinally(c, s, () => visitExcept(c, s));
  } else {
    visitExcept(c, s);
  }
}

/** `try` with `except*`. */
export function visitTryStar(c: Compiler, s: TryStar): void {
  if (s.finalbody.length > 0) {
    visitFinally(c, s, () => visitExceptStar(c, s));
  } else {
    visitExceptStar(c, s);
  }
}

/** The finally body is there twice: for leaving in order, and for exceptions. */
function visitFinally(c: Compiler, s: Try | TryStar, visitHandlers: () => void): void {
  const body = c.newLabel();
  const end = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(Op.SETUP_FINALLY, s, end);
  c.useLabel(body);
  c.pushFBlock({ type: FBlockType.FinallyTry, block: body, loc: s, exit: end, finalbody: s.finalbody });
  if (s.handlers.length > 0) {
    visitHandlers();
  } else {
    visitStmts(c, s.body);
  }
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.popFBlock();
  visitStmts(c, s.finalbody);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, exit);
  c.useLabel(end);
  c.jump(Op.SETUP_CLEANUP, NO_LOCATION, cleanup);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushFBlock({ type: FBlockType.FinallyEnd, block: end, loc: NO_LOCATION, exit: null });
  visitStmts(c, s.finalbody);
  c.popFBlock();
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(exit);
}

/** `name = None; del name`, so that the name can have been deleted in the handler. */
function unbind(c: Compiler, name: string): void {
  c.loadConst(NO_LOCATION, NONE);
  nameOp(c, NO_LOCATION, name, 'Store');
  nameOp(c, NO_LOCATION, name, 'Del');
}

function visitExcept(c: Compiler, s: Try): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(Op.SETUP_FINALLY, s, except);
  c.useLabel(body);
  c.pushFBlock({ type: FBlockType.TryExcept, block: body, loc: s, exit: null });
  visitStmts(c, s.body);
  c.popFBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  visitStmts(c, s.orelse);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  c.useLabel(except);
  c.jump(Op.SETUP_CLEANUP, NO_LOCATION, cleanup);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushFBlock({ type: FBlockType.ExceptionHandler, block: null, loc: s, exit: null });
  s.handlers.forEach((handler, i) => {
    if (handler.type === null && i < s.handlers.length - 1) {
      c.error("default 'except:' must be last", handler);
    }
    const next = c.newLabel();
    c.begin();
    if (handler.type !== null) {
      visitExpr(c, handler.type);
      c.op(Op.CHECK_EXC_MATCH, handler);
      c.jump(Op.POP_JUMP_IF_FALSE, handler, next);
    }
    const { name } = handler;
    const cleanupEnd = c.newLabel();
    const cleanupBody = c.newLabel();
    if (name !== null) {
      nameOp(c, handler, name, 'Store');
      // A second try, whose finally unbinds the name.
      c.jump(Op.SETUP_CLEANUP, handler, cleanupEnd);
    } else {
      c.op(Op.POP_TOP, handler);
    }
    c.useLabel(cleanupBody);
    c.pushFBlock({ type: FBlockType.HandlerCleanup, block: cleanupBody, loc: handler, exit: null, name });
    visitStmts(c, handler.body);
    c.popFBlock();
    if (name !== null) {
      c.op(Op.POP_BLOCK, NO_LOCATION);
    }
    c.op(Op.POP_BLOCK, NO_LOCATION);
    c.op(Op.POP_EXCEPT, NO_LOCATION);
    if (name !== null) {
      unbind(c, name);
    }
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
    if (name !== null) {
      c.useLabel(cleanupEnd);
      unbind(c, name);
      c.op(Op.RERAISE, NO_LOCATION, 1);
    }
    c.useLabel(next);
  });
  c.popFBlock();
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(end);
}

/**
 * The stack in the handlers: the original group, the list of exceptions raised in handlers, and the rest of the group
 * that no handler has taken.
 */
function visitExceptStar(c: Compiler, s: TryStar): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const orelse = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  const reraiseStar = c.newLabel();
  c.jump(Op.SETUP_FINALLY, s, except);
  c.useLabel(body);
  c.pushFBlock({ type: FBlockType.TryExcept, block: body, loc: s, exit: null });
  visitStmts(c, s.body);
  c.popFBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, orelse);
  c.useLabel(except);
  c.jump(Op.SETUP_CLEANUP, NO_LOCATION, cleanup);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushFBlock({ type: FBlockType.ExceptionGroupHandler, block: null, loc: s, exit: null });
  s.handlers.forEach((handler, i) => {
    const next = c.newLabel();
    const exceptWithError = c.newLabel();
    const noMatch = c.newLabel();
    if (i === 0) {
      c.op(Op.BUILD_LIST, handler, 0);
      c.op(Op.COPY, handler, 2);
    }
    c.begin();
    if (handler.type !== null) {
      visitExpr(c, handler.type);
      c.op(Op.CHECK_EG_MATCH, handler);
      c.op(Op.COPY, handler, 1);
      c.jump(Op.POP_JUMP_IF_NONE, handler, noMatch);
    }
    const { name } = handler;
    const cleanupEnd = c.newLabel();
    const cleanupBody = c.newLabel();
    if (name !== null) {
      nameOp(c, handler, name, 'Store');
    } else {
      c.op(Op.POP_TOP, handler);
    }
    c.jump(Op.SETUP_CLEANUP, handler, cleanupEnd);
    c.useLabel(cleanupBody);
    c.pushFBlock({ type: FBlockType.HandlerCleanup, block: cleanupBody, loc: handler, exit: null, name });
    visitStmts(c, handler.body);
    c.popFBlock();
    c.op(Op.POP_BLOCK, NO_LOCATION);
    if (name !== null) {
      unbind(c, name);
    }
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, next);
    c.useLabel(cleanupEnd);
    if (name !== null) {
      unbind(c, name);
    }
    c.op(Op.LIST_APPEND, NO_LOCATION, 3);
    c.op(Op.POP_TOP, NO_LOCATION);
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, exceptWithError);
    c.useLabel(next);
    c.op(Op.NOP, NO_LOCATION);
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, exceptWithError);
    c.useLabel(noMatch);
    c.op(Op.POP_TOP, handler);
    c.useLabel(exceptWithError);
    if (i === s.handlers.length - 1) {
      c.op(Op.LIST_APPEND, NO_LOCATION, 1);
      c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, reraiseStar);
    }
  });
  c.popFBlock();
  const reraise = c.newLabel();
  c.useLabel(reraiseStar);
  c.op(Op.CALL_INTRINSIC_2, NO_LOCATION, Intrinsic2.PREP_RERAISE_STAR);
  c.op(Op.COPY, NO_LOCATION, 1);
  c.jump(Op.POP_JUMP_IF_NOT_NONE, NO_LOCATION, reraise);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  c.useLabel(reraise);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.SWAP, NO_LOCATION, 2);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(orelse);
  visitStmts(c, s.orelse);
  c.useLabel(end);
}
