/**
 * View to Mermaid: a flowchart that any Mermaid draws (GitHub's, too): one card per frame inside one subgraph, one card
 * per heap object, an arrow for every reference, labelled with the name, index or key that holds it.
 */
import { NO_CHOICES } from '../model';
import type { Choices, FrameView, FreedView, ObjectId, ObjectShape, ObjectView, View } from '../model';
import { countCard, frameCard, frameSlots, garbageCard, garbageUnknownCard, objectCard } from './cards';
import type { Card } from './cards';
import { chosenSlots, hasChoices, isHidden, showsReturn } from './choices';
import { encode } from './escape';
import { gridsOf, NO_GRIDS } from './grid';
import { freedText, reasonText } from './lifetimes';
import { methodsOf } from './methods';
import { numberedOf } from './numbers';
import { isFrameObject, isInline, keyText } from './values';
import type { CardContext } from './values';
import type { Translate } from './words';
import { DEFAULT_DIAGRAM_OPTIONS } from './types';
import type { Diagram, DiagramOptions, EdgeInfo, RowInfo } from './types';

/**
 * The frames shown: all of them, or the first few and the newest ones around a count. The count grows by several (up to
 * eight), so that a deep stack does not move at every call.
 */
const shownFrames = (
  frames: readonly FrameView[],
  maxFrames: number,
): { readonly first: readonly FrameView[]; readonly last: readonly FrameView[]; readonly hidden: number } => {
  if (frames.length <= maxFrames) return { first: frames, last: [], hidden: 0 };
  const head = Math.max(1, Math.floor(maxFrames / 4));
  const several = Math.max(1, Math.min(8, Math.floor(maxFrames / 2)));
  const hidden = Math.min(Math.ceil((frames.length - maxFrames) / several) * several, frames.length - head - 1);
  return { first: frames.slice(0, head), last: frames.slice(head + hidden), hidden };
};

/** What the shown frames reach, cell by cell; what the reader hides is met, but not looked into. */
const reachable = (
  frames: readonly FrameView[],
  objects: ReadonlyMap<ObjectId, ObjectView>,
  methods: ReadonlyMap<ObjectId, string>,
  choices: Choices,
): ReadonlySet<ObjectId> => {
  const found = new Set<ObjectId>();
  const pending: ObjectId[] = [];
  const meet = (id: ObjectId): void => {
    if (id === 0 || found.has(id) || !objects.has(id) || methods.has(id)) return;
    found.add(id);
    if (!isHidden(objects.get(id)!, choices)) pending.push(id);
  };
  for (const frame of frames) {
    for (const slot of chosenSlots(frame, frameSlots(frame), choices).shown) meet(slot.value);
    if (showsReturn(choices))
      for (const id of [frame.returnValue, frame.raised, frame.handled]) if (id !== undefined) meet(id);
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const object = objects.get(id)!;
    for (const slot of object.slots) {
      // A key or member that is written in its row needs no card.
      if (slot.label.kind === 'key') {
        const key = objects.get(slot.label.key);
        if (key !== undefined && keyText(key, objects) === null) meet(key.id);
      }
      const member = slot.label.kind === 'member' ? objects.get(slot.value) : undefined;
      if (member !== undefined && !member.slots.some(({ value }) => value === id) && keyText(member, objects) !== null)
        continue;
      meet(slot.value);
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
        toRow: null,
        row: index,
        part: 'key',
        change: row.change,
      });
    if (row.target !== null)
      edges.push({
        key: `${id}/${row.key}`,
        from: id,
        to: row.target,
        toRow: row.targetRow,
        row: index,
        part: row.group === 'weak' ? 'weak' : 'value',
        change: row.change,
      });
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
  if (info.kind !== 'frame') {
    if (info.kind !== 'object') return 'more';
    return info.life === 'live' ? 'obj' : info.life;
  }
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

const cardText = (card: Card): string => `${card.info.node}["${cardLabel(card)}"]:::${cardClass(card)}`;

const edgeText = (edge: EdgeInfo, cards: ReadonlyMap<string, Card>, t: Translate): string => {
  const card = cards.get(edge.from)!;
  const from = card.info.node;
  const to = cards.get(edge.to)!.info.node;
  if (edge.part === 'frame') return `${from} -. "${encode(t('frame'))}" .-> ${to}`;
  const row = card.info.rows[edge.row]!;
  const label = edge.part === 'key' ? t('key') : card.lines[edge.row]!.slice(0, row.labelLength);
  if (edge.part === 'weak') return `${from} -. "${encode(label)}" .-> ${to}`;
  return label === '' ? `${from} --> ${to}` : `${from} -- "${encode(label)}" --> ${to}`;
};

/** Frames that are not on the stack: a generator's between two resumptions, one that something keeps alive. */
const isAside = ({ state }: FrameView): boolean => state === 'parked' || state === 'exited';

/** The frames beside the stack that are shown: all of them, or those that the variable looked at reaches. */
const asideFrames = (
  view: View,
  stack: readonly FrameView[],
  objects: ReadonlyMap<ObjectId, ObjectView>,
  methods: ReadonlyMap<ObjectId, string>,
  choices: Choices,
): readonly FrameView[] => {
  const aside = view.frames.filter(isAside);
  if (choices.focus === null) return aside;
  let shown: readonly FrameView[] = [];
  for (;;) {
    const reached = reachable([...stack, ...shown], objects, methods, choices);
    const held = new Set([...reached].map((id) => objects.get(id)!.frame));
    const next = aside.filter(({ id }) => held.has(id));
    if (next.length === shown.length) return shown;
    shown = next;
  }
};

/** Cards at most of what nothing reaches and of what is gone. */
const MOST_APART = 24;

const UNDRAWN: ReadonlySet<ObjectShape> = new Set(['other', 'scalar', 'module', 'iterator']);

/** What imports leave behind as garbage (descriptors, parts of classes, cells of their functions) is counted, not drawn. */
const isWorthDrawing = (garbage: ObjectView, objects: ReadonlyMap<ObjectId, ObjectView>): boolean => {
  if (UNDRAWN.has(garbage.shape)) return false;
  if (garbage.shape === 'instance' || garbage.shape === 'class' || garbage.shape === 'function') return true;
  return garbage.slots.some(({ value }) => {
    const held = objects.get(value);
    return held !== undefined && !isInline(held, false);
  });
};

/** Of the garbage what is worth drawing, and what that holds. */
const drawnGarbage = (candidates: readonly ObjectView[], objects: ReadonlyMap<ObjectId, ObjectView>): ObjectView[] => {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const drawn = new Set(candidates.filter((one) => isWorthDrawing(one, objects)));
  for (const one of drawn) {
    if (one.shape === 'class' || one.shape === 'function') continue;
    for (const { value } of one.slots) {
      const held = byId.get(value);
      if (held !== undefined && !UNDRAWN.has(held.shape)) drawn.add(held);
    }
  }
  return candidates.filter((one) => drawn.has(one));
};

/** What calls and class bodies work with: nobody named it, nobody misses it. */
const PASSING: ReadonlySet<ObjectShape> = new Set([...UNDRAWN, 'mapping', 'cell', 'function', 'method', 'generator']);

/** The namespace that a class was made from. */
const isClassNamespace = ({ shape, slots }: ObjectView, objects: ReadonlyMap<ObjectId, ObjectView>): boolean =>
  shape === 'mapping' &&
  slots.some(({ label }) => label.kind === 'key' && objects.get(label.key)?.text === "'__qualname__'");

const isMissed = ({ object, reason }: FreedView, objects: ReadonlyMap<ObjectId, ObjectView>): boolean =>
  reason.kind === 'temporary' || reason.kind === 'unheld'
    ? !PASSING.has(object.shape)
    : !isClassNamespace(object, objects);

const withoutArrow = (row: RowInfo): RowInfo => ({ ...row, target: null, targetRow: null, keyTarget: null });

const compose = (view: View, options: DiagramOptions, maxCards: number): Diagram => {
  const { choices, boxed } = options;
  const objects = new Map(
    [...view.aside, ...(view.garbage?.objects ?? []), ...view.objects].map((object) => [object.id, object]),
  );
  const stack = view.frames.filter((frame) => !isAside(frame));
  const { first, last, hidden: hiddenFrames } = shownFrames(stack, options.maxFrames);
  const plain = (object: ObjectView): boolean => isInline(object, false);
  const methods = boxed ? new Map<ObjectId, string>() : methodsOf(view, objects, plain);
  const grids = boxed ? NO_GRIDS : gridsOf(view, objects, plain);
  const aside = asideFrames(view, [...first, ...last], objects, methods, choices);
  const all = reachable([...first, ...last, ...aside], objects, methods, choices);
  const candidates = view.objects.filter(
    (object) => !isInline(object, boxed) && all.has(object.id) && !isFrameObject(object),
  );
  const wanted = candidates.filter((object) => !isHidden(object, choices));
  const own = wanted.filter(({ id }) => !grids.rows.has(id) || !all.has(grids.rows.get(id)!.grid));
  const shown = own.slice(0, maxCards);
  const isCard = (object: ObjectView): boolean =>
    !isInline(object, boxed) && !isFrameObject(object) && !isHidden(object, choices);
  // What nothing reaches, nothing that is looked at reaches either.
  const apart = choices.focus === null ? MOST_APART : 0;
  const unreachable = (view.garbage?.objects ?? []).filter((one) => isCard(one) && !all.has(one.id));
  const garbage = drawnGarbage(unreachable, objects).slice(0, apart);
  const freed = (view.freed?.objects ?? [])
    .filter(({ object }) => !all.has(object.id))
    .filter((one) => isCard(one.object) && isMissed(one, objects))
    .slice(0, apart);
  const base: CardContext = {
    objects,
    carded: new Set([...shown, ...garbage].map((object) => object.id)),
    frames: new Set([...first, ...last, ...aside].map(({ id }) => id)),
    methods,
    grids,
    numbered: new Set(),
    numberedInHeap: new Set(),
    options,
  };
  const freedIn = (context: CardContext): Card[] =>
    freed.map(({ object, reason }, index) => {
      // Nothing leads from it any more.
      const slots = new Map([...objects, ...freed.map((one) => [one.object.id, one.object] as const)]);
      const inAll = index === 0 ? freedText(view.freed!, freed.length, options.t) : '';
      const why = `${reasonText(reason, options.t)}${inAll === '' ? '' : ` · ${inAll}`}`;
      const card = objectCard(object, { ...context, objects: slots }, 'freed', why);
      return { ...card, info: { ...card.info, rows: card.info.rows.map(withoutArrow) } };
    });
  const cardsIn = (context: CardContext): Record<'stack' | 'aside' | 'heap' | 'garbage' | 'freed', Card[]> => {
    const makeFrame = (frame: FrameView): Card =>
      frameCard(frame, frame === view.frames[0], context, options.maxFrameRows);
    return {
      stack: [
        ...first.map(makeFrame),
        ...(hiddenFrames > 0 ? [countCard('moreFrames', hiddenFrames, options.t)] : []),
        ...last.map(makeFrame),
      ],
      aside: aside.map(makeFrame),
      heap: shown.map((object) => objectCard(object, context)),
      garbage: garbage.map((object) => objectCard(object, context, 'garbage')),
      freed: freedIn(context),
    };
  };
  let made = cardsIn(base);
  const drawn = [...made.stack, ...made.aside, ...made.heap, ...made.garbage];
  const numbers = numberedOf(
    drawn.map((card) => card.info),
    drawn.flatMap(edgesOf),
    options,
  );
  if (numbers.numbered.size > 0 || numbers.numberedInHeap.size > 0) made = cardsIn({ ...base, ...numbers });
  const hiddenObjects = view.hiddenObjects + own.length - shown.length;
  if (hiddenObjects > 0) made.heap.push(countCard('moreObjects', hiddenObjects, options.t));
  if (view.garbageUnknown === true) made.heap.push(garbageUnknownCard(options.t));

  const heading = view.garbage === null || garbage.length === 0 ? [] : [garbageCard(view.garbage, options.t)];
  const cards = [...made.stack, ...made.aside, ...made.heap, ...heading, ...made.garbage, ...made.freed];
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  const edges = cards.flatMap(edgesOf);
  for (const object of [...shown, ...garbage]) {
    const frame = object.frame === undefined ? undefined : `f${object.frame}`;
    if (frame !== undefined && byId.has(frame))
      edges.push({
        key: `o${object.id}/frame`,
        from: `o${object.id}`,
        to: frame,
        toRow: null,
        row: -1,
        part: 'frame',
        change: 'none',
      });
  }
  const lines = [
    'flowchart LR',
    `subgraph frames["${encode(options.t('Frames'))}"]`,
    '  direction TB',
    ...made.stack.map((card) => `  ${cardText(card)}`),
    'end',
    ...made.aside.map(cardText),
    ...made.heap.map(cardText),
    ...heading.flatMap((card) => [
      `subgraph ${card.info.node}["${encode(card.title)}"]`,
      ...made.garbage.map((one) => `  ${cardText(one)}`),
      'end',
    ]),
    ...made.freed.map(cardText),
    ...edges.map((edge) => edgeText(edge, byId, options.t)),
  ];
  const everything = hasChoices(choices) ? reachable(view.frames, objects, methods, NO_CHOICES) : all;
  const kept = new Set(wanted.map(({ id }) => id));
  const hiddenByChoice = [...everything].filter((id) => {
    const object = objects.get(id)!;
    return !kept.has(id) && !isInline(object, boxed) && !isFrameObject(object);
  }).length;
  return {
    text: `${lines.join('\n')}\n`,
    cards: cards.map((card) => card.info),
    edges,
    hiddenObjects,
    hiddenFrames,
    hiddenByChoice,
    numbers,
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
  'classDef garbage fill:#f1f1f1,stroke:#8a8a8a,stroke-dasharray:6 3,color:#4d4d4d,text-align:left',
  'classDef freed fill:#f1f1f1,stroke:#b0b0b0,stroke-dasharray:1 4,color:#4d4d4d,text-align:left',
  'classDef more fill:#f6f6f6,stroke:#8a8a8a,stroke-dasharray:3 3,color:#4d4d4d',
];

/** The text for the clipboard: with colours that read well on GitHub's light and dark pages. */
export const clipboardText = (diagram: Diagram): string => `${diagram.text}${CLASSES.join('\n')}\n`;
