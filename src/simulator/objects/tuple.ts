/**
 * Tuples: making and reading. Twin of Objects/tupleobject.c (its methods are in tupletype.ts).
 *
 * A tuple's items are its own words, `num` of them; there is one empty tuple.
 */
import { EMPTY_TUPLE, type Handle, type Heap } from '../memory';
import { copyWords } from './list';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** A tuple of these items. */
export function newTuple(rt: Runtime, items: readonly Handle[]): Handle {
  const tuple = tupleOf(rt, items);
  rt.heap.containers.tracked[tuple] = 1;
  return tuple;
}

/** As {@link newTuple}, but the collector looks at it only if it holds what can be part of a cycle (PyTuple_FromArray). */
export function newTupleFromArray(rt: Runtime, items: readonly Handle[]): Handle {
  const tuple = tupleOf(rt, items);
  if (items.length > 0 && holdsNoContainer(rt.heap, rt.heap.base[tuple], items.length))
    rt.heap.containers.leaveOut(tuple);
  return tuple;
}

function tupleOf(rt: Runtime, items: readonly Handle[]): Handle {
  const size = items.length;
  if (size === 0) return EMPTY_TUPLE;
  const heap = rt.heap;
  const tuple = heap.create(TypeId.Tuple, size, size);
  const base = heap.base[tuple];
  for (let i = 0; i < size; i++) heap.setRef(base + i, items[i]);
  return tuple;
}

/** A new tuple that takes over references the caller owns: `count` of `source` from `start`. The caller owns the tuple. */
export function tupleFromOwned(heap: Heap, source: ArrayLike<Handle>, start: number, count: number): Handle {
  if (count === 0) return heap.incref(EMPTY_TUPLE);
  const base = heap.takeBlock(count);
  for (let i = 0; i < count; i++) heap.storeOwned(base + i, source[start + i]);
  const tuple = heap.createOwned(TypeId.Tuple, count, base);
  if (holdsNoContainer(heap, base, count)) heap.containers.leaveOut(tuple);
  return tuple;
}

/** Whether no item at an address is of a type whose objects can be part of cycles. */
function holdsNoContainer({ words, type, kinds }: Heap, base: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (kinds[type[words[base + i]]] !== 0) return false;
  return true;
}

/** `len(t)`. */
export function tupleLength(rt: Runtime, tuple: Handle): number {
  return rt.heap.num[tuple];
}

/** The item at an index that is in range; borrowed. */
export function tupleItem(rt: Runtime, tuple: Handle, index: number): Handle {
  return rt.heap.words[rt.heap.base[tuple] + index];
}

/** A copy of the items; borrowed. */
export function tupleItems(heap: Heap, tuple: Handle): Handle[] {
  return copyWords(heap.words, heap.base[tuple], heap.num[tuple]);
}
