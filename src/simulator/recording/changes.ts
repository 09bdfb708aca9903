/** What one step changed: the words it wrote with what they held before. */
import { CHUNK_ENTRIES, Tag, type Handle, type Journal } from '../memory';
import type { Replay } from './replay';

/** A step that writes more than this many words (a sort, a large copy) gets no marks. */
const MOST = 50_000;

export class Changes {
  /** Address -> the word before the step. */
  readonly before = new Map<number, number>();
  /** By object: references it gained (or, negative, lost). */
  private readonly gained = new Map<Handle, number>();
  /** Ranges that moved (an insertion at the front of a list): start and end (exclusive). */
  readonly moved: { readonly from: number; readonly to: number }[] = [];

  /** Reads the entries from one step to the next; the replay stands at the later one. */
  constructor(journal: Journal, replay: Replay, from: number, to: number) {
    if (to - from > MOST) return;
    for (let position = to - 1; position >= from; position--) {
      const chunk = journal.chunks[Math.floor(position / CHUNK_ENTRIES)];
      if (chunk === null || chunk === undefined) return;
      const at = (position % CHUNK_ENTRIES) * 2;
      const address = chunk[at] >>> 3;
      const tag = chunk[at] & 7;
      if (tag === Tag.Raw || tag === Tag.Ref) {
        const now = this.before.get(address) ?? replay.words[address];
        const before = now ^ chunk[at + 1];
        this.before.set(address, before);
        if (tag === Tag.Ref) {
          this.gained.set(now, (this.gained.get(now) ?? 0) + 1);
          this.gained.set(before, (this.gained.get(before) ?? 0) - 1);
        }
      } else if (tag === Tag.MoveTo) this.moved.push({ from: address, to: address + chunk[at + 1] });
    }
  }

  /** Whether an object that has references had none before the step. */
  isNew(handle: Handle, refs: number): boolean {
    return refs > 0 && this.gained.get(handle) === refs;
  }

  /** What a word held before the step, or undefined when the step left it alone (or moved it there). */
  previous(address: number): number | undefined {
    if (this.moved.some((range) => address >= range.from && address < range.to)) return undefined;
    return this.before.get(address);
  }
}
