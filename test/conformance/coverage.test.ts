import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { coveragePath, coverageText } from '../support/coverage';

describe('the table of what is covered', () => {
  const text = coverageText();

  it('is up to date', () => {
    assert.equal(readFileSync(coveragePath, 'utf8'), text, 'run `npm run coverage`');
  });

  it('leaves no node of the language out', () => {
    const missing = [...text.matchAll(/^\| (\w+) \| 0 \|$/gm)].map(([, kind]) => kind);
    assert.deepEqual(missing, []);
  });
});
