/**
 * String atoms: plain strings, f-strings, t-strings, and their concatenation.
 * Twin of the string rules of Grammar/python.gram and of the "Fstring stuff" of Parser/action_helpers.c.
 */
import type { Constant, expr, FormattedValue, Interpolation, JoinedStr, Location, TemplateStr } from './ast';
import { annotatedRhs } from './expressions';
import { invalidReplacementField, invalidStringTstringConcat } from './invalid-strings';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { reprString } from './python-repr';
import { decodeUnicodeEscapes, parseString } from './string-literals';
import { T } from './token';
import type { Token } from './token';

/** What kind of formatted string a rule is in. */
export type StringKind = 'f' | 't';

/** strings: (fstring | string)+ or tstring+ */
export function strings(p: PegParser): expr | null {
  return p.memo(Rule.STRINGS, stringsBody);
}

function stringsBody(p: PegParser): expr | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidStringTstringConcat(p);
  p.mark = mark;
  const parts: expr[] = [];
  const first = p.peek();
  if (p.at(T.TSTRING_START)) {
    for (let part = formattedString(p, 't'); part !== null; part = formattedString(p, 't')) parts.push(part);
    if (parts.length === 0) return null;
    return at<TemplateStr>({ kind: 'TemplateStr', values: concatenate(parts) }, first, p.last());
  }
  for (let part = stringOrFstring(p); part !== null; part = stringOrFstring(p)) parts.push(part);
  return parts.length === 0 ? p.fail(mark) : concatenateStrings(p, parts, first);
}

/** (fstring | string) */
export function stringOrFstring(p: PegParser): expr | null {
  const token = p.peek();
  if (token.type === T.FSTRING_START) return formattedString(p, 'f');
  if (token.type !== T.STRING) return null;
  p.mark++;
  const prefix = token.text[0] === 'u' ? 'u' : null;
  return at<Constant>({ kind: 'Constant', value: parseString(p, token), prefix }, token, token);
}

/** fstring or tstring (memo): the start, literal parts and replacement fields, the end. */
export function formattedString(p: PegParser, kind: StringKind): expr | null {
  return kind === 'f' ? formattedStringBody(p, kind) : p.memo(Rule.TSTRING, () => formattedStringBody(p, kind));
}

function formattedStringBody(p: PegParser, kind: StringKind): expr | null {
  const mark = p.mark;
  const start = p.expect(kind === 'f' ? T.FSTRING_START : T.TSTRING_START);
  if (start === null) return null;
  const middle = kind === 'f' ? T.FSTRING_MIDDLE : T.TSTRING_MIDDLE;
  const raw = /r/i.test(start.text);
  const parts: expr[] = [];
  // The text of a field with `=` is no literal: it has no escapes.
  const literals = new Set<expr>();
  for (;;) {
    const token = p.peek();
    if (token.type === middle) {
      p.mark++;
      const literal = constant(token.text, token);
      literals.add(literal);
      parts.push(literal);
    } else if (token.type === T.LBRACE) {
      const before = p.mark;
      const field = replacementField(p, kind, kind === 't', raw);
      if (field === null) {
        p.mark = before;
        break;
      }
      parts.push(...field);
    } else break;
  }
  const end = p.expect(kind === 'f' ? T.FSTRING_END : T.TSTRING_END);
  if (end === null) return p.fail(mark);
  const values: expr[] = [];
  for (const part of parts) {
    if (part.kind === 'Constant' && part.value.type === 'str') {
      const text = part.value.value;
      const value = raw || !literals.has(part) ? text : decodeUnicodeEscapes(p, text, end);
      if (value !== '') values.push({ ...part, value: { type: 'str', value } });
    } else values.push(part);
  }
  return kind === 'f'
    ? at<JoinedStr>({ kind: 'JoinedStr', values }, start, end)
    : at<TemplateStr>({ kind: 'TemplateStr', values }, start, end);
}

function constant(value: string, place: Location): Constant {
  return at<Constant>({ kind: 'Constant', value: { type: 'str', value }, prefix: null }, place, place);
}

/** A replacement field: one node, or with `=` its text and the node. */
function replacementField(p: PegParser, kind: StringKind, interpolation: boolean, raw: boolean): expr[] | null {
  const mark = p.mark;
  const nodes = replacementFieldBody(p, kind, interpolation, raw);
  if (nodes !== null) return nodes;
  p.mark = mark;
  if (p.callInvalidRules) invalidReplacementField(p, kind);
  return p.fail(mark);
}

function replacementFieldBody(p: PegParser, kind: StringKind, interpolation: boolean, raw: boolean): expr[] | null {
  const open = p.expect(T.LBRACE);
  if (open === null) return null;
  const value = annotatedRhs(p);
  if (value === null) return null;
  const debug = p.expect(T.EQUAL);
  const conversion = fieldConversion(p, kind);
  const format = fullFormatSpec(p, kind, raw);
  const close = p.expect(T.RBRACE);
  if (close === null) return null;
  let code = -1;
  if (conversion !== null) code = conversion.name.text.charCodeAt(0);
  else if (debug !== null && format === null) code = 114;
  const format_spec = format === null ? null : format.spec;
  const text = (conversion?.bang ?? format?.colon ?? close).metadata ?? '';
  let node: expr;
  if (interpolation) {
    const str = { type: 'str' as const, value: text.replace(/[\s=]+$/, '') };
    node = at<Interpolation>({ kind: 'Interpolation', value, str, conversion: code, format_spec }, open, close);
  } else {
    node = at<FormattedValue>({ kind: 'FormattedValue', value, conversion: code, format_spec }, open, close);
  }
  if (debug === null) return [node];
  const [endLine, endColumn] =
    conversion !== null
      ? [conversion.name.lineno, conversion.name.col_offset]
      : format !== null
        ? [format.spec.lineno, format.spec.col_offset + 1]
        : [close.end_lineno, close.end_col_offset];
  const label = constant(text, {
    lineno: open.lineno,
    col_offset: open.col_offset + 1,
    end_lineno: endLine,
    end_col_offset: endColumn - 1,
  });
  return [label, node];
}

interface Conversion {
  readonly bang: Token;
  readonly name: Token;
}

/** '!' NAME */
function fieldConversion(p: PegParser, kind: StringKind): Conversion | null {
  const mark = p.mark;
  const bang = p.expect(T.EXCLAMATION);
  if (bang === null) return null;
  const name = p.expect(T.NAME);
  if (name === null) return p.fail(mark);
  if (bang.lineno !== name.lineno || bang.end_col_offset !== name.col_offset) {
    p.raiseRange(bang, name, `${kind}-string: conversion type must come right after the exclamation mark`);
  }
  if (name.text !== 's' && name.text !== 'r' && name.text !== 'a') {
    p.raiseAt(name, `${kind}-string: invalid conversion character ${reprString(name.text)}: expected 's', 'r', or 'a'`);
  }
  return { bang, name };
}

interface FormatSpec {
  readonly colon: Token;
  readonly spec: JoinedStr;
}

/** ':' format_spec* */
function fullFormatSpec(p: PegParser, kind: StringKind, raw: boolean): FormatSpec | null {
  const colon = p.expect(T.COLON);
  if (colon === null) return null;
  const parts = formatSpecParts(p, kind, raw);
  const values = parts.some((part) => part.kind !== 'Constant') ? concatenate(parts) : parts;
  return { colon, spec: at<JoinedStr>({ kind: 'JoinedStr', values }, colon, p.last()) };
}

/** format_spec*: literal parts and replacement fields. */
export function formatSpecParts(p: PegParser, kind: StringKind, raw: boolean): expr[] {
  const parts: expr[] = [];
  for (;;) {
    const token = p.peek();
    if (token.type === (kind === 'f' ? T.FSTRING_MIDDLE : T.TSTRING_MIDDLE)) {
      p.mark++;
      const value = raw ? token.text : decodeUnicodeEscapes(p, token.text, token);
      if (value !== '') parts.push(constant(value, token));
    } else if (token.type === T.LBRACE) {
      const field = replacementField(p, kind, false, raw);
      if (field === null) return parts;
      parts.push(...field);
    } else return parts;
  }
}

/** Twin of _PyPegen_concatenate_strings. */
function concatenateStrings(p: PegParser, parts: expr[], first: Token): expr {
  const bytes = parts.filter((part) => part.kind === 'Constant' && part.value.type === 'bytes');
  if (bytes.length > 0 && bytes.length < parts.length) p.raise('cannot mix bytes and nonbytes literals');
  if (parts.length === 1 && parts[0].kind === 'Constant') return parts[0];
  const last = p.last();
  if (bytes.length > 0) {
    const arrays = bytes.map((part) =>
      part.kind === 'Constant' && part.value.type === 'bytes' ? part.value.value : new Uint8Array(),
    );
    const value = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0));
    let offset = 0;
    for (const array of arrays) {
      value.set(array, offset);
      offset += array.length;
    }
    return at<Constant>({ kind: 'Constant', value: { type: 'bytes', value }, prefix: null }, first, last);
  }
  if (parts.every((part) => part.kind === 'Constant')) {
    const value = parts
      .map((part) => (part.kind === 'Constant' && part.value.type === 'str' ? part.value.value : ''))
      .join('');
    const prefix = parts[0].kind === 'Constant' ? parts[0].prefix : null;
    return at<Constant>({ kind: 'Constant', value: { type: 'str', value }, prefix }, first, last);
  }
  return at<JoinedStr>({ kind: 'JoinedStr', values: concatenate(parts) }, first, last);
}

/** The values of several strings as those of one: neighbouring constants become one, empty ones vanish. */
function concatenate(parts: readonly expr[]): expr[] {
  const flat = parts.flatMap((part) =>
    part.kind === 'JoinedStr' || part.kind === 'TemplateStr' ? part.values : [part],
  );
  const values: expr[] = [];
  for (let i = 0; i < flat.length; i++) {
    const first = flat[i];
    if (first.kind !== 'Constant' || first.value.type !== 'str') {
      values.push(first);
      continue;
    }
    let value = first.value.value;
    let last: Constant = first;
    for (let next = flat[i + 1]; next !== undefined && next.kind === 'Constant'; next = flat[i + 1]) {
      if (next.value.type === 'str') value += next.value.value;
      last = next;
      i++;
    }
    if (value === '') continue;
    values.push(
      last === first
        ? first
        : at<Constant>({ kind: 'Constant', value: { type: 'str', value }, prefix: first.prefix }, first, last),
    );
  }
  return values;
}
