/** The built command line as a shell runs it: streams, signals and exit codes. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../../dist/cli/cli.js', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

describe('command line as a process', function () {
  this.timeout(60_000);
  let folder: string;

  before(function () {
    // Only a build has it; `npm test` builds first.
    if (!existsSync(CLI)) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'cli-'));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  function start(args: readonly string[], program: string | Uint8Array | null): ChildProcess {
    if (program !== null) writeFileSync(join(folder, 'p.py'), program);
    return spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'pipe' });
  }

  function ended(child: ChildProcess, stdin = ''): Promise<Ended> {
    let [out, err] = ['', ''];
    child.stdout!.on('data', (data) => (out += String(data)));
    child.stderr!.on('data', (data) => (err += String(data)));
    child.stdin!.end(stdin);
    return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
  }

  const run = (program: string | Uint8Array, stdin = '', ...args: string[]): Promise<Ended> =>
    ended(start(['run', 'p.py', ...args], program), stdin);

  it('passes on output, arguments and exit code', async () => {
    const { code, out, err } = await run('import sys\nprint(sys.argv)\nsys.exit(3)\n', '', '-x', 'é');
    assert.deepEqual([code, out, err], [3, "['p.py', '-x', 'é']\n", '']);
  });

  it('names the whole path in a traceback', async () => {
    const { code, err } = await run('1 / 0\n');
    assert.equal(code, 1);
    assert.match(err, /^Traceback .*\n {2}File "\/.*\/p\.py", line 1, in <module>\n {4}1 \/ 0\n/);
  });

  it('reads what is piped to it', async () => {
    const answered = await run("print(input('n? ') + input())\n", 'a\nb');
    assert.deepEqual([answered.code, answered.out], [0, 'n? ab\n']);
    const short = await run("print(input('n? ') + input())\n", 'a\n');
    assert.equal(short.code, 1);
    assert.match(short.err, /EOFError: EOF when reading a line\n$/);
    const piped = await ended(start(['run', '-', 'x'], null), 'import sys\nprint(sys.argv, __name__)\n');
    assert.deepEqual([piped.code, piped.out], [0, "['-', 'x'] __main__\n"]);
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = start(['run', 'p.py'], 'for i in range(10**6): print(i)\n');
    child.stdout!.once('data', () => child.stdout!.destroy());
    const { code, err } = await ended(child);
    assert.deepEqual([code, err], [0, '']);
  });

  it('ends at once when it is interrupted', async () => {
    const child = start(['run', 'p.py'], "print('on', flush=True)\nwhile True: pass\n");
    child.stdout!.once('data', () => child.kill('SIGINT'));
    assert.equal((await ended(child)).signal, 'SIGINT');
    assert.equal((await run('raise KeyboardInterrupt\n')).code, 130);
  });

  it('says which file it cannot run', async () => {
    const missing = await ended(start(['run', 'nowhere.py'], null));
    assert.deepEqual([missing.code, missing.out], [2, '']);
    assert.match(missing.err, /can't open file '.*nowhere\.py': No such file or directory\n$/);
    const directory = await ended(start(['run', '.'], null));
    assert.equal(directory.code, 2);
    assert.match(directory.err, /Is a directory\n$/);
    const bytes = await run(Uint8Array.from([0x78, 0x20, 0x3d, 0x20, 0xff, 0x0a]));
    assert.equal(bytes.code, 1);
    assert.match(bytes.err, /^SyntaxError: Non-UTF-8 code starting with '\\xff' in file \/.*p\.py on line 1, /);
  });
});
