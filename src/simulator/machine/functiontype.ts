/**
 * Functions as objects. Twin of Objects/funcobject.c.
 */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { FunctionWord } from '../objects/function';
import { splitKeywords } from '../objects/native';
import { lastingDictGetSet } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet } from '../objects/spec';
import { argumentKind } from '../objects/textargs';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { machineOf } from './frametype';
import { newFunction } from './functions';

function read(rt: Runtime, self: Handle, offset: FunctionWord): Handle {
  return rt.heap.words[rt.heap.base[self] + offset] || NONE;
}

function write(rt: Runtime, self: Handle, offset: FunctionWord, value: Handle): void {
  rt.heap.setRef(rt.heap.base[self] + offset, value === NONE ? NULL : value);
}

/** A word that must hold a value of a type, or None where that is allowed. */
function typed(offset: FunctionWord, name: string, type: TypeId, what: string, none: boolean): GetSet {
  return {
    get: (rt, self) => read(rt, self, offset),
    set: (rt, self, value) => {
      if (value === NULL || value === NONE) {
        if (!none) rt.raise('TypeError', `${name} must be set to ${what}`);
        write(rt, self, offset, NULL);
        return;
      }
      if (!rt.isInstance(value, rt.types[type])) rt.raise('TypeError', `${name} must be set to ${what}`);
      write(rt, self, offset, value);
    },
  };
}

function readOnly(offset: FunctionWord): GetSet {
  return {
    get: (rt, self) => read(rt, self, offset),
    set: (rt) => rt.raise('AttributeError', 'readonly attribute'),
  };
}

const code = typed(FunctionWord.Code, '__code__', TypeId.Code, 'a code object', false);

/** CO_GENERATOR, CO_COROUTINE and CO_ASYNC_GENERATOR. */
const GENERATOR_KINDS = 0x2a0;

/** `__code__`: code with other free variables does not fit the closure. */
const codeGetSet: GetSet = {
  ...code,
  set: (rt, self, value) => {
    if (value !== NULL && rt.heap.type[value] === TypeId.Code) {
      const { codes } = machineOf(rt);
      const have = codes.codeOf(read(rt, self, FunctionWord.Code)).freevars.length;
      const given = codes.codeOf(value).freevars.length;
      if (have !== given) {
        const name = rt.text(read(rt, self, FunctionWord.Name));
        rt.raise('ValueError', `${name}() requires a code object with ${have} free vars, not ${given}`);
      }
      const kind = (code: Handle): number => codes.codeOf(code).flags & GENERATOR_KINDS;
      if (kind(value) !== kind(read(rt, self, FunctionWord.Code))) {
        rt.warn(
          'DeprecationWarning',
          'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)',
        );
      }
    }
    code.set?.(rt, self, value);
  },
};

/** `__annotations__`, computed by `__annotate__` when first asked for (PEP 649). */
function annotations(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[self];
  const known = heap.words[base + FunctionWord.Annotations];
  if (known !== NULL) {
    if (heap.type[known] !== TypeId.Tuple) return known;
    const dict = rt.newDict();
    const items = rt.items(known);
    for (let i = 0; i < items.length; i += 2) rt.setItem(dict, items[i], items[i + 1]);
    heap.setRef(base + FunctionWord.Annotations, dict);
    return dict;
  }
  const annotate = heap.words[base + FunctionWord.Annotate];
  const dict = annotate === NULL || annotate === NONE ? rt.newDict() : rt.call(annotate, [rt.newInt(1)]);
  if (!rt.isInstance(dict, rt.types[TypeId.Dict])) {
    rt.raise('TypeError', `__annotate__ returned non-dict of type '${rt.typeOf(dict).name}'`);
  }
  heap.setRef(base + FunctionWord.Annotations, dict);
  return dict;
}

/** What the type `function` was given besides code and globals; undefined or 0: not. */
interface FunctionParts {
  readonly name: Handle | undefined;
  readonly defaults: Handle | undefined;
  readonly closure: Handle | undefined;
  readonly kwdefaults: Handle | undefined;
}

/** Refuses parts that make no function (func_new_impl). */
function checkParts(rt: Runtime, code: Handle, { name, defaults, closure, kwdefaults }: FunctionParts): void {
  const isGiven = (part: Handle | undefined): part is Handle => part !== undefined && part !== NULL && part !== NONE;
  const expect = (part: Handle | undefined, type: TypeId, what: string): void => {
    if (isGiven(part) && !rt.isInstance(part, rt.types[type])) rt.raise('TypeError', what);
  };
  const { name: codeName, freevars } = machineOf(rt).codes.codeOf(code);
  expect(name, TypeId.Str, 'arg 3 (name) must be None or string');
  expect(defaults, TypeId.Tuple, 'arg 4 (defaults) must be None or tuple');
  if (!isGiven(closure) && freevars.length > 0) rt.raise('TypeError', 'arg 5 (closure) must be tuple');
  expect(closure, TypeId.Tuple, 'arg 5 (closure) must be None or tuple');
  expect(kwdefaults, TypeId.Dict, 'arg 6 (kwdefaults) must be None or dict');
  const cells = isGiven(closure) ? rt.items(closure) : [];
  if (cells.length !== freevars.length) {
    rt.raise('ValueError', `${codeName} requires closure of length ${freevars.length}, not ${cells.length}`);
  }
  const wrong = cells.find((cell) => rt.heap.type[cell] !== TypeId.Cell);
  if (wrong !== undefined) rt.raise('TypeError', `arg 5 (closure) expected cell, found ${rt.typeOf(wrong).name}`);
}

export const functionType = defineType({
  id: TypeId.Function,
  name: 'function',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.MethodDescriptor,
  layout: { words: FunctionWord.Count, refs: FunctionWord.Count, dict: FunctionWord.Dict },
  slots: {
    repr: (rt, self) => {
      const name = rt.text(read(rt, self, FunctionWord.Qualname));
      return rt.newStr(`<function ${name} at ${machineOf(rt).addressText(self)}>`);
    },
    call: (rt, self, args, kwnames) => machineOf(rt).callPythonFunction(self, args, kwnames),
    descrGet: (rt, self, object) => (object === NULL || object === NONE ? self : machineOf(rt).newMethod(self, object)),
    new: (rt, _type, args, kwnames) => {
      const names = ['code', 'globals', 'name', 'argdefs', 'closure', 'kwdefaults'];
      const { rest, keywords } = splitKeywords(rt, 'function', names, args, kwnames);
      const [code, globals, name, defaults, closure, kwdefaults] = names.map((_, i) => rest[i] ?? keywords[i]);
      ['code', 'globals'].forEach((name, i) => {
        if (!(rest[i] ?? keywords[i])) {
          rt.raise('TypeError', `function() missing required argument '${name}' (pos ${i + 1})`);
        }
      });
      if (!code || rt.heap.type[code] !== TypeId.Code) {
        rt.raise('TypeError', `function() argument 'code' must be code, not ${argumentKind(rt, code || NONE)}`);
      }
      if (!rt.isInstance(globals, rt.types[TypeId.Dict])) {
        rt.raise('TypeError', `function() argument 'globals' must be dict, not ${argumentKind(rt, globals)}`);
      }
      checkParts(rt, code, { name, defaults, closure, kwdefaults });
      const vm = machineOf(rt);
      const func = newFunction(vm, code, globals);
      if (name && name !== NONE) write(rt, func, FunctionWord.Name, name);
      if (defaults && defaults !== NONE) write(rt, func, FunctionWord.Defaults, defaults);
      if (closure && closure !== NONE) write(rt, func, FunctionWord.Closure, closure);
      if (kwdefaults && kwdefaults !== NONE) write(rt, func, FunctionWord.KwDefaults, kwdefaults);
      return func;
    },
  },
  getset: {
    __dict__: lastingDictGetSet,
    __code__: codeGetSet,
    __globals__: readOnly(FunctionWord.Globals),
    __builtins__: readOnly(FunctionWord.Builtins),
    __name__: typed(FunctionWord.Name, '__name__', TypeId.Str, 'a string object', false),
    __qualname__: typed(FunctionWord.Qualname, '__qualname__', TypeId.Str, 'a string object', false),
    __defaults__: typed(FunctionWord.Defaults, '__defaults__', TypeId.Tuple, 'a tuple object', true),
    __kwdefaults__: typed(FunctionWord.KwDefaults, '__kwdefaults__', TypeId.Dict, 'a dict object', true),
    __closure__: readOnly(FunctionWord.Closure),
    __doc__: {
      get: (rt, self) => read(rt, self, FunctionWord.Doc),
      set: (rt, self, value) => write(rt, self, FunctionWord.Doc, value),
    },
    __module__: {
      get: (rt, self) => read(rt, self, FunctionWord.Module),
      set: (rt, self, value) => write(rt, self, FunctionWord.Module, value),
    },
    __annotations__: {
      get: annotations,
      set: (rt, self, value) => {
        if (value !== NULL && value !== NONE && !rt.isInstance(value, rt.types[TypeId.Dict])) {
          rt.raise('TypeError', '__annotations__ must be set to a dict object');
        }
        write(rt, self, FunctionWord.Annotations, value);
        write(rt, self, FunctionWord.Annotate, NULL);
      },
    },
    __annotate__: {
      get: (rt, self) => read(rt, self, FunctionWord.Annotate),
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('TypeError', '__annotate__ cannot be deleted');
        if (value !== NONE && !rt.isCallable(value)) rt.raise('TypeError', '__annotate__ must be callable or None');
        write(rt, self, FunctionWord.Annotate, value);
        if (value !== NONE) write(rt, self, FunctionWord.Annotations, NULL);
      },
    },
    __type_params__: {
      get: (rt, self) => rt.heap.words[rt.heap.base[self] + FunctionWord.TypeParams] || EMPTY_TUPLE,
      set: (rt, self, value) => {
        if (value === NULL || rt.heap.type[value] !== TypeId.Tuple) {
          rt.raise('TypeError', '__type_params__ must be set to a tuple');
        }
        write(rt, self, FunctionWord.TypeParams, value);
      },
    },
  },
});
