/**
 * Records what CPython 3.14 answers: `node record.mjs NAME [COUNT] [SEED]` runs NAME.py and writes ../recorded/NAME.jsonl.
 * With RECORDED_TABLES set the table goes to that folder instead (and the tests read it from there): that is how a
 * longer comparison is run by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runPython } from './pyodide.mjs';

const [name, count = '300', seed = '1'] = process.argv.slice(2);
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const folder = process.env['RECORDED_TABLES'] ?? new URL('../recorded', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const source = `${read('encoding.py')}\n${read(`${name}.py`)}\ndump()\n`;
writeFileSync(`${folder}/${name}.jsonl`, await runPython(source, { COUNT: Number(count), SEED: Number(seed) }));
