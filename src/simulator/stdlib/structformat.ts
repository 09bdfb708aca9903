/** Format strings of the struct module: what they say, and the bytes of single items. Twin of Modules/_struct.c. */
import { boolHandle, type Handle } from '../memory';
import { bufferOf } from '../objects/buffer';
import { signBit } from '../values/dtoa';
import { complexValue } from '../objects/complex';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

/** One item of a format. */
export interface FormatItem {
  readonly code: string;
  readonly offset: number;
  /** Bytes of one value. */
  readonly size: number;
  /** Values of this kind in a row; of `s` and `p` it is one value of `size` bytes. */
  readonly count: number;
}

/** A whole format. */
export interface StructFormat {
  readonly items: readonly FormatItem[];
  readonly size: number;
  /** Number of values. */
  readonly length: number;
  readonly little: boolean;
}

const STANDARD: Readonly<Record<string, number>> = {
  x: 1,
  b: 1,
  B: 1,
  c: 1,
  '?': 1,
  s: 1,
  p: 1,
  h: 2,
  H: 2,
  e: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  f: 4,
  q: 8,
  Q: 8,
  d: 8,
  F: 8,
  D: 16,
};
const NATIVE: Readonly<Record<string, number>> = { ...STANDARD, l: 8, L: 8, n: 8, N: 8, P: 8 };

/** Raises struct.error. */
export function structError(rt: Runtime, message: string): never {
  const error = rt.getAttr(rt.importModule('_struct'), 'error');
  return rt.raiseWith(rt.typeObject(error), [rt.newStr(message)]);
}

/** Reads a format; raises struct.error. */
export function parseFormat(rt: Runtime, format: string): StructFormat {
  const prefix = '@=<>!'.includes(format.charAt(0)) ? format.charAt(0) : '';
  const native = prefix === '' || prefix === '@';
  const sizes = native ? NATIVE : STANDARD;
  const items: FormatItem[] = [];
  let size = 0;
  let length = 0;
  for (let i = prefix.length; i < format.length;) {
    if (/\s/.test(format[i])) {
      i++;
      continue;
    }
    const digits = /^[0-9]+/.exec(format.slice(i))?.[0] ?? '';
    i += digits.length;
    if (digits !== '' && i >= format.length) structError(rt, 'repeat count given without format specifier');
    const code = format[i++];
    const itemSize = sizes[code];
    if (itemSize === undefined) return structError(rt, 'bad char in struct format');
    const count = digits === '' ? 1 : Number(digits);
    if (!Number.isSafeInteger(count * itemSize) || count > 2 ** 40) structError(rt, 'total struct size too long');
    if (native && itemSize > 1) {
      const unit = code === 'F' ? 4 : code === 'D' ? 8 : itemSize;
      size = Math.ceil(size / unit) * unit;
    }
    if (code === 's' || code === 'p') {
      items.push({ code, offset: size, size: count, count: 1 });
      length++;
      size += count;
    } else {
      if (code !== 'x' && count > 0) {
        items.push({ code, offset: size, size: itemSize, count });
        length += count;
      }
      size += count * itemSize;
    }
  }
  return { items, size, length, little: prefix !== '>' && prefix !== '!' };
}

const INTEGERS: Readonly<Record<string, readonly [bigint, bigint]>> = Object.fromEntries(
  Object.entries({ b: -8, B: 8, h: -16, H: 16, i: -32, I: 32, l: -32, L: 32, q: -64, Q: 64, n: -64, N: 64, P: 64 }).map(
    ([code, bits]) => {
      const width = BigInt(Math.abs(bits));
      return [code, bits < 0 ? [-(1n << (width - 1n)), (1n << (width - 1n)) - 1n] : [0n, (1n << width) - 1n]];
    },
  ),
);

function packInteger(rt: Runtime, item: FormatItem, value: Handle, view: DataView, at: number, little: boolean): void {
  if (!rt.isInt(value) && rt.typeOf(value).slots.index === undefined) {
    structError(rt, 'required argument is not an integer');
  }
  const number = BigInt(rt.index(value));
  const bits = BigInt(item.size * 8);
  const signed = (INTEGERS[item.code] as readonly [bigint, bigint])[0] < 0n;
  const low = signed ? -(1n << (bits - 1n)) : 0n;
  const high = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  if (number < low || number > high) {
    structError(rt, `'${item.code}' format requires ${low} <= number <= ${high}`);
  }
  switch (item.size) {
    case 1:
      view.setUint8(at, Number(BigInt.asUintN(8, number)));
      break;
    case 2:
      view.setUint16(at, Number(BigInt.asUintN(16, number)), little);
      break;
    case 4:
      view.setUint32(at, Number(BigInt.asUintN(32, number)), little);
      break;
    default:
      view.setBigUint64(at, BigInt.asUintN(64, number), little);
  }
}

function floatArgument(rt: Runtime, value: Handle): number {
  let x = 0;
  const problem = rt.attempt(['TypeError'], () => {
    x = rt.toFloat(value);
  });
  return problem === 0 ? x : structError(rt, 'required argument is not a float');
}

/** The 16 bits of a half-precision float. */
function halfBits(rt: Runtime, x: number): number {
  const sign = signBit(x) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (Number.isNaN(x)) return sign | 0x7e00;
  if (size === Infinity) return sign | 0x7c00;
  if (size === 0) return sign;
  let exponent = Math.floor(Math.log2(size));
  if (2 ** exponent > size) exponent--;
  const shift = Math.max(exponent, -14);
  const scaled = size * 2 ** (10 - shift);
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const mantissa = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  const bits = exponent < -14 ? mantissa : mantissa + ((shift + 14) << 10);
  if (bits >= 0x7c00) rt.raise('OverflowError', 'float too large to pack with e format');
  return sign | bits;
}

function fromHalf(bits: number): number {
  const sign = (bits & 0x8000) !== 0 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25));
}

function packFloat(rt: Runtime, size: number, x: number, view: DataView, at: number, little: boolean): void {
  if (size === 2) view.setUint16(at, halfBits(rt, x), little);
  else if (size === 4) {
    if (Number.isFinite(x) && !Number.isFinite(Math.fround(x))) {
      rt.raise('OverflowError', 'float too large to pack with f format');
    }
    view.setFloat32(at, x, little);
  } else view.setFloat64(at, x, little);
}

/** Writes one value. */
export function packItem(
  rt: Runtime,
  item: FormatItem,
  value: Handle,
  bytes: Uint8Array,
  at: number,
  little: boolean,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (item.code) {
    case 'c': {
      const given = rt.heap.type[value] === TypeId.Bytes ? bufferOf(rt, value) : null;
      if (given?.length !== 1) return structError(rt, 'char format requires a bytes object of length 1');
      bytes[at] = given[0];
      return;
    }
    case 's':
    case 'p': {
      const isBytes = rt.isInstance(value, rt.types[TypeId.Bytes]) || rt.isInstance(value, rt.types[TypeId.ByteArray]);
      const given = isBytes ? bufferOf(rt, value) : null;
      if (given === null) return structError(rt, `argument for '${item.code}' must be a bytes object`);
      if (item.code === 's') bytes.set(given.subarray(0, item.size), at);
      else if (item.size > 0) {
        const kept = given.subarray(0, item.size - 1);
        bytes[at] = Math.min(kept.length, 255);
        bytes.set(kept, at + 1);
      }
      return;
    }
    case '?':
      bytes[at] = rt.truth(value) ? 1 : 0;
      return;
    case 'e':
    case 'f':
    case 'd':
      packFloat(rt, item.size, floatArgument(rt, value), view, at, little);
      return;
    case 'F':
    case 'D': {
      const complex =
        rt.heap.type[value] === TypeId.Complex ? complexValue(rt, value) : { real: floatArgument(rt, value), imag: 0 };
      const half = item.size / 2;
      packFloat(rt, half, complex.real, view, at, little);
      packFloat(rt, half, complex.imag, view, at + half, little);
      return;
    }
    default:
      packInteger(rt, item, value, view, at, little);
  }
}

function unpackFloat(view: DataView, size: number, at: number, little: boolean): number {
  if (size === 2) return fromHalf(view.getUint16(at, little));
  return size === 4 ? view.getFloat32(at, little) : view.getFloat64(at, little);
}

/** Reads one value. */
export function unpackItem(rt: Runtime, item: FormatItem, bytes: Uint8Array, at: number, little: boolean): Handle {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (item.code) {
    case 'c':
      return rt.newBytes(bytes.slice(at, at + 1));
    case 's':
      return rt.newBytes(bytes.slice(at, at + item.size));
    case 'p': {
      const length = item.size === 0 ? 0 : Math.min(bytes[at], item.size - 1);
      return rt.newBytes(bytes.slice(at + 1, at + 1 + length));
    }
    case '?':
      return boolHandle(bytes[at] !== 0);
    case 'e':
    case 'f':
    case 'd':
      return rt.newFloat(unpackFloat(view, item.size, at, little));
    case 'F':
    case 'D': {
      const half = item.size / 2;
      return rt.newComplex(unpackFloat(view, half, at, little), unpackFloat(view, half, at + half, little));
    }
    default: {
      const signed = (INTEGERS[item.code] as readonly [bigint, bigint])[0] < 0n;
      switch (item.size) {
        case 1:
          return rt.newInt(signed ? view.getInt8(at) : view.getUint8(at));
        case 2:
          return rt.newInt(signed ? view.getInt16(at, little) : view.getUint16(at, little));
        case 4:
          return rt.newInt(signed ? view.getInt32(at, little) : view.getUint32(at, little));
        default:
          return rt.newInt(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
      }
    }
  }
}
