/** The program's output, by the step that wrote it. */
import type { OutputChunk, OutputWindow, StepIndex } from '../../model';

/** What a chunk takes beside its text. */
const CHUNK_BYTES = 100;

export class Output {
  readonly chunks: OutputChunk[] = [];
  /** The first step that shows it, of each piece; each step once. */
  readonly steps: StepIndex[] = [];
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
    const shown = chunk.step + 1;
    if (this.steps[this.steps.length - 1] !== shown) this.steps.push(shown);
    return CHUNK_BYTES + chunk.text.length;
  }

  /** Length of everything written. */
  get length(): number {
    return this.ends[this.ends.length - 1] ?? 0;
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

  /** The last characters, about so many, of the first `end` ones. */
  window(end: number, characters: number): OutputWindow {
    const { chunks, ends } = this;
    if (end <= 0) return { start: 0, chunks: [] };
    const last = Math.min(this.chunkAt(end), chunks.length - 1);
    const from = Math.max(0, end - characters);
    const first = this.chunkAt(from);
    const shown: OutputChunk[] = [];
    for (let i = first; i <= last; i++) {
      const begin = ends[i] - chunks[i].text.length;
      const text = chunks[i].text.slice(Math.max(0, from - begin), end - begin);
      if (text !== '') shown.push({ ...chunks[i], text });
    }
    return { start: from, chunks: shown };
  }

  /** The chunk that holds a place of the whole output. */
  private chunkAt(place: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
