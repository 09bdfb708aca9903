/**
 * How heap cards hang together over a recording: which reference each one mostly hangs on, and which ones form a
 * linked list, drawn left to right, or a tree, drawn from its root down. Pure geometry.
 */
import type { Source } from './known';
import { lineUp } from './lineUp';

/** What is known of a card that is to be placed. */
export interface Member {
  readonly id: string;
  readonly first: number;
  readonly lastSeen: number;
  readonly width: number;
  readonly height: number;
  readonly sources: ReadonlyMap<string, Source>;
}

/** A node's child, and the row that refers to it. */
export interface Child<M extends Member> {
  readonly member: M;
  readonly row: number;
  readonly isTree: boolean;
}

/** What hangs on what. */
export interface Structure<M extends Member> {
  /** What each card mostly hangs on; without cycles. */
  readonly parents: ReadonlyMap<string, Source>;
  /** The children of list and tree nodes, in the order of the rows that refer to them. */
  readonly children: ReadonlyMap<string, readonly Child<M>[]>;
}

const best = (sources: Iterable<Source>, isBetter: (one: Source, other: Source) => boolean): Source | null => {
  let found: Source | null = null;
  for (const source of sources) if (found === null || isBetter(source, found)) found = source;
  return found;
};

/** Where a node hung for longest; in a tree, where it hung last: its final shape is the one to draw. */
const mostSeen = (one: Source, other: Source): boolean => one.count > other.count;
const lastSeen = (one: Source, other: Source): boolean =>
  one.last > other.last || (one.last === other.last && one.count > other.count);

/** Finds what everything hangs on. */
export const structureOf = <M extends Member>(members: ReadonlyMap<string, M>): Structure<M> => {
  const parents = new Map<string, Source>();
  const children = new Map<string, Child<M>[]>();
  const hangsOn = (id: string, ancestor: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)?.from)
      if (at === ancestor) return true;
    return false;
  };
  const end = Math.max(...[...members.values()].map(({ lastSeen: step }) => step));
  // The youngest first: of a ring the oldest becomes its beginning.
  const youngestFirst = [...members.values()].reverse().sort((a, b) => b.first - a.first);
  for (const member of youngestFirst) {
    const possible = [...member.sources.values()].filter(({ from }) => from !== member.id && !hangsOn(from, member.id));
    const links = possible.filter(({ isLink }) => isLink);
    let parent = best(links, mostSeen) ?? best(possible, mostSeen);
    if (links.some(({ isTreeLink }) => isTreeLink)) {
      const link = best(links, lastSeen)!;
      // What has risen to its tree's root by the end hangs on nothing else.
      const isRoot = member.lastSeen === end && link.last < end;
      parent = isRoot
        ? best(
            possible.filter(({ isTreeLink }) => !isTreeLink),
            lastSeen,
          )
        : link;
    }
    if (parent !== null) parents.set(member.id, parent);
  }
  lineUp(members, parents);
  for (const member of youngestFirst) {
    const parent = parents.get(member.id);
    if (parent?.isLink !== true) continue;
    const child = { member, row: parent.row, isTree: parent.isTreeLink };
    const list = children.get(parent.from);
    if (list === undefined) children.set(parent.from, [child]);
    else list.push(child);
  }
  for (const list of children.values()) list.sort((a, b) => a.row - b.row || a.member.first - b.member.first);
  return { parents, children };
};

/** A card of a block, relative to the block's root: across the direction in which it grows. */
export interface BlockPart<M extends Member> {
  readonly member: M;
  readonly depth: number;
  readonly across: number;
}

interface Laid<M extends Member> {
  readonly parts: readonly BlockPart<M>[];
  /** Both edges at each depth. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Which way a block grows: how large a card is across it, and what lies between two. */
export interface Way {
  readonly size: (member: Member) => number;
  readonly gap: number;
  /** What stands in line with what it hangs on: the cards' first edges (a list's), or their middles. */
  readonly align: 'start' | 'middle';
  /** Whether a lone child of a node with several links stands where it would with its siblings. */
  readonly keepsSides: (id: string) => boolean;
}

/**
 * The list or tree that hangs on a root: a single child stands behind its parent, several are spread around it, as
 * near to each other as they can.
 */
export const blockOf = <M extends Member>(
  root: M,
  childrenOf: (id: string) => readonly Child<M>[],
  { size, gap, align, keepsSides }: Way,
): readonly BlockPart<M>[] => {
  const first = firstRow(root, childrenOf);
  const lay = (member: M): Laid<M> => {
    const below = childrenOf(member.id);
    const laid = below.map((child) => lay(child.member));
    const offsets: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    laid.forEach((child, index) => {
      let offset = index === 0 ? 0 : -Infinity;
      child.starts.forEach((start, depth) => {
        if (depth < ends.length) offset = Math.max(offset, ends[depth]! + gap - start);
      });
      offsets.push(offset);
      child.starts.forEach((start, depth) => {
        starts[depth] = Math.min(starts[depth] ?? Infinity, start + offset);
        ends[depth] = Math.max(ends[depth] ?? -Infinity, child.ends[depth]! + offset);
      });
    });
    // Where the parent stands: its middle over the middles of its outer children.
    const own = size(member);
    const half = (of: Member): number => (align === 'middle' ? size(of) / 2 : 0);
    const middleOf = (index: number): number => offsets[index]! + half(below[index]!.member);
    let shift = laid.length === 0 ? 0 : (middleOf(0) + middleOf(laid.length - 1)) / 2 - half(member);
    if (laid.length === 1 && keepsSides(member.id)) shift += ((own + gap) / 2) * (below[0]!.row === first ? 1 : -1);
    shift = Math.round(shift);
    return {
      parts: [
        { member, depth: 0, across: 0 },
        ...laid.flatMap((child, index) =>
          child.parts.map((part) => ({
            ...part,
            depth: part.depth + 1,
            across: part.across + offsets[index]! - shift,
          })),
        ),
      ],
      starts: [0, ...starts.map((start) => start - shift)],
      ends: [own, ...ends.map((end) => end - shift)],
    };
  };
  return lay(root).parts;
};

/** The uppermost row that holds a link of a block. */
const firstRow = <M extends Member>(root: M, childrenOf: (id: string) => readonly Child<M>[]): number => {
  let first = Infinity;
  const pending = [root.id];
  for (let id = pending.pop(); id !== undefined; id = pending.pop())
    for (const { member, row } of childrenOf(id)) {
      first = Math.min(first, row);
      pending.push(member.id);
    }
  return first;
};
