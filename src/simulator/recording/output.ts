/** The program's output, by the step that wrote it. */
import type { OutputChunk } from '../../model';

/** What a chunk takes beside its text. */
const CHUNK_BYTES = 100;

export class Output {
  readonly chunks: OutputChunk[] = [];
  /** Length of the text up to and with each chunk. */
  private readonly ends: number[] = [];

  /** Adds a piece of output; the bytes it takes. */
  add(chunk: OutputChunk): number {
    const last = this.chunks[this.chunks.length - 1];
    if (last !== undefined && last.stream === chunk.stream && last.step === chunk.step && last.echo === chunk.echo) {
      this.chunks[this.chunks.length - 1] = { ...last, text: last.text + chunk.text };
      this.ends[this.ends.length - 1] += chunk.text.length;
      return chunk.text.length;
    }
    this.ends.push((this.ends[this.ends.length - 1] ?? 0) + chunk.text.length);
    this.chunks.push(chunk);
    return CHUNK_BYTES + chunk.text.length;
  }

  /** Length of everything written before a step. */
  lengthBefore(step: number): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.chunks[middle].step < step) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : this.ends[low - 1];
  }
}
