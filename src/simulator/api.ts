/**
 * The simulator's interface to the rest of the product: load it once, start runs, advance them in slices, look at
 * their recordings. Pure: what it needs of the machine it runs on comes in through parameters.
 */
import type { FileContent, FileName, Limits, ObjectId, Outcome, OutputChunk, Recording } from '../model';

/** Files the simulator is made of, read by whoever knows where they are. */
export interface SimulatorAssets {
  /** The packed standard library (`dist/stdlib`), or null to run without its Python-written modules. */
  readonly stdlib: Uint8Array | null;
}

/**
 * Python's `str()` of an object at the step where the program stands; null: it raised. It may run code of the program's
 * own, as a trace function does that asks for it; no steps are recorded of that.
 */
export type StrAtStep = (object: ObjectId) => string | null;

/** What one run is given. */
export interface RunOptions {
  readonly filename: FileName;
  readonly limits: Limits;
  /** False: `run` mode. Nothing is recorded and freed memory is reused; as fast as the machine goes. */
  readonly record: boolean;
  /** Which end of a recording to keep when its memory budget is reached. */
  readonly keep: 'oldest' | 'newest';
  /** Lines that `input()` and `sys.stdin` read, in order. When they run out the outcome is `input`. */
  readonly input: readonly string[];
  /**
   * Asked for one more line (without its newline) when `input` has run out; null: the end of the file, where `input()`
   * raises EOFError. Without it the outcome is `input`. The command line gives it, so that a shell user can be asked.
   */
  readonly readLine?: (prompt: string) => string | null;
  /** `sys.argv[0]`; default: the file's name, `-` for a program from standard input. */
  readonly argv0?: string;
  /** `sys.argv[1:]`. */
  readonly argv: readonly string[];
  /** A file of the learner's folder (a module to import, a data file), by path relative to the program; null: there is none. */
  readonly readFile: (path: string) => FileContent | null;
  /**
   * Names in the program's folder ('') or one below it ('data/'), those of folders with a slash at the end; null: no such folder.
   * Without it a folder shows only what the program has asked for by name.
   */
  readonly listFolder?: (path: string) => readonly string[] | null;
  /** Asked every now and then, also within a call that takes long; true ends the run as {@link Run.cancel} does. */
  readonly isCancelled?: () => boolean;
  /** Called when a step has been recorded, while the program stands there. */
  readonly onStep?: (recording: Recording, str: StrAtStep) => void;
  /** Called as output is written (also when nothing is recorded). */
  readonly onOutput?: (chunk: OutputChunk) => void;
}

/** A run under way or ended. */
export interface Run {
  /** Runs for about `milliseconds` and says whether there is more to do. Infinity: to the end. */
  advance(milliseconds: number): boolean;
  /** Ends the run at the next step; the recording stays. */
  cancel(): void;
  readonly outcome: Outcome;
  /** Everything recorded so far. Null in `run` mode. */
  readonly recording: Recording | null;
}

/** The loaded simulator. */
export interface Simulator {
  /** Never throws for what a program contains: broken syntax is an outcome. */
  start(source: string, options: RunOptions): Run;
  /** For idle time: does some of what makes coming runs start sooner, for about so long. True: there is more to do. */
  prepare?(milliseconds: number): boolean;
}
