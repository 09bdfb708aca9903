/** The page's controls, against a played host. */
import assert from 'node:assert/strict';
import { diagramOf } from '../../src/diagram';
import type { PageMessage } from '../../src/protocol/webview';
import { axeFindings } from './support/axe';
import { Panel, PanelLab } from './support/panel';
import { SCENES, story } from './support/scenes';

const output = Array.from({ length: 6 }, (_unused, index) => ({
  stream: 'stdout' as const,
  text: `n=${index}\n`,
  step: index * 4 + 3,
}));

const ofKind = <K extends PageMessage['kind']>(
  messages: readonly PageMessage[],
  kind: K,
): Extract<PageMessage, { kind: K }>[] =>
  messages.filter((message): message is Extract<PageMessage, { kind: K }> => message.kind === kind);

describe('controls', function () {
  this.timeout(60_000);
  let lab: PanelLab;
  let panel: Panel;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());
  afterEach(async () => {
    assert.deepEqual(panel.problems, []);
    assert.deepEqual(ofKind(await panel.sent(), 'trouble'), []);
    await panel.close();
  });

  const click = (name: string): Promise<void> => panel.page.getByRole('button', { name, exact: false }).first().click();
  const field = (): Promise<string> => panel.page.getByLabel('Step', { exact: true }).inputValue();
  const until = async (step: string): Promise<void> => {
    await panel.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.step-field')!.value === text,
      step,
    );
  };

  it('says it is ready, and what to do without a file', async () => {
    panel = await lab.panel();
    assert.deepEqual(ofKind(await panel.sent(), 'ready'), [{ kind: 'ready', protocol: 1 }]);
    await panel.post({ kind: 'empty' });
    await panel.page.getByText('Open a Python file').waitFor();
    assert.equal(await panel.page.locator('.toolbar').isVisible(), false);
  });

  it('makes a move from the first picture of a new run when that was not there yet', async () => {
    panel = await lab.panel();
    const views = story();
    await panel.show(views[3]!);
    await panel.post({ kind: 'run', state: Panel.run(views.length, { run: 2 }) });
    await panel.page.locator('.total', { hasText: `of ${views.length}` }).waitFor();
    await click('Last step');
    assert.deepEqual(ofKind(await panel.sent(), 'show'), []);
    await panel.show(views[5]!, {}, { run: 2, steps: views.length });
    const asked = ofKind(await panel.sent(), 'show').map(({ run, step }) => ({ run, step }));
    assert.deepEqual(asked, [{ run: 2, step: views.length - 1 }]);
  });

  it('moves by buttons, by a typed number, by the slider and by keys', async () => {
    panel = await lab.panel();
    await panel.play(story(), output);
    assert.equal(await panel.page.getByRole('button', { name: 'Step back' }).isDisabled(), true);
    await click('Next step');
    await until('2');
    await click('Last step');
    await until('24');
    assert.equal(await panel.page.getByRole('button', { name: 'Next step' }).isDisabled(), true);
    await click('Step back');
    await until('23');
    await click('First step');
    await until('1');
    await click('Step over');
    await until('4');
    await panel.page.getByLabel('Step', { exact: true }).fill('1,2');
    await panel.page.keyboard.press('Enter');
    await until('12');
    await panel.page.getByLabel('Step', { exact: true }).fill('999');
    await panel.page.keyboard.press('Enter');
    await until('24');
    await panel.page.getByLabel('Step of the run').focus();
    await panel.page.keyboard.press('Home');
    await until('1');
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('ArrowRight');
    await until('2');
    await panel.page.keyboard.press('End');
    await until('24');
    assert.equal(await panel.page.locator('.total').textContent(), 'of 24');
  });

  it('asks for one step at a time, and then for the newest', async () => {
    panel = await lab.panel();
    await panel.play(story(), [], 120);
    await panel.settle();
    const slider = panel.page.getByLabel('Step of the run');
    for (const step of [15, 16, 17, 18, 19, 20]) await slider.fill(String(step));
    await until('21');
    await panel.page.waitForTimeout(500);
    const shows = ofKind(await panel.sent(), 'show').map((message) => message.step);
    assert.equal(shows.at(-1), 20);
    assert.ok(shows.length < 6, `asked ${shows.length} times`);
  });

  it('shows the visits of a line and moves among them', async () => {
    panel = await lab.panel();
    await panel.play(story());
    await click('Next step');
    await panel.page.getByText(/After line \d, visit 1 of \d+/).waitFor();
    await click('Next visit of this line');
    await panel.page.getByText(/After line \d, visit 2 of \d+/).waitFor();
    await click('Previous visit of this line');
    await panel.page.getByText(/After line \d, visit 1 of \d+/).waitFor();
    await panel.post({ kind: 'visit', run: 1, visit: { kind: 'neverRan', line: 14, file: 'lesson.py', isCode: true } });
    await panel.page.getByText('Line 14 never ran.').waitFor();
    assert.equal(await panel.page.getByRole('button', { name: 'Next visit of this line' }).isDisabled(), true);
  });

  it('moves nothing that survives a step', async () => {
    panel = await lab.panel();
    await panel.play(story());
    // The plan is complete when every step was sampled.
    await panel.page.waitForTimeout(1200);
    const seen = new Map<string, string>();
    for (let step = 1; step < 24; step++) {
      await click('Next step');
      await until(String(step + 1));
      await panel.page.waitForTimeout(30);
      const places = await panel.page.evaluate(() =>
        [...document.querySelectorAll<SVGGElement>('.card:not(.leave)')].map(
          (card) => [card.dataset['id']!, card.style.transform] as const,
        ),
      );
      for (const [id, place] of places) {
        assert.equal(seen.get(id) ?? place, place, `${id} moved at step ${step + 1}`);
        seen.set(id, place);
      }
    }
    assert.ok(seen.size > 5);
  });

  it('keeps an element for every object from step to step', async () => {
    panel = await lab.panel();
    await panel.play(story());
    await panel.page.evaluate(() => Object.assign(document.querySelector('[data-id="o1"]')!, { mine: true }));
    await click('Next step');
    await until('2');
    await click('Next step');
    await until('3');
    await panel.settle();
    assert.equal(await panel.page.evaluate(() => 'mine' in document.querySelector('[data-id="o1"]')!), true);
    assert.equal(await panel.page.locator('[data-id="o1"] [data-row="i:0"]').count(), 1);
  });

  it('shows the output up to the step, its newest part marked, and goes to where it was printed', async () => {
    panel = await lab.panel();
    await panel.play(story(), output);
    await panel.page.getByText('nothing printed yet').waitFor();
    await panel.page.getByLabel('Step', { exact: true }).fill('9');
    await panel.page.keyboard.press('Enter');
    await until('9');
    await panel.page.waitForFunction(() => document.querySelector('.output-text')?.textContent === 'n=0\nn=1\n');
    assert.equal(await panel.page.locator('.fresh').textContent(), 'n=1\n');
    await panel.page.getByText('n=0').click();
    await until('5');
  });

  it('hands settings and clipboard text to the host', async () => {
    panel = await lab.panel();
    const view = SCENES['multiple-frames']!();
    await panel.show(view);
    await click('Everything is an object');
    await click('Frames grow downwards');
    await click('Copy as Mermaid');
    const sent = await panel.sent();
    assert.deepEqual(
      ofKind(sent, 'setting').map((message) => message.change),
      [
        { name: 'boxed', value: true },
        { name: 'framesGrow', value: 'up' },
      ],
    );
    const { text } = ofKind(sent, 'copy')[0]!;
    assert.ok(text.startsWith(diagramOf(view).text));
    assert.match(text, /classDef frame /);
  });

  it('draws everything as objects when told so', async () => {
    panel = await lab.panel();
    const view = SCENES['shopping-list']!();
    await panel.show(view);
    const before = await panel.page.locator('.card').count();
    await panel.show({ ...view, step: 1 }, { boxed: true });
    assert.ok((await panel.page.locator('.card:not(.leave)').count()) > before);
    assert.equal(
      await panel.page.getByRole('button', { name: 'Everything is an object' }).getAttribute('aria-pressed'),
      'true',
    );
  });

  it('keeps the last good picture, greyed, through a syntax error', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['cycle']!());
    const error = { type: 'SyntaxError', message: "'(' was never closed", traceback: '', entries: [] };
    const span = { line: 3, column: 4, endLine: 3, endColumn: 5 };
    await panel.post({
      kind: 'run',
      state: Panel.run(0, { run: 2, outcome: { kind: 'syntaxError', error, file: 'lesson.py', span } }),
    });
    await panel.page.getByText("SyntaxError: '(' was never closed (line 3)").waitFor();
    await panel.page.locator('.canvas.stale .card').first().waitFor();
    await click('Line 3');
    assert.deepEqual(ofKind(await panel.sent(), 'reveal'), [{ kind: 'reveal', file: 'lesson.py', line: 3 }]);
    await panel.show(SCENES['closures']!(), {}, { run: 3 });
    assert.equal(await panel.page.locator('.stale').count(), 0);
  });

  it('says what ended the run and offers what helps', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['cycle']!());
    await panel.post({ kind: 'run', state: Panel.run(2_000_012, { outcome: { kind: 'limit', limit: 'steps' } }) });
    await panel.page.getByText('Stopped after 2,000,012 steps').waitFor();
    await click('Record more steps');
    await panel.post({ kind: 'run', state: Panel.run(9, { outcome: { kind: 'input', prompt: 'How old?' } }) });
    await panel.page.getByLabel('Answer for the program').fill('42');
    await panel.page.keyboard.press('Enter');
    await panel.post({ kind: 'run', state: Panel.run(9, { outcome: { kind: 'running' } }) });
    await click('Stop');
    await panel.post({ kind: 'run', state: Panel.run(9, { outcome: { kind: 'cancelled' } }) });
    await click('Run again');
    const sent = (await panel.sent()).filter((message) => !['ready', 'peek', 'marks'].includes(message.kind));
    assert.deepEqual(sent, [
      { kind: 'raiseLimit', run: 1, limit: 'steps' },
      { kind: 'answer', run: 1, text: '42' },
      { kind: 'cancel', run: 1 },
      { kind: 'rerun' },
    ]);
  });

  it('goes to where the exception was raised', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['cycle']!());
    const entries = [{ file: 'lesson.py', line: 3, name: '<module>' }];
    const exception = { type: 'ZeroDivisionError', message: 'division by zero', traceback: '', entries };
    await panel.post({
      kind: 'run',
      state: Panel.run(9, { outcome: { kind: 'exception', exception, exitCode: 1 } }),
    });
    await panel.page.getByText('ZeroDivisionError: division by zero').waitFor();
    await click('Show where');
    assert.deepEqual(
      ofKind(await panel.sent(), 'raised').map(({ run }) => run),
      [1],
    );
  });

  it('says so when the simulator itself broke, and keeps the picture, greyed', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['cycle']!());
    await panel.post({ kind: 'broken' });
    await panel.page.getByText('a mistake in the extension, not in your program').waitFor();
    await panel.page.locator('.canvas.stale .card').first().waitFor();
    await click('Open the log');
    assert.equal(ofKind(await panel.sent(), 'log').length, 1);
    await panel.show(SCENES['closures']!(), {}, { run: 2 });
    assert.equal(await panel.page.locator('.stale').count(), 0);
  });

  it("keeps another file's picture for a moment only, then says what it waits for", async () => {
    panel = await lab.panel();
    await panel.show(SCENES['cycle']!());
    await panel.post({ kind: 'waiting', title: 'other.py' });
    await panel.page.getByText('Running other.py …').waitFor();
    await panel.show(SCENES['closures']!(), {}, { run: 2, title: 'other.py' });
    assert.equal(await panel.page.getByText('Running other.py …').isVisible(), false);
    assert.equal(await panel.page.locator('.stale').count(), 0);
  });

  it('shows the step in its field again once typing is over', async () => {
    panel = await lab.panel();
    await panel.play(story());
    await panel.page.getByLabel('Step', { exact: true }).fill('9');
    await panel.page.keyboard.press('Enter');
    await until('9');
    await panel.page.locator('.slider').evaluate((slider: HTMLInputElement) => {
      slider.value = '4';
      slider.dispatchEvent(new Event('input'));
    });
    await until('5');
  });

  it('pages through a long list', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['big']!());
    await panel.page.locator('[data-more="after"]').first().click();
    const [message] = ofKind(await panel.sent(), 'window');
    assert.deepEqual(message, { kind: 'window', run: 1, object: message!.object, offset: 100, count: 36 });
  });

  it('walks the picture by keys, along its arrows', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['linked-list']!());
    const at = (): Promise<string | null> =>
      panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('ArrowDown');
    assert.match((await at())!, /^Frame Global, running, line 12/);
    await panel.page.keyboard.press('ArrowRight');
    assert.match((await at())!, /^class Node/);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowRight');
    assert.match((await at())!, /^Node\. value: 2, next: Node/);
    await panel.page.keyboard.press('ArrowLeft');
    assert.match((await at())!, /^Node\. value: 1, next: Node/);
    await panel.page.keyboard.press('Escape');
    assert.equal(await at(), 'Picture of the memory');
  });

  it('keeps things in place when the program runs again', async () => {
    panel = await lab.panel();
    await panel.play(story());
    await click('Last step');
    await until('24');
    await panel.page.waitForTimeout(1200);
    const places = (): Promise<(string | undefined)[]> =>
      panel.page.evaluate(() =>
        [...document.querySelectorAll<SVGGElement>('.card:not(.leave)')].map((card) => card.style.transform),
      );
    const before = await places();
    await panel.show(story()[23]!, {}, { run: 2 });
    assert.deepEqual(await places(), before);
  });

  it('shows more of a deep stack', async () => {
    panel = await lab.panel();
    await panel.show(SCENES['recursion']!());
    const before = await panel.page.locator('.look-frame').count();
    await panel.page
      .locator('[data-id="fmore"]')
      .evaluate((card) => card.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await panel.settle();
    assert.ok((await panel.page.locator('.look-frame').count()) > before);
  });

  it('tells the memory as text and announces a step', async () => {
    panel = await lab.panel();
    await panel.play(story());
    await click('Show the memory as text');
    await panel.page.getByRole('treeitem', { name: 'Frames' }).first().waitFor();
    await click('Next step');
    await until('2');
    const said = panel.page.locator('.told-room [aria-live]');
    await said.filter({ hasText: 'is now 1' }).waitFor({ state: 'attached' });
    assert.match((await panel.page.locator('.outline').textContent())!, /numbers → #1 list of 0/);
  });

  it('fits a panel of 300 pixels', async () => {
    panel = await lab.panel({ width: 300, height: 600 });
    await panel.play(story(), output);
    await click('Last step');
    await panel.settle();
    const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 300);
    for (const tool of await panel.page.locator('.tool:visible').all()) {
      const box = (await tool.boundingBox())!;
      assert.ok(box.x >= 0 && box.x + box.width <= 300);
    }
    assert.ok(Number(await field()) === 24);
  });

  for (const theme of ['light', 'dark', 'contrastDark', 'contrastLight'] as const)
    it(`has no accessibility defects that axe finds (${theme})`, async () => {
      panel = await lab.panel({ theme });
      await panel.play(story(), output);
      await click('Show the memory as text');
      await panel.page.getByLabel('Step', { exact: true }).fill('9');
      await panel.page.keyboard.press('Enter');
      await until('9');
      await panel.page.waitForTimeout(600);
      assert.deepEqual(await axeFindings(panel.page), []);
    });
});
