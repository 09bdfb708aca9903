import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createParser, type SyntaxParser, type SyntaxTree } from '../../../../src/simulator/syntax/parser';

const require = createRequire(import.meta.url);
const bytes = (path: string): Uint8Array => readFileSync(require.resolve(path));

describe('syntax: the tree-sitter tree of a text being edited', () => {
  let parser: SyntaxParser;

  before(async () => {
    parser = await createParser(
      bytes('web-tree-sitter/web-tree-sitter.wasm'),
      bytes('tree-sitter-python/tree-sitter-python.wasm'),
    );
  });

  const source =
    'def area(r):\n    k = lambda q: q.real.imag * r\n    return k\n\nclass C:\n    def m(self):\n        self.x = [a for a in b]\n';

  it('finds the name under a place, with what it is an attribute of', () => {
    const tree = parser.parse(source);
    assert.deepEqual(tree.nameAt(1, 4), { path: ['area'], span: { line: 1, column: 4, endLine: 1, endColumn: 8 } });
    assert.deepEqual(tree.nameAt(2, 25)?.path, ['q', 'real', 'imag']);
    assert.deepEqual(tree.nameAt(2, 20)?.path, ['q', 'real']);
    assert.deepEqual(tree.nameAt(7, 13), {
      path: ['self', 'x'],
      span: { line: 7, column: 8, endLine: 7, endColumn: 14 },
    });
    assert.equal(tree.nameAt(2, 6), null);
  });

  it('names the scopes around a place', () => {
    const tree = parser.parse(source);
    const names = (line: number, column: number): string[] => tree.scopesAt(line, column).map(({ name }) => name);
    assert.deepEqual(names(2, 20), ['area', '<lambda>']);
    assert.deepEqual(names(7, 18), ['C', 'm', '<listcomp>']);
    assert.deepEqual(names(4, 0), []);
  });

  it('answers for broken text, too', () => {
    const tree = parser.parse('def f(x):\n    y = x +\n    print(y\n');
    assert.equal(tree.hasError, true);
    assert.deepEqual(tree.nameAt(2, 8)?.path, ['x']);
  });

  it('follows edits as if the text had been read anew', () => {
    let tree: SyntaxTree = parser.parse(source);
    const steps = ['def area(r, s):\n', 'def area(r, s):\n    return r\n', 'x = "é𝒳"; y = x\n', '', source];
    for (const text of steps) {
      tree = tree.replace(text);
      assert.equal(tree.text, text);
      assert.deepEqual(tree.statementLines(), parser.parse(text).statementLines());
    }
    assert.deepEqual(tree.nameAt(2, 25)?.path, ['q', 'real', 'imag']);
  });

  it('counts columns in UTF-16 units', () => {
    const tree = parser.parse('x = "é𝒳"; value = x\n');
    assert.deepEqual(tree.nameAt(1, 12)?.span, { line: 1, column: 11, endLine: 1, endColumn: 16 });
  });

  it('knows edits that only touch comments', () => {
    const tree = parser.parse('x = 1  # one\ny = "# no"\n');
    assert.equal(tree.replace('x = 1  # only one\ny = "# no"\n').programChanged, false);
    assert.equal(tree.replace('x = 1  # one\ny = "# not"\n').programChanged, true);
    assert.equal(tree.replace('x = 1  one\ny = "# no"\n').programChanged, true);
    assert.equal(tree.replace('x = 12  # one\ny = "# no"\n').programChanged, true);
    assert.equal(tree.replace('x = 1  # one\n# new\ny = "# no"\n').programChanged, true);
    assert.equal(tree.replace('x = 1  # one\nz = 2\ny = "# no"\n').programChanged, true);
  });
});
