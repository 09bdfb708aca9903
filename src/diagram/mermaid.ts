/**
 * View to Mermaid: a flowchart that any Mermaid draws (GitHub's, too): one card per frame inside one subgraph, one card
 * per heap object, an arrow for every reference, labelled with the name, index or key that holds it.
 */
import type { FrameView, ObjectId, ObjectView, View } from '../model';
import { countCard, frameCard, frameSlots, isInline, keyText, objectCard } from './cards';
import type { Card, CardContext } from './cards';
import { encode } from './escape';
import { methodsOf } from './methods';
import { DEFAULT_DIAGRAM_OPTIONS } from './types';
import type { Diagram, DiagramOptions, EdgeInfo } from './types';

/**
 * The frames shown: all of them, or the first few and the newest ones around a count. The count grows by eights, so
 * that a deep stack does not move at every call.
 */
const shownFrames = (
  frames: readonly FrameView[],
  maxFrames: number,
): { readonly first: readonly FrameView[]; readonly last: readonly FrameView[]; readonly hidden: number } => {
  if (frames.length <= maxFrames) return { first: frames, last: [], hidden: 0 };
  const head = Math.max(1, Math.floor(maxFrames / 4));
  const hidden = Math.min(Math.ceil((frames.length - maxFrames) / 8) * 8, frames.length - head);
  return { first: frames.slice(0, head), last: frames.slice(head + hidden), hidden };
};

/** What the shown frames reach, cell by cell. */
const reachable = (
  frames: readonly FrameView[],
  objects: ReadonlyMap<ObjectId, ObjectView>,
  methods: ReadonlyMap<ObjectId, string>,
): ReadonlySet<ObjectId> => {
  const found = new Set<ObjectId>();
  const pending: ObjectId[] = [];
  const meet = (id: ObjectId): void => {
    if (id === 0 || found.has(id) || !objects.has(id) || methods.has(id)) return;
    found.add(id);
    pending.push(id);
  };
  for (const frame of frames) {
    for (const slot of frameSlots(frame)) meet(slot.value);
    if (frame.returnValue !== undefined) meet(frame.returnValue);
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const slot of objects.get(id)!.slots) {
      meet(slot.value);
      // A key that is written as its row's label needs no card.
      if (slot.label.kind !== 'key') continue;
      const key = objects.get(slot.label.key);
      if (key !== undefined && keyText(key, objects) === null) meet(key.id);
    }
  }
  return found;
};

const edgesOf = (card: Card): EdgeInfo[] => {
  const edges: EdgeInfo[] = [];
  const { id, rows } = card.info;
  rows.forEach((row, index) => {
    if (row.keyTarget !== null)
      edges.push({
        key: `${id}/${row.key}/key`,
        from: id,
        to: row.keyTarget,
        row: index,
        part: 'key',
        change: row.change,
      });
    if (row.target !== null)
      edges.push({ key: `${id}/${row.key}`, from: id, to: row.target, row: index, part: 'value', change: row.change });
  });
  return edges;
};

const cardLabel = ({ title, lines, info }: Card): string => {
  const bold = title.slice(0, info.titleLength);
  const rest = title.slice(info.titleLength);
  const head = bold === '' ? encode(rest) : `<b>${encode(bold)}</b>${rest === '' ? '' : encode(rest)}`;
  return [head, ...lines.map(encode)].join('<br/>');
};

const cardClass = ({ info }: Card): string => {
  if (info.kind !== 'frame') return info.kind === 'object' ? 'obj' : 'more';
  switch (info.state) {
    case 'running':
    case 'returning':
      return 'live';
    case 'parked':
    case 'exited':
      return info.state;
    case 'waiting':
    case null:
      return 'frame';
  }
};

const cardText = (card: Card): string => `${card.info.id}["${cardLabel(card)}"]:::${cardClass(card)}`;

const edgeText = (edge: EdgeInfo, cards: ReadonlyMap<string, Card>): string => {
  if (edge.part === 'frame') return `${edge.from} -. "frame" .-> ${edge.to}`;
  const card = cards.get(edge.from)!;
  const row = card.info.rows[edge.row]!;
  const label = edge.part === 'key' ? 'key' : card.lines[edge.row]!.slice(0, row.labelLength);
  return label === '' ? `${edge.from} --> ${edge.to}` : `${edge.from} -- "${encode(label)}" --> ${edge.to}`;
};

const compose = (view: View, options: DiagramOptions, maxCards: number): Diagram => {
  const objects = new Map(view.objects.map((object) => [object.id, object]));
  const { first, last, hidden: hiddenFrames } = shownFrames(view.frames, options.maxFrames);
  const frames = [...first, ...last];
  const methods = options.boxed
    ? new Map<ObjectId, string>()
    : methodsOf(view, objects, (object) => isInline(object, false));
  const reached = reachable(frames, objects, methods);
  const candidates = view.objects.filter((object) => !isInline(object, options.boxed) && reached.has(object.id));
  const shown = candidates.slice(0, maxCards);
  const carded = new Set(shown.map((object) => object.id));
  const context: CardContext = { objects, carded, methods, boxed: options.boxed };
  const makeFrame = (frame: FrameView): Card =>
    frameCard(frame, frame === view.frames[0], context, options.maxFrameRows);

  const frameCards = [
    ...first.map(makeFrame),
    ...(hiddenFrames > 0 ? [countCard('moreFrames', hiddenFrames)] : []),
    ...last.map(makeFrame),
  ];
  const objectCards = shown.map((object) => objectCard(object, context));
  const hiddenObjects = view.hiddenObjects + candidates.length - shown.length;
  if (hiddenObjects > 0) objectCards.push(countCard('moreObjects', hiddenObjects));

  const cards = [...frameCards, ...objectCards];
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  const edges = cards.flatMap(edgesOf);
  for (const object of shown) {
    const frame = object.frame === undefined ? undefined : `f${object.frame}`;
    if (frame !== undefined && byId.has(frame))
      edges.push({
        key: `o${object.id}/frame`,
        from: `o${object.id}`,
        to: frame,
        row: -1,
        part: 'frame',
        change: 'none',
      });
  }
  const lines = [
    'flowchart LR',
    'subgraph frames["Frames"]',
    '  direction TB',
    ...frameCards.map((card) => `  ${cardText(card)}`),
    'end',
    ...objectCards.map(cardText),
    ...edges.map((edge) => edgeText(edge, byId)),
  ];
  return {
    text: `${lines.join('\n')}\n`,
    cards: cards.map((card) => card.info),
    edges,
    hiddenObjects,
    hiddenFrames,
  };
};

/** The diagram of a view: Mermaid text and its sidecar. Left out objects and frames are counted in the picture. */
export const diagramOf = (view: View, options: Partial<DiagramOptions> = {}): Diagram => {
  const full = { ...DEFAULT_DIAGRAM_OPTIONS, ...options };
  let maxCards = full.maxCards;
  for (;;) {
    const diagram = compose(view, full, maxCards);
    if (maxCards === 0 || (diagram.text.length <= full.maxText && diagram.edges.length <= full.maxEdges))
      return diagram;
    maxCards = Math.floor(Math.min(maxCards, view.objects.length) * 0.8);
  }
};

const CLASSES = [
  'classDef frame fill:#eef3f9,stroke:#5c7a9e,color:#1b2733,text-align:left',
  'classDef live fill:#d9e9fc,stroke:#0b62c4,stroke-width:2px,color:#12202e,text-align:left',
  'classDef parked fill:#eef3f9,stroke:#5c7a9e,stroke-dasharray:5 4,color:#1b2733,text-align:left',
  'classDef exited fill:#f1f1f1,stroke:#8a8a8a,stroke-dasharray:2 3,color:#4d4d4d,text-align:left',
  'classDef obj fill:#ffffff,stroke:#6a7683,color:#1b2733,text-align:left',
  'classDef more fill:#f6f6f6,stroke:#8a8a8a,stroke-dasharray:3 3,color:#4d4d4d',
];

/** The text for the clipboard: with colours that read well on GitHub's light and dark pages. */
export const clipboardText = (diagram: Diagram): string => `${diagram.text}${CLASSES.join('\n')}\n`;
