/**
 * Iterators over anything with `__getitem__`, and over what a callable returns. Twin of Objects/iterobject.c.
 */
import { EMPTY_TUPLE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { clampToSafe } from '../values/intnorm';
import { builtin, indexIteratorLayout, IndexIteratorWord, newIndexIterator, reduceIndexed } from './listiter';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** `PySeqIter_New`: asks for the items 0, 1, 2 ... until IndexError. */
export function newSequenceIterator(rt: Runtime, sequence: Handle): Handle {
  return newIndexIterator(rt, TypeId.SequenceIterator, sequence, 0);
}

/** `PySequence_GetItem` with an index that is not negative. */
export function sequenceItem(rt: Runtime, sequence: Handle, index: number): Handle {
  const item = rt.types[rt.heap.type[sequence]].slots.item;
  return item === undefined ? rt.getItem(sequence, rt.newInt(index)) : item(rt, sequence, index);
}

/** The item at an index; NULL when the sequence says by IndexError or StopIteration that it ends before. */
export function sequenceItemOrEnd(rt: Runtime, sequence: Handle, index: number): Handle {
  let item: Handle = NULL;
  rt.attempt(['IndexError', 'StopIteration'], () => {
    item = sequenceItem(rt, sequence, index);
  });
  return item;
}

function sequenceIteratorNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const sequence = heap.words[at];
  if (sequence === NULL) return NULL;
  const index = heap.words[at + IndexIteratorWord.Index];
  const item = sequenceItemOrEnd(rt, sequence, index);
  if (item !== NULL) heap.setRaw(at + IndexIteratorWord.Index, index + 1);
  else heap.setRef(at, NULL);
  return item;
}

export const sequenceIteratorType = defineType({
  id: TypeId.SequenceIterator,
  name: 'iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: sequenceIteratorNext },
  methods: [
    native('__length_hint__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const sequence = rt.heap.words[at];
      if (sequence === NULL) return rt.newInt(0);
      if (rt.typeOf(sequence).slots.length === undefined) return NOT_IMPLEMENTED;
      return rt.newInt(Math.max(0, rt.length(sequence) - rt.heap.words[at + IndexIteratorWord.Index]));
    }),
    native('__reduce__', '', (rt, self) => reduceIndexed(rt, self, 'iter', () => EMPTY_TUPLE)),
    native('__setstate__', 'object, /', (rt, self, state) => {
      const at = rt.heap.base[self];
      const index = Math.max(0, clampToSafe(rt.index(state)));
      if (rt.heap.words[at] !== NULL) rt.heap.setRaw(at + IndexIteratorWord.Index, index);
      return NONE;
    }),
  ],
});

/** Word offsets of a callable iterator; both references, 0 at the end. */
const enum CallableIteratorWord {
  Callable,
  Sentinel,
  Count,
}

/** `iter(callable, sentinel)`. */
export function newCallableIterator(rt: Runtime, callable: Handle, sentinel: Handle): Handle {
  const heap = rt.heap;
  const iterator = heap.create(TypeId.CallableIterator, 0, CallableIteratorWord.Count);
  heap.setRef(heap.base[iterator], callable);
  heap.setRef(heap.base[iterator] + CallableIteratorWord.Sentinel, sentinel);
  return iterator;
}

function finish(rt: Runtime, self: Handle): Handle {
  const at = rt.heap.base[self];
  rt.heap.setRef(at, NULL);
  rt.heap.setRef(at + CallableIteratorWord.Sentinel, NULL);
  return NULL;
}

function callableIteratorNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const callable = heap.words[at];
  if (callable === NULL) return NULL;
  heap.keep(callable);
  let result: Handle = NULL;
  rt.attempt(['StopIteration'], () => {
    result = rt.call(callable, []);
  });
  if (result === NULL) return finish(rt, self);
  const sentinel = heap.words[at + CallableIteratorWord.Sentinel];
  if (sentinel === NULL) return NULL;
  return rt.equal(heap.keep(sentinel), result) ? finish(rt, self) : result;
}

export const callableIteratorType = defineType({
  id: TypeId.CallableIterator,
  name: 'callable_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: CallableIteratorWord.Count, refs: CallableIteratorWord.Count },
  slots: { iter: (_rt, self) => self, iternext: callableIteratorNext },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const callable = rt.heap.words[at];
      const make = builtin(rt, 'iter');
      if (callable === NULL) return newTuple(rt, [make, newTuple(rt, [EMPTY_TUPLE])]);
      return newTuple(rt, [make, newTuple(rt, [callable, rt.heap.words[at + CallableIteratorWord.Sentinel]])]);
    }),
  ],
});
