/**
 * The `invalid_*` rules about call arguments. Twin of those in Grammar/python.gram; they match nothing, they only raise.
 */
import { argsRule, kwargs, positionalArgument, starredExpression } from './arguments';
import type { CallArguments } from './arguments';
import type { expr } from './ast';
import { forIfClauses } from './atoms';
import { expression, gather } from './expressions';
import { lastComprehensionItem } from './nodes';
import type { PegParser } from './peg-parser';
import { T } from './token';

const GENERATOR_EXPRESSION = 'Generator expression must be parenthesized';
const MEANT_EQUALITY = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

/** invalid_arguments */
export function invalidArguments(p: PegParser): void {
  const mark = p.mark;
  unpackingAfterKeywords(p);
  p.mark = mark;
  generatorFirst(p);
  p.mark = mark;
  nameEqualsGenerator(p);
  p.mark = mark;
  missingValue(p);
  p.mark = mark;
  generatorAfterArguments(p);
  p.mark = mark;
}

/** ((positional+ ',' kwargs) | kwargs) ',' ','.(starred_expression !'=')+ */
function unpackingAfterKeywords(p: PegParser): void {
  const mark = p.mark;
  let matched = gather(p, positionalArgument) !== null && p.expect(T.COMMA) !== null && kwargs(p) !== null;
  if (!matched) {
    p.mark = mark;
    matched = kwargs(p) !== null;
  }
  const comma = matched ? p.expect(T.COMMA) : null;
  if (comma === null) return;
  const starred = gather(p, (q) => {
    const inner = q.mark;
    const value = starredExpression(q);
    return value === null || q.at(T.EQUAL) ? q.fail(inner) : value;
  });
  if (starred !== null) p.raiseFrom(comma, 'iterable argument unpacking follows keyword argument unpacking');
}

/** expression for_if_clauses ',' [args | expression for_if_clauses] */
function generatorFirst(p: PegParser): void {
  const element = expression(p);
  const clauses = element === null ? null : forIfClauses(p);
  if (element === null || clauses === null || p.expect(T.COMMA) === null) return;
  if (argsRule(p) === null && expression(p) !== null) forIfClauses(p);
  p.raiseRange(element, lastComprehensionItem(clauses), GENERATOR_EXPRESSION);
}

/** NAME '=' expression for_if_clauses */
export function nameEqualsGenerator(p: PegParser): void {
  const name = p.expect(T.NAME);
  const equal = name === null ? null : p.expect(T.EQUAL);
  if (name === null || equal === null || expression(p) === null || forIfClauses(p) === null) return;
  p.raiseRange(name, equal, MEANT_EQUALITY);
}

/** (args ',')? NAME '=' &(',' | ')') */
function missingValue(p: PegParser): void {
  const mark = p.mark;
  if (argsRule(p) === null || p.expect(T.COMMA) === null) p.mark = mark;
  const name = p.expect(T.NAME);
  const equal = name === null ? null : p.expect(T.EQUAL);
  if (name === null || equal === null || !(p.at(T.COMMA) || p.at(T.RPAR))) return;
  p.raiseRange(name, equal, 'expected argument value expression');
}

/** args for_if_clauses | args ',' expression for_if_clauses | args ',' args */
function generatorAfterArguments(p: PegParser): void {
  const list = argsRule(p);
  if (list === null) return;
  const after = p.mark;
  const clauses = forIfClauses(p);
  if (clauses !== null && list.args.length > 1) {
    p.raiseRange(list.args[list.args.length - 1], lastComprehensionItem(clauses), GENERATOR_EXPRESSION);
  }
  p.mark = after;
  if (p.expect(T.COMMA) === null) return;
  const afterComma = p.mark;
  const element: expr | null = expression(p);
  const inner = element === null ? null : forIfClauses(p);
  if (element !== null && inner !== null) p.raiseRange(element, lastComprehensionItem(inner), GENERATOR_EXPRESSION);
  p.mark = afterComma;
  if (argsRule(p) !== null) positionalAfterKeyword(p, list);
}

/** Twin of _PyPegen_arguments_parsing_error. */
function positionalAfterKeyword(p: PegParser, list: CallArguments): never {
  const unpacking = list.keywords.some((keyword) => keyword.arg === null);
  return p.raise(`positional argument follows keyword argument${unpacking ? ' unpacking' : ''}`);
}

/** invalid_kwarg */
export function invalidKwarg(p: PegParser): void {
  const mark = p.mark;
  const token = p.peek();
  const constant =
    token.type === T.TRUE ? 'True' : token.type === T.FALSE ? 'False' : token.type === T.NONE ? 'None' : null;
  if (constant !== null) {
    p.mark++;
    const equal = p.expect(T.EQUAL);
    if (equal !== null) p.raiseRange(token, equal, `cannot assign to ${constant}`);
    p.mark = mark;
  }
  nameEqualsGenerator(p);
  p.mark = mark;
  if (!(p.at(T.NAME) && p.typeAt(1) === T.EQUAL)) {
    const value = expression(p);
    const equal = value === null ? null : p.expect(T.EQUAL);
    if (value !== null && equal !== null) {
      p.raiseRange(value, equal, 'expression cannot contain assignment, perhaps you meant "=="?');
    }
    p.mark = mark;
  }
  const stars = p.expect(T.DOUBLESTAR);
  if (stars !== null && expression(p) !== null && p.expect(T.EQUAL) !== null) {
    const value = expression(p);
    if (value !== null) p.raiseRange(stars, value, 'cannot assign to keyword argument unpacking');
  }
  p.mark = mark;
}

/** invalid_starred_expression_unpacking: '*' expression '=' expression */
export function invalidStarredExpressionUnpacking(p: PegParser): void {
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star !== null && expression(p) !== null && p.expect(T.EQUAL) !== null) {
    const value = expression(p);
    if (value !== null) p.raiseRange(star, value, 'cannot assign to iterable argument unpacking');
  }
  p.mark = mark;
}

/** invalid_starred_expression: '*' */
export function invalidStarredExpression(p: PegParser): void {
  if (p.expect(T.STAR) !== null) p.raise('Invalid star expression');
}
