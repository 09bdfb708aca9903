// Code for list, tuple, set and dict displays and for unpacking targets.
// Twin of starunpack_helper_impl, assignment_helper and codegen_dict (Python/codegen.c).
import type { Dict, expr, List, Location, SetExpr, Tuple } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { STACK_USE_GUIDELINE } from '../constpool';
import { Intrinsic1, Op } from '../opcodes';
import { visitExpr, visitExprs } from './expressions';
import { nameOp } from './names';

/** The instructions that build a kind of sequence. */
interface Builder {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
  readonly tuple: boolean;
}

const listBuilder: Builder = { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND, tuple: false };
const tupleBuilder: Builder = { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND, tuple: true };
const setBuilder: Builder = { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE, tuple: false };

/** Builds a tuple of call arguments, `pushed` of which are on the stack already. */
export function buildArguments(
  c: Compiler,
  loc: Location,
  elts: readonly expr[],
  injected: string | null,
  pushed: number,
): void {
  unpackStarred(c, loc, elts, injected, pushed, tupleBuilder);
}

function unpackStarred(
  c: Compiler,
  loc: Location,
  elts: readonly expr[],
  injected: string | null,
  pushed: number,
  { build, add, extend, tuple }: Builder,
): void {
  const extra = injected === null ? 0 : 1;
  const big = elts.length + pushed + extra > STACK_USE_GUIDELINE;
  if (!big && !elts.some((elt) => elt.kind === 'Starred')) {
    visitExprs(c, elts);
    if (injected !== null) {
      nameOp(c, loc, injected, 'Load');
    }
    c.op(tuple ? Op.BUILD_TUPLE : build, loc, elts.length + pushed + extra);
    return;
  }
  let built = false;
  if (big) {
    c.op(build, loc, pushed);
    built = true;
  }
  elts.forEach((elt, i) => {
    if (elt.kind === 'Starred') {
      if (!built) {
        c.op(build, loc, i + pushed);
        built = true;
      }
      visitExpr(c, elt.value);
      c.op(extend, loc, 1);
    } else {
      visitExpr(c, elt);
      if (built) {
        c.op(add, loc, 1);
      }
    }
  });
  if (injected !== null) {
    nameOp(c, loc, injected, 'Load');
    c.op(add, loc, 1);
  }
  if (tuple) {
    c.op(Op.CALL_INTRINSIC_1, loc, Intrinsic1.LIST_TO_TUPLE);
  }
}

function unpackTargets(c: Compiler, loc: Location, elts: readonly expr[]): void {
  let starred = false;
  elts.forEach((elt, i) => {
    if (elt.kind !== 'Starred') {
      return;
    }
    if (starred) {
      c.error('multiple starred expressions in assignment', loc);
    }
    const after = elts.length - i - 1;
    if (i >= 1 << 8 || after >= 1 << 14) {
      c.error('too many expressions in star-unpacking assignment', loc);
    }
    c.op(Op.UNPACK_EX, loc, i + (after << 8));
    starred = true;
  });
  if (!starred) {
    c.op(Op.UNPACK_SEQUENCE, loc, elts.length);
  }
  for (const elt of elts) {
    visitExpr(c, elt.kind === 'Starred' ? elt.value : elt);
  }
}

/** `[...]` as a value or target. */
export function visitList(c: Compiler, e: List): void {
  visitSequence(c, e, listBuilder);
}

/** `(...)` as a value or target. */
export function visitTuple(c: Compiler, e: Tuple): void {
  visitSequence(c, e, tupleBuilder);
}

function visitSequence(c: Compiler, e: List | Tuple, builder: Builder): void {
  switch (e.ctx) {
    case 'Store':
      unpackTargets(c, e, e.elts);
      break;
    case 'Load':
      unpackStarred(c, e, e.elts, null, 0, builder);
      break;
    case 'Del':
      visitExprs(c, e.elts);
      break;
  }
}

/** `{1, 2}`. */
export function visitSet(c: Compiler, e: SetExpr): void {
  unpackStarred(c, e, e.elts, null, 0, setBuilder);
}

/** `{k: v, **mapping}`: in portions, each at most as large as the stack should get. */
export function visitDict(c: Compiler, e: Dict): void {
  let haveDict = false;
  let elements = 0;
  const flush = (end: number): void => {
    visitPart(c, e, end - elements, end);
    if (haveDict) {
      c.op(Op.DICT_UPDATE, e, 1);
    }
    haveDict = true;
    elements = 0;
  };
  e.values.forEach((value, i) => {
    if (e.keys[i] === null) {
      if (elements > 0) {
        flush(i);
      }
      if (!haveDict) {
        c.op(Op.BUILD_MAP, e, 0);
        haveDict = true;
      }
      visitExpr(c, value);
      c.op(Op.DICT_UPDATE, e, 1);
    } else if (elements * 2 > STACK_USE_GUIDELINE) {
      elements++;
      flush(i + 1);
    } else {
      elements++;
    }
  });
  if (elements > 0) {
    flush(e.values.length);
  }
  if (!haveDict) {
    c.op(Op.BUILD_MAP, e, 0);
  }
}

function visitPart(c: Compiler, e: Dict, begin: number, end: number): void {
  const big = (end - begin) * 2 > STACK_USE_GUIDELINE;
  if (big) {
    c.op(Op.BUILD_MAP, e, 0);
  }
  for (let i = begin; i < end; i++) {
    const key = e.keys[i];
    const value = e.values[i];
    if (key !== null && key !== undefined && value !== undefined) {
      visitExprs(c, [key, value]);
    }
    if (big) {
      c.op(Op.MAP_ADD, e, 1);
    }
  }
  if (!big) {
    c.op(Op.BUILD_MAP, e, end - begin);
  }
}
