/**
 * Which objects hang together as a linked list or a tree. Learnt from the words of many steps and decided for a whole
 * kind of object at once (a class; dicts with the same keys; sequences of one length), so that a node looks the same
 * from its first step to its last.
 */
import type { EdgeInfo } from '../../../src/diagram';
import { isBranch, kindOf, Labels } from './links';
import type { Link } from './links';
import type { CardText } from './model';

/** What is known of the links of a kind. */
interface Kin {
  readonly labels: Set<string>;
  /** Nodes that a link leads to, counted at every step, and those to which several lead. */
  reached: number;
  shared: number;
  branches: boolean;
  /** Whether it holds others through a container. */
  holds: boolean;
  /** The longest way down. */
  depth: number;
  /** The other kinds whose links lead to it: an expression's operators lead to its numbers. */
  readonly under: Set<string>;
}

/** What a card is in a list or a tree. */
export interface NodeRole {
  readonly form: 'list' | 'tree';
  /** The rows that are links; `all`: it holds a node's children. */
  readonly links: ReadonlySet<string> | 'all';
  /** The row that leads back to the node before, or to the parent. */
  readonly back: string | null;
}

const CONTAINER: NodeRole = { form: 'tree', links: 'all', back: null };

/** What hangs together in the recordings that were observed. */
export class Kinship {
  private readonly labels = new Labels();
  private readonly kins = new Map<string, Kin>();
  private roles: ReadonlyMap<string, NodeRole> = new Map();
  private containers = new Set<string>();
  private readonly containersSeen = new Map<string, string>();

  /** Learns from samples of a recording and decides. */
  learn(samples: readonly { readonly cards: readonly CardText[]; readonly edges: readonly EdgeInfo[] }[]): void {
    for (const { cards, edges } of samples) this.labels.observe(cards, edges);
    this.labels.decide();
    for (const { cards, edges } of samples) this.observe(cards, edges);
    this.decide();
  }

  private observe(cards: readonly CardText[], edges: readonly EdgeInfo[]): void {
    const links = this.linksOf(cards, edges);
    if (links.length === 0) return;
    const parents = new Map<string, { kind: string; from: Set<string>; isNode: boolean }>();
    const children = new Map<string, { kind: string; count: number }>();
    for (const link of links) {
      const kin = this.kinOf(link.kind);
      if (link.kindOfTarget !== null) this.kinOf(link.kindOfTarget).under.add(link.kind);
      if (link.part !== 'fromContainer') kin.labels.add(link.label);
      if (link.part === 'toContainer') {
        this.containersSeen.set(link.to, link.kind);
        kin.holds = true;
      }
      const reached = parents.get(link.to);
      if (reached === undefined) {
        const isNode = link.part !== 'toContainer';
        parents.set(link.to, { kind: link.kind, from: new Set([link.from]), isNode });
      } else reached.from.add(link.from);
      const held = children.get(link.from);
      if (held === undefined) children.set(link.from, { kind: link.kind, count: 1 });
      else held.count++;
    }
    for (const { kind, from, isNode } of parents.values()) {
      if (!isNode) continue;
      const kin = this.kinOf(kind);
      kin.reached++;
      if (from.size > 1) kin.shared++;
    }
    for (const { kind, count } of children.values()) if (count > 1) this.kinOf(kind).branches = true;
    for (const [id, { kind }] of parents) {
      const kin = this.kinOf(kind);
      let depth = 1;
      for (let at = parents.get(id); at !== undefined && depth < 4; depth++) at = parents.get([...at.from][0]!);
      kin.depth = Math.max(kin.depth, depth);
    }
  }

  private kinOf(kind: string): Kin {
    let kin = this.kins.get(kind);
    if (kin === undefined) {
      kin = { labels: new Set(), reached: 0, shared: 0, branches: false, holds: false, depth: 0, under: new Set() };
      this.kins.set(kind, kin);
    }
    return kin;
  }

  /**
   * Decides which kinds form trees: those that branch, or are made to, and whose nodes hang on one node each but for
   * moments (while a node is put into another place, two refer to it). Sequences of one length are met by chance:
   * only three levels of them are a tree. What is linked by one attribute only forms lists.
   */
  private decide(): void {
    const roles = new Map<string, NodeRole>();
    const backOf = (kind: string): string | null => {
      const [back, ...others] = this.labels.backward(kind) ?? [];
      return others.length === 0 ? (back ?? null) : null;
    };
    for (const [kind, { labels, reached, shared, branches, holds, depth }] of this.kins) {
      const isMeant = [...labels].some(isBranch);
      const isDeep = depth > (kind.startsWith('class') || kind.startsWith('keys') ? 1 : 2);
      if ((branches || isMeant) && isDeep && shared * 6 <= reached)
        roles.set(kind, { form: 'tree', links: labels, back: backOf(kind) });
      else if (labels.size === 1 && !holds) roles.set(kind, { form: 'list', links: labels, back: backOf(kind) });
    }
    const isTree = (kind: string): boolean => roles.get(kind)?.form === 'tree';
    for (const [kind, { under }] of this.kins)
      if (!isTree(kind) && [...under].some(isTree)) roles.set(kind, { form: 'tree', links: new Set(), back: null });
    this.roles = roles;
    this.containers = new Set([...this.containersSeen].filter(([, kind]) => isTree(kind)).map(([id]) => id));
  }

  /** Links of one step's cards. */
  linksOf(cards: readonly CardText[], edges: readonly EdgeInfo[]): readonly Link[] {
    return this.labels.linksOf(cards, edges);
  }

  /** Whether a link is one of a tree. */
  isTreeLink({ kind }: Link): boolean {
    return this.roles.get(kind)?.form === 'tree';
  }

  /** What a card is in a list or tree. Null: it is no node. */
  roleOf(card: CardText): NodeRole | null {
    if (this.roles.size === 0) return null;
    if (this.containers.has(card.info.id)) return card.info.life === 'freed' ? null : CONTAINER;
    const kind = kindOf(card);
    return kind === null ? null : (this.roles.get(kind) ?? null);
  }
}
