/** How a deque lies in memory: a ring of items. Twin of the dequeobject in Modules/_collectionsmodule.c. */
import type { Handle, Heap } from '../memory';
import { allocate } from '../objects/instance';
import type { Runtime } from '../objects/runtime';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { moduleType } from './typedef';

/** Word offsets of a deque; all plain. Its items stand in a ring: item i at `Head + i`, modulo the capacity. */
export const enum DequeWord {
  Items,
  /** A power of two, or 0. */
  Capacity,
  Head,
  Size,
  /** -1: no limit. */
  MaxLength,
  /** Counts the changes of the length, for iterators. */
  State,
  /** Where the first item stands in CPython's leftmost block, for the size. */
  Left,
  Count,
}

export const BLOCK = 64;
const CENTER = 32;
/** Bytes of CPython's deque without its blocks, and of one block. */
export const OBJECT_SIZE = 216;
export const BLOCK_SIZE = 528;

/** The address of item `index`, which is in range. */
export function dequeItemAddress(words: Int32Array, base: number, index: number): number {
  return (
    words[base + DequeWord.Items] + ((words[base + DequeWord.Head] + index) & (words[base + DequeWord.Capacity] - 1))
  );
}

/** Bytes of the blocks of items besides the first, which there always is. */
export function furtherBlocks(rt: Runtime, words: Int32Array, self: Handle): number {
  const base = rt.heap.base[self];
  const blocks = Math.ceil((words[base + DequeWord.Left] + words[base + DequeWord.Size]) / BLOCK);
  return BLOCK_SIZE * (Math.max(blocks, 1) - 1);
}

/** `len(deque)`. */
export function dequeLength(rt: Runtime, deque: Handle): number {
  return rt.heap.words[rt.heap.base[deque] + DequeWord.Size];
}

export function itemAt(heap: Heap, deque: Handle, index: number): Handle {
  return heap.words[dequeItemAddress(heap.words, heap.base[deque], index)];
}

export function isDeque(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'collections.deque'));
}

/** Room for one more item: the ring is copied into one of twice the size. */
function grow(heap: Heap, base: number): void {
  const capacity = heap.words[base + DequeWord.Capacity];
  const size = heap.words[base + DequeWord.Size];
  if (size < capacity) return;
  const wanted = capacity === 0 ? 8 : capacity * 2;
  const block = heap.takeBlock(wanted);
  const old = heap.words[base + DequeWord.Items];
  const head = heap.words[base + DequeWord.Head];
  const first = Math.min(size, capacity - head);
  heap.move(old + head, block, first);
  heap.move(old, block + first, size - first);
  heap.setRaw(base + DequeWord.Items, block);
  heap.setRaw(base + DequeWord.Capacity, wanted);
  heap.setRaw(base + DequeWord.Head, 0);
  if (capacity > 0) heap.giveBlock(old, capacity);
}

function changed(heap: Heap, base: number): void {
  heap.setRaw(base + DequeWord.State, (heap.words[base + DequeWord.State] + 1) | 0);
}

function setSize(rt: Runtime, deque: Handle, size: number): void {
  const { heap } = rt;
  const base = heap.base[deque];
  heap.setRaw(base + DequeWord.Size, size);
  changed(heap, base);
  if (size === 0) heap.setRaw(base + DequeWord.Left, CENTER);
  if (heap.tracer !== null) heap.tracer.resized(deque, furtherBlocks(rt, heap.words, deque));
}

/** `append`, with what falls out on the left when the deque is full. */
export function dequeAppend(rt: Runtime, deque: Handle, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const most = heap.words[base + DequeWord.MaxLength];
  if (most === 0) return;
  if (heap.words[base + DequeWord.Size] === most) {
    heap.keep(item);
    popLeft(rt, deque);
  }
  grow(heap, base);
  const size = heap.words[base + DequeWord.Size];
  heap.setRef(dequeItemAddress(heap.words, base, size), item);
  setSize(rt, deque, size + 1);
}

export function appendLeft(rt: Runtime, deque: Handle, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const most = heap.words[base + DequeWord.MaxLength];
  if (most === 0) return;
  if (heap.words[base + DequeWord.Size] === most) {
    heap.keep(item);
    popRight(rt, deque);
  }
  grow(heap, base);
  const capacity = heap.words[base + DequeWord.Capacity];
  heap.setRaw(base + DequeWord.Head, (heap.words[base + DequeWord.Head] - 1) & (capacity - 1));
  heap.setRef(dequeItemAddress(heap.words, base, 0), item);
  const left = heap.words[base + DequeWord.Left];
  heap.setRaw(base + DequeWord.Left, left === 0 ? BLOCK - 1 : left - 1);
  setSize(rt, deque, heap.words[base + DequeWord.Size] + 1);
}

/** Takes the last item out; the pool owns it. */
export function popRight(rt: Runtime, deque: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) rt.raise('IndexError', 'pop from an empty deque');
  const item = heap.takeRef(dequeItemAddress(heap.words, base, size - 1));
  setSize(rt, deque, size - 1);
  return item;
}

/** Takes the first item out; the pool owns it. */
export function popLeft(rt: Runtime, deque: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) rt.raise('IndexError', 'pop from an empty deque');
  const item = heap.takeRef(dequeItemAddress(heap.words, base, 0));
  heap.setRaw(
    base + DequeWord.Head,
    (heap.words[base + DequeWord.Head] + 1) & (heap.words[base + DequeWord.Capacity] - 1),
  );
  const left = heap.words[base + DequeWord.Left];
  heap.setRaw(base + DequeWord.Left, left === BLOCK - 1 ? 0 : left + 1);
  setSize(rt, deque, size - 1);
  return item;
}

export function clear(rt: Runtime, deque: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) return;
  const addresses = Array.from({ length: size }, (_, i) => dequeItemAddress(heap.words, base, i));
  setSize(rt, deque, 0);
  // What they do when they go may change the deque.
  const items = addresses.map((address) => heap.takeOwned(address));
  for (const item of items) heap.decref(item);
}

export function extend(
  rt: Runtime,
  deque: Handle,
  iterable: Handle,
  add: (rt: Runtime, d: Handle, item: Handle) => void,
): void {
  if (iterable === deque) {
    for (const item of items(rt.heap, deque)) add(rt, deque, rt.heap.keep(item));
    return;
  }
  const base = rt.heap.base[deque];
  if (rt.heap.words[base + DequeWord.Size] === 0) {
    // CPython fills an empty one from an edge of its block, to save space.
    rt.heap.setRaw(base + DequeWord.Left, add === dequeAppend ? 1 : BLOCK - 1);
  }
  rt.forEach(iterable, (item) => {
    add(rt, deque, item);
  });
}

export function items(heap: Heap, deque: Handle): Handle[] {
  const size = heap.words[heap.base[deque] + DequeWord.Size];
  return Array.from({ length: size }, (_, i) => itemAt(heap, deque, i));
}

/** A new deque of these items, of the given type and limit. */
export function newDeque(rt: Runtime, type: TypeObject, contents: readonly Handle[], most: number): Handle {
  const made = allocate(rt, type);
  const base = rt.heap.base[made];
  rt.heap.setRaw(base + DequeWord.MaxLength, most);
  rt.heap.setRaw(base + DequeWord.Left, CENTER);
  for (const item of contents) dequeAppend(rt, made, item);
  return made;
}

export function copyOf(rt: Runtime, deque: Handle): Handle {
  const type = rt.typeOf(deque);
  const most = rt.heap.words[rt.heap.base[deque] + DequeWord.MaxLength];
  if (!type.has(TypeFlag.Heap)) return newDeque(rt, type, items(rt.heap, deque), most);
  return most < 0 ? rt.call(type.handle, [deque]) : rt.call(type.handle, [deque, rt.newInt(most)]);
}

/** `rotate`: as many single steps as needed, the shorter way round. */
export function rotate(rt: Runtime, deque: Handle, n: number): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size <= 1) return;
  let steps = n % size;
  if (steps > size / 2) steps -= size;
  else if (steps < -size / 2) steps += size;
  const mask = heap.words[base + DequeWord.Capacity] - 1;
  const shiftLeft = (by: number): void => {
    heap.setRaw(base + DequeWord.Left, (heap.words[base + DequeWord.Left] + by + BLOCK) % BLOCK);
    heap.setRaw(base + DequeWord.Head, (heap.words[base + DequeWord.Head] + by) & mask);
  };
  rt.fuel(Math.abs(steps));
  for (; steps > 0; steps--) {
    const item = heap.takeOwned(dequeItemAddress(heap.words, base, size - 1));
    shiftLeft(-1);
    heap.storeOwned(dequeItemAddress(heap.words, base, 0), item);
  }
  for (; steps < 0; steps++) {
    const item = heap.takeOwned(dequeItemAddress(heap.words, base, 0));
    shiftLeft(1);
    heap.storeOwned(dequeItemAddress(heap.words, base, size - 1), item);
  }
}

/** Deletes item `index` by rotating it to the left end. */
export function deleteItem(rt: Runtime, deque: Handle, index: number): void {
  rotate(rt, deque, -index);
  popLeft(rt, deque);
  rotate(rt, deque, index);
}

export function insert(rt: Runtime, deque: Handle, index: number, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === heap.words[base + DequeWord.MaxLength]) {
    rt.raise('IndexError', 'deque already at its maximum size');
  }
  if (index >= size) dequeAppend(rt, deque, item);
  else if (index <= -size || index === 0) appendLeft(rt, deque, item);
  else {
    rotate(rt, deque, -index);
    if (index < 0) dequeAppend(rt, deque, item);
    else appendLeft(rt, deque, item);
    rotate(rt, deque, index);
  }
}

/** The place of an equal item, or -1; the deque must not change meanwhile. */
export function find(rt: Runtime, deque: Handle, value: Handle, start: number, stop: number, error: string): number {
  const { heap } = rt;
  const base = heap.base[deque];
  const state = heap.words[base + DequeWord.State];
  for (let i = start; i < stop; i++) {
    const mark = heap.poolMark;
    const found = rt.equal(heap.keep(itemAt(heap, deque, i)), value);
    heap.drain(mark);
    if (heap.words[base + DequeWord.State] !== state) rt.raise(error, 'deque mutated during iteration');
    if (found) return i;
    rt.fuel(1);
  }
  return -1;
}

export function checkIndex(rt: Runtime, deque: Handle, index: number): void {
  if (index < 0 || index >= dequeLength(rt, deque)) rt.raise('IndexError', 'deque index out of range');
}

/** `d * n` onto the deque itself. */
export function repeatInPlace(rt: Runtime, deque: Handle, count: number): Handle {
  const contents = items(rt.heap, deque);
  if (count <= 0) {
    clear(rt, deque);
    return deque;
  }
  for (const item of contents) rt.heap.keep(item);
  for (let i = 1; i < count && contents.length > 0; i++) {
    rt.fuel(contents.length);
    for (const item of contents) dequeAppend(rt, deque, item);
  }
  return deque;
}
