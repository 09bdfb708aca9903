/**
 * From when to when every object lives: noted while replay runs over the journal for the first time. A picture that
 * knows it can give an object a place that nothing else will need as long as it lives.
 */
import type { Life, StepIndex } from '../../model';
import { StepKind, type Handle, type Heap, type StepLog, kindOf } from '../memory';
import { TypeId } from '../objects/typeids';

/** What is never a card of its own: those come and go by the thousand. */
export const PLAIN: ReadonlySet<number> = new Set([
  TypeId.None,
  TypeId.Bool,
  TypeId.Int,
  TypeId.Float,
  TypeId.Complex,
  TypeId.Str,
  TypeId.Bytes,
  TypeId.Ellipsis,
  TypeId.NotImplemented,
  TypeId.Range,
  TypeId.Slice,
  TypeId.Code,
]);

/** Steps that are looked at in any case, evenly spread. */
const EVEN = 128;

export class Lives {
  /** By handle: one more than the number of journal entries before the one that took its last reference; 0: none did. */
  private goneAt = new Int32Array(1 << 12);

  constructor(
    private readonly heap: Heap,
    private readonly log: StepLog,
  ) {}

  /** An object got its first reference. */
  come(handle: Handle): void {
    if (handle < this.goneAt.length) this.goneAt[handle] = 0;
  }

  /** An object lost its last reference to the entry at a position. */
  gone(handle: Handle, position: number): void {
    if (handle >= this.goneAt.length) {
      const larger = new Int32Array(Math.max(handle + 1, this.goneAt.length * 2));
      larger.set(this.goneAt);
      this.goneAt = larger;
    }
    this.goneAt[handle] = position + 1;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.goneAt.byteLength;
  }

  /**
   * The first step at which an object is there, and the first at which it is no more; undefined where the oldest steps
   * have been dropped, for numbers of objects are used again then.
   */
  of(handle: Handle): Life | undefined {
    const { log } = this;
    if (log.first > 0) return undefined;
    const gone = this.goneAt[handle] ?? 0;
    return {
      from: this.firstStep((step) => log.topAt(step) > handle),
      until: gone === 0 ? null : this.firstStep((step) => log.journalAt(step) >= gone),
    };
  }

  private firstStep(holds: (step: StepIndex) => boolean): StepIndex {
    let low = this.log.first;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * Steps that together show every object that is ever a card, each just before it goes: then it is as large as it
   * gets, as a rule. Some evenly spread, the deepest stack and the last step are among them; no more than `most` in
   * all.
   */
  telling(originTop: Handle, most: number): StepIndex[] {
    const { log, heap } = this;
    const count = log.length - log.first;
    if (count <= most) return Array.from({ length: count }, (_unused, index) => log.first + index);
    const chosen = new Set<StepIndex>([log.length - 1, this.deepest()]);
    for (let index = 0; index < EVEN; index++) chosen.add(log.first + Math.round((index * (count - 1)) / EVEN));
    // The latest birth among the objects that are gone after each step.
    const births = new Int32Array(count).fill(-1);
    let step = log.first;
    for (let handle = originTop; handle < heap.top; handle++) {
      while (step < log.length && log.topAt(step) <= handle) step++;
      const gone = this.goneAt[handle] ?? 0;
      if (gone === 0 || step >= log.length || PLAIN.has(heap.type[handle])) continue;
      const end = this.firstStep((at) => log.journalAt(at) >= gone) - 1;
      if (end >= step) births[end - log.first] = Math.max(births[end - log.first], step);
    }
    const needed: StepIndex[] = [];
    for (let end = 0, last = -1; end < count; end++) {
      if (births[end] <= last) continue;
      last = log.first + end;
      needed.push(last);
    }
    const room = most - chosen.size;
    const stride = Math.max(1, needed.length / room);
    for (let at = 0; at < needed.length; at += stride) chosen.add(needed[Math.floor(at)]);
    return [...chosen].sort((a, b) => a - b);
  }

  private deepest(): StepIndex {
    const { log } = this;
    let depth = 0;
    let most = 0;
    let found = log.first;
    for (let step = log.first; step < log.length; step++) {
      const kind = kindOf(log.whereAt(step));
      if (kind === StepKind.Call) depth++;
      else if (kind === StepKind.Return) depth--;
      if (depth <= most) continue;
      most = depth;
      found = step;
    }
    return found;
  }
}
