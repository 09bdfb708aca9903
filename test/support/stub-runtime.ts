/**
 * A Runtime without an interpreter: ints, strs and containers over a real heap, for tests of the objects layer alone.
 * Asking it for anything else fails.
 */
import assert from 'node:assert/strict';
import {
  FIRST_FREE,
  Heap,
  Journal,
  moveWords,
  NULL,
  SMALL_INT_MAX,
  SMALL_INT_MIN,
  SMALL_INT_ZERO,
  Tag,
} from '../../src/simulator/memory';
import type { Handle } from '../../src/simulator/memory';
import { containerTypes } from '../../src/simulator/objects/containertypes';
import { Payloads } from '../../src/simulator/objects/payloads';
import type { Runtime } from '../../src/simulator/objects/runtime';
import { TypeObject } from '../../src/simulator/objects/typeobject';
import type { Hash64 } from '../../src/simulator/objects/typeobject';
import { TypeId } from '../../src/simulator/objects/typeids';
import { hashInt, hashString } from '../../src/simulator/values/pyhash';

/** What a native function raised. */
export class StubRaised extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(`${type}: ${message}`);
  }
}

/** The stub; pass it as `rt` where a Runtime is wanted. */
export class StubRuntime {
  readonly heap = new Heap();
  readonly payloads = new Payloads();
  readonly types: TypeObject[] = [];
  private readonly names = new Map<string, Handle>();

  constructor() {
    const { heap } = this;
    heap.journal = new Journal();
    for (let value = SMALL_INT_MIN; value <= SMALL_INT_MAX; value++) {
      heap.createImmortal(TypeId.Int, value, SMALL_INT_ZERO + value);
    }
    for (const [id, name] of [
      [TypeId.Int, 'int'],
      [TypeId.Str, 'str'],
    ] as const) {
      const type = new TypeObject(id, name);
      type.slots.index = (_rt, self) => self;
      if (id === TypeId.Str) type.slots.index = undefined;
      this.types[id] = type;
    }
    for (const spec of containerTypes) {
      const type = new TypeObject(spec.id as number, spec.name);
      Object.assign(type.slots, spec.slots);
      type.flags = spec.flags;
      type.layout = { words: 0, refs: 0, variable: false, ...spec.layout };
      this.types[type.index] = type;
    }
    heap.owner = { onZero: (handle) => this.free(handle), onReuse: () => undefined, exceeds: () => false };
  }

  /** This as what native functions take. */
  get rt(): Runtime {
    return this as unknown as Runtime;
  }

  private free(handle: Handle): void {
    const { heap } = this;
    const { layout } = this.types[heap.type[handle]];
    const refs = layout.refs + (layout.variable ? heap.num[handle] : 0);
    for (let i = 0; i < refs; i++) heap.setRef(heap.base[handle] + i, NULL);
    layout.traverse?.(heap, handle, (address) => heap.setRef(address, NULL));
    layout.release?.(this.rt, handle);
    for (let i = refs; i < layout.words; i++) heap.setRaw(heap.base[handle] + i, 0);
    const words = layout.words + (layout.variable ? heap.num[handle] : 0);
    if (words > 0) heap.giveBlock(heap.base[handle], words);
    heap.retire(handle);
  }

  typeOf(h: Handle): TypeObject {
    return this.types[this.heap.type[h]];
  }
  isInstance(h: Handle, type: TypeObject): boolean {
    return this.typeOf(h) === type;
  }
  newInt(value: number): Handle {
    if (value >= SMALL_INT_MIN && value <= SMALL_INT_MAX) return SMALL_INT_ZERO + value;
    return this.heap.create(TypeId.Int, value);
  }
  /** One immortal str for each text. */
  newStr(text: string): Handle {
    let handle = this.names.get(text);
    if (handle === undefined) {
      handle = this.heap.createImmortal(TypeId.Str, this.payloads.strs.add(text));
      this.names.set(text, handle);
    }
    return handle;
  }
  intValue(h: Handle): number {
    return this.heap.num[h];
  }
  index(h: Handle): number {
    return this.heap.num[h];
  }
  hash(h: Handle, out: Hash64): void {
    const { heap } = this;
    if (heap.type[h] === TypeId.Str) hashString(this.payloads.strs.text(heap.num[h]), out);
    else if (heap.type[h] === TypeId.Int) hashInt(heap.num[h], out);
    else this.typeOf(h).slots.hash?.(this.rt, h, out);
  }
  equal(a: Handle, b: Handle): boolean {
    return a === b || (this.heap.type[a] === this.heap.type[b] && this.heap.num[a] === this.heap.num[b]);
  }
  attempt(_types: readonly string[], body: () => void): Handle {
    body();
    return NULL;
  }
  forEach(iterable: Handle, each: (item: Handle) => boolean | void): void {
    const { slots } = this.typeOf(iterable);
    const mark = this.heap.poolMark;
    const iterator = slots.iter?.(this.rt, iterable) ?? NULL;
    const next = this.typeOf(iterator).slots.iternext;
    for (;;) {
      const item = next?.(this.rt, iterator) ?? NULL;
      if (item === NULL || each(item) === false) break;
    }
    this.heap.drain(mark);
  }
  fuel(): void {
    // Nothing is limited here.
  }
  raise(type: string, message: string): never {
    throw new StubRaised(type, message);
  }
  raiseWith(type: string): never {
    throw new StubRaised(type, '');
  }

  /** Every change of a word since the beginning, undone: then all words are 0 again. */
  assertJournalComplete(): void {
    const { heap } = this;
    const words = heap.words.slice();
    const journal = heap.journal as Journal;
    const chunks = journal.chunks as Int32Array[];
    const entry = (i: number): [number, number] => {
      const chunk = chunks[Math.floor((i * 2) / chunks[0].length)];
      return [chunk[(i * 2) % chunk.length], chunk[((i * 2) % chunk.length) + 1]];
    };
    for (let i = journal.length - 1; i >= 0; i--) {
      const [first, second] = entry(i);
      const address = first >> 3;
      if ((first & 7) === Tag.MoveTo) {
        const [source] = entry(--i);
        moveWords(words, address, source >> 3, second);
      } else if ((first & 7) !== Tag.Type) {
        words[address] ^= second;
      }
    }
    assert.ok(
      words.every((word) => word === 0),
      'some change was not written down',
    );
  }

  /** Nothing is alive but what was never freed on purpose, and all given-back words are 0. */
  assertNoLeak(): void {
    const { heap } = this;
    heap.drain(0);
    for (let handle = FIRST_FREE; handle < heap.top; handle++) {
      assert.ok(
        heap.refs[handle] === 0 || heap.isImmortal(handle),
        `handle ${handle} has ${heap.refs[handle]} references`,
      );
    }
    assert.ok(
      heap.words.every((word) => word === 0),
      'a word was left behind',
    );
  }
}

/** A reproducible stream of numbers from 0 up to, not including, `limit`. */
export function randomizer(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}
