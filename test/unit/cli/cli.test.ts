import assert from 'node:assert/strict';
import type { Shell } from '../../../src/cli/cli';
import { linesOf, runCli } from '../../../src/cli/cli';
import { fakeSimulator } from '../../support/fakeSimulator';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function cli(args: readonly string[], files: Readonly<Record<string, string>> = {}, stdin = ''): Promise<Result> {
  let out = '';
  let err = '';
  const lines = linesOf(stdin);
  const shell: Shell = {
    version: '1.2.3',
    loadSimulator: async () => fakeSimulator,
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`can't open file '${path}': No such file or directory`);
      return new TextEncoder().encode(text);
    },
    absolute: (path) => `/home/ada/${path}`,
    readSibling: (_, path) => files[path] ?? null,
    listSibling: () => null,
    readStdin: () => new TextEncoder().encode(stdin),
    readStdinLine: () => lines.shift() ?? null,
    writeOut: (text) => (out += text),
    writeErr: (text) => (err += text),
  };
  const code = await runCli(args, shell);
  return { code, out, err };
}

describe('command line', () => {
  it('explains itself', async () => {
    const { code, out } = await cli(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: python-memory-model COMMAND/);
    assert.deepEqual(await cli(['run', '--help']), { code: 0, out, err: '' });
    assert.deepEqual(await cli(['--version']), { code: 0, out: 'python-memory-model 1.2.3 (CPython 3.14)\n', err: '' });
  });

  for (const [args, message] of [
    [[], 'a command is needed'],
    [['walk'], "unknown command 'walk'"],
    [['--frobnicate'], "unknown option '--frobnicate'"],
    [['run'], 'run needs a FILE'],
    [['trace', '--format', 'xml', 'a'], "--format must be pytutor or json, not 'xml'"],
    [['trace', '--frobnicate', 'a'], "unknown option '--frobnicate'"],
    [['diagram', '--line', '0', 'a'], "--line needs a whole number greater than 0, not '0'"],
    [['diagram', '--line', 'x', 'a'], "--line needs a whole number greater than 0, not 'x'"],
    [['diagram', '--visit', '2', 'a'], '--visit needs --line'],
    [['diagram', '--line', '2', '--step', '3', 'a'], '--step and --line cannot be used together'],
    [['run', '--limit-seconds', '-1', 'a'], 'limit-seconds'],
    [['trace', '--line', '2', 'a'], "unknown option '--line'"],
  ] as const) {
    it(`refuses '${args.join(' ')}'`, async () => {
      const { code, out, err } = await cli(args, { a: 'set x' });
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.ok(err.includes(message), err);
      assert.ok(err.endsWith("Try 'python-memory-model --help'.\n"), err);
    });
  }

  it('says which file it cannot open', async () => {
    const { code, err } = await cli(['run', 'nowhere.py']);
    assert.equal(code, 2);
    assert.equal(err, "python-memory-model: can't open file 'nowhere.py': No such file or directory\n");
  });

  it('runs a program and passes on its output and exit code', async () => {
    assert.deepEqual(await cli(['run', 'a'], { a: 'print hi\nexit 7' }), { code: 7, out: 'hi\n', err: '' });
    assert.deepEqual(await cli(['run', '-'], {}, 'print from stdin'), { code: 0, out: 'from stdin\n', err: '' });
  });

  it('answers questions from standard input and writes nothing twice', async () => {
    const program = { a: 'print before\ninput Name?\nprint between\ninput Age?\nprint after' };
    assert.deepEqual(await cli(['run', 'a'], program, 'Ada\n36\n'), {
      code: 0,
      out: 'before\nAda\nbetween\n36\nafter\n',
      err: '',
    });
    const short = await cli(['run', 'a'], program, 'Ada\n');
    assert.deepEqual(short, { code: 0, out: 'before\nAda\nbetween\nthe end\nafter\n', err: '' });
  });

  it('gives everything behind the program to the program', async () => {
    const { code, out } = await cli(['run', 'a', '--help', '--limit-steps', '1'], { a: 'print hi' });
    assert.deepEqual([code, out], [0, 'hi\n']);
  });

  it('writes a traceback to stderr and ends with 1', async () => {
    const { code, out, err } = await cli(['run', 'a'], { a: 'print hi\nboom!' });
    assert.deepEqual([code, out], [1, 'hi\n']);
    assert.equal(err, 'Traceback (most recent call last):\n  File "/home/ada/a", line 2, in <module>\nBoom: no\n');
    const broken = await cli(['run', 'a'], { a: 'syntax!' });
    assert.deepEqual(broken, { code: 1, out: '', err: 'SyntaxError: invalid syntax\n' });
  });

  it('stops at a limit with 3 and says how to raise it', async () => {
    const { code, err } = await cli(['run', '--limit-steps', '2', 'a'], { a: '9 * set x' });
    assert.equal(code, 3);
    assert.equal(err, 'python-memory-model: stopped: 2 steps were run (--limit-steps raises the limit)\n');
  });

  it('takes a bug of the simulator on itself', async () => {
    const { code, err } = await cli(['run', 'a'], { a: 'bug!' });
    assert.equal(code, 70);
    assert.match(err, /a bug of the simulator, not of your program:\nError: a bug of the simulator/);
  });

  it('traces for Online Python Tutor, however endless the program', async () => {
    const { code, out } = await cli(['trace', '--max-steps', '3', 'a'], { a: 'forever' });
    assert.equal(code, 0);
    const trace = JSON.parse(out) as { code: string; trace: { event: string }[] };
    assert.equal(trace.code, 'forever');
    assert.deepEqual(
      trace.trace.map(({ event }) => event),
      ['step_line', 'step_line', 'step_line', 'instruction_limit_reached'],
    );
  });

  it('ends a trace at a question that standard input has no answer to', async () => {
    const program = { a: 'input Name?\nprint hello' };
    const open = JSON.parse((await cli(['trace', 'a'], program)).out) as { trace: object[] };
    assert.deepEqual(open.trace.at(-1), { event: 'raw_input', prompt: 'Name?' });
    const answered = JSON.parse((await cli(['trace', '--input', 'Ada', 'a'], program)).out) as {
      trace: { event: string; stdout: string }[];
    };
    assert.equal(answered.trace.at(-1)?.event, 'return');
    const piped = await cli(['trace', 'a'], program, 'Ada\n');
    assert.deepEqual(JSON.parse(piped.out), answered);
  });

  it('writes every view as JSON, in one line or several', async () => {
    for (const args of [
      ['trace', '--format', 'json', 'a'],
      ['trace', '--format', 'json', '--compact', 'a'],
    ]) {
      const { out } = await cli(args, { a: 'set x\nset y' });
      const trace = JSON.parse(out) as { source: string; outcome: unknown; steps: { step: number; event: string }[] };
      assert.equal(trace.source, 'set x\nset y');
      assert.deepEqual(trace.outcome, { kind: 'finished', exitCode: 0 });
      assert.deepEqual(
        trace.steps.map(({ step, event }) => `${step} ${event}`),
        ['0 line', '1 line', '2 return'],
      );
    }
  });

  it('draws the memory after a visit of a line', async () => {
    const program = { a: 'set x\n2 * set y\nset z' };
    const after = await cli(['diagram', '--line', '1', 'a'], program);
    assert.equal(after.code, 0);
    assert.match(after.out, /^flowchart LR\n/);
    assert.match(after.out, /x/);
    const first = await cli(['diagram', '--line', '2', '--visit', '1', 'a'], program);
    assert.equal(first.out, (await cli(['diagram', '--step', '2', 'a'], program)).out);
    const last = await cli(['diagram', '--line', '2', 'a'], program);
    assert.equal(last.out, (await cli(['diagram', '--step', '3', 'a'], program)).out);
    const before = await cli(['diagram', '--line', '2', '--visit', '1', '--moment', 'before', 'a'], program);
    assert.equal(before.out, after.out);
  });

  it('says what it cannot draw', async () => {
    const program = { a: 'set x\n# note\n2 * set y' };
    const say = async (...args: string[]): Promise<string> => {
      const { code, out, err } = await cli(['diagram', ...args, 'a'], program);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.match(await say('--line', '2'), /line 2 did not run/);
    assert.match(await say('--line', '3', '--visit', '3'), /line 3 ran 2 times, not 3/);
    assert.match(await say('--step', '99'), /step 99 is not one of 0 to 3/);
    assert.equal((await cli(['diagram', 'a'], { a: 'syntax!' })).code, 1);
  });
});
