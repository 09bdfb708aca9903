/** The traceback of an exception as text, for modules that print one. */
import type { Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { Runtime } from '../objects/runtime';
import { reportException } from '../protocols/report';

/** What the interpreter prints for an uncaught exception. */
export function exceptionText(rt: Runtime, exception: Handle): string {
  const { codes } = machineOf(rt);
  return reportException(rt, exception, (file) => {
    const source = codes.fileNamed(file)?.source ?? '';
    return source === '' ? null : source.split(/\r\n|\r|\n/);
  }).traceback;
}
