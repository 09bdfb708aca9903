/** The _collections module. Twin of Modules/_collectionsmodule.c; deque and OrderedDict stand beside it. */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { classGetItem } from '../objects/arguments';
import { dictLookupHashed, dictSetHashed, newDictData } from '../objects/dict';
import { DictWord } from '../objects/dictentries';
import { dictType, isDict } from '../objects/dicttype';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple, tupleItem, tupleLength } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { intAdd } from '../values/intops';
import { dequeTypes } from './dequetype';
import { orderedDictTypes } from './ordereddict';
import { addTypes, bind, signature } from './typedef';

// ---- defaultdict

/** The word of `default_factory`, behind those of dict. */
export const FACTORY_WORD = DictWord.Count;

const dictLayout = dictType.layout;

function factoryOf(rt: Runtime, self: Handle): Handle {
  const factory = rt.heap.words[rt.heap.base[self] + FACTORY_WORD];
  return factory === NULL ? NONE : factory;
}

function copyDefault(rt: Runtime, self: Handle): Handle {
  return rt.call(rt.typeOf(self).handle, [factoryOf(rt, self), self]);
}

const defaultDict: TypeSpec = defineType({
  id: null,
  name: 'defaultdict',
  module: 'collections',
  base: 'dict',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.Mapping,
  doc:
    'defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without ' +
    'arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict ' +
    'with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, ' +
    'including keyword arguments.',
  layout: {
    words: FACTORY_WORD + 1,
    refs: 0,
    traverse: (heap, self, visit) => {
      visit(heap.base[self] + FACTORY_WORD);
      dictLayout?.traverse?.(heap, self, visit);
    },
    release: (rt, self) => dictLayout?.release?.(rt, self),
  },
  slots: {
    new: (rt, type) => allocate(rt, type, newDictData(rt)),
    init: (rt, self, args, kwnames) => {
      const given = args.length - (kwnames?.length ?? 0);
      let rest = args;
      if (given > 0) {
        const [factory] = args;
        if (factory !== NONE && !rt.isCallable(factory)) {
          rt.raise('TypeError', 'first argument must be callable or None');
        }
        rt.heap.setRef(rt.heap.base[self] + FACTORY_WORD, factory === NONE ? NULL : factory);
        rest = args.slice(1);
      }
      rt.types[TypeId.Dict].slots.init?.(rt, self, rest, kwnames);
    },
    repr: (rt, self) => {
      const { slots } = rt.types[TypeId.Dict];
      const contents = slots.repr === undefined ? '' : rt.text(slots.repr(rt, self));
      const factory = factoryOf(rt, self);
      let shown = '...';
      if (factory === NONE) shown = 'None';
      else if (rt.reprEnter(factory)) {
        try {
          shown = rt.repr(factory);
        } finally {
          rt.reprLeave(factory);
        }
      }
      return rt.newStr(`${rt.typeOf(self).name}(${shown}, ${contents})`);
    },
    or: (rt, left, right) => {
      if (!isDict(rt, left) || !isDict(rt, right)) return NOT_IMPLEMENTED;
      const self = rt.typeOf(left).mro.some((type) => type.name === 'defaultdict') ? left : right;
      const made = rt.call(rt.typeOf(self).handle, [factoryOf(rt, self), left]);
      rt.callMethod(made, 'update', right);
      return made;
    },
  },
  methods: [
    native('__missing__', 'key, /', (rt, self, key) => {
      const factory = factoryOf(rt, self);
      if (factory === NONE) return rt.raiseWith('KeyError', [key]);
      const value = rt.call(factory, []);
      rt.setItem(self, key, value);
      return value;
    }),
    native('copy', '', copyDefault),
    native('__copy__', '', copyDefault),
    native('__reduce__', '', (rt, self) => {
      const factory = factoryOf(rt, self);
      const args = newTuple(rt, factory === NONE ? [] : [factory]);
      const items = rt.iter(rt.callMethod(self, 'items'));
      return newTuple(rt, [rt.typeOf(self).handle, args, NONE, NONE, items]);
    }),
    classGetItem,
  ],
  getset: {
    default_factory: {
      get: factoryOf,
      set: (rt, self, value) => rt.heap.setRef(rt.heap.base[self] + FACTORY_WORD, value === NONE ? NULL : value),
    },
  },
});

// ---- _tuplegetter

const enum GetterWord {
  Doc,
  RefCount,
  Index = RefCount,
  Count,
}

const getterParameters = signature('_tuplegetter', 'index, doc, /');

const tupleGetter = defineType({
  id: null,
  name: '_tuplegetter',
  module: 'collections',
  flags: TypeFlag.GC,
  layout: { words: GetterWord.Count, refs: GetterWord.RefCount },
  slots: {
    new: (rt, type, args, kwnames) => {
      const [index, doc] = bind(rt, getterParameters, args, kwnames);
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], doc);
      rt.heap.setRaw(rt.heap.base[made] + GetterWord.Index, rt.indexClipped(index));
      return made;
    },
    descrGet: (rt, self, object) => {
      if (object === NULL || object === NONE) return self;
      const index = rt.heap.words[rt.heap.base[self] + GetterWord.Index];
      if (!rt.isInstance(object, rt.types[TypeId.Tuple])) {
        rt.raise(
          'TypeError',
          `descriptor for index '${index}' for tuple subclasses doesn't apply to '${rt.typeOf(object).name}' object`,
        );
      }
      if (index < 0 || index >= tupleLength(rt, object)) rt.raise('IndexError', 'tuple index out of range');
      return tupleItem(rt, object, index);
    },
    descrSet: (rt, _self, _object, value) =>
      rt.raise('AttributeError', value === NULL ? "can't delete attribute" : "can't set attribute"),
    repr: (rt, self) => {
      const at = rt.heap.base[self];
      return rt.newStr(`_tuplegetter(${rt.heap.words[at + GetterWord.Index]}, ${rt.repr(rt.heap.words[at])})`);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const args = newTuple(rt, [rt.newInt(rt.heap.words[at + GetterWord.Index]), rt.heap.words[at]]);
      return newTuple(rt, [rt.typeOf(self).handle, args]);
    }),
  ],
  getset: {
    __doc__: {
      get: (rt, self) => rt.heap.words[rt.heap.base[self]] || NONE,
      set: (rt, self, value) => rt.heap.setRef(rt.heap.base[self], value),
    },
  },
});

const HASH = { lo: 0, hi: 0 };

/** `_count_elements(mapping, iterable)`: what Counter counts with. */
function countElements(rt: Runtime, mapping: Handle, iterable: Handle): void {
  const { heap } = rt;
  const dictGet = rt.lookupType(rt.types[TypeId.Dict], 'get');
  const dictSetItem = rt.lookupType(rt.types[TypeId.Dict], '__setitem__');
  const type = rt.typeOf(mapping);
  const plain =
    isDict(rt, mapping) && rt.lookupType(type, 'get') === dictGet && rt.lookupType(type, '__setitem__') === dictSetItem;
  if (plain) {
    rt.forEach(iterable, (key) => {
      // The key is hashed once.
      rt.hash(key, HASH);
      const { lo, hi } = HASH;
      const address = dictLookupHashed(rt, mapping, key, lo, hi);
      if (address === 0) dictSetHashed(rt, mapping, key, rt.newInt(1), lo, hi);
      else {
        const old = heap.words[address];
        const next =
          heap.type[old] === TypeId.Int ? rt.newInt(intAdd(rt.intValue(old), 1)) : rt.binary('add', old, rt.newInt(1));
        dictSetHashed(rt, mapping, key, next, lo, hi);
      }
    });
    return;
  }
  const get = rt.getAttr(mapping, 'get');
  rt.forEach(iterable, (key) => {
    const old = rt.call(get, [key, rt.newInt(0)]);
    rt.setItem(mapping, key, rt.binary('add', old, rt.newInt(1)));
  });
}

export const collectionsModule: BuiltinModule = {
  name: '_collections',
  doc:
    'High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  ' +
    'dict subclass with a default value factory\n',
  functions: [
    native('_count_elements', 'mapping, iterable, /', (rt, _self, mapping, iterable) => {
      countElements(rt, mapping, iterable);
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(
      vm,
      set,
      [...dequeTypes, defaultDict, tupleGetter, ...orderedDictTypes],
      (spec) => !spec.name.startsWith('odict_'),
    );
  },
};
