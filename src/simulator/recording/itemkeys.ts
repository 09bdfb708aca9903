/** Keys of items as a program writes them, and as objects. */
import type { ItemKey, NamePart } from '../../model';
import type { Handle } from '../memory';
import { TypeId } from '../objects/typeids';
import { reprFloat } from '../values/floatrepr';
import { reprString } from '../values/strrepr';
import type { Image } from './image';

/** A key whose value is known. */
export type ConstantKey =
  | { readonly kind: 'int' | 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'tuple'; readonly items: readonly ConstantKey[] };

/** Whether two keys are equal as Python compares them: 1, 1.0 and True are one key. */
export function sameKey(a: ConstantKey, b: ConstantKey): boolean {
  if (a.kind === 'tuple' || b.kind === 'tuple') {
    if (a.kind !== 'tuple' || b.kind !== 'tuple' || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => sameKey(item, b.items[i]));
  }
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  return a.value === b.value;
}

/** An object as a key, if it is a number, a text, None or a tuple of such. */
export function keyOf(image: Image, object: Handle): ConstantKey | null {
  switch (image.typeIndex(object) as TypeId) {
    case TypeId.Int:
    case TypeId.Bool: {
      const value = image.num(object);
      return Number.isSafeInteger(value) ? { kind: 'int', value } : null;
    }
    case TypeId.Float:
      return { kind: 'float', value: image.num(object) };
    case TypeId.Str:
      return { kind: 'str', value: image.text(object) };
    case TypeId.None:
      return { kind: 'none' };
    case TypeId.Tuple: {
      const base = image.base(object);
      const items = Array.from({ length: image.num(object) }, (_, i) => keyOf(image, image.word(base + i)));
      return items.every((item) => item !== null) ? { kind: 'tuple', items } : null;
    }
    default:
      return null;
  }
}

/** A key as Python writes it. */
export function keyText(key: ItemKey): string {
  switch (key.kind) {
    case 'int':
      return String(key.value);
    case 'float':
      return reprFloat(key.value);
    case 'str':
      return reprString(key.value);
    case 'constant':
      return key.value;
    case 'tuple':
      return key.items.length === 1 ? `${keyText(key.items[0])},` : key.items.map(keyText).join(', ');
    case 'place':
      return key.root + key.parts.map(partText).join('');
    case 'sum':
      return `${keyText(key.of)} ${key.add < 0 ? '-' : '+'} ${Math.abs(key.add)}`;
    case 'length':
      return `len(${keyText(key.of)})`;
    case 'negative':
      return `-${keyText(key.of)}`;
  }
}

/** An attribute or item as it is written behind an object. */
export function partText(part: NamePart): string {
  return part.kind === 'attribute' ? `.${part.name}` : `[${keyText(part.key)}]`;
}
