/** Random programs with a fixed seed; `npm run fuzz` runs others, and more of them. */
import assert from 'node:assert/strict';
import { findDifference, programOf, theOracle } from '../../fuzz/both';
import { mutant, mutantsOf, verdictOf } from '../../fuzz/mutants';
import { Random } from '../../fuzz/random';
import { Programs } from '../../fuzz/programs';
import { shrink, write } from '../../fuzz/tree';

describe('random programs', function () {
  this.timeout(120_000);

  before(() => theOracle());

  it('do in the simulator what they do in CPython', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const source = write(new Programs(new Random(seed)).program());
      const difference = await findDifference(programOf(source));
      assert.equal(difference, null, `seed ${seed}: ${difference ?? ''}\n${source}`);
    }
  });

  it('are the same for the same seed, and of many kinds', () => {
    const text = (seed: number): string => write(new Programs(new Random(seed)).program());
    assert.equal(text(7), text(7));
    const all = Array.from({ length: 100 }, (_, seed) => text(seed)).join('');
    for (const construct of 'match lambda yield await except* finally: class := async global with del'.split(' ')) {
      assert.ok(all.includes(construct), construct);
    }
  });

  it('are made small', async () => {
    const program = new Programs(new Random(5)).program();
    const small = await shrink(program, (candidate) => Promise.resolve(write(candidate).includes('type(error)')), 2000);
    assert.ok(write(small).length < 100, write(small));
  });
});

describe('damaged programs', function () {
  this.timeout(120_000);

  it('end in an outcome, never in a mistake of ours', async () => {
    const programs = mutantsOf();
    let refused = 0;
    for (let seed = 1; seed <= 80; seed++) {
      if ((await verdictOf(mutant(seed, programs))) !== 'runs') refused++;
    }
    assert.ok(refused > 20 && refused < 80, `${refused} of 80 refused`);
  });
});
