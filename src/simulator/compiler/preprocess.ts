// Rewriting of expressions before code is made: `__debug__`, `'...' % (...)` and the numbers in patterns.
// Twin of Python/ast_preprocess.c; the tree itself is left as it is.
import type { ConstantValue, expr, Location } from '../syntax/ast';
import { asNumber, evalConstBinop, negate } from './fold';
import { BinaryOp } from './opcodes';

/** The expression to compile in place of `e`. */
export function preprocess(e: expr, optimize: number): expr {
  if (e.kind === 'Name' && e.id === '__debug__' && e.ctx === 'Load') {
    return constant({ type: 'bool', value: optimize === 0 }, e);
  }
  if (e.kind === 'BinOp' && e.op === 'Mod' && e.left.kind === 'Constant' && e.right.kind === 'Tuple') {
    const { value } = e.left;
    const { elts } = e.right;
    if (value.type === 'str' && !elts.some((elt) => elt.kind === 'Starred')) {
      return formatToJoinedStr(value.value, elts, e) ?? e;
    }
  }
  return e;
}

function constant(value: ConstantValue, { lineno, col_offset, end_lineno, end_col_offset }: Location): expr {
  return { kind: 'Constant', value, prefix: null, lineno, col_offset, end_lineno, end_col_offset };
}

const nowhere: Location = { lineno: -1, col_offset: -1, end_lineno: -1, end_col_offset: -1 };

/** One conversion of a format string that an f-string has too: flags, width, precision and %s, %r or %a. */
const simpleFormat = /%([-+ #0]*)(\d{1,2})?(?:\.(\d{0,2}))?([sra])/y;

/** `'%s=%r' % (a, b)` as the f-string it means; null if it must stay as it is. */
function formatToJoinedStr(format: string, elts: readonly expr[], e: Location): expr | null {
  const values: expr[] = [];
  let used = 0;
  let position = 0;
  for (;;) {
    const literal = /(?:[^%]|%%)*/y;
    literal.lastIndex = position;
    const text = literal.exec(format)?.[0] ?? '';
    position += text.length;
    if (text !== '') {
      values.push(constant({ type: 'str', value: text.replaceAll('%%', '%') }, nowhere));
    }
    if (position >= format.length) {
      break;
    }
    const value = elts[used++];
    simpleFormat.lastIndex = position;
    const match = simpleFormat.exec(format);
    if (value === undefined || match === null) {
      return null;
    }
    position = simpleFormat.lastIndex;
    values.push(formattedValue(value, match));
  }
  if (used < elts.length) {
    return null;
  }
  const { lineno, col_offset, end_lineno, end_col_offset } = e;
  return { kind: 'JoinedStr', values, lineno, col_offset, end_lineno, end_col_offset };
}

function formattedValue(value: expr, match: RegExpExecArray): expr {
  const [, flags = '', width, precision, conversion = 's'] = match;
  let spec = '';
  if (width !== undefined && Number(width) > 0 && !flags.includes('-')) {
    spec += '>';
  }
  if (width !== undefined) {
    spec += String(Number(width));
  }
  if (precision !== undefined) {
    spec += `.${Number(precision)}`;
  }
  const { lineno, col_offset, end_lineno, end_col_offset } = value;
  return {
    kind: 'FormattedValue',
    value,
    conversion: conversion.charCodeAt(0),
    format_spec: spec === '' ? null : constant({ type: 'str', value: spec }, nowhere),
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  };
}

/** `-1` and `1 - 2j` in a pattern are constants. */
export function foldPatternValue(e: expr): expr {
  if (e.kind === 'UnaryOp' && e.op === 'USub' && e.operand.kind === 'Constant') {
    const number = asNumber(e.operand.value);
    const value = number === null ? null : negate(number);
    return value !== null && isNumber(value) ? constant(value, e) : e;
  }
  if (e.kind === 'BinOp' && (e.op === 'Add' || e.op === 'Sub') && e.right.kind === 'Constant') {
    const left = foldPatternValue(e.left);
    if (left.kind === 'Constant') {
      const op = e.op === 'Add' ? BinaryOp.NB_ADD : BinaryOp.NB_SUBTRACT;
      const value = evalConstBinop(left.value, op, e.right.value);
      return value !== null && isNumber(value) ? constant(value, e) : e;
    }
  }
  return e;
}

function isNumber(value: {
  readonly type: string;
}): value is Extract<ConstantValue, { type: 'int' | 'float' | 'complex' }> {
  return value.type === 'int' || value.type === 'float' || value.type === 'complex';
}
