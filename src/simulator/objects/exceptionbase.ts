/**
 * `BaseException`: construction, text, attributes. Twin of the first part of Objects/exceptions.c.
 */
import { boolHandle, EMPTY_STR, EMPTY_TUPLE, NONE, NULL, TRUE, type Handle } from '../memory';
import { addNote, exceptionWord, ExceptionWord, setCause, setExceptionWord, tracebackOf } from './exceptionwords';
import { allocate, instanceDict } from './instance';
import { native } from './native';
import { lastingDictGetSet } from './object';
import type { Runtime } from './runtime';
import { defineType, type GetSet } from './spec';
import { argumentKind } from './textargs';
import { typeNameOf } from './type';
import { TypeFlag, type Layout, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { newTupleFromArray } from './tuple';

/** An exception made from its type and arguments, as `type(*args)`. Owned by the pool. */
export function createException(rt: Runtime, type: TypeObject, args: readonly Handle[]): Handle {
  const { new: create, init } = type.slots;
  if (create === undefined) return rt.call(type.handle, args);
  const exception = create(rt, type, args, null);
  if (init !== undefined && rt.typeOf(exception).isSubtypeOf(type)) init(rt, exception, args, null);
  return exception;
}

/** `BaseException.__new__`. */
export function exceptionNew(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const exception = allocate(rt, type);
  const positional = kwnames === null ? args : args.slice(0, args.length - kwnames.length);
  setExceptionWord(rt, exception, ExceptionWord.Args, newTupleFromArray(rt, positional));
  return exception;
}

/** `BaseException.__init__`: keeps the arguments. */
export function exceptionInit(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): void {
  if (kwnames !== null && kwnames.length > 0) {
    rt.raise('TypeError', `${typeNameOf(rt, self)}() takes no keyword arguments`);
  }
  keepArguments(rt, self, args);
}

/** Sets `args`, unless `__new__` has set the same ones. */
export function keepArguments(rt: Runtime, self: Handle, args: readonly Handle[]): void {
  const { heap } = rt;
  const tuple = exceptionWord(rt, self, ExceptionWord.Args);
  let same = (tuple === NULL ? 0 : heap.num[tuple]) === args.length;
  for (let i = 0; same && i < args.length; i++) same = heap.words[heap.base[tuple] + i] === args[i];
  if (same) return;
  setExceptionWord(rt, self, ExceptionWord.Args, newTupleFromArray(rt, args));
}

/** The items of `args`. */
export function exceptionArgs(rt: Runtime, exception: Handle): Handle[] {
  const args = exceptionWord(rt, exception, ExceptionWord.Args);
  return args === NULL ? [] : rt.items(args);
}

/** `BaseException.__str__`. */
export function exceptionStr(rt: Runtime, self: Handle): Handle {
  const args = exceptionArgs(rt, self);
  if (args.length === 0) return EMPTY_STR;
  if (args.length === 1) return rt.newStr(rt.str(args[0]));
  return rt.newStr(rt.str(exceptionWord(rt, self, ExceptionWord.Args)));
}

function exceptionRepr(rt: Runtime, self: Handle): Handle {
  const { name } = rt.typeOf(self);
  const args = exceptionArgs(rt, self);
  if (args.length === 1) return rt.newStr(`${name}(${rt.repr(args[0])})`);
  const tuple = exceptionWord(rt, self, ExceptionWord.Args);
  return rt.newStr(name + rt.repr(tuple === NULL ? EMPTY_TUPLE : tuple));
}

function refuseDelete(rt: Runtime, value: Handle, name: string): void {
  if (value === NULL) rt.raise('TypeError', `${name} may not be deleted`);
}

/** A word read as None when it is empty; writable unless said otherwise. */
export function wordGetSet(word: number, doc: string): GetSet {
  return {
    get: (rt, self) => {
      const value = exceptionWord(rt, self, word);
      return value === NULL ? NONE : value;
    },
    set: (rt, self, value) => setExceptionWord(rt, self, word, value),
    doc,
  };
}

function chained(word: ExceptionWord, kind: string): GetSet {
  return {
    get: (rt, self) => {
      const value = exceptionWord(rt, self, word);
      return value === NULL ? NONE : value;
    },
    set: (rt, self, value) => {
      refuseDelete(rt, value, `__${kind}__`);
      if (value !== NONE && !rt.isInstance(value, rt.exceptionType('BaseException'))) {
        rt.raise('TypeError', `exception ${kind} must be None or derive from BaseException`);
      }
      const target = value === NONE ? NULL : value;
      if (word === ExceptionWord.Cause) setCause(rt, self, target);
      else setExceptionWord(rt, self, word, target);
    },
    doc: `exception ${kind}`,
  };
}

const traceback: GetSet = {
  get: tracebackOf,
  set: (rt, self, value) => {
    refuseDelete(rt, value, '__traceback__');
    if (value !== NONE && rt.heap.type[value] !== TypeId.Traceback) {
      rt.raise('TypeError', '__traceback__ must be a traceback or None');
    }
    setExceptionWord(rt, self, ExceptionWord.Traceback, value === NONE ? NULL : value);
  },
};

const suppressContext: GetSet = {
  get: (rt, self) => boolHandle(exceptionWord(rt, self, ExceptionWord.SuppressContext) === TRUE),
  set: (rt, self, value) => {
    if (value === NULL) rt.raise('TypeError', "can't delete numeric/char attribute");
    if (rt.heap.type[value] !== TypeId.Bool) rt.raise('TypeError', 'attribute value type must be bool');
    setExceptionWord(rt, self, ExceptionWord.SuppressContext, value === TRUE ? TRUE : NULL);
  },
};

const args: GetSet = {
  get: (rt, self) => {
    const value = exceptionWord(rt, self, ExceptionWord.Args);
    return value === NULL ? NONE : value;
  },
  set: (rt, self, value) => {
    refuseDelete(rt, value, 'args');
    setExceptionWord(
      rt,
      self,
      ExceptionWord.Args,
      rt.heap.type[value] === TypeId.Tuple ? value : rt.newTuple(rt.toArray(value)),
    );
  },
};

const withTraceback = native('with_traceback', 'object, /', (rt, self, value) => {
  traceback.set?.(rt, self, value);
  return self;
});

const addNoteMethod = native('add_note', 'object, /', (rt, self, note) => {
  if (!rt.isStr(note)) rt.raise('TypeError', `add_note() argument must be str, not ${argumentKind(rt, note)}`);
  addNote(rt, self, note);
  return NONE;
});

const reduce = native('__reduce__', '', (rt, self) => {
  const parts = [rt.typeOf(self).handle, exceptionWord(rt, self, ExceptionWord.Args)];
  if (exceptionWord(rt, self, ExceptionWord.Dict) !== NULL) parts.push(instanceDict(rt, self));
  return rt.newTuple(parts);
});

const setState = native('__setstate__', 'object, /', (rt, self, state) => {
  if (state === NONE) return NONE;
  if (!rt.isInstance(state, rt.types[TypeId.Dict])) rt.raise('TypeError', 'state is not a dictionary');
  rt.forEach(rt.callMethod(state, 'items'), (pair) => {
    const [key, value] = rt.items(pair);
    rt.setAttr(self, key, value);
  });
  return NONE;
});

/** Flags of every exception type. */
export const EXCEPTION_FLAGS = TypeFlag.BaseType | TypeFlag.GC;

/** The layout of an exception with so many words. */
export function exceptionLayout(words: number): Partial<Layout> {
  return { words, refs: words, dict: ExceptionWord.Dict };
}

/** `BaseException`. */
export const baseException = defineType({
  id: null,
  name: 'BaseException',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(ExceptionWord.Own),
  slots: { new: exceptionNew, init: exceptionInit, repr: exceptionRepr, str: exceptionStr },
  methods: [reduce, setState, withTraceback, addNoteMethod],
  getset: {
    __dict__: lastingDictGetSet,
    args,
    __traceback__: traceback,
    __context__: chained(ExceptionWord.Context, 'context'),
    __cause__: chained(ExceptionWord.Cause, 'cause'),
    __suppress_context__: suppressContext,
  },
  doc: 'Common base class for all exceptions',
});
