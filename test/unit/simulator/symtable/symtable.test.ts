// The symbol table: where names live. Sources are parsed by CPython, whose symtable module gives the expected scopes.
import assert from 'node:assert/strict';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { buildSymtable, futureFromAST, mangle, Scope, type SymtableEntry } from '../../../../src/simulator/symtable';
import { parse } from '../../../../src/simulator/syntax';

const describeTables = `
import symtable, json
def describe(table):
    def scope(s):
        if s.is_free(): return 'free'
        if s.is_declared_global(): return 'global explicit'
        if s.is_global(): return 'global'
        return 'local'
    names = {s.get_name(): scope(s) for s in table.get_symbols() if not s.get_name().startswith('.')}
    return [table.get_name(), dict(sorted(names.items())), [describe(child) for child in table.get_children()]]
json.dumps(describe(symtable.symtable(source, 'program.py', 'exec')))
`;

type Description = [string, Record<string, string>, Description[]];

/** Our table in the form of the script above; cells count as local, as Python's symtable module has it. */
function describeEntry(entry: SymtableEntry, isModule = true): Description {
  const names = [...entry.symbols.keys()].filter((name) => !name.startsWith('.')).sort();
  const scopes = names.map((name): [string, string] => {
    switch (entry.getScope(name)) {
      case Scope.FREE:
        return [name, 'free'];
      case Scope.GLOBAL_EXPLICIT:
        return [name, 'global explicit'];
      case Scope.GLOBAL_IMPLICIT:
        return [name, 'global'];
      default:
        return [name, isModule ? 'global' : 'local'];
    }
  });
  return [entry.name, Object.fromEntries(scopes), entry.children.map((child) => describeEntry(child, false))];
}

const sources = [
  'x = 1\ndef f(a):\n  def g():\n    nonlocal a\n    a = x\n  return g\n',
  'def f():\n  global x\n  x = 1\n  return [y for y in x if (z := y)]\n',
  'class A:\n  x = 1\n  def f(self):\n    return x, __class__, super()\n  y = [x for x in z]\n  __p = 1\n',
  'def f(x):\n  return [lambda: x for x in range(3)], (lambda: x)\n',
  'def f[T: int](x: T) -> T:\n  y: T = x\n  return y\nclass B[T]:\n  z: T\n  def m(self) -> T: ...\ntype X[K] = dict[K, X]\n',
  'import a.b, c as d\nfrom e import f as g\nfor i, (j, *k) in l:\n  with m as n: pass\ntry: pass\nexcept E as o: pass\n',
];

describe('symtable', function () {
  this.timeout(60_000);
  let pyodide: PyodideAPI;

  before(async () => {
    pyodide = await loadPyodide();
  });

  for (const source of sources) {
    it(`finds the scopes of ${JSON.stringify(source)}`, () => {
      const module = parse(source, 'program.py');
      const file = { filename: 'program.py' };
      const table = buildSymtable(module, file, futureFromAST(module, file));
      pyodide.globals.set('source', source);
      const expected = JSON.parse(pyodide.runPython(describeTables) as string) as Description;
      assert.deepEqual(describeEntry(table.top), expected);
    });
  }

  it('mangles private names', () => {
    assert.equal(mangle('Ham', '__spam'), '_Ham__spam');
    assert.equal(mangle('__Ham', '__spam'), '_Ham__spam');
    assert.equal(mangle('Ham', '__spam__'), '__spam__');
    assert.equal(mangle('___', '__spam'), '__spam');
    assert.equal(mangle('Ham', '__spam.eggs'), '__spam.eggs');
    assert.equal(mangle(null, '__spam'), '__spam');
  });
});
