/**
 * Conformance programs: what is compared between CPython and the simulator, and how it is kept.
 *
 * A program is test/conformance/<area>/NAME.py; what CPython did with it is NAME.expected.json beside it, written by
 * `npm run oracle` and never by hand. Files of a folder NAME/ beside it lie in the program's own folder when it runs.
 * Comments at its head may say:
 *   `# compare: output`        only some rungs: output (stdout, stderr, exit code), steps (trace events), graph (memory per step)
 *   `# input: Ada`             a line for input(); may be repeated
 *   `# build: 64-bit`          sizes or addresses: recorded by the 64-bit CPython that PYTHON64 names, as the oracle is a 32-bit build;
 *                              only what is the same in 3.13 and 3.14 may stand there
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One trace event with the memory at that moment. */
export interface ObservedEvent {
  /** `line 3 f`: the event of `sys.settrace`, the line, the code's qualified name. */
  readonly event: string;
  /** Canonical lines (see canonical.ts). */
  readonly graph: readonly string[];
}

/** All that is compared of one run. */
export interface Observed {
  readonly stdout: string;
  /** The uncaught traceback, warnings and the program's own writing to stderr. */
  readonly stderr: string;
  readonly exit: number;
  /** Null when the program was not traced. */
  readonly steps: readonly ObservedEvent[] | null;
  /** True when tracing stopped at a cap; the steps up to there are compared. */
  readonly truncated: boolean;
}

/** What can be compared, each rung on top of the one before. */
export type Rung = 'output' | 'steps' | 'graph';

/** One conformance program. */
export interface ConformanceProgram {
  /** `lists/aliasing`. */
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly input: readonly string[];
  readonly rungs: ReadonlySet<Rung>;
  readonly files: ReadonlyMap<string, string>;
  readonly expectedPath: string;
  /** What it prints depends on the width of pointers. */
  readonly is64Bit: boolean;
}

/** The file name that every program runs under. */
export const PROGRAM_FILE = 'program.py';

/** Runs a program in the simulator for comparison. */
export type TraceForConformance = (program: ConformanceProgram) => Promise<Observed>;

export const conformanceRoot = fileURLToPath(new URL('../conformance', import.meta.url));

/** All programs below a folder, sorted by name. */
export function findPrograms(root: string = conformanceRoot): ConformanceProgram[] {
  const found: ConformanceProgram[] = [];
  for (const area of readdirSync(root).sort()) {
    const folder = join(root, area);
    if (!statSync(folder).isDirectory()) continue;
    for (const file of readdirSync(folder).sort()) {
      if (file.endsWith('.py')) found.push(readProgram(root, join(folder, file)));
    }
  }
  return found;
}

/** Reads one program with what its head says. */
export function readProgram(root: string, path: string): ConformanceProgram {
  const source = readFileSync(path, 'utf8');
  const stem = path.slice(0, -'.py'.length);
  const header = source.split('\n', 20).filter((line) => line.startsWith('# '));
  const values = (key: string): string[] =>
    header.filter((line) => line.startsWith(`# ${key}: `)).map((line) => line.slice(key.length + 4));
  const rungs = values('compare').flatMap((text) => text.split(',').map((word) => parseRung(word.trim(), path)));
  return {
    name: relative(root, stem).replaceAll('\\', '/'),
    path,
    source,
    input: values('input'),
    rungs: new Set(rungs.length > 0 ? rungs : (['output', 'steps', 'graph'] as const)),
    files: existsSync(stem) ? readFiles(stem, stem) : new Map(),
    is64Bit: values('build').includes('64-bit'),
    expectedPath: join(dirname(path), `${basename(stem)}.expected.json`),
  };
}

function parseRung(word: string, path: string): Rung {
  if (word === 'output' || word === 'steps' || word === 'graph') return word;
  throw new Error(`${path}: "# compare:" knows output, steps and graph, not ${word}`);
}

function readFiles(root: string, folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) for (const [key, text] of readFiles(root, path)) files.set(key, text);
    else files.set(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return files;
}

/** The JSON kept beside a program. A step is its event and what changed in the graph since the step before. */
interface Stored {
  readonly python: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exit: number;
  readonly truncated?: true;
  readonly steps?: readonly (readonly string[])[];
}

/** A line's place in the graph: `#1`, `@3`, `return`. */
const keyOf = (line: string): string => line.split(' ', 1)[0]!;

/** The text of an expected file: readable, stable, one step a line. */
export function storeObserved(observed: Observed, python: string): string {
  const lines = [
    `"python": ${JSON.stringify(python)}`,
    `"stdout": ${jsonLines(observed.stdout.split('\n'))}`,
    `"stderr": ${jsonLines(observed.stderr.split('\n'))}`,
    `"exit": ${observed.exit}`,
  ];
  if (observed.truncated) lines.push('"truncated": true');
  if (observed.steps !== null) lines.push(`"steps": ${jsonLines(deltas(observed.steps))}`);
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}

function jsonLines(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  if (values.length === 1) return `[${JSON.stringify(values[0])}]`;
  return `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
}

function deltas(steps: readonly ObservedEvent[]): string[][] {
  let before = new Map<string, string>();
  return steps.map(({ event, graph }) => {
    const now = new Map(graph.map((line) => [keyOf(line), line]));
    const changed = graph.filter((line) => before.get(keyOf(line)) !== line);
    const gone = [...before.keys()].filter((key) => !now.has(key)).map((key) => `-${key}`);
    before = now;
    return [event, ...changed, ...gone];
  });
}

/** Reads an expected file back; a missing one is an error. */
export function loadExpected(program: ConformanceProgram): Observed & { readonly python: string } {
  if (!existsSync(program.expectedPath)) {
    throw new Error(`${program.name} has no expected output: run \`npm run oracle\` and commit what it writes`);
  }
  const stored = JSON.parse(readFileSync(program.expectedPath, 'utf8')) as Stored;
  let graph = new Map<string, string>();
  const steps =
    stored.steps?.map(([event, ...changes]): ObservedEvent => {
      graph = new Map(graph);
      for (const change of changes) {
        if (change.startsWith('-')) graph.delete(change.slice(1));
        else graph.set(keyOf(change), change);
      }
      return { event: event!, graph: sortGraph(graph) };
    }) ?? null;
  const { python, exit, truncated = false } = stored;
  return { python, stdout: stored.stdout.join('\n'), stderr: stored.stderr.join('\n'), exit, truncated, steps };
}

/** Frames, then the event's own line, then objects by number. */
function sortGraph(graph: ReadonlyMap<string, string>): string[] {
  const rank = (key: string): number =>
    key.startsWith('#') ? Number(key.slice(1)) : key.startsWith('@') ? 1e6 + Number(key.slice(1)) : 1e5;
  return [...graph].sort(([a], [b]) => rank(a) - rank(b)).map(([, line]) => line);
}

/** What differs between CPython and the simulator, in words and with the place of the first difference; null: nothing. */
export function compareObserved(expected: Observed, actual: Observed, rungs: ReadonlySet<Rung>): string | null {
  if (rungs.has('output')) {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (expected[stream] !== actual[stream])
        return `${stream} differs\n${diffLines(expected[stream], actual[stream])}`;
    }
    if (expected.exit !== actual.exit) return `exit code: CPython ${expected.exit}, simulator ${actual.exit}`;
  }
  if (!rungs.has('steps') && !rungs.has('graph')) return null;
  if (expected.steps === null) return 'the expected file has no steps: run `npm run oracle`';
  if (actual.steps === null) return 'the simulator gave no steps';
  const count = expected.truncated ? expected.steps.length : Math.max(expected.steps.length, actual.steps.length);
  for (let index = 0; index < count; index++) {
    const [wanted, got] = [expected.steps[index], actual.steps[index]];
    if (rungs.has('steps') && !sameEvent(wanted?.event, got?.event))
      return describeSteps(expected.steps, actual.steps, index);
    if (wanted === undefined || got === undefined) break;
    if (rungs.has('graph') && wanted.graph.join('\n') !== got.graph.join('\n')) {
      return `memory differs at step ${index} (${wanted.event})\n${diffLines(wanted.graph.join('\n'), got.graph.join('\n'))}`;
    }
  }
  return null;
}

/** The line is None where the compiler made an instruction up; the editor has to show some line there. */
function sameEvent(wanted: string | undefined, got: string | undefined): boolean {
  return wanted === got || (wanted?.includes(' None ') === true && wanted === got?.replace(/ \d+ /, ' None '));
}

function describeSteps(expected: readonly ObservedEvent[], actual: readonly ObservedEvent[], at: number): string {
  const around = (steps: readonly ObservedEvent[]): string =>
    steps
      .slice(Math.max(0, at - 3), at + 4)
      .map(({ event }) => event)
      .join('\n');
  return `steps differ at step ${at} (CPython ${expected.length} steps, simulator ${actual.length})\n${diffLines(around(expected), around(actual))}`;
}

/** A short line diff: `-` CPython, `+` simulator, equal stretches cut. */
export function diffLines(expected: string, actual: string): string {
  const a = expected.split('\n');
  const b = actual.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const cut = (lines: string[]): string[] =>
    lines.length > 40 ? [...lines.slice(0, 40), `(${lines.length - 40} more lines)`] : lines;
  return [
    ...a.slice(Math.max(0, start - 3), start).map((line) => `  ${line}`),
    ...cut(a.slice(start, a.length - end)).map((line) => `- ${line}`),
    ...cut(b.slice(start, b.length - end)).map((line) => `+ ${line}`),
    ...a.slice(a.length - end, a.length - end + 3).map((line) => `  ${line}`),
  ].join('\n');
}
