/** An interpreter with all builtin types and no program: for tests of objects and protocols. */
import { bootstrap } from '../../src/simulator/bootstrap';
import { Interpreter } from '../../src/simulator/machine/interpreter';
import { Raised } from '../../src/simulator/objects/errors';

/** What an interpreter wrote, and the interpreter. */
export interface Bench {
  readonly rt: Interpreter;
  readonly written: string[];
}

/** A fresh interpreter that records nothing. */
export function newInterpreter(): Bench {
  const written: string[] = [];
  const rt = new Interpreter({
    limits: { steps: 1e6, milliseconds: 1e6, bytes: 1 << 30 },
    record: false,
    clock: () => 0,
    host: {
      write: (_stream, text) => written.push(text),
      readLine: () => null,
      readFile: () => null,
      listFolder: () => null,
      filename: 'program.py',
      argv0: 'program.py',
      argv: [],
      libraryFiles: () => [],
      libraryAsset: () => null,
    },
  });
  bootstrap(rt);
  return { rt, written };
}

/** The text `Type: message` of the exception that `body` raises. */
export function raisedBy(rt: Interpreter, body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof Raised) return `${rt.typeOf(error.exception).name}: ${rt.str(error.exception)}`;
    throw error;
  }
  return 'nothing raised';
}
