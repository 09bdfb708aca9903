/** The type `complex`. Twin of Objects/complexobject.c; arithmetic is in values/complexops.ts. */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import {
  complexAbs,
  complexAdd,
  complexDiv,
  complexMul,
  complexPow,
  complexSub,
  type ComplexOperand,
} from '../values/complexops';
import { complexFromString, reprComplex, type Complex } from '../values/complexrepr';
import { formatComplex } from '../values/formatspec';
import { intToFloat } from '../values/intconv';
import { intCompareFloat } from '../values/intops';
import { combineComplex, hashFloat, newHash } from '../values/pyhash';
import { identityResult } from './comparison';
import { complexValue, newComplex, newComplexOf } from './complex';
import { toDouble } from './floattype';
import { intValue } from './int';
import { formatSpecText } from './intmethods';
import { isInt } from './inttype';
import { bindArguments, native } from './native';
import { identityHash } from './object';
import { fuelOf, guarded } from './problems';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { fullyQualifiedName, typeNameOf } from './type';
import { CompareOp, TypeFlag, type BinarySlot, type Hash64, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

function isComplex(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Complex || rt.isInstance(h, rt.types[TypeId.Complex]);
}

/** An operand as it takes part in arithmetic, or null where it is no number. */
function operand(rt: Runtime, h: Handle): ComplexOperand | null {
  if (isComplex(rt, h)) return complexValue(rt, h);
  if (isInt(rt, h)) return guarded(rt, () => intToFloat(intValue(rt, h)));
  return rt.isFloat(h) ? rt.heap.num[h] : null;
}

function binary(operation: (a: ComplexOperand, b: ComplexOperand) => Complex): BinarySlot {
  return (rt, left, right) => {
    const a = operand(rt, left);
    if (a === null) return NOT_IMPLEMENTED;
    const b = operand(rt, right);
    if (b === null) return NOT_IMPLEMENTED;
    const { real, imag } = guarded(rt, () => operation(a, b));
    return newComplex(rt, real, imag);
  };
}

function asComplex(x: ComplexOperand): Complex {
  return typeof x === 'number' ? { real: x, imag: 0 } : x;
}

function power(rt: Runtime, left: Handle, right: Handle, modulus: Handle): Handle {
  const a = operand(rt, left);
  if (a === null) return NOT_IMPLEMENTED;
  const b = operand(rt, right);
  if (b === null) return NOT_IMPLEMENTED;
  if (modulus !== NONE) rt.raise('ValueError', 'complex modulo');
  const { real, imag } = guarded(rt, () => complexPow(asComplex(a), asComplex(b)));
  return newComplex(rt, real, imag);
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (op !== CompareOp.Eq && op !== CompareOp.Ne) return NOT_IMPLEMENTED;
  const { real, imag } = complexValue(rt, self);
  if (isInt(rt, other)) return identityResult(imag === 0 && intCompareFloat(intValue(rt, other), real) === 0, op);
  const value = operand(rt, other);
  if (value === null) return NOT_IMPLEMENTED;
  const { real: otherReal, imag: otherImag } = asComplex(value);
  return identityResult(real === otherReal && imag === otherImag, op);
}

const realHash = newHash();
const imagHash = newHash();

function hash(rt: Runtime, self: Handle, out: Hash64): void {
  const { real, imag } = complexValue(rt, self);
  if (!hashFloat(real, realHash)) identityHash(rt, self, realHash);
  if (!hashFloat(imag, imagHash)) identityHash(rt, self, imagHash);
  combineComplex(realHash, imagHash, out);
}

// ---- the constructor

/** What `__complex__` gives, or null where there is none. */
export function specialMethod(rt: Runtime, h: Handle): Complex | null {
  if (isComplex(rt, h) && rt.heap.type[h] === TypeId.Complex) return complexValue(rt, h);
  const method = rt.lookupSpecial(h, '__complex__');
  if (method === NULL) return null;
  const result = rt.call(method, []);
  if (rt.heap.type[result] === TypeId.Complex) return complexValue(rt, result);
  const returned = `__complex__ returned non-complex (type ${typeNameOf(rt, result)})`;
  if (!isComplex(rt, result)) rt.raise('TypeError', returned);
  rt.warn(
    'DeprecationWarning',
    `${returned}.  The ability to return an instance of a strict subclass of complex is deprecated, and may be ` +
      'removed in a future version of Python.',
  );
  return complexValue(rt, result);
}

function isReal(rt: Runtime, h: Handle): boolean {
  const { slots } = rt.typeOf(h);
  return slots.float !== undefined || slots.index !== undefined;
}

const complexNew = native('complex', 'real=0, imag=0', () => NULL);

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (args.length > 1 || kwnames !== null) {
    const [real, imag] = bindArguments(rt, complexNew, args, kwnames);
    return newComplexOf(rt, type, combine(rt, real === NULL ? rt.newInt(0) : real, imag));
  }
  if (args.length === 0) return newComplexOf(rt, type, { real: 0, imag: 0 });
  const [x] = args;
  if (rt.heap.type[x] === TypeId.Complex && type.index === TypeId.Complex) return x;
  if (rt.isStr(x))
    return newComplexOf(
      rt,
      type,
      guarded(rt, () => complexFromString(rt.text(x))),
    );
  const special = specialMethod(rt, x);
  if (special !== null) return newComplexOf(rt, type, special);
  if (isComplex(rt, x)) return newComplexOf(rt, type, complexValue(rt, x));
  if (isReal(rt, x)) return newComplexOf(rt, type, { real: rt.toFloat(x), imag: 0 });
  const given = fullyQualifiedName(rt, rt.typeOf(x));
  return rt.raise('TypeError', `complex() argument must be a string or a number, not ${given}`);
}

/** `complex(real, imag)`: real + imag * 1j, also for parts that are complex themselves (deprecated). */
function combine(rt: Runtime, realPart: Handle, imagPart: Handle): Complex {
  const special = specialMethod(rt, realPart);
  const refuse = (name: string, h: Handle): string =>
    `complex() argument '${name}' must be a real number, not ${fullyQualifiedName(rt, rt.typeOf(h))}`;
  if (special === null && !isReal(rt, realPart)) rt.raise('TypeError', refuse('real', realPart));
  if (imagPart !== NULL && !isReal(rt, imagPart) && !isComplex(rt, imagPart)) {
    rt.raise('TypeError', refuse('imag', imagPart));
  }
  if (special !== null) rt.warn('DeprecationWarning', refuse('real', realPart));
  let { real, imag } = special ?? { real: toDouble(rt, realPart), imag: 0 };
  if (imagPart === NULL) return { real, imag };
  if (isComplex(rt, imagPart)) {
    rt.warn('DeprecationWarning', refuse('imag', imagPart));
    const second = complexValue(rt, imagPart);
    real -= second.imag;
    imag = special === null ? second.real : second.real + imag;
  } else {
    const second = toDouble(rt, imagPart);
    imag = special === null ? second : second + imag;
  }
  return { real, imag };
}

function exact(rt: Runtime, self: Handle): Handle {
  if (rt.heap.type[self] === TypeId.Complex) return self;
  const { real, imag } = complexValue(rt, self);
  return newComplex(rt, real, imag);
}

export const complexType = defineType({
  id: TypeId.Complex,
  name: 'complex',
  flags: TypeFlag.BaseType,
  doc:
    'Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a ' +
    "single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a " +
    'complex number\nwith the specified real and imaginary components.',
  slots: {
    new: create,
    repr: (rt, self) => rt.newStr(reprComplex(complexValue(rt, self))),
    hash,
    richcompare,
    add: binary(complexAdd),
    subtract: binary(complexSub),
    multiply: binary(complexMul),
    trueDivide: binary(complexDiv),
    power,
    negative(rt, self) {
      const { real, imag } = complexValue(rt, self);
      return newComplex(rt, -real, -imag);
    },
    positive: exact,
    absolute: (rt, self) => rt.newFloat(guarded(rt, () => complexAbs(complexValue(rt, self)))),
    bool(rt, self) {
      const { real, imag } = complexValue(rt, self);
      return real !== 0 || imag !== 0;
    },
  },
  methods: [
    native(
      'from_number',
      'number, /',
      (rt, cls, number) => {
        const isExact = cls === rt.types[TypeId.Complex].handle;
        if (isExact && rt.heap.type[number] === TypeId.Complex) return number;
        const value = isComplex(rt, number) ? complexValue(rt, number) : specialMethod(rt, number);
        const { real, imag } = value ?? { real: rt.toFloat(number), imag: 0 };
        const made = newComplex(rt, real, imag);
        return isExact ? made : rt.call(cls, [made]);
      },
      { binding: 'class' },
    ),
    native('conjugate', '', (rt, self) => {
      const { real, imag } = complexValue(rt, self);
      return newComplex(rt, real, -imag);
    }),
    native('__complex__', '', exact),
    native('__getnewargs__', '', (rt, self) => {
      const { real, imag } = complexValue(rt, self);
      return newTuple(rt, [rt.newFloat(real), rt.newFloat(imag)]);
    }),
    native('__format__', 'format_spec, /', (rt, self, spec) => {
      const text = formatSpecText(rt, spec);
      if (text === '') return rt.newStr(rt.str(self));
      const { name } = rt.typeOf(self);
      return rt.newStr(guarded(rt, () => formatComplex(complexValue(rt, self), text, fuelOf(rt), name)));
    }),
  ],
  getset: {
    real: { get: (rt, self) => rt.newFloat(complexValue(rt, self).real) },
    imag: {
      get: (rt, self) => rt.newFloat(complexValue(rt, self).imag),
    },
  },
});
