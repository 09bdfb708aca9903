/**
 * `npm run oracle [-- PART-OF-NAME ...]`: writes the expected outputs of the conformance programs (all, or those whose
 * name contains one of the words) as CPython gives them. Says which changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPrograms, PROGRAM_FILE, storeObserved, type Observed } from '../conformance';
import { startOracle } from './oracle';

const words = process.argv.slice(2);
const chosen = findPrograms().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const python64 = process.env.PYTHON64;
const programs = chosen.filter(({ is64Bit }) => !is64Bit || python64 !== undefined);
if (programs.length < chosen.length) {
  console.log(`${chosen.length - programs.length} programs need a 64-bit CPython: say which one in PYTHON64`);
}
const oracle = await startOracle();
let changed = 0;
for (const program of programs) {
  const traced = program.rungs.has('steps') || program.rungs.has('graph');
  const text =
    program.is64Bit && python64 !== undefined
      ? storeObserved(...run64(python64, program.source))
      : storeObserved(oracle.run({ ...program, filename: PROGRAM_FILE }, traced), oracle.version);
  const old = existsSync(program.expectedPath) ? readFileSync(program.expectedPath, 'utf8') : null;
  if (text === old) continue;
  changed++;
  writeFileSync(program.expectedPath, text);
  console.log(`${old === null ? 'new    ' : 'changed'} ${program.name}`);
}
console.log(`${programs.length} programs under CPython ${oracle.version}, ${changed} expected outputs written`);

/** What a CPython of this machine prints, with its version. */
function run64(python: string, source: string): [Observed, string] {
  const env = { ...process.env, PYTHONHASHSEED: '0', NO_COLOR: '1' };
  const run = (args: readonly string[]): { stdout: string; stderr: string; status: number | null } =>
    spawnSync(python, args, { env, encoding: 'utf8' });
  const version = run(['-c', 'import sys; print(*sys.version_info[:3], sep=".")']).stdout.trim();
  const path = join(mkdtempSync(join(tmpdir(), 'oracle-')), PROGRAM_FILE);
  writeFileSync(path, source);
  const { stdout, stderr, status } = run([path]);
  rmSync(dirname(path), { recursive: true });
  return [{ stdout, stderr, exit: status ?? 1, steps: null, truncated: false }, `${version} (64-bit)`];
}
