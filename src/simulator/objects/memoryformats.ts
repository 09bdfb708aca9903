/** Items of memory views and arrays by their format character: to objects and back. Twin of Objects/memoryobject.c. */
import { boolHandle, NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { bytesOf } from './bytes';
import { TypeId } from './typeids';

/** Bytes of an item of a native format on a 64-bit machine; 0 for what is no such format. */
export function formatSize(format: string): number {
  switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
      return 1;
    case 'h':
    case 'H':
    case 'e':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'P':
    case 'd':
      return 8;
    default:
      return 0;
  }
}

function isSigned(format: string): boolean {
  return format >= 'a' && format !== 'c';
}

/** The item at an offset. */
export function unpackItem(rt: Runtime, format: string, bytes: Uint8Array, offset: number): Handle {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'c':
      return rt.newBytes(Uint8Array.of(bytes[offset]));
    case '?':
      return boolHandle(bytes[offset] !== 0);
    case 'f':
      return rt.newFloat(view.getFloat32(offset, true));
    case 'd':
      return rt.newFloat(view.getFloat64(offset, true));
    case 'e':
      return rt.newFloat(halfFloat(view.getUint16(offset, true)));
    default:
      return rt.newInt(integerAt(view, format, offset));
  }
}

function integerAt(view: DataView, format: string, offset: number): number | bigint {
  const signed = isSigned(format);
  switch (formatSize(format)) {
    case 1:
      return signed ? view.getInt8(offset) : view.getUint8(offset);
    case 2:
      return signed ? view.getInt16(offset, true) : view.getUint16(offset, true);
    case 4:
      return signed ? view.getInt32(offset, true) : view.getUint32(offset, true);
    default:
      return signed ? view.getBigInt64(offset, true) : view.getBigUint64(offset, true);
  }
}

function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** The bytes of a value; errors as assigning to a memory view has them. */
export function packItem(rt: Runtime, format: string, value: Handle): Uint8Array {
  const bytes = new Uint8Array(formatSize(format));
  const view = new DataView(bytes.buffer);
  switch (format) {
    case 'c': {
      if (!rt.isInstance(value, rt.types[TypeId.Bytes])) refuseType(rt, format);
      const source = bytesOf(rt, value);
      if (source.length !== 1) refuseValue(rt, format);
      return source;
    }
    case '?':
      bytes[0] = rt.truth(value) ? 1 : 0;
      return bytes;
    case 'f':
    case 'd':
    case 'e': {
      const number = floatOf(rt, format, value);
      if (format === 'd') view.setFloat64(0, number, true);
      else if (format === 'f') view.setFloat32(0, number, true);
      else refuseType(rt, format);
      return bytes;
    }
    default: {
      const number = integerOf(rt, format, value);
      const bits = bytes.length * 8;
      const low = isSigned(format) ? -(1n << BigInt(bits - 1)) : 0n;
      if (number < low || number >= low + (1n << BigInt(bits))) refuseValue(rt, format);
      if (bits === 64) view.setBigUint64(0, BigInt.asUintN(64, number), true);
      else for (let i = 0; i < bytes.length; i++) bytes[i] = Number((number >> BigInt(8 * i)) & 255n);
      return bytes;
    }
  }
}

function floatOf(rt: Runtime, format: string, value: Handle): number {
  let result = 0;
  const problem = rt.attempt(['TypeError'], () => {
    result = rt.toFloat(value);
  });
  return problem === NULL ? result : refuseType(rt, format);
}

function integerOf(rt: Runtime, format: string, value: Handle): bigint {
  let result = 0n;
  const problem = rt.attempt(['TypeError'], () => {
    result = BigInt(rt.index(value));
  });
  return problem === NULL ? result : refuseType(rt, format);
}

function refuseType(rt: Runtime, format: string): never {
  return rt.raise('TypeError', `memoryview: invalid type for format '${format}'`);
}

function refuseValue(rt: Runtime, format: string): never {
  return rt.raise('ValueError', `memoryview: invalid value for format '${format}'`);
}
