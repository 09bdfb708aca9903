/** A Python exception on its way through native code. The evaluator turns it into unwinding at the next Python frame. */
import type { Handle } from '../memory';

/** Thrown by native code. Not an Error: a JavaScript stack would be costly and mean nothing to anyone. */
export class Raised {
  /** `exception`: the exception object; whoever throws gives its own reference along. */
  constructor(public exception: Handle) {}
}

/** All threads wait for what will never come: a diagnostic for the learner, never an exception of the program. */
export class Deadlock extends Error {
  constructor(
    readonly what: string,
    readonly advice: string,
  ) {
    super(what);
    this.name = 'Deadlock';
  }
}

/** The program's process ends at once: nobody catches this, nothing is cleaned up (`os._exit`, a signal). */
export class ProcessEnd extends Error {
  constructor(readonly exitCode: number) {
    super(`exit ${exitCode}`);
    this.name = 'ProcessEnd';
  }
}

/** A bug of ours. */
export class InternalError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InternalError';
  }
}
