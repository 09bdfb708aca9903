/**
 * The plan over a whole recording: columns, blocks (lists left to right, trees from the root down) and heights, decided
 * once from what was learnt of all steps.
 *
 * What will be garbage is known then, too. Such objects live below all others from their first step on: when the last
 * reference to them goes, they already stand apart, nothing moves, and a border with a count is drawn around them.
 */
import type { FrameStack } from './frameStack';
import { meetInTime } from './known';
import type { Known, KnownCards, Source } from './known';
import type { Metrics } from './metrics';
import { settle } from './settle';
import type { Group, Part, Room } from './settle';
import { blockOf, structureOf } from './structure';
import type { Child, Structure } from './structure';

/** Between a generator's card and its parked frame. */
const FRAME_GAP = 8;
/** Above what will be garbage: room for its heading. */
const HEADING = 30;

/** What is placed as one: a card alone, a list, a tree, a generator with its frame. */
interface Block {
  readonly group: Group;
  readonly width: number;
  readonly isLeaf: boolean;
  /** The depth-first order in which a reader meets it. */
  readonly order: number;
}

/** See the file's comment. */
export class Plan {
  private readonly structure: Structure<Known>;
  private readonly known: ReadonlyMap<string, Known>;
  private readonly blocks: readonly Block[];
  readonly columnWidths: number[] = [];

  constructor(
    private readonly metrics: Metrics,
    private readonly stack: FrameStack,
    cards: KnownCards,
    private readonly top: number,
  ) {
    this.known = cards.all;
    this.structure = structureOf(this.known);
    this.decideColumns();
    this.blocks = this.blocksOf();
    this.decideWidths();
    if (metrics.flow === 'columns') this.decideHeights();
    else this.stackUp();
  }

  private childrenOf(id: string, isTree: boolean): readonly Child<Known>[] {
    return (this.structure.children.get(id) ?? []).filter((child) => child.isTree === isTree);
  }

  /** Whether a card is placed with the one it hangs on. */
  private isPart(one: Known): boolean {
    const source = this.structure.parents.get(one.id);
    if (source === undefined) return false;
    if (source.isFrame) return true;
    if (this.metrics.flow !== 'columns') return source.isTreeLink;
    // A list ends where a tree begins.
    return source.isTreeLink || (source.isLink && this.childrenOf(one.id, true).length === 0);
  }

  /** The column of a card lies right of the one it hangs on, those of a list side by side, those of a tree are one. */
  private decideColumns(): void {
    const { known, structure } = this;
    const decided = new Map<string, number>();
    const columnOf = (one: Known): number => {
      const done = decided.get(one.id);
      if (done !== undefined) return done;
      const source = structure.parents.get(one.id);
      const parent = source === undefined ? undefined : known.get(source.from);
      const own = structure.children.has(one.id) ? one.nearest : one.farthest;
      let column = parent === undefined ? own : columnOf(parent) + 1;
      if (source?.isFrame === true || source?.isTreeLink === true) column--;
      decided.set(one.id, column);
      return column;
    };
    for (const one of known.values()) one.column = this.metrics.flow === 'columns' ? columnOf(one) : 1;
    // Columns that hold nothing are dropped: a chain whose first part is gone does not leave the picture's left empty.
    const used = [...new Set([...known.values()].map((one) => one.column))].sort((a, b) => a - b);
    const rank = new Map(used.map((column, index) => [column, index + 1]));
    for (const one of known.values()) one.column = rank.get(one.column)!;
  }

  private blocksOf(): Block[] {
    const attached = new Map<string, Known>();
    for (const [id, source] of this.structure.parents)
      if (source.isFrame) attached.set(source.from, this.known.get(id)!);
    const orders = this.readingOrder();
    const roots = [...this.known.values()].filter((one) => !this.isPart(one));
    return roots.flatMap((root): Block[] => {
      const isTree = this.childrenOf(root.id, true).length > 0;
      const parts: [Part, ...Part[]] = [{ one: root, dy: 0 }];
      const group = isTree ? this.layTree(root) : this.layList(root);
      for (const { one, dy } of group) {
        if (one !== root) parts.push({ one, dy });
        const frame = attached.get(one.id);
        if (frame !== undefined) parts.push({ one: frame, dy: dy + one.height + FRAME_GAP });
      }
      const width = isTree ? Math.max(...parts.map(({ one }) => one.dx + one.width)) : root.width;
      const isLeaf = isTree ? parts.every(({ one }) => one.isLeaf) : root.isLeaf;
      if (width > this.metrics.maxTree && isTree) return parts.map(({ one }) => this.loneBlock(one, orders));
      return [{ group: parts, width, isLeaf, order: orders.get(root.id) ?? Infinity }];
    });
  }

  /** A node of a tree that is too wide to be drawn as one. */
  private loneBlock(one: Known, orders: ReadonlyMap<string, number>): Block {
    one.tree = null;
    one.dx = 0;
    const { width, isLeaf } = one;
    return { group: [{ one, dy: 0 }], width, isLeaf, order: orders.get(one.id) ?? Infinity };
  }

  private layList(root: Known): readonly Part[] {
    if (this.metrics.flow !== 'columns') return [{ one: root, dy: 0 }];
    const parts = blockOf(root, (id) => this.childrenOf(id, false).filter(({ member }) => this.isPart(member)), {
      size: ({ height }) => height,
      gap: this.metrics.cardGap,
      align: 'start',
      keepsSides: () => false,
    });
    return parts.map(({ member, across }) => ({ one: member, dy: across }));
  }

  /** The root on top, each level below the one before it. */
  private layTree(root: Known): readonly Part[] {
    const { treeGap, levelGap, backGap } = this.metrics;
    const parts = blockOf(root, (id) => this.childrenOf(id, true), {
      size: ({ width }) => width,
      gap: treeGap,
      align: 'middle',
      keepsSides: (id) => (this.known.get(id)?.links ?? 0) > 1,
    });
    const left = Math.min(...parts.map(({ across }) => across));
    const heights: number[] = [];
    for (const { member, depth } of parts) heights[depth] = Math.max(heights[depth] ?? 0, member.height);
    const tops: number[] = [0];
    const gap = parts.some(({ member }) => member.hasBack) ? levelGap + backGap : levelGap;
    heights.forEach((height, depth) => (tops[depth + 1] = tops[depth]! + height + gap));
    return parts.map(({ member, depth, across }) => {
      member.tree = root.id;
      member.dx = Math.round(across - left);
      member.depth = depth;
      return { one: member, dy: tops[depth]! };
    });
  }

  /** Depth first from the frames' variables: what hangs on a thing follows it. */
  private readingOrder(): ReadonlyMap<string, number> {
    const below = new Map<string, string[]>();
    for (const one of [...this.known.values()].sort((a, b) => a.met - b.met)) {
      const from = this.structure.parents.get(one.id)?.from ?? '';
      const list = below.get(from);
      if (list === undefined) below.set(from, [one.id]);
      else list.push(one.id);
    }
    const orders = new Map<string, number>();
    const visit = (id: string): void => {
      if (this.known.has(id)) orders.set(id, orders.size);
      for (const child of below.get(id) ?? []) if (!orders.has(child)) visit(child);
    };
    visit('');
    for (const frame of this.stack.ids) visit(frame);
    return orders;
  }

  /**
   * A column is as wide as what refers to something in it: those arrows leave at its right. Wider cards that refer to
   * nothing reach over the columns beside it; but not where an arrow leads from the column to one of its own cards (a
   * class's to its base), for that runs at the column's right.
   */
  private decideWidths(): void {
    const rows = this.blocks.flatMap(({ group, width, isLeaf }) =>
      group.map(({ one }, index) => ({
        column: one.column,
        width: index === 0 ? width : one.tree === null ? one.width : 0,
        isLeaf: index === 0 ? isLeaf : one.isLeaf,
      })),
    );
    const last = Math.max(0, ...rows.map(({ column }) => column));
    const turning = new Set<number>();
    for (const one of this.known.values())
      for (const { from, isTreeLink, isFrame } of one.sources.values())
        if (!isTreeLink && !isFrame && this.known.get(from)?.column === one.column) turning.add(one.column);
    for (let column = 1; column <= last; column++) {
      const here = rows.filter((one) => one.column === column);
      const holders = column === last || turning.has(column) ? here : here.filter((one) => !one.isLeaf);
      const least = Math.max(0, ...(holders.length > 0 ? holders : here).map(({ width }) => width));
      // What is a little wider needs no other column.
      const near = here.map(({ width }) => width).filter((width) => width <= least + A_LITTLE);
      this.columnWidths[column] = Math.max(least, ...near);
    }
    for (const { group, width } of this.blocks)
      for (const { one } of group)
        one.span = spanOf(one.column, one.tree === null ? one.width : width, this.columnWidths, this.metrics);
  }

  private room(): Room {
    return { gap: this.metrics.cardGap, top: this.top, others: this.known.values(), meets: meetInTime };
  }

  private decideHeights(): void {
    const last = Math.max(0, ...this.blocks.map(({ group: [{ one }] }) => one.column));
    for (let column = 1; column <= last; column++) {
      const here = this.blocks.filter(({ group: [{ one }] }) => one.column === column && !isGarbage(one));
      const lifts = this.liftsOf(here);
      const order = here.map((block) => {
        const [{ one }] = block.group;
        const wish = this.wishOf(one);
        return { block, wish: { ...wish, top: wish.top - (lifts.get(this.holderOf(one)) ?? 0) } };
      });
      // What reaches over other columns stands above what leads to those; what comes and goes makes room for what stays.
      const most = Math.max(...here.map(({ group: [{ one }] }) => one.seen));
      const rank = ({ group: [{ one }] }: Block): number => {
        if (!one.isReached) return 3;
        return one.span > 1 && one.tree === null ? 0 : one.seen * 5 >= most ? 1 : 2;
      };
      order.sort(
        (a, b) =>
          rank(a.block) - rank(b.block) ||
          a.wish.entry - b.wish.entry ||
          a.block.group[0].one.first - b.block.group[0].one.first,
      );
      // What one object holds stands in its order.
      const lowest = new Map<string, number>();
      for (const { block, wish } of order) {
        const [{ one }] = block.group;
        const holder = this.holderOf(one);
        const room = this.room();
        const top = this.stack.has(holder) ? room.top : Math.max(room.top, lowest.get(holder) ?? -Infinity);
        settle(block.group, this.isTall(block) ? 0 : wish.top, { ...room, top });
        lowest.set(holder, one.y!);
      }
    }
    this.decideGarbage();
  }

  private holderOf({ id }: Known): string {
    return this.structure.parents.get(id)?.from ?? '';
  }

  /** By how much what one object holds stands higher than its rows: half of what it is taller in all. */
  private liftsOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
    const heights = new Map<string, number>();
    for (const { group } of blocks) {
      const holder = this.holderOf(group[0].one);
      const height = Math.max(...group.map(({ one, dy }) => dy + one.height)) - Math.min(...group.map(({ dy }) => dy));
      const above = heights.get(holder);
      heights.set(holder, above === undefined ? height : above + this.metrics.cardGap + height);
    }
    const lifts = new Map<string, number>();
    for (const [holder, height] of heights) {
      const one = this.known.get(holder);
      const isOnly = blocks.filter(({ group }) => this.holderOf(group[0].one) === holder).length < 2;
      if (one !== undefined && !isOnly) lifts.set(holder, Math.max(0, (height - one.height) / 2));
    }
    return lifts;
  }

  /** A tree that variables refer to is large: it stands as high as it can, whichever frame its root was made in. */
  private isTall({ group: [{ one }] }: Block): boolean {
    const source = this.structure.parents.get(one.id);
    return one.tree !== null && (source === undefined || this.stack.has(source.from));
  }

  /** Below everything else, the left ones first. */
  private decideGarbage(): void {
    const blocks = this.blocks.filter(({ group: [{ one }] }) => isGarbage(one));
    if (blocks.length === 0) return;
    const bottoms = [...this.known.values()].map((one) => (one.y === null ? 0 : one.y + one.height));
    const top = Math.max(this.top, ...bottoms) + HEADING;
    blocks.sort((a, b) => a.group[0].one.column - b.group[0].one.column || a.order - b.order);
    for (const { group } of blocks) settle(group, top, { ...this.room(), top });
  }

  /** One below the other, in reading order. */
  private stackUp(): void {
    const ordered = [...this.blocks].sort((a, b) => a.order - b.order);
    for (const block of ordered) {
      if (isGarbage(block.group[0].one)) continue;
      const above = this.structure.parents.get(block.group[0].one.id);
      const parent = above === undefined ? undefined : this.known.get(above.from);
      const y = parent?.y ?? null;
      const highest = Math.max(...block.group.map(({ dy }) => -dy));
      const wish =
        y !== null
          ? y + parent!.height + this.metrics.cardGap
          : this.metrics.flow === 'beside'
            ? this.wishOf(block.group[0].one).top
            : this.top + highest;
      settle(block.group, wish, this.room());
    }
    this.decideGarbage();
  }

  /** The uppermost of the heights at which an arrow to it would be straight for a good part of its life. */
  private wishOf(one: Known): { readonly top: number; readonly entry: number } {
    const source = this.structure.parents.get(one.id);
    const wish = (top: number): { top: number; entry: number } => ({ top, entry: top + one.anchorY });
    // What nothing refers to stands below everything else.
    if (!one.isReached || (source === undefined && one.sources.size === 0)) return wish(Infinity);
    if (source === undefined) return wish(0);
    // What several things of one holder are keeps the holder's order, whatever else refers to them for a while.
    if (source.isLink || !this.stack.has(source.from)) return wish(wishedY(one, source, this.known, this.stack));
    const most = Math.max(...[...one.sources.values()].map(({ count }) => count));
    const wishes = [...one.sources.values()]
      .filter((each) => each.count * 4 >= most && isLeftOf(each, one, this.known, this.stack))
      .map((each) => wishedY(one, each, this.known, this.stack));
    return wish(wishes.length === 0 ? wishedY(one, source, this.known, this.stack) : Math.min(...wishes));
  }
}

const isGarbage = (one: Known): boolean => one.isGarbage;

/** By so much a column may be widened for what refers to nothing. */
const A_LITTLE = 96;
/** So much of a gutter a card may take: the arrows there go around it. */
const OVERHANG = 0.4;

/** How many columns something of a width lies over. */
export const spanOf = (column: number, width: number, columnWidths: readonly number[], metrics: Metrics): number => {
  let room = (columnWidths[column] ?? width) + metrics.gutter * OVERHANG;
  let span = 1;
  while (room < width && column + span < columnWidths.length)
    room += metrics.gutter + (columnWidths[column + span++] ?? 0);
  return span;
};

/** Whether a place that refers to a card stands left of it. */
export const isLeftOf = ({ from }: Source, one: Known, known: ReadonlyMap<string, Known>, stack: FrameStack): boolean =>
  stack.has(from) || (known.get(from)?.column ?? 0) < one.column;

/** The height at which the arrow to a card would be straight, or its list would run on. */
export const wishedY = (
  one: Known,
  source: Source | undefined,
  known: ReadonlyMap<string, Known>,
  stack: FrameStack,
): number => {
  if (source === undefined) return 0;
  const from = stack.has(source.from) ? undefined : known.get(source.from);
  const top = from === undefined ? stack.top(source.from) : (from.y ?? 0);
  return source.isLink ? top : top + source.dy - one.anchorY;
};
