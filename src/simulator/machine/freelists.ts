/**
 * Memory of objects that are gone and that CPython keeps for the next ones of their kind, as tracemalloc sees it: it is
 * not given back, and who gets it allocates nothing. Twin of Include/internal/pycore_freelist_state.h, without the list of
 * ints that 3.14 has: figures are compared with those of a 64-bit 3.13.
 */
import { TypeId } from '../objects/typeids';

/** Tuples up to this length have a list for each length. */
const LONGEST_TUPLE = 20;

/** Lists behind those of tuples. */
const enum Kind {
  List = 21,
  Dict,
  /** The smallest tables of keys that are all str. */
  Keys,
  Float,
  Count,
}

/** By list: room, and about how many are in it when a program starts. */
const ROOM: readonly (readonly [number, number])[] = Array.from({ length: Kind.Count }, (_, kind) => {
  if (kind === (Kind.List as number)) return [80, 14];
  if (kind === (Kind.Dict as number)) return [80, 6];
  if (kind === (Kind.Keys as number)) return [80, 2];
  if (kind === (Kind.Float as number)) return [100, 4];
  return kind === 2 ? [2000, 17] : [2000, 5];
});

/** Memory that is kept. `size`: 0 where it is from before the tracing began. */
export interface FreeBlock {
  readonly size: number;
  readonly stack: number;
}

const UNTRACED: FreeBlock = { size: 0, stack: 0 };

/** The number of the smallest tables of keys that are all str. */
export const KEYS_LIST: number = Kind.Keys;

/** The list for the memory of an object itself; -1: there is none. */
export function freeListOf(type: number, num: number): number {
  switch (type as TypeId) {
    case TypeId.Tuple:
      return num > 0 && num <= LONGEST_TUPLE ? num : -1;
    case TypeId.List:
      return Kind.List;
    case TypeId.Dict:
      return Kind.Dict;
    case TypeId.Float:
      return Kind.Float;
    default:
      return -1;
  }
}

export class FreeLists {
  private readonly lists: FreeBlock[][] = ROOM.map(([, atStart]) => Array.from({ length: atStart }, () => UNTRACED));

  /** Memory that is there for a new one. */
  take(list: number): FreeBlock | undefined {
    return list < 0 ? undefined : this.lists[list].pop();
  }

  /** Keeps memory of what is gone; false: there is no room. */
  keep(list: number, size: number, stack: number): boolean {
    if (list < 0) return false;
    const blocks = this.lists[list];
    if (blocks.length >= ROOM[list][0]) return false;
    blocks.push({ size, stack });
    return true;
  }

  /** All that is kept. */
  each(visit: (block: FreeBlock) => void): void {
    for (const list of this.lists) list.forEach(visit);
  }

  /** A collection of everything gives it all back. */
  clear(): void {
    for (const list of this.lists) list.length = 0;
  }

  /** What is kept is from before now. */
  forget(): void {
    for (const list of this.lists) list.fill(UNTRACED);
  }
}
