/**
 * The type `list`: slots and methods. Twin of Objects/listobject.c; storage is in list.ts.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, TRUE, type Handle } from '../memory';
import { GC_HEADER, sizeOfList } from '../values/sizes';
import { checkItemCount, classGetItem, expectPositional, refuseKeywords, sharesNew } from './arguments';
import { compareItems } from './compareitems';
import { allocate } from './instance';
import { listExtend } from './listextend';
import {
  listAppend,
  listCapacity,
  listClear,
  listGet,
  listInsert,
  listItems,
  listLength,
  listPop,
  listReplaceSlice,
  listReserve,
  ListWord,
  newList,
  newListOf,
} from './list';
import { newIndexIterator, newListIterator } from './listiter';
import { sortByKeys } from './sortkeys';
import { assignItem, assignSubscript, listItem, subscript } from './listsubscript';
import { native } from './native';
import type { Runtime } from './runtime';
import { ssizeArgument } from './textargs';
import { searchBound } from './slice';
import { defineType } from './spec';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag } from './typeobject';
import { TypeId } from './typeids';

export { fastItems, listExtend } from './listextend';

/** Whether an object is a list or of a subclass. */
export function isList(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.List || rt.isInstance(h, rt.types[TypeId.List]);
}

// ---- growing

function concat(rt: Runtime, self: Handle, other: Handle): Handle {
  if (!isList(rt, other)) {
    rt.raise('TypeError', `can only concatenate list (not "${typeNameOf(rt, other)}") to list`);
  }
  const size = listLength(rt, self);
  rt.fuel(size + listLength(rt, other));
  return newListOf(rt, self, 0, size, other);
}

function repeated(rt: Runtime, items: readonly Handle[], count: number): Handle[] {
  checkItemCount(rt, items.length * count);
  rt.fuel(items.length * count);
  const all: Handle[] = [];
  for (let i = 0; i < count; i++) for (const item of items) all.push(item);
  return all;
}

function inplaceRepeat(rt: Runtime, self: Handle, count: number): Handle {
  const items = listItems(rt.heap, self);
  if (items.length === 0 || count === 1) return self;
  if (count < 1) {
    listClear(rt, self);
    return self;
  }
  const more = repeated(rt, items, count - 1);
  listReserve(rt, self, more.length);
  for (const item of more) listAppend(rt, self, item);
  return self;
}

// ---- searching

/** The index of the first item equal to `value` in the range, or -1. */
function find(rt: Runtime, self: Handle, value: Handle, start: number, stop: number): number {
  const heap = rt.heap;
  for (let i = start; i < stop && i < listLength(rt, self); i++) {
    const item = listGet(rt, self, i);
    if (item === value) return i;
    const mark = heap.poolMark;
    heap.keep(item);
    const same = rt.equal(item, value);
    heap.drain(mark);
    if (same) return i;
    rt.fuel(1);
  }
  return -1;
}

function indexOf(rt: Runtime, self: Handle, value: Handle, from: Handle, to: Handle): Handle {
  const size = listLength(rt, self);
  const start = searchBound(rt, from, size, 0);
  const stop = searchBound(rt, to, size, Number.MAX_SAFE_INTEGER);
  const index = find(rt, self, value, start, stop);
  if (index < 0) rt.raise('ValueError', 'list.index(x): x not in list');
  return rt.newInt(index);
}

function count(rt: Runtime, self: Handle, value: Handle): Handle {
  let found = 0;
  for (let i = find(rt, self, value, 0, Infinity); i >= 0; i = find(rt, self, value, i + 1, Infinity)) found++;
  return rt.newInt(found);
}

// ---- order

/** `l.reverse()`. */
function reverse(rt: Runtime, self: Handle): void {
  const heap = rt.heap;
  const items = heap.words[heap.base[self]];
  for (let lo = items, hi = items + listLength(rt, self) - 1; lo < hi; lo++, hi--) heap.swapRefs(lo, hi);
}

/** `l.sort(key=..., reverse=...)`: while it runs the list is empty, as in CPython. */
export function listSort(rt: Runtime, self: Handle, key: Handle, descending: boolean): void {
  const heap = rt.heap;
  const base = heap.base[self];
  const items = listItems(heap, self);
  const block = heap.words[base];
  const allocated = heap.words[base + ListWord.Allocated];
  heap.setRaw(base + ListWord.Items, 0);
  heap.setRaw(base + ListWord.Size, 0);
  heap.setRaw(base + ListWord.Allocated, -1);
  const keys: Handle[] = [];
  let modified = false;
  let reversed = false;
  try {
    if (key !== NULL) {
      for (const item of items) {
        const mark = heap.poolMark;
        const made = rt.call(key, [item]);
        keys.push(heap.drainOwning(mark, made));
        rt.fuel(1);
      }
    }
    // Equal items keep their order when the list is sorted backwards.
    if (descending) {
      keys.reverse();
      items.reverse();
      reversed = true;
    }
    if (key === NULL) sortByKeys(rt, items, null);
    else sortByKeys(rt, keys, items);
  } finally {
    if (reversed) items.reverse();
    // Keys that die now may reach for the list: it is still being sorted.
    for (const made of keys) heap.decref(made);
    modified = heap.words[base + ListWord.Allocated] !== -1;
    const intruders = heap.words[base];
    const count = heap.words[base + ListWord.Size];
    const room = listCapacity(heap.words[base + ListWord.Allocated]);
    if (block !== 0) heap.permute(block, items);
    heap.setRaw(base + ListWord.Items, block);
    heap.setRaw(base + ListWord.Size, items.length);
    heap.setRaw(base + ListWord.Allocated, allocated);
    for (let i = count - 1; i >= 0; i--) heap.setRef(intruders + i, NULL);
    if (intruders !== 0) heap.giveBlock(intruders, room);
  }
  if (modified) rt.raise('ValueError', 'list modified during sort');
}

// ---- the type

function repr(rt: Runtime, self: Handle): Handle {
  if (listLength(rt, self) === 0) return rt.newStr('[]');
  if (!rt.reprEnter(self)) return rt.newStr('[...]');
  const parts: string[] = [];
  try {
    for (let i = 0; i < listLength(rt, self); i++) {
      const mark = rt.heap.poolMark;
      parts.push(rt.repr(rt.heap.keep(listGet(rt, self, i))));
      rt.heap.drain(mark);
    }
  } finally {
    rt.reprLeave(self);
  }
  return rt.newStr(`[${parts.join(', ')}]`);
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  if (sharesNew(rt, rt.typeOf(self), TypeId.List)) refuseKeywords(rt, 'list', kwnames);
  const given = args.length - (kwnames?.length ?? 0);
  expectPositional(rt, 'list', args.slice(0, given), 0, 1);
  listClear(rt, self);
  if (given === 1) listExtend(rt, self, args[0]);
}

export const listType = defineType({
  id: TypeId.List,
  name: 'list',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.Sequence | TypeFlag.MatchSelf,
  unhashable: true,
  doc:
    'Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n' +
    'The argument must be an iterable if specified.',
  layout: {
    words: ListWord.Count,
    refs: 0,
    traverse(heap, self, visit) {
      const base = heap.base[self];
      const items = heap.words[base];
      const size = heap.words[base + ListWord.Size];
      // From the last to the first: so a dying list lets go of its items.
      for (let i = size - 1; i >= 0; i--) visit(items + i);
    },
    release(rt, self) {
      const heap = rt.heap;
      const base = heap.base[self];
      const items = heap.words[base];
      const capacity = listCapacity(heap.words[base + ListWord.Allocated]);
      heap.setRaw(base + ListWord.Items, 0);
      heap.setRaw(base + ListWord.Size, 0);
      heap.setRaw(base + ListWord.Allocated, 0);
      if (items !== 0) heap.giveBlock(items, capacity);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init,
    repr,
    iter: newListIterator,
    richcompare(rt, self, other, op) {
      if (!isList(rt, other)) return NOT_IMPLEMENTED;
      if ((op === CompareOp.Eq || op === CompareOp.Ne) && listLength(rt, self) !== listLength(rt, other)) {
        return boolHandle(op === CompareOp.Ne);
      }
      return compareItems(rt, self, other, op, listLength, listGet, true);
    },
    length: listLength,
    concat,
    repeat: (rt, self, times) => newList(rt, repeated(rt, listItems(rt.heap, self), Math.max(times, 0))),
    inplaceConcat(rt, self, other) {
      listExtend(rt, self, other);
      return self;
    },
    inplaceRepeat,
    item: listItem,
    assItem: assignItem,
    contains: (rt, self, value) => find(rt, self, value, 0, Infinity) >= 0,
    subscript,
    assSubscript: assignSubscript,
  },
  methods: [
    native('__getitem__', 'index, /', subscript),
    native('__reversed__', '', (rt, self) => reversedList(rt, self)),
    native('__sizeof__', '', (rt, self) => rt.newInt(sizeofList(rt, self))),
    native('clear', '', (rt, self) => {
      listClear(rt, self);
      return NONE;
    }),
    native('copy', '', (rt, self) => newList(rt, listItems(rt.heap, self))),
    native('append', 'object, /', (rt, self, object) => {
      listAppend(rt, self, object);
      return NONE;
    }),
    native('insert', 'index, object, /', (rt, self, index, object) => {
      const size = listLength(rt, self);
      let at = ssizeArgument(rt, index, 0);
      if (at < 0) at = Math.max(0, at + size);
      listInsert(rt, self, Math.min(at, size), object);
      return NONE;
    }),
    native('extend', 'iterable, /', (rt, self, iterable) => {
      listExtend(rt, self, iterable);
      return NONE;
    }),
    native('pop', 'index=-1, /', (rt, self, index) => {
      const at = ssizeArgument(rt, index, -1);
      const size = listLength(rt, self);
      if (size === 0) rt.raise('IndexError', 'pop from empty list');
      const place = at < 0 ? at + size : at;
      if (place < 0 || place >= size) rt.raise('IndexError', 'pop index out of range');
      return listPop(rt, self, place);
    }),
    native('remove', 'value, /', (rt, self, value) => {
      const index = find(rt, self, value, 0, Infinity);
      if (index < 0) rt.raise('ValueError', 'list.remove(x): x not in list');
      if (index < listLength(rt, self)) listReplaceSlice(rt, self, index, index + 1, []);
      return NONE;
    }),
    native('index', 'value, start=0, stop=sys.maxsize, /', indexOf),
    native('count', 'value, /', count),
    native('reverse', '', (rt, self) => {
      reverse(rt, self);
      return NONE;
    }),
    native('sort', '*, key=None, reverse=False', (rt, self, key, descending) => {
      const backwards = descending !== NULL && (descending === TRUE || rt.truth(descending));
      listSort(rt, self, key === NONE ? NULL : key, backwards);
      return NONE;
    }),
    classGetItem,
  ],
});

function reversedList(rt: Runtime, self: Handle): Handle {
  return newIndexIterator(rt, TypeId.ListReverseIterator, self, listLength(rt, self) - 1);
}

/** `list.__sizeof__`: the header and CPython's room for items; without the collector's header. */
export function sizeofList(rt: Runtime, self: Handle): number {
  return sizeOfList(rt.heap.words[rt.heap.base[self] + ListWord.Allocated]) - GC_HEADER;
}
