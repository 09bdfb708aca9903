/**
 * The objects that can be part of reference cycles, in the order in which they were made: what the collector of cycles
 * works on (machine/gc.ts). Nothing here is recorded; what the collector does to the program goes through heap words.
 * Twin of the lists of Include/internal/pycore_interp_structs.h (struct _gc_runtime_state).
 */
import { NEVER, type Handle } from './handles';

/** Where an object stands with the collector. */
export const enum GcState {
  /** Not a container, or one that the collector does not look at any more. */
  Untracked,
  Young,
  /** In one of the two lists of older objects. */
  Old0,
  Old1,
  /** `gc.freeze()`. */
  Permanent,
  /** Found unreachable by the collection in progress. */
  Unreachable,
}

export class Containers {
  /** By handle: a {@link GcState}. Means something only for living containers. */
  state = new Uint8Array(1 << 16);
  /** By handle: 1 for a young tuple that is looked at whatever it holds. */
  tracked = new Uint8Array(1 << 16);
  /** Containers made since the last collection, in order; some are gone, some come twice (a handle given out again). */
  private made = new Int32Array(1 << 12);
  private madeTop = 0;
  /** Containers tracked less those that went since the last collection (`young.count`). */
  count = 0;
  /** Containers alive (`heap_size`). */
  alive = 0;
  /** Over this many a collection is due. */
  threshold = NEVER;
  /** A collection is due at the next turn of a loop or call. */
  due = false;
  /** A collection is in progress: none becomes due. */
  collecting = false;

  /** `heap`: which objects are alive, and which types are containers. */
  constructor(private readonly heap: { refs: Int32Array; type: Int32Array; kinds: Uint8Array }) {}

  /** Whether an entry of {@link made} still stands for a living container. */
  private isAlive(handle: Handle): boolean {
    const { refs, type, kinds } = this.heap;
    return refs[handle] > 0 && kinds[type[handle]] !== 0;
  }

  /** A container was made. */
  add(handle: Handle): void {
    if (handle >= this.state.length) this.growState(handle);
    this.state[handle] = GcState.Young;
    this.tracked[handle] = 0;
    if (this.madeTop === this.made.length) this.compact();
    this.made[this.madeTop++] = handle;
    this.alive++;
    if (++this.count > this.threshold && !this.collecting) this.due = true;
  }

  /** A container is gone, or not looked at any more. */
  remove(handle: Handle): void {
    if (this.state[handle] === GcState.Untracked) return;
    this.state[handle] = GcState.Untracked;
    this.alive--;
    if (this.count > 0) this.count--;
  }

  /** The container made last is none that the collector looks at: as if it had not been added. */
  leaveOut(handle: Handle): void {
    this.state[handle] = GcState.Untracked;
    this.alive--;
    if (--this.count === this.threshold) this.due = false;
  }

  /** The young containers, oldest first; the list is empty afterwards and so is the count. */
  takeYoung(): Handle[] {
    const young = this.young();
    this.madeTop = 0;
    this.count = 0;
    return young;
  }

  /** The young containers, oldest first. */
  young(): Handle[] {
    this.drop();
    return Array.from(this.made.subarray(0, this.madeTop));
  }

  private growState(handle: Handle): void {
    const grown = (array: Uint8Array): Uint8Array<ArrayBuffer> => {
      const larger = new Uint8Array(handle * 2);
      larger.set(array);
      return larger;
    };
    this.state = grown(this.state);
    this.tracked = grown(this.tracked);
  }

  /** Makes room in {@link made}. */
  private compact(): void {
    this.drop();
    if (this.madeTop <= this.made.length >> 1) return;
    const larger = new Int32Array(this.made.length * 2);
    larger.set(this.made);
    this.made = larger;
  }

  /** Drops what is gone and, of entries with one handle, all but the last. */
  private drop(): void {
    const { made, state } = this;
    const seen = GcState.Unreachable + 1;
    let kept = this.madeTop;
    for (let i = this.madeTop - 1; i >= 0; i--) {
      const handle = made[i];
      if (state[handle] !== GcState.Young || !this.isAlive(handle)) continue;
      state[handle] = seen;
      made[--kept] = handle;
    }
    made.copyWithin(0, kept, this.madeTop);
    this.madeTop -= kept;
    for (let i = 0; i < this.madeTop; i++) state[made[i]] = GcState.Young;
  }
}
