/**
 * The type `tuple` and its iterator. Twin of Objects/tupleobject.c; making tuples is in tuple.ts.
 */
import { EMPTY_TUPLE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { TupleHasher } from '../values/pyhash';
import { checkItemCount, classGetItem, expectPositional, refuseKeywords, sharesNew } from './arguments';
import { compareItems } from './compareitems';
import { allocate } from './instance';
import { indexedMethods, indexIteratorLayout, newIndexIterator } from './listiter';
import { native } from './native';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, refuseSubscript, searchBound, unpackSlice } from './slice';
import { defineType } from './spec';
import { newTuple, newTupleFromArray, tupleItem, tupleItems, tupleLength } from './tuple';
import { typeNameOf } from './type';
import { TypeFlag, type Hash64, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Whether an object is a tuple or of a subclass. */
export function isTuple(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Tuple || rt.isInstance(h, rt.types[TypeId.Tuple]);
}

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (sharesNew(rt, type, TypeId.Tuple) && type.slots.init === rt.types[TypeId.Tuple].slots.init) {
    refuseKeywords(rt, 'tuple', kwnames);
  }
  expectPositional(rt, 'tuple', args.slice(0, args.length - (kwnames?.length ?? 0)), 0, 1);
  const exact = type.index === TypeId.Tuple;
  if (args.length === 0) return exact ? EMPTY_TUPLE : allocate(rt, type, 0);
  if (exact && rt.heap.type[args[0]] === TypeId.Tuple) return args[0];
  const items = rt.toArray(args[0]);
  if (!exact) return newTupleOf(rt, type, items);
  return rt.heap.type[args[0]] === TypeId.List ? newTupleFromArray(rt, items) : newTuple(rt, items);
}

/** An object of a subclass of tuple with these items. */
export function newTupleOf(rt: Runtime, type: TypeObject, items: readonly Handle[]): Handle {
  const tuple = allocate(rt, type, items.length);
  const base = rt.heap.base[tuple];
  items.forEach((item, i) => rt.heap.setRef(base + i, item));
  return tuple;
}

/** hash() of a tuple, from those of its items. */
export function tupleHash(rt: Runtime, self: Handle, out: Hash64): void {
  const heap = rt.heap;
  const hasher = new TupleHasher();
  hasher.start();
  const size = heap.num[self];
  for (let i = 0; i < size; i++) {
    rt.hash(heap.words[heap.base[self] + i], out);
    hasher.add(out);
  }
  hasher.finish(size, out);
}

function repr(rt: Runtime, self: Handle): Handle {
  const size = tupleLength(rt, self);
  if (size === 0) return rt.newStr('()');
  if (!rt.reprEnter(self)) return rt.newStr('(...)');
  const parts: string[] = [];
  try {
    for (let i = 0; i < size; i++) {
      const mark = rt.heap.poolMark;
      parts.push(rt.repr(tupleItem(rt, self, i)));
      rt.heap.drain(mark);
    }
  } finally {
    rt.reprLeave(self);
  }
  return rt.newStr(size === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`);
}

function item(rt: Runtime, self: Handle, index: number): Handle {
  if (index < 0 || index >= tupleLength(rt, self)) rt.raise('IndexError', 'tuple index out of range');
  return tupleItem(rt, self, index);
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) {
    const index = rt.indexClipped(key);
    return item(rt, self, index < 0 ? index + tupleLength(rt, self) : index);
  }
  if (rt.heap.type[key] !== TypeId.Slice) refuseSubscript(rt, 'tuple', key);
  const size = tupleLength(rt, self);
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), size);
  if (count === size && step === 1 && rt.heap.type[self] === TypeId.Tuple) return self;
  rt.fuel(count);
  const items: Handle[] = [];
  for (let i = 0; i < count; i++) items.push(tupleItem(rt, self, start + i * step));
  return newTuple(rt, items);
}

function find(rt: Runtime, self: Handle, value: Handle, start: number, stop: number): number {
  for (let i = start; i < stop && i < tupleLength(rt, self); i++) {
    const candidate = tupleItem(rt, self, i);
    if (candidate === value || rt.equal(candidate, value)) return i;
    rt.fuel(1);
  }
  return -1;
}

function concat(rt: Runtime, self: Handle, other: Handle): Handle {
  if (tupleLength(rt, self) === 0 && rt.heap.type[other] === TypeId.Tuple) return other;
  if (!isTuple(rt, other)) {
    rt.raise('TypeError', `can only concatenate tuple (not "${typeNameOf(rt, other)}") to tuple`);
  }
  if (tupleLength(rt, other) === 0 && rt.heap.type[self] === TypeId.Tuple) return self;
  return newTuple(rt, tupleItems(rt.heap, self).concat(tupleItems(rt.heap, other)));
}

function repeat(rt: Runtime, self: Handle, times: number): Handle {
  const size = tupleLength(rt, self);
  if ((size === 0 || times === 1) && rt.heap.type[self] === TypeId.Tuple) return self;
  if (size === 0 || times <= 0) return EMPTY_TUPLE;
  checkItemCount(rt, size * times);
  rt.fuel(size * times);
  const once = tupleItems(rt.heap, self);
  const items: Handle[] = [];
  for (let i = 0; i < times; i++) for (const each of once) items.push(each);
  return newTuple(rt, items);
}

export const tupleType = defineType({
  id: TypeId.Tuple,
  name: 'tuple',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.Sequence | TypeFlag.MatchSelf,
  layout: { words: 0, refs: 0, variable: true },
  doc:
    'Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is ' +
    "specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the " +
    'same object.',
  slots: {
    new: create,
    repr,
    hash: tupleHash,
    iter: (rt, self) => newIndexIterator(rt, TypeId.TupleIterator, self, 0),
    richcompare(rt, self, other, op) {
      if (!isTuple(rt, other)) return NOT_IMPLEMENTED;
      return compareItems(rt, self, other, op, tupleLength, tupleItem, false);
    },
    length: tupleLength,
    concat,
    repeat,
    item,
    contains: (rt, self, value) => find(rt, self, value, 0, Infinity) >= 0,
    subscript,
  },
  methods: [
    native('__getnewargs__', '', (rt, self) => newTuple(rt, [newTuple(rt, tupleItems(rt.heap, self))])),
    native('index', 'value, start=0, stop=sys.maxsize, /', (rt, self, value, from, to) => {
      const size = tupleLength(rt, self);
      const start = searchBound(rt, from, size, 0);
      const stop = searchBound(rt, to, size, size);
      const index = find(rt, self, value, start, stop);
      if (index < 0) rt.raise('ValueError', 'tuple.index(x): x not in tuple');
      return rt.newInt(index);
    }),
    native('count', 'value, /', (rt, self, value) => {
      let found = 0;
      for (let i = find(rt, self, value, 0, Infinity); i >= 0; i = find(rt, self, value, i + 1, Infinity)) found++;
      return rt.newInt(found);
    }),
    classGetItem,
  ],
});

/** The next item, borrowed from the tuple; NULL at the end. */
export function tupleIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const words = heap.words;
  const at = heap.base[iterator];
  const tuple = words[at];
  if (tuple === NULL) return NULL;
  const index = words[at + 1];
  if (index < heap.num[tuple]) {
    heap.setRaw(at + 1, index + 1);
    return words[heap.base[tuple] + index];
  }
  heap.setRef(at, NULL);
  return NULL;
}

export const tupleIteratorType = defineType({
  id: TypeId.TupleIterator,
  name: 'tuple_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: tupleIteratorNext },
  methods: indexedMethods({
    maker: 'iter',
    empty: () => EMPTY_TUPLE,
    remaining: (rt, tuple, index) => tupleLength(rt, tuple) - index,
    bound: (rt, tuple, index) => Math.max(0, Math.min(index, tupleLength(rt, tuple))),
  }),
});
