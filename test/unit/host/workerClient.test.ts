import assert from 'node:assert/strict';
import { WorkerClient, WorkerError } from '../../../src/host/workerClient';
import { DEFAULT_LIMITS, DEFAULT_VIEW_OPTIONS } from '../../../src/model';
import type { Program } from '../../../src/protocol/worker';
import { startHarness, until } from '../../support/workerHarness';

const program = (source: string): Program => ({
  filename: 'a.py',
  source,
  limits: DEFAULT_LIMITS,
  keep: 'oldest',
  input: [],
  inputEnds: false,
  argv: [],
  files: {},
  folders: {},
});

const failure = (code: WorkerError['code']) => (error: unknown) => error instanceof WorkerError && error.code === code;

describe('WorkerClient and WorkerServer', () => {
  it('run a program, report its growth and its end, and answer about it', async () => {
    const { client } = startHarness();
    const recording = client.newRecording();
    const reports: string[] = [];
    const { status, missing } = await client.run({ recording, program: program('print a\nimport b.py') }, (each) =>
      reports.push(`${each.outcome.kind} ${each.outputLength}`),
    );
    assert.deepEqual(status.outcome, { kind: 'finished', exitCode: 0 });
    assert.equal(status.steps, 3);
    assert.deepEqual(missing, ['b.py']);
    assert.deepEqual(reports, ['finished 10']);
    const window = await client.request('output', { recording, end: 10, characters: 100 });
    assert.equal(window.chunks.map(({ text }) => text).join(''), 'a\nnothing\n');
    const look = await client.request('look', { recording, step: 1, options: DEFAULT_VIEW_OPTIONS, moment: 'after' });
    assert.equal(look.view.lastLine, 1);
    assert.deepEqual([look.info.line, look.visit?.line], [2, 1]);
    assert.equal(await client.request('move', { recording, from: 0, move: 'last' }), 2);
    assert.deepEqual(await client.request('lineCounts', { recording, file: 'a.py' }), Int32Array.of(0, 1, 1));
    const scope = { kind: 'module', line: 0, name: '<module>', binds: [], globals: [], parent: null } as const;
    const place = { root: 'x', parts: [], span: { line: 1, column: 0, endLine: 1, endColumn: 1 }, scope };
    assert.equal(await client.request('name', { recording, step: 0, file: 'a.py', place }), null);
  });

  it('report a run that takes long while it runs', async () => {
    const { client } = startHarness();
    const recording = client.newRecording();
    const kinds = new Set<string>();
    const done = client.run({ recording, program: program('print once\nforever') }, (status) => {
      kinds.add(status.outcome.kind);
      if (status.outputLength > 0) void client.request('cancel', { recording });
    });
    const { status } = await done;
    assert.equal(status.outcome.kind, 'cancelled');
    assert.deepEqual([...kinds], ['running', 'cancelled']);
  });

  it('answer questions while a run is under way', async () => {
    const { client } = startHarness();
    const recording = client.newRecording();
    let growing = false;
    const run = client.run({ recording, program: program('set a\nforever') }, () => (growing = true));
    await until(() => growing, 'growth');
    const view = await client.request('view', { recording, step: 1, options: DEFAULT_VIEW_OPTIONS });
    assert.equal(view.lastLine, 1);
    client.release(recording);
    await assert.rejects(run, failure('gone'));
    await assert.rejects(
      client.request('view', { recording, step: 0, options: DEFAULT_VIEW_OPTIONS }),
      failure('gone'),
    );
  });

  it('carry a place from one recording to another', async () => {
    const { client } = startHarness();
    const [from, to] = [client.newRecording(), client.newRecording()];
    await client.run({ recording: from, program: program('set a\nset b') }, () => undefined);
    await client.run({ recording: to, program: program('set a\n\nset c\nset b') }, () => undefined);
    assert.equal(await client.request('carry', { from, step: 0, to }), 0);
  });

  it('reject what the simulator fails at, log it as ours, and go on', async () => {
    const { client, errors } = startHarness();
    await assert.rejects(
      client.run({ recording: client.newRecording(), program: program('bug!') }, () => undefined),
      failure('internal'),
    );
    assert.match(errors[0]!, /^The simulator failed at 'run': Error: a bug of the simulator/);
    const recording = client.newRecording();
    const { status } = await client.run({ recording, program: program('set a') }, () => undefined);
    assert.equal(status.outcome.kind, 'finished');
    await assert.rejects(
      client.request('view', { recording, step: 99, options: DEFAULT_VIEW_OPTIONS }),
      failure('internal'),
    );
  });

  it('start another worker after a crash; what waited is rejected', async () => {
    const harness = startHarness();
    const { client, errors } = harness;
    let crashes = 0;
    client.onCrash(() => crashes++);
    await client.warmUp();
    const run = client.run({ recording: client.newRecording(), program: program('forever') }, () => undefined);
    await until(() => harness.posted.some(({ kind }) => kind === 'request'));
    harness.crash('out of memory');
    await assert.rejects(run, failure('crashed'));
    assert.equal(crashes, 1);
    assert.deepEqual(errors, ["The simulator's worker stopped: out of memory"]);
    const { status } = await client.run(
      { recording: client.newRecording(), program: program('set a') },
      () => undefined,
    );
    assert.equal(status.outcome.kind, 'finished');
    assert.equal(harness.starts, 2);
  });

  it('reject everything once the client is disposed', async () => {
    const { client } = startHarness();
    await client.warmUp();
    const run = client.run({ recording: client.newRecording(), program: program('forever') }, () => undefined);
    client.dispose();
    await assert.rejects(run, failure('replaced'));
    await assert.rejects(client.warmUp(), failure('replaced'));
  });

  it('say so when the worker cannot be started, and try again next time', async () => {
    const errors: string[] = [];
    let tries = 0;
    const client = new WorkerClient({
      startWorker: async () => {
        tries++;
        throw new Error('no threads here');
      },
      readAssets: async () => ({ stdlib: null }),
      sharedMemory: false,
      log: { info: () => undefined, warn: () => undefined, error: (message) => errors.push(message) },
    });
    await assert.rejects(client.warmUp(), failure('crashed'));
    await assert.rejects(client.warmUp(), failure('crashed'));
    assert.equal(tries, 2);
    assert.match(errors[0]!, /no threads here/);
  });
});
