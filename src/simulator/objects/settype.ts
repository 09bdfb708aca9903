/**
 * The types `set` and `frozenset` and their iterator. Twin of Objects/setobject.c; storage is in set.ts.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { GC_HEADER, sizeOfSet } from '../values/sizes';
import { classGetItem, expectPositional, refuseKeywords } from './arguments';
import { allocate } from './instance';
import { builtin } from './listiter';
import { native, rawNative, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import {
  DUMMY,
  initSet,
  isAnySet,
  newSetData,
  newSetFrom,
  setAdd,
  setClear,
  setContains,
  setContainsHashed,
  setDiscard,
  setDiscardHashed,
  setItems,
  setLength,
  setNext,
  setKeyAt,
  setPop,
  setSwap,
  setUpdate,
  SetWord,
} from './set';
import {
  baseTypeOf,
  compareSets,
  copySet,
  difference,
  differenceUpdate,
  frozenSetHash,
  intersectAll,
  intersectInto,
  isDisjoint,
  isSubset,
  isSuperset,
  symmetricDifference,
  symmetricDifferenceUpdate,
} from './setops';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { TypeFlag, type Hash64, type Layout, type Slots, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

// ---- membership: a set may stand for the frozenset of its elements

/** Runs `body`; where it fails for an unhashable set, `withHash` gets the hash of the frozenset of its elements. */
function orAsFrozen(rt: Runtime, key: Handle, body: () => boolean, withHash: (hash: Hash64) => boolean): boolean {
  let result = false;
  const problem = rt.attempt(['TypeError'], () => {
    result = body();
  });
  if (problem === NULL) return result;
  const hash: Hash64 = { lo: 0, hi: 0 };
  frozenSetHash(rt, key, hash);
  return withHash(hash);
}

/** Whether a key is a set that cannot be hashed itself. */
function isMutableSet(rt: Runtime, key: Handle): boolean {
  return isAnySet(rt, key) && baseTypeOf(rt, key) !== TypeId.FrozenSet;
}

function contains(rt: Runtime, self: Handle, key: Handle): boolean {
  if (!isMutableSet(rt, key)) return setContains(rt, self, key);
  return orAsFrozen(
    rt,
    key,
    () => setContains(rt, self, key),
    (hash) => setContainsHashed(rt, self, key, hash),
  );
}

function takeOut(rt: Runtime, self: Handle, key: Handle): boolean {
  if (!isMutableSet(rt, key)) return setDiscard(rt, self, key);
  return orAsFrozen(
    rt,
    key,
    () => setDiscard(rt, self, key),
    (hash) => setDiscardHashed(rt, self, key, hash),
  );
}

// ---- shared by both types

function repr(rt: Runtime, self: Handle): Handle {
  const name = typeNameOf(rt, self);
  if (!rt.reprEnter(self)) return rt.newStr(`${name}(...)`);
  try {
    if (setLength(rt, self) === 0) return rt.newStr(`${name}()`);
    const parts = setItems(rt.heap, self).map((key) => rt.repr(rt.heap.keep(key)));
    const body = `{${parts.join(', ')}}`;
    return rt.newStr(rt.heap.type[self] === TypeId.Set ? body : `${name}(${body})`);
  } finally {
    rt.reprLeave(self);
  }
}

/** An operator between two sets of any kind. */
function operator(compute: (rt: Runtime, left: Handle, right: Handle) => Handle) {
  return (rt: Runtime, left: Handle, right: Handle): Handle =>
    isAnySet(rt, left) && isAnySet(rt, right) ? compute(rt, left, right) : NOT_IMPLEMENTED;
}

function unionOf(rt: Runtime, left: Handle, right: Handle): Handle {
  const result = copySet(rt, left);
  if (left !== right) setUpdate(rt, result, right);
  return result;
}

const layout: Partial<Layout> = {
  words: SetWord.Count,
  refs: 0,
  traverse(heap, self, visit) {
    const table = heap.words[heap.base[self] + SetWord.Table];
    for (let slot = setNext(heap, self, 0); slot >= 0; slot = setNext(heap, self, slot + 1)) visit(table + slot);
  },
  release(rt, self) {
    const heap = rt.heap;
    const base = heap.base[self];
    const table = heap.words[base + SetWord.Table];
    const mask = heap.words[base + SetWord.Mask];
    for (let word = base; word < base + SetWord.Count; word++) heap.setRaw(word, 0);
    if (table !== 0) {
      for (let address = table; address <= table + mask; address++) {
        if (heap.words[address] === DUMMY) heap.setRaw(address, 0);
      }
      heap.giveBlock(table, mask + 1);
    }
    rt.payloads.sets.remove(heap.num[self]);
  },
};

const slots: Slots = {
  repr,
  iter: newSetIterator,
  length: setLength,
  contains,
  richcompare: (rt, self, other, op) =>
    isAnySet(rt, other) ? boolHandle(compareSets(rt, self, other, op)) : NOT_IMPLEMENTED,
  subtract: operator(difference),
  and: operator(intersectInto),
  xor: operator(symmetricDifference),
  or: operator(unionOf),
};

/** A method `name(self, /, *others)`. */
function variadic(
  type: string,
  name: string,
  doc: string,
  body: (rt: Runtime, self: Handle, others: readonly Handle[]) => Handle,
): NativeFunction {
  return rawNative(
    name,
    '*others',
    (rt, self, args, kwnames) => {
      refuseKeywords(rt, `${type}.${name}`, kwnames);
      return body(rt, self, args);
    },
    { doc },
  );
}

/** `set.__sizeof__`; without the collector's header. */
export function sizeofSet(rt: Runtime, self: Handle): number {
  return sizeOfSet(rt.heap.words[rt.heap.base[self] + SetWord.Mask] + 1) - GC_HEADER;
}

function sharedMethods(type: string): NativeFunction[] {
  return [
    native('copy', '', (rt, self) => (rt.heap.type[self] === TypeId.FrozenSet ? self : copySet(rt, self))),
    native('__contains__', 'object, /', (rt, self, key) => boolHandle(contains(rt, self, key))),
    variadic(
      type,
      'difference',
      'Return a new set with elements in the set that are not in the others.',
      (rt, self, others) => {
        if (others.length === 0) return copySet(rt, self);
        const result = difference(rt, self, others[0]);
        for (const other of others.slice(1)) differenceUpdate(rt, result, other);
        return result;
      },
    ),
    variadic(type, 'intersection', 'Return a new set with elements common to the set and all others.', intersectAll),
    variadic(type, 'union', 'Return a new set with elements from the set and all others.', (rt, self, others) => {
      const result = copySet(rt, self);
      for (const other of others) if (other !== self) setUpdate(rt, result, other);
      return result;
    }),
    native('symmetric_difference', 'other, /', symmetricDifference),
    native('isdisjoint', 'other, /', (rt, self, other) => boolHandle(isDisjoint(rt, self, other))),
    native('issubset', 'other, /', (rt, self, other) => boolHandle(isSubset(rt, self, other))),
    native('issuperset', 'other, /', (rt, self, other) => boolHandle(isSuperset(rt, self, other))),
    native('__reduce__', '', (rt, self) => {
      const items = newTuple(rt, [rt.newList(setItems(rt.heap, self))]);
      return newTuple(rt, [rt.typeOf(self).handle, items, rt.callMethod(self, '__getstate__')]);
    }),
    native('__sizeof__', '', (rt, self) => rt.newInt(sizeofSet(rt, self))),
    classGetItem,
  ];
}

// ---- set

/** Wraps a change as a method that returns None. */
function change(
  name: string,
  signature: string,
  doc: string,
  body: (rt: Runtime, self: Handle, argument: Handle) => void,
): NativeFunction {
  return native(
    name,
    signature,
    (rt, self, argument) => {
      body(rt, self, argument);
      return NONE;
    },
    { doc },
  );
}

function changeAll(
  name: string,
  doc: string,
  body: (rt: Runtime, self: Handle, others: readonly Handle[]) => void,
): NativeFunction {
  return variadic('set', name, doc, (rt, self, others) => {
    body(rt, self, others);
    return NONE;
  });
}

function inplace(compute: (rt: Runtime, self: Handle, other: Handle) => void) {
  return (rt: Runtime, self: Handle, other: Handle): Handle => {
    if (!isAnySet(rt, other)) return NOT_IMPLEMENTED;
    compute(rt, self, other);
    return self;
  };
}

function intersectionUpdate(rt: Runtime, self: Handle, result: Handle): void {
  setSwap(rt, self, result);
}

export const setType = defineType({
  id: TypeId.Set,
  name: 'set',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.MatchSelf,
  unhashable: true,
  layout,
  doc: 'Build an unordered collection of unique elements.',
  slots: {
    ...slots,
    new: (rt, type) => initSet(rt, allocate(rt, type, newSetData(rt))),
    init(rt, self, args, kwnames) {
      refuseKeywords(rt, 'set', kwnames);
      const given = args.length - (kwnames?.length ?? 0);
      expectPositional(rt, typeNameOf(rt, self), args.slice(0, given), 0, 1);
      setClear(rt, self);
      if (given === 1) setUpdate(rt, self, args[0]);
    },
    inplaceSubtract: inplace(differenceUpdate),
    inplaceAnd: inplace((rt, self, other) => intersectionUpdate(rt, self, intersectInto(rt, self, other))),
    inplaceXor: inplace(symmetricDifferenceUpdate),
    inplaceOr: inplace(setUpdate),
  },
  methods: [
    ...sharedMethods('set'),
    change(
      'add',
      'object, /',
      'Add an element to a set.\n\nThis has no effect if the element is already present.',
      setAdd,
    ),
    change('clear', '', 'Remove all elements from this set.', setClear),
    change(
      'discard',
      'object, /',
      'Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\n' +
        'an exception when an element is missing from the set.',
      (rt, self, key) => void takeOut(rt, self, key),
    ),
    change(
      'remove',
      'object, /',
      'Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.',
      (rt, self, key) => {
        if (!takeOut(rt, self, key)) rt.raiseWith('KeyError', [key]);
      },
    ),
    native('pop', '', (rt, self) => {
      const key = setPop(rt, self);
      return key === NULL ? rt.raise('KeyError', 'pop from an empty set') : key;
    }),
    changeAll('update', 'Update the set, adding elements from all others.', (rt, self, others) => {
      for (const other of others) setUpdate(rt, self, other);
    }),
    changeAll(
      'intersection_update',
      'Update the set, keeping only elements found in it and all others.',
      (rt, self, others) => intersectionUpdate(rt, self, intersectAll(rt, self, others)),
    ),
    changeAll('difference_update', 'Update the set, removing elements found in others.', (rt, self, others) => {
      for (const other of others) differenceUpdate(rt, self, other);
    }),
    change(
      'symmetric_difference_update',
      'other, /',
      'Update the set, keeping only elements found in either set, but not in both.',
      symmetricDifferenceUpdate,
    ),
  ],
});

// ---- frozenset

function newFrozenSet(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const builtinType = rt.types[TypeId.FrozenSet];
  if (type === builtinType || type.slots.init === builtinType.slots.init) refuseKeywords(rt, 'frozenset', kwnames);
  expectPositional(rt, type.name, args.slice(0, args.length - (kwnames?.length ?? 0)), 0, 1);
  const iterable = args.length === 0 ? NULL : args[0];
  if (type === builtinType && iterable !== NULL && rt.heap.type[iterable] === TypeId.FrozenSet) return iterable;
  const set = initSet(rt, allocate(rt, type, newSetData(rt)));
  if (iterable !== NULL) setUpdate(rt, set, iterable);
  return set;
}

export const frozenSetType = defineType({
  id: TypeId.FrozenSet,
  name: 'frozenset',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.MatchSelf,
  layout,
  doc: 'Build an immutable unordered collection of unique elements.',
  slots: { ...slots, new: newFrozenSet, hash: frozenSetHash },
  methods: sharedMethods('frozenset'),
});

/** A new frozenset of an iterable's elements; NULL: empty. */
export function newFrozenSetFrom(rt: Runtime, iterable: Handle): Handle {
  return newSetFrom(rt, iterable, TypeId.FrozenSet);
}

// ---- iterator

/** Word offsets of a set iterator. */
export const enum SetIteratorWord {
  /** The set (a reference; 0 at the end). */
  Set,
  /** The set's length when the iteration began; -1 after it was found changed. */
  Used,
  /** The next slot. */
  Position,
  Remaining,
  Count,
}

/** `iter(set)`. */
export function newSetIterator(rt: Runtime, set: Handle): Handle {
  const heap = rt.heap;
  const iterator = heap.create(TypeId.SetIterator, 0, SetIteratorWord.Count);
  const at = heap.base[iterator];
  heap.setRef(at, set);
  heap.setRaw(at + SetIteratorWord.Used, setLength(rt, set));
  heap.setRaw(at + SetIteratorWord.Remaining, setLength(rt, set));
  return iterator;
}

/** The next element, borrowed from the set; NULL at the end. */
export function setIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[iterator];
  const set = heap.words[at];
  if (set === NULL) return NULL;
  if (heap.words[at + SetIteratorWord.Used] !== setLength(rt, set)) {
    heap.setRaw(at + SetIteratorWord.Used, -1);
    rt.raise('RuntimeError', 'Set changed size during iteration');
  }
  const slot = setNext(heap, set, heap.words[at + SetIteratorWord.Position]);
  if (slot < 0) {
    heap.setRef(at, NULL);
    return NULL;
  }
  heap.setRaw(at + SetIteratorWord.Position, slot + 1);
  heap.setRaw(at + SetIteratorWord.Remaining, heap.words[at + SetIteratorWord.Remaining] - 1);
  return setKeyAt(heap, set, slot);
}

export const setIteratorType = defineType({
  id: TypeId.SetIterator,
  name: 'set_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: SetIteratorWord.Count, refs: 1 },
  slots: { iter: (_rt, self) => self, iternext: setIteratorNext },
  methods: [
    native('__length_hint__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const set = rt.heap.words[at];
      const valid = set !== NULL && rt.heap.words[at + SetIteratorWord.Used] === setLength(rt, set);
      return rt.newInt(valid ? rt.heap.words[at + SetIteratorWord.Remaining] : 0);
    }),
    native('__reduce__', '', (rt, self) => {
      const heap = rt.heap;
      const items: Handle[] = [];
      const set = heap.words[heap.base[self]];
      if (set !== NULL) {
        let slot = setNext(heap, set, heap.words[heap.base[self] + SetIteratorWord.Position]);
        for (; slot >= 0; slot = setNext(heap, set, slot + 1)) items.push(setKeyAt(heap, set, slot));
      }
      return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [rt.newList(items)])]);
    }),
  ],
});
