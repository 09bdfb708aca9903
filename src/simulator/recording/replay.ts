/**
 * The memory at any step, by running the journal forwards or backwards. Keeps its own copy of the words, so that the
 * program may still be running, and keyframes on the way, so that a far step is near to one of them.
 */
import { CHUNK_ENTRIES, moveWords, Tag, type Handle, type Heap, type Journal, type StepLog } from '../memory';

/** Entries between keyframes. */
const KEYFRAME_ENTRIES = 1 << 19;
const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

/** A state to start from: pages of words and counts, shared with the keyframe before where nothing changed. */
interface Keyframe {
  readonly position: number;
  readonly words: readonly Int32Array[];
  readonly refs: readonly Int32Array[];
}

/** What the heap looked like when recording began. */
export interface Origin {
  readonly words: Int32Array;
  readonly refs: Int32Array;
}

/** Copies the heap at the beginning of a recording. */
export function originOf(heap: Heap): Origin {
  return { words: heap.words.slice(), refs: heap.refs.slice(0, heap.top) };
}

export class Replay {
  /** Words and reference counts at {@link position}. */
  words: Int32Array;
  refs: Int32Array;
  /** Journal entries applied. */
  position = 0;
  private readonly keyframes: Keyframe[] = [];
  /** How far the journal has been run forwards once; keyframes exist up to there. */
  private explored = 0;
  private dirtyWords = new Uint8Array(0);
  private dirtyRefs = new Uint8Array(0);

  constructor(
    private readonly heap: Heap,
    private readonly journal: Journal,
    private readonly steps: StepLog,
    origin: Origin,
  ) {
    this.words = origin.words;
    this.refs = origin.refs;
    this.grow();
    this.dirtyWords.fill(1);
    this.dirtyRefs.fill(1);
    this.keep();
  }

  /** The type number of an object at the present position: changes of type are few and listed. */
  typeOf(handle: Handle): number {
    let type = this.heap.type[handle];
    for (const change of this.journal.typeChanges) {
      if (change.handle === handle && change.position >= this.position) type ^= change.difference;
    }
    return type;
  }

  /** Bytes held beside the recording itself. */
  get bytes(): number {
    const pages = new Set<Int32Array>();
    for (const { words, refs } of this.keyframes) {
      for (const page of words) pages.add(page);
      for (const page of refs) pages.add(page);
    }
    return this.words.byteLength + this.refs.byteLength + pages.size * PAGE * 4;
  }

  /** Brings the memory to a step. */
  seek(step: number): void {
    this.goTo(this.steps.journalAt(step));
  }

  /** Brings the memory to a number of journal entries. */
  goTo(target: number): void {
    this.grow();
    if (target > this.explored) {
      if (this.position < this.explored) this.restore(this.explored, true);
      this.explore(target);
      return;
    }
    const distance = Math.abs(target - this.position);
    const near = Math.min(Math.round(target / KEYFRAME_ENTRIES), this.keyframes.length - 1);
    if (Math.abs(this.keyframes[near].position - target) + KEYFRAME_ENTRIES / 8 < distance) this.restore(target, false);
    if (target >= this.position) this.forward(target);
    else this.backward(target);
  }

  /** Goes to the keyframe next to a position (`before`: not past it). */
  private restore(target: number, before: boolean): void {
    let index = before ? Math.floor(target / KEYFRAME_ENTRIES) : Math.round(target / KEYFRAME_ENTRIES);
    index = Math.min(index, this.keyframes.length - 1);
    const { words, refs, position } = this.keyframes[index];
    this.words.fill(0);
    this.refs.fill(0);
    words.forEach((page, i) => this.words.set(page, i << PAGE_BITS));
    refs.forEach((page, i) => this.refs.set(page, i << PAGE_BITS));
    this.position = position;
    if (before) this.forward(target);
  }

  /** Runs forwards over entries never run before, keeping keyframes. */
  private explore(target: number): void {
    while (this.position < target) {
      const next = this.keyframes.length * KEYFRAME_ENTRIES;
      const stop = Math.min(target, next);
      this.mark(this.position, stop);
      this.forward(stop);
      if (this.position >= next) this.keep();
    }
    this.explored = Math.max(this.explored, this.position);
  }

  /** Notes the pages that entries touch. */
  private mark(from: number, to: number): void {
    const { dirtyWords, dirtyRefs } = this;
    // Which objects an entry counts shows only in the words: they are noted as the entries are run.
    this.onRef = (old, now) => {
      dirtyRefs[old >> PAGE_BITS] = 1;
      dirtyRefs[now >> PAGE_BITS] = 1;
    };
    for (let position = from; position < to; position++) {
      const chunk = this.chunk(position);
      const at = (position % CHUNK_ENTRIES) * 2;
      const first = chunk[at];
      const tag = first & 7;
      if (tag === Tag.Type) continue;
      const address = first >>> 3;
      dirtyWords[address >> PAGE_BITS] = 1;
      if (tag === Tag.MoveFrom || tag === Tag.MoveTo) {
        const last = (address + chunk[at + 1]) >> PAGE_BITS;
        for (let page = address >> PAGE_BITS; page <= last; page++) dirtyWords[page] = 1;
      }
    }
  }

  private onRef: ((old: Handle, now: Handle) => void) | null = null;

  /** Makes a keyframe of the present state. */
  private keep(): void {
    const before = this.keyframes[this.keyframes.length - 1];
    this.keyframes.push({
      position: this.position,
      words: pages(this.words, this.dirtyWords, before?.words),
      refs: pages(this.refs, this.dirtyRefs, before?.refs),
    });
    this.dirtyWords.fill(0);
    this.dirtyRefs.fill(0);
  }

  private chunk(position: number): Int32Array {
    return this.journal.chunks[Math.floor(position / CHUNK_ENTRIES)] as Int32Array;
  }

  private forward(target: number): void {
    const { words, refs, onRef } = this;
    let position = this.position;
    while (position < target) {
      const chunk = this.chunk(position);
      const start = position % CHUNK_ENTRIES;
      const count = Math.min(CHUNK_ENTRIES - start, target - position);
      const end = (start + count) * 2;
      for (let at = start * 2; at < end; at += 2) {
        const first = chunk[at];
        const address = first >>> 3;
        switch (first & 7) {
          case Tag.Raw:
            words[address] ^= chunk[at + 1];
            break;
          case Tag.Ref: {
            const old = words[address];
            const now = old ^ chunk[at + 1];
            words[address] = now;
            refs[old]--;
            refs[now]++;
            if (onRef !== null) onRef(old, now);
            break;
          }
          case Tag.Type:
            break;
          case Tag.MoveFrom:
            this.moveFrom = address;
            break;
          default:
            moveWords(words, this.moveFrom, address, chunk[at + 1]);
        }
      }
      position += count;
    }
    this.position = position;
    this.onRef = null;
  }

  private moveFrom = 0;
  private moveTo = 0;

  private backward(target: number): void {
    const { words, refs } = this;
    let position = this.position;
    while (position > target) {
      const chunk = this.chunk(position - 1);
      const end = (position - 1) % CHUNK_ENTRIES;
      const count = Math.min(end + 1, position - target);
      for (let at = end * 2, rest = count; rest > 0; at -= 2, rest--) {
        const first = chunk[at];
        const address = first >>> 3;
        switch (first & 7) {
          case Tag.Raw:
            words[address] ^= chunk[at + 1];
            break;
          case Tag.Ref: {
            const now = words[address];
            const old = now ^ chunk[at + 1];
            words[address] = old;
            refs[now]--;
            refs[old]++;
            break;
          }
          case Tag.Type:
            break;
          case Tag.MoveTo:
            this.moveTo = address;
            break;
          default:
            moveWords(words, this.moveTo, address, chunk[at + 1]);
        }
      }
      position -= count;
    }
    this.position = position;
  }

  /** Follows the heap's growth. */
  private grow(): void {
    this.words = sized(this.words, this.heap.words.length);
    this.refs = sized(this.refs, this.heap.refs.length);
    this.dirtyWords = bytesSized(this.dirtyWords, (this.words.length >> PAGE_BITS) + 1);
    this.dirtyRefs = bytesSized(this.dirtyRefs, (this.refs.length >> PAGE_BITS) + 1);
  }
}

function sized(array: Int32Array, size: number): Int32Array {
  if (array.length >= size) return array;
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}

function bytesSized(array: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (array.length >= size) return array;
  const larger = new Uint8Array(size);
  larger.set(array);
  return larger;
}

/** The pages of an array; those not dirty are the earlier keyframe's. */
function pages(array: Int32Array, dirty: Uint8Array, before: readonly Int32Array[] | undefined): Int32Array[] {
  const made: Int32Array[] = [];
  const count = Math.ceil(array.length / PAGE);
  for (let i = 0; i < count; i++) {
    const shared = before?.[i];
    if (shared !== undefined && dirty[i] === 0) made.push(shared);
    else made.push(array.slice(i << PAGE_BITS, (i + 1) << PAGE_BITS));
  }
  return made;
}
