/**
 * Decimal numbers of any precision, contexts and rounding, after the General Decimal Arithmetic Specification. Twin of
 * Modules/_decimal/libmpdec; sums to remainders are in decimalarithmetic.ts, powers and logarithms in decimalfunctions.ts.
 */

/** A decimal number: (-1) ** sign * coefficient * 10 ** exponent, an infinity, or a NaN (whose payload is the coefficient). */
export interface Dec {
  readonly kind: 'finite' | 'inf' | 'nan' | 'snan';
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** What can be remarkable about an operation; bits. */
export const enum Status {
  InvalidOperation = 1,
  ConversionSyntax = 2,
  DivisionImpossible = 4,
  DivisionUndefined = 8,
  InvalidContext = 16,
  FloatOperation = 32,
  DivisionByZero = 64,
  Overflow = 128,
  Underflow = 256,
  Subnormal = 512,
  Inexact = 1024,
  Rounded = 2048,
  Clamped = 4096,
}

/** All that make an invalid operation. */
export const INVALID =
  Status.InvalidOperation |
  Status.ConversionSyntax |
  Status.DivisionImpossible |
  Status.DivisionUndefined |
  Status.InvalidContext;

/** Names of the rounding modes, in the order of libmpdec. */
export const ROUNDINGS = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;

export type Rounding = (typeof ROUNDINGS)[number];

/** A working context; `status` collects what the operations say. */
export class DecContext {
  status = 0;

  constructor(
    readonly prec: number,
    readonly rounding: Rounding = 'ROUND_HALF_EVEN',
    readonly emin = -999999,
    readonly emax = 999999,
    readonly clamp = 0,
    readonly fuel: (cost: number) => void = () => undefined,
  ) {}

  /** The exponent of the smallest subnormal number. */
  get etiny(): number {
    return this.emin - this.prec + 1;
  }

  /** The largest exponent of a number with all digits. */
  get etop(): number {
    return this.emax - this.prec + 1;
  }

  /** The same with another precision or rounding, and a status of its own. */
  with(prec: number, rounding: Rounding = this.rounding): DecContext {
    return new DecContext(prec, rounding, this.emin, this.emax, this.clamp, this.fuel);
  }

  /** A context so wide that nothing is rounded away by its limits. */
  static exact(prec: number, rounding: Rounding = 'ROUND_HALF_EVEN'): DecContext {
    return new DecContext(prec, rounding, -1e15, 1e15);
  }
}

/** A finite number. */
export function finite(negative: boolean, coefficient: bigint, exponent: number): Dec {
  return { kind: 'finite', negative, coefficient, exponent };
}

/** An infinity. */
export function infinity(negative: boolean): Dec {
  return { kind: 'inf', negative, coefficient: 0n, exponent: 0 };
}

/** The quiet NaN. */
export const NAN: Dec = { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 };

/** 10 ** n. */
export function tenTo(n: number): bigint {
  return 10n ** BigInt(n);
}

/** Draws for `times` divisions of numbers of so many digits, before they are begun: about their nanoseconds. */
export function chargeDigits(ctx: DecContext, digits: number, times = 1): void {
  if (digits > 1000) ctx.fuel(Math.ceil(times * (digits / 9) ** 1.585));
}

/** Number of decimal digits; 1 for zero. */
export function digitCount(n: bigint): number {
  if (n < 10n) return 1;
  const bits = n.toString(16).length * 4;
  // An estimate from below, put right by comparing.
  let count = Math.max(1, Math.floor((bits - 4) * 0.30102999566398114));
  for (let power = tenTo(count); n >= power; power *= 10n) count++;
  return count;
}

/** The exponent of the first digit. */
export function adjusted(a: Dec): number {
  return a.exponent + digitCount(a.coefficient) - 1;
}

export function isZero(a: Dec): boolean {
  return a.kind === 'finite' && a.coefficient === 0n;
}

export function isNan(a: Dec): boolean {
  return a.kind === 'nan' || a.kind === 'snan';
}

/** Reports an invalid operation; the result is NaN. */
export function invalid(ctx: DecContext, status: number = Status.InvalidOperation): Dec {
  ctx.status |= status;
  return NAN;
}

/** Drops digits from the right: the quotient by 10 ** count, rounded as the mode says. */
export function dropDigits(
  coefficient: bigint,
  count: number,
  negative: boolean,
  rounding: Rounding,
): { readonly value: bigint; readonly exact: boolean } {
  if (count <= 0) return { value: coefficient * tenTo(-count), exact: true };
  if (count > 1e7) {
    // Far below anything that is kept.
    const up = coefficient > 0n && roundsAway(0n, -1, false, negative, rounding);
    return { value: up ? 1n : 0n, exact: coefficient === 0n };
  }
  const divisor = tenTo(count);
  const quotient = coefficient / divisor;
  const rest = coefficient - quotient * divisor;
  if (rest === 0n) return { value: quotient, exact: true };
  const twice = rest * 2n;
  const half = twice === divisor ? 0 : twice > divisor ? 1 : -1;
  const up = roundsAway(quotient, half, half === 0, negative, rounding);
  return { value: up ? quotient + 1n : quotient, exact: false };
}

/** Whether a discarded rest (over, at or under one half) rounds the magnitude up. */
function roundsAway(quotient: bigint, half: number, tie: boolean, negative: boolean, rounding: Rounding): boolean {
  switch (rounding) {
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_UP':
      return true;
    case 'ROUND_CEILING':
      return !negative;
    case 'ROUND_FLOOR':
      return negative;
    case 'ROUND_HALF_UP':
      return half >= 0;
    case 'ROUND_HALF_DOWN':
      return half > 0;
    case 'ROUND_HALF_EVEN':
      return tie ? quotient % 2n === 1n : half > 0;
    case 'ROUND_05UP':
      return quotient % 5n === 0n;
  }
}

/** Puts a result into the limits of a context. */
export function finalize(a: Dec, ctx: DecContext): Dec {
  if (a.kind !== 'finite') {
    if (isNan(a)) return fixNan(a, ctx);
    return a;
  }
  const { negative } = a;
  const { etiny, etop, prec, emax } = ctx;
  if (a.coefficient === 0n) {
    const highest = ctx.clamp === 1 ? etop : emax;
    const exponent = Math.min(Math.max(a.exponent, etiny), highest);
    if (exponent !== a.exponent) ctx.status |= Status.Clamped;
    return exponent === a.exponent ? a : finite(negative, 0n, exponent);
  }
  const digits = digitCount(a.coefficient);
  let exponent = digits + a.exponent - prec;
  if (exponent > etop) {
    ctx.status |= Status.Overflow | Status.Inexact | Status.Rounded;
    return overflow(negative, ctx);
  }
  const subnormal = exponent < etiny;
  if (subnormal) exponent = etiny;
  if (a.exponent < exponent) {
    const { value, exact } = dropDigits(a.coefficient, exponent - a.exponent, negative, ctx.rounding);
    let coefficient = value;
    if (digitCount(coefficient) > prec) {
      coefficient /= 10n;
      exponent++;
    }
    if (!exact && subnormal) ctx.status |= Status.Underflow;
    if (subnormal) ctx.status |= Status.Subnormal;
    if (!exact) ctx.status |= Status.Inexact;
    ctx.status |= Status.Rounded;
    if (coefficient === 0n) ctx.status |= Status.Clamped;
    if (exponent > etop) {
      ctx.status |= Status.Overflow | Status.Inexact | Status.Rounded;
      return overflow(negative, ctx);
    }
    return finite(negative, coefficient, exponent);
  }
  if (subnormal) ctx.status |= Status.Subnormal;
  if (ctx.clamp === 1 && a.exponent > etop) {
    ctx.status |= Status.Clamped;
    return finite(negative, a.coefficient * tenTo(a.exponent - etop), etop);
  }
  return a;
}

function overflow(negative: boolean, ctx: DecContext): Dec {
  const { rounding } = ctx;
  const toInfinity =
    rounding === 'ROUND_UP' ||
    rounding.startsWith('ROUND_HALF') ||
    (rounding === 'ROUND_CEILING' && !negative) ||
    (rounding === 'ROUND_FLOOR' && negative);
  return toInfinity ? infinity(negative) : finite(negative, tenTo(ctx.prec) - 1n, ctx.etop);
}

/** The payload of a NaN, cut to what fits. */
function fixNan(a: Dec, ctx: DecContext): Dec {
  const most = ctx.prec - ctx.clamp;
  if (a.coefficient === 0n || digitCount(a.coefficient) <= most) return a;
  return { ...a, coefficient: a.coefficient % tenTo(most) };
}

/** The NaN that an operation on NaNs gives, null when there is none. */
export function nanResult(ctx: DecContext, a: Dec, b: Dec | null = null): Dec | null {
  const signaling = a.kind === 'snan' ? a : b?.kind === 'snan' ? b : null;
  if (signaling !== null) {
    ctx.status |= Status.InvalidOperation;
    return fixNan({ ...signaling, kind: 'nan' }, ctx);
  }
  const quiet = a.kind === 'nan' ? a : b?.kind === 'nan' ? b : null;
  return quiet === null ? null : fixNan(quiet, ctx);
}

/** -1, 0 or 1 for numbers that are not NaN. */
