/**
 * The objects at fixed handles: None, True, small ints, one-character strings ... Made before any type exists.
 * Twin of Include/internal/pycore_global_objects.h.
 */
import {
  BYTE_BASE,
  CHAR_BASE,
  ELLIPSIS,
  EMPTY_BYTES,
  EMPTY_STR,
  EMPTY_TUPLE,
  FALSE,
  NONE,
  NOT_IMPLEMENTED,
  SMALL_INT_MAX,
  SMALL_INT_MIN,
  SMALL_INT_ZERO,
  TRUE,
} from '../memory';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** Makes them all; once per run. */
export function createSingletons(rt: Runtime): void {
  const { heap, payloads } = rt;
  heap.createImmortal(TypeId.None, 0, NONE);
  heap.createImmortal(TypeId.Bool, 0, FALSE);
  heap.createImmortal(TypeId.Bool, 1, TRUE);
  heap.createImmortal(TypeId.Ellipsis, 0, ELLIPSIS);
  heap.createImmortal(TypeId.NotImplemented, 0, NOT_IMPLEMENTED);
  heap.createImmortal(TypeId.Tuple, 0, EMPTY_TUPLE);
  heap.createImmortal(TypeId.Str, internedRow(rt, ''), EMPTY_STR);
  heap.createImmortal(TypeId.Bytes, payloads.bytes.add(new Uint8Array(0)), EMPTY_BYTES);
  for (let value = SMALL_INT_MIN; value <= SMALL_INT_MAX; value++) {
    heap.createImmortal(TypeId.Int, value, SMALL_INT_ZERO + value);
  }
  for (let code = 0; code < 256; code++) {
    const char = internedRow(rt, String.fromCharCode(code));
    heap.createImmortal(TypeId.Str, char, CHAR_BASE + code);
    heap.createImmortal(TypeId.Bytes, payloads.bytes.add(Uint8Array.of(code)), BYTE_BASE + code);
  }
}

function internedRow({ payloads }: Runtime, text: string): number {
  const row = payloads.strs.add(text, text.length);
  payloads.strs.intern(row);
  return row;
}
