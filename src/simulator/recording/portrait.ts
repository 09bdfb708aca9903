/**
 * Objects as a person would draw them: what the standard library made is folded to its name, and what its machinery
 * put into the program's own objects (a dataclass's generated methods, an enum's tables, a file's buffers, a chain of
 * traceback objects) is left out or told in a line. Only for pictures; whoever asks for detail sees everything.
 */
import { NONE, NULL, type Handle } from '../memory';
import { ExceptionWord } from '../objects/exceptionwords';
import { TracebackWord } from '../objects/traceback';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { WeakrefWord } from '../objects/weakref';
import { StreamWord } from '../stdlib/io/support';
import {
  brief,
  builtinName,
  isBoundBuiltin,
  isException,
  isImmutable,
  moduleName,
  scalarText,
  shapeOf,
  signature,
  textOf,
} from './describe';
import type { ObjectShape } from '../../model';
import type { Image } from './image';
import { isClass, isLibrary, libraryText, withoutMachinery } from './library';
import { isStream } from './parts';
import { builtinBase, dictEntries, rawSlots, type RawSlot, type RawSlots } from './rawslots';

/** A folded object's text, as its repr without the address; null: not folded. */
export function foldedText(image: Image, h: Handle): string | null {
  if (isEmptyTuple(image, h)) return '()';
  if (isEnumMember(image, h)) return enumText(image, h);
  const text = libraryText(image, h);
  if (text !== null) return text;
  if (!isLibrary(image, h)) return null;
  switch (image.typeIndex(h) as TypeId) {
    case TypeId.Function:
      return `<function ${signature(image, h).replace(/\(.*$/, '')}>`;
    case TypeId.Module:
      return `<module '${moduleName(image, h)}'>`;
    default: {
      const { module, name } = image.vm.typeObject(h);
      return `<class '${module}.${name}'>`;
    }
  }
}

// ---- enum

function isEnumClass(image: Image, h: Handle): boolean {
  const type = image.type(h);
  return type.mro.some(({ name, module }) => name === 'EnumType' && module === 'enum');
}

function isEnumMember(image: Image, h: Handle): boolean {
  const type = image.type(h);
  return type.has(TypeFlag.Heap) && type.mro.some(({ name, module }) => name === 'Enum' && module === 'enum');
}

/** `<Suit.HEARTS: 'h'>`; null while the member is being made. */
function enumText(image: Image, h: Handle): string | null {
  let name: string | null = null;
  let value: string | null = null;
  for (const slot of rawSlots(image, h, 0, 0).extra) {
    if (slot.label.kind !== 'name' || slot.value === NULL) continue;
    if (slot.label.name === '_name_' && image.typeIndex(slot.value) === TypeId.Str) name = image.text(slot.value);
    if (slot.label.name === '_value_') value = brief(image, slot.value);
  }
  return name === null || value === null ? null : `<${image.typeName(h)}.${name}: ${value}>`;
}

// ---- what is shown of an object

/** Names that the library writes into the classes it decorates or derives. */
const GENERATED = new Set([
  '__dataclass_fields__',
  '__dataclass_params__',
  '__match_args__',
  '__abstractmethods__',
  '_abc_impl',
  '__parameters__',
  '__orig_bases__',
  '__type_params__',
  '__slotnames__',
  '__slots__',
]);

const DESCRIPTORS = new Set<number>([TypeId.MemberDescriptor, TypeId.GetSetDescriptor]);

/** A function behind a property, classmethod or staticmethod, and where none of them is the learner's. */
function isGenerated(image: Image, value: Handle): boolean {
  switch (image.typeIndex(value) as TypeId) {
    case TypeId.Function:
      return isLibrary(image, value);
    case TypeId.Property:
    case TypeId.ClassMethod:
    case TypeId.StaticMethod: {
      const functions = rawSlots(image, value, 0, 0).extra.filter(
        (slot) => image.typeIndex(slot.value) === TypeId.Function,
      );
      return functions.length > 0 && functions.every((slot) => isLibrary(image, slot.value));
    }
    default:
      return image.type(value).name === '_tuplegetter' || image.type(value).module === '_abc';
  }
}

function classPortrait(image: Image, h: Handle, slots: readonly RawSlot[]): readonly RawSlot[] {
  const names = new Set(slots.map(({ label }) => (label.kind === 'name' ? label.name : '')));
  const isMade = names.has('__dataclass_fields__') || names.has('_fields') || isEnumClass(image, h);
  return slots.filter(({ label, value, group }) => {
    const name = label.kind === 'name' ? label.name : '';
    if (group === 'base' || value === NULL) return true;
    if (GENERATED.has(name) || DESCRIPTORS.has(image.typeIndex(value)) || isGenerated(image, value)) return false;
    if (!isMade) return true;
    if (name === '__doc__' || name === '__hash__') return false;
    return !/^_[^_].*$/.test(name) || image.typeIndex(value) === TypeId.Function;
  });
}

/** The names of a namedtuple's fields, else null. */
export function fieldNames(image: Image, type: TypeObject): readonly string[] | null {
  if (!type.has(TypeFlag.Heap) || (builtinBase(type).index as TypeId) !== TypeId.Tuple) return null;
  for (const candidate of type.mro) {
    if (!candidate.has(TypeFlag.Heap)) return null;
    const namespace = image.word(image.base(candidate.handle) + TypeWord.Dict);
    let fields: readonly string[] | null = null;
    if (namespace !== NULL)
      dictEntries(image, namespace, (key, value) => {
        if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== '_fields') return true;
        if (image.typeIndex(value) !== TypeId.Tuple) return false;
        const base = image.base(value);
        fields = Array.from({ length: image.num(value) }, (_unused, i) => image.text(image.word(base + i)));
        return false;
      });
    if (fields !== null) return fields;
  }
  return null;
}

/** Whether a picture may show an object inside what holds it. */
export function isInline(image: Image, h: Handle): boolean {
  return foldedText(image, h) !== null || (isImmutable(image, h) && !isBoundBuiltin(image, h));
}

/** `()`: there is one of them, and nothing in it. */
function isEmptyTuple(image: Image, h: Handle): boolean {
  return image.typeIndex(h) === TypeId.Tuple && image.num(h) === 0;
}

/** How a picture shows an object. */
export function portraitShape(image: Image, h: Handle): ObjectShape {
  if (foldedText(image, h) !== null) return 'scalar';
  return isBoundBuiltin(image, h) ? 'method' : shapeOf(image, h);
}

/** Whether what a weak reference or proxy refers to is gone. */
function isDeadReference(image: Image, h: Handle): boolean {
  switch (builtinBase(image.type(h)).index as TypeId) {
    case TypeId.WeakRef:
    case TypeId.WeakProxy:
    case TypeId.WeakCallableProxy:
      return image.word(image.base(h) + WeakrefWord.Referent) === NULL;
    default:
      return false;
  }
}

/** The heading of a card in a picture. */
export function portraitText(image: Image, h: Handle): string {
  const folded = foldedText(image, h);
  if (folded !== null) return folded;
  if (isBoundBuiltin(image, h)) return builtinName(image, h);
  if (isDeadReference(image, h)) return 'dead';
  if (isClass(image, h) && image.vm.typeObject(h).has(TypeFlag.Heap)) {
    const type = image.vm.typeObject(h);
    const fields = fieldNames(image, type);
    return fields === null ? image.nameOf(type) : `${image.nameOf(type)}(${fields.join(', ')})`;
  }
  return textOf(image, h, false);
}

/** One row per entry of a traceback: it leads to the frame that the entry keeps alive. */
function tracebackEntries(image: Image, exception: Handle, offset: number, count: number): RawSlots {
  const items: RawSlot[] = [];
  let at = 0;
  let traceback = image.word(image.base(exception) + ExceptionWord.Traceback);
  for (; traceback !== NULL && traceback !== NONE; traceback = image.word(image.base(traceback) + TracebackWord.Next)) {
    const base = image.base(traceback);
    const frame = image.word(base + TracebackWord.Frame);
    if (frame === NULL || frame === NONE) continue;
    const { traced, code } = image.vm.execs[image.num(frame)];
    if (!traced) continue;
    if (at >= offset && items.length < count) {
      const name = `line ${image.word(base + TracebackWord.Line)} in ${code.name}`;
      items.push({ label: { kind: 'name', name }, value: frame, address: 0, group: 'traceback' });
    }
    at++;
  }
  return { items, length: at, extra: [] };
}

function exceptionPortrait(image: Image, h: Handle, offset: number, count: number): RawSlots {
  const entries = tracebackEntries(image, h, offset, count);
  const extra = rawSlots(image, h, 0, 0).extra.filter(({ label, value }) => {
    if (label.kind !== 'name') return true;
    if (label.name === '__traceback__') return false;
    return label.name !== 'args' || !isTold(image, value);
  });
  return { ...entries, extra };
}

/** Whether the heading tells all that an exception's `args` hold. */
function isTold(image: Image, args: Handle): boolean {
  if (image.typeIndex(args) !== TypeId.Tuple) return false;
  const base = image.base(args);
  for (let i = 0; i < image.num(args); i++) if (scalarText(image, image.word(base + i), false) === null) return false;
  return true;
}

/** A stream's name and mode, from the innermost of its layers; a StringIO's text. */
function streamPortrait(image: Image, h: Handle): RawSlots {
  const shown = new Map<string, RawSlot>();
  const { layout } = image.vm.types[image.typeIndex(h)];
  for (let stream = h, depth = 0; stream !== NULL && stream !== NONE && depth < 4; depth++) {
    const dict = image.word(image.base(stream) + StreamWord.Dict);
    if (dict !== NULL)
      dictEntries(image, dict, (key, value, address) => {
        const name = image.typeIndex(key) === TypeId.Str ? image.text(key) : '';
        if ((name === 'name' || name === 'mode') && !shown.has(name))
          shown.set(name, { label: { kind: 'name', name }, value, address, group: 'attribute' });
      });
    const inner = image.word(image.base(stream) + StreamWord.Inner);
    if (stream === h && inner !== NULL && image.typeIndex(inner) === TypeId.Str) {
      const address = image.base(stream) + StreamWord.Inner;
      shown.set('text', { label: { kind: 'name', name: 'text' }, value: inner, address, group: 'internal' });
    }
    if (inner === NULL || image.type(inner).layout.words !== layout.words || image.type(inner).module !== '_io') break;
    stream = inner;
  }
  const extra = ['name', 'mode', 'text'].flatMap((name) => shown.get(name) ?? []);
  return { items: [], length: 0, extra };
}

/** The iterators that zip and map draw from, without the tuple that holds them. */
function unpacked(image: Image, slots: readonly RawSlot[]): RawSlot[] {
  return slots.flatMap((slot) => {
    if (slot.label.kind !== 'name' || slot.label.name !== 'iterators') return [slot];
    if (image.typeIndex(slot.value) !== TypeId.Tuple) return [slot];
    const base = image.base(slot.value);
    return Array.from({ length: image.num(slot.value) }, (_unused, i): RawSlot => {
      const name = `iterator ${i + 1}`;
      return { label: { kind: 'name', name }, value: image.word(base + i), address: base + i, group: 'internal' };
    });
  });
}

/** What has a name, without what the library keeps there for itself. */
function plainPortrait(image: Image, h: Handle, offset: number, count: number): RawSlots {
  const raw = rawSlots(image, h, offset, count);
  const named = raw.extra.filter(({ label }) => label.kind !== 'name' || label.name !== '');
  return { ...raw, extra: withoutMachinery(image, h, named) };
}

/** What a picture shows of an object; `offset` and `count` choose among its items. */
export function portraitSlots(image: Image, h: Handle, offset: number, count: number): RawSlots {
  if (foldedText(image, h) !== null) return { items: [], length: 0, extra: [] };
  const type = image.type(h);
  if (isClass(image, h) && image.vm.typeObject(h).has(TypeFlag.Heap)) {
    const slots = classPortrait(image, h, rawSlots(image, h, 0, Infinity).items);
    return { items: slots.slice(offset, offset + count), length: slots.length, extra: [] };
  }
  if (isException(image, h)) return exceptionPortrait(image, h, offset, count);
  const builtin = builtinBase(type);
  switch (builtin.index as TypeId) {
    case TypeId.Tuple: {
      const raw = rawSlots(image, h, offset, count);
      const fields = fieldNames(image, type);
      if (fields === null) return raw;
      const items = raw.items.map((slot, i): RawSlot => {
        const name = fields[offset + i];
        return name === undefined ? slot : { ...slot, label: { kind: 'name', name } };
      });
      return { ...raw, items };
    }
    case TypeId.Zip:
    case TypeId.Map: {
      const raw = rawSlots(image, h, offset, count);
      return { ...raw, extra: unpacked(image, raw.extra) };
    }
    case TypeId.ClassMethod:
    case TypeId.StaticMethod: {
      const raw = rawSlots(image, h, offset, count);
      return { ...raw, extra: raw.extra.filter(({ group }) => group === 'internal') };
    }
    case TypeId.Property: {
      const raw = rawSlots(image, h, offset, count);
      return { ...raw, extra: raw.extra.filter(({ value }) => image.typeIndex(value) === TypeId.Function) };
    }
    case TypeId.BuiltinFunction:
    case TypeId.MethodWrapper: {
      if (!isBoundBuiltin(image, h)) return rawSlots(image, h, offset, count);
      const base = image.base(h) + (image.typeIndex(h) === TypeId.MethodWrapper ? 1 : 0);
      const name = '__self__';
      return {
        items: [],
        length: 0,
        extra: [{ label: { kind: 'name', name }, value: image.word(base), address: base, group: 'internal' }],
      };
    }
    case TypeId.WeakRef:
    case TypeId.WeakProxy:
    case TypeId.WeakCallableProxy: {
      const raw = rawSlots(image, h, offset, count);
      const address = image.base(h) + WeakrefWord.Referent;
      const referent: RawSlot = {
        label: { kind: 'name', name: 'refers to' },
        value: image.word(address),
        address,
        group: 'weak',
      };
      return {
        ...raw,
        extra: [referent, ...raw.extra.filter(({ label }) => label.kind !== 'name' || label.name !== '')],
      };
    }
    default:
      if (isStream(builtin)) return streamPortrait(image, h);
      return plainPortrait(image, h, offset, count);
  }
}
