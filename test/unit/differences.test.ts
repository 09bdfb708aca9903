import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findDifferences, readmeWith, recorded, simulatorOutput } from '../differences/differences';

describe('known differences', () => {
  const differences = findDifferences();

  for (const difference of differences) {
    it(`still is one, and as recorded: ${difference.name}`, async () => {
      const output = await simulatorOutput(difference);
      assert.equal(output, recorded(difference, 'simulator'), 'run `npm run differences`');
      assert.notEqual(output, recorded(difference, 'cpython') ?? output, 'the difference is gone: delete its program');
    });
  }

  it('stand in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    assert.equal(readme, readmeWith(differences), 'run `npm run differences`');
  });
});
