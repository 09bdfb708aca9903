// Code for f-strings and t-strings. Twin of codegen_joined_str, codegen_template_str and their parts (Python/codegen.c).
import type { FormattedValue, Interpolation, JoinedStr, TemplateStr } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { strConst } from '../constants';
import { STACK_USE_GUIDELINE } from '../constpool';
import { ConvertValue, Op } from '../opcodes';
import { visitExpr, visitExprs } from './expressions';

const EMPTY = strConst('');

/** An f-string. */
export function visitJoinedStr(c: Compiler, e: JoinedStr): void {
  const count = e.values.length;
  if (count > STACK_USE_GUIDELINE) {
    c.loadConst(e, EMPTY);
    c.nameInstruction(Op.LOAD_ATTR, e, 'join', 1, 1);
    c.op(Op.BUILD_LIST, e, 0);
    for (const value of e.values) {
      visitExpr(c, value);
      c.op(Op.LIST_APPEND, e, 1);
    }
    c.op(Op.CALL, e, 1);
    return;
  }
  visitExprs(c, e.values);
  if (count > 1) {
    c.op(Op.BUILD_STRING, e, count);
  } else if (count === 0) {
    c.loadConst(e, EMPTY);
  }
}

function conversionOf(conversion: number): ConvertValue {
  switch (String.fromCharCode(Math.max(conversion, 0))) {
    case 's':
      return ConvertValue.STR;
    case 'r':
      return ConvertValue.REPR;
    case 'a':
      return ConvertValue.ASCII;
    default:
      return ConvertValue.NONE;
  }
}

/** A replacement field of an f-string. */
export function visitFormattedValue(c: Compiler, e: FormattedValue): void {
  visitExpr(c, e.value);
  if (e.conversion !== -1) {
    c.op(Op.CONVERT_VALUE, e, conversionOf(e.conversion));
  }
  if (e.format_spec === null) {
    c.op(Op.FORMAT_SIMPLE, e);
  } else {
    visitExpr(c, e.format_spec);
    c.op(Op.FORMAT_WITH_SPEC, e);
  }
}

/** A t-string: the tuple of its strings, one more than there are interpolations, then that of the interpolations. */
export function visitTemplateStr(c: Compiler, e: TemplateStr): void {
  let strings = 0;
  let lastWasInterpolation = true;
  const empty = (): void => {
    c.loadConst(e, EMPTY);
    strings++;
  };
  for (const value of e.values) {
    if (value.kind === 'Interpolation') {
      if (lastWasInterpolation) {
        empty();
      }
      lastWasInterpolation = true;
    } else {
      visitExpr(c, value);
      strings++;
      lastWasInterpolation = false;
    }
  }
  if (lastWasInterpolation) {
    empty();
  }
  c.op(Op.BUILD_TUPLE, e, strings);
  const interpolations = e.values.filter((value) => value.kind === 'Interpolation');
  visitExprs(c, interpolations);
  c.op(Op.BUILD_TUPLE, e, interpolations.length);
  c.op(Op.BUILD_TEMPLATE, e);
}

/** A replacement field of a t-string. */
export function visitInterpolation(c: Compiler, e: Interpolation): void {
  visitExpr(c, e.value);
  c.loadConst(e, e.str);
  let oparg = 2;
  if (e.format_spec !== null) {
    oparg++;
    visitExpr(c, e.format_spec);
  }
  c.op(Op.BUILD_INTERPOLATION, e, oparg | (conversionOf(e.conversion) << 2));
}
