/**
 * How to read containers and iterators from a memory image: the live heap, or the words of any recorded step. Nothing
 * here changes anything or runs code.
 */
import type { Handle, MemoryImage } from '../memory';
import { DictWord, entriesCapacity } from './dictentries';
import { DictIteratorWord } from './dictiter';
import { EnumerateWord } from './enum';
import { IndexIteratorWord } from './listiter';
import { ListWord } from './list';
import { RangeIteratorWord, RangeWord } from './range';
import { SetIteratorWord } from './settype';
import { SetWord } from './set';
import { SliceWord } from './slice';
import { TypeId } from './typeids';
import { FilterWord, MapWord, ZipWord } from './zipmapfilter';

// ---- list

/** The address of a list's first item; item i lies i words further. */
export function listItemsAddress(words: Int32Array, base: number): number {
  return words[base + ListWord.Items];
}

/** `len(list)`. */
export function listSize(words: Int32Array, base: number): number {
  return words[base + ListWord.Size];
}

/** Items a list has room for. */
export function listAllocated(words: Int32Array, base: number): number {
  return words[base + ListWord.Allocated];
}

// ---- dict

/** `len(dict)`. */
export function dictUsed(words: Int32Array, base: number): number {
  return words[base + DictWord.Used];
}

/** Entries a dict has room for before it grows. */
export function dictRoom(words: Int32Array, base: number): number {
  return entriesCapacity(words[base + DictWord.Keys]);
}

/** Visits the addresses of key and value of each item, in order; `each` returns false to stop. */
export function forEachDictItem(
  words: Int32Array,
  base: number,
  each: (keyAddress: number, valueAddress: number) => boolean | void,
): void {
  const entries = words[base + DictWord.Entries];
  const end = entries + words[base + DictWord.EntryCount] * 2;
  for (let address = entries; address < end; address += 2) {
    if (words[address] !== 0 && each(address, address + 1) === false) return;
  }
}

// ---- set

/** `len(set)`. */
export function setUsed(words: Int32Array, base: number): number {
  return words[base + SetWord.Used];
}

/** Slots of a set's table. */
export function setSlots(words: Int32Array, base: number): number {
  return words[base + SetWord.Mask] + 1;
}

/** Visits the addresses of a set's elements in the order of iteration; `each` returns false to stop. */
export function forEachSetElement(
  words: Int32Array,
  base: number,
  each: (address: number, slot: number) => boolean | void,
): void {
  const table = words[base + SetWord.Table];
  if (table === 0) return;
  const mask = words[base + SetWord.Mask];
  for (let slot = 0; slot <= mask; slot++) {
    if (words[table + slot] > 0 && each(table + slot, slot) === false) return;
  }
}

// ---- parts of other objects

/** A named reference inside an object: where it lies. */
export interface Part {
  readonly name: string;
  readonly address: number;
}

const PARTS: Readonly<Partial<Record<TypeId, Readonly<Record<string, number>>>>> = {
  [TypeId.Slice]: { start: SliceWord.Start, stop: SliceWord.Stop, step: SliceWord.Step },
  [TypeId.Range]: { start: RangeWord.Start, stop: RangeWord.Stop, step: RangeWord.Step },
  [TypeId.ListIterator]: { list: IndexIteratorWord.Sequence },
  [TypeId.ListReverseIterator]: { list: IndexIteratorWord.Sequence },
  [TypeId.TupleIterator]: { tuple: IndexIteratorWord.Sequence },
  [TypeId.SequenceIterator]: { sequence: IndexIteratorWord.Sequence },
  [TypeId.Reversed]: { sequence: IndexIteratorWord.Sequence },
  [TypeId.DictKeyIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictValueIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictItemIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictReverseKeyIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictReverseValueIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictReverseItemIterator]: { dict: DictIteratorWord.Dict },
  [TypeId.DictKeys]: { dict: 0 },
  [TypeId.DictValues]: { dict: 0 },
  [TypeId.DictItems]: { dict: 0 },
  [TypeId.SetIterator]: { set: SetIteratorWord.Set },
  [TypeId.Enumerate]: { iterator: EnumerateWord.Iterator },
  [TypeId.Zip]: { iterators: ZipWord.Iterators },
  [TypeId.Map]: { function: MapWord.Function, iterators: MapWord.Iterators },
  [TypeId.Filter]: { function: FilterWord.Function, iterator: FilterWord.Iterator },
  [TypeId.CallableIterator]: { callable: 0, sentinel: 1 },
};

/** The references worth showing of a slice, range, view or iterator; none for other types. Empty ones are left out. */
export function partsOf(image: MemoryImage, h: Handle): Part[] {
  const offsets = PARTS[image.type[h] as TypeId];
  if (offsets === undefined) return [];
  const base = image.base[h];
  return Object.entries(offsets)
    .map(([name, offset]) => ({ name, address: base + offset }))
    .filter(({ address }) => image.words[address] !== 0);
}

/**
 * How far an iterator has come: the index of the item it gives next (for a set: the slot; for a dict: the entry), or -1
 * when it has ended or the type keeps no index.
 */
export function iteratorPosition(image: MemoryImage, h: Handle): number {
  const { words } = image;
  const base = image.base[h];
  switch (image.type[h] as TypeId) {
    case TypeId.ListIterator:
    case TypeId.ListReverseIterator:
    case TypeId.TupleIterator:
    case TypeId.SequenceIterator:
    case TypeId.Reversed:
      return words[base] === 0 ? -1 : words[base + IndexIteratorWord.Index];
    case TypeId.DictKeyIterator:
    case TypeId.DictValueIterator:
    case TypeId.DictItemIterator:
    case TypeId.DictReverseKeyIterator:
    case TypeId.DictReverseValueIterator:
    case TypeId.DictReverseItemIterator:
      return words[base] === 0 ? -1 : words[base + DictIteratorWord.Position];
    case TypeId.SetIterator:
      return words[base] === 0 ? -1 : words[base + SetIteratorWord.Position];
    case TypeId.RangeIterator:
    case TypeId.LongRangeIterator: {
      const index = words[base + RangeIteratorWord.Index] + words[base + RangeIteratorWord.IndexHigh] * 2 ** 31;
      return index < image.num[words[base + RangeIteratorWord.Length]] ? index : -1;
    }
    case TypeId.Enumerate:
      return words[base + EnumerateWord.Given];
    default:
      return -1;
  }
}

/** The next value of a range iterator as a number (NaN: at its end, or beyond 2^53). */
export function rangeIteratorValue(image: MemoryImage, h: Handle): number {
  const index = iteratorPosition(image, h);
  if (index < 0) return NaN;
  const { words, num } = image;
  const base = image.base[h];
  return num[words[base + RangeIteratorWord.Start]] + index * num[words[base + RangeIteratorWord.Step]];
}
