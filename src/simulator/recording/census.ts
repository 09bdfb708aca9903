/**
 * Who is alive at a step: kept up to date as replay runs over the journal, because looking through all handles would
 * take longer than drawing the picture.
 */
import type { Handle, Heap } from '../memory';
import { TypeId } from '../objects/typeids';
import type { FixedSizes } from './fixedsizes';

/** A kept census. */
export interface CensusState {
  readonly live: number;
  readonly bytes: number;
  readonly byType: Int32Array;
  readonly frames: readonly Handle[];
}

export class Census {
  /** Objects made since recording began that are alive. */
  live = 0;
  /** Bytes of those whose size does not change. */
  bytes = 0;
  /** Frames that something holds: parked in a generator, or in a traceback. */
  private frames = new Set<Handle>();
  private byType = new Int32Array(256);

  constructor(
    private readonly heap: Heap,
    private readonly firstTypes: ReadonlyMap<Handle, number>,
    private readonly originTop: Handle,
    private readonly sizes: FixedSizes,
  ) {}

  /** An object got its first reference. */
  come(handle: Handle): void {
    if (handle < this.originTop) return;
    const type = this.typeOf(handle);
    this.live++;
    this.bytes += this.sizes.of(handle, type);
    if (type >= this.byType.length) this.grow(type);
    this.byType[type]++;
    if (type === TypeId.Frame) this.frames.add(handle);
  }

  /** An object lost its last reference. */
  gone(handle: Handle): void {
    if (handle < this.originTop) return;
    const type = this.typeOf(handle);
    this.live--;
    this.bytes -= this.sizes.of(handle, type);
    if (type >= this.byType.length) this.grow(type);
    this.byType[type]--;
    if (type === TypeId.Frame) this.frames.delete(handle);
  }

  /** The type an object was made with: `__class__` may have been assigned since. */
  private typeOf(handle: Handle): number {
    return this.firstTypes.get(handle) ?? this.heap.type[handle];
  }

  /** Objects alive that were made with the type of this number. */
  ofType(type: number): number {
    return this.byType[type] ?? 0;
  }

  /** The frames that something holds. */
  heldFrames(): Iterable<Handle> {
    return this.frames;
  }

  /** Keeps the present state. */
  kept(): CensusState {
    return { live: this.live, bytes: this.bytes, byType: this.byType.slice(), frames: [...this.frames] };
  }

  /** Goes to a kept state. */
  load({ live, bytes, byType, frames }: CensusState): void {
    this.live = live;
    this.bytes = bytes;
    this.byType = byType.slice();
    this.frames = new Set(frames);
  }

  private grow(type: number): void {
    const larger = new Int32Array(Math.max(type + 1, this.byType.length * 2));
    larger.set(this.byType);
    this.byType = larger;
  }
}
