/**
 * How instances keep their attributes. Twin of the inline values of Objects/dictobject.c (PEP 412).
 *
 * An instance of a class with `__dict__` first keeps its attributes in a block of values; the names stand once, in
 * the type's shared keys. That works while attributes are added in the order of the keys. Otherwise, and when the
 * program asks for `__dict__`, a real dict takes over and is the truth from then on.
 */
import { NULL, type Handle, type Heap } from '../memory';
import { dictDeleteStr, dictKeyAt, dictLookupStr, dictNext, dictSetStr, dictValueAt } from './dict';
import type { Runtime } from './runtime';
import { TypeFlag, type TypeObject } from './typeobject';

/** Names a type shares among its instances at most (SHARED_KEYS_MAX_SIZE). */
export const SHARED_KEYS_MAX = 30;
/** Values a first instance has room for. */
const FIRST_VALUES = 4;

/** Words of the values block: the capacity (plain), then the values by shared key. */
export const enum ValuesWord {
  Capacity,
  First,
}

/** Words an object of a type with `variable` items has. */
export function instanceWords(type: TypeObject, items = 0): number {
  const { layout } = type;
  return layout.words + (layout.variable ? items : 0) + type.slotCount + (type.ownDict ? 2 : 0);
}

/** The offset of the first `__slots__` word of an object. */
function slotsOffset(heap: Heap, type: TypeObject, h: Handle): number {
  return type.layout.words + (type.layout.variable ? heap.num[h] : 0);
}

/** The address of a `__slots__` value. */
export function slotAddress(rt: Runtime, h: Handle, slot: number): number {
  const { heap } = rt;
  return heap.base[h] + slotsOffset(heap, rt.types[heap.type[h]], h) + slot;
}

/** A new object with zeroed words; `num` is the item count of variable layouts. Owned by the pool. */
export function allocate(rt: Runtime, type: TypeObject, num = 0): Handle {
  const { heap } = rt;
  if (type.has(TypeFlag.Heap)) heap.incref(type.handle);
  return heap.create(type.index, num, instanceWords(type, num));
}

/** The address of an object's `__dict__` word, 0 when its type has none. */
export function dictAddress(rt: Runtime, h: Handle): number {
  const { heap } = rt;
  const type = rt.types[heap.type[h]];
  if (type.ownDict) return heap.base[h] + slotsOffset(heap, type, h) + type.slotCount;
  const own = type.layout.dict;
  return own === undefined ? 0 : heap.base[h] + own;
}

/** The address of the word that names the values block; right behind the `__dict__` word. Only with `ownDict`. */
export function valuesAddress(heap: Heap, type: TypeObject, h: Handle): number {
  return heap.base[h] + slotsOffset(heap, type, h) + type.slotCount + 1;
}

/** The address of the word that holds an attribute's value, 0 where the instance has no such attribute. */
export function instanceAttributeAddress(rt: Runtime, h: Handle, name: Handle): number {
  const { heap } = rt;
  const type = rt.types[heap.type[h]];
  if (type.ownDict) {
    const at = heap.base[h] + slotsOffset(heap, type, h) + type.slotCount;
    const dict = heap.words[at];
    if (dict !== NULL) return dictLookupStr(rt, dict, name);
    const values = heap.words[at + 1];
    if (values === 0) return 0;
    const index = type.sharedIndex.get(name);
    if (index === undefined || index >= heap.words[values]) return 0;
    const address = values + ValuesWord.First + index;
    return heap.words[address] === NULL ? 0 : address;
  }
  const own = type.layout.dict;
  if (own === undefined) return 0;
  const dict = heap.words[heap.base[h] + own];
  return dict === NULL ? 0 : dictLookupStr(rt, dict, name);
}

/** Sets an attribute in the instance itself; false when its type has no `__dict__`. */
export function setInstanceAttribute(rt: Runtime, h: Handle, name: Handle, value: Handle): boolean {
  const { heap } = rt;
  const type = rt.types[heap.type[h]];
  if (type.ownDict) {
    const at = heap.base[h] + slotsOffset(heap, type, h) + type.slotCount;
    if (heap.words[at] === NULL) {
      const address = valueAddressFor(heap, type, at + 1, name);
      if (address !== 0) {
        heap.setRef(address, value);
        return true;
      }
    }
    dictSetStr(rt, instanceDict(rt, h), name, value);
    return true;
  }
  if (type.layout.dict === undefined) return false;
  dictSetStr(rt, instanceDict(rt, h), name, value);
  return true;
}

/** Where an attribute's value goes among the inline values, making room; 0 when a dict has to take over. */
function valueAddressFor(heap: Heap, type: TypeObject, word: number, name: Handle): number {
  let index = type.sharedIndex.get(name);
  if (index === undefined) {
    index = type.sharedKeys.length;
    if (index >= SHARED_KEYS_MAX) return 0;
    type.sharedKeys.push(name);
    type.sharedIndex.set(name, index);
  }
  let values = heap.words[word];
  let capacity = values === 0 ? 0 : heap.words[values];
  if (index < capacity) {
    const address = values + ValuesWord.First + index;
    if (heap.words[address] !== NULL) return address;
    for (let later = index + 1; later < capacity; later++) {
      if (heap.words[values + ValuesWord.First + later] !== NULL) return 0;
    }
    return address;
  }
  const wanted = Math.min(SHARED_KEYS_MAX, Math.max(type.sharedKeys.length, capacity * 2, FIRST_VALUES));
  const block = heap.takeBlock(wanted + 1);
  heap.setRaw(block, wanted);
  if (values !== 0) {
    heap.move(values + 1, block + 1, capacity);
    heap.setRaw(values, 0);
    heap.giveBlock(values, capacity + 1);
  }
  heap.setRaw(word, block);
  values = block;
  capacity = wanted;
  return values + ValuesWord.First + index;
}

/** Deletes an attribute from the instance itself; false when it was not there. */
export function deleteInstanceAttribute(rt: Runtime, h: Handle, name: Handle): boolean {
  const address = instanceAttributeAddress(rt, h, name);
  if (address === 0) return false;
  const { heap } = rt;
  const dict = heap.words[dictAddress(rt, h)];
  if (dict === NULL) heap.setRef(address, NULL);
  else dictDeleteStr(rt, dict, name);
  return true;
}

/** The instance's real `__dict__`, made now if need be (`_PyObject_MaterializeManagedDict`); NULL: it has none. Borrowed. */
export function instanceDict(rt: Runtime, h: Handle): Handle {
  const at = dictAddress(rt, h);
  if (at === 0) return NULL;
  const { heap } = rt;
  const existing = heap.words[at];
  if (existing !== NULL) return existing;
  const dict = rt.newDict();
  const type = rt.types[heap.type[h]];
  if (type.ownDict) {
    const values = heap.words[at + 1];
    if (values !== 0) {
      const capacity = heap.words[values];
      for (let i = 0; i < capacity; i++) {
        const value = heap.words[values + ValuesWord.First + i];
        if (value !== NULL) dictSetStr(rt, dict, type.sharedKeys[i], value);
      }
      releaseValues(heap, at + 1);
    }
  }
  heap.setRef(at, dict);
  return dict;
}

/** Drops the inline values and gives their block back. */
export function releaseValues(heap: Heap, word: number): void {
  const values = heap.words[word];
  if (values === 0) return;
  heap.setRaw(word, 0);
  const capacity = heap.words[values];
  for (let i = 0; i < capacity; i++) {
    if (heap.words[values + ValuesWord.First + i] !== NULL) heap.setRef(values + ValuesWord.First + i, NULL);
  }
  heap.setRaw(values, 0);
  heap.giveBlock(values, capacity + 1);
}

/** Replaces `__dict__`; NULL takes it away (an empty one comes when asked for). */
export function setInstanceDict(rt: Runtime, h: Handle, dict: Handle): void {
  const at = dictAddress(rt, h);
  rt.heap.setRef(at, dict === NULL ? rt.newDict() : dict);
  const type = rt.types[rt.heap.type[h]];
  if (type.ownDict) releaseValues(rt.heap, at + 1);
}

/** Visits the attributes that an instance has of its own, in order, without making a dict. */
export function forEachInstanceAttribute(rt: Runtime, h: Handle, each: (name: Handle, value: Handle) => void): void {
  const at = dictAddress(rt, h);
  if (at === 0) return;
  const { heap } = rt;
  const dict = heap.words[at];
  if (dict !== NULL) {
    forEachEntry(heap, dict, each);
    return;
  }
  const type = rt.types[heap.type[h]];
  if (!type.ownDict || heap.words[at + 1] === 0) return;
  const values = heap.words[at + 1];
  for (let i = 0; i < heap.words[values]; i++) {
    const value = heap.words[values + ValuesWord.First + i];
    if (value !== NULL) each(type.sharedKeys[i], value);
  }
}

/** Visits the entries of a dict in order; `each` must not change the dict. */
export function forEachEntry(heap: Heap, dict: Handle, each: (key: Handle, value: Handle) => void): void {
  for (let at = dictNext(heap, dict, 0); at >= 0; at = dictNext(heap, dict, at + 1)) {
    each(dictKeyAt(heap, dict, at), dictValueAt(heap, dict, at));
  }
}
