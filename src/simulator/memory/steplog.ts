/**
 * The steps of a recording: one row per trace event. Beside the journal this is all that a step costs.
 */

import { ChunkStore } from './chunks';

/** Trace events. */
export const enum StepKind {
  Call = 0,
  Line = 1,
  Return = 2,
  Exception = 3,
}

/** Where a step is and what it is: `global line << 3 | within << 2 | kind` (machine/codetable.ts has the global lines). */
export type Where = number;

/**
 * The place of a step. `within` (1, else 0): a line event that goes on with a statement which has begun, as each round of a comprehension
 * and each further line of a call does; an exception that only ends an iteration; a return that only pauses (a
 * yield or an await).
 */
export function whereOf(globalLine: number, kind: StepKind, within = 0): Where {
  return (globalLine << 3) | (within << 2) | kind;
}

export function kindOf(where: Where): StepKind {
  return where & 3;
}

export function lineOf(where: Where): number {
  return where >> 3;
}

/** Whether it is part of a statement that goes on. */
export function isWithin(where: Where): boolean {
  return (where & 4) !== 0;
}

/** Rows in a chunk. */
const CHUNK_BITS = 16;
const CHUNK_ROWS = 1 << CHUNK_BITS;
const NO_ROWS = new Int32Array(0);

/** The numbers of a row, side by side: writing a step touches one place of memory. */
const enum Column {
  /** See {@link Where}. */
  Where,
  /** Journal length when the step was reached. */
  Journal,
  /** `heap.top` then: handles from here on did not exist yet. */
  Top,
  Count,
}

const CHUNK_WORDS = CHUNK_ROWS * Column.Count;
/** Chunks that an idle moment makes for the next recording. */
const PREPARED_CHUNKS = 4;

/** Growing columns without copies; row numbers count from the beginning of the run, dropped ones too. */
export class StepLog {
  /** The first step still there. */
  first = 0;
  /** Frames on the stack before {@link first}: calls less returns among the steps that were dropped. */
  depthBefore = 0;
  length = 0;
  private readonly chunks: (Int32Array | null)[] = [];
  private current: Int32Array = NO_ROWS;
  /** Chunks dropped. */
  private dropped = 0;

  /** `store`: has the chunks, and gets back those that are dropped. */
  constructor(private readonly store = new ChunkStore()) {}

  /** Makes a chunk for a recording to come; false: there are enough. */
  static prepare(store: ChunkStore): boolean {
    return store.prepare(CHUNK_WORDS, PREPARED_CHUNKS);
  }

  /** Appends a step. */
  append(where: Where, journalLength: number, top: number): void {
    const row = this.length & (CHUNK_ROWS - 1);
    if (row === 0) this.nextRows();
    const rows = this.current;
    const at = row * Column.Count;
    rows[at + Column.Where] = where;
    rows[at + Column.Journal] = journalLength;
    rows[at + Column.Top] = top;
    this.length++;
  }

  private nextRows(): void {
    this.current = this.store.take(CHUNK_WORDS);
    this.chunks.push(this.current);
  }

  private at(step: number, column: Column): number {
    return (this.chunks[step >> CHUNK_BITS] as Int32Array)[(step & (CHUNK_ROWS - 1)) * Column.Count + column];
  }

  whereAt(step: number): Where {
    return this.at(step, Column.Where);
  }

  journalAt(step: number): number {
    // Unsigned: a journal may have more than 2^31 entries.
    return this.at(step, Column.Journal) >>> 0;
  }

  topAt(step: number): number {
    return this.at(step, Column.Top);
  }

  /** Forgets the steps before one; the last step always stays. */
  dropBefore(step: number): void {
    const first = Math.min(step, this.length - 1);
    for (let at = this.first; at < first; at++) {
      const kind = kindOf(this.whereAt(at));
      if (kind === StepKind.Call) this.depthBefore++;
      else if (kind === StepKind.Return) this.depthBefore--;
    }
    this.first = Math.max(this.first, first);
    for (; this.dropped < this.first >> CHUNK_BITS; this.dropped++) {
      this.store.give(this.chunks[this.dropped] as Int32Array);
      this.chunks[this.dropped] = null;
    }
  }

  /** Bytes held. */
  get bytes(): number {
    return (this.chunks.length - this.dropped) * CHUNK_ROWS * Column.Count * 4;
  }

  /** Nobody will read or write it any more. */
  release(): void {
    for (const chunk of this.chunks) if (chunk !== null) this.store.give(chunk);
    this.chunks.length = 0;
    this.current = NO_ROWS;
    this.length = this.first;
  }
}
