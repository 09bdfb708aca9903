/**
 * What holds for the recording of any program, tried on all conformance programs: reference counts add up at every step,
 * every seek gives the memory that was, and every view can be built.
 */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS, type Recording, type View } from '../../src/model';
import type { Run } from '../../src/simulator';
import type { Replay } from '../../src/simulator/recording/replay';
import { auditRun, replayOfRun, type Audit } from '../support/audit';
import { findPrograms, PROGRAM_FILE, type ConformanceProgram } from '../support/conformance';
import { testSimulator } from '../support/simulator';

/** Steps looked at closely per program, about. */
const MOST_STEPS = 150;
/** Journal entries between keyframes: few, so that seeks cross them. */
const KEYFRAME_ENTRIES = 512;

const programs = findPrograms();

/** The same numbers at each run. */
function randomOrder<T>(items: readonly T[]): T[] {
  const order = [...items];
  let seed = 20;
  for (let i = order.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const other = seed % (i + 1);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}

async function start(program: ConformanceProgram): Promise<Run> {
  const simulator = await testSimulator();
  return simulator.start(program.source, {
    filename: PROGRAM_FILE,
    limits: { steps: 200_000, milliseconds: 20_000, bytes: 512 * 1024 * 1024 },
    record: true,
    keep: 'oldest',
    input: program.input,
    readLine: () => null,
    argv: [],
    readFile: (path) => program.files.get(path) ?? null,
  });
}

async function audited(program: ConformanceProgram): Promise<{ readonly run: Run; readonly audit: Audit }> {
  const plain = await start(program);
  while (plain.advance(Infinity));
  const steps = plain.recording?.summary().steps ?? 0;
  const run = await start(program);
  const audit = auditRun(run, Math.max(1, Math.ceil(steps / MOST_STEPS)));
  while (run.advance(Infinity));
  return { run, audit };
}

function checkSeeks(replay: Replay, { prints, compare }: Audit): void {
  for (const order of [[...prints].reverse(), prints, randomOrder(prints)]) {
    for (const print of order) {
      replay.seek(print.step);
      assert.equal(compare(replay, print), null);
    }
  }
}

/** What must hold for any view. */
function checkView(view: View): void {
  const ids = new Set(view.objects.map(({ id }) => id));
  assert.equal(ids.size, view.objects.length, 'an object is listed twice');
  // Frames that garbage keeps lead to objects aside.
  for (const { id } of [...(view.garbage?.objects ?? []), ...view.aside]) ids.add(id);
  const frames = new Set(view.frames.map(({ id }) => id));
  assert.equal(frames.size, view.frames.length, 'a frame is listed twice');
  const mayBeHidden = view.hiddenObjects > 0;
  const known = (id: number): boolean => id === 0 || ids.has(id) || mayBeHidden;
  for (const frame of view.frames) {
    assert.ok(frame.line >= 0 && Number.isInteger(frame.line), 'a frame has no line');
    assert.ok(frame.returnValue === undefined || known(frame.returnValue), 'the returned object is not listed');
    for (const slot of frame.slots)
      assert.ok(known(slot.value), `${frame.name} refers to an object that is not listed`);
  }
  for (const object of view.objects) {
    assert.notEqual(object.type, '', 'an object has no type');
    assert.ok(
      object.refcount === null || object.refcount > 0,
      `${object.type} ${object.text} has count ${object.refcount}`,
    );
    assert.ok(object.size > 0, `${object.type} ${object.text} has size ${object.size}`);
    assert.ok(object.frame === undefined || frames.has(object.frame), `the frame of a ${object.type} is not listed`);
    for (const { label, value } of object.slots) {
      assert.ok(known(value), `${object.type} refers to an object that is not listed`);
      if (label.kind === 'key') assert.ok(known(label.key), `a key of a ${object.type} is not listed`);
    }
  }
}

function checkViews(recording: Recording): void {
  const { steps } = recording.summary();
  const stride = Math.max(1, Math.ceil(steps / MOST_STEPS));
  for (let step = 0; step < steps; step += stride) {
    try {
      checkView(recording.view(step, { ...DEFAULT_VIEW_OPTIONS, maxObjects: 500 }));
      recording.view(step, { ...DEFAULT_VIEW_OPTIONS, detail: true });
      const { frame, depth } = recording.stepInfo(step);
      assert.ok(depth > 0 && frame > 0, 'a step without a frame');
      const visit = recording.visitAt(step, 'after');
      assert.ok(visit === null || (visit.visit >= 0 && visit.visit < visit.count), 'a visit out of range');
    } catch (problem) {
      throw new Error(`step ${step}: ${(problem as Error).message}`, { cause: problem });
    }
  }
}

describe('recordings of all conformance programs', function () {
  // Each step of a program is looked at: the longest take a third of the usual limit on a machine that does nothing else.
  this.timeout(60_000);
  for (const program of programs) {
    it(program.name, async () => {
      const { run, audit } = await audited(program);
      if (run.recording === null) return;
      audit.finish();
      // Where the graph is not compared, native code holds references of its own while it calls back.
      if (program.rungs.has('graph')) assert.deepEqual(audit.problems.slice(0, 5), []);
      checkSeeks(replayOfRun(run, KEYFRAME_ENTRIES), audit);
      checkViews(run.recording);
    });
  }
});
