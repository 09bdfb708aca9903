/**
 * Iteration. Twin of `PyObject_GetIter` and `PyIter_Next` of Objects/abstract.c and of unpacking in Python/ceval.c.
 */
import { NULL, type Handle } from '../memory';
import { newSequenceIterator } from '../objects/iterobject';
import { lengthHint } from '../objects/lengthhint';
import { listItems } from '../objects/list';
import type { Runtime } from '../objects/runtime';
import { isRaised } from '../objects/slotfunctions';
import { tupleItems } from '../objects/tuple';
import { lookupType, typeName, typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';

/** `iter(h)`. */
export function iterOf(rt: Runtime, h: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  const { iter, item } = type.slots;
  if (iter === undefined) {
    if (item !== undefined && !type.isSubtypeOf(rt.types[TypeId.Dict])) return newSequenceIterator(rt, h);
    return rt.raise('TypeError', `'${typeName(type)}' object is not iterable`);
  }
  const iterator = iter(rt, h);
  if (rt.types[rt.heap.type[iterator]].slots.iternext === undefined) {
    rt.raise('TypeError', `iter() returned non-iterator of type '${typeNameOf(rt, iterator)}'`);
  }
  return iterator;
}

/** `next(iterator)`; NULL at the end. StopIteration that Python or native code raised is the end too. */
export function nextOf(rt: Runtime, iterator: Handle): Handle {
  const next = rt.types[rt.heap.type[iterator]].slots.iternext;
  if (next === undefined) return rt.raise('TypeError', `'${typeNameOf(rt, iterator)}' object is not an iterator`);
  try {
    return next(rt, iterator);
  } catch (error) {
    if (!isRaised(rt, error, 'StopIteration')) throw error;
    rt.heap.autorelease(error.exception);
    return NULL;
  }
}

/** `iter(h)`, which the pool has one reference to. */
function ownedIterator(rt: Runtime, h: Handle): Handle {
  const { heap } = rt;
  const mark = heap.poolMark;
  return heap.autorelease(heap.drainOwning(mark, iterOf(rt, h)));
}

/** Runs over an iterable; `each` returns false to stop. What a round creates is released after it. */
export function forEachOf(rt: Runtime, iterable: Handle, each: (item: Handle) => boolean | void): void {
  const { heap } = rt;
  const iterator = ownedIterator(rt, iterable);
  for (;;) {
    const mark = heap.poolMark;
    rt.fuel(1);
    const next = nextOf(rt, iterator);
    if (next === NULL) return;
    // Borrowed from a container that `each` may change.
    const item = heap.autorelease(heap.drainOwning(mark, next));
    const more = each(item);
    heap.drain(mark);
    if (more === false) return;
  }
}

/** All items of an iterable, each owned by the pool. */
export function toArrayOf(rt: Runtime, iterable: Handle): Handle[] {
  const { heap } = rt;
  const kind: TypeId = heap.type[iterable];
  if (kind === TypeId.Tuple || kind === TypeId.List) {
    const items = kind === TypeId.Tuple ? tupleItems(heap, iterable) : listItems(heap, iterable);
    rt.fuel(items.length);
    for (const item of items) heap.keep(item);
    return items;
  }
  const iterator = ownedIterator(rt, iterable);
  const items: Handle[] = [];
  for (;;) {
    const mark = heap.poolMark;
    rt.fuel(1);
    const item = nextOf(rt, iterator);
    if (item === NULL) return items;
    const owned = heap.drainOwning(mark, item);
    heap.autorelease(owned);
    items.push(owned);
  }
}

/** `operator.length_hint(h, fallback)`. */
export function lengthHintOf(rt: Runtime, h: Handle, fallback: number): number {
  return lengthHint(rt, h, fallback);
}

/** An iterator for `a, b = h`; the error speaks of unpacking. */
function iterForUnpacking(rt: Runtime, h: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  const { iter, item } = type.slots;
  if (iter === undefined && item === undefined && lookupType(rt, type, rt.intern('__iter__')) === NULL) {
    rt.raise('TypeError', `cannot unpack non-iterable ${typeName(type)} object`);
  }
  return ownedIterator(rt, h);
}

/** The items for `a, b, c = h`: exactly so many. */
export function unpackOf(rt: Runtime, h: Handle, count: number): Handle[] {
  const { heap } = rt;
  const kind: TypeId = heap.type[h];
  if (kind === TypeId.Tuple || kind === TypeId.List) {
    const items = kind === TypeId.Tuple ? tupleItems(heap, h) : listItems(heap, h);
    if (items.length < count) tooFew(rt, `${count}`, items.length);
    if (items.length > count) tooMany(rt, count, `, got ${items.length}`);
    for (const item of items) heap.keep(item);
    return items;
  }
  const iterator = iterForUnpacking(rt, h);
  const items: Handle[] = [];
  for (let i = 0; i < count; i++) {
    const item = nextOf(rt, iterator);
    if (item === NULL) tooFew(rt, `${count}`, i);
    items.push(heap.keep(item));
  }
  if (nextOf(rt, iterator) !== NULL) {
    tooMany(rt, count, kind === TypeId.Dict ? `, got ${rt.length(h)}` : '');
  }
  return items;
}

/** The items for `a, *b, c = h`: so many before the star, those of the star, so many behind it. */
export function unpackStarredOf(
  rt: Runtime,
  h: Handle,
  before: number,
  after: number,
): { readonly before: Handle[]; readonly middle: Handle[]; readonly after: Handle[] } {
  const { heap } = rt;
  const iterator = iterForUnpacking(rt, h);
  const first: Handle[] = [];
  for (let i = 0; i < before; i++) {
    const item = nextOf(rt, iterator);
    if (item === NULL) tooFew(rt, `at least ${before + after}`, i);
    first.push(heap.keep(item));
  }
  const rest = toArrayOf(rt, iterator);
  if (rest.length < after) tooFew(rt, `at least ${before + after}`, before + rest.length);
  return { before: first, middle: rest.slice(0, rest.length - after), after: rest.slice(rest.length - after) };
}

function tooFew(rt: Runtime, expected: string, got: number): never {
  return rt.raise('ValueError', `not enough values to unpack (expected ${expected}, got ${got})`);
}

function tooMany(rt: Runtime, expected: number, got: string): never {
  return rt.raise('ValueError', `too many values to unpack (expected ${expected}${got})`);
}
