/**
 * `npm run fuzz -- --count N --seed S`: N random programs run in CPython 3.14 and in the simulator; each one that differs
 * is made small and written to test/fuzz/found (or `--out FOLDER`). `--mutate`: damaged conformance programs instead.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findDifference, programOf } from './both';
import { fuzzMutants } from './mutants';
import { Random } from './random';
import { Programs } from './programs';
import { shrink, write } from './tree';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: fileURLToPath(new URL('found', import.meta.url)) },
    mutate: { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const started = performance.now();
let found = 0;

function keep(name: string, source: string, difference: string): void {
  found++;
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, `${name}.py`), source);
  console.log(`==== ${name}\n${source}\n---- ${difference}\n`);
}

/** The first words of a difference: what kind it is. */
const kindOf = (difference: string): string => difference.split(/[\n:]| at /, 1)[0]!;

if (values.mutate) await fuzzMutants(seed, count, keep);
else {
  for (let each = seed; each < seed + count; each++) {
    const program = new Programs(new Random(each)).program();
    const difference = await findDifference(programOf(write(program)));
    if (difference === null) continue;
    if (values['no-shrink']) keep(`seed${each}`, write(program), difference);
    else {
      const kind = kindOf(difference);
      const small = await shrink(program, async (candidate) => {
        const other = await findDifference(programOf(write(candidate)));
        return other !== null && kindOf(other) === kind;
      });
      keep(`seed${each}`, write(small), (await findDifference(programOf(write(small)))) ?? difference);
    }
  }
}
const seconds = (performance.now() - started) / 1000;
console.log(`${count} programs from seed ${seed} in ${seconds.toFixed(0)} s: ${found} differ`);
process.exitCode = found === 0 ? 0 : 1;
