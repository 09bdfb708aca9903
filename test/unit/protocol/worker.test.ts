import assert from 'node:assert/strict';
import { WORKER_PROTOCOL, isFromWorker, isToWorker } from '../../../src/protocol/worker';
import { WorkerServer } from '../../../src/worker/server';
import type { FromWorker } from '../../../src/protocol/worker';

describe('worker protocol', () => {
  it('tells its messages from others', () => {
    assert.ok(isFromWorker({ kind: 'loaded', protocol: WORKER_PROTOCOL }));
    assert.ok(isToWorker({ kind: 'request', id: 1, method: 'cancel', params: { recording: 1 } }));
    for (const other of [null, undefined, 'loaded', 7, {}, { kind: 'hello' }, []]) {
      assert.equal(isFromWorker(other), false);
      assert.equal(isToWorker(other), false);
    }
  });

  it('refuses to speak with another version', async () => {
    const posted: FromWorker[] = [];
    const server = new WorkerServer({
      loadSimulator: () => Promise.reject(new Error('must not be loaded')),
      post: (message) => posted.push(message),
      later: () => undefined,
      now: () => 0,
    });
    const assets = { stdlib: null };
    server.receive({ kind: 'load', protocol: WORKER_PROTOCOL + 1, assets, cancelFlag: null });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(posted[0]?.kind, 'loadFailed');
    server.receive({ kind: 'request', id: 5, method: 'lineCounts', params: { recording: 1, file: 'a.py' } });
    const last = posted.at(-1);
    assert.deepEqual(last?.kind === 'failure' && [last.id, last.failure.code], [5, 'gone']);
  });
});
