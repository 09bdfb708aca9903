/**
 * What can be asked of the row of steps alone: files and lines, depth, visits of a line, moves. Indexes are made when
 * first asked for, and again when the recording has grown.
 */
import type { Moment, Move, StepEvent } from '../../model';
import { StepKind, type StepLog, isWithin, kindOf, lineOf, whereOf } from '../memory';
import type { FileLines } from '../machine/codetable';

const EVENTS: readonly StepEvent[] = ['call', 'line', 'return', 'exception'];

const NEVER = new Int32Array(0);
/** A statement of more parts than this (a comprehension of many rounds) has more to tell than anybody can see. */
const MOST_PARTS = 10_000;

/** The steps at which one line was about to run, in order; grows as the recording does. */
class LineVisits {
  private steps = new Int32Array(16);
  private length = 0;

  /** Adds a step; those before `first` are gone from the recording and may go here, too. */
  add(step: number, first: number): void {
    if (this.length === this.steps.length) this.makeRoom(first);
    this.steps[this.length++] = step;
  }

  /** Adds a step in the place of the last one, if that is not older than `since`. */
  renew(step: number, since: number, first: number): void {
    if (this.length > 0 && this.steps[this.length - 1] >= since) this.length--;
    this.add(step, first);
  }

  private makeRoom(first: number): void {
    const kept = this.from(first);
    const steps = kept.length * 2 > this.length ? new Int32Array(this.length * 2) : this.steps;
    steps.set(kept);
    this.steps = steps;
    this.length = kept.length;
  }

  /** Those that are left of them from a step on. */
  from(first: number): Int32Array {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.steps[middle] < first) low = middle + 1;
      else high = middle;
    }
    return this.steps.subarray(low, this.length);
  }
}

export class Steps {
  /** By row: the place of a step behind the first one still there. */
  private depths = new Uint16Array(0);
  private indexed = 0;
  private indexedFrom = 0;
  private lastDepth = 0;
  /** Visits by global line: those that began a statement, and those that went on with one. */
  private readonly lineVisits: (LineVisits | undefined)[] = [];
  private readonly partVisits: (LineVisits | undefined)[] = [];
  private visitsIndexed = 0;
  /** By depth: the step with which the statement began that runs there, its line, and the lowest line it has come to. */
  private readonly running: { begun: number; line: number; lowest: number }[] = [];

  constructor(
    private readonly log: StepLog,
    private readonly files: readonly FileLines[],
  ) {}

  /** One more than the number of the last step. */
  get length(): number {
    return this.log.length;
  }

  /** The first step still there. */
  get first(): number {
    return this.log.first;
  }

  kind(step: number): StepKind {
    return kindOf(this.log.whereAt(step));
  }

  event(step: number): StepEvent {
    return EVENTS[this.kind(step)];
  }

  private globalLine(step: number): number {
    return lineOf(this.log.whereAt(step));
  }

  file(step: number): FileLines {
    const line = this.globalLine(step);
    let low = 0;
    let high = this.files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.files[middle].base <= line) low = middle;
      else high = middle - 1;
    }
    return this.files[low];
  }

  line(step: number): number {
    return this.globalLine(step) - this.file(step).base;
  }

  /** Frames on the stack (of recorded files) at a step, the one that returns included. */
  depth(step: number): number {
    this.indexDepths();
    return this.depths[step - this.log.first];
  }

  private indexDepths(): void {
    const { log } = this;
    const count = log.length - log.first;
    if (this.indexedFrom === log.first && this.indexed === count) return;
    if (this.indexedFrom !== log.first) {
      this.indexedFrom = log.first;
      this.indexed = 0;
      this.lastDepth = log.depthBefore;
    }
    if (this.depths.length < count) {
      const larger = new Uint16Array(Math.max(count, this.depths.length * 2));
      larger.set(this.depths);
      this.depths = larger;
    }
    let depth = this.lastDepth;
    for (let row = this.indexed; row < count; row++) {
      const kind = kindOf(log.whereAt(log.first + row));
      if (kind === StepKind.Call) depth++;
      this.depths[row] = depth;
      if (kind === StepKind.Return) depth--;
    }
    this.lastDepth = depth;
    this.indexed = count;
  }

  private indexVisits(): void {
    const { log, lineVisits, partVisits, running } = this;
    this.indexDepths();
    for (let step = Math.max(this.visitsIndexed, log.first); step < log.length; step++) {
      const where = log.whereAt(step);
      if (kindOf(where) !== StepKind.Line) continue;
      const line = lineOf(where);
      const depth = this.depths[step - log.first];
      const statement = running[depth] as (typeof running)[number] | undefined;
      if (!isWithin(where)) {
        running[depth] = { begun: step, line, lowest: line };
        (lineVisits[line] ??= new LineVisits()).add(step, log.first);
        continue;
      }
      const visits = (partVisits[line] ??= new LineVisits());
      // Where a statement of several lines stands first of all, it comes back to: that is one visit, of which the end counts.
      if (statement !== undefined && line === statement.lowest && line < statement.line)
        visits.renew(step, statement.begun, log.first);
      else visits.add(step, log.first);
      if (statement !== undefined && line < statement.lowest) statement.lowest = line;
    }
    this.visitsIndexed = log.length;
  }

  /** How often each line of a file ran. */
  counts(file: FileLines): Int32Array {
    const counts = new Int32Array(file.count + 1);
    for (let line = 1; line <= file.count; line++) counts[line] = this.visits(file, line).length;
    return counts;
  }

  /**
   * The steps at which a line was about to run. The rounds of a comprehension, and what a statement of several lines has on one that it comes
   * back to, are part of one visit; where no statement begins, each of its events is one.
   */
  visits(file: FileLines, line: number): Int32Array {
    this.indexVisits();
    if (line < 1 || line > file.count) return NEVER;
    const global = file.base + line;
    return (this.lineVisits[global] ?? this.partVisits[global])?.from(this.log.first) ?? NEVER;
  }

  /** The step that shows a visit: the line event itself, or the first step after the statement has run in its frame. */
  momentOf(lineStep: number, moment: Moment): number {
    if (moment === 'before') return lineStep;
    const depth = this.depth(lineStep);
    const { first, length: count } = this.log;
    const isPart = this.isPart(lineStep) && !this.isFirstLine(lineStep);
    for (let step = lineStep + 1; step < count; step++) {
      if (this.depths[step - first] > depth) continue;
      const where = this.log.whereAt(step);
      if (kindOf(where) === StepKind.Call) continue;
      if (isPart || !this.isPart(step) || this.depths[step - first] < depth) return step;
    }
    return Math.max(count - 1, lineStep);
  }

  /** Whether a part of a statement stands on its first line, and the statement did not begin with it. */
  private isFirstLine(part: number): boolean {
    const line = this.globalLine(part);
    for (let at = part, rest = MOST_PARTS; rest > 0; rest--) {
      at = this.lastLineStep(at);
      if (at < 0 || this.globalLine(at) < line) return false;
      if (!this.isPart(at)) return this.globalLine(at) > line;
    }
    return false;
  }

  /** The line event whose line has just run at a step, in the step's own frame; -1: none. */
  lastLineStep(step: number): number {
    const depth = this.depth(step);
    if (this.kind(step) === StepKind.Call) return -1;
    const { first } = this.log;
    for (let at = step - 1; at >= first; at--) {
      if (this.depths[at - first] > depth) continue;
      if (this.depths[at - first] < depth) return -1;
      const kind = kindOf(this.log.whereAt(at));
      if (kind === StepKind.Line) return at;
      // Another call of the same depth ended here: this frame has not run a line yet (or it is a resumed generator).
      if (kind === StepKind.Call || kind === StepKind.Return) return -1;
    }
    return -1;
  }

  /** Which of its line's visits a line event is part of: the newest that does not belong to a call made since. */
  visitOf(visits: Int32Array, lineStep: number): number {
    const depth = this.depth(lineStep);
    let visit = visits.length - 1;
    for (let low = 0; low <= visit;) {
      const middle = (low + visit) >> 1;
      if (visits[middle] <= lineStep) low = middle + 1;
      else visit = middle - 1;
    }
    while (visit > 0 && this.depth(visits[visit]) > depth) visit--;
    return Math.max(visit, 0);
  }

  /** Whether a step is part of a statement that goes on in its frame. */
  isPart(step: number): boolean {
    return isWithin(this.log.whereAt(step)) && this.kind(step) !== StepKind.Return;
  }

  /** Whether a step is a return with which the frame only pauses. */
  pauses(step: number): boolean {
    return isWithin(this.log.whereAt(step)) && this.kind(step) === StepKind.Return;
  }

  /** Whether a step is an exception that only ends an iteration: who runs the program does not see it. */
  endsIteration(step: number): boolean {
    return this.kind(step) === StepKind.Exception && this.isPart(step);
  }

  /**
   * Where the statement that has just run in a step's frame began; within one, its newest part. The step before, where none has run, and
   * while an exception is on its way: each of its steps has something of its own to tell.
   */
  begunAt(step: number): number {
    const kind = this.kind(step);
    const isRaising =
      kind === StepKind.Exception || (kind === StepKind.Return && this.kind(step - 1) === StepKind.Exception);
    const last = isRaising ? -1 : this.lastLineStep(step);
    if (last < 0) return step - 1;
    if (this.isPart(step)) return last;
    for (let at = last, rest = MOST_PARTS; at >= 0 && rest > 0; at = this.lastLineStep(at), rest--)
      if (!this.isPart(at)) return at;
    return last;
  }

  /** The nearest step of a kind beyond one, ends of iterations left out; null: there is none. */
  nextOfKind(from: number, kind: StepKind, by: 1 | -1): number | null {
    const { first, length } = this.log;
    for (let step = from + by; step >= first && step < length; step += by)
      if (this.kind(step) === kind && !this.endsIteration(step)) return step;
    return null;
  }

  /** The last step up to one at which an exception passed through a line; null: none did. */
  exceptionAt(file: FileLines, line: number, last: number): number | null {
    const where = whereOf(file.base + line, StepKind.Exception);
    for (let step = last; step >= this.log.first; step--) if (this.log.whereAt(step) === where) return step;
    return null;
  }

  /**
   * From the way out of a frame back to where the same exception passed through the line in the innermost frame, or (at
   * most) so many frames further in.
   */
  innermost(step: number, frames = Infinity): number {
    const where = this.log.whereAt(step);
    let found = step;
    let rest = frames;
    for (let at = step - 1; at >= this.log.first && rest > 0; at--) {
      const kind = this.kind(at);
      if (kind === StepKind.Line && this.depth(at) <= this.depth(found)) break;
      if (this.log.whereAt(at) !== where || this.depth(at) <= this.depth(found)) continue;
      found = at;
      rest--;
    }
    return found;
  }

  /** Where a move leads; the step itself where there is nothing further. Over: to the next statement of the frame. */
  move(from: number, move: Move): number {
    const { first } = this.log;
    const last = Math.max(first, this.log.length - 1);
    switch (move) {
      case 'first':
        return first;
      case 'last':
        return last;
      case 'next':
        return Math.min(from + 1, last);
      case 'back':
        return Math.max(from - 1, first);
      case 'overForward': {
        const depth = this.after(from);
        for (let step = from + 1; step <= last; step++)
          if (this.depth(step) < depth || (this.depth(step) === depth && !this.isPart(step))) return step;
        return last;
      }
      case 'overBack': {
        const depth = this.kind(from) === StepKind.Call ? this.depth(from) - 1 : this.depth(from);
        for (let step = from - 1; step >= first; step--)
          if (this.after(step) <= depth && this.depth(step) <= depth && !this.isPart(step)) return step;
        return first;
      }
      case 'out': {
        const depth = this.depth(from);
        for (let step = from + 1; step <= last; step++) if (this.depth(step) < depth) return step;
        return last;
      }
      case 'outBack': {
        const depth = this.depth(from);
        for (let step = from - 1; step >= first; step--) if (this.depth(step) < depth) return step;
        return first;
      }
    }
  }

  /** The depth once a step is over. */
  private after(step: number): number {
    return this.kind(step) === StepKind.Return ? this.depth(step) - 1 : this.depth(step);
  }
}
