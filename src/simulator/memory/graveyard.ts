/**
 * Handles whose objects died while their steps can still be looked at. Once the recording begins after an object's
 * death (it keeps its newest steps), no step shows it any more and its handle may name another object.
 */
import type { Handle } from './handles';

const CHUNK = 1 << 14;

/** The dead, in the order of their deaths. */
export class Graveyard {
  private readonly chunks: Float64Array[] = [];
  /** First row taken, in the first chunk; first free one, in the last chunk. */
  private first = 0;
  private end = CHUNK;
  private readonly handles: Int32Array[] = [];

  /** An object died at a length of the journal. */
  bury(handle: Handle, position: number): void {
    if (this.end === CHUNK) {
      this.chunks.push(new Float64Array(CHUNK));
      this.handles.push(new Int32Array(CHUNK));
      this.end = 0;
    }
    const last = this.chunks.length - 1;
    this.chunks[last][this.end] = position;
    this.handles[last][this.end++] = handle;
  }

  /** Takes out all that died before a length of the journal. */
  exhume(position: number, each: (handle: Handle) => void): void {
    for (;;) {
      if (this.chunks.length === 0) return;
      const rows = this.chunks.length === 1 ? this.end : CHUNK;
      while (this.first < rows && this.chunks[0][this.first] < position) each(this.handles[0][this.first++]);
      if (this.first < CHUNK) return;
      this.chunks.shift();
      this.handles.shift();
      this.first = 0;
    }
  }

  /** Bytes held. */
  get bytes(): number {
    return this.chunks.length * CHUNK * 12;
  }
}
