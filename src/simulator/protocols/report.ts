/** What an uncaught exception looks like on stderr, as a report for front ends. */
import type { ExceptionReport } from '../../model';
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import type { SyntaxErrorInfo } from '../syntax';

export function reportException(rt: Runtime, exception: Handle, lines: (file: string) => readonly string[] | null): ExceptionReport {
  void lines;
  const type = rt.typeOf(exception).name;
  const message = rt.str(exception);
  return { type, message, traceback: `${type}: ${message}\n`, entries: [] };
}

export function syntaxErrorText(info: SyntaxErrorInfo): string {
  return `${info.type}: ${info.message}\n`;
}
