/** What counts as a visit of a line, and what the picture after it shows. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS, type Recording } from '../../../../src/model';
import { recorded } from '../../../support/recorded';

/** How often a line ran, and the module's names (and what was printed) right after one of its visits. */
function after(recording: Recording, line: number, visit = 0): { count: number; names: string; printed: string } {
  const found = recording.visit('program.py', line, visit, 0, 'after');
  assert.ok(found !== null, `line ${line} never ran`);
  const view = recording.view(found.step, { ...DEFAULT_VIEW_OPTIONS, maxObjects: 500 });
  const names = view.frames[0].slots.flatMap(({ label }) => (label.kind === 'name' ? [label.name] : []));
  const { chunks } = recording.outputWindow(view.outputLength, 1000);
  return { count: found.count, names: names.join(' '), printed: chunks.map(({ text }) => text).join('') };
}

describe('recording/visits', () => {
  it('a comprehension is one visit, and its value is there after it', async () => {
    const recording = await recorded(
      'data = [3, 1, 2]\nsquares = [x * x for x in data]\npairs = {k: v for k, v in zip("abc", data)}\nprint([y for y in data])\n',
    );
    assert.deepEqual(after(recording, 2), { count: 1, names: 'data squares', printed: '' });
    assert.deepEqual(after(recording, 3), { count: 1, names: 'data squares pairs', printed: '' });
    assert.deepEqual(after(recording, 4), { count: 1, names: 'data squares pairs', printed: '[3, 1, 2]\n' });
  });

  it('lambdas and generator expressions on the line are part of its visit', async () => {
    const recording = await recorded(
      'data = [3, 1, 2]\nlow = min(data, key=lambda x: -x)\ntotal = sum(x for x in data)\n',
    );
    assert.deepEqual(after(recording, 2), { count: 1, names: 'data low', printed: '' });
    assert.deepEqual(after(recording, 3), { count: 1, names: 'data low total', printed: '' });
  });

  it('a call of several lines has run when its first line has', async () => {
    const recording = await recorded('print(\n    "a",\n    len(\n        "bc"\n    ),\n)\nx = 1\n');
    assert.equal(after(recording, 1).printed, 'a 2\n');
    assert.equal(after(recording, 1).count, 1);
  });

  it('a display of several lines is bound after its first line', async () => {
    const recording = await recorded('items = [\n    abs(-1),\n    abs(-2),\n]\nx = 1\n');
    assert.equal(after(recording, 1).names, 'items');
    assert.equal(after(recording, 3).count, 1);
  });

  it('a comprehension of several lines is one visit of its first line, in each round of a loop around it', async () => {
    const recording = await recorded(
      'both = [\n    str(n)\n    for n in (1, 2)\n]\nfor i in range(3):\n    rest = [n\n            for n in both]\nx = 1\n',
    );
    assert.deepEqual(after(recording, 1), { count: 1, names: 'both', printed: '' });
    assert.equal(after(recording, 2).count, 2);
    assert.deepEqual(after(recording, 6), { count: 3, names: 'both i rest', printed: '' });
    assert.deepEqual(after(recording, 7), { count: 3, names: 'both i rest', printed: '' });
  });

  it('rounds of a loop are visits, on one line and on several', async () => {
    const recording = await recorded(
      'n = 3\nwhile n: n -= 1\nfor i in range(3): n += i\nfor j in [k for k in range(2)]:\n    n += j\n',
    );
    assert.equal(after(recording, 2).count, 4);
    assert.equal(after(recording, 3).count, 4);
    assert.deepEqual([after(recording, 4).count, after(recording, 5).count], [3, 2]);
  });

  it('a loop that tests nothing visits its only line again and again', async () => {
    const recording = await recorded(
      'it = iter([1, 2, 3])\ntry:\n    while True:\n        x = next(it)\nexcept StopIteration:\n    pass\n',
    );
    assert.equal(after(recording, 4).count, 4);
  });

  it('clauses, cases and branches are visited when they are asked', async () => {
    const recording = await recorded(
      [
        'def f(x):',
        '    match x:',
        '        case 1:',
        '            return "one"',
        '        case _:',
        '            return "more"',
        'def g(x):',
        '    if x == 1:',
        '        y = 1',
        '    elif x == 2:',
        '        y = 2',
        '    try:',
        '        1 / 0',
        '    except ValueError:',
        '        pass',
        '    except ZeroDivisionError:',
        '        pass',
        'f(1)',
        'f(2)',
        'g(2)',
      ].join('\n'),
    );
    const counts = [3, 5, 8, 10, 13, 14, 16].map((line) => after(recording, line).count);
    assert.deepEqual(counts, [2, 1, 1, 1, 1, 1, 1]);
  });

  it('a decorated function is bound after its def', async () => {
    const recording = await recorded('def deco(f):\n    return f\n@deco\ndef g():\n    pass\nx = 1\n');
    assert.equal(after(recording, 4).names, 'deco g');
  });

  it('what is visited is told again at the step inside of it', async () => {
    const recording = await recorded(
      'data = [3, 1]\nout = [\n    d\n    for d in data\n]\nd2 = [e for e in data]\nx = 1\n',
    );
    const { firstStep, steps } = recording.summary();
    for (let step = firstStep; step < firstStep + steps; step++) {
      const visit = recording.visitAt(step, 'after');
      if (visit?.line === 6) assert.deepEqual([visit.visit, visit.count], [0, 1]);
    }
  });

  it('an exception that only ends an iteration stops nobody', async () => {
    const recording = await recorded(
      [
        'def inner():',
        '    yield 1',
        'def outer():',
        '    yield from inner()',
        '    yield 2',
        'class Count:',
        '    def __iter__(self):',
        '        return self',
        '    def __next__(self):',
        '        raise StopIteration',
        'a = list(outer())',
        'for x in Count():',
        '    pass',
        'b = 1',
      ].join('\n'),
    );
    const found = recording.visit('program.py', 12, 0, 0, 'after');
    const view = recording.view(found!.step, DEFAULT_VIEW_OPTIONS);
    assert.deepEqual([view.event, view.nextLine], ['line', 14]);
    // What `__next__` raises is an exception to it; the ends of the delegation and of the loop are none.
    const { rows } = recording.marks(1000, null);
    assert.equal(
      rows.exception.counts.reduce((sum, count) => sum + count, 0),
      1,
    );
    const { firstStep, steps } = recording.summary();
    for (let step = firstStep; step < firstStep + steps; step++) {
      const at = recording.view(step, DEFAULT_VIEW_OPTIONS);
      if (at.event === 'exception') assert.equal(at.exception === null, at.lastLine !== 10);
    }
  });

  it('stepping over goes from statement to statement', async () => {
    const recording = await recorded(
      'def f(x):\n    return x\nout = [f(n) for n in range(9)]\nprint(\n    f(1),\n    f(2),\n)\nx = 1\n',
    );
    const lines: (number | null)[] = [];
    const { firstStep, steps } = recording.summary();
    const last = firstStep + steps - 1;
    for (let step = firstStep; step < last; step = recording.move(step, 'overForward'))
      lines.push(recording.view(step, DEFAULT_VIEW_OPTIONS).nextLine);
    assert.deepEqual(lines, [0, 1, 3, 4, 8]);
    const back: (number | null)[] = [];
    for (let step = last; step > firstStep; step = recording.move(step, 'overBack'))
      back.push(recording.view(step, DEFAULT_VIEW_OPTIONS).nextLine);
    assert.deepEqual(back, [null, 8, 4, 3, 1]);
  });

  it('a view tells what the whole statement did, its calls and all', async () => {
    const recording = await recorded(
      [
        'class Stack:',
        '    def __init__(self):',
        '        self.items = []',
        '    def push(self, item):',
        '        self.items.append(item)',
        '        print(item)',
        's = Stack()',
        's.push(1)',
        'n = [s.push(k) for k in (2, 3)]',
        'm = 1',
      ].join('\n'),
    );
    const changed = (line: number): string[] => {
      const { step } = recording.visit('program.py', line, 0, 0, 'after')!;
      const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
      const lists = view.objects.filter(({ shape }) => shape === 'sequence');
      const list = lists.reduce((a, b) => (b.slots.length > a.slots.length ? b : a));
      const began = recording.visit('program.py', line, 0, 0, 'before')!.step;
      assert.equal(view.since ?? step - 1, began);
      return [list.change, ...list.slots.map(({ change }) => change)];
    };
    assert.deepEqual(changed(8), ['mutated', 'new']);
    assert.deepEqual(changed(9), ['mutated', 'none', 'new', 'new']);
    // A step inside of a call tells what its own line did.
    const inside = recording.visit('program.py', 6, 0, 0, 'after')!;
    assert.equal(recording.view(inside.step, DEFAULT_VIEW_OPTIONS).since, undefined);
  });

  it('the next change of the picture is one that its step made', async () => {
    const recording = await recorded('def f():\n    a = 1\n    return a\nf()\nf()\nx = 1\n');
    const { firstStep, steps } = recording.summary();
    for (let step = firstStep; step < firstStep + steps - 1; step++) {
      const next = recording.jump(step, { to: 'change', by: 1 }, null, DEFAULT_VIEW_OPTIONS);
      assert.ok(next === null || next > step);
    }
  });

  it('a yield and an await pause their frame', async () => {
    const recording = await recorded(
      [
        'import asyncio',
        'def count():',
        '    yield 1',
        '    return 2',
        'async def wait():',
        '    await asyncio.sleep(1)',
        '    return 3',
        'list(count())',
        'asyncio.run(wait())',
      ].join('\n'),
    );
    const pauses: (string | undefined)[] = [];
    const { firstStep, steps } = recording.summary();
    for (let step = firstStep; step < firstStep + steps - 1; step++) {
      const { event, frames } = recording.view(step, DEFAULT_VIEW_OPTIONS);
      if (event === 'return') pauses.push(frames.find(({ state }) => state === 'returning')?.pauses);
    }
    assert.deepEqual(pauses, ['yield', undefined, 'await', undefined]);
    assert.equal(recording.marks(1000, null).depth.at(-1), 1);
  });
});
