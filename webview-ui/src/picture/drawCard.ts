/** Draws one card's inside. Only changed cards are drawn again; moving a card is the caller's business. */
import { t } from '../l10n';
import { drawNode } from './drawNode';
import {
  boxed,
  changeName,
  dot,
  mark,
  rowGroup,
  tableRow,
  tint,
  titleNodes,
  typeClass,
  unboundBox,
  valueClass,
} from './drawParts';
import type { DrawContext } from './drawParts';
import { frameNote, titleWidth } from './measure';
import type { PlacedCard, RowBox } from './model';
import { svg, textAt } from './svg';

const cellGroup = (row: RowBox, card: PlacedCard, context: DrawContext, isFirst: boolean): SVGElement => {
  const { metrics, measure } = context;
  const group = rowGroup(row, `cell cell-${row.info.kind}`);
  const centre = row.x + row.width / 2;
  const middle = card.boxTop + card.boxHeight - metrics.cell / 2;
  if (row.info.change !== 'none') group.append(tint(row, 2));
  if (!isFirst)
    group.append(
      svg('line', { x1: row.x, x2: row.x, y1: card.boxTop + 1, y2: card.boxTop + card.boxHeight - 1, class: 'rule' }),
    );
  if (row.info.kind !== 'slot') {
    group.append(
      textAt(centre, card.look === 'scalar' ? middle : card.boxTop + card.boxHeight / 2, 'note middle', row.value),
    );
    if (card.look === 'scalar') group.lastElementChild!.setAttribute('class', 'value middle');
    return group;
  }
  if (card.look === 'cells') {
    const stripMiddle = card.boxTop + metrics.indexStrip / 2 + 1;
    group.append(textAt(row.x + 6, stripMiddle, 'index', row.label));
    const room = row.width - measure(row.label, 'small') - 18;
    if (row.info.previous !== null && measure(row.info.previous, 'small') <= room)
      group.append(textAt(row.x + row.width - 6, stripMiddle, 'previous small end', row.info.previous));
    else if (row.info.change !== 'none') group.append(mark(row.info.change, row.x + row.width - 9, stripMiddle));
  }
  if (row.info.value === 'reference') group.append(dot(centre, middle, row.info.change));
  else if (row.info.value === 'unbound') group.append(unboundBox(centre - 6, middle));
  else group.append(textAt(centre, middle, `${valueClass(row)} middle`, row.value));
  return group;
};

/** The row's index at its left, its cells beside it. */
const gridRow = (row: RowBox, card: PlacedCard, isFirst: boolean): SVGElement => {
  const group = rowGroup(row, 'row grid-row');
  const middle = row.y + row.height / 2;
  if (!isFirst) group.append(svg('line', { x1: 1, x2: row.width - 1, y1: row.y, y2: row.y, class: 'grid-rule' }));
  group.append(textAt(card.valueX / 2, middle, 'index middle', row.label));
  row.cellBoxes.forEach(({ x, width }, column) => {
    const cell = row.info.cells![column]!;
    const text = row.cells[column]!;
    if (cell.change !== 'none')
      group.append(
        svg('rect', {
          x: x + 2,
          y: row.y + 2,
          width: width - 4,
          height: row.height - 4,
          rx: 3,
          class: `tint tint-${cell.change}`,
        }),
      );
    if (column > 0)
      group.append(svg('line', { x1: x, x2: x, y1: row.y + 1, y2: row.y + row.height - 1, class: 'rule' }));
    const className = cell.isNote ? 'note middle' : `${typeClass(cell.type)} middle`;
    const node = textAt(x + width / 2, middle, className, text);
    if (cell.previous !== null) node.append(svg('title', {}, t('was {0}', cell.previous)));
    group.append(node);
  });
  return group;
};

/** The indices above a grid's columns. */
const gridHeads = (card: PlacedCard, { metrics }: DrawContext): SVGElement[] => {
  const row = card.rows[0]!;
  const middle = card.boxTop + metrics.indexStrip / 2 + 1;
  return row.cellBoxes.flatMap(({ x, width }, column) =>
    row.info.cells![column]!.isNote ? [] : [textAt(x + width / 2, middle, 'index middle', String(column))],
  );
};

const gridStrip = (card: PlacedCard): SVGElement =>
  svg('rect', {
    x: 1,
    y: card.boxTop + 1,
    width: card.valueX - 1,
    height: card.boxHeight - 2,
    rx: 3,
    class: 'upright',
  });

const frameHeader = (card: PlacedCard, { metrics, measure }: DrawContext): SVGElement[] => {
  const middle = metrics.frameHeader / 2 + 0.5;
  const { state } = card.info;
  const nodes: SVGElement[] = [];
  if (state === 'running' || state === 'returning')
    nodes.push(svg('path', { d: `M${metrics.pad - 2} ${middle - 4.5}l7 4.5l-7 4.5z`, class: 'running-sign' }));
  nodes.push(textAt(metrics.pad + metrics.mark, middle, 'frame-name', card.name));
  const where = frameNote(card.info, metrics.isTerse);
  const left = metrics.pad * 2 + metrics.mark + card.captionWidth + measure(where, 'small') + 8;
  if (card.info.line > 0 && left <= card.boxWidth)
    nodes.push(textAt(card.boxWidth - metrics.pad, middle, 'frame-line end', where));
  return nodes;
};

const caption = (card: PlacedCard, { metrics, measure }: DrawContext): SVGElement => {
  const y = metrics.caption / 2;
  const nodes = titleNodes(card, 1, y, measure);
  if (card.info.change !== 'none') {
    const x = titleWidth(card, measure) + 10;
    nodes.push(mark(card.info.change, x + 2, y));
    if (!metrics.isTerse)
      nodes.push(textAt(x + 9, y, `mark-word mark-${card.info.change}`, changeName(card.info.change)));
  }
  return svg('g', { class: 'caption' }, ...nodes);
};

const lone = (card: PlacedCard, { metrics, measure }: DrawContext): SVGElement[] => {
  const y = card.boxHeight / 2;
  const nodes =
    card.look === 'count' ? [textAt(metrics.pad, y, 'note', card.rest)] : titleNodes(card, metrics.pad, y, measure);
  if (card.info.change !== 'none') nodes.push(mark(card.info.change, card.boxWidth - 8, 8));
  return boxed(card, 6, ...nodes);
};

/** The tinted band behind a frame's name. */
const frameHead = (card: PlacedCard, { metrics }: DrawContext): SVGElement =>
  svg('path', {
    d: `M1 ${metrics.frameHeader}V7a6 6 0 0 1 6 -6H${card.boxWidth - 7}a6 6 0 0 1 6 6V${metrics.frameHeader}z`,
    class: 'frame-head',
  });

/** The tinted band behind the indices of cells. */
const indexStrip = (card: PlacedCard, { metrics }: DrawContext): SVGElement[] => {
  if (card.boxHeight <= metrics.cell) return [];
  const bottom = card.boxTop + metrics.indexStrip;
  return [
    svg('path', {
      d: `M1 ${bottom}V${card.boxTop + 5}a4 4 0 0 1 4 -4H${card.boxWidth - 5}a4 4 0 0 1 4 4V${bottom}z`,
      class: 'strip',
    }),
  ];
};

/** The tinted column behind the indices of a sequence that stands upright. */
const uprightStrip = (card: PlacedCard, { metrics }: DrawContext): SVGElement[] => {
  const slots = card.rows.filter((row) => row.info.kind === 'slot');
  if (card.info.shape !== 'sequence' || slots.length === 0) return [];
  const top = slots[0]!.y;
  const last = slots[slots.length - 1]!;
  const right = card.valueX - metrics.pad / 2 - 1;
  return [svg('rect', { x: 1, y: top, width: right, height: last.y + last.height - top, class: 'upright' })];
};

/** The elements inside a card, in painting order. */
export const drawCard = (card: PlacedCard, context: DrawContext): SVGElement[] => {
  switch (card.look) {
    case 'heading':
      return [mark('unreachable', 6, card.boxHeight / 2), textAt(15, card.boxHeight / 2, 'heading', card.rest)];
    case 'plain':
    case 'count':
      return lone(card, context);
    case 'node':
      return drawNode(card, context);
    case 'frame':
      return boxed(
        card,
        6,
        frameHead(card, context),
        ...frameHeader(card, context),
        ...card.rows.map((row) => tableRow(row, card, context, false)),
      );
    case 'table':
      return boxed(
        card,
        4,
        ...uprightStrip(card, context),
        caption(card, context),
        ...card.rows.map((row, index) => tableRow(row, card, context, index === 0)),
      );
    case 'grid':
      return boxed(
        card,
        4,
        ...indexStrip(card, context),
        gridStrip(card),
        caption(card, context),
        ...gridHeads(card, context),
        ...card.rows.map((row, index) => gridRow(row, card, index === 0)),
      );
    case 'cells':
    case 'bag':
    case 'scalar':
      return boxed(
        card,
        card.look === 'bag' ? 13 : 4,
        ...(card.look === 'cells' ? indexStrip(card, context) : []),
        caption(card, context),
        ...card.rows.map((row, index) => cellGroup(row, card, context, index === 0)),
      );
  }
};

const cellsSignature = ({ info }: RowBox): string =>
  info.cells === null ? '' : info.cells.map(({ change, previous }) => `,${change}${previous ?? ''}`).join('');

/** Everything a card's inside depends on; equal signatures need no redraw. */
export const signatureOf = (card: PlacedCard): string => {
  let text = `${card.look}|${card.info.life}|${card.boxWidth}|${card.boxHeight}|${card.name}|${card.rest}|${card.note}|${card.info.change}|${card.info.state ?? ''}|${card.info.line}|${card.info.detail}`;
  for (const row of card.rows)
    text += `\n${row.info.key}|${row.width}|${row.label}|${row.value}|${row.info.value}|${row.info.change}|${row.info.previous ?? ''}|${row.info.type}|${row.info.role ?? ''}${cellsSignature(row)}`;
  return text;
};
