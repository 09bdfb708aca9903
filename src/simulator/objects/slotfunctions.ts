/**
 * The functions that fill a slot when a Python class defines the special method. Twin of the `slot_*` functions of
 * Objects/typeobject.c.
 */
import { FALSE, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { Raised } from './errors';
import { genericGetAttr } from './object';
import type { Runtime } from './runtime';
import type { SlotName } from './slotdefs';
import { callSpecial, callSpecialOptional, callUnbound, lookupType, typeNameOf } from './type';
import { TypeId } from './typeids';
import type { CompareOp } from './typeobject';
import {
  type BinarySlot,
  type Hash64,
  type Slots,
  type TernarySlot,
  TypeFlag,
  type TypeObject,
  type UnarySlot,
} from './typeobject';

function typeOf(rt: Runtime, h: Handle): TypeObject {
  return rt.types[rt.heap.type[h]];
}

/** Calls a method that may be missing; NotImplemented then (vectorcall_maybe). */
function maybe(rt: Runtime, h: Handle, name: string, args: readonly Handle[]): Handle {
  const result = callSpecialOptional(rt, h, name, args);
  return result === NULL ? NOT_IMPLEMENTED : result;
}

/** Whether `other`'s class finds another method under the reflected name than `self`'s class does. */
function isOverloaded(rt: Runtime, self: Handle, other: Handle, name: string): boolean {
  const key = rt.intern(name);
  const theirs = lookupType(rt, typeOf(rt, other), key);
  return theirs !== NULL && theirs !== lookupType(rt, typeOf(rt, self), key);
}

/** SLOT1BINFULL: the operand's own method, the reflected one, and the subclass's right to be asked first. */
function binaryFunction(slot: SlotName, name: string, reflected: string): BinarySlot {
  const slotFunction: BinarySlot = (rt, self, other) => {
    const left = typeOf(rt, self);
    const right = typeOf(rt, other);
    let askOther = left !== right && right.slots[slot] === slotFunction;
    if (left.slots[slot] === slotFunction) {
      if (askOther && right.isSubtypeOf(left)) {
        if (isOverloaded(rt, self, other, reflected)) {
          const result = maybe(rt, other, reflected, [self]);
          if (result !== NOT_IMPLEMENTED) return result;
          askOther = false;
        }
      }
      const result = maybe(rt, self, name, [other]);
      if (result !== NOT_IMPLEMENTED || left === right) return result;
    }
    return askOther ? maybe(rt, other, reflected, [self]) : NOT_IMPLEMENTED;
  };
  return slotFunction;
}

const power: TernarySlot = (rt, self, other, modulus) => {
  const left = typeOf(rt, self);
  const right = typeOf(rt, other);
  const own = left.slots.power === power;
  let askOther = left !== right && right.slots.power === power;
  const more = modulus === NONE ? [] : [modulus];
  if (own) {
    if (askOther && right.isSubtypeOf(left) && isOverloaded(rt, self, other, '__rpow__')) {
      const result = maybe(rt, other, '__rpow__', [self, ...more]);
      if (result !== NOT_IMPLEMENTED) return result;
      askOther = false;
    }
    const result = maybe(rt, self, '__pow__', [other, ...more]);
    if (result !== NOT_IMPLEMENTED || left === right) return result;
  }
  return askOther ? maybe(rt, other, '__rpow__', [self, ...more]) : NOT_IMPLEMENTED;
};

const unary =
  (name: string): UnarySlot =>
  (rt, self) =>
    callSpecial(rt, self, name);

const binary =
  (name: string): BinarySlot =>
  (rt, self, other) =>
    callSpecial(rt, self, name, other);

const COMPARE_NAMES: readonly string[] = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'];

/** The special method of a comparison. */
export function compareName(op: CompareOp): string {
  return COMPARE_NAMES[op];
}

/** slot_tp_richcompare: a method that its descriptor denies is none. */
function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern(compareName(op)));
  if (found === NULL) return NOT_IMPLEMENTED;
  if (typeOf(rt, found).slots.descrGet === undefined || typeOf(rt, found).has(TypeFlag.MethodDescriptor)) {
    return callUnbound(rt, found, self, type, [other]);
  }
  let method: Handle;
  try {
    method = rt.lookupSpecial(self, compareName(op));
  } catch (error) {
    if (!isRaised(rt, error, 'AttributeError')) throw error;
    rt.heap.decref(error.exception);
    return NOT_IMPLEMENTED;
  }
  return rt.call(method, [other]);
}

function bool(rt: Runtime, self: Handle): boolean {
  const result = callSpecialOptional(rt, self, '__bool__', []);
  if (result === NULL) {
    const { length: lengthSlot } = typeOf(rt, self).slots;
    return lengthSlot === undefined ? true : lengthSlot(rt, self) !== 0;
  }
  if (!rt.isInt(result) || typeOf(rt, result).name !== 'bool') {
    rt.raise('TypeError', `__bool__ should return bool, returned ${typeNameOf(rt, result)}`);
  }
  return result !== FALSE;
}

function length(rt: Runtime, self: Handle): number {
  const value = rt.index(callSpecial(rt, self, '__len__'));
  if (value < 0) rt.raise('ValueError', '__len__() should return >= 0');
  if (typeof value === 'bigint' && value > 0x7fffffffffffffffn) {
    rt.raise('OverflowError', "cannot fit 'int' into an index-sized integer");
  }
  return Number(value);
}

function contains(rt: Runtime, self: Handle, value: Handle): boolean {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern('__contains__'));
  if (found === NONE) rt.raise('TypeError', `'${typeNameOf(rt, self)}' object is not a container`);
  if (found !== NULL) return rt.truth(callUnbound(rt, found, self, type, [value]));
  let there = false;
  rt.forEach(self, (item) => {
    there = rt.equal(item, value);
    return !there;
  });
  return there;
}

/** The hash of an integer result of `__hash__`, as slot_tp_hash reduces it. */
function hash(rt: Runtime, self: Handle, out: Hash64): void {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern('__hash__'));
  if (found === NULL || found === NONE) hashNotImplemented(rt, self);
  const result = callUnbound(rt, found, self, type, []);
  if (!rt.isInt(result)) rt.raise('TypeError', '__hash__ method should return an integer');
  let value = BigInt(rt.intValue(result));
  if (BigInt.asIntN(64, value) !== value) {
    rt.hash(rt.newInt(value), out);
    return;
  }
  if (value === -1n) value = -2n;
  out.lo = Number(BigInt.asIntN(32, value));
  out.hi = Number(BigInt.asIntN(32, value >> 32n));
}

/** The hash slot of unhashable types (PyObject_HashNotImplemented). */
export function hashNotImplemented(rt: Runtime, self: Handle): never {
  rt.raise('TypeError', `unhashable type: '${typeNameOf(rt, self)}'`);
}

function getattro(rt: Runtime, self: Handle, name: Handle): Handle {
  const type = typeOf(rt, self);
  const fallback = lookupType(rt, type, rt.intern('__getattr__'));
  const getattribute = lookupType(rt, type, rt.intern('__getattribute__'));
  const plain = (): Handle => callUnbound(rt, getattribute, self, type, [name]);
  if (fallback === NULL) return plain();
  const usual = getattribute === lookupType(rt, rt.types[TypeId.Object], rt.intern('__getattribute__'));
  const mark = rt.heap.poolMark;
  try {
    // The usual way makes no AttributeError that would only be thrown away.
    const value = usual ? genericGetAttr(rt, self, name) : plain();
    if (value !== NULL) return value;
  } catch (error) {
    if (!isRaised(rt, error, 'AttributeError')) throw error;
    rt.heap.decref(error.exception);
  }
  rt.heap.drain(mark);
  return callUnbound(rt, fallback, self, type, [name]);
}

/** Whether a JavaScript exception is a Python exception of a builtin type. */
export function isRaised(rt: Runtime, error: unknown, type: string): error is Raised {
  return error instanceof Raised && typeOf(rt, error.exception).isSubtypeOf(rt.exceptionType(type));
}

function iter(rt: Runtime, self: Handle): Handle {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern('__iter__'));
  if (found === NONE) rt.raise('TypeError', `'${typeNameOf(rt, self)}' object is not iterable`);
  return callUnbound(rt, found, self, type, []);
}

function iternext(rt: Runtime, self: Handle): Handle {
  return callSpecial(rt, self, '__next__');
}

/** slot_tp_new: `__new__` as found on the class, called with the class. */
export function slotNew(
  rt: Runtime,
  type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const found = rt.getAttr(type.handle, '__new__');
  return rt.call(rt.heap.keep(found), [type.handle, ...args], kwnames);
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern('__init__'));
  // Laid out once more with keywords (_PyStack_UnpackDict).
  if (kwnames !== null) rt.heap.keep(self);
  const result = callUnbound(rt, found, self, type, args, kwnames);
  if (result !== NONE) {
    rt.raise('TypeError', `__init__() should return None, not '${typeNameOf(rt, result)}'`);
  }
}

function finalize(rt: Runtime, self: Handle): void {
  const type = typeOf(rt, self);
  const found = lookupType(rt, type, rt.intern('__del__'));
  if (found === NULL) return;
  rt.heap.keep(found);
  try {
    callUnbound(rt, found, self, type, []);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    rt.heap.autorelease(error.exception);
    rt.writeUnraisable(`Exception ignored while calling deallocator ${rt.repr(found)}`, error.exception);
  }
}

function asyncMethod(name: string, raising: (rt: Runtime, self: Handle) => string): UnarySlot {
  return (rt, self) => {
    const result = callSpecialOptional(rt, self, name, []);
    if (result === NULL) rt.raise('AttributeError', raising(rt, self));
    return result;
  };
}

/** The function of each slot for Python classes. */
export const slotFunctions: Slots = {
  repr: unary('__repr__'),
  str: unary('__str__'),
  hash,
  call: (rt, self, args, kwnames) => {
    const type = typeOf(rt, self);
    const found = lookupType(rt, type, rt.intern('__call__'));
    rt.enterRecursive(' while calling a Python object');
    try {
      return callUnbound(rt, found, self, type, args, kwnames);
    } finally {
      rt.leaveRecursive();
    }
  },
  getattro,
  setattro: (rt, self, name, value) => {
    if (value === NULL) callSpecial(rt, self, '__delattr__', name);
    else callSpecial(rt, self, '__setattr__', name, value);
  },
  richcompare,
  iter,
  iternext,
  descrGet: (rt, self, object, type) => {
    const result = callSpecialOptional(rt, self, '__get__', [
      object === NULL ? NONE : object,
      type === NULL ? NONE : type,
    ]);
    return result === NULL ? self : result;
  },
  descrSet: (rt, self, object, value) => {
    if (value === NULL) callSpecial(rt, self, '__delete__', object);
    else callSpecial(rt, self, '__set__', object, value);
  },
  new: slotNew,
  init,
  finalize,
  add: binaryFunction('add', '__add__', '__radd__'),
  subtract: binaryFunction('subtract', '__sub__', '__rsub__'),
  multiply: binaryFunction('multiply', '__mul__', '__rmul__'),
  remainder: binaryFunction('remainder', '__mod__', '__rmod__'),
  divmod: binaryFunction('divmod', '__divmod__', '__rdivmod__'),
  power,
  negative: unary('__neg__'),
  positive: unary('__pos__'),
  absolute: unary('__abs__'),
  bool,
  invert: unary('__invert__'),
  lshift: binaryFunction('lshift', '__lshift__', '__rlshift__'),
  rshift: binaryFunction('rshift', '__rshift__', '__rrshift__'),
  and: binaryFunction('and', '__and__', '__rand__'),
  xor: binaryFunction('xor', '__xor__', '__rxor__'),
  or: binaryFunction('or', '__or__', '__ror__'),
  int: unary('__int__'),
  float: unary('__float__'),
  index: unary('__index__'),
  floorDivide: binaryFunction('floorDivide', '__floordiv__', '__rfloordiv__'),
  trueDivide: binaryFunction('trueDivide', '__truediv__', '__rtruediv__'),
  matrixMultiply: binaryFunction('matrixMultiply', '__matmul__', '__rmatmul__'),
  inplaceAdd: binary('__iadd__'),
  inplaceSubtract: binary('__isub__'),
  inplaceMultiply: binary('__imul__'),
  inplaceRemainder: binary('__imod__'),
  inplacePower: binary('__ipow__'),
  inplaceLshift: binary('__ilshift__'),
  inplaceRshift: binary('__irshift__'),
  inplaceAnd: binary('__iand__'),
  inplaceXor: binary('__ixor__'),
  inplaceOr: binary('__ior__'),
  inplaceFloorDivide: binary('__ifloordiv__'),
  inplaceTrueDivide: binary('__itruediv__'),
  inplaceMatrixMultiply: binary('__imatmul__'),
  length,
  item: (rt, self, index) => callSpecial(rt, self, '__getitem__', rt.newInt(index)),
  assItem: (rt, self, index, value) => {
    if (value === NULL) callSpecial(rt, self, '__delitem__', rt.newInt(index));
    else callSpecial(rt, self, '__setitem__', rt.newInt(index), value);
  },
  contains,
  subscript: binary('__getitem__'),
  assSubscript: (rt, self, key, value) => {
    if (value === NULL) callSpecial(rt, self, '__delitem__', key);
    else callSpecial(rt, self, '__setitem__', key, value);
  },
  await: asyncMethod('__await__', (rt, self) => `object ${typeNameOf(rt, self)} does not have __await__ method`),
  aiter: asyncMethod('__aiter__', (rt, self) => `object ${typeNameOf(rt, self)} does not have __aiter__ method`),
  anext: asyncMethod('__anext__', (rt, self) => `object ${typeNameOf(rt, self)} does not have __anext__ method`),
};
