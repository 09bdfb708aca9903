/**
 * `types.GenericAlias`: `list[int]`. Twin of Objects/genericaliasobject.c.
 */
import { boolHandle, ELLIPSIS, NONE, NOT_IMPLEMENTED, NULL, TRUE, type Handle } from '../memory';
import { identityResult } from './comparison';
import { Raised } from './errors';
import { allocate } from './instance';
import { native } from './native';
import { objectGetAttribute } from './object';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { internName } from './type';
import { CompareOp, TypeFlag } from './typeobject';
import { TypeId } from './typeids';
import { unionOf } from './union';

/** Word offsets of a generic alias. */
export const enum GenericAliasWord {
  Origin,
  /** A tuple. */
  Args,
  /** The type variables among the arguments, a tuple. */
  Parameters,
  /** TRUE for `*tuple[int]`. */
  Starred,
  Count,
}

function word(rt: Runtime, self: Handle, which: GenericAliasWord): Handle {
  return rt.heap.words[rt.heap.base[self] + which];
}

/** `origin[args]`; `args` is a tuple or the one argument. */
export function newGenericAlias(
  rt: Runtime,
  origin: Handle,
  args: Handle,
  starred = false,
  type = rt.types[TypeId.GenericAlias],
): Handle {
  const { heap } = rt;
  const h = allocate(rt, type);
  const base = heap.base[h];
  const tuple = rt.isInstance(args, rt.types[TypeId.Tuple]) ? args : rt.newTuple([args]);
  heap.setRef(base + GenericAliasWord.Origin, origin);
  heap.setRef(base + GenericAliasWord.Args, tuple);
  heap.setRef(base + GenericAliasWord.Parameters, rt.newTuple(collectParameters(rt, rt.items(tuple))));
  if (starred) heap.setRef(base + GenericAliasWord.Starred, TRUE);
  return h;
}

/** The type variables in arguments, each once, in order (_Py_make_parameters). */
export function collectParameters(rt: Runtime, args: readonly Handle[]): Handle[] {
  const found: Handle[] = [];
  const add = (h: Handle): void => {
    if (!found.includes(h)) found.push(h);
  };
  for (const arg of args) {
    if (rt.isType(arg)) continue;
    if (rt.findAttr(arg, '__typing_subst__') !== NULL) {
      add(arg);
      continue;
    }
    const kind = rt.heap.type[arg];
    if (kind === TypeId.Tuple || kind === TypeId.List) {
      for (const nested of collectParameters(rt, rt.items(arg))) add(nested);
      continue;
    }
    const nested = rt.findAttr(arg, '__parameters__');
    if (nested !== NULL && rt.isInstance(nested, rt.types[TypeId.Tuple])) for (const h of rt.items(nested)) add(h);
  }
  return found;
}

/** One argument as it is shown: `int`, `module.Class`, `...`. */
export function typeArgumentRepr(rt: Runtime, h: Handle): string {
  if (h === ELLIPSIS) return '...';
  if (rt.heap.type[h] === TypeId.List) {
    const parts: string[] = [];
    for (let i = 0, length = rt.length(h); i < length; i++) {
      // A `__repr__` may have made the list shorter.
      if (i >= rt.length(h)) rt.raise('IndexError', 'list index out of range');
      parts.push(typeArgumentRepr(rt, rt.heap.keep(rt.getItem(h, rt.newInt(i)))));
    }
    return `[${parts.join(', ')}]`;
  }
  if (rt.findAttr(h, '__origin__') !== NULL && rt.findAttr(h, '__args__') !== NULL) return rt.repr(h);
  const qualname = rt.findAttr(h, '__qualname__');
  const module = qualname === NULL ? NULL : rt.findAttr(h, '__module__');
  if (qualname === NULL || module === NULL || !rt.isStr(qualname) || !rt.isStr(module)) return rt.repr(h);
  const name = rt.text(module);
  return name === 'builtins' ? rt.text(qualname) : `${name}.${rt.text(qualname)}`;
}

function repr(rt: Runtime, self: Handle): Handle {
  const star = word(rt, self, GenericAliasWord.Starred) === NULL ? '' : '*';
  const args = rt.items(word(rt, self, GenericAliasWord.Args)).map((arg) => typeArgumentRepr(rt, arg));
  const origin = typeArgumentRepr(rt, word(rt, self, GenericAliasWord.Origin));
  return rt.newStr(`${star}${origin}[${args.length === 0 ? '()' : args.join(', ')}]`);
}

/** Arguments as they are given: those of a `*tuple[int, str]` each on its own (_unpack_args). */
function unpackArguments(rt: Runtime, item: Handle): Handle[] {
  const given = rt.isInstance(item, rt.types[TypeId.Tuple]) ? rt.items(item) : [item];
  return given.flatMap((each) => {
    if (rt.isType(each)) return [each];
    const inner = rt.findAttr(each, '__typing_unpacked_tuple_args__');
    if (inner === NULL || rt.heap.type[inner] !== TypeId.Tuple) return [each];
    const items = rt.items(inner);
    return items.at(-1) === ELLIPSIS ? [each] : items;
  });
}

/** Whether an argument is `*Ts`: what takes its place is a tuple, whose items count. */
function isUnpackedTypeVarTuple(rt: Runtime, arg: Handle): boolean {
  const found = rt.isType(arg) ? NULL : rt.findAttr(arg, '__typing_is_unpacked_typevartuple__');
  return found !== NULL && rt.truth(found);
}

/** Puts arguments in the place of type variables (_Py_subs_parameters). */
export function substitute(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  parameters: readonly Handle[],
  item: Handle,
): Handle[] {
  if (parameters.length === 0) rt.raise('TypeError', `${rt.repr(self)} is not a generic class`);
  let given = unpackArguments(rt, item);
  for (const parameter of parameters) {
    const prepare = rt.findAttr(parameter, '__typing_prepare_subst__');
    if (prepare !== NULL) {
      const prepared = rt.call(prepare, [self, rt.newTuple(given)]);
      given = rt.isInstance(prepared, rt.types[TypeId.Tuple]) ? rt.items(prepared) : [prepared];
    }
  }
  if (given.length !== parameters.length) {
    const kind = given.length > parameters.length ? 'many' : 'few';
    rt.raise(
      'TypeError',
      `Too ${kind} arguments for ${rt.repr(self)}; actual ${given.length}, expected ${parameters.length}`,
    );
  }
  return args.flatMap((arg) => substituteIn(rt, arg, parameters, given));
}

/** An argument with others in the place of its type variables; more than one for `*Ts`. */
function substituteIn(rt: Runtime, arg: Handle, parameters: readonly Handle[], given: readonly Handle[]): Handle[] {
  if (rt.isType(arg)) return [arg];
  const kind = rt.heap.type[arg];
  if (kind === TypeId.Tuple || kind === TypeId.List) {
    const inner = rt.items(arg).flatMap((each) => substituteIn(rt, each, parameters, given));
    return [kind === TypeId.Tuple ? rt.newTuple(inner) : rt.newList(inner)];
  }
  const subst = rt.findAttr(arg, '__typing_subst__');
  const replaced =
    subst !== NULL
      ? rt.call(subst, [given[parameters.indexOf(arg)]])
      : substituteParameters(rt, arg, parameters, given);
  const isMany = isUnpackedTypeVarTuple(rt, arg) && rt.isInstance(replaced, rt.types[TypeId.Tuple]);
  return isMany ? rt.items(replaced) : [replaced];
}

/** An object that has parameters of its own, with others in their place (subs_tvars). */
function substituteParameters(
  rt: Runtime,
  arg: Handle,
  parameters: readonly Handle[],
  given: readonly Handle[],
): Handle {
  const own = rt.findAttr(arg, '__parameters__');
  if (own === NULL || !rt.isInstance(own, rt.types[TypeId.Tuple]) || rt.length(own) === 0) return arg;
  const inner = rt.items(own).flatMap((parameter) => {
    const place = parameters.indexOf(parameter);
    if (place < 0) return [parameter];
    const value = given[place];
    const isMany = rt.typeOf(parameter).slots.iter !== undefined && rt.heap.type[value] === TypeId.Tuple;
    return isMany ? rt.items(value) : [value];
  });
  return rt.getItem(arg, rt.newTuple(inner));
}

/** Attributes that belong to the alias itself; all others are the origin's. */
const OWN: ReadonlySet<string> = new Set([
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
]);

/** Attributes that the alias has not, though the origin may have them (attr_blocked). */
const BLOCKED: ReadonlySet<string> = new Set(['__bases__', '__copy__', '__deepcopy__']);

function getattro(rt: Runtime, self: Handle, name: Handle): Handle {
  const key = internName(rt, name);
  const text = rt.text(key);
  if (OWN.has(text) || BLOCKED.has(text) || text === '__dir__' || text === '__or__')
    return objectGetAttribute(rt, self, key);
  return rt.getAttr(word(rt, self, GenericAliasWord.Origin), key);
}

const alias = defineType({
  id: TypeId.GenericAlias,
  name: 'GenericAlias',
  module: 'types',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: GenericAliasWord.Count, refs: GenericAliasWord.Count },
  slots: {
    new: (rt, type, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'GenericAlias() takes no keyword arguments');
      if (args.length !== 2) rt.raise('TypeError', `GenericAlias expected 2 arguments, got ${args.length}`);
      return newGenericAlias(rt, args[0], args[1], false, type);
    },
    repr,
    hash: (rt, self, out) => {
      rt.hash(word(rt, self, GenericAliasWord.Origin), out);
      const { lo, hi } = out;
      rt.hash(word(rt, self, GenericAliasWord.Args), out);
      out.lo ^= lo;
      out.hi ^= hi;
    },
    call: (rt, self, args, kwnames) => {
      const object = rt.call(word(rt, self, GenericAliasWord.Origin), args, kwnames);
      try {
        rt.setAttr(object, '__orig_class__', self);
      } catch (error) {
        // Objects without a __dict__ do not remember.
        if (!(error instanceof Raised)) throw error;
        const type = rt.typeOf(error.exception);
        if (!type.isSubtypeOf(rt.exceptionType('AttributeError')) && !type.isSubtypeOf(rt.exceptionType('TypeError'))) {
          throw error;
        }
        rt.heap.autorelease(error.exception);
      }
      return object;
    },
    getattro,
    richcompare: (rt, self, other, op) => {
      if (!rt.isInstance(other, rt.types[TypeId.GenericAlias]) || (op !== CompareOp.Eq && op !== CompareOp.Ne)) {
        return NOT_IMPLEMENTED;
      }
      const same =
        word(rt, self, GenericAliasWord.Starred) === word(rt, other, GenericAliasWord.Starred) &&
        rt.equal(word(rt, self, GenericAliasWord.Origin), word(rt, other, GenericAliasWord.Origin)) &&
        rt.equal(word(rt, self, GenericAliasWord.Args), word(rt, other, GenericAliasWord.Args));
      return identityResult(same, op);
    },
    or: unionOf,
    subscript: (rt, self, item) => {
      const args = rt.items(word(rt, self, GenericAliasWord.Args));
      const parameters = rt.items(word(rt, self, GenericAliasWord.Parameters));
      const replaced = substitute(rt, self, args, parameters, item);
      const starred = word(rt, self, GenericAliasWord.Starred) !== NULL;
      return newGenericAlias(rt, word(rt, self, GenericAliasWord.Origin), rt.newTuple(replaced), starred);
    },
    iter: (rt, self) => {
      const origin = word(rt, self, GenericAliasWord.Origin);
      const args = word(rt, self, GenericAliasWord.Args);
      return rt.iter(rt.newTuple([newGenericAlias(rt, origin, args, true)]));
    },
  },
  methods: [
    native('__dir__', '', (rt, self) => {
      const names = rt.toArray(
        rt.callMethod(rt.importModule('builtins'), 'dir', word(rt, self, GenericAliasWord.Origin)),
      );
      const all = new Set([...names.map((name) => rt.text(name)), ...OWN].filter((name) => !BLOCKED.has(name)));
      return rt.newList([...all].map((name) => rt.newStr(name)));
    }),
    native('__mro_entries__', 'bases, /', (rt, self) => rt.newTuple([word(rt, self, GenericAliasWord.Origin)])),
    native('__instancecheck__', 'instance, /', (rt) =>
      rt.raise('TypeError', 'isinstance() argument 2 cannot be a parameterized generic'),
    ),
    native('__subclasscheck__', 'subclass, /', (rt) =>
      rt.raise('TypeError', 'issubclass() argument 2 cannot be a parameterized generic'),
    ),
    native('__reduce__', '', (rt, self) =>
      rt.newTuple([
        rt.types[TypeId.GenericAlias].handle,
        rt.newTuple([word(rt, self, GenericAliasWord.Origin), word(rt, self, GenericAliasWord.Args)]),
      ]),
    ),
  ],
  members: { __origin__: GenericAliasWord.Origin, __args__: GenericAliasWord.Args },
  getset: {
    __parameters__: { get: (rt, self) => word(rt, self, GenericAliasWord.Parameters) },
    __unpacked__: { get: (rt, self) => boolHandle(word(rt, self, GenericAliasWord.Starred) !== NULL) },
    __typing_unpacked_tuple_args__: {
      get: (rt, self) => {
        const starred = word(rt, self, GenericAliasWord.Starred) !== NULL;
        const tuple = word(rt, self, GenericAliasWord.Origin) === rt.types[TypeId.Tuple].handle;
        return starred && tuple ? word(rt, self, GenericAliasWord.Args) : NONE;
      },
    },
  },
  doc: 'Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
});

/** The types of this file. */
export const genericAliasTypes: readonly TypeSpec[] = [alias];
