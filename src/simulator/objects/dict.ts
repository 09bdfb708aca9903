/**
 * Dictionaries: look-up and change. Twin of Objects/dictobject.c (their words are in dictentries.ts, copies in dictcopy.ts, its
 * methods in dicttype.ts, views in dictviews.ts, iterators in dictiter.ts).
 *
 * The entries lie in the heap in insertion order, as pairs of references; a deleted entry has key 0 until the next
 * resize drops it. The index by hash is derived from them and lives in `payloads.dicts` (`num` of the dict).
 */
import type { Handle, Heap } from '../memory';
import {
  dictKeyAt,
  dictLength,
  dictPrevious,
  dictValueAt,
  DictWord,
  entriesCapacity,
  GENERAL_KEYS,
  dataOf,
  keysBytes,
  SHARED_LOG,
  usableFraction,
} from './dictentries';
import { DICT_LOG_MINSIZE } from '../values/sizes';
import { comparesQuietly, keyHash, sameKey } from './hashkey';
import { DictData, type KeyHolder } from './payloads';
import type { Runtime } from './runtime';
import { sharesName } from './sharedkeys';
import { TypeId } from './typeids';
import type { Hash64 } from './typeobject';

const PERTURB_SHIFT = 5;

function logSize(minimum: number): number {
  let log = DICT_LOG_MINSIZE;
  while (1 << log < minimum) log++;
  return log;
}

/** Logarithm of the index size for so many items (CPython's estimate_log2_keysize). */
export function estimatedLogSize(items: number): number {
  return logSize(Math.floor((items * 3 + 1) / 2));
}

// ---- making

/** A new empty dict. */
export function newDict(rt: Runtime): Handle {
  return rt.heap.create(TypeId.Dict, newDictData(rt), DictWord.Count);
}

/** A new empty dict with room for so many items, as `{...}` displays make them (_PyDict_NewPresized). */
export function newDictSized(rt: Runtime, items: number, general: boolean): Handle {
  const dict = newDict(rt);
  if (items > usableFraction(1 << DICT_LOG_MINSIZE)) dictPresize(rt, dict, items, general);
  return dict;
}

/** Gives an empty dict a table for so many items; `general`: keys other than str will come. */
export function dictPresize(rt: Runtime, dict: Handle, items: number, general: boolean): void {
  resize(rt, dict, dataOf(rt, dict), estimatedLogSize(items), general);
}

/** A new dict as `{key: value, ...}` makes it (_PyDict_FromItems): `count` pairs of `source` from `start`, borrowed. */
export function newDictFromPairs(rt: Runtime, source: ArrayLike<Handle>, start: number, count: number): Handle {
  let general = false;
  for (let i = start; i < start + count * 2; i += 2) general ||= rt.heap.type[source[i]] !== TypeId.Str;
  const dict = newDictSized(rt, count, general);
  for (let i = start; i < start + count * 2; i += 2) dictSet(rt, dict, source[i], source[i + 1]);
  return dict;
}

/** The payload of a new dict, for objects of dict's subclasses too. `holder`: what else holds its keys. */
export function newDictData(rt: Runtime, holder: KeyHolder | null = null): number {
  const data = new DictData();
  data.holder = holder;
  return rt.payloads.dicts.add(data);
}

// ---- reading

/** The hash stored with the entry at a position. */
export function entryHash(rt: Runtime, dict: Handle, position: number): Hash64 {
  const { table, mask } = dataOf(rt, dict);
  return { lo: table[mask + 1 + position * 2], hi: table[mask + 2 + position * 2] };
}

function valueAddress(heap: Heap, dict: Handle, entry: number): number {
  return heap.words[heap.base[dict] + DictWord.Entries] + entry * 2 + 1;
}

/** The address of the value's word, or 0. May run the program's `__hash__` and `__eq__`. */
export function dictLookup(rt: Runtime, dict: Handle, key: Handle): number {
  const { lo, hi } = keyHash(rt, key, 'dict key');
  const entry = find(rt, dict, dataOf(rt, dict), key, lo, hi);
  return entry < 0 ? 0 : valueAddress(rt.heap, dict, entry);
}

/** As {@link dictLookup} for a key that is an exact str. Runs no code of the program while all keys are exact strs. */
export function dictLookupStr(rt: Runtime, dict: Handle, name: Handle): number {
  const heap = rt.heap;
  const data = rt.payloads.dicts.items[heap.num[dict]] as DictData;
  const { strs } = rt.payloads;
  const row = heap.num[name];
  if (!strs.hashed(row)) keyHash(rt, name, 'dict key');
  const slot = data.table[strs.hashLow(row) & data.mask];
  if (slot === 0) return 0;
  if (slot > 0) {
    const address = heap.words[heap.base[dict]] + slot * 2 - 2;
    if (heap.words[address] === name) return address + 1;
  }
  const entry = find(rt, dict, data, name, strs.hashLow(row), strs.hashHigh(row));
  return entry < 0 ? 0 : valueAddress(heap, dict, entry);
}

/** As {@link dictLookup} with a hash that is known already. */
export function dictLookupHashed(rt: Runtime, dict: Handle, key: Handle, lo: number, hi: number): number {
  const entry = find(rt, dict, dataOf(rt, dict), key, lo, hi);
  return entry < 0 ? 0 : valueAddress(rt.heap, dict, entry);
}

/** The position of a key whose hash is known, as {@link dictNext} counts; -1: it is not there. */
export function dictPositionHashed(rt: Runtime, dict: Handle, key: Handle, lo: number, hi: number): number {
  return find(rt, dict, dataOf(rt, dict), key, lo, hi);
}

/** The value of a key, borrowed, or NULL. */
export function dictGet(rt: Runtime, dict: Handle, key: Handle): Handle {
  const address = dictLookup(rt, dict, key);
  return address === 0 ? 0 : rt.heap.words[address];
}

/** The value of an exact str, borrowed, or NULL. */
export function dictGetStr(rt: Runtime, dict: Handle, name: Handle): Handle {
  const address = dictLookupStr(rt, dict, name);
  return address === 0 ? 0 : rt.heap.words[address];
}

/** The number of the key's entry, or -1. Probes in CPython's order, so that `__eq__` runs as often and on the same keys. */
function find(rt: Runtime, dict: Handle, data: DictData, key: Handle, lo: number, hi: number): number {
  const heap = rt.heap;
  for (;;) {
    const { table, mask } = data;
    let { words } = heap;
    const hashes = mask + 1;
    const entries = words[heap.base[dict] + DictWord.Entries];
    let restart = false;
    let place = lo & mask;
    let low = lo;
    let high = hi;
    for (;;) {
      const slot = table[place];
      if (slot === 0) return -1;
      if (slot > 0) {
        const address = entries + slot * 2 - 2;
        const stored = words[address];
        if (stored === key) return slot - 1;
        const hash = hashes + slot * 2 - 2;
        if (stored !== 0 && table[hash] === lo && table[hash + 1] === hi) {
          if (comparesQuietly(rt, stored, key)) {
            if (sameKey(rt, stored, key)) return slot - 1;
          } else {
            const mark = heap.poolMark;
            heap.keep(stored);
            const same = rt.equal(stored, key);
            ({ words } = heap);
            const changed = data.table !== table || words[address] !== stored;
            heap.drain(mark);
            if (changed) {
              restart = true;
              break;
            }
            if (same) return slot - 1;
          }
        }
      }
      low = (low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
      high >>>= PERTURB_SHIFT;
      place = (Math.imul(place, 5) + low + 1) & mask;
    }
    if (!restart) return -1;
  }
}

// ---- changing

/** `d[key] = value`. */
export function dictSet(rt: Runtime, dict: Handle, key: Handle, value: Handle): void {
  if (rt.heap.type[key] < TypeId.FirstDynamic) dictSetTaken(rt, dict, key, value);
  else holding(rt.heap, key, value, () => void dictSetTaken(rt, dict, key, value));
}

/** As {@link dictSet} with references that become the dict's own: nothing holds them twice while methods of the key run. */
export function dictSetTaken(rt: Runtime, dict: Handle, key: Handle, value: Handle): void {
  const { lo, hi } = keyHash(rt, key, 'dict key');
  store(rt, dict, key, value, lo, hi);
}

/** An item that is to be set is held while methods of its key run, which can see that (PyDict_SetItem). */
function holding(heap: Heap, key: Handle, value: Handle, body: () => void): void {
  const mark = heap.poolMark;
  heap.keep(key);
  heap.keep(value);
  body();
  heap.drain(mark);
}

/** As {@link dictSet} for a key that is an exact str. */
export function dictSetStr(rt: Runtime, dict: Handle, name: Handle, value: Handle): void {
  const { lo, hi } = keyHash(rt, name, 'dict key');
  store(rt, dict, name, value, lo, hi);
}

/** As {@link dictSet} with a hash that is known already. */
export function dictSetHashed(rt: Runtime, dict: Handle, key: Handle, value: Handle, lo: number, hi: number): void {
  if (rt.heap.type[key] < TypeId.FirstDynamic) store(rt, dict, key, value, lo, hi);
  else holding(rt.heap, key, value, () => void store(rt, dict, key, value, lo, hi));
}

function store(rt: Runtime, dict: Handle, key: Handle, value: Handle, lo: number, hi: number): void {
  const heap = rt.heap;
  const data = dataOf(rt, dict);
  widenFor(rt, dict, data, key);
  const entry = find(rt, dict, data, key, lo, hi);
  if (entry >= 0) heap.setRef(valueAddress(heap, dict, entry), value);
  else insert(rt, dict, data, key, value, lo, hi);
}

/** `d.setdefault(key, value)`: the value that is there afterwards, borrowed. The key is hashed and looked for once. */
export function dictSetDefault(rt: Runtime, dict: Handle, key: Handle, value: Handle): Handle {
  const { lo, hi } = keyHash(rt, key, 'dict key');
  const data = dataOf(rt, dict);
  widenFor(rt, dict, data, key);
  const entry = find(rt, dict, data, key, lo, hi);
  if (entry >= 0) return dictValueAt(rt.heap, dict, entry);
  insert(rt, dict, data, key, value, lo, hi);
  return value;
}

/** A table of str keys becomes a general one before the first other key is looked for, found or not. */
function widenFor(rt: Runtime, dict: Handle, data: DictData, key: Handle): void {
  const heap = rt.heap;
  if (heap.type[key] === TypeId.Str) return;
  const base = heap.base[dict];
  const keys = heap.words[base + DictWord.Keys];
  if (keys === 0 || (keys & GENERAL_KEYS) !== 0) return;
  data.shared = null;
  data.embedded = false;
  resize(rt, dict, data, logSize(heap.words[base + DictWord.Used] * 3), true);
}

function insert(rt: Runtime, dict: Handle, data: DictData, key: Handle, value: Handle, lo: number, hi: number): void {
  const heap = rt.heap;
  const base = heap.base[dict];
  if (data.shared !== null && !(heap.type[key] === TypeId.Str && sharesName(rt, data.shared, key))) {
    splitNoMore(rt, dict, data, logSize(heap.words[base + DictWord.Used] * 3), heap.type[key] !== TypeId.Str);
  }
  if (data.usable <= 0) {
    const used = heap.words[base + DictWord.Used];
    resize(rt, dict, data, logSize(used * 3), heap.type[key] !== TypeId.Str);
  }
  const entry = heap.words[base + DictWord.EntryCount];
  const address = heap.words[base + DictWord.Entries] + entry * 2;
  place(data, entry, lo, hi);
  data.usable--;
  data.version = ++rt.payloads.dictVersion;
  heap.setRef(address, key);
  heap.setRef(address + 1, value);
  heap.setRaw(base + DictWord.EntryCount, entry + 1);
  heap.setRaw(base + DictWord.Used, heap.words[base + DictWord.Used] + 1);
  if (data.holder !== null) {
    data.holder.add(rt, dict, key);
    tellSize(rt, dict, data);
  }
}

/** The `__dict__` of an instance gets a table of keys of its own. */
function splitNoMore(rt: Runtime, dict: Handle, data: DictData, log: number, general: boolean): void {
  data.shared = null;
  data.embedded = false;
  resize(rt, dict, data, log, general);
}

/** Enters an entry in the index; the first free or deleted slot takes it, as in CPython's find_empty_slot. */
function place(data: DictData, entry: number, lo: number, hi: number): void {
  const { table, mask } = data;
  let slot = lo & mask;
  let low = lo;
  let high = hi;
  while (table[slot] > 0) {
    low = (low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
    high >>>= PERTURB_SHIFT;
    slot = (Math.imul(slot, 5) + low + 1) & mask;
  }
  table[slot] = entry + 1;
  table[mask + 1 + entry * 2] = lo;
  table[mask + 2 + entry * 2] = hi;
}

/** Gives the dict a table of another size and closes the gaps of deleted entries. */
export function resize(rt: Runtime, dict: Handle, data: DictData, log: number, general: boolean): void {
  const heap = rt.heap;
  const base = heap.base[dict];
  const oldKeys = heap.words[base + DictWord.Keys];
  const keys = log | (general || (oldKeys & GENERAL_KEYS) !== 0 ? GENERAL_KEYS : 0);
  const capacity = entriesCapacity(keys);
  const old = data.table;
  const oldHashes = data.mask + 1;
  const size = 1 << log;
  data.table = rt.payloads.dictTable(size + capacity * 2);
  data.mask = size - 1;
  const target = heap.takeBlock(capacity * 2);
  const source = heap.words[base + DictWord.Entries];
  const count = heap.words[base + DictWord.EntryCount];
  let kept = 0;
  let run = 0;
  // Runs of live entries move as wholes: two journal entries each.
  for (let i = 0; i <= count; i++) {
    if (i < count && heap.words[source + i * 2] !== 0) {
      place(data, kept + run, old[oldHashes + i * 2], old[oldHashes + i * 2 + 1]);
      run++;
    } else if (run > 0) {
      heap.move(source + (i - run) * 2, target + kept * 2, run * 2);
      kept += run;
      run = 0;
    }
  }
  if (source !== 0) heap.giveBlock(source, entriesCapacity(oldKeys) * 2);
  rt.payloads.recycleDictTable(old);
  heap.setRaw(base + DictWord.Entries, target);
  heap.setRaw(base + DictWord.EntryCount, kept);
  heap.setRaw(base + DictWord.Keys, keys);
  tellSize(rt, dict, data);
  data.usable = capacity - kept;
  data.version = ++rt.payloads.dictVersion;
}

/** Tells who traces memory how large the table of keys is now. */
function tellSize({ heap }: Runtime, dict: Handle, { holder }: DictData): void {
  if (heap.tracer === null) return;
  const keys = heap.words[heap.base[dict] + DictWord.Keys];
  heap.tracer.resized(dict, keysBytes(keys) + (holder?.bytes(1 << (keys & (GENERAL_KEYS - 1))) ?? 0));
}

/** `del d[key]`, or false where there is no such key. */
export function dictDelete(rt: Runtime, dict: Handle, key: Handle): boolean {
  const { lo, hi } = keyHash(rt, key, 'dict key');
  const data = dataOf(rt, dict);
  const entry = find(rt, dict, data, key, lo, hi);
  if (entry < 0) return false;
  removeEntry(rt, dict, data, entry);
  return true;
}

/** Takes out the item at a position, which is one of {@link dictNext}'s. */
export function dictDeleteAt(rt: Runtime, dict: Handle, position: number): void {
  removeEntry(rt, dict, dataOf(rt, dict), position);
}

/** As {@link dictDelete} for a key that is an exact str. */
export function dictDeleteStr(rt: Runtime, dict: Handle, name: Handle): boolean {
  return dictDelete(rt, dict, name);
}

/** Takes an item out and returns its value (owned by the pool), or NULL. */
export function dictPop(rt: Runtime, dict: Handle, key: Handle): Handle {
  if (dictLength(rt, dict) === 0) return 0;
  const { lo, hi } = keyHash(rt, key, 'dict key');
  const data = dataOf(rt, dict);
  const entry = find(rt, dict, data, key, lo, hi);
  if (entry < 0) return 0;
  const value = rt.heap.keep(rt.heap.words[valueAddress(rt.heap, dict, entry)]);
  removeEntry(rt, dict, data, entry);
  return value;
}

/** Takes out the last item: its position's key and value come to belong to the pool. NULL key: the dict is empty. */
export function dictPopLast(rt: Runtime, dict: Handle): { readonly key: Handle; readonly value: Handle } {
  const heap = rt.heap;
  const base = heap.base[dict];
  const position = dictPrevious(heap, dict, heap.words[base + DictWord.EntryCount]);
  if (position < 0) return { key: 0, value: 0 };
  const key = heap.keep(dictKeyAt(heap, dict, position));
  const value = heap.keep(dictValueAt(heap, dict, position));
  const data = dataOf(rt, dict);
  removeEntry(rt, dict, data, position);
  heap.setRaw(base + DictWord.EntryCount, position);
  // popitem() gives it a table of the size that the shared keys have.
  if (data.shared !== null) splitNoMore(rt, dict, data, SHARED_LOG, false);
  return { key, value };
}

/** The words are settled before the references drop: a finalizer may look at the dict. */
function removeEntry(rt: Runtime, dict: Handle, data: DictData, entry: number): void {
  const heap = rt.heap;
  const base = heap.base[dict];
  const { table, mask } = data;
  const hash = mask + 1 + entry * 2;
  let low = table[hash];
  let high = table[hash + 1];
  let slot = low & mask;
  while (table[slot] !== entry + 1) {
    low = (low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT));
    high >>>= PERTURB_SHIFT;
    slot = (Math.imul(slot, 5) + low + 1) & mask;
  }
  table[slot] = -1;
  data.version = ++rt.payloads.dictVersion;
  heap.setRaw(base + DictWord.Used, heap.words[base + DictWord.Used] - 1);
  const address = heap.words[base + DictWord.Entries] + entry * 2;
  const key = heap.takeOwned(address);
  const value = heap.takeOwned(address + 1);
  if (data.holder !== null) {
    data.holder.remove(rt, dict, key);
    tellSize(rt, dict, data);
  }
  heap.decref(key);
  heap.decref(value);
}

/** `d.clear()`. */
export function dictClear(rt: Runtime, dict: Handle): void {
  const heap = rt.heap;
  const base = heap.base[dict];
  const data = dataOf(rt, dict);
  const keys = heap.words[base + DictWord.Keys];
  if (keys === 0) return;
  const { shared, embedded } = data;
  const entries = heap.words[base + DictWord.Entries];
  const count = heap.words[base + DictWord.EntryCount];
  heap.setRaw(base + DictWord.Entries, 0);
  heap.setRaw(base + DictWord.EntryCount, 0);
  heap.setRaw(base + DictWord.Used, 0);
  heap.setRaw(base + DictWord.Keys, 0);
  if (heap.tracer !== null) heap.tracer.resized(dict, 0);
  rt.payloads.recycleDictTable(data.table);
  data.reset();
  // Inline values are emptied, not given up.
  if (embedded) Object.assign(data, { shared, embedded });
  data.version = ++rt.payloads.dictVersion;
  data.holder?.clear(rt, dict);
  for (let address = entries; address < entries + count * 2; address++) heap.setRef(address, 0);
  heap.giveBlock(entries, entriesCapacity(keys) * 2);
}
