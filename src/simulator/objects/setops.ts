/**
 * The operations of sets: intersection, difference and so on. Twin of the middle of Objects/setobject.c: which way an
 * operation goes decides the order of its result.
 */
import { NULL, type Handle } from '../memory';
import { FrozensetHasher } from '../values/pyhash';
import {
  differenceCopies,
  differenceIntersectsFirst,
  intersectionWalksOther,
  needsResizeAfterDifference,
} from '../values/setorder';
import { dictLookupHashed, entryHash } from './dict';
import { dictKeyAt, dictLength, dictNext } from './dictentries';
import type { Runtime } from './runtime';
import {
  isAnySet,
  newEmptySet,
  newSetFrom,
  setAddHashed,
  setClear,
  setCompact,
  setContainsHashed,
  setDiscard,
  setDiscardHashed,
  setHashAt,
  setKeyAt,
  setLength,
  setNext,
  SetWord,
} from './set';
import { TypeId } from './typeids';
import { CompareOp, type Hash64 } from './typeobject';

/** The builtin type that results of operations on a set have: subclasses do not spread. */
export function baseTypeOf(rt: Runtime, set: Handle): TypeId.Set | TypeId.FrozenSet {
  const type = rt.heap.type[set];
  if (type === TypeId.Set || type === TypeId.FrozenSet) return type;
  return rt.isInstance(set, rt.types[TypeId.FrozenSet]) ? TypeId.FrozenSet : TypeId.Set;
}

/** `s.copy()` as an exact set or frozenset. */
export function copySet(rt: Runtime, set: Handle): Handle {
  return newSetFrom(rt, set, baseTypeOf(rt, set));
}

/** Runs over a set with kept elements and their hashes; `each` returns false to stop. */
function walk(rt: Runtime, set: Handle, each: (key: Handle, hash: Hash64) => boolean | void): void {
  const heap = rt.heap;
  for (let slot = setNext(heap, set, 0); slot >= 0; slot = setNext(heap, set, slot + 1)) {
    const mark = heap.poolMark;
    const proceed = each(heap.keep(setKeyAt(heap, set, slot)), setHashAt(rt, set, slot));
    heap.drain(mark);
    rt.fuel(1);
    if (proceed === false) return;
  }
}

function walkDict(rt: Runtime, dict: Handle, each: (key: Handle, hash: Hash64) => void): void {
  const heap = rt.heap;
  for (let i = dictNext(heap, dict, 0); i >= 0; i = dictNext(heap, dict, i + 1)) {
    const mark = heap.poolMark;
    each(heap.keep(dictKeyAt(heap, dict, i)), entryHash(rt, dict, i));
    heap.drain(mark);
    rt.fuel(1);
  }
}

/** Runs over any iterable, hashing the elements; a TypeError of `__hash__` is not explained here. */
function walkHashed(rt: Runtime, iterable: Handle, each: (key: Handle, hash: Hash64) => boolean | void): void {
  rt.forEach(iterable, (key) => {
    const hash: Hash64 = { lo: 0, hi: 0 };
    rt.hash(key, hash);
    return each(key, hash);
  });
}

/** `s & other` (set_intersection). */
export function intersectInto(rt: Runtime, set: Handle, other: Handle): Handle {
  if (set === other) return copySet(rt, set);
  const result = newEmptySet(rt, baseTypeOf(rt, set));
  if (isAnySet(rt, other)) {
    const walksOther = intersectionWalksOther(setLength(rt, set), setLength(rt, other));
    const [walked, tested] = walksOther ? [other, set] : [set, other];
    walk(rt, walked, (key, hash) => {
      if (setContainsHashed(rt, tested, key, hash)) setAddHashed(rt, result, key, hash);
    });
    return result;
  }
  walkHashed(rt, other, (key, hash) => {
    if (!setContainsHashed(rt, set, key, hash)) return true;
    setAddHashed(rt, result, key, hash);
    return setLength(rt, result) < setLength(rt, set);
  });
  return result;
}

/** `s -= other` (set_difference_update_internal). */
export function differenceUpdate(rt: Runtime, set: Handle, other: Handle): void {
  if (set === other) {
    setClear(rt, set);
    return;
  }
  if (isAnySet(rt, other)) {
    let removed = other;
    if (differenceIntersectsFirst(setLength(rt, set), setLength(rt, other))) removed = intersectInto(rt, set, other);
    walk(rt, removed, (key, hash) => void setDiscardHashed(rt, set, key, hash));
  } else {
    rt.forEach(other, (key) => void setDiscard(rt, set, key));
  }
  const base = rt.heap.base[set];
  const { words } = rt.heap;
  const fill = words[base + SetWord.Fill];
  if (needsResizeAfterDifference(fill, words[base + SetWord.Used], words[base + SetWord.Mask])) setCompact(rt, set);
}

/** `s - other` (set_difference). */
export function difference(rt: Runtime, set: Handle, other: Handle): Handle {
  const isDict = rt.heap.type[other] === TypeId.Dict;
  const size = isDict ? dictLength(rt, other) : isAnySet(rt, other) ? setLength(rt, other) : -1;
  if (size < 0 || differenceCopies(setLength(rt, set), size)) {
    const copy = copySet(rt, set);
    differenceUpdate(rt, copy, other);
    return copy;
  }
  const result = newEmptySet(rt, baseTypeOf(rt, set));
  walk(rt, set, (key, hash) => {
    const there = isDict
      ? dictLookupHashed(rt, other, key, hash.lo, hash.hi) !== 0
      : setContainsHashed(rt, other, key, hash);
    if (!there) setAddHashed(rt, result, key, hash);
  });
  return result;
}

/** `s ^= other` (set_symmetric_difference_update). */
export function symmetricDifferenceUpdate(rt: Runtime, set: Handle, other: Handle): void {
  if (set === other) {
    setClear(rt, set);
    return;
  }
  const toggle = (key: Handle, hash: Hash64): void => {
    if (!setDiscardHashed(rt, set, key, hash)) setAddHashed(rt, set, key, hash);
  };
  if (rt.heap.type[other] === TypeId.Dict) walkDict(rt, other, toggle);
  else walk(rt, isAnySet(rt, other) ? other : newSetFrom(rt, other, baseTypeOf(rt, set)), toggle);
}

/** `s ^ other`: the other's elements first, then those of `s`. */
export function symmetricDifference(rt: Runtime, set: Handle, other: Handle): Handle {
  const result = newSetFrom(rt, other, baseTypeOf(rt, set));
  symmetricDifferenceUpdate(rt, result, set);
  return result;
}

/** Whether every element of a set is in the other iterable. */
export function isSubset(rt: Runtime, set: Handle, other: Handle): boolean {
  if (!isAnySet(rt, other)) {
    const common = intersectInto(rt, set, other);
    return setLength(rt, common) === setLength(rt, set);
  }
  if (setLength(rt, set) > setLength(rt, other)) return false;
  let all = true;
  walk(rt, set, (key, hash) => {
    all = setContainsHashed(rt, other, key, hash);
    return all;
  });
  return all;
}

/** Whether the set has every element of the other iterable. */
export function isSuperset(rt: Runtime, set: Handle, other: Handle): boolean {
  if (isAnySet(rt, other)) return isSubset(rt, other, set);
  let all = true;
  rt.forEach(other, (key) => {
    all = rt.typeOf(set).slots.contains?.(rt, set, key) ?? false;
    return all;
  });
  return all;
}

/** Whether the two have no element in common. */
export function isDisjoint(rt: Runtime, set: Handle, other: Handle): boolean {
  if (set === other) return setLength(rt, set) === 0;
  let disjoint = true;
  const type = rt.heap.type[other];
  if (type === TypeId.Set || type === TypeId.FrozenSet) {
    const [tested, walked] = setLength(rt, other) > setLength(rt, set) ? [other, set] : [set, other];
    walk(rt, walked, (key, hash) => {
      disjoint = !setContainsHashed(rt, tested, key, hash);
      return disjoint;
    });
  } else {
    rt.forEach(other, (key) => {
      disjoint = !rt.contains(set, key);
      return disjoint;
    });
  }
  return disjoint;
}

/** Comparison of two sets. */
export function compareSets(rt: Runtime, set: Handle, other: Handle, op: CompareOp): boolean {
  const mine = setLength(rt, set);
  const theirs = setLength(rt, other);
  switch (op) {
    case CompareOp.Eq:
      return mine === theirs && isSubset(rt, set, other);
    case CompareOp.Ne:
      return !(mine === theirs && isSubset(rt, set, other));
    case CompareOp.Lt:
      return mine < theirs && isSubset(rt, set, other);
    case CompareOp.Le:
      return isSubset(rt, set, other);
    case CompareOp.Gt:
      return mine > theirs && isSubset(rt, other, set);
    case CompareOp.Ge:
      return isSubset(rt, other, set);
  }
}

/** hash() of a frozenset, from those of its elements. */
export function frozenSetHash(rt: Runtime, set: Handle, out: Hash64): void {
  const hasher = new FrozensetHasher();
  hasher.start();
  const heap = rt.heap;
  for (let slot = setNext(heap, set, 0); slot >= 0; slot = setNext(heap, set, slot + 1)) {
    hasher.add(setHashAt(rt, set, slot));
  }
  hasher.finish(setLength(rt, set), out);
}

/** The intersection with several; `s` itself copied when there are none. */
export function intersectAll(rt: Runtime, set: Handle, others: readonly Handle[]): Handle {
  let result: Handle = NULL;
  for (const other of others) result = intersectInto(rt, result === NULL ? set : result, other);
  return result === NULL ? copySet(rt, set) : result;
}
