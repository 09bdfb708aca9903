import assert from 'node:assert/strict';
import type { NamePlace, TextScope } from '../../../../src/model';
import type { SyntaxParser, SyntaxTree } from '../../../../src/host/syntax/tree';
import { keyText } from '../../../../src/simulator/recording/itemkeys';
import { testParser } from '../../../support/parser';

/** `a.b['x'][0]` as it would be written. */
const written = (place: NamePlace | null): string | null =>
  place === null
    ? null
    : place.root +
      place.parts
        .map((part) =>
          part.kind === 'attribute'
            ? `.${part.name}`
            : part.key.kind === 'str'
              ? `[${JSON.stringify(part.key.value)}]`
              : `[${keyText(part.key)}]`,
        )
        .join('');

const scopes = (scope: TextScope | undefined | null): string[] =>
  scope === undefined || scope === null ? [] : [...scopes(scope.parent), `${scope.kind} ${scope.name}:${scope.line}`];

describe('host/syntax: the tree of a text being edited', () => {
  let parser: SyntaxParser;

  before(async () => {
    parser = await testParser();
  });

  const source =
    'def area(r):\n    k = lambda q: q.real.imag * r\n    return k\n\nclass C:\n    def m(self):\n        self.x = [a for a in b]\n';

  /** The name at the n-th occurrence of a text in a line. */
  const at = (tree: SyntaxTree, line: number, text: string, occurrence = 0): NamePlace | null => {
    let column = -1;
    const content = tree.text.split('\n')[line - 1]!;
    for (let i = 0; i <= occurrence; i++) column = content.indexOf(text, column + 1);
    assert.ok(column >= 0, `${text} is not in ${content}`);
    return tree.nameAt(line, column);
  };

  it('finds the name under a place, with what leads to it', () => {
    const tree = parser.parse(source);
    assert.deepEqual(tree.nameAt(1, 4)?.span, { line: 1, column: 4, endLine: 1, endColumn: 8 });
    assert.equal(written(tree.nameAt(2, 25)), 'q.real.imag');
    assert.equal(written(tree.nameAt(2, 20)), 'q.real');
    assert.deepEqual(tree.nameAt(7, 13)?.span, { line: 7, column: 8, endLine: 7, endColumn: 14 });
    assert.equal(tree.nameAt(2, 6), null);
    assert.equal(written(tree.nameAt(1, 8)), 'area', 'right behind a name');
  });

  it('finds items, by the key or the brackets', () => {
    const tree = parser.parse(`cfg['x'][-1].name = rows[i][0]; f(key=key); f()[0]; d["a\\n"]; d[f"{x}"]; s[1:2]\n`);
    assert.equal(written(at(tree, 1, "'x'")), 'cfg["x"]');
    assert.equal(written(at(tree, 1, '1]')), 'cfg["x"][-1]');
    assert.equal(written(at(tree, 1, 'name')), 'cfg["x"][-1].name');
    assert.equal(written(at(tree, 1, 'i]')), 'i');
    assert.equal(written(at(tree, 1, '[0]')), 'rows[i][0]');
    assert.equal(written(at(tree, 1, 'key=')), null);
    assert.equal(written(at(tree, 1, 'key)')), 'key');
    assert.equal(written(at(tree, 1, '[0]', 1)), null);
    assert.equal(written(at(tree, 1, '"a')), null);
    assert.equal(written(at(tree, 1, '{x}')), null);
    assert.equal(written(at(tree, 1, 'x}')), 'x');
    assert.equal(written(at(tree, 1, '1:2')), null);
  });

  it('knows the scope of a name: parameters inside, defaults, bases and first iterables outside', () => {
    const tree = parser.parse(
      '@deco\ndef f(a, b=c, *d, e: int = 1):\n    x = [y for y in z if y]\n    return sum(w for w in a)\n\nclass C(Base):\n    n = lambda p=q: p\n',
    );
    const scope = (line: number, text: string, occurrence = 0): string[] =>
      scopes(at(tree, line, text, occurrence)?.scope);
    const module = 'module <module>:0';
    for (const name of ['a', 'b=', 'd,', 'e:']) assert.deepEqual(scope(2, name), [module, 'function f:1'], name);
    for (const name of ['c,', 'int']) assert.deepEqual(scope(2, name), [module], name);
    assert.deepEqual(scope(1, 'deco'), [module]);
    assert.deepEqual(scope(3, 'y'), [module, 'function f:1', 'comprehension :3']);
    assert.deepEqual(scope(3, 'z'), [module, 'function f:1']);
    assert.deepEqual(scope(4, 'w'), [module, 'function f:1', 'function <genexpr>:4']);
    assert.deepEqual(scope(6, 'Base'), [module]);
    assert.deepEqual(scope(7, 'n'), [module, 'class C:6']);
    assert.deepEqual(scope(7, 'p='), [module, 'class C:6', 'function <lambda>:7']);
    assert.deepEqual(scope(7, 'q'), [module, 'class C:6']);
  });

  it('knows what a scope binds, in every way a name can be bound', () => {
    const tree = parser.parse(
      `def f(p, *args, **kw):
    global g
    nonlocal n
    g = n = a = 1
    b, (c, *d) = e.x, e[0] = p
    for i, j in a: pass
    with open() as (h, k): pass
    import os.path, sys as s
    from m import t as u, v
    try: pass
    except E as w: pass
    def inner(z): zz = 1
    class K: y = 2
    [q for q in a if (walrus := q)]
    match a:
        case [m1, *m2] | {"k": m3, **m4} | P(x=m5) as m6: pass
        case Color.RED: pass
    del gone
    annotated: int = 3
    here
`,
    );
    const scope = at(tree, 20, 'here')!.scope;
    assert.deepEqual([...scope.globals], ['g']);
    assert.deepEqual(
      [...scope.binds].sort().join(' '),
      'K a annotated args b c d gone h i inner j k kw m1 m2 m3 m4 m5 m6 os p s u v w walrus',
    );
  });

  it('says which lines make up a statement, and where nothing runs', () => {
    const tree = parser.parse(
      `def f(a,
      b):  # why
    """doc

    more"""
    # note

    g(a,

      b)
    if a:
        pass
    elif b:
        pass
    else:
        pass
    global c
@deco(
    1)
class C:

    x = [
        1,
    ]
`,
    );
    const ranges = tree.text.split('\n').map((_, index) => {
      const range = tree.statementAt(index + 1);
      return range === null ? '-' : `${range.first}-${range.last}`;
    });
    const expected =
      '1-2 1-2 - - - - - 8-10 8-10 8-10 11-11 12-12 13-13 14-14 - 16-16 - 18-19 18-19 20-20 - 22-24 22-24 22-24 -';
    assert.equal(ranges.join(' '), expected);
    assert.equal(tree.statementAt(99), null);
  });

  it('answers for broken text, too', () => {
    const tree = parser.parse('def f(x):\n    y = x +\n    print(y\n');
    assert.equal(tree.hasError, true);
    assert.equal(written(tree.nameAt(2, 8)), 'x');
  });

  it('follows edits as if the text had been read anew', () => {
    let tree: SyntaxTree = parser.parse(source);
    const steps = ['def area(r, s):\n', 'def area(r, s):\n    return r\n', 'x = "é𝒳"; y = x\r\nz = 1\n', '', source];
    for (const text of steps) {
      tree = tree.replace(text);
      assert.equal(tree.text, text);
      const anew = parser.parse(text);
      const places = text.split('\n').flatMap((line, row) => [...line].map((_, column) => [row + 1, column] as const));
      for (const [row, column] of places) assert.deepEqual(tree.nameAt(row, column), anew.nameAt(row, column));
    }
    assert.equal(written(tree.nameAt(2, 25)), 'q.real.imag');
  });

  it('takes several changes at once, the last one first', () => {
    const tree = parser.parse('a = 1\nb = 2\n').edit([
      { start: 6, oldEnd: 7, text: 'bee' },
      { start: 0, oldEnd: 1, text: 'ay' },
    ]);
    assert.equal(tree.text, 'ay = 1\nbee = 2\n');
    assert.equal(written(tree.nameAt(2, 1)), 'bee');
  });

  it('counts columns in UTF-16 units', () => {
    const tree = parser.parse('x = "é𝒳"; value = x\n');
    assert.deepEqual(tree.nameAt(1, 12)?.span, { line: 1, column: 11, endLine: 1, endColumn: 16 });
  });

  it('lists imports of every form, and knows where a new one goes', () => {
    const imports = (text: string): string[] =>
      parser
        .parse(text)
        .imports()
        .map(
          ({ level, module, names, span }) =>
            `${'.'.repeat(level)}${module}(${names.join()})@${span.line}:${span.column}`,
        );
    assert.deepEqual(
      imports(
        'import a.b as c, d # e\nfrom . import f\nif 1:\n    from ..g.h import (i as j,\n        k)\nfrom l import *\n',
      ),
      ['a.b()@1:7', 'd()@1:17', '.(f)@2:5', '..g.h(i,k)@4:9', 'l()@6:5'],
    );
    const line = (text: string): number => parser.parse(text).importLine();
    assert.equal(line('x = 1\n'), 1);
    assert.equal(line('# note\n"""doc"""\n\nx = 1\n'), 4);
    assert.equal(line('"""doc"""\nfrom __future__ import annotations\nx = 1\nimport os\n'), 4);
    assert.equal(line('from __future__ import annotations\nx = 1\n'), 2);
    assert.equal(line(''), 1);
  });
});
