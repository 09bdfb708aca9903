/**
 * Making a class: `type.__new__`. Twin of `type_new` of Objects/typeobject.c. `__slots__`: typenewslots.ts.
 */
import { NONE, NULL, type Handle } from '../memory';
import { newClassMethod, newStaticMethod } from './classmethod';
import { dictDeleteStr, dictGetStr, dictSetStr } from './dict';
import { dictCopy } from './dictcopy';
import { dictLength } from './dictentries';
import { newGetSetDescriptor, newMemberDescriptor } from './descr';
import { Raised } from './errors';
import { addNote } from './exceptionwords';
import { FrameWord } from './frame';
import { allocate, forEachEntry } from './instance';
import { bestBase, calculateMetaclass, resolveMro } from './mro';
import { classDictGetSet } from './object';
import type { Runtime } from './runtime';
import { superFind } from './super';
import {
  asType,
  isTypeObject,
  lookupSpecial,
  lookupType,
  nextTypeVersion,
  typeName,
  typeNameOf,
  TypeWord,
} from './type';
import { nextTypeIndex } from './typebuild';
import { slotPlan, type SlotPlan } from './typenewslots';
import { addSubclass } from './subclasses';
import { fixupSlots, inheritFlags } from './typeslots';
import { announceType } from './tracking';
import { reserveStaticNames } from './sharedkeys';
import { argumentKind, checkEncodable } from './textargs';
import { TypeFlag, TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { weakrefGetSet } from './weakref';

/** `type.__new__(metatype, name, bases, namespace, **keywords)`. */
export function typeNew(
  rt: Runtime,
  metatype: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const keywords = kwnames === null ? 0 : kwnames.length;
  const given = args.length - keywords;
  if (given !== 3) rt.raise('TypeError', `type.__new__() takes exactly 3 arguments (${given} given)`);
  const [name, givenBases, namespace] = args;
  checkArguments(rt, name, givenBases, namespace);
  let bases = rt.items(givenBases);
  for (const base of bases) {
    if (!isTypeObject(rt, base) && rt.findAttr(base, '__mro_entries__') !== NULL) {
      rt.raise('TypeError', "type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
  const winner = calculateMetaclass(rt, metatype, bases);
  if (winner !== metatype && winner.slots.new !== typeNew && winner.slots.new !== undefined) {
    return winner.slots.new(rt, winner, args, kwnames);
  }
  if (bases.length === 0) bases = [rt.types[TypeId.Object].handle];
  const base = bestBase(rt, bases);
  const dict = dictCopy(rt, namespace);
  const plan = slotPlan(rt, name, bases, base, dict);
  const type = makeType(
    rt,
    winner,
    name,
    rt.items(givenBases).length === 0 ? rt.newTuple(bases) : givenBases,
    base,
    dict,
    plan,
  );
  setAttributes(rt, type, dict, plan);
  setMro(rt, type, bases);
  warnOfKeys(rt, type, dict);
  announceType(rt, type);
  for (const each of bases) addSubclass(rt, asType(rt, each), type);
  setHash(rt, type, dict);
  fixupSlots(rt, type);
  setNames(rt, type, dict);
  initSubclass(rt, type, args.slice(3), kwnames);
  return type.handle;
}

function checkArguments(rt: Runtime, name: Handle, bases: Handle, namespace: Handle): void {
  const wrong = (position: number, wanted: string, h: Handle): never =>
    rt.raise('TypeError', `type.__new__() argument ${position} must be ${wanted}, not ${argumentKind(rt, h)}`);
  if (!rt.isStr(name)) wrong(1, 'str', name);
  if (!rt.typeOf(bases).isSubtypeOf(rt.types[TypeId.Tuple])) wrong(2, 'tuple', bases);
  if (!rt.typeOf(namespace).isSubtypeOf(rt.types[TypeId.Dict])) wrong(3, 'dict', namespace);
  checkEncodable(rt, name);
  if (rt.text(name).includes('\0')) rt.raise('ValueError', 'type name must not contain null characters');
}

/** A class without strings for names of its attributes is asking for trouble. */
function warnOfKeys(rt: Runtime, type: TypeObject, dict: Handle): void {
  let plain = true;
  forEachEntry(rt.heap, dict, (key) => void (plain &&= rt.isStr(key)));
  if (!plain) rt.warn('RuntimeWarning', `non-string key in the __dict__ of class ${type.name}`);
}

function makeType(
  rt: Runtime,
  metatype: TypeObject,
  name: Handle,
  basesTuple: Handle,
  base: TypeObject,
  dict: Handle,
  plan: SlotPlan,
): TypeObject {
  const { heap } = rt;
  const bases = rt.items(basesTuple);
  const type = new TypeObject(nextTypeIndex(rt), rt.text(name));
  rt.types[type.index] = type;
  type.flags = TypeFlag.Heap | TypeFlag.BaseType | TypeFlag.GC;
  type.version = nextTypeVersion();
  type.base = base;
  type.layout = base.layout;
  type.slotCount = base.slotCount + plan.names.length;
  type.slotNames = [...base.slotNames, ...plan.names.map((slot) => rt.text(slot))];
  type.ownDict = base.ownDict || plan.addDict;
  inheritFlags(type, base);
  // How instances match patterns comes from the first base that says so.
  const matching = TypeFlag.Sequence | TypeFlag.Mapping;
  const flags = bases.map((each) => asType(rt, each).flags & matching).find((each) => each !== 0) ?? 0;
  type.flags = (type.flags & ~matching) | flags;
  if (plan.addDict) type.flags |= TypeFlag.HasDict;
  if (plan.addWeakref) type.flags |= TypeFlag.HasWeakrefs;
  if (plan.names.length === 0) type.solid = base.solid;
  const handle = allocate(rt, metatype, type.index);
  type.handle = handle;
  const words = heap.base[handle];
  heap.setRef(words + TypeWord.Name, name);
  heap.setRef(words + TypeWord.Qualname, name);
  heap.setRef(words + TypeWord.Bases, basesTuple);
  heap.setRef(words + TypeWord.Dict, dict);
  heap.setRef(words + TypeWord.Base, base.handle);
  return type;
}

/** Fills the namespace of the new type: twin of type_new_set_attrs and of what PyType_Ready adds. */
function setAttributes(rt: Runtime, type: TypeObject, dict: Handle, plan: SlotPlan): void {
  const { heap } = rt;
  const intern = (name: string): Handle => rt.intern(name);
  const module = intern('__module__');
  if (dictGetStr(rt, dict, module) === NULL) {
    const frame = rt.currentFrame();
    const globals = frame === NULL ? NULL : heap.words[heap.base[frame] + FrameWord.Globals];
    const name = globals === NULL ? NULL : dictGetStr(rt, globals, intern('__name__'));
    if (name !== NULL) dictSetStr(rt, dict, module, name);
  }
  const own = dictGetStr(rt, dict, module);
  type.module = own !== NULL && rt.isStr(own) ? rt.text(own) : '';
  const qualname = dictGetStr(rt, dict, intern('__qualname__'));
  if (qualname !== NULL) {
    if (!rt.isStr(qualname)) {
      rt.raise('TypeError', `type __qualname__ must be a str, not ${typeNameOf(rt, qualname)}`);
    }
    heap.setRef(heap.base[type.handle] + TypeWord.Qualname, qualname);
    type.qualname = rt.text(qualname);
    dictDeleteStr(rt, dict, intern('__qualname__'));
  } else type.qualname = type.name;
  const doc = dictGetStr(rt, dict, intern('__doc__'));
  if (doc !== NULL && rt.isStr(doc)) {
    checkEncodable(rt, doc);
    type.doc = rt.text(doc);
  }
  wrapFunction(rt, dict, '__new__', newStaticMethod);
  wrapFunction(rt, dict, '__init_subclass__', newClassMethod);
  wrapFunction(rt, dict, '__class_getitem__', newClassMethod);
  setCells(rt, type, dict);
  const first = (type.base as TypeObject).slotCount;
  plan.names.forEach((name, i) => {
    const def = { name: rt.text(name), offset: first + i, slot: true, readonly: false, doc: null };
    dictSetStr(rt, dict, name, newMemberDescriptor(rt, type, def));
  });
  // What the body has under these names stands.
  if (plan.addDict && dictGetStr(rt, dict, intern('__dict__')) === NULL) {
    dictSetStr(rt, dict, intern('__dict__'), newGetSetDescriptor(rt, type, '__dict__', classDictGetSet));
  }
  if (plan.addWeakref) {
    dictSetStr(rt, dict, intern('__weakref__'), newGetSetDescriptor(rt, type, '__weakref__', weakrefGetSet));
  }
  const assigned = dictGetStr(rt, dict, intern('__static_attributes__'));
  if (assigned !== NULL && heap.type[assigned] === TypeId.Tuple) reserveStaticNames(type, rt.items(assigned));
  if (doc === NULL && !plan.names.includes(intern('__doc__'))) dictSetStr(rt, dict, intern('__doc__'), NONE);
}

function wrapFunction(rt: Runtime, dict: Handle, name: string, wrap: (rt: Runtime, fn: Handle) => Handle): void {
  const key = rt.intern(name);
  const found = dictGetStr(rt, dict, key);
  if (found !== NULL && rt.heap.type[found] === TypeId.Function) dictSetStr(rt, dict, key, wrap(rt, found));
}

/** Sets the MRO: by C3, or by the metaclass's own `mro()`. */
export function setMro(rt: Runtime, type: TypeObject, bases: readonly Handle[]): void {
  const { heap } = rt;
  type.mro = resolveMro(
    rt,
    type,
    bases.map((base) => asType(rt, base)),
  );
  heap.setRef(heap.base[type.handle] + TypeWord.Mro, rt.newTuple(type.mro.map((each) => each.handle)));
}

/** A class that defines `__eq__` and not `__hash__` gets `__hash__ = None`. */
function setHash(rt: Runtime, type: TypeObject, dict: Handle): void {
  const hash = rt.intern('__hash__');
  if (dictGetStr(rt, dict, hash) !== NULL || dictGetStr(rt, dict, rt.intern('__eq__')) === NULL) return;
  dictSetStr(rt, dict, hash, NONE);
  type.cache.clear();
}

function setCells(rt: Runtime, type: TypeObject, dict: Handle): void {
  const { heap } = rt;
  const fill = (name: string, value: Handle): void => {
    const key = rt.intern(name);
    const cell = dictGetStr(rt, dict, key);
    if (cell === NULL) return;
    if (heap.type[cell] !== TypeId.Cell) {
      rt.raise('TypeError', `${name} must be a nonlocal cell, not ${rt.repr(rt.typeOf(cell).handle)}`);
    }
    heap.setRef(heap.base[cell], value);
    dictDeleteStr(rt, dict, key);
  };
  fill('__classcell__', type.handle);
  fill('__classdictcell__', dict);
  type.cache.clear();
}

function setNames(rt: Runtime, type: TypeObject, dict: Handle): void {
  const { heap } = rt;
  if (dictLength(rt, dict) === 0) return;
  const setName = rt.intern('__set_name__');
  const entries: { readonly key: Handle; readonly value: Handle }[] = [];
  forEachEntry(heap, dict, (key, value) => {
    if (lookupType(rt, rt.types[heap.type[value]], setName) !== NULL) {
      entries.push({ key: heap.keep(key), value: heap.keep(value) });
    }
  });
  for (const { key, value } of entries) {
    const owner = rt.types[heap.type[value]];
    try {
      rt.call(lookupSpecial(rt, value, '__set_name__'), [type.handle, key]);
    } catch (error) {
      if (error instanceof Raised) {
        const where = `instance ${rt.repr(key)} in '${typeName(type)}'`;
        addNote(rt, error.exception, rt.newStr(`Error calling __set_name__ on '${typeName(owner)}' ${where}`));
      }
      throw error;
    }
  }
}

function initSubclass(
  rt: Runtime,
  type: TypeObject,
  keywords: readonly Handle[],
  kwnames: readonly string[] | null,
): void {
  if (!type.mro.includes(type)) {
    const what = `obj (type ${typeName(type)}) is not an instance or subtype of type (${typeName(type)}).`;
    rt.raise('TypeError', `super(type, obj): ${what}`);
  }
  const found = superFind(rt, type, type.handle, type, rt.intern('__init_subclass__'));
  if (found !== NULL) rt.call(found, keywords, kwnames);
}
