/**
 * The steps of a recording: one row per trace event. Beside the journal this is all that a step costs.
 */

/** Trace events in the low two bits of a step's `where`. */
export const enum StepKind {
  Call = 0,
  Line = 1,
  Return = 2,
  Exception = 3,
}

/** Rows in a chunk. */
const CHUNK_BITS = 16;
const CHUNK_ROWS = 1 << CHUNK_BITS;

/** The columns of one piece of the row of steps. */
interface Rows {
  /** `global line << 2 | kind`, see machine/codetable.ts for global lines. */
  readonly where: Int32Array;
  /** Journal length when the step was reached. */
  readonly journal: Uint32Array;
  /** `heap.top` then: handles from here on did not exist yet. */
  readonly top: Int32Array;
}

function newRows(): Rows {
  return { where: new Int32Array(CHUNK_ROWS), journal: new Uint32Array(CHUNK_ROWS), top: new Int32Array(CHUNK_ROWS) };
}

/** Growing columns without copies; row numbers count from the beginning of the run, dropped ones too. */
export class StepLog {
  /** The first step still there. */
  first = 0;
  /** Frames on the stack before {@link first}: calls less returns among the steps that were dropped. */
  depthBefore = 0;
  length = 0;
  private readonly chunks: (Rows | null)[] = [];
  private current: Rows | null = null;
  private readonly spares: Rows[] = [];
  /** Chunks dropped. */
  private dropped = 0;

  /** Appends a step. */
  append(where: number, journalLength: number, top: number): void {
    const row = this.length & (CHUNK_ROWS - 1);
    let rows = this.current;
    if (row === 0 || rows === null) rows = this.nextRows();
    rows.where[row] = where;
    rows.journal[row] = journalLength;
    rows.top[row] = top;
    this.length++;
  }

  private nextRows(): Rows {
    const rows = this.spares.pop() ?? newRows();
    this.current = rows;
    this.chunks.push(rows);
    return rows;
  }

  whereAt(step: number): number {
    return (this.chunks[step >> CHUNK_BITS] as Rows).where[step & (CHUNK_ROWS - 1)];
  }

  journalAt(step: number): number {
    return (this.chunks[step >> CHUNK_BITS] as Rows).journal[step & (CHUNK_ROWS - 1)];
  }

  topAt(step: number): number {
    return (this.chunks[step >> CHUNK_BITS] as Rows).top[step & (CHUNK_ROWS - 1)];
  }

  /** Forgets the steps before one; the last step always stays. */
  dropBefore(step: number): void {
    const first = Math.min(step, this.length - 1);
    for (let at = this.first; at < first; at++) {
      const kind: StepKind = this.whereAt(at) & 3;
      if (kind === StepKind.Call) this.depthBefore++;
      else if (kind === StepKind.Return) this.depthBefore--;
    }
    this.first = Math.max(this.first, first);
    for (; this.dropped < this.first >> CHUNK_BITS; this.dropped++) {
      this.spares.push(this.chunks[this.dropped] as Rows);
      this.chunks[this.dropped] = null;
    }
  }

  /** Bytes held. */
  get bytes(): number {
    return (this.chunks.length - this.dropped) * CHUNK_ROWS * 12;
  }
}
