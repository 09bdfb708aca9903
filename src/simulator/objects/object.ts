/**
 * `object`, and attribute access as most objects do it. Twin of Objects/object.c and of `object` in
 * Objects/typeobject.c (pickling: objectreduce.ts).
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { setClass } from './classassign';
import { Raised } from './errors';
import { setAttributeErrorContext } from './exceptionwords';
import { identityOf } from './identity';
import {
  deleteInstanceAttribute,
  dictAddress,
  allocate,
  instanceAttributeAddress,
  instanceDict,
  setInstanceAttribute,
  setInstanceDict,
} from './instance';
import { native, rawNative } from './native';
import { objectDir } from './dir';
import { getState, reduceNative, reduceExNative } from './objectreduce';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { argumentKind } from './textargs';
import { asType, lookupType, moduleText, typeName, typeNameOf } from './type';
import { CompareOp, TypeFlag, type Hash64, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Raises AttributeError with `name` and `obj` set, for suggestions. */
export function raiseAttributeError(rt: Runtime, h: Handle, name: Handle, message: string): never {
  rt.heap.keep(h);
  try {
    return rt.raise('AttributeError', message);
  } catch (error) {
    if (error instanceof Raised) setAttributeErrorContext(rt, error.exception, h, name);
    throw error;
  }
}

/** "'Dog' object has no attribute 'bark'". */
export function raiseNoAttribute(rt: Runtime, h: Handle, name: Handle): never {
  return raiseAttributeError(rt, h, name, `'${typeNameOf(rt, h)}' object has no attribute '${rt.text(name)}'`);
}

/** The bound or plain value of an attribute found the usual way, NULL where there is none (nothing is raised). */
export function genericGetAttr(rt: Runtime, h: Handle, name: Handle): Handle {
  const { heap, types } = rt;
  const type = types[heap.type[h]];
  const found = lookupType(rt, type, name);
  if (found === NULL) {
    const address = instanceAttributeAddress(rt, h, name);
    return address === 0 ? NULL : heap.words[address];
  }
  const descriptor = types[heap.type[found]].slots;
  const get = descriptor.descrGet;
  // Looking into the instance may compare keys, which may take the class's attribute away.
  heap.keep(found);
  if (get !== undefined && descriptor.descrSet !== undefined) return get(rt, found, h, type.handle);
  const address = instanceAttributeAddress(rt, h, name);
  if (address !== 0) return heap.words[address];
  return get === undefined ? found : get(rt, found, h, type.handle);
}

/**
 * A function or method descriptor of the class that may be called with the object in front of the arguments
 * (`_PyObject_GetMethod`); NULL: the attribute is something else, look it up the usual way.
 */
export function methodLookup(rt: Runtime, h: Handle, name: Handle): Handle {
  const { heap, types } = rt;
  const found = lookupType(rt, types[heap.type[h]], name);
  if (found === NULL || !types[heap.type[found]].has(TypeFlag.MethodDescriptor)) return NULL;
  heap.keep(found);
  return instanceAttributeAddress(rt, h, name) === 0 ? found : NULL;
}

/** `PyObject_GenericSetAttr`; value NULL deletes. */
export function genericSetAttr(rt: Runtime, h: Handle, name: Handle, value: Handle): void {
  const { heap, types } = rt;
  const type = types[heap.type[h]];
  const found = lookupType(rt, type, name);
  if (found !== NULL) {
    const set = types[heap.type[found]].slots.descrSet;
    if (set !== undefined) {
      set(rt, heap.keep(found), h, value);
      return;
    }
  }
  if (value === NULL) {
    if (deleteInstanceAttribute(rt, h, name)) return;
    const dict = dictAddress(rt, h);
    if (dict !== 0 && type.ownDict && heap.words[dict] === NULL) {
      // store_instance_attr_lock_held says nothing of the object.
      rt.raise('AttributeError', `'${typeName(type)}' object has no attribute '${rt.text(name)}'`);
    }
    if (dict !== 0) return raiseNoAttribute(rt, h, name);
  } else if (setInstanceAttribute(rt, h, name, value)) return;
  const text = rt.text(name);
  const start = `'${typeName(type)}' object`;
  if (found !== NULL) raiseAttributeError(rt, h, name, `${start} attribute '${text}' is read-only`);
  const more = type.slots.setattro === genericSetAttr ? ' and no __dict__ for setting new attributes' : '';
  raiseAttributeError(rt, h, name, `${start} has no attribute '${text}'${more}`);
}

/** `object.__getattribute__`: {@link genericGetAttr} that raises. */
export function objectGetAttribute(rt: Runtime, h: Handle, name: Handle): Handle {
  const value = genericGetAttr(rt, h, name);
  return value === NULL ? raiseNoAttribute(rt, h, name) : value;
}

/** The hash of an object's identity (Py_HashPointer). */
export function identityHash(rt: Runtime, h: Handle, out: Hash64): void {
  const address = rt.heap.addressOf(h);
  // Rotated by 4 bits, as CPython does because objects lie 16 bytes apart.
  const low = address % 16;
  const rotated = Math.floor(address / 16);
  out.lo = rotated | 0;
  out.hi = Math.floor(rotated / 4294967296) | (low << 28) | 0;
}

/** `<module.Name object at 0x...>`. */
export function defaultRepr(rt: Runtime, h: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  const module = moduleText(rt, type);
  const name = module === null || module === 'builtins' ? type.name : `${module}.${type.qualname}`;
  return rt.newStr(`<${name} object at 0x${identityOf(rt, h).toString(16)}>`);
}

/** `__dict__` of builtin objects that have one (PyObject_GenericGetDict). */
export const dictGetSet: GetSet = {
  get: (rt, self) => instanceDict(rt, self),
  set: (rt, self, value) => {
    if (value !== NULL && !rt.types[rt.heap.type[value]].isSubtypeOf(rt.types[TypeId.Dict])) {
      rt.raise('TypeError', `__dict__ must be set to a dictionary, not a '${typeNameOf(rt, value)}'`);
    }
    setInstanceDict(rt, self, value);
  },
  doc: 'dictionary for instance variables',
};

/** The same where it can be replaced, not deleted (PyObject_GenericSetDict). */
export const lastingDictGetSet: GetSet = {
  ...dictGetSet,
  set: (rt, self, value) => {
    if (value === NULL) rt.raise('TypeError', 'cannot delete __dict__');
    dictGetSet.set?.(rt, self, value);
  },
};

/** The descriptor of `__dict__` in the builtin type that gives an object of a class its `__dict__`; NULL: the class itself does. */
function builtinDictDescriptor(rt: Runtime, self: Handle): Handle {
  let type: TypeObject | null = rt.types[rt.heap.type[self]];
  if (type.ownDict) return NULL;
  while (type !== null && type.has(TypeFlag.Heap)) type = type.base;
  return type === null ? NULL : lookupType(rt, type, rt.intern('__dict__'));
}

/** `__dict__` in the namespace of a class (subtype_dict): of instances that are types or modules, it is theirs. */
export const classDictGetSet: GetSet = {
  ...dictGetSet,
  get: (rt, self) => {
    const descriptor = builtinDictDescriptor(rt, self);
    if (descriptor === NULL) return dictGetSet.get(rt, self);
    return rt.call(rt.getAttr(descriptor, '__get__'), [self, rt.typeOf(self).handle]);
  },
  set: (rt, self, value) => {
    const descriptor = builtinDictDescriptor(rt, self);
    if (descriptor === NULL) dictGetSet.set?.(rt, self, value);
    else if (value === NULL) rt.call(rt.getAttr(descriptor, '__delete__'), [self]);
    else rt.call(rt.getAttr(descriptor, '__set__'), [self, value]);
  },
};

function hasKeywords(kwnames: readonly string[] | null): boolean {
  return kwnames !== null && kwnames.length > 0;
}

/** `object.__new__`. */
export function objectNew(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  if (args.length > 0 || hasKeywords(kwnames)) {
    if (type.slots.new !== objectNew) {
      rt.raise('TypeError', 'object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (type.slots.init === objectInit) rt.raise('TypeError', `${typeName(type)}() takes no arguments`);
  }
  if (type.has(TypeFlag.Abstract)) raiseAbstract(rt, type);
  return allocate(rt, type);
}

function raiseAbstract(rt: Runtime, type: TypeObject): never {
  const methods = rt.toArray(rt.getAttr(type.handle, '__abstractmethods__')).map((name) => rt.str(name));
  methods.sort(byCodePoints);
  const listed = methods.map((name) => `'${name}'`).join(', ');
  const many = methods.length > 1 ? 's' : '';
  rt.raise(
    'TypeError',
    `Can't instantiate abstract class ${typeName(type)} without an implementation for abstract method${many} ${listed}`,
  );
}

function byCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `object.__init__`. */
export function objectInit(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): void {
  if (args.length === 0 && !hasKeywords(kwnames)) return;
  const type = rt.types[rt.heap.type[self]];
  if (type.slots.init !== objectInit) {
    rt.raise('TypeError', 'object.__init__() takes exactly one argument (the instance to initialize)');
  }
  if (type.slots.new === objectNew) {
    rt.raise('TypeError', `${typeName(type)}.__init__() takes exactly one argument (the instance to initialize)`);
  }
}

function objectCompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (op === CompareOp.Eq) return self === other ? boolHandle(true) : NOT_IMPLEMENTED;
  if (op !== CompareOp.Ne) return NOT_IMPLEMENTED;
  const compare = rt.types[rt.heap.type[self]].slots.richcompare;
  if (compare === undefined) return NOT_IMPLEMENTED;
  const equal = compare(rt, self, other, CompareOp.Eq);
  return equal === NOT_IMPLEMENTED ? NOT_IMPLEMENTED : boolHandle(!rt.truth(equal));
}

function objectFormat(rt: Runtime, self: Handle, spec: Handle): Handle {
  if (!rt.isStr(spec)) {
    rt.raise('TypeError', `__format__() argument must be str, not ${argumentKind(rt, spec)}`);
  }
  if (rt.text(spec) !== '') {
    rt.raise('TypeError', `unsupported format string passed to ${typeNameOf(rt, self)}.__format__`);
  }
  return rt.newStr(rt.str(self));
}

/** Bytes of an object that is no container: header, words in use, what comes in front (`__dict__`, weak references). */
function objectSize(rt: Runtime, self: Handle): number {
  const type = rt.types[rt.heap.type[self]];
  const items = type.layout.variable ? rt.heap.num[self] : 0;
  return 16 + 8 * (type.layout.words + items + type.slotCount);
}

const classGetSet: GetSet = {
  get: (rt, self) => rt.types[rt.heap.type[self]].handle,
  set: setClass,
  doc: "the object's class",
};

const object = defineType({
  id: TypeId.Object,
  name: 'object',
  flags: TypeFlag.BaseType,
  slots: {
    new: objectNew,
    init: objectInit,
    repr: defaultRepr,
    str: (rt, self) => {
      const repr = rt.types[rt.heap.type[self]].slots.repr;
      return repr === undefined ? defaultRepr(rt, self) : repr(rt, self);
    },
    hash: identityHash,
    getattro: objectGetAttribute,
    setattro: genericSetAttr,
    richcompare: objectCompare,
  },
  methods: [
    reduceExNative,
    reduceNative,
    native('__getstate__', '', getState),
    rawNative('__subclasshook__', null, () => NOT_IMPLEMENTED, {
      binding: 'class',
    }),
    rawNative('__init_subclass__', null, initSubclass, {
      binding: 'class',
    }),
    native('__format__', 'format_spec, /', objectFormat),
    native('__sizeof__', '', (rt, self) => rt.newInt(objectSize(rt, self))),
    native('__dir__', '', objectDir),
  ],
  getset: { __class__: classGetSet },
  doc:
    'The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n' +
    'instance that has no instance attributes and cannot be given any.\n',
});

function initSubclass(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const name = `${asType(rt, self).qualname}.__init_subclass__()`;
  if (hasKeywords(kwnames)) rt.raise('TypeError', `${name} takes no keyword arguments`);
  if (args.length > 0) rt.raise('TypeError', `${name} takes no arguments (${args.length} given)`);
  return NONE;
}

/** The types of this file. */
export const objectTypes: readonly TypeSpec[] = [object];
