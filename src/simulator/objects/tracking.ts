/**
 * Which types' objects the collector of cycles looks at, and how large they are for the simulated addresses. Told to the
 * heap when a type is made.
 */
import type { Runtime } from './runtime';
import { FIXED_SIZES, GC_HEADER, inlineValuesSize, sizeOfInstance } from '../values/sizes';
import { sharedRoom } from './sharedkeys';
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

/** Announces a new type. Frames become containers when they have exited and something still holds them. */
export function announceType(rt: Runtime, type: TypeObject): void {
  type.inlineValues = hasInlineValues(type);
  if (type.index === TypeId.Frame) rt.heap.kinds[type.index] = 2;
  else if (type.has(TypeFlag.GC)) {
    rt.heap.defineContainer(type.index, bytesOf(type), KEPT.has(type.index), type.layout.variable);
  }
}

/** Bytes of an object of a type, without items and attributes. */
function bytesOf(type: TypeObject): number {
  const builtin = type.mro.find((each) => !each.has(TypeFlag.Heap)) ?? type;
  const fixed = (FIXED_SIZES as Readonly<Record<string, number>>)[builtin.name];
  const bytes = fixed ?? GC_HEADER + 16 + 8 * builtin.layout.words;
  if (!type.has(TypeFlag.Heap)) return bytes;
  const has = { slots: type.slotCount, dict: type.ownDict, weakref: type.has(TypeFlag.HasWeakrefs) };
  return bytes + sizeOfInstance(has) - FIXED_SIZES.object;
}

/**
 * Counts an instance about to be made of a type with inline values (PEP 412): room for its attributes lies right behind
 * it, less with each instance, so that the next one may come from another size class. Twin of _PyType_AllocNoTrack and
 * _PyObject_InitInlineValues.
 */
export function countInstance(rt: Runtime, type: TypeObject): void {
  if (!type.inlineValues) return;
  const room = sharedRoom(type);
  if (type.usable > 1) type.usable--;
  if (room === type.room) return;
  type.room = room;
  rt.heap.addresses.resize(type.index, bytesOf(type) + inlineValuesSize(room));
}

/** Builtin types whose objects are of different lengths: what comes behind them has no fixed place. */
const VARIABLE_SIZED: ReadonlySet<number> = new Set([TypeId.Int, TypeId.Bytes, TypeId.Tuple]);

/** Whether attributes lie behind the instances of a class made in Python (Py_TPFLAGS_INLINE_VALUES). */
function hasInlineValues(type: TypeObject): boolean {
  return type.ownDict && !type.mro.some(({ index }) => VARIABLE_SIZED.has(index));
}
