/**
 * Calls and their arguments. Twin of the FUNCTION CALL ARGUMENTS part of Grammar/python.gram.
 */
import type { Call, expr, GeneratorExp, Keyword, Location, Starred } from './ast';
import { forIfClauses, genexp } from './atoms';
import { assignmentOrExpression, expression, gather } from './expressions';
import {
  invalidArguments,
  invalidKwarg,
  invalidStarredExpression,
  invalidStarredExpressionUnpacking,
} from './invalid-arguments';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';
import type { Token } from './token';

/** The arguments of a call or the bases of a class. */
export interface CallArguments {
  readonly args: expr[];
  readonly keywords: Keyword[];
}

/** The `(...)` after a primary, the value being called. */
export function callTrailer(p: PegParser, start: Location, func: expr): expr | null {
  return p.errorPass ? callAlternatives(p, start, func) : plainCall(p, start, func);
}

function plainCall(p: PegParser, start: Location, func: expr): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LPAR);
  if (open === null) return null;
  const empty = p.expect(T.RPAR);
  if (empty !== null) return at<Call>({ kind: 'Call', func, args: [], keywords: [] }, start, empty);
  const call = argumentList(p, open);
  const close = call === null ? null : call.closed ? p.previous() : p.expect(T.RPAR);
  if (call === null || close === null) return p.fail(mark);
  return at<Call>({ kind: 'Call', func, args: call.args, keywords: call.keywords }, start, close);
}

interface ArgumentList extends CallArguments {
  /** The closing parenthesis was part of a generator expression that is the only argument. */
  readonly closed: boolean;
}

/** The arguments in one go, for the first pass; `open` is null where a bare generator expression is not allowed. */
function argumentList(p: PegParser, open: Token | null): ArgumentList | null {
  const args: expr[] = [];
  const keywords: Keyword[] = [];
  let seenKeyword = false;
  let seenDoubleStar = false;
  while (!p.at(T.RPAR)) {
    const token = p.peek();
    if (token.type === T.NAME && p.typeAt(1) === T.EQUAL) {
      p.mark += 2;
      const value = expression(p);
      if (value === null) return null;
      keywords.push(at<Keyword>({ kind: 'keyword', arg: token.text, value }, token, p.last()));
      seenKeyword = true;
    } else if (token.type === T.DOUBLESTAR) {
      p.mark++;
      const value = expression(p);
      if (value === null) return null;
      keywords.push(at<Keyword>({ kind: 'keyword', arg: null, value }, token, p.last()));
      seenDoubleStar = true;
    } else if (token.type === T.STAR) {
      p.mark++;
      const value = expression(p);
      if (value === null || seenDoubleStar) return null;
      args.push(at<Starred>({ kind: 'Starred', value, ctx: 'Load' }, token, p.last()));
    } else {
      const value = seenKeyword || seenDoubleStar ? null : assignmentOrExpression(p);
      if (value === null) return null;
      if ((p.at(T.FOR) || p.at(T.ASYNC)) && open !== null && args.length === 0) {
        const generators = forIfClauses(p);
        const close = generators === null ? null : p.expect(T.RPAR);
        if (generators === null || close === null) return null;
        const argument = at<GeneratorExp>({ kind: 'GeneratorExp', elt: value, generators }, open, close);
        return { args: [argument], keywords, closed: true };
      }
      args.push(value);
    }
    if (p.expect(T.COMMA) === null) break;
  }
  return { args, keywords, closed: false };
}

/** genexp, or '(' [arguments] ')' */
function callAlternatives(p: PegParser, start: Location, func: expr): expr | null {
  const mark = p.mark;
  const generator = genexp(p);
  if (generator !== null) return at<Call>({ kind: 'Call', func, args: [generator], keywords: [] }, start, p.last());
  if (p.expect(T.LPAR) === null) return null;
  const call = args(p);
  const close = p.expect(T.RPAR);
  if (close === null) return p.fail(mark);
  return at<Call>({ kind: 'Call', func, args: call?.args ?? [], keywords: call?.keywords ?? [] }, start, close);
}

/** [arguments] of a class: null stands for none. */
export function args(p: PegParser): CallArguments | null {
  if (p.errorPass) return p.memo(Rule.ARGUMENTS, argumentsBody);
  if (p.at(T.RPAR)) return null;
  const mark = p.mark;
  const list = argumentList(p, null);
  return list !== null && p.at(T.RPAR) ? list : p.fail(mark);
}

/** arguments: args [','] &')' | invalid_arguments */
function argumentsBody(p: PegParser): CallArguments | null {
  const mark = p.mark;
  const list = argsRule(p);
  if (list !== null) {
    p.expect(T.COMMA);
    if (p.at(T.RPAR)) return list;
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidArguments(p);
  return p.fail(mark);
}

/** args */
export function argsRule(p: PegParser): CallArguments | null {
  return p.memo(Rule.ARGS, argsBody);
}

function argsBody(p: PegParser): CallArguments | null {
  const positional = gather(p, positionalArgument);
  if (positional === null) {
    const only = kwargs(p);
    return only === null ? null : { args: only.args, keywords: only.keywords };
  }
  const mark = p.mark;
  const rest = p.expect(T.COMMA) === null ? null : kwargs(p);
  if (rest === null) {
    p.mark = mark;
    return { args: positional, keywords: [] };
  }
  return { args: [...positional, ...rest.args], keywords: rest.keywords };
}

/** starred_expression | (assignment_expression | expression !':=') !'=' */
export function positionalArgument(p: PegParser): expr | null {
  const starred = starredExpression(p);
  if (starred !== null) return starred;
  const mark = p.mark;
  const value = assignmentOrExpression(p);
  return value === null || p.at(T.EQUAL) ? p.fail(mark) : value;
}

/** kwargs */
export function kwargs(p: PegParser): CallArguments | null {
  return p.memo(Rule.KWARGS, kwargsBody);
}

function kwargsBody(p: PegParser): CallArguments | null {
  const mark = p.mark;
  const first = gather(p, kwargOrStarred);
  if (first !== null) {
    const middle = p.mark;
    const second = p.expect(T.COMMA) === null ? null : gather(p, kwargOrDoubleStarred);
    if (second === null) p.mark = middle;
    return split([...first, ...(second ?? [])]);
  }
  p.mark = mark;
  const second = gather(p, kwargOrDoubleStarred);
  return second === null ? p.fail(mark) : split(second);
}

function split(items: readonly (expr | Keyword)[]): CallArguments {
  const list: CallArguments = { args: [], keywords: [] };
  for (const item of items) {
    if (item.kind === 'keyword') list.keywords.push(item);
    else list.args.push(item);
  }
  return list;
}

/** starred_expression: '*' expression */
export function starredExpression(p: PegParser): expr | null {
  const mark = p.mark;
  if (!p.at(T.STAR)) return null;
  if (p.callInvalidRules) invalidStarredExpressionUnpacking(p);
  p.mark = mark;
  const star = p.peek();
  p.mark++;
  const value = expression(p);
  if (value !== null) return at<Starred>({ kind: 'Starred', value, ctx: 'Load' }, star, p.last());
  p.mark = mark;
  if (p.callInvalidRules) invalidStarredExpression(p);
  return p.fail(mark);
}

/** NAME '=' expression */
function keyword(p: PegParser): Keyword | null {
  const mark = p.mark;
  const token = p.expect(T.NAME);
  if (token === null || p.expect(T.EQUAL) === null) return p.fail(mark);
  const value = expression(p);
  return value === null ? p.fail(mark) : at<Keyword>({ kind: 'keyword', arg: token.text, value }, token, p.last());
}

function kwargOrStarred(p: PegParser): Keyword | expr | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidKwarg(p);
  p.mark = mark;
  return keyword(p) ?? starredExpression(p);
}

function kwargOrDoubleStarred(p: PegParser): Keyword | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidKwarg(p);
  p.mark = mark;
  const named = keyword(p);
  if (named !== null) return named;
  const stars = p.expect(T.DOUBLESTAR);
  if (stars === null) return null;
  const value = expression(p);
  return value === null ? p.fail(mark) : at<Keyword>({ kind: 'keyword', arg: null, value }, stars, p.last());
}
