/** `npm run differences`: records what CPython 3.14 and the simulator write, and the README's section about it. */
import { programOf, runInCPython } from '../fuzz/both';
import { findDifferences, record, recorded, simulatorOutput, writeReadme } from './differences';

const differences = findDifferences();
for (const difference of differences) {
  record(difference, 'simulator', await simulatorOutput(difference));
  // What CPython writes changes from run to run for some of them: one run is enough.
  if (recorded(difference, 'cpython') !== null) continue;
  const { stdout, stderr } = await runInCPython(programOf(difference.source, ['output']));
  record(difference, 'cpython', stdout + stderr);
}
writeReadme(differences);
console.log(`${differences.length} differences`);
