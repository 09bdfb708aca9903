/** What a learner does with the editor and the panel, by mouse and keyboard. */
import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../driver';

describe('a learner in VS Code', function () {
  this.timeout(90_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  const step = (): ReturnType<Workbench['page']['locator']> =>
    workbench.page.locator('.statusbar-item', { hasText: /Step \d/ });

  it('opens the panel with the button in the title bar', async () => {
    await workbench.openFile('frames.py');
    await workbench.page.locator('.editor-actions .action-label[aria-label^="Show Memory Model"]').first().click();
    await workbench.panel().locator('body').waitFor();
    await step().waitFor();
  });

  it('sees which line ran last and which runs next, by shape', async () => {
    await workbench.goTo(2);
    await workbench.page.locator('.glyph-margin-widgets .cgmr').first().waitFor();
    await workbench.screenshot('editor-marks');
  });

  it('steps with the keyboard, and the cursor goes along', async () => {
    await workbench.goTo(1);
    await step().waitFor();
    const before = await step().innerText();
    await workbench.page.keyboard.press('Alt+.');
    await workbench.page.waitForFunction(
      (text) =>
        [...document.querySelectorAll('.statusbar-item')].some(
          (item) => /Step \d/.test(item.textContent ?? '') && item.textContent !== text,
        ),
      before,
    );
    assert.notEqual(await step().innerText(), before);
  });

  it('finds the panel again after a reload of the window, showing the same file', async () => {
    // By the command, which writes down what was open first; a page that is simply loaded again may forget it.
    await Promise.all([workbench.page.waitForEvent('load'), workbench.runCommand('Developer: Reload Window')]);
    await workbench.panel().locator('body').waitFor({ timeout: 40_000 });
    await step().waitFor({ timeout: 40_000 });
    await workbench.page.locator('.tab', { hasText: 'frames.py' }).first().waitFor();
    await workbench.screenshot('after-reload');
  });
});
