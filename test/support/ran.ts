/** A program that has run to its end: what it printed and how it ended. */
import type { Outcome, Recording } from '../../src/model';
import type { RunOptions } from '../../src/simulator';
import { testSimulator } from './simulator';

/** What came of a run. */
export interface Ran {
  readonly printed: string;
  readonly errors: string;
  readonly outcome: Outcome;
  readonly recording: Recording | null;
}

/** Runs a program named `program.py`, without input and other files unless the options say otherwise, a few milliseconds at a time. */
export async function ran(source: string, options: Partial<RunOptions> = {}): Promise<Ran> {
  const simulator = await testSimulator();
  const text = { stdout: '', stderr: '' };
  const run = simulator.start(source, {
    filename: 'program.py',
    limits: { steps: 2_000_000, milliseconds: 120_000, bytes: 1024 * 1024 * 1024 },
    record: false,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => void (text[chunk.stream] += chunk.text),
    ...options,
  });
  while (run.advance(5));
  return { printed: text.stdout, errors: text.stderr, outcome: run.outcome, recording: run.recording };
}
