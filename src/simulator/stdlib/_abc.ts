/** The _abc module: what abstract base classes are made of. Twin of Modules/_abc.c. */
import { FALSE, NONE, NOT_IMPLEMENTED, NULL, TRUE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { dictKeyAt, dictNext, dictValueAt } from '../objects/dictentries';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newEmptySet, setAdd, setClear, setContains, setDiscard, setItems } from '../objects/set';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { namespaceOf } from '../objects/type';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { newWeakref, referentOf } from '../objects/weakref';
import { addTypes, moduleType } from './typedef';

/** What an abstract class remembers: sets of weak references. */
const enum DataWord {
  Registry,
  Cache,
  NegativeCache,
  RefCount,
  /** The invalidation counter when the negative cache was good. */
  Version = RefCount,
  Count,
}

const abcData = defineType({
  id: null,
  name: '_abc_data',
  module: '_abc',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: DataWord.Count, refs: DataWord.RefCount },
  doc: 'Internal state held by ABC machinery.',
});

/** Grows with every registration, so that negative answers are asked again. Kept in a heap word, as all state. */
function counterAddress(rt: Runtime): number {
  return rt.heap.base[rt.interned.get('_abc.counter') ?? 0] + DataWord.Version;
}

function counter(rt: Runtime): number {
  return rt.heap.words[counterAddress(rt)];
}

function dataOf(rt: Runtime, cls: Handle): number {
  const data = rt.getAttr(cls, '_abc_impl');
  if (rt.typeOf(data) !== moduleType(rt, '_abc._abc_data')) rt.raise('TypeError', '_abc_impl is set to a wrong type');
  return rt.heap.base[data];
}

function inWeakSet(rt: Runtime, address: number, cls: Handle): boolean {
  const set = rt.heap.words[address];
  if (set === NULL || rt.length(set) === 0) return false;
  if (!rt.typeOf(cls).has(TypeFlag.HasWeakrefs)) return false;
  return setContains(rt, set, newWeakref(rt, rt.types[TypeId.WeakRef], cls, NULL));
}

/** Called when a class of a set goes; bound to a weak reference to the set. */
const DESTROY = native('_destroy', 'wr, /', (rt, self, ref) => {
  const set = referentOf(rt, self);
  if (set !== NULL) setDiscard(rt, set, ref);
  return NONE;
});

function addToWeakSet(rt: Runtime, address: number, cls: Handle): void {
  const { heap } = rt;
  if (heap.words[address] === NULL) heap.setRef(address, newEmptySet(rt, TypeId.Set));
  const set = heap.words[address];
  const weak = rt.types[TypeId.WeakRef];
  const destroy = newBuiltinFunction(rt, DESTROY, newWeakref(rt, weak, set, NULL), NULL);
  setAdd(rt, set, newWeakref(rt, weak, cls, destroy));
}

function isAbstract(rt: Runtime, value: Handle): boolean {
  const flag = rt.findAttr(value, '__isabstractmethod__');
  return flag !== NULL && rt.truth(flag);
}

/** `_abc_init`: finds the abstract methods of a new class. */
function init(rt: Runtime, cls: Handle): void {
  const { heap } = rt;
  const abstract: Handle[] = [];
  const type = rt.typeObject(cls);
  const own = namespaceOf(heap, type);
  for (let i = dictNext(heap, own, 0); i >= 0; i = dictNext(heap, own, i + 1)) {
    if (isAbstract(rt, heap.keep(dictValueAt(heap, own, i)))) abstract.push(dictKeyAt(heap, own, i));
  }
  for (const base of rt.items(rt.getAttr(cls, '__bases__'))) {
    const inherited = rt.findAttr(base, '__abstractmethods__');
    if (inherited === NULL) continue;
    rt.forEach(inherited, (name) => {
      const value = rt.findAttr(cls, name);
      if (value !== NULL && isAbstract(rt, value)) abstract.push(heap.keep(name));
    });
  }
  const set = newEmptySet(rt, TypeId.FrozenSet);
  for (const name of abstract) setAdd(rt, set, name);
  rt.setAttr(cls, '__abstractmethods__', set);
  const data = allocate(rt, moduleType(rt, '_abc._abc_data'));
  heap.setRaw(heap.base[data] + DataWord.Version, counter(rt));
  rt.setAttr(cls, '_abc_impl', data);
  const flags = rt.findAttr(cls, '__abc_tpflags__');
  if (flags !== NULL && rt.isInt(flags)) {
    const bits = Number(rt.intValue(flags));
    if ((bits & (1 << 5)) !== 0) type.flags |= TypeFlag.Sequence;
    if ((bits & (1 << 6)) !== 0) type.flags |= TypeFlag.Mapping;
    rt.delAttr(cls, '__abc_tpflags__');
  }
}

/**
 * A class registered as sequence or mapping matches such patterns, its subclasses too; builtin classes (str) stay as
 * they are. Twin of set_collection_flag_recursive.
 */
function spreadFlags(type: TypeObject, flags: number): void {
  if (flags === 0 || type.has(TypeFlag.Immutable)) return;
  type.flags = (type.flags & ~(TypeFlag.Sequence | TypeFlag.Mapping)) | flags;
  for (const each of type.subclasses) spreadFlags(each, flags);
}

function register(rt: Runtime, cls: Handle, subclass: Handle): Handle {
  if (!rt.isType(subclass)) rt.raise('TypeError', 'Can only register classes');
  if (rt.typeObject(subclass).isSubtypeOf(rt.typeObject(cls))) return subclass;
  if (isSubclass(rt, subclass, cls)) return subclass;
  if (isSubclass(rt, cls, subclass)) rt.raise('RuntimeError', 'Refusing to create an inheritance cycle');
  addToWeakSet(rt, dataOf(rt, cls) + DataWord.Registry, subclass);
  rt.heap.setRaw(counterAddress(rt), counter(rt) + 1);
  spreadFlags(rt.typeObject(subclass), rt.typeObject(cls).flags & (TypeFlag.Sequence | TypeFlag.Mapping));
  return subclass;
}

/** `issubclass(derived, cls)`, which for abstract classes comes back here. */
function isSubclass(rt: Runtime, derived: Handle, cls: Handle): boolean {
  return rt.truth(rt.call(rt.getAttr(rt.importModule('builtins'), 'issubclass'), [derived, cls]));
}

/** `ABCMeta.__instancecheck__`. */
function instanceCheck(rt: Runtime, cls: Handle, instance: Handle): Handle {
  const data = dataOf(rt, cls);
  const subclass = rt.heap.keep(rt.getAttr(instance, '__class__'));
  if (inWeakSet(rt, data + DataWord.Cache, subclass)) return TRUE;
  const subtype = rt.typeOf(instance).handle;
  if (subtype === subclass) {
    if (
      rt.heap.words[data + DataWord.Version] === counter(rt) &&
      inWeakSet(rt, data + DataWord.NegativeCache, subclass)
    ) {
      return FALSE;
    }
    return rt.callMethod(cls, '__subclasscheck__', subclass);
  }
  const first = rt.callMethod(cls, '__subclasscheck__', subclass);
  if (rt.truth(first)) return first;
  return rt.callMethod(cls, '__subclasscheck__', subtype);
}

/** `ABCMeta.__subclasscheck__`. */
function subclassCheck(rt: Runtime, cls: Handle, subclass: Handle): Handle {
  if (!rt.isType(subclass)) rt.raise('TypeError', 'issubclass() arg 1 must be a class');
  const { heap } = rt;
  const data = dataOf(rt, cls);
  if (inWeakSet(rt, data + DataWord.Cache, subclass)) return TRUE;
  if (heap.words[data + DataWord.Version] < counter(rt)) {
    const negative = heap.words[data + DataWord.NegativeCache];
    if (negative !== NULL) setClear(rt, negative);
    heap.setRaw(data + DataWord.Version, counter(rt));
  } else if (inWeakSet(rt, data + DataWord.NegativeCache, subclass)) return FALSE;
  const positive = (): Handle => {
    addToWeakSet(rt, data + DataWord.Cache, subclass);
    return TRUE;
  };
  const hooked = rt.callMethod(cls, '__subclasshook__', subclass);
  if (hooked === TRUE) return positive();
  if (hooked === FALSE) {
    addToWeakSet(rt, data + DataWord.NegativeCache, subclass);
    return FALSE;
  }
  if (hooked !== NOT_IMPLEMENTED) {
    rt.raise('AssertionError', '__subclasshook__ must return either False, True, or NotImplemented');
  }
  if (rt.typeObject(subclass).mro.includes(rt.typeObject(cls))) return positive();
  const registry = heap.words[data + DataWord.Registry];
  if (registry !== NULL) {
    for (const ref of setItems(heap, registry)) {
      const registered = referentOf(rt, ref);
      if (registered !== NULL && isSubclass(rt, subclass, registered)) return positive();
    }
  }
  const subclasses = rt.callMethod(cls, '__subclasses__');
  if (!rt.isInstance(subclasses, rt.types[TypeId.List])) rt.raise('TypeError', '__subclasses__() must return a list');
  for (const each of rt.toArray(subclasses)) {
    if (isSubclass(rt, subclass, heap.keep(each))) return positive();
  }
  addToWeakSet(rt, data + DataWord.NegativeCache, subclass);
  return FALSE;
}

export const abcModule: BuiltinModule = {
  name: '_abc',
  doc: 'Module contains faster C implementation of abc.ABCMeta',
  functions: [
    native('get_cache_token', '', (rt) => rt.newInt(counter(rt))),
    native('_abc_init', 'self, /', (rt, _self, cls) => {
      init(rt, cls);
      return NONE;
    }),
    native('_abc_register', 'self, subclass, /', (rt, _self, cls, subclass) => register(rt, cls, subclass)),
    native('_abc_instancecheck', 'self, instance, /', (rt, _self, cls, instance) => instanceCheck(rt, cls, instance)),
    native('_abc_subclasscheck', 'self, subclass, /', (rt, _self, cls, subclass) => subclassCheck(rt, cls, subclass)),
    native('_get_dump', 'self, /', (rt, _self, cls) => {
      const data = dataOf(rt, cls);
      const copy = (word: number): Handle => {
        const set = rt.heap.words[data + word];
        return rt.newSet(set === NULL ? [] : setItems(rt.heap, set));
      };
      return newTuple(rt, [
        copy(DataWord.Registry),
        copy(DataWord.Cache),
        copy(DataWord.NegativeCache),
        rt.newInt(rt.heap.words[data + DataWord.Version]),
      ]);
    }),
    native('_reset_registry', 'self, /', (rt, _self, cls) => {
      const registry = rt.heap.words[dataOf(rt, cls) + DataWord.Registry];
      if (registry !== NULL) setClear(rt, registry);
      return NONE;
    }),
    native('_reset_caches', 'self, /', (rt, _self, cls) => {
      const data = dataOf(rt, cls);
      for (const word of [DataWord.Cache, DataWord.NegativeCache]) {
        const set = rt.heap.words[data + word];
        if (set !== NULL) setClear(rt, set);
      }
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    const [type] = addTypes(vm, set, [abcData], () => false);
    vm.interned.set('_abc.counter', vm.heap.createImmortal(type.index, 0, 0, DataWord.Count));
  },
};
