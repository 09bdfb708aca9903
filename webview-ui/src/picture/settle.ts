/** Finding a free place for cards that go together, nearest to where they are wanted. */
import type { Known } from './known';

/** A card of a group, relative to the group's first. */
export interface Part {
  readonly one: Known;
  readonly dy: number;
}

/** Cards that are placed together. */
export type Group = readonly [Part, ...Part[]];

/** What limits where a group may stand. */
export interface Room {
  readonly gap: number;
  /** Nothing stands above this. */
  readonly top: number;
  /** The cards that are there already. */
  readonly others: Iterable<Known>;
  readonly meets: (one: Known, other: Known) => boolean;
}

/** Whether two cards lie over one column. */
export const shareColumn = (one: Known, other: Known): boolean => {
  if (one.tree !== null && one.tree === other.tree)
    return one.dx < other.dx + other.width && other.dx < one.dx + one.width;
  return one.column < other.column + other.span && other.column < one.column + one.span;
};

/** Whether arrows between a card and others would run through one that reaches over columns, were it above that. */
const blocks = (wide: Known, one: Known): boolean =>
  wide.tree === null &&
  wide.isReached &&
  wide.span > 1 &&
  (wide.column < one.column || (one.span === 1 && !one.isLeaf));

/** Decides the heights of a group; `wish` is the first one's, `Infinity`: below everything that it meets. */
export const settle = (group: Group, wish: number, { gap, top, others, meets }: Room): void => {
  const members = new Set(group.map(({ one }) => one));
  const settled = [...others].filter((other) => other.y !== null && !members.has(other));
  const inTheWay = group.map(({ one }) => settled.filter((other) => shareColumn(one, other) && meets(one, other)));
  const highest = Math.max(
    top + Math.max(...group.map(({ dy }) => -dy)),
    ...group.flatMap(({ one, dy }, index) =>
      inTheWay[index]!.filter((other) => blocks(other, one)).map((other) => other.y! + other.height + gap - dy),
    ),
  );
  const beside = settled.filter((other) => group.some(({ one }) => meets(one, other)));
  const lowest = Math.max(top, ...beside.map((other) => other.y! + other.height + gap));
  const wanted = Math.max(highest, wish === Infinity ? lowest + Math.max(...group.map(({ dy }) => -dy)) : wish);
  const isFree = (y: number): boolean =>
    y >= highest &&
    group.every(({ one, dy }, index) =>
      inTheWay[index]!.every(
        (other) => y + dy + one.height + gap <= other.y! || other.y! + other.height + gap <= y + dy,
      ),
    );
  let best = Infinity;
  let bestCost = Infinity;
  const consider = (y: number): void => {
    const cost = y < wanted ? (wanted - y) * 1.6 : y - wanted;
    if (cost >= bestCost || !isFree(y)) return;
    best = y;
    bestCost = cost;
  };
  consider(wanted);
  group.forEach(({ one, dy }, index) => {
    for (const other of inTheWay[index]!) {
      consider(other.y! + other.height + gap - dy);
      consider(other.y! - one.height - gap - dy);
    }
  });
  for (const { one, dy } of group) one.y = Math.round(best + dy);
};
