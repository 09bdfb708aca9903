import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as points from '../../../../src/simulator/values/codepoints';
import * as cases from '../../../../src/simulator/values/strcase';
import * as methods from '../../../../src/simulator/values/strmethods';
import { asciiString, reprString } from '../../../../src/simulator/values/strrepr';
import { checkTable, recordedTable } from './recorded';

/** One number over all code points, as record/str.py computes it. */
function checksum(name: string): number {
  const unary = { ...cases } as unknown as Record<string, (s: string) => string | boolean>;
  const method = unary[name] as (s: string) => string | boolean;
  let sum = 0n;
  for (let i = 0; i < 0x110000; i++) {
    const result = method(String.fromCodePoint(i));
    if (result === false) continue;
    const weight = result === true ? 1 : points.codePoints(result as string).reduce((a, b) => a + b, 0);
    sum += ((BigInt(i) * 2654435761n) % 4294967291n) * BigInt(weight);
  }
  return Number(sum % (1n << 48n));
}

describe('str', () => {
  it('agrees with CPython', function () {
    this.timeout(120_000);
    checkTable(recordedTable('str'), {
      ...cases,
      repr: reprString,
      ascii: asciiString,
      len: points.strLength,
      find: methods.find,
      rfind: methods.rfind,
      index: methods.index,
      rindex: methods.rindex,
      count: methods.count,
      startswith: methods.startswith,
      endswith: methods.endswith,
      contains: methods.contains,
      removeprefix: methods.removeprefix,
      removesuffix: methods.removesuffix,
      replace: methods.replace,
      split: methods.split,
      rsplit: methods.rsplit,
      partition: methods.partition,
      rpartition: methods.rpartition,
      splitlines: methods.splitlines,
      strip: (s: string, chars: string | null) => methods.strip(s, chars),
      lstrip: (s: string, chars: string | null) => methods.strip(s, chars, 'left'),
      rstrip: (s: string, chars: string | null) => methods.strip(s, chars, 'right'),
      ljust: methods.ljust,
      rjust: methods.rjust,
      center: methods.center,
      zfill: methods.zfill,
      expandtabs: methods.expandtabs,
      slice: points.sliceIndexes,
      sliceStep: points.sliceStep,
      compare: (a: string, b: string) => Math.sign(points.compareStrings(a, b)),
      maketrans: methods.maketrans,
      checksum,
    });
  });

  it('has characters, offsets and indexes that fit together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        const all = points.characters(s);
        assert.equal(points.strLength(s), all.length);
        all.forEach((char, i) => {
          assert.equal(points.charAtIndex(s, i), char);
          assert.equal(points.toIndex(s, points.toOffset(s, i)), i);
        });
      }),
    );
  });

  it('joins what it split', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1, maxLength: 2 }),
        fc.integer({ min: -1, max: 4 }),
        (s, sep, n) => {
          assert.equal(methods.split(s, sep, n).join(sep), s);
          assert.equal(methods.rsplit(s, sep, n).join(sep), s);
          assert.equal(methods.partition(s, sep).join(''), s);
          assert.equal(methods.splitlines(s, true).join(''), s);
        },
      ),
    );
  });

  it('asks for fuel before it makes a long string', () => {
    const stop = (): never => {
      throw new Error('stopped');
    };
    assert.throws(() => methods.repeat('ab', 1e8, stop), /stopped/);
    assert.throws(() => methods.ljust('ab', 1e8, ' ', stop), /stopped/);
    assert.throws(() => methods.replace('a'.repeat(10_000), 'a', 'b'.repeat(100), -1, stop), /stopped/);
    assert.equal(methods.repeat('ab', 100, stop).length, 200);
  });
});
