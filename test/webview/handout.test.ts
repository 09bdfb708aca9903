/** The page that steps through a run on its own: opened from a file, without a network, used as the panel is. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { pageOf } from '../../src/host/export/page';
import { DEFAULT_VIEW_OPTIONS } from '../../src/model';
import type { Recording } from '../../src/model';
import type { Handout, HandoutStep } from '../../src/protocol/handout';
import { testSimulator } from '../support/simulator';
import { axeFindings } from './support/axe';
import { bundle, PanelLab } from './support/panel';

const FILE = 'lesson.py';
const PROGRAM = `def half(n):
    return n / 2

numbers = [4, 2]
for n in numbers:
    print("half of", n, "is", half(n))
numbers.append(1)
print(numbers[7])
`;

const handoutOf = (recording: Recording): Handout => {
  const { steps: count, firstStep, outcome, output } = recording.summary();
  const steps = Array.from({ length: count }, (_unused, index): HandoutStep => {
    const view = recording.view(firstStep + index, DEFAULT_VIEW_OPTIONS);
    const visit = recording.visitAt(view.step, 'after');
    const place = (line: number | null): HandoutStep['last'] => (line === null ? null : { file: FILE, line });
    return {
      view,
      visit: visit === null ? { kind: 'none' } : { kind: 'visit', visit, file: FILE },
      last: place(view.lastLine),
      next: place(view.nextLine),
    };
  });
  return {
    title: FILE,
    file: FILE,
    sources: {
      [FILE]: PROGRAM.trimEnd()
        .split('\n')
        .map((line) => [[null, line] as const]),
    },
    settings: { boxed: false, framesGrow: 'down', moment: 'after' },
    outcome,
    steps,
    start: firstStep,
    total: count,
    output,
  };
};

describe('a page on its own', function () {
  this.timeout(90_000);
  let lab: PanelLab;
  let page: Page;
  let folder: string;
  let recording: Recording;
  const problems: string[] = [];

  before(async () => {
    lab = await PanelLab.open();
    const run = (await testSimulator()).start(PROGRAM, {
      filename: FILE,
      limits: { steps: 10_000, milliseconds: 20_000, bytes: 1 << 28 },
      record: true,
      keep: 'oldest',
      input: [],
      argv: [],
      readFile: () => null,
    });
    while (run.advance(Infinity));
    recording = run.recording!;
    const [panel, handout] = await Promise.all([bundle(), bundle('webview-ui/src/handout/main.ts')]);
    const parts = {
      panel: panel.script,
      panelStyle: panel.style,
      handout: handout.script,
      handoutStyle: handout.style,
    };
    folder = mkdtempSync(join(tmpdir(), 'handout-'));
    const file = join(folder, 'page.html');
    writeFileSync(file, await pageOf(handoutOf(recording), parts, 'en', undefined));
    page = await lab.browser.newPage({ viewport: { width: 1100, height: 700 } });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) problems.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => Number(document.querySelector('.canvas')?.getAttribute('data-drawn')) > 0);
  });
  after(async () => {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(problems, []);
  });

  const at = (step: number): Promise<unknown> =>
    page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('.step-field')?.value === wanted,
      String(step + 1),
    );
  const after_ = (line: number, visit = 0): number => recording.visit(FILE, line, visit, 0, 'after')!.step;

  it('has the slider with its marks', async () => {
    for (const kind of ['call', 'return', 'output', 'exception'])
      await page.locator(`.marks .sign-${kind}`).first().waitFor({ state: 'attached' });
    await page.locator('input[type=range]').focus();
    await page.keyboard.press('End');
    await at(recording.summary().steps - 1);
    await page.keyboard.press('Home');
    await at(0);
  });

  it('steps by keys, in the picture and beside it', async () => {
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowRight');
    await at(1);
    await page.locator('.code').focus();
    await page.keyboard.press('ArrowRight');
    await at(2);
    await page.keyboard.press('ArrowLeft');
    await at(1);
  });

  it('shows what the step printed, and goes to where something was printed', async () => {
    await page.locator('.canvas').focus();
    await page.getByRole('button', { name: 'Next print' }).click();
    await at(after_(6));
    assert.match((await page.locator('.fresh').allTextContents()).join(''), /half of 4 is 2.0/);
    await page.getByRole('button', { name: 'Last step' }).click();
    await at(recording.summary().steps - 1);
    assert.match((await page.locator('.output-text').textContent())!, /IndexError/);
    await page.getByText('half of 2 is 1.0').click();
    await at(after_(6, 1));
  });

  it('watches a variable, changes of its object included', async () => {
    await page.locator('.look-frame .row').filter({ hasText: 'numbers' }).click({ button: 'right' });
    await page.getByRole('menuitemcheckbox', { name: 'Watch numbers' }).click();
    await page.locator('.marks .sign-watch').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Last step' }).click();
    await page.getByRole('button', { name: /^Previous write of the watched variable/ }).click();
    await at(after_(7));
  });

  it('measures stack and heap', async () => {
    await page.locator('.meters summary').click();
    await page.locator('.spark svg').first().waitFor();
  });

  it('has no accessibility defects that axe finds', async () => {
    assert.deepEqual(await axeFindings(page), []);
  });
});
