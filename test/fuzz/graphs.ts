/**
 * `npm run graphs -- [FIRST-SEED [COUNT]]`: random object graphs die in the simulator when and as they die in CPython.
 */
import { findDifference, programOf } from './both';
import { objectGraphProgram } from './objectgraphs';

const first = Number(process.argv[2] ?? Date.now() % 1_000_000);
const count = Number(process.argv[3] ?? 200);
let different = 0;
for (let seed = first; seed < first + count; seed++) {
  const found = await findDifference(programOf(objectGraphProgram(seed), ['output']));
  if (found === null) continue;
  different++;
  console.log(`==== seed ${seed}\n${found}\n`);
}
console.log(`${count} programs from seed ${first}, ${different} different`);
process.exitCode = different === 0 ? 0 : 1;
