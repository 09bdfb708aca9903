/** The type `float`. Twin of Objects/floatobject.c; arithmetic is in values/floatops.ts. */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { complexPow } from '../values/complexops';
import {
  asIntegerRatio,
  floatFromHex,
  floatFromString,
  floatToHex,
  reprFloat,
  roundToDigits,
  roundToInt,
  truncToInt,
} from '../values/floatrepr';
import { floatDivMod, floatFloorDiv, floatMod, floatPow, floatTrueDiv } from '../values/floatops';
import { formatFloat } from '../values/formatspec';
import { intToFloat } from '../values/intconv';
import { intCompareFloat } from '../values/intops';
import { latin1ToString } from '../values/latin1';
import { reprBytes } from '../values/bytesmethods';
import { ValueProblem } from '../values/problem';
import { hashFloat } from '../values/pyhash';
import { expectPositional, refuseKeywords, sharesNew } from './arguments';
import { bufferOf } from './buffer';
import { newComplex } from './complex';
import { newFloat } from './float';
import { allocate } from './instance';
import { intValue } from './int';
import { formatSpecText } from './intmethods';
import { isInt } from './inttype';
import { native } from './native';
import { identityHash } from './object';
import { fuelOf, guarded, raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { argumentKind } from './textargs';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag, type BinarySlot, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

function isFloat(rt: Runtime, h: Handle): boolean {
  const type = rt.heap.type[h];
  return type === TypeId.Float || (type >= TypeId.FirstDynamic && rt.isFloat(h));
}

/** An operand as a double, or null where it is neither float nor int. */
function operand(rt: Runtime, h: Handle): number | null {
  if (isFloat(rt, h)) return rt.heap.num[h];
  return isInt(rt, h) ? guarded(rt, () => intToFloat(intValue(rt, h))) : null;
}

function binary(operation: (a: number, b: number) => number): BinarySlot {
  return (rt, left, right) => {
    const a = operand(rt, left);
    if (a === null) return NOT_IMPLEMENTED;
    const b = operand(rt, right);
    if (b === null) return NOT_IMPLEMENTED;
    try {
      return newFloat(rt, operation(a, b));
    } catch (problem) {
      return raiseProblem(rt, problem);
    }
  };
}

function divmod(rt: Runtime, left: Handle, right: Handle): Handle {
  const a = operand(rt, left);
  if (a === null) return NOT_IMPLEMENTED;
  const b = operand(rt, right);
  if (b === null) return NOT_IMPLEMENTED;
  const [quotient, rest] = guarded(rt, () => floatDivMod(a, b));
  return newTuple(rt, [newFloat(rt, quotient), newFloat(rt, rest)]);
}

/** `a ** b` of two doubles: a float, or a complex number where a is negative and b broken. */
export function floatPower(rt: Runtime, a: number, b: number): Handle {
  try {
    const result = floatPow(a, b);
    if (result !== null) return newFloat(rt, result);
    const { real, imag } = complexPow({ real: a, imag: 0 }, { real: b, imag: 0 });
    return newComplex(rt, real, imag);
  } catch (problem) {
    if (problem instanceof ValueProblem && problem.message.startsWith('(34')) {
      rt.raiseWith('OverflowError', [rt.newInt(34), rt.newStr('Numerical result out of range')]);
    }
    return raiseProblem(rt, problem);
  }
}

function power(rt: Runtime, left: Handle, right: Handle, modulus: Handle): Handle {
  if (modulus !== NONE) {
    rt.raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  const a = operand(rt, left);
  if (a === null) return NOT_IMPLEMENTED;
  const b = operand(rt, right);
  return b === null ? NOT_IMPLEMENTED : floatPower(rt, a, b);
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  const x = rt.heap.num[self];
  if (isFloat(rt, other)) return boolHandle(holds(x, rt.heap.num[other], op));
  if (!isInt(rt, other)) return NOT_IMPLEMENTED;
  // Exactly, whatever their sizes; NaN is in no relation.
  const order = -intCompareFloat(intValue(rt, other), x);
  return boolHandle(holds(order, 0, op));
}

function holds(a: number, b: number, op: CompareOp): boolean {
  switch (op) {
    case CompareOp.Lt:
      return a < b;
    case CompareOp.Le:
      return a <= b;
    case CompareOp.Eq:
      return a === b;
    case CompareOp.Ne:
      return a !== b;
    case CompareOp.Gt:
      return a > b;
    case CompareOp.Ge:
      return a >= b;
  }
}

// ---- the constructor

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (sharesNew(rt, type, TypeId.Float) && type.slots.init === rt.types[TypeId.Float].slots.init) {
    refuseKeywords(rt, 'float', kwnames);
  }
  expectPositional(rt, 'float', args.slice(0, args.length - (kwnames?.length ?? 0)), 0, 1);
  const x = args.length === 0 ? 0 : toDouble(rt, args[0]);
  if (type.index !== TypeId.Float) return allocate(rt, type, x);
  return args.length > 0 && rt.heap.type[args[0]] === TypeId.Float ? args[0] : newFloat(rt, x);
}

/** The float that an object's `__float__` gave. */
export function checkedFloat(rt: Runtime, x: Handle, result: Handle): number {
  if (rt.heap.type[result] === TypeId.Float) return rt.heap.num[result];
  const types = `${typeNameOf(rt, x)}.__float__ returned non-float (type ${typeNameOf(rt, result)})`;
  if (!isFloat(rt, result)) rt.raise('TypeError', types);
  rt.warn(
    'DeprecationWarning',
    `${types}.  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a ` +
      'future version of Python.',
  );
  return rt.heap.num[result];
}

/** `float(x)` (PyNumber_Float). */
export function toDouble(rt: Runtime, x: Handle): number {
  if (rt.heap.type[x] === TypeId.Float) return rt.heap.num[x];
  const { slots } = rt.typeOf(x);
  if (slots.float !== undefined) {
    return checkedFloat(rt, x, slots.float(rt, x));
  }
  if (slots.index !== undefined) {
    const value = rt.index(x);
    return guarded(rt, () => intToFloat(value));
  }
  if (rt.isStr(x)) return guarded(rt, () => floatFromString(rt.text(x)));
  const bytes = bufferOf(rt, x);
  if (bytes !== null) return doubleOfBytes(rt, bytes);
  return rt.raise('TypeError', `float() argument must be a string or a real number, not '${typeNameOf(rt, x)}'`);
}

function doubleOfBytes(rt: Runtime, bytes: Uint8Array): number {
  try {
    return floatFromString(latin1ToString(bytes.map((byte) => (byte < 128 ? byte : 63))));
  } catch (problem) {
    if (problem instanceof ValueProblem) {
      rt.raise('ValueError', `could not convert string to float: ${reprBytes(bytes)}`);
    }
    throw problem;
  }
}

function exact(rt: Runtime, self: Handle): Handle {
  return rt.heap.type[self] === TypeId.Float ? self : newFloat(rt, rt.heap.num[self]);
}

function toInteger(convert: (x: number) => number | bigint) {
  return (rt: Runtime, self: Handle): Handle => rt.newInt(guarded(rt, () => convert(rt.heap.num[self])));
}

/** The float of a class method of `cls`. */
function ofClass(rt: Runtime, cls: Handle, value: Handle): Handle {
  return cls === rt.types[TypeId.Float].handle ? value : rt.call(cls, [value]);
}

export const floatType = defineType({
  id: TypeId.Float,
  name: 'float',
  flags: TypeFlag.BaseType | TypeFlag.MatchSelf,
  doc: 'Convert a string or number to a floating-point number, if possible.',
  slots: {
    new: create,
    repr: (rt, self) => rt.newStr(reprFloat(rt.heap.num[self])),
    hash(rt, self, out) {
      if (!hashFloat(rt.heap.num[self], out)) identityHash(rt, self, out);
    },
    richcompare,
    add: binary((a, b) => a + b),
    subtract: binary((a, b) => a - b),
    multiply: binary((a, b) => a * b),
    remainder: binary(floatMod),
    divmod,
    power,
    negative: (rt, self) => newFloat(rt, -rt.heap.num[self]),
    positive: exact,
    absolute: (rt, self) => newFloat(rt, Math.abs(rt.heap.num[self])),
    bool: (rt, self) => rt.heap.num[self] !== 0,
    int: toInteger(truncToInt),
    float: exact,
    floorDivide: binary(floatFloorDiv),
    trueDivide: binary(floatTrueDiv),
  },
  methods: [
    native(
      'from_number',
      'number, /',
      (rt, cls, number) => {
        if (cls === rt.types[TypeId.Float].handle && rt.heap.type[number] === TypeId.Float) return number;
        return ofClass(rt, cls, newFloat(rt, rt.toFloat(number)));
      },
      { binding: 'class' },
    ),
    native('conjugate', '', exact),
    native('__trunc__', '', toInteger(truncToInt)),
    native(
      '__floor__',
      '',
      toInteger((x) => truncToInt(Math.floor(x))),
    ),
    native(
      '__ceil__',
      '',
      toInteger((x) => truncToInt(Math.ceil(x))),
    ),
    native('__round__', 'ndigits=None, /', (rt, self, ndigits) => {
      const x = rt.heap.num[self];
      if (ndigits === NULL || ndigits === NONE) return rt.newInt(guarded(rt, () => roundToInt(x)));
      const digits = rt.index(ndigits);
      return newFloat(
        rt,
        guarded(rt, () => roundToDigits(x, digits)),
      );
    }),
    native('as_integer_ratio', '', (rt, self) => {
      const [numerator, denominator] = guarded(rt, () => asIntegerRatio(rt.heap.num[self]));
      return newTuple(rt, [rt.newInt(numerator), rt.newInt(denominator)]);
    }),
    native(
      'fromhex',
      'string, /',
      (rt, cls, string) => {
        if (!rt.isStr(string)) rt.raise('TypeError', `bad argument type for built-in operation`);
        return ofClass(
          rt,
          cls,
          newFloat(
            rt,
            guarded(rt, () => floatFromHex(rt.text(string))),
          ),
        );
      },
      {
        binding: 'class',
      },
    ),
    native('hex', '', (rt, self) => rt.newStr(floatToHex(rt.heap.num[self]))),
    native('is_integer', '', (rt, self) => boolHandle(Number.isInteger(rt.heap.num[self]))),
    native('__getnewargs__', '', (rt, self) => newTuple(rt, [newFloat(rt, rt.heap.num[self])])),
    native(
      '__getformat__',
      'typestr, /',
      (rt, _cls, kind) => {
        if (!rt.isStr(kind)) {
          rt.raise('TypeError', `__getformat__() argument must be str, not ${argumentKind(rt, kind)}`);
        }
        if (rt.text(kind) !== 'double' && rt.text(kind) !== 'float') {
          rt.raise('ValueError', "__getformat__() argument 1 must be 'double' or 'float'");
        }
        return rt.newStr('IEEE, little-endian');
      },
      { binding: 'class' },
    ),
    native('__format__', 'format_spec, /', (rt, self, spec) => {
      const text = formatSpecText(rt, spec);
      if (text === '') return rt.newStr(rt.str(self));
      return rt.newStr(guarded(rt, () => formatFloat(rt.heap.num[self], text, fuelOf(rt), rt.typeOf(self).name)));
    }),
  ],
  getset: {
    real: { get: exact },
    imag: { get: (rt) => newFloat(rt, 0) },
  },
});
