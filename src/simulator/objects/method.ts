/**
 * Bound methods. Twin of Objects/classobject.c.
 */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { identityResult } from './comparison';
import { native } from './native';
import { identityHash } from './object';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { internName } from './type';
import { TypeFlag, type Hash64 } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a bound method. */
export const enum MethodWord {
  Function,
  Self,
  Count,
}

/** A callable bound to an object. */
export function newMethod(rt: Runtime, callable: Handle, self: Handle): Handle {
  const { heap } = rt;
  const h = heap.create(TypeId.Method, 0, MethodWord.Count);
  heap.setRef(heap.base[h] + MethodWord.Function, callable);
  heap.setRef(heap.base[h] + MethodWord.Self, self);
  return h;
}

/** `__func__`. */
export function methodFunction(rt: Runtime, h: Handle): Handle {
  return rt.heap.words[rt.heap.base[h] + MethodWord.Function];
}

/** `__self__`. */
export function methodSelf(rt: Runtime, h: Handle): Handle {
  return rt.heap.words[rt.heap.base[h] + MethodWord.Self];
}

function repr(rt: Runtime, self: Handle): Handle {
  const callable = methodFunction(rt, self);
  let name = rt.findAttr(callable, '__qualname__');
  if (name === NULL) name = rt.findAttr(callable, '__name__');
  const text = name !== NULL && rt.isStr(name) ? rt.text(name) : '?';
  return rt.newStr(`<bound method ${text} of ${rt.repr(methodSelf(rt, self))}>`);
}

function hash(rt: Runtime, self: Handle, out: Hash64): void {
  identityHash(rt, methodSelf(rt, self), out);
  const { lo, hi } = out;
  rt.hash(methodFunction(rt, self), out);
  out.lo ^= lo;
  out.hi ^= hi;
}

const method = defineType({
  id: TypeId.Method,
  name: 'method',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: MethodWord.Count, refs: MethodWord.Count },
  slots: {
    new: (rt, _type, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'method() takes no keyword arguments');
      if (args.length !== 2) rt.raise('TypeError', `method expected 2 arguments, got ${args.length}`);
      if (!rt.isCallable(args[0])) rt.raise('TypeError', 'first argument must be callable');
      if (args[1] === NONE) rt.raise('TypeError', 'instance must not be None');
      return newMethod(rt, args[0], args[1]);
    },
    repr,
    hash,
    call: (rt, self, args, kwnames) => rt.call(methodFunction(rt, self), [methodSelf(rt, self), ...args], kwnames),
    // Attributes that a method does not have itself are its function's.
    getattro: (rt, self, name) => {
      const found = rt.lookupType(rt.types[TypeId.Method], internName(rt, name));
      if (found === NULL) return rt.getAttr(methodFunction(rt, self), name);
      const get = rt.typeOf(found).slots.descrGet;
      return get === undefined ? found : get(rt, found, self, rt.types[TypeId.Method].handle);
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.Method) return NOT_IMPLEMENTED;
      const same =
        methodSelf(rt, self) === methodSelf(rt, other) && rt.equal(methodFunction(rt, self), methodFunction(rt, other));
      return identityResult(same, op);
    },
    descrGet: (_rt, self) => self,
  },
  methods: [
    native('__reduce__', '', (rt, self) =>
      rt.newTuple([
        rt.getAttr(rt.importModule('builtins'), 'getattr'),
        rt.newTuple([methodSelf(rt, self), rt.getAttr(methodFunction(rt, self), '__name__')]),
      ]),
    ),
  ],
  members: { __func__: MethodWord.Function, __self__: MethodWord.Self },
  getset: {
    __doc__: { get: (rt, self) => rt.getAttr(methodFunction(rt, self), '__doc__') },
  },
});

/** The types of this file. */
export const methodTypes: readonly TypeSpec[] = [method];
