/**
 * How heap cards hang together over a recording: which reference each one mostly hangs on, and which ones form a
 * linked list or a tree, that is drawn in one piece, left to right. Pure geometry.
 */

/** A place that refers to a card, and how often it was seen to. */
export interface Source {
  readonly from: string;
  /** The row's index, and where the arrow leaves, below the source card's top. */
  readonly row: number;
  readonly dy: number;
  /** Both are instances of one class, and the attribute does not lead back: a list's or tree's own link. */
  readonly isLink: boolean;
  /** A generator and its parked frame: they stand one below the other. */
  readonly isFrame: boolean;
  count: number;
}

/** What is known of a card that is to be placed. */
export interface Member {
  readonly id: string;
  readonly first: number;
  readonly height: number;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Attributes that lead back to where one came from. */
const BACKWARD = /^_*(prev|previous|before|back|backward|parent|owner|up|last|tail|root|head)(_|$)/i;

/** Whether an attribute's reference may be a link of a list or tree. */
export const leadsOn = (attribute: string): boolean => !BACKWARD.test(attribute);

/** A card's children in its list or tree. */
export interface Structure<M extends Member> {
  /** What each card mostly hangs on; without cycles. */
  readonly parents: ReadonlyMap<string, Source>;
  readonly children: ReadonlyMap<string, readonly { readonly member: M; readonly row: number }[]>;
}

const mostSeen = (sources: Iterable<Source>): Source | null => {
  let best: Source | null = null;
  for (const source of sources) if (best === null || source.count > best.count) best = source;
  return best;
};

/** Finds what everything hangs on. */
export const structureOf = <M extends Member>(members: ReadonlyMap<string, M>): Structure<M> => {
  const parents = new Map<string, Source>();
  const children = new Map<string, { member: M; row: number }[]>();
  const hangsOn = (id: string, ancestor: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)?.from)
      if (at === ancestor) return true;
    return false;
  };
  // The youngest first: of a ring the oldest becomes its beginning.
  const youngestFirst = [...members.values()].reverse().sort((a, b) => b.first - a.first);
  for (const member of youngestFirst) {
    const possible = [...member.sources.values()].filter(({ from }) => from !== member.id);
    const links = possible.filter(({ isLink, from }) => isLink && !hangsOn(from, member.id));
    const parent = mostSeen(links) ?? mostSeen(possible.filter(({ from }) => !hangsOn(from, member.id)));
    if (parent === null) continue;
    parents.set(member.id, parent);
    if (!parent.isLink) continue;
    const list = children.get(parent.from);
    if (list === undefined) children.set(parent.from, [{ member, row: parent.row }]);
    else list.push({ member, row: parent.row });
  }
  for (const list of children.values()) list.sort((a, b) => a.row - b.row || a.member.first - b.member.first);
  return { parents, children };
};

/** A card of a block, relative to the block's root. */
export interface BlockPart<M extends Member> {
  readonly member: M;
  readonly depth: number;
  readonly dy: number;
}

interface Laid<M extends Member> {
  readonly parts: readonly BlockPart<M>[];
  /** Upper and lower edge at each depth. */
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/**
 * The list or tree that hangs on a root: a single child stands beside its parent, several are spread around it, and
 * in a tree with two links a lone child stands where it would with its sibling.
 */
export const blockOf = <M extends Member>(
  root: M,
  children: Structure<M>['children'],
  gap: number,
): readonly BlockPart<M>[] => {
  const rows = linkRows(root, children);
  const isTree = branches(root, children);
  const lay = (member: M): Laid<M> => {
    const below = children.get(member.id) ?? [];
    const laid = below.map((child) => lay(child.member));
    const offsets: number[] = [];
    const tops: number[] = [];
    const bottoms: number[] = [];
    laid.forEach((child, index) => {
      let offset = index === 0 ? 0 : -Infinity;
      child.tops.forEach((top, depth) => {
        if (depth < bottoms.length) offset = Math.max(offset, bottoms[depth]! + gap - top);
      });
      offsets.push(offset);
      child.tops.forEach((top, depth) => {
        tops[depth] = Math.min(tops[depth] ?? Infinity, top + offset);
        bottoms[depth] = Math.max(bottoms[depth] ?? -Infinity, child.bottoms[depth]! + offset);
      });
    });
    // Where the parent stands among its children.
    let middle = laid.length === 0 ? 0 : (offsets[0]! + offsets[laid.length - 1]!) / 2;
    if (isTree && laid.length === 1) middle += ((member.height + gap) / 2) * (below[0]!.row === rows[0] ? 1 : -1);
    middle = Math.round(middle);
    return {
      parts: [
        { member, depth: 0, dy: 0 },
        ...laid.flatMap((child, index) =>
          child.parts.map((part) => ({ ...part, depth: part.depth + 1, dy: part.dy + offsets[index]! - middle })),
        ),
      ],
      tops: [0, ...tops.map((top) => top - middle)],
      bottoms: [member.height, ...bottoms.map((bottom) => bottom - middle)],
    };
  };
  return lay(root).parts;
};

/** The rows that hold a block's links, the uppermost first. */
const linkRows = <M extends Member>(root: M, children: Structure<M>['children']): readonly number[] => {
  const rows = new Set<number>();
  const pending = [root.id];
  for (let id = pending.pop(); id !== undefined; id = pending.pop())
    for (const { member, row } of children.get(id) ?? []) {
      rows.add(row);
      pending.push(member.id);
    }
  return [...rows].sort((a, b) => a - b);
};

const branches = <M extends Member>(root: M, children: Structure<M>['children']): boolean => {
  const below = children.get(root.id) ?? [];
  return below.length > 1 || below.some(({ member }) => branches(member, children));
};
