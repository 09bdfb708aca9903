/** An object keeps its place for life: over the recordings of all example programs nothing that survives a step moves. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '../../../src/model';
import { Layout } from '../../support/layout';
import { recorded } from '../../support/recorded';

const examples = join(import.meta.dirname, '../../../media/examples');
/** Steps of a recording that are walked through. */
const MOST_STEPS = 400;

const record = (file: string): Promise<Recording> => recordText(file, readFileSync(join(examples, file), 'utf8'));

const recordText = (file: string, text: string): Promise<Recording> =>
  recorded(text, {
    filename: file,
    limits: { steps: 2_000_000, milliseconds: 60_000, bytes: 512 * 1024 * 1024 },
    readLine: () => null,
  });

/**
 * The pixels that cards of the heap moved, and by which cards: from the first time they were seen, whatever was looked
 * at in between.
 */
const walk = (recording: Recording, which: number | readonly number[] = MOST_STEPS): readonly string[] => {
  const { steps, firstStep } = recording.summary();
  const layout = new Layout(recording);
  const moved: string[] = [];
  const stood = new Map<string, { readonly x: number; readonly y: number }>();
  const order =
    typeof which === 'number'
      ? Array.from({ length: Math.min(steps, which) }, (_unused, index) => firstStep + index)
      : which;
  for (const step of order) {
    for (const { info, name, x, y } of layout.at(step).cards) {
      if (info.kind !== 'object' || info.life === 'freed') continue;
      const old = stood.get(info.id);
      if (old === undefined) stood.set(info.id, { x, y });
      else if (old.x !== x || old.y !== y) {
        moved.push(`step ${step}: ${name} by ${x - old.x}, ${y - old.y}`);
        stood.set(info.id, { x, y });
      }
    }
  }
  return moved;
};

describe('places over whole recordings', function () {
  this.timeout(120_000);
  for (const file of readdirSync(examples).filter((name) => name.endsWith('.py')))
    it(`of ${file} are kept`, async () => assert.deepEqual(walk(await record(file)), []));
});

/** Lists, dicts and instances are born and die for thousands of steps. */
const LONG = `
class Job:
    def __init__(self, name, parts):
        self.name = name
        self.parts = parts
        self.next = None

queue = []
index = {}
done = 0
for n in range(420):
    job = Job(f"job {n}", [n, [n * 2]])
    queue.append(job)
    index[n] = job
    if len(queue) > 1:
        queue[-2].next = job
    if len(queue) > 6:
        old = queue.pop(0)
        del index[old.name and done]
        old.parts.clear()
        done += 1
    temporary = {"now": [job], "sum": [len(queue), done]}
    del temporary
print(done)
`;

describe('places over long recordings', function () {
  this.timeout(240_000);

  it('are kept for 5,000 steps of building and letting go', async () => {
    const recording = await recordText('long.py', LONG);
    const { steps } = recording.summary();
    assert.ok(steps > 5000, `${steps} steps`);
    assert.deepEqual(walk(recording, Infinity), []);
  });

  it('are kept when steps are visited in any order', async () => {
    const recording = await recordText('long.py', LONG);
    const { steps } = recording.summary();
    const order: number[] = [];
    let state = 7;
    for (let at = 0; at < 500; at++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      order.push(state % steps);
    }
    assert.deepEqual(walk(recording, order), []);
  });
});
