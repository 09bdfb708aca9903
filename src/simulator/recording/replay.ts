/**
 * The memory at any step, by running the journal forwards or backwards. Keeps its own copy of the words, so that the
 * program may still be running, and keyframes on the way, so that a far step is near to one of them.
 */
import { CHUNK_ENTRIES, moveWords, Tag, type Handle, type Heap, type Journal, type StepLog } from '../memory';
import { Census, type CensusState } from './census';
import type { FixedSizes } from './fixedsizes';
import { Lives } from './lives';
import { Pages, type PageList } from './pages';

/** Entries between keyframes, as long as they fit into their budget. A multiple of a journal chunk. */
const KEYFRAME_ENTRIES = CHUNK_ENTRIES * 2;
/** Entries explored between two looks at the clock. */
const PREPARE_ENTRIES = 1 << 16;

/** A state to start from: pages of words and counts, shared with the keyframe before where nothing changed. */
interface Keyframe {
  readonly position: number;
  readonly census: CensusState;
  readonly words: PageList;
  readonly refs: PageList;
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
  /** Journal entries applied. */
  position = 0;
  /** The objects made since recording began that are alive. */
  readonly census: Census;
  /** From when to when objects live, as far as the journal has been run forwards. */
  readonly lives: Lives;
  /** The first object made after recording began. */
  readonly originTop: Handle;
  private readonly wordPages: Pages;
  private readonly refPages: Pages;
  /** In order of position; the first one stands where the recording begins now. */
  private keyframes: Keyframe[] = [];
  private spacing = KEYFRAME_ENTRIES;
  /** How far the journal has been run forwards once; keyframes exist up to there. */
  private explored = 0;

  constructor(
    private readonly heap: Heap,
    private readonly journal: Journal,
    private readonly steps: StepLog,
    origin: Origin,
    /** Sizes that do not change. */
    readonly sizes: FixedSizes,
    /** Bytes that keyframes may take; with more, every other one goes. */
    private readonly maxBytes = Infinity,
  ) {
    this.originTop = origin.refs.length;
    this.census = new Census(heap, journal.firstTypes, this.originTop, sizes);
    this.lives = new Lives(heap, steps);
    this.wordPages = new Pages(origin.words);
    this.refPages = new Pages(origin.refs);
    this.grow();
    this.keep();
  }

  /** The words at {@link position}. */
  get words(): Int32Array {
    return this.wordPages.data;
  }

  /** The reference counts at {@link position}. */
  get refs(): Int32Array {
    return this.refPages.data;
  }

  /** The type number of an object at the present position: changes of type are few and listed. */
  typeOf(handle: Handle): number {
    let type = this.heap.type[handle];
    if (!this.journal.firstTypes.has(handle)) return type;
    for (const change of this.journal.typeChanges) {
      if (change.handle === handle && change.position >= this.position) type ^= change.difference;
    }
    return type;
  }

  /** Objects whose type was changed, with the types they were made with. */
  get firstTypes(): ReadonlyMap<Handle, number> {
    return this.journal.firstTypes;
  }

  /** Bytes held beside the recording itself. */
  get bytes(): number {
    return this.wordPages.bytes + this.refPages.bytes + this.lives.bytes;
  }

  /** Brings the memory to a step. */
  seek(step: number): void {
    this.goTo(this.steps.journalAt(step));
  }

  /** Brings the memory to a number of journal entries. */
  goTo(target: number): void {
    this.grow();
    if (target > this.explored) {
      if (this.position < this.explored) this.restore(this.keyframes.length - 1);
      this.explore(target);
      return;
    }
    const distance = Math.abs(target - this.position);
    const near = this.nearest(target);
    // Changing pages costs something too.
    if (Math.abs(this.keyframes[near].position - target) + this.spacing / 8 < distance) this.restore(near);
    if (target >= this.position) this.forward(target);
    else this.backward(target);
  }

  /** Explores for about so many milliseconds what no seek has reached yet. True: there is more to do. */
  prepare(milliseconds: number, clock: () => number): boolean {
    const end = clock() + milliseconds;
    while (this.explored < this.journal.length) {
      if (clock() >= end) return true;
      this.goTo(Math.min(this.explored + PREPARE_ENTRIES, this.journal.length));
    }
    return false;
  }

  /** Makes the recording begin at a position, a whole number of journal chunks; the entries before it may go then. */
  beginAt(position: number): void {
    if (position <= this.keyframes[0].position) return;
    if (position > this.explored) this.goTo(position);
    let first = this.keyframes.findIndex((keyframe) => keyframe.position >= position);
    if (first < 0 || this.keyframes[first].position !== position) {
      this.goTo(position);
      const at = first < 0 ? this.keyframes.length : first;
      this.keyframes.splice(at, 0, this.keyframe());
      first = at;
    }
    this.drop(first);
  }

  private drop(count: number): void {
    this.keyframes = this.keyframes.slice(count);
    this.wordPages.recount(this.keyframes.map((keyframe) => keyframe.words));
    this.refPages.recount(this.keyframes.map((keyframe) => keyframe.refs));
  }

  /** The number of the keyframe nearest to a position. */
  private nearest(target: number): number {
    const { keyframes } = this;
    let low = 0;
    let high = keyframes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keyframes[middle].position < target) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    if (low === keyframes.length) return low - 1;
    return keyframes[low].position - target < target - keyframes[low - 1].position ? low : low - 1;
  }

  private restore(index: number): void {
    const { words, refs, position, census } = this.keyframes[index];
    this.wordPages.load(words);
    this.refPages.load(refs);
    this.position = position;
    this.census.load(census);
  }

  /** Runs forwards over entries never run before, keeping keyframes. */
  private explore(target: number): void {
    // The last keyframe may lie before what has been explored.
    this.forward(Math.min(target, Math.max(this.explored, this.position)));
    while (this.position < target) {
      const next = this.keyframes[this.keyframes.length - 1].position + this.spacing;
      this.forward(Math.min(target, next));
      if (this.position >= next) this.keep();
    }
    this.explored = Math.max(this.explored, this.position);
  }

  /** Makes a keyframe of the present state. */
  private keep(): void {
    this.keyframes.push(this.keyframe());
    if (this.bytes > this.maxBytes && this.keyframes.length > 8) this.thin();
  }

  private keyframe(): Keyframe {
    return {
      position: this.position,
      census: this.census.kept(),
      words: this.wordPages.list(),
      refs: this.refPages.list(),
    };
  }

  /** Drops every other keyframe: seeking takes up to twice as long from now on. */
  private thin(): void {
    this.keyframes = this.keyframes.filter((_keyframe, i) => i % 2 === 0);
    this.spacing *= 2;
    this.drop(0);
  }

  private chunk(position: number): Int32Array {
    return this.journal.chunks[Math.floor(position / CHUNK_ENTRIES)] as Int32Array;
  }

  private forward(target: number): void {
    const words = this.wordPages.data;
    const refs = this.refPages.data;
    const dirtyWords = this.wordPages.dirty;
    const dirtyRefs = this.refPages.dirty;
    const { census, lives, explored } = this;
    let position = this.position;
    while (position < target) {
      const chunk = this.chunk(position);
      const start = position % CHUNK_ENTRIES;
      // Entries run for the first time from here on (in words of the chunk).
      const fresh = (start + explored - position) * 2;
      const count = Math.min(CHUNK_ENTRIES - start, target - position);
      const end = (start + count) * 2;
      for (let at = start * 2; at < end; at += 2) {
        const first = chunk[at];
        const address = first >>> 3;
        const tag = first & 7;
        if (tag === Tag.Raw) {
          words[address] ^= chunk[at + 1];
          dirtyWords[address >> 10] = 1;
        } else if (tag === Tag.Ref) {
          const old = words[address];
          const now = old ^ chunk[at + 1];
          words[address] = now;
          dirtyWords[address >> 10] = 1;
          if (--refs[old] === 0) {
            census.gone(old);
            if (at >= fresh) lives.gone(old, position - start + (at >> 1));
          }
          if (refs[now]++ === 0) {
            census.come(now);
            if (at >= fresh) lives.come(now);
          }
          dirtyRefs[old >> 10] = 1;
          dirtyRefs[now >> 10] = 1;
        } else if (tag === Tag.MoveTo) this.moved(chunk[at - 2] >>> 3, address, chunk[at + 1]);
      }
      position += count;
    }
    this.position = position;
  }

  private backward(target: number): void {
    const words = this.wordPages.data;
    const refs = this.refPages.data;
    const dirtyWords = this.wordPages.dirty;
    const dirtyRefs = this.refPages.dirty;
    const { census } = this;
    let position = this.position;
    while (position > target) {
      const chunk = this.chunk(position - 1);
      const end = (position - 1) % CHUNK_ENTRIES;
      const count = Math.min(end + 1, position - target);
      for (let at = end * 2, rest = count; rest > 0; at -= 2, rest--) {
        const first = chunk[at];
        const address = first >>> 3;
        const tag = first & 7;
        if (tag === Tag.Raw) {
          words[address] ^= chunk[at + 1];
          dirtyWords[address >> 10] = 1;
        } else if (tag === Tag.Ref) {
          const now = words[address];
          const old = now ^ chunk[at + 1];
          words[address] = old;
          dirtyWords[address >> 10] = 1;
          if (--refs[now] === 0) census.gone(now);
          if (refs[old]++ === 0) census.come(old);
          dirtyRefs[old >> 10] = 1;
          dirtyRefs[now >> 10] = 1;
        } else if (tag === Tag.MoveTo) this.moved(address, chunk[at - 2] >>> 3, chunk[at + 1]);
      }
      position -= count;
    }
    this.position = position;
  }

  private moved(source: number, target: number, length: number): void {
    moveWords(this.wordPages.data, source, target, length);
    this.wordPages.touch(source, length);
    this.wordPages.touch(target, length);
  }

  /** Follows the heap's growth. */
  private grow(): void {
    this.wordPages.grow(this.heap.words.length);
    this.refPages.grow(this.heap.refs.length);
  }
}
