/** Records what CPython answers: `node record.mjs NAME [COUNT]` runs NAME.py under CPython 3.14, into ../recorded/NAME.jsonl. */
import { readFileSync, writeFileSync } from 'node:fs';
import { runPython } from '../../values/record/pyodide.mjs';

const [name, count = '100'] = process.argv.slice(2);
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const source = `${read('../../values/record/encoding.py')}\n${read(`${name}.py`)}\ndump()\n`;
const recorded = await runPython(source, { COUNT: Number(count), SEED: 1 });
writeFileSync(new URL(`../recorded/${name}.jsonl`, import.meta.url), recorded);
