/**
 * Weak proxies: they behave as the object they refer to. Twin of the proxy part of Objects/weakrefobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { native, type NativeFunction } from './native';
import type { BinaryOp, Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { hashNotImplemented } from './slotfunctions';
import { typeNameOf } from './type';
import { TypeFlag, type BinarySlot, type Slots } from './typeobject';
import { TypeId } from './typeids';
import { forgetWeakref, newWeakref, referentOf, WeakrefWord } from './weakref';

/** `weakref.proxy(object, callback)`; callback NULL: none. */
export function newProxy(rt: Runtime, referent: Handle, callback: Handle): Handle {
  const id = rt.isCallable(referent) ? TypeId.WeakCallableProxy : TypeId.WeakProxy;
  return newWeakref(rt, rt.types[id], referent, callback);
}

function isProxy(rt: Runtime, h: Handle): boolean {
  const id = rt.heap.type[h];
  return id === TypeId.WeakProxy || id === TypeId.WeakCallableProxy;
}

/** The object behind a proxy; anything else stands for itself. */
function unwrap(rt: Runtime, h: Handle): Handle {
  if (!isProxy(rt, h)) return h;
  const referent = referentOf(rt, h);
  if (referent === NULL) rt.raise('ReferenceError', 'weakly-referenced object no longer exists');
  return referent;
}

const binary =
  (op: BinaryOp): BinarySlot =>
  (rt, a, b) =>
    rt.binary(op, unwrap(rt, a), unwrap(rt, b));
const inplace =
  (op: BinaryOp): BinarySlot =>
  (rt, a, b) =>
    rt.inplace(op, unwrap(rt, a), unwrap(rt, b));

const slots: Slots = {
  repr: (rt, self) => {
    const referent = referentOf(rt, self);
    const what =
      referent === NULL ? '; dead' : `; to '${typeNameOf(rt, referent)}' at ${rt.heap.addressText(referent)}`;
    return rt.newStr(`<weakproxy at ${rt.heap.addressText(self)}${what}>`);
  },
  str: (rt, self) => rt.newStr(rt.str(unwrap(rt, self))),
  hash: hashNotImplemented,
  getattro: (rt, self, name) => rt.getAttr(unwrap(rt, self), name),
  setattro: (rt, self, name, value) => {
    if (value === NULL) rt.delAttr(unwrap(rt, self), name);
    else rt.setAttr(unwrap(rt, self), name, value);
  },
  richcompare: (rt, a, b, op) => rt.compare(unwrap(rt, a), unwrap(rt, b), op),
  iter: (rt, self) => rt.iter(unwrap(rt, self)),
  iternext: (rt, self) => {
    const object = unwrap(rt, self);
    if (rt.typeOf(object).slots.iternext === undefined) {
      rt.raise('TypeError', `Weakref proxy referenced a non-iterator '${typeNameOf(rt, object)}' object`);
    }
    return rt.next(object);
  },
  bool: (rt, self) => rt.truth(unwrap(rt, self)),
  length: (rt, self) => rt.length(unwrap(rt, self)),
  subscript: (rt, self, key) => rt.getItem(unwrap(rt, self), key),
  assSubscript: (rt, self, key, value) => {
    if (value === NULL) rt.delItem(unwrap(rt, self), key);
    else rt.setItem(unwrap(rt, self), key, value);
  },
  contains: (rt, self, value) => rt.contains(unwrap(rt, self), value),
  add: binary('add'),
  subtract: binary('subtract'),
  multiply: binary('multiply'),
  remainder: binary('remainder'),
  divmod: binary('divmod'),
  power: (rt, a, b, c) => {
    if (c === NONE) return rt.binary('power', unwrap(rt, a), unwrap(rt, b));
    return rt.callMethod(unwrap(rt, a), '__pow__', unwrap(rt, b), unwrap(rt, c));
  },
  negative: (rt, self) => rt.unary('negative', unwrap(rt, self)),
  positive: (rt, self) => rt.unary('positive', unwrap(rt, self)),
  absolute: (rt, self) => rt.unary('absolute', unwrap(rt, self)),
  invert: (rt, self) => rt.unary('invert', unwrap(rt, self)),
  lshift: binary('lshift'),
  rshift: binary('rshift'),
  and: binary('and'),
  xor: binary('xor'),
  or: binary('or'),
  floorDivide: binary('floorDivide'),
  trueDivide: binary('trueDivide'),
  matrixMultiply: binary('matrixMultiply'),
  int: (rt, self) => rt.callMethod(unwrap(rt, self), '__int__'),
  float: (rt, self) => rt.newFloat(rt.toFloat(unwrap(rt, self))),
  index: (rt, self) => rt.newInt(rt.index(unwrap(rt, self))),
  inplaceAdd: inplace('add'),
  inplaceSubtract: inplace('subtract'),
  inplaceMultiply: inplace('multiply'),
  inplaceRemainder: inplace('remainder'),
  inplacePower: inplace('power'),
  inplaceLshift: inplace('lshift'),
  inplaceRshift: inplace('rshift'),
  inplaceAnd: inplace('and'),
  inplaceXor: inplace('xor'),
  inplaceOr: inplace('or'),
  inplaceFloorDivide: inplace('floorDivide'),
  inplaceTrueDivide: inplace('trueDivide'),
  inplaceMatrixMultiply: inplace('matrixMultiply'),
};

const layout = { words: WeakrefWord.Count, refs: 1, release: forgetWeakref };
const methods = (): NativeFunction[] =>
  ['__bytes__', '__reversed__'].map((name) =>
    native(name, '', (rt, self) => {
      const object = unwrap(rt, self);
      const method = rt.lookupSpecial(object, name);
      return method === NULL ? rt.getAttr(object, name) : rt.call(method, []);
    }),
  );
const flags = TypeFlag.GC | TypeFlag.DisallowInstantiation;

/** The types of this file. */
export const weakProxyTypes: readonly TypeSpec[] = [
  defineType({
    id: TypeId.WeakProxy,
    name: 'ProxyType',
    module: 'weakref',
    flags,
    layout,
    slots,
    methods: methods(),
    unhashable: true,
  }),
  defineType({
    id: TypeId.WeakCallableProxy,
    name: 'CallableProxyType',
    module: 'weakref',
    flags,
    layout,
    slots: { ...slots, call: (rt, self, args, kwnames) => rt.call(unwrap(rt, self), args, kwnames) },
    methods: methods(),
    unhashable: true,
  }),
];
