/** Where arrows begin and end. */
import type { EdgeInfo } from '../../../src/diagram';
import type { Metrics } from './metrics';
import type { PlacedCard, Port, RowBox } from './model';
import { Pen } from './pen';

/** How far a key's arrow swings out to the left of its card. */
const KEY_ROOM = 8;

/** Where an arrow leaves its card. */
export const portOf = (card: PlacedCard, edge: EdgeInfo): Port => {
  const row = edge.row < 0 ? undefined : card.rows[edge.row];
  const port = edge.part === 'key' ? row?.keyPort : row?.port;
  return port ?? { x: card.boxWidth, y: card.anchorY, side: 'right', lane: 0 };
};

/** The first stretch of an arrow, out of its cell: to where it runs to the right. */
export const leaveCell = (card: PlacedCard, port: Port): Pen => {
  const pen = new Pen(card.x + port.x, card.y + port.y);
  const lane = card.y + card.boxTop + card.boxHeight + port.lane;
  if (port.side === 'bottom' || port.side === 'down') pen.downTo(lane);
  else if (port.side === 'left') {
    // A key's arrow must not cross its value: out to the left, around below.
    pen.lineTo(card.x, card.y + port.y).turnTo(card.x, lane, -KEY_ROOM - port.lane * 0.7);
  }
  return pen;
};

/** The row of a list's next node at which the link of the one before ends. */
export const linkEntry = (from: PlacedCard, to: PlacedCard, { row, part }: EdgeInfo): RowBox | undefined => {
  const own = row < 0 || part !== 'value' ? undefined : from.rows[row];
  if (own?.isLink !== true || from === to) return undefined;
  return to.rows.find(({ info, isLink }) => isLink === true && info.key === own.info.key);
};

/** Where an arrow from the left ends: the card's first row, or a row of a grid. */
export const entryOf = (to: PlacedCard, { toRow }: EdgeInfo): number => {
  const row = toRow === null ? undefined : to.rows.find(({ info }) => info.key === toRow);
  return to.y + (row === undefined ? to.anchorY : row.y + row.height / 2);
};

/**
 * Where an arrow from the right ends: behind the caption, where no arrow leaves; a card without one is met at its
 * border.
 */
export const backEntryOf = (
  to: PlacedCard,
  edge: EdgeInfo,
  metrics: Metrics,
): { readonly x: number; readonly y: number } => {
  if (edge.toRow !== null) return { x: to.x + to.boxWidth + 1, y: entryOf(to, edge) };
  if (to.boxTop === 0) return { x: to.x + to.boxWidth + 1, y: to.y + to.anchorY };
  return { x: to.x + to.captionWidth + 4, y: to.y + metrics.caption / 2 };
};
