/**
 * `zip`, `map` and `filter`. Twin of the iterator types of Python/bltinmodule.c.
 */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { expectPositional, refuseKeywords } from './arguments';
import { allocate } from './instance';
import { nextHeld, nextWithin } from './iternext';
import { native, splitKeywords, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple, tupleItem, tupleLength } from './tuple';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a zip object. */
export const enum ZipWord {
  /** The tuple of iterators. */
  Iterators,
  /** Its own result tuple, used again when nobody else holds it. */
  Result,
  RefCount,
  Strict = RefCount,
  Count,
}

/** Word offsets of a map object. */
export const enum MapWord {
  /** The tuple of iterators. */
  Iterators,
  Function,
  RefCount,
  Strict = RefCount,
  Count,
}

/** Word offsets of a filter object. */
export const enum FilterWord {
  Function,
  Iterator,
  Count,
}

const reduceDoc = { doc: 'Return state information for pickling.' };

/** The tuple of iterators over these iterables. */
function iterators(rt: Runtime, iterables: readonly Handle[]): Handle {
  return newTuple(
    rt,
    iterables.map((iterable) => rt.iter(iterable)),
  );
}

function strictFlag(rt: Runtime, keyword: Handle): number {
  return keyword !== NULL && keyword !== FALSE && (keyword === TRUE || rt.truth(keyword)) ? 1 : 0;
}

/** ValueError of strict zip and map when the iterator `index` (from 0) is of another length than those before. */
function refuseLengths(rt: Runtime, name: string, index: number, relation: 'shorter' | 'longer'): never {
  const others = index === 1 ? ' 1' : `s 1-${index}`;
  return rt.raise('ValueError', `${name}() argument ${index + 1} is ${relation} than argument${others}`);
}

/**
 * One item of each iterator, kept; null at the end. Strictly, all have to end together: the first that ends early or
 * goes on is told of.
 */
function nextItems(rt: Runtime, name: string, tuple: Handle, strict: boolean): Handle[] | null {
  const size = tupleLength(rt, tuple);
  const items: Handle[] = [];
  for (let i = 0; i < size; i++) {
    const iterator = tupleItem(rt, tuple, i);
    const item = nextHeld(rt, iterator, strict);
    if (item === NULL) {
      if (!strict) return null;
      if (i > 0) refuseLengths(rt, name, i, 'shorter');
      for (let later = 1; later < size; later++) {
        if (rt.next(tupleItem(rt, tuple, later)) !== NULL) refuseLengths(rt, name, later, 'longer');
      }
      return null;
    }
    items.push(item);
  }
  return items;
}

function setStrict(word: number): NativeFunction {
  return native('__setstate__', 'object, /', (rt, self, state) => {
    rt.heap.setRaw(rt.heap.base[self] + word, rt.truth(state) ? 1 : 0);
    return NONE;
  });
}

/** `(type, args)`, with the state True when strict. */
function reduced(rt: Runtime, self: Handle, args: readonly Handle[], strict: boolean): Handle {
  const parts = [rt.typeOf(self).handle, newTuple(rt, args)];
  return newTuple(rt, strict ? [...parts, TRUE] : parts);
}

function tupleItems(rt: Runtime, tuple: Handle): Handle[] {
  return Array.from({ length: tupleLength(rt, tuple) }, (_, i) => tupleItem(rt, tuple, i));
}

// ---- zip

function zipNew(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { rest, keywords } = splitKeywords(rt, 'zip', ['strict'], args, kwnames);
  const strict = strictFlag(rt, keywords[0]);
  const tuple = iterators(rt, rest);
  const made = allocate(rt, type);
  const at = rt.heap.base[made];
  rt.heap.setRef(at + ZipWord.Iterators, tuple);
  rt.heap.setRaw(at + ZipWord.Strict, strict);
  return made;
}

/** The next tuple; NULL at the end. */
export function zipNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const tuple = heap.words[at];
  if (tupleLength(rt, tuple) === 0) return NULL;
  const items = nextItems(rt, 'zip', tuple, heap.words[at + ZipWord.Strict] !== 0);
  if (items === null) return NULL;
  return tupleResult(rt, at + ZipWord.Result, items);
}

/** A tuple of items: the one that a word holds for this, where nobody else has it. */
export function tupleResult(rt: Runtime, address: number, items: readonly Handle[]): Handle {
  const { heap } = rt;
  const last = heap.words[address];
  if (last !== NULL && heap.refs[last] === 1) {
    const base = heap.base[last];
    for (let i = 0; i < items.length; i++) heap.setRef(base + i, items[i]);
    return last;
  }
  const result = newTuple(rt, items);
  if (last === NULL) heap.setRef(address, result);
  return result;
}

export const zipType = defineType({
  id: TypeId.Zip,
  name: 'zip',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: ZipWord.Count, refs: ZipWord.RefCount },
  doc:
    'The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  ' +
    'The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest ' +
    'argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ' +
    "ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
  slots: { new: zipNew, iter: (_rt, self) => self, iternext: zipNext },
  methods: [
    native(
      '__reduce__',
      '',
      (rt, self) => {
        const at = rt.heap.base[self];
        return reduced(rt, self, tupleItems(rt, rt.heap.words[at]), rt.heap.words[at + ZipWord.Strict] !== 0);
      },
      reduceDoc,
    ),
    setStrict(ZipWord.Strict),
  ],
});

// ---- map

function mapNew(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { rest, keywords } = splitKeywords(rt, 'map', ['strict'], args, kwnames);
  if (rest.length < 2) rt.raise('TypeError', 'map() must have at least two arguments.');
  const strict = strictFlag(rt, keywords[0]);
  const tuple = iterators(rt, rest.slice(1));
  const made = allocate(rt, type);
  const at = rt.heap.base[made];
  rt.heap.setRef(at + MapWord.Function, rest[0]);
  rt.heap.setRef(at + MapWord.Iterators, tuple);
  rt.heap.setRaw(at + MapWord.Strict, strict);
  return made;
}

/** The next result of the function; NULL at the end. */
export function mapNext(rt: Runtime, self: Handle): Handle {
  const { words, base } = rt.heap;
  const at = base[self];
  const strict = words[at + MapWord.Strict] !== 0;
  const items = nextItems(rt, 'map', words[at + MapWord.Iterators], strict);
  return items === null ? NULL : rt.call(rt.heap.words[at + MapWord.Function], items);
}

export const mapType = defineType({
  id: TypeId.Map,
  name: 'map',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: MapWord.Count, refs: MapWord.RefCount },
  doc:
    'Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest ' +
    'iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.',
  slots: { new: mapNew, iter: (_rt, self) => self, iternext: mapNext },
  methods: [
    native(
      '__reduce__',
      '',
      (rt, self) => {
        const at = rt.heap.base[self];
        const iteratorItems = tupleItems(rt, rt.heap.words[at + MapWord.Iterators]);
        return reduced(rt, self, [rt.heap.words[at], ...iteratorItems], rt.heap.words[at + MapWord.Strict] !== 0);
      },
      reduceDoc,
    ),
    setStrict(MapWord.Strict),
  ],
});

// ---- filter

function filterNew(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const builtinType = rt.types[TypeId.Filter];
  if (type === builtinType || type.slots.init === builtinType.slots.init) refuseKeywords(rt, 'filter', kwnames);
  expectPositional(rt, 'filter', args.slice(0, args.length - (kwnames?.length ?? 0)), 2, 2);
  const iterator = rt.iter(args[1]);
  const made = allocate(rt, type);
  const at = rt.heap.base[made];
  rt.heap.setRef(at + FilterWord.Function, args[0]);
  rt.heap.setRef(at + FilterWord.Iterator, iterator);
  return made;
}

/** The next item that the function approves of; NULL at the end. */
export function filterNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const test = heap.words[at + FilterWord.Function];
  const byTruth = test === NONE || test === rt.types[TypeId.Bool].handle;
  for (;;) {
    const mark = heap.poolMark;
    const next = nextWithin(rt, heap.words[at + FilterWord.Iterator]);
    if (next === NULL) return NULL;
    const item = heap.autorelease(heap.drainOwning(mark, next));
    const verdict = byTruth ? item : rt.call(test, [item]);
    if (rt.truth(verdict)) return item;
    heap.drain(mark);
    rt.fuel(1);
  }
}

export const filterType = defineType({
  id: TypeId.Filter,
  name: 'filter',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: FilterWord.Count, refs: FilterWord.Count },
  doc:
    'Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return ' +
    'the items that are true.',
  slots: { new: filterNew, iter: (_rt, self) => self, iternext: filterNext },
  methods: [
    native(
      '__reduce__',
      '',
      (rt, self) => {
        const at = rt.heap.base[self];
        const args = newTuple(rt, [rt.heap.words[at], rt.heap.words[at + FilterWord.Iterator]]);
        return newTuple(rt, [rt.typeOf(self).handle, args]);
      },
      reduceDoc,
    ),
  ],
});
