/**
 * How much of the JavaScript stack native code may use before RecursionError is raised. Twin of the stack limits in
 * Python/ceval.c (_Py_EnterRecursiveCall).
 *
 * JavaScript cannot ask how large its stack is, and threads differ: one that a host starts with room to spare bears a
 * thousand Python frames with native code between each two of them, a browser's worker some two hundred. So the first
 * program that goes deep has the rest of the stack measured, by filling it.
 */

/** What any thread bears, in kilobytes. */
const SAFE = 400;
/** Never used: for what native code does between two checks. */
const RESERVE = 150;
/** More than this is of no use: RecursionError comes at 1,000 Python frames. */
const MOST = 16_000;
/** Arguments that take about eight kilobytes of stack. */
const FILLING = new Array<number>(1000).fill(0);
const FILLING_KILOBYTES = 8;

/** Another evaluator loop with the native code that led to it. */
export const LOOP_COST = 5;
/** A native function that calls itself: `repr` of a list in a list. */
export const NATIVE_COST = 2;

/** One thread's stack, as one run sees it. */
export class NativeStack {
  private used = 0;
  private limit = SAFE;
  private measured = false;

  /** Takes some of the stack; false: there is not so much. */
  enter(kilobytes: number): boolean {
    this.used += kilobytes;
    if (this.used <= this.limit || (!this.measured && this.measure())) return true;
    this.used -= kilobytes;
    return false;
  }

  /** Gives it back. */
  leave(kilobytes: number): void {
    this.used -= kilobytes;
  }

  /** Finds out how much there is; true: there is more. */
  private measure(): boolean {
    this.measured = true;
    this.limit = Math.max(SAFE, this.used + kilobytesLeft() - RESERVE);
    return this.used <= this.limit;
  }
}

/** Kilobytes of stack below this call, at most about {@link MOST}. */
function kilobytesLeft(): number {
  let levels = 0;
  const dive = (...filling: number[]): number => {
    levels++;
    return levels * FILLING_KILOBYTES < MOST ? dive(...FILLING) : filling.length;
  };
  try {
    dive(...FILLING);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
  }
  return levels * FILLING_KILOBYTES;
}
