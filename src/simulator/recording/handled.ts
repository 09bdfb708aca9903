/** The exception that a frame of the stack is handling. */
import { NONE, NULL, Register, type Handle } from '../memory';
import { ExceptionWord } from '../objects/exceptionwords';
import { TracebackWord } from '../objects/traceback';
import type { Image } from './image';

/** An exception and the frame that handles it. */
export interface Handled {
  readonly exception: Handle;
  readonly frame: Handle;
}

/**
 * What `sys.exception()` gives while an `except`, a `finally` or a `with` deals with it, its clauses being compared
 * included: it lies on the evaluation stack of the frame that caught it, which is the one its traceback begins with.
 */
export function handledIn(image: Image): Handled | null {
  const exception = image.word(Register.Handled);
  if (exception === NULL) return null;
  const traceback = image.word(image.base(exception) + ExceptionWord.Traceback);
  if (traceback === NULL || traceback === NONE) return null;
  return { exception, frame: image.word(image.base(traceback) + TracebackWord.Frame) };
}
