/**
 * Immutable contents of objects that are not numbers. `heap.num[h]` is the index into the table of its kind.
 */
import type { CodeObject } from '../compiler/code';
import type { Handle } from '../memory';
import { Lifetimes } from './lifetimes';
import type { NativeFunction } from './native';

/** A str's text with what is computed about it once. */
export class StrData {
  /** Hash halves, valid when `hashed`. */
  lo = 0;
  hi = 0;
  hashed = false;
  interned = false;
  /** Number of code points; -1: not counted yet. Equal to `text.length` where there are no surrogates. */
  length = -1;
  constructor(readonly text: string) {}
}

const NO_INDEX = new Int32Array(1);
/** Words of the smallest table: 8 slots, the hashes of 5 entries. */
const SMALL_TABLE = 8 + 5 * 2;
/** Tables kept for dicts to come (CPython's PyDict_MAXFREELIST). */
const SPARE_TABLES = 80;

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

  /** Back to the state of an empty dict. */
  reset(): void {
    this.table = NO_INDEX;
    this.mask = 0;
    this.usable = 0;
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
  private readonly free: number[] = [];

  add(item: T): number {
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
    this.items[index] = undefined;
    this.free.push(index);
  }
}

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
  readonly strs = new PayloadTable<StrData>();
  /** Ints beyond 2^53: their `num` is NaN and the value stands here by handle. */
  readonly bigs = new Map<Handle, bigint>();
  readonly bytes = new PayloadTable<Uint8Array>();
  readonly codes = new PayloadTable<CodeObject>();
  readonly natives = new PayloadTable<NativeFunction>();
  readonly dicts = new PayloadTable<DictData>();
  readonly sets = new PayloadTable<SetData>();

  /** A zeroed table for a dict's index. */
  dictTable(length: number): Int32Array {
    const spare = length === SMALL_TABLE ? this.spareTables.pop() : undefined;
    return spare ?? new Int32Array(length);
  }

  /** Takes back a table that no dict uses any more. */
  recycleDictTable(table: Int32Array): void {
    if (table.length !== SMALL_TABLE || this.spareTables.length >= SPARE_TABLES) return;
    table.fill(0);
    this.spareTables.push(table);
  }
  /** Anything a type of the standard library keeps that never changes (a compiled pattern ...). */
  readonly others = new PayloadTable<unknown>();
  /** Weak references by object, finalized objects, objects waiting to be freed. */
  readonly lifetimes = new Lifetimes();
}
