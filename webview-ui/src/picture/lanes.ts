/** Where arrows may pass a column: in the free space between its cards. */
import type { Column } from './places';
import type { PlacedCard } from './model';

/** Between arrows that run side by side, and how many of them are told apart. */
export const LANE_GAP = 5;
const MOST_LANES = 16;

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The free heights of each column, and how many arrows already run in them. */
export class Lanes {
  private readonly taken: Span[][];
  private readonly cards: PlacedCard[][];
  private readonly used = new Map<number, number[]>();

  constructor(cards: readonly PlacedCard[], columns: readonly Column[]) {
    this.taken = columns.map(() => []);
    this.cards = columns.map(() => []);
    for (const card of cards) {
      for (let column = card.column; column < Math.min(columns.length, card.column + card.span); column++) {
        this.taken[column]!.push({ top: card.y - 5, bottom: card.y + card.height + 5 });
        this.cards[column]!.push(card);
      }
    }
    for (const spans of this.taken) spans.sort((a, b) => a.top - b.top);
  }

  /** How far right one must go in a column until nothing stands between two heights. */
  clearRight(column: number, y1: number, y2: number): number {
    const top = Math.min(y1, y2) - 8;
    const bottom = Math.max(y1, y2) + 8;
    let right = 0;
    for (const card of this.cards[column]!)
      if (card.column === column && card.span === 1 && card.y < bottom && card.y + card.height > top)
        right = Math.max(right, card.x + card.width);
    return right;
  }

  /** A free height of a column near the wanted one, beside those that other arrows run at. */
  near(column: number, wanted: number): number {
    const spans = this.taken[column]!;
    const used = this.used.get(column) ?? [];
    this.used.set(column, used);
    let y = wanted;
    let cost = Infinity;
    const consider = (at: number): void => {
      const distance = Math.abs(at - wanted);
      if (distance >= cost) return;
      if (spans.some((span) => at > span.top && at < span.bottom)) return;
      if (used.some((other) => Math.abs(other - at) < LANE_GAP - 0.5)) return;
      y = at;
      cost = distance;
    };
    for (let lane = 0; lane < MOST_LANES && lane * LANE_GAP < cost; lane++) {
      consider(wanted + lane * LANE_GAP);
      consider(wanted - lane * LANE_GAP);
      for (const span of spans) {
        consider(span.top - lane * LANE_GAP);
        consider(span.bottom + lane * LANE_GAP);
      }
    }
    used.push(y);
    return y;
  }
}
