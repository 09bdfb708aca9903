/** Folders that VS Code is careful with: one that nobody has trusted yet, and one that is on no disk. */
import assert from 'node:assert/strict';
import { openWorkbench, type Workbench, type WorkbenchSetup } from '../driver';

const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

const folders: readonly { name: string; setup: WorkbenchSetup; file: string }[] = [
  { name: 'a folder in Restricted Mode', setup: { settings: RESTRICTED }, file: 'frames.py' },
  { name: 'a virtual folder', setup: { virtualFolder: 'memfs:/lesson' }, file: 'main.py' },
  { name: 'a virtual folder on the web', setup: { virtualFolder: 'memfs:/lesson', web: true }, file: 'main.py' },
];

for (const { name, setup, file } of folders) {
  describe(name, function () {
    this.timeout(90_000);
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench(setup);
      await workbench.openFile(file);
    });
    after(() => workbench?.close());

    const step = (): ReturnType<Workbench['page']['locator']> =>
      workbench.page.locator('.statusbar-item', { hasText: /Step \d/ });

    it('shows the memory of its programs', async () => {
      await workbench.runCommand('Show Memory Model');
      await step().waitFor();
      await workbench.panel().locator('.look-frame, .card-frame, svg').first().waitFor();
      const restricted = workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
      assert.equal(await restricted.count(), setup.virtualFolder === undefined ? 1 : 0);
      await workbench.screenshot(name.replaceAll(' ', '-'));
    });

    if (setup.virtualFolder === undefined) return;

    it('leads into its other files and runs again when they change', async () => {
      await workbench.goTo(2);
      await workbench.page.keyboard.press('Alt+,');
      await workbench.page.keyboard.press('Alt+,');
      await workbench.page.locator('.tab.active[data-resource-name="helper.py"]').waitFor();
      await workbench.goTo(2, 18);
      await workbench.type(', 7');
      await workbench.openFile('main.py');
      await workbench.goTo(5);
      await workbench.panel().locator('.output', { hasText: '[1, 2, 7, 3]' }).waitFor();
    });
  });
}
