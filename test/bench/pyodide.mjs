/**
 * cpython.py in the CPython 3.14 that every machine has, its WebAssembly build; the same arguments and answers. In a
 * thread with a large stack: a trace function takes more of it than a main thread has.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';

const [script, rounds, ...programs] = process.argv.slice(2);
if (isMainThread) {
  const file = fileURLToPath(import.meta.url);
  new Worker(file, { argv: [script, rounds, ...programs], resourceLimits: { stackSizeMb: 64 } });
} else {
  const python = await loadPyodide();
  const globals = python.toPy({ __name__: 'bench' });
  python.runPython(readFileSync(script, 'utf8'), { globals });
  for (const program of programs) {
    globals.set('program', readFileSync(program, 'utf8'));
    const [plain, traced, version] = python.runPython(`times(program, ${rounds})`, { globals }).toJs();
    console.log(JSON.stringify({ plain, traced, version }));
  }
}
