/**
 * Which types' objects the collector of cycles looks at, and how large they are for the simulated addresses. Told to the
 * heap when a type is made.
 */
import type { Runtime } from './runtime';
import { FIXED_SIZES, GC_HEADER, sizeOfInstance } from '../values/sizes';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Types whose dead objects CPython keeps for the next ones of their kind (pycore_freelist_state.h). */
const KEPT: ReadonlySet<number> = new Set([
  TypeId.List,
  TypeId.Dict,
  TypeId.ListIterator,
  TypeId.TupleIterator,
  TypeId.Slice,
  TypeId.Method,
  TypeId.BuiltinFunction,
  TypeId.AsyncGenerator,
  TypeId.AsyncGenASend,
]);

/** Room for the attributes of an instance with a `__dict__` lies right behind it (PEP 412). */
const INLINE_VALUES = 272;

/** Announces a new type. Frames are no containers of their own: generators and tracebacks hold them. */
export function announceType(rt: Runtime, type: TypeObject): void {
  if (!type.has(TypeFlag.GC) || type.index === TypeId.Frame) return;
  const builtin = type.mro.find((each) => !each.has(TypeFlag.Heap)) ?? type;
  const fixed = (FIXED_SIZES as Readonly<Record<string, number>>)[builtin.name];
  let bytes = fixed ?? GC_HEADER + 16 + 8 * builtin.layout.words;
  if (type.has(TypeFlag.Heap)) {
    const has = { slots: type.slotCount, dict: type.ownDict, weakref: type.has(TypeFlag.HasWeakrefs) };
    bytes += sizeOfInstance(has) - FIXED_SIZES.object + (type.ownDict ? INLINE_VALUES : 0);
  }
  rt.heap.defineContainer(type.index, bytes, KEPT.has(type.index), type.layout.variable);
}
