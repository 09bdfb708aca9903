/** The itertools module. Twin of Modules/itertoolsmodule.c; most iterators stand in the files beside this one. */
import { NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { combinatoricTypes } from './itertoolscombinatorics';
import { filterTypes } from './itertoolsfilter';
import { infiniteTypes } from './itertoolsinfinite';
import { addTypes, bind, moduleType, signature } from './typedef';

/** Items in one link of the chain that the iterators of a tee share. */
const LINK = 57;

const enum DataWord {
  Iterator,
  Next,
  First,
  RefCount = 59,
  /** Items read so far. */
  Read = RefCount,
  Running,
  Count,
}

const enum TeeWord {
  Data,
  RefCount,
  Index = RefCount,
  Count,
}

const teeData = defineType({
  id: null,
  name: '_tee_dataobject',
  module: 'itertools',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: DataWord.Count, refs: DataWord.RefCount },
  doc: 'teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.',
});

function newData(rt: Runtime, iterator: Handle): Handle {
  const data = allocate(rt, moduleType(rt, 'itertools._tee_dataobject'));
  rt.heap.setRef(rt.heap.base[data], iterator);
  return data;
}

function newTee(rt: Runtime, data: Handle, index: number): Handle {
  const made = allocate(rt, moduleType(rt, 'itertools._tee'));
  const at = rt.heap.base[made];
  rt.heap.setRef(at, data);
  rt.heap.setRaw(at + TeeWord.Index, index);
  return made;
}

function copyTee(rt: Runtime, h: Handle): Handle {
  const at = rt.heap.base[h];
  return newTee(rt, rt.heap.words[at], rt.heap.words[at + TeeWord.Index]);
}

function teeOf(rt: Runtime, iterable: Handle): Handle {
  const iterator = rt.iter(iterable);
  if (rt.typeOf(iterator) === moduleType(rt, 'itertools._tee')) return copyTee(rt, iterator);
  return newTee(rt, newData(rt, iterator), 0);
}

function teeNext(rt: Runtime, h: Handle): Handle {
  const { heap } = rt;
  const at = heap.base[h];
  if (heap.words[at + TeeWord.Index] >= LINK) {
    const data = heap.base[heap.words[at]];
    if (heap.words[data + DataWord.Next] === NULL) {
      heap.setRef(data + DataWord.Next, newData(rt, heap.words[data + DataWord.Iterator]));
    }
    heap.setRef(at, heap.words[data + DataWord.Next]);
    heap.setRaw(at + TeeWord.Index, 0);
  }
  const index = heap.words[at + TeeWord.Index];
  const data = heap.base[heap.words[at]];
  if (index >= heap.words[data + DataWord.Read]) {
    if (heap.words[data + DataWord.Running] !== 0) rt.raise('RuntimeError', 'cannot re-enter the tee iterator');
    heap.setRaw(data + DataWord.Running, 1);
    let item: Handle = NULL;
    try {
      item = rt.next(heap.words[data + DataWord.Iterator]);
    } finally {
      heap.setRaw(data + DataWord.Running, 0);
    }
    if (item === NULL) return NULL;
    heap.setRef(data + DataWord.First + index, item);
    heap.setRaw(data + DataWord.Read, index + 1);
  }
  heap.setRaw(at + TeeWord.Index, index + 1);
  return heap.words[data + DataWord.First + index];
}

const teeParameters = signature('_tee', 'iterable, /');

const tee = defineType({
  id: null,
  name: '_tee',
  module: 'itertools',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: TeeWord.Count, refs: TeeWord.RefCount },
  doc: 'Iterator wrapped to make it copyable.',
  slots: {
    new: (rt, _type, args, kwnames) => teeOf(rt, bind(rt, teeParameters, args, kwnames)[0]),
    iter: (_rt, h) => h,
    iternext: teeNext,
  },
  methods: [native('__copy__', '', copyTee)],
});

export const itertoolsModule: BuiltinModule = {
  name: 'itertools',
  doc: 'Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n\nIterators terminating on the shortest input sequence:\naccumulate(p[, func]) --> p0, p0+p1, p0+p1+p2\nbatched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...\nchain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...\nchain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...\ncompress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...\ndropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails\ngroupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)\nfilterfalse(predicate, seq) --> elements of seq where predicate(elem) is False\nislice(seq, [start,] stop [, step]) --> elements from\n       seq[start:stop:step]\npairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...\nstarmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...\ntee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n\ntakewhile(predicate, seq) --> seq[0], seq[1], until predicate fails\nzip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...\n\nCombinatoric generators:\nproduct(p, q, ... [repeat=1]) --> cartesian product\npermutations(p[, r])\ncombinations(p, r)\ncombinations_with_replacement(p, r)\n',
  order: `
    tee accumulate batched chain combinations compress count combinations_with_replacement cycle dropwhile filterfalse
    groupby islice pairwise permutations product repeat starmap takewhile zip_longest`,
  functions: [
    native('tee', 'iterable, n=2, /', (rt, _self, iterable, n) => {
      const count = ssizeArgument(rt, n, 2);
      if (count < 0) rt.raise('ValueError', 'n must be >= 0');
      if (count === 0) return newTuple(rt, []);
      const first = teeOf(rt, iterable);
      const tees = [first];
      for (let i = 1; i < count; i++) {
        rt.fuel(1);
        tees.push(copyTee(rt, first));
      }
      return newTuple(rt, tees);
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [...infiniteTypes, ...filterTypes, ...combinatoricTypes, tee, teeData]);
  },
};
