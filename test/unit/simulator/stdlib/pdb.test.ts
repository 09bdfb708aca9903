import assert from 'node:assert/strict';
import { testSimulator } from '../../../support/simulator';

const PROGRAM = `def mean(values):
    total = sum(values)
    breakpoint()
    count = len(values)
    return total / count

print(mean([1, 2, 3]))
print(mean([2, 4]))
`;

/** What the program prints when these lines are typed. */
async function session(input: readonly string[]): Promise<readonly string[]> {
  let text = '';
  const run = (await testSimulator()).start(PROGRAM, {
    filename: 'program.py',
    limits: { steps: 1_000_000, milliseconds: 20_000, bytes: 2 ** 29 },
    record: false,
    keep: 'oldest',
    input,
    readLine: () => null,
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => (text += chunk.stream === 'stdout' ? chunk.text : ''),
  });
  while (run.advance(Infinity));
  return text.replace(/\S*\/program\.py/g, 'program.py').split('\n');
}

describe('pdb', function () {
  this.timeout(30_000);

  it('takes its commands from the input at a breakpoint', async () => {
    const input = [
      'next',
      'p total, values',
      'up',
      'step',
      'args',
      'return',
      'continue',
      'tbreak 5',
      'continue',
      'continue',
    ];
    assert.deepEqual(await session(input), [
      '> program.py(3)mean()',
      '-> breakpoint()',
      '(Pdb) > program.py(4)mean()',
      '-> count = len(values)',
      '(Pdb) (6, [1, 2, 3])',
      '(Pdb) > program.py(7)<module>()',
      '-> print(mean([1, 2, 3]))',
      '(Pdb) > program.py(5)mean()',
      '-> return total / count',
      '(Pdb) values = [1, 2, 3]',
      '(Pdb) --Return--',
      '> program.py(5)mean()->2.0',
      '-> return total / count',
      '(Pdb) 2.0',
      '> program.py(3)mean()',
      '-> breakpoint()',
      '(Pdb) Breakpoint 1 at program.py:5',
      '(Pdb) Deleted breakpoint 1 at program.py:5',
      '> program.py(5)mean()',
      '-> return total / count',
      '(Pdb) 3.0',
      '',
    ]);
  });

  it('jumps', async () => {
    assert.deepEqual((await session(['next', 'jump 2', 'next', 'continue', 'continue', 'continue'])).slice(4, 9), [
      '(Pdb) > program.py(2)mean()',
      '-> total = sum(values)',
      '(Pdb) > program.py(3)mean()',
      '-> breakpoint()',
      '(Pdb) > program.py(3)mean()',
    ]);
  });
});
