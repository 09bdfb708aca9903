/** What stands under sys.stdin, sys.stdout and sys.stderr: the run's host. */
import { FALSE, type Handle } from '../../memory';
import { machineOf } from '../../machine/frametype';
import type { Runtime } from '../../objects/runtime';

export type StandardStream = 'stdin' | 'stdout' | 'stderr';

/** The next line of standard input with its newline; '' at the end. */
export function readStandardLine(rt: Runtime): string {
  const line = machineOf(rt).readLine('');
  return line === null ? '' : `${line}\n`;
}

/** The binary stream of a standard stream. */
export function bufferOfStandard(rt: Runtime, stream: StandardStream): Handle {
  const io = rt.importModule('_io');
  const fd = rt.newInt(stream === 'stdin' ? 0 : stream === 'stdout' ? 1 : 2);
  const mode = rt.newStr(stream === 'stdin' ? 'rb' : 'wb');
  const raw = rt.call(rt.getAttr(io, 'FileIO'), [fd, mode, FALSE]);
  rt.setAttr(raw, 'name', rt.newStr(`<${stream}>`));
  return rt.call(rt.getAttr(io, stream === 'stdin' ? 'BufferedReader' : 'BufferedWriter'), [raw]);
}
