/**
 * Memory views of several dimensions (or none), which `cast` makes: always C-contiguous. Twin of that part of
 * Objects/memoryobject.c.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { isIndex } from './slice';
import { TypeId } from './typeids';

const MOST_DIMENSIONS = 64;

/** The shape that `cast` is given; `bytes` is the memory's size. */
export function castDimensions(rt: Runtime, shape: Handle, bytes: number, itemSize: number): readonly number[] {
  const type = rt.heap.type[shape];
  if (type !== TypeId.List && type !== TypeId.Tuple) rt.raise('TypeError', 'shape must be a list or a tuple');
  const given = rt.items(shape);
  if (given.length > MOST_DIMENSIONS) {
    rt.raise('ValueError', `memoryview: number of dimensions must not exceed ${MOST_DIMENSIONS}`);
  }
  const dimensions = given.map((each) => {
    if (!rt.isInt(each)) rt.raise('TypeError', 'memoryview.cast(): elements of shape must be integers');
    const length = Number(rt.intValue(each));
    if (length <= 0) rt.raise('ValueError', 'memoryview.cast(): elements of shape must be integers > 0');
    return length;
  });
  const items = product(dimensions);
  if (items > Number.MAX_SAFE_INTEGER) rt.raise('ValueError', 'memoryview.cast(): product(shape) > SSIZE_MAX');
  if (items * itemSize !== bytes) rt.raise('TypeError', 'memoryview: product(shape) * itemsize != buffer size');
  return dimensions;
}

export function product(dimensions: readonly number[]): number {
  return dimensions.reduce((all, each) => all * each, 1);
}

/** Bytes from one item to the next, by dimension. */
export function stridesOf(dimensions: readonly number[], itemSize: number): number[] {
  return dimensions.map((_, i) => itemSize * product(dimensions.slice(i + 1)));
}

/** Whether items of a shape lie the same way in Fortran's order. */
export function isFortran(dimensions: readonly number[]): boolean {
  return dimensions.filter((each) => each !== 1).length <= 1;
}

/** Which item a tuple of indexes means. */
export function itemAt(rt: Runtime, dimensions: readonly number[], key: Handle): number {
  const indexes = rt.items(key);
  if (indexes.length > dimensions.length) {
    rt.raise('TypeError', `cannot index ${dimensions.length}-dimension view with ${indexes.length}-element tuple`);
  }
  if (indexes.length < dimensions.length) rt.raise('NotImplementedError', 'sub-views are not implemented');
  return indexes.reduce((place, each, i) => {
    const index = rt.indexClipped(each);
    const at = index < 0 ? index + dimensions[i] : index;
    if (at < 0 || at >= dimensions[i]) rt.raise('IndexError', `index out of bounds on dimension ${i + 1}`);
    return place * dimensions[i] + at;
  }, 0);
}

/** What kind of tuple a key is, if it is one: of indexes, or of slices. */
export function tupleKind(rt: Runtime, key: Handle): 'indexes' | 'slices' | null {
  if (rt.heap.type[key] !== TypeId.Tuple) return null;
  const parts = rt.items(key);
  if (parts.every((each) => isIndex(rt, each))) return 'indexes';
  return parts.every((each) => rt.heap.type[each] === TypeId.Slice) ? 'slices' : null;
}

/** Items as lists of lists. */
export function nestedLists(rt: Runtime, items: readonly Handle[], dimensions: readonly number[]): Handle {
  if (dimensions.length === 0) return items[0];
  if (dimensions.length === 1) return rt.newList(items);
  const [first, ...rest] = dimensions;
  const size = product(rest);
  return rt.newList(
    Array.from({ length: first }, (_, i) => nestedLists(rt, items.slice(i * size, (i + 1) * size), rest)),
  );
}

/** The bytes of items in Fortran's order. */
export function fortranBytes(bytes: Uint8Array, dimensions: readonly number[], itemSize: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  const strides = stridesOf(dimensions, itemSize);
  const count = product(dimensions);
  for (let i = 0; i < count; i++) {
    let rest = i;
    let from = 0;
    dimensions.forEach((length, dimension) => {
      from += (rest % length) * strides[dimension];
      rest = Math.floor(rest / length);
    });
    result.set(bytes.subarray(from, from + itemSize), i * itemSize);
  }
  return result;
}
