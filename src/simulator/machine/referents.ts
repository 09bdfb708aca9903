/**
 * What an object refers to, in the order in which CPython's `tp_traverse` functions visit it: the order in which the
 * collector finds objects, and so runs their finalizers, depends on it.
 */
import { NULL, type Handle } from '../memory';
import { DictWord, GENERAL_KEYS } from '../objects/dict';
import { FrameWord } from '../objects/frame';
import { ListWord } from '../objects/list';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { visitFrame } from './frametype';
import type { Interpreter } from './interpreter';

/** Visits everything that an object counts references to; one object as often as it is referred to. */
export function forEachReferent(vm: Interpreter, h: Handle, visit: (referent: Handle) => void): void {
  const { heap } = vm;
  const type = vm.types[heap.type[h]];
  const see = (address: number): void => {
    const referent = heap.words[address];
    if (referent !== NULL) visit(referent);
  };
  const base = heap.base[h];
  if (type.index === TypeId.Frame) {
    visitFrame(vm, h, see);
    see(base + FrameWord.Func);
    return;
  }
  const { layout } = type;
  const items = layout.variable ? heap.num[h] : 0;
  if (type.has(TypeFlag.Heap)) {
    const slots = base + layout.words + items;
    for (let i = 0; i < type.slotCount; i++) see(slots + i);
    if (type.ownDict) {
      const values = heap.words[slots + type.slotCount + 1];
      if (values !== 0) for (let i = 1; i <= heap.words[values]; i++) see(values + i);
      see(slots + type.slotCount);
    }
    visit(type.handle);
  }
  if (base === 0) return;
  for (let i = items - 1; i >= 0; i--) see(base + layout.words + i);
  if (type.index === TypeId.List) {
    const first = heap.words[base + ListWord.Items];
    for (let i = heap.words[base + ListWord.Size] - 1; i >= 0; i--) see(first + i);
  } else if (type.index === TypeId.Dict && (heap.words[base + DictWord.Keys] & GENERAL_KEYS) === 0) {
    // Keys that are all str are not visited.
    const entries = heap.words[base + DictWord.Entries];
    for (let i = 0; i < heap.words[base + DictWord.EntryCount]; i++) see(entries + i * 2 + 1);
  } else layout.traverse?.(heap, h, see);
  for (let i = 0; i < layout.refs; i++) see(base + i);
}
