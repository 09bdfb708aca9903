/** Items of containers as `container[key]` finds them, where no code of the program's decides. */
import type { ItemKey } from '../../model';
import { NULL, type Handle } from '../memory';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { reprString } from '../values/strrepr';
import type { Image } from './image';
import { builtinBase, dictEntries, isDeque, rawSlots } from './rawslots';

/** A key whose value is known. */
export type ConstantKey = Exclude<ItemKey, { kind: 'name' }>;

/** A value and the word it stands in; NULL: the container has no such item. */
export interface Item {
  readonly value: Handle;
  readonly address: number;
}

const NO_ITEM: Item = { value: NULL, address: 0 };

/** The item of a container; null where that cannot be told without running the program. */
export function itemOf(image: Image, container: Handle, key: ConstantKey): Item | null {
  const type = image.type(container);
  for (const one of type.mro) {
    if (one.has(TypeFlag.Heap) && definesGetItem(image, one.handle)) return null;
  }
  const builtin = builtinBase(type);
  const { index } = builtin;
  if (index === TypeId.Dict || builtin.mro.some((one) => one.index === TypeId.Dict))
    return entry(image, container, key);
  if (index !== TypeId.List && index !== TypeId.Tuple && !isDeque(builtin)) return null;
  if (key.kind !== 'int') return null;
  const { length } = rawSlots(image, container, 0, 0);
  const at = key.value < 0 ? key.value + length : key.value;
  return (at >= 0 && at < length ? rawSlots(image, container, at, 1).items[0] : undefined) ?? NO_ITEM;
}

function definesGetItem(image: Image, type: Handle): boolean {
  let found = false;
  dictEntries(image, image.word(image.base(type) + TypeWord.Dict), (name) => {
    found = image.typeIndex(name) === TypeId.Str && image.text(name) === '__getitem__';
    return !found;
  });
  return found;
}

function entry(image: Image, dict: Handle, key: ConstantKey): Item {
  let found = NO_ITEM;
  dictEntries(image, dict, (each, value, address) => {
    const known = keyOf(image, each);
    if (known === null || known.value !== key.value) return true;
    found = { value, address };
    return false;
  });
  return found;
}

/** An object as a key, if it is a whole number or text. */
export function keyOf(image: Image, object: Handle): ConstantKey | null {
  switch (image.typeIndex(object) as TypeId) {
    case TypeId.Int:
    case TypeId.Bool: {
      const value = image.num(object);
      return Number.isSafeInteger(value) ? { kind: 'int', value } : null;
    }
    case TypeId.Str:
      return { kind: 'str', value: image.text(object) };
    default:
      return null;
  }
}

/** A key as Python writes it. */
export function keyText(key: ItemKey): string {
  switch (key.kind) {
    case 'int':
      return String(key.value);
    case 'str':
      return reprString(key.value);
    case 'name':
      return key.name;
  }
}
