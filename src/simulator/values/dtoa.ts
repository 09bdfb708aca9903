/**
 * Binary to decimal conversion of doubles, exact and correctly rounded (half to even).
 * Twin of Python/dtoa.c.
 *
 * JavaScript's own conversions are exact too, but round ties upwards and stop at 100 digits; they serve as the fast
 * path wherever a tie is impossible, the rest is done with BigInt.
 */

/** Significant digits without sign or point; the value is 0.DIGITS times 10 to the power of `decpt`. */
export interface Decimal {
  readonly digits: string;
  readonly decpt: number;
}

const scratch = new DataView(new ArrayBuffer(8));

/** A finite double as an integer mantissa times a power of two: `value = sign * mantissa * 2 ** exponent`. */
export interface Binary {
  readonly negative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Takes a finite double apart. */
export function decompose(x: number): Binary {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return {
    negative: bits >> 63n === 1n,
    mantissa: biased === 0 ? fraction : fraction | 0x10000000000000n,
    exponent: biased === 0 ? -1074 : biased - 1075,
  };
}

/** True for negative numbers, including -0.0 (and a NaN never has a sign here). */
export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

const bits = new DataView(new ArrayBuffer(8));

/** The sign bit, which a NaN has as well. */
export function signBit(x: number): boolean {
  if (!Number.isNaN(x)) return isNegative(x);
  bits.setFloat64(0, x);
  return bits.getInt8(0) < 0;
}

/** The shortest digits that read back as the same double (dtoa's mode 0). `x` must be finite; its sign is ignored. */
export function shortestDigits(x: number): Decimal {
  if (x === 0) return { digits: '0', decpt: 1 };
  const text = Math.abs(x).toExponential();
  const e = text.indexOf('e');
  const exponent = Number(text.slice(e + 1));
  const digits = e === 1 ? text.charAt(0) : text.charAt(0) + text.slice(2, e);
  return { digits, decpt: exponent + 1 };
}

/** The quotient numerator / denominator rounded to the nearest integer, ties to even. Both are positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return end === digits.length ? digits : digits.slice(0, end);
}

/** Rounds |x| to a multiple of 10 ** -places, and returns it divided by that unit. */
function scaledInteger(x: number, places: number): bigint {
  const { mantissa, exponent } = decompose(x);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  return divideHalfEven(numerator, denominator);
}

/** No double has more digits than this after its point. */
const MAX_PLACES = 1074;

/**
 * The digits of |x| rounded at `places` digits after the point (dtoa's mode 3); `places` may be negative.
 * Trailing zeros are dropped; a value that rounds to zero has no digits and `decpt` = -places.
 */
export function fixedDigits(x: number, places: number): Decimal {
  if (x === 0) return { digits: '0', decpt: 1 };
  const wanted = Math.min(places, MAX_PLACES);
  const magnitude = Math.abs(x);
  if (wanted >= 0 && wanted <= 40 && magnitude < 1e21 && !mayTieAt(magnitude, wanted)) {
    const text = magnitude.toFixed(wanted);
    const point = text.indexOf('.');
    const whole = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
    let start = 0;
    while (start < whole.length && whole.charCodeAt(start) === 48) start++;
    if (start === whole.length) return { digits: '', decpt: -places };
    return { digits: stripTrailingZeros(whole.slice(start)), decpt: (point < 0 ? text.length : point) - start };
  }
  const value = scaledInteger(x, wanted);
  if (value === 0n) return { digits: '', decpt: -places };
  const text = value.toString();
  return { digits: stripTrailingZeros(text), decpt: text.length - wanted };
}

/** A tie at `places` digits needs x * 2 ** (places + 1) to be an odd integer; that product is exact. */
export function mayTieAt(x: number, places: number): boolean {
  const scaled = x * 2 ** (places + 1);
  return scaled % 2 === 1;
}

/** The digits of |x| rounded to `count` (at least 1) significant digits (dtoa's mode 2). Trailing zeros are dropped. */
export function significantDigits(x: number, count: number): Decimal {
  if (x === 0) return { digits: '0', decpt: 1 };
  const shortest = shortestDigits(x);
  const length = shortest.digits.length;
  // A tie has exactly count + 1 digits, and below 16 digits the shortest form is the exact one.
  if (count <= 14 && !(length === count + 1 && shortest.digits.charCodeAt(count) === 53)) {
    const text = Math.abs(x).toExponential(count - 1);
    const e = text.indexOf('e');
    const digits = text.charAt(0) + text.slice(2, e);
    return { digits: stripTrailingZeros(digits), decpt: Number(text.slice(e + 1)) + 1 };
  }
  const wanted = Math.min(count, 1100);
  let decpt = shortest.decpt;
  // The shortest form may have been rounded up to a power of ten that the value itself does not reach (1e23).
  if (shortest.digits === '1' && isBelowPowerOfTen(x, decpt - 1)) decpt--;
  const text = scaledInteger(x, wanted - decpt).toString();
  return { digits: stripTrailingZeros(text), decpt: text.length - (wanted - decpt) };
}

function isBelowPowerOfTen(x: number, power: number): boolean {
  const { mantissa, exponent } = decompose(x);
  let left = mantissa;
  let right = 1n;
  if (exponent >= 0) left <<= BigInt(exponent);
  else right <<= BigInt(-exponent);
  if (power >= 0) right *= 10n ** BigInt(power);
  else left *= 10n ** BigInt(-power);
  return left < right;
}
