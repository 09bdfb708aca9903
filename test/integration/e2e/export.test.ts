/** Getting the picture out: every way, as a learner goes it, and what was saved opened again. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, screenshotFolder, type Workbench } from '../driver';

describe('getting the picture out', function () {
  this.timeout(90_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile('frames.py');
    await workbench.runCommand('Show Memory Model');
    await panel('.total', /of \d+/).waitFor();
    await workbench.goTo(8);
    await panel('.visit-text', 'After line 8').waitFor();
  });
  after(() => workbench?.close());

  const panel = (selector: string, hasText?: string | RegExp): Locator =>
    workbench.panel().locator(selector, hasText === undefined ? {} : { hasText });

  /** Takes what the save dialog offers, and waits until the file is there. */
  const save = async (name: RegExp): Promise<string> => {
    const input = workbench.page.locator('.quick-input-widget input.input');
    await workbench.page.waitForFunction(
      (pattern) =>
        new RegExp(pattern).test(
          document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value ?? '',
        ),
      name.source,
    );
    const path = await input.inputValue();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.statusbar-item', { hasText: `Saved ${basename(path)}` }).waitFor();
    assert.ok(existsSync(path), path);
    return path;
  };

  /** Opens a file in a window of its own, outside of VS Code. */
  const opened = async (path: string): Promise<Page> => {
    const page = await workbench.page.context().newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  };

  it('offers every way from the panel', async () => {
    await workbench
      .panel()
      .getByRole('button', { name: /^Export/ })
      .click();
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    const labels = await rows.locator('.label-name').allTextContents();
    for (const label of ['Copy as Mermaid', 'Copy as Markdown', 'Save as SVG', 'Save as PNG', 'Save as Web Page'])
      assert.ok(
        labels.some((one) => one.includes(label)),
        `${label} is not among ${labels.join(', ')}`,
      );
    await workbench.screenshot('export-menu');
    await workbench.page.keyboard.press('Escape');
  });

  it('saves an SVG that looks the same without VS Code', async () => {
    await workbench.runCommand('Memory Model: Save as SVG');
    const path = await save(/frames-step-\d+\.svg$/);
    const text = readFileSync(path, 'utf8');
    assert.doesNotMatch(text, /var\(|color-mix|color\(| class=| style=/);
    const page = await opened(path);
    // The frame, and the name of the function.
    assert.equal(await page.locator('text', { hasText: /^inner$/ }).count(), 2);
    assert.ok((await page.locator('path').count()) > 3);
    await page.screenshot({ path: join(screenshotFolder, 'saved-svg.png') });
    await page.close();
  });

  it('saves PNGs in double resolution, with a background and without', async () => {
    const pixels = async (path: string): Promise<{ width: number; height: number; alpha: number }> => {
      const page = await workbench.page.context().newPage();
      const url = `data:image/png;base64,${readFileSync(path).toString('base64')}`;
      const found = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return { width: image.width, height: image.height, alpha: context.getImageData(2, 2, 1, 1).data[3]! };
      }, url);
      await page.close();
      return found;
    };
    await workbench.runCommand('Memory Model: Save as PNG');
    const solid = await pixels(await save(/frames-step-\d+\.png$/));
    assert.equal(solid.alpha, 255);
    const svg = readFileSync(join(workbench.folder, `${await stepName()}.svg`), 'utf8');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
    assert.deepEqual([solid.width, solid.height], [Number(width) * 2, Number(height) * 2]);
    await workbench.openFile('loop.py');
    await panel('.total', /of 15$/).waitFor();
    await workbench.runCommand('Memory Model: Save as PNG without Background');
    assert.equal((await pixels(await save(/loop-step-\d+\.png$/))).alpha, 0);
  });

  const stepName = async (): Promise<string> => {
    const status = await workbench.page.locator('.statusbar-item', { hasText: /Step \d/ }).innerText();
    return `frames-step-${/Step (\d+)/.exec(status)![1]}`;
  };

  it('copies a note as Markdown: code with its lines marked, picture, output', async () => {
    await workbench.goTo(3);
    await panel('.visit-text', 'After line 3').waitFor();
    await workbench.runCommand('Memory Model: Copy as Markdown');
    await workbench.page.locator('.statusbar-item', { hasText: 'Copied as Markdown' }).waitFor();
    const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^### loop\.py\n\nAfter line 3 \(step \d+ of 15\)\n\n```python\n/);
    assert.match(text, /total .* # ← just ran\n/);
    assert.match(text, /\n```mermaid\nflowchart LR\n/);
  });

  it('saves a page that steps through the run without VS Code or a network', async () => {
    await workbench.openFile('frames.py');
    await panel('.total', /of \d+/).waitFor();
    await workbench.goTo(8);
    await panel('.visit-text', 'After line 8').waitFor();
    await workbench.runCommand('Memory Model: Save as Web Page');
    const range = workbench.page.locator('.quick-input-widget input.input');
    await range.waitFor();
    assert.match(await range.inputValue(), /^1-\d+$/);
    await workbench.page.keyboard.press('Enter');
    const path = await save(/frames\.html$/);
    const page = await opened(path);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) problems.push(request.url());
    });
    await page.reload();
    await page.locator('.look-frame', { hasText: 'inner' }).first().waitFor();
    await page
      .locator('.code-line.line-last', { hasText: 'param.append' })
      .or(page.locator('.code-line.line-last'))
      .first()
      .waitFor();
    assert.match(await page.locator('.visit-text').innerText(), /After line 8/);
    await page.screenshot({ path: join(screenshotFolder, 'saved-page.png') });
    const field = page.getByLabel('Step', { exact: true });
    const before = await field.inputValue();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.waitForFunction(
      (value) => document.querySelector<HTMLInputElement>('.step-field')!.value !== value,
      before,
    );
    await page.getByRole('button', { name: 'Last step' }).click();
    await page.locator('.code-line', { hasText: 'def ' }).first().click();
    await page.locator('.visit-text', { hasText: /After line \d/ }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 620, height: 900 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(screenshotFolder, 'saved-page-narrow-dark.png') });
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('saves steps as an animation that browsers play', async () => {
    await workbench.openFile('loop.py');
    await panel('.total', /of 15$/).waitFor();
    await workbench.runCommand('Memory Model: Save as Animation');
    const range = workbench.page.locator('.quick-input-widget input.input');
    await range.waitFor();
    await range.fill('1-99');
    await workbench.page.locator('.quick-input-message', { hasText: 'Steps go from 1 to 15' }).waitFor();
    await range.fill('3-9');
    await workbench.page.keyboard.press('Enter');
    const path = await save(/loop\.gif$/);
    const bytes = readFileSync(path);
    assert.equal(bytes.subarray(0, 6).toString('latin1'), 'GIF89a');
    // Only a secure page may decode; the workbench is one.
    const frames = await workbench.page.evaluate(async (base64) => {
      interface Decoder {
        readonly tracks: { readonly ready: Promise<void>; readonly selectedTrack: { readonly frameCount: number } };
        readonly completed: Promise<void>;
      }
      const Decoder = (globalThis as unknown as { ImageDecoder: new (init: object) => Decoder }).ImageDecoder;
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const decoder = new Decoder({ data, type: 'image/gif' });
      await decoder.completed;
      await decoder.tracks.ready;
      return decoder.tracks.selectedTrack.frameCount;
    }, bytes.toString('base64'));
    assert.equal(frames, 7);
    const page = await workbench.page.context().newPage();
    await page.goto(pathToFileURL(path).href);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(screenshotFolder, 'saved-animation.png') });
    await page.close();
  });
});
