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

/** What execution knows of a dict beside its words (its entries): an index by hash. Derived, rebuilt at will. */
export class DictData {
  /** Open addressing: entry number + 1, or 0; length a power of two. */
  table = new Int32Array(8);
  /** Low halves of the entries' hashes, by entry number. */
  hashes = new Int32Array(8);
  /** Unique over all dicts; changes when an entry's place may have changed (insertion, deletion, resize), not with values. */
  version = 0;
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
  readonly strs = new PayloadTable<StrData>();
  /** Ints beyond 2^53: their `num` is NaN and the value stands here by handle. */
  readonly bigs = new Map<Handle, bigint>();
  readonly bytes = new PayloadTable<Uint8Array>();
  readonly codes = new PayloadTable<CodeObject>();
  readonly natives = new PayloadTable<NativeFunction>();
  readonly dicts = new PayloadTable<DictData>();
  /** Anything a type of the standard library keeps that never changes (a compiled pattern ...). */
  readonly others = new PayloadTable<unknown>();
  /** Weak references by object, finalized objects, objects waiting to be freed. */
  readonly lifetimes = new Lifetimes();
}
