/** Which references are written as numbers instead of being drawn as arrows. */
import type { ObjectId } from '../model';
import type { CardInfo, DiagramOptions, EdgeInfo, Numbered } from './types';

/** Objects that so many others refer to make a net of arrows. */
const NET = 3;

/** So many of its own kind refer to a sentinel that stands for "nothing". */
const SENTINEL = 6;

const idOf = (card: string): ObjectId => Number(card.slice(1));

/**
 * The `nil` of a tree: an object that leads nowhere, to which nodes of its own class refer instead of None. Its number
 * in their rows reads as None does.
 */
const sentinelsOf = (cards: readonly CardInfo[], edges: readonly EdgeInfo[]): readonly ObjectId[] => {
  const types = new Map(cards.flatMap((card) => (card.shape === 'instance' ? [[card.id, card.type] as const] : [])));
  const arrows = new Map<string, number>();
  const leading = new Set<string>();
  for (const { from, to } of edges) {
    if (from !== to) leading.add(from);
    const type = types.get(to);
    if (type !== undefined && from !== to && types.get(from) === type) arrows.set(to, (arrows.get(to) ?? 0) + 1);
  }
  return [...arrows].filter(([to, count]) => count >= SENTINEL && !leading.has(to)).map(([to]) => idOf(to));
};

/**
 * The objects to which references are numbers: those that too many arrows would lead to; and where too many arrows lead
 * from object to object, those that most of them lead to, in the end all.
 */
export const numberedOf = (
  cards: readonly CardInfo[],
  edges: readonly EdgeInfo[],
  { maxArrowsTo, maxArrows, numbers }: DiagramOptions,
): Numbered => {
  const arrows = new Map<string, number>();
  for (const { to } of edges) arrows.set(to, (arrows.get(to) ?? 0) + 1);
  const numbered = new Set(numbers.numbered);
  for (const [to, count] of arrows) if (to.startsWith('o') && count > maxArrowsTo) numbered.add(idOf(to));
  const inHeap = new Map<string, number>();
  for (const { from, to } of edges)
    if (from.startsWith('o') && to.startsWith('o') && !numbered.has(idOf(to)))
      inHeap.set(to, (inHeap.get(to) ?? 0) + 1);
  // A picture of many single references (a list of objects, a tree) stays readable much longer than a net.
  const sumOf = (least: number): number =>
    [...inHeap.values()].reduce((sum, count) => (count >= least ? sum + count : sum), 0);
  const least = sumOf(NET) > maxArrows / 5 ? NET : Infinity;
  const isTooMany = sumOf(1) - (least === NET ? sumOf(NET) : 0) > maxArrows;
  const numberedInHeap = new Set([...numbers.numberedInHeap, ...sentinelsOf(cards, edges)]);
  for (const [to, count] of inHeap) if (isTooMany || count >= least) numberedInHeap.add(idOf(to));
  return { numbered, numberedInHeap };
};
