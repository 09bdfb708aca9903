/** A panel of 300 pixels, and one at a zoom of 200 %: everything flows into the width, nothing has to be panned sideways. */
import assert from 'node:assert/strict';
import { RecordedHost } from '../gallery/host';
import { exhibit, programText } from '../gallery/programs';
import { axeFindings } from './support/axe';
import { PanelLab } from './support/panel';

const NAMES = [
  '01_linked_list',
  '04_binary_tree',
  '05_graph',
  '08_closures',
  '12_inheritance',
  '16_cycles',
  '17_garbage',
];

describe('a narrow panel', function () {
  this.timeout(180_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  for (const [what, size] of [
    ['of 300 pixels', { width: 300, height: 640, scale: 1 }],
    ['of 220 pixels', { width: 220, height: 640, scale: 1 }],
    ['of 465 pixels', { width: 465, height: 640, scale: 1 }],
    ['at a zoom of 200 %', { width: 320, height: 320, scale: 2 }],
  ] as const)
    it(`${what} shows every card in its width`, async () => {
      const panel = await lab.panel(size);
      const host = await RecordedHost.attach(panel);
      for (const name of NAMES) {
        const { recording, moments } = await exhibit(name, programText(name));
        await host.open(`${name}.py`, recording, moments[0]!.step);
        for (const { step } of moments) {
          await host.show(step);
          const { page, hidden, right } = await panel.page.evaluate(() => ({
            page: document.documentElement.scrollWidth,
            hidden: document.querySelector<HTMLElement>('.canvas')!.dataset['more'] ?? '',
            right: Math.max(
              ...[...document.querySelectorAll('.card:not(.leave), .edge:not(.leave) .line')].map(
                (one) => one.getBoundingClientRect().right,
              ),
            ),
          }));
          assert.equal(page, size.width);
          assert.doesNotMatch(hidden, /left|right/, `${name}, step ${step}`);
          assert.ok(right <= size.width, `${name}, step ${step}: ${right}`);
        }
      }
      for (const button of await panel.page.locator('.toolbar button:visible').all()) {
        const { x, width } = (await button.boundingBox())!;
        assert.ok(x >= 0 && x + width <= size.width);
      }
      assert.deepEqual(await axeFindings(panel.page), []);
      assert.deepEqual(panel.problems, []);
      await panel.close();
    });

  it('lays the picture out anew when it becomes narrow, and back', async () => {
    const panel = await lab.panel({ width: 800, height: 640 });
    const host = await RecordedHost.attach(panel);
    const { recording, moments } = await exhibit('05_graph', programText('05_graph'));
    await host.open('05_graph.py', recording, moments[0]!.step);
    const places = (): Promise<string[]> =>
      panel.page.evaluate(() =>
        [...document.querySelectorAll<SVGGElement>('.card:not(.leave)')].map((card) => card.style.transform),
      );
    const wide = await places();
    await panel.page.setViewportSize({ width: 300, height: 640 });
    await panel.settle();
    const narrow = await places();
    const columns = new Set(narrow.map((place) => /\((\S+)px/.exec(place)![1]));
    assert.equal(columns.size, 2, 'the stack, and the heap in one column');
    await panel.page.setViewportSize({ width: 800, height: 640 });
    await panel.settle();
    assert.deepEqual(await places(), wide);
    await panel.close();
  });
});
