/**
 * Measures the simulator in a process of its own. Arguments: the packed standard library, what to measure, a program.
 * Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { diagramOf } from '../../src/diagram';
import { DEFAULT_LIMITS, DEFAULT_VIEW_OPTIONS, type Recording } from '../../src/model';
import { loadSimulator, type Run } from '../../src/simulator';

const [library, what, program, rounds] = process.argv.slice(2) as [string, string, string, string];
const simulator = await loadSimulator({
  stdlib: readFileSync(library),
});

function start(source: string, record: boolean, steps = Infinity): Run {
  return simulator.start(source, {
    filename: 'program.py',
    limits: { steps, milliseconds: Infinity, bytes: 4 * DEFAULT_LIMITS.bytes },
    record,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
  });
}

function finish(run: Run): Run {
  while (run.advance(Infinity));
  if (run.outcome.kind !== 'finished' && run.outcome.kind !== 'limit') {
    throw new Error(`${program}: ${JSON.stringify(run.outcome)}`);
  }
  return run;
}

function timed<T>(action: () => T): { milliseconds: number; result: T } {
  const begin = performance.now();
  const result = action();
  return { milliseconds: performance.now() - begin, result };
}

const sorted = (times: number[]): number[] => times.sort((a, b) => a - b);
const median = (times: number[]): number => sorted(times)[times.length >> 1]!;

/** The best of some rounds from text to the end of the program, recorded and not. */
function workload(): object {
  const source = readFileSync(program, 'utf8');
  let recorded = Infinity;
  let plain = Infinity;
  let steps = 0;
  let bytes = 0;
  for (let round = 0; round < Number(rounds); round++) {
    // An idle worker does so, and CPython's figures begin with a running interpreter, too.
    while (simulator.prepare?.(Infinity) === true);
    const one = timed(() => finish(start(source, true)));
    recorded = Math.min(recorded, one.milliseconds);
    const summary = one.result.recording!.summary();
    steps = summary.steps;
    bytes = summary.bytes;
    one.result.recording!.release?.();
    plain = Math.min(plain, timed(() => finish(start(source, false))).milliseconds);
  }
  return { recorded, plain, steps, bytes };
}

/** Random seeks with their views in ten million steps, and single steps. */
function seek(): object {
  const { recording } = finish(start(readFileSync(program, 'utf8'), true, 10_000_000)) as { recording: Recording };
  const { steps, bytes } = recording.summary();
  const first = timed(() => recording.view(steps >> 1, DEFAULT_VIEW_OPTIONS)).milliseconds;
  const prepared = timed(() => {
    while (recording.prepare?.(1000) === true);
  }).milliseconds;
  const seeks: number[] = [];
  let random = 12345;
  for (let i = 0; i < 300; i++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    const step = Math.floor((random / 2 ** 32) * steps);
    seeks.push(timed(() => recording.view(step, DEFAULT_VIEW_OPTIONS)).milliseconds);
  }
  const forward: number[] = [];
  const back: number[] = [];
  const middle = steps >> 1;
  recording.view(middle, DEFAULT_VIEW_OPTIONS);
  for (let i = 1; i <= 500; i++)
    forward.push(timed(() => recording.view(middle + i, DEFAULT_VIEW_OPTIONS)).milliseconds);
  for (let i = 499; i >= 0; i--) back.push(timed(() => recording.view(middle + i, DEFAULT_VIEW_OPTIONS)).milliseconds);
  const all = recording.summary().bytes;
  const worst = sorted(seeks).at(-1);
  return {
    steps,
    bytes,
    all,
    first,
    prepared,
    median: median(seeks),
    worst,
    forward: median(forward),
    back: median(back),
  };
}

/** From a changed text to the text of the picture: parse, compile, run, view, Mermaid. */
function edit(): object {
  const source = readFileSync(program, 'utf8');
  const once = (round: number): number =>
    timed(() => {
      const { recording } = finish(start(`${source}\nedited = ${round}\n`, true));
      const view = recording!.view(recording!.summary().steps - 1, DEFAULT_VIEW_OPTIONS);
      return diagramOf(view, {}).text.length;
    }).milliseconds;
  const first = once(0);
  const cold = performance.now();
  const times = Array.from({ length: 30 }, (_unused, round) => {
    // The worker does so while nothing is typed.
    while (simulator.prepare?.(Infinity) === true);
    return once(round + 1);
  });
  return { cold, first, median: median(times), worst: sorted(times).at(-1) };
}

/** What the first import of a module adds to a run when the worker has had time to get ready, and then the next one. */
function importing(): object {
  const prepared = (source: string): number => {
    while (simulator.prepare?.(Infinity) === true);
    return timed(() => finish(start(source, true))).milliseconds;
  };
  const without = prepared('x = 1\n');
  const first = prepared(`import ${program}\n`) - without;
  return { first, again: prepared(`import ${program}\n`) - without };
}

switch (what) {
  case 'workload':
    console.log(JSON.stringify(workload()));
    break;
  case 'seek':
    console.log(JSON.stringify(seek()));
    break;
  case 'edit':
    console.log(JSON.stringify(edit()));
    break;
  case 'import':
    console.log(JSON.stringify(importing()));
    break;
  default:
    throw new Error(`no measurement named ${what}`);
}
