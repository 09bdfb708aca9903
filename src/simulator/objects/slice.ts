/**
 * Slices: the type and the arithmetic of their indices. Twin of Objects/sliceobject.c.
 */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { clampToSafe, normInt } from '../values/intnorm';
import { TupleHasher } from '../values/pyhash';
import { expectPositional, refuseKeywords } from './arguments';
import { compareItems } from './compareitems';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { TypeFlag, type CompareOp, type Hash64 } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a slice; all references. */
export const enum SliceWord {
  Start,
  Stop,
  Step,
  Count,
}

/** A slice's indices, clipped to safe numbers and, after {@link adjustSlice}, to a length. */
export interface SliceIndices {
  start: number;
  stop: number;
  step: number;
  /** Items selected; set by {@link adjustSlice}. */
  count: number;
}

/** A new slice. */
export function newSlice(rt: Runtime, start: Handle, stop: Handle, step: Handle): Handle {
  const heap = rt.heap;
  const slice = heap.create(TypeId.Slice, 0, SliceWord.Count);
  const base = heap.base[slice];
  heap.setRef(base + SliceWord.Start, start === NULL ? NONE : start);
  heap.setRef(base + SliceWord.Stop, stop === NULL ? NONE : stop);
  heap.setRef(base + SliceWord.Step, step === NULL ? NONE : step);
  return slice;
}

/** `_PyEval_SliceIndex`: an index for slicing, clipped and not refused when it is too large. */
export function sliceIndex(rt: Runtime, h: Handle): number {
  if (rt.types[rt.heap.type[h]].slots.index === undefined) {
    rt.raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
  }
  return clampToSafe(rt.index(h));
}

/**
 * A bound of `index(value, start, stop)` in a sequence of `size` items; `fallback`: it was left out. None is refused
 * (`_PyEval_SliceIndexNotNone`).
 */
export function searchBound(rt: Runtime, h: Handle, size: number, fallback: number): number {
  if (h === NULL) return fallback;
  if (rt.types[rt.heap.type[h]].slots.index === undefined)
    rt.raise('TypeError', 'slice indices must be integers or have an __index__ method');
  const index = clampToSafe(rt.index(h));
  return index < 0 ? Math.max(0, index + size) : index;
}

/** `PySlice_Unpack`: may call `__index__` of the parts. */
export function unpackSlice(rt: Runtime, slice: Handle): SliceIndices {
  const heap = rt.heap;
  const base = heap.base[slice];
  const part = heap.words[base + SliceWord.Step];
  const step = part === NONE ? 1 : sliceIndex(rt, part);
  if (step === 0) rt.raise('ValueError', 'slice step cannot be zero');
  const first = heap.words[base + SliceWord.Start];
  const start = first === NONE ? (step < 0 ? Number.MAX_SAFE_INTEGER : 0) : sliceIndex(rt, first);
  const last = heap.words[base + SliceWord.Stop];
  const open = step < 0 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  const stop = last === NONE ? open : sliceIndex(rt, last);
  return { start, stop, step, count: 0 };
}

/** `PySlice_AdjustIndices`: clips to a sequence's length and counts the items selected. */
export function adjustSlice(slice: SliceIndices, length: number): SliceIndices {
  const { step } = slice;
  const lower = step < 0 ? -1 : 0;
  const upper = step < 0 ? length - 1 : length;
  slice.start = clip(slice.start, length, lower, upper);
  slice.stop = clip(slice.stop, length, lower, upper);
  if (step < 0) {
    slice.count = slice.stop < slice.start ? Math.floor((slice.start - slice.stop - 1) / -step) + 1 : 0;
  } else {
    slice.count = slice.start < slice.stop ? Math.floor((slice.stop - slice.start - 1) / step) + 1 : 0;
  }
  return slice;
}

function clip(index: number, length: number, lower: number, upper: number): number {
  if (index < 0) return index + length < 0 ? lower : index + length;
  return index >= length ? upper : index;
}

/** The three parts, for a length of any size (_PySlice_GetLongIndices). */
export function sliceLongIndices(
  rt: Runtime,
  slice: Handle,
  length: bigint,
): { start: bigint; stop: bigint; step: bigint } {
  const base = rt.heap.base[slice];
  const part = (offset: SliceWord): Handle => rt.heap.words[base + offset];
  const evaluate = (h: Handle): bigint => {
    if (rt.types[rt.heap.type[h]].slots.index === undefined) {
      rt.raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
    }
    return BigInt(rt.index(h));
  };
  const step = part(SliceWord.Step) === NONE ? 1n : evaluate(part(SliceWord.Step));
  if (step === 0n) rt.raise('ValueError', 'slice step cannot be zero');
  const down = step < 0n;
  const lower = down ? -1n : 0n;
  const upper = down ? length - 1n : length;
  const bound = (h: Handle, open: bigint): bigint => {
    if (h === NONE) return open;
    let value = evaluate(h);
    if (value < 0n) {
      value += length;
      return value < lower ? lower : value;
    }
    return value > upper ? upper : value;
  };
  const start = bound(part(SliceWord.Start), down ? upper : lower);
  const stop = bound(part(SliceWord.Stop), down ? lower : upper);
  return { start, stop, step };
}

function parts(rt: Runtime, slice: Handle): Handle[] {
  const base = rt.heap.base[slice];
  return [0, 1, 2].map((i) => rt.heap.words[base + i]);
}

function sliceHash(rt: Runtime, self: Handle, out: Hash64): void {
  const hasher = new TupleHasher();
  hasher.start();
  for (const part of parts(rt, self)) {
    rt.hash(part, out);
    hasher.add(out);
  }
  hasher.finishSlice(out);
}

function sliceNew(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  refuseKeywords(rt, 'slice', kwnames);
  expectPositional(rt, 'slice', args, 1, 3);
  if (args.length === 1) return newSlice(rt, NONE, args[0], NONE);
  return newSlice(rt, args[0], args[1], args.length === 3 ? args[2] : NONE);
}

export const sliceType = defineType({
  id: TypeId.Slice,
  name: 'slice',
  flags: TypeFlag.GC,
  layout: { words: SliceWord.Count, refs: SliceWord.Count },
  doc: 'slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).',
  slots: {
    new: (rt, _type, args, kwnames) => sliceNew(rt, args, kwnames),
    repr: (rt, self) =>
      rt.newStr(
        `slice(${parts(rt, self)
          .map((part) => rt.repr(part))
          .join(', ')})`,
      ),
    hash: sliceHash,
    richcompare(rt, self, other, op: CompareOp) {
      if (rt.heap.type[other] !== TypeId.Slice) return NOT_IMPLEMENTED;
      return compareItems(rt, self, other, op, () => 3, sliceItem, false);
    },
  },
  members: { start: SliceWord.Start, stop: SliceWord.Stop, step: SliceWord.Step },
  methods: [
    native('indices', 'object, /', (rt, self, length) => {
      const size = rt.index(length);
      if (size < 0) rt.raise('ValueError', 'length should not be negative');
      const { start, stop, step } = sliceLongIndices(rt, self, BigInt(size));
      return newTuple(
        rt,
        [start, stop, step].map((value) => rt.newInt(normInt(value))),
      );
    }),
    native('__reduce__', '', (rt, self) =>
      newTuple(rt, [rt.types[TypeId.Slice].handle, newTuple(rt, parts(rt, self))]),
    ),
  ],
});

function sliceItem(rt: Runtime, slice: Handle, index: number): Handle {
  return rt.heap.words[rt.heap.base[slice] + index];
}

/** Whether an object can be an index (has `__index__`). */
export function isIndex(rt: Runtime, h: Handle): boolean {
  return rt.types[rt.heap.type[h]].slots.index !== undefined;
}

/** TypeError for a subscript that is neither an index nor a slice. */
export function refuseSubscript(rt: Runtime, what: string, key: Handle): never {
  return rt.raise('TypeError', `${what} indices must be integers or slices, not ${typeNameOf(rt, key)}`);
}
