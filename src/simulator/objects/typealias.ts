/**
 * `type X = ...` and the class Generic. Twin of the last part of Objects/typevarobject.c.
 */
import { EMPTY_TUPLE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { FunctionWord } from './function';
import { bindArguments, native, rawNative, type NativeFunction } from './native';
import { objectNew } from './object';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { tupleItems, tupleLength } from './tuple';
import {
  callerModule,
  callTyping,
  evaluator,
  expectName,
  lazily,
  makeUnion,
  noDefault,
  setWord,
  typeParamDefault,
  unpackIter,
  unpackTypeVarTuples,
  word,
} from './typeparams';
import { isTypeObject } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a type alias. */
export const enum TypeAliasWord {
  Name,
  TypeParams,
  ComputeValue,
  Value,
  Module,
  Count,
}

/** `type name[params] = value`, from the tuple of name, type parameters or None, and function that computes the value. */
export function makeTypeAlias(rt: Runtime, parts: Handle): Handle {
  const [name, params, compute] = tupleItems(rt.heap, parts);
  const alias = rt.heap.create(TypeId.TypeAlias, 0, TypeAliasWord.Count);
  setWord(rt, alias, TypeAliasWord.Name, name);
  setWord(rt, alias, TypeAliasWord.TypeParams, params === NONE || params === EMPTY_TUPLE ? NULL : params);
  setWord(rt, alias, TypeAliasWord.ComputeValue, compute);
  return alias;
}

/** `Generic[params]`, the base that `class C[T]` gets. */
export function subscriptGeneric(rt: Runtime, params: Handle): Handle {
  return callTyping(rt, '_GenericAlias', rt.types[TypeId.Generic].handle, unpackTypeVarTuples(rt, params));
}

// ---- type aliases

const typeAliasNew = native('typealias', 'name, value, *, type_params=()', () => NULL);

function createTypeAlias(
  rt: Runtime,
  _type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const [name, value, params] = bindArguments(rt, typeAliasNew, args, kwnames);
  expectName(rt, 'typealias', name);
  if (params !== NULL && rt.heap.type[params] !== TypeId.Tuple) rt.raise('TypeError', 'type_params must be a tuple');
  if (params !== NULL) checkTypeParams(rt, params);
  const alias = rt.heap.create(TypeId.TypeAlias, 0, TypeAliasWord.Count);
  setWord(rt, alias, TypeAliasWord.Name, name);
  setWord(rt, alias, TypeAliasWord.TypeParams, params === NULL || tupleLength(rt, params) === 0 ? NULL : params);
  setWord(rt, alias, TypeAliasWord.Value, value);
  setWord(rt, alias, TypeAliasWord.Module, callerModule(rt));
  return alias;
}

function checkTypeParams(rt: Runtime, params: Handle): void {
  let defaultSeen = false;
  for (const param of tupleItems(rt.heap, params)) {
    const kind = rt.heap.type[param];
    if (kind !== TypeId.TypeVar && kind !== TypeId.ParamSpec && kind !== TypeId.TypeVarTuple) {
      rt.raise('TypeError', `Expected a type param, got ${rt.repr(param)}`);
    }
    if (typeParamDefault(rt, param) !== noDefault(rt)) defaultSeen = true;
    else if (defaultSeen) {
      rt.raise('TypeError', `non-default type parameter '${rt.repr(param)}' follows default type parameter`);
    }
  }
}

function aliasValue(rt: Runtime, self: Handle): Handle {
  return lazily(rt, self, TypeAliasWord.Value, TypeAliasWord.ComputeValue, NONE);
}

/** Whether `|` with a type alias makes a union: types, aliases, generics, None, strings not. */
function isUnionable(rt: Runtime, h: Handle): boolean {
  switch (rt.heap.type[h]) {
    case TypeId.None:
    case TypeId.GenericAlias:
    case TypeId.Union:
    case TypeId.TypeAlias:
    case TypeId.TypeVar:
    case TypeId.ParamSpec:
      return true;
    default:
      return isTypeObject(rt, h);
  }
}

export const typeAliasType = defineType({
  id: TypeId.TypeAlias,
  name: 'TypeAliasType',
  module: 'typing',
  flags: TypeFlag.GC,
  layout: { words: TypeAliasWord.Count, refs: TypeAliasWord.Count },
  doc: 'Type alias.',
  slots: {
    new: createTypeAlias,
    repr: (rt, self) => word(rt, self, TypeAliasWord.Name),
    iter: unpackIter,
    or: (rt, left, right) =>
      isUnionable(rt, left) && isUnionable(rt, right) ? makeUnion(rt, left, right) : NOT_IMPLEMENTED,
    subscript(rt, self, args) {
      if (word(rt, self, TypeAliasWord.TypeParams) === NULL) {
        rt.raise('TypeError', 'Only generic type aliases are subscriptable');
      }
      return rt.call(rt.types[TypeId.GenericAlias].handle, [self, args]);
    },
  },
  members: { __name__: TypeAliasWord.Name },
  getset: {
    __parameters__: {
      get: (rt, self) => unpackTypeVarTuples(rt, word(rt, self, TypeAliasWord.TypeParams) || EMPTY_TUPLE),
    },
    __type_params__: { get: (rt, self) => word(rt, self, TypeAliasWord.TypeParams) || EMPTY_TUPLE },
    __value__: { get: aliasValue },
    evaluate_value: evaluator(TypeAliasWord.ComputeValue, TypeAliasWord.Value),
    __module__: {
      get(rt, self) {
        const module = word(rt, self, TypeAliasWord.Module);
        if (module !== NULL) return module;
        const compute = word(rt, self, TypeAliasWord.ComputeValue);
        return compute === NULL ? NONE : word(rt, compute, FunctionWord.Module) || NONE;
      },
    },
  },
  methods: [native('__reduce__', '', (rt, self) => word(rt, self, TypeAliasWord.Name))],
});

// ---- Generic

/** A class method of Generic that `typing` does. */
function delegated(name: string, to: string, doc: string): NativeFunction {
  return rawNative(
    name,
    null,
    (rt, self, args, kwnames) => rt.call(rt.getAttr(rt.importModule('typing'), to), [self, ...args], kwnames),
    { binding: 'class', doc },
  );
}

export const genericType = defineType({
  id: TypeId.Generic,
  name: 'Generic',
  module: 'typing',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  solid: false,
  slots: { new: objectNew },
  doc: 'Abstract base class for generic types.',
  methods: [
    delegated('__class_getitem__', '_generic_class_getitem', 'Parameterizes a generic class.'),
    delegated('__init_subclass__', '_generic_init_subclass', 'Function to initialize subclasses.'),
  ],
});
