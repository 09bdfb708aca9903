/**
 * What can be asked of the row of steps alone: files and lines, depth, visits of a line, moves. Indexes are made when
 * first asked for, and again when the recording has grown.
 */
import type { Moment, Move, StepEvent } from '../../model';
import { StepKind, type StepLog } from '../memory';
import type { FileLines } from '../machine/codetable';

const EVENTS: readonly StepEvent[] = ['call', 'line', 'return', 'exception'];

export class Steps {
  /** By row: the place of a step behind the first one still there. */
  private depths = new Uint16Array(0);
  private indexed = 0;
  private indexedFrom = 0;
  private lastDepth = 0;
  /** Visits by global line: first place in `visitSteps`, by line and one more at the end. */
  private visitStarts = new Int32Array(1);
  private visitSteps = new Int32Array(0);
  private visitsIndexed = -1;

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
    return this.log.whereAt(step) & 3;
  }

  event(step: number): StepEvent {
    return EVENTS[this.kind(step)];
  }

  private globalLine(step: number): number {
    return this.log.whereAt(step) >> 2;
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
      const kind = log.whereAt(log.first + row) & 3;
      if (kind === StepKind.Call) depth++;
      this.depths[row] = depth;
      if (kind === StepKind.Return) depth--;
    }
    this.lastDepth = depth;
    this.indexed = count;
  }

  private indexVisits(): void {
    const { log } = this;
    const count = log.length;
    if (this.visitsIndexed === count) return;
    const last = this.files[this.files.length - 1];
    const lines = last === undefined ? 1 : last.base + last.count + 2;
    const starts = new Int32Array(lines + 1);
    for (let step = log.first; step < count; step++) {
      const where = log.whereAt(step);
      if ((where & 3) === StepKind.Line) starts[(where >> 2) + 1]++;
    }
    for (let line = 1; line <= lines; line++) starts[line] += starts[line - 1];
    const steps = new Int32Array(starts[lines]);
    const next = starts.slice();
    for (let step = log.first; step < count; step++) {
      const where = log.whereAt(step);
      if ((where & 3) === StepKind.Line) steps[next[where >> 2]++] = step;
    }
    this.visitStarts = starts;
    this.visitSteps = steps;
    this.visitsIndexed = count;
  }

  /** How often each line of a file ran. */
  counts(file: FileLines): Int32Array {
    this.indexVisits();
    const counts = new Int32Array(file.count + 1);
    for (let line = 1; line <= file.count; line++) {
      const at = file.base + line;
      if (at + 1 < this.visitStarts.length) counts[line] = this.visitStarts[at + 1] - this.visitStarts[at];
    }
    return counts;
  }

  /** The steps at which a line was about to run. */
  visits(file: FileLines, line: number): Int32Array {
    this.indexVisits();
    const at = file.base + line;
    if (line < 1 || line > file.count || at + 1 >= this.visitStarts.length) return new Int32Array(0);
    return this.visitSteps.subarray(this.visitStarts[at], this.visitStarts[at + 1]);
  }

  /** The step that shows a visit: the line event itself, or the first step after the line has run in its frame. */
  momentOf(lineStep: number, moment: Moment): number {
    if (moment === 'before') return lineStep;
    const depth = this.depth(lineStep);
    const { first, length: count } = this.log;
    for (let step = lineStep + 1; step < count; step++) {
      if (this.depths[step - first] <= depth && (this.log.whereAt(step) & 3) !== StepKind.Call) return step;
    }
    return Math.max(count - 1, lineStep);
  }

  /** The line event whose line has just run at a step, in the step's own frame; -1: none. */
  lastLineStep(step: number): number {
    const depth = this.depth(step);
    if (this.kind(step) === StepKind.Call) return -1;
    const { first } = this.log;
    for (let at = step - 1; at >= first; at--) {
      if (this.depths[at - first] > depth) continue;
      if (this.depths[at - first] < depth) return -1;
      const kind = this.log.whereAt(at) & 3;
      if (kind === StepKind.Line) return at;
      // Another call of the same depth ended here: this frame has not run a line yet (or it is a resumed generator).
      if (kind === StepKind.Call || kind === StepKind.Return) return -1;
    }
    return -1;
  }

  /** Where a move leads; the step itself where there is nothing further. */
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
        for (let step = from + 1; step <= last; step++) if (this.depth(step) <= depth) return step;
        return last;
      }
      case 'overBack': {
        const depth = this.kind(from) === StepKind.Call ? this.depth(from) - 1 : this.depth(from);
        for (let step = from - 1; step >= first; step--)
          if (this.after(step) <= depth && this.depth(step) <= depth) return step;
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
