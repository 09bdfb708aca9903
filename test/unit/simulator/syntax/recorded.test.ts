import assert from 'node:assert/strict';
import { describeOurs } from './cpython';
import { readTable, TABLES } from './recorded';

describe('syntax: recorded answers of CPython', () => {
  for (const table of TABLES) {
    const { version, entries } = readTable(table);

    it(`${table}: ${entries.length} snippets as ${version} reads them`, () => {
      assert.match(version, /^CPython 3\.14\./);
      assert.ok(entries.length > 150);
      const differences = entries.filter((entry) => describeOurs(entry.source, entry.mode) !== entry.answer);
      assert.deepEqual(
        differences.map(({ mode, source }) => `${mode} ${JSON.stringify(source)}\n${describeOurs(source, mode)}`),
        differences.map(({ mode, source, answer }) => `${mode} ${JSON.stringify(source)}\n${answer}`),
      );
    });
  }
});
