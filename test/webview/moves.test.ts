/** Moving through a recording of the simulator: by marks, by names, by output, by keys. */
import assert from 'node:assert/strict';
import type { Recording } from '../../src/model';
import { RecordedHost } from '../gallery/host';
import { testSimulator } from '../support/simulator';
import { axeFindings } from './support/axe';
import type { Panel } from './support/panel';
import { PanelLab } from './support/panel';

const PROGRAM = `def fact(n):
    if n == 0:
        return 1
    rest = fact(n - 1)
    return n * rest

total = 0
names = ["Ada", "Grace"]
for k in range(3):
    total = total + fact(k)
    print("total is", total)
    pass
also = names
names.append("Alan")
print(total / (total - 4))
`;

const FILE = 'lesson.py';

describe('moves', function () {
  this.timeout(90_000);
  let lab: PanelLab;
  let panel: Panel;
  let host: RecordedHost;
  let recording: Recording;

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
  });
  after(() => lab.close());
  afterEach(async () => {
    assert.deepEqual(panel.problems, []);
    const troubles = (await panel.sent()).filter(({ kind }) => kind === 'trouble');
    assert.deepEqual(troubles, []);
    await panel.close();
  });

  const after_ = (line: number, visit = 0): number => recording.visit(FILE, line, visit, 0, 'after')!.step;
  const open = async (step: number): Promise<void> => {
    panel = await lab.panel();
    host = await RecordedHost.attach(panel);
    await host.open(FILE, recording, step);
  };
  const at = async (step: number): Promise<void> => {
    await panel.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.step-field')!.value === text,
      String(step + 1),
    );
  };
  const told = (text: string): Promise<void> => panel.page.locator('.told', { hasText: text }).waitFor();
  /** Presses the right button in the middle of a variable's row, where nothing is painted. */
  const menuOf = async (name: string): Promise<void> => {
    const row = panel.page.locator(`.look-frame [data-row$=":${name}"]`).first();
    await row.waitFor();
    const { x, y, width, height } = (await row.boundingBox())!;
    await panel.page.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
  };

  it("marks calls, returns, prints and exceptions, and goes to a mark's step", async () => {
    await open(0);
    for (const kind of ['call', 'return', 'output', 'exception']) {
      const sign = panel.page.locator(`.sign-${kind}`);
      await sign.waitFor({ state: 'attached' });
      assert.notEqual(await sign.getAttribute('d'), '', kind);
    }
    const box = (await panel.page.locator('.timeline').boundingBox())!;
    const raised = recording.raised()!;
    const { steps } = recording.summary();
    const x = box.x + 5.5 + (raised / (steps - 1)) * (box.width - 11);
    await panel.page.mouse.move(x, box.y + box.height - 4);
    await panel.page.locator('.tip', { hasText: 'an exception' }).waitFor();
    await panel.page.mouse.click(x + 2, box.y + box.height - 4);
    await at(raised);
    await told('ZeroDivisionError in Global: division by zero');
  });

  it('watches a variable from its row, and jumps from write to write', async () => {
    await open(after_(10));
    await menuOf('total');
    await panel.page.getByRole('menuitemcheckbox', { name: 'Watch total' }).click();
    await panel.page.waitForFunction(() => document.querySelector('.sign-watch')?.getAttribute('d') !== '');
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press(']');
    await at(after_(10, 1));
    await told('total was 1 and is now 2');
    await panel.page.keyboard.press('[');
    await at(after_(10));
    await panel.page.keyboard.press('[');
    await at(after_(7));
    await menuOf('total');
    assert.equal(
      await panel.page.getByRole('menuitemcheckbox', { name: 'Watch total' }).getAttribute('aria-checked'),
      'true',
    );
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.getByRole('menu').count(), 0);
  });

  it('tells why a value is here, by mouse and by key', async () => {
    await open(after_(15) - 1);
    await menuOf('also');
    await panel.page.getByRole('menuitem', { name: 'Why is this value here?' }).click();
    await at(after_(13));
    await told('also now also names the list');
    await panel.page.getByRole('button', { name: 'Last step' }).click();
    // Into the first card, down its rows: fact, total.
    await panel.page.locator('.canvas').focus();
    for (const key of ['ArrowDown', 'Enter', 'ArrowDown']) await panel.page.keyboard.press(key);
    assert.match((await panel.page.locator('.chosen').textContent())!, /total/);
    await panel.page.keyboard.press('y');
    await at(after_(10, 2));
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.chosen').count(), 0);
  });

  it('jumps to what changes the picture, to visits, and over calls', async () => {
    await open(after_(11, 0));
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('Shift+ArrowRight');
    // `pass` changes nothing; the loop's variable does.
    await at(after_(9, 1));
    await panel.page.keyboard.press('PageDown');
    await at(after_(9, 2));
    await panel.page.keyboard.press('PageUp');
    await at(after_(9, 1));
    await panel.page.getByRole('button', { name: 'Step over' }).click();
    await at(after_(10, 1));
    await panel.page.getByRole('button', { name: 'More ways to move' }).click();
    await panel.page.getByRole('menuitem', { name: 'Next print' }).click();
    await at(after_(11, 1));
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('g');
    await panel.page.keyboard.type('3');
    await panel.page.keyboard.press('Enter');
    await at(2);
  });

  it('plays, pauses, and stops at the end', async () => {
    const last = recording.summary().steps - 1;
    await open(last - 4);
    await panel.page.getByLabel('Speed of playing').selectOption('25');
    await panel.page.getByRole('button', { name: 'Play' }).click();
    await panel.page.getByRole('button', { name: 'Pause' }).waitFor();
    await at(last);
    await panel.page.getByRole('button', { name: 'Play' }).waitFor();
    await panel.page.getByLabel('Speed of playing').selectOption('1');
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('Space');
    await at(0);
    await panel.page.keyboard.press('ArrowRight');
    await at(1);
    await panel.page.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('names the call stack, and shows a frame of it', async () => {
    await open(recording.visit(FILE, 3, 2, 0, 'before')!.step);
    const crumbs = panel.page.locator('.crumb');
    assert.deepEqual(await crumbs.allTextContents(), ['Global', 'fact', 'fact', 'fact']);
    assert.equal(await crumbs.nth(3).getAttribute('aria-current'), 'true');
    await crumbs.nth(0).click();
    const focused = await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    assert.match(focused, /^Frame Global/);
    const reveal = (await panel.sent()).find(({ kind }) => kind === 'reveal');
    assert.deepEqual(reveal, { kind: 'reveal', file: FILE, line: 10 });
  });

  it('shows the traceback at the end, told apart, and goes where its lines lead', async () => {
    await open(recording.summary().steps - 1);
    const error = panel.page.locator('.stderr.fresh');
    assert.match((await error.textContent())!, /ZeroDivisionError: division by zero/);
    await panel.page.getByRole('button', { name: 'File "lesson.py", line 15' }).click();
    await at(recording.raised()!);
    await panel.page.getByRole('button', { name: 'Previous print' }).click();
    await at(after_(11, 2));
    await panel.page.getByText('total is 1').click();
    await at(after_(11, 0));
    await panel.page
      .locator('.fresh')
      .filter({ hasText: /^total is 1\n$/ })
      .waitFor();
  });

  it('has a tree of the memory with the keys of a tree', async () => {
    await open(after_(13));
    await panel.page.getByRole('button', { name: 'Show the memory as text' }).click();
    const focused = (): Promise<string> =>
      panel.page.evaluate(() => document.activeElement?.querySelector('.tree-line')?.textContent ?? '');
    await panel.page.locator('[role=treeitem][tabindex="0"]').focus();
    const press = async (...keys: readonly string[]): Promise<string> => {
      for (const key of keys) await panel.page.keyboard.press(key);
      return focused();
    };
    assert.match(await press('ArrowRight'), /^Global \(running, line 14\)/);
    assert.match(await press('ArrowDown', 'ArrowDown', 'ArrowDown'), /^names → #2 list of 2/);
    assert.match(await press('Enter'), /^#2 list of 2 \(2 references/);
    assert.match(await press('ArrowRight'), /^\[0\] = 'Ada'/);
    assert.match(await press('ArrowLeft', 'ArrowLeft', 'ArrowDown'), /^#2 list of 2/);
    assert.equal(await press('Home'), 'Frames');
  });

  it('measures the stack and the heap over the run', async () => {
    await open(after_(13));
    await panel.page.locator('.meters summary').click();
    await panel.page.getByText('at most 4').first().waitFor();
    await panel.page.getByText('Stack 1 of 1,000').waitFor();
    const spark = panel.page.locator('.spark svg').first();
    const box = (await spark.boundingBox())!;
    await panel.page.mouse.click(box.x + 1, box.y + 10);
    await at(0);
  });

  it('keeps its room in a low panel, and lets the page scroll', async () => {
    panel = await lab.panel({ width: 400, height: 310 });
    host = await RecordedHost.attach(panel);
    await host.open(FILE, recording, after_(13));
    const canvas = (await panel.page.locator('.canvas').boundingBox())!;
    assert.ok(canvas.height >= 240);
    assert.equal(await panel.page.evaluate(() => document.documentElement.scrollWidth), 400);
  });

  for (const theme of ['light', 'dark', 'contrastDark', 'contrastLight'] as const)
    it(`has no accessibility defects that axe finds with everything open (${theme})`, async () => {
      panel = await lab.panel({ theme });
      host = await RecordedHost.attach(panel);
      await host.open(FILE, recording, recording.summary().steps - 1);
      await panel.page.locator('.meters summary').click();
      await panel.page.getByRole('button', { name: 'Show the memory as text' }).click();
      // The picture flows anew into what is left of the width.
      await panel.settle();
      await menuOf('total');
      await panel.page.getByRole('menuitemcheckbox', { name: 'Watch total' }).click();
      await panel.page.locator('.watch').waitFor();
      await panel.page.getByRole('button', { name: 'More ways to move' }).click();
      await panel.settle();
      assert.deepEqual(await axeFindings(panel.page), []);
    });
});
