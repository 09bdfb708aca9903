/**
 * Gives every card its size and every row its rectangle. Text is measured through a canvas by the caller, so a redraw
 * never makes the browser lay the page out again.
 */
import { t } from '../l10n';
import type { NodeRole } from './kinship';
import { linkedBox, nodeBox } from './measureNode';
import { cellWidth, heightOf, NOTE_GAP, NOTE_LINE, roundUp, table, wrapped } from './measureRows';
import type { CardBox, CardLook, CardText, RowBox } from './model';
import type { Measure, Metrics } from './metrics';

const lookOf = (card: CardText, cellsWidth: number, metrics: Metrics): CardLook => {
  const { info } = card;
  if (info.kind === 'frame') return 'frame';
  if (info.kind === 'garbage') return 'heading';
  if (info.kind !== 'object') return 'count';
  if (info.shape === 'scalar') return 'scalar';
  if (card.rows.length === 0) return 'plain';
  if (card.rows.every((row) => row.info.kind === 'empty')) return 'cells';
  if (info.arrangement === 'grid') return 'grid';
  if (info.arrangement === 'rows' || cellsWidth > metrics.maxCells) return 'table';
  // Plain values lie side by side; references stand below each other, so that their arrows leave without crossing.
  return card.rows.some((row) => row.info.value === 'reference' && row.info.target !== info.id)
    ? 'table'
    : info.arrangement;
};

/** Cells side by side; a reference leaves through the bottom of its cell, the rightmost in the uppermost lane. */
const cells = (card: CardText, top: number, height: number, metrics: Metrics, measure: Measure): RowBox[] => {
  const lanes = card.rows.filter((row) => row.info.target !== null).length;
  let lane = lanes;
  let x = 0;
  return card.rows.map((row): RowBox => {
    const isNote = row.info.kind !== 'slot';
    const width = Math.ceil(isNote ? measure(row.value, 'small') + 16 : cellWidth(row, metrics, measure));
    const box: RowBox = {
      ...row,
      x,
      y: top,
      width,
      height,
      cellBoxes: [],
      port:
        row.info.target === null
          ? null
          : { x: x + width / 2, y: top + height - metrics.cell / 2, side: 'bottom', lane: lane-- * metrics.lane },
      keyPort: null,
    };
    x += width;
    return box;
  });
};

/** What a frame's header says at its right end. */
export const frameNote = (info: CardText['info'], isTerse = false): string => {
  switch (info.state) {
    case 'returning':
      // The row of what it hands back says as much.
      if (isTerse) return t('line {0}', info.line);
      if (info.rows.some(({ kind }) => kind === 'yield')) return t('pauses at line {0}', info.line);
      return info.rows.some(({ kind }) => kind === 'return')
        ? t('returns from line {0}', info.line)
        : t('ends at line {0}', info.line);
    case 'parked':
      return t('parked');
    case 'exited':
      return t('returned');
    case 'running':
    case 'waiting':
    case null:
      return info.line > 0 ? t('line {0}', info.line) : '';
  }
};

const frameBox = (card: CardText, metrics: Metrics, measure: Measure): CardBox => {
  const where = frameNote(card.info, metrics.isTerse);
  const line = card.info.line > 0 ? measure(where, 'small') + 18 : 0;
  const captionWidth = measure(card.name, 'title');
  // Where room is short, the line is told only beside a short name.
  const header = captionWidth + (metrics.isTerse ? 0 : line) + metrics.pad * 2 + metrics.mark + 12;
  const least = Math.max(metrics.minFrame, header);
  const { rows, width, valueX } = table(card, metrics.frameHeader, least, metrics, measure);
  const height = metrics.frameHeader + heightOf(rows) + (rows.length > 0 ? 4 : 0);
  return {
    ...card,
    look: 'frame',
    rows,
    width,
    height,
    boxTop: 0,
    boxWidth: width,
    boxHeight: height,
    valueX,
    anchorY: metrics.frameHeader / 2,
    captionWidth,
  };
};

/** Width of a card's title in its three fonts. */
export const titleWidth = (card: Pick<CardText, 'info' | 'name' | 'rest' | 'note'>, measure: Measure): number =>
  measure(card.name, 'caption') + (card.rest === '' ? 0 : measure(card.rest, 'code')) + noteWidth(card, measure);

/** Why something is gone may be long; it makes no room, as it is shown for one step. */
const noteWidth = ({ info, note }: Pick<CardText, 'info' | 'note'>, measure: Measure): number =>
  note === '' || info.life === 'freed' ? 0 : measure(note, 'small') + NOTE_GAP + (info.life === 'garbage' ? 10 : 0);

/** Room for the sign of a change in the corner of a card that is a title only. */
const LONE_SIGN = 6;

const loneBox = (card: CardText, look: CardLook, metrics: Metrics, measure: Measure): CardBox => {
  const captionWidth = titleWidth(card, measure);
  const sign = card.info.kind === 'object' ? LONE_SIGN : 0;
  const boxWidth = roundUp(captionWidth + metrics.pad * 2 + sign, metrics.quantum);
  // A heading's words only: arrows pass close below it.
  const height = look === 'heading' ? 22 : metrics.cell + 2;
  return {
    ...card,
    look,
    rows: [],
    width: boxWidth,
    height,
    boxTop: 0,
    boxWidth,
    boxHeight: height,
    valueX: 0,
    anchorY: height / 2,
    captionWidth,
  };
};

/** A grid: indices left and above, cells of one width per column. */
const gridRows = (card: CardText, top: number, metrics: Metrics, measure: Measure): RowBox[] => {
  const labels = Math.max(...card.rows.map((row) => measure(row.label, 'small')));
  const left = Math.ceil(labels) + 14;
  const widths: number[] = [];
  for (const { info, cells: texts } of card.rows)
    texts.forEach((text, column) => {
      const wanted = info.cells![column]!.isNote ? measure(text, 'small') + 14 : measure(text, 'code') + 16;
      widths[column] = Math.max(widths[column] ?? metrics.minGridCell, Math.ceil(wanted));
    });
  const total = widths.reduce((sum, width) => sum + width, left);
  let y = top + metrics.indexStrip;
  return card.rows.map((row): RowBox => {
    let x = left;
    const cellBoxes = row.cells.map((_text, column) => {
      const box = { x, width: widths[column]! };
      x += box.width;
      return box;
    });
    y += metrics.row;
    return {
      ...row,
      x: 0,
      y: y - metrics.row,
      width: total,
      height: metrics.row,
      cellBoxes,
      port: null,
      keyPort: null,
    };
  });
};

/** Gives a card its size; `role`: what it is in a list or tree. */
export const measureCard = (
  card: CardText,
  metrics: Metrics,
  measure: Measure,
  role: NodeRole | null = null,
): CardBox => {
  const box = roleBox(card, role, metrics, measure);
  if (card.info.life !== 'freed') return box;
  // Below it stands why it is gone.
  const lines = wrapped(card.note.trim(), box.boxWidth, measure).length;
  return { ...box, height: Math.max(box.height, box.boxTop + box.boxHeight + lines * NOTE_LINE + 4) };
};

/**
 * The same where a plan has given the card its room: an old value that no sample told of is left out where it would need
 * more, so that it moves nothing.
 */
export const measureWithin = (
  card: CardText,
  room: number,
  metrics: Metrics,
  measure: Measure,
  role: NodeRole | null = null,
): CardBox => {
  const box = measureCard(card, metrics, measure, role);
  if (box.width <= room || card.rows.every(({ info }) => info.previous === null)) return box;
  const rows = card.rows.map((row) => ({ ...row, info: { ...row.info, previous: null } }));
  return measureCard({ ...card, rows }, metrics, measure, role);
};

const roleBox = (card: CardText, role: NodeRole | null, metrics: Metrics, measure: Measure): CardBox => {
  if (role?.form === 'tree') return nodeBox(card, role, metrics, measure);
  const box = boxOf(card, metrics, measure);
  return role === null || box.look !== 'table' ? box : linkedBox(box, role, metrics);
};

const boxOf = (card: CardText, metrics: Metrics, measure: Measure): CardBox => {
  if (card.info.kind === 'frame') return frameBox(card, metrics, measure);
  const cellsWidth = card.rows.reduce(
    (sum, row) => sum + (row.info.kind === 'slot' ? cellWidth(row, metrics, measure) : 0),
    0,
  );
  const look = lookOf(card, cellsWidth, metrics);
  if (look === 'plain' || look === 'count' || look === 'heading') return loneBox(card, look, metrics, measure);

  const words = titleWidth(card, measure);
  const captionWidth = words + markWidth(card, metrics, measure);
  const boxTop = metrics.caption;
  if (look === 'table') {
    const least = Math.max(metrics.minObject, captionWidth + 4);
    const { rows, width, valueX } = table(card, boxTop, least, metrics, measure);
    const boxHeight = heightOf(rows);
    return {
      ...card,
      look,
      rows,
      width,
      height: boxTop + boxHeight + keyLanes(card, metrics),
      boxTop,
      boxWidth: width,
      boxHeight,
      valueX,
      anchorY: boxTop + metrics.row / 2,
      captionWidth: card.info.change === 'none' ? words : captionWidth,
    };
  }
  if (look === 'grid') {
    const rows = gridRows(card, boxTop, metrics, measure);
    const boxHeight = metrics.indexStrip + heightOf(rows);
    const boxWidth = rows[0]!.width;
    return {
      ...card,
      look,
      rows,
      width: Math.max(boxWidth, Math.ceil(captionWidth)),
      height: boxTop + boxHeight,
      boxTop,
      boxWidth,
      boxHeight,
      valueX: rows[0]!.cellBoxes[0]!.x,
      anchorY: boxTop + metrics.indexStrip / 2,
      captionWidth: card.info.change === 'none' ? words : captionWidth,
    };
  }
  const strip = look === 'cells' && card.rows.some((row) => row.info.kind === 'slot') ? metrics.indexStrip : 0;
  const boxHeight = strip + metrics.cell;
  const rows =
    look === 'scalar'
      ? card.rows.map((row): RowBox => ({
          ...row,
          x: 0,
          y: boxTop,
          width: Math.max(metrics.minCell, Math.ceil(measure(row.value, 'code')) + 20),
          height: boxHeight,
          cellBoxes: [],
          port: null,
          keyPort: null,
        }))
      : cells(card, boxTop, boxHeight, metrics, measure);
  const boxWidth = rows.reduce((sum, row) => sum + row.width, 0);
  const lanes = rows.reduce((most, row) => Math.max(most, row.port?.lane ?? 0), 0);
  return {
    ...card,
    look,
    rows,
    width: Math.max(boxWidth, Math.ceil(captionWidth)),
    height: boxTop + boxHeight + (lanes === 0 ? 0 : lanes + 4),
    boxTop,
    boxWidth,
    boxHeight,
    valueX: 0,
    anchorY: boxTop + strip + metrics.cell / 2,
    captionWidth: card.info.change === 'none' ? words : captionWidth,
  };
};

/** Room below a table for the arrows of keys that are cards of their own. */
const keyLanes = (card: CardText, metrics: Metrics): number => {
  const lanes = card.rows.filter((row) => row.info.keyTarget !== null).length;
  return lanes === 0 ? 0 : lanes * metrics.lane + 4;
};

/** The sign and word beside a caption that tell of a change; their room is kept so that a change moves nothing. */
const markWidth = (card: CardText, { isTerse }: Metrics, measure: Measure): number => {
  if (card.info.kind !== 'object') return 0;
  return isTerse ? 16 : Math.max(measure(t('changed'), 'small'), measure(t('new'), 'small')) + 22;
};
