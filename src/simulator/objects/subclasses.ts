/**
 * Which classes derive from a class directly: a dict of weak references by address, as CPython keeps it
 * (`tp_subclasses`, add_subclass), beside the list that spreads changes.
 */
import { NULL } from '../memory';
import { dictDelete, dictSet, newDict } from './dict';
import { dictLength } from './dictentries';
import type { Runtime } from './runtime';
import { TypeWord } from './type';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { newWeakref } from './weakref';

/** A class made by the program, or by the library, derives from another. */
export function addSubclass(rt: Runtime, base: TypeObject, type: TypeObject): void {
  base.subclasses.push(type);
  const { heap } = rt;
  const word = heap.base[base.handle] + TypeWord.Subclasses;
  if (heap.words[word] === NULL) heap.setRef(word, newDict(rt));
  const key = rt.newInt(heap.addressOf(type.handle));
  dictSet(rt, heap.words[word], key, newWeakref(rt, rt.types[TypeId.WeakRef], type.handle, NULL));
}

/** It derives from it no more. */
export function removeSubclass(rt: Runtime, base: TypeObject, type: TypeObject): void {
  const at = base.subclasses.indexOf(type);
  if (at < 0) return;
  base.subclasses.splice(at, 1);
  const { heap } = rt;
  const word = heap.base[base.handle] + TypeWord.Subclasses;
  const dict = heap.words[word];
  if (dict === NULL) return;
  dictDelete(rt, dict, rt.newInt(heap.addressOf(type.handle)));
  if (dictLength(rt, dict) === 0) heap.setRef(word, NULL);
}
