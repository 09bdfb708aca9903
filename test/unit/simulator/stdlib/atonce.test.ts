/** Processes that end at once: nothing of Python's runs any more. (The oracle's CPython would be gone, too.) */
import * as assert from 'node:assert/strict';
import { testSimulator } from '../../../support/simulator';

async function run(source: string, record: boolean): Promise<[string, number | null]> {
  const simulator = await testSimulator();
  let printed = '';
  const run = simulator.start(source, {
    filename: 'program.py',
    limits: { steps: 100_000, milliseconds: 60_000, bytes: 512 * 1024 * 1024 },
    record,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: ({ text }) => void (printed += text),
  });
  while (run.advance(5));
  const { outcome } = run;
  if (record) assert.ok(run.recording!.summary().steps > 0);
  return [printed, outcome.kind === 'finished' ? outcome.exitCode : null];
}

const program = (statement: string): string => `
import atexit, os, signal, threading
atexit.register(print, 'never')
class Dying:
    def __del__(self):
        print('never')
dying = Dying()
try:
    print('leaving')
    ${statement}
except BaseException:
    print('never')
finally:
    print('never')
`;

describe('processes that end at once', function () {
  this.timeout(60_000);
  for (const [statement, exitCode] of [
    ['os._exit(3)', 3],
    ['os._exit(-1)', 255],
    ['os.abort()', 134],
    ['os.kill(os.getpid(), signal.SIGTERM)', 143],
    ['threading.Thread(target=os._exit, args=(4,)).start(); threading.Event().wait()', 4],
  ] as const) {
    it(statement, async () => {
      for (const record of [false, true])
        assert.deepEqual(await run(program(statement), record), ['leaving\n', exitCode]);
    });
  }
});
