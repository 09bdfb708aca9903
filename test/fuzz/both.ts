/** A program run by CPython 3.14 and by the simulator, and what differs. */
import {
  compareObserved,
  PROGRAM_FILE,
  type ConformanceProgram,
  type Observed,
  type Rung,
} from '../support/conformance';
import { startOracle, type Oracle } from '../support/oracle/oracle';
import { traceForConformance } from '../support/simulator';

/** Programs of one text that need nothing else. */
export function programOf(source: string, rungs: readonly Rung[] = ['output', 'steps', 'graph']): ConformanceProgram {
  return {
    name: PROGRAM_FILE,
    path: PROGRAM_FILE,
    source,
    input: [],
    rungs: new Set(rungs),
    files: new Map(),
    is64Bit: false,
    expectedPath: '',
  };
}

let oracle: Promise<Oracle> | undefined;

/** One CPython for a whole process. */
export function theOracle(): Promise<Oracle> {
  return (oracle ??= startOracle());
}

/** What CPython did. */
export async function runInCPython(program: ConformanceProgram): Promise<Observed> {
  const traced = program.rungs.has('steps') || program.rungs.has('graph');
  return (await theOracle()).run({ ...program, filename: PROGRAM_FILE }, traced);
}

/** What differs between the two, in words; null: nothing. A mistake of the simulator's is a difference, too. */
export async function findDifference(program: ConformanceProgram): Promise<string | null> {
  const expected = await runInCPython(program);
  let actual: Observed;
  try {
    actual = await traceForConformance(program);
  } catch (error) {
    return `the simulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  return compareObserved(withoutAddresses(expected), withoutAddresses(actual), program.rungs);
}

/** Where objects lie differs from run to run in CPython, too. */
function withoutAddresses(observed: Observed): Observed {
  const clean = (text: string): string => text.replace(/\b0x[0-9a-f]{6,}\b/g, '0x…');
  return {
    ...observed,
    stdout: clean(observed.stdout),
    stderr: clean(observed.stderr),
    // A program that does not compile has no steps.
    steps: (observed.steps ?? []).map(({ event, graph }) => ({ event, graph: graph.map(clean) })),
  };
}
