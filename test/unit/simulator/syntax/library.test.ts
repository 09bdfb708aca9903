import assert from 'node:assert/strict';
import { parse, PythonSyntaxError } from '../../../../src/simulator/syntax';
import { describeOurs, loadOracle, type Oracle } from './cpython';
import { mutate } from './mutate';

describe('syntax: against a live CPython 3.14', function () {
  this.timeout(120_000);
  let oracle: Oracle;

  before(async () => {
    oracle = await loadOracle();
  });

  it('reads modules of the standard library to the same trees with the same places', () => {
    const modules = oracle.modules.filter((_, index) => index % 20 === 7);
    assert.ok(modules.length > 20);
    for (const module of modules) {
      const source = oracle.read(module);
      assert.equal(describeOurs(source, 'exec') === oracle.describe(source, 'exec'), true, module);
    }
  });

  it('finds the same mistake with the same words at the same place in damaged programs', () => {
    let errors = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const module = oracle.read(oracle.modules[(seed * 37) % oracle.modules.length]);
      const source = mutate(module, seed);
      if (source === null) continue;
      const expected = oracle.describe(source, 'exec');
      assert.equal(describeOurs(source, 'exec'), expected, JSON.stringify(source));
      if (!expected.startsWith('Module')) errors++;
    }
    assert.ok(errors > 200, `only ${errors} of the programs were damaged`);
  });

  it('warns of what CPython warns of', () => {
    for (const source of [
      String.raw`x = '\d'`,
      String.raw`x = "a\qb\w"`,
      String.raw`x = b'\z'`,
      String.raw`x = '\400'`,
      String.raw`x = f'\{x}'`,
      String.raw`x = f'{x}\d'`,
      "x = '''a\n\\d'''",
      'x = 1if y else 2',
      'x = 0x1for x in y',
      'x = [1or 2, 1.5and 3, 2jis z]',
      String.raw`x = r'\d' '\d'`,
    ]) {
      const ours: [string, number][] = [];
      const expected = oracle.warnings(source);
      describeOurs(source, 'exec');
      collectWarnings(source, ours);
      assert.deepEqual(ours, expected, source);
    }
  });
});

function collectWarnings(source: string, into: [string, number][]): void {
  try {
    parse(source, '<f>', 'exec', { onWarning: ({ message, lineno }) => into.push([message, lineno]) });
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
  }
}
