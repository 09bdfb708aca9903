/**
 * Where things stand, for the whole recording: an object keeps its place for life. A place is decided from samples of
 * the recording when they are there (see plan.ts), and at first sight otherwise, where nothing stands or will stand as
 * long as the object lives; it is remembered either way, so going back and forth moves nothing. Pure geometry: tested
 * without a browser.
 */
import type { EdgeInfo } from '../../../src/diagram';
import { FrameStack, isAside } from './frameStack';
import { inStack, KnownCards, meetInTime } from './known';
import type { Known, Source } from './known';
import { Kinship } from './kinship';
import type { NodeRole } from './kinship';
import type { Metrics } from './metrics';
import type { Bounds, CardBox, CardText, PlacedCard } from './model';
import { isLeftOf, Plan, spanOf, wishedY } from './plan';
import { regionOf } from './region';
import { settle, shareColumn } from './settle';

/** The columns of a picture, frames first. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Cards with their places, and the columns they stand in. */
export interface Placement {
  readonly cards: readonly PlacedCard[];
  readonly columns: readonly Column[];
  /** The border around what nothing reaches. */
  readonly region: Bounds | null;
}

/** A step's words, for the plan. */
export interface Sample {
  readonly step: number;
  readonly cards: readonly CardText[];
  readonly edges: readonly EdgeInfo[];
}

/** Between the stack and the heap, where that stands below it. */
const HEAP_BELOW = 26;

/** Beside one column: room for a few arrows. */
const LANES = 28;

/** The places of one recording. */
export class Places {
  private readonly cards = new KnownCards();
  private readonly stack: FrameStack;
  private columnWidths: number[] = [];
  private heapTop = 0;
  private kinship = new Kinship();
  private isPlanned = false;

  constructor(
    readonly metrics: Metrics,
    private readonly framesGrow: 'down' | 'up',
  ) {
    this.stack = new FrameStack(metrics, framesGrow);
  }

  /** What a card is in a list or a tree. */
  roleOf(card: CardText): NodeRole | null {
    return this.kinship.roleOf(card);
  }

  /** How wide a card may be without moving anything. */
  roomOf(card: CardText): number {
    if (!this.isPlanned) return Infinity;
    const isStacked = card.info.kind === 'frame' && !isAside(card.info);
    return isStacked ? this.stack.width : (this.cards.get(card.info.id)?.width ?? Infinity);
  }

  /**
   * Decides every place anew from samples of the recording: first what hangs together, by which some cards are drawn
   * in another way, then what size they have.
   */
  planFrom(samples: readonly Sample[], measure: (card: CardText) => CardBox): void {
    this.cards.clear();
    this.stack.renew();
    this.kinship = new Kinship();
    this.kinship.learn(samples);
    for (const { step, cards, edges } of samples) this.observe(step, cards.map(measure), edges);
    this.isPlanned = true;
    this.cards.unsettle();
    this.stack.plan();
    this.heapTop = this.topOfHeap();
    this.columnWidths = new Plan(this.metrics, this.stack, this.cards, this.heapTop).columnWidths;
  }

  /** Learns sizes, lifetimes and distances from a step, without deciding anything for cards not met before. */
  private observe(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): void {
    this.stack.observe(cards.filter(inStack));
    this.cards.observe(step, cards, edges, this.kinship);
  }

  /** Another run of nearly the same program begins: places are kept until its own plan is made. */
  renew(): void {
    this.isPlanned = false;
    this.cards.renew();
    this.stack.renew();
  }

  /** How wide the planned picture is, with the arrows at its right. */
  get width(): number {
    const { flow, gutter } = this.metrics;
    return this.columns().at(-1)!.right + (flow === 'columns' ? gutter * 0.6 : LANES);
  }

  private topOfHeap(): number {
    if (this.metrics.flow === 'below') return this.stack.bottom + HEAP_BELOW;
    return this.framesGrow === 'down' ? 0 : -Infinity;
  }

  /** The first place that referred to a card and that stands left of it. */
  private firstHeld(one: Known): Source | undefined {
    return [...one.sources.values()].find((source) => isLeftOf(source, one, this.cards.all, this.stack));
  }

  private settleAlone(one: Known, others: Iterable<Known>): void {
    const { cardGap, flow } = this.metrics;
    if (flow !== 'columns') one.column = 1;
    const wish = flow === 'below' ? Infinity : wishedY(one, this.firstHeld(one), this.cards.all, this.stack);
    settle([{ one, dy: 0 }], wish, { gap: cardGap, top: this.heapTop, others, meets: meetInTime });
  }

  /** Places the cards of a step. */
  place(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): Placement {
    this.observe(step, cards, edges);
    this.heapTop = Math.max(this.heapTop, this.topOfHeap());
    const frames = this.stack.place(cards.filter(inStack));
    const objects = cards.filter((card) => !inStack(card));
    const heading = objects.find((card) => card.info.kind === 'garbage');
    const reading = objects.filter((card) => card !== heading).map((card) => this.cards.get(card.info.id)!);
    reading.sort((a, b) => a.column - b.column);
    for (const one of reading) {
      if (one.y === null) this.settleAlone(one, this.cards.all.values());
      if (one.tree !== null) continue;
      // Without a plan, what refers to something makes its column wider; a planned column keeps its width, and what is
      // wider than any sample was reaches over the gutter and, where it must, over the column behind it.
      const room = this.columnWidths[one.column];
      if (room === undefined || !(this.isPlanned || one.isLeaf))
        this.columnWidths[one.column] = Math.max(room ?? 0, one.width);
      else one.span = Math.max(one.span, spanOf(one.column, one.width, this.columnWidths, this.metrics));
    }
    this.keepApart(reading);

    const columns = this.columns();
    const placed: PlacedCard[] = [...frames];
    for (const card of objects) {
      if (card === heading) continue;
      const one = this.cards.get(card.info.id)!;
      const { column, span, tree, depth } = one;
      placed.push({ ...card, x: columns[column]!.left + one.dx, y: one.y!, column, span, tree, depth });
    }
    const region = heading === undefined ? null : regionOf(placed, heading);
    if (heading !== undefined && region !== null)
      placed.push({ ...heading, ...region.heading, column: 1, span: 1, tree: null, depth: 0 });
    return { cards: placed, columns, region: region?.border ?? null };
  }

  /** A card that grew more than any sample told may reach into another one's place: the younger one moves. */
  private keepApart(cards: readonly Known[]): void {
    const settled = new Set<Known>();
    for (const one of [...cards].sort((a, b) => a.first - b.first || a.met - b.met)) {
      const clash = [...settled].some(
        (other) =>
          shareColumn(one, other) && one.y! < other.y! + other.height + 4 && other.y! < one.y! + one.height + 4,
      );
      if (clash) {
        one.y = null;
        this.settleAlone(one, settled);
      }
      settled.add(one);
    }
  }

  private columns(): Column[] {
    if (this.metrics.flow === 'below') {
      const width = Math.max(this.stack.width, this.columnWidths[1] ?? 0);
      return [
        { left: 0, right: width },
        { left: 0, right: width },
      ];
    }
    const columns: Column[] = [{ left: 0, right: this.stack.width }];
    let right = this.stack.width;
    for (let index = 1; index < this.columnWidths.length; index++) {
      const left = right + this.metrics.gutter;
      right = left + (this.columnWidths[index] ?? 0);
      columns.push({ left, right });
    }
    return columns;
  }
}
