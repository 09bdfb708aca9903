/** Sequences by position. Twin of the sequence part of Objects/abstract.c. */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { equalOf } from './compare';
import { forEachOf } from './iterate';
import { getItemOf } from './mapping';

/** Whether an object is a sequence: it has items by position and is no dict (PySequence_Check). */
export function isSequence(rt: Runtime, h: Handle): boolean {
  const type = rt.types[rt.heap.type[h]];
  return type.slots.item !== undefined && !type.isSubtypeOf(rt.types[TypeId.Dict]);
}

/** The item at a position that is not negative (PySequence_GetItem). */
export function itemAtOf(rt: Runtime, h: Handle, index: number): Handle {
  const { item } = rt.types[rt.heap.type[h]].slots;
  if (item !== undefined) return item(rt, h, index);
  if (rt.types[rt.heap.type[h]].slots.subscript !== undefined) return getItemOf(rt, h, rt.newInt(index));
  return rt.raise('TypeError', `'${typeNameOf(rt, h)}' object does not support indexing`);
}

/** `operator.countOf`. */
export function countOf(rt: Runtime, sequence: Handle, value: Handle): number {
  let count = 0;
  forEachOf(rt, sequence, (item) => {
    if (equalOf(rt, item, value)) count++;
  });
  return count;
}

/** `operator.indexOf`; ValueError when it is not there. */
export function positionOf(rt: Runtime, sequence: Handle, value: Handle): number {
  let at = -1;
  let i = 0;
  forEachOf(rt, sequence, (item) => {
    if (equalOf(rt, item, value)) at = i;
    i++;
    return at < 0;
  });
  if (at < 0) rt.raise('ValueError', 'sequence.index(x): x not in sequence');
  return at;
}
