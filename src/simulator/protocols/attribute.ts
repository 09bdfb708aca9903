/**
 * Getting and setting attributes of anything. Twin of `PyObject_GetAttr` and its relatives of Objects/object.c.
 * Names are interned strs.
 */
import { NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { setAttributeErrorContext } from '../objects/exceptionwords';
import { findModuleAttribute } from '../objects/module';
import { genericGetAttr, genericSetAttr, methodLookup, objectGetAttribute } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { isRaised } from '../objects/slotfunctions';
import { typeName } from '../objects/type';
import { findTypeAttribute, typeGetAttribute } from '../objects/typetype';
import type { TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';

export { methodLookup };

/** Whether a type looks attributes up as most do, so that results can be cached. */
export function isGenericGet(type: TypeObject): boolean {
  return type.slots.getattro === objectGetAttribute;
}

/** Whether a type sets attributes as most do. */
export function isGenericSet(type: TypeObject): boolean {
  return type.slots.setattro === genericSetAttr;
}

/** `h.name`; AttributeError carries name and object. */
export function getAttrOf(rt: Runtime, h: Handle, name: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  const get = type.slots.getattro;
  try {
    if (get === undefined) {
      return rt.raise('AttributeError', `'${typeName(type)}' object has no attribute '${rt.text(name)}'`);
    }
    return get(rt, h, name);
  } catch (error) {
    if (error instanceof Raised) setAttributeErrorContext(rt, error.exception, h, name);
    throw error;
  }
}

/** `h.name`, or NULL where there is none: AttributeError is swallowed, other exceptions are not. */
export function findAttrOf(rt: Runtime, h: Handle, name: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  const get = type.slots.getattro;
  try {
    if (get === objectGetAttribute) return genericGetAttr(rt, h, name);
    if (get === typeGetAttribute) return findTypeAttribute(rt, h, name);
    if (rt.heap.type[h] === TypeId.Module) return findModuleAttribute(rt, h, name);
    return get === undefined ? NULL : get(rt, h, name);
  } catch (error) {
    if (!isRaised(rt, error, 'AttributeError')) throw error;
    rt.heap.autorelease(error.exception);
    return NULL;
  }
}

/** `h.name = value`. */
export function setAttrOf(rt: Runtime, h: Handle, name: Handle, value: Handle): void {
  const type = rt.types[rt.heap.type[h]];
  const set = type.slots.setattro;
  if (set === undefined) {
    const kind = type.slots.getattro === undefined ? 'no' : 'only read-only';
    rt.raise('TypeError', `'${typeName(type)}' object has ${kind} attributes (assign to .${rt.text(name)})`);
  }
  set(rt, h, name, value);
}

/** `del h.name`. */
export function delAttrOf(rt: Runtime, h: Handle, name: Handle): void {
  const type = rt.types[rt.heap.type[h]];
  const set = type.slots.setattro;
  if (set === undefined) {
    const kind = type.slots.getattro === undefined ? 'no' : 'only read-only';
    rt.raise('TypeError', `'${typeName(type)}' object has ${kind} attributes (del .${rt.text(name)})`);
  }
  set(rt, h, name, NULL);
}
