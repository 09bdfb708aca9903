/**
 * Iterators over lists, forwards and backwards. Twin of the iterators at the end of Objects/listobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { clampToSafe } from '../values/intnorm';
import { listLength, newList } from './list';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of iterators over indexed things: list, tuple, sequence. */
export const enum IndexIteratorWord {
  /** What is iterated (a reference; 0 at the end). */
  Sequence,
  /** The next index. */
  Index,
  Count,
}

/** Layout shared by iterators that keep a sequence and an index. */
export const indexIteratorLayout = { words: IndexIteratorWord.Count, refs: 1 };

/** A new iterator of such a type. */
export function newIndexIterator(rt: Runtime, type: TypeId, sequence: Handle, index: number): Handle {
  const heap = rt.heap;
  const iterator = heap.create(type, 0, IndexIteratorWord.Count);
  heap.setRef(heap.base[iterator], sequence);
  heap.setRaw(heap.base[iterator] + IndexIteratorWord.Index, index);
  return iterator;
}

/** `iter(list)`. */
export function newListIterator(rt: Runtime, list: Handle): Handle {
  return newIndexIterator(rt, TypeId.ListIterator, list, 0);
}

/** The next item, borrowed from the list; NULL at the end. */
export function listIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const words = heap.words;
  const at = heap.base[iterator];
  const list = words[at];
  if (list === NULL) return NULL;
  const base = heap.base[list];
  const index = words[at + 1];
  if (index < words[base + 1]) {
    heap.setRaw(at + 1, index + 1);
    return words[words[base] + index];
  }
  heap.setRef(at, NULL);
  return NULL;
}

function listReverseIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[iterator];
  const list = heap.words[at];
  if (list === NULL) return NULL;
  const index = heap.words[at + 1];
  const base = heap.base[list];
  if (index >= 0 && index < heap.words[base + 1]) {
    heap.setRaw(at + 1, index - 1);
    return heap.words[heap.words[base] + index];
  }
  heap.setRaw(at + 1, -1);
  heap.setRef(at, NULL);
  return NULL;
}

/** `getattr(builtins, name)`, as `__reduce__` of iterators gives it. */
export function builtin(rt: Runtime, name: string): Handle {
  return rt.getAttr(rt.importModule('builtins'), name);
}

const hintDoc = { doc: 'Private method returning an estimate of len(list(it)).' };
const reduceDoc = { doc: 'Return state information for pickling.' };
const stateDoc = { doc: 'Set state information for unpickling.' };

/** `__reduce__` of an iterator with an index: the builtin that makes it, what it walks, where it stands. */
export function reduceIndexed(rt: Runtime, iterator: Handle, maker: string, empty: () => Handle): Handle {
  const at = rt.heap.base[iterator];
  const sequence = rt.heap.words[at];
  const make = builtin(rt, maker);
  if (sequence === NULL) return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [empty()])]);
  return newTuple(rt, [make, newTuple(rt, [sequence]), rt.newInt(rt.heap.words[at + IndexIteratorWord.Index])]);
}

/** Methods of iterators that keep a sequence and an index. */
export function indexedMethods(options: {
  readonly maker: 'iter' | 'reversed';
  readonly empty: (rt: Runtime) => Handle;
  readonly remaining: (rt: Runtime, sequence: Handle, index: number) => number;
  readonly bound: (rt: Runtime, sequence: Handle, index: number) => number;
}): ReturnType<typeof native>[] {
  return [
    native(
      '__length_hint__',
      '',
      (rt, self) => {
        const at = rt.heap.base[self];
        const sequence = rt.heap.words[at];
        if (sequence === NULL) return rt.newInt(0);
        return rt.newInt(Math.max(0, options.remaining(rt, sequence, rt.heap.words[at + 1])));
      },
      hintDoc,
    ),
    native('__reduce__', '', (rt, self) => reduceIndexed(rt, self, options.maker, () => options.empty(rt)), reduceDoc),
    native(
      '__setstate__',
      'object, /',
      (rt, self, state) => {
        const at = rt.heap.base[self];
        const sequence = rt.heap.words[at];
        const index = clampToSafe(rt.index(state));
        if (sequence !== NULL) rt.heap.setRaw(at + 1, options.bound(rt, sequence, index));
        return NONE;
      },
      stateDoc,
    ),
  ];
}

export const listIteratorType = defineType({
  id: TypeId.ListIterator,
  name: 'list_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: listIteratorNext },
  methods: indexedMethods({
    maker: 'iter',
    empty: (rt) => newList(rt, []),
    remaining: (rt, list, index) => listLength(rt, list) - index,
    bound: (rt, list, index) => Math.max(0, Math.min(index, listLength(rt, list))),
  }),
});

export const listReverseIteratorType = defineType({
  id: TypeId.ListReverseIterator,
  name: 'list_reverseiterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: listReverseIteratorNext },
  methods: indexedMethods({
    maker: 'reversed',
    empty: (rt) => newList(rt, []),
    remaining: (rt, list, index) => (index < listLength(rt, list) ? index + 1 : 0),
    bound: (rt, list, index) => Math.max(-1, Math.min(index, listLength(rt, list) - 1)),
  }),
});
