/** What is known of the cards of a recording: sizes, lifetimes, distances from the stack, what refers to what. */
import type { EdgeInfo } from '../../../src/diagram';
import { isAside } from './frameStack';
import type { Kinship } from './kinship';
import type { Link } from './links';
import type { CardBox } from './model';

/** A place that refers to a card, and how often it was seen to. */
export interface Source {
  readonly from: string;
  /** The row's index, and where the arrow leaves, below the source card's top. */
  readonly row: number;
  readonly dy: number;
  /** A list's or tree's own link. */
  isLink: boolean;
  isTreeLink: boolean;
  /** A generator and its parked frame: they stand one below the other. */
  readonly isFrame: boolean;
  count: number;
  /** The last step at which it was seen. */
  last: number;
}

/** What is known of a heap card over the recording. */
export interface Known {
  readonly id: string;
  /** The order in which cards were met. */
  readonly met: number;
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
  /** From when to when it lives, as the recording tells or as it was seen; until: the first step without it. */
  first: number;
  until: number;
  /** First and last step it was seen at, and how often. */
  firstSeen: number;
  lastSeen: number;
  seen: number;
  /** Whether something reached it at any step; whether it ever was garbage. */
  isReached: boolean;
  isGarbage: boolean;
  isGone: boolean;
  /** The places that referred to it, in the order in which they were met. */
  readonly sources: Map<string, Source>;
  y: number | null;
  /** How many of its rows may link it to nodes of its tree; 0: it is no node. */
  links: number;
  /** Whether it knows its parent. */
  hasBack: boolean;
  /** Within its tree: the tree's root, how far right of the tree's left edge it stands, and how deep. */
  tree: string | null;
  dx: number;
  depth: number;
}

/** Whether a card stands in the stack. */
export const inStack = ({ info }: CardBox): boolean =>
  (info.kind === 'frame' || info.kind === 'moreFrames') && !isAside(info);

/** Whether two can be seen together. */
export const meetInTime = (one: Known, other: Known): boolean => other.first < one.until && one.first < other.until;

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

/** The cards of one recording. */
export class KnownCards {
  private readonly cards = new Map<string, Known>();
  /** Steps observed. */
  private readonly steps = new Set<number>();
  /** Those of the run before: the same object of nearly the same program appears where it stood. */
  private before: ReadonlyMap<string, Known> = new Map();

  get(id: string): Known | undefined {
    return this.cards.get(id);
  }

  get all(): ReadonlyMap<string, Known> {
    return this.cards;
  }

  /** Another run of nearly the same program begins. */
  renew(): void {
    this.before = new Map(this.cards);
    this.cards.clear();
    this.steps.clear();
  }

  /** Forgets everything. */
  clear(): void {
    this.cards.clear();
    this.steps.clear();
    this.before = new Map();
  }

  /**
   * Forgets every place, and what was only ever seen on its way out: that needs none of its own. Many objects live
   * longer than anything leads to them (a method is drawn in its class as soon as there is one): they need a place from
   * after the last step at which they were not seen, until the next one.
   */
  unsettle(): void {
    this.before = new Map();
    const steps = [...this.steps].sort((a, b) => a - b);
    for (const one of this.cards.values()) {
      if (one.isGone) this.cards.delete(one.id);
      one.first = Math.max(one.first, (steps[steps.indexOf(one.firstSeen) - 1] ?? -1) + 1);
      one.until = Math.min(one.until, steps[steps.indexOf(one.lastSeen) + 1] ?? Infinity);
      one.y = null;
      one.tree = null;
      one.dx = 0;
      one.depth = 0;
    }
  }

  /** Learns from a step, without deciding anything for cards not met before. */
  observe(step: number, cards: readonly CardBox[], edges: readonly EdgeInfo[], kinship: Kinship): void {
    const distance = distances(cards, edges);
    this.steps.add(step);
    for (const card of cards)
      if (!inStack(card)) this.observeCard(step, card, distance.get(card.info.id) ?? 1, kinship);
    const byId = new Map(cards.map((card) => [card.info.id, card]));
    const links = new Map(kinship.linksOf(cards, edges).map((link) => [`${link.from}/${link.row}`, link]));
    for (const edge of edges)
      this.observeEdge(
        step,
        edge,
        byId,
        edge.part === 'value' ? links.get(`${edge.from}/${edge.row}`) : undefined,
        kinship,
      );
  }

  private observeEdge(
    step: number,
    edge: EdgeInfo,
    byId: ReadonlyMap<string, CardBox>,
    link: Link | undefined,
    kinship: Kinship,
  ): void {
    const holder = this.cards.get(edge.from);
    const isTreeLink = link !== undefined && kinship.isTreeLink(link);
    if (holder !== undefined && !isTreeLink) holder.isLeaf = false;
    const one = this.cards.get(edge.to);
    const source = byId.get(edge.from);
    if (one === undefined || source === undefined || edge.from === edge.to || edge.part === 'weak') return;
    // Nothing hangs on what only knows it as the one before.
    const role = kinship.roleOf(source);
    if (role !== null && role.back === source.rows[edge.row]?.label && kinship.roleOf(byId.get(edge.to)!) === role)
      return;
    const key = `${edge.from}/${edge.row}`;
    const isLink = isTreeLink || link?.part === 'direct';
    const seen = one.sources.get(key);
    if (seen !== undefined) {
      seen.count++;
      seen.last = Math.max(seen.last, step);
      seen.isLink ||= isLink;
      seen.isTreeLink ||= isTreeLink;
      return;
    }
    const row = source.rows[edge.row];
    const dy = row?.port?.side === 'right' ? row.port.y : source.anchorY;
    const isFrame = edge.part === 'frame';
    one.sources.set(key, { from: edge.from, row: edge.row, dy, isLink, isTreeLink, isFrame, count: 1, last: step });
  }

  private observeCard(step: number, card: CardBox, column: number, kinship: Kinship): void {
    const { id, life, kind, lifetime } = card.info;
    const isGarbage = life === 'garbage';
    const isReached = life === 'live' && kind !== 'garbage';
    // At the first step without it, it is shown once more, as gone.
    const until = lifetime === null ? step + 1 : (lifetime.until ?? Infinity) + 1;
    const role = kinship.roleOf(card);
    const links = role?.form === 'tree' && role.links !== 'all' ? role.links.size : 0;
    const one = this.cards.get(id);
    if (one === undefined) {
      const { width, height, anchorY } = card;
      const before = this.before.get(id);
      this.cards.set(id, {
        id,
        met: this.cards.size,
        column: before?.column ?? column,
        farthest: column,
        nearest: column,
        span: before?.span ?? 1,
        isLeaf: true,
        width,
        height,
        anchorY,
        first: lifetime?.from ?? step,
        until,
        firstSeen: step,
        lastSeen: step,
        seen: 1,
        isGone: life === 'freed',
        isReached,
        isGarbage,
        sources: new Map(),
        y: before?.y ?? null,
        links,
        hasBack: (role?.back ?? null) !== null,
        tree: before?.tree ?? null,
        dx: before?.dx ?? 0,
        depth: before?.depth ?? 0,
      });
      return;
    }
    if (one.y === null) {
      one.column = Math.max(one.column, column);
      // As it looks in the end: a list's first row is a little higher than an empty one.
      if (life !== 'freed') one.anchorY = card.anchorY;
    }
    one.farthest = Math.max(one.farthest, column);
    one.nearest = Math.min(one.nearest, column);
    one.first = Math.min(one.first, step);
    one.until = Math.max(one.until, step + 1);
    one.firstSeen = Math.min(one.firstSeen, step);
    one.lastSeen = Math.max(one.lastSeen, step);
    one.seen++;
    one.isGone &&= life === 'freed';
    one.isReached ||= isReached;
    one.isGarbage ||= isGarbage;
    // The card of what is gone is shown for one step only: it makes room while there is no place yet, but moves nothing.
    if (life !== 'freed' || one.y === null) one.height = Math.max(one.height, card.height);
    if (life !== 'freed') one.width = Math.max(one.width, card.width);
  }
}
