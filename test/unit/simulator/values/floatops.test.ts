import assert from 'node:assert/strict';
import fc from 'fast-check';
import { preciseExp, preciseLog } from '../../../../src/simulator/values/doubledouble';
import {
  floatDivMod,
  floatFloorDiv,
  floatMod,
  floatPow,
  floatTrueDiv,
} from '../../../../src/simulator/values/floatops';
import { checkTable, recordedTable } from './recorded';

describe('arithmetic of float', () => {
  it('agrees with CPython, with powers rounded correctly', () => {
    checkTable(recordedTable('floatops'), {
      pow: floatPow,
      truediv: floatTrueDiv,
      floordiv: floatFloorDiv,
      mod: floatMod,
      divmod: floatDivMod,
      exp: preciseExp,
      log: preciseLog,
    });
  });

  it('squares as multiplication does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e150, max: 1e150 }), (x) => {
        assert.equal(floatPow(x, 2), x * x);
      }),
    );
  });

  it('has roots and reciprocals as powers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-300, max: 1e300 }), (x) => {
        assert.equal(floatPow(x, 0.5), Math.sqrt(x));
        assert.equal(floatPow(x, -1), 1 / x);
      }),
    );
  });
});
