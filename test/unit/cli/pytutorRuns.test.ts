/** Traces of real runs: what the tutor's tracer, run under CPython 3.14, gives for the same programs. */
import assert from 'node:assert/strict';
import { runCli } from '../../../src/cli/cli';
import { testSimulator } from '../../support/simulator';

interface Entry {
  readonly event: string;
  readonly stdout: string;
  readonly exception_msg?: string;
  readonly heap: Record<string, unknown[]>;
  readonly stack_to_render: { readonly unique_hash: string; readonly parent_frame_id_list: number[] }[];
}

async function trace(source: string): Promise<Entry[]> {
  let out = '';
  const code = await runCli(['trace', 'program.py'], {
    version: '0',
    loadSimulator: testSimulator,
    readFile: () => new TextEncoder().encode(source),
    absolute: (path) => path,
    readSibling: () => null,
    listSibling: () => null,
    readStdin: () => new Uint8Array(),
    readStdinLine: () => null,
    writeOut: (text) => (out += text),
    writeErr: () => undefined,
  });
  assert.equal(code, 0);
  return (JSON.parse(out) as { trace: Entry[] }).trace;
}

describe('traces of runs for Online Python Tutor', function () {
  this.timeout(20_000);

  it('ask objects what they say at each step', async () => {
    const entries = await trace(`class Account:
    def __init__(self, balance):
        self.balance = balance
    def __str__(self):
        return f'{self.balance} in the bank'
class Quiet:
    pass
class Broken:
    def __repr__(self):
        return 1 / 0
class Packed:
    __slots__ = ('x',)
a = Account(1)
a.balance += 1
q, b, p = Quiet(), Broken(), Packed()
p.x = 1
`);
    const said = entries.map(({ heap }) =>
      Object.values(heap).find((object) => object[0] !== 'CLASS' && object[1] === 'Account'),
    );
    assert.deepEqual(
      said.filter((object) => object?.[0] === 'INSTANCE_PPRINT').map((object) => object![2]),
      ['1 in the bank', '1 in the bank', '2 in the bank', '2 in the bank', '2 in the bank'],
    );
    // Before `balance` is there, asking raises.
    assert.ok(said.some((object) => object?.[0] === 'INSTANCE' && object.length === 2));
    const last = Object.values(entries.at(-1)!.heap);
    for (const name of ['Quiet', 'Broken', 'Packed']) {
      assert.deepEqual(
        last.find((object) => object[1] === name && object[0] !== 'CLASS'),
        ['INSTANCE', name],
      );
    }
  });

  it('show builtin classes without what is in them', async () => {
    const entries = await trace('T = [KeyError, object]\n');
    const { heap } = entries.at(-1)!;
    assert.deepEqual(heap, {
      1: ['LIST', ['REF', 2], ['REF', 3]],
      2: ['CLASS', 'KeyError', ['LookupError']],
      3: ['CLASS', 'object', []],
    });
  });

  it('end with the module', async () => {
    const entries = await trace('class A:\n    def __del__(self):\n        x = 1\na = A()\n');
    assert.equal(entries.at(-1)?.event, 'return');
    assert.deepEqual(entries.at(-1)?.stack_to_render, []);
  });

  it('take no steps of what is asked, and keep what it prints', async () => {
    const entries = await trace(`class Loud:
    def __str__(self):
        print('asked')
        return 'loud'
x = Loud()
y = 1
`);
    assert.deepEqual(
      entries.map(({ event }) => event),
      ['step_line', 'step_line', 'step_line', 'return'],
    );
    assert.deepEqual(
      entries.map(({ stdout }) => stdout),
      ['', '', 'asked\n', 'asked\nasked\n'],
    );
  });

  it('say what exceptions say', async () => {
    const entries = await trace(`class Own(Exception):
    def __str__(self):
        return 'my words'
for make in (lambda: Own(1), lambda: OSError(2, 'No', 'a'), lambda: KeyError('k'), lambda: ValueError([1])):
    try:
        raise make()
    except Exception:
        pass
`);
    assert.deepEqual(
      entries.filter(({ event }) => event === 'exception').map((entry) => entry.exception_msg),
      ['Own: my words', "FileNotFoundError: [Errno 2] No: 'a'", "KeyError: 'k'", 'ValueError: [1]'],
    );
  });

  it('guess the parent of a frame as a trace function must', async () => {
    const entries = await trace('def f():\n    def g():\n        pass\n    return g\n\nf()()\nf()()\n');
    const frames = entries.flatMap(({ stack_to_render }) => stack_to_render);
    assert.deepEqual(frames.find(({ unique_hash }) => unique_hash === 'g_f4')?.parent_frame_id_list, [1]);
  });
});
