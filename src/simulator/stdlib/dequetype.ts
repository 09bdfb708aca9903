/** The types of collections.deque and of its iterators. Twin of Modules/_collectionsmodule.c. */
import { boolHandle, EMPTY_TUPLE, type Handle, NONE, NOT_IMPLEMENTED, NULL } from '../memory';
import { classGetItem } from '../objects/arguments';
import { allocate } from '../objects/instance';
import { searchBound } from '../objects/slice';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import {
  appendLeft,
  BLOCK_SIZE,
  furtherBlocks,
  checkIndex,
  clear,
  copyOf,
  deleteItem,
  dequeAppend,
  dequeItemAddress,
  dequeLength,
  DequeWord,
  extend,
  find,
  insert,
  isDeque,
  itemAt,
  items,
  newDeque,
  OBJECT_SIZE,
  popLeft,
  popRight,
  repeatInPlace,
  rotate,
} from './deque';
import { bind, moduleType, signature } from './typedef';

const parameters = signature('deque', 'iterable=(), maxlen=None');

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [iterable, limit] = bind(rt, parameters, args, kwnames);
  let most = -1;
  if (limit !== NULL && limit !== NONE) {
    if (!rt.isInt(limit)) rt.raise('TypeError', 'an integer is required');
    most = ssizeArgument(rt, limit, 0);
    if (most < 0) rt.raise('ValueError', 'maxlen must be non-negative');
  }
  const base = rt.heap.base[self];
  clear(rt, self);
  rt.heap.setRaw(base + DequeWord.MaxLength, Math.min(most, 2 ** 31 - 1));
  if (iterable !== NULL) extend(rt, self, iterable, dequeAppend);
}

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
    moreBytes: furtherBlocks,
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
    },
  },
  methods: [
    native('append', 'item, /', (rt, self, item) => {
      dequeAppend(rt, self, item);
      return NONE;
    }),
    native('appendleft', 'item, /', (rt, self, item) => {
      appendLeft(rt, self, item);
      return NONE;
    }),
    native('pop', '', popRight),
    native('popleft', '', popLeft),
    native('clear', '', (rt, self) => {
      clear(rt, self);
      return NONE;
    }),
    native('extend', 'iterable, /', (rt, self, iterable) => {
      extend(rt, self, iterable, dequeAppend);
      return NONE;
    }),
    native('extendleft', 'iterable, /', (rt, self, iterable) => {
      extend(rt, self, iterable, appendLeft);
      return NONE;
    }),
    native('copy', '', copyOf),
    native('__copy__', '', copyOf),
    native('count', 'value, /', (rt, self, value) => {
      let count = 0;
      const size = dequeLength(rt, self);
      for (let at = find(rt, self, value, 0, size, 'RuntimeError'); at >= 0; count++) {
        at = find(rt, self, value, at + 1, size, 'RuntimeError');
      }
      return rt.newInt(count);
    }),
    native('index', 'value, start=0, stop=9223372036854775807, /', (rt, self, value, start, stop) => {
      const size = dequeLength(rt, self);
      const at = find(
        rt,
        self,
        value,
        searchBound(rt, start, size, 0),
        Math.min(searchBound(rt, stop, size, size), size),
        'RuntimeError',
      );
      return at < 0 ? rt.raise('ValueError', 'deque.index(x): x not in deque') : rt.newInt(at);
    }),
    native('insert', 'index, value, /', (rt, self, index, value) => {
      insert(rt, self, ssizeArgument(rt, index, 0), value);
      return NONE;
    }),
    native('remove', 'value, /', (rt, self, value) => {
      const at = find(rt, self, value, 0, dequeLength(rt, self), 'IndexError');
      if (at < 0) rt.raise('ValueError', 'deque.remove(x): x not in deque');
      deleteItem(rt, self, at);
      return NONE;
    }),
    native('reverse', '', (rt, self) => {
      const { heap } = rt;
      const base = heap.base[self];
      for (let i = 0, j = dequeLength(rt, self) - 1; i < j; i++, j--) {
        heap.swapRefs(dequeItemAddress(heap.words, base, i), dequeItemAddress(heap.words, base, j));
      }
      return NONE;
    }),
    native('rotate', 'n=1, /', (rt, self, n) => {
      rotate(rt, self, ssizeArgument(rt, n, 1));
      return NONE;
    }),
    native('__reversed__', '', (rt, self) => newIterator(rt, '_deque_reverse_iterator', self)),
    native('__sizeof__', '', (rt, self) => {
      return rt.newInt(OBJECT_SIZE + BLOCK_SIZE + furtherBlocks(rt, rt.heap.words, self));
    }),
    native('__reduce__', '', (rt, self) => {
      const most = rt.heap.words[rt.heap.base[self] + DequeWord.MaxLength];
      const state = rt.callMethod(self, '__getstate__');
      const args = most < 0 ? EMPTY_TUPLE : newTuple(rt, [EMPTY_TUPLE, rt.newInt(most)]);
      return newTuple(rt, [rt.typeOf(self).handle, args, state, rt.iter(self)]);
    }),
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
      native('__length_hint__', '', (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + IteratorWord.Left])),
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
