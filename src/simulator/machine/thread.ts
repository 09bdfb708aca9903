/** What a thread is while another one runs. Twin of the thread states of Python/pystate.c. */
import type { Interpreter } from './interpreter';
import { Tracing } from './tracingstate';

/** Words of a thread's own in the heap. */
export const enum ThreadWord {
  /** The exception being handled where no generator runs. */
  Handled,
  Callable,
  Args,
  Kwargs,
  /** The `_ThreadHandle`. */
  Holder,
  /** What `Threads.local` names has its value here while the thread does not run. */
  Local,
  Count,
}

/** What a thread waits for. */
export interface Wait {
  readonly ready: () => boolean;
  /** Nanoseconds of the clock; null: for ever. */
  readonly deadline: bigint | null;
}

/** What of the interpreter's state is a thread's own, while another one runs. */
export type Parked = Pick<
  Interpreter,
  | 'frames'
  | 'modes'
  | 'stackBases'
  | 'savedSp'
  | 'savedLast'
  | 'arounds'
  | 'generators'
  | 'handledWords'
  | 'sp'
  | 'fp'
  | 'last'
  | 'exec'
  | 'stackBase'
  | 'depth'
  | 'pausedAt'
  | 'globals'
  | 'localsAreGlobals'
  | 'tracing'
> & { readonly values: Int32Array };

export interface Thread {
  readonly number: number;
  readonly daemon: boolean;
  /** Its words in the heap; 0 for the main thread, which uses the registers. */
  readonly block: number;
  parked: Parked | null;
  wait: Wait | null;
  /** When it became able to run, or began to wait: who comes first goes first. */
  since: number;
  /** Native code of its own is on the JavaScript stack: only that can go on with it. */
  nested: boolean;
  started: boolean;
  done: boolean;
  readonly tracing: Tracing;
  /** The number of the process that it belongs to. */
  readonly process: number;
}

export function newThread(number: number, daemon: boolean, block: number, process = 0): Thread {
  return {
    number,
    daemon,
    block,
    parked: null,
    wait: null,
    since: 0,
    nested: false,
    started: number === 0,
    done: false,
    tracing: new Tracing(),
    process,
  };
}
