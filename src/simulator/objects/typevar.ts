/**
 * What PEP 695 syntax makes of `[T, *Ts, **P]`: TypeVar, TypeVarTuple, ParamSpec. Twin of Objects/typevarobject.c.
 * The work behind `C[int]` is done by the module `typing`, as in CPython.
 */
import { boolHandle, EMPTY_TUPLE, FALSE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { bindArguments, native, splitKeywords, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { newTuple } from './tuple';
import { genericType, typeAliasType } from './typealias';
import {
  callerModule,
  callTyping,
  constEvaluatorType,
  evaluator,
  expectName,
  lazily,
  makeUnion,
  noDefault,
  noDefaultType,
  setWord,
  typeParamDefault,
  TypeParamWord,
  unpackIter,
  word,
} from './typeparams';
import { CompareOp, TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

export { makeTypeAlias, subscriptGeneric } from './typealias';
export { noDefault } from './typeparams';

const enum Variance {
  Covariant = 1,
  Contravariant = 2,
  Infer = 4,
}

// ---- making

function newTypeParam(rt: Runtime, type: TypeId, name: Handle, variance: number): Handle {
  const { heap } = rt;
  const param = heap.create(type, 0, TypeParamWord.Count);
  setWord(rt, param, TypeParamWord.Name, name);
  heap.setRaw(heap.base[param] + TypeParamWord.Variance, variance);
  return param;
}

/** `[T]`, `[T: bound]`, `[T: (a, b)]`; the functions that compute bound or constraints may be NULL. */
export function makeTypeVar(rt: Runtime, name: Handle, evaluateBound: Handle, evaluateConstraints: Handle): Handle {
  const param = newTypeParam(rt, TypeId.TypeVar, name, Variance.Infer);
  setWord(rt, param, TypeParamWord.EvaluateBound, evaluateBound);
  setWord(rt, param, TypeParamWord.EvaluateConstraints, evaluateConstraints);
  return param;
}

/** `[**P]`. */
export function makeParamSpec(rt: Runtime, name: Handle): Handle {
  return newTypeParam(rt, TypeId.ParamSpec, name, Variance.Infer);
}

/** `[*Ts]`. */
export function makeTypeVarTuple(rt: Runtime, name: Handle): Handle {
  return newTypeParam(rt, TypeId.TypeVarTuple, name, Variance.Infer);
}

/** `[T = default]`: gives a type parameter the function that computes its default, and hands the parameter back. */
export function setTypeParamDefault(rt: Runtime, param: Handle, evaluate: Handle): Handle {
  setWord(rt, param, TypeParamWord.EvaluateDefault, evaluate);
  return param;
}

// ---- the three kinds of parameters

function varianceFlag(flag: Variance): GetSet {
  return { get: (rt, self) => boolHandle((word(rt, self, TypeParamWord.Variance) & flag) !== 0) };
}

const varianceGetset: Readonly<Record<string, GetSet>> = {
  __covariant__: varianceFlag(Variance.Covariant),
  __contravariant__: varianceFlag(Variance.Contravariant),
  __infer_variance__: varianceFlag(Variance.Infer),
};

const defaultGetset: Readonly<Record<string, GetSet>> = {
  __default__: { get: typeParamDefault },
  evaluate_default: evaluator(TypeParamWord.EvaluateDefault, TypeParamWord.Default),
};

function paramRepr(rt: Runtime, self: Handle): Handle {
  const name = word(rt, self, TypeParamWord.Name);
  const variance = word(rt, self, TypeParamWord.Variance);
  if ((variance & Variance.Infer) !== 0 || rt.heap.type[self] === TypeId.TypeVarTuple) return name;
  const sign = (variance & Variance.Covariant) !== 0 ? '+' : (variance & Variance.Contravariant) !== 0 ? '-' : '~';
  return rt.newStr(sign + rt.text(name));
}

function commonMethods(kind: string): NativeFunction[] {
  return [
    native('__reduce__', '', (rt, self) => word(rt, self, TypeParamWord.Name)),
    native('has_default', '', (rt, self) => {
      if (word(rt, self, TypeParamWord.EvaluateDefault) !== NULL) return boolHandle(true);
      const known = word(rt, self, TypeParamWord.Default);
      return boolHandle(known !== NULL && known !== noDefault(rt));
    }),
    native('__mro_entries__', 'bases, /', (rt) => rt.raise('TypeError', `Cannot subclass an instance of ${kind}`)),
  ];
}

/** The options of the constructors: all keyword only. */
interface ParamOptions {
  readonly bound: Handle;
  readonly fallback: Handle;
  readonly variance: number;
}

const OPTION_NAMES = ['bound', 'default', 'covariant', 'contravariant', 'infer_variance'];

function readOptions(rt: Runtime, [bound, fallback, ...flags]: readonly Handle[]): ParamOptions {
  const [covariant, contravariant, infer] = flags.map((flag) => flag !== NULL && rt.truth(flag));
  if (covariant && contravariant) rt.raise('ValueError', 'Bivariant types are not supported.');
  if (infer && (covariant || contravariant)) {
    rt.raise('ValueError', 'Variance cannot be specified with infer_variance.');
  }
  const variance =
    (covariant ? Variance.Covariant : 0) | (contravariant ? Variance.Contravariant : 0) | (infer ? Variance.Infer : 0);
  return {
    bound: bound === NULL || bound === NONE ? NULL : typeCheck(rt, bound, 'Bound must be a type.'),
    fallback: fallback === NULL ? noDefault(rt) : fallback,
    variance,
  };
}

function typeCheck(rt: Runtime, h: Handle, message: string): Handle {
  return h === NONE ? rt.types[TypeId.None].handle : callTyping(rt, '_type_check', h, rt.newStr(message));
}

function finishParam(rt: Runtime, type: TypeId, name: Handle, options: ParamOptions): Handle {
  const param = newTypeParam(rt, type, name, options.variance);
  setWord(rt, param, TypeParamWord.Bound, options.bound);
  setWord(rt, param, TypeParamWord.Default, options.fallback);
  rt.setAttr(param, '__module__', callerModule(rt));
  return param;
}

function createTypeVar(
  rt: Runtime,
  _type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const { rest, keywords } = splitKeywords(rt, 'typevar', ['name', ...OPTION_NAMES], args, kwnames);
  if (rest.length > 0 && keywords[0] !== NULL) {
    rt.raise('TypeError', "argument for typevar() given by name ('name') and position (1)");
  }
  const name = rest.length > 0 ? rest[0] : keywords[0];
  if (name === NULL) rt.raise('TypeError', "typevar() missing required argument 'name' (pos 1)");
  expectName(rt, 'typevar', name);
  const options = readOptions(rt, keywords.slice(1));
  const constraints = rest.slice(1);
  if (constraints.length === 1) rt.raise('TypeError', 'A single constraint is not allowed');
  if (constraints.length > 0 && options.bound !== NULL) {
    rt.raise('TypeError', 'Constraints cannot be combined with bound=...');
  }
  const param = finishParam(rt, TypeId.TypeVar, name, options);
  if (constraints.length > 0) setWord(rt, param, TypeParamWord.Constraints, newTuple(rt, constraints));
  return param;
}

const layout = { words: TypeParamWord.Count, refs: TypeParamWord.Refs, dict: TypeParamWord.Dict };

export const typeVarType = defineType({
  id: TypeId.TypeVar,
  name: 'TypeVar',
  module: 'typing',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout,
  doc: 'Type variable.',
  slots: { new: createTypeVar, repr: paramRepr, or: makeUnion },
  members: { __name__: TypeParamWord.Name },
  getset: {
    ...varianceGetset,
    __bound__: {
      get: (rt, self) => lazily(rt, self, TypeParamWord.Bound, TypeParamWord.EvaluateBound, NONE),
    },
    __constraints__: {
      get: (rt, self) => lazily(rt, self, TypeParamWord.Constraints, TypeParamWord.EvaluateConstraints, EMPTY_TUPLE),
    },
    ...defaultGetset,
    evaluate_bound: evaluator(TypeParamWord.EvaluateBound, TypeParamWord.Bound),
    evaluate_constraints: evaluator(TypeParamWord.EvaluateConstraints, TypeParamWord.Constraints),
  },
  methods: [
    ...commonMethods('TypeVar'),
    native('__typing_subst__', 'arg, /', (rt, self, arg) => callTyping(rt, '_typevar_subst', self, arg)),
    native('__typing_prepare_subst__', 'alias, args, /', prepareSubst),
  ],
});

/** Fills in a default where `C[...]` gives no type for the variable. */
function prepareSubst(rt: Runtime, self: Handle, alias: Handle, args: Handle): Handle {
  const place = rt.toArray(rt.getAttr(alias, '__parameters__')).indexOf(self);
  const given = rt.length(args);
  if (place < given) return args;
  if (place === given) {
    const fallback = typeParamDefault(rt, self);
    if (fallback !== noDefault(rt)) return rt.binary('add', args, newTuple(rt, [fallback]));
  }
  return rt.raise(
    'TypeError',
    `Too few arguments for ${rt.str(alias)}; actual ${given}, expected at least ${place + 1}`,
  );
}

// ---- ParamSpec

const paramSpecNew = native(
  'paramspec',
  'name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False',
  () => NULL,
);

function paramSpecPart(type: TypeId): GetSet {
  return { get: (rt, self) => newParamSpecPart(rt, type, self) };
}

function newParamSpecPart(rt: Runtime, type: TypeId, origin: Handle): Handle {
  const part = rt.heap.create(type, 0, 1);
  setWord(rt, part, 0, origin);
  return part;
}

export const paramSpecType = defineType({
  id: TypeId.ParamSpec,
  name: 'ParamSpec',
  module: 'typing',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout,
  doc: 'Parameter specification variable.',
  slots: {
    new(rt, _type, args, kwnames) {
      const [name, ...options] = bindArguments(rt, paramSpecNew, args, kwnames);
      expectName(rt, 'paramspec', name);
      return finishParam(rt, TypeId.ParamSpec, name, readOptions(rt, options));
    },
    repr: paramRepr,
    or: makeUnion,
  },
  members: { __name__: TypeParamWord.Name },
  getset: {
    ...varianceGetset,
    ...defaultGetset,
    __bound__: { get: (rt, self) => word(rt, self, TypeParamWord.Bound) || NONE },
    args: { ...paramSpecPart(TypeId.ParamSpecArgs), doc: 'Represents positional arguments.' },
    kwargs: { ...paramSpecPart(TypeId.ParamSpecKwargs), doc: 'Represents keyword arguments.' },
  },
  methods: [
    ...commonMethods('ParamSpec'),
    native('__typing_subst__', 'arg, /', (rt, self, arg) => callTyping(rt, '_paramspec_subst', self, arg)),
    native('__typing_prepare_subst__', 'alias, args, /', (rt, self, alias, args) =>
      callTyping(rt, '_paramspec_prepare_subst', self, alias, args),
    ),
  ],
});

function paramSpecPartType(id: TypeId, name: string, attribute: string): TypeSpec {
  const maker = native(name.toLowerCase(), 'origin', () => NULL);
  return defineType({
    id,
    name,
    module: 'typing',
    flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
    layout: { words: 1, refs: 1 },
    unhashable: true,
    doc: `The ${attribute} for a ParamSpec object.`,
    slots: {
      new: (rt, _type, args, kwnames) => newParamSpecPart(rt, id, bindArguments(rt, maker, args, kwnames)[0]),
      repr(rt, self) {
        const origin = word(rt, self, 0);
        const isParam = rt.heap.type[origin] === TypeId.ParamSpec;
        const shown = isParam ? rt.text(word(rt, origin, TypeParamWord.Name)) : rt.repr(origin);
        return rt.newStr(`${shown}.${attribute}`);
      },
      richcompare(rt, self, other, op) {
        if (rt.heap.type[self] !== rt.heap.type[other]) return NOT_IMPLEMENTED;
        if (op !== CompareOp.Eq && op !== CompareOp.Ne) return NOT_IMPLEMENTED;
        return rt.compare(word(rt, self, 0), word(rt, other, 0), op);
      },
    },
    members: { __origin__: 0 },
    methods: [
      native('__mro_entries__', 'bases, /', (rt) => rt.raise('TypeError', `Cannot subclass an instance of ${name}`)),
    ],
  });
}

export const paramSpecArgsType = paramSpecPartType(TypeId.ParamSpecArgs, 'ParamSpecArgs', 'args');
export const paramSpecKwargsType = paramSpecPartType(TypeId.ParamSpecKwargs, 'ParamSpecKwargs', 'kwargs');

// ---- TypeVarTuple

const typeVarTupleNew = native('typevartuple', 'name, *, default=typing.NoDefault', () => NULL);

export const typeVarTupleType = defineType({
  id: TypeId.TypeVarTuple,
  name: 'TypeVarTuple',
  module: 'typing',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout,
  doc: 'Type variable tuple. A specialized form of type variable that enables\nvariadic generics.',
  slots: {
    new(rt, _type, args, kwnames) {
      const [name, fallback] = bindArguments(rt, typeVarTupleNew, args, kwnames);
      expectName(rt, 'typevartuple', name);
      return finishParam(rt, TypeId.TypeVarTuple, name, readOptions(rt, [NULL, fallback, FALSE, FALSE, FALSE]));
    },
    repr: paramRepr,
    iter: unpackIter,
  },
  members: { __name__: TypeParamWord.Name },
  getset: defaultGetset,
  methods: [
    ...commonMethods('TypeVarTuple'),
    native('__typing_subst__', 'arg, /', (rt) =>
      rt.raise('TypeError', 'Substitution of bare TypeVarTuple is not supported'),
    ),
    native('__typing_prepare_subst__', 'alias, args, /', (rt, self, alias, args) =>
      callTyping(rt, '_typevartuple_prepare_subst', self, alias, args),
    ),
  ],
});

/** All types of this file. */
export const typeVarTypes: readonly TypeSpec[] = [
  noDefaultType,
  constEvaluatorType,
  typeVarType,
  paramSpecArgsType,
  paramSpecKwargsType,
  paramSpecType,
  typeVarTupleType,
  typeAliasType,
  genericType,
];
