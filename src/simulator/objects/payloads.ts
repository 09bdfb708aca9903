/**
 * Immutable contents of objects that are not numbers. `heap.num[h]` is the index into the table of its kind.
 */
import type { CodeObject } from '../compiler/code';
import type { Handle } from '../memory';
import { Lifetimes } from './lifetimes';
import type { NativeFunction } from './native';
import type { Runtime } from './runtime';
import { StrTable } from './strtable';
import type { TypeObject } from './typeobject';

const NO_INDEX = new Int32Array(1);
/** Words of the smallest table: 8 slots, the hashes of 5 entries. */
const SMALL_TABLE = 8 + 5 * 2;
/** Tables kept for dicts to come (CPython's PyDict_MAXFREELIST). */
const SPARE_TABLES = 80;

/** Holds the keys of a dict once more (OrderedDict). */
export interface KeyHolder {
  add(rt: Runtime, dict: Handle, key: Handle): void;
  remove(rt: Runtime, dict: Handle, key: Handle): void;
  clear(rt: Runtime, dict: Handle): void;
  /** Its bytes in CPython beside a table of so many slots. */
  bytes(slots: number): number;
}

/** What execution knows of a dict beside its words (its entries): an index by hash. Derived, rebuilt at will. */
export class DictData {
  /**
   * Open addressing, `mask + 1` slots: entry number + 1, 0 for empty, -1 where an entry was deleted. After the slots
   * come the entries' hashes: two int32 halves (low, high) for each entry number.
   */
  table: Int32Array = NO_INDEX;
  mask = 0;
  /** Entries that can still be added before the next resize (CPython's dk_usable). */
  usable = 0;
  /** Unique over all dicts; changes when an entry's place may have changed (insertion, deletion, resize), not with values. */
  version = 0;
  /** The class whose instances' shared keys it began with, as the `__dict__` of one of them; null: keys of its own. */
  shared: TypeObject | null = null;
  /** The `__dict__` of an instance whose inline values it shows: the instance refers to them, the dict does not. */
  embedded = false;
  /** What else holds its keys; null: nothing. */
  holder: KeyHolder | null = null;

  /** Back to the state of an empty dict. */
  reset(): void {
    this.table = NO_INDEX;
    this.mask = 0;
    this.usable = 0;
    this.shared = null;
    this.embedded = false;
  }
}

/** What execution knows of a set beside its words (its table). Derived. */
export class SetData {
  /** Hashes of the elements: two int32 halves (low, high) for each slot. */
  hashes: Int32Array = NO_INDEX;
  /** Where `pop` looks next. */
  finger = 0;
}

/** A table of payloads whose places can be used again when nothing is recorded. */
export class PayloadTable<T> {
  readonly items: (T | undefined)[] = [undefined];
  /** Bytes of items beyond what every item takes. */
  extra = 0;
  private readonly free: number[] = [];

  constructor(
    private readonly bytesEach: number,
    private readonly sizeOf: ((item: T) => number) | null = null,
  ) {}

  add(item: T): number {
    if (this.sizeOf !== null) this.extra += this.sizeOf(item);
    const place = this.free.pop();
    if (place !== undefined) {
      this.items[place] = item;
      return place;
    }
    return this.items.push(item) - 1;
  }

  get(index: number): T {
    return this.items[index] as T;
  }

  /** Only when nothing is recorded. */
  remove(index: number): void {
    if (this.sizeOf !== null) this.extra -= this.sizeOf(this.items[index] as T);
    this.items[index] = undefined;
    this.free.push(index);
  }

  /** Bytes held, as far as they can be told. */
  get bytes(): number {
    return (this.items.length - this.free.length) * this.bytesEach + this.extra;
  }
}

/** Ints beyond 2^53 by handle. */
export class BigInts {
  private readonly values = new Map<Handle, bigint>();
  private extra = 0;
  /** 2^1024, 2^2048, 2^4096 ...: as far as they were needed. */
  private readonly powers = [1n << 1024n];

  get(int: Handle): bigint | undefined {
    return this.values.get(int);
  }

  set(int: Handle, value: bigint): void {
    this.values.set(int, value);
    this.extra += this.sizeOf(value);
  }

  /** Only when nothing is recorded. */
  delete(int: Handle): void {
    const value = this.values.get(int);
    if (value === undefined) return;
    this.extra -= this.sizeOf(value);
    this.values.delete(int);
  }

  /** Bytes of a value, to the next power of two; comparing with powers takes no time, unlike counting digits. */
  private sizeOf(value: bigint): number {
    const { powers } = this;
    if (value < powers[0] && value > -powers[0]) return 0;
    const positive = value < 0n ? -value : value;
    let at = 0;
    while (positive >= powers[at]) {
      at++;
      if (at === powers.length) {
        if (at > 17) break;
        powers.push(1n << BigInt(1024 * 2 ** at));
      }
    }
    return 96 * 2 ** at;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.values.size * 80 + this.extra;
  }
}

const byteLength = (bytes: Uint8Array): number => bytes.byteLength;

/** All tables. One per run. */
export class Payloads {
  /** Tables of small dicts that are gone, zeroed: making an Int32Array costs more than filling a dict. */
  private readonly spareTables: Int32Array[] = [];
  /** The last version given to a dict. */
  dictVersion = 0;
  /** `sys.get_int_max_str_digits()`. */
  intMaxStrDigits = 4300;
  /** `typing.NoDefault`, made when first asked for. */
  noDefault: Handle = 0;
  readonly strs = new StrTable();
  /** Interned strs that may die: no constant of any code is among them. */
  readonly mortalStrs = new Set<Handle>();
  /** Ints beyond 2^53: their `num` is NaN and the value stands here by handle. */
  readonly bigs = new BigInts();
  readonly bytes = new PayloadTable<Uint8Array>(150, byteLength);
  readonly codes = new PayloadTable<CodeObject>(4000);
  readonly natives = new PayloadTable<NativeFunction>(0);
  readonly dicts = new PayloadTable<DictData>(280);
  readonly sets = new PayloadTable<SetData>(250);
  /** Bytes of the tables of larger dicts and sets. */
  private tableBytes = 0;

  /** Bytes of all payloads, as far as they can be told. */
  get size(): number {
    const { strs, bigs, bytes, codes, dicts, sets, others } = this;
    const immutable = strs.bytes + bigs.bytes + bytes.bytes + codes.bytes + others.bytes;
    return immutable + dicts.bytes + sets.bytes + this.tableBytes;
  }

  /** A zeroed table for a dict's index. */
  dictTable(length: number): Int32Array {
    const spare = length === SMALL_TABLE ? this.spareTables.pop() : undefined;
    if (length > SMALL_TABLE) this.tableBytes += length * 4;
    return spare ?? new Int32Array(length);
  }

  /** Takes back a table that no dict uses any more. */
  recycleDictTable(table: Int32Array): void {
    if (table.length > SMALL_TABLE) this.tableBytes -= table.length * 4;
    if (table.length !== SMALL_TABLE || this.spareTables.length >= SPARE_TABLES) return;
    table.fill(0);
    this.spareTables.push(table);
  }
  /** Anything a type of the standard library keeps that never changes (a compiled pattern ...). */
  readonly others = new PayloadTable<unknown>(100);
  /** Weak references by object, finalized objects, objects waiting to be freed. */
  readonly lifetimes = new Lifetimes();
}
