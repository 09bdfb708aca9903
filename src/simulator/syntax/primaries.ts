/**
 * Primaries: an atom followed by attributes, calls and subscripts. Twin of `primary` and `slices` of Grammar/python.gram.
 */
import type { Attribute, expr, Location, Slice, Subscript, Tuple } from './ast';
import { starredExpression, callTrailer } from './arguments';
import { atom, genexp } from './atoms';
import { expression, namedExpression, assignmentExpression, atAssignmentExpression } from './expressions';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { T } from './token';

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
