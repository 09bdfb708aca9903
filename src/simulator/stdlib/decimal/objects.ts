/** Decimal objects: made from numbers, texts and tuples, and what an operation on them needs. */
import type { Handle } from '../../memory';
import { allocate } from '../../objects/instance';
import type { Runtime } from '../../objects/runtime';
import { TypeId } from '../../objects/typeids';
import type { TypeObject } from '../../objects/typeobject';
import type { DecContext } from '../../values/decimal';
import { type Dec, finite, infinity, NAN, Status } from '../../values/decimal';
import { parseDecimal } from '../../values/decimaltext';
import { asIntegerRatio } from '../../values/floatrepr';
import { asciiDecimalAndSpace } from '../../values/unicodetype';
import { moduleType } from '../typedef';
import { addStatus, workingContext } from './context';

export function decimalType(rt: Runtime): TypeObject {
  return moduleType(rt, 'decimal.Decimal');
}

export function isDecimal(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, decimalType(rt));
}

export function valueOf(rt: Runtime, h: Handle): Dec {
  return rt.payloads.others.get(rt.heap.num[h]) as Dec;
}

export function newDecimal(rt: Runtime, value: Dec, type = decimalType(rt)): Handle {
  return allocate(rt, type, rt.payloads.others.add(value));
}

export function fromInt(value: number | bigint): Dec {
  const big = BigInt(value);
  return finite(big < 0n, big < 0n ? -big : big, 0);
}

export function fromFloat(x: number): Dec {
  if (Number.isNaN(x)) return NAN;
  if (!Number.isFinite(x)) return infinity(x < 0);
  const [numerator, denominator] = asIntegerRatio(Math.abs(x));
  const negative = x < 0 || Object.is(x, -0);
  const bits = BigInt(denominator).toString(2).length - 1;
  return finite(negative, BigInt(numerator) * 5n ** BigInt(bits), -bits);
}

function fromTuple(rt: Runtime, h: Handle): Dec {
  const items = rt.items(h);
  if (items.length !== 3) rt.raise('ValueError', 'argument must be a sequence of length 3');
  const [sign, digits, exponent] = items;
  if (!rt.isInt(sign) || (rt.intValue(sign) !== 0 && rt.intValue(sign) !== 1)) {
    rt.raise('ValueError', 'sign must be an integer with the value 0 or 1');
  }
  const negative = rt.intValue(sign) === 1;
  if (rt.isStr(exponent) && rt.text(exponent) === 'F') return infinity(negative);
  const coefficient = rt
    .toArray(digits)
    .map((digit) => {
      const value = rt.isInt(digit) ? rt.intValue(digit) : -1;
      return value >= 0 && value <= 9 ? String(value) : rt.raise('ValueError', 'coefficient must be a tuple of digits');
    })
    .join('');
  const magnitude = BigInt(coefficient === '' ? '0' : coefficient);
  if (rt.isStr(exponent)) {
    const text = rt.text(exponent);
    if (text === 'n') return { kind: 'nan', negative, coefficient: magnitude, exponent: 0 };
    if (text === 'N') return { kind: 'snan', negative, coefficient: magnitude, exponent: 0 };
    rt.raise('ValueError', "string argument in the third position must be 'F', 'n' or 'N'");
  }
  if (!rt.isInt(exponent)) rt.raise('ValueError', 'exponent must be an integer');
  return finite(negative, magnitude, Number(rt.intValue(exponent)));
}

function fromText(rt: Runtime, text: string, context: Handle): Dec {
  const plain = asciiDecimalAndSpace(text).trim().replaceAll('_', '');
  const value = parseDecimal(plain);
  if (value !== null) return value;
  addStatus(rt, context, Status.ConversionSyntax);
  return NAN;
}

/** A decimal from what the constructor takes, without rounding. */
export function exactFrom(rt: Runtime, h: Handle, context: Handle): Dec {
  if (isDecimal(rt, h)) return valueOf(rt, h);
  if (rt.isStr(h)) return fromText(rt, rt.text(h), context);
  if (rt.isInt(h)) return fromInt(rt.intValue(h));
  if (rt.isFloat(h)) {
    addStatus(rt, context, Status.FloatOperation);
    return fromFloat(rt.floatValue(h));
  }
  if (rt.isInstance(h, rt.types[TypeId.Tuple]) || rt.isInstance(h, rt.types[TypeId.List])) return fromTuple(rt, h);
  return rt.raise('TypeError', `conversion from ${rt.typeOf(h).name} to Decimal is not supported`);
}

/** An operand of an operator: a decimal or an int, else null. */
export function operand(rt: Runtime, h: Handle): Dec | null {
  if (isDecimal(rt, h)) return valueOf(rt, h);
  return rt.isInt(h) ? fromInt(rt.intValue(h)) : null;
}

export function requiredOperand(rt: Runtime, h: Handle): Dec {
  return operand(rt, h) ?? rt.raise('TypeError', `conversion from ${rt.typeOf(h).name} to Decimal is not supported`);
}

/** Runs an operation in a context object and takes over its status. */
export function operate<T>(rt: Runtime, context: Handle, run: (ctx: DecContext) => T): T {
  const ctx = workingContext(rt, context);
  const result = run(ctx);
  addStatus(rt, context, ctx.status);
  return result;
}

export function operated(rt: Runtime, context: Handle, run: (ctx: DecContext) => Dec): Handle {
  return newDecimal(rt, operate(rt, context, run));
}
