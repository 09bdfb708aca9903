/** Copies of dicts, and one dict merged into another. */
import type { Handle } from '../memory';
import { dictLookupHashed, dictSetHashed, entryHash, estimatedLogSize, newDict, resize } from './dict';
import { dataOf } from './dictentries';
import { DICT_LOG_MINSIZE } from '../values/sizes';
import {
  dictKeyAt,
  dictNext,
  dictValueAt,
  DictWord,
  entriesCapacity,
  GENERAL_KEYS,
  keysBytes,
  usableFraction,
} from './dictentries';
import type { Runtime } from './runtime';

/** `d.copy()` of an exact dict or the dict part of a subclass: always an exact dict. */
export function dictCopy(rt: Runtime, source: Handle): Handle {
  const copy = newDict(rt);
  const heap = rt.heap;
  const used = heap.words[heap.base[source] + DictWord.Used];
  if (used === 0) return copy;
  const count = heap.words[heap.base[source] + DictWord.EntryCount];
  const { shared } = dataOf(rt, source);
  if (shared !== null) {
    cloneInto(rt, copy, source);
    dataOf(rt, copy).shared = shared;
  } else if (used >= Math.floor((count * 2) / 3)) cloneInto(rt, copy, source);
  else mergeDict(rt, copy, source, MergeMode.Override);
  return copy;
}

/** Twin of clone_combined_dict_keys: the same entries, gaps and index. The target is empty. */
function cloneInto(rt: Runtime, target: Handle, source: Handle): void {
  const heap = rt.heap;
  const to = heap.base[target];
  const keys = heap.words[heap.base[source] + DictWord.Keys];
  const data = dataOf(rt, target);
  const from = dataOf(rt, source);
  const block = heap.takeBlock(entriesCapacity(keys) * 2);
  const old = heap.words[to + DictWord.Entries];
  if (old !== 0) heap.giveBlock(old, entriesCapacity(heap.words[to + DictWord.Keys]) * 2);
  const entries = heap.words[heap.base[source] + DictWord.Entries];
  const count = heap.words[heap.base[source] + DictWord.EntryCount];
  for (let i = 0; i < count * 2; i++)
    if (heap.words[entries + i] !== 0) heap.setRef(block + i, heap.words[entries + i]);
  heap.setRaw(to + DictWord.Entries, block);
  heap.setRaw(to + DictWord.EntryCount, count);
  heap.setRaw(to + DictWord.Used, heap.words[heap.base[source] + DictWord.Used]);
  heap.setRaw(to + DictWord.Keys, keys);
  if (heap.tracer !== null) heap.tracer.resized(target, keysBytes(keys));
  data.table = from.table.slice();
  data.mask = from.mask;
  data.usable = from.usable;
  data.version = ++rt.payloads.dictVersion;
}

/** What {@link mergeDict} does with keys that are there already. */
export const enum MergeMode {
  Keep,
  Override,
  /** KeyError with the key. */
  Refuse,
}

/** `PyDict_Merge` of one dict's items into another. */
export function mergeDict(rt: Runtime, target: Handle, source: Handle, mode: MergeMode): void {
  const heap = rt.heap;
  const from = heap.base[source];
  const to = heap.base[target];
  const used = heap.words[from + DictWord.Used];
  if (target === source || used === 0) return;
  const sourceKeys = heap.words[from + DictWord.Keys];
  const log = sourceKeys & (GENERAL_KEYS - 1);
  const count = heap.words[from + DictWord.EntryCount];
  const data = dataOf(rt, target);
  if (heap.words[to + DictWord.Used] === 0) {
    if (mode === MergeMode.Refuse) mode = MergeMode.Override;
    const clean =
      dataOf(rt, source).shared === null &&
      used === count &&
      (log === DICT_LOG_MINSIZE || usableFraction(1 << (log - 1)) < used);
    if (clean) {
      cloneInto(rt, target, source);
      return;
    }
  }
  if (entriesCapacity(heap.words[to + DictWord.Keys]) < used) {
    const total = heap.words[to + DictWord.Used] + used;
    resize(rt, target, data, estimatedLogSize(total), (sourceKeys & GENERAL_KEYS) !== 0);
  }
  for (let i = dictNext(heap, source, 0); i >= 0; i = dictNext(heap, source, i + 1)) {
    const mark = heap.poolMark;
    const key = heap.keep(dictKeyAt(heap, source, i));
    const value = heap.keep(dictValueAt(heap, source, i));
    const { lo, hi } = entryHash(rt, source, i);
    if (mode === MergeMode.Override) dictSetHashed(rt, target, key, value, lo, hi);
    else if (dictLookupHashed(rt, target, key, lo, hi) === 0) dictSetHashed(rt, target, key, value, lo, hi);
    else if (mode === MergeMode.Refuse) rt.raiseWith('KeyError', [key]);
    heap.drain(mark);
    if (heap.words[from + DictWord.Used] !== used) rt.raise('RuntimeError', 'dict mutated during update');
    rt.fuel(1);
  }
}
