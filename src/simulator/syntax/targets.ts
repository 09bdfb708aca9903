/**
 * Targets of assignments, `for` and `del`. Twin of the ASSIGNMENT TARGETS part of Grammar/python.gram.
 *
 * The first pass reads targets as expressions and then asks whether they may be targets: what an expression of the
 * grammar can look like makes the two the same. The error pass follows the rules, as error rules lie on their way.
 */
import type { expr, expr_context, List, Starred, Tuple } from './ast';
import { atom } from './atoms';
import { listOf, name } from './expressions';
import { primary, targetTrailer } from './primaries';
import { at, setContext } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';

/** Whether an expression may be a target; a starred one only where `star` says so. */
export function isTarget(node: expr, star: boolean): boolean {
  switch (node.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return true;
    case 'Starred':
      return star && node.value.kind !== 'Starred' && isTarget(node.value, true);
    case 'Tuple':
    case 'List':
      return node.elts.every((element) => isTarget(element, star));
    default:
      return false;
  }
}

/** star_targets: star_target !',' | star_target (',' star_target)* [','] */
export function starTargets(p: PegParser): expr | null {
  const start = p.peek();
  const first = starTarget(p);
  if (first === null || !p.at(T.COMMA)) return first;
  const elts = [first];
  while (p.expect(T.COMMA) !== null) {
    const next = starTarget(p);
    if (next === null) break;
    elts.push(next);
  }
  return at<Tuple>({ kind: 'Tuple', elts, ctx: 'Store' }, start, p.last());
}

/** star_target: '*' (!'*' star_target) | target_with_star_atom */
export function starTarget(p: PegParser): expr | null {
  if (p.errorPass) return p.memo(Rule.STAR_TARGET, starTargetBody);
  const mark = p.mark;
  const star = p.expect(T.STAR);
  const value = primary(p);
  if (value === null || !isTarget(value, true)) return p.fail(mark);
  const target = setContext(value, 'Store');
  return star === null ? target : at<Starred>({ kind: 'Starred', value: target, ctx: 'Store' }, star, p.last());
}

function starTargetBody(p: PegParser): expr | null {
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star === null) return targetWithStarAtom(p);
  const value = p.at(T.STAR) ? null : starTarget(p);
  if (value === null) return p.fail(mark);
  return at<Starred>({ kind: 'Starred', value: setContext(value, 'Store'), ctx: 'Store' }, star, p.last());
}

function targetWithStarAtom(p: PegParser): expr | null {
  return p.memo(Rule.TARGET_WITH_STAR_ATOM, (q) => attributeOrSubscript(q, 'Store') ?? starAtom(q));
}

function starAtom(p: PegParser): expr | null {
  return targetAtom(p, 'Store', targetWithStarAtom, starTarget, true);
}

/** star_atom, del_t_atom: a name, or targets in brackets. */
function targetAtom(
  p: PegParser,
  ctx: expr_context,
  grouped: (p: PegParser) => expr | null,
  element: (p: PegParser) => expr | null,
  commaNeeded: boolean,
): expr | null {
  const mark = p.mark;
  const single = name(p);
  if (single !== null) return setContext(single, ctx);
  const open = p.peek();
  if (p.expect(T.LPAR) !== null) {
    const inner = p.mark;
    const group = grouped(p);
    if (group !== null && p.expect(T.RPAR) !== null) return setContext(group, ctx);
    p.mark = inner;
    let elts = listOf(p, element) ?? [];
    if (commaNeeded && elts.length === 1 && p.previous().type !== T.COMMA) {
      p.mark = inner;
      elts = [];
    }
    const close = p.expect(T.RPAR);
    return close === null ? p.fail(mark) : at<Tuple>({ kind: 'Tuple', elts, ctx }, open, close);
  }
  if (p.expect(T.LSQB) === null) return null;
  const elts = listOf(p, element) ?? [];
  const close = p.expect(T.RSQB);
  return close === null ? p.fail(mark) : at<List>({ kind: 'List', elts, ctx }, open, close);
}

/** single_target */
export function singleTarget(p: PegParser): expr | null {
  const mark = p.mark;
  const target = attributeOrSubscript(p, 'Store') ?? name(p);
  if (target !== null) return setContext(target, 'Store');
  if (p.expect(T.LPAR) === null) return null;
  const inner = singleTarget(p);
  return inner !== null && p.expect(T.RPAR) !== null ? inner : p.fail(mark);
}

function atLookahead(p: PegParser): boolean {
  return p.at(T.LPAR) || p.at(T.LSQB) || p.at(T.DOT);
}

/** t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead */
export function attributeOrSubscript(p: PegParser, ctx: expr_context): expr | null {
  const mark = p.mark;
  const start = p.peek();
  const value = targetPrimary(p);
  if (value === null || p.at(T.LPAR)) return p.fail(mark);
  const node = targetTrailer(p, start, value);
  if (node === null || atLookahead(p)) return p.fail(mark);
  return setContext(node, ctx);
}

/** t_primary: the part of a primary before its last trailer. */
function targetPrimary(p: PegParser): expr | null {
  return p.memo(Rule.T_PRIMARY, targetPrimaryBody);
}

function targetPrimaryBody(p: PegParser): expr | null {
  const mark = p.mark;
  const start = p.peek();
  let node = atom(p);
  if (node === null || !atLookahead(p)) return p.fail(mark);
  for (;;) {
    const before = p.mark;
    const next = targetTrailer(p, start, node);
    if (next === null || !atLookahead(p)) {
      p.mark = before;
      return node;
    }
    node = next;
  }
}

/** del_targets: ','.del_target+ [','] */
export function delTargets(p: PegParser): expr[] | null {
  return listOf(p, delTarget);
}

function delTarget(p: PegParser): expr | null {
  if (p.errorPass) return p.memo(Rule.DEL_TARGET, delTargetBody);
  const mark = p.mark;
  const value = primary(p);
  return value === null || !isTarget(value, false) ? p.fail(mark) : setContext(value, 'Del');
}

function delTargetBody(p: PegParser): expr | null {
  return attributeOrSubscript(p, 'Del') ?? targetAtom(p, 'Del', delTarget, delTarget, false);
}

/** (star_targets '=')*, for the error rules of assignments. */
export function targetChain(p: PegParser): expr[] {
  const targets: expr[] = [];
  for (;;) {
    const mark = p.mark;
    const target = starTargets(p);
    if (target === null || p.expect(T.EQUAL) === null) {
      p.mark = mark;
      return targets;
    }
    targets.push(target);
  }
}
