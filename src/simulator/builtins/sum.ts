/** `sum`: exact for ints, compensated for floats and complex numbers. Twin of builtin_sum_impl. */
import { NULL, type Handle } from '../memory';
import { complexValue } from '../objects/complex';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

/** A sum of floats with what its rounding lost (Neumaier). Twin of CompensatedSum. */
class CompensatedSum {
  private lost = 0;

  constructor(private total: number) {}

  add(x: number): void {
    const sum = this.total + x;
    if (Math.abs(this.total) >= Math.abs(x)) this.lost += this.total - sum + x;
    else this.lost += x - sum + this.total;
    this.total = sum;
  }

  get value(): number {
    return this.lost !== 0 && Number.isFinite(this.lost) ? this.total + this.lost : this.total;
  }
}

/** A way to add up numbers of one kind; the kinds follow each other as a sum grows. */
interface Way {
  /** False: this is no number for it. */
  add(item: Handle): boolean;
  result(): Handle;
}

/** As long as the sum is a C long. */
function addInts(rt: Runtime, start: Handle): Way {
  let sum: number | bigint = rt.intValue(start);
  const fits = (value: bigint): boolean => BigInt.asIntN(64, value) === value;
  return {
    add: (item) => {
      const type = rt.heap.type[item];
      if (type !== TypeId.Int && type !== TypeId.Bool) return false;
      const value = rt.intValue(item);
      if (typeof sum === 'number' && typeof value === 'number' && Number.isSafeInteger(sum + value)) sum += value;
      else {
        const next = BigInt(sum) + BigInt(value);
        if (!fits(next)) return false;
        sum = next;
      }
      return true;
    },
    result: () => rt.newInt(sum),
  };
}

function addFloats(rt: Runtime, start: Handle): Way {
  const sum = new CompensatedSum(rt.floatValue(start));
  return {
    add: (item) => {
      if (rt.heap.type[item] !== TypeId.Float && !rt.isInt(item)) return false;
      sum.add(rt.toFloat(item));
      return true;
    },
    result: () => rt.newFloat(sum.value),
  };
}

function addComplex(rt: Runtime, start: Handle): Way {
  const { real, imag } = complexValue(rt, start);
  const reals = new CompensatedSum(real);
  const imags = new CompensatedSum(imag);
  return {
    add: (item) => {
      if (rt.heap.type[item] === TypeId.Complex) {
        const z = complexValue(rt, item);
        reals.add(z.real);
        imags.add(z.imag);
      } else if (rt.isInt(item) || rt.isFloat(item)) reals.add(rt.toFloat(item));
      else return false;
      return true;
    },
    result: () => rt.newComplex(reals.value, imags.value),
  };
}

const WAYS: readonly (readonly [TypeId, (rt: Runtime, start: Handle) => Way])[] = [
  [TypeId.Int, addInts],
  [TypeId.Float, addFloats],
  [TypeId.Complex, addComplex],
];

function refuse(rt: Runtime, iterable: Handle, start: Handle): void {
  const join = (what: string, empty: string): never => {
    // What is no iterable is said first.
    rt.iter(iterable);
    return rt.raise('TypeError', `sum() can't sum ${what} [use ${empty}.join(seq) instead]`);
  };
  if (rt.isStr(start)) join('strings', "''");
  if (rt.heap.type[start] === TypeId.Bytes) join('bytes', "b''");
  if (rt.heap.type[start] === TypeId.ByteArray) join('bytearray', "b''");
}

export function sum(rt: Runtime, iterable: Handle, start: Handle): Handle {
  if (start !== NULL) refuse(rt, iterable, start);
  const { heap } = rt;
  const holder = heap.create(TypeId.Tuple, 1, 1);
  const base = heap.base[holder];
  heap.setRef(base, start === NULL ? rt.newInt(0) : start);
  let tried = 0;
  let way: Way | null = null;
  // A way once left is not taken again.
  const choose = (): void => {
    way = null;
    while (tried < WAYS.length && way === null) {
      const [type, make] = WAYS[tried++];
      if (heap.type[heap.words[base]] === type) way = make(rt, heap.words[base]);
    }
  };
  choose();
  rt.forEach(iterable, (item) => {
    if (way?.add(item) === true) return;
    if (way !== null) heap.setRef(base, way.result());
    heap.setRef(base, rt.binary('add', heap.words[base], item));
    if (way !== null) choose();
  });
  return heap.keep(way === null ? heap.words[base] : (way as Way).result());
}
