/**
 * Unions of types: `int | None`. Twin of Objects/unionobject.c.
 */
import { NONE, NOT_IMPLEMENTED, type Handle } from '../memory';
import { identityResult } from './comparison';
import { collectParameters, substitute, typeArgumentRepr } from './genericalias';
import { native } from './native';
import { objectGetAttribute } from './object';
import { callTyping } from './typeparams';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { internName } from './type';
import { CompareOp, TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a union. */
export const enum UnionWord {
  /** A tuple. */
  Args,
  Parameters,
  Count,
}

function argsOf(rt: Runtime, h: Handle): Handle[] {
  return rt.items(rt.heap.words[rt.heap.base[h] + UnionWord.Args]);
}

/** Whether `|` makes a union of it. */
function isUnionable(rt: Runtime, h: Handle): boolean {
  if (h === NONE || rt.isType(h)) return true;
  const id: TypeId = rt.heap.type[h];
  return id === TypeId.Union || id === TypeId.TypeAlias || rt.isInstance(h, rt.types[TypeId.GenericAlias]);
}

/** `a | b` of types: the slot of `type`, generic aliases and unions. */
export function unionOf(rt: Runtime, a: Handle, b: Handle): Handle {
  if (!isUnionable(rt, a) || !isUnionable(rt, b)) return NOT_IMPLEMENTED;
  return makeUnion(rt, [a, b]);
}

/** A union of any arguments: flattened, each once; one alone is itself. */
export function makeUnion(rt: Runtime, members: readonly Handle[]): Handle {
  const { heap } = rt;
  const flat: Handle[] = [];
  const add = (given: Handle): void => {
    if (heap.type[given] === TypeId.Union) {
      argsOf(rt, given).forEach(add);
      return;
    }
    const member = given === NONE ? rt.types[TypeId.None].handle : given;
    const there = flat.some(
      (each) =>
        each === member || (heap.type[each] === heap.type[member] && !rt.isType(each) && rt.equal(each, member)),
    );
    if (!there) flat.push(member);
  };
  members.forEach(add);
  if (flat.length === 1) return flat[0];
  const h = heap.create(TypeId.Union, 0, UnionWord.Count);
  heap.setRef(heap.base[h] + UnionWord.Args, rt.newTuple(flat));
  return h;
}

/** A str among the members of a union is the name of a type. */
function forwardReference(rt: Runtime, member: Handle): Handle {
  return rt.isStr(member) ? callTyping(rt, 'ForwardRef', member) : member;
}

function parametersOf(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  const at = heap.base[self] + UnionWord.Parameters;
  if (heap.words[at] === 0) heap.setRef(at, rt.newTuple(collectParameters(rt, argsOf(rt, self))));
  return heap.words[at];
}

function memberRepr(rt: Runtime, h: Handle): string {
  return h === rt.types[TypeId.None].handle ? 'None' : typeArgumentRepr(rt, h);
}

const union = defineType({
  id: TypeId.Union,
  name: 'Union',
  module: 'typing',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout: { words: UnionWord.Count, refs: UnionWord.Count },
  slots: {
    repr: (rt, self) =>
      rt.newStr(
        argsOf(rt, self)
          .map((each) => memberRepr(rt, each))
          .join(' | '),
      ),
    hash: (rt, self, out) => {
      let lo = 0;
      let hi = 0;
      for (const each of argsOf(rt, self)) {
        rt.hash(each, out);
        lo ^= out.lo;
        hi ^= out.hi;
      }
      out.lo = lo;
      out.hi = hi;
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.Union || (op !== CompareOp.Eq && op !== CompareOp.Ne)) {
        return NOT_IMPLEMENTED;
      }
      const a = argsOf(rt, self);
      const b = argsOf(rt, other);
      const same = a.length === b.length && a.every((each) => b.some((one) => rt.equal(each, one)));
      return identityResult(same, op);
    },
    getattro: (rt, self, name) => objectGetAttribute(rt, self, internName(rt, name)),
    or: (rt, a, b) => makeUnion(rt, [forwardReference(rt, a), forwardReference(rt, b)]),
    subscript: (rt, self, item) => {
      const replaced = substitute(rt, self, argsOf(rt, self), rt.items(parametersOf(rt, self)), item);
      return makeUnion(rt, replaced);
    },
  },
  methods: [
    native('__mro_entries__', 'bases, /', (rt, self) => rt.raise('TypeError', `Cannot subclass ${rt.repr(self)}`)),
    native(
      '__class_getitem__',
      'object, /',
      (rt, _self, item) => {
        const members = rt.isInstance(item, rt.types[TypeId.Tuple]) ? rt.items(item) : [item];
        if (members.length === 0) rt.raise('TypeError', 'Cannot take a Union of no types.');
        return makeUnion(
          rt,
          members.map((each) => forwardReference(rt, each)),
        );
      },
      { binding: 'class' },
    ),
  ],
  members: { __args__: UnionWord.Args },
  getset: {
    __parameters__: { get: parametersOf },
    __name__: { get: (rt) => rt.intern('Union') },
    __qualname__: { get: (rt) => rt.intern('Union') },
    __origin__: { get: (rt) => rt.types[TypeId.Union].handle },
  },
  doc: 'Represent a union type\n\nE.g. for int | str',
});

/** The types of this file. */
export const unionTypes: readonly TypeSpec[] = [union];
