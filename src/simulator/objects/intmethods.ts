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
  native('conjugate', '', exact),
  native('bit_length', '', (rt, self) => rt.newInt(intBitLength(intValue(rt, self)))),
  native('bit_count', '', (rt, self) => rt.newInt(intBitCount(intValue(rt, self)))),
  native('to_bytes', "length=1, byteorder='big', *, signed=False", toBytes),
  native('from_bytes', "bytes, byteorder='big', *, signed=False", fromBytes, {
    binding: 'class',
  }),
  native('as_integer_ratio', '', (rt, self) => newTuple(rt, [exact(rt, self), rt.newInt(1)])),
  native('__trunc__', '', exact),
  native('__floor__', '', exact),
  native('__ceil__', '', exact),
  native('__round__', 'ndigits=None, /', (rt, self, ndigits) => {
    if (ndigits === NULL || ndigits === NONE) return exact(rt, self);
    const digits = rt.index(ndigits);
    if (digits >= 0) return exact(rt, self);
    return newInt(
      rt,
      guarded(rt, () => intRoundDigits(intValue(rt, self), digits, fuelOf(rt))),
    );
  }),
  native('__getnewargs__', '', (rt, self) => newTuple(rt, [newInt(rt, intValue(rt, self))])),
  native('__format__', 'format_spec, /', (rt, self, spec) => {
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
  }),
  native('__sizeof__', '', (rt, self) => rt.newInt(sizeOfInt(intValue(rt, self)))),
  native('is_integer', '', () => TRUE),
];

export const intGetset: Readonly<Record<string, GetSet>> = {
  real: { get: exact },
  imag: { get: (rt) => rt.newInt(0) },
  numerator: { get: exact },
  denominator: { get: (rt) => rt.newInt(1) },
};
