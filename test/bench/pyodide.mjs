/** cpython.py in the CPython 3.14 that every machine has, its WebAssembly build; the same arguments and answers. */
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const [script, rounds, ...programs] = process.argv.slice(2);
const python = await loadPyodide();
const globals = python.toPy({ __name__: 'bench' });
python.runPython(readFileSync(script, 'utf8'), { globals });
for (const program of programs) {
  globals.set('program', readFileSync(program, 'utf8'));
  const [plain, traced, version] = python.runPython(`times(program, ${rounds})`, { globals }).toJs();
  console.log(JSON.stringify({ plain, traced, version }));
}
