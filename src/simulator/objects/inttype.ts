/**
 * The type `int`: slots and constructor. Twin of Objects/longobject.c; its methods are in intmethods.ts.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { intFromBytesText, intFromString, intToFloat, intToString, intTrueDiv } from '../values/intconv';
import * as ops from '../values/intops';
import type { PyInt } from '../values/intops';
import { latin1ToString } from '../values/latin1';
import { reprBytes } from '../values/bytesmethods';
import type { Fuel } from '../values/problem';
import { hashInt } from '../values/pyhash';
import { bufferOf } from './buffer';
import { compareLengths } from './compareitems';
import { floatPower } from './floattype';
import { intGetset, intMethods } from './intmethods';
import { intValue, newInt, newIntOf } from './int';
import { bindArguments, native } from './native';
import { fuelOf, guarded, raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newFreshStr } from './str';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import type { CompareOp } from './typeobject';
import { TypeFlag, type BinarySlot, type TypeObject, type UnarySlot } from './typeobject';
import { TypeId } from './typeids';

/** Whether an object is an int or of a subclass. */
export function isInt(rt: Runtime, h: Handle): boolean {
  const type = rt.heap.type[h];
  return type === TypeId.Int || type === TypeId.Bool || (type >= TypeId.FirstDynamic && rt.isInt(h));
}

/** An object as an exact int of the same value. */
export function exactInt(rt: Runtime, h: Handle): Handle {
  return rt.heap.type[h] === TypeId.Int ? h : newInt(rt, intValue(rt, h));
}

const absoluteValue = unary(ops.intAbs);

/** long_abs: what is not negative is its own absolute value. */
function absolute(rt: Runtime, self: Handle): Handle {
  return rt.heap.type[self] === TypeId.Int && intValue(rt, self) >= 0 ? self : absoluteValue(rt, self);
}

function unary(operation: (a: PyInt) => PyInt): UnarySlot {
  return (rt, self) => newInt(rt, operation(intValue(rt, self)));
}

function binary(operation: (a: PyInt, b: PyInt, fuel: Fuel) => PyInt): BinarySlot {
  return (rt, left, right) => {
    if (!isInt(rt, left) || !isInt(rt, right)) return NOT_IMPLEMENTED;
    try {
      return newInt(rt, operation(intValue(rt, left), intValue(rt, right), fuelOf(rt)));
    } catch (problem) {
      return raiseProblem(rt, problem);
    }
  };
}

function divmod(rt: Runtime, left: Handle, right: Handle): Handle {
  if (!isInt(rt, left) || !isInt(rt, right)) return NOT_IMPLEMENTED;
  const [quotient, rest] = guarded(rt, () => ops.intDivMod(intValue(rt, left), intValue(rt, right), fuelOf(rt)));
  return newTuple(rt, [newInt(rt, quotient), newInt(rt, rest)]);
}

function power(rt: Runtime, left: Handle, right: Handle, modulus: Handle): Handle {
  if (!isInt(rt, left) || !isInt(rt, right)) return NOT_IMPLEMENTED;
  const base = intValue(rt, left);
  const exponent = intValue(rt, right);
  if (modulus === NONE) {
    if (exponent < 0) return floatPower(rt, toDouble(rt, base), toDouble(rt, exponent));
    return newInt(
      rt,
      guarded(rt, () => ops.intPow(base, exponent, fuelOf(rt))),
    );
  }
  if (!isInt(rt, modulus)) return NOT_IMPLEMENTED;
  return newInt(
    rt,
    guarded(rt, () => ops.intPowMod(base, exponent, intValue(rt, modulus), fuelOf(rt))),
  );
}

function toDouble(rt: Runtime, value: PyInt): number {
  return guarded(rt, () => intToFloat(value));
}

function trueDivide(rt: Runtime, left: Handle, right: Handle): Handle {
  if (!isInt(rt, left) || !isInt(rt, right)) return NOT_IMPLEMENTED;
  return rt.newFloat(guarded(rt, () => intTrueDiv(intValue(rt, left), intValue(rt, right))));
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isInt(rt, self) || !isInt(rt, other)) return NOT_IMPLEMENTED;
  return boolHandle(compareLengths(ops.intCompare(intValue(rt, self), intValue(rt, other)), 0, op));
}

// ---- the constructor

const intNew = native('int', 'x=0, /, base=10', () => NULL);

/** `int(x, base)`. */
function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (type.index === TypeId.Int) return convert(rt, args, kwnames);
  return newIntOf(rt, type, intValue(rt, convert(rt, args, kwnames)));
}

function convert(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (args.length === 1 && kwnames === null) return toInt(rt, args[0]);
  if (args.length > 2 && kwnames === null) {
    rt.raise('TypeError', `int expected at most 2 arguments, got ${args.length}`);
  }
  const [x, base] = bindArguments(rt, intNew, args, kwnames);
  if (x === NULL) {
    if (base !== NULL) rt.raise('TypeError', 'int() missing string argument');
    return newInt(rt, 0);
  }
  return base === NULL ? toInt(rt, x) : fromText(rt, x, ops.clampToSafe(rt.index(base)));
}

function fromText(rt: Runtime, x: Handle, base: number): Handle {
  if (base !== 0 && (base < 2 || base > 36)) {
    rt.raise('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  }
  const limit = rt.payloads.intMaxStrDigits;
  if (rt.isStr(x))
    return newInt(
      rt,
      guarded(rt, () => intFromString(rt.text(x), base, limit, fuelOf(rt))),
    );
  const bytes = isBytesOrArray(rt, x) ? bufferOf(rt, x) : null;
  if (bytes === null) return rt.raise('TypeError', "int() can't convert non-string with explicit base");
  return fromBytes(rt, bytes, base);
}

function isBytesOrArray(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, rt.types[TypeId.Bytes]) || rt.isInstance(h, rt.types[TypeId.ByteArray]);
}

function fromBytes(rt: Runtime, bytes: Uint8Array, base: number): Handle {
  const text = latin1ToString(bytes);
  return newInt(
    rt,
    guarded(rt, () => intFromBytesText(text, base, () => reprBytes(bytes), rt.payloads.intMaxStrDigits, fuelOf(rt))),
  );
}

/** `int(x)` (PyNumber_Long): an exact int. */
export function toInt(rt: Runtime, x: Handle): Handle {
  const index = rt.heap.type[x];
  if (index === TypeId.Int) return x;
  if (index === TypeId.Str) return intOfStr(rt, x);
  const { slots } = rt.types[index];
  if (slots.int !== undefined) return checkedInt(rt, slots.int(rt, x), '__int__');
  if (slots.index !== undefined) return exactInt(rt, rt.newInt(rt.index(x)));
  if (rt.isStr(x)) return intOfStr(rt, x);
  const bytes = bufferOf(rt, x);
  if (bytes !== null) return fromBytes(rt, bytes, 10);
  return rt.raise(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${typeNameOf(rt, x)}'`,
  );
}

function intOfStr(rt: Runtime, x: Handle): Handle {
  try {
    return newInt(rt, intFromString(rt.text(x), 10, rt.payloads.intMaxStrDigits, fuelOf(rt)));
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

/** What `__int__` gave, as an exact int. */
function checkedInt(rt: Runtime, result: Handle, method: string): Handle {
  if (rt.heap.type[result] === TypeId.Int) return result;
  if (!isInt(rt, result)) rt.raise('TypeError', `${method} returned non-int (type ${typeNameOf(rt, result)})`);
  rt.warn(
    'DeprecationWarning',
    `${method} returned non-int (type ${typeNameOf(rt, result)}).  The ability to return an instance of a strict ` +
      'subclass of int is deprecated, and may be removed in a future version of Python.',
  );
  return exactInt(rt, result);
}

// ---- the type

/** The bitwise slots, that bool falls back on. */
export const inttypeSlots = {
  and: binary(ops.intAnd),
  xor: binary(ops.intXor),
  or: binary(ops.intOr),
};

export const intType = defineType({
  id: TypeId.Int,
  name: 'int',
  flags: TypeFlag.BaseType | TypeFlag.MatchSelf,
  doc:
    'int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no ' +
    'arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates ' +
    'towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray ' +
    "instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be " +
    'surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret ' +
    "the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
  slots: {
    new: create,
    // long_to_decimal_string: `str(5) is not str(5)`.
    repr: (rt, self) => newFreshStr(rt, intText(rt, self)),
    hash: (rt, self, out) => hashInt(intValue(rt, self), out),
    richcompare,
    add: binary(ops.intAdd),
    subtract: binary(ops.intSub),
    multiply: binary(ops.intMul),
    remainder: binary(ops.intMod),
    divmod,
    power,
    negative: unary(ops.intNeg),
    positive: exactInt,
    absolute,
    bool: (rt, self) => rt.heap.num[self] !== 0,
    invert: unary(ops.intInvert),
    lshift: binary(ops.intLShift),
    rshift: binary(ops.intRShift),
    ...inttypeSlots,
    int: exactInt,
    float: (rt, self) => rt.newFloat(toDouble(rt, intValue(rt, self))),
    index: exactInt,
    floorDivide: binary(ops.intFloorDiv),
    trueDivide,
  },
  methods: intMethods,
  getset: intGetset,
});

/** `repr(int)`. */
export function intText(rt: Runtime, self: Handle): string {
  const value = intValue(rt, self);
  if (typeof value === 'number') return value.toString();
  return guarded(rt, () => intToString(value, rt.payloads.intMaxStrDigits, fuelOf(rt)));
}
