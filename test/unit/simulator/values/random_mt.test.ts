import assert from 'node:assert/strict';
import type { PyInt } from '../../../../src/simulator/values/intops';
import { MersenneTwister } from '../../../../src/simulator/values/random_mt';
import { checkTable, recordedTable } from './recorded';

function draws(seed: PyInt): PyInt[] {
  const twister = new MersenneTwister(seed);
  const result: PyInt[] = [];
  for (let i = 0; i < 8; i++) result.push(twister.random());
  for (const k of [0, 1, 5, 31, 32, 33, 53, 64, 65, 100, 128, 1000]) result.push(twister.getrandbits(k));
  for (let i = 0; i < 400; i++) twister.random();
  result.push(twister.random());
  return result;
}

describe('the Mersenne Twister', () => {
  it('draws what CPython draws', () => {
    checkTable(recordedTable('random'), {
      draws,
      state: () => {
        const twister = new MersenneTwister(7);
        twister.random();
        return twister.getState();
      },
      negative: () => new MersenneTwister(1).getrandbits(-1),
      shortState: () => new MersenneTwister(1).setState([1, 2]),
      badIndex: () => new MersenneTwister(1).setState([...new Array<number>(624).fill(1), 625]),
      negativeWord: () => new MersenneTwister(1).setState([-1, ...new Array<number>(624).fill(1)]),
      badWord: () => new MersenneTwister(1).setState([2n ** 64n, ...new Array<number>(623).fill(1), 1]),
    });
  });

  it('goes on where a saved state stood', () => {
    const twister = new MersenneTwister(3);
    for (let i = 0; i < 1000; i++) twister.nextWord();
    const state = twister.getState();
    const expected = Array.from({ length: 700 }, () => twister.nextWord());
    const other = new MersenneTwister();
    other.setState(state);
    assert.deepEqual(
      Array.from({ length: 700 }, () => other.nextWord()),
      expected,
    );
  });
});
