/** The first path of a learner: open a Python file, run Show Memory Model, see stack and heap follow the cursor. */
import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../driver';

for (const web of [false, true])
  describe(`Show Memory Model in VS Code, ${web ? 'web worker' : 'Node'} extension host`, function () {
    this.timeout(90_000);
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ web });
      await workbench.openFile('frames.py');
    });
    after(() => workbench?.close());

    it('opens the panel beside the editor, which keeps the focus', async () => {
      await workbench.runCommand('Show Memory Model');
      await workbench.panel().locator('#app > *').first().waitFor({ state: 'attached' });
      assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
      await workbench.page
        .locator('.editor-group-container.active .tab.active', { hasText: 'frames.py' })
        .first()
        .waitFor();
    });

    it("draws the frames and the list at the cursor's line, in light and dark, wide and narrow", async () => {
      await workbench.goTo(8);
      const card = (text: string) => workbench.panel().locator('[data-id]', { hasText: text }).first();
      for (const text of ['outer', 'inner', 'list']) await card(text).waitFor();
      await workbench.screenshot(`panel-light${web ? '-web' : ''}`);
      await workbench.theme('dark');
      await card('list').waitFor();
      await workbench.screenshot(`panel-dark${web ? '-web' : ''}`);
      await workbench.resize(800);
      await card('list').waitFor();
      await workbench.screenshot(`panel-dark-narrow${web ? '-web' : ''}`);
    });

    it('is there again after the window is reloaded', async function () {
      // Now and then the browser does not load the page's frame after a reload; another reload does.
      this.retries(2);
      await workbench.resize(1400);
      await workbench.reload();
      await workbench.panel().locator('#app > *').first().waitFor({ state: 'attached' });
    });
  });
