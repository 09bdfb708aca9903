/** collections.OrderedDict. Twin of Objects/odictobject.c; a dict keeps the order of insertion by itself. */
import { boolHandle, EMPTY_TUPLE, FALSE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { classGetItem } from '../objects/arguments';
import {
  dictClear,
  dictDelete,
  dictGet,
  dictKeyAt,
  dictLength,
  dictLookup,
  dictNext,
  dictPop,
  dictPrevious,
  dictSet,
  dictValueAt,
  dictVersion,
  DictWord,
  newDictData,
} from '../objects/dict';
import { dictType, isDict } from '../objects/dicttype';
import { allocate, instanceDict } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { moduleType } from './typedef';

/** Word offsets behind those of dict. */
const INSTANCE_DICT = DictWord.Count;

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
  let j = dictNext(heap, b, 0);
  for (let i = dictNext(heap, a, 0); i >= 0; i = dictNext(heap, a, i + 1)) {
    if (j < 0 || !rt.equal(dictKeyAt(heap, a, i), dictKeyAt(heap, b, j))) return false;
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
      visit(heap.base[self] + INSTANCE_DICT);
    },
    release: (rt, self) => dictLayout?.release?.(rt, self),
  },
  slots: {
    new: (rt, type) => allocate(rt, type, newDictData(rt)),
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
    native('copy', '', copyOf, { doc: 'od.copy() -> a shallow copy of od' }),
    native('keys', '', (rt, self) => newView(rt, 'odict_keys', self)),
    native('values', '', (rt, self) => newView(rt, 'odict_values', self)),
    native('items', '', (rt, self) => newView(rt, 'odict_items', self)),
    native('popitem', 'last=True', (rt, self, last) => popItem(rt, self, last === NULL || rt.truth(last)), {
      doc:
        'Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or ' +
        'FIFO order if false.',
    }),
    native(
      'move_to_end',
      'key, last=True',
      (rt, self, key, last) => {
        moveToEnd(rt, self, key, last === NULL || rt.truth(last));
        return NONE;
      },
      {
        doc:
          'Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not ' +
          'exist.',
      },
    ),
    native('__reversed__', '', (rt, self) => newIterator(rt, self, Kind.Keys | Kind.Reversed), {
      doc: 'od.__reversed__() <==> reversed(od)',
    }),
    native(
      '__reduce__',
      '',
      (rt, self) => {
        const state = rt.callMethod(self, '__getstate__');
        const items = rt.iter(rt.callMethod(self, 'items'));
        return newTuple(rt, [rt.typeOf(self).handle, EMPTY_TUPLE, state, NONE, items]);
      },
      { doc: 'Return state information for pickling' },
    ),
    classGetItem,
  ],
  getset: { __dict__: { get: (rt, self) => instanceDict(rt, self) } },
});

// ---- iterators and views

const enum Kind {
  Keys = 0,
  Values = 1,
  Items = 2,
  Reversed = 4,
}

const enum IteratorWord {
  Dict,
  RefCount,
  Kind = RefCount,
  Position,
  Used,
  Version,
  Count,
}

function newIterator(rt: Runtime, dict: Handle, kind: number): Handle {
  const { heap } = rt;
  const made = allocate(rt, moduleType(rt, 'builtins.odict_iterator'));
  const at = heap.base[made];
  heap.setRef(at, dict);
  heap.setRaw(at + IteratorWord.Kind, kind);
  heap.setRaw(at + IteratorWord.Used, dictLength(rt, dict));
  heap.setRaw(at + IteratorWord.Version, dictVersion(rt, dict));
  const count = heap.words[heap.base[dict] + DictWord.EntryCount];
  const reversed = (kind & Kind.Reversed) !== 0;
  heap.setRaw(at + IteratorWord.Position, entryFrom(rt, dict, reversed ? count - 1 : 0, reversed));
  return made;
}

/** The first entry from a place on, which is the next one to give; -1: there is none. */
function entryFrom(rt: Runtime, dict: Handle, place: number, reversed: boolean): number {
  if (reversed) return place < 0 ? -1 : dictPrevious(rt.heap, dict, place);
  return dictNext(rt.heap, dict, place);
}

const iterator = defineType({
  id: null,
  name: 'odict_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: IteratorWord.Count, refs: IteratorWord.RefCount },
  slots: {
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const dict = heap.words[at];
      if (dict === NULL) return NULL;
      // What comes next was found with the last one: behind it nobody looks whether the dict has changed.
      const found = heap.words[at + IteratorWord.Position];
      if (found < 0) {
        heap.setRef(at, NULL);
        return NULL;
      }
      if (heap.words[at + IteratorWord.Version] !== dictVersion(rt, dict)) {
        heap.setRef(at, NULL);
        rt.raise('RuntimeError', 'OrderedDict mutated during iteration');
      }
      const kind = heap.words[at + IteratorWord.Kind];
      const reversed = (kind & Kind.Reversed) !== 0;
      heap.setRaw(at + IteratorWord.Position, entryFrom(rt, dict, reversed ? found - 1 : found + 1, reversed));
      const key = dictKeyAt(heap, dict, found);
      if ((kind & 3) === Kind.Keys) return key;
      const value = dictValueAt(heap, dict, found);
      return (kind & 3) === Kind.Values ? value : newTuple(rt, [key, value]);
    },
  },
  methods: [
    native(
      '__reduce__',
      '',
      (rt, self) => {
        // A copy goes to the end: the iterator stays where it is.
        const at = rt.heap.base[self];
        const position = rt.heap.words[at + IteratorWord.Position];
        const dict = rt.heap.keep(rt.heap.words[at]);
        const rest = rt.newList(rt.toArray(self));
        if (dict !== NULL) rt.heap.setRef(at, dict);
        rt.heap.setRaw(at + IteratorWord.Position, position);
        return newTuple(rt, [rt.getAttr(rt.importModule('builtins'), 'iter'), newTuple(rt, [rest])]);
      },
      { doc: 'Return state information for pickling' },
    ),
  ],
});

function newView(rt: Runtime, name: string, dict: Handle): Handle {
  const made = allocate(rt, moduleType(rt, `builtins.${name}`));
  rt.heap.setRef(rt.heap.base[made], dict);
  return made;
}

function viewType(name: string, base: string, kind: number): TypeSpec {
  return defineType({
    id: null,
    name,
    base,
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    slots: {
      iter: (rt, self) => newIterator(rt, rt.heap.words[rt.heap.base[self]], kind),
      repr: (rt, self) => {
        if (!rt.reprEnter(self)) return rt.newStr('...');
        try {
          return rt.newStr(`${name}(${rt.repr(rt.newList(rt.toArray(self)))})`);
        } finally {
          rt.reprLeave(self);
        }
      },
    },
    methods: [
      native('__reversed__', '', (rt, self) =>
        newIterator(rt, rt.heap.words[rt.heap.base[self]], kind | Kind.Reversed),
      ),
    ],
  });
}

/** The types of this file. */
export const orderedDictTypes: readonly TypeSpec[] = [
  orderedDictType,
  iterator,
  viewType('odict_keys', 'dict_keys', Kind.Keys),
  viewType('odict_values', 'dict_values', Kind.Values),
  viewType('odict_items', 'dict_items', Kind.Items),
];
