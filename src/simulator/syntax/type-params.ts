/**
 * Type parameter lists (PEP 695, PEP 696). Twin of `type_params` of Grammar/python.gram.
 */
import type { expr, ParamSpec, Starred, type_param, TypeVar, TypeVarTuple } from './ast';
import { expression, listOf } from './expressions';
import { bitwiseOr } from './operators';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';

/** [type_params]: empty if there are none; a list that cannot be read leaves the mark at its bracket. */
export function typeParams(p: PegParser): type_param[] {
  const mark = p.mark;
  if (p.expect(T.LSQB) === null) return [];
  if (p.callInvalidRules) {
    const close = p.expect(T.RSQB);
    if (close !== null) p.raiseFrom(close, 'Type parameter list cannot be empty');
  }
  const params = listOf(p, typeParam);
  if (params !== null && p.expect(T.RSQB) !== null) return params;
  p.mark = mark;
  return [];
}

function typeParam(p: PegParser): type_param | null {
  return p.errorPass ? p.memo(Rule.TYPE_PARAM, typeParamBody) : typeParamBody(p);
}

function typeParamBody(p: PegParser): type_param | null {
  const mark = p.mark;
  const start = p.peek();
  const stars = start.type === T.STAR || start.type === T.DOUBLESTAR ? start.type : null;
  if (stars !== null) p.mark++;
  const token = p.expect(T.NAME);
  if (token === null) return p.fail(mark);
  const name = token.text;
  if (stars === null) {
    const bound = prefixed(p, T.COLON, expression);
    const default_value = prefixed(p, T.EQUAL, expression);
    return at<TypeVar>({ kind: 'TypeVar', name, bound, default_value }, start, p.last());
  }
  if (p.callInvalidRules) invalidBound(p, stars);
  if (stars === T.DOUBLESTAR) {
    const default_value = prefixed(p, T.EQUAL, expression);
    return at<ParamSpec>({ kind: 'ParamSpec', name, default_value }, start, p.last());
  }
  const default_value = prefixed(p, T.EQUAL, starExpression);
  return at<TypeVarTuple>({ kind: 'TypeVarTuple', name, default_value }, start, p.last());
}

function starExpression(p: PegParser): expr | null {
  const star = p.expect(T.STAR);
  if (star === null) return expression(p);
  const value = bitwiseOr(p);
  return value === null ? null : at<Starred>({ kind: 'Starred', value, ctx: 'Load' }, star, p.last());
}

function prefixed(p: PegParser, token: T, rule: (p: PegParser) => expr | null): expr | null {
  const mark = p.mark;
  const value = p.expect(token) === null ? null : rule(p);
  if (value === null) p.mark = mark;
  return value;
}

/** invalid_type_param: ':' expression after a starred parameter */
function invalidBound(p: PegParser, stars: T): void {
  const mark = p.mark;
  const colon = p.expect(T.COLON);
  const bound = colon === null ? null : expression(p);
  if (colon !== null && bound !== null) {
    const what = bound.kind === 'Tuple' ? 'constraints' : 'bound';
    p.raiseFrom(colon, `cannot use ${what} with ${stars === T.STAR ? 'TypeVarTuple' : 'ParamSpec'}`);
  }
  p.mark = mark;
}
