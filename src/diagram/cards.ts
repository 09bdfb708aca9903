/**
 * Cards of frames and objects: their title, their rows, and what each row refers to. Words only; Mermaid's spelling is
 * `mermaid.ts`'s business.
 */
import type { FrameView, ObjectId, ObjectView, SlotView } from '../model';
import { cut, visible } from './escape';
import type { CardArrangement, CardInfo, RowInfo } from './types';

/** A reference in a row, where the arrow starts. */
export const REFERENCE = '●';
/** A name that is not bound. */
export const UNBOUND = '□';
/** A value that is left out of the picture. */
export const HIDDEN = '…';

/** Characters at most: of a value in a row, of a scalar's own card, of a title, of a name or key. */
const VALUE_LIMIT = 36;
const TEXT_LIMIT = 72;
const TITLE_LIMIT = 48;
const LABEL_LIMIT = 32;

/** A card together with the visible text of its lines. */
export interface Card {
  readonly info: CardInfo;
  readonly title: string;
  readonly lines: readonly string[];
}

/** What card building must know of the rest of the picture. */
export interface CardContext {
  readonly objects: ReadonlyMap<ObjectId, ObjectView>;
  /** Objects that get a card. */
  readonly carded: ReadonlySet<ObjectId>;
  /** Methods written in the card of their class, with their parameters. */
  readonly methods: ReadonlyMap<ObjectId, string>;
  readonly boxed: boolean;
}

/** 999990 as `999,990`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Whether a value may be written inside the slot that holds it. */
export const isInline = (object: ObjectView, boxed: boolean): boolean =>
  !boxed && object.immutable && object.slots.length === 0 && object.length === 0 && object.text !== '';

/**
 * A key as the label of its row: a scalar, or a tuple of such. Keys stay labels when everything is drawn as a card,
 * since a row without a label tells nothing. Null: the key is a card of its own.
 */
export const keyText = (key: ObjectView, objects: ReadonlyMap<ObjectId, ObjectView>): string | null => {
  if (isInline(key, false)) return visible(key.text);
  if (key.type !== 'tuple' || key.slots.length !== key.length) return null;
  const parts: string[] = [];
  for (const slot of key.slots) {
    const item = objects.get(slot.value);
    if (item === undefined || !isInline(item, false)) return null;
    parts.push(visible(item.text));
  }
  return parts.length === 1 ? `(${parts[0]!},)` : `(${parts.join(', ')})`;
};

interface Value {
  readonly text: string;
  readonly kind: RowInfo['value'];
  readonly target: string | null;
  readonly type: string;
}

const valueOf = (id: ObjectId, context: CardContext, limit: number): Value => {
  if (id === 0) return { text: UNBOUND, kind: 'unbound', target: null, type: '' };
  const object = context.objects.get(id);
  if (object === undefined) return { text: HIDDEN, kind: 'hidden', target: null, type: '' };
  if (isInline(object, context.boxed))
    return { text: cut(visible(object.text), limit), kind: 'inline', target: null, type: object.type };
  const method = context.methods.get(id);
  if (method !== undefined) return { text: cut(method, limit), kind: 'inline', target: null, type: object.type };
  if (!context.carded.has(id)) return { text: HIDDEN, kind: 'hidden', target: null, type: object.type };
  return { text: REFERENCE, kind: 'reference', target: `o${id}`, type: object.type };
};

interface Built {
  readonly row: RowInfo;
  readonly line: string;
}

const noteRow = (kind: RowInfo['kind'], line: string, count: number): Built => ({
  line,
  row: {
    kind,
    key: kind,
    labelLength: 0,
    separator: '',
    value: 'none',
    object: 0,
    target: null,
    keyTarget: null,
    type: '',
    change: 'none',
    previous: null,
    role: null,
    group: null,
    count,
  },
});

/** The label of a slot, the separator after it, and the key that stays the same from step to step. */
const labelOf = (
  slot: SlotView,
  context: CardContext,
): { label: string; separator: string; key: string; keyTarget: string | null } => {
  switch (slot.label.kind) {
    case 'index':
      return {
        label: String(slot.label.index),
        separator: ': ',
        key: `i:${slot.label.index}`,
        keyTarget: null,
      };
    case 'name':
      return {
        label: cut(visible(slot.label.name), LABEL_LIMIT),
        separator: ' = ',
        key: `${slot.group === undefined ? 'n' : slot.group}:${slot.label.name}`,
        keyTarget: null,
      };
    case 'key': {
      const object = context.objects.get(slot.label.key);
      const text = object === undefined ? null : keyText(object, context.objects);
      const key =
        text === null ? valueOf(slot.label.key, context, LABEL_LIMIT) : { text: cut(text, LABEL_LIMIT), target: null };
      return { label: key.text, separator: ': ', key: `k:${slot.label.key}`, keyTarget: key.target };
    }
    case 'member':
      return { label: '', separator: '', key: `m:${slot.value}`, keyTarget: null };
  }
};

const slotRow = (slot: SlotView, context: CardContext): Built => {
  const { label, separator, key, keyTarget } = labelOf(slot, context);
  const value = valueOf(slot.value, context, VALUE_LIMIT);
  return {
    line: `${label}${separator}${value.text}`,
    row: {
      kind: 'slot',
      key,
      labelLength: label.length,
      separator,
      value: value.kind,
      object: slot.value,
      target: value.target,
      keyTarget,
      type: value.type,
      change: slot.change,
      previous: slot.previous === undefined ? null : cut(visible(slot.previous), LABEL_LIMIT),
      role: slot.role ?? null,
      group: slot.group ?? null,
      count: 0,
    },
  };
};

/**
 * What a frame is called: the module's own frame is "Global", an imported module's goes by its file, a function's by its
 * name and class. Where an inner function was defined is told by the arrows.
 */
export const frameTitle = (frame: FrameView, isFirst: boolean): string => {
  if (!frame.isModule) return frame.name.replace(/^.*<locals>\./, '');
  return isFirst ? 'Global' : `module ${frame.file.replace(/^.*[\\/]/, '')}`;
};

/** What the interpreter puts into the namespace of every class body. */
const CLASS_BODY_NAMES = new Set([
  '__module__',
  '__qualname__',
  '__firstlineno__',
  '__static_attributes__',
  '__classcell__',
  '__classdict__',
  '__classdictcell__',
  '__conditional_annotations__',
]);

const isClassBody = (frame: FrameView): boolean =>
  frame.slots.some(({ label }) => label.kind === 'name' && label.name === '__qualname__');

/** The names of a frame that the program has put there. */
export const frameSlots = (frame: FrameView): readonly SlotView[] =>
  frame.isModule
    ? frame.slots
    : frame.slots.filter(({ label }) => label.kind !== 'name' || !CLASS_BODY_NAMES.has(label.name));

/** The card of a frame. */
export const frameCard = (frame: FrameView, isFirst: boolean, context: CardContext, maxRows: number): Card => {
  const slots = frameSlots(frame);
  const shown = slots.length > maxRows ? slots.slice(0, maxRows) : slots;
  const built = shown.map((slot) => slotRow(slot, context));
  const left = slots.length - shown.length;
  if (left > 0) built.push(noteRow('after', `… ${grouped(left)} more`, left));
  // Modules and class bodies hand nothing back, though CPython gives their code a None to return.
  if (frame.returnValue !== undefined && !frame.isModule && !isClassBody(frame)) {
    const value = valueOf(frame.returnValue, context, VALUE_LIMIT);
    const note = noteRow('return', `return value = ${value.text}`, 0);
    built.push({
      line: note.line,
      row: {
        ...note.row,
        labelLength: 'return value'.length,
        separator: ' = ',
        value: value.kind,
        object: frame.returnValue,
        target: value.target,
        type: value.type,
        change: 'new',
      },
    });
  }
  const title = cut(visible(frameTitle(frame, isFirst)), TITLE_LIMIT);
  return {
    title,
    lines: built.map((one) => one.line),
    info: {
      id: `f${frame.id}`,
      kind: 'frame',
      object: frame.id,
      titleLength: title.length,
      arrangement: 'rows',
      shape: null,
      change: 'none',
      rows: built.map((one) => one.row),
      state: frame.state,
      line: frame.line,
      detail: '',
      window: null,
    },
  };
};

const isContainer = (object: ObjectView): boolean =>
  object.shape === 'sequence' || object.shape === 'mapping' || object.shape === 'set';

const arrangementOf = (object: ObjectView): CardArrangement => {
  if (object.slots.some((slot) => slot.group !== undefined)) return 'rows';
  if (object.shape === 'sequence') return 'cells';
  return object.shape === 'set' ? 'bag' : 'rows';
};

const references = (count: number): string => (count === 1 ? '1 reference' : `${grouped(count)} references`);

const detailOf = (object: ObjectView): string =>
  [
    `id ${object.address}`,
    `${grouped(object.size)} bytes`,
    object.refcount === null ? 'immortal' : references(object.refcount),
  ].join(' · ');

/** The card of an object. */
export const objectCard = (object: ObjectView, context: CardContext): Card => {
  const built: Built[] = [];
  const text = visible(object.text);
  const isScalar = object.shape === 'scalar';
  if (isScalar) built.push(noteRow('text', cut(text, TEXT_LIMIT), 0));
  if (object.offset > 0) built.push(noteRow('before', `… ${grouped(object.offset)} before`, object.offset));
  const items = isContainer(object)
    ? object.slots.filter((slot) => slot.group === undefined).length
    : object.slots.length;
  for (const slot of object.slots) built.push(slotRow(slot, context));
  const left = object.length - object.offset - items;
  if (left > 0) built.push(noteRow('after', `… ${grouped(left)} more`, left));
  if (isContainer(object) && object.length === 0 && object.slots.length === 0) built.push(noteRow('empty', 'empty', 0));
  const name = cut(visible(object.shape === 'class' ? 'class' : object.type), TITLE_LIMIT);
  const rest = isScalar || text === '' ? '' : ` ${cut(text, TITLE_LIMIT)}`;
  return {
    title: `${name}${rest}`,
    lines: built.map((one) => one.line),
    info: {
      id: `o${object.id}`,
      kind: 'object',
      object: object.id,
      titleLength: name.length,
      arrangement: arrangementOf(object),
      shape: object.shape,
      change: object.change,
      rows: built.map((one) => one.row),
      state: null,
      line: 0,
      detail: detailOf(object),
      window: object.offset > 0 || left > 0 ? { offset: object.offset, shown: items, length: object.length } : null,
    },
  };
};

/** A card that only counts what is left out. */
export const countCard = (kind: 'moreFrames' | 'moreObjects', count: number): Card => {
  const thing = kind === 'moreFrames' ? 'frame' : 'object';
  return {
    title: `… ${grouped(count)} more ${thing}${count === 1 ? '' : 's'}`,
    lines: [],
    info: {
      id: kind === 'moreFrames' ? 'fmore' : 'omore',
      kind,
      object: 0,
      titleLength: 0,
      arrangement: 'rows',
      shape: null,
      change: 'none',
      rows: [],
      state: null,
      line: 0,
      detail: '',
      window: null,
    },
  };
};
