/** The words that an object's contents stand in: whoever writes one of them changes the object. */
import { NULL, type Handle } from '../memory';
import { DictWord } from '../objects/dictentries';
import { instanceWords, ValuesWord } from '../objects/instance';
import { ListWord } from '../objects/list';
import { SetWord } from '../objects/set';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { DequeWord } from '../stdlib/deque';
import type { Image } from './image';
import { builtinBase, isDeque } from './rawslots';

/** Objects whose contents are followed at most; with more, the first ones. */
const MOST = 16;

interface Range {
  readonly handle: Handle;
  readonly from: number;
  readonly to: number;
}

/** The contents of a few objects, as they lay at one step. */
export class Contents {
  private ranges: readonly Range[] = [];

  /** Follows these objects from now on. */
  follow(image: Image, objects: Iterable<Handle>): void {
    this.ranges = [...objects].slice(0, MOST).flatMap((handle) => rangesOf(image, handle));
  }

  /** Follows nothing. */
  clear(): void {
    if (this.ranges.length > 0) this.ranges = [];
  }

  /** Notes the objects that a write to some words touches. */
  touch(from: number, to: number, touched: Set<Handle>): void {
    for (const range of this.ranges) if (from < range.to && range.from < to) touched.add(range.handle);
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }
}

function rangesOf(image: Image, handle: Handle): Range[] {
  const ranges: Range[] = [];
  const add = (from: number, words: number): void => {
    if (from !== 0 && words > 0) ranges.push({ handle, from, to: from + words });
  };
  const addDict = (base: number): void => {
    add(base, DictWord.Count);
    add(image.word(base + DictWord.Entries), image.word(base + DictWord.EntryCount) * 2);
  };
  const type = image.type(handle);
  const base = image.base(handle);
  const builtin = builtinBase(type);
  add(base, instanceWords(type, image.num(handle)));
  switch (builtin.index as TypeId) {
    case TypeId.List:
      add(image.word(base + ListWord.Items), image.word(base + ListWord.Size));
      break;
    case TypeId.Dict:
      addDict(base);
      break;
    case TypeId.Set:
      add(image.word(base + SetWord.Table), image.word(base + SetWord.Mask) + 1);
      break;
    default:
      if (isDeque(builtin)) add(image.word(base + DequeWord.Items), image.word(base + DequeWord.Capacity));
  }
  if (!type.has(TypeFlag.Heap) || !type.ownDict) return ranges;
  const at = base + type.layout.words + (type.layout.variable ? image.num(handle) : 0) + type.slotCount;
  const dict = image.word(at);
  const values = image.word(at + 1);
  if (dict !== NULL) addDict(image.base(dict));
  else if (values !== 0) add(values, ValuesWord.First + image.word(values));
  return ranges;
}
