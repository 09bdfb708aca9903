/** How long a step takes in the panel, against plain Mermaid drawing the same text in the same browser. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { diagramOf } from '../../src/diagram';
import { PanelLab } from './support/panel';
import { wide } from './support/scenes';

declare const mermaid: {
  initialize(options: object): void;
  render(id: string, text: string): Promise<unknown>;
};

const middle = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

describe('speed of a step', function () {
  this.timeout(120_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  for (const count of [10, 50, 200])
    it(`at ${count} objects`, async () => {
      const views = Array.from({ length: 30 }, (_unused, step) => ({ ...wide(count, step), step }));
      const options = { maxCards: 300, maxText: Infinity, maxEdges: Infinity };
      const plainPage = await lab.browser.newPage();
      await plainPage.addScriptTag({
        path: join(import.meta.dirname, '../../node_modules/mermaid/dist/mermaid.min.js'),
      });
      const texts = views.slice(0, count > 100 ? 4 : 8).map((view) => diagramOf(view, options).text);
      const plain = await plainPage.evaluate(async (all) => {
        mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxTextSize: 1e6, maxEdges: 10_000 });
        const times: number[] = [];
        for (const text of all) {
          const start = performance.now();
          await mermaid.render('plain', text);
          times.push(performance.now() - start);
        }
        return times.slice(1);
      }, texts);
      await plainPage.close();

      const panel = await lab.panel({ width: 900, height: 700 });
      const time = async (): Promise<number> =>
        Number(await panel.page.locator('.canvas').getAttribute('data-milliseconds'));
      const unread: number[] = [];
      for (const view of views.slice(0, 15)) {
        await panel.show(view);
        unread.push(await time());
      }
      await panel.close();

      const stepping = await lab.panel({ width: 900, height: 700 });
      await stepping.play(views);
      await stepping.page.waitForTimeout(2500);
      const ready: number[] = [];
      for (let step = 1; step < 25; step++) {
        const before = await stepping.drawn();
        await stepping.page.locator('button[aria-label="Next step"]').click();
        await stepping.page.waitForFunction(
          (drawn) => Number(document.querySelector('.canvas')!.getAttribute('data-drawn')) > drawn,
          before,
        );
        ready.push(Number(await stepping.page.locator('.canvas').getAttribute('data-milliseconds')));
      }
      await stepping.close();
      const [a, b, c] = [middle(plain), middle(unread.slice(3)), middle(ready)];
      console.log(
        `      plain ${a.toFixed(0)} ms, a step not looked at before ${b.toFixed(1)} ms, a prepared step ${c.toFixed(1)} ms (p95 ${ready[Math.floor(ready.length * 0.95)]!.toFixed(1)})`,
      );
      assert.ok(c * 10 < a, `a prepared step takes ${c} ms, plain Mermaid ${a} ms`);
    });
});
