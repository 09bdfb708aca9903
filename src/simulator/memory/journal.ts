/**
 * The journal of a recording: 8-byte entries `[address << 3 | tag, old ^ new]`. Because an entry is an XOR, the same
 * entry runs forwards and backwards. Chunks keep growth free of copies and let the oldest steps be dropped.
 */

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

/** The entries of one recording, in order. Positions count entries from the beginning of the run, dropped ones too. */
export class Journal {
  /** Chunks by number; dropped ones are null. */
  readonly chunks: (Int32Array | null)[] = [];
  /** The Type entries once more, with their positions: they are so few that looking through them is quickest. */
  readonly typeChanges: { readonly position: number; readonly handle: number; readonly difference: number }[] = [];
  private current: Int32Array;
  private position = 0;

  constructor() {
    this.current = new Int32Array(CHUNK_WORDS);
    this.chunks.push(this.current);
  }

  /** Appends one entry. */
  append(first: number, second: number): void {
    let position = this.position;
    if (position === CHUNK_WORDS) {
      this.current = new Int32Array(CHUNK_WORDS);
      this.chunks.push(this.current);
      position = 0;
    }
    this.current[position] = first;
    this.current[position + 1] = second;
    this.position = position + 2;
  }

  /** Number of entries appended so far. */
  get length(): number {
    return (this.chunks.length - 1) * CHUNK_ENTRIES + (this.position >> 1);
  }

  /** Bytes held. */
  get bytes(): number {
    let held = 0;
    for (const chunk of this.chunks) if (chunk !== null) held += chunk.byteLength;
    return held;
  }

  /** Forgets whole chunks before an entry position. Returns the first position still there. */
  dropBefore(position: number): number {
    const last = Math.min(Math.floor(position / CHUNK_ENTRIES), this.chunks.length - 1);
    for (let i = 0; i < last; i++) this.chunks[i] = null;
    return last * CHUNK_ENTRIES;
  }
}
