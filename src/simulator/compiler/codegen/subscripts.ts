// Code for subscripts and slices. Twin of codegen_subscript and codegen_slice (Python/codegen.c).
import type { expr, Slice, Subscript } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { NONE } from '../constants';
import { BinaryOp, Op } from '../opcodes';
import { visitExpr } from './expressions';
import { checkIndex, checkSubscripter } from './warnings';

/** `a[b]` as a value or target. */
export function visitSubscript(c: Compiler, e: Subscript): void {
  if (e.ctx === 'Load') {
    checkSubscripter(c, e.value);
    checkIndex(c, e.value, e.slice);
  }
  visitExpr(c, e.value);
  const slice = twoElementSlice(e.slice);
  if (slice !== null && e.ctx !== 'Del') {
    visitSliceBounds(c, slice);
    c.op(e.ctx === 'Load' ? Op.BINARY_SLICE : Op.STORE_SLICE, e);
    return;
  }
  visitExpr(c, e.slice);
  switch (e.ctx) {
    case 'Load':
      c.op(Op.BINARY_OP, e, BinaryOp.NB_SUBSCR);
      break;
    case 'Store':
      c.op(Op.STORE_SUBSCR, e);
      break;
    case 'Del':
      c.op(Op.DELETE_SUBSCR, e);
      break;
  }
}

/** The slice, if it has no step and is no constant: such slices need no slice object. */
export function twoElementSlice(e: expr): Slice | null {
  return e.kind === 'Slice' && e.step === null && !isConstantSlice(e) ? e : null;
}

function isConstantSlice(slice: Slice): boolean {
  return [slice.lower, slice.upper, slice.step].every((part) => part === null || part.kind === 'Constant');
}

/** Pushes the two bounds of a slice. */
export function visitSliceBounds(c: Compiler, slice: Slice): void {
  for (const bound of [slice.lower, slice.upper]) {
    if (bound === null) {
      c.loadConst(slice, NONE);
    } else {
      visitExpr(c, bound);
    }
  }
}

/** Pushes a slice object. */
export function visitSlice(c: Compiler, slice: Slice): void {
  if (isConstantSlice(slice)) {
    const part = (e: expr | null) => (e?.kind === 'Constant' ? e.value : NONE);
    c.loadConst(slice, { type: 'slice', start: part(slice.lower), stop: part(slice.upper), step: part(slice.step) });
    return;
  }
  visitSliceBounds(c, slice);
  if (slice.step !== null) {
    visitExpr(c, slice.step);
  }
  c.op(Op.BUILD_SLICE, slice, slice.step === null ? 2 : 3);
}
