/**
 * Hyperbolic functions, their inverses and some logarithms by the formulas that C libraries share (fdlibm's: glibc, musl,
 * the BSDs), so that the last digit is theirs, rounded correctly or not. `exp` and `log` in them are correct to the last
 * digit, as C's are; `expm1`, `log1p` and `tanh` are fdlibm's in JavaScript engines as well.
 */
import { preciseExp, preciseLog } from './doubledouble';

const LN2 = Math.LN2;
/** Where exp(-x) is lost beside exp(x). */
const LARGE = 22;
/** Where x * x is lost beside 1. */
const SMALL = 2 ** -28;
/** Where exp(x) is too large for a double. */
const LARGEST_EXPONENT = 709.782712893384;

/** exp(x) / 2 of a large number, also where exp(x) itself is none. */
function halfExp(x: number): number {
  if (x < LARGEST_EXPONENT) return 0.5 * preciseExp(x);
  if (x > 2 * LARGEST_EXPONENT) return Infinity;
  const root = preciseExp(0.5 * x);
  return 0.5 * root * root;
}

/** exp(x) - 1. */
export const expm1 = (x: number): number => Math.expm1(x);

/** log(1 + x). */
export const log1p = (x: number): number => Math.log1p(x);

/** tanh(x). */
export const tanh = (x: number): number => Math.tanh(x);

/** sinh(x). */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < SMALL) return x;
  const sign = x < 0 ? -1 : 1;
  if (size >= LARGE) return sign * halfExp(size);
  const t = Math.expm1(size);
  return 0.5 * sign * (size < 1 ? 2 * t - (t * t) / (t + 1) : t + t / (t + 1));
}

/** cosh(x). */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return size;
  if (size >= LARGE) return halfExp(size);
  if (size < 0.5 * LN2) {
    const t = Math.expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  const e = preciseExp(size);
  return 0.5 * e + 0.5 / e;
}

/** asinh(x). */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < SMALL) return x;
  const square = size * size;
  let result: number;
  if (size > 1 / SMALL) result = preciseLog(size) + LN2;
  else if (size > 2) result = preciseLog(2 * size + 1 / (Math.sqrt(square + 1) + size));
  else result = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
  return x < 0 ? -result : result;
}

/** acosh(x) of a number from 1 on. */
export function acosh(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (x > 1 / SMALL) return preciseLog(x) + LN2;
  if (x > 2) return preciseLog(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}

/** atanh(x) of a number between -1 and 1. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || size < SMALL) return x;
  const double = size + size;
  const result = 0.5 * Math.log1p(size < 0.5 ? double + (double * size) / (1 - size) : double / (1 - size));
  return x < 0 ? -result : result;
}

/** log10(2) in two parts, and 1 / log(10). */
const LOG10_2_HIGH = 3.01029995663611771306e-1;
const LOG10_2_LOW = 3.69423907715893078616e-13;
const ONE_OVER_LN10 = 4.34294481903251816668e-1;

const bits = new DataView(new ArrayBuffer(8));

/** log10(x) of a positive number. */
export function log10(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (x < 2 ** -1022) {
    const scaled = log10(x * 2 ** 54);
    return scaled - 54 * LOG10_2_LOW - 54 * LOG10_2_HIGH;
  }
  bits.setFloat64(0, x);
  const high = bits.getInt32(0);
  const exponent = (high >> 20) - 1023;
  const below = exponent < 0 ? 1 : 0;
  // The fraction between 1 and 2, or between 1/2 and 1 where the exponent is negative.
  bits.setInt32(0, (high & 0xfffff) | ((1023 - below) << 20));
  const whole = exponent + below;
  return whole * LOG10_2_LOW + ONE_OVER_LN10 * preciseLog(bits.getFloat64(0)) + whole * LOG10_2_HIGH;
}
