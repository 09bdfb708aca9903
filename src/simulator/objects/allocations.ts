/**
 * How many bytes 64-bit CPython 3.14 asks its allocator for when it makes an object: `sys.getsizeof` without what lies
 * in further blocks, with what `getsizeof` does not count.
 */
import type { Handle } from '../memory';
import {
  FIXED_SIZES,
  GC_HEADER,
  inlineValuesSize,
  sizeOfBytes,
  sizeOfInt,
  sizeOfStr,
  sizeOfTuple,
} from '../values/sizes';
import type { Runtime } from './runtime';
import { builtinOf, sizeOfObject, sizeOfOwnPart } from './sizeof';
import { TypeId } from './typeids';

/** A one-digit int is allocated with the padding of its struct. */
const SMALLEST_INT = 32;

/** Fixed parts of objects whose items lie in a further block. */
const HEADS: Readonly<Record<number, number>> = {
  [TypeId.List]: GC_HEADER + 40,
  [TypeId.Dict]: GC_HEADER + 48,
  [TypeId.Set]: GC_HEADER + 200,
  [TypeId.FrozenSet]: GC_HEADER + 200,
  [TypeId.ByteArray]: 56,
};

/** Bytes of a new object's own block. */
export function allocationSize(rt: Runtime, h: Handle): number {
  const { heap } = rt;
  const num = heap.num[h];
  const type = rt.types[heap.type[h]];
  switch (type.index as TypeId) {
    case TypeId.Int:
      return Math.max(SMALLEST_INT, sizeOfInt(Number.isNaN(num) ? (rt.payloads.bigs.get(h) ?? 0n) : num));
    case TypeId.Float:
      return FIXED_SIZES.float;
    case TypeId.Str:
      return sizeOfStr(rt.payloads.strs.text(num));
    case TypeId.Bytes:
      return sizeOfBytes(rt.payloads.bytes.get(num).length);
    case TypeId.Tuple:
      return sizeOfTuple(num);
    default:
  }
  const head = HEADS[type.index];
  if (head !== undefined) return head;
  const builtin = builtinOf(type);
  const own = HEADS[builtin.index];
  if (own === undefined) {
    const values = type.inlineValues ? inlineValuesSize(type.room) : 0;
    return sizeOfObject(rt, heap.words, type, h) + values;
  }
  return own + sizeOfOwnPart(type, builtin);
}
