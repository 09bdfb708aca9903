/**
 * `npm run oracle [-- PART-OF-NAME ...]`: writes the expected outputs of the conformance programs (all, or those whose
 * name contains one of the words) as CPython gives them. Says which changed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findPrograms, PROGRAM_FILE, storeObserved } from '../conformance';
import { startOracle } from './oracle';

const words = process.argv.slice(2);
const programs = findPrograms().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const oracle = await startOracle();
let changed = 0;
for (const program of programs) {
  const traced = program.rungs.has('steps') || program.rungs.has('graph');
  const observed = oracle.run({ ...program, filename: PROGRAM_FILE }, traced);
  const text = storeObserved(observed, oracle.version);
  const old = existsSync(program.expectedPath) ? readFileSync(program.expectedPath, 'utf8') : null;
  if (text === old) continue;
  changed++;
  writeFileSync(program.expectedPath, text);
  console.log(
    `${old === null ? 'new    ' : 'changed'} ${program.name} (${observed.steps?.length ?? 'no'} steps, exit ${observed.exit})`,
  );
}
console.log(`${programs.length} programs under CPython ${oracle.version}, ${changed} expected outputs written`);
