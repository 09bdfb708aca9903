/** The first path of a learner: open a Python file, run Show Memory Model, see the panel. */
import { openWorkbench, type Workbench } from '../driver';

describe('Show Memory Model in VS Code', function () {
  this.timeout(90_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  it('opens the panel beside the editor, which keeps its line', async () => {
    await workbench.openFile('frames.py');
    await workbench.runCommand('Show Memory Model');
    await workbench.panel().locator('body').waitFor();
    await workbench.editorLine('outer').first().waitFor();
    await workbench.screenshot('panel-light');
  });
});
