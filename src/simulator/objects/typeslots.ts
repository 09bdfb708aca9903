/**
 * Filling the slots of a type: inherited ones, and those that the namespace's special methods decide. Twin of
 * `inherit_slots`, `fixup_slot_dispatchers` and `update_slot` of Objects/typeobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { BuiltinFunctionWord, builtinNative } from './builtinfunction';
import { descriptorType, nativeOf, slotDefOf } from './descr';
import { newWrapperNative } from './newwrapper';
import type { Runtime } from './runtime';
import { defsByName, defsBySlot, type SlotDef, type SlotName } from './slotdefs';
import { hashNotImplemented, slotFunctions } from './slotfunctions';
import { asType, lookupType } from './type';
import { TypeFlag, type Slots, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

type AnySlots = Partial<Record<SlotName, unknown>>;

function getSlot(type: TypeObject, slot: SlotName): unknown {
  return (type.slots as AnySlots)[slot];
}

function setSlot(type: TypeObject, slot: SlotName, value: unknown): void {
  (type.slots as AnySlots)[slot] = value;
}

/** Takes the slots that a builtin type does not fill itself from its base. */
export function inheritSlots(type: TypeObject, base: TypeObject): void {
  const own = type.slots;
  const keepsComparison = own.richcompare !== undefined || own.hash !== undefined;
  for (const slot of Object.keys(base.slots) as SlotName[]) {
    if (getSlot(type, slot) !== undefined) continue;
    // Whoever changes equality has to say what the hash is.
    if (keepsComparison && (slot === 'richcompare' || slot === 'hash')) continue;
    setSlot(type, slot, getSlot(base, slot));
  }
  if (own.hash === undefined) own.hash = hashNotImplemented;
}

/** Sets every slot of a class from what its special methods are now. */
export function fixupSlots(rt: Runtime, type: TypeObject): void {
  for (const [slot, defs] of defsBySlot) updateSlot(rt, type, slot, defs);
}

/** A special method of a class changed: sets its slots, and those of subclasses that inherit it. */
export function updateSlots(rt: Runtime, type: TypeObject, name: string): void {
  const defs = defsByName.get(name);
  if (defs === undefined) return;
  for (const { slot } of defs) updateSlot(rt, type, slot, defsBySlot.get(slot) as readonly SlotDef[]);
  for (const subclass of type.subclasses) updateSlots(rt, subclass, name);
}

function updateSlot(rt: Runtime, type: TypeObject, slot: SlotName, defs: readonly SlotDef[]): void {
  let specific: unknown;
  let generic = false;
  for (const def of defs) {
    const found = lookupType(rt, type, rt.intern(def.name));
    if (found === NULL) continue;
    const native = nativeSlot(rt, type, def, found);
    if (native === null) continue;
    if (native !== undefined && (specific === undefined || specific === native)) specific = native;
    else if (def.generic) generic = true;
  }
  setSlot(type, slot, specific !== undefined && !generic ? specific : generic ? slotFunctions[slot] : undefined);
}

/**
 * The builtin slot that a special method found on a class stands for; undefined when it is not one (Python code), null
 * when this name says nothing about the slot.
 */
function nativeSlot(rt: Runtime, type: TypeObject, def: SlotDef, found: Handle): unknown {
  switch (rt.heap.type[found]) {
    case TypeId.WrapperDescriptor: {
      const owner = descriptorType(rt, found);
      const wrapper = slotDefOf(rt, found);
      if (wrapper.name !== def.name || !type.isSubtypeOf(owner)) return undefined;
      // `list.__mul__` wraps sq_repeat and says nothing about nb_multiply.
      const own = getSlot(owner, def.slot);
      return own === undefined || wrapper.wrap === null ? null : own;
    }
    case TypeId.MethodDescriptor: {
      // `list.__getitem__` and `dict.__contains__` are methods beside the slot (METH_COEXIST).
      const owner = descriptorType(rt, found);
      if (nativeOf(rt, found).name !== def.name || !type.isSubtypeOf(owner)) return undefined;
      const own = getSlot(owner, def.slot);
      if (own !== undefined) return own;
      const others = defsByName.get(def.name) as readonly SlotDef[];
      return others.some((other) => getSlot(owner, other.slot) !== undefined) ? null : undefined;
    }
    case TypeId.BuiltinFunction: {
      if (def.slot !== 'new' || builtinNative(rt, found) !== newWrapperNative) return undefined;
      const owner = rt.heap.words[rt.heap.base[found] + BuiltinFunctionWord.Self];
      return asType(rt, owner).slots.new;
    }
    default:
      return found === NONE && def.slot === 'hash' ? hashNotImplemented : undefined;
  }
}

/** What a heap type takes over from its bases without a special method: flags of matching and the like. */
export function inheritFlags(type: TypeObject, base: TypeObject): void {
  const inherited =
    TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs | TypeFlag.MatchSelf | TypeFlag.Sequence | TypeFlag.Mapping;
  type.flags |= base.flags & inherited;
}

/** Whether a type's slot is the one that Python code fills. */
export function isSlotFunction(type: TypeObject, slot: keyof Slots): boolean {
  return getSlot(type, slot) !== undefined && getSlot(type, slot) === slotFunctions[slot];
}
