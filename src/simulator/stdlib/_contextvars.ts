/** The _contextvars module. Twin of Python/context.c. */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { classGetItem } from '../objects/arguments';
import { dictDelete, dictGet, dictLookup, dictSet, dictSetStr, newDict } from '../objects/dict';
import { dictCopy } from '../objects/dictcopy';
import { dictLength } from '../objects/dictentries';
import { newDictIterator } from '../objects/dictiter';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { namespaceOf } from '../objects/type';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { addTypes, bind, moduleType, signature } from './typedef';

const enum ContextWord {
  /** A dict from variables to values. */
  Values,
  /** The context to go back to while this one is entered; itself when it is the outermost. */
  Previous,
  RefCount,
  Entered = RefCount,
  Count,
}

const enum VarWord {
  Name,
  Default,
  Count,
}

const enum TokenWord {
  Context,
  Variable,
  Old,
  RefCount,
  Used = RefCount,
  Count,
}

/** The immortal object whose first word is the current context. */
function holder(rt: Runtime): number {
  return rt.heap.base[rt.interned.get('_contextvars.current') ?? 0];
}

function newContext(rt: Runtime, values: Handle): Handle {
  const made = allocate(rt, moduleType(rt, '_contextvars.Context'));
  rt.heap.setRef(rt.heap.base[made], values);
  // CPython's empty one is no object of its own.
  if (dictLength(rt, values) === 0) untrack(rt, values);
  return made;
}

/** The collector does not look at an object. */
function untrack(rt: Runtime, h: Handle): void {
  rt.heap.containers.remove(h);
}

function currentContext(rt: Runtime): Handle {
  const at = holder(rt);
  if (rt.heap.words[at] === NULL) rt.heap.setRef(at, newContext(rt, newDict(rt)));
  return rt.heap.words[at];
}

function valuesOf(rt: Runtime, context: Handle): Handle {
  return rt.heap.words[rt.heap.base[context]];
}

/** Enters a context; RuntimeError when it is entered already. */
export function enterContext(rt: Runtime, context: Handle): void {
  const { heap } = rt;
  const at = heap.base[context];
  if (heap.words[at + ContextWord.Entered] !== 0) {
    rt.raise('RuntimeError', `cannot enter context: ${rt.repr(context)} is already entered`);
  }
  heap.setRef(at + ContextWord.Previous, currentContext(rt));
  heap.setRaw(at + ContextWord.Entered, 1);
  heap.setRef(holder(rt), context);
}

/** Leaves a context. */
export function leaveContext(rt: Runtime, context: Handle): void {
  const { heap } = rt;
  const at = heap.base[context];
  heap.setRef(holder(rt), heap.words[at + ContextWord.Previous]);
  heap.setRef(at + ContextWord.Previous, NULL);
  heap.setRaw(at + ContextWord.Entered, 0);
}

function checkVariable(rt: Runtime, key: Handle): void {
  if (rt.typeOf(key) !== moduleType(rt, '_contextvars.ContextVar')) {
    rt.raise('TypeError', `a ContextVar key was expected, got ${rt.repr(key)}`);
  }
}

const context = defineType({
  id: null,
  name: 'Context',
  module: '_contextvars',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: ContextWord.Count, refs: ContextWord.RefCount },
  unhashable: true,
  slots: {
    new: (rt, _type, args) => {
      if (args.length > 0) rt.raise('TypeError', 'Context() does not accept any arguments');
      return newContext(rt, newDict(rt));
    },
    richcompare: (rt, self, other, op) => {
      if (rt.typeOf(other) !== rt.typeOf(self) || (op !== CompareOp.Eq && op !== CompareOp.Ne)) return NOT_IMPLEMENTED;
      return boolHandle(rt.compareBool(valuesOf(rt, self), valuesOf(rt, other), op));
    },
    length: (rt, self) => dictLength(rt, valuesOf(rt, self)),
    iter: (rt, self) => newDictIterator(rt, TypeId.DictKeyIterator, valuesOf(rt, self)),
    contains: (rt, self, key) => {
      checkVariable(rt, key);
      return dictLookup(rt, valuesOf(rt, self), key) !== 0;
    },
    subscript: (rt, self, key) => {
      checkVariable(rt, key);
      const value = dictGet(rt, valuesOf(rt, self), key);
      return value === NULL ? rt.raiseWith('KeyError', [key]) : value;
    },
  },
  methods: [
    rawNative(
      'run',
      null,
      (rt, self, args, kwnames) => {
        if (args.length - (kwnames?.length ?? 0) < 1)
          rt.raise('TypeError', 'run() missing 1 required positional argument');
        enterContext(rt, self);
        try {
          return rt.call(args[0], args.slice(1), kwnames);
        } finally {
          leaveContext(rt, self);
        }
      },
      { around: { enter: enterContext, leave: leaveContext } },
    ),
    native('copy', '', (rt, self) => newContext(rt, dictCopy(rt, valuesOf(rt, self)))),
    native('get', 'key, default=None, /', (rt, self, key, fallback) => {
      checkVariable(rt, key);
      const value = dictGet(rt, valuesOf(rt, self), key);
      return value === NULL ? fallback || NONE : value;
    }),
    native('keys', '', (rt, self) => rt.callMethod(valuesOf(rt, self), 'keys')),
    native('values', '', (rt, self) => rt.callMethod(valuesOf(rt, self), 'values')),
    native('items', '', (rt, self) => rt.callMethod(valuesOf(rt, self), 'items')),
  ],
});

const variableParameters = signature('ContextVar', 'name, /, *, default=<unrepresentable>');

const variable = defineType({
  id: null,
  name: 'ContextVar',
  module: '_contextvars',
  flags: TypeFlag.GC,
  layout: { words: VarWord.Count, refs: VarWord.Count },
  slots: {
    new: (rt, type, args, kwnames) => {
      const [name, fallback] = bind(rt, variableParameters, args, kwnames);
      if (!rt.isStr(name)) rt.raise('TypeError', 'context variable name must be a str');
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], name);
      rt.heap.setRef(rt.heap.base[made] + VarWord.Default, fallback);
      if (fallback === NULL || !rt.typeOf(fallback).has(TypeFlag.GC)) untrack(rt, made);
      return made;
    },
    repr: (rt, self) => {
      const at = rt.heap.base[self];
      const fallback = rt.heap.words[at + VarWord.Default];
      const more = fallback === NULL ? '' : ` default=${rt.repr(fallback)}`;
      return rt.newStr(`<ContextVar name=${rt.repr(rt.heap.words[at])}${more} at ${rt.heap.addressText(self)}>`);
    },
  },
  members: { name: VarWord.Name },
  methods: [
    native('get', 'default=<unrepresentable>, /', (rt, self, fallback) => {
      const value = dictGet(rt, valuesOf(rt, currentContext(rt)), self);
      if (value !== NULL) return value;
      if (fallback !== NULL) return fallback;
      const own = rt.heap.words[rt.heap.base[self] + VarWord.Default];
      return own === NULL ? rt.raiseWith('LookupError', [self]) : own;
    }),
    native('set', 'value, /', (rt, self, value) => {
      const { heap } = rt;
      const current = currentContext(rt);
      const values = valuesOf(rt, current);
      const token = allocate(rt, moduleType(rt, '_contextvars.Token'));
      const at = heap.base[token];
      heap.setRef(at + TokenWord.Context, current);
      heap.setRef(at + TokenWord.Variable, self);
      heap.setRef(at + TokenWord.Old, dictGet(rt, values, self));
      // Copies of a context share nothing with it afterwards.
      dictSet(rt, values, self, value);
      return token;
    }),
    native('reset', 'token, /', (rt, self, token) => {
      resetVariable(rt, self, token);
      return NONE;
    }),
    classGetItem,
  ],
});

function resetVariable(rt: Runtime, self: Handle, token: Handle): void {
  const { heap } = rt;
  if (rt.typeOf(token) !== moduleType(rt, '_contextvars.Token')) {
    rt.raise('TypeError', `expected an instance of Token, got ${rt.repr(token)}`);
  }
  const at = heap.base[token];
  if (heap.words[at + TokenWord.Used] !== 0) rt.raise('RuntimeError', `${rt.repr(token)} has already been used once`);
  if (heap.words[at + TokenWord.Variable] !== self) {
    rt.raise('ValueError', `${rt.repr(token)} was created by a different ContextVar`);
  }
  if (heap.words[at] !== currentContext(rt)) {
    rt.raise('ValueError', `${rt.repr(token)} was created in a different Context`);
  }
  heap.setRaw(at + TokenWord.Used, 1);
  const values = valuesOf(rt, currentContext(rt));
  const old = heap.words[at + TokenWord.Old];
  if (old === NULL) dictDelete(rt, values, self);
  else dictSet(rt, values, self, old);
}

const token = defineType({
  id: null,
  name: 'Token',
  module: '_contextvars',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: TokenWord.Count, refs: TokenWord.RefCount },
  unhashable: true,
  slots: {
    repr: (rt, self) => {
      const at = rt.heap.base[self];
      const used = rt.heap.words[at + TokenWord.Used] !== 0 ? ' used' : '';
      return rt.newStr(
        `<Token${used} var=${rt.repr(rt.heap.words[at + TokenWord.Variable])} at ${rt.heap.addressText(self)}>`,
      );
    },
  },
  getset: {
    var: { get: (rt, self) => rt.heap.words[rt.heap.base[self] + TokenWord.Variable] },
    old_value: {
      get: (rt, self) =>
        rt.heap.words[rt.heap.base[self] + TokenWord.Old] || (rt.interned.get('_contextvars.MISSING') ?? NONE),
    },
  },
  methods: [
    native('__enter__', '', (_rt, self) => self),
    rawNative('__exit__', '(type, value, traceback, /)', (rt, self) => {
      resetVariable(rt, rt.heap.words[rt.heap.base[self] + TokenWord.Variable], self);
      return NONE;
    }),
    classGetItem,
  ],
});

const missing = defineType({
  id: null,
  name: 'Token.MISSING',
  module: '_contextvars',
  flags: TypeFlag.DisallowInstantiation,
  slots: { repr: (rt) => rt.newStr('<Token.MISSING>') },
});

export const contextvarsModule: BuiltinModule = {
  name: '_contextvars',
  doc: 'Context Variables',
  functions: [native('copy_context', '', (rt) => newContext(rt, dictCopy(rt, valuesOf(rt, currentContext(rt)))))],
  init: (vm, _module, set) => {
    const types = addTypes(vm, set, [context, variable, token, missing], (spec) => spec !== missing);
    const mark = vm.heap.createImmortal(types[3].index, 0);
    vm.interned.set('_contextvars.MISSING', mark);
    vm.interned.set('_contextvars.current', vm.heap.createImmortal(types[0].index, 0, 0, ContextWord.Count));
    vm.threads.local = holder(vm);
    dictSetStr(vm, namespaceOf(vm.heap, types[2]), vm.intern('MISSING'), mark);
  },
};
