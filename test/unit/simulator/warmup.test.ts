/** What the idle worker runs for nobody comes to its end, in pieces. */
import assert from 'node:assert/strict';
import type { Run } from '../../../src/simulator';
import { WarmUp } from '../../../src/simulator/warmup';
import { testSimulator } from '../../support/simulator';

describe('the warm-up', () => {
  it('runs to its end and then has no more to do', async function () {
    // Without the library's compiled code it has much to compile.
    this.timeout(120_000);
    const simulator = await testSimulator();
    const runs: Run[] = [];
    const warmUp = new WarmUp((source) => {
      const run = simulator.start(source, {
        filename: 'warmup.py',
        limits: { steps: 1_000_000, milliseconds: 60_000, bytes: 2 ** 29 },
        record: true,
        keep: 'oldest',
        input: [],
        argv: [],
        readFile: () => null,
      });
      runs.push(run);
      return run;
    });
    let pieces = 1;
    while (warmUp.advance(5)) pieces++;
    assert.equal(warmUp.advance(5), false);
    assert.deepEqual(
      runs.map((run) => run.outcome),
      [
        { kind: 'finished', exitCode: 0 },
        { kind: 'finished', exitCode: 0 },
      ],
    );
    assert.ok(pieces > 10, `${pieces} pieces`);
  });
});
