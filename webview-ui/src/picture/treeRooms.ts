/** The room that trees take: their levels, and the lanes between those, where arrows from elsewhere reach a node. */
import { LANE_GAP } from './lanes';
import type { PlacedCard } from './model';

/** Lanes between two levels that are told apart. */
const MOST_LANES = 4;

/** One tree's room. */
export class TreeRoom {
  readonly left: number;
  readonly right: number;
  private readonly tops: number[] = [];
  private readonly bottoms: number[] = [];
  private readonly above: number[] = [];
  private readonly below: number[] = [];
  private readonly beside: number[] = [];
  private readonly back = new Map<string, number>();

  constructor(private readonly nodes: readonly PlacedCard[]) {
    this.left = Math.min(...nodes.map(({ x }) => x));
    this.right = Math.max(...nodes.map(({ x, width }) => x + width));
    for (const { depth, y, height } of nodes) {
      this.tops[depth] = Math.min(this.tops[depth] ?? Infinity, y);
      this.bottoms[depth] = Math.max(this.bottoms[depth] ?? -Infinity, y + height);
    }
  }

  /** Whether nothing of the tree stands beside a node at some height. */
  isClear(node: PlacedCard, y: number, side: 'left' | 'right'): boolean {
    return this.nodes.every((other) => {
      if (other === node || y < other.y - 2 || y > other.y + other.height + 2) return true;
      return side === 'left' ? other.x > node.x : other.x < node.x;
    });
  }

  /**
   * How a node hangs on one above it: the port of the link that leads to it, and the container that it leads through.
   */
  linkTo(above: PlacedCard, node: PlacedCard): { readonly x: number; readonly through: PlacedCard | null } | null {
    for (const { info, port } of above.rows) {
      if (port?.side !== 'down') continue;
      if (info.target === node.info.id) return { x: port.x, through: null };
      const through = this.nodes.find((other) => other.info.id === info.target && other.depth === above.depth + 1);
      const holds = through?.info.shape !== 'instance' && through?.rows.some((row) => row.info.target === node.info.id);
      if (holds === true) return { x: port.x, through: through! };
    }
    return null;
  }

  /** The lane in which all arrows of a level run back to one node. */
  laneBack(depth: number, to: string): number {
    const key = `${depth}/${to}`;
    const known = this.back.get(key);
    if (known !== undefined) return known;
    const lane = this.laneAbove(depth);
    this.back.set(key, lane);
    return lane;
  }

  /** Whether an arrow can run up or down between two heights; where not, it goes around the tree. */
  around(x: number, y1: number, y2: number): number {
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
    const isClear = this.nodes.every(
      (node) => node.x + node.width < x || node.x > x || node.y > bottom || node.y + node.height < top,
    );
    return isClear ? x : this.right + 10 + next(this.beside, 0) * LANE_GAP;
  }

  /** A lane above a node's level, nearest to the node first. */
  laneAbove(depth: number): number {
    return (this.tops[depth] ?? 0) - 13 - next(this.above, depth) * LANE_GAP;
  }

  /** A lane below a node's level. */
  laneBelow(depth: number): number {
    return (this.bottoms[depth] ?? 0) + 7 + next(this.below, depth) * LANE_GAP;
  }
}

const next = (counts: number[], depth: number): number => {
  const count = counts[depth] ?? 0;
  counts[depth] = count + 1;
  return count % MOST_LANES;
};

/** The trees of a picture. */
export class TreeRooms {
  private readonly rooms: ReadonlyMap<string, TreeRoom>;

  constructor(cards: readonly PlacedCard[]) {
    const nodes = new Map<string, PlacedCard[]>();
    for (const card of cards) {
      if (card.tree === null) continue;
      const list = nodes.get(card.tree);
      if (list === undefined) nodes.set(card.tree, [card]);
      else list.push(card);
    }
    this.rooms = new Map([...nodes].map(([id, list]) => [id, new TreeRoom(list)]));
  }

  /** The room that a card stands in. */
  of({ tree }: PlacedCard): TreeRoom | undefined {
    return tree === null ? undefined : this.rooms.get(tree);
  }
}
