/**
 * The heap: the one door to every Python object.
 *
 * An object is a handle. What never changes about it (a number, a string, where its words lie) stands in append-only
 * tables; whatever the running program can change stands in `words`, and the only way to change a word is a write
 * method here. From that follow recording, time travel, reference counts and change marks, with no further code in
 * any type.
 *
 * Reference counts are kept as CPython keeps them. A word written with `setRef` counts; `setRaw` does not.
 * Native code owns nothing: what it creates belongs to the *pool* and is released when the native call is over,
 * unless a word holds it by then.
 */
import { Addresses } from './address';
import { Blocks } from './blocks';
import { Containers } from './containers';
import type { Graveyard } from './graveyard';
import { FIRST_FREE, IMMORTAL, IMMORTAL_START, NEVER, type Handle } from './handles';
import { Tag, type Journal } from './journal';
import { LimitReached } from './limit';

const FIRST_WORD = 16;

/** Registers: words below the first block. */
export const enum Register {
  /** Number of frames on the call stack. */
  Depth = 1,
  /** Address of the call stack's block: frame handles by depth. */
  Stack = 2,
  /** The exception being handled (CPython's `exc_info`), a counted reference. */
  Handled = 3,
  /** At a return step: the value handed back (plain: whoever gets it counts it). */
  Returned = 4,
  /** At an exception step: the exception (plain). */
  Raised = 5,
  /** `sys.getrecursionlimit()`. */
  RecursionLimit = 6,
  /** How many frames at the start of the call stack's block are those of threads that wait. */
  Parked = 7,
}

/** What reading needs of a memory: the tables of the heap, whose words may be those of an earlier step. */
export interface MemoryImage {
  readonly words: Int32Array;
  readonly num: Float64Array;
  readonly base: Int32Array;
  readonly type: Int32Array;
}

/** Told of every allocation while the program traces them (tracemalloc). */
export interface AllocationTracer {
  created(handle: Handle, type: number): void;
  freed(handle: Handle): void;
  /** The block of a container's items has another size now; 0: there is none. */
  resized(handle: Handle, bytes: number): void;
  /** C code uses memory of its own for a moment. */
  passing(bytes: number): void;
  /** What was kept of objects that are gone, to be used again, is given back. */
  clearFreeLists(): void;
}

/** What the heap asks of the interpreter: methods of one class, not functions of each run, so that they are compiled once. */
export interface HeapOwner {
  /** A count has fallen to zero: runs finalizers and clears the object. */
  onZero(handle: Handle): void;
  /** A handle from the graveyard is to serve again: gives back the object's payload. */
  onReuse(handle: Handle): void;
  /** The heap's tables are to grow: whether so many bytes more would be too many. */
  exceeds(more: number): boolean;
}

const NOBODY: HeapOwner = { onZero: () => undefined, onReuse: () => undefined, exceeds: () => false };

export class Heap {
  words = new Int32Array(1 << 17);
  /** Dense number of the object's type (`TypeObject.index`). */
  type = new Int32Array(1 << 16);
  /** Address of the object's own words, 0 where it has none. */
  base = new Int32Array(1 << 16);
  /** A number's value, or the index of its payload in a table of its kind. */
  num = new Float64Array(1 << 16);
  refs = new Int32Array(1 << 16);
  /** Handles given out so far: the next new handle. */
  top = FIRST_FREE;
  /** {@link top} at the last recorded step: handles from here on are in no recorded step yet. */
  stepTop = NEVER;
  /** Objects alive now. */
  live = 0;
  /** Where changes are written down; null while nothing is recorded. */
  journal: Journal | null = null;
  /** Whether freed handles are given out again at once (only when nothing is recorded). */
  recycle = false;
  /** Where a recording that keeps its newest steps has the handles that may serve again later. */
  graveyard: Graveyard | null = null;
  /** Whom it tells what becomes of objects. */
  owner: HeapOwner = NOBODY;

  /** Set while the program traces its allocations. */
  tracer: AllocationTracer | null = null;
  /** By type: 1 where its objects can be part of cycles, 2 where only some can, which are {@link adopt}ed. */
  kinds = new Uint8Array(256);
  /** What the collector of cycles works on. */
  readonly containers = new Containers(this);
  readonly addresses = new Addresses();
  private readonly blocks = new Blocks(FIRST_WORD);
  private freeHandles: Handle[] = [];
  /** Handles that were free when an object went whose address the program knows: who gets a handle after that shows it. */
  private readonly olderHandles: Handle[][] = [];
  private pool = new Int32Array(1 << 10);
  private poolTop = 0;

  /** Announces a type whose objects can be part of cycles; see {@link Addresses.define} for the rest. */
  defineContainer(type: number, bytes: number, ownList: boolean, variable: boolean): void {
    if (type >= this.kinds.length) {
      const larger = new Uint8Array(type * 2);
      larger.set(this.kinds);
      this.kinds = larger;
    }
    this.kinds[type] = 1;
    this.addresses.define(type, bytes, ownList, variable);
  }

  // ---- objects

  /** The address of an object, as `id()` gives it. */
  addressOf(handle: Handle): number {
    return this.addresses.addressOf(handle);
  }

  /** The address as default reprs show it. */
  addressText(handle: Handle): string {
    return `0x${this.addresses.addressOf(handle).toString(16)}`;
  }

  /** A new object that its creator owns (count 1). For the evaluator; native code uses {@link create}. */
  createOwned(type: number, num: number, base: number): Handle {
    let handle: Handle;
    if (this.freeHandles.length > 0) handle = this.freeHandles.pop() as Handle;
    else if (this.top < this.type.length) handle = this.top++;
    else handle = this.oneMoreHandle();
    this.type[handle] = type;
    this.num[handle] = num;
    this.base[handle] = base;
    this.refs[handle] = 1;
    this.live++;
    if (this.kinds[type] === 1) {
      this.containers.add(handle);
      this.addresses.place(handle, type, num);
    }
    if (this.tracer !== null) this.tracer.created(handle, type);
    return handle;
  }

  /** A new object that the pool owns: it lives to the end of the native call, longer if a word comes to hold it. */
  create(type: number, num = 0, words = 0): Handle {
    return this.autorelease(this.createOwned(type, num, words === 0 ? 0 : this.takeBlock(words)));
  }

  /** An object that is never freed, at a fixed handle or (0) at a new one. */
  createImmortal(type: number, num: number, fixed: Handle = 0, words = 0): Handle {
    const base = words === 0 ? 0 : this.takeBlock(words);
    const handle = fixed === 0 ? this.createOwned(type, num, base) : fixed;
    this.type[handle] = type;
    this.num[handle] = num;
    this.base[handle] = base;
    this.refs[handle] = IMMORTAL_START;
    return handle;
  }

  /** Makes an object immortal. */
  immortalize(handle: Handle): Handle {
    this.refs[handle] = IMMORTAL_START;
    return handle;
  }

  isImmortal(handle: Handle): boolean {
    return this.refs[handle] >= IMMORTAL;
  }

  incref(handle: Handle): Handle {
    this.refs[handle]++;
    return handle;
  }

  decref(handle: Handle): void {
    if (--this.refs[handle] === 0) this.owner.onZero(handle);
  }

  /** As {@link decref} for an exact int or float: nothing has to be done when it dies. */
  decrefScalar(handle: Handle): void {
    if (--this.refs[handle] === 0) this.retireScalar(handle);
  }

  /** As {@link retire} for an object that is no container. */
  retireScalar(handle: Handle): void {
    this.live--;
    if (this.tracer !== null) this.tracer.freed(handle);
    if (this.addresses.watching) this.forgetAddress(handle);
    if (this.recycle) this.freeHandles.push(handle);
    // Made and gone between two steps: no step ever shows it, so its handle may serve again.
    else if (handle === this.top - 1 && handle >= this.stepTop && !this.changedType(handle)) this.top = handle;
    else if (this.graveyard !== null && this.journal !== null) this.graveyard.bury(handle, this.journal.length);
  }

  private forgetAddress(handle: Handle): void {
    const shown = !this.recycle && handle < this.stepTop;
    if (!this.addresses.forget(handle, this.top, shown) || this.freeHandles.length === 0) return;
    this.olderHandles.push(this.freeHandles);
    this.freeHandles = [];
  }

  /** Whether the recording lists types that an object had: its handle can be no other object's. */
  private changedType(handle: Handle): boolean {
    const { journal } = this;
    return journal !== null && journal.firstTypes.size > 0 && journal.firstTypes.has(handle);
  }

  /** Steps before a length of the journal are forgotten: handles that were dead by then may serve again. */
  reuseBefore(position: number): void {
    this.graveyard?.exhume(position, (handle) => {
      if (this.changedType(handle)) return;
      this.owner.onReuse(handle);
      this.addresses.reset(handle);
      this.freeHandles.push(handle);
    });
  }

  /** From now on an object of such a type is a container. */
  adopt(handle: Handle): void {
    this.containers.add(handle);
  }

  /** An adopted object goes. */
  disown(handle: Handle): void {
    this.containers.remove(handle);
  }

  /** The object's words were given back: its handle is dead. */
  retire(handle: Handle): void {
    const type = this.type[handle];
    if (this.kinds[type] === 1) {
      this.containers.remove(handle);
      this.addresses.release(handle, type, this.num[handle]);
      // The handle may name something without a place of its own next.
      if (this.recycle || handle >= this.stepTop) this.addresses.reset(handle);
    }
    this.retireScalar(handle);
  }

  /** `__class__` assignment. */
  setType(handle: Handle, type: number): void {
    const old = this.type[handle];
    this.type[handle] = type;
    const { journal } = this;
    if (journal === null) return;
    if (!journal.firstTypes.has(handle)) journal.firstTypes.set(handle, old);
    journal.typeChanges.push({ position: journal.length, handle, difference: old ^ type });
    journal.append((handle << 3) | Tag.Type, old ^ type);
  }

  // ---- words

  /** A zeroed block of words. */
  takeBlock(size: number): number {
    const address = this.blocks.take(size);
    if (this.blocks.top > this.words.length) this.growWords(this.blocks.top);
    return address;
  }

  /** Gives a block back. Every word of it is zero by now. */
  giveBlock(address: number, size: number): void {
    this.blocks.give(address, size);
  }

  /** Writes plain data. */
  setRaw(address: number, value: number): void {
    const old = this.words[address];
    if (old === value) return;
    this.words[address] = value;
    if (this.journal !== null) this.journal.append(address << 3, old ^ value);
  }

  /** Writes a counted reference (0: none) and drops the one that was there, freeing its object if it was the last. */
  setRef(address: number, handle: Handle): void {
    const old = this.words[address];
    if (old === handle) return;
    this.words[address] = handle;
    if (this.journal !== null) this.journal.append((address << 3) | Tag.Ref, old ^ handle);
    if (handle !== 0) this.refs[handle]++;
    if (old !== 0 && --this.refs[old] === 0) this.owner.onZero(old);
  }

  /** Empties a reference word: for those who visit the references of an object. */
  readonly clearWord = (address: number): void => {
    if (this.words[address] !== 0) this.setRef(address, 0);
  };

  /** As {@link setRef}, but the caller's own reference to `handle` becomes the word's. */
  storeOwned(address: number, handle: Handle): void {
    const old = this.words[address];
    this.words[address] = handle;
    if (this.journal !== null && old !== handle) this.journal.append((address << 3) | Tag.Ref, old ^ handle);
    if (old !== 0 && --this.refs[old] === 0) this.owner.onZero(old);
  }

  /** Empties a reference word and hands its reference over to the pool. */
  takeRef(address: number): Handle {
    const old = this.words[address];
    if (old === 0) return 0;
    this.words[address] = 0;
    if (this.journal !== null) this.journal.append((address << 3) | Tag.Ref, old);
    return this.autorelease(old);
  }

  /** Empties a reference word; the caller owns the reference (not the pool). */
  takeOwned(address: number): Handle {
    const old = this.words[address];
    if (old === 0) return 0;
    this.words[address] = 0;
    if (this.journal !== null) this.journal.append((address << 3) | Tag.Ref, old);
    return old;
  }

  /** Exchanges two reference words. */
  swapRefs(first: number, second: number): void {
    const a = this.words[first];
    const b = this.words[second];
    if (a === b) return;
    this.words[first] = b;
    this.words[second] = a;
    if (this.journal !== null) {
      this.journal.append((first << 3) | Tag.Ref, a ^ b);
      this.journal.append((second << 3) | Tag.Ref, a ^ b);
    }
  }

  /** Puts the references of a block into another order: `handles` is a permutation of them. Counts do not change. */
  permute(address: number, handles: readonly Handle[]): void {
    for (let i = 0; i < handles.length; i++) {
      const old = this.words[address + i];
      const handle = handles[i];
      if (old === handle) continue;
      this.words[address + i] = handle;
      if (this.journal !== null) this.journal.append(((address + i) << 3) | Tag.Ref, old ^ handle);
    }
  }

  /**
   * Moves `length` reference words, as memmove does; words of the source that the target does not cover become 0.
   * The target's words outside the source must be 0. Counts do not change.
   */
  move(source: number, target: number, length: number): void {
    if (length <= 0 || source === target) return;
    moveWords(this.words, source, target, length);
    if (this.journal !== null) this.journal.appendMove(source, target, length);
  }

  // ---- the pool

  /** Hands the caller's reference to the pool. */
  autorelease(handle: Handle): Handle {
    if (this.poolTop === this.pool.length) this.pool = grown(this.pool, this.poolTop * 2);
    this.pool[this.poolTop++] = handle;
    return handle;
  }

  /** Protects a borrowed object until the native call is over: needed before changing what holds it. */
  keep(handle: Handle): Handle {
    this.refs[handle]++;
    return this.autorelease(handle);
  }

  /** Where the pool stands; give it to {@link drain}. */
  get poolMark(): number {
    return this.poolTop;
  }

  /** Releases everything that came into the pool since `mark`. */
  drain(mark: number): void {
    while (this.poolTop > mark) {
      const handle = this.pool[--this.poolTop];
      if (--this.refs[handle] === 0) this.owner.onZero(handle);
    }
  }

  /** Releases everything since `mark` except one reference to `result`, which the caller then owns. */
  drainOwning(mark: number, result: Handle): Handle {
    const count = this.poolTop - mark;
    if (count === 1 && this.pool[mark] === result) {
      this.poolTop = mark;
      return result;
    }
    this.refs[result]++;
    if (count !== 0) this.drain(mark);
    return result;
  }

  // ---- growth

  /** Bytes of the heap's tables in use. */
  get bytes(): number {
    return this.blocks.top * 4 + this.top * 25 + (this.graveyard?.bytes ?? 0);
  }

  private growWords(needed: number): void {
    this.checkLimit(0);
    let size = this.words.length * 2;
    while (size < needed) size *= 2;
    this.words = grown(this.words, size);
  }

  /** A handle where the tables are full. */
  private oneMoreHandle(): Handle {
    const older = this.olderHandles.pop();
    if (older !== undefined) {
      this.freeHandles = older;
      return older.pop() as Handle;
    }
    this.growHandles();
    return this.top++;
  }

  private growHandles(): void {
    const size = this.type.length * 2;
    this.checkLimit(0);
    this.type = grown(this.type, size);
    this.base = grown(this.base, size);
    this.refs = grown(this.refs, size);
    const num = new Float64Array(size);
    num.set(this.num);
    this.num = num;
  }

  private checkLimit(more: number): void {
    if (this.owner.exceeds(more)) throw new LimitReached('bytes');
  }
}

/** memmove over words with the vacated words set to 0; shared with replay, which runs it both ways. */
export function moveWords(words: Int32Array, source: number, target: number, length: number): void {
  words.copyWithin(target, source, source + length);
  if (target > source) words.fill(0, source, Math.min(target, source + length));
  else words.fill(0, Math.max(source, target + length), source + length);
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
