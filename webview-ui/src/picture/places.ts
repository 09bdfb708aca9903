/**
 * Where things stand, for the whole recording: an object keeps its place for life. A place is decided from samples of
 * the recording when they are there (the plan), and at first sight otherwise; it is remembered either way, so going
 * back and forth moves nothing. Pure geometry: tested without a browser.
 */
import type { CardBox, PictureText, PlacedCard } from './model';
import { FrameStack, isAside } from './frameStack';
import type { Metrics } from './metrics';
import { blockOf, leadsOn, structureOf } from './structure';
import type { Source, Structure } from './structure';
import type { EdgeInfo } from '../../../src/diagram';

/** What is known of a heap card over the recording. */
interface Known {
  readonly id: string;
  column: number;
  /** Greatest distance from a frame at any step seen: the column it gets in a plan. */
  farthest: number;
  /** Least distance: where a list or tree begins. */
  nearest: number;
  /** How many columns it lies over: what refers to nothing may reach into those to its right. */
  span: number;
  isLeaf: boolean;
  width: number;
  height: number;
  /** Where an arrow ends, below the card's top. */
  anchorY: number;
  /** First and last step it was seen at, and how often. */
  first: number;
  last: number;
  seen: number;
  /** Whether something reached it at any step. */
  isReached: boolean;
  isGone: boolean;
  /** The places that referred to it, in the order in which they were met. */
  readonly sources: Map<string, Source>;
  y: number | null;
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

const inStack = ({ info }: CardBox): boolean => (info.kind === 'frame' || info.kind === 'moreFrames') && !isAside(info);

/** Distance of every heap card from the nearest frame of the stack, by arrows. */
const distances = (cards: readonly CardBox[], edges: readonly EdgeInfo[]): ReadonlyMap<string, number> => {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const list = next.get(edge.from);
    if (list === undefined) next.set(edge.from, [edge.to]);
    else list.push(edge.to);
  }
  const found = new Map<string, number>();
  let ring = cards.filter(inStack).map((card) => card.info.id);
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

/** Cards that are placed together, relative to the first. */
type Group = readonly [Part, ...Part[]];
interface Part {
  readonly one: Known;
  readonly dy: number;
}

/** Between a generator's card and its parked frame. */
const FRAME_GAP = 8;

/** The places of one recording. */
export class Places {
  private readonly known = new Map<string, Known>();
  private readonly stack: FrameStack;
  private readonly columnWidths: number[] = [];
  /** Places of the run before: the same object of nearly the same program appears where it stood. */
  private before: ReadonlyMap<string, Known> = new Map();

  constructor(
    private readonly metrics: Metrics,
    private readonly framesGrow: 'down' | 'up',
  ) {
    this.stack = new FrameStack(metrics, framesGrow);
  }

  /** Learns sizes, lifetimes and distances from a step, without deciding anything for cards not met before. */
  observe(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): void {
    const distance = distances(cards, edges);
    this.stack.observe(cards.filter(inStack));
    for (const card of cards) if (!inStack(card)) this.observeObject(step, card, distance.get(card.info.id) ?? 1);
    this.observeSources(cards, edges);
  }

  private observeSources(cards: readonly CardBox[], edges: readonly EdgeInfo[]): void {
    const byId = new Map(cards.map((card) => [card.info.id, card]));
    for (const edge of edges) {
      const holder = this.known.get(edge.from);
      if (holder !== undefined) holder.isLeaf = false;
      const one = this.known.get(edge.to);
      const source = byId.get(edge.from);
      if (one === undefined || source === undefined || edge.from === edge.to || edge.part === 'weak') continue;
      const key = `${edge.from}/${edge.row}`;
      const seen = one.sources.get(key);
      if (seen !== undefined) {
        seen.count++;
        continue;
      }
      const row = source.rows[edge.row];
      const { shape, type } = source.info;
      const to = byId.get(edge.to);
      const isLink =
        shape === 'instance' && to?.info.shape === 'instance' && to.info.type === type && leadsOn(row?.label ?? '');
      const dy = row?.port?.side === 'right' ? row.port.y : source.anchorY;
      one.sources.set(key, { from: edge.from, row: edge.row, dy, isLink, isFrame: edge.part === 'frame', count: 1 });
    }
  }

  private observeObject(step: number, card: CardBox, column: number): void {
    const { id } = card.info;
    const one = this.known.get(id);
    if (one === undefined) {
      const { width, height, anchorY } = card;
      const before = this.before.get(id);
      this.known.set(id, {
        id,
        column: before?.column ?? column,
        farthest: column,
        nearest: column,
        span: 1,
        isLeaf: true,
        width,
        height,
        anchorY,
        first: step,
        last: step,
        seen: 1,
        isGone: card.info.life === 'freed',
        isReached: card.info.life === 'live' && card.info.kind !== 'garbage',
        sources: new Map(),
        y: before?.y ?? null,
      });
      return;
    }
    if (one.y === null) one.column = Math.max(one.column, column);
    one.farthest = Math.max(one.farthest, column);
    one.nearest = Math.min(one.nearest, column);
    one.first = Math.min(one.first, step);
    one.last = Math.max(one.last, step);
    one.seen++;
    one.isGone &&= card.info.life === 'freed';
    one.isReached ||= card.info.life === 'live' && card.info.kind !== 'garbage';
    // The card of what is gone is shown for one step only.
    if (card.info.life === 'freed') return;
    one.width = Math.max(one.width, card.width);
    one.height = Math.max(one.height, card.height);
  }

  /** Another run of nearly the same program begins: places are kept until its own plan is made. */
  renew(): void {
    this.before = new Map(this.known);
    this.known.clear();
    this.stack.renew();
  }

  /** Decides every place anew from what was learnt; called once, when the samples are complete. */
  plan(): void {
    // What was only ever seen on its way out needs no place of its own.
    for (const one of this.known.values()) if (one.isGone) this.known.delete(one.id);
    for (const one of this.known.values()) one.y = null;
    this.before = new Map();
    this.columnWidths.length = 0;
    this.stack.plan();
    const { parents, children } = structureOf(this.known);
    this.decideColumns(parents, children);
    this.decideWidths();
    const groups = this.groupsOf(parents, children);
    const last = Math.max(0, ...groups.map(([{ one }]) => one.column));
    for (let column = 0; column <= last; column++) {
      const here = groups.filter(([{ one }]) => one.column === column);
      const order = here.map((group) => ({ group, wish: this.plannedY(group[0].one, parents.get(group[0].one.id)) }));
      // What reaches over other columns stands above what leads to those; what comes and goes makes room for what stays.
      const most = Math.max(...here.map(([{ one }]) => one.seen));
      const rank = ([{ one }]: Group): number => {
        if (!one.isReached) return 3;
        return one.span > 1 ? 0 : one.seen * 5 >= most ? 1 : 2;
      };
      order.sort(
        (a, b) => rank(a.group) - rank(b.group) || a.wish - b.wish || a.group[0].one.first - b.group[0].one.first,
      );
      for (const { group, wish } of order) this.decide(group, wish, this.known.values(), meetInTime);
    }
  }

  /** Lists and trees go together, and a generator with its parked frame below it. */
  private groupsOf(parents: Structure<Known>['parents'], children: Structure<Known>['children']): Group[] {
    const attached = new Map<string, Known>();
    for (const [id, source] of parents) if (source.isFrame) attached.set(source.from, this.known.get(id)!);
    const roots = [...this.known.values()].filter(({ id }) => {
      const source = parents.get(id);
      return source === undefined || !(source.isLink || source.isFrame);
    });
    return roots.map((root): Group => {
      const group: [Part, ...Part[]] = [{ one: root, dy: 0 }];
      for (const { member, dy } of blockOf(root, children, this.metrics.cardGap)) {
        if (member !== root) group.push({ one: member, dy });
        const frame = attached.get(member.id);
        if (frame !== undefined) group.push({ one: frame, dy: dy + member.height + FRAME_GAP });
      }
      return group;
    });
  }

  /**
   * A column is as wide as what refers to something in it: those arrows leave at its right. Wider cards that refer to
   * nothing reach over the columns beside it.
   */
  private decideWidths(): void {
    const all = [...this.known.values()];
    const last = Math.max(0, ...all.map(({ column }) => column));
    for (let column = 1; column <= last; column++) {
      const here = all.filter((one) => one.column === column);
      const holders = column === last ? here : here.filter((one) => !one.isLeaf);
      const widths = (holders.length > 0 ? holders : here).map(({ width }) => width);
      this.columnWidths[column] = Math.max(0, ...widths);
    }
    for (const one of all) one.span = this.spanOf(one);
  }

  private spanOf(one: Known): number {
    let room = this.columnWidths[one.column] ?? one.width;
    let span = 1;
    while (room < one.width && one.column + span < this.columnWidths.length)
      room += this.metrics.gutter + (this.columnWidths[one.column + span++] ?? 0);
    return span;
  }

  /**
   * The column of a card lies right of the one it hangs on, those of a list or tree side by side. Columns that hold
   * nothing are dropped: a chain whose first part is gone does not leave the picture's left empty.
   */
  private decideColumns(parents: Structure<Known>['parents'], children: Structure<Known>['children']): void {
    const decided = new Map<string, number>();
    const columnOf = (one: Known): number => {
      const done = decided.get(one.id);
      if (done !== undefined) return done;
      const source = parents.get(one.id);
      const parent = source === undefined ? undefined : this.known.get(source.from);
      const own = children.has(one.id) ? one.nearest : one.farthest;
      let column = parent === undefined ? own : columnOf(parent) + 1;
      if (source?.isFrame === true) column--;
      decided.set(one.id, column);
      return column;
    };
    for (const one of this.known.values()) one.column = columnOf(one);
    const used = [...new Set([...this.known.values()].map((one) => one.column))].sort((a, b) => a - b);
    const rank = new Map(used.map((column, index) => [column, index + 1]));
    for (const one of this.known.values()) one.column = rank.get(one.column)!;
  }

  /** Finds the free place for cards that go together, nearest to where the arrow to the first comes from. */
  private decide(
    group: Group,
    wish: number,
    others: Iterable<Known>,
    meets: (one: Known, other: Known) => boolean,
  ): void {
    const gap = this.metrics.cardGap;
    const members = new Set(group.map(({ one }) => one));
    const settled = [...others].filter((other) => other.y !== null && !members.has(other));
    const inTheWay = group.map(({ one }) => settled.filter((other) => shareColumn(one, other) && meets(one, other)));
    const top = Math.max(
      this.framesGrow === 'down' ? Math.max(...group.map(({ dy }) => -dy)) : -Infinity,
      ...group.flatMap(({ one, dy }, index) =>
        inTheWay[index]!.filter((other) => blocks(other, one)).map((other) => other.y! + other.height + gap - dy),
      ),
    );
    const beside = settled.filter((other) => meets(group[0].one, other));
    const lowest = Math.max(0, ...beside.map((other) => other.y! + other.height + gap));
    const wanted = Math.max(top, wish === Infinity ? lowest : wish);
    const isFree = (y: number): boolean =>
      y >= top &&
      group.every(({ one, dy }, index) =>
        inTheWay[index]!.every(
          (other) => y + dy + one.height + gap <= other.y! || other.y! + other.height + gap <= y + dy,
        ),
      );
    let best = Infinity;
    let bestCost = Infinity;
    const consider = (y: number): void => {
      const cost = y < wanted ? (wanted - y) * 1.6 : y - wanted;
      if (cost >= bestCost || !isFree(y)) return;
      best = y;
      bestCost = cost;
    };
    consider(wanted);
    group.forEach(({ one, dy }, index) => {
      for (const other of inTheWay[index]!) {
        consider(other.y! + other.height + gap - dy);
        consider(other.y! - one.height - gap - dy);
      }
    });
    for (const { one, dy } of group) one.y = Math.round(best + dy);
  }

  /** The uppermost of the heights at which an arrow to it would be straight for a good part of its life. */
  private plannedY(one: Known, source: Source | undefined): number {
    // What nothing refers to stands below everything else.
    if (!one.isReached || (source === undefined && one.sources.size === 0)) return Infinity;
    if (source === undefined) return 0;
    if (source.isLink) return this.wishedY(one, source);
    const most = Math.max(...[...one.sources.values()].map(({ count }) => count));
    const wishes = [...one.sources.values()]
      .filter((each) => each.count * 4 >= most && this.isLeftOf(each, one))
      .map((each) => this.wishedY(one, each));
    return wishes.length === 0 ? this.wishedY(one, source) : Math.min(...wishes);
  }

  /** The first place that referred to a card and that stands left of it. */
  private firstHeld(one: Known): Source | undefined {
    return [...one.sources.values()].find((source) => this.isLeftOf(source, one));
  }

  private isLeftOf({ from }: Source, one: Known): boolean {
    return this.stack.has(from) || (this.known.get(from)?.column ?? 0) < one.column;
  }

  /** The height at which the arrow to a card would be straight, or its list would run on. */
  private wishedY(one: Known, source: Source | undefined): number {
    if (source === undefined) return 0;
    const from = this.stack.has(source.from) ? undefined : this.known.get(source.from);
    const top = from === undefined ? this.stack.top(source.from) : (from.y ?? 0);
    return source.isLink ? top : top + source.dy - one.anchorY;
  }

  /** Places the cards of a step. */
  place(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[]): Placement {
    this.observe(step, cards, edges);
    const frames = this.stack.place(cards.filter(inStack));
    const objects = cards.filter((card) => !inStack(card));
    const reading = objects.map((card) => this.known.get(card.info.id)!);
    reading.sort((a, b) => a.column - b.column);
    for (const one of reading) {
      if (one.y === null) this.decide([{ one, dy: 0 }], this.wishedY(one, this.firstHeld(one)), reading, () => true);
      // A card that is wider than any was when the widths were decided: what refers to something makes its column wider.
      const room = this.columnWidths[one.column];
      if (room === undefined || !one.isLeaf) this.columnWidths[one.column] = Math.max(room ?? 0, one.width);
      else one.span = Math.max(one.span, this.spanOf(one));
    }
    this.keepApart(reading);

    const columns = this.columns();
    const placed: PlacedCard[] = [...frames];
    for (const card of objects) {
      const one = this.known.get(card.info.id)!;
      placed.push({ ...card, x: columns[one.column]!.left, y: one.y!, column: one.column, span: one.span });
    }
    return { cards: placed, columns };
  }

  /** Two cards that were never seen together may share a place; when they meet after all, the younger one moves. */
  private keepApart(cards: readonly Known[]): void {
    const settled = new Set<Known>();
    for (const one of [...cards].sort((a, b) => a.first - b.first)) {
      const clash = [...settled].some(
        (other) =>
          shareColumn(one, other) && one.y! < other.y! + other.height + 4 && other.y! < one.y! + one.height + 4,
      );
      if (clash) {
        one.y = null;
        const wish = this.wishedY(one, this.firstHeld(one));
        this.decide([{ one, dy: 0 }], wish, settled, () => true);
      }
      settled.add(one);
    }
  }

  private columns(): Column[] {
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

const shareColumn = (one: Known, other: Known): boolean =>
  one.column < other.column + other.span && other.column < one.column + one.span;

/** Whether arrows between a card and others would run through one that reaches over columns, were it above that. */
const blocks = (wide: Known, one: Known): boolean =>
  wide.isReached && wide.span > 1 && (wide.column < one.column || (one.span === 1 && !one.isLeaf));

const meetInTime = (one: Known, other: Known): boolean => other.first <= one.last && one.first <= other.last;

/** For tests and for the reader of this file: a picture's cards and edges without places. */
export type Unplaced = Pick<PictureText, 'edges'> & { readonly cards: readonly CardBox[] };
