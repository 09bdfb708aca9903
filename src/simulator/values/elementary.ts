/**
 * Elementary functions rounded correctly in all but the rarest cases, as the C library of CPython gives them:
 * trigonometric functions, their inverses, logarithms, roots (hyperbolic ones: hyperbolic.ts, the error function: errorfunction.ts). Computed with about 100
 * bits (doubledouble.ts), because JavaScript engines differ among each other in the last digit.
 */
import {
  add,
  dd,
  divide,
  exponential,
  logarithm,
  multiply,
  negative,
  round,
  twoProduct,
  twoSum,
  type DoubleDouble,
} from './doubledouble';

const ZERO: DoubleDouble = { hi: 0, lo: 0 };
const ONE: DoubleDouble = { hi: 1, lo: 0 };
const LN2: DoubleDouble = { hi: 0.6931471805599453, lo: 2.3190468138462996e-17 };
/** pi / 2 in three parts. */
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const;

function single(x: number): DoubleDouble {
  return { hi: x, lo: 0 };
}

function value(a: DoubleDouble): number {
  return a.hi + a.lo;
}

function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, negative(b));
}

/** The square root of a non-negative number: one step of Newton's method. */
function squareRoot(a: DoubleDouble): DoubleDouble {
  if (a.hi <= 0) return ZERO;
  const guess = Math.sqrt(a.hi);
  const rest = subtract(a, twoProduct(guess, guess));
  return dd(guess, rest.hi / (2 * guess));
}

// ---- sine and cosine

const BIG_BITS = 1300n;
/** {@link bigPi}, once it was needed. */
let pi = 0n;

/** pi * 2 ** BIG_BITS by Machin's formula. */
function bigPi(): bigint {
  const one = 1n << (BIG_BITS + 20n);
  const arctan = (n: bigint): bigint => {
    let term = one / n;
    let sum = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term /= -(n * n);
      sum += term / k;
    }
    return sum;
  };
  return (4n * (4n * arctan(5n) - arctan(239n))) >> 20n;
}

interface Reduced {
  /** Between -pi/4 and pi/4. */
  readonly rest: DoubleDouble;
  /** Multiples of pi/2 taken away, modulo 4. */
  readonly quadrant: number;
}

function bigToDouble(value: bigint, bits: bigint): DoubleDouble {
  const negate = value < 0n;
  const magnitude = negate ? -value : value;
  const shift = magnitude.toString(16).length * 4 - 160;
  const top = shift > 0 ? magnitude >> BigInt(shift) : magnitude << BigInt(-shift);
  const high = Number(top);
  const low = Number(top - BigInt(high));
  const factor = 2 ** (shift - Number(bits));
  const sign = negate ? -1 : 1;
  return dd(sign * high * factor, sign * low * factor);
}

/** Reduction of a large argument with whole numbers. */
function reduceLarge(x: number): Reduced {
  pi = pi === 0n ? bigPi() : pi;
  const scaled = BigInt(x) << BIG_BITS;
  const half = pi >> 1n;
  let quotient = scaled / half;
  let rest = scaled - quotient * half;
  if (rest > half >> 1n) {
    rest -= half;
    quotient += 1n;
  }
  return { rest: bigToDouble(rest, BIG_BITS), quadrant: Number(quotient & 3n) };
}

/** Takes multiples of pi/2 away from a finite number that is not negative. */
function reduce(x: number): Reduced {
  if (x <= 0.7853981633974483) return { rest: single(x), quadrant: 0 };
  if (x > 2 ** 26) return reduceLarge(x);
  const k = Math.round(x / HALF_PI[0]);
  const first = twoProduct(k, HALF_PI[0]);
  const second = twoProduct(k, HALF_PI[1]);
  let rest = twoSum(x, -first.hi);
  rest = add(rest, single(-first.lo));
  rest = subtract(rest, second);
  rest = add(rest, single(-k * HALF_PI[2]));
  return { rest, quadrant: k & 3 };
}

/** 1/n! as far as needed. */
const FACTORIALS: readonly DoubleDouble[] = (() => {
  const list: DoubleDouble[] = [ONE];
  for (let n = 1; n < 40; n++) list.push(divide(list[n - 1], single(n)));
  return list;
})();

function sineSeries(r: DoubleDouble): DoubleDouble {
  const square = negative(multiply(r, r));
  let sum = ZERO;
  for (let n = 25; n > 1; n -= 2) sum = multiply(add(sum, FACTORIALS[n]), square);
  // The part after the first term is small: adding it last keeps the relative precision of tiny arguments.
  return add(r, multiply(r, sum));
}

function cosineSeries(r: DoubleDouble): DoubleDouble {
  const square = negative(multiply(r, r));
  let sum = ZERO;
  for (let n = 26; n > 1; n -= 2) sum = multiply(add(sum, FACTORIALS[n]), square);
  return add(sum, ONE);
}

function sineAndCosine(x: number): { sine: DoubleDouble; cosine: DoubleDouble } {
  const { rest, quadrant } = reduce(Math.abs(x));
  const s = sineSeries(rest);
  const c = cosineSeries(rest);
  const sine = [s, c, negative(s), negative(c)][quadrant];
  const cosine = [c, negative(s), negative(c), s][quadrant];
  return { sine: x < 0 ? negative(sine) : sine, cosine };
}

/** sin(x) of a finite number. */
export function preciseSin(x: number): number {
  if (Math.abs(x) < 1e-9) return x === 0 ? x : x - x * x * x * (1 / 6);
  return value(sineAndCosine(x).sine);
}

/** cos(x) of a finite number. */
export function preciseCos(x: number): number {
  return value(sineAndCosine(x).cosine);
}

/** tan(x) of a finite number. */
export function preciseTan(x: number): number {
  if (Math.abs(x) < 1e-9) return x === 0 ? x : x + x * x * x * (1 / 3);
  const { sine, cosine } = sineAndCosine(x);
  return value(divide(sine, cosine));
}

// ---- the inverse functions

/** The angle of a point, from a guess that is right to a double's precision. */
function angle(y: DoubleDouble, x: DoubleDouble, guess: number): DoubleDouble {
  const { sine, cosine } = sineAndCosine(guess);
  const across = subtract(multiply(y, cosine), multiply(x, sine));
  const along = add(multiply(x, cosine), multiply(y, sine));
  return add(single(guess), divide(across, along));
}

/** atan(x). */
export function preciseAtan(x: number): number {
  if (!Number.isFinite(x)) return Math.atan(x);
  const size = Math.abs(x);
  if (size < 1e-9) return x === 0 ? x : x - x * x * x * (1 / 3);
  if (size > 1e18) return x > 0 ? HALF_PI[0] : -HALF_PI[0];
  return value(angle(single(x), ONE, Math.atan(x)));
}

/** atan2(y, x). */
export function preciseAtan2(y: number, x: number): number {
  const guess = Math.atan2(y, x);
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return guess;
  const ratio = Math.abs(y / x);
  if (!(ratio > 1e-20 && ratio < 1e20)) return guess;
  const exponent = Math.floor(Math.log2(Math.max(Math.abs(x), Math.abs(y))));
  const half = 2 ** -Math.trunc(exponent / 2);
  const other = 2 ** -(exponent - Math.trunc(exponent / 2));
  return value(angle(single(y * half * other), single(x * half * other), guess));
}

/** sqrt(1 - x * x). */
function otherLeg(x: number): DoubleDouble {
  return squareRoot(multiply(twoSum(1, -x), twoSum(1, x)));
}

/** asin(x) of a number between -1 and 1. */
export function preciseAsin(x: number): number {
  if (Math.abs(x) < 1e-9) return x === 0 ? x : x + x * x * x * (1 / 6);
  return value(angle(single(x), otherLeg(x), Math.asin(x)));
}

/** acos(x) of a number between -1 and 1. */
export function preciseAcos(x: number): number {
  if (x === 1) return 0;
  return value(angle(otherLeg(x), single(x), Math.acos(x)));
}

// ---- exponentials

/** 2 ** x. */
export function preciseExp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 1024) return Infinity;
  if (x < -1080) return 0;
  const whole = Math.round(x);
  const { mantissa, exponent } = exponential(multiply(single(x - whole), LN2));
  return round({ mantissa, exponent: exponent + whole });
}

// ---- logarithms

/** log2(x) of a positive number. */
export function preciseLog2(x: number): number {
  return Number.isFinite(x) ? value(divide(logarithm(x), LN2)) : x;
}

// ---- roots

/** The cube root. */
export function preciseCbrt(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  let scaled = x;
  let factor = 1;
  if (Math.abs(x) < 1e-200) {
    scaled = x * 2 ** 300;
    factor = 2 ** -100;
  } else if (Math.abs(x) > 1e200) {
    scaled = x * 2 ** -300;
    factor = 2 ** 100;
  }
  const guess = Math.cbrt(scaled);
  const square = twoProduct(guess, guess);
  const rest = subtract(multiply(square, single(guess)), single(scaled));
  return (guess - rest.hi / (3 * square.hi)) * factor;
}
