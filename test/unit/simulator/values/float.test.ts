import assert from 'node:assert/strict';
import fc from 'fast-check';
import { complexFromString, reprComplex } from '../../../../src/simulator/values/complexrepr';
import {
  asIntegerRatio,
  floatFromHex,
  floatFromString,
  floatToHex,
  isInteger,
  reprFloat,
  roundToDigits,
  roundToInt,
  truncToInt,
} from '../../../../src/simulator/values/floatrepr';
import { toBig } from '../../../../src/simulator/values/intnorm';
import { doubleToString } from '../../../../src/simulator/values/pystrtod';
import { checkTable, recordedTable } from './recorded';

describe('float and complex as text', () => {
  it('agrees with CPython', () => {
    checkTable(recordedTable('float'), {
      repr: reprFloat,
      hex: floatToHex,
      fromhex: floatFromHex,
      ratio: asIntegerRatio,
      isInteger,
      int: truncToInt,
      round: roundToInt,
      roundDigits: roundToDigits,
      float: floatFromString,
      reprComplex,
      complex: complexFromString,
      doubleToString,
    });
  });

  it('reads back what repr and hex wrote', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        assert.ok(Object.is(floatFromString(reprFloat(x)), x));
        assert.ok(Object.is(floatFromHex(floatToHex(x)), x));
      }),
    );
  });

  it('gives a ratio that is the value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-280, max: 1e300 }), (x) => {
        const [numerator, denominator] = asIntegerRatio(x);
        const exponent = toBig(denominator).toString(2).length - 1;
        assert.equal(toBig(denominator), 1n << BigInt(exponent));
        assert.equal(Number(numerator) * 2 ** -exponent, x);
      }),
    );
  });
});
