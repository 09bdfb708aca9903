/** collections.deque. Twin of the deque part of Modules/_collectionsmodule.c. */
import { boolHandle, EMPTY_TUPLE, NONE, NOT_IMPLEMENTED, NULL, type Handle, type Heap } from '../memory';
import { classGetItem } from '../objects/arguments';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { CompareOp, TypeFlag, type TypeObject } from '../objects/typeobject';
import { bind, moduleType, signature } from './typedef';

/** Word offsets of a deque; all plain. Its items stand in a ring: item i at `Head + i`, modulo the capacity. */
export const enum DequeWord {
  Items,
  /** A power of two, or 0. */
  Capacity,
  Head,
  Size,
  /** -1: no limit. */
  MaxLength,
  /** Counts the changes of the length, for iterators. */
  State,
  /** Where the first item stands in CPython's leftmost block, for the size. */
  Left,
  Count,
}

const BLOCK = 64;
const CENTER = 32;
/** Bytes of CPython's deque without its blocks, and of one block. */
const OBJECT_SIZE = 216;
const BLOCK_SIZE = 528;

/** The address of item `index`, which is in range. */
export function dequeItemAddress(words: Int32Array, base: number, index: number): number {
  return (
    words[base + DequeWord.Items] + ((words[base + DequeWord.Head] + index) & (words[base + DequeWord.Capacity] - 1))
  );
}

/** `len(deque)`. */
export function dequeLength(rt: Runtime, deque: Handle): number {
  return rt.heap.words[rt.heap.base[deque] + DequeWord.Size];
}

function itemAt(heap: Heap, deque: Handle, index: number): Handle {
  return heap.words[dequeItemAddress(heap.words, heap.base[deque], index)];
}

function isDeque(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'collections.deque'));
}

/** Room for one more item: the ring is copied into one of twice the size. */
function grow(heap: Heap, base: number): void {
  const capacity = heap.words[base + DequeWord.Capacity];
  const size = heap.words[base + DequeWord.Size];
  if (size < capacity) return;
  const wanted = capacity === 0 ? 8 : capacity * 2;
  const block = heap.takeBlock(wanted);
  const old = heap.words[base + DequeWord.Items];
  const head = heap.words[base + DequeWord.Head];
  const first = Math.min(size, capacity - head);
  heap.move(old + head, block, first);
  heap.move(old, block + first, size - first);
  heap.setRaw(base + DequeWord.Items, block);
  heap.setRaw(base + DequeWord.Capacity, wanted);
  heap.setRaw(base + DequeWord.Head, 0);
  if (capacity > 0) heap.giveBlock(old, capacity);
}

function changed(heap: Heap, base: number): void {
  heap.setRaw(base + DequeWord.State, (heap.words[base + DequeWord.State] + 1) | 0);
}

function setSize(heap: Heap, base: number, size: number): void {
  heap.setRaw(base + DequeWord.Size, size);
  changed(heap, base);
  if (size === 0) heap.setRaw(base + DequeWord.Left, CENTER);
}

/** `append`, with what falls out on the left when the deque is full. */
export function dequeAppend(rt: Runtime, deque: Handle, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const most = heap.words[base + DequeWord.MaxLength];
  if (most === 0) return;
  if (heap.words[base + DequeWord.Size] === most) {
    heap.keep(item);
    popLeft(rt, deque);
  }
  grow(heap, base);
  const size = heap.words[base + DequeWord.Size];
  heap.setRef(dequeItemAddress(heap.words, base, size), item);
  setSize(heap, base, size + 1);
}

function appendLeft(rt: Runtime, deque: Handle, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const most = heap.words[base + DequeWord.MaxLength];
  if (most === 0) return;
  if (heap.words[base + DequeWord.Size] === most) {
    heap.keep(item);
    popRight(rt, deque);
  }
  grow(heap, base);
  const capacity = heap.words[base + DequeWord.Capacity];
  heap.setRaw(base + DequeWord.Head, (heap.words[base + DequeWord.Head] - 1) & (capacity - 1));
  heap.setRef(dequeItemAddress(heap.words, base, 0), item);
  const left = heap.words[base + DequeWord.Left];
  heap.setRaw(base + DequeWord.Left, left === 0 ? BLOCK - 1 : left - 1);
  setSize(heap, base, heap.words[base + DequeWord.Size] + 1);
}

/** Takes the last item out; the pool owns it. */
function popRight(rt: Runtime, deque: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) rt.raise('IndexError', 'pop from an empty deque');
  const item = heap.takeRef(dequeItemAddress(heap.words, base, size - 1));
  setSize(heap, base, size - 1);
  return item;
}

/** Takes the first item out; the pool owns it. */
function popLeft(rt: Runtime, deque: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) rt.raise('IndexError', 'pop from an empty deque');
  const item = heap.takeRef(dequeItemAddress(heap.words, base, 0));
  heap.setRaw(
    base + DequeWord.Head,
    (heap.words[base + DequeWord.Head] + 1) & (heap.words[base + DequeWord.Capacity] - 1),
  );
  const left = heap.words[base + DequeWord.Left];
  heap.setRaw(base + DequeWord.Left, left === BLOCK - 1 ? 0 : left + 1);
  setSize(heap, base, size - 1);
  return item;
}

function clear(rt: Runtime, deque: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === 0) return;
  const addresses = Array.from({ length: size }, (_, i) => dequeItemAddress(heap.words, base, i));
  setSize(heap, base, 0);
  for (const address of addresses) heap.takeRef(address);
}

function extend(
  rt: Runtime,
  deque: Handle,
  iterable: Handle,
  add: (rt: Runtime, d: Handle, item: Handle) => void,
): void {
  if (iterable === deque) {
    for (const item of items(rt.heap, deque)) add(rt, deque, rt.heap.keep(item));
    return;
  }
  const base = rt.heap.base[deque];
  if (rt.heap.words[base + DequeWord.Size] === 0) {
    // CPython fills an empty one from an edge of its block, to save space.
    rt.heap.setRaw(base + DequeWord.Left, add === dequeAppend ? 1 : BLOCK - 1);
  }
  rt.forEach(iterable, (item) => {
    add(rt, deque, item);
  });
}

function items(heap: Heap, deque: Handle): Handle[] {
  const size = heap.words[heap.base[deque] + DequeWord.Size];
  return Array.from({ length: size }, (_, i) => itemAt(heap, deque, i));
}

/** A new deque of these items, of the given type and limit. */
function newDeque(rt: Runtime, type: TypeObject, contents: readonly Handle[], most: number): Handle {
  const made = allocate(rt, type);
  const base = rt.heap.base[made];
  rt.heap.setRaw(base + DequeWord.MaxLength, most);
  rt.heap.setRaw(base + DequeWord.Left, CENTER);
  for (const item of contents) dequeAppend(rt, made, item);
  return made;
}

function copyOf(rt: Runtime, deque: Handle): Handle {
  const type = rt.typeOf(deque);
  const most = rt.heap.words[rt.heap.base[deque] + DequeWord.MaxLength];
  if (!type.has(TypeFlag.Heap)) return newDeque(rt, type, items(rt.heap, deque), most);
  return most < 0 ? rt.call(type.handle, [deque]) : rt.call(type.handle, [deque, rt.newInt(most)]);
}

/** `rotate`: as many single steps as needed, the shorter way round. */
function rotate(rt: Runtime, deque: Handle, n: number): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size <= 1) return;
  let steps = n % size;
  if (steps > size / 2) steps -= size;
  else if (steps < -size / 2) steps += size;
  const mask = heap.words[base + DequeWord.Capacity] - 1;
  const shiftLeft = (by: number): void => {
    heap.setRaw(base + DequeWord.Left, (heap.words[base + DequeWord.Left] + by + BLOCK) % BLOCK);
    heap.setRaw(base + DequeWord.Head, (heap.words[base + DequeWord.Head] + by) & mask);
  };
  rt.fuel(Math.abs(steps));
  for (; steps > 0; steps--) {
    const item = heap.takeOwned(dequeItemAddress(heap.words, base, size - 1));
    shiftLeft(-1);
    heap.storeOwned(dequeItemAddress(heap.words, base, 0), item);
  }
  for (; steps < 0; steps++) {
    const item = heap.takeOwned(dequeItemAddress(heap.words, base, 0));
    shiftLeft(1);
    heap.storeOwned(dequeItemAddress(heap.words, base, size - 1), item);
  }
}

/** Deletes item `index` by rotating it to the left end. */
function deleteItem(rt: Runtime, deque: Handle, index: number): void {
  rotate(rt, deque, -index);
  popLeft(rt, deque);
  rotate(rt, deque, index);
}

function insert(rt: Runtime, deque: Handle, index: number, item: Handle): void {
  const { heap } = rt;
  const base = heap.base[deque];
  const size = heap.words[base + DequeWord.Size];
  if (size === heap.words[base + DequeWord.MaxLength]) {
    rt.raise('IndexError', 'deque already at its maximum size');
  }
  if (index >= size) dequeAppend(rt, deque, item);
  else if (index <= -size || index === 0) appendLeft(rt, deque, item);
  else {
    rotate(rt, deque, -index);
    if (index < 0) dequeAppend(rt, deque, item);
    else appendLeft(rt, deque, item);
    rotate(rt, deque, index);
  }
}

/** The place of an equal item, or -1; the deque must not change meanwhile. */
function find(rt: Runtime, deque: Handle, value: Handle, start: number, stop: number, error: string): number {
  const { heap } = rt;
  const base = heap.base[deque];
  const state = heap.words[base + DequeWord.State];
  for (let i = start; i < stop; i++) {
    const mark = heap.poolMark;
    const found = rt.equal(heap.keep(itemAt(heap, deque, i)), value);
    heap.drain(mark);
    if (heap.words[base + DequeWord.State] !== state) rt.raise(error, 'deque mutated during iteration');
    if (found) return i;
    rt.fuel(1);
  }
  return -1;
}

function checkIndex(rt: Runtime, deque: Handle, index: number): void {
  if (index < 0 || index >= dequeLength(rt, deque)) rt.raise('IndexError', 'deque index out of range');
}

/** `d * n` onto the deque itself. */
function repeatInPlace(rt: Runtime, deque: Handle, count: number): Handle {
  const contents = items(rt.heap, deque);
  if (count <= 0) {
    clear(rt, deque);
    return deque;
  }
  for (const item of contents) rt.heap.keep(item);
  for (let i = 1; i < count && contents.length > 0; i++) {
    rt.fuel(contents.length);
    for (const item of contents) dequeAppend(rt, deque, item);
  }
  return deque;
}

const parameters = signature('deque', 'iterable=(), maxlen=None');

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [iterable, limit] = bind(rt, parameters, args, kwnames);
  let most = -1;
  if (limit !== NULL && limit !== NONE) {
    if (!rt.isInt(limit)) rt.raise('TypeError', 'an integer is required');
    most = rt.indexClipped(limit, 'OverflowError');
    if (most < 0) rt.raise('ValueError', 'maxlen must be non-negative');
  }
  const base = rt.heap.base[self];
  clear(rt, self);
  rt.heap.setRaw(base + DequeWord.MaxLength, Math.min(most, 2 ** 31 - 1));
  if (iterable !== NULL) extend(rt, self, iterable, dequeAppend);
}

const optional = (rt: Runtime, h: Handle, fallback: number, size: number): number => {
  if (h === NULL) return fallback;
  const value = rt.indexClipped(h);
  return value < 0 ? Math.max(0, value + size) : Math.min(value, size);
};

export const dequeType: TypeSpec = defineType({
  id: null,
  name: 'deque',
  module: 'collections',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.Sequence,
  unhashable: true,
  doc: 'A list-like sequence optimized for data accesses near its endpoints.',
  layout: {
    words: DequeWord.Count,
    refs: 0,
    traverse: (heap, self, visit) => {
      const base = heap.base[self];
      const size = heap.words[base + DequeWord.Size];
      for (let i = 0; i < size; i++) visit(dequeItemAddress(heap.words, base, i));
    },
    release: (rt, self) => {
      const { heap } = rt;
      const base = heap.base[self];
      const block = heap.words[base + DequeWord.Items];
      const capacity = heap.words[base + DequeWord.Capacity];
      for (let word = 0; word < DequeWord.Count; word++) heap.setRaw(base + word, 0);
      if (capacity > 0) heap.giveBlock(block, capacity);
    },
  },
  slots: {
    new: (rt, type) => newDeque(rt, type, [], -1),
    init,
    repr: (rt, self) => {
      if (!rt.reprEnter(self)) return rt.newStr('[...]');
      try {
        const most = rt.heap.words[rt.heap.base[self] + DequeWord.MaxLength];
        const shown = rt.repr(rt.newList(items(rt.heap, self)));
        const type = rt.typeOf(self);
        return rt.newStr(most < 0 ? `${type.name}(${shown})` : `${type.name}(${shown}, maxlen=${most})`);
      } finally {
        rt.reprLeave(self);
      }
    },
    length: dequeLength,
    bool: (rt, self) => dequeLength(rt, self) > 0,
    iter: (rt, self) => newIterator(rt, '_deque_iterator', self),
    contains: (rt, self, value) => find(rt, self, value, 0, dequeLength(rt, self), 'RuntimeError') >= 0,
    item: (rt, self, index) => {
      checkIndex(rt, self, index);
      return itemAt(rt.heap, self, index);
    },
    assItem: (rt, self, index, value) => {
      checkIndex(rt, self, index);
      if (value === NULL) deleteItem(rt, self, index);
      else rt.heap.setRef(dequeItemAddress(rt.heap.words, rt.heap.base[self], index), value);
    },
    concat: (rt, self, other) => {
      if (!isDeque(rt, other)) {
        rt.raise('TypeError', `can only concatenate deque (not "${rt.typeOf(other).name}") to deque`);
      }
      const made = copyOf(rt, self);
      extend(rt, made, other, dequeAppend);
      return made;
    },
    repeat: (rt, self, count) => repeatInPlace(rt, copyOf(rt, self), count),
    inplaceConcat: (rt, self, other) => {
      extend(rt, self, other, dequeAppend);
      return self;
    },
    inplaceRepeat: repeatInPlace,
    richcompare: (rt, self, other, op) => {
      if (!isDeque(rt, self) || !isDeque(rt, other)) return NOT_IMPLEMENTED;
      if ((op === CompareOp.Eq || op === CompareOp.Ne) && dequeLength(rt, self) !== dequeLength(rt, other)) {
        return boolHandle(op === CompareOp.Ne);
      }
      return rt.compare(rt.newList(items(rt.heap, self)), rt.newList(items(rt.heap, other)), op);
    },
  },
  getset: {
    maxlen: {
      get: (rt, self) => {
        const most = rt.heap.words[rt.heap.base[self] + DequeWord.MaxLength];
        return most < 0 ? NONE : rt.newInt(most);
      },
      doc: 'maximum size of a deque or None if unbounded',
    },
  },
  methods: [
    native(
      'append',
      'item, /',
      (rt, self, item) => {
        dequeAppend(rt, self, item);
        return NONE;
      },
      { doc: 'Add an element to the right side of the deque.' },
    ),
    native(
      'appendleft',
      'item, /',
      (rt, self, item) => {
        appendLeft(rt, self, item);
        return NONE;
      },
      { doc: 'Add an element to the left side of the deque.' },
    ),
    native('pop', '', popRight, { doc: 'Remove and return the rightmost element.' }),
    native('popleft', '', popLeft, { doc: 'Remove and return the leftmost element.' }),
    native(
      'clear',
      '',
      (rt, self) => {
        clear(rt, self);
        return NONE;
      },
      { doc: 'Remove all elements from the deque.' },
    ),
    native(
      'extend',
      'iterable, /',
      (rt, self, iterable) => {
        extend(rt, self, iterable, dequeAppend);
        return NONE;
      },
      { doc: 'Extend the right side of the deque with elements from the iterable.' },
    ),
    native(
      'extendleft',
      'iterable, /',
      (rt, self, iterable) => {
        extend(rt, self, iterable, appendLeft);
        return NONE;
      },
      { doc: 'Extend the left side of the deque with elements from the iterable.' },
    ),
    native('copy', '', copyOf, { doc: 'Return a shallow copy of a deque.' }),
    native('__copy__', '', copyOf, { doc: 'Return a shallow copy of a deque.' }),
    native(
      'count',
      'value, /',
      (rt, self, value) => {
        let count = 0;
        const size = dequeLength(rt, self);
        for (let at = find(rt, self, value, 0, size, 'RuntimeError'); at >= 0; count++) {
          at = find(rt, self, value, at + 1, size, 'RuntimeError');
        }
        return rt.newInt(count);
      },
      { doc: 'Return number of occurrences of value.' },
    ),
    native(
      'index',
      'value, start=0, stop=9223372036854775807, /',
      (rt, self, value, start, stop) => {
        const size = dequeLength(rt, self);
        const at = find(rt, self, value, optional(rt, start, 0, size), optional(rt, stop, size, size), 'RuntimeError');
        return at < 0 ? rt.raise('ValueError', 'deque.index(x): x not in deque') : rt.newInt(at);
      },
      { doc: 'Return first index of value.\n\nRaises ValueError if the value is not present.' },
    ),
    native(
      'insert',
      'index, value, /',
      (rt, self, index, value) => {
        insert(rt, self, rt.indexClipped(index), value);
        return NONE;
      },
      { doc: 'Insert value before index.' },
    ),
    native(
      'remove',
      'value, /',
      (rt, self, value) => {
        const at = find(rt, self, value, 0, dequeLength(rt, self), 'IndexError');
        if (at < 0) rt.raise('ValueError', 'deque.remove(x): x not in deque');
        deleteItem(rt, self, at);
        return NONE;
      },
      { doc: 'Remove first occurrence of value.' },
    ),
    native(
      'reverse',
      '',
      (rt, self) => {
        const { heap } = rt;
        const base = heap.base[self];
        for (let i = 0, j = dequeLength(rt, self) - 1; i < j; i++, j--) {
          heap.swapRefs(dequeItemAddress(heap.words, base, i), dequeItemAddress(heap.words, base, j));
        }
        return NONE;
      },
      { doc: 'Reverse *IN PLACE*.' },
    ),
    native(
      'rotate',
      'n=1, /',
      (rt, self, n) => {
        rotate(rt, self, n === NULL ? 1 : rt.indexClipped(n));
        return NONE;
      },
      { doc: 'Rotate the deque n steps to the right.  If n is negative, rotates left.' },
    ),
    native('__reversed__', '', (rt, self) => newIterator(rt, '_deque_reverse_iterator', self), {
      doc: 'Return a reverse iterator over the deque.',
    }),
    native(
      '__sizeof__',
      '',
      (rt, self) => {
        const left = rt.heap.words[rt.heap.base[self] + DequeWord.Left];
        const blocks = Math.max(1, Math.ceil((left + dequeLength(rt, self)) / BLOCK));
        return rt.newInt(OBJECT_SIZE + blocks * BLOCK_SIZE);
      },
      { doc: 'Return the size of the deque in memory, in bytes.' },
    ),
    native(
      '__reduce__',
      '',
      (rt, self) => {
        const most = rt.heap.words[rt.heap.base[self] + DequeWord.MaxLength];
        const state = rt.callMethod(self, '__getstate__');
        const args = most < 0 ? EMPTY_TUPLE : newTuple(rt, [EMPTY_TUPLE, rt.newInt(most)]);
        return newTuple(rt, [rt.typeOf(self).handle, args, state, rt.iter(self)]);
      },
      { doc: 'Return state information for pickling.' },
    ),
    classGetItem,
  ],
});

// ---- iterators

const enum IteratorWord {
  Deque,
  RefCount,
  Left = RefCount,
  State,
  Count,
}

function newIterator(rt: Runtime, name: string, deque: Handle): Handle {
  const { heap } = rt;
  const made = allocate(rt, moduleType(rt, `collections.${name}`));
  const at = heap.base[made];
  heap.setRef(at, deque);
  heap.setRaw(at + IteratorWord.Left, dequeLength(rt, deque));
  heap.setRaw(at + IteratorWord.State, heap.words[heap.base[deque] + DequeWord.State]);
  return made;
}

function iteratorType(name: string, place: (left: number, size: number) => number): TypeSpec {
  return defineType({
    id: null,
    name,
    module: 'collections',
    flags: TypeFlag.GC,
    layout: { words: IteratorWord.Count, refs: IteratorWord.RefCount },
    slots: {
      new: (rt, _type, args) => {
        if (args.length === 0 || !isDeque(rt, args[0])) {
          const given = args.length === 0 ? 'nothing' : rt.typeOf(args[0]).name;
          rt.raise('TypeError', `argument 1 must be collections.deque, not ${given}`);
        }
        const made = newIterator(rt, name, args[0]);
        const skip = args.length > 1 ? rt.indexClipped(args[1]) : 0;
        const at = rt.heap.base[made] + IteratorWord.Left;
        rt.heap.setRaw(at, Math.max(0, rt.heap.words[at] - skip));
        return made;
      },
      iter: (_rt, self) => self,
      iternext: (rt, self) => {
        const { heap } = rt;
        const at = heap.base[self];
        const deque = heap.words[at];
        const left = heap.words[at + IteratorWord.Left];
        if (heap.words[at + IteratorWord.State] !== heap.words[heap.base[deque] + DequeWord.State]) {
          heap.setRaw(at + IteratorWord.Left, 0);
          rt.raise('RuntimeError', 'deque mutated during iteration');
        }
        if (left === 0) return NULL;
        heap.setRaw(at + IteratorWord.Left, left - 1);
        return itemAt(heap, deque, place(left, dequeLength(rt, deque)));
      },
    },
    methods: [
      native('__length_hint__', '', (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + IteratorWord.Left]), {
        doc: 'Private method returning an estimate of len(list(it)).',
      }),
      native('__reduce__', '', (rt, self) => {
        const at = rt.heap.base[self];
        const deque = rt.heap.words[at];
        const done = dequeLength(rt, deque) - rt.heap.words[at + IteratorWord.Left];
        return newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [deque, rt.newInt(done)])]);
      }),
    ],
  });
}

/** The types of this file. */
export const dequeTypes: readonly TypeSpec[] = [
  dequeType,
  iteratorType('_deque_iterator', (left, size) => size - left),
  iteratorType('_deque_reverse_iterator', (left) => left - 1),
];
