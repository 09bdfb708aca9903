/** What stands under sys.stdin, sys.stdout and sys.stderr: the run's host. */
import { FALSE, type Handle } from '../../memory';
import { machineOf } from '../../machine/frametype';
import { InputNeeded } from '../../machine/interpreter';
import type { Runtime } from '../../objects/runtime';

export type StandardStream = 'stdin' | 'stdout' | 'stderr';

/** The next line of standard input with its newline; '' at the end. */
export function readStandardLine(rt: Runtime): string {
  const line = machineOf(rt).readLine('');
  return line === null ? '' : `${line}\n`;
}

/** Runs `read` as long as it finds something. The lines that are given are all there is, unless there is none at all. */
export function readToEnd(read: () => boolean): void {
  let any = false;
  try {
    while (read()) any = true;
  } catch (problem) {
    if (!(problem instanceof InputNeeded) || !any) throw problem;
  }
}

/** The program closed one of the streams: print() and input() may not go past it any more. */
export function forgetStandard(rt: Runtime, stream: StandardStream): void {
  machineOf(rt).standardStreams.delete(stream);
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
