/** The border around what nothing reaches, and where its heading stands. */
import type { Bounds, CardBox, PlacedCard } from './model';
import { boundsAround } from './model';

const PAD = 12;
const HEAD = 30;

/** A border and its heading. */
export interface Region {
  /** Null: what is alive stands in between, for no plan knew of the garbage. */
  readonly border: Bounds | null;
  readonly heading: { readonly x: number; readonly y: number };
}

const meets = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The region of a picture's garbage. */
export const regionOf = (cards: readonly PlacedCard[], heading: CardBox): Region => {
  const garbage = cards.filter(({ info }) => info.life === 'garbage');
  if (garbage.length === 0) {
    // All of it is hidden by the reader's choice: the heading stands below everything.
    const { x, y, height } = boundsAround(cards);
    return { border: null, heading: { x: Math.max(0, x), y: y + height + PAD } };
  }
  const inner = boundsAround(garbage);
  const border = {
    x: inner.x - PAD,
    y: inner.y - HEAD,
    width: Math.max(inner.width, heading.width) + 2 * PAD,
    height: inner.height + HEAD + PAD,
  };
  const isApart = cards.every((card) => card.info.life === 'garbage' || !meets(card, border));
  return { border: isApart ? border : null, heading: { x: border.x + PAD - 4, y: border.y + 1 } };
};
