/** What one step, or a few in a row, changed: the words written with what they held before. */
import { CHUNK_ENTRIES, NULL, Tag, type Handle, type Journal } from '../memory';
import type { Replay } from './replay';

/** What writes more than this many words (a sort, a large copy) gets no marks. */
const MOST = 50_000;

export class Changes {
  /** Address -> the word before the step, of the words that it wrote or moved. */
  readonly before = new Map<number, number>();
  /** Addresses that held no reference before the step: their block was another one's then. */
  private readonly reused = new Set<number>();
  /** By object: references it gained (or, negative, lost). */
  private readonly gained = new Map<Handle, number>();
  /** By object: the words from which references to it went, the last one first. */
  private readonly dropped = new Map<Handle, number[]>();
  /** False: the step wrote so much that nothing is told of it. */
  readonly complete: boolean;
  /** What was moved (an insertion into a list, a list or dict that outgrew its place), the last move first. */
  private readonly moves: { readonly source: number; readonly target: number; readonly length: number }[] = [];

  /** Reads the entries from one step to the next; the replay stands at the later one. */
  constructor(journal: Journal, replay: Replay, from: number, to: number) {
    let rest = MOST - (to - from);
    for (let position = to - 1; position >= from && rest > 0; position--) {
      const chunk = journal.chunks[Math.floor(position / CHUNK_ENTRIES)];
      if (chunk === null || chunk === undefined) break;
      const at = (position % CHUNK_ENTRIES) * 2;
      const address = chunk[at] >>> 3;
      const tag = chunk[at] & 7;
      if (tag === Tag.Raw || tag === Tag.Ref) {
        const now = this.before.get(address) ?? replay.words[address];
        const before = now ^ chunk[at + 1];
        this.before.set(address, before);
        if (tag === Tag.Raw) this.reused.add(address);
        else this.reused.delete(address);
        if (tag === Tag.Ref) {
          this.gained.set(now, (this.gained.get(now) ?? 0) + 1);
          this.gained.set(before, (this.gained.get(before) ?? 0) - 1);
          const from = this.dropped.get(before);
          if (from === undefined) this.dropped.set(before, [address]);
          else from.push(address);
        }
      } else if (tag === Tag.MoveTo) {
        const length = chunk[at + 1];
        rest -= length;
        if (rest > 0) this.moveBack(replay, chunk[at - 2] >>> 3, address, length);
      }
    }
    this.complete = rest > 0;
    if (this.complete) return;
    this.before.clear();
    this.gained.clear();
    this.moves.length = 0;
  }

  private moveBack(replay: Replay, source: number, target: number, length: number): void {
    const { before } = this;
    const values: number[] = [];
    for (let i = 0; i < length; i++) values.push(before.get(target + i) ?? replay.words[target + i]);
    for (let i = 0; i < length; i++) before.set(target + i, 0);
    for (let i = 0; i < length; i++) before.set(source + i, values[i]);
    this.moves.push({ source, target, length });
  }

  /** Whether the step may have freed something; `refs` are the counts after it. */
  mayHaveFreed(refs: Int32Array): boolean {
    return this.withoutReferences(refs)?.size !== 0;
  }

  /** The objects that lost references in the step and have none after it; null: there were too many writes to tell. */
  withoutReferences(refs: Int32Array): Set<Handle> | null {
    if (!this.complete) return null;
    const found = new Set<Handle>();
    for (const [handle, change] of this.gained) if (change < 0 && refs[handle] <= 0) found.add(handle);
    return found;
  }

  /** The word from which an object's last reference went (as far as the last {@link MOST} writes tell). */
  droppedAt(handle: Handle): number | undefined {
    return this.dropped.get(handle)?.[0];
  }

  /** All words from which references to an object went, the last one first. */
  droppedFrom(handle: Handle): readonly number[] {
    return this.dropped.get(handle) ?? [];
  }

  /** Whether an object that has references had none before the step. */
  isNew(handle: Handle, refs: number): boolean {
    return refs > 0 && this.gained.get(handle) === refs;
  }

  /** What a slot held before the step, wherever it stood then; undefined when the step left it alone. */
  previous(address: number): number | undefined {
    let then = address;
    for (const { source, target, length } of this.moves) {
      if (then >= target && then < target + length) then += source - target;
      // What stands in a place that the move left empty was put there after it.
      else if (then >= source && then < source + length) return NULL;
    }
    return this.reused.has(then) ? NULL : this.before.get(then);
  }
}
