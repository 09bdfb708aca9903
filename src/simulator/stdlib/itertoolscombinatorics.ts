/** Products, permutations and combinations. Twin of parts of Modules/itertoolsmodule.c. */
import { NONE, NULL, type Handle, type Heap } from '../memory';
import { checkItemCount } from '../objects/arguments';
import { allocate } from '../objects/instance';
import { unexpectedKeyword, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple, tupleItem, tupleLength } from '../objects/tuple';
import { TypeFlag, type Layout, type TypeObject } from '../objects/typeobject';
import { bind, releaseBlock, signature } from './typedef';

const FLAGS = TypeFlag.BaseType | TypeFlag.GC;

const enum Word {
  /** The items to choose from, a tuple; of a product, a tuple of tuples. */
  Pool,
  RefCount,
  /** Address of the indices (and cycles) that make the next result. */
  Indices = RefCount,
  /** Number of words there. */
  Size,
  /** Items of a result. */
  Length,
  State,
  Count,
}

const enum State {
  Fresh,
  Running,
  Stopped,
}

const layout: Partial<Layout> = {
  words: Word.Count,
  refs: Word.RefCount,
  moreBytes: (rt, words, h) => 8 * words[rt.heap.base[h] + Word.Size],
  release: (rt, h) => {
    const { heap } = rt;
    const at = heap.base[h];
    releaseBlock(heap, at + Word.Indices, heap.words[at + Word.Size]);
    for (let word = Word.Indices; word < Word.Count; word++) heap.setRaw(at + word, 0);
  },
};

function make(
  rt: Runtime,
  type: TypeObject,
  pool: Handle,
  length: number,
  indices: readonly number[],
  stopped: boolean,
): Handle {
  const { heap } = rt;
  const made = allocate(rt, type);
  const at = heap.base[made];
  heap.setRef(at + Word.Pool, pool);
  heap.setRaw(at + Word.Length, length);
  heap.setRaw(at + Word.State, stopped ? State.Stopped : State.Fresh);
  heap.setRaw(at + Word.Size, indices.length);
  if (indices.length > 0) {
    const block = heap.takeBlock(indices.length);
    heap.setRaw(at + Word.Indices, block);
    indices.forEach((index, i) => heap.setRaw(block + i, index));
  }
  return made;
}

/**
 * The iterator's step: the first result as the indices stand, then `advance`, which changes them and says whether
 * there is a further result.
 */
function stepper(
  advance: (heap: Heap, block: number, length: number, poolSize: number, rt: Runtime, pool: Handle) => boolean,
  item: (rt: Runtime, pool: Handle, place: number, index: number) => Handle = (rt, pool, _place, index) =>
    tupleItem(rt, pool, index),
): (rt: Runtime, h: Handle) => Handle {
  return (rt, h) => {
    const { heap } = rt;
    const at = heap.base[h];
    const state = heap.words[at + Word.State];
    if (state === State.Stopped) return NULL;
    const pool = heap.words[at + Word.Pool];
    const block = heap.words[at + Word.Indices];
    const length = heap.words[at + Word.Length];
    if (state === State.Fresh) heap.setRaw(at + Word.State, State.Running);
    else if (!advance(heap, block, length, tupleLength(rt, pool), rt, pool)) {
      heap.setRaw(at + Word.State, State.Stopped);
      return NULL;
    }
    const items: Handle[] = [];
    for (let i = 0; i < length; i++) items.push(item(rt, pool, i, heap.words[block + i]));
    rt.fuel(1 + (length >> 3));
    return newTuple(rt, items);
  };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function choiceType(
  name: string,
  doc: string,
  shape: NativeFunction,
  create: (rt: Runtime, type: TypeObject, pool: Handle, bound: readonly Handle[]) => Handle,
  next: (rt: Runtime, h: Handle) => Handle,
): TypeSpec {
  return defineType({
    id: null,
    name,
    module: 'itertools',
    flags: FLAGS,
    layout,
    parts: { pool: Word.Pool },
    doc,
    slots: {
      new: (rt, type, args, kwnames) => {
        const bound = bind(rt, shape, args, kwnames);
        return create(rt, type, newTuple(rt, rt.toArray(bound[0])), bound);
      },
      iter: (_rt, h) => h,
      iternext: next,
    },
  });
}

function chosen(rt: Runtime, r: Handle): number {
  const count = ssizeArgument(rt, r, 0);
  if (count < 0) rt.raise('ValueError', 'r must be non-negative');
  return count;
}

const combinations = choiceType(
  'combinations',
  'Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)',
  signature('combinations', 'iterable, r'),
  (rt, type, pool, [, r]) => {
    const count = chosen(rt, r);
    const size = tupleLength(rt, pool);
    return make(rt, type, pool, count, count > size ? [] : range(count), count > size);
  },
  stepper((heap, block, length, size) => {
    let i = length - 1;
    while (i >= 0 && heap.words[block + i] === i + size - length) i--;
    if (i < 0) return false;
    let value = heap.words[block + i] + 1;
    for (; i < length; i++) heap.setRaw(block + i, value++);
    return true;
  }),
);

const withReplacement = choiceType(
  'combinations_with_replacement',
  "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
  signature('combinations_with_replacement', 'iterable, r'),
  (rt, type, pool, [, r]) => {
    const count = chosen(rt, r);
    const stopped = tupleLength(rt, pool) === 0 && count > 0;
    if (!stopped) checkItemCount(rt, count);
    return make(rt, type, pool, count, stopped ? [] : new Array<number>(count).fill(0), stopped);
  },
  stepper((heap, block, length, size) => {
    let i = length - 1;
    while (i >= 0 && heap.words[block + i] === size - 1) i--;
    if (i < 0) return false;
    const value = heap.words[block + i] + 1;
    for (; i < length; i++) heap.setRaw(block + i, value);
    return true;
  }),
);

const permutations = choiceType(
  'permutations',
  'Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)',
  signature('permutations', 'iterable, r=None'),
  (rt, type, pool, [, r]) => {
    const size = tupleLength(rt, pool);
    let count = size;
    if (r !== NULL && r !== NONE) {
      if (!rt.isInt(r)) rt.raise('TypeError', 'Expected int as r');
      count = chosen(rt, r);
    }
    if (count > size) return make(rt, type, pool, count, [], true);
    // The order of the items, then how often each place still changes.
    return make(rt, type, pool, count, [...range(size), ...range(count).map((i) => size - i)], false);
  },
  stepper((heap, block, length, size) => {
    for (let i = length - 1; i >= 0; i--) {
      const cycle = block + size + i;
      heap.setRaw(cycle, heap.words[cycle] - 1);
      if (heap.words[cycle] === 0) {
        const first = heap.words[block + i];
        for (let j = i; j < size - 1; j++) heap.setRaw(block + j, heap.words[block + j + 1]);
        heap.setRaw(block + size - 1, first);
        heap.setRaw(cycle, size - i);
      } else {
        const j = block + size - heap.words[cycle];
        const swapped = heap.words[block + i];
        heap.setRaw(block + i, heap.words[j]);
        heap.setRaw(j, swapped);
        return true;
      }
    }
    return false;
  }),
);

const product = defineType({
  id: null,
  name: 'product',
  module: 'itertools',
  flags: FLAGS,
  layout,
  parts: { pools: Word.Pool },
  doc:
    'Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same ' +
    'as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle ' +
    'in a manner similar to an odometer (with the rightmost element changing\non every iteration).',
  slots: {
    new: (rt, type, args, kwnames) => {
      let repeat = 1;
      const given = args.length - (kwnames?.length ?? 0);
      if (kwnames !== null && kwnames.length > 0) {
        if (kwnames.length > 1)
          rt.raise('TypeError', `product() takes at most 1 keyword argument (${kwnames.length} given)`);
        if (kwnames[0] !== 'repeat') {
          unexpectedKeyword(rt, 'product', kwnames[0], ['repeat']);
        }
        repeat = ssizeArgument(rt, args[given], 0);
        if (repeat < 0) rt.raise('ValueError', 'repeat argument cannot be negative');
      }
      const once = repeat === 0 ? [] : args.slice(0, given).map((each) => newTuple(rt, rt.toArray(each)));
      checkItemCount(rt, once.length * repeat);
      const pools: Handle[] = [];
      for (let i = 0; i < repeat && once.length > 0; i++) pools.push(...once);
      const stopped = pools.some((pool) => tupleLength(rt, pool) === 0);
      return make(rt, type, newTuple(rt, pools), pools.length, new Array<number>(pools.length).fill(0), stopped);
    },
    iter: (_rt, h) => h,
    iternext: stepper(
      (heap, block, length, _size, rt, pools) => {
        for (let i = length - 1; i >= 0; i--) {
          const next = heap.words[block + i] + 1;
          if (next < tupleLength(rt, tupleItem(rt, pools, i))) {
            heap.setRaw(block + i, next);
            return true;
          }
          heap.setRaw(block + i, 0);
        }
        return false;
      },
      (rt, pools, place, index) => tupleItem(rt, tupleItem(rt, pools, place), index),
    ),
  },
});

/** The types of this file. */
export const combinatoricTypes: readonly TypeSpec[] = [combinations, withReplacement, permutations, product];
