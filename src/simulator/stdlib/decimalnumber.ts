/** Decimal arithmetic on BigInt: General Decimal Arithmetic as libmpdec does it. No Python objects here. */

/** A decimal number: (-1)^sign * coeff * 10^exp, or an infinity or not-a-number (coeff: its payload). */
export interface Dec {
  readonly sign: 0 | 1;
  readonly coeff: bigint;
  readonly exp: number;
  readonly kind: 'finite' | 'inf' | 'nan' | 'snan';
}

/** Status bits, libmpdec's. */
export const Status = {
  Clamped: 0x1, ConversionSyntax: 0x2, DivisionByZero: 0x4, DivisionImpossible: 0x8, DivisionUndefined: 0x10,
  Inexact: 0x40, InvalidContext: 0x80, InvalidOperation: 0x100, FloatOperation: 0x400, Overflow: 0x800,
  Rounded: 0x1000, Subnormal: 0x2000, Underflow: 0x4000,
} as const;
/** All that InvalidOperation stands for. */
export const INVALID = 0x2 | 0x8 | 0x10 | 0x20 | 0x80 | 0x100 | 0x200;

export const ROUNDINGS = [
  'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP',
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What arithmetic needs of a context, and the conditions that came up. */
export interface Work {
  readonly prec: number;
  readonly rounding: Rounding;
  readonly emin: number;
  readonly emax: number;
  readonly clamp: boolean;
  status: number;
}

export const NAN: Dec = { sign: 0, coeff: 0n, exp: 0, kind: 'nan' };
export const finite = (sign: 0 | 1, coeff: bigint, exp: number): Dec => ({ sign, coeff, exp, kind: 'finite' });
export const infinity = (sign: 0 | 1): Dec => ({ sign, coeff: 0n, exp: 0, kind: 'inf' });
export const digitsOf = (coeff: bigint): number => (coeff === 0n ? 1 : coeff.toString().length);
export const adjusted = (d: Dec): number => d.exp + digitsOf(d.coeff) - 1;
export const ten = (n: number): bigint => 10n ** BigInt(n);
export const isZero = (d: Dec): boolean => d.kind === 'finite' && d.coeff === 0n;
export const isNan = (d: Dec): boolean => d.kind === 'nan' || d.kind === 'snan';

/** Drops `n` digits, rounded; says whether anything but zeros went. */
export function dropDigits(coeff: bigint, n: number, rounding: Rounding, sign: 0 | 1): { coeff: bigint; exact: boolean } {
  if (n <= 0) return { coeff: coeff * ten(-n), exact: true };
  if (n > digitsOf(coeff) + 1) n = digitsOf(coeff) + 1;
  const unit = ten(n);
  const kept = coeff / unit;
  const rest = coeff % unit;
  if (rest === 0n) return { coeff: kept, exact: true };
  const twice = rest * 2n;
  let up: boolean;
  switch (rounding) {
    case 'ROUND_UP':
      up = true;
      break;
    case 'ROUND_DOWN':
      up = false;
      break;
    case 'ROUND_CEILING':
      up = sign === 0;
      break;
    case 'ROUND_FLOOR':
      up = sign === 1;
      break;
    case 'ROUND_HALF_UP':
      up = twice >= unit;
      break;
    case 'ROUND_HALF_DOWN':
      up = twice > unit;
      break;
    case 'ROUND_HALF_EVEN':
      up = twice > unit || (twice === unit && kept % 2n === 1n);
      break;
    case 'ROUND_05UP':
      up = kept % 5n === 0n;
      break;
  }
  return { coeff: up ? kept + 1n : kept, exact: false };
}

/** Rounds a result to what the context holds. */
export function finalize(d: Dec, work: Work): Dec {
  if (d.kind !== 'finite') return d;
  const { prec, emin, emax, rounding } = work;
  const etiny = emin - prec + 1;
  const etop = emax - prec + 1;
  let { coeff, exp } = d;
  if (coeff === 0n) {
    const fitted = Math.min(Math.max(exp, etiny), work.clamp ? etop : emax);
    if (fitted !== exp) work.status |= Status.Clamped;
    return finite(d.sign, 0n, fitted);
  }
  const size = digitsOf(coeff);
  if (exp + size - 1 > emax) return overflow(d.sign, work);
  const subnormal = exp + size - 1 < emin;
  const target = Math.max(exp, etiny, exp + size - prec);
  if (subnormal) work.status |= Status.Subnormal;
  if (target > exp) {
    const rounded = dropDigits(coeff, target - exp, rounding, d.sign);
    work.status |= Status.Rounded;
    if (!rounded.exact) work.status |= subnormal ? Status.Inexact | Status.Underflow : Status.Inexact;
    coeff = rounded.coeff;
    exp = target;
    if (digitsOf(coeff) > prec) {
      coeff /= 10n;
      exp++;
    }
    if (coeff === 0n) work.status |= Status.Clamped;
    if (exp + digitsOf(coeff) - 1 > emax) return overflow(d.sign, work);
  }
  if (work.clamp && exp > etop) {
    work.status |= Status.Clamped;
    coeff *= ten(exp - etop);
    exp = etop;
  }
  return finite(d.sign, coeff, exp);
}

function overflow(sign: 0 | 1, work: Work): Dec {
  work.status |= Status.Overflow | Status.Inexact | Status.Rounded;
  const { rounding } = work;
  const toInfinity =
    rounding.startsWith('ROUND_HALF') || rounding === 'ROUND_UP' ||
    (rounding === 'ROUND_CEILING' && sign === 0) || (rounding === 'ROUND_FLOOR' && sign === 1);
  return toInfinity ? infinity(sign) : finite(sign, ten(work.prec) - 1n, work.emax - work.prec + 1);
}

/** A result that is no number. */
export function invalid(work: Work, status: number = Status.InvalidOperation): Dec {
  work.status |= status;
  return NAN;
}

/** The not-a-number that an operation with one gives; null: both are numbers. */
export function nanResult(work: Work, ...operands: readonly Dec[]): Dec | null {
  const found = operands.find((d) => d.kind === 'snan') ?? operands.find((d) => d.kind === 'nan');
  if (found === undefined) return null;
  if (found.kind === 'snan') work.status |= Status.InvalidOperation;
  return { ...found, kind: 'nan' };
}

export const negated = (d: Dec): Dec => ({ ...d, sign: d.sign === 0 ? 1 : 0 });

export function add(a: Dec, b: Dec, work: Work): Dec {
  const nan = nanResult(work, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf' || b.kind === 'inf') {
    if (a.kind === 'inf' && b.kind === 'inf' && a.sign !== b.sign) return invalid(work);
    return a.kind === 'inf' ? a : b;
  }
  const exp = Math.min(a.exp, b.exp);
  if (isZero(a) && isZero(b)) {
    const sign = a.sign === b.sign ? a.sign : work.rounding === 'ROUND_FLOOR' ? 1 : 0;
    return finalize(finite(sign, 0n, exp), work);
  }
  if (isZero(a)) return finalize(rescaled(b, Math.max(exp, b.exp - work.prec - 1)), work);
  if (isZero(b)) return finalize(rescaled(a, Math.max(exp, a.exp - work.prec - 1)), work);
  let [large, small] = a.exp >= b.exp ? [a, b] : [b, a];
  // A number too small to be seen beside the other is as good as any other so small.
  const low = large.exp + Math.min(-1, digitsOf(large.coeff) - work.prec - 2);
  if (adjusted(small) < low) small = finite(small.sign, 1n, low);
  const x = large.coeff * ten(large.exp - small.exp) * (large.sign === 1 ? -1n : 1n);
  const sum = x + (small.sign === 1 ? -small.coeff : small.coeff);
  if (sum === 0n) return finalize(finite(work.rounding === 'ROUND_FLOOR' ? 1 : 0, 0n, exp), work);
  return finalize(finite(sum < 0n ? 1 : 0, sum < 0n ? -sum : sum, small.exp), work);
}

function rescaled(d: Dec, exp: number): Dec {
  return d.exp > exp ? finite(d.sign, d.coeff * ten(d.exp - exp), exp) : d;
}

export function multiply(a: Dec, b: Dec, work: Work): Dec {
  const nan = nanResult(work, a, b);
  if (nan !== null) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf' || b.kind === 'inf') return isZero(a) || isZero(b) ? invalid(work) : infinity(sign);
  return finalize(finite(sign, a.coeff * b.coeff, a.exp + b.exp), work);
}

export function divide(a: Dec, b: Dec, work: Work): Dec {
  const nan = nanResult(work, a, b);
  if (nan !== null) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf') return b.kind === 'inf' ? invalid(work) : infinity(sign);
  if (b.kind === 'inf') {
    work.status |= Status.Clamped;
    return finite(sign, 0n, work.emin - work.prec + 1);
  }
  if (b.coeff === 0n) {
    if (a.coeff === 0n) return invalid(work, Status.DivisionUndefined);
    work.status |= Status.DivisionByZero;
    return infinity(sign);
  }
  const ideal = a.exp - b.exp;
  if (a.coeff === 0n) return finalize(finite(sign, 0n, ideal), work);
  const shift = digitsOf(b.coeff) - digitsOf(a.coeff) + work.prec + 1;
  const top = shift >= 0 ? a.coeff * ten(shift) : a.coeff;
  const bottom = shift >= 0 ? b.coeff : b.coeff * ten(-shift);
  let exp = ideal - shift;
  let coeff = top / bottom;
  if (top % bottom !== 0n) {
    if (coeff % 5n === 0n) coeff++;
  } else {
    while (exp < ideal && coeff % 10n === 0n) {
      coeff /= 10n;
      exp++;
    }
  }
  return finalize(finite(sign, coeff, exp), work);
}

/** Quotient to an integer and remainder, unrounded. */
export function divideInteger(a: Dec, b: Dec, work: Work): { quotient: Dec; remainder: Dec } {
  const nan = nanResult(work, a, b);
  if (nan !== null) return { quotient: nan, remainder: nan };
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf') {
    work.status |= Status.InvalidOperation;
    return { quotient: b.kind === 'inf' ? NAN : infinity(sign), remainder: NAN };
  }
  if (b.kind === 'inf') return { quotient: finite(sign, 0n, 0), remainder: finalize(a, work) };
  if (b.coeff === 0n) {
    if (a.coeff === 0n) {
      const undefined_ = invalid(work, Status.DivisionUndefined);
      return { quotient: undefined_, remainder: undefined_ };
    }
    work.status |= Status.DivisionByZero | Status.InvalidOperation;
    return { quotient: infinity(sign), remainder: NAN };
  }
  const ideal = Math.min(a.exp, b.exp);
  if (a.coeff === 0n || adjusted(a) - adjusted(b) <= -2) {
    return { quotient: finite(sign, 0n, 0), remainder: finalize(a.coeff === 0n ? finite(a.sign, 0n, ideal) : rescaled(a, Math.max(ideal, a.exp - work.prec)), work) };
  }
  if (adjusted(a) - adjusted(b) <= work.prec) {
    const x = a.coeff * ten(Math.max(0, a.exp - b.exp));
    const y = b.coeff * ten(Math.max(0, b.exp - a.exp));
    const quotient = x / y;
    if (quotient < ten(work.prec)) {
      return { quotient: finite(sign, quotient, 0), remainder: finalize(finite(a.sign, x % y, ideal), work) };
    }
  }
  const impossible = invalid(work, Status.DivisionImpossible);
  return { quotient: impossible, remainder: impossible };
}

/** -1, 0 or 1 of two numbers that are no NaN. */
export function compare(a: Dec, b: Dec): number {
  const value = (d: Dec): number => (isZero(d) ? 0 : d.sign === 1 ? -1 : 1);
  if (a.kind === 'inf' || b.kind === 'inf') {
    const x = a.kind === 'inf' ? value(a) : 0;
    const y = b.kind === 'inf' ? value(b) : 0;
    return Math.sign(x - y);
  }
  if (value(a) !== value(b)) return Math.sign(value(a) - value(b));
  if (value(a) === 0) return 0;
  const [x, y] = [adjusted(a), adjusted(b)];
  if (x !== y) return x < y ? -value(a) : value(a);
  const exp = Math.min(a.exp, b.exp);
  const [p, q] = [a.coeff * ten(a.exp - exp), b.coeff * ten(b.exp - exp)];
  return p === q ? 0 : p < q ? -value(a) : value(a);
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = ten(Math.ceil(n.toString().length / 2));
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

export function squareRoot(d: Dec, work: Work): Dec {
  const nan = nanResult(work, d);
  if (nan !== null) return nan;
  if (d.kind === 'inf') return d.sign === 0 ? d : invalid(work);
  if (d.coeff === 0n) return finalize(finite(d.sign, 0n, Math.floor(d.exp / 2)), work);
  if (d.sign === 1) return invalid(work);
  const prec = work.prec + 1;
  let exp = Math.floor(d.exp / 2);
  let { coeff } = d;
  const size = digitsOf(coeff);
  const odd = (d.exp & 1) !== 0;
  if (odd) coeff *= 10n;
  const length = odd ? (size >> 1) + 1 : (size + 1) >> 1;
  const shift = prec - length;
  let exact = true;
  if (shift >= 0) coeff *= ten(2 * shift);
  else {
    const unit = ten(-2 * shift);
    exact = coeff % unit === 0n;
    coeff /= unit;
  }
  exp -= shift;
  let root = integerRoot(coeff);
  exact = exact && root * root === coeff;
  if (exact) {
    if (shift >= 0) root /= ten(shift);
    else root *= ten(-shift);
    exp += shift;
  } else if (root % 5n === 0n) root++;
  return roundEven(finite(0, root, exp), work);
}

function roundEven(d: Dec, work: Work): Dec {
  const own: Work = { ...work, rounding: 'ROUND_HALF_EVEN' };
  const result = finalize(d, own);
  work.status |= own.status;
  return result;
}

/** `e**(x / unit) * unit` of fixed-point numbers. */
function expFixed(x: bigint, unit: bigint): bigint {
  let halvings = 0;
  let small = x;
  while ((small < 0n ? -small : small) * 16n > unit) {
    small /= 2n;
    halvings++;
  }
  const extra = 1n << BigInt(2 * halvings + 16);
  const scale = unit * extra;
  const y = (x * extra) >> BigInt(halvings);
  let term = scale;
  let sum = scale;
  for (let k = 1n; term !== 0n; k++) {
    term = (term * y) / (scale * k);
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) / scale;
  return sum / extra;
}

/** `ln(x / unit) * unit` for a fixed-point x between about 0.1 and 10. */
function lnFixed(x: bigint, unit: bigint): bigint {
  let y = BigInt(Math.round(Math.log(Number((x * 10n ** 17n) / unit) / 1e17) * 1e15)) * unit / 10n ** 15n;
  for (let i = 0; i < 12; i++) {
    const e = expFixed(y, unit);
    const step = (2n * unit * (x - e)) / (x + e);
    y += step;
    if (step > -4n && step < 4n) break;
  }
  return y;
}

let ln10Known: { digits: number; value: bigint } = { digits: 0, value: 0n };

/** ln 10 with so many digits behind the point. */
function ln10(digits: number): bigint {
  if (ln10Known.digits < digits) {
    const unit = ten(digits + 10);
    ln10Known = { digits: digits + 10, value: 2n * lnFixed(integerRoot(10n * unit * unit), unit) };
  }
  return ln10Known.value / ten(ln10Known.digits - digits);
}

/** ln of a positive number, with so many digits behind the point. */
function lnScaled(d: Dec, digits: number): bigint {
  const unit = ten(digits);
  const top = adjusted(d);
  const mantissa = (d.coeff * unit) / ten(digitsOf(d.coeff) - 1);
  return lnFixed(mantissa, unit) + BigInt(top) * ln10(digits);
}

function fromFixed(value: bigint, digits: number): Dec {
  return finite(value < 0n ? 1 : 0, value < 0n ? -value : value, -digits);
}

export function exponential(d: Dec, work: Work): Dec {
  const nan = nanResult(work, d);
  if (nan !== null) return nan;
  if (d.kind === 'inf') return d.sign === 0 ? d : finite(0, 0n, 0);
  if (d.coeff === 0n) return finite(0, 1n, 0);
  if (adjusted(d) > 7) return d.sign === 0 ? overflow(0, work) : finalize(finite(0, 1n, work.emin - work.prec * 3), work);
  const digits = work.prec + 12 + Math.max(0, adjusted(d));
  const x = d.exp >= -digits ? d.coeff * ten(d.exp + digits) : d.coeff / ten(-digits - d.exp);
  return roundEven(powerOfE(d.sign === 1 ? -x : x, digits), work);
}

function powerOfE(x: bigint, digits: number): Dec {
  const unit = ten(digits);
  const l = ln10(digits);
  let k = x / l;
  if (x < 0n) k -= 1n;
  const rest = x - k * l;
  return finite(0, expFixed(rest, unit) * 10n + 1n, -digits - 1 + Number(k));
}

export function naturalLog(d: Dec, work: Work, base10 = false): Dec {
  const nan = nanResult(work, d);
  if (nan !== null) return nan;
  if (isZero(d)) return infinity(1);
  if (d.sign === 1) return invalid(work);
  if (d.kind === 'inf') return d;
  if (compare(d, finite(0, 1n, 0)) === 0) return finite(0, 0n, 0);
  if (base10 && /^10*$/.test(d.coeff.toString())) return finalize(fromFixed(BigInt(adjusted(d)), 0), work);
  let digits = work.prec + 12;
  for (;;) {
    let value = lnScaled(d, digits);
    if (base10) value = (value * ten(digits)) / ln10(digits);
    const size = digitsOf(value < 0n ? -value : value);
    if (size >= work.prec + 8) return roundEven(fromFixed(value * 10n + (value < 0n ? -1n : 1n), digits + 1), work);
    digits += work.prec + 8 - size;
  }
}

function isInteger(d: Dec): boolean {
  return d.kind === 'finite' && (d.exp >= 0 || d.coeff === 0n || d.coeff % ten(Math.min(-d.exp, digitsOf(d.coeff))) === 0n && -d.exp < digitsOf(d.coeff));
}

/** The value of an integral number. */
export function integerValue(d: Dec): bigint {
  const size = d.exp >= 0 ? d.coeff * ten(d.exp) : -d.exp > digitsOf(d.coeff) ? 0n : d.coeff / ten(-d.exp);
  return d.sign === 1 ? -size : size;
}

export function power(a: Dec, b: Dec, work: Work): Dec {
  const nan = nanResult(work, a, b);
  if (nan !== null) return nan;
  const whole = isInteger(b);
  const odd = whole && b.kind === 'finite' && b.exp <= 0 && integerValue(b) % 2n !== 0n;
  const sign: 0 | 1 = a.sign === 1 && odd ? 1 : 0;
  if (isZero(b)) return isZero(a) ? invalid(work) : finite(0, 1n, 0);
  if (a.sign === 1 && !isZero(a) && !whole && b.kind !== 'inf') return invalid(work);
  if (isZero(a)) return b.sign === 0 ? finite(sign, 0n, 0) : infinity(sign);
  if (a.kind === 'inf') return b.sign === 0 ? infinity(sign) : finite(sign, 0n, 0);
  const magnitude = { ...a, sign: 0 as const };
  const one = compare(magnitude, finite(0, 1n, 0));
  if (b.kind === 'inf') {
    if (a.sign === 1) return invalid(work);
    if (one === 0) return finite(0, 1n, 1 - work.prec);
    return (one > 0) === (b.sign === 0) ? infinity(0) : finite(0, 0n, 0);
  }
  if (whole && adjusted(b) < 6) {
    const n = integerValue(b);
    const times = Number(n < 0n ? -n : n);
    if (digitsOf(a.coeff) * times <= 20_000) {
      const exact = finite(sign, a.coeff ** BigInt(times), a.exp * times);
      return n < 0n ? divide(finite(0, 1n, 0), exact, work) : finalize(exact, work);
    }
  }
  if (one === 0) return finalize(finite(sign, ten(work.prec - 1), 1 - work.prec), work);
  const digits = work.prec + 20 + Math.max(0, adjusted(b)) * 2;
  const log = lnScaled(magnitude, digits);
  const exponent = b.exp >= 0 ? log * b.coeff * ten(b.exp) : (log * b.coeff) / ten(-b.exp);
  const limit = BigInt(work.emax + work.prec + 10) * ln10(digits);
  if ((exponent < 0n ? -exponent : exponent) > limit) {
    return (exponent < 0n) === (b.sign === 0) ? finalize(finite(sign, 1n, work.emin - 3 * work.prec), work) : overflow(sign, work);
  }
  const result = powerOfE(b.sign === 1 ? -exponent : exponent, digits);
  const exactTry = exactPower(magnitude, b, result, work);
  return exactTry ?? finalize({ ...result, sign }, work);
}

/** `4 ** 0.5` and the like, which are exact: the result, padded to the precision as CPython pads it. */
function exactPower(a: Dec, b: Dec, near: Dec, work: Work): Dec | null {
  const own: Work = { ...work, rounding: 'ROUND_HALF_EVEN', status: 0 };
  const guess = finalize(near, own);
  if (b.exp !== -1 || b.coeff !== 5n || b.sign === 1) return null;
  return compare(finite(0, guess.coeff * guess.coeff, guess.exp * 2), a) === 0
    ? ((work.status |= Status.Inexact | Status.Rounded), guess)
    : null;
}

/** Gives a number another exponent, rounded; no bounds are looked at. */
export function rescale(d: Dec, exp: number, rounding: Rounding): Dec & { exact: boolean } {
  if (d.coeff === 0n) return { ...finite(d.sign, 0n, exp), exact: true };
  const { coeff, exact } = dropDigits(d.coeff, exp - d.exp, rounding, d.sign);
  return { ...finite(d.sign, coeff, exp), exact };
}

export function quantize(a: Dec, b: Dec, work: Work): Dec {
  const nan = nanResult(work, a, b);
  if (nan !== null) return nan;
  if (a.kind === 'inf' || b.kind === 'inf') return a.kind === 'inf' && b.kind === 'inf' ? a : invalid(work);
  if (b.exp > work.emax || b.exp < work.emin - work.prec + 1) return invalid(work);
  if (a.coeff !== 0n && adjusted(a) - b.exp + 1 > work.prec) return invalid(work);
  const { exact, ...result } = rescale(a, b.exp, work.rounding);
  if (adjusted(result) > work.emax || digitsOf(result.coeff) > work.prec) return invalid(work);
  if (result.coeff !== 0n && adjusted(result) < work.emin) work.status |= Status.Subnormal;
  if (b.exp > a.exp && a.coeff !== 0n) work.status |= exact ? Status.Rounded : Status.Rounded | Status.Inexact;
  else if (b.exp > a.exp) work.status |= Status.Rounded;
  return result;
}

/** Without zeros at the end. */
export function normalize(d: Dec, work: Work): Dec {
  const nan = nanResult(work, d);
  if (nan !== null) return nan;
  const rounded = finalize(d, work);
  if (rounded.kind !== 'finite') return rounded;
  if (rounded.coeff === 0n) return finite(rounded.sign, 0n, 0);
  let { coeff, exp } = rounded;
  while (coeff % 10n === 0n) {
    coeff /= 10n;
    exp++;
  }
  return finite(rounded.sign, coeff, exp);
}

/** The text of a number (to-scientific-string, or to-engineering-string). */
export function toText(d: Dec, capitals = true, engineering = false): string {
  const sign = d.sign === 1 ? '-' : '';
  if (d.kind === 'inf') return `${sign}Infinity`;
  if (isNan(d)) return `${sign}${d.kind === 'snan' ? 'sNaN' : 'NaN'}${d.coeff === 0n ? '' : d.coeff}`;
  const digits = d.coeff.toString();
  const left = d.exp + digits.length;
  let point: number;
  if (d.exp <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (d.coeff === 0n) point = ((left + 1) % 3 + 3) % 3 - 1;
  else point = ((left - 1) % 3 + 3) % 3 + 1;
  let body: string;
  if (point <= 0) body = `0.${'0'.repeat(-point)}${digits}`;
  else if (point >= digits.length) body = digits + '0'.repeat(point - digits.length);
  else body = `${digits.slice(0, point)}.${digits.slice(point)}`;
  const exponent = left === point ? '' : `${capitals ? 'E' : 'e'}${left - point >= 0 ? '+' : ''}${left - point}`;
  return sign + body + exponent;
}

/** Reads a number; null: it is none. */
export function parseDecimal(text: string): Dec | null {
  const plain = text.trim().replaceAll('_', '');
  const match = /^([-+])?(?:(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$/i.exec(plain);
  if (match === null) return null;
  const [, signText, whole = '', fraction = '', exponent, inf, nan, payload = ''] = match;
  const sign = signText === '-' ? 1 : 0;
  if (inf !== undefined) return infinity(sign);
  if (nan !== undefined) return { sign, coeff: BigInt(payload || '0'), exp: 0, kind: nan.toLowerCase() === 'nan' ? 'nan' : 'snan' };
  if (whole === '' && fraction === '') return null;
  return finite(sign, BigInt(whole + fraction), Number(exponent ?? '0') - fraction.length);
}

/** The exact value of a float. */
export function fromDouble(x: number): Dec {
  if (Number.isNaN(x)) return NAN;
  const sign: 0 | 1 = x < 0 || Object.is(x, -0) ? 1 : 0;
  if (!Number.isFinite(x)) return infinity(sign);
  let size = Math.abs(x);
  let twos = 0;
  while (!Number.isInteger(size)) {
    size *= 2;
    twos++;
  }
  return finite(sign, BigInt(size) * 5n ** BigInt(twos), -twos);
}
