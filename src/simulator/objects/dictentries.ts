/** The words of a dict, and its items in their order. */
import type { Handle, Heap } from '../memory';
import { sizeOfDictKeys } from '../values/sizes';
import type { DictData } from './payloads';
import type { Runtime } from './runtime';

/** Word offsets of a dict. */
export const enum DictWord {
  /** Address of the entries: pairs of key and value. 0: no entries block. */
  Entries,
  /** Entries in use, deleted ones included. */
  EntryCount,
  /** Items: `len(d)`. */
  Used,
  /** Logarithm of the size of CPython's index (3 and up), plus {@link GENERAL_KEYS}; 0 for an empty dict without a table. */
  Keys,
  Count,
}

/** Flag in the word `Keys`: keys other than str are or were in the table, so entries keep their hash (24 bytes, not 16). */
export const GENERAL_KEYS = 64;
/** That of the keys that a class shares among its instances. */
export const SHARED_LOG = 6;
/** Entries that an index of so many slots serves (CPython's USABLE_FRACTION). */
export function usableFraction(size: number): number {
  return Math.floor((size * 2) / 3);
}

/** Entries that fit a dict's block, from its word `Keys`. */
export function entriesCapacity(keysWord: number): number {
  const log = keysWord & (GENERAL_KEYS - 1);
  return log === 0 ? 0 : usableFraction(1 << log);
}

/** Bytes of CPython's table of keys, from a dict's word `Keys`. */
export function keysBytes(keysWord: number): number {
  return sizeOfDictKeys(keysWord & (GENERAL_KEYS - 1), (keysWord & GENERAL_KEYS) === 0);
}

/** `len(d)`. */
export function dictLength(rt: Runtime, dict: Handle): number {
  return rt.heap.words[rt.heap.base[dict] + DictWord.Used];
}

/** What lies beside the heap: the index by hash, the version, keys shared with other instances. */
export function dataOf(rt: Runtime, dict: Handle): DictData {
  return rt.payloads.dicts.items[rt.heap.num[dict]] as DictData;
}

/** Unique over all dicts; stays while only values change, so that addresses of values stay good. */
export function dictVersion(rt: Runtime, dict: Handle): number {
  return dataOf(rt, dict).version;
}

/** The first position from `position` on that holds an item, or -1. */
export function dictNext(heap: Heap, dict: Handle, position: number): number {
  const base = heap.base[dict];
  const words = heap.words;
  const count = words[base + DictWord.EntryCount];
  const entries = words[base + DictWord.Entries];
  for (let i = position; i < count; i++) if (words[entries + i * 2] !== 0) return i;
  return -1;
}

/** The last position up to `position` that holds an item, or -1. */
export function dictPrevious(heap: Heap, dict: Handle, position: number): number {
  const base = heap.base[dict];
  const words = heap.words;
  const entries = words[base + DictWord.Entries];
  for (let i = Math.min(position, words[base + DictWord.EntryCount] - 1); i >= 0; i--) {
    if (words[entries + i * 2] !== 0) return i;
  }
  return -1;
}

/** The key at a position that {@link dictNext} gave. */
export function dictKeyAt(heap: Heap, dict: Handle, position: number): Handle {
  return heap.words[heap.words[heap.base[dict] + DictWord.Entries] + position * 2];
}

/** The value at a position that {@link dictNext} gave. */
export function dictValueAt(heap: Heap, dict: Handle, position: number): Handle {
  return heap.words[heap.words[heap.base[dict] + DictWord.Entries] + position * 2 + 1];
}
