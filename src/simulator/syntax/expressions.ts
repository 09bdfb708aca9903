/**
 * Expressions down to primaries. Twin of the EXPRESSIONS part of Grammar/python.gram.
 *
 * Chains of operators are loops here (CPython's left-recursive rules), so that `1+1+...` of any length is safe.
 */
import type {
  Attribute,
  Await,
  BinOp,
  BoolOp,
  boolop,
  cmpop,
  Compare,
  Constant,
  expr,
  IfExp,
  Lambda,
  Location,
  Name,
  NamedExpr,
  operator,
  Slice,
  Starred,
  Subscript,
  Tuple,
  unaryop,
  UnaryOp,
  Yield,
  YieldFrom,
} from './ast';
import { callTrailer, starredExpression } from './arguments';
import { atom, genexp } from './atoms';
import {
  invalidArithmetic,
  invalidExpression,
  invalidFactor,
  invalidLegacyExpression,
  invalidNamedExpression,
} from './invalid-expressions';
import { at } from './nodes';
import { parseNumber } from './number-literals';
import { lambdaParameters } from './parameters';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';
import type { Token } from './token';

type ExprRule = (p: PegParser) => expr | null;

/** ','.element+ [','], as a tuple if there is a comma. */
function tupleOf(p: PegParser, element: ExprRule): expr | null {
  const start = p.peek();
  const first = element(p);
  if (first === null || !p.at(T.COMMA)) return first;
  const elts = [first];
  while (p.expect(T.COMMA) !== null) {
    const next = element(p);
    if (next === null) break;
    elts.push(next);
  }
  return at<Tuple>({ kind: 'Tuple', elts, ctx: 'Load' }, start, p.last());
}

/** ','.element+ [','], as a list; null if there is no element. */
export function listOf<R>(p: PegParser, element: (p: PegParser) => R | null): R[] | null {
  const first = element(p);
  if (first === null) return null;
  const items = [first];
  while (p.expect(T.COMMA) !== null) {
    const next = element(p);
    if (next === null) break;
    items.push(next);
  }
  return items;
}

/** ','.element+ without a comma at the end (one that is there stays unread). */
export function gather<R>(p: PegParser, element: (p: PegParser) => R | null): R[] | null {
  const first = element(p);
  if (first === null) return null;
  const items = [first];
  for (;;) {
    const mark = p.mark;
    if (p.expect(T.COMMA) === null) return items;
    const next = element(p);
    if (next === null) {
      p.mark = mark;
      return items;
    }
    items.push(next);
  }
}

/** expressions */
export function expressions(p: PegParser): expr | null {
  return tupleOf(p, expression);
}

/** star_expressions */
export function starExpressions(p: PegParser): expr | null {
  return tupleOf(p, starExpression);
}

/** annotated_rhs: yield_expr | star_expressions */
export function annotatedRhs(p: PegParser): expr | null {
  return p.at(T.YIELD) ? yieldExpr(p) : starExpressions(p);
}

function starExpression(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.STAR_EXPRESSION, starExpressionBody) : starExpressionBody(p);
}

function starExpressionBody(p: PegParser): expr | null {
  return p.at(T.STAR) ? (starBitwiseOr(p) ?? expression(p)) : expression(p);
}

function starBitwiseOr(p: PegParser): expr | null {
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star === null) return null;
  const value = bitwiseOr(p);
  if (value === null) return p.fail(mark);
  return at<Starred>({ kind: 'Starred', value, ctx: 'Load' }, star, p.last());
}

/** star_named_expression: '*' bitwise_or | named_expression */
export function starNamedExpression(p: PegParser): expr | null {
  return p.at(T.STAR) ? (starBitwiseOr(p) ?? namedExpression(p)) : namedExpression(p);
}

/** star_named_expressions: ','.star_named_expression+ [','] */
export function starNamedExpressions(p: PegParser): expr[] | null {
  return listOf(p, starNamedExpression);
}

/** NAME as an expression. */
export function name(p: PegParser): Name | null {
  const token = p.expect(T.NAME);
  return token === null ? null : at<Name>({ kind: 'Name', id: token.text, ctx: 'Load' }, token, token);
}

/** NUMBER as an expression. */
export function number(p: PegParser): Constant | null {
  const token = p.expect(T.NUMBER);
  if (token === null) return null;
  return at<Constant>({ kind: 'Constant', value: parseNumber(p, token), prefix: null }, token, token);
}

/** Whether `NAME :=` comes next. */
export function atAssignmentExpression(p: PegParser): boolean {
  return p.at(T.NAME) && p.typeAt(1) === T.COLONEQUAL;
}

/** assignment_expression: NAME ':=' ~ expression */
export function assignmentExpression(p: PegParser): expr | null {
  if (!atAssignmentExpression(p)) return null;
  const mark = p.mark;
  const start = p.peek();
  p.mark += 2;
  const value = expression(p);
  if (value === null) return p.fail(mark);
  const target = at<Name>({ kind: 'Name', id: start.text, ctx: 'Store' }, start, start);
  return at<NamedExpr>({ kind: 'NamedExpr', target, value }, start, p.last());
}

/** named_expression */
export function namedExpression(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.NAMED_EXPRESSION, namedExpressionBody) : namedExpressionBody(p);
}

function namedExpressionBody(p: PegParser): expr | null {
  if (atAssignmentExpression(p)) return assignmentExpression(p);
  if (p.callInvalidRules) invalidNamedExpression(p);
  return expressionNotNamed(p);
}

/** expression !':=' */
function expressionNotNamed(p: PegParser): expr | null {
  const mark = p.mark;
  const value = expression(p);
  return value === null || p.at(T.COLONEQUAL) ? p.fail(mark) : value;
}

/** assignment_expression | expression !':=' */
export function assignmentOrExpression(p: PegParser): expr | null {
  return atAssignmentExpression(p) ? assignmentExpression(p) : expressionNotNamed(p);
}

/** expression */
export function expression(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.EXPRESSION, expressionBody) : plainExpression(p);
}

function expressionBody(p: PegParser): expr | null {
  if (p.callInvalidRules) {
    invalidExpression(p);
    invalidLegacyExpression(p);
  }
  return plainExpression(p);
}

/** disjunction 'if' disjunction 'else' expression | disjunction | lambdef */
export function plainExpression(p: PegParser): expr | null {
  if (p.at(T.LAMBDA)) return lambdef(p);
  const start = p.peek();
  const body = disjunction(p);
  if (body === null || !p.at(T.IF)) return body;
  const mark = p.mark;
  p.mark++;
  const test = disjunction(p);
  if (test === null || p.expect(T.ELSE) === null) {
    p.mark = mark;
    return body;
  }
  const orelse = p.nest('operator', expression);
  if (orelse === null) {
    p.mark = mark;
    return body;
  }
  return at<IfExp>({ kind: 'IfExp', test, body, orelse }, start, p.last());
}

/** expression_without_invalid: the same, with the error rules switched off below it. */
export function expressionWithoutInvalid(p: PegParser): expr | null {
  const before = p.callInvalidRules;
  p.callInvalidRules = false;
  const result = plainExpression(p);
  p.callInvalidRules = before;
  return result;
}

/** yield_expr */
export function yieldExpr(p: PegParser): expr | null {
  const start = p.expect(T.YIELD);
  if (start === null) return null;
  const mark = p.mark;
  if (p.expect(T.FROM) !== null) {
    const source = expression(p);
    if (source !== null) return at<YieldFrom>({ kind: 'YieldFrom', value: source }, start, p.last());
    p.mark = mark;
  }
  const value = starExpressions(p);
  return at<Yield>({ kind: 'Yield', value }, start, p.last());
}

/** lambdef: 'lambda' [lambda_params] ':' expression */
function lambdef(p: PegParser): expr | null {
  const mark = p.mark;
  const start = p.expect(T.LAMBDA);
  if (start === null) return null;
  const args = lambdaParameters(p);
  if (args === null || p.expect(T.COLON) === null) return p.fail(mark);
  const body = p.nest('operator', expression);
  if (body === null) return p.fail(mark);
  return at<Lambda>({ kind: 'Lambda', args, body }, start, p.last());
}

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

/** primary: an atom and any number of `.name`, `(...)`, `[...]` */
export function primary(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.PRIMARY, primaryBody) : primaryBody(p);
}

function primaryBody(p: PegParser): expr | null {
  const start = p.peek();
  let node = atom(p);
  while (node !== null) {
    const next = trailer(p, start, node);
    if (next === null) return node;
    node = next;
  }
  return null;
}

/** One of `.name`, `(...)`, `[...]` after a primary. */
export function trailer(p: PegParser, start: Location, value: expr): expr | null {
  // The rule for a call with a generator expression has error rules for other brackets, too.
  if (p.callInvalidRules && (p.at(T.LSQB) || p.at(T.LBRACE))) p.nest('bracket', genexp);
  switch (p.peek().type) {
    case T.DOT:
      return attributeTrailer(p, start, value);
    case T.LPAR:
      return p.nest('bracket', (q) => callTrailer(q, start, value));
    case T.LSQB:
      return subscriptTrailer(p, start, value);
    default:
      return null;
  }
}

/** The same in a target, where CPython tries subscripts before calls. */
export function targetTrailer(p: PegParser, start: Location, value: expr): expr | null {
  if (p.at(T.LSQB)) {
    const subscript = subscriptTrailer(p, start, value);
    if (subscript !== null) return subscript;
  }
  return trailer(p, start, value);
}

function attributeTrailer(p: PegParser, start: Location, value: expr): expr | null {
  const mark = p.mark;
  p.mark++;
  const attribute = p.expect(T.NAME);
  if (attribute === null) return p.fail(mark);
  return at<Attribute>({ kind: 'Attribute', value, attr: attribute.text, ctx: 'Load' }, start, attribute);
}

function subscriptTrailer(p: PegParser, start: Location, value: expr): expr | null {
  const mark = p.mark;
  p.mark++;
  const slice = p.nest('bracket', slices);
  const close = slice === null ? null : p.expect(T.RSQB);
  if (slice === null || close === null) return p.fail(mark);
  return at<Subscript>({ kind: 'Subscript', value, slice, ctx: 'Load' }, start, close);
}

/** slices */
function slices(p: PegParser): expr | null {
  const start = p.peek();
  const first = sliceOrStarred(p);
  if (first === null) return null;
  if (!p.at(T.COMMA) && first.kind !== 'Starred') return first;
  const elts = [first];
  while (p.expect(T.COMMA) !== null) {
    const next = sliceOrStarred(p);
    if (next === null) break;
    elts.push(next);
  }
  return at<Tuple>({ kind: 'Tuple', elts, ctx: 'Load' }, start, p.last());
}

function sliceOrStarred(p: PegParser): expr | null {
  return slice(p) ?? starredExpression(p);
}

/** slice: [expression] ':' [expression] [':' [expression]] | named_expression */
function slice(p: PegParser): expr | null {
  const mark = p.mark;
  if (!p.errorPass && atAssignmentExpression(p)) return assignmentExpression(p);
  const start = p.peek();
  const lower = expression(p);
  if (p.expect(T.COLON) === null) {
    if (!p.errorPass) return lower === null || p.at(T.COLONEQUAL) ? p.fail(mark) : lower;
    p.mark = mark;
    return namedExpression(p);
  }
  const upper = expression(p);
  const step = p.expect(T.COLON) === null ? null : expression(p);
  return at<Slice>({ kind: 'Slice', lower, upper, step }, start, p.last());
}
