/** Iterators of itertools that count, repeat, chain and accumulate. Twin of parts of Modules/itertoolsmodule.c. */
import { NONE, NULL, type Handle } from '../memory';
import { classGetItem, refuseKeywords } from '../objects/arguments';
import { allocate } from '../objects/instance';
import { nextHeld } from '../objects/iternext';
import { listAppend, listGet, listLength } from '../objects/list';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType, type TypeSpec } from '../objects/spec';
import { tupleResult } from '../objects/zipmapfilter';
import { newTuple, tupleItem, tupleLength } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { bind, signature } from './typedef';

const FLAGS = TypeFlag.BaseType | TypeFlag.GC;
const self = (_rt: Runtime, h: Handle): Handle => h;
/** The largest number a plain word holds; nobody gets as far. */
export const MOST = 2 ** 31 - 1;

// ---- count

const enum CountWord {
  Current,
  Step,
  Count,
}

const countParameters = signature('count', 'start=0, step=1');

function isNumber(rt: Runtime, h: Handle): boolean {
  const { slots } = rt.typeOf(h);
  return (
    rt.isInt(h) ||
    slots.float !== undefined ||
    slots.index !== undefined ||
    slots.int !== undefined ||
    rt.heap.type[h] === TypeId.Complex
  );
}

const count = defineType({
  id: null,
  name: 'count',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: CountWord.Count, refs: CountWord.Count },
  parts: { next: CountWord.Current, step: CountWord.Step },
  doc:
    'Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, ' +
    'step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [start, step] = bind(rt, countParameters, args, kwnames);
      for (const given of [start, step]) {
        if (given !== NULL && !isNumber(rt, given)) rt.raise('TypeError', 'a number is required');
      }
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at + CountWord.Current, start === NULL ? rt.newInt(0) : start);
      rt.heap.setRef(at + CountWord.Step, step === NULL ? rt.newInt(1) : step);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const current = heap.keep(heap.words[at + CountWord.Current]);
      heap.setRef(at + CountWord.Current, rt.binary('add', current, heap.words[at + CountWord.Step]));
      return current;
    },
    repr: (rt, h) => {
      const at = rt.heap.base[h];
      const step = rt.heap.words[at + CountWord.Step];
      const shown = rt.repr(rt.heap.words[at + CountWord.Current]);
      if (rt.heap.type[step] === TypeId.Int && rt.intValue(step) === 1) return rt.newStr(`count(${shown})`);
      return rt.newStr(`count(${shown}, ${rt.repr(step)})`);
    },
  },
});

// ---- repeat

const enum RepeatWord {
  Element,
  /** Times left; -1: forever. */
  Left,
  Count,
}

const repeatParameters = signature('repeat', 'object, times=None');

const repeat = defineType({
  id: null,
  name: 'repeat',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: RepeatWord.Count, refs: 1 },
  parts: { object: RepeatWord.Element },
  doc:
    'repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not ' +
    'specified, returns the object\nendlessly.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [element, times] = bind(rt, repeatParameters, args, kwnames);
      const left = times === NULL ? -1 : Math.max(0, Math.min(MOST, ssizeArgument(rt, times, 0)));
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at, element);
      rt.heap.setRaw(at + RepeatWord.Left, left);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const left = heap.words[at + RepeatWord.Left];
      if (left === 0) return NULL;
      if (left > 0) heap.setRaw(at + RepeatWord.Left, left - 1);
      return heap.words[at];
    },
    repr: (rt, h) => {
      const at = rt.heap.base[h];
      const left = rt.heap.words[at + RepeatWord.Left];
      const element = rt.repr(rt.heap.words[at]);
      return rt.newStr(left < 0 ? `repeat(${element})` : `repeat(${element}, ${left})`);
    },
  },
  methods: [
    native('__length_hint__', '', (rt, h) => {
      const left = rt.heap.words[rt.heap.base[h] + RepeatWord.Left];
      return left < 0 ? rt.raise('TypeError', 'len() of unsized object') : rt.newInt(left);
    }),
  ],
});

// ---- cycle

const enum CycleWord {
  Iterator,
  /** The items seen, a list. */
  Saved,
  RefCount,
  Index = RefCount,
  Count,
}

const cycleParameters = signature('cycle', 'iterable, /');

const cycle = defineType({
  id: null,
  name: 'cycle',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: CycleWord.Count, refs: CycleWord.RefCount },
  parts: { iterator: CycleWord.Iterator, saved: CycleWord.Saved },
  doc: 'Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [iterable] = bind(rt, cycleParameters, args, kwnames);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at + CycleWord.Iterator, rt.iter(iterable));
      rt.heap.setRef(at + CycleWord.Saved, rt.newList([]));
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const iterator = heap.words[at + CycleWord.Iterator];
      const saved = heap.words[at + CycleWord.Saved];
      if (iterator !== NULL) {
        const item = rt.next(iterator);
        if (item !== NULL) {
          listAppend(rt, saved, item);
          return item;
        }
        heap.setRef(at + CycleWord.Iterator, NULL);
      }
      const length = listLength(rt, saved);
      if (length === 0) return NULL;
      const index = heap.words[at + CycleWord.Index];
      heap.setRaw(at + CycleWord.Index, index + 1 >= length ? 0 : index + 1);
      return listGet(rt, saved, index);
    },
  },
});

// ---- chain

const enum ChainWord {
  Active,
  /** The iterator over the iterables. */
  Source,
  Count,
}

function newChain(rt: Runtime, type: Handle, source: Handle): Handle {
  const made = allocate(rt, rt.typeObject(type));
  rt.heap.setRef(rt.heap.base[made] + ChainWord.Source, source);
  return made;
}

const chain = defineType({
  id: null,
  name: 'chain',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: ChainWord.Count, refs: ChainWord.Count },
  parts: { iterables: ChainWord.Source, iterator: ChainWord.Active },
  doc:
    'Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then ' +
    'elements from the next\niterable, until all of the iterables are exhausted.',
  slots: {
    new: (rt, type, args, kwnames) => {
      if (type.slots.init === rt.types[TypeId.Object].slots.init) refuseKeywords(rt, 'chain', kwnames);
      return newChain(rt, type.handle, rt.iter(newTuple(rt, args)));
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      while (heap.words[at + ChainWord.Source] !== NULL) {
        let active = heap.words[at + ChainWord.Active];
        if (active === NULL) {
          const iterable = rt.next(heap.words[at + ChainWord.Source]);
          if (iterable === NULL) {
            heap.setRef(at + ChainWord.Source, NULL);
            return NULL;
          }
          const problem = rt.attempt(['BaseException'], () => {
            active = rt.iter(iterable);
          });
          if (problem !== NULL) {
            heap.setRef(at + ChainWord.Source, NULL);
            return rt.raiseObject(problem);
          }
          heap.setRef(at + ChainWord.Active, active);
        }
        const item = rt.next(active);
        if (item !== NULL) return item;
        heap.setRef(at + ChainWord.Active, NULL);
        rt.fuel(1);
      }
      return NULL;
    },
  },
  methods: [
    native('from_iterable', 'iterable, /', (rt, type, iterable) => newChain(rt, type, rt.iter(iterable)), {
      binding: 'class',
    }),
    classGetItem,
  ],
});

// ---- accumulate

const enum AccumulateWord {
  Total,
  Iterator,
  Function,
  Initial,
  Count,
}

const accumulateParameters = signature('accumulate', 'iterable, func=None, *, initial=None');

const accumulate = defineType({
  id: null,
  name: 'accumulate',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: AccumulateWord.Count, refs: AccumulateWord.Count },
  parts: { iterator: AccumulateWord.Iterator, func: AccumulateWord.Function, total: AccumulateWord.Total },
  doc: 'Return series of accumulated sums.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [iterable, func, initial] = bind(rt, accumulateParameters, args, kwnames);
      const iterator = rt.iter(iterable);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at + AccumulateWord.Iterator, iterator);
      if (func !== NULL && func !== NONE) rt.heap.setRef(at + AccumulateWord.Function, func);
      if (initial !== NULL && initial !== NONE) rt.heap.setRef(at + AccumulateWord.Initial, initial);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const initial = heap.words[at + AccumulateWord.Initial];
      if (initial !== NULL) {
        heap.setRef(at + AccumulateWord.Total, initial);
        heap.setRef(at + AccumulateWord.Initial, NULL);
        return initial;
      }
      const item = nextHeld(rt, heap.words[at + AccumulateWord.Iterator], true);
      if (item === NULL) return NULL;
      const total = heap.words[at + AccumulateWord.Total];
      if (total === NULL) {
        heap.setRef(at + AccumulateWord.Total, item);
        return item;
      }
      const func = heap.words[at + AccumulateWord.Function];
      const next = func === NULL ? rt.binary('add', total, item) : rt.call(func, [total, item]);
      heap.setRef(at + AccumulateWord.Total, next);
      return next;
    },
  },
});

// ---- zip_longest

const enum LongestWord {
  /** The iterators, a tuple; a finished one is replaced by None. */
  Iterators,
  /** Its own result tuple, used again when nobody else holds it. */
  Result,
  Fill,
  RefCount,
  Active = RefCount,
  Count,
}

const longest = defineType({
  id: null,
  name: 'zip_longest',
  module: 'itertools',
  flags: FLAGS,
  layout: { words: LongestWord.Count, refs: LongestWord.RefCount },
  parts: { iterators: LongestWord.Iterators, fillvalue: LongestWord.Fill },
  doc:
    'Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th ' +
    'iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted ' +
    'and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their ' +
    'place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.',
  slots: {
    new: (rt, type, args, kwnames) => {
      let fill: Handle = NONE;
      const given = args.length - (kwnames?.length ?? 0);
      if (kwnames !== null && kwnames.length > 0) {
        if (kwnames.length > 1 || kwnames[0] !== 'fillvalue') {
          rt.raise('TypeError', 'zip_longest() got an unexpected keyword argument');
        }
        fill = args[given];
      }
      const iterators = newTuple(
        rt,
        args.slice(0, given).map((each) => rt.iter(each)),
      );
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at + LongestWord.Iterators, iterators);
      rt.heap.setRef(at + LongestWord.Fill, fill);
      rt.heap.setRaw(at + LongestWord.Active, given);
      return made;
    },
    iter: self,
    iternext: (rt, h) => {
      const { heap } = rt;
      const at = heap.base[h];
      const iterators = heap.words[at + LongestWord.Iterators];
      const size = tupleLength(rt, iterators);
      if (size === 0 || heap.words[at + LongestWord.Active] === 0) return NULL;
      const items: Handle[] = [];
      for (let i = 0; i < size; i++) {
        const iterator = tupleItem(rt, iterators, i);
        let item: Handle = NULL;
        if (iterator !== NONE) {
          item = rt.next(iterator);
          if (item === NULL) {
            heap.setRef(heap.base[iterators] + i, NONE);
            const active = heap.words[at + LongestWord.Active] - 1;
            heap.setRaw(at + LongestWord.Active, active);
            if (active === 0) return NULL;
          }
        }
        items.push(heap.keep(item === NULL ? heap.words[at + LongestWord.Fill] : item));
      }
      return tupleResult(rt, at + LongestWord.Result, items);
    },
  },
});

/** The types of this file. */
export const infiniteTypes: readonly TypeSpec[] = [count, repeat, cycle, chain, accumulate, longest];
