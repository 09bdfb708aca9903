/** Items of containers as `container[key]` finds them, where no code of the program's decides. */
import { NULL, type Handle } from '../memory';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import type { Image } from './image';
import { strLength } from '../values/codepoints';
import { keyOf, sameKey, type ConstantKey } from './itemkeys';
import { madeItemsOf, type MadeItem } from './madeitems';
import { builtinBase, dictEntries, isDeque, rawSlots } from './rawslots';

/** A value and the word it stands in; NULL: the container has no such item, or it is none of its own. */
export interface Item {
  readonly value: Handle;
  readonly address: number;
  /** What is made where the container is asked for the item, and is another object each time. */
  readonly made?: MadeItem;
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
  const made = madeItemsOf(index);
  if (made !== null) return key.kind === 'int' ? madeItem(made(image, container, key.value)) : null;
  if (index !== TypeId.List && index !== TypeId.Tuple && !isDeque(builtin)) return null;
  if (key.kind !== 'int') return null;
  const { length } = rawSlots(image, container, 0, 0);
  const at = key.value < 0 ? key.value + length : key.value;
  return (at >= 0 && at < length ? rawSlots(image, container, at, 1).items[0] : undefined) ?? NO_ITEM;
}

/** `len()` of a container or text; null where that cannot be told without running the program. */
export function lengthOf(image: Image, object: Handle): number | null {
  const type = image.type(object);
  const { index } = type;
  if (index === TypeId.Str) return strLength(image.text(object));
  if (index === TypeId.Bytes) return image.vm.bytesValue(object).length;
  const isCounted = index === TypeId.List || index === TypeId.Tuple || index === TypeId.Dict || index === TypeId.Set;
  return isCounted || isDeque(builtinBase(type)) ? rawSlots(image, object, 0, 0).length : null;
}

function madeItem(made: MadeItem | undefined): Item {
  if (made === undefined) return NO_ITEM;
  return made.object === null ? { ...NO_ITEM, made } : { value: made.object, address: 0 };
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
    if (known === null || !sameKey(known, key)) return true;
    found = { value, address };
    return false;
  });
  return found;
}
