/** A CPython's Lib/test on this machine, and the run of one of its files: in the simulator, or under CPython 3.14 itself. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { libraryCompiler } from '../../scripts/lib/compile-library.mjs';
import { buildStdlib } from '../../scripts/stdlib.mjs';

const root = join(import.meta.dirname, '../..');
const MARK = '\x1e';
/** How often a file is started again after a test that ended the process or took too long. */
const MOST_RESTARTS = 40;

/** A Lib folder with its tests. */
export interface Suite {
  readonly lib: string;
  readonly version: string;
}

/** The 3.14 suite if there is one, otherwise the newest. `PYTHON_LIB` names a Lib folder by hand. */
export function findSuite(): Suite | null {
  const candidates = [process.env.PYTHON_LIB, ...librariesOf(pyenv()), ...librariesOf(['/usr', '/usr/local'])];
  const suites = candidates.flatMap((lib): Suite[] => {
    if (lib === undefined || !existsSync(join(lib, 'test/test_grammar.py'))) return [];
    const version = versionOf(lib);
    return version === null ? [] : [{ lib, version }];
  });
  if (process.env.PYTHON_LIB !== undefined) return suites[0] ?? null;
  return suites.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0] ?? null;
}

function pyenv(): string[] {
  const folder = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function librariesOf(prefixes: readonly string[]): string[] {
  return prefixes.flatMap((prefix) => {
    const folder = join(prefix, 'lib');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => /^python3\.1[0-9]$/.test(name))
      .map((name) => join(folder, name));
  });
}

/** `3.13.0`: as the interpreter beside the library says, or as the folder's name does. */
function versionOf(lib: string): string | null {
  const python = join(lib, '../../bin/python3');
  const said = existsSync(python) ? spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout : '';
  return /3\.\d+\.\d+/.exec(said)?.[0] ?? /3\.\d+/.exec(lib)?.[0] ?? null;
}

export type Kind = 'passed' | 'failed' | 'errored' | 'skipped';

/** What became of each test of a file, by id. */
export interface FileRun {
  readonly tests: ReadonlyMap<string, { readonly kind: Kind; readonly text: string }>;
  /** Why the file could not be run to its end, if it could not. */
  readonly problem: string | null;
  readonly milliseconds: number;
}

export type Engine = 'simulator' | 'oracle';

interface Message {
  readonly event: 'start' | 'loaded' | 'end' | Kind;
  readonly id?: string;
  readonly text?: string;
}

export interface TimeLimits {
  /** For one test, which then counts as an error. */
  readonly test: number;
  /** For the whole file. */
  readonly file: number;
}

/** Runs test files in processes of their own. */
export class Runner {
  private constructor(
    private readonly suite: Suite,
    private readonly folder: string,
    private readonly stdlib: string,
  ) {}

  static async create(suite: Suite): Promise<Runner> {
    const folder = mkdtempSync(join(tmpdir(), 'libtest-'));
    await build({
      entryPoints: [join(import.meta.dirname, 'child.ts')],
      outfile: join(folder, 'child.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
      sourcemap: 'inline',
      // web-tree-sitter asks for Node's own modules as CommonJS does.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    return new Runner(suite, folder, buildStdlib(folder, await libraryCompiler()).file);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a file, again after each test that breaks the process, without those that are known by then. */
  async run(engine: Engine, name: string, limits: TimeLimits): Promise<FileRun> {
    const tests = new Map<string, { kind: Kind; text: string }>();
    const started = Date.now();
    for (let restarts = 0; ; restarts++) {
      const known = tests.size;
      const end = await this.start(engine, name, limits, tests, started + limits.file);
      const milliseconds = Date.now() - started;
      if (end === null) return { tests, problem: null, milliseconds };
      if (tests.size === known || restarts === MOST_RESTARTS || milliseconds > limits.file) {
        return { tests, problem: end, milliseconds };
      }
    }
  }

  private start(
    engine: Engine,
    name: string,
    limits: TimeLimits,
    tests: Map<string, { kind: Kind; text: string }>,
    until: number,
  ): Promise<string | null> {
    const driver = join(import.meta.dirname, 'driver.py');
    const script = join(this.folder, 'child.mjs');
    const packages = join(root, 'node_modules');
    const args = [script, engine, packages, this.stdlib, driver, this.suite.lib, name, ...tests.keys()];
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['--stack-size=4000', '--max-old-space-size=3000', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let running: string | null = null;
      let rest = '';
      let errors = '';
      let ended = false;
      let why = '';
      const stop = (reason: string): void => {
        why = reason;
        child.kill('SIGKILL');
      };
      let clock = setTimeout(() => stop('took too long to load'), limits.test * 2);
      const take = ({ event, id, text }: Message): void => {
        clearTimeout(clock);
        const left = until - Date.now();
        clock = setTimeout(() => stop('took too long'), Math.max(0, Math.min(limits.test, left)));
        if (event === 'start') running = id ?? null;
        else if (event === 'end') ended = true;
        else if (event !== 'loaded' && id !== undefined) {
          tests.set(id, { kind: event, text: text ?? '' });
          running = null;
          if (id === name) ended = true;
        }
      };
      child.stdout.setEncoding('utf8').on('data', (data: string) => {
        const lines = (rest + data).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith(MARK)) take(JSON.parse(line.slice(1)) as Message);
      });
      child.stderr.setEncoding('utf8').on('data', (data: string) => (errors = (errors + data).slice(-4000)));
      child.on('close', () => {
        clearTimeout(clock);
        if (ended) resolve(null);
        else {
          const end = why === '' ? errors.trim() : why;
          if (running !== null) tests.set(running, { kind: 'errored', text: end });
          resolve(end === '' ? 'the process ended' : end);
        }
      });
    });
  }
}

/** Whether a Lib/test has a file: `test_list`, or in a package `test_json.test_decode`. */
export function hasTest(suite: Suite, name: string): boolean {
  const path = join(suite.lib, 'test', ...name.split('.'));
  return existsSync(`${path}.py`) || existsSync(join(path, '__init__.py'));
}

/** The text of a JSON file beside this one. */
export function readBeside(name: string): string | null {
  const path = join(import.meta.dirname, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
