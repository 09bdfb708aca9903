/**
 * The references by which objects of one kind hang together: a node's to the next one or to its children, straight or
 * through a container, and those that lead back to where one came from (a list's `prev`, a tree's `parent`).
 */
import type { EdgeInfo } from '../../../src/diagram';
import type { CardText } from './model';

/** Attributes that lead back to where one came from. */
const BACKWARD = /^_*(prev|previous|before|back|backward|parent|owner|up|last|tail|root|head)(_|$)/i;
/** Attributes by which trees of several classes (an expression's operators and numbers) hang together. */
const BRANCH = /^_*(left|right|lhs|rhs|low|high|yes|no|middle|child(ren)?|kids|branches|subtrees|operands?)(_|\d|$)/i;

const nameOf = (label: string): string => label.replace(/^'(.*)'$/, '$1');
const isNamedBackward = (label: string): boolean => BACKWARD.test(nameOf(label));

/** Whether an attribute's name says that it leads to a part of a tree. */
export const isBranch = (label: string): boolean => BRANCH.test(nameOf(label));

const slots = (card: CardText): CardText['rows'] => card.rows.filter(({ info }) => info.kind === 'slot');

/** What objects of one kind have in common; null: an object that is no node of anything. */
export const kindOf = (card: CardText): string | null => {
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

const isContainer = ({ info }: CardText): boolean =>
  info.shape === 'mapping' || info.shape === 'sequence' || info.shape === 'set';

/** One step's references between objects. */
interface Web {
  readonly byId: ReadonlyMap<string, CardText>;
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly outgoing: ReadonlyMap<string, readonly EdgeInfo[]>;
}

const webOf = (cards: readonly CardText[], edges: readonly EdgeInfo[]): Web => {
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
  return { byId, holders, outgoing };
};

/** How often the references of one attribute were seen, and how often another of the same kind answers them. */
interface Counts {
  seen: number;
  answered: number;
}

/** What the attributes of each kind of node mean, learnt from many steps. */
export class Labels {
  private readonly direct = new Map<string, Map<string, Counts>>();
  private readonly containers = new Map<string, Set<string>>();
  private back: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  /** Learns from a step. */
  observe(cards: readonly CardText[], edges: readonly EdgeInfo[]): void {
    const web = webOf(cards, edges);
    for (const link of this.find(web, false)) {
      if (link.part === 'toContainer' && web.outgoing.has(link.to)) this.containersOf(link.kind).add(link.label);
      if (link.part !== 'direct' || link.kindOfTarget !== null) continue;
      const kind = this.direct.get(link.kind) ?? new Map<string, Counts>();
      this.direct.set(link.kind, kind);
      const counts = kind.get(link.label) ?? { seen: 0, answered: 0 };
      kind.set(link.label, counts);
      counts.seen++;
      if (this.isAnswered(link, web)) counts.answered++;
    }
  }

  private containersOf(kind: string): Set<string> {
    const known = this.containers.get(kind) ?? new Set();
    this.containers.set(kind, known);
    return known;
  }

  /** Whether the node that a reference leads to leads to where it comes from, as a parent does. */
  private isAnswered({ from, to, label }: Link, { byId, outgoing }: Web): boolean {
    return (outgoing.get(to) ?? []).some((edge) => {
      const other = byId.get(to)!.rows[edge.row]?.label ?? '';
      if (edge.to === from) return other !== label && (isNamedBackward(label) || (isBranch(other) && !isBranch(label)));
      const between = byId.get(edge.to);
      return (
        between !== undefined &&
        isContainer(between) &&
        (outgoing.get(edge.to) ?? []).some((inner) => inner.to === from)
      );
    });
  }

  /** Decides which attributes lead back: those that are answered nearly always (while nodes are linked, not yet). */
  decide(): void {
    this.back = new Map(
      [...this.direct].map(([kind, labels]) => [
        kind,
        new Set([...labels].filter(([, { seen, answered }]) => answered * 5 >= seen * 3).map(([label]) => label)),
      ]),
    );
  }

  /** The attributes of a kind of node that lead back. */
  backward(kind: string): ReadonlySet<string> | undefined {
    return this.back.get(kind);
  }

  private leadsOn(kind: string, label: string): boolean {
    return !isNamedBackward(label) && this.back.get(kind)?.has(label) !== true;
  }

  /** Links of one step's cards. */
  linksOf(cards: readonly CardText[], edges: readonly EdgeInfo[]): readonly Link[] {
    return this.find(webOf(cards, edges), true);
  }

  private find({ byId, holders, outgoing }: Web, onlyOn: boolean): readonly Link[] {
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
        if (to === undefined || edge.from === edge.to || (onlyOn && !this.leadsOn(kind, label))) continue;
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
        const holdsKin =
          inner.length === 0
            ? isBranch(label) || this.containers.get(kind)?.has(label) === true
            : inner.every((one) => isKin(byId.get(one.to)));
        if (!holdsKin) continue;
        add(edge, label, kind, 'toContainer');
        for (const one of inner) add(one, label, kind, 'fromContainer');
      }
    }
    return links;
  }
}
