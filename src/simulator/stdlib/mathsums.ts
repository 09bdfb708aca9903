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

  addProduct(x: number, y: number): void {
    const part = twoProduct(x, y);
    const sum = twoSum(this.hi, part.hi);
    const first = twoSum(this.lo, part.lo);
    const second = twoSum(first.hi, sum.lo);
    this.hi = sum.hi;
    this.lo = second.hi;
    this.tiny += first.lo + second.lo;
  }

  get value(): number {
    const last = twoSum(this.lo, this.tiny);
    return this.hi + last.hi;
  }
}

function sumOfProducts(rt: Runtime, p: readonly Handle[], q: readonly Handle[]): Handle {
  if (p.length !== q.length) rt.raise('ValueError', 'Inputs are not the same length');
  const { heap } = rt;
  const isWhole = (h: Handle): boolean => heap.type[h] === TypeId.Int || heap.type[h] === TypeId.Bool;
  const isReal = (h: Handle): boolean => heap.type[h] === TypeId.Float || isWhole(h);
  rt.fuel(p.length);
  if (p.every(isWhole) && q.every(isWhole)) {
    let total: PyInt = 0;
    for (let i = 0; i < p.length; i++) total = intAdd(total, intMul(rt.intValue(p[i]), rt.intValue(q[i])));
    return rt.newInt(total);
  }
  if (p.every(isReal) && q.every(isReal)) {
    const triple = new TripleSum();
    let plain = 0;
    for (let i = 0; i < p.length; i++) {
      const x = rt.toFloat(p[i]);
      const y = rt.toFloat(q[i]);
      triple.addProduct(x, y);
      plain += x * y;
    }
    return rt.newFloat(Number.isFinite(plain) ? triple.value : plain);
  }
  const holder = heap.create(TypeId.Tuple, 1, 1);
  const at = heap.base[holder];
  heap.setRef(at, rt.newInt(0));
  for (let i = 0; i < p.length; i++) {
    const mark = heap.poolMark;
    heap.setRef(at, rt.binary('add', heap.words[at], rt.binary('multiply', p[i], q[i])));
    heap.drain(mark);
  }
  return heap.keep(heap.words[at]);
}

/** These functions. */
export const sumFunctions: readonly NativeFunction[] = [
  native(
    'fsum',
    'seq, /',
    (rt, _self, sequence) => {
      const sum = exactSum(rt, (each) => {
        rt.forEach(sequence, (item) => {
          each(rt.toFloat(item));
        });
      });
      return rt.newFloat(sum);
    },
    {
      doc: 'Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.',
    },
  ),
  native(
    'dist',
    'p, q, /',
    (rt, _self, p, q) => {
      const from = rt.toArray(p);
      const to = rt.toArray(q);
      if (from.length !== to.length) {
        rt.raise('ValueError', 'both points must have the same number of dimensions');
      }
      return rt.newFloat(norm(from.map((x, i) => rt.toFloat(x) - rt.toFloat(to[i]))));
    },
    {
      doc:
        'Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or ' +
        'iterables) of\ncoordinates.  Both inputs must have the same dimension.',
    },
  ),
  rawNative(
    'hypot',
    '*coordinates',
    (rt, _self, args, kwnames) => {
      if (kwnames !== null) rt.raise('TypeError', 'math.hypot() takes no keyword arguments');
      return rt.newFloat(norm(args.map((x) => rt.toFloat(x))));
    },
    { doc: 'Multidimensional Euclidean distance from the origin to a point.' },
  ),
  rawNative(
    'prod',
    'iterable, /, *, start=1',
    (rt, _self, args, kwnames) => {
      const { rest, keywords } = splitKeywords(rt, 'prod', ['start'], args, kwnames);
      if (rest.length !== 1) {
        if (args.length > 2) rt.raise('TypeError', `prod() takes at most 2 arguments (${args.length} given)`);
        rt.raise('TypeError', `prod() takes exactly 1 positional argument (${rest.length} given)`);
      }
      return product(rt, rest[0], keywords[0]);
    },
    {
      doc:
        'Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\n' +
        'When the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric ' +
        'values and may reject\nnon-numeric types.',
    },
  ),
  native('sumprod', 'p, q, /', (rt, _self, p, q) => sumOfProducts(rt, rt.toArray(p), rt.toArray(q)), {
    doc: 'Return the sum of products of values from two iterables p and q.',
  }),
];
