/** Items of arrays by their typecode. Twin of the getitem and setitem functions of Modules/arraymodule.c. */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';

/** A typecode. */
export interface ItemCode {
  readonly code: string;
  /** Bytes of an item. */
  readonly size: number;
  /** Of an integer: its name in errors. */
  readonly name: string;
}

/** `array.typecodes`. */
export const ITEM_CODES = 'bBuwhHiIlLqQfd';

const SIZES: Readonly<Record<string, number>> = {
  b: 1,
  B: 1,
  u: 4,
  w: 4,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  f: 4,
  d: 8,
};
const NAMES: Readonly<Record<string, string>> = {
  b: 'signed char',
  B: 'unsigned byte integer',
  h: 'signed short integer',
  H: 'unsigned short',
  i: 'signed integer',
  I: 'unsigned int',
  l: 'C long',
  L: 'unsigned long',
  q: 'C long long',
  Q: 'unsigned long long',
};
const codes = new Map(
  [...ITEM_CODES].map((code): [string, ItemCode] => [code, { code, size: SIZES[code], name: NAMES[code] ?? '' }]),
);

/** The typecode of a letter; null: there is no such. */
export function itemCode(letter: string): ItemCode | null {
  return codes.get(letter) ?? null;
}

/** The item at an offset. */
export function readItem(rt: Runtime, { code }: ItemCode, bytes: Uint8Array, at: number): Handle {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (code) {
    case 'b':
      return rt.newInt(view.getInt8(at));
    case 'B':
      return rt.newInt(view.getUint8(at));
    case 'h':
      return rt.newInt(view.getInt16(at, true));
    case 'H':
      return rt.newInt(view.getUint16(at, true));
    case 'i':
      return rt.newInt(view.getInt32(at, true));
    case 'I':
      return rt.newInt(view.getUint32(at, true));
    case 'l':
    case 'q':
      return rt.newInt(view.getBigInt64(at, true));
    case 'L':
    case 'Q':
      return rt.newInt(view.getBigUint64(at, true));
    case 'f':
      return rt.newFloat(view.getFloat32(at, true));
    case 'd':
      return rt.newFloat(view.getFloat64(at, true));
    default: {
      const point = view.getUint32(at, true);
      if (point > 0x10ffff) {
        rt.raise('ValueError', `character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
      }
      return rt.newStr(String.fromCodePoint(point));
    }
  }
}

/** The small ones go through a C short or int first, whose bounds are told before their own. */
function tooWide(rt: Runtime, code: string, value: bigint): void {
  if (!'bBhHi'.includes(code)) return;
  if (value >= 1n << 63n || value < -(1n << 63n))
    rt.raise('OverflowError', 'Python int too large to convert to C long');
  const short = code === 'b' || code === 'B' || code === 'h';
  const limit = short ? 1n << 15n : 1n << 31n;
  if (value >= limit || value < -limit) {
    const what = short ? 'signed short integer' : 'signed integer';
    rt.raise('OverflowError', `${what} is ${value < 0n ? 'less than minimum' : 'greater than maximum'}`);
  }
}

function integer(rt: Runtime, { code, size, name }: ItemCode, h: Handle): bigint {
  if (rt.isFloat(h)) rt.raise('TypeError', `'float' object cannot be interpreted as an integer`);
  const value = BigInt(rt.index(h));
  const bits = BigInt(size * 8);
  const signed = code === code.toLowerCase();
  const low = signed ? -(1n << (bits - 1n)) : 0n;
  const high = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  tooWide(rt, code, value);
  if (value >= low && value <= high) return value;
  if (code === 'l') rt.raise('OverflowError', 'Python int too large to convert to C long');
  if (code === 'q') rt.raise('OverflowError', 'int too big to convert');
  if (code === 'Q' || code === 'L') {
    rt.raise(
      'OverflowError',
      value < 0n
        ? "can't convert negative value to unsigned int"
        : code === 'Q'
          ? 'int too big to convert'
          : 'Python int too large to convert to C unsigned long',
    );
  }
  if (code === 'I') {
    rt.raise(
      'OverflowError',
      value < 0n
        ? "can't convert negative value to unsigned int"
        : value >= 1n << 64n
          ? 'Python int too large to convert to C unsigned long'
          : 'unsigned int is greater than maximum',
    );
  }
  return rt.raise('OverflowError', `${name} is ${value < low ? 'less than minimum' : 'greater than maximum'}`);
}

/** Writes one item; TypeError and OverflowError as CPython words them. */
export function writeItem(rt: Runtime, item: ItemCode, h: Handle, bytes: Uint8Array, at: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { code, size } = item;
  if (code === 'u' || code === 'w') {
    if (!rt.isStr(h)) rt.raise('TypeError', `array item must be a unicode character, not ${rt.typeOf(h).name}`);
    const characters = [...rt.text(h)];
    if (characters.length !== 1) {
      rt.raise('TypeError', `array item must be a string of length 1, not a string of length ${characters.length}`);
    }
    view.setUint32(at, characters[0].codePointAt(0) as number, true);
    return;
  }
  if (code === 'f' || code === 'd') {
    const value = rt.toFloat(h);
    if (code === 'f') view.setFloat32(at, value, true);
    else view.setFloat64(at, value, true);
    return;
  }
  const value = integer(rt, item, h);
  if (size === 1) view.setUint8(at, Number(BigInt.asUintN(8, value)));
  else if (size === 2) view.setUint16(at, Number(BigInt.asUintN(16, value)), true);
  else if (size === 4) view.setUint32(at, Number(BigInt.asUintN(32, value)), true);
  else view.setBigUint64(at, BigInt.asUintN(64, value), true);
}
