/** collections.OrderedDict. Twin of Objects/odictobject.c; a dict keeps the order of insertion by itself. */
import { boolHandle, EMPTY_TUPLE, FALSE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { classGetItem } from '../objects/arguments';
import { dictClear, dictDelete, dictGet, dictLookup, dictPop, dictSet, newDictData } from '../objects/dict';
import {
  dictKeyAt,
  dictLength,
  dictNext,
  dictPrevious,
  dictValueAt,
  dictVersion,
  DictWord,
} from '../objects/dictentries';
import { dictType, isDict } from '../objects/dicttype';
import { allocate, instanceDict } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { Kind, newIterator, newView, orderedDictViews } from './ordereddictviews';
import { ORDERED_WORDS, OrderedNodes, releaseNodes, visitNodes } from './orderednodes';
import { moduleType } from './typedef';

/** The word behind those of the nodes. */
const INSTANCE_DICT = ORDERED_WORDS;

function isOrdered(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'collections.OrderedDict'));
}

/** Sets items through `__setitem__`, which a subclass may have changed (mutablemapping_update). */
function update(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const given = args.length - (kwnames?.length ?? 0);
  if (given > 1) rt.raise('TypeError', `expected at most 1 argument, got ${given}`);
  const [other] = args;
  if (given === 1) {
    if (isDict(rt, other) || rt.findAttr(other, 'keys') !== NULL) {
      rt.forEach(rt.callMethod(other, 'keys'), (key) => rt.setItem(self, key, rt.getItem(other, key)));
    } else {
      rt.forEach(other, (pair) => {
        const items = rt.toArray(pair);
        if (items.length !== 2) {
          rt.raise(
            'ValueError',
            items.length < 2
              ? `need more than ${items.length} value${items.length === 1 ? '' : 's'} to unpack`
              : 'too many values to unpack (expected 2)',
          );
        }
        rt.setItem(self, items[0], items[1]);
      });
    }
  }
  kwnames?.forEach((keyword, i) => rt.setItem(self, rt.intern(keyword), args[given + i]));
}

function repr(rt: Runtime, self: Handle): Handle {
  const { name } = rt.typeOf(self);
  if (dictLength(rt, self) === 0) return rt.newStr(`${name}()`);
  if (!rt.reprEnter(self)) return rt.newStr('...');
  try {
    const parts: string[] = [];
    // What a class of its own shows of itself to dict().
    const content = rt.call(rt.types[TypeId.Dict].handle, [self]);
    rt.forEach(rt.callMethod(content, 'items'), (pair) => {
      const [key, value] = rt.items(pair);
      parts.push(`${rt.repr(key)}: ${rt.repr(value)}`);
    });
    return rt.newStr(`${name}({${parts.join(', ')}})`);
  } finally {
    rt.reprLeave(self);
  }
}

/** Equal contents in the same order. */
function sameOrder(rt: Runtime, a: Handle, b: Handle): boolean {
  const { heap } = rt;
  const before = [dictVersion(rt, a), dictVersion(rt, b)];
  const checkUnchanged = (): void => {
    if (dictVersion(rt, a) === before[0] && dictVersion(rt, b) === before[1]) return;
    rt.raise('RuntimeError', 'OrderedDict mutated during iteration');
  };
  let j = dictNext(heap, b, 0);
  for (let i = dictNext(heap, a, 0); i >= 0; i = dictNext(heap, a, i + 1)) {
    if (j < 0) return false;
    const equal = rt.equal(dictKeyAt(heap, a, i), dictKeyAt(heap, b, j));
    checkUnchanged();
    if (!equal) return false;
    j = dictNext(heap, b, j + 1);
  }
  return true;
}

function copyOf(rt: Runtime, self: Handle): Handle {
  const made = rt.call(rt.typeOf(self).handle, []);
  const { heap } = rt;
  for (let i = dictNext(heap, self, 0); i >= 0; i = dictNext(heap, self, i + 1)) {
    rt.setItem(made, dictKeyAt(heap, self, i), dictValueAt(heap, self, i));
  }
  return made;
}

function moveToEnd(rt: Runtime, self: Handle, key: Handle, last: boolean): void {
  const { heap } = rt;
  const at = last
    ? dictPrevious(heap, self, heap.words[heap.base[self] + DictWord.EntryCount] - 1)
    : dictNext(heap, self, 0);
  // Where it is there already, it is not looked for.
  if (at >= 0 && dictKeyAt(heap, self, at) === key) return;
  if (dictLookup(rt, self, key) === 0) rt.raiseWith('KeyError', [key]);
  if (at >= 0 && rt.equal(dictKeyAt(heap, self, at), key)) return;
  if (last) {
    const value = heap.keep(dictGet(rt, self, key));
    const stored = heap.keep(storedKey(rt, self, key));
    dictDelete(rt, self, key);
    dictSet(rt, self, stored, value);
    return;
  }
  const pairs: [Handle, Handle][] = [];
  for (let i = dictNext(heap, self, 0); i >= 0; i = dictNext(heap, self, i + 1)) {
    const pair: [Handle, Handle] = [heap.keep(dictKeyAt(heap, self, i)), heap.keep(dictValueAt(heap, self, i))];
    if (rt.equal(pair[0], key)) pairs.unshift(pair);
    else pairs.push(pair);
  }
  rt.fuel(pairs.length);
  dictClear(rt, self);
  for (const [name, value] of pairs) dictSet(rt, self, name, value);
}

/** The key object that the dict holds for an equal one. */
function storedKey(rt: Runtime, self: Handle, key: Handle): Handle {
  return rt.heap.words[dictLookup(rt, self, key) - 1];
}

function popItem(rt: Runtime, self: Handle, last: boolean): Handle {
  const { heap } = rt;
  if (dictLength(rt, self) === 0) rt.raise('KeyError', 'dictionary is empty');
  const count = heap.words[heap.base[self] + DictWord.EntryCount];
  const at = last ? dictPrevious(heap, self, count - 1) : dictNext(heap, self, 0);
  const key = heap.keep(dictKeyAt(heap, self, at));
  const value = dictPop(rt, self, key);
  return newTuple(rt, [key, value]);
}

const dictLayout = dictType.layout;

export const orderedDictType: TypeSpec = defineType({
  id: null,
  name: 'OrderedDict',
  module: 'collections',
  base: 'dict',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs | TypeFlag.Mapping,
  unhashable: true,
  doc: 'Dictionary that remembers insertion order',
  layout: {
    words: INSTANCE_DICT + 1,
    refs: 0,
    dict: INSTANCE_DICT,
    traverse: (heap, self, visit) => {
      dictLayout?.traverse?.(heap, self, visit);
      visitNodes(heap, self, visit);
      visit(heap.base[self] + INSTANCE_DICT);
    },
    release: (rt, self) => {
      releaseNodes(rt, self);
      dictLayout?.release?.(rt, self);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type, newDictData(rt, new OrderedNodes())),
    init: update,
    repr,
    iter: (rt, self) => newIterator(rt, self, Kind.Keys),
    richcompare: (rt, self, other, op) => {
      if ((op !== CompareOp.Eq && op !== CompareOp.Ne) || !isDict(rt, other)) return NOT_IMPLEMENTED;
      const equal = rt.types[TypeId.Dict].slots.richcompare?.(rt, self, other, CompareOp.Eq) ?? NOT_IMPLEMENTED;
      if (equal === NOT_IMPLEMENTED) return NOT_IMPLEMENTED;
      let same = equal !== FALSE;
      if (same && isOrdered(rt, other)) same = sameOrder(rt, self, other);
      return boolHandle(same === (op === CompareOp.Eq));
    },
    or: (rt, left, right) => {
      const [self] = isOrdered(rt, left) ? [left] : [right];
      if (!isDict(rt, left) || !isDict(rt, right)) return NOT_IMPLEMENTED;
      const made = rt.call(rt.typeOf(self).handle, [left]);
      update(rt, made, [right], null);
      return made;
    },
    inplaceOr: (rt, self, other) => {
      update(rt, self, [other], null);
      return self;
    },
  },
  methods: [
    rawNative('update', null, (rt, self, args, kwnames) => {
      update(rt, self, args, kwnames);
      return NONE;
    }),
    native('copy', '', copyOf),
    native('keys', '', (rt, self) => newView(rt, 'odict_keys', self)),
    native('values', '', (rt, self) => newView(rt, 'odict_values', self)),
    native('items', '', (rt, self) => newView(rt, 'odict_items', self)),
    native(
      'fromkeys',
      'iterable, value=None',
      (rt, self, iterable, value) => {
        const made = rt.call(self, []);
        rt.forEach(iterable, (key) => rt.setItem(made, key, value || NONE));
        return made;
      },
      { binding: 'class' },
    ),
    native('setdefault', 'key, default=None', (rt, self, key, fallback) => {
      if (rt.contains(self, key)) return rt.getItem(self, key);
      rt.setItem(self, key, fallback || NONE);
      return fallback || NONE;
    }),
    native('pop', 'key, default=<unrepresentable>', (rt, self, key, fallback) => {
      const pop = rt.getAttr(rt.types[TypeId.Dict].handle, 'pop');
      return rt.call(pop, fallback === NULL ? [self, key] : [self, key, fallback]);
    }),
    native('popitem', 'last=True', (rt, self, last) => popItem(rt, self, last === NULL || rt.truth(last))),
    native('move_to_end', 'key, last=True', (rt, self, key, last) => {
      moveToEnd(rt, self, key, last === NULL || rt.truth(last));
      return NONE;
    }),
    native('__reversed__', '', (rt, self) => newIterator(rt, self, Kind.Keys | Kind.Reversed)),
    native('__reduce__', '', (rt, self) => {
      const state = rt.callMethod(self, '__getstate__');
      const items = rt.iter(rt.callMethod(self, 'items'));
      return newTuple(rt, [rt.typeOf(self).handle, EMPTY_TUPLE, state, NONE, items]);
    }),
    classGetItem,
  ],
  getset: { __dict__: { get: (rt, self) => instanceDict(rt, self) } },
});

/** The types of OrderedDict. */
export const orderedDictTypes: readonly TypeSpec[] = [orderedDictType, ...orderedDictViews];
