/** How long a step takes in the panel, against plain Mermaid drawing the same text in the same browser. */
import { join } from 'node:path';
import { diagramOf } from '../../src/diagram';
import { PanelLab } from '../webview/support/panel';
import { wide } from '../webview/support/scenes';

declare const mermaid: {
  initialize(options: object): void;
  render(id: string, text: string): Promise<unknown>;
};

/** Milliseconds of a step: medians, and what 95 of 100 prepared steps stay below. */
export interface StepTimes {
  readonly count: number;
  /** Plain Mermaid. */
  readonly plain: number;
  /** A step that the page has not looked at before. */
  readonly unread: number;
  /** A step that the page has read ahead. */
  readonly ready: number;
  readonly slow: number;
}

const sorted = (times: number[]): number[] => times.sort((a, b) => a - b);
const middle = (times: number[]): number => sorted(times)[times.length >> 1]!;

/** Measures steps at so many objects. */
export async function stepTimes(counts: readonly number[]): Promise<StepTimes[]> {
  const lab = await PanelLab.open();
  try {
    const measured: StepTimes[] = [];
    for (const count of counts) measured.push(await stepTimesAt(lab, count));
    return measured;
  } finally {
    await lab.close();
  }
}

async function stepTimesAt(lab: PanelLab, count: number): Promise<StepTimes> {
  const views = Array.from({ length: 30 }, (_unused, step) => ({ ...wide(count, step), step }));
  const options = { maxCards: 300, maxText: Infinity, maxEdges: Infinity };
  const plainPage = await lab.browser.newPage();
  await plainPage.addScriptTag({ path: join(import.meta.dirname, '../../node_modules/mermaid/dist/mermaid.min.js') });
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
  const unread: number[] = [];
  for (const view of views.slice(0, 15)) {
    await panel.show(view);
    unread.push(Number(await panel.page.locator('.canvas').getAttribute('data-milliseconds')));
  }
  await panel.close();

  const stepping = await lab.panel({ width: 900, height: 700 });
  await stepping.play(views);
  await stepping.page.waitForTimeout(2500);
  const ready: number[] = [];
  for (let step = 1; step < 25; step++) {
    const before = await stepping.drawn();
    await stepping.page.locator('button[aria-label^="Next step"]').click();
    await stepping.page.waitForFunction(
      (drawn) => Number(document.querySelector('.canvas')!.getAttribute('data-drawn')) > drawn,
      before,
    );
    ready.push(Number(await stepping.page.locator('.canvas').getAttribute('data-milliseconds')));
  }
  await stepping.close();
  const fast = middle(ready);
  return {
    count,
    plain: middle(plain),
    unread: middle(unread.slice(3)),
    ready: fast,
    slow: ready[Math.floor(ready.length * 0.95)]!,
  };
}
