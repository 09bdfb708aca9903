/** Iterators of itertools that choose, cut and group items. Twin of parts of Modules/itertoolsmodule.c. */
import { NONE, NULL, TRUE, type Handle } from '../memory';
import { allocate } from '../objects/instance';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType, type TypeSpec } from '../objects/spec';
import { tupleResult } from '../objects/zipmapfilter';
import { newTuple } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { MOST } from './itertoolsinfinite';
import { bind, moduleType, signature } from './typedef';
import type { NativeFunction } from '../objects/native';

const FLAGS = TypeFlag.BaseType | TypeFlag.GC;
const self = (_rt: Runtime, h: Handle): Handle => h;

/** An object of two references, the second an iterator over the second argument. */
function newPair(rt: Runtime, type: TypeObject, first: Handle, iterable: Handle): Handle {
  const iterator = rt.iter(iterable);
  const made = allocate(rt, type);
  rt.heap.setRef(rt.heap.base[made], first);
  rt.heap.setRef(rt.heap.base[made] + 1, iterator);
  return made;
}

/** A type `name(function, iterable)`; the word after the two references is plain, for a flag. */
function predicateType(
  name: string,
  parameters: string,
  doc: string,
  next: (rt: Runtime, at: number) => Handle,
): TypeSpec {
  const shape: NativeFunction = signature(name, parameters);
  return defineType({
    id: null,
    name,
    module: 'itertools',
    flags: FLAGS,
    layout: { words: 3, refs: 2 },
    parts: { func: 0, iterator: 1 },
    doc,
    slots: {
      new: (rt, type, args, kwnames) => {
        const [func, iterable] = bind(rt, shape, args, kwnames);
        return newPair(rt, type, func, iterable);
      },
      iter: self,
      iternext: (rt, h) => next(rt, rt.heap.base[h]),
    },
  });
}

/** Whether the function approves; the item is kept meanwhile. */
function approves(rt: Runtime, at: number, item: Handle): boolean {
  const func = rt.heap.words[at];
  rt.heap.keep(item);
  if (func === NONE || func === rt.types[TypeId.Bool].handle) return rt.truth(item);
  return rt.truth(rt.call(func, [item]));
}

const takewhile = predicateType(
  'takewhile',
  'predicate, iterable, /',
  'Return successive entries from an iterable as long as the predicate evaluates to true for each entry.',
  (rt, at) => {
    const { heap } = rt;
    if (heap.words[at + 2] !== 0) return NULL;
    const item = rt.next(heap.words[at + 1]);
    if (item === NULL) return NULL;
    heap.keep(item);
    if (rt.truth(rt.call(heap.words[at], [item]))) return item;
    heap.setRaw(at + 2, 1);
    return NULL;
  },
);

const dropwhile = predicateType(
  'dropwhile',
  'predicate, iterable, /',
  'Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.',
  (rt, at) => {
    const { heap } = rt;
    for (;;) {
      const mark = heap.poolMark;
      const item = rt.next(heap.words[at + 1]);
      if (item === NULL || heap.words[at + 2] !== 0) return item;
      heap.keep(item);
      if (!rt.truth(rt.call(heap.words[at], [item]))) {
        heap.setRaw(at + 2, 1);
        return item;
      }
      heap.drain(mark);
      rt.fuel(1);
    }
  },
);

const filterfalse = predicateType(
  'filterfalse',
  'function, iterable, /',
  'Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.',
  (rt, at) => {
    const { heap } = rt;
    for (;;) {
      const mark = heap.poolMark;
      const item = rt.next(heap.words[at + 1]);
      if (item === NULL || !approves(rt, at, item)) return item;
      heap.drain(mark);
      rt.fuel(1);
    }
  },
);

const starmap = predicateType(
  'starmap',
  'function, iterable, /',
  'Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.',
  (rt, at) => {
    const args = rt.next(rt.heap.words[at + 1]);
    if (args === NULL) return NULL;
    rt.heap.keep(args);
    const isTuple = rt.heap.type[args] === TypeId.Tuple;
    return rt.call(rt.heap.words[at], isTuple ? rt.items(args) : rt.toArray(args));
  },
);

// ---- compress

const compressParameters = signature('compress', 'data, selectors');

const compress = defineType({
  id: null,
  name: 'compress',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: 2, refs: 2 },
  parts: { data: 0, selectors: 1 },
  doc:
    'Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements ' +
    'using the selectors to\nchoose the data elements.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [data, selectors] = bind(rt, compressParameters, args, kwnames);
      return newPair(rt, type, rt.iter(data), selectors);
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      for (;;) {
        const mark = heap.poolMark;
        const item = rt.next(heap.words[at]);
        if (item === NULL) return NULL;
        heap.keep(item);
        const selector = rt.next(heap.words[at + 1]);
        if (selector === NULL) return NULL;
        if (selector === TRUE || rt.truth(selector)) return item;
        heap.drain(mark);
        rt.fuel(1);
      }
    },
  },
});

// ---- islice

const enum SliceWord {
  Iterator,
  Next,
  Stop,
  Step,
  Given,
  Count,
}

/** A bound of islice: None is `fallback`; anything else has to be a non-negative index. */
function sliceBound(rt: Runtime, h: Handle, fallback: number, message: string): number {
  if (h === NULL || h === NONE) return fallback;
  let value: number | bigint = -1;
  const problem = rt.attempt(['TypeError', 'IndexError', 'OverflowError'], () => {
    value = rt.index(h);
  });
  if (problem !== NULL || value < 0 || value > 9223372036854775807n) rt.raise('ValueError', message);
  return Math.min(MOST, Number(value));
}

const islice = defineType({
  id: null,
  name: 'islice',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: SliceWord.Count, refs: 1 },
  parts: { iterator: SliceWord.Iterator },
  doc:
    'islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator ' +
    'whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding ' +
    'elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how ' +
    'many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.',
  slots: {
    new: (rt, type, args, kwnames) => {
      if (kwnames !== null && !type.has(TypeFlag.Heap)) rt.raise('TypeError', 'islice() takes no keyword arguments');
      if (args.length < 2) rt.raise('TypeError', `islice expected at least 2 arguments, got ${args.length}`);
      if (args.length > 4) rt.raise('TypeError', `islice expected at most 4 arguments, got ${args.length}`);
      const indices = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
      const stopText = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
      let start = 0;
      let stop: number;
      let step = 1;
      if (args.length === 2) stop = sliceBound(rt, args[1], -1, stopText);
      else {
        stop = sliceBound(rt, args[2], -1, stopText);
        start = sliceBound(rt, args[1], 0, indices);
        const message = 'Step for islice() must be a positive integer or None.';
        step = sliceBound(rt, args[3] ?? NULL, 1, message);
        if (step === 0) rt.raise('ValueError', message);
      }
      const iterator = rt.iter(args[0]);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at, iterator);
      rt.heap.setRaw(at + SliceWord.Next, start);
      rt.heap.setRaw(at + SliceWord.Stop, stop);
      rt.heap.setRaw(at + SliceWord.Step, step);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const iterator = heap.words[at];
      if (iterator === NULL) return NULL;
      const wanted = heap.words[at + SliceWord.Next];
      const stop = heap.words[at + SliceWord.Stop];
      let given = heap.words[at + SliceWord.Given];
      const mark = heap.poolMark;
      for (; given < wanted; given++) {
        if (stop >= 0 && given >= stop) break;
        if (rt.next(iterator) === NULL) {
          heap.setRef(at, NULL);
          return NULL;
        }
        heap.drain(mark);
        heap.setRaw(at + SliceWord.Given, given + 1);
        rt.fuel(1);
      }
      if (stop >= 0 && given >= stop) {
        heap.setRef(at, NULL);
        return NULL;
      }
      const item = rt.next(iterator);
      if (item === NULL) {
        heap.setRef(at, NULL);
        return NULL;
      }
      heap.setRaw(at + SliceWord.Given, given + 1);
      const next = Math.min(MOST, wanted + heap.words[at + SliceWord.Step]);
      heap.setRaw(at + SliceWord.Next, stop >= 0 && next > stop ? stop : next);
      return item;
    },
  },
});

// ---- pairwise, batched

const enum PairwiseWord {
  Iterator,
  Old,
  /** Its own result tuple, used again when nobody else holds it. */
  Result,
  Count,
}

const pairwiseParameters = signature('pairwise', 'iterable, /');

const pairwise = defineType({
  id: null,
  name: 'pairwise',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: PairwiseWord.Count, refs: PairwiseWord.Count },
  parts: { iterator: PairwiseWord.Iterator, previous: PairwiseWord.Old },
  doc: 'Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [iterable] = bind(rt, pairwiseParameters, args, kwnames);
      const iterator = rt.iter(iterable);
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], iterator);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      if (heap.words[at] === NULL) return NULL;
      if (heap.words[at + PairwiseWord.Old] === NULL) {
        const first = rt.next(heap.words[at]);
        if (first === NULL) {
          heap.setRef(at, NULL);
          return NULL;
        }
        heap.setRef(at + PairwiseWord.Old, first);
      }
      const old = heap.keep(heap.words[at + PairwiseWord.Old]);
      const item = heap.words[at] === NULL ? NULL : rt.next(heap.words[at]);
      if (item === NULL) {
        heap.setRef(at, NULL);
        heap.setRef(at + PairwiseWord.Old, NULL);
        return NULL;
      }
      heap.setRef(at + PairwiseWord.Old, item);
      return tupleResult(rt, at + PairwiseWord.Result, [old, item]);
    },
  },
});

const enum BatchedWord {
  Iterator,
  Size,
  Strict,
  Count,
}

const batchedParameters = signature('batched', 'iterable, n, *, strict=False');

const batched = defineType({
  id: null,
  name: 'batched',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: BatchedWord.Count, refs: 1 },
  parts: { iterator: BatchedWord.Iterator },
  doc:
    'Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and ' +
    'accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is ' +
    'yielded as soon as a batch is full\nor when the input iterable is exhausted.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [iterable, n, strict] = bind(rt, batchedParameters, args, kwnames);
      const size = ssizeArgument(rt, n, 0);
      if (size < 1) rt.raise('ValueError', 'n must be at least one');
      const iterator = rt.iter(iterable);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at, iterator);
      rt.heap.setRaw(at + BatchedWord.Size, Math.min(MOST, size));
      rt.heap.setRaw(at + BatchedWord.Strict, strict !== NULL && rt.truth(strict) ? 1 : 0);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const iterator = heap.words[at];
      if (iterator === NULL) return NULL;
      const size = heap.words[at + BatchedWord.Size];
      const items: Handle[] = [];
      while (items.length < size) {
        const item = rt.next(iterator);
        if (item === NULL) {
          heap.setRef(at, NULL);
          if (items.length === 0) return NULL;
          if (heap.words[at + BatchedWord.Strict] !== 0) rt.raise('ValueError', 'batched(): incomplete batch');
          break;
        }
        items.push(heap.keep(item));
        rt.fuel(1);
      }
      return newTuple(rt, items);
    },
  },
});

// ---- groupby

const enum GroupByWord {
  Iterator,
  KeyFunction,
  TargetKey,
  CurrentKey,
  CurrentValue,
  RefCount,
  /** The group being given out, by handle (not counted). */
  CurrentGroup = RefCount,
  Count,
}

const enum GrouperWord {
  Parent,
  TargetKey,
  Count,
}

const groupByParameters = signature('groupby', 'iterable, key=None');

/** Takes the next item and its key; false at the end. */
function groupStep(rt: Runtime, at: number): boolean {
  const { heap } = rt;
  const item = rt.next(heap.words[at + GroupByWord.Iterator]);
  if (item === NULL) return false;
  heap.keep(item);
  const func = heap.words[at + GroupByWord.KeyFunction];
  const key = func === NONE ? item : rt.call(func, [item]);
  heap.setRef(at + GroupByWord.CurrentValue, item);
  heap.setRef(at + GroupByWord.CurrentKey, key);
  return true;
}

function sameKeys(rt: Runtime, a: Handle, b: Handle): boolean {
  rt.heap.keep(a);
  rt.heap.keep(b);
  return rt.equal(a, b);
}

const groupby = defineType({
  id: null,
  name: 'groupby',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: GroupByWord.Count, refs: GroupByWord.RefCount },
  parts: { iterator: GroupByWord.Iterator, key: GroupByWord.CurrentKey, value: GroupByWord.CurrentValue },
  doc:
    'make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into ' +
    'groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If ' +
    'the key function is not specified or is None, the element itself\n    is used for grouping.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [iterable, key] = bind(rt, groupByParameters, args, kwnames);
      const iterator = rt.iter(iterable);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at + GroupByWord.Iterator, iterator);
      rt.heap.setRef(at + GroupByWord.KeyFunction, key === NULL ? NONE : key);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      heap.setRaw(at + GroupByWord.CurrentGroup, 0);
      for (;;) {
        const current = heap.words[at + GroupByWord.CurrentKey];
        const target = heap.words[at + GroupByWord.TargetKey];
        if (current !== NULL) {
          if (target === NULL || !sameKeys(rt, target, current)) break;
        }
        const mark = heap.poolMark;
        if (!groupStep(rt, at)) return NULL;
        heap.drain(mark);
        rt.fuel(1);
      }
      const key = heap.words[at + GroupByWord.CurrentKey];
      heap.setRef(at + GroupByWord.TargetKey, key);
      const group = allocate(rt, moduleType(rt, 'itertools._grouper'));
      heap.setRef(heap.base[group] + GrouperWord.Parent, h);
      heap.setRef(heap.base[group] + GrouperWord.TargetKey, key);
      heap.setRaw(at + GroupByWord.CurrentGroup, group);
      return newTuple(rt, [key, group]);
    },
  },
});

const grouper = defineType({
  id: null,
  name: '_grouper',
  module: 'itertools',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: GrouperWord.Count, refs: GrouperWord.Count },
  parts: { groupby: GrouperWord.Parent, key: GrouperWord.TargetKey },
  slots: {
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const own = heap.base[h];
      const at = heap.base[heap.words[own + GrouperWord.Parent]];
      if (heap.words[at + GroupByWord.CurrentGroup] !== h) return NULL;
      if (heap.words[at + GroupByWord.CurrentValue] === NULL && !groupStep(rt, at)) return NULL;
      if (!sameKeys(rt, heap.words[own + GrouperWord.TargetKey], heap.words[at + GroupByWord.CurrentKey])) return NULL;
      return heap.takeRef(at + GroupByWord.CurrentValue);
    },
  },
});

/** The types of this file. */
export const filterTypes: readonly TypeSpec[] = [
  takewhile,
  dropwhile,
  filterfalse,
  starmap,
  compress,
  islice,
  pairwise,
  batched,
  groupby,
  grouper,
];
