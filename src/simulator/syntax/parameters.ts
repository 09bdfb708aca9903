/**
 * The parameters of functions and lambdas. Twin of the rules `params` and `lambda_params` of Grammar/python.gram.
 * The first pass reads them in one go; parameter-rules.ts has the rules one by one, for the error pass.
 */
import type { Arg, Arguments, expr, Location, Starred } from './ast';
import { expression } from './expressions';
import { bitwiseOr } from './operators';
import { at } from './nodes';
import { parameterRules } from './parameter-rules';
import type { PegParser } from './peg-parser';
import { T } from './token';

/** What distinguishes the parameters of `def` from those of `lambda`. */
export interface ParameterStyle {
  /** The token after the last parameter. */
  readonly end: T;
  readonly annotations: boolean;
}

const DEF: ParameterStyle = { end: T.RPAR, annotations: true };
const LAMBDA: ParameterStyle = { end: T.COLON, annotations: false };

/** [params] of a function, up to the closing parenthesis. */
export function functionParameters(p: PegParser): Arguments | null {
  return parameters(p, DEF);
}

/** [lambda_params], up to the colon. */
export function lambdaParameters(p: PegParser): Arguments | null {
  return parameters(p, LAMBDA);
}

function emptyArguments(): Arguments {
  return {
    kind: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
}

function parameters(p: PegParser, style: ParameterStyle): Arguments | null {
  if (p.errorPass) {
    // The rules only tell whether there are parameters here; the error pass makes no tree of them.
    parameterRules(p, style);
    return emptyArguments();
  }
  return p.at(style.end) ? emptyArguments() : parameterList(p, style);
}

function parameterList(p: PegParser, style: ParameterStyle): Arguments | null {
  const result = emptyArguments();
  let bareStar = false;
  while (!p.at(style.end)) {
    const token = p.peek();
    let last: Arg | null = null;
    if (token.type === T.SLASH) {
      if (result.args.length === 0 || result.posonlyargs.length > 0 || bareStar || result.vararg !== null) return null;
      p.mark++;
      result.posonlyargs = result.args;
      result.args = [];
    } else if (token.type === T.STAR) {
      if (bareStar || result.vararg !== null) return null;
      p.mark++;
      if (p.at(T.COMMA)) bareStar = true;
      else {
        last = result.vararg = parameter(p, style, true);
        if (last === null) return null;
      }
    } else if (token.type === T.DOUBLESTAR) {
      p.mark++;
      if (bareStar && result.kwonlyargs.length === 0) return null;
      last = result.kwarg = parameter(p, style, false);
      if (last === null) return null;
      commaAndComment(p, style, last);
      return p.at(style.end) ? result : null;
    } else {
      last = plainParameter(p, style, result, bareStar || result.vararg !== null);
      if (last === null) return null;
    }
    if (!commaAndComment(p, style, last)) break;
  }
  return p.at(style.end) && !(bareStar && result.kwonlyargs.length === 0) ? result : null;
}

/** ',' TYPE_COMMENT? | TYPE_COMMENT?; whether there was a comma. Only a parameter of `def` takes the comment. */
function commaAndComment(p: PegParser, style: ParameterStyle, arg: Arg | null): boolean {
  const comma = p.expect(T.COMMA) !== null;
  if (arg !== null && style.annotations) arg.type_comment = p.typeComment();
  return comma;
}

/** One parameter with its default; null if there is none, or if it has no default and must have one. */
function plainParameter(p: PegParser, style: ParameterStyle, result: Arguments, keywordOnly: boolean): Arg | null {
  const arg = parameter(p, style, false);
  if (arg === null) return null;
  const hasDefault = p.expect(T.EQUAL) !== null;
  const value = hasDefault ? expression(p) : null;
  if (hasDefault && value === null) return null;
  if (keywordOnly) {
    result.kwonlyargs.push(arg);
    result.kw_defaults.push(value);
    return arg;
  }
  result.args.push(arg);
  if (value !== null) result.defaults.push(value);
  return value !== null || result.defaults.length === 0 ? arg : null;
}

/** NAME [annotation] */
export function parameter(p: PegParser, style: ParameterStyle, starAnnotation: boolean): Arg | null {
  const mark = p.mark;
  const token = p.expect(T.NAME);
  if (token === null) return null;
  let annotation: expr | null = null;
  if (style.annotations && p.at(T.COLON)) {
    p.mark++;
    annotation = starAnnotation && p.at(T.STAR) ? starred(p) : expression(p);
    if (annotation === null) {
      if (!p.errorPass) return p.fail(mark);
      p.mark = mark + 1;
    }
  }
  return makeArg(token.text, annotation, token, p.last());
}

function makeArg(arg: string, annotation: expr | null, from: Location, to: Location): Arg {
  return at<Arg>({ kind: 'arg', arg, annotation, type_comment: null }, from, to);
}

function starred(p: PegParser): expr | null {
  const star = p.expect(T.STAR);
  const value = star === null ? null : bitwiseOr(p);
  return star === null || value === null ? null : at<Starred>({ kind: 'Starred', value, ctx: 'Load' }, star, p.last());
}
