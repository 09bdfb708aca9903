/** Processes that end at once: nothing of Python's runs any more. (The oracle's CPython would be gone, too.) */
import * as assert from 'node:assert/strict';
import { ran } from '../../../support/ran';

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
      for (const record of [false, true]) {
        const { printed, outcome, recording } = await ran(program(statement), { record });
        assert.deepEqual([printed, outcome], ['leaving\n', { kind: 'finished', exitCode }]);
        assert.equal(recording !== null && recording.summary().steps > 0, record);
      }
    });
  }
});
