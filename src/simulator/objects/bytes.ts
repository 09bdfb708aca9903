/** bytes: making. Twin of Objects/bytesobject.c (the type is in bytestype.ts). */
import { BYTE_BASE, EMPTY_BYTES, type Handle } from '../memory';
import { allocate } from './instance';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** bytes of this value, which nobody changes from now on. */
export function newBytes(rt: Runtime, value: Uint8Array): Handle {
  if (value.length === 0) return EMPTY_BYTES;
  if (value.length === 1) return BYTE_BASE + value[0];
  return rt.heap.create(TypeId.Bytes, rt.payloads.bytes.add(value));
}

/** bytes of a subclass. */
export function newBytesOf(rt: Runtime, type: TypeObject, value: Uint8Array): Handle {
  return allocate(rt, type, rt.payloads.bytes.add(value));
}

/** The value of bytes or an object of a subclass; not to be changed. */
export function bytesOf(rt: Runtime, h: Handle): Uint8Array {
  return rt.payloads.bytes.get(rt.heap.num[h]);
}
