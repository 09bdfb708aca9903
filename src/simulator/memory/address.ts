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
  /** Addresses of things without a place in an arena that the program has asked for and that are gone since. */
  private readonly gone: { readonly address: number; readonly type: number; readonly top: Handle }[] = [];
  /** Addresses that plain objects took over from others. */
  private readonly taken = new Map<Handle, number>();
  /** Plain objects whose address the program asked for, and those addresses: no two of them are the same. */
  private readonly asked = new Set<Handle>();
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
    for (const handle of this.asked) {
      const start = this.addressOf(handle);
      if (start <= address && (found === NULL || start > this.addressOf(found))) found = handle;
    }
    return found;
  }

  /** As {@link addressOf}, for `id()`: from now on it is remembered where an object without a place was. */
  ask(handle: Handle, type: number): number {
    if (this.units[handle] > 0 || handle < FIRST_FREE) return this.addressOf(handle);
    if (!this.asked.has(handle)) {
      this.asked.add(handle);
      this.watching = true;
      const last = this.gone[this.gone.length - 1];
      if (last !== undefined && last.type === type && handle >= last.top) {
        this.gone.pop();
        if (!this.used.has(last.address)) this.taken.set(handle, last.address);
      }
      // The handle may have been another object's, whose address is somebody else's by now.
      if (this.used.has(this.addressOf(handle))) this.taken.set(handle, (this.spare += 32));
      this.used.add(this.addressOf(handle));
    }
    return this.addressOf(handle);
  }

  /** A plain object is gone; only what {@link ask} was called for matters. */
  forget(handle: Handle, type: number, top: Handle): void {
    if (!this.asked.delete(handle)) return;
    this.watching = this.asked.size > 0;
    const address = this.addressOf(handle);
    this.gone.push({ address, type, top });
    this.used.delete(address);
    this.taken.delete(handle);
  }
}

function sizeKey(units: number): number {
  return Math.min(units, TUPLE_KEYS - 1);
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
