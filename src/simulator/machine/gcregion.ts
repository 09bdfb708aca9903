/**
 * What is done with what is unreachable: weak references go dead, finalizers run, cycles are broken. Twin of
 * gc_collect_region of Python/gc.c, in its order.
 */
import { GcState, NULL, type Handle } from '../memory';
import { clearReferences } from '../objects/dealloc';
import { listAppend } from '../objects/list';
import { managedBuffers } from '../objects/memoryview';
import { TypeId } from '../objects/typeids';
import { clearWeakref, isWeakref, weakrefCallback, weakrefsOf } from '../objects/weakref';
import { clearFrameLocals } from './frametype';
import type { GenerationLists } from './gclists';
import { isTracked, untrackTuples } from './gctracking';
import type { Interpreter } from './interpreter';
import type { Deduction } from './unreachable';

/** What a collection is told and tells. */
export interface RegionOptions {
  /** `gc.garbage` where all that is found goes into it (DEBUG_SAVEALL), else NULL. */
  readonly saveIn: Handle;
  /** Told of what is found, before anything is done to it. */
  found(unreachable: readonly Handle[]): void;
  /** Runs what the program gave: its exceptions go to sys.unraisablehook with this message. */
  guarded(message: string, body: () => void): void;
}

/** Collects among some objects; what survives is appended to the older ones. The number of objects collected. */
export function collectRegion(
  vm: Interpreter,
  lists: GenerationLists,
  deduction: Deduction,
  from: readonly Handle[],
  options: RegionOptions,
): number {
  const { heap } = vm;
  const mark = heap.poolMark;
  const { reachable, unreachable } = deduction.run(from);
  lists.append(untrackTuples(vm, reachable));
  if (unreachable.length === 0) return 0;
  const { state } = heap.containers;
  for (const h of unreachable) state[h] = GcState.Unreachable;
  options.found(unreachable);
  let collected = handleWeakrefs(vm, lists, unreachable, options);
  let garbage: readonly Handle[] = unreachable;
  if (finalize(vm, unreachable)) {
    const still = unreachable.filter((h) => isGarbage(vm, h));
    const { reachable: resurrected, unreachable: rest } = deduction.run(still);
    lists.append(resurrected);
    garbage = rest;
  }
  clearWeakrefs(vm, garbage);
  collected += garbage.length + managedBuffers(vm, garbage);
  deleteGarbage(vm, lists, garbage, options.saveIn);
  heap.drain(mark);
  return collected;
}

/** Whether an object found unreachable is still there and still that object: its handle may have been given out again. */
function isGarbage({ heap }: Interpreter, h: Handle): boolean {
  return heap.refs[h] > 0 && heap.containers.state[h] === GcState.Unreachable;
}

/**
 * Twin of handle_weakrefs: all go dead, those that live on are told and are the newest of the older objects. The number
 * of those that died of it.
 */
function handleWeakrefs(
  vm: Interpreter,
  lists: GenerationLists,
  unreachable: readonly Handle[],
  options: RegionOptions,
): number {
  const { heap } = vm;
  const { state } = heap.containers;
  const calls: Handle[] = [];
  for (const h of unreachable) {
    if (isWeakref(vm, h)) clearWeakref(vm, h);
    for (const ref of [...weakrefsOf(vm, h)]) {
      clearWeakref(vm, ref);
      if (weakrefCallback(vm, ref) !== NULL && state[ref] !== GcState.Unreachable) calls.push(heap.incref(ref));
    }
  }
  let freed = 0;
  for (const ref of calls) {
    const callback = weakrefCallback(vm, ref);
    const mark = heap.poolMark;
    heap.keep(callback);
    options.guarded(`Exception ignored while calling weakref callback ${vm.repr(callback)}`, () =>
      vm.call(callback, [ref]),
    );
    heap.drain(mark);
    if (heap.refs[ref] === 1) freed++;
    else if (isTracked(vm, ref)) lists.append([ref]);
    heap.decref(ref);
  }
  return freed;
}

/** Runs the finalizers that have not run yet (finalize_garbage). Whether there was one. */
function finalize(vm: Interpreter, unreachable: readonly Handle[]): boolean {
  const { heap } = vm;
  const { finalized } = vm.payloads.lifetimes;
  let ran = false;
  for (const h of unreachable) {
    if (!isGarbage(vm, h)) continue;
    const run = vm.typeOf(h).slots.finalize;
    if (run === undefined || finalized.has(h)) continue;
    ran = true;
    finalized.add(h);
    heap.incref(h);
    const mark = heap.poolMark;
    run(vm, h);
    heap.drain(mark);
    heap.decref(h);
  }
  return ran;
}

/** Finalizers may have made weak references: they go dead too (clear_weakrefs). */
function clearWeakrefs(vm: Interpreter, garbage: readonly Handle[]): void {
  for (const h of garbage) {
    if (isWeakref(vm, h)) clearWeakref(vm, h);
    for (const ref of [...weakrefsOf(vm, h)]) clearWeakref(vm, ref);
  }
}

/** Breaks the cycles (delete_garbage); what lives on joins the older objects. */
function deleteGarbage(vm: Interpreter, lists: GenerationLists, garbage: readonly Handle[], saveIn: Handle): void {
  const { heap } = vm;
  const left: Handle[] = [];
  for (const h of garbage) {
    if (!isGarbage(vm, h)) continue;
    if (saveIn !== NULL) listAppend(vm, saveIn, h);
    else {
      heap.incref(h);
      clear(vm, h);
      heap.decref(h);
    }
    if (isGarbage(vm, h)) left.push(h);
  }
  // What an object further on held is gone by now.
  lists.append(left.filter((h) => isGarbage(vm, h)));
}

/** Twin of the `tp_clear` functions; tuples and generators have none. */
function clear(vm: Interpreter, h: Handle): void {
  switch (vm.heap.type[h] as TypeId) {
    case TypeId.Tuple:
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator:
      return;
    case TypeId.Frame:
      clearFrameLocals(vm, h);
      return;
    default:
      clearReferences(vm, h);
  }
}
