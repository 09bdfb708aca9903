/**
 * The texts of all strs, with what is computed about each once. A recording keeps every str that there ever was: beside
 * its characters a str is a row of numbers here and no object of JavaScript's, which its collector would have to visit.
 */

/** Texts up to this length cost no more than their row. */
const SHORT_TEXT = 24;
/** What a row and a short text take. */
const ROW_BYTES = 64;

/** Numbers of a row. */
const enum Fact {
  /** Hash halves, valid once hashed. */
  Low,
  High,
  /** Number of code points and one, 0: not counted yet. */
  Length,
  /** See {@link StrBit}. */
  Bits,
}

/** Logarithm of the numbers in a row. */
const ROW_BITS = 2;

const enum StrBit {
  Hashed = 1,
  Interned = 2,
  /** A joined text whose characters nothing has read yet. */
  Unread = 4,
  /** Its characters are no memory of its own: shared with another text, or not joined yet. */
  Shared = 8,
}

/** Bits from here on: bytes of a character and one, 0 where nothing has looked at them yet. */
const KIND_SHIFT = 4;
const KIND_MASK = 7;
/** Bits from here on: how many more strs than one have the row. */
const SHARERS_SHIFT = 8;
const ONE_SHARER = 1 << SHARERS_SHIFT;
const MANY_SHARERS = (1 << 22) << SHARERS_SHIFT;
/** Places in which the rows of recurring texts are looked for. */
const RECENT = 1 << 12;

/** How a text's characters are kept. */
export const enum Sharing {
  /** They are its own. */
  None = 0,
  /** A piece of a longer text, for good. */
  Part = StrBit.Shared,
  /** The text is made of other texts and shares theirs until something reads it. */
  Joined = StrBit.Shared | StrBit.Unread,
}

/** Bytes of a character as CPython stores them; 0: all are ASCII. */
export type StrKind = 0 | 1 | 2 | 4;

/** A table of texts; `heap.num` of a str is its row. */
export class StrTable {
  private readonly ropes: string[] = [''];
  private facts = new Int32Array(1 << 14);
  private readonly free: number[] = [];
  /** By characters: a row that {@link share} made last. It need not be of that text any more. */
  private readonly recent = new Int32Array(RECENT);
  /** Bytes of characters beyond {@link ROW_BYTES}. */
  private extra = 0;

  /** A new row. `length`: number of code points where it is known. */
  add(text: string, length = -1, sharing = Sharing.None): number {
    let row = this.free.pop();
    if (row === undefined) {
      row = this.ropes.push(text) - 1;
      if (row << ROW_BITS >= this.facts.length) this.grow();
    } else this.ropes[row] = text;
    const at = row << ROW_BITS;
    this.facts[at + Fact.Length] = length + 1;
    if (text.length > SHORT_TEXT) {
      this.facts[at + Fact.Bits] = sharing;
      if (sharing === Sharing.None) this.extra += text.length;
    } else this.facts[at + Fact.Bits] = 0;
    return row;
  }

  /**
   * The row of a text that may well occur again (a word of a longer text): short ones of the same characters have one
   * row together, which is hashed once and compared at a glance.
   */
  share(text: string, length: number): number {
    const size = text.length;
    if (size > SHORT_TEXT) return this.add(text, length, Sharing.Part);
    let place = size;
    for (let i = 0; i < size; i++) place = Math.imul(place, 31) + text.charCodeAt(i);
    place = (place ^ (place >>> 12)) & (RECENT - 1);
    const known = this.recent[place];
    if (this.ropes[known] === text) {
      const at = (known << ROW_BITS) + Fact.Bits;
      const bits = this.facts[at];
      if ((bits & StrBit.Interned) === 0 && bits < MANY_SHARERS) {
        this.facts[at] = bits + ONE_SHARER;
        return known;
      }
    }
    return (this.recent[place] = this.add(text, length));
  }

  /** A row of the same text that no other str has, for one that had `row`. */
  unshare(row: number): number {
    const at = (row << ROW_BITS) + Fact.Bits;
    if (this.facts[at] < ONE_SHARER) return row;
    this.facts[at] -= ONE_SHARER;
    return this.add(this.ropes[row], this.length(row));
  }

  private grow(): void {
    const larger = new Int32Array(this.facts.length * 2);
    larger.set(this.facts);
    this.facts = larger;
  }

  /** Only when nothing is recorded, or no step of the recording has the str any more. */
  remove(row: number): void {
    const at = (row << ROW_BITS) + Fact.Bits;
    if (this.facts[at] >= ONE_SHARER) {
      this.facts[at] -= ONE_SHARER;
      return;
    }
    this.extra -= this.ownBytes(row);
    this.ropes[row] = '';
    this.free.push(row);
  }

  /** The text. */
  text(row: number): string {
    if ((this.facts[(row << ROW_BITS) + Fact.Bits] & StrBit.Unread) !== 0) this.read(row);
    return this.ropes[row];
  }

  /** The text for whoever joins it to others only: reading it does not make the engine copy the characters. */
  rope(row: number): string {
    return this.ropes[row];
  }

  /** Whether nothing has read the characters of a joined text yet. */
  inPieces(row: number): boolean {
    return (this.facts[(row << ROW_BITS) + Fact.Bits] & StrBit.Unread) !== 0;
  }

  private read(row: number): void {
    this.facts[(row << ROW_BITS) + Fact.Bits] &= ~Sharing.Joined;
    this.extra += this.ownBytes(row);
  }

  /** Bytes of characters that count towards the budget. */
  private ownBytes(row: number): number {
    const { length } = this.ropes[row];
    return length > SHORT_TEXT && (this.facts[(row << ROW_BITS) + Fact.Bits] & StrBit.Shared) === 0 ? length : 0;
  }

  hashed(row: number): boolean {
    return (this.facts[(row << ROW_BITS) + Fact.Bits] & StrBit.Hashed) !== 0;
  }

  /** Notes the hash. */
  setHash(row: number, lo: number, hi: number): void {
    const at = row << ROW_BITS;
    this.facts[at + Fact.Low] = lo;
    this.facts[at + Fact.High] = hi;
    this.facts[at + Fact.Bits] |= StrBit.Hashed;
  }

  /** The low half of the hash, once it is known. */
  hashLow(row: number): number {
    return this.facts[(row << ROW_BITS) + Fact.Low];
  }

  hashHigh(row: number): number {
    return this.facts[(row << ROW_BITS) + Fact.High];
  }

  interned(row: number): boolean {
    return (this.facts[(row << ROW_BITS) + Fact.Bits] & StrBit.Interned) !== 0;
  }

  intern(row: number): void {
    this.facts[(row << ROW_BITS) + Fact.Bits] |= StrBit.Interned;
  }

  /** Number of code points, -1: not counted yet. Equal to the text's length where there are no surrogates. */
  length(row: number): number {
    return this.facts[(row << ROW_BITS) + Fact.Length] - 1;
  }

  setLength(row: number, length: number): void {
    this.facts[(row << ROW_BITS) + Fact.Length] = length + 1;
  }

  /** -1: not looked at yet. */
  kind(row: number): StrKind | -1 {
    return (((this.facts[(row << ROW_BITS) + Fact.Bits] >> KIND_SHIFT) & KIND_MASK) - 1) as StrKind | -1;
  }

  /** Notes the kind of a text whose kind is not known yet. */
  setKind(row: number, kind: StrKind): void {
    this.facts[(row << ROW_BITS) + Fact.Bits] |= (kind + 1) << KIND_SHIFT;
  }

  /** Bytes held, as far as they can be told. */
  get bytes(): number {
    return (this.ropes.length - this.free.length) * ROW_BYTES + this.extra;
  }
}
