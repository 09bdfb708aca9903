/**
 * The `invalid_*` rules about brackets and comprehensions. Twin of those in Grammar/python.gram.
 */
import { starredExpression } from './arguments';
import { doubleStarredKvpairs, forIfClauses } from './atoms';
import { expression, gather, starExpressions, starNamedExpression, starNamedExpressions } from './expressions';
import { bitwiseOr } from './operators';
import { exprName, invalidTarget } from './nodes';
import type { PegParser } from './peg-parser';
import { T } from './token';

const FORGOT_PARENTHESES = 'did you forget parentheses around the comprehension target?';

/** invalid_group */
export function invalidGroup(p: PegParser): void {
  const mark = p.mark;
  if (p.expect(T.LPAR) !== null) {
    const inner = p.mark;
    const starred = starredExpression(p);
    if (starred !== null && p.at(T.RPAR)) p.raiseAt(starred, 'cannot use starred expression here');
    p.mark = inner;
    const stars = p.expect(T.DOUBLESTAR);
    if (stars !== null && expression(p) !== null && p.expect(T.RPAR) !== null) {
      p.raiseAt(stars, 'cannot use double starred expression here');
    }
  }
  p.mark = mark;
}

/** invalid_comprehension */
export function invalidComprehension(p: PegParser): void {
  const mark = p.mark;
  const open = p.peek().type;
  if (open !== T.LPAR && open !== T.LSQB && open !== T.LBRACE) return;
  p.mark++;
  const inner = p.mark;
  const starred = starredExpression(p);
  if (starred !== null && forIfClauses(p) !== null) {
    p.raiseAt(starred, 'iterable unpacking cannot be used in comprehension');
  }
  p.mark = inner;
  if (open !== T.LPAR) {
    const first = starNamedExpression(p);
    const comma = first === null ? null : p.expect(T.COMMA);
    if (first !== null && comma !== null) {
      const afterComma = p.mark;
      const rest = starNamedExpressions(p);
      if (rest !== null && forIfClauses(p) !== null) p.raiseRange(first, rest[rest.length - 1], FORGOT_PARENTHESES);
      p.mark = afterComma;
      if (forIfClauses(p) !== null) p.raiseRange(first, comma, FORGOT_PARENTHESES);
    }
  }
  p.mark = mark;
}

/** invalid_dict_comprehension: '{' '**' bitwise_or for_if_clauses '}' */
export function invalidDictComprehension(p: PegParser): void {
  const mark = p.mark;
  p.mark++;
  const stars = p.expect(T.DOUBLESTAR);
  if (stars !== null && bitwiseOr(p) !== null && forIfClauses(p) !== null && p.expect(T.RBRACE) !== null) {
    p.raiseAt(stars, 'dict unpacking cannot be used in dict comprehension');
  }
  p.mark = mark;
}

/**
 * invalid_double_starred_kvpairs; the mark is behind the brace.
 * The one error rule that CPython also tries in its first pass, as it is not an alternative by itself.
 */
export function invalidDoubleStarredKvpairs(p: PegParser): void {
  const mark = p.mark;
  if (doubleStarredKvpairs(p) !== null && p.expect(T.COMMA) !== null) invalidKvpair(p);
  p.mark = mark;
  invalidValue(p);
  p.mark = mark;
}

function invalidKvpair(p: PegParser): void {
  const mark = p.mark;
  const key = expression(p);
  if (key !== null && !p.at(T.COLON)) {
    p.raiseLocation(
      'SyntaxError',
      "':' expected after dictionary key",
      key.lineno,
      key.end_col_offset - 1,
      key.end_lineno,
      -1,
    );
  }
  p.mark = mark;
  invalidValue(p);
}

/** expression ':' '*' bitwise_or | expression ':' &('}' | ',') */
function invalidValue(p: PegParser): void {
  if (expression(p) === null) return;
  const colon = p.expect(T.COLON);
  if (colon === null) return;
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star !== null && bitwiseOr(p) !== null)
    p.raiseFrom(star, 'cannot use a starred expression in a dictionary value');
  p.mark = mark;
  if (p.at(T.RBRACE) || p.at(T.COMMA)) p.raiseAt(colon, "expression expected after dictionary key and ':'");
}

/** 'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in' */
export function invalidForIfClause(p: PegParser): void {
  p.expect(T.ASYNC);
  if (p.expect(T.FOR) === null || gather(p, bitwiseOr) === null) return;
  p.expect(T.COMMA);
  if (!p.at(T.IN)) p.raise("'in' expected after for-loop variables");
}

/** invalid_for_target: 'async'? 'for' star_expressions */
export function invalidForTarget(p: PegParser): void {
  const mark = p.mark;
  p.expect(T.ASYNC);
  const target = p.expect(T.FOR) === null ? null : starExpressions(p);
  const bad = target === null ? null : invalidTarget(target, 'for');
  if (bad !== null) p.raiseAt(bad, `cannot assign to ${exprName(bad)}`);
  p.mark = mark;
}
