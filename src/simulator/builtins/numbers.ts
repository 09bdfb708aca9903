/** Builtin functions on numbers and characters. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { identityOf } from '../objects/identity';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { callSpecialOptional } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { hashAsInt } from '../protocols/hash';
import { powerOf } from '../protocols/number';
import { intToBin, intToHex, intToOct } from '../values/intconv';

const HASH = { lo: 0, hi: 0 };

function ordinal(rt: Runtime, c: Handle): Handle {
  if (rt.isStr(c)) {
    const text = rt.text(c);
    const point = text.codePointAt(0);
    if (point !== undefined && String.fromCodePoint(point).length === text.length) return rt.newInt(point);
    return rt.raise('TypeError', `ord() expected a character, but string of length ${rt.length(c)} found`);
  }
  const type = rt.typeOf(c);
  if (type.isSubtypeOf(rt.types[TypeId.Bytes]) || type.isSubtypeOf(rt.types[TypeId.ByteArray])) {
    if (rt.length(c) === 1) return rt.getItem(c, rt.newInt(0));
    return rt.raise('TypeError', `ord() expected a character, but string of length ${rt.length(c)} found`);
  }
  return rt.raise('TypeError', `ord() expected string of length 1, but ${type.name} found`);
}

export const numberFunctions: readonly NativeFunction[] = [
  native('abs', 'number, /', (rt, _self, x) => rt.unary('absolute', x)),
  native('bin', 'number, /', (rt, _self, x) => rt.newStr(intToBin(rt.index(x)))),
  native('oct', 'number, /', (rt, _self, x) => rt.newStr(intToOct(rt.index(x)))),
  native('hex', 'number, /', (rt, _self, x) => rt.newStr(intToHex(rt.index(x)))),
  native('chr', 'i, /', (rt, _self, i) => {
    const value = rt.index(i);
    if (typeof value === 'bigint' || value < 0 || value > 0x10ffff) {
      rt.raise('ValueError', 'chr() arg not in range(0x110000)');
    }
    return rt.newStr(String.fromCodePoint(Number(value)));
  }),
  native('ord', 'c, /', (rt, _self, c) => ordinal(rt, c)),
  native('divmod', 'x, y, /', (rt, _self, x, y) => rt.binary('divmod', x, y)),
  native('pow', 'base, exp, mod=None', (rt, _self, base, exponent, mod) =>
    powerOf(rt, base, exponent, mod === NULL ? NONE : mod),
  ),
  native('round', 'number, ndigits=None', (rt, _self, number, digits) => {
    const result = callSpecialOptional(rt, number, '__round__', digits === NULL || digits === NONE ? [] : [digits]);
    if (result === NULL) rt.raise('TypeError', `type ${rt.typeOf(number).name} doesn't define __round__ method`);
    return result;
  }),
  native('hash', 'obj, /', (rt, _self, h) => {
    rt.hash(h, HASH);
    return hashAsInt(rt, HASH.lo, HASH.hi);
  }),
  native('id', 'obj, /', (rt, _self, h) => rt.newInt(identityOf(rt, h))),
  native('callable', 'obj, /', (rt, _self, h) => boolHandle(rt.isCallable(h))),
  native('all', 'iterable, /', (rt, _self, iterable) => {
    let all = true;
    rt.forEach(iterable, (item) => (all = rt.truth(item)));
    return all ? TRUE : FALSE;
  }),
  native('any', 'iterable, /', (rt, _self, iterable) => {
    let any = false;
    rt.forEach(iterable, (item) => !(any = rt.truth(item)));
    return any ? TRUE : FALSE;
  }),
];
