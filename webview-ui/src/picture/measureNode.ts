/**
 * A tree's node as a person draws it: its name in a head, with the way back to its parent, its values below each other,
 * and at the bottom its links side by side, from which arrows lead down to the next level. A list's node: a table.
 */
import { cellWidth, heightOf, NOTE_GAP, roundUp, table } from './measureRows';
import type { NodeRole } from './kinship';
import type { Measure, Metrics } from './metrics';
import type { CardBox, CardText, RowBox, RowText } from './model';

/** Between arrows that leave below a node that stands in no tree (a column is too narrow for that). */
const LANE = 3;
/** Room for the sign of a change at the head's end. */
const SIGN = 14;

const isLink = ({ info, label }: RowText, links: ReadonlySet<string> | 'all'): boolean =>
  links === 'all' ? info.kind !== 'empty' : info.kind === 'slot' && links.has(label);

const linkWidth = (row: RowText, metrics: Metrics, measure: Measure): number => {
  if (row.info.kind !== 'slot') return measure(row.value, 'small') + 16;
  return cellWidth(row, metrics, measure);
};

/**
 * A list's node: the arrow to the next one leaves at its right, the one to the node before at its left, in columns.
 * Both end at the same row of the other node, so that they run straight and side by side.
 */
export const linkedBox = (box: CardBox, { links, back }: NodeRole, { flow, pad }: Metrics): CardBox => {
  if (flow !== 'columns' || links === 'all') return box;
  const rows = box.rows.map((row): RowBox => {
    const isBack = row.label === back;
    if (row.info.kind !== 'slot' || !(isBack || links.has(row.label))) return row;
    if (!isBack || row.port === null) return { ...row, isLink: true };
    return { ...row, isLink: true, port: { x: pad, y: row.port.y, side: 'back', lane: 0 } };
  });
  return { ...box, rows };
};

/** Room for the parent's arrow in a node's head. */
const BACK_DOT = 20;

const backWidth = (row: RowText | undefined, measure: Measure): number =>
  row === undefined
    ? 0
    : Math.ceil(
        measure(row.label, 'small') + 18 + Math.max(BACK_DOT, measure('None', 'code'), measure(row.value, 'code')),
      );

/** Gives a node its size. */
export const nodeBox = (card: CardText, { links, back }: NodeRole, metrics: Metrics, measure: Measure): CardBox => {
  const cells = card.rows.filter((row) => isLink(row, links));
  const backRow = card.rows.find((row) => row.info.kind === 'slot' && row.label === back);
  const plain = card.rows.filter((row) => row !== backRow && !isLink(row, links));
  const backRoom = backWidth(backRow, measure);
  const note = card.note === '' || card.info.life === 'freed' ? 0 : measure(card.note, 'small') + NOTE_GAP + 10;
  const captionWidth = measure(card.name, 'caption') + (card.rest === '' ? 0 : measure(card.rest, 'code')) + note;
  const least = captionWidth + metrics.pad * 2 + SIGN + backRoom;
  const widths = cells.map((row) => Math.ceil(linkWidth(row, metrics, measure)));
  const wanted = Math.max(
    least,
    widths.reduce((sum, one) => sum + one, 0),
  );
  const built = table({ rows: plain }, metrics.nodeHead, wanted, metrics, measure);
  const width = roundUp(Math.max(built.width, wanted), metrics.quantum);
  const top = metrics.nodeHead + heightOf(built.rows);
  const height = metrics.indexStrip + metrics.cell;
  const extra = cells.length === 0 ? 0 : (width - widths.reduce((sum, one) => sum + one, 0)) / cells.length;
  let x = 0;
  const strip = cells.map((row, index): RowBox => {
    const left = Math.round(x);
    x += widths[index]! + extra;
    const cell = Math.round(x) - left;
    return {
      ...row,
      x: left,
      y: top,
      width: cell,
      height,
      cellBoxes: [],
      port:
        row.info.target === null
          ? null
          : {
              x: left + cell / 2,
              y: top + height - metrics.cell / 2,
              side: 'down',
              lane: Math.min(9, (cells.length - index) * LANE),
            },
      keyPort: null,
    };
  });
  const head = (row: RowText): RowBox => ({
    ...row,
    x: width - backRoom,
    y: 0,
    width: backRoom,
    height: metrics.nodeHead,
    cellBoxes: [],
    port: row.info.target === null ? null : { x: width - BACK_DOT / 2, y: metrics.nodeHead / 2, side: 'up', lane: 0 },
    keyPort: null,
  });
  const heads = backRow === undefined ? [] : [head(backRow)];
  const place = new Map([...heads, ...built.rows, ...strip].map((row) => [row.info.key, row]));
  const boxHeight = top + (cells.length > 0 ? height : 0);
  return {
    ...card,
    look: 'node',
    // In the text's order: arrows know their row by its number.
    rows: card.rows.map((row) => place.get(row.info.key)!),
    width,
    height: boxHeight,
    boxTop: 0,
    boxWidth: width,
    boxHeight,
    valueX: built.valueX,
    anchorY: metrics.nodeHead / 2,
    captionWidth,
  };
};
