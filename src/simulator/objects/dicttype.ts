/**
 * The type `dict`: slots and methods. Twin of Objects/dictobject.c; storage is in dict.ts.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { GC_HEADER, SIZE_OF_EMPTY_DICT, sizeOfDict } from '../values/sizes';
import { classGetItem, expectPositional } from './arguments';
import {
  dictClear,
  dictDelete,
  dictGet,
  dictLookup,
  dictLookupHashed,
  dictPop,
  dictPopLast,
  dictPresize,
  dictSet,
  dictSetHashed,
  dictSetDefault,
  dictSetStr,
  entryHash,
  newDict,
  newDictData,
} from './dict';
import { dictCopy, mergeDict, MergeMode } from './dictcopy';
import { dictKeyAt, dictLength, dictNext, dictValueAt, DictWord, entriesCapacity, GENERAL_KEYS } from './dictentries';
import { newDictIterator } from './dictiter';
import { newDictView } from './dictviews';
import { allocate } from './instance';
import { fastItems } from './listtype';
import { native, rawNative } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag } from './typeobject';
import { setHashAt, setKeyAt, setNext } from './set';
import { TypeId } from './typeids';

/** Whether an object is a dict or of a subclass. */
export function isDict(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Dict || rt.isInstance(h, rt.types[TypeId.Dict]);
}

// ---- subscripts

/** `d[key]`, with a subclass's `__missing__`. */
function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  const address = dictLookup(rt, self, key);
  if (address !== 0) return rt.heap.words[address];
  if (rt.heap.type[self] !== TypeId.Dict) {
    const missing = rt.lookupSpecial(self, '__missing__');
    if (missing !== NULL) return rt.call(missing, [key]);
  }
  return rt.raiseWith('KeyError', [key]);
}

function assignSubscript(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  if (value !== NULL) dictSet(rt, self, key, value);
  else if (!dictDelete(rt, self, key)) rt.raiseWith('KeyError', [key]);
}

// ---- merging

/** `PyMapping_Keys`. */
function keysOf(rt: Runtime, mapping: Handle): Handle {
  const keys = rt.callMethod(mapping, 'keys');
  let iterator: Handle = NULL;
  if (rt.attempt(['TypeError'], () => void (iterator = rt.iter(keys))) !== NULL) {
    const where = `${typeNameOf(rt, mapping)}.keys() returned a non-iterable`;
    rt.raise('TypeError', `${where} (type ${typeNameOf(rt, keys)})`);
  }
  return rt.newList(rt.toArray(iterator));
}

/** `PyDict_Update`: from a dict or anything with `keys()`. */
export function dictUpdate(rt: Runtime, self: Handle, other: Handle, mode = MergeMode.Override): void {
  if (isDict(rt, other) && rt.typeOf(other).slots.iter === rt.types[TypeId.Dict].slots.iter) {
    mergeDict(rt, self, other, mode);
    return;
  }
  rt.forEach(keysOf(rt, other), (key) => {
    if (mode !== MergeMode.Override && dictLookup(rt, self, key) !== 0) {
      if (mode === MergeMode.Refuse) rt.raiseWith('KeyError', [key]);
      return;
    }
    dictSet(rt, self, key, rt.getItem(other, key));
  });
}

/** `PyDict_MergeFromSeq2`: from an iterable of pairs. */
function updateFromPairs(rt: Runtime, self: Handle, pairs: Handle): void {
  let index = 0;
  rt.forEach(pairs, (pair) => {
    const items = fastItems(rt, pair) ?? refusePair(rt, index);
    if (items.length !== 2) {
      const wanted = `has length ${items.length}; 2 is required`;
      rt.raise('ValueError', `dictionary update sequence element #${index} ${wanted}`);
    }
    dictSet(rt, self, items[0], items[1]);
    index++;
  });
}

/** TypeError, with a note, for an element of an update sequence that is no sequence itself. */
function refusePair(rt: Runtime, index: number): never {
  const error = rt.attempt(['TypeError'], () => rt.raise('TypeError', 'object is not iterable'));
  rt.callMethod(
    error,
    'add_note',
    rt.newStr(`Cannot convert dictionary update sequence element #${index} to a sequence`),
  );
  return rt.raiseObject(error);
}

/** `dict.update` and `dict.__init__`: at most one positional argument, then keywords. */
function updateCommon(
  rt: Runtime,
  self: Handle,
  name: string,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const given = args.length - (kwnames?.length ?? 0);
  expectPositional(rt, name, args.slice(0, given), 0, 1);
  if (given === 1) {
    const other = args[0];
    if (rt.heap.type[other] === TypeId.Dict || rt.findAttr(other, 'keys') !== NULL) dictUpdate(rt, self, other);
    else updateFromPairs(rt, self, other);
  }
  kwnames?.forEach((keyword, i) => dictSetStr(rt, self, rt.intern(keyword), args[given + i]));
  return NONE;
}

function union(rt: Runtime, left: Handle, right: Handle): Handle {
  if (!isDict(rt, left) || !isDict(rt, right)) return NOT_IMPLEMENTED;
  const result = dictCopy(rt, left);
  dictUpdate(rt, result, right);
  return result;
}

// ---- comparison, text

/** Twin of dict_equal: same length, and each of a's items in b with an equal value. */
function equal(rt: Runtime, a: Handle, b: Handle): boolean {
  if (dictLength(rt, a) !== dictLength(rt, b)) return false;
  const heap = rt.heap;
  for (let i = dictNext(heap, a, 0); i >= 0; i = dictNext(heap, a, i + 1)) {
    const mark = heap.poolMark;
    const key = heap.keep(dictKeyAt(heap, a, i));
    const value = heap.keep(dictValueAt(heap, a, i));
    const { lo, hi } = entryHash(rt, a, i);
    const address = dictLookupHashed(rt, b, key, lo, hi);
    const same = address !== 0 && rt.equal(value, heap.keep(heap.words[address]));
    heap.drain(mark);
    if (!same) return false;
    rt.fuel(1);
  }
  return true;
}

function repr(rt: Runtime, self: Handle): Handle {
  if (dictLength(rt, self) === 0) return rt.newStr('{}');
  if (!rt.reprEnter(self)) return rt.newStr('{...}');
  const heap = rt.heap;
  const parts: string[] = [];
  try {
    for (let i = dictNext(heap, self, 0); i >= 0; i = dictNext(heap, self, i + 1)) {
      const mark = heap.poolMark;
      const key = heap.keep(dictKeyAt(heap, self, i));
      const value = heap.keep(dictValueAt(heap, self, i));
      const text = rt.repr(key);
      parts.push(`${text}: ${rt.repr(value)}`);
      heap.drain(mark);
    }
  } finally {
    rt.reprLeave(self);
  }
  return rt.newStr(`{${parts.join(', ')}}`);
}

// ---- methods

function addSetKeys(rt: Runtime, dict: Handle, set: Handle, value: Handle): void {
  const { heap } = rt;
  for (let slot = setNext(heap, set, 0); slot >= 0; slot = setNext(heap, set, slot + 1)) {
    const { lo, hi } = setHashAt(rt, set, slot);
    dictSetHashed(rt, dict, setKeyAt(heap, set, slot), value, lo, hi);
    rt.fuel(1);
  }
}

function fromKeys(rt: Runtime, self: Handle, iterable: Handle, value: Handle): Handle {
  const filler = value === NULL ? NONE : value;
  const made = rt.call(self, []);
  const heap = rt.heap;
  if (heap.type[made] === TypeId.Dict && dictLength(rt, made) === 0) {
    const type = heap.type[iterable];
    if (type === TypeId.Dict || type === TypeId.Set || type === TypeId.FrozenSet) {
      const general = type !== TypeId.Dict || (heap.words[heap.base[iterable] + DictWord.Keys] & GENERAL_KEYS) !== 0;
      dictPresize(rt, made, rt.length(iterable), general);
    }
    // A set's hashes are known: its elements are not asked again.
    if (type === TypeId.Set || type === TypeId.FrozenSet) addSetKeys(rt, made, iterable, filler);
    else rt.forEach(iterable, (key) => dictSet(rt, made, key, filler));
    return made;
  }
  rt.forEach(iterable, (key) => {
    if (heap.type[made] === TypeId.Dict) dictSet(rt, made, key, filler);
    else rt.setItem(made, key, filler);
  });
  return made;
}

/** `dict.__sizeof__`: header, index and entries as CPython allocates them; without the collector's header. */
export function sizeofDict(rt: Runtime, self: Handle): number {
  const keys = rt.heap.words[rt.heap.base[self] + DictWord.Keys];
  if (keys === 0) return SIZE_OF_EMPTY_DICT - GC_HEADER;
  return sizeOfDict(keys & (GENERAL_KEYS - 1), (keys & GENERAL_KEYS) === 0) - GC_HEADER;
}

export const dictType = defineType({
  id: TypeId.Dict,
  name: 'dict',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.Mapping | TypeFlag.MatchSelf,
  unhashable: true,
  doc:
    "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) " +
    'pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        ' +
    'd[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument ' +
    'list.  For example:  dict(one=1, two=2)',
  layout: {
    words: DictWord.Count,
    refs: 0,
    traverse(heap, self, visit) {
      const base = heap.base[self];
      const entries = heap.words[base + DictWord.Entries];
      const count = heap.words[base + DictWord.EntryCount];
      for (let address = entries; address < entries + count * 2; address++) visit(address);
    },
    release(rt, self) {
      const heap = rt.heap;
      const base = heap.base[self];
      const entries = heap.words[base + DictWord.Entries];
      const capacity = entriesCapacity(heap.words[base + DictWord.Keys]);
      for (let word = base; word < base + DictWord.Count; word++) heap.setRaw(word, 0);
      if (entries !== 0) heap.giveBlock(entries, capacity * 2);
      // The index serves look-ups only: no step of a recording needs that of a dead dict.
      const { dicts } = rt.payloads;
      rt.payloads.recycleDictTable(dicts.get(heap.num[self]).table);
      dicts.remove(heap.num[self]);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type, newDictData(rt)),
    init: (rt, self, args, kwnames) => void updateCommon(rt, self, 'dict', args, kwnames),
    repr,
    iter: (rt, self) => newDictIterator(rt, TypeId.DictKeyIterator, self),
    richcompare(rt, self, other, op) {
      if ((op !== CompareOp.Eq && op !== CompareOp.Ne) || !isDict(rt, self) || !isDict(rt, other)) {
        return NOT_IMPLEMENTED;
      }
      return boolHandle(equal(rt, self, other) === (op === CompareOp.Eq));
    },
    length: dictLength,
    contains: (rt, self, key) => dictLookup(rt, self, key) !== 0,
    subscript,
    assSubscript: assignSubscript,
    or: union,
    inplaceOr(rt, self, other) {
      updateCommon(rt, self, '|=', [other], null);
      return self;
    },
  },
  methods: [
    native('__contains__', 'key, /', (rt, self, key) => boolHandle(dictLookup(rt, self, key) !== 0)),
    native('__getitem__', 'key, /', subscript),
    native('__sizeof__', '', (rt, self) => rt.newInt(sizeofDict(rt, self))),
    native('get', 'key, default=None, /', (rt, self, key, fallback) => {
      const value = dictGet(rt, self, key);
      return value !== NULL ? value : fallback === NULL ? NONE : fallback;
    }),
    native('setdefault', 'key, default=None, /', (rt, self, key, fallback) =>
      dictSetDefault(rt, self, key, fallback === NULL ? NONE : fallback),
    ),
    native('pop', 'key, default=<unrepresentable>, /', (rt, self, key, fallback) => {
      const value = dictPop(rt, self, key);
      if (value !== NULL) return value;
      return fallback !== NULL ? fallback : rt.raiseWith('KeyError', [key]);
    }),
    native('popitem', '', (rt, self) => {
      const { key, value } = dictPopLast(rt, self);
      if (key === NULL) rt.raise('KeyError', 'popitem(): dictionary is empty');
      return newTuple(rt, [key, value]);
    }),
    native('keys', '', (rt, self) => newDictView(rt, TypeId.DictKeys, self)),
    native('items', '', (rt, self) => newDictView(rt, TypeId.DictItems, self)),
    native('values', '', (rt, self) => newDictView(rt, TypeId.DictValues, self)),
    rawNative('update', null, (rt, self, args, kwnames) => updateCommon(rt, self, 'update', args, kwnames)),
    native('fromkeys', 'iterable, value=None, /', fromKeys, {
      binding: 'class',
    }),
    native('clear', '', (rt, self) => {
      dictClear(rt, self);
      return NONE;
    }),
    native('copy', '', (rt, self) => dictCopy(rt, self)),
    native('__reversed__', '', (rt, self) => newDictIterator(rt, TypeId.DictReverseKeyIterator, self)),
    classGetItem,
  ],
});

/** A new dict of a str-keyed record; for native code. */
export function dictOf(rt: Runtime, record: Readonly<Record<string, Handle>>): Handle {
  const dict = newDict(rt);
  for (const [name, value] of Object.entries(record)) dictSetStr(rt, dict, rt.intern(name), value);
  return dict;
}
