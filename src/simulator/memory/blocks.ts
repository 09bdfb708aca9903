/**
 * Hands out blocks of heap words. Freed blocks are all zero (the heap writes the zeros, so the journal knows of them)
 * and go back to a list of their size. Nothing here is recorded: where a block lies matters to nobody, only that a
 * block given out is zero.
 */

/** Sizes up to this are served exactly; larger ones in classes a quarter apart. */
const EXACT = 64;

/** The words a block for `size` words really has. */
export function blockCapacity(size: number): number {
  if (size <= EXACT) return size;
  const quarter = 1 << (29 - Math.clz32(size - 1));
  return Math.ceil(size / quarter) * quarter;
}

function sizeClass(capacity: number): number {
  if (capacity <= EXACT) return capacity;
  const log = 31 - Math.clz32(capacity - 1);
  return EXACT + log * 4 + ((capacity - 1) >> (log - 2));
}

/** The free lists over one array of words. */
export class Blocks {
  /** The first word never handed out. Word 0 stays unused, so that address 0 can mean "no block". */
  top: number;
  private readonly free: number[][] = [];

  constructor(firstWord: number) {
    this.top = firstWord;
    for (let i = 0; i < EXACT + 32 * 4 + 8; i++) this.free.push([]);
  }

  /** The address of a zeroed block of at least `size` words; the caller makes sure that words reach up to `top`. */
  take(size: number): number {
    const capacity = blockCapacity(size);
    const list = this.free[sizeClass(capacity)];
    if (list.length > 0) return list.pop() as number;
    const address = this.top;
    this.top += capacity;
    return address;
  }

  /** Takes back a block that was given out for `size` words; all its words are zero again. */
  give(address: number, size: number): void {
    this.free[sizeClass(blockCapacity(size))].push(address);
  }
}
