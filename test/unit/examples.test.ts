/** The example programs of the extension run to their end in the simulator, and say what they are about. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { testSimulator } from '../support/simulator';

const folder = new URL('../../media/examples/', import.meta.url);

describe('examples', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.py')))
    it(name, async function () {
      this.timeout(60_000);
      const source = readFileSync(new URL(name, folder), 'utf8');
      assert.match(source, /^"""[A-Z].*[.!?]"""\n/);
      const run = (await testSimulator()).start(source, {
        filename: name,
        limits: { steps: 5_000_000, milliseconds: 30_000, bytes: 2 ** 30 },
        record: true,
        keep: 'oldest',
        input: [],
        argv: [],
        readFile: () => null,
      });
      while (run.advance(Infinity));
      assert.deepEqual(run.outcome, { kind: 'finished', exitCode: 0 });
      assert.notEqual(run.recording!.summary().output.length, 0);
    });
});
