/** A value's repr as far as it can be told without running the program, kept short: what a hover shows. */
import { type Handle, NULL } from '../memory';
import { TypeId } from '../objects/typeids';
import { cut, isException, scalarOrType, scalarText, signature, textOf } from './describe';
import { exceptionText } from './exceptiontext';
import type { Image } from './image';
import { libraryText } from './library';
import { builtinBase, rawSlots, type RawSlot } from './rawslots';

const MOST_ITEMS = 12;
const MOST_DEPTH = 4;
const MOST_TEXT = 120;

/** `[1, 2, {'a': Point(…)}]`: nested, with what is left out shown as `…`. */
export function shortRepr(image: Image, h: Handle): string {
  return cut(show(image, h, 0, []), MOST_TEXT);
}

function show(image: Image, h: Handle, depth: number, within: readonly Handle[]): string {
  if (h === NULL) return 'nothing';
  const scalar = scalarText(image, h, false);
  if (scalar !== null) return cut(scalar, 60);
  const told = libraryText(image, h);
  if (told !== null) return cut(told, 60);
  if (within.includes(h)) return '…';
  if (depth >= MOST_DEPTH) return '…';
  const { items, length, extra } = rawSlots(image, h, 0, MOST_ITEMS);
  const inside = [...within, h];
  const value = (slot: RawSlot): string => show(image, slot.value, depth + 1, inside);
  const more = length > items.length ? [`… ${length - items.length} more`] : [];
  const type = image.type(h);
  switch (builtinBase(type).index as TypeId) {
    case TypeId.List:
      return `[${[...items.map(value), ...more].join(', ')}]`;
    case TypeId.Tuple:
      return `(${[...items.map(value), ...more].join(', ')}${length === 1 ? ',' : ''})`;
    case TypeId.Set:
      return length === 0 ? 'set()' : `{${[...items.map(value), ...more].join(', ')}}`;
    case TypeId.FrozenSet:
      return length === 0 ? 'frozenset()' : `frozenset({${[...items.map(value), ...more].join(', ')}})`;
    case TypeId.Dict: {
      const entry = (slot: RawSlot): string =>
        slot.label.kind === 'key' ? `${show(image, slot.label.key, depth + 1, inside)}: ${value(slot)}` : value(slot);
      return `{${[...items.map(entry), ...more].join(', ')}}`;
    }
    case TypeId.Function:
      return signature(image, h);
    case TypeId.Module:
      return `<module '${textOf(image, h, false)}'>`;
    case TypeId.Type:
      return `class ${image.nameOf(image.vm.typeObject(h))}`;
    default:
      if (isException(image, h)) return `${image.nameOf(type)}(${exceptionText(image, h, scalarOrType) ?? '…'})`;
      return attributesOf(image.nameOf(type), extra, value);
  }
}

/** `Point(x=1, y=2)`. */
function attributesOf(name: string, extra: readonly RawSlot[], value: (slot: RawSlot) => string): string {
  const own = extra.filter((slot) => slot.group === 'attribute' && slot.label.kind === 'name');
  if (own.length === 0) return `${name} object`;
  const shown = own
    .slice(0, MOST_ITEMS)
    .map((slot) => `${slot.label.kind === 'name' ? slot.label.name : ''}=${value(slot)}`);
  return `${name}(${shown.join(', ')}${own.length > MOST_ITEMS ? ', …' : ''})`;
}
