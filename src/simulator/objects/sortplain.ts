/**
 * Sorting by numbers, by texts, and by tuples of them. Comparing such keys runs nothing of the program's, and a stable
 * order of them is the only one: how they are compared, and how often, is nobody's business.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { kindOfStr } from './str';
import { TypeId } from './typeids';

/** Fewer keys than this are not worth the preparation. */
const FEW = 16;
/** Places of a block that is sorted by insertion. */
const BLOCK = 8;
/** Kind of texts whose order is not that of their UTF-16 units. */
const ASTRAL = 4;

/** Whether what is at one place comes before what is at another. */
type PlaceLess = (a: number, b: number) => boolean;

/**
 * The places of the keys in their stable order; null where the keys are others. `tupleLess` compares tuples of numbers
 * and strs.
 */
export function plainOrder(
  rt: Runtime,
  keys: readonly Handle[],
  tupleLess: (a: Handle, b: Handle) => boolean,
): Int32Array | null {
  if (keys.length < FEW) return null;
  const less = lessOf(rt, keys, tupleLess);
  return less === null ? null : mergeSort(keys.length, less);
}

function lessOf(rt: Runtime, keys: readonly Handle[], tupleLess: (a: Handle, b: Handle) => boolean): PlaceLess | null {
  const { heap } = rt;
  const type: TypeId = heap.type[keys[0]];
  if (type === TypeId.Str) {
    const texts = textsOf(rt, keys);
    return texts === null ? null : (a, b) => texts[a] < texts[b];
  }
  if (type !== TypeId.Tuple) {
    const numbers = numbersOf(rt, keys);
    return numbers === null ? null : (a, b) => numbers[a] < numbers[b];
  }
  if (!keys.every((key) => isPlainTuple(rt, key))) return null;
  const firsts = keys.map((key) => heap.words[heap.base[key]]);
  const numbers = numbersOf(rt, firsts);
  if (numbers === null) return (a, b) => tupleLess(keys[a], keys[b]);
  return (a, b) => numbers[a] < numbers[b] || (numbers[a] === numbers[b] && tupleLess(keys[a], keys[b]));
}

/** The texts of exact strs whose order is that of their UTF-16 units. */
function textsOf(rt: Runtime, keys: readonly Handle[]): string[] | null {
  const texts: string[] = [];
  for (const key of keys) {
    if (rt.heap.type[key] !== TypeId.Str || kindOfStr(rt, key) === ASTRAL) return null;
    texts.push(rt.text(key));
  }
  return texts;
}

/** The values of exact ints and floats. */
function numbersOf(rt: Runtime, keys: readonly Handle[]): Float64Array | null {
  const numbers = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const value = plainNumber(rt, keys[i]);
    if (value !== value) return null;
    numbers[i] = value;
  }
  return numbers;
}

/** NaN for anything that is no number, or not told apart from every other by its double. */
function plainNumber({ heap }: Runtime, h: Handle): number {
  const type: TypeId = heap.type[h];
  return type === TypeId.Int || type === TypeId.Float ? heap.num[h] : NaN;
}

function isPlainTuple(rt: Runtime, h: Handle): boolean {
  const { heap } = rt;
  if (heap.type[h] !== TypeId.Tuple) return false;
  const length = heap.num[h];
  const first = heap.base[h];
  for (let i = 0; i < length; i++) {
    const item = heap.words[first + i];
    if (heap.type[item] === TypeId.Str) continue;
    const value = plainNumber(rt, item);
    if (value !== value) return false;
  }
  return length > 0;
}

/** Places in their stable order: blocks sorted by insertion, then merged from one array into the other. */
function mergeSort(length: number, less: PlaceLess): Int32Array {
  let from = new Int32Array(length);
  for (let start = 0; start < length; start += BLOCK) {
    const end = Math.min(start + BLOCK, length);
    for (let place = start; place < end; place++) {
      let at = place;
      for (; at > start && less(place, from[at - 1]); at--) from[at] = from[at - 1];
      from[at] = place;
    }
  }
  let to = new Int32Array(length);
  for (let width = BLOCK; width < length; width *= 2) {
    for (let low = 0; low < length; low += width * 2) {
      const middle = Math.min(low + width, length);
      merge(less, from, to, low, middle, Math.min(middle + width, length));
    }
    [from, to] = [to, from];
  }
  return from;
}

function merge(less: PlaceLess, from: Int32Array, to: Int32Array, low: number, middle: number, high: number): void {
  let a = low;
  let b = middle;
  let at = low;
  // What is in order already costs one comparison.
  if (b < high && less(from[b], from[b - 1])) {
    while (a < middle && b < high) to[at++] = less(from[b], from[a]) ? from[b++] : from[a++];
  }
  while (a < middle) to[at++] = from[a++];
  while (b < high) to[at++] = from[b++];
}
