/** What a hover tells of a name, at chosen steps of small programs. */
import assert from 'node:assert/strict';
import type { NameInfo, Recording } from '../../../../src/model';
import type { SyntaxTree } from '../../../../src/host/syntax/tree';
import { testParser } from '../../../support/parser';
import { recorded } from '../../../support/recorded';

/** A program that has run, asked about names in its text. */
class Asked {
  private constructor(
    readonly recording: Recording,
    private readonly lines: readonly string[],
    private readonly tree: SyntaxTree,
  ) {}

  static async run(source: string): Promise<Asked> {
    return new Asked(await recorded(source), source.split('\n'), (await testParser()).parse(source));
  }

  /** The step at which a line (1-based) is about to run, the n-th time. */
  step(line: number, visit = 0): number {
    return this.recording.visit('program.py', line, visit, 0, 'before')!.step;
  }

  /** The name that begins at the n-th occurrence of `name` in a line, at a step. */
  name(step: number, line: number, name: string, occurrence = 0): NameInfo | null {
    let column = -1;
    for (let i = 0; i <= occurrence; i++) column = this.lines[line - 1]!.indexOf(name, column + 1);
    const place = this.tree.nameAt(line, column + name.length - 1);
    return place === null ? null : this.recording.nameAt(step, 'program.py', place);
  }
}

const brief = (info: NameInfo | null): string =>
  info === null
    ? 'no name'
    : info.bound
      ? `${info.name}: ${info.value} (${info.scope}, ${info.frameName})`
      : `${info.name} unbound`;

describe('recording/names', () => {
  it('tells a local from a global of the same name', async () => {
    const asked = await Asked.run('x = 1\ndef f():\n    x = 2\n    return x\nf()\nprint(x)\n');
    const inside = asked.step(4);
    assert.equal(brief(asked.name(inside, 4, 'x')), 'x: 2 (local, f)');
    assert.equal(brief(asked.name(inside, 3, 'x')), 'x: 2 (local, f)');
    assert.equal(brief(asked.name(inside, 1, 'x')), 'x: 1 (global, <module>)');
    assert.equal(brief(asked.name(inside, 6, 'x')), 'x: 1 (global, <module>)');
    assert.equal(brief(asked.name(asked.step(3), 4, 'x')), 'x unbound');
    assert.equal(brief(asked.name(asked.step(6), 4, 'x')), 'x unbound');
  });

  it('knows parameters of every kind, innermost call first', async () => {
    const asked = await Asked.run(
      'def f(a, /, b=5, *rest, key=None, **more):\n    if b > 0:\n        f(a, b - 1, *rest)\n    return a\nf(7, 1, 8, z=9)\n',
    );
    const inner = asked.step(4, 0);
    assert.equal(brief(asked.name(inner, 1, 'b')), 'b: 0 (local, f)');
    assert.equal(brief(asked.name(inner, 1, 'rest')), 'rest: (8,) (local, f)');
    const outer = asked.step(4, 1);
    assert.equal(brief(asked.name(outer, 1, 'b')), 'b: 1 (local, f)');
    assert.equal(brief(asked.name(outer, 1, 'more')), "more: {'z': 9} (local, f)");
  });

  it('follows attributes, to instance and class', async () => {
    const asked = await Asked.run(
      'class Dog:\n    kind = "canine"\n    def __init__(self, name):\n        self.name = name\nd = Dog("Rex")\nprint(d.name, d.kind, Dog.kind, d.owner if 0 else 1)\n',
    );
    const at = asked.step(6);
    assert.equal(brief(asked.name(at, 6, 'name')), "d.name: 'Rex' (attribute, <module>)");
    assert.equal(brief(asked.name(at, 6, 'kind')), "d.kind: 'canine' (attribute, <module>)");
    assert.equal(brief(asked.name(at, 6, 'kind', 1)), "Dog.kind: 'canine' (attribute, <module>)");
    assert.equal(brief(asked.name(at, 6, 'owner')), 'd.owner unbound');
    assert.equal(brief(asked.name(asked.step(4), 4, 'self')), 'self: Dog object (local, Dog.__init__)');
    assert.equal(brief(asked.name(at, 2, 'kind')), "kind: 'canine' (attribute, Dog)");
  });

  it('knows variables of comprehensions while they run', async () => {
    const asked = await Asked.run(
      'n = 10\nsquares = [\n    n * n\n    for n in range(3)\n]\ndef f(k):\n    return [\n        k + j\n        for j in range(2)\n    ]\nf(5)\n',
    );
    assert.equal(brief(asked.name(asked.step(8, 1), 8, 'j')), 'j: 1 (local, f)');
    assert.equal(brief(asked.name(asked.step(8, 1), 8, 'k')), 'k: 5 (local, f)');
    assert.equal(brief(asked.name(asked.step(6), 2, 'squares')), 'squares: [0, 1, 4] (global, <module>)');
    assert.equal(brief(asked.name(asked.step(6), 1, 'n')), 'n: 10 (global, <module>)');
  });

  it('reaches into closures', async () => {
    const asked = await Asked.run(
      'count = "global"\ndef counter():\n    count = 0\n    def step():\n        nonlocal count\n        count += 1\n        return count\n    return step\nnext_ = counter()\nnext_()\nnext_()\n',
    );
    assert.equal(brief(asked.name(asked.step(7, 1), 7, 'count')), 'count: 2 (enclosing, counter.<locals>.step)');
    assert.equal(brief(asked.name(asked.step(4), 3, 'count')), 'count: 0 (local, counter)');
    assert.equal(brief(asked.name(asked.step(7, 0), 1, 'count')), "count: 'global' (global, <module>)");
  });

  it('looks up generator expressions, lambdas and builtins', async () => {
    const asked = await Asked.run(
      'base = 3\nadd = lambda v: (\n    v + base)\nadd(4)\ntotal = sum(\n    e\n    for e in [1, 2])\nprint(len)\n',
    );
    assert.equal(brief(asked.name(asked.step(3), 3, 'v')), 'v: 4 (local, <lambda>)');
    assert.equal(brief(asked.name(asked.step(3), 3, 'base')), 'base: 3 (global, <module>)');
    assert.equal(brief(asked.name(asked.step(6, 1), 6, 'e')), 'e: 2 (local, <genexpr>)');
    assert.equal(asked.name(asked.step(8), 8, 'len')?.scope, 'builtin');
    assert.equal(asked.name(asked.step(8), 4, '(4'), null);
  });

  it('says which step and line bound a name', async () => {
    const asked = await Asked.run(
      'def f(p):\n    p = p + 1\n    return p\na = 1\nb = a\na = f(\n    a)\nitems = [a, b]\nitems.insert(0, 5)\nitems\n',
    );
    const last = asked.step(10);
    const a = asked.name(last, 4, 'a')!;
    assert.equal(a.boundAt?.line, 6);
    assert.deepEqual(
      [asked.recording.stepInfo(a.boundAt!.step).event, asked.recording.stepInfo(a.boundAt!.step).line],
      ['line', 8],
    );
    assert.equal(asked.name(last, 5, 'b')?.boundAt?.line, 5);
    assert.equal(asked.name(asked.step(2), 1, 'p')?.boundAt?.line, 6);
    assert.equal(asked.name(asked.step(3), 1, 'p')?.boundAt?.line, 2);
    assert.equal(asked.name(last, 8, 'items')?.boundAt?.line, 8);
  });

  it('follows items by constant keys and by names', async () => {
    const asked = await Asked.run(
      'cfg = {"x": [1, 2], 7: "seven"}\nkey = "x"\ni = -1\nrows = [[1, 2], (3, 4)]\nprint(cfg["x"][0], cfg[key], cfg[7], rows[1][i], rows[9:] or "none"[1])\n',
    );
    const at = asked.step(5);
    assert.equal(brief(asked.name(at, 5, '"x"')), "cfg['x']: [1, 2] (item, <module>)");
    assert.equal(brief(asked.name(at, 5, '0]')), "cfg['x'][0]: 1 (item, <module>)");
    assert.equal(brief(asked.name(at, 5, 'key')), "key: 'x' (global, <module>)");
    assert.equal(brief(asked.name(at, 5, 'cfg[key]')), 'cfg[key]: [1, 2] (item, <module>)');
    assert.equal(brief(asked.name(at, 5, '[7]')), "cfg[7]: 'seven' (item, <module>)");
    assert.equal(brief(asked.name(at, 5, 'rows[1][i]')), 'rows[1][i]: 4 (item, <module>)');
    assert.equal(asked.name(at, 5, '[9:'), null);
    assert.equal(brief(asked.name(asked.step(1), 5, '"x"')), "cfg['x'] unbound");
  });

  it('works keys out from names, sums, lengths and tuples', async () => {
    const asked = await Asked.run(
      'grid = {(0, 1): "x", None: "z", 2.5: "w"}\nl = [10, 20, 30]\ni = 1\nclass P: pass\np = P()\np.k = 2\ngrid[0, i], grid[None], grid[2.5], l[i - 1], l[-i], l[len(l) - 1], l[p.k], l[i + 7]\n',
    );
    const at = asked.step(7);
    assert.equal(brief(asked.name(at, 7, '0, i]')), "grid[0, i]: 'x' (item, <module>)");
    assert.equal(brief(asked.name(at, 7, 'grid[None]')), "grid[None]: 'z' (item, <module>)");
    assert.equal(brief(asked.name(at, 7, 'grid[2.5]')), "grid[2.5]: 'w' (item, <module>)");
    assert.equal(brief(asked.name(at, 7, 'l[i - 1]')), 'l[i - 1]: 10 (item, <module>)');
    assert.equal(brief(asked.name(at, 7, 'l[-i]')), 'l[-i]: 30 (item, <module>)');
    assert.equal(brief(asked.name(at, 7, 'l[len(l) - 1]')), 'l[len(l) - 1]: 30 (item, <module>)');
    assert.equal(brief(asked.name(at, 7, 'l[p.k]')), 'l[p.k]: 30 (item, <module>)');
    assert.equal(brief(asked.name(at, 7, 'l[i + 7]')), 'l[i + 7] unbound');
  });

  it('tells items that are made when they are asked for', async () => {
    const asked = await Asked.run(
      's = "h€😀"\nb = b"ab"\nr = range(10, 5000, 7)\na = bytearray(b"xyz")\ns[0], s[-1], b[1], r[3], r[500], r[-1], a[0]\n',
    );
    const at = asked.step(5);
    const made = (name: string): string => {
      const info = asked.name(at, 5, name);
      return `${brief(info)}${info?.made === true ? ', made' : ''}`;
    };
    assert.equal(made('s[0]'), "s[0]: 'h' (item, <module>)");
    assert.equal(made('s[-1]'), "s[-1]: '😀' (item, <module>), made");
    assert.equal(made('b[1]'), 'b[1]: 98 (item, <module>)');
    assert.equal(made('r[3]'), 'r[3]: 31 (item, <module>)');
    assert.equal(made('r[500]'), 'r[500]: 3510 (item, <module>), made');
    assert.equal(made('r[-1]'), 'r[-1]: 4994 (item, <module>), made');
    assert.equal(made('a[0]'), 'a[0]: 120 (item, <module>)');
  });

  it('knows type parameters in the code that they belong to', async () => {
    const asked = await Asked.run(
      'T = 1\ndef gen[T](x: T) -> T:\n    y = T\n    return x\ngen(3)\nclass Box[K]:\n    def get(self) -> K:\n        return K\nBox().get()\n',
    );
    const inside = asked.step(4);
    assert.equal(brief(asked.name(inside, 3, 'T')), 'T: TypeVar object (enclosing, gen)');
    assert.equal(brief(asked.name(inside, 2, 'x')), 'x: 3 (local, gen)');
    assert.equal(brief(asked.name(inside, 2, 'T')), 'T unbound');
    assert.equal(asked.name(inside, 2, 'T')?.live, false);
    assert.equal(brief(asked.name(inside, 1, 'T')), 'T: 1 (global, <module>)');
    assert.equal(brief(asked.name(asked.step(8), 8, 'K')), 'K: TypeVar object (enclosing, Box.get)');
    assert.equal(brief(asked.name(asked.step(8), 6, 'K')), 'K unbound');
  });

  it('does not tell what a __getitem__ of the program would', async () => {
    const asked = await Asked.run(
      'class Odd(list):\n    def __getitem__(self, i):\n        return "odd"\no = Odd([1])\no[0]\n',
    );
    assert.equal(asked.name(asked.step(5), 5, '0'), null);
  });

  it('names other ways to the same object, but never the hovered one', async () => {
    const asked = await Asked.run(
      'class Box: pass\ndef f(p):\n    q = p\n    return g(q)\ndef g(r):\n    return r\nb = Box()\nb.me = b\nf(b)\n',
    );
    const at = asked.step(6);
    assert.deepEqual(asked.name(at, 6, 'r', 2)?.aliases, ['p (in f)', 'q (in f)', 'b', 'r.me']);
    assert.deepEqual(asked.name(at, 3, 'q')?.aliases, ['r', 'p (in f)', 'b', 'r.me']);
    assert.deepEqual(asked.name(at, 9, 'b')?.aliases, ['r', 'p (in f)', 'q (in f)', 'r.me']);
  });

  it('tells a variable that is not bound yet from one that was deleted, and from one whose function does not run', async () => {
    const asked = await Asked.run(`def f(flag):
    t = 1
    if flag:
        del t
        late = 2
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return flag
f(False)
f(True)
g = 1
del g
print('end')
`);
    const why = (info: NameInfo | null): string =>
      info === null || info.bound
        ? brief(info)
        : `${info.live ? 'runs' : 'does not run'}, ${info.boundAt === null ? 'never bound' : `line ${info.boundAt.line}`}`;
    assert.equal(brief(asked.name(asked.step(10, 0), 2, 't')), 't: 1 (local, f)');
    assert.equal(why(asked.name(asked.step(10, 0), 5, 'late')), 'runs, never bound');
    assert.equal(why(asked.name(asked.step(10, 1), 2, 't')), 'runs, line 4');
    assert.equal(why(asked.name(asked.step(10, 1), 8, 'err')), 'runs, line 9');
    assert.equal(why(asked.name(asked.step(13), 2, 't')), 'does not run, never bound');
    assert.equal(why(asked.name(asked.step(13), 13, 'g')), 'runs, never bound');
    assert.equal(brief(asked.name(asked.step(14), 13, 'g')), 'g: 1 (global, <module>)');
    assert.equal(why(asked.name(asked.step(15), 13, 'g')), 'runs, line 14');
  });

  it('names an object by every way, the short ones first', async () => {
    const asked = await Asked.run("a = [1]\nb = a\ncfg = {'x': [0, a]}\ny = cfg['x']\nprint(y)\n");
    assert.deepEqual(asked.name(asked.step(5), 1, 'a')?.aliases, ['b', 'y[1]', "cfg['x'][1]"]);
  });

  it('reads attributes that builtin descriptors keep in the object', async () => {
    const setup = [
      'import collections, enum, functools',
      'class E(enum.Enum):',
      '    RED = 1',
      'nt = collections.namedtuple("NT", "u v")(1, [2])',
      'class A:',
      '    def m(self, x=5): return x',
      '    @property',
      '    def p(self): return 1',
      'a = A(); bm = a.m; pt = functools.partial(bm, 1); err = ValueError("bad", 3)',
    ];
    const asked = ['E.RED.value', 'nt.v', 'bm.__func__', 'pt.args', 'err.args', 'a.__class__', 'A.__mro__', 'a.p'];
    const lines = [...setup, ...asked, 'A.m.__defaults__', 'A.__name__', 'end = 1'];
    const program = await Asked.run(lines.join('\n'));
    const at = program.step(lines.length);
    const values = lines.slice(setup.length, -1).map((text, i) => {
      const last = text.slice(text.lastIndexOf('.') + 1);
      const info = program.name(at, setup.length + i + 1, last)!;
      return info.bound ? info.value : 'unbound';
    });
    assert.deepEqual(values, [
      '1',
      '[2]',
      'm(self, x)',
      '(1,)',
      "('bad', 3)",
      'class A',
      "(class A, <class 'object'>)",
      'unbound',
      '(5,)',
      "'A'",
    ]);
  });
});
