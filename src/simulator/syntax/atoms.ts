/**
 * Atoms: names, constants, and everything in brackets. Twin of the rules from `atom` to `dictcomp` of Grammar/python.gram.
 *
 * In the first pass a bracket is read once and what it is shows on the way. The error pass goes through the
 * alternatives in CPython's order instead, because each of them has error rules.
 */
import type {
  Comprehension,
  Constant,
  ConstantValue,
  Dict,
  DictComp,
  expr,
  GeneratorExp,
  List,
  ListComp,
  SetComp,
  SetExpr,
  Tuple,
} from './ast';
import {
  assignmentOrExpression,
  atAssignmentExpression,
  expression,
  gather,
  listOf,
  name,
  namedExpression,
  number,
  starNamedExpression,
  starNamedExpressions,
  yieldExpr,
} from './expressions';
import { bitwiseOr, disjunction } from './operators';
import {
  invalidComprehension,
  invalidDictComprehension,
  invalidDoubleStarredKvpairs,
  invalidForIfClause,
  invalidForTarget,
  invalidGroup,
} from './invalid-displays';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { strings } from './strings';
import { starTargets } from './targets';
import { T } from './token';
import type { Token } from './token';

/** atom */
export function atom(p: PegParser): expr | null {
  const token = p.peek();
  switch (token.type) {
    case T.NAME:
      return name(p);
    case T.NUMBER:
      return number(p);
    case T.STRING:
    case T.FSTRING_START:
    case T.TSTRING_START:
      return strings(p);
    case T.LPAR:
    case T.LSQB:
    case T.LBRACE:
      if (p.errorPass) return p.memo(Rule.ATOM, nestedAlternatives);
      return p.nest('bracket', bracket);
    case T.TRUE:
      return constant(p, token, { type: 'bool', value: true });
    case T.FALSE:
      return constant(p, token, { type: 'bool', value: false });
    case T.NONE:
      return constant(p, token, { type: 'none' });
    case T.ELLIPSIS:
      return constant(p, token, { type: 'ellipsis' });
    default:
      return null;
  }
}

function constant(p: PegParser, token: Token, value: ConstantValue): Constant {
  p.mark++;
  return at<Constant>({ kind: 'Constant', value, prefix: null }, token, token);
}

function bracket(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.peek();
  p.mark++;
  const node =
    open.type === T.LPAR
      ? afterParenthesis(p, open)
      : open.type === T.LSQB
        ? afterSquare(p, open)
        : afterBrace(p, open);
  if (node !== null) return node;
  p.mark = mark + 1;
  if (open.type === T.LBRACE) p.withMemo(invalidDoubleStarredKvpairs);
  return p.fail(mark);
}

/** What follows `(`: a tuple, a group or a generator expression. */
function afterParenthesis(p: PegParser, open: Token): expr | null {
  const empty = p.expect(T.RPAR);
  if (empty !== null) return at<Tuple>({ kind: 'Tuple', elts: [], ctx: 'Load' }, open, empty);
  if (p.at(T.YIELD)) {
    const value = yieldExpr(p);
    return value !== null && p.expect(T.RPAR) !== null ? value : null;
  }
  const first = starNamedExpression(p);
  if (first === null) return null;
  if (p.expect(T.COMMA) !== null) {
    const elts = [first, ...(starNamedExpressions(p) ?? [])];
    const close = p.expect(T.RPAR);
    return close === null ? null : at<Tuple>({ kind: 'Tuple', elts, ctx: 'Load' }, open, close);
  }
  if (first.kind === 'Starred') return null;
  if (p.expect(T.RPAR) !== null) return first;
  const generators = forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RPAR);
  if (generators === null || close === null) return null;
  return at<GeneratorExp>({ kind: 'GeneratorExp', elt: first, generators }, open, close);
}

/** What follows `[`: a list or a list comprehension. */
function afterSquare(p: PegParser, open: Token): expr | null {
  const elts = starNamedExpressions(p) ?? [];
  const close = p.expect(T.RSQB);
  if (close !== null) return at<List>({ kind: 'List', elts, ctx: 'Load' }, open, close);
  if (elts.length !== 1 || elts[0].kind === 'Starred') return null;
  const generators = p.previous().type === T.COMMA ? null : forIfClauses(p);
  const end = generators === null ? null : p.expect(T.RSQB);
  if (generators === null || end === null) return null;
  return at<ListComp>({ kind: 'ListComp', elt: elts[0], generators }, open, end);
}

/** What follows `{`: a dict, a set or a comprehension of either. */
function afterBrace(p: PegParser, open: Token): expr | null {
  if (p.at(T.RBRACE) || p.at(T.DOUBLESTAR)) return dictItems(p, open, []);
  if (p.at(T.STAR) || atAssignmentExpression(p)) return setItems(p, open, starNamedExpression(p));
  const key = expression(p);
  if (key === null) return null;
  if (p.expect(T.COLON) === null) return p.at(T.COLONEQUAL) ? null : setItems(p, open, key);
  const value = expression(p);
  if (value === null) return null;
  if (!p.at(T.FOR) && !p.at(T.ASYNC)) return dictItems(p, open, [{ key, value }]);
  const generators = forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RBRACE);
  if (generators === null || close === null) return null;
  return at<DictComp>({ kind: 'DictComp', key, value, generators }, open, close);
}

/** The rest of a set, or of a set comprehension, after its first element. */
function setItems(p: PegParser, open: Token, first: expr | null): expr | null {
  if (first === null) return null;
  if (p.at(T.FOR) || p.at(T.ASYNC)) {
    if (first.kind === 'Starred') return null;
    const generators = forIfClauses(p);
    const end = generators === null ? null : p.expect(T.RBRACE);
    if (generators === null || end === null) return null;
    return at<SetComp>({ kind: 'SetComp', elt: first, generators }, open, end);
  }
  const elts = [first];
  if (p.expect(T.COMMA) !== null) elts.push(...(starNamedExpressions(p) ?? []));
  const close = p.expect(T.RBRACE);
  return close === null ? null : at<SetExpr>({ kind: 'Set', elts }, open, close);
}

/** One `key: value` of a dict; without a key it is `**mapping`. */
export interface KeyValuePair {
  readonly key: expr | null;
  readonly value: expr;
}

/** The rest of a dict after its first items. */
function dictItems(p: PegParser, open: Token, first: readonly KeyValuePair[]): expr | null {
  const more = first.length === 0 || p.expect(T.COMMA) !== null ? listOf(p, doubleStarredKvpair) : null;
  const pairs = [...first, ...(more ?? [])];
  const close = p.expect(T.RBRACE);
  if (close === null) return null;
  const keys = pairs.map((pair) => pair.key);
  const values = pairs.map((pair) => pair.value);
  return at<Dict>({ kind: 'Dict', keys, values }, open, close);
}

/** double_starred_kvpair: '**' bitwise_or | kvpair */
export function doubleStarredKvpair(p: PegParser): KeyValuePair | null {
  const mark = p.mark;
  if (p.expect(T.DOUBLESTAR) === null) return kvpair(p);
  const value = bitwiseOr(p);
  return value === null ? p.fail(mark) : { key: null, value };
}

/** kvpair: expression ':' expression */
function kvpair(p: PegParser): KeyValuePair | null {
  const mark = p.mark;
  const key = expression(p);
  if (key === null || p.expect(T.COLON) === null) return p.fail(mark);
  const value = expression(p);
  return value === null ? p.fail(mark) : { key, value };
}

// ---- the alternatives one by one, for the error pass ------------------------------------------------------------

function nestedAlternatives(p: PegParser): expr | null {
  return p.nest('bracket', bracketAlternatives);
}

function bracketAlternatives(p: PegParser): expr | null {
  switch (p.peek().type) {
    case T.LPAR:
      return tuple(p) ?? group(p) ?? genexp(p);
    case T.LSQB:
      return list(p) ?? listcomp(p);
    default:
      return dict(p) ?? set(p) ?? dictcomp(p) ?? setcomp(p);
  }
}

/** tuple */
export function tuple(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LPAR);
  if (open === null) return null;
  const inner = p.mark;
  const first = starNamedExpression(p);
  let elts: expr[] = [];
  if (first !== null && p.expect(T.COMMA) !== null) elts = [first, ...(starNamedExpressions(p) ?? [])];
  else p.mark = inner;
  const close = p.expect(T.RPAR);
  return close === null ? p.fail(mark) : at<Tuple>({ kind: 'Tuple', elts, ctx: 'Load' }, open, close);
}

function group(p: PegParser): expr | null {
  const mark = p.mark;
  if (p.expect(T.LPAR) === null) return null;
  const value = yieldExpr(p) ?? namedExpression(p);
  if (value !== null && p.expect(T.RPAR) !== null) return value;
  p.mark = mark;
  if (p.callInvalidRules) invalidGroup(p);
  return p.fail(mark);
}

/** genexp */
export function genexp(p: PegParser): expr | null {
  return p.errorPass ? p.memo(Rule.GENEXP, genexpBody) : genexpBody(p);
}

function genexpBody(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LPAR);
  const elt = open === null ? null : assignmentOrExpression(p);
  const generators = elt === null ? null : forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RPAR);
  if (open !== null && elt !== null && generators !== null && close !== null) {
    return at<GeneratorExp>({ kind: 'GeneratorExp', elt, generators }, open, close);
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidComprehension(p);
  return p.fail(mark);
}

/** list */
export function list(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LSQB);
  if (open === null) return null;
  const elts = starNamedExpressions(p) ?? [];
  const close = p.expect(T.RSQB);
  return close === null ? p.fail(mark) : at<List>({ kind: 'List', elts, ctx: 'Load' }, open, close);
}

function listcomp(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LSQB);
  if (open === null) return null;
  const elt = namedExpression(p);
  const generators = elt === null ? null : forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RSQB);
  if (elt !== null && generators !== null && close !== null) {
    return at<ListComp>({ kind: 'ListComp', elt, generators }, open, close);
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidComprehension(p);
  return p.fail(mark);
}

function dict(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LBRACE);
  if (open === null) return null;
  const node = dictItems(p, open, []);
  if (node !== null) return node;
  p.mark = mark + 1;
  invalidDoubleStarredKvpairs(p);
  return p.fail(mark);
}

function set(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LBRACE);
  if (open === null) return null;
  const elts = starNamedExpressions(p);
  const close = elts === null ? null : p.expect(T.RBRACE);
  if (elts === null || close === null) return p.fail(mark);
  return at<SetExpr>({ kind: 'Set', elts }, open, close);
}

function dictcomp(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LBRACE);
  if (open === null) return null;
  const pair = kvpair(p);
  const generators = pair === null ? null : forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RBRACE);
  if (pair !== null && pair.key !== null && generators !== null && close !== null) {
    return at<DictComp>({ kind: 'DictComp', key: pair.key, value: pair.value, generators }, open, close);
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidDictComprehension(p);
  return p.fail(mark);
}

function setcomp(p: PegParser): expr | null {
  const mark = p.mark;
  const open = p.expect(T.LBRACE);
  if (open === null) return null;
  const elt = namedExpression(p);
  const generators = elt === null ? null : forIfClauses(p);
  const close = generators === null ? null : p.expect(T.RBRACE);
  if (elt !== null && generators !== null && close !== null) {
    return at<SetComp>({ kind: 'SetComp', elt, generators }, open, close);
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidComprehension(p);
  return p.fail(mark);
}

// ---- comprehensions -----------------------------------------------------------------------------------------------

/** for_if_clauses: for_if_clause+ */
export function forIfClauses(p: PegParser): Comprehension[] | null {
  return p.errorPass ? p.memo(Rule.FOR_IF_CLAUSES, forIfClausesBody) : forIfClausesBody(p);
}

function forIfClausesBody(p: PegParser): Comprehension[] | null {
  const clauses: Comprehension[] = [];
  for (let clause = forIfClause(p); clause !== null; clause = forIfClause(p)) clauses.push(clause);
  return clauses.length === 0 ? null : clauses;
}

function forIfClause(p: PegParser): Comprehension | null {
  const mark = p.mark;
  const isAsync = p.expect(T.ASYNC) !== null;
  if (p.expect(T.FOR) === null) return p.fail(mark);
  const target = starTargets(p);
  if (target !== null && p.expect(T.IN) !== null) {
    // Committed: after `in` no other alternative is tried.
    const iter = disjunction(p);
    if (iter === null) return p.fail(mark);
    const ifs = gatherIfs(p);
    return { kind: 'comprehension', target, iter, ifs, is_async: isAsync ? 1 : 0 };
  }
  p.mark = mark;
  if (p.callInvalidRules) {
    invalidForIfClause(p);
    p.mark = mark;
    invalidForTarget(p);
  }
  return p.fail(mark);
}

function gatherIfs(p: PegParser): expr[] {
  const ifs: expr[] = [];
  for (;;) {
    const mark = p.mark;
    const condition = p.expect(T.IF) === null ? null : disjunction(p);
    if (condition === null) {
      p.mark = mark;
      return ifs;
    }
    ifs.push(condition);
  }
}

/** ','.double_starred_kvpair+ without a trailing comma. */
export function doubleStarredKvpairs(p: PegParser): KeyValuePair[] | null {
  return gather(p, doubleStarredKvpair);
}
