/** Iterators and views of OrderedDict. Twin of the end of Objects/odictobject.c. */
import { NULL, type Handle } from '../memory';
import {
  dictKeyAt,
  dictLength,
  dictNext,
  dictPrevious,
  dictValueAt,
  dictVersion,
  DictWord,
} from '../objects/dictentries';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { moduleType } from './typedef';

/** What an iterator gives, and which way it goes. */
export const enum Kind {
  Keys = 0,
  Values = 1,
  Items = 2,
  Reversed = 4,
}

const enum IteratorWord {
  Dict,
  RefCount,
  Kind = RefCount,
  Position,
  Used,
  Version,
  Count,
}

export function newIterator(rt: Runtime, dict: Handle, kind: number): Handle {
  const { heap } = rt;
  const made = allocate(rt, moduleType(rt, 'builtins.odict_iterator'));
  const at = heap.base[made];
  heap.setRef(at, dict);
  heap.setRaw(at + IteratorWord.Kind, kind);
  heap.setRaw(at + IteratorWord.Used, dictLength(rt, dict));
  heap.setRaw(at + IteratorWord.Version, dictVersion(rt, dict));
  const count = heap.words[heap.base[dict] + DictWord.EntryCount];
  const reversed = (kind & Kind.Reversed) !== 0;
  heap.setRaw(at + IteratorWord.Position, entryFrom(rt, dict, reversed ? count - 1 : 0, reversed));
  return made;
}

/** The first entry from a place on, which is the next one to give; -1: there is none. */
function entryFrom(rt: Runtime, dict: Handle, place: number, reversed: boolean): number {
  if (reversed) return place < 0 ? -1 : dictPrevious(rt.heap, dict, place);
  return dictNext(rt.heap, dict, place);
}

const iterator = defineType({
  id: null,
  name: 'odict_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: IteratorWord.Count, refs: IteratorWord.RefCount },
  slots: {
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const dict = heap.words[at];
      if (dict === NULL) return NULL;
      // What comes next was found with the last one: behind it nobody looks whether the dict has changed.
      const found = heap.words[at + IteratorWord.Position];
      if (found < 0) {
        heap.setRef(at, NULL);
        return NULL;
      }
      if (heap.words[at + IteratorWord.Version] !== dictVersion(rt, dict)) {
        heap.setRef(at, NULL);
        rt.raise('RuntimeError', 'OrderedDict mutated during iteration');
      }
      const kind = heap.words[at + IteratorWord.Kind];
      const reversed = (kind & Kind.Reversed) !== 0;
      heap.setRaw(at + IteratorWord.Position, entryFrom(rt, dict, reversed ? found - 1 : found + 1, reversed));
      const key = dictKeyAt(heap, dict, found);
      if ((kind & 3) === Kind.Keys) return key;
      const value = dictValueAt(heap, dict, found);
      return (kind & 3) === Kind.Values ? value : newTuple(rt, [key, value]);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      // A copy goes to the end: the iterator stays where it is.
      const at = rt.heap.base[self];
      const position = rt.heap.words[at + IteratorWord.Position];
      const dict = rt.heap.keep(rt.heap.words[at]);
      const rest = rt.newList(rt.toArray(self));
      if (dict !== NULL) rt.heap.setRef(at, dict);
      rt.heap.setRaw(at + IteratorWord.Position, position);
      return newTuple(rt, [rt.getAttr(rt.importModule('builtins'), 'iter'), newTuple(rt, [rest])]);
    }),
  ],
});

export function newView(rt: Runtime, name: string, dict: Handle): Handle {
  const made = allocate(rt, moduleType(rt, `builtins.${name}`));
  rt.heap.setRef(rt.heap.base[made], dict);
  return made;
}

function viewType(name: string, base: string, kind: number): TypeSpec {
  return defineType({
    id: null,
    name,
    base,
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    slots: {
      iter: (rt, self) => newIterator(rt, rt.heap.words[rt.heap.base[self]], kind),
      repr: (rt, self) => {
        if (!rt.reprEnter(self)) return rt.newStr('...');
        try {
          return rt.newStr(`${name}(${rt.repr(rt.newList(rt.toArray(self)))})`);
        } finally {
          rt.reprLeave(self);
        }
      },
    },
    methods: [
      native('__reversed__', '', (rt, self) =>
        newIterator(rt, rt.heap.words[rt.heap.base[self]], kind | Kind.Reversed),
      ),
    ],
  });
}

/** The types of this file. */
export const orderedDictViews: readonly TypeSpec[] = [
  iterator,
  viewType('odict_keys', 'dict_keys', Kind.Keys),
  viewType('odict_values', 'dict_values', Kind.Values),
  viewType('odict_items', 'dict_items', Kind.Items),
];
