/**
 * Items that are no objects of their own until they are asked for: characters of a text, bytes, numbers of a range. Small
 * ints and the first characters exist all the same, once.
 */
import { CHAR_BASE, SMALL_INT_MAX, SMALL_INT_MIN, SMALL_INT_ZERO, type Handle } from '../memory';
import { byteArrayBytes } from '../objects/bytearray';
import { RangeWord } from '../objects/range';
import { TypeId } from '../objects/typeids';
import { reprString } from '../values/strrepr';
import type { Image } from './image';

/** What an item is that is made when it is asked for. */
export interface MadeItem {
  readonly type: 'str' | 'int';
  readonly text: string;
  /** The object that it always is; null: another each time. */
  readonly object: Handle | null;
}

/** The item of an object at a place that counts from its end where it is negative; undefined: it has none there. */
export type MadeItems = (image: Image, h: Handle, at: number) => MadeItem | undefined;

function madeInt(value: number): MadeItem {
  const exists = value >= SMALL_INT_MIN && value <= SMALL_INT_MAX;
  return { type: 'int', text: String(value), object: exists ? SMALL_INT_ZERO + value : null };
}

function character(image: Image, h: Handle, at: number): MadeItem | undefined {
  const text = image.text(h);
  const characters = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
  const found = characters[at < 0 ? at + characters.length : at];
  if (found === undefined) return undefined;
  const code = found.charCodeAt(0);
  return { type: 'str', text: reprString(found), object: code < 256 ? CHAR_BASE + code : null };
}

function byte(bytes: Uint8Array, at: number): MadeItem | undefined {
  const value = bytes.at(at);
  return value === undefined ? undefined : madeInt(value);
}

function inRange(image: Image, h: Handle, at: number): MadeItem | undefined {
  const base = image.base(h);
  const [start, stop, step] = [RangeWord.Start, RangeWord.Stop, RangeWord.Step].map((word) =>
    image.num(image.word(base + word)),
  );
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const value = start + step * (at < 0 ? at + length : at);
  const isThere = at < length && at >= -length;
  return isThere && Number.isSafeInteger(value) ? madeInt(value) : undefined;
}

/** How the items of a type are made; null: they are objects that it holds. */
export function madeItemsOf(type: number): MadeItems | null {
  switch (type as TypeId) {
    case TypeId.Str:
      return character;
    case TypeId.Bytes:
      return (image, h, at) => byte(image.vm.bytesValue(h), at);
    case TypeId.ByteArray:
      return (image, h, at) => byte(byteArrayBytes(image.replay.words, image.base(h)), at);
    case TypeId.Range:
      return inRange;
    default:
      return null;
  }
}
