/**
 * Which objects the collector looks at. Twin of `_PyTuple_MaybeUntrack` of Objects/tupleobject.c and of the moments at
 * which frames become tracked (take_ownership of Python/frame.c).
 */
import { GcState, type Handle } from '../memory';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import type { Interpreter } from './interpreter';

/** Whether the collector looks at an object (`gc.is_tracked`). */
export function isTracked(vm: Interpreter, h: Handle): boolean {
  const { heap } = vm;
  const { containers } = heap;
  if (heap.type[h] === TypeId.Frame) return vm.ownedFrames.has(h);
  if (heap.kinds[heap.type[h]] === 0) return false;
  if (heap.isImmortal(h) || containers.state[h] === GcState.Untracked) return false;
  if (heap.type[h] !== TypeId.Tuple || containers.state[h] !== GcState.Young) return true;
  return containers.tracked[h] === 1 || mayBeTracked(vm, h);
}

/** Whether a tuple holds anything that could be part of a cycle. */
function mayBeTracked({ heap, types }: Interpreter, tuple: Handle): boolean {
  const base = heap.base[tuple];
  for (let i = 0; i < heap.num[tuple]; i++) {
    if (types[heap.type[heap.words[base + i]]].has(TypeFlag.GC)) return true;
  }
  return false;
}

/** Tuples that hold nothing that the collector looks at, and what became immortal, are left out from now on. */
export function untrackTuples(vm: Interpreter, list: readonly Handle[]): Handle[] {
  const { heap } = vm;
  return list.filter((h) => {
    if (!heap.isImmortal(h) && (heap.type[h] !== TypeId.Tuple || holdsTracked(vm, h))) return true;
    heap.containers.remove(h);
    return false;
  });
}

function holdsTracked(vm: Interpreter, tuple: Handle): boolean {
  const { heap, types } = vm;
  const base = heap.base[tuple];
  for (let i = 0; i < heap.num[tuple]; i++) {
    const item = heap.words[base + i];
    if (!types[heap.type[item]].has(TypeFlag.GC)) continue;
    // CPython's own types are static: no containers.
    if (heap.isImmortal(item) && vm.isType(item)) continue;
    if (heap.type[item] !== TypeId.Tuple || isTracked(vm, item)) return true;
  }
  return false;
}
