/**
 * Which lines of the program hold how much memory: what tracemalloc shows. Twin of Python/tracemalloc.c; sizes follow
 * 64-bit CPython's (objects/allocations.ts), not those of our own heap.
 */
import type { AllocationTracer, Handle } from '../memory';
import { allocationSize } from '../objects/allocations';
import { TypeId } from '../objects/typeids';
import { DICT_LOG_MINSIZE, sizeOfDictKeys } from '../values/sizes';
import { FreeLists, freeListOf, KEYS_LIST } from './freelists';
import type { Interpreter } from './interpreter';

/** A line of a file. */
export interface TracePlace {
  readonly filename: string;
  readonly line: number;
}

/** One allocation of a living object. */
export interface Trace {
  readonly size: number;
  /** The frames, the innermost first. */
  readonly places: readonly TracePlace[];
  /** How deep the stack was. */
  readonly depth: number;
}

/** What is known of the place of an allocation. */
interface Stack {
  readonly places: readonly TracePlace[];
  readonly depth: number;
}

/** Bytes of the smallest table of keys that are all str. */
const SMALLEST_KEYS = sizeOfDictKeys(DICT_LOG_MINSIZE, true);

/** Blocks of these are made anew and then emptied, not resized: for a moment there are two. */
function isCopied(type: number): boolean {
  return type === TypeId.Dict || type === TypeId.Set || type === TypeId.FrozenSet;
}

export class TraceMalloc implements AllocationTracer {
  /** By handle: bytes of the object itself, and the number of its {@link stacks} entry. */
  private sizes = new Int32Array(1 << 16);
  private stackOf = new Int32Array(1 << 16);
  /** By handle: bytes of a further block (a list's items, a dict's keys), and where it was last made. */
  private blocks = new Int32Array(1 << 16);
  private blockStackOf = new Int32Array(1 << 16);
  private readonly free = new FreeLists();
  private readonly stacks: Stack[] = [];
  private readonly numbers = new Map<string, number>();
  /** Where the program was at the last allocation. */
  private lastExec = -1;
  private lastAt = -1;
  private lastDepth = -1;
  private lastNumber = 0;
  /** Bytes traced now and the most there were. */
  current = 0;
  peak = 0;

  constructor(
    private readonly vm: Interpreter,
    /** Frames kept of each place. */
    readonly limit: number,
  ) {}

  created(handle: Handle, type: number): void {
    // A frame is an object of its own only once something keeps it.
    if (type === TypeId.Frame && !this.vm.ownedFrames.has(handle)) return;
    if (handle >= this.sizes.length) this.grow(handle);
    // A second time: its size is known only now.
    this.current -= this.sizes[handle];
    this.blocks[handle] = 0;
    this.sizes[handle] = this.allocate(freeListOf(type, this.vm.heap.num[handle]), allocationSize(this.vm, handle));
    this.stackOf[handle] = this.lastNumber;
  }

  freed(handle: Handle): void {
    if (handle >= this.sizes.length) return;
    const { type, num } = this.vm.heap;
    this.giveBack(freeListOf(type[handle], num[handle]), this.sizes[handle], this.stackOf[handle]);
    this.giveBackBlock(handle);
    this.sizes[handle] = 0;
    this.blocks[handle] = 0;
  }

  resized(handle: Handle, bytes: number): void {
    if (handle >= this.sizes.length) this.grow(handle);
    const type = this.vm.heap.type[handle];
    const copied = isCopied(type);
    if (!copied) this.giveBackBlock(handle);
    const made = this.allocate(type === TypeId.Dict && bytes === SMALLEST_KEYS ? KEYS_LIST : -1, bytes);
    if (copied) this.giveBackBlock(handle);
    this.blocks[handle] = made;
    this.blockStackOf[handle] = this.lastNumber;
  }

  passing(bytes: number): void {
    this.add(bytes);
    this.current -= bytes;
  }

  /** Counts memory that comes into use here. The bytes of it that are traced: 0 where it is from before the tracing. */
  private allocate(list: number, size: number): number {
    const kept = this.free.take(list);
    this.lastNumber = this.place();
    if (kept?.size === 0) return 0;
    this.current -= kept?.size ?? 0;
    this.add(size);
    return size;
  }

  private giveBack(list: number, size: number, stack: number): void {
    if (!this.free.keep(list, size, stack)) this.current -= size;
  }

  private giveBackBlock(handle: Handle): void {
    const size = this.blocks[handle];
    const list = size === SMALLEST_KEYS && this.vm.heap.type[handle] === TypeId.Dict ? KEYS_LIST : -1;
    if (size > 0) this.giveBack(list, size, this.blockStackOf[handle]);
  }

  /** A collection of everything empties the free lists. */
  clearFreeLists(): void {
    this.free.each(({ size }) => (this.current -= size));
    this.free.clear();
  }

  /** Forgets everything traced so far. */
  clear(): void {
    this.sizes.fill(0);
    this.blocks.fill(0);
    this.free.forget();
    this.current = 0;
    this.peak = 0;
  }

  /** The traces of all living objects. */
  traces(each: (trace: Trace) => void): void {
    for (let h = 0; h < this.sizes.length; h++) {
      if (this.sizes[h] > 0) each({ size: this.sizes[h], ...this.stacks[this.stackOf[h]] });
      if (this.blocks[h] > 0) each({ size: this.blocks[h], ...this.stacks[this.blockStackOf[h]] });
    }
    this.free.each(({ size, stack }) => {
      if (size > 0) each({ size, ...this.stacks[stack] });
    });
  }

  /** Where an object was made; null: not traced. */
  placesOf(handle: Handle): readonly TracePlace[] | null {
    return (this.sizes[handle] ?? 0) === 0 ? null : this.stacks[this.stackOf[handle]].places;
  }

  private add(bytes: number): void {
    this.current += bytes;
    if (this.current > this.peak) this.peak = this.current;
  }

  /** The number of the place where the program is. */
  private place(): number {
    const { vm } = this;
    const { exec, last, depth } = vm;
    const index = depth === 0 ? -1 : exec.index;
    if (index === this.lastExec && last === this.lastAt && (depth === this.lastDepth || this.limit === 1)) {
      return this.lastNumber;
    }
    this.lastExec = index;
    this.lastAt = last;
    this.lastDepth = depth;
    const places: TracePlace[] = [];
    for (let at = depth - 1; at >= 0 && places.length < this.limit; at--) {
      const { code } = vm.execs[vm.heap.num[vm.frames[at]]];
      places.push({ filename: code.filename, line: code.lineAt(at === depth - 1 ? last : vm.savedLast[at]) });
    }
    if (places.length === 0) places.push({ filename: '<unknown>', line: 0 });
    const key = places.map(({ filename, line }) => `${filename}:${line}`).join('|');
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.stacks.push({ places, depth: Math.max(depth, 1) }) - 1;
      this.numbers.set(key, number);
    }
    this.lastNumber = number;
    return number;
  }

  private grow(handle: Handle): void {
    const size = Math.max(handle + 1, this.sizes.length * 2);
    const larger = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(size);
      grown.set(array);
      return grown;
    };
    this.sizes = larger(this.sizes);
    this.stackOf = larger(this.stackOf);
    this.blocks = larger(this.blocks);
    this.blockStackOf = larger(this.blockStackOf);
  }
}
