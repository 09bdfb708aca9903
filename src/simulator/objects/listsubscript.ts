/**
 * Lists by index and slice: reading, assigning, deleting. Twin of list_subscript and list_ass_subscript of
 * Objects/listobject.c.
 */
import { NULL, type Handle } from '../memory';
import {
  listAllocate,
  listGet,
  listItems,
  listLength,
  listReplaceSlice,
  listSet,
  ListWord,
  newList,
  newListOf,
  overAllocated,
} from './list';
import { fastItems } from './listextend';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, refuseSubscript, unpackSlice } from './slice';
import { TypeId } from './typeids';

/** `l[index]` with an index that is not negative. */
export function listItem(rt: Runtime, self: Handle, index: number): Handle {
  if (index < 0 || index >= listLength(rt, self)) rt.raise('IndexError', 'list index out of range');
  return listGet(rt, self, index);
}

/** `l[index] = value`, or `del l[index]` for NULL. */
export function assignItem(rt: Runtime, self: Handle, index: number, value: Handle): void {
  const size = listLength(rt, self);
  if (index < 0 || index >= size) rt.raise('IndexError', 'list assignment index out of range');
  if (value === NULL) listReplaceSlice(rt, self, index, index + 1, []);
  else listSet(rt, self, index, value);
}

/** `l[key]`. */
export function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) {
    const index = rt.indexClipped(key);
    return listItem(rt, self, index < 0 ? index + listLength(rt, self) : index);
  }
  if (rt.heap.type[key] !== TypeId.Slice) refuseSubscript(rt, 'list', key);
  const slice = unpackSlice(rt, key);
  const { start, step, count } = adjustSlice(slice, listLength(rt, self));
  rt.fuel(count);
  if (step === 1) return newListOf(rt, self, start | 0, count | 0);
  const items: Handle[] = [];
  for (let i = 0; i < count; i++) items.push(listGet(rt, self, start + i * step));
  return newList(rt, items);
}

/** The items to assign to a slice; its own when a list is assigned to a slice of itself. */
function assignedItems(rt: Runtime, self: Handle, value: Handle): Handle[] {
  if (value === self) return listItems(rt.heap, self);
  return fastItems(rt, value) ?? rt.raise('TypeError', 'must assign iterable to extended slice');
}

/** `l[key] = value`, or `del l[key]` for NULL. */
export function assignSubscript(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  if (isIndex(rt, key)) {
    const index = rt.indexClipped(key);
    assignItem(rt, self, index < 0 ? index + listLength(rt, self) : index, value);
    return;
  }
  if (rt.heap.type[key] !== TypeId.Slice) refuseSubscript(rt, 'list', key);
  const slice = unpackSlice(rt, key);
  adjustSlice(slice, listLength(rt, self));
  if (slice.step === 1) {
    const items = value === NULL ? [] : assignedItems(rt, self, value);
    // Reading the items may have changed the list.
    const size = listLength(rt, self);
    const start = Math.min(slice.start, size);
    listReplaceSlice(rt, self, start, Math.max(start, Math.min(slice.stop, size)), items);
    return;
  }
  if (value === NULL) deleteStepped(rt, self, slice.start, slice.step, slice.count);
  else assignStepped(rt, self, unpackSlice(rt, key), value);
}

function deleteStepped(rt: Runtime, self: Handle, start: number, step: number, count: number): void {
  if (count === 0) return;
  const doomed = new Set<number>();
  for (let i = 0; i < count; i++) doomed.add(start + i * step);
  const heap = rt.heap;
  const size = listLength(rt, self);
  const base = heap.base[self];
  const items = heap.words[base];
  const dropped: Handle[] = [];
  const order = [...doomed].sort((a, b) => a - b);
  for (const index of order) dropped.push(heap.takeOwned(items + index));
  let kept = order[0];
  order.forEach((index, i) => {
    const next = i + 1 < order.length ? order[i + 1] : size;
    heap.move(items + index + 1, items + kept, next - index - 1);
    kept += next - index - 1;
  });
  const left = size - count;
  heap.setRaw(base + ListWord.Size, left);
  const allocated = heap.words[base + ListWord.Allocated];
  if (left < allocated >> 1) listAllocate(heap, self, overAllocated(left, size));
  for (const item of dropped) heap.decref(item);
}

function assignStepped(rt: Runtime, self: Handle, slice: ReturnType<typeof unpackSlice>, value: Handle): void {
  const items = assignedItems(rt, self, value);
  const { start, step, count } = adjustSlice(slice, listLength(rt, self));
  if (items.length !== count) {
    const sizes = `sequence of size ${items.length} to extended slice of size ${count}`;
    rt.raise('ValueError', `attempt to assign ${sizes}`);
  }
  const { heap } = rt;
  const address = heap.words[heap.base[self]];
  const dropped: Handle[] = [];
  for (let i = 0; i < count; i++) {
    dropped.push(heap.incref(heap.words[address + start + i * step]));
    heap.setRef(address + start + i * step, items[i]);
  }
  for (const item of dropped) heap.decref(item);
}
