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

/** Growing columns without copies; row numbers count from the beginning of the run. */
export class StepLog {
  /** `global line << 2 | kind`, see recording/files.ts for global lines. */
  private readonly whereChunks: Int32Array[] = [];
  /** Journal length when the step was reached. */
  private readonly journalChunks: Uint32Array[] = [];
  /** `heap.top` then: handles from here on did not exist yet. */
  private readonly topChunks: Int32Array[] = [];
  private where = new Int32Array(0);
  private journal = new Uint32Array(0);
  private top = new Int32Array(0);
  length = 0;

  /** Appends a step. */
  append(where: number, journalLength: number, top: number): void {
    const row = this.length & (CHUNK_ROWS - 1);
    if (row === 0) {
      this.where = new Int32Array(CHUNK_ROWS);
      this.journal = new Uint32Array(CHUNK_ROWS);
      this.top = new Int32Array(CHUNK_ROWS);
      this.whereChunks.push(this.where);
      this.journalChunks.push(this.journal);
      this.topChunks.push(this.top);
    }
    this.where[row] = where;
    this.journal[row] = journalLength;
    this.top[row] = top;
    this.length++;
  }

  whereAt(step: number): number {
    return this.whereChunks[step >> CHUNK_BITS][step & (CHUNK_ROWS - 1)];
  }

  journalAt(step: number): number {
    return this.journalChunks[step >> CHUNK_BITS][step & (CHUNK_ROWS - 1)];
  }

  topAt(step: number): number {
    return this.topChunks[step >> CHUNK_BITS][step & (CHUNK_ROWS - 1)];
  }

  /** Bytes held. */
  get bytes(): number {
    return this.whereChunks.length * CHUNK_ROWS * 12;
  }
}
