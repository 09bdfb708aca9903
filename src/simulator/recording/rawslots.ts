/**
 * The references an object holds, with their labels and the words they stand in: read from a step's image, type by
 * type. This is the one place that knows every layout.
 */
import type { SlotLabel, SlotView } from '../../model';
import { NONE, NULL, type Handle } from '../memory';
import { DictWord } from '../objects/dictentries';
import { FunctionWord } from '../objects/function';
import { GeneratorWord } from '../objects/generatorwords';
import { valuesOrder, ValuesWord } from '../objects/instance';
import { ListWord } from '../objects/list';
import { SetWord } from '../objects/set';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { dequeItemAddress, DequeWord } from '../stdlib/deque';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import type { Changes } from './changes';
import type { Image } from './image';
import { wordName } from './parts';

/** One reference of an object. */
export interface RawSlot {
  readonly label: SlotLabel;
  readonly value: Handle;
  /** The word it stands in; 0 where it has none of its own. */
  readonly address: number;
  readonly group?: SlotView['group'];
}

/** A window on an object's items, and what stands beside them. */
export interface RawSlots {
  readonly items: readonly RawSlot[];
  /** All items there are. */
  readonly length: number;
  readonly extra: readonly RawSlot[];
}

const none: RawSlots = { items: [], length: 0, extra: [] };

/** Containers that types of the library extend by words of their own (defaultdict, OrderedDict, struct_time). */
const CONTAINERS = new Set<number>([TypeId.Dict, TypeId.Tuple, TypeId.List, TypeId.Set, TypeId.FrozenSet]);

/** The builtin type whose layout an object has. */
export function builtinBase(type: TypeObject): TypeObject {
  const container = type.mro.find(({ index }) => CONTAINERS.has(index));
  return container ?? type.mro.find((candidate) => !candidate.has(TypeFlag.Heap)) ?? type;
}

/** The references of an object; `offset` and `count` choose among its items. */
export function rawSlots(image: Image, h: Handle, offset: number, count: number): RawSlots {
  const type = image.type(h);
  const base = image.base(h);
  const own = type.has(TypeFlag.Heap) ? attributes(image, h, type) : [];
  const builtin = builtinBase(type);
  switch (builtin.index as TypeId) {
    case TypeId.Tuple:
      return { ...indexed(image, base, image.num(h), offset, count), extra: own };
    case TypeId.List: {
      const items = image.word(base + ListWord.Items);
      return { ...indexed(image, items, image.word(base + ListWord.Size), offset, count), extra: own };
    }
    case TypeId.Dict:
      return { ...entries(image, h, offset, count), extra: own };
    case TypeId.Set:
    case TypeId.FrozenSet:
      return { ...members(image, base, offset, count), extra: own };
    case TypeId.Type:
      // What a builtin type holds is the interpreter's own.
      return image.vm.typeObject(h).has(TypeFlag.Heap) ? window(typeSlots(image, h), offset, count) : none;
    case TypeId.Function:
      return { items: [], length: 0, extra: functionSlots(image, base) };
    case TypeId.Method:
      return { ...none, extra: [internal(image, base, '__func__'), internal(image, base + 1, '__self__')] };
    case TypeId.Cell:
      return {
        items: [{ label: { kind: 'name', name: 'contents' }, value: image.word(base), address: base }],
        length: 1,
        extra: [],
      };
    case TypeId.Module:
    case TypeId.Frame:
    case TypeId.Code:
    case TypeId.BuiltinFunction:
    case TypeId.MethodDescriptor:
    case TypeId.WrapperDescriptor:
    case TypeId.ClassMethodDescriptor:
    case TypeId.GetSetDescriptor:
    case TypeId.MemberDescriptor:
    case TypeId.Range:
    case TypeId.Slice:
      return none;
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator:
      return { ...none, extra: [internal(image, base + GeneratorWord.Frame, 'frame')] };
    default:
      if (isDeque(builtin)) return { ...dequeItems(image, base, offset, count), extra: own };
      return { ...none, extra: [...fixed(image, h, type), ...own] };
  }
}

function internal(image: Image, address: number, name: string): RawSlot {
  return { label: { kind: 'name', name }, value: image.word(address), address, group: 'internal' };
}

function indexed(image: Image, first: number, length: number, offset: number, count: number): Omit<RawSlots, 'extra'> {
  const items: RawSlot[] = [];
  for (let i = offset; i < Math.min(length, offset + count); i++) {
    items.push({ label: { kind: 'index', index: i }, value: image.word(first + i), address: first + i });
  }
  return { items, length };
}

/** Visits the entries of a dict: key, value and the value's word. */
export function dictEntries(
  image: Image,
  dict: Handle,
  each: (key: Handle, value: Handle, address: number) => boolean | void,
): void {
  const base = image.base(dict);
  const first = image.word(base + DictWord.Entries);
  const count = image.word(base + DictWord.EntryCount);
  for (let i = 0; i < count; i++) {
    const key = image.word(first + 2 * i);
    if (key !== NULL && each(key, image.word(first + 2 * i + 1), first + 2 * i + 1) === false) return;
  }
}

/** The keys of entries that changes deleted; a dict whose entries moved tells none. */
export function deletedKeys(image: Image, dict: Handle, changes: Changes, each: (key: Handle) => void): void {
  const base = image.base(dict);
  const first = image.word(base + DictWord.Entries);
  const count = image.word(base + DictWord.EntryCount);
  for (let i = 0; i < count; i++) {
    const address = first + 2 * i;
    const before = image.word(address) === NULL ? (changes.previous(address) ?? NULL) : NULL;
    if (before !== NULL) each(before);
  }
}

function entries(image: Image, dict: Handle, offset: number, count: number): Omit<RawSlots, 'extra'> {
  const items: RawSlot[] = [];
  let at = 0;
  dictEntries(image, dict, (key, value, address) => {
    if (at >= offset) items.push({ label: { kind: 'key', key }, value, address });
    at++;
    return items.length < count;
  });
  return { items, length: image.word(image.base(dict) + DictWord.Used) };
}

function members(image: Image, base: number, offset: number, count: number): Omit<RawSlots, 'extra'> {
  const items: RawSlot[] = [];
  const table = image.word(base + SetWord.Table);
  const mask = image.word(base + SetWord.Mask);
  let at = 0;
  for (let i = 0; table !== 0 && i <= mask && items.length < count; i++) {
    const value = image.word(table + i);
    if (value <= NULL) continue;
    if (at++ >= offset) items.push({ label: { kind: 'member' }, value, address: table + i });
  }
  return { items, length: image.word(base + SetWord.Used) };
}

/** Whether a type is collections.deque, which shows its items as a list does. */
export function isDeque(type: TypeObject): boolean {
  return type.name === 'deque' && type.module === 'collections';
}

function dequeItems(image: Image, base: number, offset: number, count: number): Omit<RawSlots, 'extra'> {
  const items: RawSlot[] = [];
  const { words } = image.replay;
  const length = words[base + DequeWord.Size];
  for (let i = offset; i < Math.min(length, offset + count); i++) {
    const address = dequeItemAddress(words, base, i);
    items.push({ label: { kind: 'index', index: i }, value: words[address], address });
  }
  return { items, length };
}

/** `__slots__`, then the attributes of the instance's own, in order. */
export function attributes(image: Image, h: Handle, type: TypeObject): RawSlot[] {
  const slots: RawSlot[] = [];
  const { layout } = type;
  const base = image.base(h);
  const first = base + layout.words + (layout.variable ? image.num(h) : 0);
  type.slotNames.forEach((name, i) => {
    const value = image.word(first + i);
    // Where an object of ctypes lies in its memory is for ctypes alone.
    if (value !== NULL && !name.startsWith('_b_')) {
      slots.push({ label: { kind: 'name', name }, value, address: first + i, group: 'attribute' });
    }
  });
  let dict: Handle = NULL;
  if (type.ownDict) {
    const at = first + type.slotCount;
    dict = image.word(at);
    const values = image.word(at + 1);
    if (dict === NULL && values !== 0) {
      for (const place of valuesOrder(image.replay.words, values)) {
        const address = values + ValuesWord.First + place;
        const value = image.word(address);
        const name = image.text(type.sharedKeys[place]);
        slots.push({ label: { kind: 'name', name }, value, address, group: 'attribute' });
      }
    }
  } else if (layout.dict !== undefined) dict = image.word(base + layout.dict);
  if (dict !== NULL) slots.push(...named(image, dict));
  return slots;
}

/** A namespace dict's entries under their names. */
export function named(image: Image, dict: Handle): RawSlot[] {
  const slots: RawSlot[] = [];
  dictEntries(image, dict, (key, value, address) => {
    const label: SlotLabel =
      image.typeIndex(key) === TypeId.Str ? { kind: 'name', name: image.text(key) } : { kind: 'key', key };
    slots.push({ label, value, address, group: 'attribute' });
  });
  return slots;
}

/** What every class namespace has and no lesson is about. */
const CLASS_NOISE = new Set([
  '__module__',
  '__qualname__',
  '__dict__',
  '__weakref__',
  '__static_attributes__',
  '__firstlineno__',
  '__annotate__',
  '__annotate_func__',
  '__annotations_cache__',
  '__classcell__',
]);

function typeSlots(image: Image, h: Handle): RawSlot[] {
  const base = image.base(h);
  const slots: RawSlot[] = [];
  const bases = image.word(base + TypeWord.Bases);
  for (let i = 0; bases !== NULL && i < image.num(bases); i++) {
    const address = image.base(bases) + i;
    const value = image.word(address);
    if (image.num(value) === TypeId.Object) continue;
    slots.push({ label: { kind: 'name', name: 'base' }, value, address, group: 'base' });
  }
  const namespace = image.word(base + TypeWord.Dict);
  if (namespace === NULL) return slots;
  for (const slot of named(image, namespace)) {
    const name = slot.label.kind === 'name' ? slot.label.name : '';
    if (CLASS_NOISE.has(name) || (name === '__doc__' && slot.value === NONE)) continue;
    slots.push(slot);
  }
  return slots;
}

function window(slots: readonly RawSlot[], offset: number, count: number): RawSlots {
  return { items: slots.slice(offset, offset + count), length: slots.length, extra: [] };
}

/** Parameters' defaults and the cells a function closes over. */
function functionSlots(image: Image, base: number): RawSlot[] {
  const slots: RawSlot[] = [];
  const code = image.vm.codes.codeOf(image.word(base + FunctionWord.Code));
  const defaults = image.word(base + FunctionWord.Defaults);
  if (defaults !== NULL && defaults !== NONE) {
    const count = image.num(defaults);
    for (let i = 0; i < count; i++) {
      const address = image.base(defaults) + i;
      const name = code.varnames[code.argcount - count + i];
      slots.push({ label: { kind: 'name', name }, value: image.word(address), address, group: 'default' });
    }
  }
  const keyword = image.word(base + FunctionWord.KwDefaults);
  if (keyword !== NULL && keyword !== NONE) {
    for (const slot of named(image, keyword)) slots.push({ ...slot, group: 'default' });
  }
  const closure = image.word(base + FunctionWord.Closure);
  if (closure !== NULL && closure !== NONE) {
    code.freevars.forEach((name, i) => {
      const address = image.base(closure) + i;
      slots.push({ label: { kind: 'name', name }, value: image.word(address), address, group: 'closure' });
    });
  }
  const dict = image.word(base + FunctionWord.Dict);
  if (dict !== NULL) slots.push(...named(image, dict));
  return slots;
}

/** The fixed references of a builtin type's objects: those with a name, if any has one. */
function fixed(image: Image, h: Handle, type: TypeObject): RawSlot[] {
  const slots: RawSlot[] = [];
  const base = image.base(h);
  const builtin = builtinBase(type);
  for (let i = 0; i < type.layout.refs; i++) {
    if (i === type.layout.dict || image.word(base + i) === NULL) continue;
    slots.push(internal(image, base + i, wordName(image, h, builtin, i)));
  }
  const named = slots.filter(({ label }) => label.kind === 'name' && label.name !== '');
  return [...(named.length > 0 ? named : slots), ...ownNamespace(image, base, type)];
}

/** The `__dict__` of a builtin type's object that has one (an exception, a partial). */
function ownNamespace(image: Image, base: number, type: TypeObject): RawSlot[] {
  if (type.layout.dict === undefined || type.has(TypeFlag.Heap)) return [];
  const dict = image.word(base + type.layout.dict);
  return dict === NULL ? [] : named(image, dict);
}
