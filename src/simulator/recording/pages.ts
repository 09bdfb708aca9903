/**
 * An array whose states can be kept: as lists of pages, shared between states where nothing was written, so that a
 * state costs what changed since the one before, and going to a state costs what differs from the present one.
 */

/** `address >> PAGE_BITS` is an address's page; the loops of replay.ts write the number out. */
const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

/** A page that was never written. */
const ZEROS = new Int32Array(PAGE);

/** The pages of one state; what lies behind the last one is zero. */
export type PageList = readonly Int32Array[];

export class Pages {
  /** The present state. */
  data: Int32Array;
  /** By page: written since it was last kept or loaded. Set by whoever writes. */
  dirty: Uint8Array;
  /** By page: what it holds where it is not dirty. */
  private clean: Int32Array[];
  private kept = 0;

  constructor(data: Int32Array) {
    const count = Math.ceil(data.length / PAGE);
    this.data = data.length === count * PAGE ? data : larger(data, count * PAGE);
    this.dirty = new Uint8Array(count).fill(1);
    this.clean = new Array<Int32Array>(count).fill(ZEROS);
  }

  /** Bytes of the present state and of all that is kept. */
  get bytes(): number {
    return this.data.byteLength + this.kept;
  }

  /** Makes room for `length` words. */
  grow(length: number): void {
    if (length <= this.data.length) return;
    const count = Math.ceil(length / PAGE);
    this.data = larger(this.data, count * PAGE);
    const dirty = new Uint8Array(count);
    dirty.set(this.dirty);
    this.dirty = dirty;
    const before = this.clean;
    this.clean = new Array<Int32Array>(count).fill(ZEROS);
    for (let i = 0; i < before.length; i++) this.clean[i] = before[i];
  }

  /** Notes that a range was written. */
  touch(address: number, length: number): void {
    const last = (address + length - 1) >> PAGE_BITS;
    for (let page = address >> PAGE_BITS; page <= last; page++) this.dirty[page] = 1;
  }

  /** Keeps the present state. */
  list(): PageList {
    const { data, dirty, clean } = this;
    let used = 0;
    for (let page = 0; page < dirty.length; page++) {
      if (dirty[page] !== 0) {
        clean[page] = data.slice(page << PAGE_BITS, (page + 1) << PAGE_BITS);
        dirty[page] = 0;
        this.kept += PAGE * 4;
      }
      if (clean[page] !== ZEROS) used = page + 1;
    }
    this.kept += used * 8;
    return clean.slice(0, used);
  }

  /** Goes to a kept state. */
  load(list: PageList): void {
    const { data, dirty, clean } = this;
    for (let page = 0; page < dirty.length; page++) {
      const wanted = page < list.length ? list[page] : ZEROS;
      if (dirty[page] === 0 && clean[page] === wanted) continue;
      data.set(wanted, page << PAGE_BITS);
      clean[page] = wanted;
      dirty[page] = 0;
    }
  }

  /** Counts the bytes anew: these states are all that is kept. */
  recount(lists: readonly PageList[]): void {
    const pages = new Set<Int32Array>();
    let entries = 0;
    for (const list of lists) {
      for (const page of list) pages.add(page);
      entries += list.length;
    }
    this.kept = pages.size * PAGE * 4 + entries * 8;
  }
}

function larger(array: Int32Array, size: number): Int32Array {
  const made = new Int32Array(size);
  made.set(array);
  return made;
}
