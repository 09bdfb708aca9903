/** Decimal to int, float, tuple, text and hash, and its comparison with other numbers. */
import { boolHandle, type Handle, NONE, NOT_IMPLEMENTED, NULL } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { newTuple } from '../../objects/tuple';
import { TypeId } from '../../objects/typeids';
import { CompareOp } from '../../objects/typeobject';
import type { ROUNDINGS } from '../../values/decimal';
import { type Dec, DecContext, digitCount, isNan, Status, tenTo } from '../../values/decimal';
import { compareValues, decMultiply, decToIntegral } from '../../values/decimalarithmetic';
import { decimalText } from '../../values/decimaltext';
import { normInt } from '../../values/intops';
import { addStatus, contextArgument, currentContext, decimalClass, roundingArgument, usesCapitals } from './context';
import { fromFloat, fromInt, operand, operated, valueOf } from './objects';

export function toInteger(rt: Runtime, a: Dec, rounding: (typeof ROUNDINGS)[number]): Handle {
  if (isNan(a)) rt.raise('ValueError', 'cannot convert NaN to integer');
  if (a.kind === 'inf') rt.raise('OverflowError', 'cannot convert Infinity to integer');
  const rounded = decToIntegral(a, DecContext.exact(1), rounding, false);
  rt.fuel(Math.max(0, rounded.exponent) >> 3);
  const size = rounded.coefficient * tenTo(rounded.exponent);
  return rt.newInt(normInt(rounded.negative ? -size : size));
}

export function toDouble(rt: Runtime, a: Dec): number {
  if (isNan(a)) {
    if (a.kind === 'snan') rt.raise('ValueError', 'cannot convert signaling NaN to float');
    return NaN;
  }
  return Number(decimalText(a, true));
}

const MODULUS = 2305843009213693951n;

function powerModulo(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % MODULUS;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}

/** The hash that equal ints and floats have. */
export function hashOf(rt: Runtime, self: Handle, a: Dec, out: { lo: number; hi: number }): void {
  if (a.kind === 'snan') rt.raise('TypeError', 'Cannot hash a signaling NaN value');
  let hash: bigint;
  if (a.kind === 'nan') hash = BigInt(self) * 16n;
  else if (a.kind === 'inf') hash = a.negative ? -314159n : 314159n;
  else {
    const inverse = powerModulo(10n, MODULUS - 2n);
    const scale = a.exponent >= 0 ? powerModulo(10n, BigInt(a.exponent)) : powerModulo(inverse, BigInt(-a.exponent));
    hash = ((a.coefficient % MODULUS) * scale) % MODULUS;
    if (a.negative) hash = -hash;
    if (hash === -1n) hash = -2n;
  }
  out.lo = Number(BigInt.asIntN(32, hash));
  out.hi = Number(BigInt.asIntN(32, hash >> 32n));
}

/** The other side of a comparison; null: not comparable. */
function comparand(rt: Runtime, h: Handle, op: CompareOp): Dec | null {
  const plain = operand(rt, h);
  if (plain !== null) return plain;
  if (rt.isFloat(h)) {
    if (op !== CompareOp.Eq && op !== CompareOp.Ne) addStatus(rt, currentContext(rt), Status.FloatOperation);
    return fromFloat(rt.floatValue(h));
  }
  if (rt.heap.type[h] === TypeId.Complex && (op === CompareOp.Eq || op === CompareOp.Ne)) {
    const { real, imag } = rt.payloads.others.get(rt.heap.num[h]) as { real: number; imag: number };
    return imag === 0 ? fromFloat(real) : null;
  }
  return null;
}

/** Comparison with a fraction: both sides times its denominator. */
function rationalPair(rt: Runtime, self: Handle, other: Handle): [Dec, Dec] | null {
  const numbers = rt.interned.get('decimal.Rational') ?? NULL;
  if (numbers === NULL || !rt.truth(rt.call(rt.getAttr(rt.importModule('builtins'), 'isinstance'), [other, numbers])))
    return null;
  const numerator = fromInt(rt.index(rt.getAttr(other, 'numerator')));
  const denominator = fromInt(rt.index(rt.getAttr(other, 'denominator')));
  const a = valueOf(rt, self);
  if (a.kind !== 'finite') return [a, numerator];
  const wide = DecContext.exact(digitCount(a.coefficient) + digitCount(denominator.coefficient) + 1);
  return [decMultiply(a, denominator, wide), numerator];
}

export function richCompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  let a = valueOf(rt, self);
  let b = comparand(rt, other, op);
  if (b === null) {
    const pair = rationalPair(rt, self, other);
    if (pair === null) return NOT_IMPLEMENTED;
    [a, b] = pair;
  }
  if (isNan(a) || isNan(b)) {
    const quiet = a.kind !== 'snan' && b.kind !== 'snan';
    if (!quiet || (op !== CompareOp.Eq && op !== CompareOp.Ne))
      addStatus(rt, currentContext(rt), Status.InvalidOperation);
    return boolHandle(op === CompareOp.Ne);
  }
  const order = compareValues(a, b);
  switch (op) {
    case CompareOp.Lt:
      return boolHandle(order < 0);
    case CompareOp.Le:
      return boolHandle(order <= 0);
    case CompareOp.Eq:
      return boolHandle(order === 0);
    case CompareOp.Ne:
      return boolHandle(order !== 0);
    case CompareOp.Gt:
      return boolHandle(order > 0);
    case CompareOp.Ge:
      return boolHandle(order >= 0);
  }
}
export function text(rt: Runtime, self: Handle): string {
  return decimalText(valueOf(rt, self), usesCapitals(rt, currentContext(rt)));
}

export function asTuple(rt: Runtime, a: Dec): Handle {
  const digits = a.kind === 'inf' ? '0' : isNan(a) && a.coefficient === 0n ? '' : a.coefficient.toString();
  const exponent =
    a.kind === 'inf'
      ? rt.newStr('F')
      : a.kind === 'nan'
        ? rt.newStr('n')
        : a.kind === 'snan'
          ? rt.newStr('N')
          : rt.newInt(a.exponent);
  const tuple = newTuple(
    rt,
    Array.from(digits, (digit) => rt.newInt(Number(digit))),
  );
  return rt.call(decimalClass(rt, 'DecimalTuple'), [rt.newInt(a.negative ? 1 : 0), tuple, exponent]);
}

export function integerRatio(rt: Runtime, a: Dec): Handle {
  if (a.kind === 'inf') rt.raise('OverflowError', 'cannot convert Infinity to integer ratio');
  if (isNan(a)) rt.raise('ValueError', 'cannot convert NaN to integer ratio');
  let numerator = a.coefficient * tenTo(Math.max(0, a.exponent));
  let denominator = tenTo(Math.max(0, -a.exponent));
  for (const prime of [2n, 5n]) {
    while (numerator !== 0n && numerator % prime === 0n && denominator % prime === 0n) {
      numerator /= prime;
      denominator /= prime;
    }
  }
  if (numerator === 0n) denominator = 1n;
  return newTuple(rt, [rt.newInt(normInt(a.negative ? -numerator : numerator)), rt.newInt(normInt(denominator))]);
}

export function toIntegral(name: string, exact: boolean): NativeFunction {
  return native(name, 'rounding=None, context=None', (rt, self, rounding, context) =>
    operated(rt, contextArgument(rt, context), (ctx) =>
      decToIntegral(
        valueOf(rt, self),
        ctx,
        rounding === NULL || rounding === NONE ? ctx.rounding : roundingArgument(rt, rounding),
        exact,
      ),
    ),
  );
}
