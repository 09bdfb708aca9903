/** What views show, at chosen steps of small programs. */
import assert from 'node:assert/strict';
import {
  DEFAULT_VIEW_OPTIONS,
  type FrameView,
  type ObjectView,
  type Recording,
  type SlotView,
  type View,
} from '../../../../src/model';
import { recorded } from '../../../support/recorded';

const record = (source: string, files: Readonly<Record<string, string>> = {}): Promise<Recording> =>
  recorded(source, { readFile: (path) => files[path] ?? null });

/** The view right after a line's n-th run. */
function after(recording: Recording, line: number, visit = 0): View {
  const { step } = recording.visit('program.py', line, visit, 0, 'after')!;
  return recording.view(step, DEFAULT_VIEW_OPTIONS);
}

const frameOf = (view: View, name: string): FrameView => view.frames.find((frame) => frame.name === name)!;
const nameOf = ({ label }: SlotView): string =>
  label.kind === 'name' ? label.name : label.kind === 'index' ? `${label.index}` : label.kind;
const objectOf = (view: View, name: string, frame = '<module>'): ObjectView => {
  const slot = frameOf(view, frame).slots.find((candidate) => nameOf(candidate) === name)!;
  return view.objects.find(({ id }) => id === slot.value)!;
};
const marks = (slots: readonly SlotView[]): string[] =>
  slots
    .filter(({ change }) => change !== 'none')
    .map((slot) => `${nameOf(slot)} ${slot.change}${slot.previous === undefined ? '' : ` ${slot.previous}`}`);

describe('recording/views', () => {
  it('marks what a line changed, and no more', async () => {
    const recording = await record(
      'a = 1\nb = [1, 2, 3, 4]\na = 2\nb[1] = 20\nb.append(5)\nb.insert(0, 6)\ndel b[2]\nc = b\n',
    );
    assert.deepEqual(marks(frameOf(after(recording, 1), '<module>').slots), ['a new']);
    assert.deepEqual(marks(frameOf(after(recording, 3), '<module>').slots), ['a rebound 1']);
    assert.equal(objectOf(after(recording, 2), 'b').change, 'new');
    const assigned = objectOf(after(recording, 4), 'b');
    assert.deepEqual([assigned.change, ...marks(assigned.slots)], ['mutated', '1 rebound 2']);
    assert.deepEqual(marks(objectOf(after(recording, 5), 'b').slots), ['4 new']);
    assert.deepEqual(marks(objectOf(after(recording, 6), 'b').slots), ['0 new']);
    const shorter = objectOf(after(recording, 7), 'b');
    assert.deepEqual([shorter.change, ...marks(shorter.slots)], ['mutated']);
    assert.equal(objectOf(after(recording, 8), 'b').change, 'none');
  });

  it('marks one slot when a list or a dict outgrows its place', async () => {
    const recording = await record('b = []\nd = {}\nfor i in range(40):\n    b.append(i)\n    d[i] = i\n');
    const options = { ...DEFAULT_VIEW_OPTIONS, maxSlots: 100 };
    for (let visit = 1; visit < 40; visit++) {
      const list = recording.view(recording.visit('program.py', 4, visit, 0, 'after')!.step, options);
      assert.deepEqual(marks(objectOf(list, 'b').slots), [`${visit} new`]);
      const dict = recording.view(recording.visit('program.py', 5, visit, 0, 'after')!.step, options);
      assert.deepEqual(marks(objectOf(dict, 'd').slots), ['key new']);
    }
  });

  it('shows a parked generator with its frame, and says how far iterators are', async () => {
    const recording = await record(
      'def g(n):\n    m = n\n    yield m\n    yield 2\nx = g(7)\nnext(x)\nit = iter([1, 2])\nnext(it)\nprint()\n',
    );
    const view = after(recording, 8);
    const parked = view.frames.find(({ state }) => state === 'parked')!;
    assert.deepEqual([parked.name, parked.line, parked.slots.map(nameOf)], ['g', 3, ['n', 'm']]);
    assert.equal(objectOf(view, 'x').frame, parked.id);
    assert.equal(objectOf(view, 'x').text, 'g, paused');
    assert.equal(objectOf(view, 'it').text, 'next: index 1');
    assert.equal(objectOf(after(recording, 5), 'x').text, 'g, not started');
  });

  it('shows exited frames that a traceback keeps', async () => {
    const recording = await record(
      'def f(v):\n    w = [v]\n    1 / 0\ntry:\n    f(3)\nexcept ZeroDivisionError as e:\n    kept = e\nprint()\n',
    );
    const view = after(recording, 7);
    const exited = view.frames.find(({ state }) => state === 'exited')!;
    assert.deepEqual([exited.name, exited.line, exited.slots.map(nameOf)], ['f', 3, ['v', 'w']]);
    assert.equal(objectOf(view, 'kept').text, 'division by zero');
    assert.equal(view.frames.filter(({ state }) => state === 'running').length, 1);
  });

  it('shows cells as objects shared by functions, with their roles', async () => {
    const recording = await record(
      'def outer():\n    n = 1\n    def inner():\n        return n\n    return inner()\nouter()\n',
    );
    const { step } = recording.visit('program.py', 4, 0, 0, 'before')!;
    const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
    const [outer, inner] = [frameOf(view, 'outer'), frameOf(view, 'outer.<locals>.inner')];
    const [held, free] = [
      outer.slots.find((slot) => nameOf(slot) === 'n')!,
      inner.slots.find((slot) => nameOf(slot) === 'n')!,
    ];
    assert.deepEqual([held.role, free.role], ['cell', 'free']);
    assert.equal(held.value, free.value);
    const cell = view.objects.find(({ id }) => id === held.value)!;
    assert.deepEqual([cell.shape, cell.slots.length, cell.refcount], ['cell', 1, 3]);
  });

  it("shows a module's comprehension variable while the comprehension runs, in a cell too", async () => {
    const recording = await record('x = 1\nlate = [\n    lambda: i\n    for i in range(3)\n]\ny = 2\n');
    const names = (view: View): string[] => frameOf(view, '<module>').slots.map(nameOf);
    assert.deepEqual(names(after(recording, 1)), ['x']);
    assert.deepEqual(names(after(recording, 3, 1)), ['x', 'i']);
    assert.deepEqual(names(after(recording, 6)), ['x', 'late', 'y']);
  });

  it('counts references as CPython does', async () => {
    const recording = await record(
      'class A:\n    pass\na = A()\nb = [a, a]\nx = 1000\ndef f(p):\n    return p\nf(b)\nprint()\n',
    );
    const view = after(recording, 5);
    assert.equal(objectOf(view, 'a').refcount, 3);
    assert.equal(objectOf(view, 'b').refcount, 1);
    // The name, the code's constants, and the script's tree, which CPython keeps while it runs.
    assert.equal(objectOf(view, 'x').refcount, 3);
    assert.equal(objectOf(view, 'A').refcount, 5);
    const inside = recording.view(recording.visit('program.py', 7, 0, 0, 'before')!.step, DEFAULT_VIEW_OPTIONS);
    assert.equal(objectOf(inside, 'p', 'f').refcount, 2);
    assert.ok(view.heap.objects >= 4 && view.heap.bytes > 100, JSON.stringify(view.heap));
  });

  it('shows a module while it is imported, and its name after', async () => {
    const recording = await record('import helper\nprint(helper.x)\n', { 'helper.py': 'x = [1]\ny = 2\n' });
    const visit = recording.visit('helper.py', 2, 0, 0, 'before')!;
    const view = recording.view(visit.step, DEFAULT_VIEW_OPTIONS);
    assert.deepEqual(
      view.frames.map(({ name, file, state, isModule }) => [name, file, state, isModule]),
      [
        ['<module>', 'program.py', 'waiting', true],
        ['<module>', 'helper.py', 'running', true],
      ],
    );
    assert.deepEqual(view.frames[1]!.slots.map(nameOf), ['x']);
    assert.equal(objectOf(after(recording, 1), 'helper').text, 'helper');
  });

  it('keeps to its budget and says what it left out', async () => {
    const recording = await record('a = [[i] for i in range(30)]\nprint()\n');
    const { step } = recording.visit('program.py', 2, 0, 0, 'before')!;
    const view = recording.view(step, { maxObjects: 5, maxSlots: 4, windows: new Map() });
    const list = objectOf(view, 'a');
    assert.deepEqual([list.slots.length, list.offset, list.length], [4, 0, 30]);
    assert.equal(view.objects.filter(({ immutable }) => !immutable).length, 5);
    assert.equal(view.hiddenObjects, 0);
    const wide = recording.view(step, {
      maxObjects: 5,
      maxSlots: 4,
      windows: new Map([[list.id, { offset: 10, count: 8 }]]),
    });
    assert.deepEqual(objectOf(wide, 'a').slots.map(nameOf), ['10', '11', '12', '13', '14', '15', '16', '17']);
    assert.equal(wide.hiddenObjects, 4);
  });

  it('tells of the exception under way', async () => {
    const recording = await record(
      'def f():\n    raise ValueError("no")\ntry:\n    f()\nexcept ValueError:\n    print()\n',
    );
    const steps = Array.from({ length: recording.summary().steps }, (_, step) =>
      recording.view(step, DEFAULT_VIEW_OPTIONS),
    );
    const told = steps.filter(({ exception }) => exception !== null);
    assert.ok(told.every(({ exception }) => exception!.type === 'ValueError' && exception!.message === 'no'));
    assert.deepEqual(
      told.map(({ event }) => event),
      ['exception', 'return', 'exception', 'line', 'line'],
    );
  });

  it('tell where the program stood in a file, as tell() would have said then', async () => {
    const lines = [
      "f = open('a.txt', 'w')",
      "f.write('one\\ntwö\\n')",
      'f.close()',
      "g = open('a.txt', newline='')",
      'for line in g: pass',
      'g.seek(4)',
      'g.read(3)',
      "h = open('a.txt', 'rb')",
      'h.readline()',
      'import io',
      "s = io.StringIO('hello')",
      's.read(2)',
      "b = io.BytesIO(b'abc')",
      'b.read()',
      't = io.TextIOWrapper(b)',
      't.seek(1)',
    ];
    const recording = await record(`${lines.join('\n')}\n`);
    const told = ([name, line, visit]: readonly [string, number, number?]): string =>
      `${name} after line ${line}: ${objectOf(after(recording, line, visit), name).text}`;
    assert.deepEqual(
      (
        [
          ['f', 1],
          ['f', 2],
          ['f', 3],
          ['g', 5, 0],
          ['g', 5, 1],
          ['g', 6],
          ['g', 7],
          ['f', 7],
          ['h', 8],
          ['h', 9],
          ['s', 11],
          ['s', 12],
          ['b', 14],
          ['t', 16],
        ] as const
      ).map(told),
      [
        'f after line 1: position 0',
        'f after line 2: position 9',
        'f after line 3: closed',
        'g after line 5: position 4',
        'g after line 5: position 9',
        'g after line 6: position 4',
        'g after line 7: position 8',
        'f after line 7: closed',
        'h after line 8: position 0',
        'h after line 9: position 4',
        's after line 11: position 0',
        's after line 12: position 2',
        'b after line 14: position 3',
        't after line 16: position 1',
      ],
    );
    assert.deepEqual(objectOf(after(recording, 12), 's').slots.map(nameOf), ['text']);
  });

  it('show an exception on its way, in each frame that it leaves', async () => {
    const recording = await record(
      "class Bad(Exception): pass\ndef f():\n    raise Bad('no') from KeyError('k')\ndef g():\n    f()\ntry:\n    g()\nexcept Bad: x = 1\ny = 2\n",
    );
    const seen: string[] = [];
    for (let step = 0; step < recording.summary().steps; step++) {
      const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
      const top = view.frames.find(({ state }) => state === 'running' || state === 'returning')!;
      const raised = view.objects.find(({ id }) => id === top.raised);
      if (top.raised !== undefined)
        seen.push(
          `${view.event} ${top.name}: ${raised?.type} ${raised?.slots.filter(({ group }) => group === 'traceback').length}`,
        );
      const freed = view.freed?.objects.filter(({ object }) => object.type === 'Bad') ?? [];
      if (freed.length > 0) seen.push(`freed at line ${view.lastLine}`);
      assert.equal(
        recording
          .view(step, { ...DEFAULT_VIEW_OPTIONS, detail: true })
          .frames.some(({ raised: one }) => one !== undefined),
        false,
      );
    }
    assert.deepEqual(seen, [
      'exception f: Bad 1',
      'return f: Bad 1',
      'exception g: Bad 2',
      'return g: Bad 2',
      'exception <module>: Bad 3',
      'freed at line 8',
    ]);
  });

  it('show the exception that a frame handles while it has no name there', async () => {
    const recording = await record(
      'def g():\n    try:\n        1 / 0\n    except KeyError:\n        pass\n    except ZeroDivisionError as e:\n        e\n    finally:\n        h()\ndef h():\n    pass\ntry:\n    g()\n    int("x")\nexcept ValueError:\n    h()\n',
    );
    const seen: string[] = [];
    for (let step = 0; step < recording.summary().steps; step++) {
      const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
      for (const { name, handled, line } of view.frames) {
        const type = view.objects.find(({ id }) => id === handled)?.type;
        if (handled !== undefined) seen.push(`${name} at line ${line}: ${type}`);
      }
    }
    assert.deepEqual(
      [...new Set(seen)],
      [
        'g at line 4: ZeroDivisionError',
        'g at line 6: ZeroDivisionError',
        '<module> at line 15: ValueError',
        '<module> at line 16: ValueError',
      ],
    );
  });
});
