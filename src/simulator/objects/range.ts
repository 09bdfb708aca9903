/**
 * Ranges and their iterators. Twin of Objects/rangeobject.c.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle, type Heap } from '../memory';
import { normInt, type PyInt } from '../values/intnorm';
import { TupleHasher } from '../values/pyhash';
import { expectPositional, refuseKeywords } from './arguments';
import { builtin } from './listiter';
import { native } from './native';
import type { Runtime } from './runtime';
import { isIndex, refuseSubscript, sliceLongIndices } from './slice';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { CompareOp, TypeFlag, type Hash64 } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a range; all references to ints. */
export const enum RangeWord {
  Start,
  Stop,
  Step,
  Length,
  Count,
}

// ---- arithmetic

/** Small enough that sums and products of two stay exact. */
const EASY = 2 ** 51;

function add(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a) < EASY && Math.abs(b) < EASY) return a + b;
  return normInt(BigInt(a) + BigInt(b));
}

function multiply(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Math.abs(product) < EASY) return product === 0 ? 0 : product;
  }
  return normInt(BigInt(a) * BigInt(b));
}

/** Twin of compute_range_length. */
function lengthOf(start: PyInt, stop: PyInt, step: PyInt): PyInt {
  const [low, high, stride] = step > 0 ? [start, stop, step] : [stop, start, multiply(step, -1)];
  if (low >= high) return 0;
  const span = add(high, multiply(low, -1));
  if (typeof span === 'number' && typeof stride === 'number') return Math.floor((span - 1) / stride) + 1;
  return normInt((BigInt(span) - 1n) / BigInt(stride) + 1n);
}

// ---- making and reading

/** A range of int handles; step is not 0. */
function makeRange(rt: Runtime, start: Handle, stop: Handle, step: Handle): Handle {
  const heap = rt.heap;
  const range = heap.create(TypeId.Range, 0, RangeWord.Count);
  const base = heap.base[range];
  heap.setRef(base + RangeWord.Start, start);
  heap.setRef(base + RangeWord.Stop, stop);
  heap.setRef(base + RangeWord.Step, step);
  const length = lengthOf(rt.intValue(start), rt.intValue(stop), rt.intValue(step));
  heap.setRef(base + RangeWord.Length, rt.newInt(length));
  return range;
}

/** A range of plain values. */
export function newRange(rt: Runtime, start: PyInt, stop: PyInt, step: PyInt): Handle {
  return makeRange(rt, rt.newInt(start), rt.newInt(stop), rt.newInt(step));
}

/** A word's value. */
function part(rt: Runtime, range: Handle, word: RangeWord): PyInt {
  return rt.intValue(rt.heap.words[rt.heap.base[range] + word]);
}

/** `len(range)` of any size. */
export function rangeLength(rt: Runtime, range: Handle): PyInt {
  return part(rt, range, RangeWord.Length);
}

function itemAt(rt: Runtime, range: Handle, index: PyInt): PyInt {
  return add(part(rt, range, RangeWord.Start), multiply(index, part(rt, range, RangeWord.Step)));
}

/** `PyNumber_Index`: an exact int as it is, anything else with `__index__` as an int. */
function asInt(rt: Runtime, h: Handle): Handle {
  return rt.heap.type[h] === TypeId.Int ? h : rt.newInt(rt.index(h));
}

function create(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  refuseKeywords(rt, 'range', kwnames);
  expectPositional(rt, 'range', args, 1, 3);
  if (args.length === 1) return makeRange(rt, rt.newInt(0), asInt(rt, args[0]), rt.newInt(1));
  const start = asInt(rt, args[0]);
  const stop = asInt(rt, args[1]);
  const step = args.length === 3 ? asInt(rt, args[2]) : rt.newInt(1);
  if (rt.intValue(step) === 0) rt.raise('ValueError', 'range() arg 3 must not be zero');
  return makeRange(rt, start, stop, step);
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  const length = rangeLength(rt, self);
  if (isIndex(rt, key)) {
    const given = rt.index(key);
    const index = given < 0 ? add(given, length) : given;
    if (index < 0 || index >= length) rt.raise('IndexError', 'range object index out of range');
    return rt.newInt(itemAt(rt, self, index));
  }
  if (rt.heap.type[key] !== TypeId.Slice) refuseSubscript(rt, 'range', key);
  const { start, stop, step } = sliceLongIndices(rt, key, BigInt(length));
  return newRange(
    rt,
    itemAt(rt, self, normInt(start)),
    itemAt(rt, self, normInt(stop)),
    multiply(normInt(step), part(rt, self, RangeWord.Step)),
  );
}

function isExactInt(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Int || rt.heap.type[h] === TypeId.Bool;
}

/** Where an int stands in a range, or null. */
function placeOf(rt: Runtime, self: Handle, value: PyInt): PyInt | null {
  const start = part(rt, self, RangeWord.Start);
  const stop = part(rt, self, RangeWord.Stop);
  const step = part(rt, self, RangeWord.Step);
  if (step > 0 ? value < start || value >= stop : value > start || value <= stop) return null;
  const distance = BigInt(value) - BigInt(start);
  return distance % BigInt(step) === 0n ? normInt(distance / BigInt(step)) : null;
}

/** Compares item by item with something that is no int; the index of the first equal one, or -1. */
function search(rt: Runtime, self: Handle, value: Handle, each: (index: number) => boolean): void {
  let index = 0;
  rt.forEach(self, (item) => (rt.equal(item, value) ? each(index++) : (index++, true)));
}

function equal(rt: Runtime, a: Handle, b: Handle): boolean {
  if (a === b) return true;
  const length = rangeLength(rt, a);
  if (length !== rangeLength(rt, b)) return false;
  if (length === 0) return true;
  if (part(rt, a, RangeWord.Start) !== part(rt, b, RangeWord.Start)) return false;
  return length === 1 || part(rt, a, RangeWord.Step) === part(rt, b, RangeWord.Step);
}

/** Hashes as the tuple of length, start and step, the latter two None where they do not matter. */
function hash(rt: Runtime, self: Handle, out: Hash64): void {
  const base = rt.heap.base[self];
  const length = rangeLength(rt, self);
  const hasher = new TupleHasher();
  hasher.start();
  const words = [RangeWord.Length, RangeWord.Start, RangeWord.Step];
  words.forEach((word, i) => {
    rt.hash(length < i ? NONE : rt.heap.words[base + word], out);
    hasher.add(out);
  });
  hasher.finish(3, out);
}

export const rangeType = defineType({
  id: TypeId.Range,
  name: 'range',
  flags: TypeFlag.Sequence,
  layout: { words: RangeWord.Count, refs: RangeWord.Count },
  doc:
    'range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence ' +
    'of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart ' +
    'defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 ' +
    'elements.\nWhen step is given, it specifies the increment (or decrement).',
  slots: {
    new: (rt, _type, args, kwnames) => create(rt, args, kwnames),
    repr(rt, self) {
      const words = [RangeWord.Start, RangeWord.Stop, RangeWord.Step];
      const [start, stop, step] = words.map((word) => rt.repr(rt.heap.words[rt.heap.base[self] + word]));
      return rt.newStr(step === '1' ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`);
    },
    hash,
    iter: (rt, self) => iterator(rt, self, false),
    richcompare(rt, self, other, op) {
      if (rt.heap.type[other] !== TypeId.Range || (op !== CompareOp.Eq && op !== CompareOp.Ne)) return NOT_IMPLEMENTED;
      return boolHandle(equal(rt, self, other) === (op === CompareOp.Eq));
    },
    bool: (rt, self) => rangeLength(rt, self) !== 0,
    length(rt, self) {
      const length = rangeLength(rt, self);
      if (length >= 2n ** 63n) rt.raise('OverflowError', 'Python int too large to convert to C ssize_t');
      return Number(length);
    },
    item(rt, self, index) {
      if (index < 0 || index >= rangeLength(rt, self)) rt.raise('IndexError', 'range object index out of range');
      return rt.newInt(itemAt(rt, self, index));
    },
    contains(rt, self, value) {
      if (isExactInt(rt, value)) return placeOf(rt, self, rt.intValue(value)) !== null;
      let found = false;
      search(rt, self, value, () => {
        found = true;
        return false;
      });
      return found;
    },
    subscript,
  },
  members: { start: RangeWord.Start, stop: RangeWord.Stop, step: RangeWord.Step },
  methods: [
    native('__reversed__', '', (rt, self) => iterator(rt, self, true)),
    native('__reduce__', '', (rt, self) => {
      const base = rt.heap.base[self];
      const words = [RangeWord.Start, RangeWord.Stop, RangeWord.Step].map((word) => rt.heap.words[base + word]);
      return newTuple(rt, [rt.types[TypeId.Range].handle, newTuple(rt, words)]);
    }),
    native('count', 'object, /', (rt, self, value) => {
      if (isExactInt(rt, value)) return rt.newInt(placeOf(rt, self, rt.intValue(value)) === null ? 0 : 1);
      let found = 0;
      search(rt, self, value, () => {
        found++;
        return true;
      });
      return rt.newInt(found);
    }),
    native('index', 'object, /', (rt, self, value) => {
      if (isExactInt(rt, value)) {
        const place = placeOf(rt, self, rt.intValue(value));
        return place === null ? rt.raise('ValueError', 'range.index(x): x not in range') : rt.newInt(place);
      }
      let found = -1;
      search(rt, self, value, (index) => {
        found = index;
        return false;
      });
      return found < 0 ? rt.raise('ValueError', 'sequence.index(x): x not in sequence') : rt.newInt(found);
    }),
  ],
});

// ---- iterators

/** Word offsets of a range iterator. The next value is `start + index * step`. */
export const enum RangeIteratorWord {
  Start,
  Step,
  Length,
  RefCount,
  /** The index in two plain words of 31 bits: nobody counts that far, but a state may be set there. */
  Index = RefCount,
  IndexHigh,
  Count,
}

const HALF = 2 ** 31;
const C_LONG = 2n ** 63n;

function fitsLong(value: PyInt): boolean {
  return typeof value === 'number' || (value >= -C_LONG && value < C_LONG);
}

/** An iterator over a range, forwards or backwards. */
/** Whether the end of a range, rounded up to a whole step, is a C long, too (range_iter). */
function endFits(stop: PyInt, step: PyInt): boolean {
  const beyond = step > 0 ? BigInt(stop) + BigInt(step) - 1n : BigInt(stop) + BigInt(step) + 1n;
  return fitsLong(beyond);
}

function iterator(rt: Runtime, range: Handle, backwards: boolean): Handle {
  const heap = rt.heap;
  const base = heap.base[range];
  const length = heap.words[base + RangeWord.Length];
  let start = heap.words[base + RangeWord.Start];
  let step = heap.words[base + RangeWord.Step];
  const words = [RangeWord.Start, RangeWord.Stop, RangeWord.Step].map((word) => part(rt, range, word));
  const short = words.every(fitsLong) && fitsLong(rt.intValue(length)) && endFits(words[1], words[2]);
  if (backwards) {
    start = rt.newInt(itemAt(rt, range, add(rt.intValue(length), -1)));
    step = rt.newInt(multiply(words[2], -1));
  }
  return makeIterator(rt, short ? TypeId.RangeIterator : TypeId.LongRangeIterator, start, step, length);
}

function makeIterator(rt: Runtime, type: TypeId, start: Handle, step: Handle, length: Handle): Handle {
  const heap = rt.heap;
  const made = heap.create(type, 0, RangeIteratorWord.Count);
  const at = heap.base[made];
  heap.setRef(at + RangeIteratorWord.Start, start);
  heap.setRef(at + RangeIteratorWord.Step, step);
  heap.setRef(at + RangeIteratorWord.Length, length);
  return made;
}

function indexOf(heap: Heap, self: Handle): number {
  const at = heap.base[self];
  return heap.words[at + RangeIteratorWord.Index] + heap.words[at + RangeIteratorWord.IndexHigh] * HALF;
}

function setIndex(heap: Heap, self: Handle, index: number): void {
  const at = heap.base[self];
  heap.setRaw(at + RangeIteratorWord.Index, index % HALF);
  heap.setRaw(at + RangeIteratorWord.IndexHigh, Math.floor(index / HALF));
}

/**
 * The next value as a plain number, and one step on. NaN: the end. Infinity: a value beyond 2^53, nothing was done, and
 * {@link rangeIteratorNext} has to be asked.
 */
export function rangeIteratorAdvance(heap: Heap, self: Handle): number {
  const words = heap.words;
  const at = heap.base[self];
  const low = words[at + RangeIteratorWord.Index];
  const index = low + words[at + RangeIteratorWord.IndexHigh] * HALF;
  if (index >= heap.num[words[at + RangeIteratorWord.Length]]) return NaN;
  const value = heap.num[words[at]] + index * heap.num[words[at + RangeIteratorWord.Step]];
  if (!(value < Number.MAX_SAFE_INTEGER && value > Number.MIN_SAFE_INTEGER)) return Infinity;
  if (low + 1 < HALF) heap.setRaw(at + RangeIteratorWord.Index, low + 1);
  else setIndex(heap, self, index + 1);
  return value;
}

/** The next value as an int; NULL at the end. */
export function rangeIteratorNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const value = rangeIteratorAdvance(heap, self);
  if (value !== Infinity) return Number.isNaN(value) ? NULL : rt.newInt(value);
  const at = heap.base[self];
  const index = indexOf(heap, self);
  const start = rt.intValue(heap.words[at + RangeIteratorWord.Start]);
  const step = rt.intValue(heap.words[at + RangeIteratorWord.Step]);
  setIndex(heap, self, index + 1);
  return rt.newInt(add(start, multiply(index, step)));
}

function remaining(rt: Runtime, self: Handle): PyInt {
  const length = rt.intValue(rt.heap.words[rt.heap.base[self] + RangeIteratorWord.Length]);
  return add(length, -indexOf(rt.heap, self));
}

const iteratorMethods = [
  native('__length_hint__', '', (rt, self) => rt.newInt(remaining(rt, self))),
  native('__reduce__', '', (rt, self) => {
    const at = rt.heap.base[self];
    const first = rt.intValue(rt.heap.words[at + RangeIteratorWord.Start]);
    const step = rt.intValue(rt.heap.words[at + RangeIteratorWord.Step]);
    const start = add(first, multiply(indexOf(rt.heap, self), step));
    const stop = add(start, multiply(remaining(rt, self), step));
    const rest = newRange(rt, start, stop, step);
    return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [rest]), NONE]);
  }),
  native('__setstate__', 'object, /', (rt, self, state) => {
    // What is passed over is gone: the iterator begins later and is shorter.
    const at = rt.heap.base[self];
    const value = (word: RangeIteratorWord): bigint => BigInt(rt.intValue(rt.heap.words[at + word]));
    const length = value(RangeIteratorWord.Length);
    const left = length - BigInt(indexOf(rt.heap, self));
    const wanted = BigInt(rt.index(state));
    const passed = wanted < 0n ? 0n : wanted > left ? left : wanted;
    const start = value(RangeIteratorWord.Start) + passed * value(RangeIteratorWord.Step);
    rt.heap.setRef(at + RangeIteratorWord.Start, rt.newInt(start));
    rt.heap.setRef(at + RangeIteratorWord.Length, rt.newInt(length - passed));
    return NONE;
  }),
];

const iteratorSpec = {
  flags: TypeFlag.DisallowInstantiation,
  layout: { words: RangeIteratorWord.Count, refs: RangeIteratorWord.RefCount },
  slots: { iter: (_rt: Runtime, self: Handle): Handle => self, iternext: rangeIteratorNext },
  methods: iteratorMethods,
};

export const rangeIteratorType = defineType({ id: TypeId.RangeIterator, name: 'range_iterator', ...iteratorSpec });

export const longRangeIteratorType = defineType({
  id: TypeId.LongRangeIterator,
  name: 'longrange_iterator',
  ...iteratorSpec,
});
