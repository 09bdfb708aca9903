/**
 * `npm run compare -- FILE.py ...` runs each program in CPython 3.14 and in the simulator and says what differs: output,
 * traceback, steps, memory. `# compare:` and `# input:` at a program's head are heeded as in test/conformance.
 */
import { findDifference } from './both';
import { readProgram } from '../support/conformance';

let different = 0;
const paths = process.argv.slice(2);
for (const path of paths) {
  const found = await findDifference(readProgram('.', path));
  if (found === null) continue;
  different++;
  console.log(`==== ${path}\n${found}\n`);
}
console.log(`${paths.length} programs, ${different} different`);
process.exitCode = different === 0 ? 0 : 1;
