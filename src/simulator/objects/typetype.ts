/**
 * `type`: what types do as objects. Twin of `PyType_Type` of Objects/typeobject.c.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { setBases } from './classassign';
import { dictDeleteStr, dictGetStr, dictSetStr } from './dict';
import { typeDir } from './dir';
import { textOrNone } from './descr';
import { Raised } from './errors';
import { setAttributeErrorContext } from './exceptionwords';
import { realIsInstance, realIsSubclass } from './isinstance';
import { native, rawNative } from './native';
import { computeMro } from './mro';
import { instanceWords } from './instance';
import { docOf, signatureOf, typeKey } from './librarydocs';
import { newMappingProxy } from './mappingproxy';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import {
  asType,
  basesOf,
  internName,
  lookupType,
  moduleText,
  namespaceOf,
  typeModified,
  typeName,
  typeNameOf,
  TypeWord,
} from './type';
import { sizeOfType } from './sizeof';
import { GC_HEADER } from '../values/sizes';
import { typeNew } from './typenew';
import { subclassesOfException } from './startupexceptions';
import { removeSubclass } from './subclasses';
import { updateSlots } from './typeslots';
import { checkEncodable } from './textargs';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { unionOf } from './union';

/** `type.__call__`: makes an object and initializes it. */
export function typeCall(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const type = asType(rt, self);
  const keywords = kwnames === null ? 0 : kwnames.length;
  if (type.index === TypeId.Type) {
    if (args.length === 1 && keywords === 0) return rt.typeOf(args[0]).handle;
    if (args.length - keywords === 1) rt.raise('TypeError', 'type() takes no keyword arguments');
    if (args.length - keywords !== 3) rt.raise('TypeError', 'type() takes 1 or 3 arguments');
  }
  const create = type.slots.new;
  if (create === undefined) return rt.raise('TypeError', `cannot create '${typeName(type)}' instances`);
  const mark = rt.heap.poolMark;
  const object = rt.heap.autorelease(rt.heap.drainOwning(mark, create(rt, type, args, kwnames)));
  const made = rt.typeOf(object);
  if (made !== type && !made.isSubtypeOf(type)) return object;
  made.slots.init?.(rt, object, args, kwnames);
  return object;
}

function typeInit(rt: Runtime, _self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const keywords = kwnames === null ? 0 : kwnames.length;
  const given = args.length - keywords;
  if (given === 1 && keywords > 0) rt.raise('TypeError', 'type.__init__() takes no keyword arguments');
  if (given !== 1 && given !== 3) rt.raise('TypeError', 'type.__init__() takes 1 or 3 arguments');
}

/** An attribute of a type: the metaclass's data descriptors, the MRO, the metaclass; NULL where there is none. */
export function findTypeAttribute(rt: Runtime, h: Handle, name: Handle): Handle {
  const { heap, types } = rt;
  const metatype = types[heap.type[h]];
  const meta = lookupType(rt, metatype, name);
  const metaGet = meta === NULL ? undefined : types[heap.type[meta]].slots.descrGet;
  if (metaGet !== undefined && types[heap.type[meta]].slots.descrSet !== undefined) {
    return metaGet(rt, meta, h, metatype.handle);
  }
  const found = lookupType(rt, asType(rt, h), name);
  if (found !== NULL) {
    const get = types[heap.type[found]].slots.descrGet;
    return get === undefined ? found : get(rt, heap.keep(found), NULL, h);
  }
  if (metaGet !== undefined) return metaGet(rt, meta, h, metatype.handle);
  return meta;
}

/** `type.__getattribute__`. */
export function typeGetAttribute(rt: Runtime, h: Handle, name: Handle): Handle {
  const key = internName(rt, name);
  const value = findTypeAttribute(rt, h, key);
  if (value !== NULL) return value;
  return raiseAbout(rt, h, key, `type object '${typeName(asType(rt, h))}' has no attribute '${rt.text(key)}'`);
}

function raiseAbout(rt: Runtime, h: Handle, name: Handle, message: string): never {
  try {
    return rt.raise('AttributeError', message);
  } catch (error) {
    if (error instanceof Raised) setAttributeErrorContext(rt, error.exception, h, name);
    throw error;
  }
}

/** `type.__setattr__` and `type.__delattr__` (value NULL). */
export function typeSetAttribute(rt: Runtime, h: Handle, name: Handle, value: Handle): void {
  const { heap, types } = rt;
  const type = asType(rt, h);
  const key = internName(rt, name);
  if (type.has(TypeFlag.Immutable)) {
    rt.raise('TypeError', `cannot set ${rt.repr(key)} attribute of immutable type '${typeName(type)}'`);
  }
  const meta = lookupType(rt, types[heap.type[h]], key);
  const set = meta === NULL ? undefined : types[heap.type[meta]].slots.descrSet;
  if (set !== undefined) {
    set(rt, heap.keep(meta), h, value);
    return;
  }
  const dict = namespaceOf(heap, type);
  if (value !== NULL) dictSetStr(rt, dict, key, value);
  else if (!dictDeleteStr(rt, dict, key)) {
    raiseAbout(rt, h, key, `type object '${typeName(type)}' has no attribute '${rt.text(key)}'`);
  }
  typeModified(type);
  const text = rt.text(key);
  if (text.startsWith('__') && text.endsWith('__')) updateSlots(rt, type, text);
}

function repr(rt: Runtime, self: Handle): Handle {
  const type = asType(rt, self);
  const module = moduleText(rt, type);
  if (module === null || module === 'builtins') return rt.newStr(`<class '${type.name}'>`);
  return rt.newStr(`<class '${module}.${type.qualname}'>`);
}

/** Refuses to set what a builtin type's attribute is, or to delete it (check_set_special_type_attr). */
function checkSpecial(rt: Runtime, type: TypeObject, value: Handle, name: string): void {
  if (type.has(TypeFlag.Immutable)) {
    rt.raise('TypeError', `cannot set '${name}' attribute of immutable type '${typeName(type)}'`);
  }
  if (value === NULL) rt.raise('TypeError', `cannot delete '${name}' attribute of immutable type '${typeName(type)}'`);
}

function nameGetSet(name: '__name__' | '__qualname__', word: TypeWord): GetSet {
  return {
    get: (rt, self) => rt.heap.words[rt.heap.base[self] + word],
    set: (rt, self, value) => {
      const type = asType(rt, self);
      checkSpecial(rt, type, value, name);
      if (!rt.isStr(value)) {
        rt.raise('TypeError', `can only assign string to ${type.name}.${name}, not '${typeNameOf(rt, value)}'`);
      }
      const text = rt.text(value);
      if (name === '__name__') {
        if (text.includes('\0')) rt.raise('ValueError', 'type name must not contain null characters');
        checkEncodable(rt, value);
        type.name = text;
      } else type.qualname = text;
      rt.heap.setRef(rt.heap.base[self] + word, value);
      typeModified(type);
    },
  };
}

/** An entry of the type's own namespace, NULL where there is none. */
function own(rt: Runtime, self: Handle, name: string): Handle {
  return dictGetStr(rt, namespaceOf(rt.heap, asType(rt, self)), rt.intern(name));
}

function setOwn(rt: Runtime, self: Handle, name: string, value: Handle): void {
  const type = asType(rt, self);
  dictSetStr(rt, namespaceOf(rt.heap, type), rt.intern(name), value);
  typeModified(type);
}

const module: GetSet = {
  get: (rt, self) => {
    const type = asType(rt, self);
    if (!type.has(TypeFlag.Heap)) return rt.intern(type.module);
    const value = own(rt, self, '__module__');
    return value === NULL ? rt.raise('AttributeError', '__module__') : value;
  },
  set: (rt, self, value) => {
    const type = asType(rt, self);
    checkSpecial(rt, type, value, '__module__');
    const dict = namespaceOf(rt.heap, type);
    dictDeleteStr(rt, dict, rt.intern('__firstlineno__'));
    if (rt.isStr(value)) type.module = rt.text(value);
    setOwn(rt, self, '__module__', value);
  },
};

const abstractMethods: GetSet = {
  get: (rt, self) => {
    const value = asType(rt, self).index === TypeId.Type ? NULL : own(rt, self, '__abstractmethods__');
    return value === NULL ? rt.raise('AttributeError', '__abstractmethods__') : value;
  },
  set: (rt, self, value) => {
    const type = asType(rt, self);
    if (value === NULL) {
      if (!dictDeleteStr(rt, namespaceOf(rt.heap, type), rt.intern('__abstractmethods__'))) {
        rt.raise('AttributeError', '__abstractmethods__');
      }
      type.flags &= ~TypeFlag.Abstract;
      typeModified(type);
      return;
    }
    const abstract = rt.truth(value);
    setOwn(rt, self, '__abstractmethods__', value);
    if (abstract) type.flags |= TypeFlag.Abstract;
    else type.flags &= ~TypeFlag.Abstract;
  },
};

const doc: GetSet = {
  get: (rt, self) => {
    const type = asType(rt, self);
    if (!type.has(TypeFlag.Heap)) return textOrNone(rt, docOf(rt, typeKey(type), type.doc));
    const value = own(rt, self, '__doc__');
    if (value === NULL) return NONE;
    const get = rt.typeOf(value).slots.descrGet;
    return get === undefined ? value : get(rt, value, NULL, self);
  },
  set: (rt, self, value) => {
    checkSpecial(rt, asType(rt, self), value, '__doc__');
    setOwn(rt, self, '__doc__', value);
  },
};

function refuseBuiltin(rt: Runtime, self: Handle, name: string): void {
  const type = asType(rt, self);
  if (type.has(TypeFlag.Heap)) return;
  raiseAbout(rt, self, rt.intern(name), `type object '${typeName(type)}' has no attribute '${name}'`);
}

function getAnnotate(rt: Runtime, self: Handle): Handle {
  refuseBuiltin(rt, self, '__annotate__');
  // What the class itself defines goes before what the compiler made.
  let value = own(rt, self, '__annotate__');
  if (value === NULL) value = own(rt, self, '__annotate_func__');
  if (value === NULL) {
    setOwn(rt, self, '__annotate_func__', NONE);
    return NONE;
  }
  const get = rt.typeOf(value).slots.descrGet;
  return get === undefined ? value : get(rt, value, NULL, self);
}

/** `__annotations__` (PEP 649): computed by the class's annotate function when first asked for. */
function getAnnotations(rt: Runtime, self: Handle): Handle {
  refuseBuiltin(rt, self, '__annotations__');
  let value = own(rt, self, '__annotations__');
  if (value === NULL) value = own(rt, self, '__annotations_cache__');
  if (value !== NULL) {
    const get = rt.typeOf(value).slots.descrGet;
    return get === undefined ? value : get(rt, value, NULL, self);
  }
  const annotate = getAnnotate(rt, self);
  let made: Handle;
  if (annotate === NONE || !rt.isCallable(annotate)) made = rt.newDict();
  else {
    made = rt.call(annotate, [rt.newInt(1)]);
    if (!rt.isInstance(made, rt.types[TypeId.Dict])) {
      rt.raise('TypeError', `__annotate__ returned non-dict of type '${typeNameOf(rt, made)}'`);
    }
  }
  setOwn(rt, self, '__annotations_cache__', made);
  return made;
}

const annotations: GetSet = {
  get: getAnnotations,
  set: (rt, self, value) => {
    const type = asType(rt, self);
    if (type.has(TypeFlag.Immutable)) {
      rt.raise('TypeError', `cannot set '__annotations__' attribute of immutable type '${typeName(type)}'`);
    }
    const dict = namespaceOf(rt.heap, type);
    const plain = rt.intern('__annotations__');
    const cached = rt.intern('__annotations_cache__');
    if (value !== NULL) {
      const where = dictGetStr(rt, dict, plain) === NULL ? cached : plain;
      dictSetStr(rt, dict, where, value);
    } else if (!dictDeleteStr(rt, dict, plain) && !dictDeleteStr(rt, dict, cached)) {
      rt.raise('AttributeError', '__annotations__');
    }
    dictDeleteStr(rt, dict, rt.intern('__annotate_func__'));
    dictDeleteStr(rt, dict, rt.intern('__annotate__'));
    typeModified(type);
  },
};

const annotate: GetSet = {
  get: getAnnotate,
  set: (rt, self, value) => {
    const type = asType(rt, self);
    if (value === NULL) rt.raise('TypeError', 'cannot delete __annotate__ attribute');
    if (type.has(TypeFlag.Immutable)) {
      rt.raise('TypeError', `cannot set '__annotate__' attribute of immutable type '${typeName(type)}'`);
    }
    if (value !== NONE && !rt.isCallable(value)) rt.raise('TypeError', '__annotate__ must be callable or None');
    setOwn(rt, self, '__annotate_func__', value);
    if (value !== NONE) {
      const dict = namespaceOf(rt.heap, type);
      if (!dictDeleteStr(rt, dict, rt.intern('__annotations__'))) {
        dictDeleteStr(rt, dict, rt.intern('__annotations_cache__'));
      }
    }
  },
};

const typeParams: GetSet = {
  get: (rt, self) => {
    const value = own(rt, self, '__type_params__');
    return value === NULL || !asType(rt, self).has(TypeFlag.Heap) ? rt.newTuple([]) : value;
  },
  set: (rt, self, value) => {
    checkSpecial(rt, asType(rt, self), value, '__type_params__');
    setOwn(rt, self, '__type_params__', value);
  },
};

/** Bytes of each item that objects of a type have behind their fixed part. */
function itemSize(type: TypeObject): number {
  const builtin = type.mro.find((each) => !each.has(TypeFlag.Heap)) ?? type;
  switch (builtin.index) {
    case TypeId.Int:
    case TypeId.Bool:
      return 4;
    case TypeId.Bytes:
      return 1;
    case TypeId.Code:
      return 2;
    case TypeId.Type:
      return 40;
    default:
      return builtin.layout.variable || builtin.index === TypeId.MemoryView ? 8 : 0;
  }
}

/** Those whose objects, found in a class, a call of a method gets without a bound method (Py_TPFLAGS_METHOD_DESCRIPTOR). */
const METHOD_DESCRIPTORS: ReadonlySet<string> = new Set([
  'function',
  'method_descriptor',
  'wrapper_descriptor',
  '_lru_cache_wrapper',
]);

/** `__flags__` as far as programs look at it: heap, base and abstract types. */
function flags(type: TypeObject): number {
  let bits = 1 << 12; // Py_TPFLAGS_READY
  // The types of modules in C are heap types, too.
  if (type.has(TypeFlag.Heap) || (type.module !== 'builtins' && type.module !== 'types')) bits |= 1 << 9;
  if (type.has(TypeFlag.BaseType)) bits |= 1 << 10;
  if (type.has(TypeFlag.GC)) bits |= 1 << 14;
  if (type.has(TypeFlag.Abstract)) bits |= 1 << 20;
  if (type.has(TypeFlag.Immutable)) bits |= 1 << 8;
  if (type.has(TypeFlag.DisallowInstantiation)) bits |= 1 << 7;
  if (METHOD_DESCRIPTORS.has(type.name) && !type.has(TypeFlag.Heap)) bits |= 1 << 17;
  const subclassBits = new Map<string, number>([
    ['int', 24],
    ['list', 25],
    ['tuple', 26],
    ['bytes', 27],
    ['str', 28],
    ['dict', 29],
    ['BaseException', 30],
    ['type', 31],
  ]);
  let result = bits;
  for (const base of type.mro) {
    const bit = base.has(TypeFlag.Heap) ? undefined : subclassBits.get(base.name);
    if (bit !== undefined) result += 2 ** bit;
  }
  return result;
}

const typeType = defineType({
  id: TypeId.Type,
  name: 'type',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: {
    words: TypeWord.Count,
    refs: TypeWord.Count,
    variable: false,
    release: (rt, self) => {
      const type = asType(rt, self);
      if (type.handle !== self) return;
      for (const base of type.mro) removeSubclass(rt, base, type);
    },
  },
  slots: {
    new: typeNew,
    init: typeInit,
    call: typeCall,
    repr,
    getattro: typeGetAttribute,
    setattro: typeSetAttribute,
    or: unionOf,
  },
  methods: [
    native('mro', '', (rt, self) => {
      const type = asType(rt, self);
      const bases = rt.items(basesOf(rt.heap, type)).map((base) => asType(rt, base));
      return rt.newList(computeMro(rt, type, bases).map((each) => each.handle));
    }),
    native('__subclasses__', '', (rt, self) => {
      const type = asType(rt, self);
      const isBuiltinException = !type.has(TypeFlag.Heap) && type.isSubtypeOf(rt.exceptionType('BaseException'));
      const subclasses = isBuiltinException ? subclassesOfException(rt, type) : type.subclasses;
      return rt.newList(subclasses.map((each) => each.handle));
    }),
    rawNative('__prepare__', null, (rt) => rt.newDict(), {
      binding: 'class',
    }),
    native('__instancecheck__', 'instance, /', (rt, self, h) => boolHandle(realIsInstance(rt, h, self))),
    native('__subclasscheck__', 'subclass, /', (rt, self, h) => boolHandle(realIsSubclass(rt, h, self))),
    native('__dir__', '', typeDir),
    native('__sizeof__', '', (rt, self) =>
      rt.newInt(sizeOfType(asType(rt, self)) - (asType(rt, self).has(TypeFlag.Heap) ? GC_HEADER : 0)),
    ),
  ],
  getset: {
    __basicsize__: { get: (rt, self) => rt.newInt(16 + 8 * instanceWords(asType(rt, self))) },
    __itemsize__: { get: (rt, self) => rt.newInt(itemSize(asType(rt, self))) },
    __flags__: { get: (rt, self) => rt.newInt(flags(asType(rt, self))) },
    __weakrefoffset__: { get: (rt, self) => rt.newInt(asType(rt, self).has(TypeFlag.HasWeakrefs) ? -32 : 0) },
    __base__: {
      get: (rt, self) => {
        const { base } = asType(rt, self);
        return base === null ? NONE : base.handle;
      },
    },
    __dictoffset__: { get: (rt, self) => rt.newInt(asType(rt, self).has(TypeFlag.HasDict) ? -1 : 0) },
    __name__: nameGetSet('__name__', TypeWord.Name),
    __qualname__: nameGetSet('__qualname__', TypeWord.Qualname),
    __bases__: { get: (rt, self) => basesOf(rt.heap, asType(rt, self)), set: setBases },
    // None while the class's own mro() runs.
    __mro__: { get: (rt, self) => rt.heap.words[rt.heap.base[self] + TypeWord.Mro] || NONE },
    __module__: module,
    __abstractmethods__: abstractMethods,
    __dict__: { get: (rt, self) => newMappingProxy(rt, namespaceOf(rt.heap, asType(rt, self))) },
    __doc__: doc,
    __text_signature__: {
      get: (rt, self) => {
        const type = asType(rt, self);
        return type.has(TypeFlag.Heap) ? NONE : textOrNone(rt, signatureOf(rt, type));
      },
    },
    __annotations__: annotations,
    __annotate__: annotate,
    __type_params__: typeParams,
  },
  doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
});

/** The types of this file. */
export const typeTypes: readonly TypeSpec[] = [typeType];
