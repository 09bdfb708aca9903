/**
 * Numbers as unevaluated sums of two doubles, about 106 bits: enough to round powers, exponentials and logarithms
 * correctly. JavaScript engines compute those with an error of up to one unit in the last place, each its own, where the
 * C library that CPython uses is right in all but a few cases of a thousand.
 */
import { scaleByPowerOfTwo } from './floatrepr';

/** hi + lo, where |lo| is at most half a unit in the last place of hi. */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

const SPLITTER = 134217729;

/** Two doubles, the first much larger, as a normalized sum. */
export function dd(hi: number, lo: number): DoubleDouble {
  const sum = hi + lo;
  return { hi: sum, lo: lo - (sum - hi) };
}

/** a + b without any error. */
export function twoSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const bb = sum - a;
  return { hi: sum, lo: a - (sum - bb) + (b - bb) };
}

/** a * b without any error. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const product = a * b;
  let t = SPLITTER * a;
  const aHigh = t - (t - a);
  const aLow = a - aHigh;
  t = SPLITTER * b;
  const bHigh = t - (t - b);
  const bLow = b - bHigh;
  return { hi: product, lo: aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

/** a + b. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = twoSum(a.hi, b.hi);
  const low = twoSum(a.lo, b.lo);
  const first = dd(high.hi, high.lo + low.hi);
  return dd(first.hi, first.lo + low.lo);
}

/** a * b. */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = twoProduct(a.hi, b.hi);
  return dd(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

/** -a. */
export function negative(a: DoubleDouble): DoubleDouble {
  return { hi: -a.hi, lo: -a.lo };
}

/** a / b. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  const rest = add(a, negative(multiply(b, { hi: first, lo: 0 })));
  const second = rest.hi / b.hi;
  const rest2 = add(rest, negative(multiply(b, { hi: second, lo: 0 })));
  return add(dd(first, second), { hi: rest2.hi / b.hi, lo: 0 });
}

const ONE: DoubleDouble = { hi: 1, lo: 0 };

/** 1 / n, for the series below. */
const INVERSES: readonly DoubleDouble[] = Array.from({ length: 20 }, (_, n) =>
  n === 0 ? ONE : divide(ONE, { hi: n, lo: 0 }),
);

/** ln 2 in three parts; the first has so many zeros at its end that a multiple of it by an exponent is exact. */
const LN2_HIGH = 0.6931471805592082;
const LN2_MIDDLE: DoubleDouble = { hi: 7.371002565167799e-13, lo: 1.94704509238075e-31 };

/** exp(a) = mantissa * 2 ** exponent, with the mantissa near 1. */
export interface Scaled {
  readonly mantissa: DoubleDouble;
  readonly exponent: number;
}

/** exp(a). */
export function exponential(a: DoubleDouble): Scaled {
  const exponent = Math.round(a.hi / Math.LN2);
  const high = add(a, { hi: -exponent * LN2_HIGH, lo: 0 });
  const reduced = add(high, negative(multiply({ hi: exponent, lo: 0 }, LN2_MIDDLE)));
  // exp(r) - 1 of r / 512 by its series, then squared nine times.
  const r = { hi: reduced.hi / 512, lo: reduced.lo / 512 };
  let sum: DoubleDouble = { hi: 0, lo: 0 };
  for (let n = 10; n > 0; n--) sum = multiply(multiply(add(sum, ONE), r), INVERSES[n] as DoubleDouble);
  for (let i = 0; i < 9; i++) sum = add({ hi: 2 * sum.hi, lo: 2 * sum.lo }, multiply(sum, sum));
  return { mantissa: add(sum, ONE), exponent };
}

/** Takes a positive finite double apart: a fraction between sqrt(1/2) and sqrt(2), times a power of two. */
function fractionOf(x: number): { fraction: number; exponent: number } {
  let exponent = 0;
  let fraction = x;
  if (fraction < 2.2250738585072014e-308) {
    fraction *= 2 ** 54;
    exponent = -54;
  }
  const bits = Math.floor(Math.log2(fraction));
  // 2 ** -1023 and beyond would not be exact in one step.
  fraction = (fraction / 2 ** (bits >> 1)) * 2 ** -(bits - (bits >> 1));
  exponent += bits;
  while (fraction > Math.SQRT2) {
    fraction /= 2;
    exponent++;
  }
  while (fraction < Math.SQRT1_2) {
    fraction *= 2;
    exponent--;
  }
  return { fraction, exponent };
}

/** log(m) of a number between sqrt(1/2) and sqrt(2), with a small relative error even near 1. */
function logOfFraction(m: number): DoubleDouble {
  if (Math.abs(m - 1) < 1 / 64) {
    // 2 * atanh(s) by its series.
    const s = divide({ hi: m - 1, lo: 0 }, twoSum(m, 1));
    const square = multiply(s, s);
    let sum: DoubleDouble = { hi: 0, lo: 0 };
    for (let n = 19; n > 1; n -= 2) sum = multiply(add(sum, INVERSES[n] as DoubleDouble), square);
    const result = multiply(s, add(sum, ONE));
    return { hi: 2 * result.hi, lo: 2 * result.lo };
  }
  // One step of Newton's method from the engine's own logarithm.
  const guess = Math.log(m);
  const { mantissa, exponent } = exponential({ hi: -guess, lo: 0 });
  const scale = 2 ** exponent;
  const product = multiply({ hi: mantissa.hi * scale, lo: mantissa.lo * scale }, { hi: m, lo: 0 });
  const r = add(product, negative(ONE));
  const correction = add(r, negative(multiply(r, { hi: r.hi / 2, lo: r.lo / 2 })));
  return add({ hi: guess, lo: 0 }, correction);
}

/** log(x) of a positive finite number. */
export function logarithm(x: number): DoubleDouble {
  const { fraction, exponent } = fractionOf(x);
  const log = logOfFraction(fraction);
  if (exponent === 0) return log;
  const high = add({ hi: exponent * LN2_HIGH, lo: 0 }, multiply({ hi: exponent, lo: 0 }, LN2_MIDDLE));
  return add(high, log);
}

/** mantissa * 2 ** exponent as one double, rounded once. The mantissa is positive. */
export function round({ mantissa, exponent }: Scaled): number {
  const { hi, lo } = dd(mantissa.hi, mantissa.lo);
  if (exponent > 1100) return Infinity;
  if (exponent < -1200) return 0;
  if (exponent > -1000 && exponent < 1000) return hi * 2 ** exponent;
  // A mantissa from 1 on has no bits after the 52nd.
  let shift = 0;
  while (hi * 2 ** shift < 1) shift++;
  const bits = BigInt(hi * 2 ** (53 + shift)) * 2n ** 70n + BigInt(Math.trunc(lo * 2 ** (123 + shift)));
  return scaleByPowerOfTwo(bits, exponent - shift - 123);
}

/** exp(x), correctly rounded. Infinity when it is too large. */
export function preciseExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (x === 0) return 1;
  return round(exponential({ hi: x, lo: 0 }));
}

/** log(x) of a positive number, correctly rounded. */
export function preciseLog(x: number): number {
  if (x === 1) return 0;
  if (!Number.isFinite(x)) return x;
  const { hi, lo } = logarithm(x);
  return hi + lo;
}

/** x to the power of a positive whole number below 65, without losing an exact result. */
function wholePower(x: number, n: number): Scaled {
  const { fraction, exponent } = fractionOf(x);
  let result = ONE;
  let square: DoubleDouble = { hi: fraction, lo: 0 };
  for (let rest = n; ; square = multiply(square, square)) {
    if ((rest & 1) === 1) result = multiply(result, square);
    rest >>= 1;
    if (rest === 0) break;
  }
  // Keep the mantissa near 1, so that one scaling is enough.
  const shift = Math.floor(Math.log2(result.hi));
  const scale = 2 ** -shift;
  return { mantissa: { hi: result.hi * scale, lo: result.lo * scale }, exponent: exponent * n + shift };
}

/** pow(x, y) of a positive finite x and a finite y, correctly rounded. Infinity when it is too large. */
export function precisePow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  let base = x;
  let power = y;
  // A square root that is exact keeps results exact: 4 ** 1.5.
  while (!Number.isInteger(power) && Math.abs(power) < 64) {
    const root = Math.sqrt(base);
    if (root * root !== base || twoProduct(root, root).lo !== 0) break;
    base = root;
    power *= 2;
  }
  if (Number.isInteger(power) && Math.abs(power) <= 64) {
    const result = wholePower(base, Math.abs(power));
    if (power > 0) return round(result);
    return round({ mantissa: divide(ONE, result.mantissa), exponent: -result.exponent });
  }
  const log = logarithm(x);
  const product = log.hi * y;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return round(exponential(multiply(log, { hi: y, lo: 0 })));
}
