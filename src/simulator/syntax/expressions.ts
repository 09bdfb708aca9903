/**
 * Expressions as a whole: tuples, named expressions, conditional expressions, yield and lambda.
 * Twin of the EXPRESSIONS part of Grammar/python.gram; operators.ts and primaries.ts have what is below them.
 */
import type { Constant, expr, IfExp, Lambda, Name, NamedExpr, Starred, Tuple, Yield, YieldFrom } from './ast';
import { invalidExpression, invalidLegacyExpression, invalidNamedExpression } from './invalid-expressions';
import { at } from './nodes';
import { parseNumber } from './number-literals';
import { disjunction, bitwiseOr } from './operators';
import { lambdaParameters } from './parameters';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';

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
