/**
 * `super`. Twin of `superobject` of Objects/typeobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr } from './dict';
import { FrameWord } from './frame';
import { allocate } from './instance';
import { objectGetAttribute } from './object';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { asType, internName, isTypeObject, namespaceOf, typeName, typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a super object. */
export const enum SuperWord {
  /** `__self__`. */
  Object,
  /** `__thisclass__`. */
  Type,
  /** `__self_class__`. */
  ObjectType,
  Count,
}

/** The type whose MRO a super object walks (supercheck): of the object, or the object itself when it is a class. */
export function superCheck(rt: Runtime, type: TypeObject, object: Handle): TypeObject {
  if (isTypeObject(rt, object) && asType(rt, object).isSubtypeOf(type)) return asType(rt, object);
  const own = rt.typeOf(object);
  if (own.isSubtypeOf(type)) return own;
  const claimed = rt.findAttr(object, '__class__');
  if (claimed !== NULL && isTypeObject(rt, claimed) && asType(rt, claimed).isSubtypeOf(type)) {
    return asType(rt, claimed);
  }
  const isClass = isTypeObject(rt, object);
  const what = isClass ? `type ${typeName(asType(rt, object))}` : `instance of ${typeNameOf(rt, object)}`;
  const text = `super(type, obj): obj (${what}) is not an instance or subtype of type (${typeName(type)}).`;
  return rt.raise('TypeError', text);
}

/** What stands behind `type` in the MRO of `start`, unbound; NULL where there is none. */
function findBehind(rt: Runtime, type: TypeObject, start: TypeObject, name: Handle): Handle {
  const at = start.mro.indexOf(type);
  if (at < 0) return NULL;
  for (let i = at + 1; i < start.mro.length; i++) {
    const found = dictGetStr(rt, namespaceOf(rt.heap, start.mro[i]), name);
    if (found !== NULL) return found;
  }
  return NULL;
}

/** The attribute behind `type` in the MRO of `start`, bound to the object; NULL where there is none. */
export function superFind(rt: Runtime, type: TypeObject, object: Handle, start: TypeObject, name: Handle): Handle {
  const found = findBehind(rt, type, start, name);
  if (found === NULL) return NULL;
  const get = rt.typeOf(found).slots.descrGet;
  if (get === undefined) return found;
  return get(rt, rt.heap.keep(found), object === start.handle ? NULL : object, start.handle);
}

/**
 * `super(cls, self).name` without making the super object (`_PySuper_Lookup`). With `wantsMethod` a function comes
 * unbound, to be called with `self` in front.
 */
export function superAttribute(
  rt: Runtime,
  cls: Handle,
  self: Handle,
  name: Handle,
  wantsMethod: boolean,
): { readonly value: Handle; readonly unbound: boolean } {
  if (!isTypeObject(rt, cls)) {
    rt.raise('TypeError', `super() argument 1 must be a type, not ${typeNameOf(rt, cls)}`);
  }
  const type = asType(rt, cls);
  const start = superCheck(rt, type, self);
  if (name !== rt.intern('__class__')) {
    const found = findBehind(rt, type, start, name);
    if (found !== NULL) {
      const kind = rt.typeOf(found);
      if (wantsMethod && self !== start.handle && kind.has(TypeFlag.MethodDescriptor)) {
        return { value: found, unbound: true };
      }
      const get = kind.slots.descrGet;
      if (get === undefined) return { value: found, unbound: false };
      const value = get(rt, rt.heap.keep(found), self === start.handle ? NULL : self, start.handle);
      return { value, unbound: false };
    }
  }
  const object = newSuper(rt, type, self, start);
  return { value: objectGetAttribute(rt, object, name), unbound: false };
}

function newSuper(rt: Runtime, type: TypeObject, object: Handle, start: TypeObject): Handle {
  const { heap } = rt;
  const made = allocate(rt, rt.types[TypeId.Super]);
  heap.setRef(heap.base[made] + SuperWord.Type, type.handle);
  heap.setRef(heap.base[made] + SuperWord.Object, object);
  heap.setRef(heap.base[made] + SuperWord.ObjectType, start.handle);
  return made;
}

function getattro(rt: Runtime, self: Handle, name: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[self];
  const start = heap.words[base + SuperWord.ObjectType];
  const key = internName(rt, name);
  // `__class__` is that of the super object itself.
  if (start !== NULL && key !== rt.intern('__class__')) {
    const type = asType(rt, heap.words[base + SuperWord.Type]);
    const object = heap.words[base + SuperWord.Object];
    const found = superFind(rt, type, object, asType(rt, start), key);
    if (found !== NULL) return found;
  }
  return objectGetAttribute(rt, self, key);
}

/** The class cell and the first argument of the running function, for `super()` (super_init_without_args). */
function implicitArguments(rt: Runtime): { readonly type: Handle; readonly object: Handle } {
  const { heap } = rt;
  const frame = rt.currentFrame();
  if (frame === NULL) rt.raise('RuntimeError', 'super(): no current frame');
  const code = rt.payloads.codes.get(heap.num[frame]);
  if (code.argcount === 0) rt.raise('RuntimeError', 'super(): no arguments');
  const locals = heap.base[frame] + FrameWord.Header;
  let object = heap.words[locals];
  if (object !== NULL && heap.type[object] === TypeId.Cell) object = heap.words[heap.base[object]];
  if (object === NULL) rt.raise('RuntimeError', 'super(): arg[0] deleted');
  const place = code.localsplusnames.lastIndexOf('__class__');
  if (place < 0 || !code.freevars.includes('__class__')) {
    rt.raise('RuntimeError', 'super(): __class__ cell not found');
  }
  const cell = heap.words[locals + place];
  const type = cell === NULL || heap.type[cell] !== TypeId.Cell ? NULL : heap.words[heap.base[cell]];
  if (type === NULL) rt.raise('RuntimeError', 'super(): empty __class__ cell');
  if (!isTypeObject(rt, type)) {
    rt.raise('RuntimeError', `super(): __class__ is not a type (${typeNameOf(rt, type)})`);
  }
  return { type, object };
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'super() takes no keyword arguments');
  if (args.length > 2) rt.raise('TypeError', `super() expected at most 2 arguments, got ${args.length}`);
  let type = args[0] ?? NULL;
  let object = args[1] ?? NULL;
  if (args.length === 0) ({ type, object } = implicitArguments(rt));
  else if (!isTypeObject(rt, type)) {
    rt.raise('TypeError', `super() argument 1 must be a type, not ${typeNameOf(rt, type)}`);
  }
  if (object === NONE && args.length > 0) object = NULL;
  const { heap } = rt;
  const base = heap.base[self];
  const start = object === NULL ? NULL : superCheck(rt, asType(rt, type), object).handle;
  heap.setRef(base + SuperWord.Type, type);
  heap.setRef(base + SuperWord.Object, object);
  heap.setRef(base + SuperWord.ObjectType, start);
}

const superType = defineType({
  id: TypeId.Super,
  name: 'super',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: SuperWord.Count, refs: SuperWord.Count },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init,
    getattro,
    repr: (rt, self) => {
      const { heap } = rt;
      const base = heap.base[self];
      const type = heap.words[base + SuperWord.Type];
      const start = heap.words[base + SuperWord.ObjectType];
      const name = type === NULL ? 'NULL' : asType(rt, type).name;
      const object = start === NULL ? 'NULL' : `<${asType(rt, start).name} object>`;
      return rt.newStr(`<super: <class '${name}'>, ${object}>`);
    },
    descrGet: (rt, self, object) => {
      const { heap } = rt;
      const base = heap.base[self];
      if (object === NULL || object === NONE || heap.words[base + SuperWord.Object] !== NULL) return self;
      const type = heap.words[base + SuperWord.Type];
      // Nobody has said yet whose super it is (CPython crashes).
      if (type === NULL) return self;
      if (heap.type[self] !== TypeId.Super) return rt.call(rt.typeOf(self).handle, [type, object]);
      return newSuper(rt, asType(rt, type), object, superCheck(rt, asType(rt, type), object));
    },
  },
  members: {
    __thisclass__: SuperWord.Type,
    __self__: SuperWord.Object,
    __self_class__: SuperWord.ObjectType,
  },
  doc:
    'super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n' +
    'super(type, obj) -> bound super object; requires isinstance(obj, type)\n' +
    'super(type, type2) -> bound super object; requires issubclass(type2, type)\n' +
    'Typical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n' +
    '        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n' +
    '    def cmeth(cls, arg):\n        super().cmeth(arg)\n',
});

/** The types of this file. */
export const superTypes: readonly TypeSpec[] = [superType];
