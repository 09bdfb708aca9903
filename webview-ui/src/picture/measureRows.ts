/** Sizes of rows and cells. */
import type { Measure, Metrics } from './metrics';
import type { CardText, Port, RowBox, RowText } from './model';

const DOT_ROOM = 22;
/** Before the note at a title's end. */
export const NOTE_GAP = 8;

export const roundUp = (value: number, quantum: number): number => Math.ceil(value / quantum) * quantum;

/** Width of a row's value, with the struck-through previous value before it. */
const valueWidth = (row: RowText, measure: Measure): number => {
  const value = row.info.value === 'reference' ? DOT_ROOM : measure(row.value, 'code');
  const previous = row.info.previous;
  return previous === null ? value : value + measure(previous, 'code') + 8;
};

export const cellWidth = (row: RowText, metrics: Metrics, measure: Measure): number => {
  const value = row.info.value === 'reference' ? DOT_ROOM : measure(row.value, 'code') + 16;
  return Math.max(metrics.minCell, value, measure(row.label, 'small') + 12);
};

/** Whether a row tells what a frame hands on or deals with: a value or an exception. */
export const isHandedOn = ({ kind }: RowText['info']): boolean =>
  kind === 'return' || kind === 'yield' || kind === 'raise' || kind === 'handled';

/**
 * Where a row's value begins. What a frame hands back stands behind its longer label, wherever the other values stand:
 * they do not move when it returns.
 */
export const valueStart = (row: RowText, valueX: number, metrics: Metrics, measure: Measure): number =>
  isHandedOn(row.info)
    ? Math.max(valueX, metrics.pad + metrics.mark + measure(row.label, 'code') + metrics.valueGap)
    : valueX;

const rightPort = (x: number, y: number): Port => ({ x, y, side: 'right', lane: 0 });

const rowHeight = ({ info }: RowText, metrics: Metrics): number =>
  info.kind === 'address' || info.kind === 'hidden' ? metrics.remark : metrics.row;

export const heightOf = (rows: readonly RowBox[]): number => rows.reduce((sum, row) => sum + row.height, 0);

/** Rows below each other: labels left, values in a column of their own. */
export const table = (
  card: Pick<CardText, 'rows'>,
  top: number,
  minWidth: number,
  metrics: Metrics,
  measure: Measure,
): { rows: RowBox[]; width: number; valueX: number } => {
  const left = metrics.pad + metrics.mark;
  let labels = 0;
  for (const row of card.rows)
    if (row.info.kind === 'slot')
      labels = Math.max(labels, row.info.keyTarget === null ? measure(row.label, 'code') : DOT_ROOM);
  const valueX = labels === 0 ? left : left + labels + metrics.valueGap;
  let width = minWidth;
  for (const row of card.rows) {
    const isSlot = row.info.kind === 'slot' || isHandedOn(row.info);
    const right = isSlot
      ? valueStart(row, valueX, metrics, measure) + valueWidth(row, measure)
      : left + measure(row.value, 'code');
    width = Math.max(width, right + metrics.pad + (isSlot ? 2 : 0));
  }
  width = roundUp(width, metrics.quantum);
  let keyLane = card.rows.filter((row) => row.info.keyTarget !== null).length;
  let y = top;
  const rows = card.rows.map((row): RowBox => {
    const height = rowHeight(row, metrics);
    const middle = y + height / 2;
    y += height;
    return {
      ...row,
      x: 0,
      y: y - height,
      width,
      height,
      cellBoxes: [],
      port: row.info.target === null ? null : rightPort(width - metrics.pad - 4, middle),
      keyPort:
        row.info.keyTarget === null ? null : { x: left + 5, y: middle, side: 'left', lane: keyLane-- * metrics.lane },
    };
  });
  return { rows, width, valueX };
};

const LEAST_NOTE = 180;
/** Between two lines of a sentence. */
export const NOTE_LINE = 12;

/** A sentence in lines, as wide as the card it stands below. */
export const wrapped = (text: string, width: number, measure: Measure): string[] => {
  const room = Math.max(LEAST_NOTE, width);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && measure(`${line} ${word}`, 'small') <= room) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
};
