/**
 * Descriptors of builtin types: methods, class methods, slots, computed attributes and members. Twin of
 * Objects/descrobject.c.
 */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { bindBuiltin } from './builtinfunction';
import { identityResult } from './comparison';
import { slotAddress } from './instance';
import { callNative, native, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { slotDefs, type SlotDef } from './slotdefs';
import { docOf, functionDoc, functionSignature, typeKey } from './librarydocs';
import { callSlotWrapper } from './slotwrappers';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { asType, fullyQualifiedName, isTypeObject, typeName, typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word of every descriptor: the type it belongs to. */
const TYPE = 0;

/** What a member descriptor reads: a word of the object, one of its class's `__slots__`, or (here alone) what is computed. */
export interface MemberDef {
  readonly name: string;
  readonly offset: number;
  readonly slot: boolean;
  readonly readonly: boolean;
  readonly doc: string | null;
  readonly computed?: GetSet;
}

interface GetSetDef {
  readonly name: string;
  readonly getset: GetSet;
}

function newDescriptor(rt: Runtime, id: TypeId, type: TypeObject, num: number): Handle {
  const h = rt.heap.create(id, num, 1);
  rt.heap.setRef(rt.heap.base[h] + TYPE, type.handle);
  return h;
}

/** `list.append` as it stands in the namespace of `list`. */
export function newMethodDescriptor(rt: Runtime, type: TypeObject, fn: NativeFunction): Handle {
  return newDescriptor(rt, TypeId.MethodDescriptor, type, rt.payloads.natives.add(fn));
}

/** `dict.fromkeys` as it stands in the namespace of `dict`. */
export function newClassMethodDescriptor(rt: Runtime, type: TypeObject, fn: NativeFunction): Handle {
  return newDescriptor(rt, TypeId.ClassMethodDescriptor, type, rt.payloads.natives.add(fn));
}

/** `int.__add__` as it stands in the namespace of `int`. */
export function newWrapperDescriptor(rt: Runtime, type: TypeObject, def: SlotDef): Handle {
  return newDescriptor(rt, TypeId.WrapperDescriptor, type, slotDefs.indexOf(def));
}

/** A computed attribute. */
export function newGetSetDescriptor(rt: Runtime, type: TypeObject, name: string, getset: GetSet): Handle {
  const def: GetSetDef = { name, getset };
  return newDescriptor(rt, TypeId.GetSetDescriptor, type, rt.payloads.others.add(def));
}

/** A member: a builtin's word or a slot of `__slots__`. */
export function newMemberDescriptor(rt: Runtime, type: TypeObject, def: MemberDef): Handle {
  return newDescriptor(rt, TypeId.MemberDescriptor, type, rt.payloads.others.add(def));
}

/** The type a descriptor belongs to. */
export function descriptorType(rt: Runtime, h: Handle, words: Int32Array = rt.heap.words): TypeObject {
  return asType(rt, words[rt.heap.base[h] + TYPE]);
}

/** The native function of a (class) method descriptor or builtin function. */
export function nativeOf(rt: Runtime, h: Handle): NativeFunction {
  return rt.payloads.natives.get(rt.heap.num[h]);
}

/** The slot of a wrapper descriptor. */
export function slotDefOf(rt: Runtime, h: Handle): SlotDef {
  return slotDefs[rt.heap.num[h]];
}

/** What a member descriptor describes. */
export function memberDefOf(rt: Runtime, h: Handle): MemberDef {
  return rt.payloads.others.get(rt.heap.num[h]) as MemberDef;
}

function getSetDefOf(rt: Runtime, h: Handle): GetSetDef {
  return rt.payloads.others.get(rt.heap.num[h]) as GetSetDef;
}

function nameOf(rt: Runtime, h: Handle): string {
  switch (rt.heap.type[h]) {
    case TypeId.WrapperDescriptor:
      return slotDefOf(rt, h).name;
    case TypeId.GetSetDescriptor:
      return getSetDefOf(rt, h).name;
    case TypeId.MemberDescriptor:
      return memberDefOf(rt, h).name;
    default:
      return nativeOf(rt, h).name;
  }
}

function typeOf(rt: Runtime, h: Handle): TypeObject {
  return rt.types[rt.heap.type[h]];
}

function checkObject(rt: Runtime, h: Handle, object: Handle): void {
  const wanted = descriptorType(rt, h);
  if (typeOf(rt, object).isSubtypeOf(wanted)) return;
  const names = `'${typeName(wanted)}' objects doesn't apply to a '${typeNameOf(rt, object)}' object`;
  rt.raise('TypeError', `descriptor '${nameOf(rt, h)}' for ${names}`);
}

function callMethodDescriptor(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const fn = nativeOf(rt, self);
  if (args.length - (kwnames === null ? 0 : kwnames.length) < 1) {
    rt.raise('TypeError', `unbound method ${fn.qualname}() needs an argument`);
  }
  checkObject(rt, self, args[0]);
  return callNative(rt, fn, args[0], args.slice(1), kwnames);
}

function callClassMethodDescriptor(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const type = descriptorType(rt, self);
  const name = nameOf(rt, self);
  if (args.length - (kwnames === null ? 0 : kwnames.length) < 1) {
    rt.raise('TypeError', `descriptor '${name}' of '${typeName(type)}' object needs an argument`);
  }
  return rt.call(bindClassMethod(rt, self, NULL, args[0]), args.slice(1), kwnames);
}

function bindClassMethod(rt: Runtime, self: Handle, object: Handle, type: Handle): Handle {
  const wanted = descriptorType(rt, self);
  const name = nameOf(rt, self);
  let owner = type;
  if (owner === NULL) {
    if (object === NULL) {
      rt.raise('TypeError', `descriptor '${name}' for type '${typeName(wanted)}' needs either an object or a type`);
    }
    owner = typeOf(rt, object).handle;
  }
  if (!isTypeObject(rt, owner)) {
    const what = `needs a type, not a '${typeNameOf(rt, owner)}' as arg 2`;
    rt.raise('TypeError', `descriptor '${name}' for type '${typeName(wanted)}' ${what}`);
  }
  const given = asType(rt, owner);
  if (!given.isSubtypeOf(wanted)) {
    const what = `requires a subtype of '${typeName(wanted)}' but received '${typeName(given)}'`;
    rt.raise('TypeError', `descriptor '${name}' ${what}`);
  }
  return bindBuiltin(rt, rt.heap.num[self], owner);
}

function callWrapperDescriptor(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const type = descriptorType(rt, self);
  const def = slotDefOf(rt, self);
  if (args.length - (kwnames === null ? 0 : kwnames.length) < 1) {
    rt.raise('TypeError', `descriptor '${def.name}' of '${typeName(type)}' object needs an argument`);
  }
  if (!typeOf(rt, args[0]).isSubtypeOf(type)) {
    const received = `requires a '${typeName(type)}' object but received a '${typeNameOf(rt, args[0])}'`;
    rt.raise('TypeError', `descriptor '${def.name}' ${received}`);
  }
  return callSlotWrapper(rt, def, type, args[0], args.slice(1), kwnames);
}

/** The address a member descriptor reads and writes in an object. */
export function memberAddress(rt: Runtime, def: MemberDef, object: Handle): number {
  return def.slot ? slotAddress(rt, object, def.offset) : rt.heap.base[object] + def.offset;
}

function getMember(rt: Runtime, self: Handle, object: Handle): Handle {
  if (object === NULL) return self;
  checkObject(rt, self, object);
  const def = memberDefOf(rt, self);
  if (def.computed !== undefined) return def.computed.get(rt, object);
  const value = rt.heap.words[memberAddress(rt, def, object)];
  if (value !== NULL) return value;
  if (!def.slot) return NONE;
  return rt.raise(
    'AttributeError',
    `'${fullyQualifiedName(rt, rt.typeOf(object))}' object has no attribute '${def.name}'`,
  );
}

function setMember(rt: Runtime, self: Handle, object: Handle, value: Handle): void {
  checkObject(rt, self, object);
  const def = memberDefOf(rt, self);
  if (def.computed?.set !== undefined) {
    def.computed.set(rt, object, value);
    return;
  }
  if (def.readonly) rt.raise('AttributeError', 'readonly attribute');
  const address = memberAddress(rt, def, object);
  if (value === NULL && rt.heap.words[address] === NULL) rt.raise('AttributeError', def.name);
  rt.heap.setRef(address, value);
}

function getComputed(rt: Runtime, self: Handle, object: Handle): Handle {
  if (object === NULL) return self;
  checkObject(rt, self, object);
  return getSetDefOf(rt, self).getset.get(rt, object);
}

function setComputed(rt: Runtime, self: Handle, object: Handle, value: Handle): void {
  checkObject(rt, self, object);
  const { name, getset } = getSetDefOf(rt, self);
  if (getset.set === undefined) {
    const type = typeName(descriptorType(rt, self));
    rt.raise('AttributeError', `attribute '${name}' of '${type}' objects is not writable`);
  }
  getset.set(rt, object, value);
}

const name: GetSet = { get: (rt, self) => rt.intern(nameOf(rt, self)) };
const qualname: GetSet = {
  get: (rt, self) => rt.newStr(`${descriptorType(rt, self).qualname}.${nameOf(rt, self)}`),
};
const objclass: GetSet = { get: (rt, self) => descriptorType(rt, self).handle };

/** A doc or text signature as an object. */
export function textOrNone(rt: Runtime, text: string | null | undefined): Handle {
  return text === null || text === undefined ? NONE : rt.newStr(text);
}

/** `(a, b=1)` with `$self` in front, as `__text_signature__` has it for methods. */
export function methodSignature(fn: NativeFunction): string | null {
  if (fn.signature === null) return null;
  const self = fn.binding === 'class' ? '$type' : '$self';
  if (fn.binding === 'function' || fn.binding === 'static') return `(${fn.signature})`;
  // Positional-only parameters make self one of them.
  if (/(^|, )\/(,|$)/.test(fn.signature)) return `(${self}, ${fn.signature})`;
  return fn.signature === '' ? `(${self}, /)` : `(${self}, /, ${fn.signature})`;
}

const nativeDoc: GetSet = { get: (rt, self) => textOrNone(rt, functionDoc(rt, nativeOf(rt, self))) };
const nativeSignature: GetSet = {
  get: (rt, self) => {
    const fn = nativeOf(rt, self);
    return textOrNone(rt, functionSignature(rt, fn, methodSignature(fn)));
  },
};
/** The doc of an attribute, as the library has it or the one given here. */
const attributeDoc = (rt: Runtime, self: Handle, own: string | null | undefined): Handle =>
  textOrNone(rt, docOf(rt, `${typeKey(descriptorType(rt, self))}.${nameOf(rt, self)}`, own));
const slotDoc: GetSet = { get: (rt, self) => textOrNone(rt, slotDefOf(rt, self).doc) };
const slotSignature: GetSet = { get: (rt, self) => textOrNone(rt, slotDefOf(rt, self).signature) };

const reduce = native('__reduce__', '', (rt, self) =>
  rt.newTuple([
    rt.getAttr(rt.importModule('builtins'), 'getattr'),
    rt.newTuple([descriptorType(rt, self).handle, rt.newStr(nameOf(rt, self))]),
  ]),
);

/** How the repr of a descriptor begins, by its type. */
const KINDS: Readonly<Record<number, string>> = {
  [TypeId.MethodDescriptor]: 'method',
  [TypeId.ClassMethodDescriptor]: 'method',
  [TypeId.WrapperDescriptor]: 'slot wrapper',
  [TypeId.GetSetDescriptor]: 'attribute',
  [TypeId.MemberDescriptor]: 'member',
};

/** The repr of a descriptor: `<member 'x' of 'P' objects>`; `words` are those of a memory, by default the present one. */
export function descriptorText(rt: Runtime, h: Handle, words: Int32Array = rt.heap.words): string {
  return `<${KINDS[rt.heap.type[h]]} '${nameOf(rt, h)}' of '${typeName(descriptorType(rt, h, words))}' objects>`;
}

/** The name of the special method that a method-wrapper calls; `words` as for {@link descriptorText}. */
export function methodWrapperName(rt: Runtime, h: Handle, words: Int32Array = rt.heap.words): string {
  return slotDefOf(rt, words[rt.heap.base[h]]).name;
}

const repr = (rt: Runtime, self: Handle): Handle => rt.newStr(descriptorText(rt, self));

const layout = { words: 1, refs: 1 };

const methodDescriptor = defineType({
  id: TypeId.MethodDescriptor,
  name: 'method_descriptor',
  flags: TypeFlag.GC | TypeFlag.MethodDescriptor | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr,
    call: callMethodDescriptor,
    descrGet: (rt, self, object) => {
      if (object === NULL) return self;
      checkObject(rt, self, object);
      return bindBuiltin(rt, rt.heap.num[self], object);
    },
  },
  methods: [reduce],
  getset: {
    __name__: name,
    __qualname__: qualname,
    __objclass__: objclass,
    __doc__: nativeDoc,
    __text_signature__: nativeSignature,
  },
});

const classMethodDescriptor = defineType({
  id: TypeId.ClassMethodDescriptor,
  name: 'classmethod_descriptor',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr,
    call: callClassMethodDescriptor,
    descrGet: bindClassMethod,
  },
  getset: {
    __name__: name,
    __qualname__: qualname,
    __objclass__: objclass,
    __doc__: nativeDoc,
    __text_signature__: nativeSignature,
  },
});

const wrapperDescriptor = defineType({
  id: TypeId.WrapperDescriptor,
  name: 'wrapper_descriptor',
  flags: TypeFlag.GC | TypeFlag.MethodDescriptor | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr,
    call: callWrapperDescriptor,
    descrGet: (rt, self, object) => {
      if (object === NULL) return self;
      checkObject(rt, self, object);
      const wrapper = rt.heap.create(TypeId.MethodWrapper, 0, 2);
      const base = rt.heap.base[wrapper];
      rt.heap.setRef(base, self);
      rt.heap.setRef(base + 1, object);
      return wrapper;
    },
  },
  methods: [reduce],
  getset: {
    __name__: name,
    __qualname__: qualname,
    __objclass__: objclass,
    __doc__: slotDoc,
    __text_signature__: slotSignature,
  },
});

function wrapped(rt: Runtime, self: Handle): { readonly descriptor: Handle; readonly object: Handle } {
  const base = rt.heap.base[self];
  return { descriptor: rt.heap.words[base], object: rt.heap.words[base + 1] };
}

const methodWrapper = defineType({
  id: TypeId.MethodWrapper,
  name: 'method-wrapper',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 2 },
  slots: {
    repr: (rt, self) => {
      const { object } = wrapped(rt, self);
      const address = rt.heap.addressText(object);
      return rt.newStr(
        `<method-wrapper '${methodWrapperName(rt, self)}' of ${typeNameOf(rt, object)} object at ${address}>`,
      );
    },
    call: (rt, self, args, kwnames) => {
      const { descriptor, object } = wrapped(rt, self);
      return callSlotWrapper(rt, slotDefOf(rt, descriptor), descriptorType(rt, descriptor), object, args, kwnames);
    },
    hash: (rt, self, out) => {
      const { descriptor, object } = wrapped(rt, self);
      out.lo = (descriptor * 31) ^ object;
      out.hi = 0;
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.MethodWrapper) return NOT_IMPLEMENTED;
      const a = wrapped(rt, self);
      const b = wrapped(rt, other);
      return identityResult(a.descriptor === b.descriptor && a.object === b.object, op);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const args = [wrapped(rt, self).object, rt.intern(methodWrapperName(rt, self))];
      return rt.newTuple([rt.getAttr(rt.importModule('builtins'), 'getattr'), rt.newTuple(args)]);
    }),
  ],
  getset: {
    __self__: { get: (rt, self) => wrapped(rt, self).object },
    __name__: { get: (rt, self) => rt.intern(methodWrapperName(rt, self)) },
    __qualname__: { get: (rt, self) => rt.getAttr(wrapped(rt, self).descriptor, '__qualname__') },
    __objclass__: { get: (rt, self) => descriptorType(rt, wrapped(rt, self).descriptor).handle },
    __doc__: { get: (rt, self) => textOrNone(rt, slotDefOf(rt, wrapped(rt, self).descriptor).doc) },
    __text_signature__: {
      get: (rt, self) => textOrNone(rt, slotDefOf(rt, wrapped(rt, self).descriptor).signature),
    },
  },
});

const getSetDescriptor = defineType({
  id: TypeId.GetSetDescriptor,
  name: 'getset_descriptor',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr,
    descrGet: getComputed,
    descrSet: setComputed,
  },
  getset: {
    __name__: name,
    __qualname__: qualname,
    __objclass__: objclass,
    __doc__: { get: (rt, self) => attributeDoc(rt, self, getSetDefOf(rt, self).getset.doc) },
  },
});

const memberDescriptor = defineType({
  id: TypeId.MemberDescriptor,
  name: 'member_descriptor',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr,
    descrGet: getMember,
    descrSet: setMember,
  },
  methods: [reduce],
  getset: {
    __name__: name,
    __qualname__: qualname,
    __objclass__: objclass,
    __doc__: { get: (rt, self) => attributeDoc(rt, self, memberDefOf(rt, self).doc) },
  },
});

/** The types of this file. */
export const descriptorTypes: readonly TypeSpec[] = [
  methodDescriptor,
  classMethodDescriptor,
  wrapperDescriptor,
  methodWrapper,
  getSetDescriptor,
  memberDescriptor,
];
