/**
 * Growing a list by the items of any iterable. Twin of list_extend of Objects/listobject.c.
 */
import { NULL, type Handle } from '../memory';
import { checkItemCount } from './arguments';
import { forEachNext } from './iternext';
import { lengthHint } from './lengthhint';
import {
  listAllocate,
  listAppend,
  listItems,
  listLength,
  listPreallocate,
  listReserve,
  ListWord,
  newList,
  overAllocated,
} from './list';
import type { Runtime } from './runtime';
import { tupleItems } from './tuple';
import { TypeId } from './typeids';
import { TypeFlag } from './typeobject';

/** `l.extend(iterable)`. */
export function listExtend(rt: Runtime, self: Handle, iterable: Handle): void {
  const heap = rt.heap;
  const type = heap.type[iterable];
  if (type === TypeId.List || type === TypeId.Tuple || iterable === self) {
    const items = type === TypeId.Tuple ? tupleItems(heap, iterable) : listItems(heap, iterable);
    if (items.length === 0) return;
    rt.fuel(items.length);
    listPreallocate(rt, self, items.length);
    for (const item of items) listAppend(rt, self, item);
    return;
  }
  if (growsAtOnce(type)) {
    const count = rt.length(iterable);
    if (count === 0) return;
    listReserve(rt, self, count);
    rt.forEach(iterable, (item) => {
      listAppend(rt, self, item);
    });
    return;
  }
  const iterator = rt.iter(iterable);
  const hint = lengthHint(rt, iterable, 8);
  // A hint that the list's length cannot be added to is a lie.
  if (hint < 2 ** 63 || listLength(rt, self) === 0) {
    checkItemCount(rt, hint);
    if (hint > 0) listPreallocate(rt, self, hint);
  }
  forEachNext(rt, iterator, (item) => {
    listAppend(rt, self, item);
  });
  // Cut back when the guess was too large.
  const size = listLength(rt, self);
  const allocated = heap.words[heap.base[self] + ListWord.Allocated];
  if (size < allocated >> 1) listAllocate(heap, self, overAllocated(size, size));
}

/** Sets, dicts and their views: the number of their items is certain. */
function growsAtOnce(type: number): boolean {
  switch (type) {
    case TypeId.Set:
    case TypeId.FrozenSet:
    case TypeId.Dict:
    case TypeId.DictKeys:
    case TypeId.DictValues:
    case TypeId.DictItems:
      return true;
    default:
      return false;
  }
}

/**
 * `PySequence_Fast`: the items of a list or tuple as they are, those of another iterable by way of a list; null when it
 * is none.
 */
export function fastItems(rt: Runtime, value: Handle): Handle[] | null {
  const type = rt.heap.type[value];
  if (type === TypeId.List || type === TypeId.Tuple) return rt.toArray(value);
  let iterator: Handle = NULL;
  if (rt.attempt(['TypeError'], () => void (iterator = rt.iter(value))) !== NULL) return null;
  const list = newList(rt, []);
  listExtend(rt, list, iterator);
  return listItems(rt.heap, list);
}

/** What `join` goes through: of an object whose `__iter__` raises TypeError it says that it is no iterable. */
export function joinedItems(rt: Runtime, iterable: Handle): Handle[] {
  const refuse = (): never => rt.raise('TypeError', 'can only join an iterable');
  // They are collected in a list, whose memory matters only to who traces it.
  if (rt.heap.tracer !== null) return fastItems(rt, iterable) ?? refuse();
  if (!rt.typeOf(iterable).has(TypeFlag.Heap)) return rt.toArray(iterable);
  let iterator: Handle = NULL;
  if (rt.attempt(['TypeError'], () => void (iterator = rt.iter(iterable))) !== NULL) refuse();
  return rt.toArray(iterator);
}
