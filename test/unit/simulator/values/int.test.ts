import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as conv from '../../../../src/simulator/values/intconv';
import * as ops from '../../../../src/simulator/values/intops';
import { ValueProblem } from '../../../../src/simulator/values/problem';
import { checkTable, recordedTable } from './recorded';

const anyInt = fc.bigInt({ min: -(1n << 130n), max: 1n << 130n }).map(ops.normInt);
const nearSafe = fc.bigInt({ min: -(1n << 55n), max: 1n << 55n }).map(ops.normInt);

describe('int', () => {
  it('agrees with CPython', () => {
    checkTable(recordedTable('int'), {
      add: ops.intAdd,
      sub: ops.intSub,
      mul: ops.intMul,
      floordiv: ops.intFloorDiv,
      mod: ops.intMod,
      divmod: ops.intDivMod,
      truediv: conv.intTrueDiv,
      and: ops.intAnd,
      or: ops.intOr,
      xor: ops.intXor,
      gcd: ops.intGcd,
      lcm: ops.intLcm,
      neg: ops.intNeg,
      abs: ops.intAbs,
      invert: ops.intInvert,
      bitLength: ops.intBitLength,
      bitCount: ops.intBitCount,
      isqrt: ops.intSqrt,
      str: (a: ops.PyInt) => conv.intToString(a),
      bin: conv.intToBin,
      oct: conv.intToOct,
      hex: conv.intToHex,
      float: conv.intToFloat,
      lshift: ops.intLShift,
      rshift: ops.intRShift,
      pow: ops.intPow,
      powmod: ops.intPowMod,
      compare: ops.intCompare,
      compareFloat: ops.intCompareFloat,
      roundDigits: ops.intRoundDigits,
      toBytes: conv.intToBytes,
      fromBytes: conv.intFromBytes,
      parse: conv.intFromString,
    });
  });

  it('keeps one representation and the exact value near the border of safe numbers', () => {
    fc.assert(
      fc.property(nearSafe, nearSafe, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)];
        assert.equal(ops.intAdd(a, b), ops.normInt(x + y));
        assert.equal(ops.intSub(a, b), ops.normInt(x - y));
        assert.equal(ops.intMul(a, b), ops.normInt(x * y));
        assert.equal(ops.intAnd(a, b), ops.normInt(x & y));
        assert.equal(ops.intOr(a, b), ops.normInt(x | y));
        assert.equal(ops.intXor(a, b), ops.normInt(x ^ y));
      }),
      { numRuns: 2000 },
    );
  });

  it('divides so that quotient and remainder give the dividend back', () => {
    fc.assert(
      fc.property(anyInt, anyInt, (a, b) => {
        fc.pre(b !== 0);
        const [quotient, remainder] = ops.intDivMod(a, b);
        assert.equal(ops.intAdd(ops.intMul(quotient, b), remainder), a);
        assert.ok(b > 0 ? remainder >= 0 && remainder < b : remainder <= 0 && remainder > b);
      }),
    );
  });

  it('finds the greatest common divisor of long numbers as Euclid does', () => {
    const long = fc.bigInt({ min: 0n, max: 1n << 700n });
    fc.assert(
      fc.property(long, long, long, (a, b, common) => {
        let [x, y] = [a * common, b * common];
        while (y !== 0n) [x, y] = [y, x % y];
        assert.equal(ops.intGcd(ops.normInt(a * common), ops.normInt(-b * common)), ops.normInt(x));
      }),
      { numRuns: 500 },
    );
  });

  it('reads back what it wrote in every base', () => {
    fc.assert(
      fc.property(anyInt, fc.integer({ min: 2, max: 36 }), (a, base) => {
        assert.equal(conv.intFromString(a.toString(base), base), a);
        assert.equal(conv.intFromString(conv.intToString(a)), a);
        assert.equal(conv.intFromBytes(conv.intToBytes(a, 20, 'little', true), 'little', true), a);
      }),
    );
  });

  it('asks for fuel before a huge computation, and counts small ones as free', () => {
    class Stop extends Error {}
    let asked: number;
    const limited = (cost: number): void => {
      asked = cost;
      if (cost > 1e6) throw new Stop();
    };
    assert.throws(() => ops.intPow(10, 100_000_000, limited), Stop);
    assert.throws(() => ops.intLShift(1, 1e11, limited), Stop);
    asked = 0;
    ops.intPow(3, 100, limited);
    ops.intMul(10n ** 30n, 10n ** 30n, limited);
    assert.equal(asked, 0);
    assert.throws(
      () => ops.intLShift(1, 1e11),
      (error) => error instanceof ValueProblem && error.kind === 'MemoryError',
    );
  });
});
