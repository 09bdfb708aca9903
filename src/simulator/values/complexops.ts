/**
 * Arithmetic of complex numbers. Twin of the first part of Objects/complexobject.c: with real numbers apart, and with
 * the infinities that C11 Annex G wants recovered from NaNs.
 */
import type { Complex } from './complexrepr';
import { isNegative } from './dtoa';
import { preciseExp, preciseLog, precisePow } from './doubledouble';
import { preciseAtan2, preciseCos, preciseSin } from './elementary';
import { norm } from './norm';
import { overflowError, ValueProblem } from './problem';

/** An operand: a complex number, or a real one as it is. */
export type ComplexOperand = Complex | number;

function copySign(magnitude: number, sign: number): number {
  return isNegative(sign) ? -magnitude : magnitude;
}

/** 1 or 0 with a sign: whether a number is infinite. */
function boxed(x: number): number {
  return copySign(Math.abs(x) === Infinity ? 1 : 0, x);
}

function withoutNaN(x: number): number {
  return Number.isNaN(x) ? 0 : x;
}

function isInfinite(x: number): boolean {
  return x === Infinity || x === -Infinity;
}

/** a + b */
export function complexAdd(a: ComplexOperand, b: ComplexOperand): Complex {
  if (typeof a === 'number') return typeof b === 'number' ? { real: a + b, imag: 0 } : complexAdd(b, a);
  if (typeof b === 'number') return { real: a.real + b, imag: a.imag };
  return { real: a.real + b.real, imag: a.imag + b.imag };
}

/** a - b */
export function complexSub(a: ComplexOperand, b: ComplexOperand): Complex {
  if (typeof b === 'number')
    return typeof a === 'number' ? { real: a - b, imag: 0 } : { real: a.real - b, imag: a.imag };
  if (typeof a === 'number') return { real: a - b.real, imag: -b.imag };
  return { real: a.real - b.real, imag: a.imag - b.imag };
}

/** a * b */
export function complexMul(a: ComplexOperand, b: ComplexOperand): Complex {
  if (typeof a === 'number') return typeof b === 'number' ? { real: a * b, imag: 0 } : complexMul(b, a);
  if (typeof b === 'number') return { real: a.real * b, imag: a.imag * b };
  return product(a, b);
}

function product(z: Complex, w: Complex): Complex {
  let { real: a, imag: b } = z;
  let { real: c, imag: d } = w;
  const [ac, bd, ad, bc] = [a * c, b * d, a * d, b * c];
  const result = { real: ac - bd, imag: ad + bc };
  if (!Number.isNaN(result.real) || !Number.isNaN(result.imag)) return result;
  let again = false;
  if (isInfinite(a) || isInfinite(b)) {
    [a, b] = [boxed(a), boxed(b)];
    [c, d] = [withoutNaN(c), withoutNaN(d)];
    again = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    [c, d] = [boxed(c), boxed(d)];
    [a, b] = [withoutNaN(a), withoutNaN(b)];
    again = true;
  }
  if (!again && [ac, bd, ad, bc].some(isInfinite)) {
    [a, b, c, d] = [a, b, c, d].map(withoutNaN);
    again = true;
  }
  return again ? { real: Infinity * (a * c - b * d), imag: Infinity * (a * d + b * c) } : result;
}

/** a / b, or null where b is zero */
function quotient(z: ComplexOperand, w: ComplexOperand): Complex | null {
  if (typeof w === 'number') {
    if (w === 0) return null;
    return typeof z === 'number' ? { real: z / w, imag: 0 } : { real: z.real / w, imag: z.imag / w };
  }
  const real = typeof z === 'number';
  const a = real ? { real: z, imag: 0 } : z;
  const [absReal, absImag] = [Math.abs(w.real), Math.abs(w.imag)];
  let result: Complex = { real: NaN, imag: NaN };
  if (absReal >= absImag) {
    if (absReal === 0) return null;
    const ratio = w.imag / w.real;
    const denominator = w.real + w.imag * ratio;
    result = real
      ? { real: a.real / denominator, imag: (-a.real * ratio) / denominator }
      : { real: (a.real + a.imag * ratio) / denominator, imag: (a.imag - a.real * ratio) / denominator };
  } else if (absImag >= absReal) {
    const ratio = w.real / w.imag;
    const denominator = w.real * ratio + w.imag;
    result = real
      ? { real: (a.real * ratio) / denominator, imag: -a.real / denominator }
      : { real: (a.real * ratio + a.imag) / denominator, imag: (a.imag * ratio - a.real) / denominator };
  }
  if (!Number.isNaN(result.real) || !Number.isNaN(result.imag)) return result;
  return recovered(a, w, real) ?? result;
}

/** Infinities and zeros that came out as NaNs. */
function recovered(a: Complex, b: Complex, real: boolean): Complex | null {
  const finite = (z: Complex): boolean => Number.isFinite(z.real) && Number.isFinite(z.imag);
  if (!real && (isInfinite(a.real) || isInfinite(a.imag)) && finite(b)) {
    const [x, y] = [boxed(a.real), boxed(a.imag)];
    return { real: Infinity * (x * b.real + y * b.imag), imag: Infinity * (y * b.real - x * b.imag) };
  }
  if ((isInfinite(b.real) || isInfinite(b.imag)) && finite(a)) {
    const [x, y] = [boxed(b.real), boxed(b.imag)];
    if (real) return { real: 0 * (a.real * x), imag: 0 * (-a.real * y) };
    return { real: 0 * (a.real * x + a.imag * y), imag: 0 * (a.imag * x - a.real * y) };
  }
  return null;
}

/** a / b */
export function complexDiv(a: ComplexOperand, b: ComplexOperand): Complex {
  const result = quotient(a, b);
  if (result === null) throw new ValueProblem('ZeroDivisionError', 'division by zero');
  return result;
}

const ONE: Complex = { real: 1, imag: 0 };

/** a ** b */
export function complexPow(a: Complex, b: Complex): Complex {
  let result: Complex | null;
  if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) result = integerPower(a, b.real);
  else result = generalPower(a, b);
  if (result === null) throw new ValueProblem('ZeroDivisionError', 'zero to a negative or complex power');
  if (isInfinite(result.real) || isInfinite(result.imag)) throw overflowError('complex exponentiation');
  return result;
}

function integerPower(base: Complex, exponent: number): Complex | null {
  let result = ONE;
  let power = base;
  const n = Math.abs(exponent);
  for (let mask = 1; n >= mask; mask *= 2) {
    if ((n & mask) !== 0) result = product(result, power);
    power = product(power, power);
  }
  return exponent > 0 ? result : quotient(ONE, result);
}

function generalPower(a: Complex, b: Complex): Complex | null {
  if (b.real === 0 && b.imag === 0) return ONE;
  if (a.real === 0 && a.imag === 0) return b.imag !== 0 || b.real < 0 ? null : { real: 0, imag: 0 };
  const absolute = norm([a.real, a.imag]);
  const angle = preciseAtan2(a.imag, a.real);
  let length = powerOf(absolute, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length /= Number.isFinite(angle * b.imag) ? preciseExp(angle * b.imag) : Math.exp(angle * b.imag);
    phase += b.imag * (Number.isFinite(absolute) ? preciseLog(absolute) : Math.log(absolute));
  }
  if (!Number.isFinite(phase)) return { real: NaN, imag: NaN };
  return { real: length * preciseCos(phase), imag: length * preciseSin(phase) };
}

function powerOf(x: number, y: number): number {
  return x > 0 && Number.isFinite(x) && Number.isFinite(y) ? precisePow(x, y) : x ** y;
}

/** abs(z) */
export function complexAbs({ real, imag }: Complex): number {
  if (isInfinite(real) || isInfinite(imag)) return Infinity;
  const result = norm([real, imag]);
  if (result === Infinity) throw overflowError('absolute value too large');
  return result;
}
