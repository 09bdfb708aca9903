/**
 * The end of objects: finalizer, weak references, contents, memory. Twin of `subtype_dealloc` of Objects/typeobject.c
 * and of the trashcan of Objects/object.c.
 */
import { NULL, type Handle, type Heap, type MemoryImage } from '../memory';
import { detachDict, instanceWords, releaseValues, splitDictValues, valuesAddress } from './instance';
import type { Runtime } from './runtime';
import { forgetInterned } from './str';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { clearWeakrefs } from './weakref';

/** Frees nested deeper than this wait in a queue: the JavaScript stack is finite. */
const MAX_DEPTH = 50;

/** For the heap: the last reference to an object is gone. */
export function objectIsDead(rt: Runtime, h: Handle): void {
  const { heap, payloads } = rt;
  const type: TypeId = heap.type[h];
  if (type === TypeId.Int || type === TypeId.Float) {
    if (heap.recycle && Number.isNaN(heap.num[h])) payloads.bigs.delete(h);
    heap.retireScalar(h);
  } else if (type === TypeId.Str) {
    if (payloads.mortalStrs.size > 0) forgetInterned(rt, h);
    if (heap.recycle) payloads.strs.remove(heap.num[h]);
    heap.retireScalar(h);
  } else deallocate(rt, h);
}

/** The last reference to an object that holds others is gone. */
export function deallocate(rt: Runtime, h: Handle): void {
  const { lifetimes } = rt.payloads;
  if (lifetimes.depth >= MAX_DEPTH) {
    lifetimes.trash.push(h);
    return;
  }
  lifetimes.depth++;
  try {
    free(rt, h);
    while (lifetimes.depth === 1) {
      const next = lifetimes.trash.pop();
      if (next === undefined) break;
      free(rt, next);
    }
  } finally {
    lifetimes.depth--;
  }
}

function free(rt: Runtime, h: Handle): void {
  const { heap, types } = rt;
  if (heap.type[h] === TypeId.Tuple) {
    freeTuple(heap, h);
    return;
  }
  let type = types[heap.type[h]];
  if (type.slots.finalize !== undefined) {
    if (!finalize(rt, h, type)) return;
    type = types[heap.type[h]];
  }
  if (type.has(TypeFlag.HasWeakrefs) && rt.payloads.lifetimes.weakrefs.has(h)) {
    const mark = heap.poolMark;
    clearWeakrefs(rt, h);
    heap.drain(mark);
  }
  const { dealloc } = type.layout;
  if (dealloc !== undefined) {
    dealloc(rt, h);
    heap.retire(h);
    return;
  }
  clearReferences(rt, h);
  const { release } = type.layout;
  if (release !== undefined) release(rt, h);
  const base = heap.base[h];
  if (base !== 0) {
    const words = instanceWords(type, heap.num[h]);
    // A block is given back all zero; what is left now are plain words.
    for (let i = 0; i < words; i++) heap.setRaw(base + i, 0);
    heap.giveBlock(base, words);
  }
  heap.retire(h);
  if (type.has(TypeFlag.Heap)) heap.decref(type.handle);
}

/** A tuple's items go from the last to the first; nothing else is to be done for it. */
function freeTuple(heap: Heap, h: Handle): void {
  const base = heap.base[h];
  const size = heap.num[h];
  for (let i = size - 1; i >= 0; i--) if (heap.words[base + i] !== NULL) heap.setRef(base + i, NULL);
  if (base !== 0) heap.giveBlock(base, size);
  heap.retire(h);
}

/** Gives back what a dead object keeps beside the heap: no step of the recording shows it any more. */
export function releasePayload(rt: Runtime, handle: Handle): void {
  const { heap, payloads } = rt;
  const num = heap.num[handle];
  let type = rt.types[heap.type[handle]];
  while (type.has(TypeFlag.Heap) && type.base !== null) type = type.base;
  const id: TypeId = type.index;
  if (id === TypeId.Int) {
    if (Number.isNaN(num)) payloads.bigs.delete(handle);
  } else if (id === TypeId.Str) payloads.strs.remove(num);
  else if (id === TypeId.Bytes) payloads.bytes.remove(num);
  else if (id === TypeId.Complex) payloads.others.remove(num);
}

/** Runs `__del__` (or a generator's close) once. False: it brought the object back to life. */
function finalize(rt: Runtime, h: Handle, type: TypeObject): boolean {
  const { heap } = rt;
  const { finalized } = rt.payloads.lifetimes;
  const run = type.slots.finalize;
  if (run === undefined) return true;
  // Its handle may be given out again: forget it.
  if (finalized.delete(h)) return true;
  finalized.add(h);
  heap.refs[h] = 1;
  const mark = heap.poolMark;
  // Exceptions of a finalizer go nowhere; the one that is under way stays.
  run(rt, h);
  heap.drain(mark);
  if (--heap.refs[h] > 0) return false;
  finalized.delete(h);
  return true;
}

/** Empties every reference word of an object: slots, `__dict__`, then what its builtin base holds. */
export function clearReferences(rt: Runtime, h: Handle): void {
  const { heap, types } = rt;
  const type = types[heap.type[h]];
  const base = heap.base[h];
  if (base === 0) return;
  const { layout } = type;
  const items = layout.variable ? heap.num[h] : 0;
  const slots = base + layout.words + items;
  for (let i = 0; i < type.slotCount; i++) if (heap.words[slots + i] !== NULL) heap.setRef(slots + i, NULL);
  if (type.ownDict) {
    releaseValues(heap, type, valuesAddress(heap, type, h));
    detachDict(rt, heap.words[slots + type.slotCount]);
    if (heap.words[slots + type.slotCount] !== NULL) heap.setRef(slots + type.slotCount, NULL);
  }
  if (type.index === TypeId.Dict) {
    const { shared } = rt.payloads.dicts.get(heap.num[h]);
    if (shared !== null) splitDictValues(heap.words, base, shared).forEach(heap.clearWord);
  }
  if (layout.traverse !== undefined) {
    layout.traverse(heap, h, heap.clearWord);
  }
  // From the last item to the first, as tuples do.
  for (let i = items - 1; i >= 0; i--) {
    const address = base + layout.words + i;
    if (heap.words[address] !== NULL) heap.setRef(address, NULL);
  }
  for (let i = 0; i < layout.refs; i++) if (heap.words[base + i] !== NULL) heap.setRef(base + i, NULL);
}

/** Visits the addresses of all references an object holds in a memory, for views and for the audit of counts. */
export function visitReferences(
  types: readonly TypeObject[],
  memory: MemoryImage,
  h: Handle,
  visit: (address: number) => void,
): void {
  const { words } = memory;
  const type = types[memory.type[h]];
  const base = memory.base[h];
  if (base === 0) return;
  const { layout } = type;
  const items = layout.variable ? memory.num[h] : 0;
  for (let i = 0; i < layout.refs; i++) if (words[base + i] !== NULL) visit(base + i);
  for (let i = 0; i < items; i++) if (words[base + layout.words + i] !== NULL) visit(base + layout.words + i);
  layout.traverse?.(memory, h, visit);
  const slots = base + layout.words + items;
  for (let i = 0; i < type.slotCount; i++) if (words[slots + i] !== NULL) visit(slots + i);
  if (!type.ownDict) return;
  const dict = slots + type.slotCount;
  if (words[dict] !== NULL) visit(dict);
  const values = words[dict + 1];
  if (values === 0) return;
  for (let i = 1; i <= words[values]; i++) if (words[values + i] !== NULL) visit(values + i);
}
