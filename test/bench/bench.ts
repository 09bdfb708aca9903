/**
 * `npm run bench`: the figures of this machine in one table. Times are ratios within this run; nothing is written.
 * Options: --rounds N (default 3), --only NAME (a workload, seek, edit, imports, panel or vsix).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { libraryCompiler } from '../../scripts/lib/compile-library.mjs';
import { buildStdlib } from '../../scripts/stdlib.mjs';

const here = import.meta.dirname;
const root = join(here, '../..');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const wanted = (name: string): boolean => values.only === undefined || values.only === name;

/** A child's answers, one object for each line it printed; null where it could not do it. */
function ask<T>(command: string, args: readonly string[]): T[] | null {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    cwd: root,
    maxBuffer: 1 << 26,
  });
  if (error === undefined && status === 0) {
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as T);
  }
  console.error(`${command} ${args.map((arg) => basename(arg)).join(' ')}: ${error?.message ?? stderr.trim()}`);
  return null;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  console.log(line(head));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
  console.log();
}

/** The newest CPython on this machine, with its version; null: none. */
function localPython(): string | null {
  for (const minor of [15, 14, 13, 12, 11, 10]) {
    const name = `python3.${minor}`;
    if (spawnSync(name, ['-c', '']).status === 0) return name;
  }
  return spawnSync('python3', ['-c', '']).status === 0 ? 'python3' : null;
}

/** How the extension and the command line start their thread. */
const THREAD_FLAGS = ['--max-semi-space-size=32'];

/** Asks ours.ts, in a process of its own. */
function measure<T>(ours: string, ...args: readonly string[]): T | undefined {
  return ask<T>(process.execPath, [...THREAD_FLAGS, ours, ...args])?.[0];
}

const times = (ratio: number): string => (Number.isFinite(ratio) ? `${ratio.toFixed(2)}x` : '');
const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
const mean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

interface Ours {
  readonly recorded: number;
  readonly plain: number;
  readonly steps: number;
  readonly bytes: number;
}

interface Python {
  readonly plain: number;
  readonly traced: number;
  readonly version: string;
}

/** How the lesson's speed is felt: the nine programs, recorded and not, against CPython. */
function workloads(ours: string, library: string, pyodide: string): void {
  const folder = join(here, 'programs');
  const programs = readdirSync(folder).filter((name) => name.endsWith('.py') && wanted(name.slice(0, -3)));
  if (programs.length === 0) return;
  const files = programs.map((name) => join(folder, name));
  const script = join(here, 'cpython.py');
  // A process for each program: what one of them cannot do is not missing for the others.
  const wasm = files.map((file) => ask<Python>(process.execPath, [pyodide, script, values.rounds, file])?.[0]);
  const python = localPython();
  const local = files.map((file) =>
    python === null ? undefined : ask<Python>(python, [script, values.rounds, file])?.[0],
  );
  const rows: string[][] = [];
  const ratios: number[][] = [];
  programs.forEach((name, i) => {
    const measured = measure<Ours>(ours, library, 'workload', files[i]!, values.rounds);
    if (measured === undefined) return;
    const { recorded, plain, steps, bytes } = measured;
    const against = (python: Python | undefined): number[] =>
      python === undefined
        ? [NaN, NaN, NaN]
        : [recorded / python.traced, recorded / python.plain, plain / python.plain];
    const line = [...against(local[i]), ...against(wasm[i])];
    ratios.push(line);
    rows.push([
      name.slice(0, -3),
      milliseconds(recorded),
      milliseconds(plain),
      String(steps),
      (steps / recorded / 1000).toFixed(1),
      (bytes / steps).toFixed(1),
      ...line.map(times),
    ]);
  });
  const overall = (of: (ratios: readonly number[]) => number): string[] =>
    [0, 1, 2, 3, 4, 5].map((column) => times(of(ratios.map((line) => line[column]!).filter(Number.isFinite))));
  rows.push(['(geometric mean)', '', '', '', '', '', ...overall(mean)]);
  rows.push(['(slowest)', '', '', '', '', '', ...overall((all) => Math.max(...all))]);
  const versionOf = (answers: readonly (Python | undefined)[]): string =>
    answers.find((answer) => answer !== undefined)?.version ?? '(none found)';
  console.log(
    `${programs.length} programs, the best of ${values.rounds} rounds. Ratios: below 1 is quicker than CPython.`,
  );
  console.log(`A: CPython ${versionOf(local)} on this machine (${python ?? 'no python3'}).`);
  console.log(`B: CPython ${versionOf(wasm)} as WebAssembly. "+trace": with an empty sys.settrace function.\n`);
  const columns = ['rec/A+trace', 'rec/A', 'run/A', 'rec/B+trace', 'rec/B', 'run/B'];
  table(['program', 'recorded', 'run', 'steps', 'Msteps/s', 'B/step', ...columns], rows);
}

function seeks(ours: string, library: string): void {
  interface Seek {
    readonly steps: number;
    readonly bytes: number;
    readonly all: number;
    readonly first: number;
    readonly prepared: number;
    readonly median: number;
    readonly worst: number;
    readonly forward: number;
    readonly back: number;
  }
  const found = measure<Seek>(ours, library, 'seek', join(here, 'endless.py'), '1');
  if (found === undefined) return;
  table(
    ['seek', 'figure'],
    [
      ['steps', String(found.steps)],
      [
        'bytes per step, with keyframes',
        `${(found.bytes / found.steps).toFixed(1)}, ${(found.all / found.steps).toFixed(1)}`,
      ],
      ['first far seek, nothing prepared', milliseconds(found.first)],
      ['preparing the rest (idle time)', milliseconds(found.prepared)],
      ['random seek with its view, median', milliseconds(found.median)],
      ['random seek with its view, worst of 300', milliseconds(found.worst)],
      ['one step forward with its view, median', milliseconds(found.forward)],
      ['one step back with its view, median', milliseconds(found.back)],
    ],
  );
}

function edits(ours: string, library: string): void {
  interface Edit {
    readonly cold: number;
    readonly first: number;
    readonly median: number;
    readonly worst: number;
  }
  const found = measure<Edit>(ours, library, 'edit', join(here, 'lesson.py'), '1');
  if (found === undefined) return;
  table(
    ['edit to picture, 100 lines', 'figure'],
    [
      ['from the start of the process to the first picture', milliseconds(found.cold)],
      ['first, the simulator loaded', milliseconds(found.first)],
      ['median of 30', milliseconds(found.median)],
      ['worst of 30', milliseconds(found.worst)],
    ],
  );
}

/** The modules that learners import most. */
const MODULES =
  '__future__ doctest math sys re collections random os functools typing itertools time json dataclasses datetime timeit ' +
  'operator enum string logging copy pathlib abc gc tracemalloc unittest weakref heapq csv io tempfile';

function imports(ours: string, library: string): void {
  interface Import {
    readonly first: number;
    readonly again: number;
  }
  const rows = MODULES.split(' ').flatMap((name) => {
    const found = measure<Import>(ours, library, 'import', name, '1');
    return found === undefined ? [] : [{ name, ...found }];
  });
  if (rows.length === 0) return;
  const slowest = [...rows].sort((a, b) => b.first - a.first).slice(0, 12);
  const line = (name: string, of: (key: 'first' | 'again') => number): string[] => [
    name,
    milliseconds(of('first')),
    milliseconds(of('again')),
  ];
  table(
    ['import, beyond a run without', 'first in its process', 'in the next run'],
    [
      ...slowest.map((row) => line(row.name, (key) => row[key])),
      line(
        `(median of ${rows.length} modules)`,
        (key) => rows.map((row) => row[key]).sort((a, b) => a - b)[rows.length >> 1]!,
      ),
    ],
  );
}

async function panel(): Promise<void> {
  const { stepTimes } = await import('./panel');
  const rows = await stepTimes([10, 50, 200]);
  table(
    ['panel step', 'plain Mermaid', 'a new step', 'a prepared step', '95 %'],
    rows.map(({ count, plain, unread, ready, slow }) => [
      `${count} objects`,
      ...[plain, unread, ready, slow].map(milliseconds),
    ]),
  );
}

function vsix(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/package.mjs')], {
    encoding: 'utf8',
    cwd: root,
  });
  const file = readdirSync(root).find((name) => name.endsWith('.vsix'));
  if (status !== 0 || file === undefined) {
    console.error(`The extension could not be packed: ${stderr.trim().split('\n').at(-1)}`);
    return;
  }
  const bytes = statSync(join(root, file)).size;
  table(['package', 'size'], [[file, `${(bytes / 1024 / 1024).toFixed(2)} MB`]]);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const bundle = async (name: string): Promise<string> => {
    const outfile = join(folder, `${name}.mjs`);
    const packages = name === 'pyodide' ? ({ packages: 'external' } as const) : {};
    await build({
      entryPoints: [join(here, `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
      ...packages,
    });
    return outfile;
  };
  const ours = await bundle('ours');
  const library = buildStdlib(folder, await libraryCompiler()).file;
  workloads(ours, library, join(here, 'pyodide.mjs'));
  if (wanted('seek')) seeks(ours, library);
  if (wanted('edit')) edits(ours, library);
  if (wanted('imports')) imports(ours, library);
  if (wanted('panel')) await panel();
  if (wanted('vsix')) vsix();
} finally {
  rmSync(folder, { recursive: true });
}
