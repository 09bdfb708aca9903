/**
 * Iterators over dictionaries, forwards and backwards. Twin of the iterators of Objects/dictobject.c.
 */
import { NULL, type Handle } from '../memory';
import { dictLength, DictWord } from './dictentries';
import { remainingItems } from './iternext';
import { builtin } from './listiter';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { newTuple } from './tuple';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a dict iterator. */
export const enum DictIteratorWord {
  /** The dict (a reference; 0 at the end). */
  Dict,
  /** An item iterator's own result tuple (a reference), used again when nobody else holds it. */
  Result,
  /** The dict's length when the iteration began; -1 after it was found changed. */
  Used,
  /** The next entry. */
  Position,
  /** Items still to come. */
  Remaining,
  Count,
}

const REFS = 2;

/** A new iterator over a dict; `type` is one of the six dict iterators. */
export function newDictIterator(rt: Runtime, type: TypeId, dict: Handle): Handle {
  const heap = rt.heap;
  const iterator = heap.create(type, 0, DictIteratorWord.Count);
  const at = heap.base[iterator];
  const used = dictLength(rt, dict);
  const backwards = type >= TypeId.DictReverseKeyIterator && type <= TypeId.DictReverseItemIterator;
  heap.setRef(at + DictIteratorWord.Dict, dict);
  heap.setRaw(at + DictIteratorWord.Used, used);
  heap.setRaw(at + DictIteratorWord.Remaining, used);
  if (backwards) {
    heap.setRaw(at + DictIteratorWord.Position, heap.words[heap.base[dict] + DictWord.EntryCount] - 1);
  }
  return iterator;
}

/** Goes on to the next entry and returns the address of its key's word; 0 at the end. */
function advance(rt: Runtime, iterator: Handle, step: 1 | -1): number {
  const heap = rt.heap;
  const words = heap.words;
  const at = heap.base[iterator];
  const dict = words[at];
  if (dict === NULL) return 0;
  const base = heap.base[dict];
  if (words[at + DictIteratorWord.Used] !== words[base + DictWord.Used]) {
    heap.setRaw(at + DictIteratorWord.Used, -1);
    rt.raise('RuntimeError', 'dictionary changed size during iteration');
  }
  const count = words[base + DictWord.EntryCount];
  const entries = words[base + DictWord.Entries];
  let position = words[at + DictIteratorWord.Position];
  if (step < 0 && position >= count) position = -1;
  while (position >= 0 && position < count && words[entries + position * 2] === 0) position += step;
  if (position < 0 || position >= count) {
    heap.setRef(at, NULL);
    return 0;
  }
  const remaining = words[at + DictIteratorWord.Remaining];
  if (remaining === 0 && step > 0) {
    rt.heap.setRef(at, NULL);
    rt.raise('RuntimeError', 'dictionary keys changed during iteration');
  }
  heap.setRaw(at + DictIteratorWord.Position, position + step);
  heap.setRaw(at + DictIteratorWord.Remaining, remaining - 1);
  return entries + position * 2;
}

/** The next key, borrowed from the dict; NULL at the end. */
export function dictKeyIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const address = advance(rt, iterator, 1);
  return address === 0 ? NULL : rt.heap.words[address];
}

/** The next value, borrowed from the dict; NULL at the end. */
export function dictValueIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const address = advance(rt, iterator, 1);
  return address === 0 ? NULL : rt.heap.words[address + 1];
}

/** The next item as a tuple; NULL at the end. */
export function dictItemIteratorNext(rt: Runtime, iterator: Handle): Handle {
  return itemAt(rt, iterator, advance(rt, iterator, 1));
}

function itemAt(rt: Runtime, iterator: Handle, address: number): Handle {
  if (address === 0) return NULL;
  const heap = rt.heap;
  return pairResult(rt, heap.base[iterator] + DictIteratorWord.Result, heap.words[address], heap.words[address + 1]);
}

/**
 * A tuple of two for an iterator's result. As in CPython the iterator holds one tuple and gives it again and again, with
 * other items, as long as nobody else holds it; otherwise a new one.
 */
export function pairResult(rt: Runtime, word: number, first: Handle, second: Handle): Handle {
  const heap = rt.heap;
  const last = heap.words[word];
  if (last !== NULL && heap.refs[last] === 1) {
    const base = heap.base[last];
    heap.setRef(base, first);
    heap.setRef(base + 1, second);
    return last;
  }
  const pair = newTuple(rt, [first, second]);
  if (last === NULL) heap.setRef(word, pair);
  return pair;
}

function reverseNext(part: (rt: Runtime, iterator: Handle, address: number) => Handle) {
  return (rt: Runtime, iterator: Handle): Handle => part(rt, iterator, advance(rt, iterator, -1));
}

const nextReverseKey = reverseNext((rt, _iterator, address) => (address === 0 ? NULL : rt.heap.words[address]));
const nextReverseValue = reverseNext((rt, _iterator, address) => (address === 0 ? NULL : rt.heap.words[address + 1]));
const nextReverseItem = reverseNext(itemAt);

function iteratorType(id: TypeId, name: string, next: (rt: Runtime, self: Handle) => Handle): TypeSpec {
  return defineType({
    id,
    name,
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    layout: { words: DictIteratorWord.Count, refs: REFS },
    slots: { iter: (_rt, self) => self, iternext: next },
    methods: [
      native('__length_hint__', '', (rt, self) => {
        const { words, base } = rt.heap;
        const at = base[self];
        const dict = words[at];
        const valid = dict !== NULL && words[at + DictIteratorWord.Used] === dictLength(rt, dict);
        return rt.newInt(valid ? words[at + DictIteratorWord.Remaining] : 0);
      }),
      native('__reduce__', '', (rt, self) => {
        const heap = rt.heap;
        // A copy of the iterator is run to its end: this one stays where it is.
        const copy = heap.create(id, 0, DictIteratorWord.Count);
        heap.setRef(heap.base[copy], heap.words[heap.base[self]]);
        for (let i: number = DictIteratorWord.Used; i < DictIteratorWord.Count; i++) {
          heap.setRaw(heap.base[copy] + i, heap.words[heap.base[self] + i]);
        }
        return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [rt.newList(remainingItems(rt, copy))])]);
      }),
    ],
  });
}

/** The six iterators over dicts. */
export const dictIteratorTypes: readonly TypeSpec[] = [
  iteratorType(TypeId.DictKeyIterator, 'dict_keyiterator', dictKeyIteratorNext),
  iteratorType(TypeId.DictValueIterator, 'dict_valueiterator', dictValueIteratorNext),
  iteratorType(TypeId.DictItemIterator, 'dict_itemiterator', dictItemIteratorNext),
  iteratorType(TypeId.DictReverseKeyIterator, 'dict_reversekeyiterator', nextReverseKey),
  iteratorType(TypeId.DictReverseValueIterator, 'dict_reversevalueiterator', nextReverseValue),
  iteratorType(TypeId.DictReverseItemIterator, 'dict_reverseitemiterator', nextReverseItem),
];
