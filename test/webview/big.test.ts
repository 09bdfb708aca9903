/** Big data stays fluent: a list of a million items and a graph of ten thousand nodes, opened, stepped, expanded, paged and looked at alone. */
import assert from 'node:assert/strict';
import type { Recording } from '../../src/model';
import { RecordedHost } from '../gallery/host';
import { testSimulator } from '../support/simulator';
import type { Panel } from './support/panel';
import { PanelLab } from './support/panel';

const FILE = 'big.py';

const MILLION = `numbers = list(range(1_000_000))
total = 0
for i in range(40):
    total += numbers[i]
    numbers[i] = -i
    numbers.append(i)
print(total)
`;

const GRAPH = `class Node:
    def __init__(self, n):
        self.n = n
        self.next = []

nodes = [Node(n) for n in range(10_000)]
for i, node in enumerate(nodes):
    node.next += [nodes[(i * 7 + 1) % 10_000], nodes[(i * 13 + 5) % 10_000]]
here = nodes[0]
for k in range(40):
    here = here.next[k % 2]
    nodes[k].n = -k
print(here.n)
`;

const record = async (source: string): Promise<Recording> => {
  const run = (await testSimulator()).start(source, {
    filename: FILE,
    limits: { steps: 2_000_000, milliseconds: 60_000, bytes: 1 << 30 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
  });
  while (run.advance(Infinity));
  return run.recording!;
};

const middle = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

/** What a step may take. */
const FLUENT = 50;

describe('big data', function () {
  this.timeout(180_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  for (const [name, source, variable] of [
    ['a list of a million items', MILLION, 'numbers'],
    ['a graph of ten thousand nodes', GRAPH, 'nodes'],
  ] as const)
    it(`is fluent with ${name}`, async () => {
      const recording = await record(source);
      const { steps } = recording.summary();
      const panel: Panel = await lab.panel({ width: 900, height: 640 });
      const host = await RecordedHost.attach(panel);
      const times: Record<string, number> = {};
      const drawn = (): Promise<number> =>
        panel.page.locator('.canvas').evaluate((canvas) => Number(canvas.dataset['milliseconds']));
      const timed = async (what: string, act: () => Promise<void>): Promise<void> => {
        const before = await panel.drawn();
        await act();
        await panel.page.waitForFunction(
          (count) => Number(document.querySelector('.canvas')?.getAttribute('data-drawn')) > count,
          before,
        );
        times[what] = await drawn();
      };
      const opening = performance.now();
      await host.open(FILE, recording, steps - 1);
      times['open, plan and settle'] = performance.now() - opening;

      const ready: number[] = [];
      const viewed: number[] = [];
      for (let step = steps - 2; step > steps - 42; step--) {
        const start = performance.now();
        recording.view(step, { maxObjects: 60, maxSlots: 12, windows: new Map() });
        viewed.push(performance.now() - start);
        await host.show(step);
        ready.push(await drawn());
      }
      times['step (view)'] = middle(viewed);
      times['step (draw)'] = middle(ready);
      await host.show(steps - 1);

      await timed('look at one variable alone', async () => {
        await panel.page.locator('.look-frame .label').filter({ hasText: variable }).first().click({ button: 'right' });
        await panel.page.getByRole('menuitem', { name: `Look at ${variable} alone` }).click();
      });
      await timed('look at everything', () => panel.page.getByRole('button', { name: 'Show everything' }).click());
      for (const what of ['expand', 'expand more', 'page on'])
        await timed(what, () =>
          panel.page.locator('[data-more=after]').first().dispatchEvent('click', { bubbles: true }),
        );
      console.log(
        `      ${Object.entries(times)
          .map(([what, time]) => `${what} ${time.toFixed(1)} ms`)
          .join(', ')}`,
      );
      assert.ok(times['step (view)']! + times['step (draw)']! < FLUENT);
      assert.ok(times['expand']! < FLUENT * 2);
      assert.deepEqual(panel.problems, []);
      await panel.close();
    });
});
