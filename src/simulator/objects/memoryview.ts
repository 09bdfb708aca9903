/**
 * Memory views: their words, how they are made, and what they show. Twin of Objects/memoryobject.c (the type is in
 * memoryviewtype.ts, several dimensions in memorydims.ts).
 */
import { type Handle, NULL } from '../memory';
import { FULL_READ_ONLY } from './buffer';
import { sliceBytes } from './bytestype';
import { formatSize, unpackItem } from './memoryformats';
import type { Runtime } from './runtime';
import { typeNameOf } from './type';
import { TypeId } from './typeids';
import type { BufferAccess } from './typeobject';

/** Word offsets of a memory view. */
export const enum MemoryViewWord {
  /** The object whose memory it shows (a reference); 0 once released. */
  Object,
  /** The shape of a view that has not one dimension, a tuple (a reference); 0: it has one. */
  Dimensions,
  /** The same object once more, plain: known when the view is freed. */
  Owner,
  /** Offset of the first item in bytes. */
  Start,
  /** Number of items. */
  Length,
  /** Bytes from one item to the next. */
  Stride,
  /** Character code of the format. */
  Format,
  /** {@link ViewFlag} bits. */
  Flags,
  /** The first view of the memory that this one was made from (plain): all of them share one managed buffer. */
  Buffer,
  Count,
}

export const enum ViewFlag {
  Readonly = 1,
  Released = 2,
  /** Its format was given with an `@`. */
  NativeFormat = 4,
}

export function word(rt: Runtime, h: Handle, offset: number): number {
  return rt.heap.words[rt.heap.base[h] + offset];
}

export function setRaw(rt: Runtime, h: Handle, offset: number, value: number): void {
  rt.heap.setRaw(rt.heap.base[h] + offset, value);
}

export interface Shape {
  readonly start: number;
  readonly length: number;
  readonly stride: number;
  readonly format: string;
  readonly readonly: boolean;
  readonly native: boolean;
  /** The shape of a view that has not one dimension, a tuple; NULL: it has one. */
  readonly dimensions: Handle;
}

export function shapeOf(rt: Runtime, view: Handle): Shape {
  return {
    start: word(rt, view, MemoryViewWord.Start),
    length: word(rt, view, MemoryViewWord.Length),
    stride: word(rt, view, MemoryViewWord.Stride),
    format: String.fromCharCode(word(rt, view, MemoryViewWord.Format)),
    readonly: (word(rt, view, MemoryViewWord.Flags) & ViewFlag.Readonly) !== 0,
    native: (word(rt, view, MemoryViewWord.Flags) & ViewFlag.NativeFormat) !== 0,
    dimensions: word(rt, view, MemoryViewWord.Dimensions),
  };
}

/** The view's lengths by dimension. */
export function dimensionsOf(rt: Runtime, view: Handle): readonly number[] {
  const dimensions = word(rt, view, MemoryViewWord.Dimensions);
  if (dimensions === NULL) return [word(rt, view, MemoryViewWord.Length)];
  return rt.items(dimensions).map((each) => Number(rt.intValue(each)));
}

/** Refuses what works with one dimension only. */
export function needOneDimension(rt: Runtime, view: Handle, message: string): void {
  const dimensions = word(rt, view, MemoryViewWord.Dimensions);
  if (dimensions === NULL) return;
  if (rt.length(dimensions) === 0) rt.raise('TypeError', 'invalid indexing of 0-dim memory');
  rt.raise('NotImplementedError', message);
}

export const NO_SUB_VIEWS = 'multi-dimensional sub-views are not implemented';

export function isReleased(rt: Runtime, view: Handle): boolean {
  return (word(rt, view, MemoryViewWord.Flags) & ViewFlag.Released) !== 0;
}

export function checkReleased(rt: Runtime, view: Handle): void {
  if (isReleased(rt, view)) rt.raise('ValueError', 'operation forbidden on released memoryview object');
}

export function accessOf(rt: Runtime, object: Handle): BufferAccess {
  return rt.typeOf(object).layout.buffer as BufferAccess;
}

/** A view of an object; `of` is the view that it was made from, if it was. */
export function newView(rt: Runtime, object: Handle, shape: Shape, of: Handle = NULL): Handle {
  const view = rt.heap.create(TypeId.MemoryView, 0, MemoryViewWord.Count);
  setRaw(rt, view, MemoryViewWord.Buffer, of === NULL ? view : word(rt, of, MemoryViewWord.Buffer));
  rt.heap.setRef(rt.heap.base[view] + MemoryViewWord.Object, object);
  setRaw(rt, view, MemoryViewWord.Owner, object);
  setRaw(rt, view, MemoryViewWord.Start, shape.start);
  setRaw(rt, view, MemoryViewWord.Length, shape.length);
  setRaw(rt, view, MemoryViewWord.Stride, shape.stride);
  setRaw(rt, view, MemoryViewWord.Format, shape.format.charCodeAt(0));
  const flags = (shape.readonly ? ViewFlag.Readonly : 0) | (shape.native ? ViewFlag.NativeFormat : 0);
  setRaw(rt, view, MemoryViewWord.Flags, flags);
  if (shape.dimensions !== NULL) rt.heap.setRef(rt.heap.base[view] + MemoryViewWord.Dimensions, shape.dimensions);
  accessOf(rt, object).exported?.(rt, object, 1);
  return view;
}

/**
 * How many managed buffers become garbage with these objects: CPython has one between the views of a memory and the
 * object it belongs to, which the collector counts.
 */
export function managedBuffers(rt: Runtime, garbage: readonly Handle[]): number {
  const { heap } = rt;
  const isOpen = (h: Handle): boolean => heap.type[h] === TypeId.MemoryView && heap.refs[h] > 0 && !isReleased(rt, h);
  const views = new Set(garbage.filter(isOpen));
  if (views.size === 0) return 0;
  const buffers = new Set([...views].map((view) => word(rt, view, MemoryViewWord.Buffer)));
  // One that a view elsewhere shares stays.
  for (let h = 1; h < heap.top; h++) {
    if (isOpen(h) && !views.has(h)) buffers.delete(word(rt, h, MemoryViewWord.Buffer));
  }
  return buffers.size;
}

/** What a class's own `__buffer__` gave. */
function viewOf(rt: Runtime, given: Handle): Handle {
  if (rt.heap.type[given] !== TypeId.MemoryView) rt.raise('TypeError', '__buffer__ returned non-memoryview object');
  return newMemoryView(rt, given);
}

/** `memoryview(object)`. */
export function newMemoryView(rt: Runtime, object: Handle): Handle {
  if (rt.heap.type[object] === TypeId.MemoryView) {
    checkReleased(rt, object);
    return newView(rt, word(rt, object, MemoryViewWord.Object), shapeOf(rt, object), object);
  }
  const access = rt.typeOf(object).layout.buffer;
  if (access === undefined) {
    const method = rt.lookupSpecial(object, '__buffer__');
    if (method !== NULL) return viewOf(rt, rt.call(method, [rt.newInt(FULL_READ_ONLY)]));
    return rt.raise('TypeError', `memoryview: a bytes-like object is required, not '${typeNameOf(rt, object)}'`);
  }
  const format = access.format?.(rt, object) ?? 'B';
  const stride = formatSize(format);
  const length = access.read(rt, object).length / stride;
  return newView(rt, object, {
    start: 0,
    length,
    stride,
    format,
    readonly: access.write === undefined,
    native: false,
    dimensions: NULL,
  });
}

/** The bytes that a view shows, in order. */
export function memoryViewBytes(rt: Runtime, view: Handle): Uint8Array {
  checkReleased(rt, view);
  const object = word(rt, view, MemoryViewWord.Object);
  const all = accessOf(rt, object).read(rt, object);
  const { start, length, stride, format } = shapeOf(rt, view);
  const size = formatSize(format);
  if (stride === size) return all.slice(start, start + length * size);
  if (size === 1) return sliceBytes(all, start, stride, length);
  const result = new Uint8Array(length * size);
  for (let i = 0; i < length; i++) result.set(all.subarray(start + i * stride, start + i * stride + size), i * size);
  return result;
}

export function itemsOf(rt: Runtime, view: Handle): Handle[] {
  const bytes = memoryViewBytes(rt, view);
  const { format, length } = shapeOf(rt, view);
  const size = formatSize(format);
  rt.fuel(length);
  const items: Handle[] = [];
  for (let i = 0; i < length; i++) items.push(unpackItem(rt, format, bytes, i * size));
  return items;
}

export function item(rt: Runtime, view: Handle, index: number): Handle {
  checkReleased(rt, view);
  const { start, length, stride, format } = shapeOf(rt, view);
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) rt.raise('IndexError', 'index out of bounds on dimension 1');
  const object = word(rt, view, MemoryViewWord.Object);
  const access = accessOf(rt, object);
  const at = start + place * stride;
  if (access.slice !== undefined) return unpackItem(rt, format, access.slice(rt, object, at, formatSize(format)), 0);
  return unpackItem(rt, format, access.read(rt, object), at);
}
