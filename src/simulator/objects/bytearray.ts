/**
 * Byte arrays: their words, reading and change. Twin of Objects/bytearrayobject.c (the type is in bytearraytype.ts).
 *
 * Four bytes lie in a word, the first one lowest. Words behind the last byte are zero, so that a block given back is.
 */
import type { Handle, Heap } from '../memory';
import { bytearrayResize } from '../values/sizes';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** Word offsets of a bytearray; all plain. */
export const enum ByteArrayWord {
  /** Address of the bytes. 0: none allocated. */
  Data,
  Length,
  /** Bytes that CPython would have allocated, for getsizeof. */
  Allocated,
  /** Words of the real block. */
  Capacity,
  /** Views that keep it from being resized. */
  Exports,
  Count,
}

/** A new bytearray with a copy of these bytes. */
export function newByteArray(rt: Runtime, bytes: Uint8Array): Handle {
  const array = rt.heap.create(TypeId.ByteArray, 0, ByteArrayWord.Count);
  byteArrayAssign(rt, array, bytes);
  return array;
}

/** `len(b)`. */
export function byteArrayLength(rt: Runtime, array: Handle): number {
  return rt.heap.words[rt.heap.base[array] + ByteArrayWord.Length];
}

/** The bytes of a bytearray whose words start at `base` of `words`: also for views of a past step. */
export function byteArrayBytes(words: Int32Array, base: number): Uint8Array {
  const length = words[base + ByteArrayWord.Length];
  const data = words[base + ByteArrayWord.Data];
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (words[data + (i >> 2)] >> ((i & 3) * 8)) & 255;
  return bytes;
}

/** A copy of the bytes. */
export function byteArrayValue(rt: Runtime, array: Handle): Uint8Array {
  return byteArrayBytes(rt.heap.words, rt.heap.base[array]);
}

/** A copy of some of the bytes. */
export function byteArraySlice(rt: Runtime, array: Handle, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = byteArrayGet(rt, array, offset + i);
  return bytes;
}

/** The byte at an index that is in range. */
export function byteArrayGet(rt: Runtime, array: Handle, index: number): number {
  const { words, base } = rt.heap;
  return (words[words[base[array] + ByteArrayWord.Data] + (index >> 2)] >> ((index & 3) * 8)) & 255;
}

/** Sets the byte at an index that is in range. */
export function byteArraySet(rt: Runtime, array: Handle, index: number, byte: number): void {
  setByte(rt.heap, rt.heap.words[rt.heap.base[array] + ByteArrayWord.Data], index, byte);
}

function setByte(heap: Heap, data: number, index: number, byte: number): void {
  const address = data + (index >> 2);
  const shift = (index & 3) * 8;
  heap.setRaw(address, (heap.words[address] & ~(255 << shift)) | (byte << shift));
}

/** Overwrites bytes from `offset` on; they are in range. */
export function byteArrayWrite(rt: Runtime, array: Handle, offset: number, bytes: Uint8Array): void {
  const { heap } = rt;
  writeBytes(heap, heap.words[heap.base[array] + ByteArrayWord.Data], offset, bytes);
}

function writeBytes(heap: Heap, data: number, offset: number, bytes: Uint8Array): void {
  const { length } = bytes;
  let i = 0;
  while (i < length && ((offset + i) & 3) !== 0) {
    setByte(heap, data, offset + i, bytes[i]);
    i++;
  }
  for (; i + 4 <= length; i += 4) {
    const word = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    heap.setRaw(data + ((offset + i) >> 2), word);
  }
  for (; i < length; i++) setByte(heap, data, offset + i, bytes[i]);
}

/** BufferError while a memoryview shows its bytes. */
export function checkResizable(rt: Runtime, array: Handle): void {
  if (rt.heap.words[rt.heap.base[array] + ByteArrayWord.Exports] > 0) {
    rt.raise('BufferError', 'Existing exports of data: object cannot be re-sized');
  }
}

/** Does something during which its bytes are in use: it cannot be resized. Other types are left alone. */
export function whileExported<T>(rt: Runtime, array: Handle, body: () => T): T {
  const { heap } = rt;
  if (!rt.isInstance(array, rt.types[TypeId.ByteArray])) return body();
  const at = heap.base[array] + ByteArrayWord.Exports;
  heap.setRaw(at, heap.words[at] + 1);
  try {
    return body();
  } finally {
    heap.setRaw(at, heap.words[at] - 1);
  }
}

/** Makes it `length` bytes long: bytes fall off at the end, or zeros are added. */
export function byteArrayResize(rt: Runtime, array: Handle, length: number): void {
  const { heap } = rt;
  const base = heap.base[array];
  const old = heap.words[base + ByteArrayWord.Length];
  if (length === old) return;
  checkResizable(rt, array);
  const capacity = heap.words[base + ByteArrayWord.Capacity];
  const needed = (length + 3) >> 2;
  if (needed > capacity) moveTo(heap, base, Math.max(needed, Math.min(capacity * 2, capacity + (1 << 16))));
  else if (length < old) clearTail(heap, heap.words[base + ByteArrayWord.Data], length, old);
  heap.setRaw(base + ByteArrayWord.Length, length);
  const allocated = bytearrayResize(heap.words[base + ByteArrayWord.Allocated], length);
  heap.setRaw(base + ByteArrayWord.Allocated, allocated);
  if (heap.tracer !== null) heap.tracer.resized(array, allocated);
  if (needed * 4 < heap.words[base + ByteArrayWord.Capacity] && capacity > 16) moveTo(heap, base, needed);
}

function clearTail(heap: Heap, data: number, from: number, to: number): void {
  let i = from;
  for (; i < to && (i & 3) !== 0; i++) setByte(heap, data, i, 0);
  for (let word = (i + 3) >> 2; word < (to + 3) >> 2; word++) heap.setRaw(data + word, 0);
}

/** Moves the bytes to a block of so many words. */
function moveTo(heap: Heap, base: number, capacity: number): void {
  const old = heap.words[base + ByteArrayWord.Data];
  const oldCapacity = heap.words[base + ByteArrayWord.Capacity];
  const used = Math.min(oldCapacity, capacity);
  const data = capacity === 0 ? 0 : heap.takeBlock(capacity);
  for (let i = 0; i < used; i++) heap.setRaw(data + i, heap.words[old + i]);
  heap.setRaw(base + ByteArrayWord.Data, data);
  heap.setRaw(base + ByteArrayWord.Capacity, capacity);
  for (let i = 0; i < oldCapacity; i++) heap.setRaw(old + i, 0);
  if (oldCapacity > 0) heap.giveBlock(old, oldCapacity);
}

/** Makes these its bytes. */
export function byteArrayAssign(rt: Runtime, array: Handle, bytes: Uint8Array): void {
  byteArrayResize(rt, array, bytes.length);
  byteArrayWrite(rt, array, 0, bytes);
}

/** Replaces the bytes [start, end) by others. */
export function byteArrayReplace(rt: Runtime, array: Handle, start: number, end: number, bytes: Uint8Array): void {
  const growth = bytes.length - (end - start);
  const tail = growth === 0 ? null : byteArrayValue(rt, array).slice(end);
  if (growth !== 0) byteArrayResize(rt, array, byteArrayLength(rt, array) + growth);
  byteArrayWrite(rt, array, start, bytes);
  if (tail !== null) byteArrayWrite(rt, array, start + bytes.length, tail);
}

/** Adds bytes at the end. */
export function byteArrayAppend(rt: Runtime, array: Handle, bytes: Uint8Array): void {
  const length = byteArrayLength(rt, array);
  byteArrayResize(rt, array, length + bytes.length);
  byteArrayWrite(rt, array, length, bytes);
}

/** Gives the bytes' block back. */
export function byteArrayRelease(rt: Runtime, array: Handle): void {
  const { heap } = rt;
  const base = heap.base[array];
  moveTo(heap, base, 0);
  for (let i = 0; i < ByteArrayWord.Count; i++) heap.setRaw(base + i, 0);
}
