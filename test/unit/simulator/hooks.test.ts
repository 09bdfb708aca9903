import assert from 'node:assert/strict';
import { testSimulator } from '../../support/simulator';

/** Runs a program unrecorded; its output by stream, and the traceback that the outcome carries. */
async function run(source: string): Promise<{ stdout: string; stderr: string; traceback: string | null }> {
  const text = { stdout: '', stderr: '' };
  const simulator = await testSimulator();
  const started = simulator.start(source, {
    filename: 'hooks.py',
    limits: { steps: 100_000, milliseconds: 20_000, bytes: 2 ** 28 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => void (text[chunk.stream] += chunk.text),
  });
  while (started.advance(Infinity));
  const { outcome } = started;
  return { ...text, traceback: outcome.kind === 'exception' ? outcome.exception.traceback : null };
}

describe('sys.excepthook', () => {
  it('of the program is told the exception that ends it, and nothing else is printed', async () => {
    const source =
      'import sys\nsys.excepthook = lambda kind, value, tb: print(kind.__name__, value, tb.tb_lineno)\n1 / 0\n';
    const { stdout, stderr, traceback } = await run(source);
    assert.equal(stdout, 'ZeroDivisionError division by zero 3\n');
    assert.equal(stderr, '');
    assert.equal(traceback, '');
  });

  it('that raises itself is reported with the exception it was told', async () => {
    const { stderr } = await run('import sys\nsys.excepthook = lambda *args: None.x\n1 / 0\n');
    assert.match(
      stderr,
      /^Error in sys\.excepthook:\nTraceback[^]*AttributeError[^]*\nOriginal exception was:\nTraceback/,
    );
    assert.match(stderr, /ZeroDivisionError: division by zero\n$/);
  });

  it('by default leaves the traceback to the outcome', async () => {
    const { traceback } = await run('1 / 0\n');
    assert.match(traceback ?? '', /^Traceback[^]*ZeroDivisionError: division by zero\n$/);
  });

  it('by default writes to what the program has put in the place of sys.stderr', async () => {
    const { stdout, stderr, traceback } = await run('import sys\nsys.stderr = sys.stdout\n1 / 0\n');
    assert.match(stdout, /^Traceback[^]*ZeroDivisionError: division by zero\n$/);
    assert.deepEqual([stderr, traceback], ['', '']);
    assert.equal((await run('import sys\nsys.stderr = None\n1 / 0\n')).traceback, '');
  });

  it('that was deleted is missed', async () => {
    const { traceback } = await run('import sys\ndel sys.excepthook\n1 / 0\n');
    assert.match(traceback ?? '', /^sys\.excepthook is missing\nTraceback/);
  });

  it('by default shows as many frames as sys.tracebacklimit says', async () => {
    const program = 'import sys\nsys.tracebacklimit = LIMIT\ndef f(): 1 / 0\ndef g(): f()\ng()\n';
    const frames = async (limit: number): Promise<readonly string[]> => {
      const { traceback } = await run(program.replace('LIMIT', String(limit)));
      return [...(traceback ?? '').matchAll(/, in (.*)/g)].map((match) => match[1]!);
    };
    assert.deepEqual(await frames(1), ['f']);
    assert.deepEqual(await frames(2), ['g', 'f']);
    assert.deepEqual(await frames(0), []);
  });
});
