/**
 * Where in a run things happen: what a slider shows of the whole recording at once, and what one can jump to.
 */
import type { FileName, StepIndex } from './ids';
import type { OutputChunk } from './recording';

/** A variable of a function (in every call of it) or of a module. */
export interface WatchedVariable {
  readonly file: FileName;
  /** `co_qualname` of the code it belongs to, as `FrameView.name` has it. */
  readonly scope: string;
  readonly name: string;
}

/** What can happen at a step. `watch`: the watched variable was written. */
export type MarkKind = 'call' | 'return' | 'exception' | 'output' | 'watch';

/** All kinds of marks. */
export const MARK_KINDS: readonly MarkKind[] = ['call', 'return', 'exception', 'output', 'watch'];

/** One kind of mark, by column. */
export interface MarkRow {
  /** Steps of this kind in the column. */
  readonly counts: readonly number[];
  /** The first of them; -1: there is none. */
  readonly firsts: readonly StepIndex[];
}

/** A recording in so many columns of equally many steps. */
export interface Marks {
  readonly firstStep: StepIndex;
  readonly steps: number;
  /** Of a recording with fewer steps than columns were asked for, a column is a step. */
  readonly columns: number;
  /** The deepest stack in each column. */
  readonly depth: readonly number[];
  readonly rows: Readonly<Record<MarkKind, MarkRow>>;
}

/** Somewhere to go that depends on what happens there. */
export type Jump =
  | { readonly to: MarkKind; readonly by: 1 | -1 }
  /** The next step (or the one before) whose picture differs. */
  | { readonly to: 'change'; readonly by: 1 | -1 };

/** A stretch of the program's output. */
export interface OutputWindow {
  /** Length (UTF-16 units) of all output before it. */
  readonly start: number;
  readonly chunks: readonly OutputChunk[];
}
