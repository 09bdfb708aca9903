/**
 * Calling a builtin slot by its Python name: `int.__add__(1, 2)`. Twin of the `wrap_*` functions of
 * Objects/typeobject.c, with their argument checks.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { lengthObject } from './lengthobject';
import type { Runtime } from './runtime';
import type { SlotDef } from './slotdefs';
import { slotFunctions } from './slotfunctions';
import { internName, typeNameOf } from './type';
import { TypeId } from './typeids';
import type { Hash64, Slots, TypeObject } from './typeobject';

/** A 64-bit hash as an int object. */
export function hashToInt(rt: Runtime, hash: Hash64): Handle {
  const value = hash.hi * 4294967296 + (hash.lo >>> 0);
  return Number.isSafeInteger(value) ? rt.newInt(value) : rt.newInt((BigInt(hash.hi) << 32n) | BigInt(hash.lo >>> 0));
}

function exactly(rt: Runtime, args: readonly Handle[], count: number): void {
  if (args.length !== count) {
    rt.raise('TypeError', `expected ${count} argument${count === 1 ? '' : 's'}, got ${args.length}`);
  }
}

function exactlyTwo(rt: Runtime, def: SlotDef, args: readonly Handle[]): void {
  if (args.length !== 2) rt.raise('TypeError', `${def.name} expected 2 arguments, got ${args.length}`);
}

function oneOrTwo(rt: Runtime, args: readonly Handle[]): void {
  if (args.length < 1 || args.length > 2) rt.raise('TypeError', `expected 1 or 2 arguments, got ${args.length}`);
}

/** Keeps `object.__setattr__` from being used on objects whose type sets attributes its own way. Twin of hackcheck. */
function hackCheck(rt: Runtime, type: TypeObject, self: Handle, what: string): void {
  const wanted = type.slots.setattro;
  const own = rt.types[rt.heap.type[self]];
  const byPython = slotFunctions.setattro;
  // The base that brought the builtin way of setting; what lies between it and the wanted one must not be passed over.
  const builtin = [...own.mro]
    .reverse()
    .find(({ slots }) => slots.setattro !== byPython && slots.setattro === own.slots.setattro);
  for (let base: TypeObject | null = builtin ?? own; base !== null; base = base.base) {
    if (base.slots.setattro === wanted) return;
    if (base.slots.setattro !== byPython) break;
  }
  rt.raise('TypeError', `can't apply this ${what} to ${typeNameOf(rt, self)} object`);
}

function position(rt: Runtime, type: TypeObject, self: Handle, key: Handle): number {
  const index = rt.indexClipped(key, 'OverflowError');
  const { length } = type.slots;
  return index < 0 && length !== undefined ? index + length(rt, self) : index;
}

function nameArgument(rt: Runtime, name: Handle): Handle {
  if (!rt.isStr(name)) rt.raise('TypeError', `attribute name must be string, not '${typeNameOf(rt, name)}'`);
  return internName(rt, name);
}

function filled<T>(slot: T | undefined): T {
  return slot as T;
}

/** Calls the slot that `type` has, as `type.__name__(self, *args, **kwargs)`. */
export function callSlotWrapper(
  rt: Runtime,
  def: SlotDef,
  type: TypeObject,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const slots = type.slots;
  if (kwnames !== null && kwnames.length > 0 && def.wrap !== 'call' && def.wrap !== 'init') {
    rt.raise('TypeError', `wrapper ${def.name}() takes no keyword arguments`);
  }
  type Fn<K extends keyof Slots> = NonNullable<Slots[K]>;
  const slot = slots[def.slot];
  switch (def.wrap) {
    case 'unary':
      exactly(rt, args, 0);
      return filled(slot as Fn<'repr'>)(rt, self);
    case 'binary':
    case 'binaryLeft':
      exactly(rt, args, 1);
      return filled(slot as Fn<'add'>)(rt, self, args[0]);
    case 'binaryRight':
      exactly(rt, args, 1);
      return filled(slot as Fn<'add'>)(rt, args[0], self);
    case 'ternary':
      oneOrTwo(rt, args);
      return filled(slots.power)(rt, self, args[0], args[1] ?? NONE);
    case 'ternaryRight':
      oneOrTwo(rt, args);
      return filled(slots.power)(rt, args[0], self, args[1] ?? NONE);
    case 'inquiry':
      exactly(rt, args, 0);
      return boolHandle(filled(slots.bool)(rt, self));
    case 'length':
      exactly(rt, args, 0);
      return type.index === TypeId.Range ? lengthObject(rt, self) : rt.newInt(filled(slots.length)(rt, self));
    case 'indexArgument':
      exactly(rt, args, 1);
      return filled(slot as Fn<'repeat'>)(rt, self, rt.indexClipped(args[0], 'OverflowError'));
    case 'item':
      exactly(rt, args, 1);
      return filled(slots.item)(rt, self, position(rt, type, self, args[0]));
    case 'setItemAt':
      exactlyTwo(rt, def, args);
      filled(slots.assItem)(rt, self, position(rt, type, self, args[0]), args[1]);
      return NONE;
    case 'delItemAt':
      exactly(rt, args, 1);
      filled(slots.assItem)(rt, self, position(rt, type, self, args[0]), NULL);
      return NONE;
    case 'contains':
      exactly(rt, args, 1);
      return boolHandle(filled(slots.contains)(rt, self, args[0]));
    case 'setItem':
      exactlyTwo(rt, def, args);
      filled(slots.assSubscript)(rt, self, args[0], args[1]);
      return NONE;
    case 'delItem':
      exactly(rt, args, 1);
      filled(slots.assSubscript)(rt, self, args[0], NULL);
      return NONE;
    case 'hash': {
      exactly(rt, args, 0);
      const hash: Hash64 = { lo: 0, hi: 0 };
      filled(slots.hash)(rt, self, hash);
      return hashToInt(rt, hash);
    }
    case 'call':
      return filled(slots.call)(rt, self, args, kwnames);
    case 'init':
      filled(slots.init)(rt, self, args, kwnames);
      return NONE;
    case 'getattr':
      exactly(rt, args, 1);
      return filled(slots.getattro)(rt, self, nameArgument(rt, args[0]));
    case 'setattr':
      exactlyTwo(rt, def, args);
      hackCheck(rt, type, self, '__setattr__');
      filled(slots.setattro)(rt, self, nameArgument(rt, args[0]), args[1]);
      return NONE;
    case 'delattr':
      exactly(rt, args, 1);
      hackCheck(rt, type, self, '__delattr__');
      filled(slots.setattro)(rt, self, nameArgument(rt, args[0]), NULL);
      return NONE;
    case 'compare':
      exactly(rt, args, 1);
      return filled(slots.richcompare)(rt, self, args[0], def.op);
    case 'next': {
      exactly(rt, args, 0);
      const item = filled(slots.iternext)(rt, self);
      return item === NULL ? rt.raiseWith('StopIteration', []) : item;
    }
    case 'descrGet': {
      if (args.length < 1) rt.raise('TypeError', `__get__ expected at least 1 argument, got ${args.length}`);
      if (args.length > 2) rt.raise('TypeError', `__get__ expected at most 2 arguments, got ${args.length}`);
      const object = args[0] === NONE ? NULL : args[0];
      const owner = args.length < 2 || args[1] === NONE ? NULL : args[1];
      if (object === NULL && owner === NULL) rt.raise('TypeError', '__get__(None, None) is invalid');
      return filled(slots.descrGet)(rt, self, object, owner);
    }
    case 'descrSet':
      exactlyTwo(rt, def, args);
      filled(slots.descrSet)(rt, self, args[0], args[1]);
      return NONE;
    case 'descrDelete':
      exactly(rt, args, 1);
      filled(slots.descrSet)(rt, self, args[0], NULL);
      return NONE;
    case 'finalize':
      exactly(rt, args, 0);
      filled(slots.finalize)(rt, self);
      return NONE;
    case null:
      return NONE;
  }
}
