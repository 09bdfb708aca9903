/** The _functools module. Twin of Modules/_functoolsmodule.c; lru_cache is in lrucache.ts. */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { classGetItem } from '../objects/arguments';
import { dictSetStr, newDict } from '../objects/dict';
import { dictCopy } from '../objects/dictcopy';
import { dictKeyAt, dictLength, dictNext, dictValueAt } from '../objects/dictentries';
import { allocate, instanceDict, setInstanceDict } from '../objects/instance';
import { native } from '../objects/native';
import { lastingDictGetSet } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple, newTupleFromArray, tupleItem, tupleItems, tupleLength } from '../objects/tuple';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { lruCacheType } from './lrucache';
import { addTypes, bind, moduleType, signature } from './typedef';

// ---- partial

/** Word offsets of a partial object. */
export const enum PartialWord {
  Function,
  Args,
  Keywords,
  Dict,
  RefCount,
  /** How many of the arguments are placeholders. */
  Placeholders = RefCount,
  Count,
}

function placeholder(rt: Runtime): Handle {
  return rt.interned.get('_functools.Placeholder') ?? NULL;
}

function countPlaceholders(rt: Runtime, args: readonly Handle[]): number {
  const marker = placeholder(rt);
  return args.filter((arg) => arg === marker).length;
}

function keywordDict(rt: Runtime, base: Handle, names: readonly string[], values: readonly Handle[]): Handle {
  const dict = base === NULL ? newDict(rt) : dictCopy(rt, base);
  names.forEach((name, i) => dictSetStr(rt, dict, rt.intern(name), values[i]));
  return dict;
}

/** The arguments of a partial with later ones put in for placeholders; what is left over follows. */
function fill(rt: Runtime, args: readonly Handle[], later: readonly Handle[]): Handle[] {
  const marker = placeholder(rt);
  let used = 0;
  const filled = args.map((arg) => (arg === marker && used < later.length ? later[used++] : arg));
  return [...filled, ...later.slice(used)];
}

function partialNew(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { heap } = rt;
  const names = kwnames ?? [];
  const given = args.length - names.length;
  if (given < 1) rt.raise('TypeError', "type 'partial' takes at least one argument");
  const marker = placeholder(rt);
  let func = args[0];
  let positional = args.slice(1, given);
  const values = args.slice(given);
  if (!rt.isCallable(func)) rt.raise('TypeError', 'the first argument must be callable');
  if (positional.length > 0 && positional[positional.length - 1] === marker) {
    rt.raise('TypeError', 'trailing Placeholders are not allowed');
  }
  if (values.includes(marker)) rt.raise('TypeError', 'Placeholder cannot be passed as a keyword argument');
  let base: Handle = NULL;
  if (rt.typeOf(func).slots.call === partialCall && heap.words[heap.base[func] + PartialWord.Dict] === NULL) {
    const at = heap.base[func];
    positional = fill(rt, tupleItems(heap, heap.words[at + PartialWord.Args]), positional);
    base = heap.words[at + PartialWord.Keywords];
    func = heap.words[at + PartialWord.Function];
    while (positional.length > 0 && positional[positional.length - 1] === marker) positional.pop();
  }
  const keywords = keywordDict(rt, base, names, values);
  const made = allocate(rt, type);
  const at = heap.base[made];
  heap.setRef(at + PartialWord.Function, func);
  heap.setRef(at + PartialWord.Args, positional.length === 0 ? EMPTY_TUPLE : newTupleFromArray(rt, positional));
  heap.setRef(at + PartialWord.Keywords, keywords);
  heap.setRaw(at + PartialWord.Placeholders, countPlaceholders(rt, positional));
  return made;
}

function partialCall(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { heap } = rt;
  const at = heap.base[self];
  const names = kwnames ?? [];
  const given = args.length - names.length;
  const later = args.slice(0, given);
  const placeholders = heap.words[at + PartialWord.Placeholders];
  if (later.length < placeholders) {
    rt.raise(
      'TypeError',
      `missing positional arguments in 'partial' call; expected at least ${placeholders}, got ${later.length}`,
    );
  }
  const own = tupleItems(heap, heap.words[at + PartialWord.Args]);
  const positional = placeholders === 0 ? [...own, ...later] : fill(rt, own, later);
  const allNames: string[] = [];
  const values: Handle[] = [];
  const keywords = heap.words[at + PartialWord.Keywords];
  for (let i = dictNext(heap, keywords, 0); i >= 0; i = dictNext(heap, keywords, i + 1)) {
    const key = dictKeyAt(heap, keywords, i);
    if (!rt.isStr(key)) rt.raise('TypeError', 'keywords must be strings');
    allNames.push(rt.text(key));
    values.push(dictValueAt(heap, keywords, i));
  }
  names.forEach((name, i) => {
    const place = allNames.indexOf(name);
    if (place < 0) {
      allNames.push(name);
      values.push(args[given + i]);
    } else values[place] = args[given + i];
  });
  heap.keep(self);
  if (dictLength(rt, keywords) > 0) {
    // Laid out as tuples and dicts by partial_vectorcall_fallback, partial_call and _PyStack_UnpackDict.
    for (const value of [...positional, ...values]) for (let copy = 0; copy < 2; copy++) heap.keep(value);
    for (const value of args) heap.keep(value);
  }
  return rt.call(heap.words[at], [...positional, ...values], allNames.length === 0 ? null : allNames);
}

function partialRepr(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  if (!rt.reprEnter(self)) return rt.newStr('...');
  try {
    const at = heap.base[self];
    // What a `__repr__` on the way does to the partial is not seen.
    const [func, args, keywords] = [0, 1, 2].map((word) => heap.keep(heap.words[at + word]));
    const parts = [rt.repr(func)];
    for (const arg of tupleItems(heap, args)) parts.push(rt.repr(arg));
    for (let i = dictNext(heap, keywords, 0); i >= 0; i = dictNext(heap, keywords, i + 1)) {
      const value = heap.keep(dictValueAt(heap, keywords, i));
      parts.push(`${rt.str(dictKeyAt(heap, keywords, i))}=${rt.repr(value)}`);
    }
    const type = rt.typeOf(self);
    return rt.newStr(`${type.module}.${type.qualname}(${parts.join(', ')})`);
  } finally {
    rt.reprLeave(self);
  }
}

const partial = defineType({
  id: null,
  name: 'partial',
  module: 'functools',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs,
  layout: { words: PartialWord.Count, refs: PartialWord.RefCount, dict: PartialWord.Dict },
  doc: 'Create a new function with partial application of the given arguments and keywords.',
  slots: {
    new: partialNew,
    call: partialCall,
    repr: partialRepr,
    descrGet: (rt, self, object) =>
      object === NULL || object === NONE ? self : rt.call(rt.types[TypeId.Method].handle, [self, object]),
  },
  members: { func: PartialWord.Function, args: PartialWord.Args, keywords: PartialWord.Keywords },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const dict = instanceDict(rt, self);
      const state = [
        heap.words[at],
        heap.words[at + 1],
        heap.words[at + 2],
        dict !== NULL && dictLength(rt, dict) > 0 ? dict : NONE,
      ];
      return newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [heap.words[at]]), newTuple(rt, state)]);
    }),
    native('__setstate__', 'object, /', (rt, self, state) => {
      const { heap } = rt;
      const ok =
        rt.isInstance(state, rt.types[TypeId.Tuple]) &&
        tupleLength(rt, state) === 4 &&
        rt.isCallable(tupleItem(rt, state, 0)) &&
        rt.isInstance(tupleItem(rt, state, 1), rt.types[TypeId.Tuple]);
      if (!ok) rt.raise('TypeError', 'invalid partial state');
      const [func, given, keywordsGiven, dict] = tupleItems(heap, state);
      if (tupleItems(heap, given).at(-1) === placeholder(rt)) {
        rt.raise('TypeError', 'trailing Placeholders are not allowed');
      }
      if (dict !== NONE && !rt.isInstance(dict, rt.types[TypeId.Dict])) rt.raise('TypeError', 'invalid partial state');
      if (keywordsGiven !== NONE && !rt.isInstance(keywordsGiven, rt.types[TypeId.Dict])) {
        rt.raise('TypeError', 'invalid partial state');
      }
      // Those of subclasses become plain ones.
      const args = heap.type[given] === TypeId.Tuple ? given : newTuple(rt, tupleItems(heap, given));
      const isPlain = keywordsGiven === NONE || heap.type[keywordsGiven] === TypeId.Dict;
      const keywords = isPlain ? keywordsGiven : dictCopy(rt, keywordsGiven);
      const at = heap.base[self];
      heap.setRef(at, func);
      heap.setRef(at + PartialWord.Args, args);
      heap.setRef(at + PartialWord.Keywords, keywords === NONE ? newDict(rt) : keywords);
      heap.setRaw(at + PartialWord.Placeholders, countPlaceholders(rt, tupleItems(heap, args)));
      setInstanceDict(rt, self, dict === NONE ? newDict(rt) : dict);
      return NONE;
    }),
    classGetItem,
  ],
  getset: { __dict__: lastingDictGetSet },
});

const placeholderType = defineType({
  id: null,
  name: '_PlaceholderType',
  module: 'functools',
  flags: 0,
  doc: 'The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.',
  slots: {
    new: (rt, _type, args) => {
      if (args.length > 0) rt.raise('TypeError', '_PlaceholderType takes no arguments');
      return placeholder(rt);
    },
    repr: (rt) => rt.newStr('Placeholder'),
  },
  methods: [native('__reduce__', '', (rt) => rt.newStr('Placeholder'))],
});

// ---- cmp_to_key

const enum KeyWord {
  Compare,
  Object,
  Count,
}

const keyParameters = signature('K', 'obj');

const keyObject = defineType({
  id: null,
  name: 'KeyWrapper',
  module: 'functools',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: KeyWord.Count, refs: KeyWord.Count },
  unhashable: true,
  slots: {
    call: (rt, self, args, kwnames) => {
      const [object] = bind(rt, keyParameters, args, kwnames);
      const made = allocate(rt, rt.typeOf(self));
      rt.heap.setRef(rt.heap.base[made], rt.heap.words[rt.heap.base[self]]);
      rt.heap.setRef(rt.heap.base[made] + KeyWord.Object, object);
      return made;
    },
    richcompare: (rt, self, other, op) => {
      const { heap } = rt;
      if (rt.typeOf(other) !== rt.typeOf(self)) return rt.raise('TypeError', 'other argument must be K instance');
      const mine = heap.words[heap.base[self] + KeyWord.Object];
      const theirs = heap.words[heap.base[other] + KeyWord.Object];
      if (mine === NULL || theirs === NULL) return rt.raise('AttributeError', 'object');
      const result = rt.call(heap.words[heap.base[self]], [mine, theirs]);
      return rt.compare(result, rt.newInt(0), op);
    },
  },
  members: { obj: KeyWord.Object },
});

// ---- reduce

function reduce(rt: Runtime, func: Handle, iterable: Handle, initial: Handle): Handle {
  const { heap } = rt;
  const holder = heap.create(TypeId.Tuple, 1, 1);
  const at = heap.base[holder];
  heap.setRef(at, initial);
  const type = rt.typeOf(iterable);
  if (type.slots.iter === undefined && type.slots.item === undefined) {
    rt.raise('TypeError', 'reduce() arg 2 must support iteration');
  }
  rt.forEach(iterable, (item) => {
    const before = heap.words[at];
    heap.setRef(at, before === NULL ? item : rt.call(func, [before, item]));
  });
  const result = heap.words[at];
  if (result === NULL) rt.raise('TypeError', 'reduce() of empty iterable with no initial value');
  return heap.keep(result);
}

export const functoolsModule: BuiltinModule = {
  name: '_functools',
  doc: 'Tools that operate on functions.',
  functions: [
    native('reduce', 'function, iterable, /, initial=None', (rt, _self, func, iterable, initial) =>
      reduce(rt, func, iterable, initial),
    ),
    native('cmp_to_key', 'mycmp', (rt, _self, compare) => {
      const made = allocate(rt, moduleType(rt, 'functools.KeyWrapper'));
      rt.heap.setRef(rt.heap.base[made], compare);
      return made;
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(
      vm,
      set,
      [partial, placeholderType, keyObject, lruCacheType],
      (spec) => spec === partial || spec === placeholderType,
    );
    set('_lru_cache_wrapper', moduleType(vm, 'functools._lru_cache_wrapper').handle);
    const marker = vm.heap.createImmortal(moduleType(vm, 'functools._PlaceholderType').index, 0);
    vm.interned.set('_functools.Placeholder', marker);
    set('Placeholder', marker);
  },
};
