/** What one step changed: the words it wrote with what they held before. */
import { CHUNK_ENTRIES, Tag, type Journal } from '../memory';
import type { Replay } from './replay';

/** A step that writes more than this many words (a sort, a large copy) gets no marks. */
const MOST = 50_000;

export class Changes {
  /** Address -> the word before the step. */
  readonly before = new Map<number, number>();
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
        this.before.set(address, now ^ chunk[at + 1]);
      } else if (tag === Tag.MoveTo) this.moved.push({ from: address, to: address + chunk[at + 1] });
    }
  }

  /** What a word held before the step, or undefined when the step left it alone (or moved it there). */
  previous(address: number): number | undefined {
    if (this.moved.some((range) => address >= range.from && address < range.to)) return undefined;
    return this.before.get(address);
  }
}
