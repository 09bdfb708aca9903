/**
 * Which lines of the editor are marked for the shown step: the line just run, the line to run next, and what is said
 * behind the line of the visit. Plain data; `decorations.ts` draws it.
 */
import type { FileName } from '../model';
import type { Look } from '../protocol/worker';

/** A line of a recording's file. */
export interface Place {
  readonly file: FileName;
  readonly line: number;
}

/** What to mark. */
export interface Marks {
  /** The line that has just run. */
  readonly last: Place | null;
  /** The line about to run. */
  readonly next: Place | null;
  /** Which of how many visits of its line is shown; only where there are several. */
  readonly visit: (Place & { readonly visit: number; readonly count: number }) | null;
  /** The place the cursor should be at when the step was reached by stepping. */
  readonly focus: Place | null;
}

/** The marks of a look. */
export function marksOf({ view, visit }: Look): Marks {
  const { file } = view;
  const next = view.nextLine === null ? null : { file: view.nextFile ?? file, line: view.nextLine };
  const last = view.lastLine === null ? null : { file, line: view.lastLine };
  return {
    last,
    next,
    visit: visit === null || visit.count < 2 ? null : { ...visit, file },
    focus: visit !== null ? { file, line: visit.line } : (next ?? last),
  };
}
