/**
 * Walking an iterator that is at hand already: `rt.forEach` and `rt.toArray` would call its `__iter__` once more, which
 * a program can see.
 */
import { NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';

/**
 * The next item of an iterator that another one's own `__next__` asks; NULL at the end. Unlike `rt.next` it lets a
 * StopIteration that carries a value out, as tp_iternext of map, zip, filter and enumerate does.
 */
export function nextWithin(rt: Runtime, iterator: Handle): Handle {
  const { iternext } = rt.typeOf(iterator).slots;
  return iternext === undefined ? rt.next(iterator) : iternext(rt, iterator);
}

/** As {@link nextWithin}, or strictly `rt.next`: of the item the pool has one reference and no more. */
export function nextHeld(rt: Runtime, iterator: Handle, strict = false): Handle {
  const { heap } = rt;
  const mark = heap.poolMark;
  const item = strict ? rt.next(iterator) : nextWithin(rt, iterator);
  return item === NULL ? NULL : heap.autorelease(heap.drainOwning(mark, item));
}

/** Runs over the rest of an iterator; `each` returns false to stop. What a round creates is released after it. */
export function forEachNext(rt: Runtime, iterator: Handle, each: (item: Handle) => boolean | void): void {
  const { heap } = rt;
  heap.keep(iterator);
  for (;;) {
    const mark = heap.poolMark;
    rt.fuel(1);
    const item = rt.next(iterator);
    if (item === NULL) return;
    const more = each(heap.keep(item));
    heap.drain(mark);
    if (more === false) return;
  }
}

/** The rest of an iterator, each item owned by the pool. */
export function remainingItems(rt: Runtime, iterator: Handle): Handle[] {
  const { heap } = rt;
  const items: Handle[] = [];
  heap.keep(iterator);
  for (;;) {
    const mark = heap.poolMark;
    rt.fuel(1);
    const item = rt.next(iterator);
    if (item === NULL) return items;
    items.push(heap.autorelease(heap.drainOwning(mark, item)));
  }
}
