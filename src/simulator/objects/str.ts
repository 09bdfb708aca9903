/**
 * Strings: making, reading, interning. Twin of Objects/unicodeobject.c (the type is in strtype.ts).
 *
 * A text is a JavaScript string. Concatenation leaves it a rope: nothing here looks at the characters of a long text
 * before the program does.
 */
import { CHAR_BASE, EMPTY_STR, type Handle } from '../memory';
import { strLength } from '../values/codepoints';
import { stringKind } from '../values/pyhash';
import { isAsciiString } from '../values/unicodetype';
import { allocate } from './instance';
import { StrData } from './payloads';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** The fixed handle of '' and of one Latin-1 character, 0 for any other text. */
function fixedStr(text: string): Handle {
  if (text.length > 1) return 0;
  if (text.length === 0) return EMPTY_STR;
  const code = text.charCodeAt(0);
  return code < 256 ? CHAR_BASE + code : 0;
}

/** A str of this text. */
export function newStr(rt: Runtime, text: string): Handle {
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  return rt.heap.create(TypeId.Str, rt.payloads.strs.add(new StrData(text)));
}

/** As {@link newStr}, but never the shared str of one character: CPython writes some texts straight into a new one. */
export function newFreshStr(rt: Runtime, text: string): Handle {
  return rt.heap.create(TypeId.Str, rt.payloads.strs.add(new StrData(text)));
}

/** As {@link newStr}, for a text whose number of code points is known (-1: it is not). */
export function newStrOfLength(rt: Runtime, text: string, length: number): Handle {
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  const data = new StrData(text);
  data.length = length;
  return rt.heap.create(TypeId.Str, rt.payloads.strs.add(data));
}

/** A str of this text. */
export function newStrOfData(rt: Runtime, data: StrData): Handle {
  const fixed = fixedStr(data.rope);
  return fixed !== 0 ? fixed : rt.heap.create(TypeId.Str, rt.payloads.strs.add(data));
}

/** A str of a subclass; it has attributes of its own. */
export function newStrOf(rt: Runtime, type: TypeObject, text: string): Handle {
  return allocate(rt, type, rt.payloads.strs.add(new StrData(text)));
}

/** The one interned str of a text, immortal from now on (_PyUnicode_InternImmortal): for names. */
export function internStr(rt: Runtime, text: string): Handle {
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  const known = rt.interned.get(text);
  if (known !== undefined) return rt.heap.isImmortal(known) ? known : immortalizeStr(rt, known);
  const data = new StrData(text);
  data.intern();
  const str = rt.heap.createImmortal(TypeId.Str, rt.payloads.strs.add(data));
  rt.interned.set(text, str);
  return str;
}

function immortalizeStr(rt: Runtime, str: Handle): Handle {
  rt.payloads.mortalStrs.delete(str);
  return rt.heap.immortalize(str);
}

/**
 * Makes a str the interned one of its text, unless there is one already: which one it is then is returned. It can die
 * (_PyUnicode_InternMortal), and is forgotten then.
 */
export function internHandle(rt: Runtime, str: Handle): Handle {
  const data = strData(rt, str);
  if (data.interned) return str;
  const fixed = fixedStr(data.text);
  if (fixed !== 0) return fixed;
  const known = rt.interned.get(data.text);
  if (known !== undefined) return known;
  data.intern();
  rt.payloads.mortalStrs.add(str);
  rt.interned.set(data.text, str);
  return str;
}

/** An interned str has died. */
export function forgetInterned(rt: Runtime, str: Handle): void {
  if (rt.payloads.mortalStrs.delete(str)) rt.interned.delete(strData(rt, str).text);
}

/** What is kept of a str or an object of a subclass. */
export function strData(rt: Runtime, str: Handle): StrData {
  return rt.payloads.strs.get(rt.heap.num[str]);
}

/** Number of code points of a text; counted once. */
export function lengthOf(data: StrData): number {
  if (data.length < 0) data.length = strLength(data.text);
  return data.length;
}

/** Bytes of a text's characters as CPython stores them, 0: all are ASCII; found out once. */
export function kindOf(data: StrData): 0 | 1 | 2 | 4 {
  if (data.kind < 0) data.kind = isAsciiString(data.text) ? 0 : stringKind(data.text);
  return data.kind as 0 | 1 | 2 | 4;
}

/** `len(str)`. */
export function lengthOfStr(rt: Runtime, str: Handle): number {
  return lengthOf(strData(rt, str));
}
