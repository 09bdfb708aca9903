/** The methods and attributes of `int`. Twin of the end of Objects/longobject.c. */
import { NONE, NULL, TRUE, type Handle } from '../memory';
import { formatFloat, formatInt } from '../values/formatspec';
import { intFromBytes, intToBytes } from '../values/intconv';
import { intBitCount, intBitLength, intRoundDigits } from '../values/intops';
import { sizeOfInt } from '../values/sizes';
import { bytesFromObject } from './buffer';
import { intValue, newInt } from './int';
import { native, type NativeFunction } from './native';
import { fuelOf, guarded } from './problems';
import type { Runtime } from './runtime';
import type { GetSet } from './spec';
import { argumentKind, ssizeArgument } from './textargs';
import { newTuple } from './tuple';
import { TypeId } from './typeids';
import { TypeFlag } from './typeobject';

function exact(rt: Runtime, self: Handle): Handle {
  return rt.heap.type[self] === TypeId.Int ? self : newInt(rt, intValue(rt, self));
}

/** The text of a format spec; TypeError when it is no str. */
export function formatSpecText(rt: Runtime, spec: Handle): string {
  if (!rt.isStr(spec)) rt.raise('TypeError', `__format__() argument must be str, not ${argumentKind(rt, spec)}`);
  return rt.text(spec);
}

function byteOrder(rt: Runtime, name: string, order: Handle): string {
  if (order === NULL) return 'big';
  if (!rt.isStr(order))
    rt.raise('TypeError', `${name}() argument 'byteorder' must be str, not ${argumentKind(rt, order)}`);
  const text = rt.text(order);
  if (text !== 'little' && text !== 'big') rt.raise('ValueError', "byteorder must be either 'little' or 'big'");
  return text;
}

function toBytes(rt: Runtime, self: Handle, length: Handle, order: Handle, signed: Handle): Handle {
  const size = ssizeArgument(rt, length, 1);
  const byteorder = byteOrder(rt, 'to_bytes', order);
  const withSign = signed !== NULL && rt.truth(signed);
  if (size > 10_000) rt.fuel(size / 64);
  return rt.newBytes(guarded(rt, () => intToBytes(intValue(rt, self), size, byteorder, withSign)));
}

function fromBytes(rt: Runtime, cls: Handle, source: Handle, order: Handle, signed: Handle): Handle {
  const byteorder = byteOrder(rt, 'from_bytes', order);
  const withSign = signed !== NULL && rt.truth(signed);
  const bytes = bytesFromObject(rt, source);
  const value = newInt(
    rt,
    guarded(rt, () => intFromBytes(bytes, byteorder, withSign)),
  );
  return cls === rt.types[TypeId.Int].handle ? value : rt.call(cls, [value]);
}

export const intMethods: readonly NativeFunction[] = [
  native('conjugate', '', exact, { doc: 'Returns self, the complex conjugate of any int.' }),
  native('bit_length', '', (rt, self) => rt.newInt(intBitLength(intValue(rt, self))), {
    doc: "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6",
  }),
  native('bit_count', '', (rt, self) => rt.newInt(intBitCount(intValue(rt, self))), {
    doc:
      'Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population ' +
      "count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3",
  }),
  native('to_bytes', "length=1, byteorder='big', *, signed=False", toBytes, {
    doc: 'Return an array of bytes representing an integer.',
  }),
  native('from_bytes', "bytes, byteorder='big', *, signed=False", fromBytes, {
    binding: 'class',
    doc: 'Return the integer represented by the given array of bytes.',
  }),
  native('as_integer_ratio', '', (rt, self) => newTuple(rt, [exact(rt, self), rt.newInt(1)]), {
    doc:
      'Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a ' +
      'positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n' +
      '>>> (0).as_integer_ratio()\n(0, 1)',
  }),
  native('__trunc__', '', exact, { doc: 'Truncating an Integral returns itself.' }),
  native('__floor__', '', exact, { doc: 'Flooring an Integral returns itself.' }),
  native('__ceil__', '', exact, { doc: 'Ceiling of an Integral returns itself.' }),
  native(
    '__round__',
    'ndigits=None, /',
    (rt, self, ndigits) => {
      if (ndigits === NULL || ndigits === NONE) return exact(rt, self);
      const digits = rt.index(ndigits);
      if (digits >= 0) return exact(rt, self);
      return newInt(
        rt,
        guarded(rt, () => intRoundDigits(intValue(rt, self), digits, fuelOf(rt))),
      );
    },
    { doc: 'Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.' },
  ),
  native('__getnewargs__', '', (rt, self) => newTuple(rt, [newInt(rt, intValue(rt, self))])),
  native(
    '__format__',
    'format_spec, /',
    (rt, self, spec) => {
      const text = formatSpecText(rt, spec);
      if (text === '') return rt.newStr(rt.str(self));
      const { name } = rt.typeOf(self);
      // A class of ints may have a __float__ of its own (format_long_internal).
      if (rt.typeOf(self).has(TypeFlag.Heap) && /[eEfFgG%]$/.test(text)) {
        const value = rt.toFloat(self);
        return rt.newStr(guarded(rt, () => formatFloat(value, text, fuelOf(rt), name)));
      }
      const most = rt.payloads.intMaxStrDigits;
      return rt.newStr(guarded(rt, () => formatInt(intValue(rt, self), text, fuelOf(rt), name, most)));
    },
    { doc: 'Convert to a string according to format_spec.' },
  ),
  native('__sizeof__', '', (rt, self) => rt.newInt(sizeOfInt(intValue(rt, self))), {
    doc: 'Returns size in memory, in bytes.',
  }),
  native('is_integer', '', () => TRUE, {
    doc: 'Returns True. Exists for duck type compatibility with float.is_integer.',
  }),
];

export const intGetset: Readonly<Record<string, GetSet>> = {
  real: { get: exact, doc: 'the real part of a complex number' },
  imag: { get: (rt) => rt.newInt(0), doc: 'the imaginary part of a complex number' },
  numerator: { get: exact, doc: 'the numerator of a rational number in lowest terms' },
  denominator: { get: (rt) => rt.newInt(1), doc: 'the denominator of a rational number in lowest terms' },
};
