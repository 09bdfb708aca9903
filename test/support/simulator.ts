/** The simulator as the tests load it, and a run of it in the terms that conformance compares. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStdlib } from '../../scripts/stdlib.mjs';
import type { Outcome, OutputChunk } from '../../src/model';
import type { Simulator, SimulatorAssets } from '../../src/simulator';
import { loadSimulator } from '../../src/simulator';
import { CANONICAL_VIEW, canonicalLines } from './canonical';
import { PROGRAM_FILE, type ConformanceProgram, type Observed, type ObservedEvent } from './conformance';

/** As in oracle/tracer.py. */
const MAX_EVENTS = 1000;

/** The files the simulator is made of, straight from the packages: no build is needed to run tests. */
export function testAssets(): SimulatorAssets {
  const folder = mkdtempSync(join(tmpdir(), 'stdlib-'));
  try {
    return { stdlib: readFileSync(buildStdlib(folder).file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let loaded: Promise<Simulator> | undefined;

/** One simulator for all tests of a process. */
export function testSimulator(): Promise<Simulator> {
  return (loaded ??= loadSimulator(testAssets()));
}

/** What lies in a folder of the program's, which ends in a slash or is the empty text. */
function namesIn(program: ConformanceProgram, folder: string): string[] | null {
  const inside = [...program.files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  const names = new Set(inside.map((path) => path.replace(/\/.*/, '/')));
  return names.size === 0 ? null : [...names];
}

/** Runs a program as the oracle does and reads the recording's views. */
export async function traceForConformance(program: ConformanceProgram): Promise<Observed> {
  const simulator = await testSimulator();
  const traced = program.rungs.has('steps') || program.rungs.has('graph');
  const output: OutputChunk[] = [];
  const run = simulator.start(program.source, {
    filename: PROGRAM_FILE,
    limits: { steps: 2_000_000, milliseconds: 20_000, bytes: 512 * 1024 * 1024 },
    record: true,
    keep: 'oldest',
    input: program.input,
    argv: [],
    readFile: (path) => program.files.get(path) ?? null,
    listFolder: (path) => namesIn(program, path),
    readLine: () => null,
    onOutput: (chunk) => void output.push(chunk),
  });
  while (run.advance(Infinity));
  const { recording } = run;
  const { steps: count } = recording?.summary() ?? { steps: 0 };
  const stream = (name: 'stdout' | 'stderr'): string =>
    output
      .filter((chunk) => chunk.stream === name && chunk.echo !== true)
      .map(({ text }) => text)
      .join('');
  const end = describeOutcome(run.outcome);
  const steps: ObservedEvent[] = [];
  for (let step = 0; traced && recording !== null && step < count && steps.length < MAX_EVENTS; step++) {
    const { event, line, file } = recording.stepInfo(step);
    if (file !== PROGRAM_FILE) continue;
    const view = recording.view(step, CANONICAL_VIEW);
    const frame = view.frames.filter(({ state }) => state === 'running' || state === 'returning').at(-1);
    steps.push({ event: `${event} ${line} ${frame?.name ?? '(no running frame)'}`, graph: canonicalLines(view) });
  }
  return {
    stdout: stream('stdout'),
    stderr: stream('stderr') + end.text,
    exit: end.exit,
    steps: traced && recording !== null ? steps : null,
    truncated: steps.length === MAX_EVENTS,
  };
}

function describeOutcome(outcome: Outcome): { exit: number; text: string } {
  switch (outcome.kind) {
    case 'finished':
      return { exit: outcome.exitCode, text: '' };
    case 'exception':
      return { exit: outcome.exitCode, text: outcome.exception.traceback };
    case 'syntaxError':
      return { exit: 1, text: outcome.error.traceback };
    case 'deadlock':
      return { exit: -1, text: `(waits: ${outcome.what})` };
    case 'limit':
      return { exit: -1, text: `(stopped by the ${outcome.limit} limit)` };
    case 'input':
      return { exit: -1, text: `(waits for input: ${outcome.prompt})` };
    case 'running':
    case 'cancelled':
      return { exit: -1, text: `(${outcome.kind})` };
  }
}
