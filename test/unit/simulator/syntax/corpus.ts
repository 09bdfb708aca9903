// Compares our parser with CPython 3.14 over whole folders: npx tsx test/unit/simulator/syntax/corpus.ts [FOLDER...]
// Without a folder: the standard library that comes with the oracle. Prints the share of equal verdicts and trees.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../../src/simulator/syntax';
import { describeOurs, loadOracle } from './cpython';

function* pythonFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pythonFiles(path);
    else if (entry.name.endsWith('.py')) yield path;
  }
}

const oracle = await loadOracle();
const folders = process.argv.slice(2);
const sources =
  folders.length === 0
    ? oracle.modules.map((name) => [name, () => oracle.read(name)] as const)
    : folders.flatMap((folder) =>
        [...pythonFiles(folder)].map((path) => [path, () => readFileSync(path, 'utf8')] as const),
      );

let files = 0;
let lines = 0;
let verdicts = 0;
let equal = 0;
let milliseconds = 0;
for (const [name, read] of sources) {
  const source = read();
  // Not UTF-8: such files declare another encoding, which is decoded before the parser sees them.
  if (source.includes('\ufffd')) continue;
  files++;
  lines += source.split('\n').length;
  const start = performance.now();
  try {
    parse(source, name);
  } catch {
    // What is wrong is compared below.
  }
  milliseconds += performance.now() - start;
  const ours = describeOurs(source, 'exec');
  const theirs = oracle.describe(source.replace(/^\ufeff/, ''), 'exec');
  if (ours.startsWith('Module') === theirs.startsWith('Module')) verdicts++;
  if (ours === theirs) equal++;
  else console.log(`different: ${name}`);
}
const share = (count: number): string => `${count} of ${files} (${((100 * count) / files).toFixed(2)} %)`;
console.log(`CPython ${oracle.version}: same verdict ${share(verdicts)}, same tree or error ${share(equal)}`);
console.log(`${lines} lines, ${((1000 * milliseconds) / lines).toFixed(2)} ms for 1,000 lines`);
