import assert from 'node:assert/strict';
import { sortHandles } from '../../../../src/simulator/objects/listsort';
import { recordedTable } from './recorded';

const PRIME = 1000000007;

/** The generator of record/sort.py. */
function makeKeys(seed: number): { readonly keys: number[]; readonly pattern: number } {
  let state = seed;
  const rand = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Number((BigInt(state) * BigInt(limit)) / 0x80000000n);
  };
  const pattern = seed % 8;
  const n = rand([5, 40, 70, 130, 700, 3000][Math.floor(seed / 8) % 6]);
  const fill = (make: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => make(i));
  const patterns: (() => number[])[] = [
    () => fill(() => rand(1000000)),
    () => fill(() => rand(5)),
    () => fill((i) => n - i),
    () => fill((i) => n - Math.floor(i / 3)),
    () => fill((i) => (rand(20) !== 0 ? i : rand(n))),
    () => fill((i) => (i % 37) * (Math.floor(i / 100) % 2 === 1 ? 1 : -1)),
    () => fill((i) => ((Math.floor(i / 50) * 7) % 11) * 1000 + (i % 50)),
    () => fill((i) => (i < Math.floor(n / 2) ? (i * i) % 101 : i)),
  ];
  return { keys: patterns[pattern](), pattern };
}

describe('the sort of lists', () => {
  it('compares the pairs that CPython compares, in its order', () => {
    for (const [, args, expected] of recordedTable('sort')) {
      const [seed, , n] = args as number[];
      const { keys } = makeKeys(seed);
      assert.equal(keys.length, n);
      let count = 0;
      let trace = 0;
      const places = keys.map((_, i) => i);
      sortHandles(places, null, (a, b) => {
        count++;
        trace = (trace * 31 + a * 7 + b) % PRIME;
        return keys[a] < keys[b];
      });
      const order = places.reduce((sum, place) => (sum * 31 + place) % PRIME, 0);
      assert.deepEqual([count, trace, order], expected, `seed ${seed}`);
    }
  });

  it('carries values along with their keys', () => {
    const keys = [3, 1, 2, 1];
    const values = [30, 10, 20, 11];
    sortHandles(keys, values, (a, b) => a < b);
    assert.deepEqual(
      [keys, values],
      [
        [1, 1, 2, 3],
        [10, 11, 20, 30],
      ],
    );
  });

  it('leaves a permutation behind when a comparison throws', () => {
    for (let limit = 0; limit < 3000; limit += 41) {
      const { keys } = makeKeys(45);
      const places = keys.map((_, i) => i);
      const values = places.map((place) => place * 2);
      let count = 0;
      const sort = (): void =>
        sortHandles(places, values, (a, b) => {
          if (count++ === limit) throw new Error('stop');
          return keys[a] < keys[b];
        });
      if (limit < 1000) assert.throws(sort, /stop/);
      else
        try {
          sort();
        } catch {
          /* fewer comparisons were needed in the other runs */
        }
      assert.deepEqual(
        [...places].sort((a, b) => a - b),
        keys.map((_, i) => i),
      );
      assert.deepEqual(
        values,
        places.map((place) => place * 2),
      );
    }
  });

  it('survives comparisons that contradict each other', () => {
    const places = Array.from({ length: 500 }, (_, i) => i);
    let flip = 0;
    sortHandles(places, null, () => (flip = (flip * 5 + 3) % 7) % 2 === 0);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      Array.from({ length: 500 }, (_, i) => i),
    );
  });
});
