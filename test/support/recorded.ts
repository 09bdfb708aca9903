/** A program that has run to its end, recorded: what most tests of recordings begin with. */
import { DEFAULT_LIMITS, type Recording } from '../../src/model';
import type { RunOptions } from '../../src/simulator';
import { testSimulator } from './simulator';

/** The recording of a program named `program.py`, without input and other files unless the options say otherwise. */
export async function recorded(source: string, options: Partial<RunOptions> = {}): Promise<Recording> {
  const simulator = await testSimulator();
  const run = simulator.start(source, {
    filename: 'program.py',
    limits: DEFAULT_LIMITS,
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    ...options,
  });
  while (run.advance(Infinity));
  return run.recording!;
}
