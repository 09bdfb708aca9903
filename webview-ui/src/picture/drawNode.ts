/** Draws a tree's node: a head with its name, rows of values, a strip of links. */
import { boxed, dot, mark, rowGroup, tableRow, tint, titleNodes, unboundBox, valueClass } from './drawParts';
import type { DrawContext } from './drawParts';
import type { PlacedCard, RowBox } from './model';
import { svg, textAt } from './svg';

const linkCell = (row: RowBox, { metrics, measure }: DrawContext, isFirst: boolean): SVGElement => {
  const group = rowGroup(row, `cell cell-${row.info.kind}`);
  const centre = row.x + row.width / 2;
  const bottom = row.y + row.height;
  const middle = bottom - metrics.cell / 2;
  if (row.info.change !== 'none') group.append(tint(row, 2));
  if (!isFirst) group.append(svg('line', { x1: row.x, x2: row.x, y1: row.y, y2: bottom - 1, class: 'rule' }));
  if (row.info.kind !== 'slot') {
    group.append(textAt(centre, row.y + row.height / 2, 'note middle', row.value));
    return group;
  }
  const stripMiddle = row.y + metrics.indexStrip / 2 + 1;
  group.append(textAt(centre, stripMiddle, 'index middle', row.label));
  const room = (row.width - measure(row.label, 'small')) / 2 - 4;
  if (row.info.change !== 'none' && room >= 7) group.append(mark(row.info.change, row.x + row.width - 7, stripMiddle));
  if (row.info.value === 'reference') group.append(dot(centre, middle, row.info.change));
  else if (row.info.value === 'unbound') group.append(unboundBox(centre - 6, middle));
  else group.append(textAt(centre, middle, `${valueClass(row)} middle`, row.value));
  return group;
};

/** The way back to the parent, at the head's right. */
const backCell = (row: RowBox, { measure }: DrawContext): SVGElement => {
  const group = rowGroup(row, `cell cell-${row.info.kind}`);
  const middle = row.y + row.height / 2 + 0.5;
  const value = row.x + measure(row.label, 'small') + 10;
  if (row.info.change !== 'none') group.append(tint(row, 2));
  group.append(
    svg('line', { x1: row.x, x2: row.x, y1: row.y + 1, y2: row.y + row.height, class: 'rule' }),
    textAt(row.x + 6, middle, 'index', row.label),
  );
  if (row.port !== null) group.append(dot(row.port.x, row.port.y, row.info.change));
  else if (row.info.value === 'unbound') group.append(unboundBox(value, middle));
  else group.append(textAt(row.x + row.width - 6, middle, `${valueClass(row)} end`, row.value));
  return group;
};

/** The elements inside a node, in painting order. */
export const drawNode = (card: PlacedCard, context: DrawContext): SVGElement[] => {
  const { metrics, measure } = context;
  const y = metrics.nodeHead / 2 + 0.5;
  const head = svg('path', {
    d: `M1 ${metrics.nodeHead}V5a4 4 0 0 1 4 -4H${card.boxWidth - 5}a4 4 0 0 1 4 4V${metrics.nodeHead}z`,
    class: 'strip',
  });
  const isCell = (row: RowBox): boolean => row.height === metrics.indexStrip + metrics.cell;
  const cells = card.rows.filter(isCell);
  const nodes = card.rows.map((row) => {
    if (isCell(row)) return linkCell(row, context, row === cells[0]);
    return row.y === 0 ? backCell(row, context) : tableRow(row, card, context, row.y === metrics.nodeHead);
  });
  if (cells.length > 0)
    nodes.push(svg('line', { x1: 1, x2: card.boxWidth - 1, y1: cells[0]!.y, y2: cells[0]!.y, class: 'rule' }));
  const sign = card.info.change === 'none' ? [] : [mark(card.info.change, metrics.pad + card.captionWidth + 10, y)];
  return boxed(card, 4, head, ...titleNodes(card, metrics.pad, y, measure), ...sign, ...nodes);
};
