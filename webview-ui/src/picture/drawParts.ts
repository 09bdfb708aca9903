/** What cards are drawn of: values, dots, marks, rows, titles, boxes. */
import type { Change } from '../../../src/model';
import { t } from '../l10n';
import { isHandedOn, NOTE_GAP, NOTE_LINE, valueStart, wrapped } from './measureRows';
import type { Measure, Metrics } from './metrics';
import type { PlacedCard, RowBox } from './model';
import { svg, textAt } from './svg';

/** What drawing needs besides the card. */
export interface DrawContext {
  readonly metrics: Metrics;
  readonly measure: Measure;
}

/** What a change is called. */
export const changeName = (change: Change): string => {
  switch (change) {
    case 'none':
      return '';
    case 'new':
      return t('new');
    case 'rebound':
      return t('rebound');
    case 'mutated':
      return t('changed');
  }
};

/** What is marked: a change, or that nothing reaches an object. */
export type MarkKind = Change | 'unreachable';

/** The sign of a change. Marks differ by shape, not by colour alone: a plus, a diamond, a triangle, a struck circle. */
export const mark = (change: MarkKind, x: number, y: number): SVGElement => {
  const path = {
    none: '',
    new: `M${x - 3} ${y}h6M${x} ${y - 3}v6`,
    rebound: `M${x} ${y - 3.5}l3.5 3.5l-3.5 3.5l-3.5 -3.5z`,
    mutated: `M${x} ${y - 3.2}l3.6 6.2h-7.2z`,
    unreachable: `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M${x - 2.4} ${y + 2.4}l4.8 -4.8`,
  }[change];
  return svg('path', { d: path, class: `mark mark-${change}` });
};

export const typeClass = (type: string): string => {
  switch (type) {
    case 'str':
    case 'bytes':
    case 'bytearray':
      return 'value string';
    case 'int':
    case 'float':
    case 'complex':
      return 'value number';
    case 'bool':
    case 'NoneType':
      return 'value word';
    default:
      return 'value';
  }
};

export const valueClass = ({ info }: RowBox): string => {
  if (info.value === 'id') return 'value id';
  return info.value === 'hidden' ? 'value left-out' : typeClass(info.type);
};

export const dot = (x: number, y: number, change: Change = 'none'): SVGElement =>
  svg('circle', { cx: x, cy: y, r: 3.5, class: `dot dot-${change}` });

export const unboundBox = (x: number, y: number): SVGElement =>
  svg('rect', { x, y: y - 6, width: 12, height: 12, rx: 2, class: 'unbound' });

export const rowGroup = (row: RowBox, className: string): SVGGElement => {
  const group = svg('g', { class: className, 'data-row': row.info.key });
  if (row.info.kind === 'before' || row.info.kind === 'after' || row.info.kind === 'hidden')
    group.setAttribute('data-more', row.info.kind);
  // All of the row can be pointed at, not only its words.
  const { x, y, width, height } = row;
  group.append(svg('rect', { x, y, width, height, class: 'ground' }));
  return group;
};

export const tint = (row: RowBox, inset: number): SVGElement =>
  svg('rect', {
    x: row.x + inset,
    y: row.y + inset,
    width: row.width - inset * 2,
    height: row.height - inset * 2,
    rx: 3,
    class: `tint tint-${row.info.change}`,
  });

/** The value of a row, its previous value struck through before it. Returns what to append. */
export const valueNodes = (row: RowBox, x: number, y: number, { measure }: DrawContext): SVGElement[] => {
  const nodes: SVGElement[] = [];
  let at = x;
  if (row.info.previous !== null) {
    nodes.push(textAt(at, y, 'previous', row.info.previous));
    at += measure(row.info.previous, 'code') + 8;
  }
  if (row.info.value === 'unbound') nodes.push(unboundBox(at, y));
  else if (row.info.value !== 'reference') nodes.push(textAt(at, y, valueClass(row), row.value));
  return nodes;
};

/** Parameters are told from other variables by a bar at the frame's edge. */
const parameterBar = (row: RowBox): SVGElement =>
  svg('rect', { x: 1, y: row.y + 4, width: 2.5, height: row.height - 8, class: 'parameter-bar' });

/** A row of a table or frame. */
export const tableRow = (row: RowBox, card: PlacedCard, context: DrawContext, isFirst: boolean): SVGElement => {
  const { metrics } = context;
  const middle = row.y + row.height / 2;
  const left = metrics.pad + metrics.mark;
  const group = rowGroup(row, `row row-${row.info.kind}`);
  if (row.info.change !== 'none') {
    // The arrow to the node before leaves where other rows have their sign.
    const isBack = row.port?.side === 'back';
    group.append(tint(row, 2), mark(row.info.change, isBack ? row.width - metrics.pad : metrics.pad, middle));
  }
  if (!isFirst && row.info.kind !== 'address')
    group.append(svg('line', { x1: 1, x2: row.width - 1, y1: row.y, y2: row.y, class: 'rule' }));
  if (row.info.role === 'parameter') group.append(parameterBar(row));
  if (row.info.kind === 'slot' || isHandedOn(row.info)) {
    if (row.keyPort !== null) group.append(dot(row.keyPort.x, row.keyPort.y));
    else group.append(textAt(left, middle, `label ${row.info.role ?? ''} ${row.info.group ?? ''}`, row.label));
    const start = valueStart(row, card.valueX, metrics, context.measure);
    group.append(...valueNodes(row, start, middle, context));
    if (row.port !== null) group.append(dot(row.port.x, row.port.y, row.info.change));
  } else {
    group.append(textAt(left, middle, 'note', row.value));
  }
  return group;
};

/** A card's title in its three fonts. */
export const titleNodes = (card: PlacedCard, x: number, y: number, measure: Measure): SVGElement[] => {
  const nodes: SVGElement[] = [textAt(x, y, 'type', card.name)];
  const rest = x + measure(card.name, 'caption');
  if (card.rest !== '') nodes.push(textAt(rest, y, 'rest', card.rest));
  if (card.note !== '' && card.info.life !== 'freed') {
    let note = rest + (card.rest === '' ? 0 : measure(card.rest, 'code')) + NOTE_GAP;
    if (card.info.life === 'garbage') {
      nodes.push(mark('unreachable', note + 3, y));
      note += 10;
    }
    nodes.push(textAt(note, y, 'card-note', card.note));
  }
  return nodes;
};

/** Why something is gone: a sentence below its card, where there is room for one. */
export const freedNote = (card: PlacedCard, measure: Measure): SVGElement[] =>
  wrapped(card.note.trim(), card.boxWidth, measure).map((line, index) =>
    textAt(1, card.boxTop + card.boxHeight + 9 + index * NOTE_LINE, 'card-note', line),
  );

const box = (card: PlacedCard, radius: number, className: 'box' | 'outline-box'): SVGElement =>
  svg('rect', {
    x: 0.5,
    y: card.boxTop + 0.5,
    width: card.boxWidth - 1,
    height: card.boxHeight - 1,
    rx: radius,
    class: className,
  });

/** A card's inside between its ground and its outline, which lies above everything that touches the border. */
export const boxed = (card: PlacedCard, radius: number, ...inside: readonly SVGElement[]): SVGElement[] => [
  box(card, radius, 'box'),
  ...inside,
  box(card, radius, 'outline-box'),
];
