/**
 * Handles: how the simulator names Python objects. A handle is an int32 that is the object's identity; while a run is
 * recorded it is never reused. The first ones are fixed, so that the hot paths can compare with constants.
 */
import type { ObjectId } from '../../model';

export type Handle = ObjectId;

/** No object: an unbound local, an empty slot, the end of an iteration (CPython's NULL). */
export const NULL = 0;
export const NONE = 1;
export const FALSE = 2;
export const TRUE = 3;
export const ELLIPSIS = 4;
export const NOT_IMPLEMENTED = 5;
export const EMPTY_TUPLE = 6;
export const EMPTY_STR = 7;
export const EMPTY_BYTES = 8;

/** Small ints -5..256 exist once (Include/internal/pycore_runtime_structs.h); the handle of 0 and the range. */
export const SMALL_INT_MIN = -5;
export const SMALL_INT_MAX = 256;
export const SMALL_INT_ZERO = 16 - SMALL_INT_MIN;
/** The 256 one-character Latin-1 strings, then the 256 one-byte bytes objects. */
export const CHAR_BASE = SMALL_INT_ZERO + SMALL_INT_MAX + 1;
export const BYTE_BASE = CHAR_BASE + 256;
/** The first handle that is not fixed. */
export const FIRST_FREE = BYTE_BASE + 256;

/** A reference count at or over this belongs to an immortal object (PEP 683). */
export const IMMORTAL = 1 << 29;
/** Where an immortal's count starts; it drifts harmlessly. */
export const IMMORTAL_START = 1 << 30;

/** True and False as handles. */
export function boolHandle(value: boolean): Handle {
  return value ? TRUE : FALSE;
}

/**
 * More than any count or handle, and still a whole number of 32 bits: a field that ever held Infinity is one of doubles
 * for the engine, and slower.
 */
export const NEVER = 0x7fffffff;
