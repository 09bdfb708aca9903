/**
 * Assignment to `__class__` and `__bases__`. Twin of `object_set_class` and `type_set_bases` of Objects/typeobject.c.
 */
import { NULL, type Handle } from '../memory';
import { instanceDict } from './instance';
import { bestBase, resolveMro } from './mro';
import type { Runtime } from './runtime';
import { asType, isTypeObject, typeModified, typeName, typeNameOf, TypeWord } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { addSubclass, removeSubclass } from './subclasses';
import { fixupSlots } from './typeslots';

/** Whether objects of both types have the same shape. */
function sameShape(a: TypeObject, b: TypeObject): boolean {
  if (a.layout !== b.layout || a.slotCount !== b.slotCount || a.ownDict !== b.ownDict) return false;
  const has = TypeFlag.HasDict | TypeFlag.HasWeakrefs;
  if ((a.flags & has) !== (b.flags & has)) return false;
  if (a.slotNames.some((name, i) => name !== b.slotNames[i])) return false;
  return a.solid === b.solid || (a.slotCount === b.slotCount && a.base?.solid === b.base?.solid);
}

/** Refuses a class in another's place that makes other objects, or has them freed in another way (compatible_for_assignment). */
function checkCompatible(rt: Runtime, old: TypeObject, wanted: TypeObject, attribute: '__class__' | '__bases__'): void {
  const what = old.has(TypeFlag.GC) !== wanted.has(TypeFlag.GC) ? 'deallocator' : 'object layout';
  if (what === 'object layout' && sameShape(old, wanted)) return;
  rt.raise('TypeError', `${attribute} assignment: '${typeName(wanted)}' ${what} differs from '${typeName(old)}'`);
}

/** `h.__class__ = value`. */
export function setClass(rt: Runtime, h: Handle, value: Handle): void {
  const { heap } = rt;
  if (value === NULL) rt.raise('TypeError', "can't delete __class__ attribute");
  if (!isTypeObject(rt, value)) {
    rt.raise('TypeError', `__class__ must be set to a class, not '${typeNameOf(rt, value)}' object`);
  }
  const old = rt.typeOf(h);
  const type = asType(rt, value);
  const bothModules = old.isSubtypeOf(rt.types[TypeId.Module]) && type.isSubtypeOf(rt.types[TypeId.Module]);
  if (!bothModules && (old.has(TypeFlag.Immutable) || type.has(TypeFlag.Immutable))) {
    rt.raise('TypeError', '__class__ assignment only supported for mutable types or ModuleType subclasses');
  }
  checkCompatible(rt, old, type, '__class__');
  if (old === type) return;
  // The inline values belong to the old type's keys.
  if (old.ownDict) instanceDict(rt, h);
  if (type.has(TypeFlag.Heap)) heap.incref(type.handle);
  heap.setType(h, type.index);
  if (old.has(TypeFlag.Heap)) heap.autorelease(old.handle);
}

/** Whether a class is a base of another one, or its base's base: an order of its own may hide that. */
function isInBaseChain(type: TypeObject, of: TypeObject): boolean {
  for (let base: TypeObject | null = of; base !== null; base = base.base) if (base === type) return true;
  return false;
}

/** `type.__bases__ = bases`. */
export function setBases(rt: Runtime, h: Handle, bases: Handle): void {
  const { heap } = rt;
  const type = asType(rt, h);
  if (type.has(TypeFlag.Immutable)) {
    rt.raise('TypeError', `cannot set '__bases__' attribute of immutable type '${typeName(type)}'`);
  }
  if (bases === NULL)
    rt.raise('TypeError', `cannot delete '__bases__' attribute of immutable type '${typeName(type)}'`);
  if (!rt.typeOf(bases).isSubtypeOf(rt.types[TypeId.Tuple])) {
    rt.raise('TypeError', `can only assign tuple to ${typeName(type)}.__bases__, not ${typeNameOf(rt, bases)}`);
  }
  const items = rt.items(bases);
  if (items.length === 0) {
    rt.raise('TypeError', `can only assign non-empty tuple to ${typeName(type)}.__bases__, not ()`);
  }
  for (const item of items) {
    if (!isTypeObject(rt, item)) {
      const what = `${typeName(type)}.__bases__ must be tuple of classes, not '${typeNameOf(rt, item)}'`;
      rt.raise('TypeError', what);
    }
    if (asType(rt, item).isSubtypeOf(type) || isInBaseChain(type, asType(rt, item))) {
      rt.raise('TypeError', 'a __bases__ item causes an inheritance cycle');
    }
  }
  const base = bestBase(rt, items);
  const old = type.base as TypeObject;
  checkCompatible(rt, old, base, '__bases__');
  const oldTuple = heap.keep(heap.words[heap.base[h] + TypeWord.Bases]);
  const oldBases = rt.items(oldTuple);
  const before = new Map<TypeObject, readonly TypeObject[]>();
  const oldBase = type.base;
  try {
    heap.setRef(heap.base[h] + TypeWord.Bases, bases);
    type.base = base;
    renewMro(rt, type, before);
  } catch (error) {
    // Unless mro() has given it others meanwhile.
    if (heap.words[heap.base[h] + TypeWord.Bases] === bases) {
      for (const [each, mro] of before) each.mro = mro;
      type.base = oldBase;
      heap.setRef(heap.base[h] + TypeWord.Bases, oldTuple);
    }
    throw error;
  }
  // mro() has given it other bases meanwhile: these hold.
  if (heap.words[heap.base[h] + TypeWord.Bases] !== bases) return;
  heap.setRef(heap.base[h] + TypeWord.Base, base.handle);
  for (const each of before.keys()) {
    heap.setRef(heap.base[each.handle] + TypeWord.Mro, rt.newTuple(each.mro.map((member) => member.handle)));
  }
  for (const item of oldBases) removeSubclass(rt, asType(rt, item), type);
  for (const item of items) addSubclass(rt, asType(rt, item), type);
  typeModified(type);
  refix(rt, type);
}

function renewMro(rt: Runtime, type: TypeObject, before: Map<TypeObject, readonly TypeObject[]>): void {
  if (!before.has(type)) before.set(type, type.mro);
  const bases = rt.items(rt.heap.words[rt.heap.base[type.handle] + TypeWord.Bases]).map((each) => asType(rt, each));
  type.mro = resolveMro(rt, type, bases);
  for (const subclass of type.subclasses) renewMro(rt, subclass, before);
}

function refix(rt: Runtime, type: TypeObject): void {
  fixupSlots(rt, type);
  for (const subclass of type.subclasses) refix(rt, subclass);
}
