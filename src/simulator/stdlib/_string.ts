/** The _string module: what string.Formatter takes format strings apart with. Twin of Objects/stringlib/unicode_format.h. */
import { boolHandle, NONE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';

/** One piece of a format string. */
interface Piece {
  readonly literal: string;
  readonly field: { readonly name: string; readonly spec: string; readonly conversion: string | null } | null;
}

function pieces(rt: Runtime, text: string): Piece[] {
  const found: Piece[] = [];
  let literal = '';
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c !== '{' && c !== '}') {
      literal += c;
      i++;
      continue;
    }
    if (text[i + 1] === c) {
      found.push({ literal: literal + c, field: null });
      literal = '';
      i += 2;
      continue;
    }
    if (c === '}') rt.raise('ValueError', "Single '}' encountered in format string");
    if (i + 1 >= text.length) rt.raise('ValueError', "Single '{' encountered in format string");
    const end = fieldEnd(rt, text, i + 1);
    found.push({ literal, field: parseField(rt, text.slice(i + 1, end)) });
    literal = '';
    i = end + 1;
  }
  if (literal !== '') found.push({ literal, field: null });
  return found;
}

function fieldEnd(rt: Runtime, text: string, start: number): number {
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return rt.raise('ValueError', "expected '}' before end of string");
}

function parseField(rt: Runtime, text: string): Piece['field'] {
  let bracket = false;
  let end = 0;
  for (; end < text.length; end++) {
    const c = text[end];
    if (c === '{') rt.raise('ValueError', "unexpected '{' in field name");
    if (c === '[') bracket = true;
    else if (c === ']') bracket = false;
    else if ((c === ':' || c === '!') && !bracket) break;
  }
  const name = text.slice(0, end);
  if (text[end] !== '!') return { name, spec: text.slice(end + 1), conversion: null };
  if (end + 1 >= text.length) rt.raise('ValueError', "unmatched '{' in format spec");
  const conversion = text[end + 1];
  if (end + 2 < text.length && text[end + 2] !== ':') rt.raise('ValueError', "expected ':' after conversion specifier");
  return { name, spec: text.slice(end + 3), conversion };
}

function formatterParser(rt: Runtime, text: Handle): Handle {
  const items = pieces(rt, rt.text(text)).map(({ literal, field }) => {
    if (field === null) return newTuple(rt, [rt.newStr(literal), NONE, NONE, NONE]);
    const conversion = field.conversion === null ? NONE : rt.newStr(field.conversion);
    return newTuple(rt, [rt.newStr(literal), rt.newStr(field.name), rt.newStr(field.spec), conversion]);
  });
  return rt.iter(rt.newList(items));
}

function numberOr(rt: Runtime, text: string): Handle {
  return /^[0-9]+$/.test(text) ? rt.newInt(BigInt(text)) : rt.newStr(text);
}

function splitFieldName(rt: Runtime, name: Handle): Handle {
  const text = rt.text(name);
  const end = text.search(/[.[]/);
  const first = end < 0 ? text : text.slice(0, end);
  const rest: Handle[] = [];
  for (let i = first.length; i < text.length;) {
    if (text[i] === '.') {
      let stop = i + 1;
      while (stop < text.length && text[stop] !== '.' && text[stop] !== '[') stop++;
      if (stop === i + 1) rt.raise('ValueError', 'Empty attribute in format string');
      rest.push(newTuple(rt, [boolHandle(true), rt.newStr(text.slice(i + 1, stop))]));
      i = stop;
    } else if (text[i] === '[') {
      const stop = text.indexOf(']', i);
      if (stop < 0) rt.raise('ValueError', "Missing ']' in format string");
      if (stop === i + 1) rt.raise('ValueError', 'Empty attribute in format string');
      rest.push(newTuple(rt, [boolHandle(false), numberOr(rt, text.slice(i + 1, stop))]));
      i = stop + 1;
    } else rt.raise('ValueError', "Only '.' or '[' may follow ']' in format field specifier");
  }
  return newTuple(rt, [numberOr(rt, first), rt.iter(rt.newList(rest))]);
}

function expectText(rt: Runtime, h: Handle): Handle {
  return rt.isStr(h) ? h : rt.raise('TypeError', `expected str, got ${rt.typeOf(h).name}`);
}

export const stringModule: BuiltinModule = {
  name: '_string',
  doc: 'string helper module',
  functions: [
    native('formatter_parser', 'string, /', (rt, _self, text) => formatterParser(rt, expectText(rt, text))),
    native('formatter_field_name_split', 'string, /', (rt, _self, name) => splitFieldName(rt, expectText(rt, name))),
  ],
};
