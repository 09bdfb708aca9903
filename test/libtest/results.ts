/** What is recorded of the runs: which tests do not pass, by file, and the table made of it. It may only get better. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBeside, type FileRun } from './suite';

/** The result of one file. */
export interface FileResult {
  readonly passed: number;
  /** Ids of tests that CPython 3.14 passes and the simulator does not. */
  readonly failing: readonly string[];
  readonly skipped: number;
  /** Why the file could not be run to its end, if it could not. */
  readonly problem: string | null;
}

/** Results by file for one CPython's suite. */
export interface Results {
  readonly python: string;
  readonly files: Readonly<Record<string, FileResult>>;
}

/** What CPython 3.14 itself does not pass of the suite: an older suite's expectations, and what WebAssembly lacks. */
export interface OracleResults {
  readonly python: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

const RESULTS = 'results.json';
const ORACLE = 'cpython.json';
const TABLE = 'RESULTS.md';

export const readResults = (): Results =>
  (JSON.parse(readBeside(RESULTS) ?? 'null') ?? { python: '', files: {} }) as Results;
export const readOracle = (): OracleResults =>
  (JSON.parse(readBeside(ORACLE) ?? 'null') ?? { python: '', files: {} }) as OracleResults;

/** `test.test_list.ListTest.test_init` without what all ids of the file begin with. */
const shortId = (file: string, id: string): string => (id.startsWith(`test.${file}.`) ? id.slice(file.length + 6) : id);

export function resultOf(file: string, run: FileRun, excluded: readonly string[]): FileResult {
  const count = { passed: 0, skipped: 0 };
  const failing: string[] = [];
  for (const [id, { kind }] of run.tests) {
    const short = shortId(file, id);
    if (kind === 'passed') count.passed++;
    else if (kind === 'skipped' || excluded.includes(short)) count.skipped++;
    else failing.push(short);
  }
  return { ...count, failing: failing.sort(), problem: run.problem?.split('\n').at(-1) ?? null };
}

/** The tests of a file that do not pass under CPython 3.14. */
export function notPassed(file: string, run: FileRun): string[] {
  return [...run.tests]
    .filter(([, { kind }]) => kind === 'failed' || kind === 'errored')
    .map(([id]) => shortId(file, id))
    .sort();
}

/** The share of the tests that ran which passed; null when none ran. */
export function shareOf({ passed, failing, problem }: FileResult): number | null {
  const ran = passed + failing.length;
  return ran === 0 ? (problem === null ? null : 0) : passed / ran;
}

const percent = (share: number | null): string => (share === null ? 'none ran' : `${(share * 100).toFixed(1)} %`);

/** One line for the terminal. */
export function describe(file: string, result: FileResult): string {
  const { passed, failing, skipped, problem } = result;
  const counts = `${passed} passed, ${failing.length} failed, ${skipped} skipped`;
  return `${file.padEnd(28)} ${percent(shareOf(result)).padStart(8)}  ${counts}${problem === null ? '' : `  (${problem.slice(0, 120)})`}`;
}

/** Whether a result is worse than the recorded one. */
export function isWorse(now: FileResult, before: FileResult | undefined): boolean {
  return before !== undefined && (shareOf(now) ?? 1) < (shareOf(before) ?? 1);
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

export function writeResults(results: Results): void {
  const files = sorted(results.files);
  write(RESULTS, `${JSON.stringify({ python: results.python, files }, null, 2)}\n`);
  write(TABLE, table({ python: results.python, files }));
}

export function writeOracle(results: OracleResults): void {
  write(ORACLE, `${JSON.stringify({ python: results.python, files: sorted(results.files) }, null, 2)}\n`);
}

function table({ python, files }: Results): string {
  const rows = Object.entries(files);
  const all = rows.reduce(
    (sum, [, { passed, failing }]) => ({ passed: sum.passed + passed, ran: sum.ran + passed + failing.length }),
    {
      passed: 0,
      ran: 0,
    },
  );
  return `# CPython's own tests in the simulator

Written by \`npm run libtest -- --record\`; the tests are those of CPython ${python}, run through \`unittest\` inside the simulator. A test that
CPython 3.14 does not pass itself (\`cpython.json\`), one that needs a process or the C API, and one marked as an implementation
detail of CPython counts as skipped. \`results.json\` names every test that fails.

${all.passed} of ${all.ran} tests pass: ${percent(all.ran === 0 ? null : all.passed / all.ran)} in ${rows.length} files.

| file | passed | failed | skipped | share |
| --- | ---: | ---: | ---: | ---: |
${rows
  .map(([file, result]) => {
    const { passed, failing, skipped } = result;
    return `| ${file} | ${passed} | ${failing.length} | ${skipped} | ${percent(shareOf(result))} |`;
  })
  .join('\n')}
`;
}

function write(name: string, text: string): void {
  writeFileSync(join(import.meta.dirname, name), text);
}
