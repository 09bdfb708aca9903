/** A run that is paused again and again records what a run in one go does. */
import assert from 'node:assert/strict';
import type { Recording } from '../../../src/model';
import { testSimulator } from '../../support/simulator';

const PROGRAMS: Readonly<Record<string, string>> = {
  'loop of two lines': 'items = []\nfor i in range(3000):\n    items.append(i)\n',
  'loop of one line': 'n = 0\nwhile n < 6000: n += 1\n',
  branches: 'odd = even = 0\nfor i in range(2500):\n    if i % 2:\n        odd += 1\n    else:\n        even += 1\n',
  calls: 'def double(x):\n    return 2 * x\n\nt = 0\nfor i in range(1500):\n    t += double(i)\n',
  generator:
    'def count(n):\n    for i in range(n):\n        yield i\n\nt = sum(count(2500))\nfor i in count(2500):\n    t += i\n',
  exceptions:
    't = 0\nfor i in range(1500):\n    try:\n        if i % 3 == 0:\n            raise ValueError(i)\n    except ValueError:\n        t += 1\n    finally:\n        t += 1\n',
  comprehension: 'rows = [[i * j for i in range(60)] for j in range(60)]\n',
};

async function record(source: string, slice: number): Promise<{ recording: Recording; slices: number }> {
  const run = (await testSimulator()).start(source, {
    filename: 'a.py',
    limits: { steps: 1_000_000, milliseconds: 20_000, bytes: 2 ** 29 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
  });
  let slices = 1;
  while (run.advance(slice)) slices++;
  assert.equal(run.outcome.kind, 'finished');
  return { recording: run.recording!, slices };
}

describe('a run in slices', () => {
  for (const [name, source] of Object.entries(PROGRAMS)) {
    it(`goes on where it paused: ${name}`, async () => {
      const whole = await record(source, Infinity);
      const sliced = await record(source, 0);
      assert.ok(sliced.slices > 2, `${sliced.slices} slices`);
      const { steps } = whole.recording.summary();
      assert.equal(sliced.recording.summary().steps, steps);
      for (let step = 0; step < steps; step++) {
        const [a, b] = [whole.recording.stepInfo(step), sliced.recording.stepInfo(step)];
        assert.deepEqual([b.line, b.event, b.depth], [a.line, a.event, a.depth], `step ${step}`);
      }
    });
  }
});
