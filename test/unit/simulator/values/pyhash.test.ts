import assert from 'node:assert/strict';
import { normInt } from '../../../../src/simulator/values/intnorm';
import type { PyInt } from '../../../../src/simulator/values/intnorm';
import * as pyhash from '../../../../src/simulator/values/pyhash';
import type { Hash64 } from '../../../../src/simulator/values/pyhash';
import { checkTable, recordedTable } from './recorded';

function hashed(write: (out: Hash64) => void): PyInt {
  const out = pyhash.newHash();
  write(out);
  assert.ok((out.lo | 0) === out.lo && (out.hi | 0) === out.hi, 'halves are int32');
  return normInt(pyhash.hashToBigInt(out));
}

function hashOfInt(value: PyInt): Hash64 {
  const out = pyhash.newHash();
  pyhash.hashInt(value, out);
  return out;
}

describe('hashes', () => {
  // A 64-bit build wrote this table: the algorithms did not change from 3.13 to 3.14.
  it('agree with a 64-bit CPython', () => {
    const tuples = new pyhash.TupleHasher();
    const frozensets = new pyhash.FrozensetHasher();
    checkTable(recordedTable('hash64', /^3\.1[34]\./), {
      str: (s: string) => hashed((out) => pyhash.hashString(s, out)),
      bytes: (b: Uint8Array) => hashed((out) => pyhash.hashBytes(b, out)),
      int: (a: PyInt) => hashed((out) => pyhash.hashInt(a, out)),
      float: (x: number) => hashed((out) => assert.ok(pyhash.hashFloat(x, out))),
      complex: ({ real, imag }: { real: number; imag: number }) =>
        hashed((out) => {
          const parts = [pyhash.newHash(), pyhash.newHash()] as const;
          pyhash.hashFloat(real, parts[0]);
          pyhash.hashFloat(imag, parts[1]);
          pyhash.combineComplex(parts[0], parts[1], out);
        }),
      tuple: (items: PyInt[]) =>
        hashed((out) => {
          tuples.start();
          for (const item of items) tuples.add(hashOfInt(item));
          tuples.finish(items.length, out);
        }),
      slice: (items: PyInt[]) =>
        hashed((out) => {
          tuples.start();
          for (const item of items) tuples.add(hashOfInt(item));
          tuples.finishSlice(out);
        }),
      frozenset: (items: PyInt[]) =>
        hashed((out) => {
          frozensets.start();
          for (const item of items) frozensets.add(hashOfInt(item));
          frozensets.finish(items.length, out);
        }),
      none: () => hashed((out) => pyhash.hashNone(out)),
    });
  });

  it('of NaN and of objects go by identity', () => {
    assert.equal(pyhash.hashFloat(NaN, pyhash.newHash()), false);
    // 0x7f0123456780 >> 4, with the low four bits on top.
    assert.equal(
      hashed((out) => pyhash.hashPointer(0x23456780, 0x7f01, out)),
      normInt(0x7f0123456780n >> 4n),
    );
    assert.equal(
      hashed((out) => pyhash.hashPointer(0x23456788 | 0, 0x7f01, out)),
      normInt(BigInt.asIntN(64, (0x7f0123456788n >> 4n) | (8n << 60n))),
    );
  });

  it('of what __hash__ returned are never -1', () => {
    assert.equal(
      hashed((out) => pyhash.hashFromInt(-1, out)),
      -2,
    );
    assert.equal(
      hashed((out) => pyhash.hashFromInt(-7, out)),
      -7,
    );
  });
});
