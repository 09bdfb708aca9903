/** functools.lru_cache. Twin of the lru_cache part of Modules/_functoolsmodule.c. */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { dictClear, dictDeleteAt, dictPositionHashed, dictSetHashed, newDict } from '../objects/dict';
import { dictKeyAt, dictLength, dictNext, dictValueAt } from '../objects/dictentries';
import { allocate } from '../objects/instance';
import { lastingDictGetSet } from '../objects/object';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { bind, signature } from './typedef';

/** Word offsets of a cache; the dictionary keeps the least recently used entry first. */
export const enum LruWord {
  Function,
  Cache,
  InfoType,
  Dict,
  RefCount,
  /** -1: no limit. */
  MaxSize = RefCount,
  Typed,
  Hits,
  Misses,
  Count,
}

const HASH = { lo: 0, hi: 0 };

const parameters = signature('lru_cache', 'user_function, maxsize, typed, cache_info_type');

/**
 * The key of a call (_make_key): the argument itself for a single str or int, else the tuple of arguments. Where it is
 * not that tuple, the arguments are held once more.
 */
function makeKey(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null, typed: boolean): Handle {
  const { heap } = rt;
  if (kwnames === null && !typed) {
    if (args.length === 1) {
      const type = heap.type[args[0]];
      if (type === TypeId.Str || type === TypeId.Int) return heap.keep(heap.keep(args[0]));
    }
    return args.length === 0 ? EMPTY_TUPLE : newTuple(rt, args);
  }
  for (const arg of args) heap.keep(arg);
  const given = args.length - (kwnames?.length ?? 0);
  const parts = args.slice(0, given);
  if (kwnames !== null) {
    parts.push(rt.interned.get('_functools.kwd_mark') ?? keywordMark(rt));
    kwnames.forEach((name, i) => parts.push(rt.intern(name), args[given + i]));
  }
  if (typed) for (const arg of args) parts.push(rt.typeOf(arg).handle);
  return newTuple(rt, parts);
}

function keywordMark(rt: Runtime): Handle {
  const mark = rt.heap.createImmortal(TypeId.Object, 0);
  rt.interned.set('_functools.kwd_mark', mark);
  return mark;
}

/** Calls the function; with keywords all arguments are laid out once more for it (_PyStack_UnpackDict). */
function callWrapped(rt: Runtime, func: Handle, args: readonly Handle[], names: readonly string[] | null): Handle {
  const { heap } = rt;
  const mark = heap.poolMark;
  if (names !== null) for (const arg of args) heap.keep(arg);
  const result = heap.drainOwning(mark, rt.call(func, args, names));
  return heap.autorelease(result);
}

function count(rt: Runtime, address: number): void {
  rt.heap.setRaw(address, rt.heap.words[address] + 1);
}

function call(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { heap } = rt;
  const at = heap.base[self];
  // It is called with a tuple of its arguments (tp_call).
  if (heap.tracer !== null) newTuple(rt, args);
  const names = kwnames !== null && kwnames.length === 0 ? null : kwnames;
  const maxSize = heap.words[at + LruWord.MaxSize];
  const func = heap.words[at + LruWord.Function];
  if (maxSize === 0) {
    count(rt, at + LruWord.Misses);
    for (const arg of args) heap.keep(arg);
    return callWrapped(rt, func, args, names);
  }
  const cache = heap.words[at + LruWord.Cache];
  const key = makeKey(rt, args, names, heap.words[at + LruWord.Typed] !== 0);
  // An unhashable argument is named by itself, not as a dict's key.
  rt.hash(key, HASH);
  // It is hashed this once; the function that is called may use HASH for others.
  const { lo, hi } = HASH;
  const found = dictPositionHashed(rt, cache, key, lo, hi);
  if (found >= 0) {
    const hit = heap.keep(dictValueAt(heap, cache, found));
    count(rt, at + LruWord.Hits);
    if (maxSize > 0) {
      // The entry becomes the newest; it keeps its key.
      const own = heap.keep(dictKeyAt(heap, cache, found));
      dictDeleteAt(rt, cache, found);
      dictSetHashed(rt, cache, own, hit, lo, hi);
    }
    return hit;
  }
  count(rt, at + LruWord.Misses);
  heap.keep(self);
  const result = heap.keep(callWrapped(rt, func, args, names));
  if (maxSize > 0) {
    if (dictPositionHashed(rt, cache, key, lo, hi) >= 0) return result;
    if (dictLength(rt, cache) >= maxSize) {
      const oldest = dictNext(heap, cache, 0);
      if (oldest >= 0) dictDeleteAt(rt, cache, oldest);
    }
  }
  dictSetHashed(rt, cache, key, result, lo, hi);
  return result;
}

/** The type of functions that lru_cache wraps. */
export const lruCacheType = defineType({
  id: null,
  name: '_lru_cache_wrapper',
  module: 'functools',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs | TypeFlag.MethodDescriptor,
  layout: { words: LruWord.Count, refs: LruWord.RefCount, dict: LruWord.Dict },
  doc: 'Create a cached callable that wraps another function.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [func, limit, typed, info] = bind(rt, parameters, args, kwnames);
      if (!rt.isCallable(func)) rt.raise('TypeError', 'the first argument must be callable');
      let maxSize = -1;
      if (limit !== NONE) {
        if (rt.typeOf(limit).slots.index === undefined && !rt.isInt(limit)) {
          rt.raise('TypeError', 'maxsize should be integer or None');
        }
        maxSize = Math.max(0, Math.min(2 ** 31 - 1, rt.indexClipped(limit, 'OverflowError')));
      }
      const { heap } = rt;
      const made = allocate(rt, type);
      const at = heap.base[made];
      heap.setRef(at + LruWord.Function, func);
      heap.setRef(at + LruWord.Cache, newDict(rt));
      heap.setRef(at + LruWord.InfoType, info);
      heap.setRaw(at + LruWord.MaxSize, maxSize);
      heap.setRaw(at + LruWord.Typed, rt.truth(typed) ? 1 : 0);
      return made;
    },
    call,
    descrGet: (rt, self, object) =>
      object === NULL || object === NONE ? self : rt.call(rt.types[TypeId.Method].handle, [self, object]),
  },
  methods: [
    native('cache_info', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const maxSize = heap.words[at + LruWord.MaxSize];
      return rt.call(heap.words[at + LruWord.InfoType], [
        rt.newInt(heap.words[at + LruWord.Hits]),
        rt.newInt(heap.words[at + LruWord.Misses]),
        maxSize < 0 ? NONE : rt.newInt(maxSize),
        rt.newInt(dictLength(rt, heap.words[at + LruWord.Cache])),
      ]);
    }),
    native('cache_clear', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      heap.setRaw(at + LruWord.Hits, 0);
      heap.setRaw(at + LruWord.Misses, 0);
      dictClear(rt, heap.words[at + LruWord.Cache]);
      return NONE;
    }),
    native('__reduce__', '', (rt, self) => rt.getAttr(self, '__qualname__')),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
  ],
  getset: { __dict__: lastingDictGetSet },
});
