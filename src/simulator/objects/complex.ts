/**
 * Complex numbers: making and reading. Twin of Objects/complexobject.c (its methods are in complextype.ts).
 * `num` is the index of the value in `payloads.others`.
 */
import type { Handle } from '../memory';
import type { Complex } from '../values/complexrepr';
import { allocate } from './instance';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** A complex number. */
export function newComplex(rt: Runtime, real: number, imag: number): Handle {
  return rt.heap.create(TypeId.Complex, rt.payloads.others.add({ real, imag }));
}

/** A complex number of a subclass. */
export function newComplexOf(rt: Runtime, type: TypeObject, value: Complex): Handle {
  if (type.index === TypeId.Complex) return newComplex(rt, value.real, value.imag);
  return allocate(rt, type, rt.payloads.others.add({ real: value.real, imag: value.imag }));
}

/** The value of a complex number or an object of a subclass. */
export function complexValue(rt: Runtime, h: Handle): Complex {
  return rt.payloads.others.get(rt.heap.num[h]) as Complex;
}
