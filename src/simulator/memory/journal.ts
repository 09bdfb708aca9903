/**
 * The journal of a recording: 8-byte entries `[address << 3 | tag, old ^ new]`. Because an entry is an XOR, the same
 * entry runs forwards and backwards. Chunks keep growth free of copies and let the oldest steps be dropped.
 */

import { ChunkStore } from './chunks';

/** What an entry changes (low three bits of its first word). */
export const enum Tag {
  /** A heap word that is plain data. */
  Raw = 0,
  /** A heap word that holds a counted reference: replay keeps reference counts by it. */
  Ref = 1,
  /** An object's type (`__class__` assignment): the address is the handle. */
  Type = 2,
  /** The first half of a move: `[source << 3 | tag, length]`. */
  MoveFrom = 3,
  /** The second half: `[target << 3 | tag, length]`. Words move as memmove moves them; the vacated ones become 0. */
  MoveTo = 4,
}

/** Entries in a chunk (8 bytes each): 2 MiB chunks. */
export const CHUNK_ENTRIES = 1 << 18;
const CHUNK_WORDS = CHUNK_ENTRIES * 2;
/** Chunks that an idle moment makes for the next recording. */
const PREPARED_CHUNKS = 8;
const NO_WORDS = new Int32Array(0);

/** The entries of one recording, in order. Positions count entries from the beginning of the run, dropped ones too. */
export class Journal {
  /** Chunks by number; dropped ones are null. */
  readonly chunks: (Int32Array | null)[] = [];
  /** The Type entries once more, with their positions: they are so few that looking through them is quickest. */
  readonly typeChanges: { readonly position: number; readonly handle: number; readonly difference: number }[] = [];
  /** The types that objects were made with, of those that ever changed theirs. */
  readonly firstTypes = new Map<number, number>();
  /** The first position still there; a multiple of {@link CHUNK_ENTRIES}. */
  start = 0;
  private current: Int32Array;
  private position = 0;
  /** Entries in the chunks before the current one. */
  private before = 0;

  /** `store`: has the chunks, and gets back those that are dropped. */
  constructor(private readonly store = new ChunkStore()) {
    this.current = store.take(CHUNK_WORDS);
    this.chunks.push(this.current);
  }

  /** Makes a chunk for a recording to come; false: there are enough. */
  static prepare(store: ChunkStore): boolean {
    return store.prepare(CHUNK_WORDS, PREPARED_CHUNKS);
  }

  /** Appends one entry. */
  append(first: number, second: number): void {
    let position = this.position;
    if (position === CHUNK_WORDS) {
      this.nextChunk();
      position = 0;
    }
    this.current[position] = first;
    this.current[position + 1] = second;
    this.position = position + 2;
  }

  /** Appends a move. Its two halves stand in one chunk: an entry without effect fills a place that is left over. */
  appendMove(source: number, target: number, length: number): void {
    if (this.position === CHUNK_WORDS - 2) this.append(Tag.Raw, 0);
    this.append((source << 3) | Tag.MoveFrom, length);
    this.append((target << 3) | Tag.MoveTo, length);
  }

  private nextChunk(): void {
    this.current = this.store.take(CHUNK_WORDS);
    this.chunks.push(this.current);
    this.before += CHUNK_ENTRIES;
  }

  /** Number of entries appended so far. */
  get length(): number {
    return this.before + (this.position >> 1);
  }

  /** Bytes held. */
  get bytes(): number {
    return (this.chunks.length - this.start / CHUNK_ENTRIES) * CHUNK_WORDS * 4;
  }

  /** Forgets whole chunks before an entry position. Returns the first position still there. */
  dropBefore(position: number): number {
    const last = Math.min(Math.floor(position / CHUNK_ENTRIES), this.chunks.length - 1);
    for (let i = this.start / CHUNK_ENTRIES; i < last; i++) {
      this.store.give(this.chunks[i] as Int32Array);
      this.chunks[i] = null;
    }
    this.start = Math.max(this.start, last * CHUNK_ENTRIES);
    while (this.typeChanges.length > 0 && this.typeChanges[0].position < this.start) this.typeChanges.shift();
    return this.start;
  }

  /** Nobody will read or write it any more. */
  release(): void {
    for (const chunk of this.chunks) if (chunk !== null) this.store.give(chunk);
    this.chunks.length = 0;
    this.current = NO_WORDS;
  }
}
