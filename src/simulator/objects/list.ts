/**
 * Lists: their words, reading and change. Twin of Objects/listobject.c (its methods are in listtype.ts, sorting in
 * listsort.ts, iterators in listiter.ts).
 */
import { NULL, type Handle, type Heap } from '../memory';
import { blockCapacity } from '../memory/blocks';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** Word offsets of a list; all plain. */
export const enum ListWord {
  /** Address of the items. 0: none allocated. */
  Items,
  Size,
  /** Items that CPython would have room for; the real block may be larger. -1 while the list is being sorted. */
  Allocated,
  Count,
}

/** Words of the real block for a list that CPython would give room for so many items. */
export function listCapacity(allocated: number): number {
  if (allocated <= 4) return allocated <= 0 ? 0 : 4;
  if (allocated <= 64) return 1 << (32 - Math.clz32(allocated - 1));
  return blockCapacity(allocated);
}

/** Room that list_resize asks for when a list grows or shrinks to `size`. */
export function overAllocated(size: number, oldSize: number): number {
  if (size === 0) return 0;
  const room = Math.floor((size + (size >> 3) + 6) / 4) * 4;
  // Do not overallocate if the new size is closer to the overallocated one than to the old.
  return size - oldSize > room - size ? Math.floor((size + 3) / 4) * 4 : room;
}

// ---- making

/** A new list of these items, allocated exactly. */
export function newList(rt: Runtime, items: readonly Handle[]): Handle {
  const heap = rt.heap;
  const list = heap.create(TypeId.List, 0, ListWord.Count);
  const size = items.length;
  if (size > 0) {
    listAllocate(heap, list, size);
    const address = heap.words[heap.base[list]];
    for (let i = 0; i < size; i++) heap.setRef(address + i, items[i]);
    heap.setRaw(heap.base[list] + ListWord.Size, size);
  }
  return list;
}

/** A new list of these items that had room for so many at first: it grew as if what does not fit had been appended. */
export function listWithRoom(rt: Runtime, items: readonly Handle[], room: number): Handle {
  const { heap } = rt;
  const list = newList(rt, []);
  const size = items.length;
  let allocated = room;
  while (allocated < size) allocated = overAllocated(allocated + 1, allocated);
  if (allocated > 0) listAllocate(heap, list, allocated);
  const base = heap.base[list];
  const address = heap.words[base];
  for (let i = 0; i < size; i++) heap.setRef(address + i, items[i]);
  heap.setRaw(base + ListWord.Size, size);
  return list;
}

/** A new list that takes over references the caller owns: `count` of `source` from `start`. The caller owns the list. */
export function listFromOwned(heap: Heap, source: ArrayLike<Handle>, start: number, count: number): Handle {
  const list = heap.createOwned(TypeId.List, 0, heap.takeBlock(ListWord.Count));
  if (count > 0) {
    listAllocate(heap, list, count);
    const address = heap.words[heap.base[list]];
    for (let i = 0; i < count; i++) heap.storeOwned(address + i, source[start + i]);
    heap.setRaw(heap.base[list] + ListWord.Size, count);
  }
  return list;
}

/** A new list of `count` items of another from `start`, which are there, and of all items of a third where given. */
export function newListOf(rt: Runtime, source: Handle, start: number, count: number, second: Handle = NULL): Handle {
  const { heap } = rt;
  const list = heap.create(TypeId.List, 0, ListWord.Count);
  const more = second === NULL ? 0 : heap.words[heap.base[second] + ListWord.Size];
  if (count + more === 0) return list;
  listAllocate(heap, list, count + more);
  const target = heap.words[heap.base[list]];
  copyRefs(heap, heap.words[heap.base[source]] + start, target, count);
  if (more > 0) copyRefs(heap, heap.words[heap.base[second]], target + count, more);
  heap.setRaw(heap.base[list] + ListWord.Size, count + more);
  return list;
}

function copyRefs(heap: Heap, source: number, target: number, count: number): void {
  for (let i = 0; i < count; i++) heap.setRef(target + i, heap.words[source + i]);
}

// ---- reading

/** `len(l)`. */
export function listLength(rt: Runtime, list: Handle): number {
  return rt.heap.words[rt.heap.base[list] + ListWord.Size];
}

/** The item at an index that is in range; borrowed. */
export function listGet(rt: Runtime, list: Handle, index: number): Handle {
  const words = rt.heap.words;
  return words[words[rt.heap.base[list]] + index];
}

/** A plain array of words: much faster than Array.from of a subarray. */
export function copyWords(words: Int32Array, address: number, length: number): number[] {
  const copy = new Array<number>(length);
  for (let i = 0; i < length; i++) copy[i] = words[address + i];
  return copy;
}

/** A copy of the items; borrowed. */
export function listItems(heap: Heap, list: Handle): Handle[] {
  const base = heap.base[list];
  return copyWords(heap.words, heap.words[base], heap.words[base + ListWord.Size]);
}

// ---- changing

/** Replaces the item at an index that is in range. */
export function listSet(rt: Runtime, list: Handle, index: number, value: Handle): void {
  const heap = rt.heap;
  heap.setRef(heap.words[heap.base[list]] + index, value);
}

/** `l.append(item)`: two journal entries, or some more when the list grows out of its room. */
export function listAppend(rt: Runtime, list: Handle, item: Handle): void {
  const heap = rt.heap;
  const base = heap.base[list];
  const size = heap.words[base + ListWord.Size];
  if (size >= heap.words[base + ListWord.Allocated]) listAllocate(heap, list, overAllocated(size + 1, size));
  heap.setRef(heap.words[base] + size, item);
  heap.setRaw(base + ListWord.Size, size + 1);
}

/** As {@link listAppend}, taking over the caller's reference. */
export function listAppendOwned(heap: Heap, list: Handle, item: Handle): void {
  const base = heap.base[list];
  const size = heap.words[base + ListWord.Size];
  if (size >= heap.words[base + ListWord.Allocated]) listAllocate(heap, list, overAllocated(size + 1, size));
  heap.storeOwned(heap.words[base] + size, item);
  heap.setRaw(base + ListWord.Size, size + 1);
}

/** Gives the list room for `allocated` items; those it has keep their places and are not more than that. */
export function listAllocate(heap: Heap, list: Handle, allocated: number): void {
  const base = heap.base[list];
  const before = heap.words[base + ListWord.Allocated];
  const oldCapacity = listCapacity(before);
  const capacity = listCapacity(allocated);
  if (capacity !== oldCapacity) {
    const target = capacity === 0 ? 0 : heap.takeBlock(capacity);
    const source = heap.words[base];
    if (source !== 0) {
      heap.move(source, target, heap.words[base + ListWord.Size]);
      heap.giveBlock(source, oldCapacity);
    }
    heap.setRaw(base, target);
  }
  heap.setRaw(base + ListWord.Allocated, allocated);
  if (heap.tracer !== null) heap.tracer.resized(list, allocated * 8);
}

/** Room for a list that becomes `size` long, by list_resize's rule. Its size word does not change. */
function reserve(heap: Heap, list: Handle, size: number): void {
  const base = heap.base[list];
  const allocated = heap.words[base + ListWord.Allocated];
  if (allocated >= size && size >= allocated >> 1) return;
  listAllocate(heap, list, overAllocated(size, heap.words[base + ListWord.Size]));
}

/** `l.insert(index, item)` with an index already clipped to 0..size. */
export function listInsert(rt: Runtime, list: Handle, index: number, item: Handle): void {
  const heap = rt.heap;
  const base = heap.base[list];
  const size = heap.words[base + ListWord.Size];
  reserve(heap, list, size + 1);
  const address = heap.words[base];
  heap.move(address + index, address + index + 1, size - index);
  heap.setRef(address + index, item);
  heap.setRaw(base + ListWord.Size, size + 1);
}

/** Makes room for more items at the end by list_resize's rule. */
export function listReserve(rt: Runtime, list: Handle, more: number): void {
  reserve(rt.heap, list, listLength(rt, list) + more);
}

/** Room for the first items of a list whose number is known: the number rounded up to even (list_preallocate). */
export function listPreallocate(rt: Runtime, list: Handle, count: number): void {
  if (rt.heap.words[rt.heap.base[list]] === 0) listAllocate(rt.heap, list, count + (count & 1));
  else listReserve(rt, list, count);
}

/**
 * `l[start:stop] = items` (list_ass_slice): the references that drop out are released only when the list is whole
 * again. The items must not depend on the list's own slots: keep them first.
 */
export function listReplaceSlice(
  rt: Runtime,
  list: Handle,
  start: number,
  stop: number,
  items: readonly Handle[],
): void {
  const heap = rt.heap;
  const base = heap.base[list];
  const size = heap.words[base + ListWord.Size];
  const removed = stop - start;
  const added = items.length;
  if (size + added - removed === 0) {
    listClear(rt, list);
    return;
  }
  const dropped: Handle[] = [];
  for (let i = start; i < stop; i++) dropped.push(heap.takeOwned(heap.words[base] + i));
  const shift = added - removed;
  if (shift > 0) {
    reserve(heap, list, size + shift);
    heap.move(heap.words[base] + stop, heap.words[base] + stop + shift, size - stop);
  } else if (shift < 0) {
    heap.move(heap.words[base] + stop, heap.words[base] + stop + shift, size - stop);
    reserveShrunk(heap, list, size + shift);
  }
  for (let i = 0; i < added; i++) heap.setRef(heap.words[base] + start + i, items[i]);
  heap.setRaw(base + ListWord.Size, size + shift);
  for (let i = dropped.length - 1; i >= 0; i--) heap.decref(dropped[i]);
}

/** list_resize to fewer items, which are closed up already. */
function reserveShrunk(heap: Heap, list: Handle, size: number): void {
  const base = heap.base[list];
  const allocated = heap.words[base + ListWord.Allocated];
  if (size < allocated >> 1) {
    const old = heap.words[base + ListWord.Size];
    heap.setRaw(base + ListWord.Size, size);
    listAllocate(heap, list, overAllocated(size, old));
  } else {
    heap.setRaw(base + ListWord.Size, size);
  }
}

/** Takes the item at an index out and returns it; the pool owns it. */
export function listPop(rt: Runtime, list: Handle, index: number): Handle {
  const heap = rt.heap;
  const base = heap.base[list];
  const size = heap.words[base + ListWord.Size];
  const item = heap.takeRef(heap.words[base] + index);
  if (size === 1) {
    heap.setRaw(base + ListWord.Size, 0);
    listAllocate(heap, list, 0);
    return item;
  }
  heap.move(heap.words[base] + index + 1, heap.words[base] + index, size - 1 - index);
  reserveShrunk(heap, list, size - 1);
  return item;
}

/** Empties the list and gives its room back. */
export function listClear(rt: Runtime, list: Handle): void {
  const heap = rt.heap;
  const base = heap.base[list];
  const items = heap.words[base];
  if (items === 0) return;
  const size = heap.words[base + ListWord.Size];
  const capacity = listCapacity(heap.words[base + ListWord.Allocated]);
  heap.setRaw(base + ListWord.Size, 0);
  heap.setRaw(base, 0);
  heap.setRaw(base + ListWord.Allocated, 0);
  if (heap.tracer !== null) heap.tracer.resized(list, 0);
  for (let i = size - 1; i >= 0; i--) heap.setRef(items + i, 0);
  heap.giveBlock(items, capacity);
}
