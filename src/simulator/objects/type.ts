/**
 * Types as objects: their words, names and attribute look-up along the MRO. Twin of the look-up part of
 * Objects/typeobject.c. Making types: typebuild.ts (builtin ones), typenew.ts (class statements).
 */
import { EMPTY_TUPLE, NULL, type Handle, type Heap } from '../memory';
import { dictLookupStr } from './dict';
import type { Runtime } from './runtime';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a type object. Its `num` is the type's {@link TypeObject.index}. */
export const enum TypeWord {
  Name,
  Qualname,
  /** The tuple of bases. */
  Bases,
  /** The MRO, a tuple. */
  Mro,
  /** The namespace, a dict. */
  Dict,
  /** The base that decides the layout (`tp_base`). */
  Base,
  /** Weak references to the classes that derive from it, a dict; 0: there are none. Not visited by the collector. */
  Subclasses,
  Count,
}

/** The name error messages use (tp_name): dotted for builtin types that live outside `builtins`. */
export function typeName(type: TypeObject): string {
  if (type.typeName !== null) return type.typeName;
  if (type.has(TypeFlag.Heap) || type.module === 'builtins') return type.name;
  return `${type.module}.${type.name}`;
}

/** {@link typeName} of an object's type, cut at CPython's 200 bytes nowhere: names are never that long. */
export function typeNameOf(rt: Runtime, h: Handle): string {
  return typeName(rt.types[rt.heap.type[h]]);
}

/** `module.qualname`, without the module for builtins and `__main__`: what `%T` and tracebacks show. */
export function fullyQualifiedName(rt: Runtime, type: TypeObject): string {
  const module = moduleText(rt, type);
  if (module === null || module === 'builtins' || module === '__main__') return type.qualname;
  return `${module}.${type.qualname}`;
}

/** `__module__` of a type as text, null when it is not a str. */
export function moduleText(rt: Runtime, type: TypeObject): string | null {
  if (!type.has(TypeFlag.Heap)) return type.module;
  const address = dictLookupStr(rt, namespaceOf(rt.heap, type), rt.intern('__module__'));
  if (address === 0) return null;
  const value = rt.heap.words[address];
  return rt.isStr(value) ? rt.text(value) : null;
}

/** The namespace dict of a type. */
export function namespaceOf(heap: Heap, type: TypeObject): Handle {
  return heap.words[heap.base[type.handle] + TypeWord.Dict];
}

/** The value of a name in a type's own namespace, NULL when it is not there. */
export function ownAttribute(rt: Runtime, type: TypeObject, name: Handle): Handle {
  const address = dictLookupStr(rt, namespaceOf(rt.heap, type), name);
  return address === 0 ? NULL : rt.heap.words[address];
}

/** The tuple of a type's bases. */
export function basesOf(heap: Heap, type: TypeObject): Handle {
  const bases = heap.words[heap.base[type.handle] + TypeWord.Bases];
  return bases === NULL ? EMPTY_TUPLE : bases;
}

/** A name as its one interned str: attribute look-ups compare handles. */
export function internName(rt: Runtime, name: string | Handle): Handle {
  if (typeof name === 'string') return rt.intern(name);
  if (rt.heap.type[name] === TypeId.Str) {
    const { strs, mortalStrs } = rt.payloads;
    const row = rt.heap.num[name];
    // Look-ups keep names: one that could die may not serve.
    return strs.interned(row) && !mortalStrs.has(name) ? name : rt.intern(strs.text(row));
  }
  if (!rt.isStr(name)) rt.raise('TypeError', `attribute name must be string, not '${typeNameOf(rt, name)}'`);
  return rt.intern(rt.text(name));
}

/** `_PyType_Lookup`: an interned name along the MRO, nothing bound; NULL where it is not found. Borrowed. */
export function lookupType(rt: Runtime, type: TypeObject, name: Handle): Handle {
  const cached = type.cache.get(name);
  if (cached !== undefined) return cached;
  let found: Handle = NULL;
  const { heap } = rt;
  const { mro } = type;
  for (let i = 0; i < mro.length; i++) {
    const address = dictLookupStr(rt, namespaceOf(heap, mro[i]), name);
    if (address !== 0) {
      found = heap.words[address];
      break;
    }
  }
  type.cache.set(name, found);
  return found;
}

/** The type along the MRO whose namespace has the name, or null. */
export function lookupDefiner(rt: Runtime, type: TypeObject, name: Handle): TypeObject | null {
  for (const candidate of type.mro) {
    if (dictLookupStr(rt, namespaceOf(rt.heap, candidate), name) !== 0) return candidate;
  }
  return null;
}

let versions = 0;

/** A version number no type has had. */
export function nextTypeVersion(): number {
  return ++versions;
}

/** `PyType_Modified`: forgets every look-up through the type and its subclasses. */
export function typeModified(type: TypeObject): void {
  type.cache.clear();
  type.version = ++versions;
  for (const subclass of type.subclasses) typeModified(subclass);
}

/** The type of an object that is a type. */
export function asType(rt: Runtime, h: Handle): TypeObject {
  return rt.types[rt.heap.num[h]];
}

/** Whether an object is a type (an instance of `type` or a metaclass). */
export function isTypeObject(rt: Runtime, h: Handle): boolean {
  const index = rt.heap.type[h];
  if (index === TypeId.Type) return true;
  if (index < TypeId.FirstDynamic) return false;
  return rt.types[index].solid === rt.types[TypeId.Type];
}

/** Looks a special method up on the type and binds it to the object (`_PyObject_LookupSpecial`); NULL: none. */
export function lookupSpecial(rt: Runtime, h: Handle, name: string): Handle {
  const type = rt.types[rt.heap.type[h]];
  const found = lookupType(rt, type, rt.intern(name));
  if (found === NULL) return NULL;
  const get = rt.types[rt.heap.type[found]].slots.descrGet;
  return get === undefined ? found : get(rt, found, h, type.handle);
}

/** Calls a special method without making a bound method where that can be avoided; NULL when there is none. */
export function callSpecialOptional(rt: Runtime, h: Handle, name: string, args: readonly Handle[]): Handle {
  const type = rt.types[rt.heap.type[h]];
  const found = lookupType(rt, type, rt.intern(name));
  if (found === NULL) return NULL;
  return callUnbound(rt, found, h, type, args);
}

/** Calls what a look-up on the type found, as a method of the object. */
export function callUnbound(
  rt: Runtime,
  found: Handle,
  h: Handle,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null = null,
): Handle {
  const descriptor = rt.types[rt.heap.type[found]];
  // The method may replace itself while it runs.
  rt.heap.keep(found);
  if (rt.heap.type[found] === TypeId.WrapperDescriptor) return callWrapper(rt, found, h, args, kwnames);
  if (descriptor.has(TypeFlag.MethodDescriptor)) return rt.call(found, [h, ...args], kwnames);
  const get = descriptor.slots.descrGet;
  return rt.call(get === undefined ? found : get(rt, found, h, type.handle), args, kwnames);
}

/** Calls a slot wrapper: its arguments come in a tuple, and without the object in another one (wrapperdescr_call). */
function callWrapper(
  rt: Runtime,
  wrapper: Handle,
  h: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const { heap } = rt;
  const mark = heap.poolMark;
  heap.keep(h);
  for (const arg of args) heap.keep(heap.keep(arg));
  const result = rt.call(wrapper, [h, ...args], kwnames);
  return heap.autorelease(heap.drainOwning(mark, result));
}

/** Calls a special method that must be there; AttributeError otherwise. */
export function callSpecial(rt: Runtime, h: Handle, name: string, ...args: Handle[]): Handle {
  const result = callSpecialOptional(rt, h, name, args);
  if (result === NULL) rt.raiseWith('AttributeError', [rt.newStr(name)]);
  return result;
}
