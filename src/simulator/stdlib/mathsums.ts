/** Sums, products and distances without loss of precision. Twin of the vector part of Modules/mathmodule.c. */
import { type Handle } from '../memory';
import { native, rawNative, splitKeywords, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import { twoProduct, twoSum } from '../values/doubledouble';
import { norm } from '../values/norm';
import { intAdd, intMul, type PyInt } from '../values/intops';

/** The exact sum of floats, rounded once: Shewchuk's partial sums. */
export function exactSum(rt: Runtime, values: (each: (x: number) => void) => void): number {
  const partials: number[] = [];
  let special = 0;
  let infinite = 0;
  values((x) => {
    const original = x;
    let kept = 0;
    for (let j = 0; j < partials.length; j++) {
      const { hi, lo } = twoSum(x, partials[j]);
      if (lo !== 0) partials[kept++] = lo;
      x = hi;
    }
    partials.length = kept;
    if (x === 0) return;
    if (Number.isFinite(x)) {
      partials.push(x);
      return;
    }
    if (Number.isFinite(original)) rt.raise('OverflowError', 'intermediate overflow in fsum');
    if (!Number.isNaN(original)) infinite += original;
    special += original;
    partials.length = 0;
  });
  if (special !== 0) {
    if (Number.isNaN(infinite)) rt.raise('ValueError', '-inf + inf in fsum');
    return special;
  }
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n];
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // Half-way cases are decided by the sign of what is left.
  if (n > 0 && low < 0 === partials[n - 1] < 0 && low !== 0 && partials[n - 1] !== 0) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high;
}

/** A product that stays exact for ints and quick for floats. */
function product(rt: Runtime, iterable: Handle, start: Handle): Handle {
  const { heap } = rt;
  const holder = heap.create(TypeId.Tuple, 1, 1);
  const at = heap.base[holder];
  heap.setRef(at, start === 0 ? rt.newInt(1) : start);
  rt.forEach(iterable, (item) => {
    heap.setRef(at, rt.binary('multiply', heap.words[at], item));
  });
  return heap.keep(heap.words[at]);
}

/** Three floats that together hold a sum of products (TripleLength). */
class TripleSum {
  private hi = 0;
  private lo = 0;
  private tiny = 0;

  used = false;

  /** False: the sum would not be finite, and stays as it is. */
  addProduct(x: number, y: number): boolean {
    const part = twoProduct(x, y);
    const sum = twoSum(this.hi, part.hi);
    if (!Number.isFinite(sum.hi) || !Number.isFinite(part.hi)) return false;
    this.used = true;
    const first = twoSum(this.lo, part.lo);
    const second = twoSum(first.hi, sum.lo);
    this.hi = sum.hi;
    this.lo = second.hi;
    this.tiny += first.lo + second.lo;
    return true;
  }

  get value(): number {
    const last = twoSum(this.lo, this.tiny);
    return this.hi + last.hi;
  }
}

/**
 * `sumprod`. Twin of math_sumprod_impl: ints as long as both sides have them and the sum is a C long, then floats as
 * long as there is one in each pair, then whatever is left with the operators; a way once left is not taken again.
 */
function sumOfProducts(rt: Runtime, p: readonly Handle[], q: readonly Handle[]): Handle {
  const { heap } = rt;
  const type = (h: Handle): TypeId => heap.type[h];
  const isWhole = (h: Handle): boolean => type(h) === TypeId.Int || type(h) === TypeId.Bool;
  const isFloat = (h: Handle): boolean => type(h) === TypeId.Float;
  const holder = heap.create(TypeId.Tuple, 1, 1);
  const at = heap.base[holder];
  heap.setRef(at, rt.newInt(0));
  const add = (h: Handle): void => heap.setRef(at, rt.binary('add', heap.words[at], h));
  let way = 'ints' as 'ints' | 'floats' | 'any';
  let whole: PyInt = 0;
  let triple = new TripleSum();
  const fits = (value: PyInt): boolean => typeof value === 'number' || BigInt.asIntN(64, value) === value;
  const leaveInts = (): void => {
    add(rt.newInt(whole));
    way = 'floats';
  };
  const leaveFloats = (): void => {
    if (triple.used) add(rt.newFloat(triple.value));
    triple = new TripleSum();
    way = 'any';
  };
  rt.fuel(p.length);
  for (let i = 0; i < Math.min(p.length, q.length); i++) {
    const [x, y] = [p[i], q[i]];
    if (way === 'ints') {
      if (isWhole(x) && isWhole(y) && fits(rt.intValue(x)) && fits(rt.intValue(y))) {
        const next = intAdd(whole, intMul(rt.intValue(x), rt.intValue(y)));
        if (fits(next)) {
          whole = next;
          continue;
        }
      }
      leaveInts();
    }
    if (way === 'floats') {
      const both = (isFloat(x) && (isFloat(y) || isWhole(y))) || (isFloat(y) && isWhole(x));
      const [a, b] = both ? [wholeOrFloat(rt, x), wholeOrFloat(rt, y)] : [NaN, NaN];
      if (both && triple.addProduct(a, b)) continue;
      leaveFloats();
    }
    const mark = heap.poolMark;
    add(rt.binary('multiply', x, y));
    heap.drain(mark);
  }
  if (p.length !== q.length) rt.raise('ValueError', 'Inputs are not the same length');
  if (way === 'ints') leaveInts();
  else if (way === 'floats') leaveFloats();
  return heap.keep(heap.words[at]);
}

/** A number as a float; infinite where it is an int that is too large, which the operators then say. */
function wholeOrFloat(rt: Runtime, h: Handle): number {
  return rt.heap.type[h] === TypeId.Float ? rt.floatValue(h) : Number(rt.intValue(h));
}

/** These functions. */
export const sumFunctions: readonly NativeFunction[] = [
  native('fsum', 'seq, /', (rt, _self, sequence) => {
    const sum = exactSum(rt, (each) => {
      rt.forEach(sequence, (item) => {
        each(rt.toFloat(item));
      });
    });
    return rt.newFloat(sum);
  }),
  native('dist', 'p, q, /', (rt, _self, p, q) => {
    const from = rt.toArray(p);
    const to = rt.toArray(q);
    if (from.length !== to.length) {
      rt.raise('ValueError', 'both points must have the same number of dimensions');
    }
    return rt.newFloat(norm(from.map((x, i) => rt.toFloat(x) - rt.toFloat(to[i]))));
  }),
  rawNative('hypot', '*coordinates', (rt, _self, args, kwnames) => {
    if (kwnames !== null) rt.raise('TypeError', 'math.hypot() takes no keyword arguments');
    return rt.newFloat(norm(args.map((x) => rt.toFloat(x))));
  }),
  rawNative('prod', 'iterable, /, *, start=1', (rt, _self, args, kwnames) => {
    const { rest, keywords } = splitKeywords(rt, 'prod', ['start'], args, kwnames);
    if (rest.length !== 1) {
      if (args.length > 2) rt.raise('TypeError', `prod() takes at most 2 arguments (${args.length} given)`);
      rt.raise('TypeError', `prod() takes exactly 1 positional argument (${rest.length} given)`);
    }
    return product(rt, rest[0], keywords[0]);
  }),
  native('sumprod', 'p, q, /', (rt, _self, p, q) => sumOfProducts(rt, rt.toArray(p), rt.toArray(q))),
];
