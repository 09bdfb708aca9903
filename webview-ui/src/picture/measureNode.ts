/**
 * A tree's node as a person draws it: its name in a head, its values below each other, and at the bottom its links side
 * by side, from which arrows lead down to the next level.
 */
import { cellWidth, heightOf, NOTE_GAP, roundUp, table } from './measureRows';
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

/** Gives a node its size. */
export const nodeBox = (
  card: CardText,
  links: ReadonlySet<string> | 'all',
  metrics: Metrics,
  measure: Measure,
): CardBox => {
  const cells = card.rows.filter((row) => isLink(row, links));
  const plain = card.rows.filter((row) => !isLink(row, links));
  const note = card.note === '' || card.info.life === 'freed' ? 0 : measure(card.note, 'small') + NOTE_GAP + 10;
  const captionWidth = measure(card.name, 'caption') + (card.rest === '' ? 0 : measure(card.rest, 'code')) + note;
  const least = captionWidth + metrics.pad * 2 + SIGN;
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
  const place = new Map([...built.rows, ...strip].map((row) => [row.info.key, row]));
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
