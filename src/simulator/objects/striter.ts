/** Iterators over str: one character, that is code point, at a time. Twin of the end of Objects/unicodeobject.c. */
import { CHAR_BASE, EMPTY_STR, NONE, NULL, type Handle } from '../memory';
import { toIndex, toOffset } from '../values/codepoints';
import { clampToSafe } from '../values/intnorm';
import { isAsciiString } from '../values/unicodetype';
import { builtin, indexIteratorLayout, IndexIteratorWord, newIndexIterator } from './listiter';
import { native, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { lengthOfStr, newStr } from './str';
import { newTuple } from './tuple';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** `iter(str)`; the index it keeps counts UTF-16 units. */
export function newStrIterator(rt: Runtime, str: Handle): Handle {
  const text = rt.text(str);
  return newIndexIterator(rt, isAsciiString(text) ? TypeId.StrAsciiIterator : TypeId.StrIterator, str, 0);
}

/** The next character; NULL at the end. */
export function strIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[iterator];
  const str = heap.words[at];
  if (str === NULL) return NULL;
  const text = rt.text(str);
  const index = heap.words[at + IndexIteratorWord.Index];
  if (index >= text.length) {
    heap.setRef(at, NULL);
    return NULL;
  }
  const code = text.charCodeAt(index);
  if (code < 256) {
    heap.setRaw(at + IndexIteratorWord.Index, index + 1);
    return CHAR_BASE + code;
  }
  const size = (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
  heap.setRaw(at + IndexIteratorWord.Index, index + size);
  return newStr(rt, text.slice(index, index + size), 1);
}

const methods: readonly NativeFunction[] = [
  native('__length_hint__', '', (rt, self) => {
    const at = rt.heap.base[self];
    const str = rt.heap.words[at];
    if (str === NULL) return rt.newInt(0);
    return rt.newInt(lengthOfStr(rt, str) - toIndex(rt.text(str), rt.heap.words[at + IndexIteratorWord.Index]));
  }),
  native('__reduce__', '', (rt, self) => {
    const at = rt.heap.base[self];
    const str = rt.heap.words[at];
    if (str === NULL) return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [EMPTY_STR])]);
    const index = toIndex(rt.text(str), rt.heap.words[at + IndexIteratorWord.Index]);
    return newTuple(rt, [builtin(rt, 'iter'), newTuple(rt, [str]), rt.newInt(index)]);
  }),
  native('__setstate__', 'state, /', (rt, self, state) => {
    const at = rt.heap.base[self];
    const str = rt.heap.words[at];
    const index = clampToSafe(rt.index(state));
    if (str === NULL) return NONE;
    const place = Math.max(0, Math.min(index, lengthOfStr(rt, str)));
    rt.heap.setRaw(at + IndexIteratorWord.Index, toOffset(rt.text(str), place));
    return NONE;
  }),
];

function iteratorType(id: TypeId, name: string): TypeSpec {
  return defineType({
    id,
    name,
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    layout: indexIteratorLayout,
    slots: { iter: (_rt, self) => self, iternext: strIteratorNext },
    methods,
  });
}

export const strIteratorType = iteratorType(TypeId.StrIterator, 'str_iterator');
export const strAsciiIteratorType = iteratorType(TypeId.StrAsciiIterator, 'str_ascii_iterator');
