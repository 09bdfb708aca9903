/**
 * The oracle: runs a program under CPython 3.14 (npm's pyodide, WebAssembly) as `python program.py` would and says what
 * it printed, how it ended and what `sys.settrace` saw. One interpreter serves a whole process; each program gets a
 * fresh `__main__`. The program's first frame is entered from JavaScript, so nothing of ours is on its stack.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { Observed, ObservedEvent } from '../conformance';

/** What a program is given. */
export interface Program {
  /** Shown in tracebacks. */
  readonly filename: string;
  readonly source: string;
  /** Lines for `input()`. */
  readonly input: readonly string[];
  /** Other files of its folder, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** A running CPython. */
export interface Oracle {
  /** CPython's version: `3.14.2`. */
  readonly version: string;
  /** Runs the program once for its output and, when `traced`, once more under a tracer. */
  run(program: Program, traced: boolean): Observed;
}

const HOME = '/program';

/** Starts CPython, with PYTHONHASHSEED=0. */
export async function startOracle(): Promise<Oracle> {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', NO_COLOR: '1', HOME } });
  python.FS.mkdirTree(HOME);
  let stdout = '';
  let stderr = '';
  let input: string[] = [];
  const outDecoder = new TextDecoder();
  const errDecoder = new TextDecoder();
  python.setStdout({
    write(bytes) {
      stdout += outDecoder.decode(bytes, { stream: true });
      return bytes.length;
    },
  });
  python.setStderr({
    write(bytes) {
      stderr += errDecoder.decode(bytes, { stream: true });
      return bytes.length;
    },
  });
  python.setStdin({ stdin: () => input.shift() ?? null, isatty: false });

  python.FS.writeFile('/tracer.py', readFileSync(fileURLToPath(new URL('tracer.py', import.meta.url))));
  python.runPython('import sys; sys.path.append("/"); import tracer; sys.path.remove("/")');
  const call = (name: string): PyCallable => python.runPython(`tracer.${name}`) as PyCallable;
  const [prepare, report, finish, events] = ['prepare', 'report', 'finish', 'events'].map(call) as [
    PyCallable,
    PyCallable,
    PyCallable,
    PyCallable,
  ];
  const execute = python.runPython('exec') as PyCallable;
  const settrace = python.runPython('sys.settrace') as PyCallable;
  const version = python.runPython('"%d.%d.%d" % sys.version_info[:3]') as string;

  function once(program: Program, traced: boolean): { exit: number; trace: string | null } {
    stdout = '';
    stderr = '';
    input = [...program.input];
    const prepared = prepare(program.filename, traced) as PyProxy | undefined;
    let exit = 1;
    let trace: string | null = null;
    if (prepared !== undefined) {
      const [code, namespace, tracer] = [0, 1, 2].map((index) => (prepared as PyProxy & Sequence).get(index));
      if (traced) settrace(tracer);
      try {
        execute(code, namespace);
        exit = 0;
      } catch {
        settrace(undefined);
        exit = report() as number;
      }
      settrace(undefined);
      if (traced) trace = events(tracer) as string;
      for (const proxy of [code, namespace, tracer, prepared]) proxy?.destroy();
    }
    finish();
    return { exit, trace };
  }

  return {
    version,
    run(program, traced) {
      clearFolder(python.FS as unknown as FileSystem, HOME);
      for (const [path, text] of [...program.files, [program.filename, program.source] as const]) {
        const folder = `${HOME}/${path}`.slice(0, -path.split('/').pop()!.length);
        python.FS.mkdirTree(folder);
        python.FS.writeFile(`${HOME}/${path}`, text);
      }
      const { exit } = once(program, false);
      // A module of the program's folder goes by its relative path, as the program itself does.
      const own = stderr.replaceAll(`"${HOME}/`, '"');
      const seen = { stdout: inLibrary(stdout), stderr: inLibrary(own), exit };
      if (!traced) return { ...seen, steps: null, truncated: false };
      const { trace } = once(program, true);
      const [list, truncated] = JSON.parse(trace ?? '[[], false]') as [[string, string[] | null][], boolean];
      let graph: readonly string[] = [];
      const steps = list.map(([event, lines]): ObservedEvent => ({ event, graph: (graph = lines ?? graph) }));
      return { ...seen, steps, truncated };
    },
  };
}

/** The library's files where CPython has them on Linux, not in the archive that they come in here. */
const inLibrary = (text: string): string => text.replaceAll('/lib/python314.zip/', '/usr/lib/python3.14/');

interface Sequence {
  get(index: number): PyProxy | undefined;
}

/** The part of Emscripten's file system that is used here. */
interface FileSystem {
  readdir(path: string): string[];
  stat(path: string): { mode: number };
  isDir(mode: number): boolean;
  rmdir(path: string): void;
  unlink(path: string): void;
}

function clearFolder(fs: FileSystem, folder: string): void {
  for (const name of fs.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    if (fs.isDir(fs.stat(path).mode)) {
      clearFolder(fs, path);
      fs.rmdir(path);
    } else fs.unlink(path);
  }
}
