/** The gallery's programs, run by the simulator. A comment `# look` marks a moment to draw: after the line ran last; `# look 2`: its second visit. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording, StepIndex } from '../../src/model';
import { testSimulator } from '../support/simulator';

const folder = join(import.meta.dirname, 'programs');

/** A moment of a program. */
export interface Moment {
  readonly name: string;
  readonly step: StepIndex;
}

/** A program that ran. */
export interface Exhibit {
  readonly name: string;
  readonly recording: Recording;
  readonly moments: readonly Moment[];
}

const LOOK = /#\s*look(?:\s+(\d+))?/g;

/** The moments marked in a program's text. */
export const momentsOf = (source: string, file: string, recording: Recording): Moment[] =>
  source.split('\n').flatMap((text, index) =>
    [...text.matchAll(LOOK)].map((match): Moment => {
      const line = index + 1;
      const wanted = match[1] === undefined ? (recording.lineCounts(file)[line] ?? 0) - 1 : Number(match[1]) - 1;
      const visit = recording.visit(file, line, wanted, 0, 'after');
      if (visit === null || wanted < 0 || wanted >= visit.count)
        throw new Error(`${file}: line ${line} has no visit ${wanted + 1}`);
      return { name: `line ${line}, visit ${wanted + 1} of ${visit.count}`, step: visit.step };
    }),
  );

/** Runs a program of the gallery. */
export async function exhibit(name: string, source: string): Promise<Exhibit> {
  const simulator = await testSimulator();
  const file = `${name}.py`;
  const run = simulator.start(source, {
    filename: file,
    limits: { steps: 2_000_000, milliseconds: 30_000, bytes: 512 * 1024 * 1024 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    readLine: () => null,
    onOutput: () => undefined,
  });
  while (run.advance(Infinity));
  const { recording } = run;
  if (recording === null) throw new Error(`${name} was not recorded: ${run.outcome.kind}`);
  const moments = momentsOf(source, file, recording);
  return { name, recording, moments };
}

/** All of them, in order; `only` keeps those whose name holds one of its words. */
export const programNames = (only: readonly string[]): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.py'))
    .map((file) => file.slice(0, -3))
    .filter((name) => only.length === 0 || only.some((word) => name.includes(word)))
    .sort();

/** A program's text. */
export const programText = (name: string): string => readFileSync(join(folder, `${name}.py`), 'utf8');
