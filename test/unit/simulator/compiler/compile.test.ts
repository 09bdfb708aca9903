// The compiler against CPython 3.14: the same instructions, positions, constants and tables, code object by code object.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '../../../../src/simulator/compiler';
import { PythonNestingError, PythonSyntaxError } from '../../../../src/simulator/syntax/errors';
import type { expr, Module } from '../../../../src/simulator/syntax/ast';
import { cpython, type Oracle } from './cpython';
import { Comparison } from './dump';
import { rejectedPrograms } from './rejected';

const programs = new URL('./programs/', import.meta.url);

describe('compile, compared with CPython', function () {
  this.timeout(300_000);
  let oracle: Oracle;

  before(async () => {
    oracle = await cpython();
  });

  /** Compares one source; returns how many code objects it had. */
  function check(source: string, name: string, mode: 'exec' | 'eval' | 'single' = 'exec', optimize = 0): number {
    const answer = oracle.ask(source, mode, optimize);
    assert.ok(answer.tree !== null && answer.code !== null, `${name}: ${JSON.stringify(answer.error)}`);
    const comparison = new Comparison(name);
    comparison.compare(answer.code, compile(answer.tree, 'program.py', mode, { optimize }));
    assert.deepEqual(comparison.differences, []);
    return comparison.total;
  }

  for (const file of readdirSync(programs)) {
    it(`compiles ${file}`, () => {
      const source = readFileSync(new URL(file, programs), 'utf8');
      for (const optimize of [0, 1, 2]) {
        check(source, file, 'exec', optimize);
      }
    });
  }

  it('compiles every fifth module of the standard library', () => {
    let total = 0;
    oracle.libraryFiles().forEach((file, i) => {
      if (i % 5 === 0) {
        total += check(oracle.readLibrary(file), file);
      }
    });
    assert.ok(total > 3000);
  });

  it('compiles expressions and interactive statements', () => {
    for (const source of ['1 + 2', 'a.b(c)[d]', '[x for x in y]', 'lambda: 0', '(yield_ if a else b)', '"doc"']) {
      check(source, source, 'eval');
    }
    for (const source of ['1 + 2', 'x = 1', 'for i in x: i', 'def f(): 1\n', '"doc"', 'x: int = 1', 'if x: y; z']) {
      check(`${source}\n`, source, 'single');
    }
  });

  it('rejects what CPython rejects, with its messages and places', () => {
    let compared = 0;
    for (const source of rejectedPrograms) {
      const { tree, error } = oracle.ask(source);
      if (tree === null) {
        continue; // The parser's business.
      }
      let actual: unknown = null;
      try {
        compile(tree, 'program.py', 'exec', { source });
      } catch (e) {
        assert.ok(e instanceof PythonSyntaxError, `${source}: ${String(e)}`);
        const { type, message, lineno, offset, end_lineno, end_offset } = e.info;
        actual = { type, message, lineno, offset, end_lineno, end_offset };
      }
      assert.deepEqual(actual, error, source);
      compared++;
    }
    assert.ok(compared > 90);
  });

  it('warns where CPython warns', () => {
    const sources = [
      'x is 5',
      '"a" is not x',
      '(1, 2)(3)',
      'x = {1}[0]',
      '[1, 2]["a"]',
      'assert (x, "y")',
      'x is None',
      'def f():\n  try: pass\n  finally:\n    if a: return\n    for x in y: break\n',
      'for x in y:\n  try: pass\n  finally:\n    with a: continue\n',
      'try: pass\nfinally:\n  def f(): return 1\n  x is 5\n',
      '1()',
    ];
    for (const source of sources) {
      const { tree, warnings } = oracle.ask(source);
      assert.ok(tree !== null);
      const ours: [string, number][] = [];
      compile(tree, 'program.py', 'exec', { onWarning: ({ message, lineno }) => ours.push([message, lineno]) });
      assert.deepEqual(ours, warnings, source);
    }
  });
});

describe('compile', () => {
  const place = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 1 };
  const name = (id: string): expr => ({ kind: 'Name', id, ctx: 'Load', ...place });
  const moduleOf = (value: expr): Module => ({
    kind: 'Module',
    body: [{ kind: 'Expr', value, ...place }],
    type_ignores: [],
  });

  it('needs no deep stack for a sum of 10,000 terms', () => {
    let sum = name('x');
    for (let i = 1; i < 10_000; i++) {
      sum = { kind: 'BinOp', left: sum, op: 'Add', right: name('x'), ...place };
    }
    assert.ok(compile(moduleOf(sum), 'program.py', 'exec').code.length > 20_000);
  });

  it('folds a sum of 10,000 constants', () => {
    const one: expr = { kind: 'Constant', value: { type: 'int', value: 1n }, prefix: null, ...place };
    let sum: expr = { ...one };
    for (let i = 1; i < 10_000; i++) {
      sum = { kind: 'BinOp', left: sum, op: 'Add', right: one, ...place };
    }
    const code = compile({ kind: 'Expression', body: sum }, 'program.py', 'eval');
    assert.deepEqual(code.consts.at(-1), { type: 'int', value: 10_000n, computed: true });
  });

  it('refuses what nests too deeply, without overflowing the stack', () => {
    let nested = name('x');
    for (let i = 0; i < 100_000; i++) {
      nested = { kind: 'UnaryOp', op: 'USub', operand: nested, ...place };
    }
    assert.throws(() => compile(moduleOf(nested), 'program.py', 'exec'), PythonNestingError);
  });

  it('makes equal constants one object, also across functions', () => {
    const tuple = (): expr => ({
      kind: 'Tuple',
      elts: [{ kind: 'Constant', value: { type: 'int', value: 1000n }, prefix: null, ...place }],
      ctx: 'Load',
      ...place,
    });
    const lambda = (lineno: number): expr => ({
      kind: 'Lambda',
      args: {
        kind: 'arguments',
        posonlyargs: [],
        args: [],
        vararg: null,
        kwonlyargs: [],
        kw_defaults: [],
        kwarg: null,
        defaults: [],
      },
      body: tuple(),
      ...place,
      lineno,
    });
    const code = compile(moduleOf({ kind: 'List', elts: [lambda(1), lambda(2)], ctx: 'Load', ...place }), 'f', 'exec');
    const [first, second] = code.consts.flatMap((value) => (value.type === 'code' ? [value.code] : []));
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(first.consts.at(-1), second.consts.at(-1));
    assert.equal(first.consts.at(-1)?.type, 'tuple');
  });
});
