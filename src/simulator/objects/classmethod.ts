/**
 * `classmethod` and `staticmethod`. Twin of Objects/funcobject.c.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { lastingDictGetSet, raiseNoAttribute } from './object';
import { dictDeleteStr, dictGetStr, dictSetStr } from './dict';
import { allocate, instanceDict } from './instance';
import { newMethod } from './method';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of both kinds. */
export const enum WrapperWord {
  Callable,
  Dict,
  Count,
}

function make(rt: Runtime, id: TypeId, callable: Handle): Handle {
  const h = allocate(rt, rt.types[id]);
  rt.heap.setRef(rt.heap.base[h] + WrapperWord.Callable, callable);
  return h;
}

/** A staticmethod without the copied attributes, as a class statement makes it of `__new__` (PyStaticMethod_New). */
export function newStaticMethod(rt: Runtime, callable: Handle): Handle {
  return make(rt, TypeId.StaticMethod, callable);
}

/** The same for a classmethod (PyClassMethod_New). */
export function newClassMethod(rt: Runtime, callable: Handle): Handle {
  return make(rt, TypeId.ClassMethod, callable);
}

/** functools_wraps: the names that a wrapper takes over from what it wraps. */
function copyAttributes(rt: Runtime, wrapper: Handle, callable: Handle): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__']) {
    const value = rt.findAttr(callable, name);
    if (value !== NULL) rt.setAttr(wrapper, name, value);
  }
}

/** What a classmethod or staticmethod wraps. */
export function wrappedCallable(rt: Runtime, h: Handle): Handle {
  const callable = rt.heap.words[rt.heap.base[h] + WrapperWord.Callable];
  return callable === NULL ? NONE : callable;
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const name = typeNameOf(rt, self);
  if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', `${name}() takes no keyword arguments`);
  if (args.length !== 1) rt.raise('TypeError', `${name} expected 1 argument, got ${args.length}`);
  rt.heap.setRef(rt.heap.base[self] + WrapperWord.Callable, args[0]);
  copyAttributes(rt, self, args[0]);
}

function create(rt: Runtime, type: TypeObject): Handle {
  return allocate(rt, type);
}

const wrapped: GetSet = { get: wrappedCallable };
const isAbstract: GetSet = {
  get: (rt, self) => {
    const value = rt.findAttr(wrappedCallable(rt, self), '__isabstractmethod__');
    return boolHandle(value !== NULL && rt.truth(value));
  },
};

/** An attribute of what is wrapped that is kept once it was asked for (descriptor_get_wrapped_attribute). */
function keptAttribute(name: string): GetSet {
  return {
    get: (rt, self) => {
      const kept = dictGetStr(rt, instanceDict(rt, self), rt.intern(name));
      if (kept !== NULL) return kept;
      const value = rt.getAttr(wrappedCallable(rt, self), name);
      dictSetStr(rt, instanceDict(rt, self), rt.intern(name), value);
      return value;
    },
    set: (rt, self, value) => {
      const dict = instanceDict(rt, self);
      if (value !== NULL) dictSetStr(rt, dict, rt.intern(name), value);
      else if (!dictDeleteStr(rt, dict, rt.intern(name))) raiseNoAttribute(rt, self, rt.intern(name));
    },
  };
}

const getset = {
  __func__: wrapped,
  __wrapped__: wrapped,
  __isabstractmethod__: isAbstract,
  __dict__: lastingDictGetSet,
  __annotations__: keptAttribute('__annotations__'),
  __annotate__: keptAttribute('__annotate__'),
};
const layout = { words: WrapperWord.Count, refs: WrapperWord.Count, dict: WrapperWord.Dict };
const genericAlias = native(
  '__class_getitem__',
  'object, /',
  (rt, self, argument) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, argument]),
  { binding: 'class' },
);

/** Of a subclass too it names the builtin type. */
function reprAs(name: string): (rt: Runtime, self: Handle) => Handle {
  return (rt, self) => rt.newStr(`<${name}(${rt.repr(wrappedCallable(rt, self))})>`);
}

const classMethod = defineType({
  id: TypeId.ClassMethod,
  name: 'classmethod',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout,
  slots: {
    new: create,
    init,
    repr: reprAs('classmethod'),
    descrGet: (rt, self, object, type) => {
      const owner = type === NULL ? rt.typeOf(object).handle : type;
      return newMethod(rt, wrappedCallable(rt, self), owner);
    },
  },
  methods: [genericAlias],
  getset,
  doc: 'Convert a function to be a class method.\n\nA class method receives the class as implicit first argument,\njust like an instance method receives the instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is ignored except for its class.\nIf a class method is called for a derived class, the derived class\nobject is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you want those, see the staticmethod builtin.',
});

const staticMethod = defineType({
  id: TypeId.StaticMethod,
  name: 'staticmethod',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout,
  slots: {
    new: create,
    init,
    repr: reprAs('staticmethod'),
    call: (rt, self, args, kwnames) => rt.call(wrappedCallable(rt, self), args, kwnames),
    descrGet: (rt, self) => wrappedCallable(rt, self),
  },
  methods: [genericAlias],
  getset,
  doc: 'Convert a function to be a static method.\n\nA static method does not receive an implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither is passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.',
});

/** The types of this file. */
export const classMethodTypes: readonly TypeSpec[] = [classMethod, staticMethod];
