/** The operations that Decimal and Context offer by name. Specified by the General Decimal Arithmetic Specification. */
import type { DecContext } from '../../values/decimal';
import {
  adjusted,
  type Dec,
  finalize,
  finite,
  infinity,
  invalid,
  isNan,
  isZero,
  nanResult,
  Status,
  tenTo,
} from '../../values/decimal';
import { compareValues, decReduce, decRemainderNear, flipped } from '../../values/decimalarithmetic';
import { compareTotal, decExp, decLn, decLog10, decNext, decSqrt, isLogical } from '../../values/decimalfunctions';
import { fromInt } from './objects';

export type Unary = (a: Dec, ctx: DecContext) => Dec;
export type Binary = (a: Dec, b: Dec, ctx: DecContext) => Dec;

export const plus: Unary = (a, ctx) =>
  nanResult(ctx, a) ?? finalize(isZero(a) && ctx.rounding !== 'ROUND_FLOOR' ? { ...a, negative: false } : a, ctx);
export const minus: Unary = (a, ctx) =>
  nanResult(ctx, a) ??
  finalize(isZero(a) ? { ...a, negative: ctx.rounding === 'ROUND_FLOOR' ? !a.negative : false } : flipped(a), ctx);
export const absolute: Unary = (a, ctx) => (a.negative ? minus(a, ctx) : plus(a, ctx));

export function whole(n: number): Dec {
  return fromInt(n);
}

const logb: Unary = (a, ctx) => {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return infinity(false);
  if (isZero(a)) {
    ctx.status |= Status.DivisionByZero;
    return infinity(true);
  }
  return finalize(whole(adjusted(a)), ctx);
};

/** Digits of a coefficient in so many places. */
function digitsOf(a: Dec, places: number): string {
  return a.coefficient.toString().padStart(places, '0').slice(-places);
}

function logical(combine: (a: boolean, b: boolean) => boolean): Binary {
  return (a, b, ctx) => {
    if (!isLogical(a) || !isLogical(b)) return invalid(ctx);
    const x = digitsOf(a, ctx.prec);
    const y = digitsOf(b, ctx.prec);
    return finite(false, BigInt(Array.from(x, (c, i) => (combine(c === '1', y[i] === '1') ? '1' : '0')).join('')), 0);
  };
}

/** The whole number that a second operand of shift, rotate and scaleb is; null when it is out of range. */
function countOf(b: Dec, limit: number): number | null {
  if (b.kind !== 'finite' || b.exponent !== 0) return null;
  const value = Number(b.coefficient) * (b.negative ? -1 : 1);
  return Math.abs(value) <= limit ? value : null;
}

const shift: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, ctx.prec);
  if (count === null) return invalid(ctx);
  if (a.kind === 'inf') return a;
  if (count < 0) return { ...a, coefficient: a.coefficient / tenTo(-count) };
  return { ...a, coefficient: (a.coefficient * tenTo(count)) % tenTo(ctx.prec) };
};

const rotate: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, ctx.prec);
  if (count === null) return invalid(ctx);
  if (a.kind === 'inf') return a;
  const digits = digitsOf(a, ctx.prec);
  const by = ((count % ctx.prec) + ctx.prec) % ctx.prec;
  return { ...a, coefficient: BigInt(digits.slice(by) + digits.slice(0, by)) };
};

const scaleb: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, 2 * (ctx.emax + ctx.prec));
  if (count === null) return invalid(ctx);
  return a.kind === 'inf' ? a : finalize({ ...a, exponent: a.exponent + count }, ctx);
};

/** The larger (or, with -1, smaller) operand; a quiet NaN gives way to a number. */
function extreme(sign: 1 | -1, magnitude: boolean): Binary {
  return (a, b, ctx) => {
    if (isNan(a) || isNan(b)) {
      if (a.kind === 'snan' || b.kind === 'snan' || (isNan(a) && isNan(b))) return nanResult(ctx, a, b) as Dec;
      return finalize(isNan(a) ? b : a, ctx);
    }
    const size = (x: Dec): Dec => ({ ...x, negative: false });
    let order = magnitude ? compareValues(size(a), size(b)) : compareValues(a, b);
    if (order === 0 && magnitude) order = compareValues(a, b);
    if (order === 0) order = compareTotal(a, b);
    return finalize(order * sign >= 0 ? a : b, ctx);
  };
}

function compare(signalQuiet: boolean): Binary {
  return (a, b, ctx) => {
    if (signalQuiet && (isNan(a) || isNan(b))) ctx.status |= Status.InvalidOperation;
    return nanResult(ctx, a, b) ?? whole(compareValues(a, b));
  };
}

const nextToward: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const order = compareValues(a, b);
  if (order === 0) return { ...a, negative: b.negative };
  const result = decNext(a, order < 0 ? 1 : -1, ctx);
  if (result.kind === 'inf') ctx.status |= Status.Overflow | Status.Inexact | Status.Rounded;
  else if (adjusted(result) < ctx.emin) {
    ctx.status |= Status.Underflow | Status.Subnormal | Status.Inexact | Status.Rounded;
    if (isZero(result)) ctx.status |= Status.Clamped;
  }
  return result;
};

export const UNARY: Readonly<Record<string, Unary>> = {
  exp: decExp,
  ln: decLn,
  log10: decLog10,
  sqrt: decSqrt,
  logb,
  next_minus: (a, ctx) => decNext(a, -1, ctx),
  next_plus: (a, ctx) => decNext(a, 1, ctx),
  normalize: decReduce,
  logical_invert: (a, ctx) => logical((x) => !x)(a, finite(false, 0n, 0), ctx),
};

export const BINARY: Readonly<Record<string, Binary>> = {
  compare: compare(false),
  compare_signal: compare(true),
  max: extreme(1, false),
  max_mag: extreme(1, true),
  min: extreme(-1, false),
  min_mag: extreme(-1, true),
  next_toward: nextToward,
  remainder_near: decRemainderNear,
  logical_and: logical((x, y) => x && y),
  logical_or: logical((x, y) => x || y),
  logical_xor: logical((x, y) => x !== y),
  shift,
  rotate,
  scaleb,
};

/** Operations whose result depends on no context. */
export const BINARY_PURE: Readonly<Record<string, (a: Dec, b: Dec) => Dec>> = {
  compare_total: (a, b) => whole(compareTotal(a, b)),
  compare_total_mag: (a, b) => whole(compareTotal({ ...a, negative: false }, { ...b, negative: false })),
  copy_sign: (a, b) => ({ ...a, negative: b.negative }),
};

export const UNARY_PURE: Readonly<Record<string, (a: Dec) => Dec>> = {
  canonical: (a) => a,
  copy_abs: (a) => ({ ...a, negative: false }),
  copy_negate: (a) => ({ ...a, negative: !a.negative }),
};

export const isNormal = (a: Dec, ctx: DecContext): boolean =>
  a.kind === 'finite' && !isZero(a) && adjusted(a) >= ctx.emin;
export const isSubnormal = (a: Dec, ctx: DecContext): boolean =>
  a.kind === 'finite' && !isZero(a) && adjusted(a) < ctx.emin;

export const PREDICATES: Readonly<Record<string, (a: Dec) => boolean>> = {
  is_canonical: () => true,
  is_finite: (a) => a.kind === 'finite',
  is_infinite: (a) => a.kind === 'inf',
  is_nan: isNan,
  is_qnan: (a) => a.kind === 'nan',
  is_signed: (a) => a.negative,
  is_snan: (a) => a.kind === 'snan',
  is_zero: isZero,
};

export function numberClass(a: Dec, ctx: DecContext): string {
  if (isNan(a)) return a.kind === 'snan' ? 'sNaN' : 'NaN';
  const sign = a.negative ? '-' : '+';
  if (a.kind === 'inf') return `${sign}Infinity`;
  return sign + (isZero(a) ? 'Zero' : isSubnormal(a, ctx) ? 'Subnormal' : 'Normal');
}
