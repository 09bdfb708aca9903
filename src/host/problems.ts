/** Which places of the text a run's outcome is about: plain data from which the editor's diagnostics are made. */
import type { ExceptionReport, FileName, Outcome, Span } from '../model';

/** A problem at a place of one file. */
export interface Problem {
  readonly file: FileName;
  readonly span: Span;
  readonly kind: 'syntaxError' | 'exception' | 'deadlock';
  readonly message: string;
  /** Other lines that led there, innermost last. */
  readonly trail: readonly { readonly file: FileName; readonly line: number; readonly name: string }[];
}

/** What stands at the end of the traceback: there CPython adds what may have been meant. */
function said({ type, message, traceback }: ExceptionReport): string {
  const start = message === '' ? type : `${type}: ${message}`;
  const at = traceback.lastIndexOf(`\n${start}`);
  return at < 0 ? start : traceback.slice(at + 1).trimEnd();
}

/** The module that an uncaught ModuleNotFoundError is about; null for other problems. */
export function missingModule({ kind, message }: Pick<Problem, 'kind' | 'message'>): string | null {
  return kind === 'exception' ? (/^ModuleNotFoundError: No module named '([^']+)'/.exec(message)?.[1] ?? null) : null;
}

/** The rest of a line. */
const END_OF_LINE = Number.MAX_SAFE_INTEGER;

/** The problems of an outcome; `isOwn` tells the learner's files from the library's. */
export function problemsOf(outcome: Outcome, isOwn: (file: FileName) => boolean): readonly Problem[] {
  switch (outcome.kind) {
    case 'syntaxError': {
      const { type, message } = outcome.error;
      return [
        { file: outcome.file, span: outcome.span, kind: 'syntaxError', message: `${type}: ${message}`, trail: [] },
      ];
    }
    case 'deadlock': {
      const message = `The program waits here ${outcome.what}\n${outcome.advice}`;
      return [{ file: outcome.file, span: outcome.span, kind: 'deadlock', message, trail: [] }];
    }
    case 'exception': {
      const { entries } = outcome.exception;
      const own = entries.filter((entry) => isOwn(entry.file));
      const place = own.at(-1);
      if (place === undefined) return [];
      return [
        {
          file: place.file,
          span: { line: place.line, column: 0, endLine: place.line, endColumn: END_OF_LINE },
          kind: 'exception',
          message: said(outcome.exception),
          trail: own.slice(0, -1),
        },
      ];
    }
    case 'running':
    case 'finished':
    case 'limit':
    case 'input':
    case 'cancelled':
      return [];
  }
}
