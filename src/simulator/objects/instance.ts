/**
 * How instances keep their attributes. Twin of the inline values of Objects/dictobject.c (PEP 412).
 *
 * An instance of a class with `__dict__` first keeps its attributes in a block of values; the names stand once, in
 * the type's shared keys. The order in which they came stands behind the values, where it is not that of the keys.
 * When there are too many names, and when the program asks for `__dict__`, a real dict takes over and is the truth
 * from then on.
 */
import { NULL, type Handle, type Heap } from '../memory';
import { dictDeleteStr, dictLookupStr, dictSetStr } from './dict';
import { DictWord, dictKeyAt, dictNext, dictValueAt } from './dictentries';
import type { Runtime } from './runtime';
import { keyRank, SHARED_KEYS_MAX, sharedPlace } from './sharedkeys';
import { countInstance } from './tracking';
import { TypeId } from './typeids';
import { TypeFlag, type TypeObject } from './typeobject';

/** Values a first instance has room for. */
const FIRST_VALUES = 4;

/**
 * Words of the values block: the capacity (plain), the values by shared key, then (plain) their order: four to a word,
 * each the place of a value plus 1; all 0 while the order is that of the keys.
 */
export const enum ValuesWord {
  Capacity,
  First,
}

/** Words of a values block. */
function valuesWords(capacity: number): number {
  return ValuesWord.First + capacity + orderWords(capacity);
}

function orderWords(capacity: number): number {
  return (capacity + 3) >> 2;
}

/** The places of the values that are set, in the order in which they came; `words` may be those of a recorded step. */
export function valuesOrder(words: Int32Array, values: number): readonly number[] {
  const capacity = words[values];
  const order = values + ValuesWord.First + capacity;
  const places: number[] = [];
  if (words[order] === 0) {
    for (let i = 0; i < capacity; i++) if (words[values + ValuesWord.First + i] !== NULL) places.push(i);
    return places;
  }
  for (let i = 0; i < capacity; i++) {
    const place = (words[order + (i >> 2)] >>> ((i & 3) * 8)) & 0xff;
    if (place === 0) break;
    places.push(place - 1);
  }
  return places;
}

/** Writes the order of the values down; none for an empty one. */
function setOrder(heap: Heap, values: number, places: readonly number[]): void {
  const capacity = heap.words[values];
  const order = values + ValuesWord.First + capacity;
  for (let word = 0; word < orderWords(capacity); word++) {
    let packed = 0;
    for (let i = 0; i < 4; i++) packed |= ((places[word * 4 + i] ?? -1) + 1) << (i * 8);
    heap.setRaw(order + word, packed);
  }
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
  if (type.ownDict) countInstance(rt, type);
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
  const index = sharedPlace(type, name);
  if (index < 0) return 0;
  return roomForValue(heap, type, word, index);
}

/** Where the value of a shared key goes, making room for it; 0: the instance has a dict. Only with `ownDict`. */
export function inlineValueAddress(heap: Heap, type: TypeObject, h: Handle, index: number): number {
  const word = valuesAddress(heap, type, h);
  return heap.words[word - 1] === NULL ? roomForValue(heap, type, word, index) : 0;
}

function roomForValue(heap: Heap, type: TypeObject, word: number, index: number): number {
  let values = heap.words[word];
  const capacity = values === 0 ? 0 : heap.words[values];
  if (index >= capacity) {
    values = growValues(
      heap,
      values,
      Math.min(SHARED_KEYS_MAX, Math.max(type.sharedKeys.length, capacity * 2, FIRST_VALUES)),
    );
    heap.setRaw(word, values);
  }
  const address = values + ValuesWord.First + index;
  if (heap.words[address] === NULL) noteOrder(heap, values, index);
  return address;
}

/** A larger block with the values of another (0: none), which is given back. */
function growValues(heap: Heap, old: number, wanted: number): number {
  const block = heap.takeBlock(valuesWords(wanted));
  heap.setRaw(block, wanted);
  if (old === 0) return block;
  const capacity = heap.words[old];
  const ordered = heap.words[old + ValuesWord.First + capacity] !== 0;
  if (ordered) {
    setOrder(heap, block, valuesOrder(heap.words, old));
    setOrder(heap, old, []);
  }
  heap.move(old + ValuesWord.First, block + ValuesWord.First, capacity);
  heap.setRaw(old, 0);
  heap.giveBlock(old, valuesWords(capacity));
  return block;
}

/** A value comes to a place that was empty: it is the last in order. */
function noteOrder(heap: Heap, values: number, index: number): void {
  const { words } = heap;
  const capacity = words[values];
  let last = words[values + ValuesWord.First + capacity] === 0;
  for (let later = index + 1; last && later < capacity; later++)
    last = words[values + ValuesWord.First + later] === NULL;
  if (!last) setOrder(heap, values, [...valuesOrder(words, values), index]);
}

/** Deletes an attribute from the instance itself; false when it was not there. */
export function deleteInstanceAttribute(rt: Runtime, h: Handle, name: Handle): boolean {
  const address = instanceAttributeAddress(rt, h, name);
  if (address === 0) return false;
  const { heap } = rt;
  const at = dictAddress(rt, h);
  const dict = heap.words[at];
  if (dict === NULL) {
    const values = heap.words[at + 1];
    const index = address - values - ValuesWord.First;
    if (heap.words[values + ValuesWord.First + heap.words[values]] !== 0) {
      const places = valuesOrder(heap.words, values);
      setOrder(
        heap,
        values,
        places.filter((place) => place !== index),
      );
    }
    heap.setRef(address, NULL);
  } else dictDeleteStr(rt, dict, name);
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
    const data = rt.payloads.dicts.get(heap.num[dict]);
    data.shared = type;
    data.embedded = type.inlineValues;
    const values = heap.words[at + 1];
    if (values !== 0) {
      for (const place of valuesOrder(heap.words, values)) {
        dictSetStr(rt, dict, type.sharedKeys[place], heap.words[values + ValuesWord.First + place]);
      }
      releaseValues(heap, type, at + 1);
    }
  }
  heap.setRef(at, dict);
  return dict;
}

/** Drops the inline values and gives their block back. */
export function releaseValues(heap: Heap, type: TypeObject, word: number): void {
  const values = heap.words[word];
  if (values === 0) return;
  heap.setRaw(word, 0);
  const capacity = heap.words[values];
  for (const place of type.keyOrder ?? []) {
    if (place < capacity && heap.words[values + ValuesWord.First + place] !== NULL) {
      heap.setRef(values + ValuesWord.First + place, NULL);
    }
  }
  for (let i = 0; i < capacity; i++) {
    if (heap.words[values + ValuesWord.First + i] !== NULL) heap.setRef(values + ValuesWord.First + i, NULL);
  }
  if (heap.words[values + ValuesWord.First + capacity] !== 0) setOrder(heap, values, []);
  heap.setRaw(values, 0);
  heap.giveBlock(values, valuesWords(capacity));
}

/**
 * The addresses of the values of an instance's `__dict__` that shares its names, in CPython's order: values are visited
 * and let go of in the order of the keys, whichever came first.
 */
export function splitDictValues(words: Int32Array, dict: number, type: TypeObject): readonly number[] {
  const entries = words[dict + DictWord.Entries];
  const found: { readonly address: number; readonly rank: number }[] = [];
  for (let i = 0; i < words[dict + DictWord.EntryCount]; i++) {
    const key = words[entries + 2 * i];
    if (key !== NULL) found.push({ address: entries + 2 * i + 1, rank: keyRank(type, key) });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
}

/** An instance lets go of its `__dict__` (_PyDict_DetachFromObject): the values are the dict's own from now on. */
export function detachDict(rt: Runtime, dict: Handle): void {
  if (dict === NULL || rt.heap.type[dict] !== TypeId.Dict) return;
  rt.payloads.dicts.get(rt.heap.num[dict]).embedded = false;
}

/** Replaces `__dict__`; NULL takes it away (an empty one comes when asked for). */
export function setInstanceDict(rt: Runtime, h: Handle, dict: Handle): void {
  const at = dictAddress(rt, h);
  detachDict(rt, rt.heap.words[at]);
  rt.heap.setRef(at, dict === NULL ? rt.newDict() : dict);
  const type = rt.types[rt.heap.type[h]];
  if (type.ownDict) releaseValues(rt.heap, type, at + 1);
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
  for (const place of valuesOrder(heap.words, values)) {
    each(type.sharedKeys[place], heap.words[values + ValuesWord.First + place]);
  }
}

/** Visits the entries of a dict in order; `each` must not change the dict. */
export function forEachEntry(heap: Heap, dict: Handle, each: (key: Handle, value: Handle) => void): void {
  for (let at = dictNext(heap, dict, 0); at >= 0; at = dictNext(heap, dict, at + 1)) {
    each(dictKeyAt(heap, dict, at), dictValueAt(heap, dict, at));
  }
}
