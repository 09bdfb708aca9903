/**
 * Arithmetic of float where JavaScript's operators are not Python's. Twin of the number methods of
 * Objects/floatobject.c. (Sums, differences and products are the same in both.)
 */
import { isNegative } from './dtoa';
import { precisePow } from './doubledouble';
import { ValueProblem } from './problem';

function divisionByZero(): ValueProblem {
  return new ValueProblem('ZeroDivisionError', 'division by zero');
}

function copySign(magnitude: number, sign: number): number {
  return isNegative(sign) ? -magnitude : magnitude;
}

/** x / y */
export function floatTrueDiv(x: number, y: number): number {
  if (y === 0) throw divisionByZero();
  return x / y;
}

/** x % y, with the sign of y */
export function floatMod(x: number, y: number): number {
  if (y === 0) throw divisionByZero();
  const remainder = x % y;
  if (remainder === 0) return copySign(0, y);
  return remainder < 0 !== y < 0 ? remainder + y : remainder;
}

/** divmod(x, y) */
export function floatDivMod(x: number, y: number): [number, number] {
  if (y === 0) throw divisionByZero();
  let mod = x % y;
  let div = (x - mod) / y;
  if (mod !== 0) {
    if (mod < 0 !== y < 0) {
      mod += y;
      div -= 1;
    }
  } else mod = copySign(0, y);
  if (div === 0) return [copySign(0, x / y), mod];
  const floor = Math.floor(div);
  return [div - floor > 0.5 ? floor + 1 : floor, mod];
}

/** x // y */
export function floatFloorDiv(x: number, y: number): number {
  return floatDivMod(x, y)[0];
}

function isOddInteger(x: number): boolean {
  return Math.abs(x % 2) === 1;
}

/**
 * x ** y. Null when the result is complex (a negative number to a fraction): the caller does that in complex numbers.
 * A result that is too large is an OverflowError with two arguments, 34 and 'Numerical result out of range'; its
 * message here is the str() of that.
 */
export function floatPow(x: number, y: number): number | null {
  if (y === 0) return 1;
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return x === 1 ? 1 : y;
  const magnitude = Math.abs(x);
  if (!Number.isFinite(y)) {
    if (magnitude === 1) return 1;
    return y > 0 === magnitude > 1 ? Infinity : 0;
  }
  const odd = isOddInteger(y);
  if (!Number.isFinite(x)) {
    if (y > 0) return odd ? x : magnitude;
    return odd ? copySign(0, x) : 0;
  }
  if (x === 0) {
    if (y < 0) throw new ValueProblem('ZeroDivisionError', 'zero to a negative power');
    return odd ? x : 0;
  }
  if (x < 0 && !Number.isInteger(y)) return null;
  const result = precisePow(magnitude, y);
  if (result === Infinity) throw new ValueProblem('OverflowError', "(34, 'Numerical result out of range')");
  return x < 0 && odd ? -result : result;
}
