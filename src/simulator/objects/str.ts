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
import { Sharing, type StrKind } from './strtable';
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

/** A str of this text; `length`: its number of code points where it is known. */
export function newStr(rt: Runtime, text: string, length = -1): Handle {
  const fixed = fixedStr(text);
  return fixed !== 0 ? fixed : rt.heap.create(TypeId.Str, rt.payloads.strs.add(text, length));
}

/** As {@link newStr}, but never the shared str of one character: CPython writes some texts straight into a new one. */
export function newFreshStr(rt: Runtime, text: string): Handle {
  return rt.heap.create(TypeId.Str, rt.payloads.strs.add(text));
}

/** A str of texts joined, whose characters nothing has looked at. `kind`: of the characters, -1 where it is not known. */
export function newJoinedStr(rt: Runtime, text: string, length = -1, kind: StrKind | -1 = -1): Handle {
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  const row = rt.payloads.strs.add(text, length, Sharing.Joined);
  if (kind >= 0) rt.payloads.strs.setKind(row, kind as StrKind);
  return rt.heap.create(TypeId.Str, row);
}

/** A str that is a piece of a longer one. `length`: its number of code points where it is known. */
export function newPartStr(rt: Runtime, text: string, length = -1): Handle {
  const fixed = fixedStr(text);
  return fixed !== 0 ? fixed : rt.heap.create(TypeId.Str, rt.payloads.strs.share(text, length));
}

/** A str of a subclass; it has attributes of its own. */
export function newStrOf(rt: Runtime, type: TypeObject, text: string): Handle {
  return allocate(rt, type, rt.payloads.strs.add(text));
}

/** The one interned str of a text, immortal from now on (_PyUnicode_InternImmortal): for names. */
export function internStr(rt: Runtime, text: string): Handle {
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  const known = rt.interned.get(text);
  if (known !== undefined) return rt.heap.isImmortal(known) ? known : immortalizeStr(rt, known);
  const row = rt.payloads.strs.add(text);
  rt.payloads.strs.intern(row);
  const str = rt.heap.createImmortal(TypeId.Str, row);
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
  const { strs } = rt.payloads;
  const row = rt.heap.num[str];
  if (strs.interned(row)) return str;
  const text = strs.text(row);
  const fixed = fixedStr(text);
  if (fixed !== 0) return fixed;
  const known = rt.interned.get(text);
  if (known !== undefined) return known;
  // Equal texts may have one row: this one is from now on another than they are.
  const own = strs.unshare(row);
  rt.heap.num[str] = own;
  strs.intern(own);
  rt.payloads.mortalStrs.add(str);
  rt.interned.set(text, str);
  return str;
}

/** An interned str has died. */
export function forgetInterned(rt: Runtime, str: Handle): void {
  if (!rt.payloads.strs.interned(rt.heap.num[str])) return;
  if (rt.payloads.mortalStrs.delete(str)) rt.interned.delete(rt.text(str));
}

/** `len(str)`: the number of code points, counted once. */
export function lengthOfStr(rt: Runtime, str: Handle): number {
  const { strs } = rt.payloads;
  const row = rt.heap.num[str];
  const known = strs.length(row);
  if (known >= 0) return known;
  const length = strLength(strs.text(row));
  strs.setLength(row, length);
  return length;
}

/** Bytes of a str's characters as CPython stores them, 0: all are ASCII; found out once. */
export function kindOfStr(rt: Runtime, str: Handle): StrKind {
  const { strs } = rt.payloads;
  const row = rt.heap.num[str];
  const known = strs.kind(row);
  if (known >= 0) return known as StrKind;
  const text = strs.text(row);
  const kind = isAsciiString(text) ? 0 : (stringKind(text) as StrKind);
  strs.setKind(row, kind);
  return kind;
}
