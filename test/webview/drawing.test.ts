/** Every scene drawn in a real browser: by the page, and by plain Mermaid as GitHub would. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramOf, visible } from '../../src/diagram';
import { PanelLab } from './support/panel';
import type { View } from '../../src/model';
import type { Panel } from './support/panel';
import { HOSTILE, SCENES } from './support/scenes';
import { THEMES } from './support/themes';
import type { ThemeName } from './support/themes';
import { ViewBuilder } from './support/views';

const root = join(import.meta.dirname, '../..');
const golden = join(root, 'test/golden');

interface Drawn {
  readonly nodes: number;
  readonly error: string;
}
declare const mermaid: {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
};

/** Rectangles of all cards on the screen. */
const rectangles = (panel: Panel): Promise<{ id: string; x: number; y: number; width: number; height: number }[]> =>
  panel.page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('.card:not(.leave)')].map((card) => {
      const { x, y, width, height } = card.querySelector('.box')!.getBoundingClientRect();
      return { id: card.dataset['id']!, x, y, width, height };
    }),
  );

/** Texts that stick out of the box they stand in; captions stand above it. */
const clipped = (panel: Panel): Promise<string[]> =>
  panel.page.evaluate(() => {
    const found: string[] = [];
    for (const card of document.querySelectorAll<SVGGElement>('.card')) {
      const box = card.querySelector('.outline-box')!.getBoundingClientRect();
      for (const text of card.querySelectorAll('.row text, .cell text, .look-frame text, .look-plain text')) {
        const { left, right } = text.getBoundingClientRect();
        if (left < box.left - 0.5 || right > box.right + 0.5) found.push(`${card.dataset['id']!}: ${text.textContent}`);
      }
    }
    return found;
  });

describe('drawing', function () {
  this.timeout(60_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  for (const [name, scene] of Object.entries(SCENES))
    it(`shows ${name}`, async () => {
      const panel = await lab.panel();
      const view = scene();
      await panel.show(view);
      const { cards, edges } = diagramOf(view, { maxText: Infinity, maxEdges: Infinity });
      const drawn = await rectangles(panel);
      assert.deepEqual(drawn.map((one) => one.id).sort(), cards.map((card) => card.id).sort());
      assert.equal(await panel.page.locator('[data-edge]').count(), edges.length);
      assert.deepEqual(await clipped(panel), []);
      for (const [index, a] of drawn.entries())
        for (const b of drawn.slice(index + 1))
          assert.ok(
            a.x + a.width <= b.x + 1 ||
              b.x + b.width <= a.x + 1 ||
              a.y + a.height <= b.y + 1 ||
              b.y + b.height <= a.y + 1,
            `${a.id} lies over ${b.id}`,
          );
      assert.deepEqual(panel.problems, []);
      assert.deepEqual(
        (await panel.sent()).filter((message) => message.kind === 'trouble'),
        [],
      );
      await panel.close();
    });

  for (const theme of Object.keys(THEMES) as ThemeName[])
    it(`takes the colours of ${theme}`, async () => {
      const panel = await lab.panel({ theme });
      await panel.show(SCENES['closures']!());
      const [paper, ink] = await panel.page.evaluate(() => [
        getComputedStyle(document.querySelector('.look-table .box')!).fill,
        getComputedStyle(document.querySelector('.picture .rest')!).fill,
      ]);
      const asRgb = (hex: string): string =>
        `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
      assert.equal(paper, asRgb(THEMES[theme].variables['editor-background']!));
      assert.equal(ink, asRgb(THEMES[theme].variables['editor-foreground']!));
      await panel.close();
    });

  it('slides an arrow to its new target, whatever way it takes there', async () => {
    /** Three nodes; the last one's link leads on, or back to the first. */
    const nodes = (back: boolean, step: number): View => {
      const b = new ViewBuilder(50);
      const end = b.list([], { id: 14 });
      for (const id of [11, 12]) b.instance('Node', { next: id + 1 }, { id });
      b.instance('Node', { next: back ? 11 : end }, { id: 13 });
      b.frame('<module>', { head: 11 }, { id: 2 });
      return b.view({ step });
    };
    for (const motion of ['no-preference', 'reduce'] as const) {
      const panel = await lab.panel();
      await panel.page.emulateMedia({ reducedMotion: motion });
      await panel.page.evaluate(() => {
        const slid: string[] = [];
        const { animate } = Element.prototype;
        Element.prototype.animate = function (keyframes, options): Animation {
          slid.push(this.closest<SVGElement>('.edge')?.dataset['edge'] ?? '');
          return animate.call(this, keyframes, options);
        };
        Object.assign(window, { slid });
      });
      await panel.show(nodes(false, 1), {}, { steps: 3 });
      await panel.post({
        kind: 'view',
        run: 1,
        request: 0,
        step: 2,
        view: nodes(true, 2),
        visit: { kind: 'none' },
        output: { start: 0, chunks: [] },
      });
      await panel.settle();
      assert.deepEqual(
        await panel.page.evaluate(() => (window as unknown as { slid: string[] }).slid),
        motion === 'reduce' ? [] : ['o13/n:next'],
      );
      assert.deepEqual(panel.problems, []);
      await panel.close();
    }
  });

  it('moves nothing by itself where motion is reduced', async () => {
    const panel = await lab.panel();
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    await panel.show(SCENES['linked-list']!());
    const moving = await panel.page.evaluate(() =>
      [...document.querySelectorAll('.picture, .picture *')]
        .filter((element) => {
          const { transitionProperty, transitionDuration, animationName } = getComputedStyle(element);
          const slides = /transform|(^|,| )d(,|$)/.test(transitionProperty) && !/^0s(, 0s)*$/.test(transitionDuration);
          return slides || animationName !== 'none';
        })
        .map((element) => element.getAttribute('class')),
    );
    assert.deepEqual(moving, []);
    await panel.close();
  });

  it('writes nets of references as numbers, which lead to their cards', async () => {
    const panel = await lab.panel();
    const b = new ViewBuilder();
    const ids = Array.from({ length: 9 }, (_unused, index) => 100 + index);
    for (const id of ids) b.list(ids, { id });
    b.frame('<module>', { all: b.list(ids) });
    await panel.show(b.view());
    assert.equal(await panel.page.locator('[data-edge^="o10"]').count(), 0);
    const number = panel.page.locator('.picture .id').nth(3);
    const text = (await number.textContent())!;
    await number.click();
    const label = await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const card = await panel.page.evaluate(() => document.activeElement?.textContent ?? '');
    assert.match(label, /^list/);
    assert.ok(card.includes(text), `${card} has ${text}`);
    await panel.close();
  });

  it('shows hostile text as text', async () => {
    const panel = await lab.panel();
    let state = 12345;
    const random = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    const spice = HOSTILE.join('') + 'abc #;:"[]{}()<>|&%$\\/`~!@^*?\'';
    const strings = [
      ...HOSTILE,
      ...Array.from({ length: 300 }, () =>
        Array.from({ length: 1 + random(14) }, () => spice.charAt(random(spice.length))).join(''),
      ),
    ];
    const b = new ViewBuilder();
    strings.forEach((text, index) => b.frame(text, { [`${text}${index}`]: b.value('str', text) }, { line: 1 }));
    const view = b.view();
    // All of them, not the first few: one frame each would be counted, so the names go into three frames.
    const all = new ViewBuilder();
    for (let part = 0; part < 8; part++)
      all.frame(
        `f${part}`,
        Object.fromEntries(
          strings.slice(part * 45, part * 45 + 45).map((text, index) => [`${text}${index}`, all.value('str', text)]),
        ),
      );
    await panel.show(all.view());
    const shown = new Set(await panel.page.locator('.row .value').allTextContents());
    for (const text of strings)
      if (text !== '' && Array.from(visible(text)).length < 36)
        assert.ok(shown.has(visible(text)), JSON.stringify(text));
    await panel.show({ ...view, step: 1 });
    assert.equal(await panel.page.locator('#app script, #app img, #app b, #app a[href^=javascript]').count(), 0);
    assert.deepEqual(panel.problems, []);
    assert.deepEqual(
      (await panel.sent()).filter((message) => message.kind === 'trouble'),
      [],
    );
    await panel.close();
  });

  it('is drawn by plain Mermaid, every golden', async () => {
    const page = await lab.browser.newPage();
    await page.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
    for (const file of readdirSync(golden).filter((name) => name.endsWith('.mmd'))) {
      const text = readFileSync(join(golden, file), 'utf8');
      const { nodes, error } = await page.evaluate(async (source): Promise<Drawn> => {
        mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
        try {
          const { svg } = await mermaid.render('golden', source);
          const drawn = new DOMParser().parseFromString(svg, 'text/html');
          return {
            nodes: drawn.querySelectorAll('.node').length,
            error: drawn.querySelector('.error-icon') === null ? '' : 'drawn as an error',
          };
        } catch (problem) {
          return { nodes: 0, error: String(problem) };
        }
      }, text);
      assert.equal(error, '', file);
      assert.equal(nodes, text.match(/^ *[fo](\d+|more)\["/gm)!.length, file);
    }
    await page.close();
  });
});
