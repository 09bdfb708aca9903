/** Arithmetic of decimal numbers as the General Decimal Arithmetic Specification has it: sums, products, quotients, remainders, rounding to an exponent. */
import {
  adjusted,
  chargeDigits,
  type Dec,
  DecContext,
  digitCount,
  dropDigits,
  finalize,
  finite,
  infinity,
  invalid,
  isNan,
  isZero,
  NAN,
  nanResult,
  type Rounding,
  Status,
  tenTo,
} from './decimal';

export function compareValues(a: Dec, b: Dec): number {
  const sign = (x: Dec): number => (isZero(x) ? 0 : x.negative ? -1 : 1);
  const signA = sign(a);
  if (signA !== sign(b)) return Math.sign(signA - sign(b));
  if (signA === 0) return 0;
  if (a.kind === 'inf' || b.kind === 'inf') return a.kind === b.kind ? 0 : a.kind === 'inf' ? signA : -signA;
  const difference = adjusted(a) - adjusted(b);
  if (difference !== 0) return difference > 0 ? signA : -signA;
  const low = Math.min(a.exponent, b.exponent);
  const x = a.coefficient * tenTo(a.exponent - low);
  const y = b.coefficient * tenTo(b.exponent - low);
  return x === y ? 0 : x > y ? signA : -signA;
}

/** a + b without rounding; both finite. */
function sum(a: Dec, b: Dec, ctx: DecContext): Dec {
  const low = Math.min(a.exponent, b.exponent);
  // A far smaller summand only matters for its sign: a digit right behind what is kept stands for it.
  const gap = adjusted(a) - adjusted(b);
  if (a.coefficient !== 0n && b.coefficient !== 0n && Math.abs(gap) > 2 * ctx.prec + 4) {
    const [large, small] = gap > 0 ? [a, b] : [b, a];
    const place = adjusted(large) - ctx.prec - 3;
    if (adjusted(small) < place && large.exponent > place) {
      return sum(large, finite(small.negative, 1n, place), ctx);
    }
    if (adjusted(small) < Math.min(place, large.exponent - 3)) {
      return sum(large, finite(small.negative, 1n, Math.min(place, large.exponent - 3)), ctx);
    }
  }
  const x = a.coefficient * tenTo(a.exponent - low) * (a.negative ? -1n : 1n);
  const y = b.coefficient * tenTo(b.exponent - low) * (b.negative ? -1n : 1n);
  const total = x + y;
  if (total === 0n) {
    const negative = a.negative === b.negative ? a.negative : ctx.rounding === 'ROUND_FLOOR';
    return finite(negative, 0n, low);
  }
  return finite(total < 0n, total < 0n ? -total : total, low);
}

/** a + b. */
export function decAdd(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return b.kind === 'inf' && a.negative !== b.negative ? invalid(ctx) : a;
  if (b.kind === 'inf') return b;
  if (isZero(a) !== isZero(b)) {
    const [zero, other] = isZero(a) ? [a, b] : [b, a];
    const exponent = Math.max(Math.min(zero.exponent, other.exponent), adjusted(other) - ctx.prec);
    if (exponent < other.exponent) {
      return finalize(finite(other.negative, other.coefficient * tenTo(other.exponent - exponent), exponent), ctx);
    }
    return finalize(other, ctx);
  }
  return finalize(sum(a, b, ctx), ctx);
}

/** -a, keeping a NaN. */
export function flipped(a: Dec): Dec {
  return isNan(a) ? a : { ...a, negative: !a.negative };
}

/** a - b. */
export function decSubtract(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  return nan ?? decAdd(a, flipped(b), ctx);
}

/** a * b. */
export function decMultiply(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const negative = a.negative !== b.negative;
  if (a.kind === 'inf' || b.kind === 'inf') return isZero(a) || isZero(b) ? invalid(ctx) : infinity(negative);
  return finalize(finite(negative, a.coefficient * b.coefficient, a.exponent + b.exponent), ctx);
}

/** a * b + c, rounded once. */
export function decFma(a: Dec, b: Dec, c: Dec, ctx: DecContext): Dec {
  const wide = DecContext.exact(digitCount(a.coefficient) + digitCount(b.coefficient) + 2, ctx.rounding);
  if (isNan(a) || isNan(b) || isNan(c)) {
    const signaling = [a, b, c].find((x) => x.kind === 'snan');
    const first = signaling ?? [a, b, c].find(isNan);
    return nanResult(ctx, first as Dec) as Dec;
  }
  const product = decMultiply(a, b, wide);
  if (wide.status !== 0) return invalid(ctx);
  return decAdd(product, c, ctx);
}

/** a / b. */
export function decDivide(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const negative = a.negative !== b.negative;
  if (a.kind === 'inf') return b.kind === 'inf' ? invalid(ctx) : infinity(negative);
  if (b.kind === 'inf') {
    ctx.status |= Status.Clamped;
    return finite(negative, 0n, ctx.etiny);
  }
  if (isZero(b)) {
    if (isZero(a)) return invalid(ctx, Status.DivisionUndefined);
    ctx.status |= Status.DivisionByZero;
    return infinity(negative);
  }
  if (isZero(a)) return finalize(finite(negative, 0n, a.exponent - b.exponent), ctx);
  const shift = digitCount(b.coefficient) - digitCount(a.coefficient) + ctx.prec + 1;
  let exponent = a.exponent - b.exponent - shift;
  chargeDigits(ctx, Math.abs(shift));
  const numerator = shift >= 0 ? a.coefficient * tenTo(shift) : a.coefficient;
  const denominator = shift >= 0 ? b.coefficient : b.coefficient * tenTo(-shift);
  let quotient = numerator / denominator;
  if (quotient * denominator !== numerator) {
    // A rest that is not zero: the last digit must not look like a tie.
    if (quotient % 5n === 0n) quotient += 1n;
  } else {
    const ideal = a.exponent - b.exponent;
    while (exponent < ideal && quotient % 10n === 0n) {
      quotient /= 10n;
      exponent++;
    }
  }
  return finalize(finite(negative, quotient, exponent), ctx);
}

/** Quotient and remainder of whole division; null (with the status set) where the quotient has too many digits. */
function divideWhole(a: Dec, b: Dec, ctx: DecContext): { quotient: Dec; remainder: Dec } | null {
  const negative = a.negative !== b.negative;
  const ideal = b.kind === 'inf' ? a.exponent : Math.min(a.exponent, b.exponent);
  const gap = adjusted(a) - adjusted(b);
  if (isZero(a) || b.kind === 'inf' || gap <= -2) {
    return { quotient: finite(negative, 0n, 0), remainder: rescaled(a, ideal, ctx) };
  }
  if (gap <= ctx.prec) {
    const x = a.exponent >= b.exponent ? a.coefficient * tenTo(a.exponent - b.exponent) : a.coefficient;
    const y = a.exponent >= b.exponent ? b.coefficient : b.coefficient * tenTo(b.exponent - a.exponent);
    const quotient = x / y;
    if (quotient < tenTo(ctx.prec)) {
      return { quotient: finite(negative, quotient, 0), remainder: finite(a.negative, x - quotient * y, ideal) };
    }
  }
  ctx.status |= Status.DivisionImpossible;
  return null;
}

/** The same number with another exponent, rounding toward what the mode says where digits are lost. */
export function rescaled(a: Dec, exponent: number, ctx: DecContext): Dec {
  if (a.kind !== 'finite') return a;
  if (isZero(a)) return finite(a.negative, 0n, exponent);
  if (a.exponent >= exponent) return finite(a.negative, a.coefficient * tenTo(a.exponent - exponent), exponent);
  return finite(a.negative, dropDigits(a.coefficient, exponent - a.exponent, a.negative, ctx.rounding).value, exponent);
}

/** a // b and a % b, truncating. */
export function decDivmod(a: Dec, b: Dec, ctx: DecContext): readonly [Dec, Dec] {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return [nan, nan];
  const negative = a.negative !== b.negative;
  if (a.kind === 'inf') {
    const rest = invalid(ctx);
    return [b.kind === 'inf' ? NAN : infinity(negative), rest];
  }
  if (isZero(b)) {
    if (isZero(a)) {
      const undefinedResult = invalid(ctx, Status.DivisionUndefined);
      return [undefinedResult, undefinedResult];
    }
    ctx.status |= Status.DivisionByZero | Status.InvalidOperation;
    return [infinity(negative), NAN];
  }
  const parts = divideWhole(a, b, ctx);
  if (parts === null) return [NAN, NAN];
  return [parts.quotient, finalize(parts.remainder, ctx)];
}

/** a // b, truncating. */
export function decDivideInt(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const negative = a.negative !== b.negative;
  if (a.kind === 'inf') return b.kind === 'inf' ? invalid(ctx) : infinity(negative);
  if (isZero(b)) {
    if (isZero(a)) return invalid(ctx, Status.DivisionUndefined);
    ctx.status |= Status.DivisionByZero;
    return infinity(negative);
  }
  return divideWhole(a, b, ctx)?.quotient ?? NAN;
}

/** a % b, with the sign of a. */
export function decRemainder(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return invalid(ctx);
  if (isZero(b)) return invalid(ctx, isZero(a) ? Status.DivisionUndefined : Status.InvalidOperation);
  const parts = divideWhole(a, b, ctx);
  return parts === null ? NAN : finalize(parts.remainder, ctx);
}

/** a minus b times the whole number nearest to a / b. */
export function decRemainderNear(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return invalid(ctx);
  if (isZero(b)) return invalid(ctx, isZero(a) ? Status.DivisionUndefined : Status.InvalidOperation);
  if (b.kind === 'inf') return finalize(a, ctx);
  const ideal = Math.min(a.exponent, b.exponent);
  if (isZero(a)) return finalize(finite(a.negative, 0n, ideal), ctx);
  const gap = adjusted(a) - adjusted(b);
  if (gap >= ctx.prec + 1) return invalid(ctx, Status.DivisionImpossible);
  if (gap <= -2) return finalize(rescaled(a, ideal, ctx), ctx);
  const x = a.coefficient * tenTo(a.exponent - ideal);
  const y = b.coefficient * tenTo(b.exponent - ideal);
  let quotient = x / y;
  let rest = x - quotient * y;
  if (2n * rest + (quotient & 1n) > y) {
    rest -= y;
    quotient += 1n;
  }
  if (quotient >= tenTo(ctx.prec)) return invalid(ctx, Status.DivisionImpossible);
  const negative = rest < 0n ? !a.negative : a.negative;
  return finalize(finite(negative, rest < 0n ? -rest : rest, ideal), ctx);
}

/** The same value with the exponent of b. */
export function decQuantize(a: Dec, b: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf' || b.kind === 'inf') return a.kind === b.kind ? a : invalid(ctx);
  if (b.exponent < ctx.etiny || b.exponent > ctx.emax) return invalid(ctx);
  if (isZero(a)) return finalize(finite(a.negative, 0n, b.exponent), ctx);
  const size = adjusted(a);
  if (size > ctx.emax || size - b.exponent + 1 > ctx.prec) return invalid(ctx);
  const result = rescaled(a, b.exponent, ctx);
  if (adjusted(result) > ctx.emax || digitCount(result.coefficient) > ctx.prec) return invalid(ctx);
  if (result.coefficient !== 0n && adjusted(result) < ctx.emin) ctx.status |= Status.Subnormal;
  if (result.exponent > a.exponent) {
    if (compareValues(result, a) !== 0) ctx.status |= Status.Inexact;
    ctx.status |= Status.Rounded;
  }
  return finalize(result, ctx);
}

/** Rounded to a whole number; `exact` reports the rounding. */
export function decToIntegral(a: Dec, ctx: DecContext, rounding: Rounding, exact: boolean): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf' || a.exponent >= 0) return a;
  const { value, exact: same } = dropDigits(a.coefficient, -a.exponent, a.negative, rounding);
  if (exact) ctx.status |= same ? Status.Rounded : Status.Rounded | Status.Inexact;
  return finite(a.negative, value, 0);
}

/** Trailing zeros removed. */
export function decReduce(a: Dec, ctx: DecContext): Dec {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  const fixed = finalize(a, ctx);
  if (fixed.kind !== 'finite') return fixed;
  if (isZero(fixed)) return finite(fixed.negative, 0n, 0);
  const highest = ctx.clamp === 1 ? ctx.etop : ctx.emax;
  let { coefficient, exponent } = fixed;
  while (coefficient % 10n === 0n && exponent < highest) {
    coefficient /= 10n;
    exponent++;
  }
  return finite(fixed.negative, coefficient, exponent);
}
