/**
 * The memory of recordings that are gone, for those to come. A recording takes megabytes by the second: what it can have
 * from here, the system need not find, clear and map again, nor the engine's collector look for.
 */

/** Bytes kept at most. */
const MOST = 1 << 26;

export class ChunkStore {
  private readonly spares = new Map<number, Int32Array[]>();
  private bytes = 0;

  /** A chunk of so many words, whose contents are whatever they are. */
  take(length: number): Int32Array {
    const spare = this.spares.get(length)?.pop();
    if (spare === undefined) return new Int32Array(length);
    this.bytes -= spare.byteLength;
    return spare;
  }

  /** Takes back a chunk that nobody reads any more. */
  give(chunk: Int32Array): void {
    if (this.bytes + chunk.byteLength > MOST) return;
    this.bytes += chunk.byteLength;
    const spares = this.spares.get(chunk.length);
    if (spares === undefined) this.spares.set(chunk.length, [chunk]);
    else spares.push(chunk);
  }

  /** Makes one more chunk of a length unless there are `count`; false: there are. */
  prepare(length: number, count: number): boolean {
    if ((this.spares.get(length)?.length ?? 0) >= count) return false;
    // Written to, so that the system has found its pages.
    this.give(new Int32Array(length).fill(-1));
    return true;
  }
}
