/** Roots, powers, exponentials and logarithms of decimal numbers, and the rarer operations of the specification. */
import {
  adjusted,
  chargeDigits,
  DecContext,
  digitCount,
  finalize,
  finite,
  infinity,
  invalid,
  isNan,
  isZero,
  nanResult,
  Status,
  tenTo,
  type Dec,
} from './decimal';
import { compareValues, decDivide } from './decimalarithmetic';
import { intSqrt } from './intops';

const ONE = finite(false, 1n, 0);

function isWhole(a: Dec): boolean {
  if (a.kind !== 'finite' || a.coefficient === 0n || a.exponent >= 0) return a.kind === 'finite';
  return -a.exponent < 1e6 && a.coefficient % tenTo(-a.exponent) === 0n;
}

function isOdd(a: Dec): boolean {
  if (!isWhole(a) || a.exponent > 0) return false;
  return (a.coefficient / tenTo(-a.exponent)) % 2n === 1n;
}

/** The square root. */
export function decSqrt(a: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return a.negative ? invalid(ctx) : a;
  if (isZero(a)) return finalize(finite(a.negative, 0n, Math.floor(a.exponent / 2)), ctx);
  if (a.negative) return invalid(ctx);
  const prec = ctx.prec + 1;
  let exponent = Math.floor(a.exponent / 2);
  let coefficient = a.exponent % 2 === 0 ? a.coefficient : a.coefficient * 10n;
  const length = Math.ceil((digitCount(a.coefficient) + (a.exponent % 2 === 0 ? 0 : 1)) / 2);
  const shift = prec - length;
  let exact = true;
  chargeDigits(ctx, 2 * Math.abs(shift), 20);
  if (shift >= 0) coefficient *= tenTo(2 * shift);
  else {
    const divisor = tenTo(-2 * shift);
    exact = coefficient % divisor === 0n;
    coefficient /= divisor;
  }
  exponent -= shift;
  let root = BigInt(intSqrt(coefficient));
  exact = exact && root * root === coefficient;
  if (exact) {
    if (shift >= 0) root /= tenTo(shift);
    else root *= tenTo(-shift);
    exponent += shift;
  } else if (root % 5n === 0n) root += 1n;
  const rounded = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
  const result = finalize(finite(false, root, exponent), rounded);
  ctx.status |= rounded.status;
  return result;
}

/**
 * Rounds an approximation until its last digits decide: `compute(digits)` gives the value times 10 ** digits with an
 * error of at most a few units.
 */
function settle(
  ctx: DecContext,
  compute: (digits: number) => { readonly value: bigint; readonly exponent: number },
): Dec {
  for (let extra = 5; ; extra += 10) {
    // Series of about as many terms as there are digits in ten.
    chargeDigits(ctx, ctx.prec, ctx.prec / 10);
    const { value, exponent } = compute(ctx.prec + extra);
    const size = value < 0n ? -value : value;
    const spare = digitCount(size) - ctx.prec;
    if (spare > 3) {
      // Undecided when the digits to drop are near a half or near zero.
      const unit = tenTo(spare - 1);
      const rest = size % (5n * unit);
      if (rest > 20n && rest < 5n * unit - 20n) {
        const half = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
        const result = finalize(finite(value < 0n, size, exponent), half);
        ctx.status |= half.status | Status.Inexact | Status.Rounded;
        return result;
      }
    }
    if (extra > 400) {
      const half = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
      const result = finalize(finite(value < 0n, size, exponent), half);
      ctx.status |= half.status | Status.Inexact | Status.Rounded;
      return result;
    }
  }
}

/** exp(value / 10 ** digits) * 10 ** digits of a number between 0 and 3. */
function fixedExp(value: bigint, digits: number): bigint {
  const guard = 12;
  const one = tenTo(digits + guard);
  // The series of a thousandth of it, squared ten times.
  const x = (value * tenTo(guard)) >> 10n;
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * x) / (one * n);
    sum += term;
  }
  for (let i = 0; i < 10; i++) sum = (sum * sum) / one;
  return sum / tenTo(guard);
}

/** ln(value / 10 ** digits) * 10 ** digits of a number between 0.1 and 10. */
function fixedLog(value: bigint, digits: number): bigint {
  const guard = 10;
  const one = tenTo(digits + guard);
  let x = value * tenTo(guard);
  let roots = 0;
  // Square roots bring it near 1, where 2 * atanh converges quickly.
  while (x > one + one / 100n || x < one - one / 100n) {
    x = BigInt(intSqrt(x * one));
    roots++;
  }
  const z = ((x - one) * one) / (x + one);
  const square = (z * z) / one;
  let power = z;
  let sum = z;
  for (let n = 3n; power !== 0n; n += 2n) {
    power = (power * square) / one;
    sum += power / n;
  }
  return ((2n * sum) << BigInt(roots)) / tenTo(guard);
}

const ln10Cache = new Map<number, bigint>();

/** ln(10) * 10 ** digits. */
function fixedLog10(digits: number): bigint {
  let known = ln10Cache.get(digits);
  if (known === undefined) {
    known = fixedLog(10n * tenTo(digits + 5), digits + 5) / tenTo(5);
    ln10Cache.set(digits, known);
  }
  return known;
}

/** exp(a). */
export function decExp(a: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return a.negative ? finite(false, 0n, 0) : a;
  if (isZero(a)) return ONE;
  const size = adjusted(a);
  if (size > 20) {
    if (a.negative) return finalize(finite(false, 1n, ctx.etiny - 1), ctx);
    return finalize(finite(false, 1n, ctx.emax + 1), ctx);
  }
  if (size < -ctx.prec - 1) {
    // 1 with something too small to see behind it.
    const half = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
    const near = finite(false, tenTo(ctx.prec + 1) + (a.negative ? -1n : 1n), -ctx.prec - 1);
    const result = finalize(near, half);
    ctx.status |= half.status;
    return result;
  }
  return settle(ctx, (digits) => {
    const work = digits + Math.max(size, 0) + 4;
    const shift = a.exponent + work;
    let value = shift >= 0 ? a.coefficient * tenTo(shift) : a.coefficient / tenTo(-shift);
    if (a.negative) value = -value;
    const ln10 = fixedLog10(work);
    let tens = value / ln10;
    let rest = value - tens * ln10;
    if (rest < 0n) {
      rest += ln10;
      tens -= 1n;
    }
    return { value: fixedExp(rest, work), exponent: Number(tens) - work };
  });
}

/** ln(a) * 10 ** digits of a positive number. */
function scaledLog(a: Dec, digits: number): bigint {
  const work = digits + 6;
  const size = adjusted(a);
  const shift = work - (digitCount(a.coefficient) - 1);
  const mantissa = shift >= 0 ? a.coefficient * tenTo(shift) : a.coefficient / tenTo(-shift);
  const more = digits + String(Math.abs(size)).length + 6;
  return fixedLog(mantissa, work) / tenTo(6) + (BigInt(size) * fixedLog10(more)) / tenTo(more - digits);
}

/** Digits that cancel when a number is near 1. */
function cancelled(a: Dec): number {
  const difference = decMinusOne(a);
  return isZero(difference) ? 0 : Math.max(0, -adjusted(difference));
}

function decMinusOne(a: Dec): Dec {
  if (a.exponent > 0 || a.exponent < -1e6) return a;
  const one = tenTo(-a.exponent);
  const rest = a.coefficient - one;
  return finite(rest < 0n, rest < 0n ? -rest : rest, a.exponent);
}

/** The natural logarithm. */
export function decLn(a: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (isZero(a)) return infinity(true);
  if (a.negative) return invalid(ctx);
  if (a.kind === 'inf') return a;
  if (compareValues(a, ONE) === 0) return finite(false, 0n, 0);
  const lost = cancelled(a);
  return settle(ctx, (digits) => {
    const work = digits + 2 * lost;
    return { value: scaledLog(a, work), exponent: -work };
  });
}

/** The logarithm to base 10. */
export function decLog10(a: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (isZero(a)) return infinity(true);
  if (a.negative) return invalid(ctx);
  if (a.kind === 'inf') return a;
  const size = adjusted(a);
  if (a.coefficient === tenTo(digitCount(a.coefficient) - 1)) {
    return finalize(finite(size < 0, BigInt(Math.abs(size)), 0), ctx);
  }
  const lost = cancelled(a);
  return settle(ctx, (digits) => {
    const work = digits + 2 * lost + 4;
    return { value: (scaledLog(a, work) * tenTo(work)) / fixedLog10(work), exponent: -work };
  });
}

/** a ** b. */
export function decPower(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  if (isZero(b)) return isZero(a) ? invalid(ctx) : ONE;
  const negative = a.negative && isOdd(b);
  if (a.negative && !isZero(a) && b.kind === 'finite' && !isWhole(b)) return invalid(ctx);
  if (isZero(a)) return b.negative ? infinity(negative) : finite(negative, 0n, 0);
  if (a.kind === 'inf') {
    if (a.negative && b.kind === 'inf') return invalid(ctx);
    return b.negative ? finite(negative, 0n, 0) : infinity(negative);
  }
  const size = { ...a, negative: false };
  const toOne = compareValues(size, ONE);
  if (b.kind === 'inf') {
    if (a.negative) return invalid(ctx);
    if (toOne === 0) return powerOfOne(false, ctx);
    return toOne > 0 === !b.negative ? infinity(false) : finite(false, 0n, 0);
  }
  if (toOne === 0) {
    if (isWhole(b)) {
      const exponent = b.negative ? 0 : clampExponent(a, b, ctx);
      if (exponent <= 1 - ctx.prec) ctx.status |= Status.Rounded;
      return exponent < 0 ? finalize(finite(negative, tenTo(-exponent), exponent), ctx) : finite(negative, 1n, 0);
    }
    return powerOfOne(false, ctx);
  }
  const exact = exactPower(size, b, ctx);
  if (exact !== null) return finalize({ ...exact, negative }, ctx);
  const lnSize =
    digitCount(b.coefficient) +
    b.exponent +
    Math.max(0, adjusted(size) === 0 ? 0 : String(Math.abs(adjusted(size))).length);
  if (lnSize > 22) {
    const grows = toOne > 0 === !b.negative;
    return finalize(finite(negative, 1n, grows ? ctx.emax + 1 : ctx.etiny - 1), ctx);
  }
  const lost = cancelled(size);
  const result = settle(ctx, (digits) => {
    const work = digits + 2 * lost + Math.max(0, lnSize) + 6;
    const log = scaledLog(size, work);
    const shift = b.exponent;
    let product = shift >= 0 ? log * b.coefficient * tenTo(shift) : (log * b.coefficient) / tenTo(-shift);
    if (b.negative) product = -product;
    const ln10 = fixedLog10(work);
    let tens = product / ln10;
    let rest = product - tens * ln10;
    if (rest < 0n) {
      rest += ln10;
      tens -= 1n;
    }
    return { value: fixedExp(rest, work), exponent: Number(tens) - work };
  });
  return negative ? { ...result, negative } : result;
}

function clampExponent(a: Dec, b: Dec, ctx: DecContext): number {
  const times = Number(b.coefficient) * 10 ** b.exponent;
  return Math.max(a.exponent * times, 1 - ctx.prec);
}

function powerOfOne(negative: boolean, ctx: DecContext): Dec {
  ctx.status |= Status.Inexact | Status.Rounded;
  return finite(negative, tenTo(ctx.prec - 1), 1 - ctx.prec);
}

/** a ** b where it is exact and short enough to compute outright, else null. */
function exactPower(a: Dec, b: Dec, ctx: DecContext): Dec | null {
  if (isWhole(b)) {
    const count = b.exponent >= 0 ? b.coefficient * tenTo(b.exponent) : b.coefficient / tenTo(-b.exponent);
    if (count > 100_000n) return null;
    const n = Number(count);
    const digits = digitCount(a.coefficient) * n;
    if (!b.negative) {
      if (digits > 4 * ctx.prec + 200 && a.coefficient !== tenTo(digitCount(a.coefficient) - 1)) return null;
      return finite(false, a.coefficient ** BigInt(n), a.exponent * n);
    }
    if (digits > 2 * ctx.prec + 100) return null;
    const power = finite(false, a.coefficient ** BigInt(n), a.exponent * n);
    return exactReciprocal(power, ctx);
  }
  return exactRoot(a, b, ctx);
}

/** 1 / a where it has no more digits than the precision. */
function exactReciprocal(a: Dec, ctx: DecContext): Dec | null {
  const wide = DecContext.exact(ctx.prec + 1);
  const result = decDivide(ONE, a, wide);
  return (wide.status & Status.Inexact) === 0 && digitCount(result.coefficient) <= ctx.prec ? result : null;
}

/** 4 ** 0.5 and the like: a fraction of few digits whose denominator is a power of two or five. */
function exactRoot(a: Dec, b: Dec, ctx: DecContext): Dec | null {
  if (b.exponent < -4) return null;
  let numerator = b.coefficient;
  let denominator = tenTo(-b.exponent);
  for (const prime of [2n, 5n]) {
    while (numerator % prime === 0n && denominator % prime === 0n) {
      numerator /= prime;
      denominator /= prime;
    }
  }
  if (denominator > 64n || numerator > 1000n) return null;
  let { coefficient, exponent } = a;
  while (coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  const degree = Number(denominator);
  const missing = ((exponent % degree) + degree) % degree;
  coefficient *= tenTo(missing);
  exponent -= missing;
  const root = wholeRoot(coefficient, denominator);
  if (root ** denominator !== coefficient) return null;
  const power = finite(false, root ** numerator, (exponent / degree) * Number(numerator));
  if (digitCount(power.coefficient) > ctx.prec) return null;
  const result = b.negative ? exactReciprocal(power, ctx) : power;
  if (result === null) return null;
  // A result that is exact but was not asked as a whole power is given with all digits.
  const spare = ctx.prec - digitCount(result.coefficient);
  ctx.status |= Status.Inexact | Status.Rounded;
  return finite(false, result.coefficient * tenTo(spare), result.exponent - spare);
}

function wholeRoot(value: bigint, degree: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(value.toString(2).length) / degree + 1n);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** a ** b % c of whole numbers. */
export function decPowerModulo(a: Dec, b: Dec, c: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b) ?? nanResult(ctx, c);
  if (nan !== null) return nan;
  if (!isWhole(a) || !isWhole(b) || !isWhole(c) || b.negative || isZero(c)) return invalid(ctx);
  if (adjusted(c) >= ctx.prec) return invalid(ctx);
  if (isZero(a) && isZero(b)) return invalid(ctx);
  const whole = (x: Dec): bigint =>
    x.exponent >= 0 ? x.coefficient * tenTo(x.exponent) : x.coefficient / tenTo(-x.exponent);
  const modulus = whole(c);
  let base = whole(a) % modulus;
  let result = 1n % modulus;
  for (let exponent = whole(b); exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return finite(a.negative && isOdd(b), result, 0);
}

/** The nearest number below (-1) or above (1) that the context can hold. */
export function decNext(a: Dec, direction: 1 | -1, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf') {
    if (a.negative === direction < 0) return a;
    return finite(a.negative, tenTo(ctx.prec) - 1n, ctx.etop);
  }
  const work = ctx.with(ctx.prec, direction > 0 ? 'ROUND_CEILING' : 'ROUND_FLOOR');
  const rounded = finalize(a, work);
  if (compareValues(rounded, a) !== 0) return rounded;
  const tiny = finite(direction < 0, 1n, ctx.etiny - 1);
  if (isZero(rounded)) return finalize(tiny, work);
  const unit = Math.max(adjusted(rounded) - ctx.prec - 1, ctx.etiny - 1);
  const signed = rounded.coefficient * tenTo(Math.max(0, rounded.exponent - unit)) * (rounded.negative ? -1n : 1n);
  const moved = signed + BigInt(direction);
  return finalize(finite(moved < 0n, moved < 0n ? -moved : moved, unit), work);
}

/** The digits as a number of logical operands: all 0 or 1. */
export function isLogical(a: Dec): boolean {
  return a.kind === 'finite' && !a.negative && a.exponent === 0 && /^[01]*$/.test(a.coefficient.toString());
}

/** Total order of the specification: -1, 0 or 1. */
export function compareTotal(a: Dec, b: Dec): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  const rank = (x: Dec): number => (x.kind === 'nan' ? 3 : x.kind === 'snan' ? 2 : x.kind === 'inf' ? 1 : 0);
  if (isNan(a) || isNan(b)) {
    if (rank(a) !== rank(b)) return rank(a) > rank(b) ? sign : -sign;
    return a.coefficient === b.coefficient ? 0 : a.coefficient > b.coefficient ? sign : -sign;
  }
  const order = compareValues(a, b);
  if (order !== 0) return order;
  if (a.kind !== 'finite' || a.exponent === b.exponent) return 0;
  return a.exponent > b.exponent ? sign : -sign;
}
