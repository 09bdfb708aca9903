/**
 * `enumerate` and `reversed`. Twin of Objects/enumobject.c.
 */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { clampToSafe, normInt } from '../values/intnorm';
import { classGetItem, expectPositional, refuseKeywords } from './arguments';
import { pairResult } from './dictiter';
import { allocate } from './instance';
import { nextWithin } from './iternext';
import { sequenceItemOrEnd } from './iterobject';
import { IndexIteratorWord, indexIteratorLayout } from './listiter';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of an enumerate object. */
export const enum EnumerateWord {
  Iterator,
  /** Its own result tuple, used again when nobody else holds it. */
  Result,
  /** The int it began with. */
  Start,
  RefCount,
  /** Items given so far. */
  Given = RefCount,
  Count,
}

function enumerateNew(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const keywords = kwnames?.length ?? 0;
  const given = args.length - keywords;
  if (args.length > 2) rt.raise('TypeError', `enumerate() takes at most 2 arguments (${args.length} given)`);
  const names = ['iterable', 'start'];
  const bound: Handle[] = [NULL, NULL];
  for (let i = 0; i < given; i++) bound[i] = args[i];
  kwnames?.forEach((keyword, i) => {
    const place = names.indexOf(keyword);
    if (place < 0 || bound[place] !== NULL) {
      // A subclass takes its arguments another way.
      if (place < 0 && type.index !== TypeId.Enumerate) {
        rt.raise('TypeError', `enumerate() got an unexpected keyword argument '${keyword}'`);
      }
      rt.raise('TypeError', `'${keyword}' is an invalid keyword argument for enumerate()`);
    }
    bound[place] = args[given + i];
  });
  const [iterable, from] = bound;
  if (iterable === NULL) rt.raise('TypeError', "enumerate() missing required argument 'iterable'");
  const start = from === NULL ? rt.newInt(0) : rt.heap.type[from] === TypeId.Int ? from : rt.newInt(rt.index(from));
  const made = allocate(rt, type);
  const at = rt.heap.base[made];
  rt.heap.setRef(at + EnumerateWord.Start, start);
  rt.heap.setRef(at + EnumerateWord.Iterator, rt.iter(iterable));
  return made;
}

function currentIndex(rt: Runtime, self: Handle): number | bigint {
  const at = rt.heap.base[self];
  const start = rt.intValue(rt.heap.words[at + EnumerateWord.Start]);
  const given = rt.heap.words[at + EnumerateWord.Given];
  return typeof start === 'number' ? normInt(start + given) : normInt(start + BigInt(given));
}

/** The next pair of index and item; NULL at the end. */
export function enumerateNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const item = nextWithin(rt, heap.words[at]);
  if (item === NULL) return NULL;
  const index = rt.newInt(currentIndex(rt, self));
  heap.setRaw(at + EnumerateWord.Given, heap.words[at + EnumerateWord.Given] + 1);
  return pairResult(rt, at + EnumerateWord.Result, index, item);
}

export const enumerateType = defineType({
  id: TypeId.Enumerate,
  name: 'enumerate',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: EnumerateWord.Count, refs: EnumerateWord.RefCount },
  doc:
    'Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs ' +
    'containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is ' +
    'useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...',
  slots: { new: enumerateNew, iter: (_rt, self) => self, iternext: enumerateNext },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const iterator = rt.heap.words[rt.heap.base[self]];
      return newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [iterator, rt.newInt(currentIndex(rt, self))])]);
    }),
    classGetItem,
  ],
});

// ---- reversed

function reversedNew(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  if (type.slots.init === rt.types[TypeId.Reversed].slots.init) refuseKeywords(rt, 'reversed', kwnames);
  expectPositional(rt, 'reversed', args.slice(0, args.length - (kwnames?.length ?? 0)), 1, 1);
  const sequence = args[0];
  const special = rt.lookupType(rt.typeOf(sequence), '__reversed__');
  if (special === NONE) refuseReversal(rt, sequence);
  if (special !== NULL) return rt.call(rt.lookupSpecial(sequence, '__reversed__'), []);
  if (!isSequence(rt, sequence)) refuseReversal(rt, sequence);
  const length = rt.length(sequence);
  const made = allocate(rt, type);
  const at = rt.heap.base[made];
  rt.heap.setRef(at, sequence);
  rt.heap.setRaw(at + IndexIteratorWord.Index, length - 1);
  return made;
}

/** `PySequence_Check`: has items by index, and is no dict. */
function isSequence(rt: Runtime, h: Handle): boolean {
  return rt.typeOf(h).slots.item !== undefined && !rt.isInstance(h, rt.types[TypeId.Dict]);
}

function refuseReversal(rt: Runtime, h: Handle): never {
  return rt.raise('TypeError', `'${typeNameOf(rt, h)}' object is not reversible`);
}

function reversedNext(rt: Runtime, self: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[self];
  const sequence = heap.words[at];
  const index = heap.words[at + IndexIteratorWord.Index];
  if (sequence === NULL) return NULL;
  if (index >= 0) {
    const item = sequenceItemOrEnd(rt, sequence, index);
    if (item !== NULL) {
      heap.setRaw(at + IndexIteratorWord.Index, index - 1);
      return item;
    }
  }
  heap.setRaw(at + IndexIteratorWord.Index, -1);
  heap.setRef(at, NULL);
  return NULL;
}

export const reversedType = defineType({
  id: TypeId.Reversed,
  name: 'reversed',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: indexIteratorLayout,
  doc: 'Return a reverse iterator over the values of the given sequence.',
  slots: { new: reversedNew, iter: (_rt, self) => self, iternext: reversedNext },
  methods: [
    native('__length_hint__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const sequence = rt.heap.words[at];
      if (sequence === NULL) return rt.newInt(0);
      const left = rt.heap.words[at + IndexIteratorWord.Index] + 1;
      return rt.newInt(rt.length(sequence) < left ? 0 : left);
    }),
    native('__reduce__', '', (rt, self) => {
      const at = rt.heap.base[self];
      const sequence = rt.heap.words[at];
      const type = rt.typeOf(self).handle;
      if (sequence === NULL) return newTuple(rt, [type, newTuple(rt, [EMPTY_TUPLE])]);
      const index = rt.newInt(rt.heap.words[at + IndexIteratorWord.Index]);
      return newTuple(rt, [type, newTuple(rt, [sequence]), index]);
    }),
    native('__setstate__', 'object, /', (rt, self, state) => {
      const at = rt.heap.base[self];
      const sequence = rt.heap.words[at];
      if (sequence === NULL) return NONE;
      const index = clampToSafe(rt.index(state));
      rt.heap.setRaw(at + IndexIteratorWord.Index, Math.max(-1, Math.min(index, rt.length(sequence) - 1)));
      return NONE;
    }),
  ],
});
