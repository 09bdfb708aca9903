/**
 * Which lines of the program hold how much memory: what tracemalloc shows. Twin of Python/tracemalloc.c; sizes follow
 * 64-bit CPython's (objects/allocations.ts), not those of our own heap.
 */
import type { AllocationTracer, Handle } from '../memory';
import { allocationSize } from '../objects/allocations';
import { TypeId } from '../objects/typeids';
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

/** Tuples up to this length have free lists, with room for so many each (Include/internal/pycore_freelist_state.h). */
const SAVED_TUPLES = 20;
const MOST_FREE_TUPLES = 2000;
/** So many are in each when a program starts, about. */
const FREE_AT_START = 10;

/** Memory of a tuple that is gone. `size`: 0 where it is from before the tracing began. */
interface FreeTuple {
  readonly size: number;
  readonly stack: number;
}

export class TraceMalloc implements AllocationTracer {
  /** By handle: bytes of the object itself, and the number of its {@link stacks} entry. */
  private sizes = new Int32Array(1 << 16);
  private stackOf = new Int32Array(1 << 16);
  /** By handle: bytes of a further block (a list's items, a dict's keys), and where it was last made. */
  private blocks = new Int32Array(1 << 16);
  private blockStackOf = new Int32Array(1 << 16);
  /** Memory of tuples that are gone, by their length, kept for others. */
  private freeTuples: FreeTuple[][] = [];
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
    if (type === TypeId.Frame) return;
    if (handle >= this.sizes.length) this.grow(handle);
    const size = allocationSize(this.vm, handle);
    const kept = type === TypeId.Tuple ? this.takeTuple(this.vm.heap.num[handle]) : undefined;
    if (kept?.size === 0) {
      // Memory from before the tracing began.
      this.sizes[handle] = 0;
      return;
    }
    this.current -= kept?.size ?? 0;
    // A second time: its size is known only now.
    this.current -= this.sizes[handle];
    this.sizes[handle] = size;
    this.stackOf[handle] = this.place();
    this.blocks[handle] = 0;
    this.add(size);
  }

  freed(handle: Handle): void {
    if (handle >= this.sizes.length) return;
    if (this.keepTuple(handle)) return;
    this.current -= this.sizes[handle] + this.blocks[handle];
    this.sizes[handle] = 0;
    this.blocks[handle] = 0;
  }

  resized(handle: Handle, bytes: number): void {
    if (handle >= this.sizes.length) this.grow(handle);
    this.current -= this.blocks[handle];
    this.blocks[handle] = bytes;
    this.blockStackOf[handle] = this.place();
    this.add(bytes);
  }

  /** A tuple that is gone goes to the free list of its length, where there is room: its memory is not given back. */
  private keepTuple(handle: Handle): boolean {
    const { type, num } = this.vm.heap;
    const length = num[handle];
    if (type[handle] !== TypeId.Tuple || length > SAVED_TUPLES) return false;
    const list = this.freeTuplesOf(length);
    if (list.length >= MOST_FREE_TUPLES) return false;
    list.push({ size: this.sizes[handle], stack: this.stackOf[handle] });
    this.sizes[handle] = 0;
    return true;
  }

  private takeTuple(length: number): FreeTuple | undefined {
    return length > SAVED_TUPLES ? undefined : this.freeTuplesOf(length).pop();
  }

  private freeTuplesOf(length: number): FreeTuple[] {
    return (this.freeTuples[length] ??= Array.from({ length: FREE_AT_START }, () => ({ size: 0, stack: 0 })));
  }

  /** A collection of everything empties the free lists. */
  clearFreeLists(): void {
    for (const list of this.freeTuples) for (const { size } of list ?? []) this.current -= size;
    this.freeTuples = Array.from({ length: SAVED_TUPLES + 1 }, () => []);
  }

  /** Forgets everything traced so far. */
  clear(): void {
    this.sizes.fill(0);
    this.blocks.fill(0);
    this.freeTuples = [];
    this.current = 0;
    this.peak = 0;
  }

  /** The traces of all living objects. */
  traces(each: (trace: Trace) => void): void {
    for (let h = 0; h < this.sizes.length; h++) {
      if (this.sizes[h] > 0) each({ size: this.sizes[h], ...this.stacks[this.stackOf[h]] });
      if (this.blocks[h] > 0) each({ size: this.blocks[h], ...this.stacks[this.blockStackOf[h]] });
    }
    for (const { size, stack } of this.freeTuples.flat()) if (size > 0) each({ size, ...this.stacks[stack] });
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
