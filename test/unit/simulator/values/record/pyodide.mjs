/** CPython 3.14 from npm `pyodide`: runs a Python program and returns what it prints. */
import { loadPyodide } from 'pyodide';

/** Runs `source` with the names in `globals` set (plain values) and returns its standard output. */
export async function runPython(source, globals = {}) {
  const python = await loadPyodide();
  const chunks = [];
  const decoder = new TextDecoder();
  python.setStdout({
    write: (bytes) => {
      chunks.push(decoder.decode(bytes, { stream: true }));
      return bytes.length;
    },
  });
  for (const [name, value] of Object.entries(globals)) python.globals.set(name, value);
  await python.runPythonAsync(source + '\nimport sys\nsys.stdout.flush()\n');
  return chunks.join('');
}
