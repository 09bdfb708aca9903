/** What patterns match in, and what a compiled pattern is made of. Twin of state_init in Modules/_sre/sre.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import type { Runtime } from '../../objects/runtime';
import { ssizeArgument } from '../../objects/textargs';
import { TypeId } from '../../objects/typeids';
import { lengthOfStr, newPartStr } from '../../objects/str';
import { codePoints } from '../../values/codepoints';
import { Matcher, type Subject } from './engine';

/** Words of a pattern object. */
export const enum PatternWord {
  Pattern,
  GroupIndex,
  IndexGroup,
  Count,
}

/** A compiled pattern. */
export interface PatternData {
  readonly code: Uint32Array;
  readonly groups: number;
  readonly flags: number;
  /** Null for the empty pattern None, which matches both. */
  readonly isBytes: boolean;
  /** Names by group number. */
  readonly groupNames: readonly (string | null)[];
}

export function patternData(rt: Runtime, pattern: Handle): PatternData {
  return rt.payloads.others.get(rt.heap.num[pattern]) as PatternData;
}

class TextSubject implements Subject {
  readonly length: number;
  constructor(private readonly text: string) {
    this.length = text.length;
  }
  charAt(index: number): number {
    return this.text.charCodeAt(index);
  }
}

class ArraySubject implements Subject {
  readonly length: number;
  constructor(private readonly items: ArrayLike<number>) {
    this.length = items.length;
  }
  charAt(index: number): number {
    return this.items[index];
  }
}

/** The characters or bytes of a string; raises TypeError where it does not suit the pattern. */
export function subjectOf(rt: Runtime, pattern: Handle, string: Handle): Subject {
  const { isBytes } = patternData(rt, pattern);
  if (rt.isStr(string)) {
    if (isBytes) rt.raise('TypeError', 'cannot use a bytes pattern on a string-like object');
    const text = rt.text(string);
    return lengthOfStr(rt, string) === text.length ? new TextSubject(text) : new ArraySubject(codePoints(text));
  }
  const bytes = bufferOf(rt, string);
  if (bytes === null) {
    return rt.raise('TypeError', `expected string or bytes-like object, got '${rt.typeOf(string).name}'`);
  }
  if (!isBytes) rt.raise('TypeError', 'cannot use a string pattern on a bytes-like object');
  return new ArraySubject(bytes);
}

/** A piece of a string as a plain str or bytes object (getslice). */
export function pieceOf(rt: Runtime, string: Handle, start: number, end: number): Handle {
  const type = rt.heap.type[string];
  if (rt.isStr(string)) {
    const text = rt.text(string);
    if (type === TypeId.Str && start === 0 && end === text.length) return string;
    if (lengthOfStr(rt, string) === text.length) return newPartStr(rt, text.slice(start, end), end - start);
    const plain = type === TypeId.Str ? string : rt.newStr(text);
    return rt.getItem(plain, rt.newSlice(rt.newInt(start), rt.newInt(end), NONE));
  }
  const bytes = bufferOf(rt, string) ?? new Uint8Array(0);
  if (type === TypeId.Bytes && start === 0 && end === bytes.length) return string;
  return rt.newBytes(bytes.slice(start, end));
}

/** Raises OverflowError for a `pos` or `endpos` that fits no C number, before the string is looked at. */
export function checkRange(rt: Runtime, pos: Handle, endpos: Handle): void {
  if (pos !== NULL) ssizeArgument(rt, pos, 0);
  if (endpos !== NULL) ssizeArgument(rt, endpos, 0);
}

/** Where `pos` and `endpos` lie in a string of a length. */
export function clampRange(rt: Runtime, length: number, pos: Handle, endpos: Handle): readonly [number, number] {
  const clamp = (value: Handle, fallback: number): number =>
    Math.max(0, Math.min(ssizeArgument(rt, value, fallback), length));
  const stop = clamp(endpos, length);
  return [Math.min(clamp(pos, 0), length), stop];
}

/** A matcher of a pattern over a subject. */
export function matcherFor(rt: Runtime, pattern: Handle, subject: Subject, stop: number): Matcher {
  const { code, groups } = patternData(rt, pattern);
  return new Matcher(code, groups, subject, stop, (cost) => rt.fuel(cost));
}
