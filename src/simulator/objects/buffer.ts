/** The buffer protocol: objects as bytes. Twin of Objects/bytesobject.c (PyBytes_FromObject) and of Objects/abstract.c. */
import { LARGEST_BLOCK, LimitReached, NULL, type Handle } from '../memory';
import { bytesOf } from './bytes';
import { isIndex } from './slice';
import { lengthHint } from './lengthhint';
import type { Runtime } from './runtime';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** Flags of PyBUF_FULL_RO, as `__buffer__` gets them. */
export const FULL_READ_ONLY = 284;

/** The bytes of an object that has the buffer protocol, null for any other; not to be changed. */
export function bufferOf(rt: Runtime, h: Handle): Uint8Array | null {
  const type = rt.types[rt.heap.type[h]];
  const access = type.layout.buffer;
  if (access !== undefined) return access.read(rt, h);
  if (type.index < TypeId.FirstDynamic) return null;
  const method = rt.lookupSpecial(h, '__buffer__');
  if (method === NULL) return null;
  const view = rt.call(method, [rt.newInt(FULL_READ_ONLY)]);
  if (rt.heap.type[view] !== TypeId.MemoryView) {
    rt.raise('TypeError', `__buffer__ returned non-memoryview object`);
  }
  return bufferOf(rt, view);
}

/** The bytes of an argument; TypeError when it is not bytes-like. */
export function bytesArgument(rt: Runtime, h: Handle): Uint8Array {
  return bufferOf(rt, h) ?? rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, h)}'`);
}

/** The number of a byte that an item of an iterable is; `what` as in "byte must be in range(0, 256)". */
export function byteOf(rt: Runtime, item: Handle, what: 'byte' | 'bytes'): number {
  const value = rt.index(item);
  if (value < 0 || value > 255) rt.raise('ValueError', `${what} must be in range(0, 256)`);
  return Number(value);
}

/** The bytes of an iterable of ints. */
export function bytesOfIterable(
  rt: Runtime,
  iterable: Handle,
  what: 'byte' | 'bytes',
  /** Whether it is asked how many there are, which may raise. */
  hints = what === 'bytes',
): Uint8Array {
  const bytes: number[] = [];
  if (hints) lengthHint(rt, iterable, 0);
  rt.forEach(iterable, (item) => {
    bytes.push(byteOf(rt, item, what));
  });
  return Uint8Array.from(bytes);
}

/** `bytes(h)` of something that is neither a size nor a str (PyObject_Bytes): a buffer or an iterable of ints. */
export function bytesFromObject(rt: Runtime, h: Handle): Uint8Array {
  if (rt.heap.type[h] === TypeId.Bytes) return bytesOf(rt, h);
  const method = rt.lookupSpecial(h, '__bytes__');
  if (method !== NULL) {
    const result = rt.call(method, []);
    if (!rt.isInstance(result, rt.types[TypeId.Bytes])) {
      rt.raise('TypeError', `__bytes__ returned non-bytes (type ${typeNameOf(rt, result)})`);
    }
    return bytesOf(rt, result);
  }
  return bytesOfBufferOrIterable(rt, h);
}

/** A buffer's bytes, or those of an iterable of ints (PyBytes_FromObject). */
export function bytesOfBufferOrIterable(rt: Runtime, h: Handle): Uint8Array {
  const buffer = bufferOf(rt, h);
  if (buffer !== null) return buffer;
  const { slots } = rt.typeOf(h);
  if (!rt.isStr(h) && (slots.iter !== undefined || slots.item !== undefined || slots.subscript !== undefined)) {
    return bytesOfIterable(rt, h, 'bytes');
  }
  return rt.raise('TypeError', `cannot convert '${typeNameOf(rt, h)}' object to bytes`);
}

/** Bytes of zeros, for `bytes(size)`; null when the object is no size. */
export function zeroBytes(rt: Runtime, h: Handle): Uint8Array | null {
  if (!isIndex(rt, h)) return null;
  let size = 0;
  const problem = rt.attempt(['TypeError'], () => {
    size = rt.indexClipped(h, 'OverflowError');
  });
  if (problem !== NULL) return null;
  if (size < 0) rt.raise('ValueError', 'negative count');
  checkByteCount(rt, size);
  return new Uint8Array(size);
}

/** Charges the making of so many bytes; what no machine could hold is a MemoryError. */
export function checkByteCount(rt: Runtime, size: number): void {
  if (size > 10_000) rt.fuel(Math.ceil(size / 256));
  if (size > LARGEST_BLOCK) rt.raiseWith('MemoryError', []);
  if (size > 2 ** 29) throw new LimitReached('bytes');
}
