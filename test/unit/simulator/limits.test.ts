/** Programs that would take for ever end by their budget, promptly, whatever they are busy with. */
import assert from 'node:assert/strict';
import { testSimulator } from '../../support/simulator';

const MILLISECONDS = 300;

const PROGRAMS: Readonly<Record<string, string>> = {
  'a loop': 'while True: pass',
  'a power': 'x = 10 ** 10 ** 8',
  'a power of a power': "x = int('9' * 100000, 16) ** 1000",
  'a sum': 'print(sum(range(10 ** 10)))',
  'a comprehension': 'x = [i for i in iter(int, 1)]',
  'greatest common divisors': 'from fractions import Fraction\nx = Fraction(1, 3)\nwhile True: x = x * x + 1',
  'decimal digits': 'import decimal\ndecimal.getcontext().prec = 10 ** 9\nx = decimal.Decimal(1) / 3',
  'the repr of shared lists': 'x = []\nfor i in range(100): x = [x, x]\nprint(len(repr(x)))',
  'comparing shared lists': 'x = []\ny = []\nfor i in range(100): x, y = [x, x], [y, y]\nprint(x == y)',
  'a regular expression': "import re\nprint(re.match(r'(a+)+$', 'a' * 40 + 'b'))",
  'an endless iterator': 'import itertools\nprint(max(itertools.count()))',
};

describe('a budget', () => {
  for (const [name, source] of Object.entries(PROGRAMS)) {
    it(`ends ${name}`, async () => {
      const run = (await testSimulator()).start(source, {
        filename: 'a.py',
        limits: { steps: Infinity, milliseconds: MILLISECONDS, bytes: 2 ** 28 },
        record: true,
        keep: 'newest',
        input: [],
        argv: [],
        readFile: () => null,
      });
      const begun = performance.now();
      while (run.advance(Infinity));
      assert.equal(run.outcome.kind, 'limit');
      assert.ok(performance.now() - begun < 20 * MILLISECONDS);
      assert.ok(run.recording!.summary().steps > 0);
    });
  }
});
