/** A recorded run, as front ends ask of it. */
import type {
  Change,
  FileName,
  Growth,
  Holders,
  Jump,
  Marks,
  Moment,
  Move,
  NameInfo,
  NamePlace,
  ObjectId,
  Outcome,
  OutputWindow,
  Place,
  Recording,
  RunSummary,
  SlotLabel,
  StepIndex,
  StepInfo,
  View,
  ViewOptions,
  Visit,
  Written,
  WatchedVariable,
} from '../../model';
import { type Journal, NULL, Register, StepKind } from '../memory';
import type { FileLines } from '../machine/codetable';
import type { Interpreter } from '../machine/interpreter';
import { Changes } from './changes';
import { endedWithDel, FreedFinder, type FoundFreed } from './freed';
import { GrowthSampler } from './growth';
import { holdersOf } from './holders';
import { Image } from './image';
import { entryStep, lastWrite, lineBefore } from './lastwrite';
import { nameInfoAt, slotAddress } from './names';
import { beyond, marksOf } from './marks';
import { Numbers } from './numbers';
import type { Output } from './output';
import { type Origin, Replay } from './replay';
import { Ring } from './ring';
import { Steps } from './steps';
import { FixedSizes } from './fixedsizes';
import { heapTotals } from './totals';
import { buildView } from './viewbuilder';
import { Watch } from './watch';

/** What a recording is made from; the run goes on filling it. */
export interface RecordingSource {
  readonly vm: Interpreter;
  readonly origin: Origin;
  readonly journal: Journal;
  readonly output: Output;
  readonly outcome: () => Outcome;
  readonly clock: () => number;
}

/** How long a question about growth may take when idle time has not been enough. */
const GROWTH_MILLISECONDS = 20;

/** How long looking for the ends of lives may take when idle time has not been enough. */
const LIVES_MILLISECONDS = 400;

/** What part of the budget keyframes may take besides. */
const KEYFRAME_SHARE = 1 / 4;
/** How long a search for a change of the picture may take. */
const CHANGE_MILLISECONDS = 300;

const KINDS = { call: StepKind.Call, return: StepKind.Return, exception: StepKind.Exception } as const;

const isChanged = ({ change }: { readonly change: Change }): boolean => change !== 'none';

export class RecordedRun implements Recording {
  private readonly steps: Steps;
  private readonly ring: Ring;
  private readonly sampler: GrowthSampler;
  private replayed: Replay | null = null;
  private watch: Watch | null = null;
  private readonly numbers = new Numbers();

  constructor(private readonly source: RecordingSource) {
    const { vm } = source;
    if (vm.steps === null) throw new Error('nothing was recorded');
    this.steps = new Steps(vm.steps, vm.codes.files);
    this.sampler = new GrowthSampler(this.steps, (step) => heapTotals(this.imageAt(step)));
    this.ring = new Ring(vm, source.journal, vm.steps, () => this.replay());
  }

  summary(): RunSummary {
    const { vm, output, outcome } = this.source;
    return {
      outcome: outcome(),
      steps: this.steps.length - this.steps.first,
      firstStep: this.steps.first,
      files: [...new Set(vm.codes.files.filter((file) => file.traced).map((file) => file.filename))],
      output: output.chunks,
      outputLength: output.length,
      bytes: vm.bytes + (this.replayed?.bytes ?? 0),
      milliseconds: vm.milliseconds,
    };
  }

  stepInfo(step: StepIndex): StepInfo {
    const at = this.clamp(step);
    const image = this.imageAt(at);
    const depth = image.word(Register.Depth);
    return {
      step: at,
      event: this.steps.event(at),
      file: this.steps.file(at).filename,
      line: this.steps.line(at),
      depth: this.steps.depth(at),
      frame: depth === 0 ? 0 : image.word(image.word(Register.Stack) + depth - 1),
    };
  }

  view(step: StepIndex, options: ViewOptions): View {
    const at = this.clamp(step);
    return this.viewSince(at, this.steps.begunAt(at), options);
  }

  /** The view of a step with what changed since an earlier one; with too many changes for that, those of the step alone. */
  private viewSince(step: StepIndex, since: StepIndex, options: ViewOptions): View {
    const image = this.imageAt(step);
    if (step === this.steps.first) return this.viewOf(image, step, null, null, options);
    const own = this.changesSince(step - 1, step);
    const freed = own.mayHaveFreed(image.replay.refs) ? this.freedBefore(step, own, options) : null;
    const all = since < step - 1 ? this.changesSince(since, step) : own;
    const [first, changes] = all.complete ? [since, all] : [step - 1, own];
    return this.viewOf(this.imageAt(step), step, { first, changes }, freed, options);
  }

  private changesSince(first: StepIndex, step: StepIndex): Changes {
    const log = this.source.vm.steps!;
    return new Changes(this.source.journal, this.imageAt(step).replay, log.journalAt(first), log.journalAt(step));
  }

  private viewOf(
    image: Image,
    step: StepIndex,
    told: { readonly first: StepIndex; readonly changes: Changes } | null,
    freed: FoundFreed | null,
    options: ViewOptions,
  ): View {
    const { vm, output } = this.source;
    return buildView(
      {
        image,
        steps: this.steps,
        step,
        since: told?.first ?? step - 1,
        changes: told?.changes ?? null,
        previousTop: told === null ? image.top : vm.steps!.topAt(told.first),
        outputLength: this.isEnd(step) ? output.length : output.lengthBefore(step),
        freed,
        numbers: this.numbers,
      },
      options,
    );
  }

  /** Whether a step is the last one of a run that is over: then nothing comes after it, a traceback neither. */
  private isEnd(step: StepIndex): boolean {
    return step === this.steps.length - 1 && this.source.outcome().kind !== 'running';
  }

  /** What the step that leads to a step freed. An object that its `__del__` held last was given up when that was called. */
  private freedBefore(step: StepIndex, changes: Changes, options: ViewOptions): FoundFreed | null {
    const found = this.freedAt(step, changes, NULL, options);
    const finalized = found?.freed.objects.find(({ reason }) => endedWithDel(reason));
    if (found === null || finalized === undefined) return found;
    const { journal, vm } = this.source;
    const context = { steps: this.steps, step: step - 1, journalSteps: vm.steps!, journal };
    const call = entryStep(context, this.steps.depth(step - 1));
    if (call === null || call === this.steps.first) return found;
    const { id } = finalized.object;
    const given = this.freedAt(call, this.changesSince(call - 1, call), id, options);
    this.imageAt(step);
    // Where no view showed it then, nothing more is known of it.
    const reason = given?.freed.objects.find(({ object }) => object.id === id)?.reason ?? { kind: 'unheld' };
    const objects = found.freed.objects.map((each) => (each === finalized ? { ...each, reason } : each));
    return { ...found, freed: { ...found.freed, objects } };
  }

  /** What a step freed; `givenUp`: an object that is taken for freed, too. */
  private freedAt(step: StepIndex, changes: Changes, givenUp: ObjectId, options: ViewOptions): FoundFreed | null {
    const kind = this.steps.kind(step);
    const top = this.source.vm.steps!.topAt(step - 1);
    const finder = new FreedFinder(this.imageAt(step), kind, top, changes, givenUp);
    const image = this.imageAt(step - 1);
    const view = this.viewOf(image, step - 1, null, null, { ...options, detail: false });
    const finish = finder.before(image, view, lineBefore(this.steps, step, this.steps.first));
    return finish === null ? null : finish(this.imageAt(step));
  }

  holders(step: StepIndex, object: ObjectId): Holders {
    const at = this.clamp(step);
    return holdersOf(this.imageAt(at), this.steps.kind(at), object);
  }

  written(step: StepIndex, holder: ObjectId, label: SlotLabel): Written | null {
    const at = this.clamp(step);
    const { vm, journal } = this.source;
    const image = this.imageAt(at);
    const address = slotAddress(image, holder, label);
    return lastWrite({ steps: this.steps, step: at, journalSteps: vm.steps!, journal }, address);
  }

  growth(): Growth {
    this.sampler.advance(GROWTH_MILLISECONDS, this.source.clock);
    return this.sampler.growth();
  }

  tellingSteps(most: number): StepIndex[] {
    if (this.steps.length === 0) return [];
    const replay = this.replay();
    replay.prepare(LIVES_MILLISECONDS, this.source.clock);
    return replay.lives.telling(replay.originTop, most);
  }

  move(from: StepIndex, move: Move): StepIndex {
    return this.steps.length === 0 ? 0 : this.steps.move(this.clamp(from), move);
  }

  marks(columns: number, watched: WatchedVariable | null): Marks {
    const marked = { output: this.source.output.steps, watch: this.watchedSteps(watched) };
    return marksOf(this.source.vm.steps!, marked, columns);
  }

  jump(from: StepIndex, jump: Jump, watched: WatchedVariable | null, options: ViewOptions): StepIndex | null {
    if (this.steps.length === 0) return null;
    const at = this.clamp(from);
    const { by } = jump;
    switch (jump.to) {
      case 'output':
        return beyond(this.source.output.steps, at, by);
      case 'watch':
        return beyond(this.watchedSteps(watched), at, by);
      case 'call':
      case 'return':
      case 'exception':
        return this.steps.nextOfKind(at, KINDS[jump.to], by);
      case 'change':
        return this.nextChange(at, by, options);
    }
  }

  outputWindow(end: number, characters: number): OutputWindow {
    return this.source.output.window(end, characters);
  }

  raisedAt(file: FileName, line: number, before: StepIndex, repeat = 0): StepIndex | null {
    const lines = this.tracedFile(file);
    if (lines === null || this.steps.length === 0) return null;
    const last = this.clamp(before);
    const raised = this.steps.exceptionAt(lines, line, last);
    if (raised !== null) return this.steps.innermost(raised, repeat);
    const visits = this.steps.visits(lines, line);
    return visits.length === 0 ? null : (beyond(visits, last + 1, -1) ?? visits[0]);
  }

  raised(): StepIndex | null {
    const outcome = this.source.outcome();
    if (outcome.kind !== 'exception' || this.steps.length === 0) return null;
    const place = outcome.exception.entries.filter(({ file }) => this.tracedFile(file) !== null).at(-1);
    const file = place === undefined ? null : this.tracedFile(place.file);
    if (place === undefined || file === null) return null;
    const step = this.steps.exceptionAt(file, place.line, this.steps.length - 1);
    return step === null ? null : this.steps.innermost(step);
  }

  /** The lines of a file whose steps are recorded. */
  private tracedFile(file: FileName): FileLines | null {
    const lines = this.source.vm.codes.fileNamed(file);
    return lines?.traced === true ? lines : null;
  }

  /** The steps that wrote the watched variable. */
  private watchedSteps(watched: WatchedVariable | null): readonly StepIndex[] {
    const { vm, journal } = this.source;
    const log = vm.steps;
    if (watched === null || log === null || log.length === 0) return [];
    const known = this.watch?.variable;
    if (
      this.watch === null ||
      known?.name !== watched.name ||
      known.scope !== watched.scope ||
      known.file !== watched.file
    ) {
      this.watch = new Watch(
        { vm, journal, log, imageAt: (step) => this.imageAt(step) },
        watched,
        this.imageAt(this.steps.first).replay.words,
      );
    }
    this.watch.extend();
    this.watch.dropBefore(this.steps.first);
    return this.watch.steps;
  }

  /** The nearest step whose picture differs from the one before it. */
  private nextChange(from: StepIndex, by: 1 | -1, options: ViewOptions): StepIndex | null {
    const { clock } = this.source;
    const end = clock() + CHANGE_MILLISECONDS;
    for (let step = from + by; step >= this.steps.first && step < this.steps.length; step += by) {
      // After long enough the reader gets to see how far the search has come, and can go on from there.
      if (this.changesPicture(step, options) || clock() > end) return step;
    }
    return null;
  }

  private changesPicture(step: StepIndex, options: ViewOptions): boolean {
    const kind = this.steps.kind(step);
    if (step === this.steps.first || kind === StepKind.Call || kind === StepKind.Return) return true;
    // The step after a return has a frame less.
    if (this.steps.kind(step - 1) === StepKind.Return) return true;
    const { frames, objects, freed } = this.viewSince(step, step - 1, options);
    return (
      (freed !== null && freed.objects.length > 0) ||
      frames.some(({ slots }) => slots.some(isChanged)) ||
      objects.some((object) => isChanged(object) || object.slots.some(isChanged))
    );
  }

  lineCounts(file: FileName): Int32Array {
    const lines = this.source.vm.codes.fileNamed(file);
    return lines === null ? new Int32Array(0) : this.steps.counts(lines);
  }

  visit(file: FileName, line: number, visit: number | null, near: StepIndex, moment: Moment): Visit | null {
    const lines = this.source.vm.codes.fileNamed(file);
    if (lines === null) return null;
    const steps = this.steps.visits(lines, line);
    if (steps.length === 0) return null;
    const chosen = visit === null ? nearest(steps, near) : Math.max(0, Math.min(visit, steps.length - 1));
    return { line, visit: chosen, count: steps.length, step: this.steps.momentOf(steps[chosen], moment) };
  }

  visitAt(step: StepIndex, moment: Moment): Visit | null {
    if (this.steps.length === 0) return null;
    const at = this.clamp(step);
    const isLine = this.steps.kind(at) === StepKind.Line;
    const lineStep = moment === 'before' && isLine ? at : this.steps.lastLineStep(at);
    if (lineStep < 0) return null;
    const line = this.steps.line(lineStep);
    const steps = this.steps.visits(this.steps.file(lineStep), line);
    if (steps.length === 0) return null;
    return { line, visit: this.steps.visitOf(steps, lineStep), count: steps.length, step: at };
  }

  nameAt(step: StepIndex, file: FileName, place: NamePlace): NameInfo | null {
    if (this.steps.length === 0) return null;
    const at = this.clamp(step);
    const { vm, journal } = this.source;
    const context = { image: this.imageAt(at), steps: this.steps, step: at, journalSteps: vm.steps!, journal };
    return nameInfoAt(context, file, place);
  }

  placeOf(step: StepIndex): Place {
    const at = this.clamp(step);
    const file = this.steps.file(at);
    const line = this.steps.line(at);
    return {
      file: file.filename,
      line,
      visit: Math.max(0, lowerBound(this.steps.visits(file, line), at)),
      event: this.steps.event(at),
      fraction: (at - this.steps.first) / Math.max(1, this.steps.length - 1 - this.steps.first),
    };
  }

  stepOf(place: Place): StepIndex {
    const count = this.steps.length;
    if (count === 0) return 0;
    const { first } = this.steps;
    const fallback = first + Math.round(place.fraction * (count - 1 - first));
    const file = this.source.vm.codes.fileNamed(place.file);
    if (file === null) return fallback;
    const visits = this.steps.visits(file, place.line);
    if (visits.length === 0) return fallback;
    const found = visits[Math.min(place.visit, visits.length - 1)];
    if (place.event === 'line') return found;
    // The event of the same kind nearest to that visit of the line.
    for (let distance = 0; distance < 1000; distance++) {
      for (const at of [found - distance, found + distance]) {
        if (at >= first && at < count && this.steps.event(at) === place.event && this.steps.line(at) === place.line)
          return at;
      }
    }
    return found;
  }

  prepare(milliseconds: number): boolean {
    const { clock } = this.source;
    if (this.steps.length === 0) return false;
    return this.replay().prepare(milliseconds, clock) || this.sampler.advance(milliseconds, clock);
  }

  release(): void {
    const { vm, journal } = this.source;
    vm.heap.journal = null;
    journal.release();
    vm.steps!.release();
  }

  /** Makes room by forgetting the oldest steps, see {@link Ring}. False: there is too little to forget. */
  dropOldest(limit: 'steps' | 'bytes'): boolean {
    return this.ring.dropOldest(limit);
  }

  private clamp(step: StepIndex): StepIndex {
    return Math.max(this.steps.first, Math.min(Math.trunc(step), this.steps.length - 1));
  }

  private imageAt(step: StepIndex): Image {
    const { vm } = this.source;
    const replay = this.replay();
    replay.seek(step);
    return new Image(vm, replay, vm.steps!.topAt(step));
  }

  private replay(): Replay {
    const { vm, journal, origin } = this.source;
    this.replayed ??= new Replay(
      vm.heap,
      journal,
      vm.steps!,
      origin,
      new FixedSizes(vm),
      vm.limits.bytes * KEYFRAME_SHARE,
    );
    return this.replayed;
  }
}

/** The place of the first element not less than a value. */
function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(sorted: Int32Array, value: number): number {
  const after = Math.min(lowerBound(sorted, value), sorted.length - 1);
  if (after === 0) return 0;
  return Math.abs(sorted[after] - value) < Math.abs(sorted[after - 1] - value) ? after : after - 1;
}
