/**
 * A process of its own that runs one test file, ours or CPython's: `child.js simulator|oracle LIB TEST [DONE ...]`. What the driver
 * writes goes to stdout; how the run ended, if not by its end, to stderr. The parent holds the clock.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type * as Pyodide from 'pyodide';
import type { Outcome } from '../../src/model';
import { loadSimulator } from '../../src/simulator';

const [engine, packages, stdlib, driver, lib, test, ...done] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
  ...string[],
];

/**
 * What is seen of this CPython besides its tests: the library itself is the simulator's own, but tests of a module in C run a second
 * time with its twin in Python, and this one is not shipped.
 */
const TWINS = ['_pydecimal.py'];

/** One write can be cut short when the other end reads slowly. */
function writeOut(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function endOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'exception':
      return outcome.exception.traceback;
    case 'syntaxError':
      return outcome.error.traceback;
    case 'deadlock':
      return `waits: ${outcome.what} (${outcome.file}:${outcome.span.line})`;
    case 'limit':
      return `the ${outcome.limit} limit was reached`;
    case 'finished':
    case 'input':
    case 'running':
    case 'cancelled':
      return outcome.kind === 'finished' && outcome.exitCode === 0 ? '' : outcome.kind;
  }
}

async function simulate(): Promise<void> {
  const simulator = await loadSimulator({
    stdlib: readFileSync(stdlib),
  });
  const run = simulator.start(readFileSync(driver, 'utf8'), {
    filename: '/libtest/driver.py',
    limits: { steps: Infinity, milliseconds: Infinity, bytes: 1_500_000_000 },
    record: false,
    keep: 'oldest',
    input: [],
    readLine: () => null,
    argv: [test, ...done],
    readFile: (path) => {
      if (!path.startsWith('test/') && !TWINS.includes(path)) return null;
      const full = join(lib, path);
      return existsSync(full) && statSync(full).isFile() ? readFileSync(full) : null;
    },
    listFolder: (path) => {
      if (path === '') return ['driver.py', 'test/'];
      const full = join(lib, path);
      if (!`${path}/`.startsWith('test/') || !existsSync(full) || !statSync(full).isDirectory()) return null;
      return readdirSync(full, { withFileTypes: true }).map((each) =>
        each.isDirectory() ? `${each.name}/` : each.name,
      );
    },
    onOutput: ({ stream, text }) => writeOut(stream === 'stdout' ? 1 : 2, text),
  });
  while (run.advance(Infinity));
  const end = endOf(run.outcome);
  if (end !== '') writeOut(2, `\n${end}\n`);
  process.exitCode = end === '' ? 0 : 1;
}

/** The same driver and tests under CPython 3.14: which of them does it pass itself? */
async function ask(): Promise<void> {
  const { loadPyodide } = (await import(join(packages, 'pyodide/pyodide.mjs'))) as typeof Pyodide;
  const python = await loadPyodide({ args: [], env: { PYTHONHASHSEED: '0', NO_COLOR: '1', HOME: '/libtest' } });
  const write = (descriptor: number) => ({
    write: (bytes: Uint8Array): number => {
      writeOut(descriptor, Buffer.from(bytes).toString('utf8'));
      return bytes.length;
    },
  });
  python.setStdout(write(1));
  python.setStderr(write(2));
  python.FS.mkdirTree('/libtest/test');
  python.mountNodeFS('/libtest/test', join(lib, 'test'));
  python.globals.set('arguments', python.toPy(['driver.py', test, ...done]));
  python.runPython('import sys; sys.path.insert(0, "/libtest"); sys.argv = list(arguments); del arguments');
  python.runPython(readFileSync(driver, 'utf8'));
}

await (engine === 'oracle' ? ask() : simulate());
