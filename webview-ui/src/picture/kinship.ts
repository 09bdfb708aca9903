/**
 * Which objects hang together as a linked list or a tree. Learnt from the words of many steps and decided for a whole
 * kind of object at once (a class; dicts with the same keys; sequences of one length), so that a node looks the same
 * from its first step to its last.
 */
import type { EdgeInfo } from '../../../src/diagram';
import type { CardText } from './model';

/** Attributes that lead back to where one came from. */
const BACKWARD = /^_*(prev|previous|before|back|backward|parent|owner|up|last|tail|root|head)(_|$)/i;
/** Attributes by which trees of several classes (an expression's operators and numbers) hang together. */
const BRANCH = /^_*(left|right|lhs|rhs|low|high|yes|no|middle|child(ren)?|kids|branches|subtrees|operands?)(_|\d|$)/i;

const nameOf = (label: string): string => label.replace(/^'(.*)'$/, '$1');
const leadsOn = (label: string): boolean => !BACKWARD.test(nameOf(label));
const isBranch = (label: string): boolean => BRANCH.test(nameOf(label));

const slots = (card: CardText): CardText['rows'] => card.rows.filter(({ info }) => info.kind === 'slot');

/** What objects of one kind have in common; null: an object that is no node of anything. */
const kindOf = (card: CardText): string | null => {
  const { shape, type, life } = card.info;
  if (life === 'freed') return null;
  if (shape === 'instance') return `class ${type}`;
  if (shape !== 'mapping' && shape !== 'sequence') return null;
  const rows = slots(card);
  if (rows.length < 2 || rows.length > 6 || rows.length < card.rows.length) return null;
  if (shape === 'sequence') return type === 'list' || type === 'tuple' ? `${type} of ${rows.length}` : null;
  return rows.every(({ label }) => label.startsWith("'")) ? `keys ${rows.map(({ label }) => label).join()}` : null;
};

/** A reference from a node to another, or to the container that holds its children, or from that to a child. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly label: string;
  /** The kind of node it belongs to, and the kind of node it leads to, where that is another one. */
  readonly kind: string;
  readonly kindOfTarget: string | null;
  /** The container's part of it. */
  readonly part: 'direct' | 'toContainer' | 'fromContainer';
}

/** What is known of the links of a kind. */
interface Kin {
  readonly labels: Set<string>;
  /** Nodes that a link leads to, counted at every step, and those to which several lead. */
  reached: number;
  shared: number;
  branches: boolean;
  /** The longest way down. */
  depth: number;
  /** The other kinds whose links lead to it: an expression's operators lead to its numbers. */
  readonly under: Set<string>;
}

const isContainer = ({ info }: CardText): boolean =>
  info.shape === 'mapping' || info.shape === 'sequence' || info.shape === 'set';

/** Links of one step's cards. */
export const linksOf = (cards: readonly CardText[], edges: readonly EdgeInfo[]): readonly Link[] => {
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  const holders = new Map<string, Set<string>>();
  const outgoing = new Map<string, EdgeInfo[]>();
  for (const edge of edges) {
    const holder = byId.get(edge.from);
    // What only goes through a container holds it for a while.
    if (holder?.info.kind !== 'object' || holder.info.shape === 'iterator' || edge.part !== 'value') continue;
    const of = holders.get(edge.to);
    if (of === undefined) holders.set(edge.to, new Set([edge.from]));
    else of.add(edge.from);
    const list = outgoing.get(edge.from);
    if (list === undefined) outgoing.set(edge.from, [edge]);
    else list.push(edge);
  }
  const links: Link[] = [];
  const add = ({ from, to, row }: EdgeInfo, label: string, kind: string, part: Link['part']): void => {
    const target = part === 'toContainer' ? null : kindOf(byId.get(to)!);
    links.push({ from, to, row, label, kind, kindOfTarget: target === kind ? null : target, part });
  };
  for (const [id, list] of outgoing) {
    const card = byId.get(id)!;
    const kind = kindOf(card);
    if (kind === null) continue;
    for (const edge of list) {
      const { label } = card.rows[edge.row] ?? { label: '' };
      const to = byId.get(edge.to);
      if (to === undefined || edge.from === edge.to || !leadsOn(label)) continue;
      const isInstance = card.info.shape === 'instance';
      const isKin = (other: CardText | undefined): boolean =>
        other !== undefined &&
        (kindOf(other) === kind || (isInstance && other.info.shape === 'instance' && isBranch(label)));
      if (isKin(to)) {
        add(edge, label, kind, 'direct');
        continue;
      }
      if (!isInstance || !isContainer(to) || holders.get(edge.to)?.size !== 1) continue;
      const inner = outgoing.get(edge.to) ?? [];
      if (inner.length === 0 ? !isBranch(label) : !inner.every((one) => isKin(byId.get(one.to)))) continue;
      add(edge, label, kind, 'toContainer');
      for (const one of inner) add(one, label, kind, 'fromContainer');
    }
  }
  return links;
};

/** What hangs together in the recordings that were observed. */
export class Kinship {
  private readonly kins = new Map<string, Kin>();
  private trees: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private containers = new Set<string>();
  private readonly containersSeen = new Map<string, string>();

  /** Learns from a step. */
  observe(cards: readonly CardText[], edges: readonly EdgeInfo[]): void {
    const links = linksOf(cards, edges);
    if (links.length === 0) return;
    const parents = new Map<string, { kind: string; from: Set<string> }>();
    const children = new Map<string, { kind: string; count: number }>();
    for (const link of links) {
      const kin = this.kinOf(link.kind);
      if (link.kindOfTarget !== null) this.kinOf(link.kindOfTarget).under.add(link.kind);
      if (link.part !== 'fromContainer') kin.labels.add(link.label);
      if (link.part === 'toContainer') this.containersSeen.set(link.to, link.kind);
      const reached = parents.get(link.to);
      if (reached === undefined) parents.set(link.to, { kind: link.kind, from: new Set([link.from]) });
      else reached.from.add(link.from);
      const held = children.get(link.from);
      if (held === undefined) children.set(link.from, { kind: link.kind, count: 1 });
      else held.count++;
    }
    for (const { kind, from } of parents.values()) {
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
    if (kin === undefined)
      this.kins.set(
        kind,
        (kin = { labels: new Set(), reached: 0, shared: 0, branches: false, depth: 0, under: new Set() }),
      );
    return kin;
  }

  /**
   * Decides which kinds form trees: those that branch, or are made to, and whose nodes hang on one node each but for
   * moments (while a node is put into another place, two refer to it). Sequences of one length are met by chance:
   * only three levels of them are a tree.
   */
  decide(): void {
    const trees = new Map<string, ReadonlySet<string>>();
    for (const [kind, { labels, reached, shared, branches, depth }] of this.kins) {
      const isMeant = [...labels].some(isBranch);
      const isDeep = depth > (kind.startsWith('class') || kind.startsWith('keys') ? 1 : 2);
      if ((branches || isMeant) && isDeep && shared * 6 <= reached) trees.set(kind, labels);
    }
    for (const [kind, { under }] of this.kins)
      if (!trees.has(kind) && [...under].some((above) => trees.has(above))) trees.set(kind, new Set());
    this.trees = trees;
    this.containers = new Set([...this.containersSeen].filter(([, kind]) => trees.has(kind)).map(([id]) => id));
  }

  /** Whether a link is one of a tree. */
  isTreeLink({ kind }: Link): boolean {
    return this.trees.has(kind);
  }

  /** Which rows of a card are links of a tree; `all`: it holds a node's children. Null: it is no node. */
  linkRows(card: CardText): ReadonlySet<string> | 'all' | null {
    if (this.trees.size === 0) return null;
    if (this.containers.has(card.info.id)) return card.info.life === 'freed' ? null : 'all';
    const kind = kindOf(card);
    return kind === null ? null : (this.trees.get(kind) ?? null);
  }
}
