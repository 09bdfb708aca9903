/**
 * Items of containers. Twin of the sequence and mapping parts of Objects/abstract.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { isRaised } from '../objects/slotfunctions';
import { asType, isTypeObject, typeName, typeNameOf } from '../objects/type';
import { TypeFlag, type Slots } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { findAttrOf } from './attribute';
import { callObject } from './call';
import { equalOf } from './compare';
import { indexClippedOf } from './index';
import { forEachOf, iterOf } from './iterate';

function slotsOf(rt: Runtime, h: Handle): Slots {
  return rt.types[rt.heap.type[h]].slots;
}

/** `len(h)`. */
export function lengthOf(rt: Runtime, h: Handle): number {
  const { length } = slotsOf(rt, h);
  if (length === undefined) return rt.raise('TypeError', `object of type '${typeNameOf(rt, h)}' has no len()`);
  return length(rt, h);
}

/** Whether an object can be a position. */
function isIndex(rt: Runtime, h: Handle): boolean {
  return rt.isInt(h) || slotsOf(rt, h).index !== undefined;
}

/** A position in a sequence: negative ones count from the end (PySequence_GetItem). */
function position(rt: Runtime, h: Handle, key: Handle): number {
  const index = indexClippedOf(rt, key);
  const { length } = slotsOf(rt, h);
  return index < 0 && length !== undefined ? index + length(rt, h) : index;
}

/** `h[key]`. */
export function getItemOf(rt: Runtime, h: Handle, key: Handle): Handle {
  const slots = slotsOf(rt, h);
  if (slots.subscript !== undefined) return slots.subscript(rt, h, key);
  if (slots.item !== undefined) {
    if (isIndex(rt, key)) return slots.item(rt, h, position(rt, h, key));
    return rt.raise('TypeError', `sequence index must be integer, not '${typeNameOf(rt, key)}'`);
  }
  if (isTypeObject(rt, h)) return classGetItem(rt, h, key);
  return rt.raise('TypeError', `'${typeNameOf(rt, h)}' object is not subscriptable`);
}

/** `list[int]`: `__class_getitem__` of a class. */
function classGetItem(rt: Runtime, h: Handle, key: Handle): Handle {
  const type = asType(rt, h);
  if (type.index === TypeId.Type) {
    return rt.call(rt.types[TypeId.GenericAlias].handle, [h, key]);
  }
  const method = findAttrOf(rt, h, rt.intern('__class_getitem__'));
  if (method !== NULL && method !== NONE) return callObject(rt, rt.heap.keep(method), [key], null);
  return rt.raise('TypeError', `type '${typeName(type)}' is not subscriptable`);
}

/** `h[key] = value`. */
export function setItemOf(rt: Runtime, h: Handle, key: Handle, value: Handle): void {
  assignItem(rt, h, key, value, 'does not support item assignment');
}

/** `del h[key]`. */
export function delItemOf(rt: Runtime, h: Handle, key: Handle): void {
  const type = rt.types[rt.heap.type[h]];
  const { slots } = type;
  const sequence = type.has(TypeFlag.Heap) || (slots.item ?? slots.contains ?? slots.concat) !== undefined;
  const refusal = sequence && isIndex(rt, key) ? "doesn't" : 'does not';
  assignItem(rt, h, key, NULL, `${refusal} support item deletion`);
}

function assignItem(rt: Runtime, h: Handle, key: Handle, value: Handle, complaint: string): void {
  const slots = slotsOf(rt, h);
  if (slots.assSubscript !== undefined) {
    slots.assSubscript(rt, h, key, value);
    return;
  }
  if (slots.assItem !== undefined) {
    if (!isIndex(rt, key)) {
      rt.raise('TypeError', `sequence index must be integer, not '${typeNameOf(rt, key)}'`);
    }
    slots.assItem(rt, h, position(rt, h, key), value);
    return;
  }
  rt.raise('TypeError', `'${typeNameOf(rt, h)}' object ${complaint}`);
}

/** `value in container`. */
export function containsOf(rt: Runtime, container: Handle, value: Handle): boolean {
  const slots = slotsOf(rt, container);
  if (slots.contains !== undefined) return slots.contains(rt, container, value);
  const iterator = containedIn(rt, container);
  let found = false;
  forEachOf(rt, iterator, (item) => {
    found = equalOf(rt, item, value);
    return !found;
  });
  return found;
}

/** An iterator over a container that `in` searches. */
function containedIn(rt: Runtime, container: Handle): Handle {
  try {
    return rt.heap.keep(iterOf(rt, container));
  } catch (error) {
    if (!isRaised(rt, error, 'TypeError')) throw error;
    rt.heap.autorelease(error.exception);
    return rt.raise('TypeError', `argument of type '${typeNameOf(rt, container)}' is not a container or iterable`);
  }
}
