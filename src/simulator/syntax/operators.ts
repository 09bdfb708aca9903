/**
 * Operators by precedence, from `or` down to `await`. Twin of the operator rules of Grammar/python.gram.
 *
 * Chains of operators are loops here (CPython's left-recursive rules), so that `1+1+...` of any length is safe.
 */
import type { Await, BinOp, BoolOp, boolop, cmpop, Compare, expr, operator, unaryop, UnaryOp } from './ast';
import { invalidArithmetic, invalidFactor } from './invalid-expressions';
import { at } from './nodes';
import { primary } from './primaries';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';
import type { Token } from './token';

type ExprRule = (p: PegParser) => expr | null;

function boolOp(p: PegParser, op: boolop, token: T, operand: ExprRule): expr | null {
  const start = p.peek();
  const first = operand(p);
  if (first === null || !p.at(token)) return first;
  const values = [first];
  while (p.at(token)) {
    const mark = p.mark;
    p.mark++;
    const next = operand(p);
    if (next === null) {
      p.mark = mark;
      break;
    }
    values.push(next);
  }
  return values.length === 1 ? first : at<BoolOp>({ kind: 'BoolOp', op, values }, start, p.last());
}

/** disjunction: 'or'.conjunction+ */
export function disjunction(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.DISJUNCTION, disjunctionBody) : disjunctionBody(p);
}

function disjunctionBody(p: PegParser): expr | null {
  return boolOp(p, 'Or', T.OR, conjunction);
}

function conjunction(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.CONJUNCTION, conjunctionBody) : conjunctionBody(p);
}

function conjunctionBody(p: PegParser): expr | null {
  return boolOp(p, 'And', T.AND, inversion);
}

/** inversion: 'not' inversion | comparison */
export function inversion(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.INVERSION, inversionBody) : inversionBody(p);
}

function inversionBody(p: PegParser): expr | null {
  if (!p.at(T.NOT)) return comparison(p);
  const mark = p.mark;
  const nots: Token[] = [];
  for (let token = p.expect(T.NOT); token !== null; token = p.expect(T.NOT)) nots.push(token);
  const operand = comparison(p);
  return operand === null ? p.fail(mark) : unary(p, nots, () => 'Not', operand);
}

function unary(p: PegParser, operators: readonly Token[], op: (token: Token) => unaryop, operand: expr): expr {
  const end = p.last();
  let node = operand;
  for (let i = operators.length - 1; i >= 0; i--) {
    node = at<UnaryOp>({ kind: 'UnaryOp', op: op(operators[i]), operand: node }, operators[i], end);
  }
  return node;
}

/** The comparison operator at the mark, which is then behind it. */
function comparisonOperator(p: PegParser): cmpop | null {
  const token = p.peek();
  switch (token.type) {
    case T.EQEQUAL:
      return take(p, 'Eq');
    case T.NOTEQUAL:
      if (p.barryAsFlufl && token.text !== '<>') p.raise("with Barry as BDFL, use '<>' instead of '!='");
      return p.barryAsFlufl === (token.text === '<>') ? take(p, 'NotEq') : null;
    case T.LESSEQUAL:
      return take(p, 'LtE');
    case T.LESS:
      return take(p, 'Lt');
    case T.GREATEREQUAL:
      return take(p, 'GtE');
    case T.GREATER:
      return take(p, 'Gt');
    case T.IN:
      return take(p, 'In');
    case T.NOT:
      if (p.typeAt(1) !== T.IN) return null;
      p.mark++;
      return take(p, 'NotIn');
    case T.IS:
      p.mark++;
      return p.at(T.NOT) ? take(p, 'IsNot') : 'Is';
    default:
      return null;
  }
}

function take(p: PegParser, op: cmpop): cmpop {
  p.mark++;
  return op;
}

function comparison(p: PegParser): expr | null {
  const start = p.peek();
  const left = bitwiseOr(p);
  if (left === null) return null;
  const ops: cmpop[] = [];
  const comparators: expr[] = [];
  for (;;) {
    const mark = p.mark;
    const op = comparisonOperator(p);
    const right = op === null ? null : bitwiseOr(p);
    if (op === null || right === null) {
      p.mark = mark;
      break;
    }
    ops.push(op);
    comparators.push(right);
  }
  return ops.length === 0 ? left : at<Compare>({ kind: 'Compare', left, ops, comparators }, start, p.last());
}

const SHIFT = 3;
const SUM = 4;
const TERM = 5;

/** Binary operators by level: bitwise_or 0, bitwise_xor 1, bitwise_and 2, shift_expr 3, sum 4, term 5. */
const BINARY: readonly ({ readonly level: number; readonly op: operator } | undefined)[] = binaryTable();
function binaryTable(): ({ level: number; op: operator } | undefined)[] {
  const table: ({ level: number; op: operator } | undefined)[] = new Array(T.YIELD + 1).fill(undefined);
  table[T.VBAR] = { level: 0, op: 'BitOr' };
  table[T.CIRCUMFLEX] = { level: 1, op: 'BitXor' };
  table[T.AMPER] = { level: 2, op: 'BitAnd' };
  table[T.LEFTSHIFT] = { level: SHIFT, op: 'LShift' };
  table[T.RIGHTSHIFT] = { level: SHIFT, op: 'RShift' };
  table[T.PLUS] = { level: SUM, op: 'Add' };
  table[T.MINUS] = { level: SUM, op: 'Sub' };
  table[T.STAR] = { level: TERM, op: 'Mult' };
  table[T.SLASH] = { level: TERM, op: 'Div' };
  table[T.DOUBLESLASH] = { level: TERM, op: 'FloorDiv' };
  table[T.PERCENT] = { level: TERM, op: 'Mod' };
  table[T.AT] = { level: TERM, op: 'MatMult' };
  return table;
}

/** bitwise_or: all binary operators except comparisons. */
export function bitwiseOr(p: PegParser): expr | null {
  return p.errorPass ? binaryLevel(p, 0) : binary(p, 0);
}

/** sum, for the rule about `not` after an operator. */
export function sum(p: PegParser): expr | null {
  return binaryLevel(p, SUM);
}

/** By operator precedence, in one function for all levels. */
function binary(p: PegParser, minimum: number): expr | null {
  const start = p.peek();
  let left = factor(p);
  if (left === null) return null;
  for (;;) {
    const entry = BINARY[p.peek().type];
    if (entry === undefined || entry.level < minimum) return left;
    const mark = p.mark;
    p.mark++;
    const right = binary(p, entry.level + 1);
    if (right === null) {
      p.mark = mark;
      return left;
    }
    left = at<BinOp>({ kind: 'BinOp', left, op: entry.op, right }, start, p.last());
  }
}

/** Level by level as CPython's rules do it, because the error rules hang on single levels. */
function binaryLevel(p: PegParser, level: number): expr | null {
  return p.memo(Rule.BITWISE_OR + level, () => binaryLevelBody(p, level));
}

function binaryLevelBody(p: PegParser, level: number): expr | null {
  if (p.callInvalidRules && level === SHIFT) invalidArithmetic(p);
  if (p.callInvalidRules && level === TERM) invalidFactor(p);
  const operand = (): expr | null => (level === TERM ? factor(p) : binaryLevel(p, level + 1));
  const start = p.peek();
  let left = operand();
  if (left === null) return null;
  for (;;) {
    const entry = BINARY[p.peek().type];
    if (entry === undefined || entry.level !== level) return left;
    const mark = p.mark;
    p.mark++;
    const right = operand();
    if (right === null) {
      p.mark = mark;
      return left;
    }
    left = at<BinOp>({ kind: 'BinOp', left, op: entry.op, right }, start, p.last());
  }
}

/** factor: ('+' | '-' | '~') factor | power */
export function factor(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.FACTOR, factorBody) : factorBody(p);
}

function unaryOperator(token: Token): unaryop {
  return token.type === T.PLUS ? 'UAdd' : token.type === T.MINUS ? 'USub' : 'Invert';
}

function factorBody(p: PegParser): expr | null {
  const first = p.peek();
  if (first.type !== T.PLUS && first.type !== T.MINUS && first.type !== T.TILDE) return power(p);
  const mark = p.mark;
  const operators: Token[] = [];
  for (let t = first; t.type === T.PLUS || t.type === T.MINUS || t.type === T.TILDE; t = p.peek()) {
    operators.push(t);
    p.mark++;
  }
  const operand = power(p);
  return operand === null ? p.fail(mark) : unary(p, operators, unaryOperator, operand);
}

function power(p: PegParser): expr | null {
  const start = p.peek();
  const left = awaitPrimary(p);
  if (left === null || !p.at(T.DOUBLESTAR)) return left;
  const mark = p.mark;
  p.mark++;
  const right = p.nest('operator', factor);
  if (right === null) {
    p.mark = mark;
    return left;
  }
  return at<BinOp>({ kind: 'BinOp', left, op: 'Pow', right }, start, p.last());
}

function awaitPrimary(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.AWAIT_PRIMARY, awaitPrimaryBody) : awaitPrimaryBody(p);
}

function awaitPrimaryBody(p: PegParser): expr | null {
  if (!p.at(T.AWAIT)) return primary(p);
  const mark = p.mark;
  const start = p.peek();
  p.mark++;
  const value = primary(p);
  return value === null ? p.fail(mark) : at<Await>({ kind: 'Await', value }, start, p.last());
}
