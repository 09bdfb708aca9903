/** Floats: making. Twin of Objects/floatobject.c (its methods are in floattype.ts). `num` is the value. */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** A float of this value. */
export function newFloat(rt: Runtime, value: number): Handle {
  return rt.heap.create(TypeId.Float, value);
}
