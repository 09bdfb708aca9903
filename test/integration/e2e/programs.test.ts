/** Programs that talk, that are in several files, that go wrong: what a learner meets with each. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openWorkbench, type Workbench } from '../driver';

const FILES: Readonly<Record<string, string | Buffer>> = {
  'names.py':
    'names = []\nwhile True:\n    name = input("> ")\n    if name == "q":\n        break\n    names.append(name)\nprint(names)\n',
  'sum.py': 'import sys\ntotal = 0\nfor line in sys.stdin:\n    total += int(line)\nprint("sum", total)\n',
  'helper.py': 'def area(w, h):\n    result = w * h\n    return result\n',
  'main.py': 'import helper\n\na = helper.area(2, 3)\nprint(a)\n',
  'arrays.py': 'import math\nimport numpy as np\n\nprint(np.zeros(3))\n',
  'lines.py':
    '\ufeffitems = [\r\n\t1,\r\n\r\n\t2,\r\n]\r\n# a note\r\nif items:\r\n\tprint(\r\n\t\titems)\r\nelse:\r\n\tprint("é")\r\n',
};

describe('programs', function () {
  this.timeout(90_000);
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'programs-'));
    for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
    workbench = await openWorkbench({ folder });
    await workbench.openFile('names.py');
    await workbench.runCommand('Show Memory Model');
    await panel('.total', /of \d+/).waitFor();
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const panel = (selector: string, hasText?: string | RegExp): Locator =>
    workbench.panel().locator(selector, hasText === undefined ? {} : { hasText });
  const words = (text: string | RegExp): Promise<void> => panel('.visit-text', text).waitFor();
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
  const activeTab = (name: string): Promise<void> =>
    workbench.page.locator('.editor-group-container .tab.active', { hasText: name }).first().waitFor();

  it('ask again and again, and the picture goes on with each answer', async () => {
    const field = workbench.panel().getByLabel('Answer for the program');
    await field.fill('Ada');
    await press('Enter');
    await words(/After line 3/);
    await panel('.look-frame', "'Ada'").first().waitFor();
    // The next question is in the same words, and the reader types on.
    await field.waitFor();
    assert.equal(await field.inputValue(), '');
    await field.focus();
    await workbench.type('Bob');
    await press('Enter');
    await words(/After line 3, visit 2 of 3|After line 3, visit 2 of 2/);
    await panel('.look-frame', "'Bob'").first().waitFor();
    await field.fill('q');
    await press('Enter');
    await panel('.banner').waitFor({ state: 'hidden' });
    await workbench.goTo(7);
    await panel('.output', "['Ada', 'Bob']").waitFor();
    await workbench.screenshot('asked-again');
  });

  it('get other answers from the list', async () => {
    await workbench.runCommand('Memory Model: Set Answers for input()');
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Bob' }).waitFor();
    await rows.filter({ hasText: 'Bob' }).click();
    const box = workbench.page.locator('.quick-input-widget input.input');
    await workbench.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === 'Bob',
    );
    await box.fill('Bea');
    await press('Enter');
    await panel('.output', "['Ada', 'Bea']").waitFor();
  });

  it('read standard input up to its end', async () => {
    await workbench.openFile('sum.py');
    const field = workbench.panel().getByLabel('Answer for the program');
    await field.fill('3');
    await press('Enter');
    await words(/After line 3/);
    await field.fill('4');
    await press('Enter');
    await words(/After line 3, visit 2/);
    await workbench.panel().getByRole('button', { name: 'End of input' }).click();
    await panel('.banner').waitFor({ state: 'hidden' });
    await workbench.goTo(5);
    await panel('.output', 'sum 7').waitFor();
  });

  it('lead into other files, and back', async () => {
    await workbench.openFile('main.py');
    await panel('.total', /of 1\d$/).waitFor();
    await workbench.goTo(1);
    await words('After line 1');
    await press('Alt+.');
    await activeTab('helper.py');
    // The keys still work there.
    await press('Alt+.');
    await press('Alt+.');
    await words('After line 2');
    await panel('.look-frame', 'result').or(panel('.look-frame', 'area')).first().waitFor();
    for (let i = 0; i < 3; i++) await press('Alt+.');
    await activeTab('main.py');
    await workbench.screenshot('several-files');
  });

  it('say at the import why a module is not there', async () => {
    await workbench.openFile('arrays.py');
    await panel('.banner', "ModuleNotFoundError: No module named 'numpy'").waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    const hover = workbench.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'works instead' });
    for (let attempt = 0; (await hover.count()) === 0; attempt++) {
      assert.ok(attempt < 8, 'no hover tells why');
      await workbench.page.mouse.move(300, 700);
      await workbench.hover('import numpy', 'numpy');
      await workbench.page.waitForTimeout(1200);
    }
    await workbench.screenshot('missing-module');
  });

  it('may have any kind of lines; those without code of their own go with their statement', async () => {
    await workbench.openFile('lines.py');
    await panel('.total', /of \d+/).waitFor();
    await workbench.goTo(8);
    await words('After line 8');
    for (const [line, text] of [
      [3, /After line [1-5]$/],
      [6, 'Nothing runs on line 6.'],
      [10, 'Nothing runs on line 10.'],
      [11, 'Line 11 never ran.'],
    ] as const) {
      await workbench.goTo(line);
      await words(text);
    }
  });
});
