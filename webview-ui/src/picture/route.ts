/**
 * Arrows: from the very row or cell to the card it refers to. They run horizontally inside columns, bend only in the
 * gutters between them, and pass a column in the free space between its cards, so they cross neither card nor label.
 */
import type { EdgeInfo } from '../../../src/diagram';
import type { Column, Placement } from './places';
import type { Bounds, PlacedCard, PlacedEdge, Port } from './model';
import type { Metrics } from './metrics';

const HEAD = 7;
const HEAD_HALF = 3.8;
const CORNER = 6;
/** Between arrows that run side by side, and how many of them are told apart. */
const LANE_GAP = 5;
const MOST_LANES = 16;
/** How far a key's arrow swings out to the left of its card. */
const KEY_ROOM = 8;

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** A path that grows by straight runs and by soft bends across a gutter. */
class Pen {
  private readonly parts: string[];

  constructor(
    private x: number,
    private y: number,
  ) {
    this.parts = [`M${round(x)} ${round(y)}`];
  }

  lineTo(x: number, y: number): this {
    this.parts.push(`L${round(x)} ${round(y)}`);
    return this.at(x, y);
  }

  /** An S across a gutter, leaving and arriving horizontally. */
  bendTo(x: number, y: number): this {
    const dx = (x - this.x) * 0.5;
    this.parts.push(`C${round(this.x + dx)} ${round(this.y)} ${round(x - dx)} ${round(y)} ${round(x)} ${round(y)}`);
    return this.at(x, y);
  }

  /** A C to the right, back to a line left of it. */
  turnTo(x: number, y: number, bulge: number): this {
    this.parts.push(
      `C${round(this.x + bulge)} ${round(this.y)} ${round(x + bulge)} ${round(y)} ${round(x)} ${round(y)}`,
    );
    return this.at(x, y);
  }

  /** Down, then right, with a round corner. */
  downTo(y: number): this {
    this.parts.push(
      `L${round(this.x)} ${round(y - CORNER)}`,
      `C${round(this.x)} ${round(y)} ${round(this.x)} ${round(y)} ${round(this.x + CORNER)} ${round(y)}`,
    );
    return this.at(this.x + CORNER, y);
  }

  private at(x: number, y: number): this {
    this.x = x;
    this.y = y;
    return this;
  }

  toString(): string {
    return this.parts.join(' ');
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The free heights of each column, and how many arrows already run in them. */
class Lanes {
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

const headAt = (x: number, y: number, towards: 1 | -1): string => {
  const back = x - towards * HEAD;
  return `M${round(back)} ${round(y - HEAD_HALF)} L${round(x)} ${round(y)} L${round(back)} ${round(y + HEAD_HALF)} Z`;
};

const portOf = (card: PlacedCard, edge: EdgeInfo): Port => {
  const row = edge.row < 0 ? undefined : card.rows[edge.row];
  const port = edge.part === 'key' ? row?.keyPort : row?.port;
  return port ?? { x: card.boxWidth, y: card.anchorY, side: 'right', lane: 0 };
};

/** Where an arrow from the left ends: the card's first row, or a row of a grid. */
const entryOf = (to: PlacedCard, { toRow }: EdgeInfo): number => {
  const row = toRow === null ? undefined : to.rows.find(({ info }) => info.key === toRow);
  return to.y + (row === undefined ? to.anchorY : row.y + row.height / 2);
};

/**
 * Where an arrow from the right ends: behind the caption, where no arrow leaves; a card without one is met at its
 * border.
 */
const backEntryOf = (to: PlacedCard, edge: EdgeInfo, metrics: Metrics): { readonly x: number; readonly y: number } => {
  if (edge.toRow !== null) return { x: to.x + to.boxWidth + 1, y: entryOf(to, edge) };
  if (to.boxTop === 0) return { x: to.x + to.boxWidth + 1, y: to.y + to.anchorY };
  return { x: to.x + to.captionWidth + 4, y: to.y + metrics.caption / 2 };
};

/** The height at which an arrow leaves the gutter right of its source's column. */
const firstStop = (from: PlacedCard, to: PlacedCard, y: number, targetY: number): number => {
  if (from === to) return y;
  return y + (targetY - y) / Math.max(1, to.column - from.column);
};

/** Routes one arrow. */
const routeEdge = (
  edge: EdgeInfo,
  from: PlacedCard,
  to: PlacedCard,
  columns: readonly Column[],
  lanes: Lanes,
  metrics: Metrics,
): PlacedEdge => {
  if (edge.part === 'frame' && to.column === from.column && to.y >= from.y + from.height) {
    // A parked frame stands right below its generator.
    const x = from.x + 14;
    const line = new Pen(x, from.y + from.boxTop + from.boxHeight).lineTo(x, to.y).toString();
    return { info: edge, line, head: `M${round(x)} ${round(to.y)}` };
  }
  const port = portOf(from, edge);
  const pen = new Pen(from.x + port.x, from.y + port.y);
  let y = from.y + port.y;
  if (port.side === 'bottom') {
    y = from.y + from.boxTop + from.boxHeight + port.lane;
    pen.downTo(y);
  } else if (port.side === 'left') {
    // A key's arrow must not cross its value: out to the left, around below.
    y = from.y + from.boxTop + from.boxHeight + port.lane;
    const out = from.x - KEY_ROOM - port.lane * 0.7;
    pen.lineTo(from.x, from.y + port.y).turnTo(from.x, y, out - from.x);
  }
  const isForward = to.column > from.column;
  const back = backEntryOf(to, edge, metrics);
  const targetY = isForward ? entryOf(to, edge) : back.y;
  const right = Math.max(from.x + from.width, lanes.clearRight(from.column, y, firstStop(from, to, y, targetY)));
  pen.lineTo(right, y);
  const bulge = (dy: number): number => Math.min(metrics.gutter * 0.62, 16 + Math.abs(dy) * 0.18);

  if (isForward) {
    for (let column = from.column + from.span; column < to.column; column++) {
      const share = (column - from.column) / (to.column - from.column);
      const lane = lanes.near(column, y + (targetY - y) * share);
      pen.bendTo(columns[column]!.left, lane).lineTo(columns[column]!.right, lane);
      y = lane;
    }
    pen.bendTo(to.x - HEAD, targetY).lineTo(to.x - HEAD + 1, targetY);
    return { info: edge, line: pen.toString(), head: headAt(to.x - 1, targetY, 1) };
  }
  const end = back.x;
  const arrive = Math.max(columns[to.column]!.right, end + HEAD);
  if (to.column === from.column) {
    pen.turnTo(Math.max(right, end + HEAD), targetY, bulge(y - targetY)).lineTo(end + HEAD - 1, targetY);
    return { info: edge, line: pen.toString(), head: headAt(end, targetY, -1) };
  }
  for (let column = from.column; column > to.column; column--) {
    const lane = lanes.near(column, column === from.column ? y + Math.sign(targetY - y || 1) * metrics.row : targetY);
    if (column === from.column) pen.turnTo(right, lane, bulge(y - lane));
    else pen.bendTo(columns[column]!.right, lane);
    pen.lineTo(columns[column]!.left, lane);
  }
  pen.bendTo(arrive, targetY).lineTo(end + HEAD - 1, targetY);
  return { info: edge, line: pen.toString(), head: headAt(end, targetY, -1) };
};

/** Routes all arrows of a placement, in the text's order. */
export const routeEdges = (
  { cards, columns }: Placement,
  edges: readonly EdgeInfo[],
  metrics: Metrics,
): readonly PlacedEdge[] => {
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  const lanes = new Lanes(cards, columns);
  const routed: PlacedEdge[] = [];
  for (const edge of edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (from !== undefined && to !== undefined) routed.push(routeEdge(edge, from, to, columns, lanes, metrics));
  }
  return routed;
};

/** The rectangle around several. */
export const boundsAround = (all: readonly Bounds[]): Bounds => {
  const x = Math.min(...all.map((one) => one.x));
  const y = Math.min(...all.map((one) => one.y));
  const right = Math.max(...all.map((one) => one.x + one.width));
  const bottom = Math.max(...all.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
};

/** The rectangle around all cards. */
export const boundsOf = ({ cards }: Placement, metrics: Metrics): Bounds => {
  let left = 0;
  let top = Infinity;
  let right = 0;
  let bottom = -Infinity;
  for (const card of cards) {
    left = Math.min(left, card.x);
    top = Math.min(top, card.y);
    right = Math.max(right, card.x + card.width);
    bottom = Math.max(bottom, card.y + card.height);
  }
  if (cards.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left + metrics.gutter * 0.6, height: bottom - top };
};
