/**
 * Sets: their words, look-up and change. Twin of the table part of Objects/setobject.c (operations are in setops.ts, the
 * types in settype.ts).
 *
 * Elements lie in the heap at the very slots CPython gives them (values/setorder.ts), so that iteration has its order.
 * Hashes, which never change, live in `payloads.sets` (`num` of the set).
 */
import { NULL, type Handle, type Heap, type MemoryImage } from '../memory';
import {
  growTarget,
  LINEAR_PROBES,
  maskBeforeMerge,
  maskFor,
  mergeWay,
  needsResizeAfterAdd,
  PERTURB_SHIFT,
  popStart,
  resizeIsNoOp,
  SET_MINSIZE,
} from '../values/setorder';
import { entryHash } from './dict';
import { dictKeyAt, dictLength, dictNext } from './dictentries';
import { comparesQuietly, keyHash, sameKey } from './hashkey';
import { SetData } from './payloads';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';
import type { Hash64 } from './typeobject';

/** Word offsets of a set; all plain. */
export const enum SetWord {
  /** Address of the table of elements, `mask + 1` slots. 0 while nothing was ever put in: an empty table. */
  Table,
  Mask,
  /** Slots in use or left behind by a deletion. */
  Fill,
  /** `len(s)`. */
  Used,
  Count,
}

/** Marks a slot that a deletion left behind. Plain data, never counted. */
export const DUMMY = -1;

function dataOf(rt: Runtime, set: Handle): SetData {
  return rt.payloads.sets.items[rt.heap.num[set]] as SetData;
}

// ---- making

/** The payload of a new set. */
export function newSetData(rt: Runtime): number {
  return rt.payloads.sets.add(new SetData());
}

/** Gives a newly allocated set its empty table. */
export function initSet(rt: Runtime, set: Handle): Handle {
  rt.heap.setRaw(rt.heap.base[set] + SetWord.Mask, SET_MINSIZE - 1);
  return set;
}

/** A new empty set or frozenset. */
export function newEmptySet(rt: Runtime, type: TypeId.Set | TypeId.FrozenSet): Handle {
  return initSet(rt, rt.heap.create(type, newSetData(rt), SetWord.Count));
}

/** A new set of these elements. */
export function newSet(rt: Runtime, items: readonly Handle[]): Handle {
  const set = newEmptySet(rt, TypeId.Set);
  for (const item of items) setAdd(rt, set, item);
  return set;
}

/**
 * A new set as `{a, b, ...}` makes it: each of `count` references of `source` from `start`, which the caller owned, is
 * added and let go of in turn. Emptied places are set to NULL, so that a failure leaves the rest to the caller.
 */
export function setFromOwned(rt: Runtime, source: Handle[] | Int32Array, start: number, count: number): Handle {
  const set = newEmptySet(rt, TypeId.Set);
  for (let i = start; i < start + count; i++) {
    const item = source[i];
    setAddTaken(rt, set, item);
    source[i] = NULL;
    rt.heap.decref(item);
  }
  return set;
}

/** A new set of an iterable's elements; NULL: empty. */
export function newSetFrom(rt: Runtime, iterable: Handle, type: TypeId.Set | TypeId.FrozenSet = TypeId.Set): Handle {
  const set = newEmptySet(rt, type);
  if (iterable !== NULL) setUpdate(rt, set, iterable);
  return set;
}

/** Whether an object is a set or frozenset or of a subclass. */
export function isAnySet(rt: Runtime, h: Handle): boolean {
  const type = rt.heap.type[h];
  if (type === TypeId.Set || type === TypeId.FrozenSet) return true;
  if (type < TypeId.FirstDynamic) return false;
  return rt.isInstance(h, rt.types[TypeId.Set]) || rt.isInstance(h, rt.types[TypeId.FrozenSet]);
}

// ---- reading

/** `len(s)`. */
export function setLength(rt: Runtime, set: Handle): number {
  return rt.heap.words[rt.heap.base[set] + SetWord.Used];
}

/** The first slot from `slot` on that holds an element, or -1. */
export function setNext(heap: MemoryImage, set: Handle, slot: number): number {
  const base = heap.base[set];
  const words = heap.words;
  const table = words[base + SetWord.Table];
  if (table === 0) return -1;
  const mask = words[base + SetWord.Mask];
  for (let i = slot; i <= mask; i++) if (words[table + i] > 0) return i;
  return -1;
}

/** The element in a slot that {@link setNext} gave. */
export function setKeyAt(heap: Heap, set: Handle, slot: number): Handle {
  return heap.words[heap.words[heap.base[set] + SetWord.Table] + slot];
}

/** The hash of the element in a slot. */
export function setHashAt(rt: Runtime, set: Handle, slot: number): Hash64 {
  const { hashes } = dataOf(rt, set);
  return { lo: hashes[slot * 2], hi: hashes[slot * 2 + 1] };
}

/** Elements in slot order; borrowed. */
export function setItems(heap: Heap, set: Handle): Handle[] {
  const items: Handle[] = [];
  for (let i = setNext(heap, set, 0); i >= 0; i = setNext(heap, set, i + 1)) items.push(setKeyAt(heap, set, i));
  return items;
}

/**
 * The slot of a key; where it is absent, `~slot` of the one it would take: the last dummy that its probe passes, else
 * the empty slot where the probe ends.
 */
function locate(rt: Runtime, set: Handle, data: SetData, key: Handle, lo: number, hi: number, adding = false): number {
  const heap = rt.heap;
  for (;;) {
    const base = heap.base[set];
    let { words } = heap;
    const table = words[base + SetWord.Table];
    const mask = words[base + SetWord.Mask];
    if (table === 0) return ~(lo & mask);
    const { hashes } = data;
    let start = lo & mask;
    let low = lo;
    let high = hi;
    let restart = false;
    let dummy = -1;
    while (!restart) {
      const last = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
      for (let slot = start; slot <= last; slot++) {
        const stored = words[table + slot];
        if (stored === 0) return ~(dummy >= 0 ? dummy : slot);
        if (stored === DUMMY) {
          dummy = slot;
          continue;
        }
        if (hashes[slot << 1] !== lo || hashes[(slot << 1) | 1] !== hi) continue;
        if (stored === key) return slot;
        if (comparesQuietly(rt, stored, key)) {
          if (sameKey(rt, stored, key)) return slot;
          continue;
        }
        const mark = heap.poolMark;
        heap.keep(stored);
        const same = rt.equal(stored, key);
        ({ words } = heap);
        restart = words[base + SetWord.Table] !== table || data.hashes !== hashes || words[table + slot] !== stored;
        heap.drain(mark);
        // add() is content with an equal element, even one that left the set while it was compared.
        if (adding && same) return slot;
        if (restart) break;
        if (same) return slot;
      }
      low = (low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
      high >>>= PERTURB_SHIFT;
      start = (Math.imul(start, 5) + 1 + low) & mask;
    }
  }
}

/** `key in s`. */
export function setContains(rt: Runtime, set: Handle, key: Handle): boolean {
  const { lo, hi } = keyHash(rt, key, 'set element');
  return locate(rt, set, dataOf(rt, set), key, lo, hi) >= 0;
}

/** As {@link setContains} with a hash that is known already. */
export function setContainsHashed(rt: Runtime, set: Handle, key: Handle, hash: Hash64): boolean {
  return locate(rt, set, dataOf(rt, set), key, hash.lo, hash.hi) >= 0;
}

// ---- changing

/** `s.add(key)`. */
export function setAdd(rt: Runtime, set: Handle, key: Handle): void {
  const { lo, hi } = keyHash(rt, key, 'set element');
  addHeld(rt, set, key, lo, hi);
}

/** As {@link setAdd} with a reference that becomes the set's own: nothing holds it twice while `__eq__` runs. */
export function setAddTaken(rt: Runtime, set: Handle, key: Handle): void {
  const { lo, hi } = keyHash(rt, key, 'set element');
  add(rt, set, key, lo, hi);
}

/** As {@link setAdd} with a hash that is known already. */
export function setAddHashed(rt: Runtime, set: Handle, key: Handle, hash: Hash64): void {
  addHeld(rt, set, key, hash.lo, hash.hi);
}

/** As {@link add}; the key is held while it is compared, which its methods can see (set_add_entry). */
function addHeld(rt: Runtime, set: Handle, key: Handle, lo: number, hi: number): void {
  const { heap } = rt;
  if (heap.type[key] < TypeId.FirstDynamic) return add(rt, set, key, lo, hi);
  const mark = heap.poolMark;
  heap.keep(key);
  add(rt, set, key, lo, hi);
  heap.drain(mark);
}

function add(rt: Runtime, set: Handle, key: Handle, lo: number, hi: number): void {
  const heap = rt.heap;
  const data = dataOf(rt, set);
  const place = locate(rt, set, data, key, lo, hi, true);
  if (place >= 0) return;
  const base = heap.base[set];
  const mask = heap.words[base + SetWord.Mask];
  ensureTable(heap, set, data);
  const address = heap.words[base + SetWord.Table] + ~place;
  const reused = heap.words[address] === DUMMY;
  if (reused) heap.setRaw(address, 0);
  put(heap, set, data, ~place, key, lo, hi);
  const used = heap.words[base + SetWord.Used] + 1;
  heap.setRaw(base + SetWord.Used, used);
  if (reused) return;
  const fill = heap.words[base + SetWord.Fill] + 1;
  heap.setRaw(base + SetWord.Fill, fill);
  if (needsResizeAfterAdd(fill, mask)) resize(rt, set, data, maskFor(growTarget(used)));
}

function put(heap: Heap, set: Handle, data: SetData, slot: number, key: Handle, lo: number, hi: number): void {
  heap.setRef(heap.words[heap.base[set] + SetWord.Table] + slot, key);
  data.hashes[slot * 2] = lo;
  data.hashes[slot * 2 + 1] = hi;
}

/** The table's block is made when the first element comes. */
function ensureTable(heap: Heap, set: Handle, data: SetData): void {
  const base = heap.base[set];
  if (heap.words[base + SetWord.Table] !== 0) return;
  const size = heap.words[base + SetWord.Mask] + 1;
  const block = heap.takeBlock(size);
  heap.setRaw(base + SetWord.Table, block);
  data.hashes = new Int32Array(size * 2);
  tellSize(heap, set, size);
}

/** The first empty slot for a hash in a table without dummies (set_insert_clean). */
function cleanSlot(heap: Heap, table: number, mask: number, lo: number, hi: number): number {
  let start = lo & mask;
  let low = lo;
  let high = hi;
  for (;;) {
    const last = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
    for (let slot = start; slot <= last; slot++) if (heap.words[table + slot] === 0) return slot;
    low = (low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
    high >>>= PERTURB_SHIFT;
    start = (Math.imul(start, 5) + 1 + low) & mask;
  }
}

/** Gives the set a table of another size, without dummies (set_table_resize). */
function resize(rt: Runtime, set: Handle, data: SetData, mask: number): void {
  const heap = rt.heap;
  const base = heap.base[set];
  const oldMask = heap.words[base + SetWord.Mask];
  const used = heap.words[base + SetWord.Used];
  if (resizeIsNoOp(oldMask, mask, heap.words[base + SetWord.Fill], used)) return;
  const oldTable = heap.words[base + SetWord.Table];
  const oldHashes = data.hashes;
  if (oldTable === 0) {
    heap.setRaw(base + SetWord.Mask, mask);
    return;
  }
  const table = heap.takeBlock(mask + 1);
  const hashes = new Int32Array((mask + 1) * 2);
  for (let slot = 0; slot <= oldMask; slot++) {
    const key = heap.words[oldTable + slot];
    if (key === 0) continue;
    if (key === DUMMY) {
      heap.setRaw(oldTable + slot, 0);
      continue;
    }
    const lo = oldHashes[slot * 2];
    const hi = oldHashes[slot * 2 + 1];
    const target = cleanSlot(heap, table, mask, lo, hi);
    heap.storeOwned(table + target, heap.takeOwned(oldTable + slot));
    hashes[target * 2] = lo;
    hashes[target * 2 + 1] = hi;
  }
  heap.giveBlock(oldTable, oldMask + 1);
  data.hashes = hashes;
  heap.setRaw(base + SetWord.Table, table);
  heap.setRaw(base + SetWord.Mask, mask);
  heap.setRaw(base + SetWord.Fill, used);
  tellSize(heap, set, mask + 1);
}

/** Tells who traces memory of a table of so many slots; the smallest lies in the set itself. */
function tellSize({ tracer }: Heap, set: Handle, slots: number): void {
  if (tracer !== null) tracer.resized(set, slots > SET_MINSIZE ? slots * 16 : 0);
}

/** After many deletions: dummies go away (end of difference_update). */
export function setCompact(rt: Runtime, set: Handle): void {
  resize(rt, set, dataOf(rt, set), maskFor(growTarget(setLength(rt, set))));
}

/** Takes a key out; false where it is not there. */
export function setDiscard(rt: Runtime, set: Handle, key: Handle): boolean {
  const { lo, hi } = keyHash(rt, key, 'set element');
  return discard(rt, set, key, lo, hi);
}

/** As {@link setDiscard} with a hash that is known already. */
export function setDiscardHashed(rt: Runtime, set: Handle, key: Handle, hash: Hash64): boolean {
  return discard(rt, set, key, hash.lo, hash.hi);
}

function discard(rt: Runtime, set: Handle, key: Handle, lo: number, hi: number): boolean {
  const slot = locate(rt, set, dataOf(rt, set), key, lo, hi);
  if (slot < 0) return false;
  rt.heap.decref(takeOut(rt, set, slot));
  return true;
}

/** Leaves a dummy in a slot; the caller owns the element's reference. */
function takeOut(rt: Runtime, set: Handle, slot: number): Handle {
  const heap = rt.heap;
  const base = heap.base[set];
  const address = heap.words[base + SetWord.Table] + slot;
  const key = heap.takeOwned(address);
  heap.setRaw(address, DUMMY);
  heap.setRaw(base + SetWord.Used, heap.words[base + SetWord.Used] - 1);
  return key;
}

/** Takes out and returns an element (owned by the pool), or NULL. */
export function setPop(rt: Runtime, set: Handle): Handle {
  const heap = rt.heap;
  if (setLength(rt, set) === 0) return NULL;
  const data = dataOf(rt, set);
  const mask = heap.words[heap.base[set] + SetWord.Mask];
  const found = setNext(heap, set, popStart(data.finger, mask));
  const slot = found >= 0 ? found : setNext(heap, set, 0);
  data.finger = slot + 1;
  return heap.autorelease(takeOut(rt, set, slot));
}

/** `s.clear()`. */
export function setClear(rt: Runtime, set: Handle): void {
  const heap = rt.heap;
  const base = heap.base[set];
  const table = heap.words[base + SetWord.Table];
  const mask = heap.words[base + SetWord.Mask];
  heap.setRaw(base + SetWord.Table, 0);
  heap.setRaw(base + SetWord.Mask, SET_MINSIZE - 1);
  heap.setRaw(base + SetWord.Fill, 0);
  heap.setRaw(base + SetWord.Used, 0);
  dataOf(rt, set).hashes = new SetData().hashes;
  tellSize(heap, set, 0);
  if (table === 0) return;
  for (let address = table; address <= table + mask; address++) {
    if (heap.words[address] === DUMMY) heap.setRaw(address, 0);
    else heap.setRef(address, NULL);
  }
  heap.giveBlock(table, mask + 1);
}

/** Exchanges the contents of two sets (set_swap_bodies). */
export function setSwap(rt: Runtime, a: Handle, b: Handle): void {
  const heap = rt.heap;
  for (let word = 0; word < SetWord.Count; word++) {
    const first = heap.base[a] + word;
    const second = heap.base[b] + word;
    const value = heap.words[first];
    heap.setRaw(first, heap.words[second]);
    heap.setRaw(second, value);
  }
  const one = dataOf(rt, a);
  const two = dataOf(rt, b);
  [one.hashes, two.hashes] = [two.hashes, one.hashes];
}

/** `s.update(iterable)` (set_update_internal). */
export function setUpdate(rt: Runtime, set: Handle, iterable: Handle): void {
  if (isAnySet(rt, iterable)) merge(rt, set, iterable);
  else if (rt.heap.type[iterable] === TypeId.Dict) mergeKeys(rt, set, iterable);
  else rt.forEach(iterable, (item) => setAdd(rt, set, item));
}

function growFor(rt: Runtime, set: Handle, count: number): void {
  const base = rt.heap.base[set];
  const { words } = rt.heap;
  const mask = maskBeforeMerge(
    words[base + SetWord.Fill],
    words[base + SetWord.Used],
    words[base + SetWord.Mask],
    count,
  );
  if (mask >= 0) resize(rt, set, dataOf(rt, set), mask);
}

/** Twin of set_merge. */
function merge(rt: Runtime, set: Handle, other: Handle): void {
  const heap = rt.heap;
  if (set === other || setLength(rt, other) === 0) return;
  growFor(rt, set, setLength(rt, other));
  const base = heap.base[set];
  const from = heap.base[other];
  const data = dataOf(rt, set);
  const way = mergeWay(
    heap.words[base + SetWord.Fill],
    heap.words[base + SetWord.Mask],
    heap.words[from + SetWord.Fill],
    heap.words[from + SetWord.Used],
    heap.words[from + SetWord.Mask],
  );
  if (way !== 'add') ensureTable(heap, set, data);
  const mask = heap.words[base + SetWord.Mask];
  let count = 0;
  for (let slot = setNext(heap, other, 0); slot >= 0; slot = setNext(heap, other, slot + 1)) {
    const key = setKeyAt(heap, other, slot);
    const { lo, hi } = setHashAt(rt, other, slot);
    rt.fuel(1);
    if (way === 'add') {
      const mark = heap.poolMark;
      add(rt, set, heap.keep(key), lo, hi);
      heap.drain(mark);
      continue;
    }
    const target = way === 'copy' ? slot : cleanSlot(heap, heap.words[base + SetWord.Table], mask, lo, hi);
    put(heap, set, data, target, key, lo, hi);
    count++;
  }
  if (way !== 'add') {
    heap.setRaw(base + SetWord.Fill, count);
    heap.setRaw(base + SetWord.Used, count);
  }
}

function mergeKeys(rt: Runtime, set: Handle, dict: Handle): void {
  const heap = rt.heap;
  growFor(rt, set, dictLength(rt, dict));
  for (let i = dictNext(heap, dict, 0); i >= 0; i = dictNext(heap, dict, i + 1)) {
    const mark = heap.poolMark;
    setAddHashed(rt, set, heap.keep(dictKeyAt(heap, dict, i)), entryHash(rt, dict, i));
    heap.drain(mark);
    rt.fuel(1);
  }
}
