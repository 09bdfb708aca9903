/**
 * What type parameters and type aliases share: their words, values computed when first asked for, NoDefault.
 * Twin of the first part of Objects/typevarobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { dictLookupStr } from './dict';
import { FrameWord } from './frame';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type GetSet } from './spec';
import { argumentKind } from './textargs';
import { newTuple, tupleItems } from './tuple';
import { isTypeObject } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets that TypeVar, ParamSpec and TypeVarTuple share. */
export const enum TypeParamWord {
  Name,
  Dict,
  Default,
  /** What computes the default when it is first asked for. */
  EvaluateDefault,
  Bound,
  EvaluateBound,
  Constraints,
  EvaluateConstraints,
  Refs,
  /** {@link Variance} bits; plain. */
  Variance = Refs,
  Count,
}

/** A reference word of an object. */
export function word(rt: Runtime, h: Handle, offset: number): Handle {
  return rt.heap.words[rt.heap.base[h] + offset];
}

/** Sets a reference word of an object. */
export function setWord(rt: Runtime, h: Handle, offset: number, value: Handle): void {
  rt.heap.setRef(rt.heap.base[h] + offset, value);
}

/** `typing.NoDefault`. */
export function noDefault(rt: Runtime): Handle {
  const { payloads } = rt;
  if (payloads.noDefault === NULL) payloads.noDefault = rt.heap.createImmortal(TypeId.NoDefault, 0);
  return payloads.noDefault;
}

/** Calls a function of the module `typing`. */
export function callTyping(rt: Runtime, name: string, ...args: Handle[]): Handle {
  return rt.call(rt.getAttr(rt.importModule('typing'), name), args);
}

/** `typing.Unpack[h]`. */
export function unpacked(rt: Runtime, h: Handle): Handle {
  return rt.getItem(rt.getAttr(rt.importModule('typing'), 'Unpack'), h);
}

/** The module of the function that runs: what a type parameter made by hand gets as `__module__`. */
export function callerModule(rt: Runtime): Handle {
  const frame = rt.currentFrame();
  if (frame === NULL) return NONE;
  const at = dictLookupStr(rt, word(rt, frame, FrameWord.Globals), rt.intern('__name__'));
  return at === 0 ? NONE : rt.heap.words[at];
}

/** Type parameters with `*Ts` in place of `Ts`, as Generic wants them. */
export function unpackTypeVarTuples(rt: Runtime, params: Handle): Handle {
  const items = tupleItems(rt.heap, params);
  if (!items.some((item) => rt.heap.type[item] === TypeId.TypeVarTuple)) return params;
  return newTuple(
    rt,
    items.map((item) => (rt.heap.type[item] === TypeId.TypeVarTuple ? unpacked(rt, item) : item)),
  );
}

/** Where a value that is computed when first asked for comes from; `fallback` where there is nothing to compute. */
export function lazily(rt: Runtime, self: Handle, value: number, evaluate: number, fallback: Handle): Handle {
  const known = word(rt, self, value);
  if (known !== NULL) return known;
  const compute = word(rt, self, evaluate);
  if (compute === NULL) return fallback;
  // Format 1: the value itself (annotationlib.Format.VALUE).
  const result = rt.call(compute, [rt.newInt(1)]);
  setWord(rt, self, value, result);
  return result;
}

/** `__default__` of a type parameter. */
export function typeParamDefault(rt: Runtime, self: Handle): Handle {
  return lazily(rt, self, TypeParamWord.Default, TypeParamWord.EvaluateDefault, noDefault(rt));
}

// ---- functions that compute values that are known

/** A function that gives back a value, or its text when called with the format STRING (annotationlib.Format). */
function constEvaluator(rt: Runtime, value: Handle): Handle {
  const evaluator = rt.heap.create(TypeId.ConstEvaluator, 0, 1);
  setWord(rt, evaluator, 0, value);
  return evaluator;
}

const FORMAT_STRING = 4;

/** How annotations show a type: `int`, `module.Class`, `...` (_Py_typing_type_repr). */
export function typingTypeRepr(rt: Runtime, h: Handle): string {
  if (rt.heap.type[h] === TypeId.Ellipsis) return '...';
  if (isTypeObject(rt, h) && rt.typeObject(h).index === TypeId.None) return 'None';
  if (rt.findAttr(h, '__origin__') !== NULL && rt.findAttr(h, '__args__') !== NULL) return rt.repr(h);
  const qualname = rt.findAttr(h, '__qualname__');
  const module = qualname === NULL ? NULL : rt.findAttr(h, '__module__');
  if (module === NULL || module === NONE) return rt.repr(h);
  if (rt.isStr(module) && rt.text(module) === 'builtins') return rt.str(qualname);
  return `${rt.str(module)}.${rt.str(qualname)}`;
}

export const constEvaluatorType = defineType({
  id: TypeId.ConstEvaluator,
  name: '_ConstEvaluator',
  module: '_typing',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 1, refs: 1 },
  doc: '_ConstEvaluator()\n--\n\nInternal type for implementing evaluation functions.',
  slots: {
    repr: (rt, self) => rt.newStr(`<constevaluator ${rt.repr(word(rt, self, 0))}>`),
    call(rt, self, args) {
      const value = word(rt, self, 0);
      if (args.length !== 1) {
        rt.raise('TypeError', `constevaluator.__call__() takes exactly 1 argument (${args.length} given)`);
      }
      if (rt.index(args[0]) !== FORMAT_STRING) return value;
      if (rt.heap.type[value] !== TypeId.Tuple) return rt.newStr(typingTypeRepr(rt, value));
      const items = tupleItems(rt.heap, value).map((item) => typingTypeRepr(rt, item));
      return rt.newStr(`(${items.join(', ')})`);
    },
  },
});

/** The attribute that computes a value: the function that was given, or one made for a known value. */
export function evaluator(evaluate: number, value: number): GetSet {
  return {
    get(rt, self) {
      const compute = word(rt, self, evaluate);
      if (compute !== NULL) return compute;
      const known = word(rt, self, value);
      return known === NULL ? NONE : constEvaluator(rt, known);
    },
  };
}

/** `T | x`, also with a text for x. */
export function makeUnion(rt: Runtime, left: Handle, right: Handle): Handle {
  return rt.getItem(rt.types[TypeId.Union].handle, newTuple(rt, [left, right]));
}

/** TypeError when a constructor's name is no str. */
export function expectName(rt: Runtime, maker: string, name: Handle): void {
  if (!rt.isStr(name)) {
    rt.raise('TypeError', `${maker}() argument 'name' must be str, not ${argumentKind(rt, name)}`);
  }
}

/** `*h` in a subscript: one item, the unpacked thing. */
export function unpackIter(rt: Runtime, self: Handle): Handle {
  return rt.iter(newTuple(rt, [unpacked(rt, self)]));
}

export const noDefaultType = defineType({
  id: TypeId.NoDefault,
  name: 'NoDefaultType',
  flags: 0,
  doc: 'NoDefaultType()\n--\n\nThe type of the NoDefault singleton.',
  slots: {
    new(rt, _type, args) {
      if (args.length > 0) rt.raise('TypeError', 'NoDefaultType takes no arguments');
      return noDefault(rt);
    },
    repr: (rt) => rt.newStr('typing.NoDefault'),
  },
  methods: [native('__reduce__', '', (rt) => rt.newStr('NoDefault'))],
});
