/**
 * An attribute looked up without running anything, with each place where Python looks for it. Twin of
 * _PyObject_GenericGetAttrWithDict of Objects/object.c and _Py_type_getattro of Objects/typeobject.c.
 */
import type { LookupStep } from '../../model';
import { NULL, type Handle } from '../memory';
import { memberDefOf } from '../objects/descr';
import { ExceptionWord } from '../objects/exceptionwords';
import { FunctionWord } from '../objects/function';
import { TypeId } from '../objects/typeids';
import { TypeWord } from '../objects/type';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import type { Image } from './image';
import { attributes, dictEntries } from './rawslots';

/** A value and the word it stands in. */
export interface Slot {
  readonly value: Handle;
  readonly address: number;
}

export const NOTHING: Slot = { value: NULL, address: 0 };

/** What was found: the value (nothing where Python code would have to make it), and the way there. */
export interface FoundAttribute {
  readonly slot: Slot;
  readonly lookup: readonly LookupStep[];
}

type Verdict = LookupStep['found'];

/** Looks an attribute of an object up. */
export function lookUpAttribute(image: Image, object: Handle, name: string): FoundAttribute {
  const type = image.type(object);
  const isType = type.isSubtypeOf(image.vm.types[TypeId.Type]);
  const fromType = alongMro(image, type.handle, name, isType ? 'metaclass' : 'type');
  const wins = fromType.found === 'dataDescriptor' || fromType.found === 'slot';
  if (wins) {
    const own = fromType.found === 'slot' ? ownSlot(image, object, type, name) : NOTHING;
    const slot = own.value === NULL ? nativeSlot(image, object, name, fromType.slot.value) : own;
    return { slot, lookup: fromType.lookup };
  }
  const own = isType ? alongMro(image, object, name, 'type') : ownAttribute(image, object, type, name);
  if (own.found !== 'nothing') return own;
  const lookup = [...own.lookup, ...fromType.lookup];
  if (fromType.found !== 'nothing') return { slot: fromType.slot, lookup };
  const hook = alongMro(image, type.handle, '__getattr__', 'type').lookup.at(-1);
  if (hook !== undefined && hook.found !== 'nothing') {
    lookup.push({ where: 'getattr', name: hook.name, object: hook.object, found: 'descriptor' });
  }
  return { slot: NOTHING, lookup };
}

interface Search extends FoundAttribute {
  readonly found: Verdict;
}

/** Looks through the classes of an MRO. */
function alongMro(image: Image, type: Handle, name: string, where: 'type' | 'metaclass'): Search {
  const mro = image.word(image.base(type) + TypeWord.Mro);
  const lookup: LookupStep[] = [];
  for (let i = 0; mro !== NULL && i < image.num(mro); i++) {
    const one = image.word(image.base(mro) + i);
    const slot = inDict(image, image.word(image.base(one) + TypeWord.Dict), name);
    const found = slot.value === NULL ? 'nothing' : verdictOf(image, slot.value);
    lookup.push({ where, name: image.nameOf(image.vm.typeObject(one)), object: one, found });
    if (slot.value !== NULL) return { slot, lookup, found };
  }
  return { slot: NOTHING, lookup, found: 'nothing' };
}

/** What finding this in a class means. */
function verdictOf(image: Image, value: Handle): Verdict {
  const isMember = image.typeIndex(value) === TypeId.MemberDescriptor;
  if (isMember && memberDefOf(image.vm, value).computed === undefined) return 'slot';
  const { descrGet, descrSet } = image.type(value).slots;
  return descrSet !== undefined ? 'dataDescriptor' : descrGet !== undefined ? 'descriptor' : 'value';
}

/** The object's own namespace: a module's, an instance's `__dict__`. */
function ownAttribute(image: Image, object: Handle, type: TypeObject, name: string): Search {
  const slot =
    image.typeIndex(object) === TypeId.Module
      ? inDict(image, image.word(image.base(object) + (type.layout.dict ?? 0)), name)
      : ownSlot(image, object, type, name);
  if (slot.value === NULL && !type.ownDict && type.layout.dict === undefined) {
    return { slot, lookup: [], found: 'nothing' };
  }
  const found: Verdict = slot.value === NULL ? 'nothing' : 'value';
  return { slot, lookup: [{ where: 'instance', name: image.nameOf(type), object, found }], found };
}

function ownSlot(image: Image, object: Handle, type: TypeObject, name: string): Slot {
  const own = attributes(image, object, type);
  return own.find(({ label }) => label.kind === 'name' && label.name === name) ?? NOTHING;
}

/** Attributes of builtin types that stand in a word of the object: those that a type names itself are not here. */
const WORDS: Readonly<Partial<Record<string, Readonly<Record<string, number>>>>> = {
  function: {
    __name__: FunctionWord.Name,
    __qualname__: FunctionWord.Qualname,
    __defaults__: FunctionWord.Defaults,
    __kwdefaults__: FunctionWord.KwDefaults,
    __closure__: FunctionWord.Closure,
  },
  type: { __name__: TypeWord.Name, __mro__: TypeWord.Mro, __bases__: TypeWord.Bases, __base__: TypeWord.Base },
  BaseException: {
    args: ExceptionWord.Args,
    __traceback__: ExceptionWord.Traceback,
    __cause__: ExceptionWord.Cause,
    __context__: ExceptionWord.Context,
  },
};

/** What a data descriptor gives that is not written in Python: a word of the object, mostly. */
function nativeSlot(image: Image, object: Handle, name: string, descriptor: Handle): Slot {
  const type = image.type(object);
  const kind = image.type(descriptor);
  const base = image.base(object);
  const at = (address: number): Slot => ({ value: image.word(address), address });
  if (kind.module === 'enum' && kind.name === 'property') return ownSlot(image, object, type, `_${name}_`);
  if (kind.module === 'collections' && kind.name === '_tuplegetter') {
    const index = image.word(image.base(descriptor) + 1);
    return index < image.num(object) ? at(base + index) : NOTHING;
  }
  if (kind.has(TypeFlag.Heap) || image.typeIndex(descriptor) === TypeId.Property) return NOTHING;
  if (name === '__class__') return { value: type.handle, address: 0 };
  for (const each of type.mro) {
    const offset = (each.has(TypeFlag.Heap) ? undefined : WORDS[each.name]?.[name]) ?? wordNamed(each, name);
    if (offset !== null) return at(base + offset);
  }
  return NOTHING;
}

/** The offset of the word that a type names; null: it names none so. */
function wordNamed({ wordNames }: TypeObject, name: string): number | null {
  const found = Object.entries(wordNames).find(([, each]) => each === name);
  return found === undefined ? null : Number(found[0]);
}

/** A name in a namespace dict. */
export function inDict(image: Image, dict: Handle, name: string): Slot {
  let found = NOTHING;
  if (dict === NULL) return found;
  dictEntries(image, dict, (key, value, address) => {
    if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== name) return true;
    found = { value, address };
    return false;
  });
  return found;
}
