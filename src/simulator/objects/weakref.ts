/**
 * Weak references. Twin of Objects/weakrefobject.c (proxies: weakproxy.ts).
 *
 * A weak reference keeps its referent as a plain word, which counts nothing; the list of an object's weak references
 * is derived from those words and lives in `payloads.lifetimes`.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { Raised } from './errors';
import { allocate } from './instance';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of weak references and proxies. */
export const enum WeakrefWord {
  /** A reference, 0: none. */
  Callback,
  /** The object, not counted; 0 once it is gone. */
  Referent,
  /** Halves of the remembered hash, and whether there is one. */
  HashLow,
  HashHigh,
  Hashed,
  Count,
}

/** The object a weak reference or proxy refers to, NULL once it is gone. Kept for the caller. */
export function referentOf(rt: Runtime, ref: Handle): Handle {
  const referent = rt.heap.words[rt.heap.base[ref] + WeakrefWord.Referent];
  return referent === NULL ? NULL : rt.heap.keep(referent);
}

/** `__callback__`, NULL where there is none. */
export function weakrefCallback(rt: Runtime, ref: Handle): Handle {
  return rt.heap.words[rt.heap.base[ref] + WeakrefWord.Callback];
}

/** The living weak references to an object, the newest first behind those without a callback. */
export function weakrefsOf(rt: Runtime, h: Handle): readonly Handle[] {
  return rt.payloads.lifetimes.weakrefs.get(h) ?? [];
}

/** Makes a weak reference or proxy; one without a callback is shared. */
export function newWeakref(rt: Runtime, type: TypeObject, referent: Handle, callback: Handle): Handle {
  const { heap } = rt;
  if (!rt.typeOf(referent).has(TypeFlag.HasWeakrefs)) {
    rt.raise('TypeError', `cannot create weak reference to '${typeNameOf(rt, referent)}' object`);
  }
  const { weakrefs } = rt.payloads.lifetimes;
  const list = weakrefs.get(referent) ?? [];
  const shared = callback === NULL && !type.has(TypeFlag.Heap);
  const basics = list.filter((ref) => weakrefCallback(rt, ref) === NULL && !rt.typeOf(ref).has(TypeFlag.Heap));
  if (shared) {
    const existing = basics.find((ref) => heap.type[ref] === type.index);
    if (existing !== undefined) return heap.keep(existing);
  }
  const ref = allocate(rt, type);
  const base = heap.base[ref];
  heap.setRef(base + WeakrefWord.Callback, callback);
  heap.setRaw(base + WeakrefWord.Referent, referent);
  // The plain reference comes first, the plain proxy second, the others behind them, the newest first.
  const place = shared && type.index === TypeId.WeakRef ? 0 : basics.length;
  weakrefs.set(referent, [...list.slice(0, place), ref, ...list.slice(place)]);
  return ref;
}

/** Whether an object is a weak reference or a proxy. */
export function isWeakref(rt: Runtime, h: Handle): boolean {
  const id = rt.heap.type[h];
  if (id === TypeId.WeakProxy || id === TypeId.WeakCallableProxy) return true;
  return id === TypeId.WeakRef || rt.typeOf(h).isSubtypeOf(rt.types[TypeId.WeakRef]);
}

/** Lets a weak reference go dead, its callback uncalled (_PyWeakref_ClearRef). */
export function clearWeakref(rt: Runtime, ref: Handle): void {
  const address = rt.heap.base[ref] + WeakrefWord.Referent;
  const referent = rt.heap.words[address];
  if (referent === NULL) return;
  rt.heap.setRaw(address, 0);
  dropFromList(rt, referent, ref);
}

function dropFromList(rt: Runtime, referent: Handle, ref: Handle): void {
  const { weakrefs } = rt.payloads.lifetimes;
  const list = (weakrefs.get(referent) ?? []).filter((each) => each !== ref);
  if (list.length === 0) weakrefs.delete(referent);
  else weakrefs.set(referent, list);
}

/** Takes a dying weak reference out of its referent's list. */
export function forgetWeakref(rt: Runtime, ref: Handle): void {
  const { heap } = rt;
  const base = heap.base[ref];
  const referent = heap.words[base + WeakrefWord.Referent];
  for (let word = WeakrefWord.Referent; word < WeakrefWord.Count; word++) heap.setRaw(base + word, 0);
  if (referent === NULL) return;
  dropFromList(rt, referent, ref);
}

/** An object dies: its weak references go dead, then their callbacks are called, the newest first. */
export function clearWeakrefs(rt: Runtime, h: Handle): void {
  const { heap } = rt;
  const { weakrefs } = rt.payloads.lifetimes;
  const list = weakrefs.get(h);
  if (list === undefined) return;
  weakrefs.delete(h);
  const calls: { readonly ref: Handle; readonly callback: Handle }[] = [];
  for (const ref of list) {
    const base = heap.base[ref];
    heap.setRaw(base + WeakrefWord.Referent, 0);
    const callback = heap.takeRef(base + WeakrefWord.Callback);
    // A weak reference that is dying itself is not called.
    if (callback !== NULL && heap.refs[ref] > 0) calls.push({ ref: heap.keep(ref), callback });
  }
  for (const { ref, callback } of calls) {
    try {
      rt.call(callback, [ref]);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      heap.autorelease(error.exception);
      rt.writeUnraisable(`Exception ignored while calling weakref callback ${rt.repr(callback)}`, error.exception);
    }
  }
}

/** `; to 'A' at 0x...`, or dead. */
export function referentText(rt: Runtime, ref: Handle): string {
  const referent = referentOf(rt, ref);
  if (referent === NULL) return '; dead';
  const name = rt.lookupSpecial(referent, '__name__');
  const named = name !== NULL && rt.isStr(name) ? ` (${rt.text(name)})` : '';
  return `; to '${typeNameOf(rt, referent)}' at ${rt.heap.addressText(referent)}${named}`;
}

/** `__weakref__` of classes: the first weak reference to the object. */
export const weakrefGetSet: GetSet = {
  get: (rt, self) => weakrefsOf(rt, self)[0] ?? NONE,
  doc: 'list of weak references to the object',
};

const weakref = defineType({
  id: TypeId.WeakRef,
  name: 'ReferenceType',
  module: 'weakref',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: WeakrefWord.Count, refs: 1, release: forgetWeakref },
  slots: {
    new: (rt, type, args, kwnames) => {
      const given = kwnames === null ? args.length : args.length - kwnames.length;
      if (!type.has(TypeFlag.Heap) && given < args.length) rt.raise('TypeError', 'ref() takes no keyword arguments');
      if (given < 1) rt.raise('TypeError', `__new__ expected at least 1 argument, got ${given}`);
      if (given > 2) rt.raise('TypeError', `__new__ expected at most 2 arguments, got ${given}`);
      const callback = given < 2 || args[1] === NONE ? NULL : args[1];
      return newWeakref(rt, type, args[0], callback);
    },
    init: (rt, _self, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'ref() takes no keyword arguments');
      if (args.length > 2) rt.raise('TypeError', `__init__ expected at most 2 arguments, got ${args.length}`);
    },
    call: (rt, self, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) {
        rt.raise('TypeError', 'weakref.ReferenceType.__call__() takes no keyword arguments');
      }
      if (args.length > 0) {
        rt.raise('TypeError', `weakref.ReferenceType.__call__() takes no arguments (${args.length} given)`);
      }
      const referent = referentOf(rt, self);
      return referent === NULL ? NONE : referent;
    },
    repr: (rt, self) => rt.newStr(`<weakref at ${rt.heap.addressText(self)}${referentText(rt, self)}>`),
    hash: (rt, self, out) => {
      const { heap } = rt;
      const base = heap.base[self];
      if (heap.words[base + WeakrefWord.Hashed] === 0) {
        const referent = referentOf(rt, self);
        if (referent === NULL) rt.raise('TypeError', 'weak object has gone away');
        rt.hash(referent, out);
        heap.setRaw(base + WeakrefWord.HashLow, out.lo);
        heap.setRaw(base + WeakrefWord.HashHigh, out.hi);
        heap.setRaw(base + WeakrefWord.Hashed, 1);
      }
      out.lo = heap.words[base + WeakrefWord.HashLow];
      out.hi = heap.words[base + WeakrefWord.HashHigh];
    },
    richcompare: (rt, self, other, op) => {
      if (op !== CompareOp.Eq && op !== CompareOp.Ne) return NOT_IMPLEMENTED;
      if (!rt.isInstance(other, rt.types[TypeId.WeakRef])) return NOT_IMPLEMENTED;
      const a = referentOf(rt, self);
      const b = referentOf(rt, other);
      if (a === NULL || b === NULL) return boolHandle((self === other) === (op === CompareOp.Eq));
      return rt.compare(a, b, op);
    },
  },
  methods: [
    native(
      '__class_getitem__',
      'object, /',
      (rt, self, argument) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, argument]),
      { binding: 'class' },
    ),
  ],
  getset: {
    __callback__: {
      get: (rt, self) => {
        const callback = weakrefCallback(rt, self);
        return callback === NULL ? NONE : callback;
      },
    },
  },
});

/** The types of this file. */
export const weakrefTypes: readonly TypeSpec[] = [weakref];
