/**
 * The parameter rules one by one, and their `invalid_*` rules. Twin of `params` and what follows it in
 * Grammar/python.gram, and of `lambda_params`, which is the same but for the closing token and annotations.
 * Only the error pass comes here: nothing of this makes a tree.
 */
import type { Location } from './ast';
import { expression, gather } from './expressions';
import { parameter } from './parameters';
import type { ParameterStyle } from './parameters';
import type { PegParser } from './peg-parser';
import { T } from './token';

type ParameterRule = (p: PegParser, style: ParameterStyle) => Location | null;

/** params: invalid_parameters | parameters. True if parameters were read. */
export function parameterRules(p: PegParser, style: ParameterStyle): boolean {
  const mark = p.mark;
  if (p.callInvalidRules) invalidParameters(p, style);
  p.mark = mark;
  if (slashNoDefault(p, style) !== null) {
    many(p, style, noDefault);
    many(p, style, withDefault);
    starEtc(p, style);
    return true;
  }
  if (slashWithDefault(p, style) !== null) {
    many(p, style, withDefault);
    starEtc(p, style);
    return true;
  }
  const plain = many(p, style, noDefault) + many(p, style, withDefault);
  return starEtc(p, style) || plain > 0;
}

/** rule*; the number of matches */
function many(p: PegParser, style: ParameterStyle, rule: ParameterRule): number {
  let count = 0;
  while (rule(p, style) !== null) count++;
  return count;
}

/** ',' TYPE_COMMENT? | TYPE_COMMENT? &')'; in a lambda ',' or the colon, which stays */
function ended(p: PegParser, style: ParameterStyle): boolean {
  const comma = p.expect(T.COMMA) !== null;
  if (style.annotations) p.typeComment();
  return comma || p.at(style.end);
}

/** default: '=' expression | invalid_default */
function defaultValue(p: PegParser): boolean {
  const mark = p.mark;
  const equal = p.expect(T.EQUAL);
  if (equal === null) return false;
  if (expression(p) !== null) return true;
  p.mark = mark + 1;
  if (p.callInvalidRules && (p.at(T.RPAR) || p.at(T.COMMA))) p.raiseAt(equal, 'expected default value expression');
  p.mark = mark;
  return false;
}

function noDefault(p: PegParser, style: ParameterStyle): Location | null {
  const mark = p.mark;
  const arg = parameter(p, style, false);
  return arg !== null && ended(p, style) ? arg : p.fail(mark);
}

function withDefault(p: PegParser, style: ParameterStyle): Location | null {
  const mark = p.mark;
  const arg = parameter(p, style, false);
  return arg !== null && defaultValue(p) && ended(p, style) ? arg : p.fail(mark);
}

function maybeDefault(p: PegParser, style: ParameterStyle): Location | null {
  const mark = p.mark;
  const arg = parameter(p, style, false);
  if (arg === null) return null;
  defaultValue(p);
  return ended(p, style) ? arg : p.fail(mark);
}

function starNoDefault(p: PegParser, style: ParameterStyle): Location | null {
  const plain = noDefault(p, style);
  if (plain !== null || !style.annotations) return plain;
  const mark = p.mark;
  const arg = parameter(p, style, true);
  return arg !== null && ended(p, style) ? arg : p.fail(mark);
}

function slashNoDefault(p: PegParser, style: ParameterStyle): Location | null {
  const mark = p.mark;
  if (many(p, style, noDefault) === 0) return p.fail(mark);
  const slash = p.expect(T.SLASH);
  return slash !== null && (p.expect(T.COMMA) !== null || p.at(style.end)) ? slash : p.fail(mark);
}

function slashWithDefault(p: PegParser, style: ParameterStyle): Location | null {
  const mark = p.mark;
  many(p, style, noDefault);
  if (many(p, style, withDefault) === 0) return p.fail(mark);
  const slash = p.expect(T.SLASH);
  return slash !== null && (p.expect(T.COMMA) !== null || p.at(style.end)) ? slash : p.fail(mark);
}

/** star_etc */
function starEtc(p: PegParser, style: ParameterStyle): boolean {
  const mark = p.mark;
  if (p.callInvalidRules) invalidStarEtc(p, style);
  p.mark = mark;
  if (p.expect(T.STAR) !== null) {
    if (starNoDefault(p, style) !== null || (p.expect(T.COMMA) !== null && maybeDefault(p, style) !== null)) {
      many(p, style, maybeDefault);
      keywords(p, style);
      return true;
    }
    p.mark = mark;
  }
  return keywords(p, style);
}

/** kwds: invalid_kwds | '**' param_no_default */
function keywords(p: PegParser, style: ParameterStyle): boolean {
  const mark = p.mark;
  if (p.callInvalidRules) invalidKeywords(p, style);
  p.mark = mark;
  if (p.expect(T.DOUBLESTAR) !== null && noDefault(p, style) !== null) return true;
  p.mark = mark;
  return false;
}

function slashEither(p: PegParser, style: ParameterStyle): Location | null {
  return slashNoDefault(p, style) ?? slashWithDefault(p, style);
}

/** invalid_parameters, invalid_lambda_parameters */
function invalidParameters(p: PegParser, style: ParameterStyle): void {
  const mark = p.mark;
  const first = p.expect(T.SLASH);
  if (first !== null && p.at(T.COMMA)) p.raiseAt(first, 'at least one argument must precede /');
  p.mark = mark;

  if (slashEither(p, style) !== null) {
    many(p, style, maybeDefault);
    const slash = p.expect(T.SLASH);
    if (slash !== null) p.raiseAt(slash, '/ may appear only once');
  }
  p.mark = mark;

  slashNoDefault(p, style);
  many(p, style, noDefault);
  if (slashWithDefault(p, style) !== null || many(p, style, withDefault) > 0) {
    const arg = noDefault(p, style);
    if (arg !== null) p.raiseAt(arg, 'parameter without a default follows parameter with a default');
  }
  p.mark = mark;

  parenthesizedParameters(p, style);
  p.mark = mark;

  slashEither(p, style);
  many(p, style, maybeDefault);
  if (p.expect(T.STAR) !== null && (p.expect(T.COMMA) !== null || noDefault(p, style) !== null)) {
    many(p, style, maybeDefault);
    const slash = p.expect(T.SLASH);
    if (slash !== null) p.raiseAt(slash, '/ must be ahead of *');
  }
  p.mark = mark;

  if (many(p, style, maybeDefault) > 0 && p.expect(T.SLASH) !== null) {
    const star = p.expect(T.STAR);
    if (star !== null) p.raiseAt(star, 'expected comma between / and *');
  }
  p.mark = mark;
}

/** param_no_default* '(' param_no_default+ ','? ')'; a lambda's are ','.lambda_param+ */
function parenthesizedParameters(p: PegParser, style: ParameterStyle): void {
  many(p, style, noDefault);
  const open = p.expect(T.LPAR);
  if (open === null) return;
  const inside = style.annotations
    ? many(p, style, noDefault) > 0
    : gather(p, (q) => parameter(q, style, false)) !== null;
  if (!inside) return;
  p.expect(T.COMMA);
  const close = p.expect(T.RPAR);
  const what = style.annotations ? 'Function' : 'Lambda expression';
  if (close !== null) p.raiseRange(open, close, `${what} parameters cannot be parenthesized`);
}

/** invalid_star_etc, invalid_lambda_star_etc */
function invalidStarEtc(p: PegParser, style: ParameterStyle): void {
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star === null) return;
  if (p.at(style.end) || (p.expect(T.COMMA) !== null && (p.at(style.end) || p.at(T.DOUBLESTAR)))) {
    const message = 'named arguments must follow bare *';
    if (style.annotations) p.raiseAt(star, message);
    p.raise(message);
  }
  p.mark = mark + 1;
  if (p.expect(T.COMMA) !== null && p.at(T.TYPE_COMMENT)) p.raise('bare * has associated type comment');
  p.mark = mark + 1;
  const equal = parameter(p, style, false) === null ? null : p.expect(T.EQUAL);
  if (equal !== null) p.raiseAt(equal, 'var-positional argument cannot have default value');
  p.mark = mark + 1;
  if (noDefault(p, style) !== null || p.expect(T.COMMA) !== null) {
    many(p, style, maybeDefault);
    const second = p.expect(T.STAR);
    if (second !== null && (noDefault(p, style) !== null || p.expect(T.COMMA) !== null)) {
      p.raiseAt(second, '* argument may appear only once');
    }
  }
  p.mark = mark;
}

/** invalid_kwds, invalid_lambda_kwds */
function invalidKeywords(p: PegParser, style: ParameterStyle): void {
  const mark = p.mark;
  if (p.expect(T.DOUBLESTAR) === null || parameter(p, style, false) === null) return;
  const equal = p.expect(T.EQUAL);
  if (equal !== null) p.raiseAt(equal, 'var-keyword argument cannot have default value');
  if (p.expect(T.COMMA) !== null) {
    const token = p.peek();
    const message = 'arguments cannot follow var-keyword argument';
    const arg = parameter(p, style, false);
    if (arg !== null) p.raiseAt(arg, message);
    if (token.type === T.STAR || token.type === T.DOUBLESTAR || token.type === T.SLASH) p.raiseAt(token, message);
  }
  p.mark = mark;
}
