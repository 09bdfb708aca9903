/**
 * Simulated addresses: what `id()` returns and default reprs show. Plausible 64-bit addresses, fixed for an object; the
 * address of an object that is gone is given out again, as CPython's allocator and its free lists do.
 * Twin of Objects/obmalloc.c as far as `id()` shows it.
 */
import { FIRST_FREE, NULL, type Handle } from './handles';

/** Objects that exist before any program runs lie in the interpreter's own data, the others in its arenas. */
const STATIC = 0xa8f000;
/** Containers and instances. */
const ARENA = 0x7f0a40000000;
/** Everything else: their addresses follow from their handles. */
const PLAIN = 0x7f0b80000000;
/** Those whose handle would give them one that another object has taken over. */
const SPARE = 0x7f0b40000000;
/** Addresses are multiples of this; they are kept as multiples of it. */
const UNIT = 16;
/** Where blocks lie that are too large for pools. */
const LARGE_UNIT = 1 << 27;
/** Units of a pool: a stretch whose blocks all have one size. */
const POOL_UNITS = 1024;
/** Blocks up to so many units come from pools. */
const SMALL_UNITS = 32;
/** So many addresses of a free list are remembered. */
const REMEMBERED = 100;
/** Tuples up to this length have free lists of their own (PyTuple_MAXSAVESIZE). */
const SAVED_TUPLES = 20;

/** Keys of free lists: sizes in units, then tuples by length, then types with a free list of their own. */
const TUPLE_KEYS = 1024;
const TYPE_KEYS = TUPLE_KEYS + SAVED_TUPLES + 1;

/** Where the objects of a run lie. */
export class Addresses {
  /** By handle: unit number + 1 for containers, 0 for what has an address by its handle alone. */
  private units = new Int32Array(1 << 16);
  /** By type: key of its free list, 0 where it depends on the length. */
  private keys = new Int32Array(256);
  /** By type: units of an object without its items. */
  private sizes = new Int32Array(256);
  private readonly free: number[][] = [];
  /** By size in units: the next block of its pool, and where the pool ends. */
  private readonly next: number[] = [];
  private readonly end: number[] = [];
  private top = 0;
  /** By pool: units of its blocks. */
  private readonly pools: number[] = [];
  private largeTop = LARGE_UNIT;
  /** Where things without a place in an arena were that the program has asked for and that are gone since, by list. */
  private readonly gone = new Map<number, Gone[]>();
  private readonly left = new Set<number>();
  /** Counts deaths of such objects; by handle: as of when it was last free. */
  private clock = 0;
  private freed = new Int32Array(0);
  /** Addresses that plain objects took over from others. */
  private readonly taken = new Map<Handle, number>();
  /** Plain objects whose address the program asked for, with their free list, and those addresses: no two are the same. */
  private readonly asked = new Map<Handle, number>();
  private readonly used = new Set<number>();
  private spare = SPARE;
  /** Whether there are such objects. */
  watching = false;

  /** Announces a type of containers: bytes of an object without items, whether CPython keeps a free list of them. */
  define(type: number, bytes: number, ownList: boolean, variable: boolean): void {
    if (type >= this.keys.length) {
      this.keys = grown(this.keys, type * 2);
      this.sizes = grown(this.sizes, type * 2);
    }
    const units = Math.ceil(bytes / UNIT);
    this.sizes[type] = units;
    this.keys[type] = variable ? 0 : ownList ? TYPE_KEYS + type : sizeKey(units);
  }

  /** Objects of a type without a free list of its own have another size from now on. */
  resize(type: number, bytes: number): void {
    const units = Math.ceil(bytes / UNIT);
    this.sizes[type] = units;
    this.keys[type] = sizeKey(units);
  }

  /** Gives a new container its place; `length`: items of a variable one. */
  place(handle: Handle, type: number, length: number): void {
    if (handle >= this.units.length) this.units = grown(this.units, handle * 2);
    let key = this.keys[type];
    let units = this.sizes[type];
    if (key === 0) {
      units += (length + 1) >> 1;
      key = length <= SAVED_TUPLES ? TUPLE_KEYS + length : sizeKey(units);
    }
    const list = this.free[key];
    this.units[handle] = list !== undefined && list.length > 0 ? (list.pop() as number) : this.fresh(units);
  }

  /** A handle names another object from now on. */
  reset(handle: Handle): void {
    if (handle < this.units.length) this.units[handle] = 0;
    if (this.taken.size > 0) this.taken.delete(handle);
  }

  /** A container is gone: its place is free again. */
  release(handle: Handle, type: number, length: number): void {
    const unit = this.units[handle];
    if (unit === 0) return;
    let key = this.keys[type];
    if (key === 0) key = length <= SAVED_TUPLES ? TUPLE_KEYS + length : sizeKey(this.sizes[type] + ((length + 1) >> 1));
    // The objects of a type may have had another size when this one was made: its pool knows.
    else if (key < TUPLE_KEYS && unit < LARGE_UNIT) key = sizeKey(this.pools[Math.floor((unit - 1) / POOL_UNITS)]);
    (this.free[key] ??= []).push(unit);
  }

  private fresh(units: number): number {
    if (units > SMALL_UNITS) {
      const unit = this.largeTop + 1;
      this.largeTop += units + 1;
      return unit;
    }
    let next = this.next[units];
    if (next === undefined || next + units > this.end[units]) {
      next = this.top;
      this.pools.push(units);
      this.end[units] = next + POOL_UNITS;
      this.top += POOL_UNITS;
    }
    this.next[units] = next + units;
    return next + 1;
  }

  /** The address of an object; a multiple of 16, exact as a JS number. */
  addressOf(handle: Handle): number {
    const unit = this.units[handle];
    if (unit > 0) return ARENA + unit * UNIT;
    if (handle < FIRST_FREE) return STATIC + handle * 32;
    return this.taken.get(handle) ?? PLAIN + (handle - FIRST_FREE) * 32;
  }

  /** The object whose block an address lies in, by what gave out addresses: it may be gone. NULL: none. */
  holderOf(address: number): Handle {
    const unit = Math.floor((address - ARENA) / UNIT);
    if (address >= ARENA && address < SPARE) {
      const inPool = unit - 1 < LARGE_UNIT;
      const pool = Math.floor((unit - 1) / POOL_UNITS);
      const size = inPool ? (this.pools[pool] ?? 1) : 1;
      return Math.max(NULL, this.units.indexOf(inPool ? unit - ((unit - 1 - pool * POOL_UNITS) % size) : unit));
    }
    if (address < ARENA) return Math.floor((address - STATIC) / 32);
    let found: Handle = NULL;
    for (const handle of this.asked.keys()) {
      const start = this.addressOf(handle);
      if (start <= address && (found === NULL || start > this.addressOf(found))) found = handle;
    }
    return found;
  }

  /** Whether an object has a place in an arena, or in the interpreter's own data. */
  isPlaced(handle: Handle): boolean {
    return this.units[handle] > 0 || handle < FIRST_FREE;
  }

  /**
   * As {@link addressOf}, for `id()`: from now on it is remembered where an object without a place was. Objects of one
   * `list` take over the addresses of each other.
   */
  ask(handle: Handle, list: number): number {
    if (this.isPlaced(handle)) return this.addressOf(handle);
    if (!this.asked.has(handle)) {
      this.asked.set(handle, list);
      this.watching = true;
      const gone = this.gone.get(list) ?? [];
      let place = gone.length - 1;
      while (place >= 0 && !this.isYounger(handle, gone[place])) place--;
      if (place >= 0) {
        const [{ address }] = gone.splice(place, 1);
        this.left.delete(address);
        if (!this.used.has(address)) this.taken.set(handle, address);
      }
      // The handle may have been another object's, whose address is or will be somebody else's.
      const own = this.addressOf(handle);
      if (this.used.has(own) || this.left.has(own)) this.taken.set(handle, (this.spare += 32));
      this.used.add(this.addressOf(handle));
    }
    return this.addressOf(handle);
  }

  /** Whether an object was made after another one had gone: its handle is new, or was free since. */
  private isYounger(handle: Handle, gone: Gone): boolean {
    return handle >= gone.top || (handle < this.freed.length && this.freed[handle] >= gone.clock);
  }

  /**
   * An object is gone; says whether the program had asked for its address. `top`: the next new handle; `shown`: it is in
   * recorded steps, and keeps its address there.
   */
  forget(handle: Handle, top: Handle, shown: boolean): boolean {
    if (handle >= this.freed.length) this.freed = grown(this.freed, top * 2);
    this.freed[handle] = this.clock;
    const list = this.asked.get(handle);
    if (list === undefined) return false;
    const address = this.addressOf(handle);
    this.asked.delete(handle);
    this.used.delete(address);
    if (!shown) this.taken.delete(handle);
    let gone = this.gone.get(list);
    if (gone === undefined) this.gone.set(list, (gone = []));
    this.freed[handle] = ++this.clock;
    gone.push({ address, top, clock: this.clock });
    this.left.add(address);
    if (gone.length > REMEMBERED) this.left.delete((gone.shift() as Gone).address);
    return true;
  }
}

/** Where an object was whose address the program knows, the next new handle when it went, and when that was. */
interface Gone {
  readonly address: number;
  readonly top: Handle;
  readonly clock: number;
}

function sizeKey(units: number): number {
  return Math.min(units, TUPLE_KEYS - 1);
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
