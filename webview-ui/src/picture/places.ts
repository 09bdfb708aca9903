/**
 * Where things stand, for the whole recording: an object keeps its place for life. A place is decided from samples of
 * the recording when they are there (the plan), and at first sight otherwise; it is remembered either way, so going
 * back and forth moves nothing. Pure geometry: tested without a browser.
 */
import type { CardBox, PictureText, PlacedCard } from './model';
import type { Metrics } from './metrics';
import type { EdgeInfo } from '../../../src/diagram';

/** What is known of a heap card over the recording. */
interface Known {
  readonly id: string;
  column: number;
  /** Greatest distance from a frame at any step seen: the column it gets in a plan. */
  farthest: number;
  width: number;
  height: number;
  /** Where an arrow ends, below the card's top. */
  anchorY: number;
  /** First and last step it was seen at. */
  first: number;
  last: number;
  /** The card and the point in it that an arrow to this card came from at first sight. */
  wish: { readonly from: string; readonly dy: number } | null;
  y: number | null;
}

/** What is known of a frame: its greatest size. */
interface KnownFrame {
  width: number;
  height: number;
}

/** The columns of a picture, frames first. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Cards with their places, and the columns they stand in. */
export interface Placement {
  readonly cards: readonly PlacedCard[];
  readonly columns: readonly Column[];
}

/** Distance of every object's card from the nearest frame, by arrows. */
const distances = (cards: readonly CardBox[], edges: readonly EdgeInfo[]): ReadonlyMap<string, number> => {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    if (edge.part === 'frame') continue;
    const list = next.get(edge.from);
    if (list === undefined) next.set(edge.from, [edge.to]);
    else list.push(edge.to);
  }
  const found = new Map<string, number>();
  let ring = cards.filter((card) => card.info.kind === 'frame').map((card) => card.info.id);
  for (const id of ring) found.set(id, 0);
  for (let distance = 1; ring.length > 0; distance++) {
    const outer: string[] = [];
    for (const id of ring)
      for (const to of next.get(id) ?? [])
        if (!found.has(to)) {
          found.set(to, distance);
          outer.push(to);
        }
    ring = outer;
  }
  return found;
};

/** The places of one recording. */
export class Places {
  private readonly known = new Map<string, Known>();
  private readonly frames = new Map<string, KnownFrame>();
  private readonly columnWidths: number[] = [];
  private frameWidth = 0;
  /** The frames' width may be one of a run before. */
  private isRenewed = false;
  /** Places of the run before: the same object of nearly the same program appears where it stood. */
  private before: ReadonlyMap<string, Known> = new Map();
  private framesBefore: ReadonlyMap<string, KnownFrame> = new Map();

  constructor(
    private readonly metrics: Metrics,
    private readonly framesGrow: 'down' | 'up',
  ) {}

  /** Learns sizes, lifetimes and distances from a step, without deciding anything for cards not met before. */
  observe(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): void {
    const distance = distances(cards, edges);
    const byId = new Map(cards.map((card) => [card.info.id, card]));
    const wishes = new Map<string, Known['wish']>();
    for (const edge of edges) {
      if (wishes.has(edge.to) || edge.from === edge.to) continue;
      const source = byId.get(edge.from);
      const port = edge.row < 0 ? undefined : source?.rows[edge.row]?.port;
      if (source !== undefined)
        wishes.set(edge.to, { from: edge.from, dy: port?.side === 'right' ? port.y : source.anchorY });
    }
    for (const card of cards) {
      const { id, kind } = card.info;
      if (kind === 'frame' || kind === 'moreFrames') this.observeFrame(id, card);
      else this.observeObject(step, id, card, distance.get(id) ?? 1, wishes.get(id) ?? null);
    }
  }

  /** Another run of nearly the same program begins: places are kept until its own plan is made. */
  renew(): void {
    this.before = new Map(this.known);
    this.framesBefore = new Map(this.frames);
    this.known.clear();
    this.frames.clear();
    this.isRenewed = true;
  }

  private observeFrame(id: string, card: CardBox): void {
    const frame = this.frames.get(id);
    if (frame === undefined) {
      const before = this.framesBefore.get(id);
      this.frames.set(id, {
        width: Math.max(card.width, before?.width ?? 0),
        height: Math.max(card.height, before?.height ?? 0),
      });
    } else {
      frame.width = Math.max(frame.width, card.width);
      frame.height = Math.max(frame.height, card.height);
    }
    this.frameWidth = Math.max(this.frameWidth, card.width);
  }

  private observeObject(step: number, id: string, card: CardBox, column: number, wish: Known['wish']): void {
    const one = this.known.get(id);
    if (one === undefined) {
      const { width, height, anchorY } = card;
      const before = this.before.get(id);
      this.known.set(id, {
        id,
        column: before?.column ?? column,
        farthest: column,
        width,
        height,
        anchorY,
        first: step,
        last: step,
        wish,
        y: before?.y ?? null,
      });
      return;
    }
    if (one.y === null) one.column = Math.max(one.column, column);
    one.farthest = Math.max(one.farthest, column);
    if (step < one.first) {
      one.first = step;
      one.wish = wish ?? one.wish;
    }
    one.last = Math.max(one.last, step);
    one.width = Math.max(one.width, card.width);
    one.height = Math.max(one.height, card.height);
  }

  /** Decides every place anew from what was learnt; called once, when the samples are complete. */
  plan(): void {
    for (const one of this.known.values()) {
      one.y = null;
      one.column = one.farthest;
    }
    this.before = new Map();
    this.framesBefore = new Map();
    this.columnWidths.length = 0;
    if (this.isRenewed) this.frameWidth = Math.max(0, ...[...this.frames.values()].map(({ width }) => width));
    this.isRenewed = false;
    this.closeRanks();
    const order = [...this.known.values()].sort((a, b) => a.first - b.first || a.column - b.column);
    for (const one of order) this.decide(one, (other) => other.first <= one.last && one.first <= other.last);
  }

  /** Columns that hold nothing are dropped: a chain whose first part is gone does not leave the picture's left empty. */
  private closeRanks(): void {
    const used = [...new Set([...this.known.values()].map((one) => one.column))].sort((a, b) => a - b);
    const rank = new Map(used.map((column, index) => [column, index + 1]));
    for (const one of this.known.values()) one.column = rank.get(one.column)!;
  }

  /** Finds the free place in its column nearest to the arrow's source. */
  private decide(one: Known, meets: (other: Known) => boolean): void {
    const neighbours = [...this.known.values()]
      .filter((other) => other !== one && other.y !== null && other.column === one.column && meets(other))
      .sort((a, b) => a.y! - b.y!);
    const gap = this.metrics.cardGap;
    const top = this.framesGrow === 'down' ? 0 : -Infinity;
    const wanted = Math.max(top, this.wishedY(one));
    const isFree = (y: number): boolean =>
      y >= top && neighbours.every((other) => y + one.height + gap <= other.y! || other.y! + other.height + gap <= y);
    let best = Infinity;
    let bestCost = Infinity;
    const consider = (y: number): void => {
      if (!isFree(y)) return;
      const cost = y < wanted ? (wanted - y) * 1.6 : y - wanted;
      if (cost < bestCost) {
        best = y;
        bestCost = cost;
      }
    };
    consider(wanted);
    for (const other of neighbours) {
      consider(other.y! + other.height + gap);
      consider(other.y! - one.height - gap);
    }
    one.y = Math.round(best);
    this.columnWidths[one.column] = Math.max(this.columnWidths[one.column] ?? 0, one.width);
  }

  private wishedY(one: Known): number {
    if (one.wish === null) return 0;
    const source = this.known.get(one.wish.from)?.y ?? this.frameY.get(one.wish.from) ?? 0;
    return source + one.wish.dy - one.anchorY;
  }

  /** Frames' tops at the last placement; frames are met before what they refer to. */
  private readonly frameY = new Map<string, number>();

  /** Places the cards of a step. */
  place(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): Placement {
    this.observe(step, cards, edges);
    const frames = cards.filter((card) => card.info.kind === 'frame' || card.info.kind === 'moreFrames');
    const objects = cards.filter((card) => card.info.kind === 'object' || card.info.kind === 'moreObjects');
    const frameTops = this.stack(frames);
    const present = new Set(objects.map((card) => card.info.id));
    const isPresent = (other: Known): boolean => present.has(other.id);
    const reading = objects.map((card) => this.known.get(card.info.id)!);
    reading.sort((a, b) => a.column - b.column);
    for (const one of reading) {
      if (one.y === null) this.decide(one, isPresent);
      this.columnWidths[one.column] = Math.max(this.columnWidths[one.column] ?? 0, one.width);
    }
    this.keepApart(reading, isPresent);

    const columns = this.columns();
    const placed: PlacedCard[] = frames.map((card, index) => ({
      ...card,
      width: this.frameWidth,
      boxWidth: this.frameWidth,
      rows: card.rows.map((row) => widen(row, this.frameWidth - card.width)),
      x: 0,
      y: frameTops[index]!,
      column: 0,
    }));
    for (const card of objects) {
      const one = this.known.get(card.info.id)!;
      placed.push({ ...card, x: columns[one.column]!.left, y: one.y!, column: one.column });
    }
    return { cards: placed, columns };
  }

  /** Tops of the frames: each keeps the height it will ever need, so the one after it does not move. */
  private stack(frames: readonly CardBox[]): number[] {
    const tops: number[] = [];
    let y = 0;
    for (const card of frames) {
      const { height } = this.frames.get(card.info.id)!;
      if (this.framesGrow === 'up') y -= height;
      tops.push(y);
      this.frameY.set(card.info.id, y);
      y = this.framesGrow === 'up' ? y - this.metrics.cardGap : y + height + this.metrics.cardGap;
    }
    return tops;
  }

  /** Two cards that were never seen together may share a place; when they meet after all, the younger one moves. */
  private keepApart(cards: readonly Known[], isPresent: (other: Known) => boolean): void {
    const byAge = [...cards].sort((a, b) => a.first - b.first);
    const settled: Known[] = [];
    for (const one of byAge) {
      const clash = settled.some(
        (other) =>
          other.column === one.column && one.y! < other.y! + other.height + 4 && other.y! < one.y! + one.height + 4,
      );
      if (clash) {
        one.y = null;
        this.decide(one, (other) => isPresent(other) && settled.includes(other));
      }
      settled.push(one);
    }
  }

  private columns(): Column[] {
    const columns: Column[] = [{ left: 0, right: this.frameWidth }];
    let right = this.frameWidth;
    for (let index = 1; index < this.columnWidths.length; index++) {
      const left = right + this.metrics.gutter;
      right = left + (this.columnWidths[index] ?? 0);
      columns.push({ left, right });
    }
    return columns;
  }
}

/** All frames are as wide as the widest: their arrows leave from one line. */
const widen = (row: PlacedCard['rows'][number], by: number): PlacedCard['rows'][number] =>
  by === 0
    ? row
    : {
        ...row,
        width: row.width + by,
        port: row.port === null ? null : { ...row.port, x: row.port.x + by },
      };

/** For tests and for the reader of this file: a picture's cards and edges without places. */
export type Unplaced = Pick<PictureText, 'edges'> & { readonly cards: readonly CardBox[] };
