/** The life of objects in views: what a step freed and why, garbage, holders, growth, who wrote a slot. */
import assert from 'node:assert/strict';
import {
  DEFAULT_VIEW_OPTIONS,
  type FreedReason,
  type Holder,
  type ObjectId,
  type Recording,
  type View,
} from '../../../../src/model';
import { recorded } from '../../../support/recorded';

/** The view right after a line's n-th run. */
function after(recording: Recording, line: number, visit = 0): View {
  const { step } = recording.visit('program.py', line, visit, 0, 'after')!;
  return recording.view(step, DEFAULT_VIEW_OPTIONS);
}

function idOf(view: View, name: string, frame = '<module>'): ObjectId {
  const slots = view.frames.find((candidate) => candidate.name === frame)!.slots;
  return slots.find(({ label }) => label.kind === 'name' && label.name === name)!.value;
}

function tellHolder(holder: Holder): string {
  switch (holder.kind) {
    case 'variable':
      return `${holder.name} in ${holder.frameName}`;
    case 'slot':
      return holder.path ?? `${holder.type}${holder.slot}`;
    case 'temporary':
      return `temporary in ${holder.frameName}`;
    case 'inFlight':
      return 'in flight';
    default:
      return `${holder.kind} ${holder.count}`;
  }
}

const tellReason = (reason: FreedReason): string =>
  'holder' in reason ? `${reason.kind}: ${tellHolder(reason.holder)}` : reason.kind;

/** `type: reason` of each object freed that is no scalar. */
function freed(view: View): string[] {
  const objects = view.freed?.objects ?? [];
  return objects
    .filter(({ object }) => !object.immutable)
    .map(({ object, reason }) => `${object.type} ${tellReason(reason)}`);
}

describe('recording/lifetime', () => {
  it('tells of an object with __del__ which place let go of it before that was called', async () => {
    const recording = await recorded(
      [
        'import gc', // 1
        'class Noisy:', // 2
        '    def __del__(self):', // 3
        '        print("gone")', // 4
        'a = Noisy()', // 5
        'a = Noisy()', // 6
        'del a', // 7
        'b = [Noisy()]', // 8
        'b[0] = None', // 9
        'b.append(Noisy())', // 10
        'b.clear()', // 11
        'b = [Noisy()]', // 12
        'b = None', // 13
        'def f():', // 14
        '    local = Noisy()', // 15
        'f()', // 16
        'c = Noisy()', // 17
        'c.own = c', // 18
        'del c', // 19
        'gc.collect()', // 20
        'Noisy()', // 21
      ].join('\n'),
    );
    assert.deepEqual(freed(after(recording, 6)), ['Noisy rebound: a in <module>']);
    assert.deepEqual(freed(after(recording, 7)), ['Noisy removed: a in <module>']);
    assert.deepEqual(freed(after(recording, 9)), ['Noisy rebound: b[0]']);
    assert.deepEqual(freed(after(recording, 11)), ['Noisy removed: b[1]']);
    assert.deepEqual(freed(after(recording, 13)), ['Noisy with: b[0]']);
    assert.deepEqual(freed(after(recording, 16)), ['Noisy returned: local in f']);
    assert.deepEqual(freed(after(recording, 20)), ['Noisy collected']);
    assert.deepEqual(freed(after(recording, 21)), ['Noisy unheld']);
  });

  it('tells what a step freed and which place let go of it', async () => {
    const recording = await recorded(
      [
        'class Node:', // 1
        '    def __init__(self, items):', // 2
        '        self.items = items', // 3
        'x = [1]', // 4
        'del x', // 5
        'x = [2]', // 6
        'x = None', // 7
        'def f(n):', // 8
        '    local = [n]', // 9
        '    return None', // 10
        'f(3)', // 11
        'b = [[0], [1], [2]]', // 12
        'b.pop(0)', // 13
        'b[0] = 5', // 14
        'n = Node([7])', // 15
        'd = {"k": n, "m": [8]}', // 16
        'del n', // 17
        'd["k"] = 1', // 18
        'del d["m"]', // 19
        's = {(1, b)  for _ in "a"} if 0 else [[3]]', // 20
        's.clear()', // 21
        'c = Node(0)', // 22
        'c.items = c', // 23
        'import gc', // 24
        'c = 1', // 25
        'gc.collect()', // 26
      ].join('\n'),
    );
    const at = (line: number): string[] => freed(after(recording, line));
    assert.deepEqual(at(4), []);
    assert.deepEqual(at(5), ['list removed: x in <module>']);
    assert.deepEqual(at(7), ['list rebound: x in <module>']);
    assert.deepEqual(at(11), ['list returned: local in f']);
    assert.deepEqual(at(13), ['list removed: b[0]']);
    assert.deepEqual(at(14), ['list rebound: b[0]']);
    assert.deepEqual(at(17), []);
    assert.deepEqual(at(18), ["Node rebound: d['k']", "list with: d['k'].items"]);
    assert.deepEqual(at(19), ["list removed: d['m']"]);
    assert.deepEqual(at(21), ['list removed: s[0]']);
    const gone = after(recording, 5).freed!;
    assert.deepEqual([gone.file, gone.line, gone.count, gone.bytes], ['program.py', 5, 1, 64]);
    // Its item is no object of the later picture, so it comes along.
    const [card] = gone.objects;
    assert.deepEqual(
      card.object.slots.map(({ label }) => label),
      [{ kind: 'index', index: 0 }],
    );
  });

  it('tells why of what no view showed before, as far as it is known', async () => {
    const recording = await recorded(
      [
        'class N:', // 1
        '    def __init__(self): pass', // 2
        'a = N(); a = None', // 3
        'def f():', // 4
        '    a = N(); del a', // 5
        'f()', // 6
        'a = N(); del a', // 7
        'm = [N()].append', // 8
        'del m', // 9
        's = {N()}', // 10
        's.clear()', // 11
      ].join('\n'),
    );
    const at = (line: number): string[] => freed(after(recording, line));
    assert.deepEqual(at(3), ['N rebound: a in <module>']);
    assert.deepEqual(at(5), ['N removed: a in f']);
    assert.deepEqual(at(7), ['N unheld']);
    assert.deepEqual(at(9), [
      'builtin_function_or_method removed: m in <module>',
      'list with: builtin_function_or_method',
      'N with: list[0]',
    ]);
    assert.deepEqual(at(11), ['N removed: set']);
  });

  it('says so where garbage is not looked for', async () => {
    const recording = await recorded('x = 1\ny = [[] for _ in range(250_001)]\nz = 1\n');
    assert.equal(after(recording, 1).garbageUnknown, undefined);
    assert.equal(after(recording, 3).garbageUnknown, true);
  });

  it('tells what freed half a million objects while their frame goes on', async () => {
    const recording = await recorded('def f():\n    data = list(range(300_000))\n    data = None\n    return 1\nf()\n');
    const { freed: gone } = after(recording, 3);
    assert.deepEqual(freed(after(recording, 3)), ['list rebound: data in f']);
    // The small ints live on.
    assert.equal(gone!.count, 300_000 - 257 + 1);
    assert.ok(Math.abs(gone!.bytes - (299_743 * 28 + 56 + 300_000 * 8)) < 100_000);
  });

  it('keeps garbage apart with its bytes until it is collected', async () => {
    const recording = await recorded(
      'import gc\nclass N: pass\na = N()\nb = N()\na.next, b.next = b, a\nb.text = "long" * len(" " * 100)\nk = [b]\nb = k.pop()\n' +
        'del a\ndel b\nx = 1\ngc.collect()\n',
    );
    assert.equal(after(recording, 9).garbage, null);
    for (const line of [10, 11]) {
      const { garbage } = after(recording, line);
      assert.deepEqual(
        garbage!.objects.map(({ type, refcount }) => [type, refcount]),
        [
          ['N', 1],
          ['N', 1],
        ],
      );
      // Two instances and a text of 400 characters that only they hold.
      assert.deepEqual([garbage!.count, garbage!.bytes], [3, 48 * 2 + 41 + 400]);
      assert.equal(after(recording, line).freed, null);
    }
    const collected = after(recording, 12);
    assert.equal(collected.garbage, null);
    assert.deepEqual(freed(collected), ['N collected', 'N collected']);
    assert.equal(collected.freed!.count, 3);
  });

  it('does not take for garbage what a running generator, an exception or a class keeps', async () => {
    const recording = await recorded(
      'def g():\n    me = []\n    me.append(me)\n    yield me\n    yield 1\nclass C: pass\nx = C()\ndel C\n' +
        'it = g()\nnext(it)\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    kept = e\n' +
        'def h(n):\n    l = [n]\n    l.append(l)\n    return sorted([3, 1], key=lambda v: len(l))\nh(2)\nprint(1)\n',
    );
    const { steps } = recording.summary();
    for (let step = 0; step < steps; step++) {
      const { garbage, event } = recording.view(step, DEFAULT_VIEW_OPTIONS);
      const line = recording.stepInfo(step).line;
      const left = line === 20 || (line === 19 && event === 'line' && step > 30);
      if (garbage !== null) assert.ok(line >= 18, `line ${line}: ${garbage.objects.map(({ type }) => type).join()}`);
      else assert.ok(!left || line !== 20);
    }
  });

  it('lists every holder of an object', async () => {
    const recording = await recorded(
      [
        'class Node:', // 1
        '    pass', // 2
        'n = Node()', // 3
        'items = [n, n]', // 4
        'n.me = n', // 5
        'd = {"k": n}', // 6
        't = (n,)', // 7
        'def f(p, q=n):', // 8
        '    def g():', // 9
        '        return p', // 10
        '    return g', // 11
        'g = f(n)', // 12
        'for each in [n]:', // 13
        '    print(1)', // 14
        'n.__dict__', // 15
        'print(2)', // 16
      ].join('\n'),
    );
    const view = after(recording, 15);
    const found = recording.holders(view.step, idOf(view, 'n'));
    assert.deepEqual(
      found.holders.map(tellHolder).sort(),
      [
        'n in <module>',
        'each in <module>',
        'items[0]',
        'items[1]',
        'n.me',
        "d['k']",
        't[0]',
        'f.__defaults__[0]',
        'g.__closure__[0].cell_contents',
      ].sort(),
    );
    assert.equal(found.refcount, found.holders.length);
    const looping = after(recording, 13);
    const [temporary] = recording.holders(looping.step, idOf(looping, 'g')).holders;
    assert.equal(tellHolder(temporary), 'g in <module>');
    const inner = recording.holders(view.step, idOf(view, 'Node'));
    assert.deepEqual(
      inner.holders.map(tellHolder).filter((text) => text.startsWith('inst')),
      ['instances 1'],
    );
  });

  it('knows who wrote a slot last', async () => {
    const recording = await recorded(
      'a = [1, 2]\nb = a\nb[1] = 5\nb.insert(0, 7)\nd = {"k": 1}\nd["k"] = 2\nprint(a)\n',
    );
    const view = after(recording, 7);
    const at = (holder: string, index: number): number =>
      recording.written(view.step, idOf(view, holder), { kind: 'index', index })!.line;
    assert.deepEqual(
      [0, 1, 2].map((index) => at('a', index)),
      [4, 1, 3],
    );
    const module = view.frames[0];
    const name = recording.written(view.step, module.id, { kind: 'name', name: 'b' })!;
    assert.deepEqual([name.line, recording.stepInfo(name.step).line], [2, 3]);
    const dict = view.objects.find(({ type }) => type === 'dict')!;
    assert.equal(recording.written(view.step, dict.id, dict.slots[0].label)!.line, 6);
    assert.equal(recording.written(view.step, module.id, { kind: 'name', name: 'nobody' }), null);
  });

  it('samples stack and heap over the recording', async () => {
    const recording = await recorded(
      'def f(n):\n    return 0 if n == 0 else f(n - 1)\nf(50)\ndata = []\nfor i in range(1000):\n    data.append([i])\ndata = None\n',
    );
    let growth = recording.growth();
    while (!growth.complete) growth = recording.growth();
    const { samples } = growth;
    const { steps } = recording.summary();
    assert.ok(samples.length > 200 && samples.length <= 513, `${samples.length} samples`);
    assert.equal(samples.at(-1)!.step, steps - 1);
    assert.equal(Math.max(...samples.map(({ depth }) => depth)), 52);
    const most = Math.max(...samples.map(({ objects }) => objects));
    // The lists, and the ints that are not small.
    assert.ok(most > 1600 && most < 1800, `${most} objects`);
    assert.ok(samples.at(-1)!.objects < 10);
    for (let i = 1; i < samples.length; i++) assert.ok(samples[i].step > samples[i - 1].step);
  });

  it('tells spare cells of lists and the limit of the stack', async () => {
    const recording = await recorded(
      'import sys\na = []\na.append(1)\nb = [1, 2]\nsys.setrecursionlimit(400)\nprint(1)\n',
    );
    const view = after(recording, 4);
    const spare = (name: string): number | undefined => view.objects.find(({ id }) => id === idOf(view, name))!.spare;
    assert.deepEqual([spare('a'), spare('b')], [3, undefined]);
    assert.equal(view.stackLimit, 1000);
    assert.equal(after(recording, 5).stackLimit, 400);
  });

  it('tells where an attribute was looked for and found', async () => {
    const source = [
      'class A:', // 1
      '    kind = 1', // 2
      '    @property', // 3
      '    def area(self): return 2', // 4
      '    def go(self): pass', // 5
      'class B(A):', // 6
      '    __slots__ = ("s",)', // 7
      '    def __getattr__(self, name): return name', // 8
      'b = B()', // 9
      'b.s = 1', // 10
      'b.own = 2', // 11
      'b.kind', // 12
      'b.area', // 13
      'b.go', // 14
      'b.s', // 15
      'b.own', // 16
      'b.none', // 17
      'B.kind', // 18
    ];
    const recording = await recorded(source.join('\n'));
    const at = (line: number): string[] => {
      const { step } = recording.visit('program.py', line, 0, 0, 'after')!;
      const [root, name] = source[line - 1].split('.');
      const { lookup } = recording.nameAt(step, 'program.py', {
        root,
        parts: [{ kind: 'attribute', name }],
        span: { line, column: 0, endLine: line, endColumn: 9 },
        scope: { kind: 'module', line: 0, name: '<module>', binds: [], globals: [], parent: null },
      })!;
      return lookup.map(({ where, name, found }) => `${where} ${name} ${found}`);
    };
    assert.deepEqual(at(12), ['instance B nothing', 'type B nothing', 'type A value']);
    assert.deepEqual(at(13), ['type B nothing', 'type A dataDescriptor']);
    assert.deepEqual(at(14), ['instance B nothing', 'type B nothing', 'type A descriptor']);
    assert.deepEqual(at(15), ['type B slot']);
    assert.deepEqual(at(16), ['instance B value']);
    assert.deepEqual(at(17), [
      'instance B nothing',
      'type B nothing',
      'type A nothing',
      'type object nothing',
      'getattr B descriptor',
    ]);
    assert.deepEqual(at(18), ['type B nothing', 'type A value']);
  });
});
