// Code for expressions. Twin of codegen_visit_expr and what it calls (Python/codegen.c).
import type { cmpop, Compare, expr, IfExp, Location, operator } from '../../syntax/ast';
import { ScopeType } from '../unit';
import type { Compiler } from '../compiler';
import { NONE } from '../constants';
import { type Label, NO_LOCATION } from '../instructions';
import { BinaryOp, CompareOp, Intrinsic1, Op, ResumeKind } from '../opcodes';
import { preprocess } from '../preprocess';
import { loadAttribute, visitCall } from './calls';
import { visitComprehension } from './comprehensions';
import { visitDict, visitList, visitSet, visitTuple } from './displays';
import { visitLambda } from './functions';
import { nameOp } from './names';
import { visitFormattedValue, visitInterpolation, visitJoinedStr, visitTemplateStr } from './strings';
import { visitSlice, visitSubscript } from './subscripts';
import { checkCompare } from './warnings';

/** Generates code for expressions one after the other. */
export function visitExprs(c: Compiler, list: readonly expr[]): void {
  for (const e of list) {
    visitExpr(c, e);
  }
}

/** Generates the code of an expression: afterwards its value is on the stack (or the target is stored or deleted). */
export function visitExpr(c: Compiler, original: expr): void {
  const e = preprocess(original, c.optimize);
  if (e.kind !== 'BinOp') {
    c.recurse(() => visitNested(c, e));
    return;
  }
  // A long sum nests to the left; it must not need a deep stack.
  const spine = [e];
  let left = preprocess(e.left, c.optimize);
  while (left.kind === 'BinOp') {
    spine.push(left);
    left = preprocess(left.left, c.optimize);
  }
  c.recurse(() => {
    visitExpr(c, left);
    for (const binop of spine.reverse()) {
      visitExpr(c, binop.right);
      c.op(Op.BINARY_OP, binop, binaryOps[binop.op]);
    }
  });
}

/** BINARY_OP's oparg for each operator; in place 13 more. */
export const binaryOps: Readonly<Record<operator, BinaryOp>> = {
  Add: BinaryOp.NB_ADD,
  Sub: BinaryOp.NB_SUBTRACT,
  Mult: BinaryOp.NB_MULTIPLY,
  MatMult: BinaryOp.NB_MATRIX_MULTIPLY,
  Div: BinaryOp.NB_TRUE_DIVIDE,
  Mod: BinaryOp.NB_REMAINDER,
  Pow: BinaryOp.NB_POWER,
  LShift: BinaryOp.NB_LSHIFT,
  RShift: BinaryOp.NB_RSHIFT,
  BitOr: BinaryOp.NB_OR,
  BitXor: BinaryOp.NB_XOR,
  BitAnd: BinaryOp.NB_AND,
  FloorDiv: BinaryOp.NB_FLOOR_DIVIDE,
};

function visitNested(c: Compiler, e: Exclude<expr, { kind: 'BinOp' }>): void {
  switch (e.kind) {
    case 'NamedExpr':
      visitExpr(c, e.value);
      c.op(Op.COPY, e, 1);
      visitExpr(c, e.target);
      break;
    case 'BoolOp':
      visitBoolOp(c, e);
      break;
    case 'UnaryOp':
      visitUnaryOp(c, e);
      break;
    case 'Lambda':
      visitLambda(c, e);
      break;
    case 'IfExp':
      visitIfExp(c, e);
      break;
    case 'Dict':
      visitDict(c, e);
      break;
    case 'Set':
      visitSet(c, e);
      break;
    case 'GeneratorExp':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      visitComprehension(c, e);
      break;
    case 'Yield':
      visitYield(c, e, e.value);
      break;
    case 'YieldFrom':
      visitYieldFrom(c, e, e.value);
      break;
    case 'Await':
      visitExpr(c, e.value);
      c.op(Op.GET_AWAITABLE, e, 0);
      c.loadConst(e, NONE);
      addYieldFrom(c, e, true);
      break;
    case 'Compare':
      visitCompare(c, e);
      break;
    case 'Call':
      visitCall(c, e);
      break;
    case 'Constant':
      c.loadConst(e, e.value);
      break;
    case 'JoinedStr':
      visitJoinedStr(c, e);
      break;
    case 'TemplateStr':
      visitTemplateStr(c, e);
      break;
    case 'FormattedValue':
      visitFormattedValue(c, e);
      break;
    case 'Interpolation':
      visitInterpolation(c, e);
      break;
    case 'Attribute':
      loadAttribute(c, e);
      break;
    case 'Subscript':
      visitSubscript(c, e);
      break;
    case 'Starred':
      return c.error(
        e.ctx === 'Store'
          ? 'starred assignment target must be in a list or tuple'
          : "can't use starred expression here",
        e,
      );
    case 'Slice':
      visitSlice(c, e);
      break;
    case 'Name':
      nameOp(c, e, e.id, e.ctx);
      break;
    case 'List':
      visitList(c, e);
      break;
    case 'Tuple':
      visitTuple(c, e);
      break;
  }
}

function visitUnaryOp(c: Compiler, e: Extract<expr, { kind: 'UnaryOp' }>): void {
  visitExpr(c, e.operand);
  switch (e.op) {
    case 'UAdd':
      c.op(Op.CALL_INTRINSIC_1, e, Intrinsic1.UNARY_POSITIVE);
      break;
    case 'Not':
      c.op(Op.TO_BOOL, e);
      c.op(Op.UNARY_NOT, e);
      break;
    case 'Invert':
      c.op(Op.UNARY_INVERT, e);
      break;
    case 'USub':
      c.op(Op.UNARY_NEGATIVE, e);
      break;
  }
}

function visitBoolOp(c: Compiler, e: Extract<expr, { kind: 'BoolOp' }>): void {
  const jump = e.op === 'And' ? Op.JUMP_IF_FALSE : Op.JUMP_IF_TRUE;
  const end = c.newLabel();
  e.values.forEach((value, i) => {
    visitExpr(c, value);
    if (i < e.values.length - 1) {
      c.jump(jump, e, end);
      c.op(Op.POP_TOP, e);
    }
  });
  c.useLabel(end);
}

function visitIfExp(c: Compiler, e: IfExp): void {
  const end = c.newLabel();
  const next = c.newLabel();
  jumpIf(c, e, e.test, next, false);
  visitExpr(c, e.body);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  c.useLabel(next);
  visitExpr(c, e.orelse);
  c.useLabel(end);
}

function visitCompare(c: Compiler, e: Compare): void {
  checkCompare(c, e);
  visitExpr(c, e.left);
  const last = e.ops.length - 1;
  if (last === 0) {
    visitExprs(c, e.comparators);
    e.ops.forEach((op) => addCompare(c, e, op));
    return;
  }
  const cleanup = c.newLabel();
  e.comparators.forEach((comparator, i) => {
    visitExpr(c, comparator);
    if (i < last) {
      c.op(Op.SWAP, e, 2);
      c.op(Op.COPY, e, 2);
    }
    addCompare(c, e, e.ops[i]);
    if (i < last) {
      c.op(Op.COPY, e, 1);
      c.op(Op.TO_BOOL, e);
      c.jump(Op.POP_JUMP_IF_FALSE, e, cleanup);
      c.op(Op.POP_TOP, e);
    }
  });
  const end = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  c.useLabel(cleanup);
  c.op(Op.SWAP, e, 2);
  c.op(Op.POP_TOP, e);
  c.useLabel(end);
}

/** COMPARE_OP's oparg: the comparison, and the mask its specialised forms use. */
const compareOpargs = {
  Lt: (CompareOp.LT << 5) | 2,
  LtE: (CompareOp.LE << 5) | 2 | 8,
  Eq: (CompareOp.EQ << 5) | 8,
  NotEq: (CompareOp.NE << 5) | 1 | 2 | 4,
  Gt: (CompareOp.GT << 5) | 4,
  GtE: (CompareOp.GE << 5) | 4 | 8,
} as const;

/** Emits the instruction of a comparison operator. */
export function addCompare(c: Compiler, loc: Location, op: cmpop | undefined): void {
  switch (op) {
    case 'Is':
      return c.op(Op.IS_OP, loc, 0);
    case 'IsNot':
      return c.op(Op.IS_OP, loc, 1);
    case 'In':
      return c.op(Op.CONTAINS_OP, loc, 0);
    case 'NotIn':
      return c.op(Op.CONTAINS_OP, loc, 1);
    case undefined:
      return;
    default:
      return c.op(Op.COMPARE_OP, loc, compareOpargs[op]);
  }
}

/** Jumps to `next` if the truth of the expression is `cond`; else goes on (codegen_jump_if). */
export function jumpIf(c: Compiler, loc: Location, original: expr, next: Label, cond: boolean): void {
  const e = preprocess(original, c.optimize);
  switch (e.kind) {
    case 'UnaryOp':
      if (e.op === 'Not') {
        c.recurse(() => jumpIf(c, loc, e.operand, next, !cond));
        return;
      }
      break;
    case 'BoolOp': {
      const cond2 = e.op === 'Or';
      const next2 = cond2 === cond ? next : c.newLabel();
      c.recurse(() =>
        e.values.forEach((value, i) => {
          const last = i === e.values.length - 1;
          jumpIf(c, loc, value, last ? next : next2, last ? cond : cond2);
        }),
      );
      if (next2 !== next) {
        c.useLabel(next2);
      }
      return;
    }
    case 'IfExp': {
      const end = c.newLabel();
      const next2 = c.newLabel();
      c.recurse(() => {
        jumpIf(c, loc, e.test, next2, false);
        jumpIf(c, loc, e.body, next, cond);
        c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
        c.useLabel(next2);
        jumpIf(c, loc, e.orelse, next, cond);
      });
      c.useLabel(end);
      return;
    }
    case 'Compare':
      if (e.ops.length > 1) {
        jumpIfChain(c, e, next, cond);
        return;
      }
      break;
    default:
      break;
  }
  visitExpr(c, e);
  c.op(Op.TO_BOOL, e);
  c.jump(cond ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, e, next);
}

/** jumpIf of a chained comparison. */
function jumpIfChain(c: Compiler, e: Compare, next: Label, cond: boolean): void {
  checkCompare(c, e);
  const cleanup = c.newLabel();
  const last = e.ops.length - 1;
  visitExpr(c, e.left);
  e.comparators.forEach((comparator, i) => {
    visitExpr(c, comparator);
    if (i < last) {
      c.op(Op.SWAP, e, 2);
      c.op(Op.COPY, e, 2);
    }
    addCompare(c, e, e.ops[i]);
    c.op(Op.TO_BOOL, e);
    if (i < last) {
      c.jump(Op.POP_JUMP_IF_FALSE, e, cleanup);
    }
  });
  c.jump(cond ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, e, next);
  const end = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  c.useLabel(cleanup);
  c.op(Op.POP_TOP, e);
  if (!cond) {
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, next);
  }
  c.useLabel(end);
}

function visitYield(c: Compiler, e: Location, value: expr | null): void {
  if (!c.entry.isFunctionLike) {
    c.error("'yield' outside function", e);
  }
  if (value === null) {
    c.loadConst(e, NONE);
  } else {
    visitExpr(c, value);
  }
  addYield(c, e);
}

/** Yields the top of the stack (codegen_addop_yield). */
export function addYield(c: Compiler, loc: Location): void {
  if (c.entry.generator && c.entry.coroutine) {
    c.op(Op.CALL_INTRINSIC_1, loc, Intrinsic1.ASYNC_GEN_WRAP);
  }
  c.op(Op.YIELD_VALUE, loc, 0);
  c.op(Op.RESUME, loc, ResumeKind.AFTER_YIELD);
}

function visitYieldFrom(c: Compiler, e: Location, value: expr): void {
  if (!c.entry.isFunctionLike) {
    c.error("'yield from' outside function", e);
  }
  if (c.unit.scopeType === ScopeType.AsyncFunction) {
    c.error("'yield from' inside async function", e);
  }
  visitExpr(c, value);
  c.op(Op.GET_YIELD_FROM_ITER, e);
  c.loadConst(e, NONE);
  addYieldFrom(c, e, false);
}

/** Drives the iterator below the top of the stack to its end; returns the label of its last instruction, END_SEND. */
export function addYieldFrom(c: Compiler, loc: Location, isAwait: boolean): Label {
  const send = c.newLabel();
  const fail = c.newLabel();
  const exit = c.newLabel();
  c.useLabel(send);
  c.jump(Op.SEND, loc, exit);
  // StopIteration raised while the generator is closed or thrown into must end it too.
  c.jump(Op.SETUP_FINALLY, loc, fail);
  c.op(Op.YIELD_VALUE, loc, 1);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.RESUME, loc, isAwait ? ResumeKind.AFTER_AWAIT : ResumeKind.AFTER_YIELD_FROM);
  c.jump(Op.JUMP_NO_INTERRUPT, loc, send);
  c.useLabel(fail);
  c.op(Op.CLEANUP_THROW, loc);
  c.useLabel(exit);
  c.op(Op.END_SEND, loc);
  return exit;
}
