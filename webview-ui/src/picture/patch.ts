/**
 * One persistent SVG, patched by key: cards and arrows keep their elements from step to step, so that the browser can
 * slide what moved and nothing else is touched.
 */
import { t } from '../l10n';
import { drawCard, signatureOf } from './drawCard';
import { freedNote } from './drawParts';
import type { DrawContext } from './drawParts';
import { frameNote } from './measure';
import type { Bounds, Picture, PlacedCard, PlacedEdge } from './model';
import { slide } from './slide';
import { svg } from './svg';

interface CardElement {
  readonly group: SVGGElement;
  readonly body: SVGGElement;
  readonly title: SVGTitleElement;
  signature: string;
  place: string;
}

interface EdgeElement {
  readonly group: SVGGElement;
  readonly line: SVGPathElement;
  readonly head: SVGPathElement;
  path: string;
  classes: string;
}

const FADE = 180;
/** Rows of a card that are read out. */
const SPOKEN_ROWS = 12;

/** What a frame does, where its header does not say. */
const stateOf = ({ info }: PlacedCard): string =>
  info.state === 'running' ? t('running') : info.state === 'waiting' ? t('waiting') : '';

/** A sentence that tells what a card is, for the tooltip and for screen readers. */
export const describeCard = (card: PlacedCard): string => {
  const title =
    card.info.kind === 'frame'
      ? t('Frame {0}', [card.name, stateOf(card), frameNote(card.info)].filter((part) => part !== '').join(', '))
      : `${card.name}${card.rest}`;
  const rows = card.rows.slice(0, SPOKEN_ROWS).map(({ info, label, value }) => {
    const what = info.value === 'reference' ? info.type : info.value === 'unbound' ? t('not bound') : value;
    return label === '' ? what : `${label}: ${what}`;
  });
  return rows.length === 0 ? title : `${title}. ${rows.join(', ')}`;
};

const cardClasses = (card: PlacedCard): string =>
  [
    'card',
    `look-${card.look}`,
    `life-${card.info.life}`,
    card.info.state === null ? '' : `state-${card.info.state}`,
    card.info.shape ?? '',
  ]
    .filter((name) => name !== '')
    .join(' ');

/** The panel's picture. */
export class PictureView {
  private readonly cards = new Map<string, CardElement>();
  private readonly edges = new Map<string, EdgeElement>();
  private readonly region = svg('rect', { class: 'region', rx: 8 });
  private readonly cardLayer = svg('g', { class: 'cards' });
  private readonly edgeLayer = svg('g', { class: 'edges' });
  /** Above the arrows: sentences that are wider than their card. */
  private readonly noteLayer = svg('g', { class: 'notes' });

  /** `world` is the group that zoom and pan move. */
  constructor(readonly world: SVGGElement) {
    this.region.style.display = 'none';
    world.append(this.region, this.cardLayer, this.edgeLayer, this.noteLayer);
  }

  /** Shows a picture; `isQuick` leaves out every transition (scrubbing). */
  show(picture: Picture, context: DrawContext, isQuick: boolean): void {
    this.world.classList.toggle('quick', isQuick);
    this.patchRegion(picture.region);
    this.patchCards(picture.cards, context, isQuick);
    this.patchEdges(picture.edges, isQuick);
    this.noteLayer.replaceChildren(
      ...picture.cards
        .filter(({ info }) => info.life === 'freed')
        .map((card) => svg('g', { transform: `translate(${card.x} ${card.y})` }, ...freedNote(card, context.measure))),
    );
  }

  private patchRegion(region: Bounds | null): void {
    this.region.style.display = region === null ? 'none' : '';
    if (region === null) return;
    for (const name of ['x', 'y', 'width', 'height'] as const) this.region.setAttribute(name, String(region[name]));
  }

  private patchCards(cards: readonly PlacedCard[], context: DrawContext, isQuick: boolean): void {
    const present = new Set<string>();
    let before: SVGGElement | null = null;
    for (const card of cards) {
      const { id } = card.info;
      present.add(id);
      let element = this.cards.get(id);
      if (element === undefined) {
        element = this.makeCard(id, isQuick);
        this.cards.set(id, element);
      }
      const signature = signatureOf(card);
      if (signature !== element.signature) {
        element.signature = signature;
        element.group.setAttribute('class', `${cardClasses(card)}${element.place === '' && !isQuick ? ' enter' : ''}`);
        element.body.replaceChildren(...drawCard(card, context));
        element.title.textContent = [describeCard(card), card.info.detail].filter((part) => part !== '').join('\n');
        element.group.setAttribute('aria-label', describeCard(card));
      }
      const place = `translate(${card.x}px, ${card.y}px)`;
      if (place !== element.place) {
        element.place = place;
        element.group.style.transform = place;
      }
      this.keepOrder(this.cardLayer, element.group, before);
      before = element.group;
    }
    for (const [id, element] of this.cards)
      if (!present.has(id)) {
        this.cards.delete(id);
        this.leave(element.group, isQuick);
      }
  }

  /** Reading order in the document, too; an element already in its place is not touched. */
  private keepOrder(layer: SVGGElement, element: SVGGElement, before: SVGGElement | null): void {
    let next = before === null ? layer.firstElementChild : before.nextElementSibling;
    while (next !== null && next.classList.contains('leave')) next = next.nextElementSibling;
    if (next !== element) layer.insertBefore(element, next);
  }

  private makeCard(id: string, isQuick: boolean): CardElement {
    const body = svg('g', { class: 'body' });
    const title = svg('title');
    const group = svg('g', { 'data-id': id, tabindex: -1, role: 'img' }, title, body);
    if (!isQuick) group.addEventListener('animationend', () => group.classList.remove('enter'), { once: true });
    return { group, body, title, signature: '', place: '' };
  }

  private patchEdges(edges: readonly PlacedEdge[], isQuick: boolean): void {
    const present = new Set<string>();
    for (const edge of edges) {
      const { key } = edge.info;
      present.add(key);
      let element = this.edges.get(key);
      if (element === undefined) {
        element = this.makeEdge(key);
        this.edges.set(key, element);
        this.edgeLayer.append(element.group);
      }
      const classes = `edge edge-${edge.info.part} edge-${edge.info.change}`;
      if (classes !== element.classes) {
        element.group.setAttribute('class', classes);
        element.classes = classes;
      }
      const path = `${edge.line}|${edge.head}`;
      if (path !== element.path) {
        if (!isQuick && element.path !== '') slide(element.line, element.path.split('|')[0]!, edge.line);
        element.path = path;
        // As a property, not only an attribute: a property's change can slide.
        element.line.setAttribute('d', edge.line);
        element.line.style.setProperty('d', `path("${edge.line}")`);
        element.head.setAttribute('d', edge.head);
        element.head.style.setProperty('d', `path("${edge.head}")`);
        element.group.setAttribute('data-from', edge.info.from);
        element.group.setAttribute('data-to', edge.info.to);
      }
    }
    for (const [key, element] of this.edges)
      if (!present.has(key)) {
        this.edges.delete(key);
        this.leave(element.group, isQuick);
      }
  }

  private makeEdge(key: string): EdgeElement {
    const line = svg('path', { class: 'line' });
    const head = svg('path', { class: 'head' });
    return { group: svg('g', { 'data-edge': key }, line, head), line, head, path: '', classes: '' };
  }

  private leave(element: SVGGElement, isQuick: boolean): void {
    if (isQuick) {
      element.remove();
      return;
    }
    element.classList.add('leave');
    setTimeout(() => element.remove(), FADE);
  }

  /** Marks a card and what it is connected with; null clears. */
  highlight(id: string | null): void {
    this.world.classList.toggle('has-highlight', id !== null);
    for (const { group } of this.edges.values())
      group.classList.toggle('highlight', id !== null && (group.dataset['from'] === id || group.dataset['to'] === id));
    for (const [key, { group }] of this.cards) group.classList.toggle('highlight', key === id);
  }
}
