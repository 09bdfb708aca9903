/** What happens where in a recording: marks, jumps, the steps that wrote a variable, stretches of the output. */
import assert from 'node:assert/strict';
import {
  DEFAULT_LIMITS,
  DEFAULT_VIEW_OPTIONS,
  type Jump,
  type Recording,
  type WatchedVariable,
} from '../../../../src/model';
import { recorded } from '../../../support/recorded';

const record = (source: string, keep: 'oldest' | 'newest' = 'oldest', steps = 100_000): Promise<Recording> =>
  recorded(source, { keep, limits: { ...DEFAULT_LIMITS, steps } });

const variable = (name: string, scope = '<module>'): WatchedVariable => ({ file: 'program.py', scope, name });

/** The steps that wrote a variable, by jumping from one to the next. */
function writes(recording: Recording, watched: WatchedVariable): number[] {
  const { firstStep } = recording.summary();
  const found: number[] = [];
  const jump: Jump = { to: 'watch', by: 1 };
  for (
    let step = recording.jump(firstStep, jump, watched, DEFAULT_VIEW_OPTIONS);
    step !== null;
    step = recording.jump(step, jump, watched, DEFAULT_VIEW_OPTIONS)
  )
    found.push(step);
  return found;
}

/** What a variable holds at a step, as views tell it; null: it is not bound (or its code does not run). */
function valueAt(recording: Recording, { scope, name }: WatchedVariable, step: number): number | null {
  const { frames } = recording.view(step, { ...DEFAULT_VIEW_OPTIONS, maxObjects: 500 });
  const frame = frames.filter((one) => one.name === scope).at(-1);
  const slot = frame?.slots.find(({ label }) => label.kind === 'name' && label.name === name);
  return slot === undefined || slot.value === 0 ? null : slot.value;
}

/** The steps at which the views' value differs from the one before, where both have the code running. */
function differences(recording: Recording, watched: WatchedVariable): number[] {
  const { firstStep, steps } = recording.summary();
  const found: number[] = [];
  for (let step = firstStep + 1; step < firstStep + steps; step++) {
    const before = valueAt(recording, watched, step - 1);
    const now = valueAt(recording, watched, step);
    if (now !== null && now !== before) found.push(step);
  }
  return found;
}

describe('recording/marks', () => {
  it("finds each write to a module's variable, in a dict that grows, and after del", async () => {
    const names = Array.from({ length: 40 }, (_unused, i) => `v${i} = ${i}`).join('\n');
    const recording = await record(`x = 1\n${names}\nx = 2\ndel x\nx = 3\nfor x in range(1000, 1003):\n    pass\n`);
    const watched = variable('x');
    const shown = differences(recording, watched);
    assert.equal(shown.length, 6);
    const deleted = recording.visit('program.py', 43, null, 0, 'after')!.step;
    assert.deepEqual(
      writes(recording, watched),
      [...shown, deleted].sort((a, b) => a - b),
    );
  });

  it("finds writes to a module's variable by functions", async () => {
    const recording = await record('n = 0\ndef f():\n    global n\n    n = n + 1000\nf()\nf()\n');
    assert.deepEqual(writes(recording, variable('n')), differences(recording, variable('n')));
  });

  it("finds writes to a function's variable in every call, and not that a call ends", async () => {
    const recording = await record(
      'def f(a, depth=0):\n    b = a * 1000\n    if depth < 2:\n        f(a + 1, depth + 1)\n    b = b + 1\nf(1)\nf(5)\n',
    );
    const found = writes(recording, variable('b', 'f'));
    assert.equal(found.length, 12);
    for (const step of found) assert.equal(recording.view(step, DEFAULT_VIEW_OPTIONS).event === 'call', false);
    // A parameter is written when the call begins.
    const begins = writes(recording, variable('a', 'f'));
    assert.equal(begins.length, 6);
    for (const step of begins) assert.equal(recording.stepInfo(step).event, 'call');
  });

  it('follows a variable into its cell', async () => {
    const recording = await record(
      [
        'def counter(start):',
        '    count = start',
        '    def step():',
        '        nonlocal count',
        '        count += 1000',
        '        return count',
        '    return step',
        'a = counter(500)',
        'a(); a()',
        'del a',
        'b = counter(7000)',
        'b()',
      ].join('\n'),
    );
    const outer = writes(recording, variable('count', 'counter'));
    assert.deepEqual(
      outer.map((step) => recording.stepInfo(step).line),
      [3, 6, 6, 3, 6],
    );
    // The inner function's name for it is the same variable.
    assert.deepEqual(writes(recording, variable('count', 'counter.<locals>.step')), outer);
  });

  it('finds what changes the object that a variable names', async () => {
    const recording = await record(
      [
        'class Box:',
        '    pass',
        'items = []',
        'other = [1]',
        'items.append(1)',
        'same = items',
        'same.extend([2, 3, 4, 5, 6, 7, 8, 9])',
        'same[3] = "x"',
        'len(items)',
        'other.append(2)',
        'del items[0]',
        'items = {}',
        'items["a"] = 1',
        'same.append(3)',
        'items = Box()',
        'items.name = "box"',
        'items.name = "crate"',
        'items = 5',
      ].join('\n'),
    );
    const lines = writes(recording, variable('items')).map(
      (step) => recording.view(step, DEFAULT_VIEW_OPTIONS).lastLine,
    );
    assert.deepEqual(lines, [3, 5, 7, 8, 11, 12, 13, 15, 16, 17, 18]);
  });

  it("finds changes of an object that a call's variable names, and not that it goes with the call", async () => {
    const recording = await record(
      'def f(n):\n    seen = []\n    for i in range(n):\n        seen.append(i)\n    return n\nf(2)\nf(1)\n',
    );
    const lines = writes(recording, variable('seen', 'f')).map(
      (step) => recording.view(step, DEFAULT_VIEW_OPTIONS).lastLine,
    );
    assert.deepEqual(lines, [2, 4, 4, 2, 4]);
  });

  it('finds writes to a name of a class body', async () => {
    const recording = await record(
      'def make(n):\n    class A:\n        size = n\n        rows = []\n        size = size * 1000\n        rows.append(size)\n    return A\nmake(1)\nmake(2)\n',
    );
    const linesOf = (name: string): (number | null)[] =>
      writes(recording, variable(name, 'make.<locals>.A')).map(
        (step) => recording.view(step, DEFAULT_VIEW_OPTIONS).lastLine,
      );
    assert.deepEqual(linesOf('size'), [3, 5, 3, 5]);
    assert.deepEqual(linesOf('rows'), [4, 6, 4, 6]);
  });

  it('finds the writes that are left when old steps were dropped', async () => {
    const recording = await record('x = 0\nwhile x < 3000:\n    x = x + 1\n', 'newest', 2000);
    const { firstStep } = recording.summary();
    assert.ok(firstStep > 0);
    const found = writes(recording, variable('x'));
    assert.deepEqual(found, differences(recording, variable('x')));
    assert.ok(found.length > 200);
  });

  it('counts what happens in columns', async () => {
    const recording = await record(
      'def f(n):\n    if n == 0:\n        raise ValueError(n)\n    f(n - 1)\ntry:\n    f(2)\nexcept ValueError:\n    print("caught")\n',
    );
    const { steps } = recording.summary();
    const whole = recording.marks(1000, null);
    assert.equal(whole.columns, steps);
    const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0);
    for (const columns of [1, 3, 7, steps]) {
      const { rows, depth } = recording.marks(columns, null);
      assert.deepEqual(
        [rows.call, rows.return, rows.exception, rows.output, rows.watch].map(({ counts }) => sum(counts)),
        [4, 4, 4, 1, 0],
      );
      assert.equal(Math.max(...depth), 4);
      for (const { counts, firsts } of Object.values(rows))
        counts.forEach((count, i) => assert.equal(firsts[i]! >= 0, count > 0));
    }
    const raised = whole.rows.exception.firsts.filter((step) => step >= 0);
    assert.deepEqual(
      raised.map((step) => recording.stepInfo(step).event),
      ['exception', 'exception', 'exception', 'exception'],
    );
    // A line of the traceback leads to where the exception passed through it.
    assert.equal(recording.raisedAt('program.py', 3, steps - 1), raised[0]);
    assert.equal(recording.raisedAt('program.py', 6, steps - 1), raised[3]);
    // A line that it names again and again: the outermost call first, as the traceback has them.
    assert.equal(recording.raisedAt('program.py', 4, steps - 1), raised[2]);
    assert.equal(recording.raisedAt('program.py', 4, steps - 1, 1), raised[1]);
    assert.equal(recording.raisedAt('program.py', 4, steps - 1, 9), raised[1]);
    assert.equal(
      recording.raisedAt('program.py', 8, steps - 1),
      recording.visit('program.py', 8, 0, 0, 'before')!.step,
    );
    assert.equal(recording.raisedAt('other.py', 1, steps - 1), null);
  });

  it('jumps to the next change of the picture', async () => {
    const recording = await record('x = 1\nfor i in range(3):\n    pass\n    pass\n    pass\nif x:\n    pass\nx = 2\n');
    const changes: number[] = [];
    for (
      let step = recording.jump(0, { to: 'change', by: 1 }, null, DEFAULT_VIEW_OPTIONS);
      step !== null;
      step = recording.jump(step, { to: 'change', by: 1 }, null, DEFAULT_VIEW_OPTIONS)
    )
      changes.push(step);
    // x, i three times, and the end of the module, which shows the new x.
    assert.equal(changes.length, 5);
    const back = recording.jump(changes[2]!, { to: 'change', by: -1 }, null, DEFAULT_VIEW_OPTIONS);
    assert.equal(back, changes[1]);
  });

  it('gives the end of a long output, whole characters, in order', async () => {
    const recording = await record('for i in range(200):\n    print("line", i)\n');
    const all = recording
      .summary()
      .output.map(({ text }) => text)
      .join('');
    const length = recording.summary().outputLength;
    assert.equal(length, all.length);
    for (const [end, characters] of [
      [length, 100],
      [length, 100_000],
      [57, 20],
      [0, 10],
    ] as const) {
      const { start, chunks } = recording.outputWindow(end, characters);
      assert.equal(start, Math.max(0, end - characters) * (end === 0 ? 0 : 1));
      assert.equal(chunks.map(({ text }) => text).join(''), all.slice(start, end));
    }
    const { step } = recording.outputWindow(length, 5).chunks.at(-1)!;
    assert.equal(recording.jump(step, { to: 'output', by: 1 }, null, DEFAULT_VIEW_OPTIONS), step + 1);
  });
});
