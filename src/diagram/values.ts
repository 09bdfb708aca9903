/** What stands in a slot: a plain value, the start of an arrow, a number, an empty box. */
import type { ObjectId, ObjectView } from '../model';
import { cut, visible } from './escape';
import type { Grids } from './grid';
import { objectText } from './states';
import type { DiagramOptions, RowInfo } from './types';

/** A reference in a row, where the arrow starts. */
export const REFERENCE = '●';
/** A name that is not bound. */
export const UNBOUND = '□';
/** A value that is left out of the picture. */
export const HIDDEN = '…';

/** What card building must know of the rest of the picture. */
export interface CardContext {
  readonly objects: ReadonlyMap<ObjectId, ObjectView>;
  /** Objects that get a card. */
  readonly carded: ReadonlySet<ObjectId>;
  /** Frames that get a card. */
  readonly frames: ReadonlySet<ObjectId>;
  /** Methods written in the card of their class, with their parameters. */
  readonly methods: ReadonlyMap<ObjectId, string>;
  readonly grids: Grids;
  /** Objects that references name by number: from everywhere, and from other objects. */
  readonly numbered: ReadonlySet<ObjectId>;
  readonly numberedInHeap: ReadonlySet<ObjectId>;
  readonly options: DiagramOptions;
}

/** Whether a value may be written inside the slot that holds it. */
export const isInline = (object: ObjectView, boxed: boolean): boolean =>
  !boxed && object.immutable && object.slots.length === 0 && object.length === 0 && object.text !== '';

/**
 * A key or a set's member as words: a scalar, or a tuple of such. They stay words when everything is drawn as a card,
 * since a row without a label tells nothing. Null: it is a card of its own.
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

/** The number on a card: the end of the object's address. */
export const numberOf = (object: ObjectView): string => `#${object.address.replace(/^0x/, '').slice(-5)}`;

/** A value in words, and where it leads. */
export interface Value {
  readonly text: string;
  readonly kind: RowInfo['value'];
  readonly target: string | null;
  readonly targetRow: string | null;
  readonly type: string;
}

const words = (text: string, kind: RowInfo['value'], type: string): Value => ({
  text,
  kind,
  target: null,
  targetRow: null,
  type,
});

/** The value of a slot; `inHeap`: an object holds it, not a frame. */
export const valueOf = (id: ObjectId, context: CardContext, limit: number, inHeap: boolean): Value => {
  if (id === 0) return words(UNBOUND, 'unbound', '');
  const object = context.objects.get(id);
  if (object === undefined) return words(HIDDEN, 'hidden', '');
  const { type } = object;
  if (isInline(object, context.options.boxed))
    return words(cut(visible(objectText(object, context.options.t)), limit), 'inline', type);
  const method = context.methods.get(id);
  if (method !== undefined) return words(cut(method, limit), 'inline', type);
  const arrow = (target: string, targetRow: string | null = null): Value => ({
    text: REFERENCE,
    kind: 'reference',
    target,
    targetRow,
    type,
  });
  if (isFrameObject(object)) {
    return context.frames.has(object.frame) ? arrow(`f${object.frame}`) : words(HIDDEN, 'hidden', type);
  }
  const row = context.grids.rows.get(id);
  if (row !== undefined && context.carded.has(row.grid)) return arrow(`o${row.grid}`, `i:${row.index}`);
  if (!context.carded.has(id)) return words(HIDDEN, 'hidden', type);
  if (context.numbered.has(id) || (inHeap && context.numberedInHeap.has(id)))
    return words(numberOf(object), 'id', type);
  return arrow(`o${id}`);
};

/** A frame object is the frame itself: references to it lead to the frame's card. */
export const isFrameObject = (object: ObjectView): object is ObjectView & { readonly frame: number } =>
  object.type === 'frame' && object.frame !== undefined;
