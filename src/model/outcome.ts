/**
 * How a run ended. The four kinds of errors (a Python exception, a wait without end, a limit, our own bug) are
 * different members here and are never mixed.
 */
import type { FileName, Span } from './ids';
import type { LimitKind } from './limits';

/** One line of CPython's traceback, for links. */
export interface TracebackEntry {
  readonly file: FileName;
  readonly line: number;
  readonly name: string;
}

/** What CPython would print for an uncaught exception or an error found while compiling. */
export interface ExceptionReport {
  /** The exception's type name, such as `ZeroDivisionError`. */
  readonly type: string;
  readonly message: string;
  /** The whole text CPython writes to stderr, traceback and carets included, ending in a newline. */
  readonly traceback: string;
  readonly entries: readonly TracebackEntry[];
}

/** How a run ended; the steps up to there can be looked at in every case but `syntaxError`. */
export type Outcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'finished'; readonly exitCode: number }
  | { readonly kind: 'exception'; readonly exception: ExceptionReport; readonly exitCode: number }
  | { readonly kind: 'syntaxError'; readonly error: ExceptionReport; readonly file: FileName; readonly span: Span }
  | {
      /** The program waits for what will never come: CPython would stand still. `what`: in words, after "waits here". */
      readonly kind: 'deadlock';
      readonly what: string;
      readonly advice: string;
      readonly file: FileName;
      readonly span: Span;
    }
  | { readonly kind: 'limit'; readonly limit: LimitKind }
  /** The program asked for a line of input that has not been given yet; running again with one more answer goes on. */
  | { readonly kind: 'input'; readonly prompt: string }
  | { readonly kind: 'cancelled' };
