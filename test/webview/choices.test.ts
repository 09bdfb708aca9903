/** What the reader leaves out of the picture, looks at alone, or wants to be told: by the menu, kept by the host. */
import assert from 'node:assert/strict';
import { NO_CHOICES } from '../../src/model';
import { PanelLab } from './support/panel';
import type { Panel } from './support/panel';
import { SCENES } from './support/scenes';

const choose = async (panel: Panel, selector: string, item: string): Promise<void> => {
  await panel.page.locator(selector).first().click({ button: 'right' });
  await panel.page.getByRole('menu').getByText(item, { exact: true }).click();
  await panel.settle();
};

const cards = (panel: Panel): Promise<number> => panel.page.locator('.card:not(.leave)').count();

describe('choices', function () {
  this.timeout(60_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  it('hide a type, say so, and bring it back', async () => {
    const panel = await lab.panel();
    await panel.show(SCENES['multiple-frames']!());
    const all = await cards(panel);
    await choose(panel, '[data-id="o3"]', 'Hide every list');
    assert.equal(await cards(panel), all - 1);
    assert.match(await panel.page.locator('.choices').innerText(), /1 object hidden/);
    const kept = (await panel.sent()).filter((message) => message.kind === 'choices').at(-1);
    assert.deepEqual(kept, { kind: 'choices', choices: { ...NO_CHOICES, hiddenTypes: ['list'] } });
    await panel.page.locator('.choices').getByText('Show everything').click();
    await panel.settle();
    assert.equal(await cards(panel), all);
    assert.equal(await panel.page.locator('.choices').isVisible(), false);
    await panel.close();
  });

  it('show one variable and what it reaches, alone', async () => {
    const panel = await lab.panel();
    await panel.show(SCENES['multiple-frames']!());
    await choose(panel, '.state-running [data-row="n:b"]', 'Look at b alone');
    // Three frames, and the list.
    assert.equal(await cards(panel), 4);
    assert.equal(await panel.page.locator('[data-edge]').count(), 1);
    assert.match(await panel.page.locator('.choices').innerText(), /Only b and what it reaches/);
    await panel.close();
  });

  it('come from an earlier session', async () => {
    const panel = await lab.panel();
    await panel.post({ kind: 'choices', choices: { ...NO_CHOICES, hiddenShapes: ['function', 'method'] } });
    await panel.show(SCENES['multiple-frames']!());
    assert.equal(await panel.page.locator('.card.function').count(), 0);
    await panel.close();
  });

  it('tell counts, and who is counted', async () => {
    const panel = await lab.panel();
    await panel.show(SCENES['multiple-frames']!());
    await choose(panel, '[data-id="o3"]', 'Reference counts');
    await panel.page.locator('[data-id="o3"] .card-note').hover();
    const asked = (await panel.sent()).find((message) => message.kind === 'holders');
    assert.ok(asked?.kind === 'holders' && asked.object === 3);
    const variable = { kind: 'variable', name: 'a', frame: 7, frameName: 'outer' } as const;
    await panel.post({ kind: 'held', run: 1, object: 3, held: { refcount: 1, holders: [variable] } });
    await panel.page.locator('.holders').waitFor({ state: 'visible' });
    assert.match(await panel.page.locator('.holders').innerText(), /1 reference\s+a in outer/);
    assert.deepEqual(panel.problems, []);
    await panel.close();
  });
});
