/**
 * Makes the builtin types of a run from their specs. Twin of `PyType_Ready` of Objects/typeobject.c.
 */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { newBuiltinFunction } from './builtinfunction';
import { newStaticMethod } from './classmethod';
import {
  newClassMethodDescriptor,
  newGetSetDescriptor,
  newMemberDescriptor,
  newMethodDescriptor,
  newWrapperDescriptor,
} from './descr';
import { dictLookupStr, dictPresize, dictSetStr } from './dict';
import { InternalError } from './errors';
import { typeKey } from './librarydocs';
import { memberNames } from './membernames';
import { computeMro } from './mro';
import { native, type NativeFunction } from './native';
import { newWrapperNative } from './newwrapper';
import type { Runtime } from './runtime';
import { slotDefs, type SlotDef } from './slotdefs';
import { hashNotImplemented } from './slotfunctions';
import type { TypeSpec } from './spec';
import { namespaceOf, nextTypeVersion, TypeWord } from './type';
import { TypeFlag, TypeObject, type Layout, type Slots } from './typeobject';
import { announceType } from './tracking';
import { TypeId } from './typeids';
import { inheritSlots } from './typeslots';

/**
 * Makes types and registers them in `rt.types`. A base is looked for among these specs, then among the builtin types
 * that exist. The first call has to bring `object`, `type`, and the types of descriptors.
 */
export function createTypes(rt: Runtime, specs: readonly TypeSpec[]): readonly TypeObject[] {
  const made = new Map<string, TypeObject>();
  const known = (name: string): TypeObject | undefined =>
    made.get(name) ?? rt.types.find((type) => type !== undefined && !type.has(TypeFlag.Heap) && isNamed(type, name));
  const bySpec = new Map<TypeSpec, TypeObject>();
  let waiting = [...specs];
  while (waiting.length > 0) {
    const later: TypeSpec[] = [];
    for (const spec of waiting) {
      const names = spec.name === 'object' ? [] : (spec.bases ?? [spec.base ?? 'object']);
      const bases = names.map(known);
      if (!bases.every((base) => base !== undefined)) {
        later.push(spec);
        continue;
      }
      const type = shapeType(rt, spec, bases);
      made.set(spec.name, type);
      bySpec.set(spec, type);
    }
    if (later.length === waiting.length) {
      throw new InternalError(`types without a base: ${later.map((spec) => spec.name).join(', ')}`);
    }
    waiting = later;
  }
  for (const type of bySpec.values()) giveHandle(rt, type);
  for (const [spec, type] of bySpec) {
    const mark = rt.heap.poolMark;
    fillWords(rt, type, (spec.bases ?? [spec.base ?? 'object']).map(known));
    fillNamespace(rt, spec, type);
    rt.heap.drain(mark);
  }
  return [...bySpec.values()];
}

function isNamed(type: TypeObject, name: string): boolean {
  return type.name === name ? type.module === 'builtins' : `${type.module}.${type.name}` === name;
}

/** The next dense number for a type made later. */
export function nextTypeIndex(rt: Runtime): number {
  return Math.max(rt.types.length, TypeId.FirstDynamic);
}

function shapeType(rt: Runtime, spec: TypeSpec, bases: readonly TypeObject[]): TypeObject {
  const base = bases[0] ?? null;
  const type = new TypeObject(spec.id ?? nextTypeIndex(rt), spec.name, spec.module);
  rt.types[type.index] = type;
  type.doc = spec.doc ?? null;
  type.flags = spec.flags | TypeFlag.Immutable;
  type.version = nextTypeVersion();
  Object.assign(type.slots, spec.slots);
  if (spec.unhashable === true) type.slots.hash = hashNotImplemented;
  type.layout = completeLayout(spec.layout, base);
  type.base = base;
  type.mro = base === null ? [type] : computeMro(rt, type, bases);
  if (type.layout.dict !== undefined) type.flags |= TypeFlag.HasDict;
  if (base !== null) {
    const shaped = spec.solid ?? (spec.layout !== undefined || base.base === null);
    if (!shaped) type.solid = base.solid;
    type.flags |= base.flags & (TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs | TypeFlag.MatchSelf);
    for (const each of bases) each.subclasses.push(type);
    const { new: own } = type.slots;
    inheritSlots(type, base);
    // A builtin type right under object has to say how its objects are made.
    if (own === undefined && (base.base === null || type.has(TypeFlag.DisallowInstantiation))) {
      type.slots.new = undefined;
    }
  }
  announceType(rt, type);
  return type;
}

const NO_LAYOUT: Layout = { words: 0, refs: 0, variable: false };

/** A layout with its base's words in front. Offsets in specs count from the object's first word. */
function completeLayout(given: Partial<Layout> | undefined, base: TypeObject | null): Layout {
  const inherited = base === null ? NO_LAYOUT : base.layout;
  if (given === undefined) return inherited;
  const { words, refs, variable, traverse, release, dict, dealloc, buffer, moreBytes } = { ...inherited, ...given };
  // One shape for all, as with slots.
  const layout: { [Name in keyof Required<Layout>]: Layout[Name] } = {
    words,
    refs,
    variable,
    traverse,
    release,
    dict,
    dealloc,
    buffer,
    moreBytes,
  };
  return layout;
}

function giveHandle(rt: Runtime, type: TypeObject): void {
  type.handle = rt.heap.createImmortal(TypeId.Type, type.index, 0, TypeWord.Count);
}

function fillWords(rt: Runtime, type: TypeObject, bases: readonly (TypeObject | undefined)[]): void {
  const { heap } = rt;
  const base = heap.base[type.handle];
  const name = rt.intern(type.name);
  heap.setRef(base + TypeWord.Name, name);
  heap.setRef(base + TypeWord.Qualname, name);
  const handles = bases.flatMap((each) => (each === undefined ? [] : [each.handle]));
  heap.setRef(base + TypeWord.Bases, type.base === null ? EMPTY_TUPLE : rt.newTuple(handles));
  heap.setRef(base + TypeWord.Mro, rt.newTuple(type.mro.map((each) => each.handle)));
  heap.setRef(base + TypeWord.Dict, rt.newDict());
  if (type.base !== null) heap.setRef(base + TypeWord.Base, type.base.handle);
}

/** What types with the buffer protocol have for Python to call (PEP 688). */
const bufferMethods = [
  native('__buffer__', 'flags, /', (rt, self) => rt.call(rt.types[TypeId.MemoryView].handle, [self]), {
    doc: 'Return a buffer object that exposes the underlying memory of the object.',
  }),
];

/** Names that most types have besides: `__doc__`, `__new__` and the like. */
const FEW_NAMES = 4;

function fillNamespace(rt: Runtime, spec: TypeSpec, type: TypeObject): void {
  const dict = namespaceOf(rt.heap, type);
  const add = (name: string, value: Handle): void => dictSetStr(rt, dict, rt.intern(name), value);
  const has = (name: string): boolean => dictLookupStr(rt, dict, rt.intern(name)) !== 0;
  const methods = spec.methods ?? [];
  const names = methods.length + wrappedDefs(spec.slots ?? NO_SLOTS).length + Object.keys(spec.getset ?? {}).length;
  dictPresize(rt, dict, names + FEW_NAMES, false);
  // Who says that object's will do inherits it, in name too; exceptions that say so of BaseException's have it as their own.
  const { base } = type;
  const own = spec.slots?.new !== undefined && (base?.base !== null || spec.slots.new !== base.slots.new);
  if (own && (spec.flags & TypeFlag.DisallowInstantiation) === 0) {
    add('__new__', newBuiltinFunction(rt, newWrapperNative, type.handle, NULL));
  }
  // Methods beside a slot of the same name stand for it.
  const coexisting = new Set(methods.map((fn) => fn.name));
  addSlotWrappers(rt, type, spec.slots ?? NO_SLOTS, (name) => coexisting.has(name) || has(name), add);
  for (const fn of methods) add(fn.name, methodObject(rt, type, fn));
  if (spec.layout?.buffer !== undefined) for (const fn of bufferMethods) add(fn.name, methodObject(rt, type, fn));
  const wordNames: Record<number, string> = {};
  type.wordNames = wordNames;
  for (const [name, offset] of Object.entries(spec.parts ?? {})) wordNames[offset] = name;
  for (const [name, offset] of Object.entries(spec.members ?? {})) {
    const def = { name, offset, slot: false, readonly: true, doc: null };
    wordNames[offset] = name;
    add(name, newMemberDescriptor(rt, type, def));
  }
  const computedMembers = memberNames(type.module, type.name);
  for (const [name, getset] of Object.entries(spec.getset ?? {})) {
    const isMember = computedMembers.has(name);
    const def = { name, offset: 0, slot: false, readonly: true, doc: getset.doc ?? null, computed: getset };
    add(name, isMember ? newMemberDescriptor(rt, type, def) : newGetSetDescriptor(rt, type, name, getset));
  }
  for (const [name, value] of Object.entries(spec.constants?.(rt) ?? {})) add(name, value);
  if (spec.unhashable === true && !has('__hash__')) add('__hash__', NONE);
  if (!has('__doc__')) add('__doc__', spec.doc === undefined ? NONE : rt.newStr(spec.doc));
  if (type.module !== 'builtins' && !has('__module__')) add('__module__', rt.intern(type.module));
}

function addSlotWrappers(
  rt: Runtime,
  type: TypeObject,
  slots: Slots,
  taken: (name: string) => boolean,
  add: (name: string, value: Handle) => void,
): void {
  for (const def of wrappedDefs(slots)) {
    // What the base has as well is found there (slot_inherited).
    if (type.base !== null && type.base.slots[def.slot] === slots[def.slot]) continue;
    if (!taken(def.name)) add(def.name, newWrapperDescriptor(rt, type, def));
  }
}

/** The slots of a spec that Python code can call, found out once: every run makes the same types. */
function wrappedDefs(slots: Slots): readonly SlotDef[] {
  let defs = wrapped.get(slots);
  if (defs === undefined) {
    defs = slotDefs.filter(
      (def) =>
        def.wrap !== null &&
        slots[def.slot] !== undefined &&
        (def.slot !== 'hash' || slots.hash !== hashNotImplemented),
    );
    wrapped.set(slots, defs);
  }
  return defs;
}

const wrapped = new WeakMap<Slots, readonly SlotDef[]>();
const NO_SLOTS: Slots = {};

function methodObject(rt: Runtime, type: TypeObject, described: NativeFunction): Handle {
  const qualname = `${type.name}.${described.name}`;
  // Several types may have methods of one description.
  const isFirst = described.qualname === described.name || described.qualname === qualname;
  const fn = isFirst ? described : { ...described, key: '' };
  fn.qualname = qualname;
  if (fn.key === '') fn.key = `${typeKey(type)}.${fn.name}`;
  switch (fn.binding) {
    case 'class':
      return newClassMethodDescriptor(rt, type, fn);
    case 'static':
      return newStaticMethod(rt, newBuiltinFunction(rt, fn, type.handle, NULL));
    case 'function':
    case 'method':
      return newMethodDescriptor(rt, type, fn);
  }
}
