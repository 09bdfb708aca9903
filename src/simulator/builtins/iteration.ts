/** Builtin functions that run over iterables. */
import { newAnextAwaitable } from '../machine/anextawaitable';
import { NONE, NULL, type Handle } from '../memory';
import { lengthObject } from '../objects/lengthobject';
import { listExtend } from '../objects/listextend';
import { native, rawNative, splitKeywords, type NativeFunction } from '../objects/native';
import { sum } from './sum';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import { CompareOp } from '../objects/typeobject';
import { newCallableIterator } from '../objects/iterobject';

/** `min` and `max`. Twin of min_max. */
function extreme(
  rt: Runtime,
  name: 'min' | 'max',
  op: CompareOp,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const { rest, keywords } = splitKeywords(rt, name, ['key', 'default'], args, kwnames);
  const [key, fallback] = keywords;
  if (rest.length === 0) rt.raise('TypeError', `${name} expected at least 1 argument, got 0`);
  if (rest.length > 1 && fallback !== NULL) {
    rt.raise('TypeError', `Cannot specify a default for ${name}() with multiple positional arguments`);
  }
  const { heap } = rt;
  // Held in a tuple's words while user code may run: the best item and its key.
  const holder = heap.create(TypeId.Tuple, 2, 2);
  const base = heap.base[holder];
  const consider = (item: Handle): void => {
    const value = key === NULL || key === NONE ? heap.keep(item) : rt.call(key, [item]);
    const best = heap.words[base];
    if (best === NULL || rt.compareBool(value, heap.words[base + 1], op)) {
      heap.setRef(base, item);
      heap.setRef(base + 1, value);
    }
  };
  if (rest.length > 1) {
    for (const item of rest) {
      const mark = heap.poolMark;
      consider(heap.keep(item));
      heap.drain(mark);
    }
  } else rt.forEach(rest[0], (item) => consider(item));
  const best = heap.words[base];
  if (best !== NULL) return heap.keep(best);
  return fallback === NULL ? rt.raise('ValueError', `${name}() iterable argument is empty`) : fallback;
}

export const iterationFunctions: readonly NativeFunction[] = [
  native('len', 'obj, /', (rt, _self, object) => lengthObject(rt, object)),
  rawNative('iter', null, (rt, _self, args, kwnames) => {
    if (kwnames !== null) rt.raise('TypeError', 'iter() takes no keyword arguments');
    if (args.length === 0) rt.raise('TypeError', 'iter expected at least 1 argument, got 0');
    if (args.length > 2) rt.raise('TypeError', `iter expected at most 2 arguments, got ${args.length}`);
    if (args.length === 1) return rt.iter(args[0]);
    if (!rt.isCallable(args[0])) rt.raise('TypeError', 'iter(v, w): v must be callable');
    return newCallableIterator(rt, args[0], args[1]);
  }),
  rawNative('next', null, (rt, _self, args, kwnames) => {
    if (kwnames !== null) rt.raise('TypeError', 'next() takes no keyword arguments');
    if (args.length === 0) rt.raise('TypeError', 'next expected at least 1 argument, got 0');
    if (args.length > 2) rt.raise('TypeError', `next expected at most 2 arguments, got ${args.length}`);
    const iternext = rt.typeOf(args[0]).slots.iternext;
    if (iternext === undefined) return rt.raise('TypeError', `'${rt.typeOf(args[0]).name}' object is not an iterator`);
    if (args.length === 2) {
      const item = rt.next(args[0]);
      return item === NULL ? args[1] : item;
    }
    const item = iternext(rt, args[0]);
    return item === NULL ? rt.raiseWith('StopIteration', []) : item;
  }),
  native('aiter', 'async_iterable, /', (rt, _self, iterable) => {
    const aiter = rt.typeOf(iterable).slots.aiter;
    if (aiter === undefined)
      return rt.raise('TypeError', `'${rt.typeOf(iterable).name}' object is not an async iterable`);
    return aiter(rt, iterable);
  }),
  rawNative('anext', null, (rt, _self, args, kwnames) => {
    if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'anext() takes no keyword arguments');
    if (args.length < 1) rt.raise('TypeError', `anext expected at least 1 argument, got ${args.length}`);
    if (args.length > 2) rt.raise('TypeError', `anext expected at most 2 arguments, got ${args.length}`);
    const anext = rt.typeOf(args[0]).slots.anext;
    if (anext === undefined)
      return rt.raise('TypeError', `'${rt.typeOf(args[0]).name}' object is not an async iterator`);
    const awaitable = anext(rt, args[0]);
    return args.length === 1 ? awaitable : newAnextAwaitable(rt, awaitable, args[1]);
  }),
  rawNative('max', null, (rt, _self, args, kwnames) => extreme(rt, 'max', CompareOp.Gt, args, kwnames)),
  rawNative('min', null, (rt, _self, args, kwnames) => extreme(rt, 'min', CompareOp.Lt, args, kwnames)),
  native('sum', 'iterable, /, start=0', (rt, _self, iterable, start) => sum(rt, iterable, start)),
  rawNative('sorted', '(iterable, /, *, key=None, reverse=False)', (rt, _self, args, kwnames) => {
    const given = args.length - (kwnames?.length ?? 0);
    if (given !== 1) rt.raise('TypeError', `sorted expected 1 argument, got ${given}`);
    const list = rt.newList([]);
    listExtend(rt, list, args[0]);
    rt.call(rt.getAttr(list, 'sort'), args.slice(1), kwnames);
    return list;
  }),
];
