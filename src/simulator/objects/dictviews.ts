/**
 * Views of dictionaries: keys, values, items, with their set operations. Twin of the views of Objects/dictobject.c.
 */
import { boolHandle, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { dictDelete, dictLookup } from './dict';
import { dictCopy } from './dictcopy';
import { dictLength } from './dictentries';
import { newDictIterator } from './dictiter';
import { native, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { isAnySet, newSetFrom, setAdd, setUpdate } from './set';
import { differenceUpdate, intersectInto, symmetricDifferenceUpdate } from './setops';
import { defineType, type TypeSpec } from './spec';
import { tupleItem, tupleLength } from './tuple';
import { CompareOp, TypeFlag, type Slots } from './typeobject';
import { TypeId } from './typeids';

/** A new view of a dict. */
export function newDictView(rt: Runtime, type: TypeId, dict: Handle): Handle {
  const heap = rt.heap;
  const view = heap.create(type, 0, 1);
  heap.setRef(heap.base[view], dict);
  return view;
}

/** The dict of a view. */
export function viewedDict(rt: Runtime, view: Handle): Handle {
  return rt.heap.words[rt.heap.base[view]];
}

function isSetView(rt: Runtime, h: Handle): boolean {
  const type = rt.heap.type[h];
  if (type === TypeId.DictKeys || type === TypeId.DictItems) return true;
  if (type < TypeId.FirstDynamic) return false;
  return rt.isInstance(h, rt.types[TypeId.DictKeys]) || rt.isInstance(h, rt.types[TypeId.DictItems]);
}

function isSetLike(rt: Runtime, h: Handle): boolean {
  return isAnySet(rt, h) || isSetView(rt, h);
}

function keysContain(rt: Runtime, view: Handle, key: Handle): boolean {
  return dictLookup(rt, viewedDict(rt, view), key) !== 0;
}

function itemsContain(rt: Runtime, view: Handle, item: Handle): boolean {
  if (!rt.isInstance(item, rt.types[TypeId.Tuple]) || tupleLength(rt, item) !== 2) return false;
  const address = dictLookup(rt, viewedDict(rt, view), tupleItem(rt, item, 0));
  if (address === 0) return false;
  return rt.equal(rt.heap.keep(rt.heap.words[address]), tupleItem(rt, item, 1));
}

/** Whether every element of one is in the other. */
function allContained(rt: Runtime, self: Handle, other: Handle): boolean {
  let all = true;
  rt.forEach(self, (item) => {
    all = rt.contains(other, item);
    return all;
  });
  return all;
}

function compare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isSetLike(rt, other)) return NOT_IMPLEMENTED;
  const mine = rt.length(self);
  const theirs = rt.length(other);
  switch (op) {
    case CompareOp.Eq:
      return boolHandle(mine === theirs && allContained(rt, self, other));
    case CompareOp.Ne:
      return boolHandle(!(mine === theirs && allContained(rt, self, other)));
    case CompareOp.Lt:
      return boolHandle(mine < theirs && allContained(rt, self, other));
    case CompareOp.Le:
      return boolHandle(mine <= theirs && allContained(rt, self, other));
    case CompareOp.Gt:
      return boolHandle(mine > theirs && allContained(rt, other, self));
    case CompareOp.Ge:
      return boolHandle(mine >= theirs && allContained(rt, other, self));
  }
}

/** A set of the elements of an operand; those of a keys view come straight from its dict. */
function asSet(rt: Runtime, operand: Handle): Handle {
  if (rt.heap.type[operand] !== TypeId.DictKeys) return newSetFrom(rt, operand);
  const dict = viewedDict(rt, operand);
  return newSetFrom(rt, rt.heap.type[dict] === TypeId.Dict ? dict : operand);
}

/** `keys - other`, either of which may be the view. */
function subtract(rt: Runtime, left: Handle, right: Handle): Handle {
  const result = asSet(rt, left);
  differenceUpdate(rt, result, right);
  return result;
}

function intersect(rt: Runtime, left: Handle, right: Handle): Handle {
  // The operator may be reflected: the view is then on the right.
  let view = left;
  let other = right;
  if (!isSetView(rt, view)) [view, other] = [right, left];
  const size = dictLength(rt, viewedDict(rt, view));
  if (rt.heap.type[other] === TypeId.Set) {
    if (size <= rt.length(other)) return intersectInto(rt, other, view);
  }
  if (isSetView(rt, other) && rt.length(other) > size) [view, other] = [other, view];
  const result = newSetFrom(rt, NULL);
  rt.forEach(other, (item) => {
    if (rt.contains(view, item)) setAdd(rt, result, item);
  });
  return result;
}

function union(rt: Runtime, left: Handle, right: Handle): Handle {
  const result = asSet(rt, left);
  setUpdate(rt, result, right);
  return result;
}

function symmetricDifference(rt: Runtime, left: Handle, right: Handle): Handle {
  const { type } = rt.heap;
  if (type[left] === TypeId.DictItems && type[right] === TypeId.DictItems) return itemsInOne(rt, left, right);
  const result = asSet(rt, left);
  symmetricDifferenceUpdate(rt, result, right);
  return result;
}

/** The items that only one of two items views has (dictitems_xor): the right one's first. */
function itemsInOne(rt: Runtime, left: Handle, right: Handle): Handle {
  const { heap } = rt;
  const rest = dictCopy(rt, viewedDict(rt, left));
  const result = newSetFrom(rt, NULL);
  rt.forEach(right, (item) => {
    const key = tupleItem(rt, item, 0);
    const address = dictLookup(rt, rest, key);
    if (address !== 0 && rt.equal(heap.keep(heap.words[address]), tupleItem(rt, item, 1))) dictDelete(rt, rest, key);
    else setAdd(rt, result, item);
  });
  setUpdate(rt, result, newDictView(rt, TypeId.DictItems, rest));
  return result;
}

function isDisjoint(rt: Runtime, self: Handle, other: Handle): Handle {
  let view = self;
  let walked = other;
  if (self === other) return boolHandle(rt.length(self) === 0);
  if (isSetLike(rt, other) && rt.length(other) > rt.length(self)) [view, walked] = [other, self];
  let disjoint = true;
  rt.forEach(walked, (item) => {
    disjoint = !rt.contains(view, item);
    return disjoint;
  });
  return boolHandle(disjoint);
}

const setSlots: Slots = { richcompare: compare, subtract, and: intersect, or: union, xor: symmetricDifference };

function viewType(
  id: TypeId,
  name: string,
  iterator: TypeId,
  reverse: TypeId,
  slots: Slots,
  methods: readonly NativeFunction[],
): TypeSpec {
  return defineType({
    id,
    name,
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    unhashable: id !== TypeId.DictValues,
    layout: { words: 1, refs: 1 },
    slots: {
      repr(rt, self) {
        if (!rt.reprEnter(self)) return rt.newStr('...');
        try {
          return rt.newStr(`${name}(${rt.repr(rt.newList(rt.toArray(self)))})`);
        } finally {
          rt.reprLeave(self);
        }
      },
      iter: (rt, self) => newDictIterator(rt, iterator, viewedDict(rt, self)),
      length: (rt, self) => dictLength(rt, viewedDict(rt, self)),
      ...slots,
    },
    getset: {
      mapping: {
        get: (rt, self) => rt.call(rt.types[TypeId.MappingProxy].handle, [viewedDict(rt, self)]),
      },
    },
    methods: [
      ...methods,
      native('__reversed__', '', (rt, self) => newDictIterator(rt, reverse, viewedDict(rt, self)), {
        doc: `Return a reverse iterator over the dict ${name.slice(5)}.`,
      }),
    ],
  });
}

const setMethods: readonly NativeFunction[] = [native('isdisjoint', 'object, /', isDisjoint)];

/** The three views. */
export const dictViewTypes: readonly TypeSpec[] = [
  viewType(
    TypeId.DictKeys,
    'dict_keys',
    TypeId.DictKeyIterator,
    TypeId.DictReverseKeyIterator,
    { contains: keysContain, ...setSlots },
    setMethods,
  ),
  viewType(
    TypeId.DictItems,
    'dict_items',
    TypeId.DictItemIterator,
    TypeId.DictReverseItemIterator,
    { contains: itemsContain, ...setSlots },
    setMethods,
  ),
  viewType(TypeId.DictValues, 'dict_values', TypeId.DictValueIterator, TypeId.DictReverseValueIterator, {}, []),
];
