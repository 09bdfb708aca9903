/**
 * Which lines of the editor are marked for the shown step: the line just run, the line to run next, and what is said
 * behind the line of the visit. Plain data; `decorations.ts` draws it.
 */
import type { FileName, Moment } from '../model';
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
export function marksOf(look: Look, moment: Moment): Marks {
  const { view, info, last: before, visit } = look;
  const next = view.nextLine === null ? null : { file: view.file, line: view.nextLine };
  const last = view.lastLine === null ? null : { file: before?.file ?? info.file, line: view.lastLine };
  const visitFile = (moment === 'after' ? last : next)?.file ?? view.file;
  return {
    last,
    next,
    visit: visit === null || visit.count < 2 ? null : { ...visit, file: visitFile },
    focus: visit !== null ? { file: visitFile, line: visit.line } : (next ?? last),
  };
}
