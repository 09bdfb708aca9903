/**
 * The one exception that the pure value functions throw.
 *
 * The functions in this folder know nothing of Python objects, so they cannot raise a Python exception themselves. They
 * throw a `ValueProblem` that names the exception class and carries CPython's message; the builtin type that called
 * them turns it into the real exception object.
 */

/** The builtin exception classes that a pure function can ask for. */
export type ProblemKind =
  | 'ValueError'
  | 'TypeError'
  | 'OverflowError'
  | 'ZeroDivisionError'
  | 'IndexError'
  | 'KeyError'
  | 'LookupError'
  | 'MemoryError'
  | 'UnicodeDecodeError'
  | 'UnicodeEncodeError';

/**
 * A Python exception to be raised by the caller: its class by name, and its message. Not an Error: programs raise and
 * catch by the thousand, and nobody would read the JavaScript stack that is costly to take.
 */
export class ValueProblem {
  constructor(
    readonly kind: ProblemKind,
    readonly message: string,
  ) {}
}

/** Shorthand for the most frequent problem. */
export function valueError(message: string): ValueProblem {
  return new ValueProblem('ValueError', message);
}

/** Shorthand for a TypeError. */
export function typeError(message: string): ValueProblem {
  return new ValueProblem('TypeError', message);
}

/** Shorthand for an OverflowError. */
export function overflowError(message: string): ValueProblem {
  return new ValueProblem('OverflowError', message);
}

/**
 * A budget that long computations draw on before they start: one unit is about the cost of one bytecode instruction.
 * It stops the computation by throwing.
 */
export type Fuel = (cost: number) => void;

/** A budget without a limit. */
export const noFuel: Fuel = () => undefined;
