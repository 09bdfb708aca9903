/**
 * Cards of frames and objects: their title, their rows, and what each row refers to. Words only; Mermaid's spelling is
 * `mermaid.ts`'s business.
 */
import type { FrameView, Garbage, ObjectId, ObjectView, SlotView } from '../model';
import { chosenSlots, showsReturn } from './choices';
import { cut, visible } from './escape';
import { bytesText, garbageText } from './lifetimes';
import { functionText, isInSignature } from './methods';
import { gridRow, grouped, noteRow, slotRow } from './rows';
import type { Built } from './rows';
import { objectText } from './states';
import type { CardArrangement, CardInfo, CardLife } from './types';
import { numberOf, valueOf } from './values';
import type { CardContext } from './values';
import type { Translate } from './words';

/** Characters at most: of a scalar's own card, of a title. */
const TEXT_LIMIT = 72;
const TITLE_LIMIT = 48;

/** A card together with the visible text of its lines. */
export interface Card {
  readonly info: CardInfo;
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What a frame is called: the module's own frame is "Global", an imported module's goes by its file, a function's by its
 * name and class. Where an inner function was defined is told by the arrows.
 */
export const frameTitle = (frame: FrameView, isFirst: boolean, t: Translate): string => {
  if (!frame.isModule) return frame.name.replace(/^.*<locals>\./, '');
  return isFirst ? t('Global') : t('module {0}', frame.file.replace(/^.*[\\/]/, ''));
};

/** A title in the room there is: a method's class goes first, which the breadcrumbs name. */
const inRoom = (title: string, most: number): string => {
  const least = Math.min(most, TITLE_LIMIT);
  return cut(title.length > least ? title.replace(/^.*\.(?=\w)/, '') : title, least);
};

/** What the interpreter, or the enum module, puts into the namespace of every class body. */
const CLASS_BODY_NAMES = new Set([
  '__module__',
  '__qualname__',
  '__firstlineno__',
  '__static_attributes__',
  '__classcell__',
  '__classdict__',
  '__classdictcell__',
  '__conditional_annotations__',
  '__annotate_func__',
  '_generate_next_value_',
]);

const isClassBody = (frame: FrameView): boolean =>
  frame.slots.some(({ label }) => label.kind === 'name' && label.name === '__qualname__');

/** The names of a frame that the program has put there. */
export const frameSlots = (frame: FrameView): readonly SlotView[] =>
  frame.isModule
    ? frame.slots
    : frame.slots.filter(
        ({ label, role }) =>
          label.kind !== 'name' ||
          // `super()` keeps the class in a cell; no learner wrote that name.
          (!CLASS_BODY_NAMES.has(label.name) && !(label.name === '__class__' && role === 'free')),
      );

/** What a frame hands on: the value that it returns or yields, the exception that leaves it. */
const handedOn = (
  kind: 'return' | 'yield' | 'raise' | 'handled',
  object: ObjectId,
  label: string,
  context: CardContext,
): Built => {
  const value = valueOf(object, context, context.options.maxValue, false);
  const note = noteRow(kind, `${label} = ${value.text}`, 0);
  return {
    line: note.line,
    row: {
      ...note.row,
      labelLength: label.length,
      separator: ' = ',
      value: value.kind,
      object,
      target: value.target,
      targetRow: value.targetRow,
      type: value.type,
      change: kind === 'return' || kind === 'yield' ? 'new' : 'none',
    },
  };
};

/** The card of a frame. */
export const frameCard = (frame: FrameView, isFirst: boolean, context: CardContext, maxRows: number): Card => {
  const { choices, t } = context.options;
  const { shown: slots, hidden } = chosenSlots(frame, frameSlots(frame), choices);
  const shown = slots.length > maxRows ? slots.slice(0, maxRows) : slots;
  const built = shown.map((slot) => slotRow(slot, context, false));
  const left = slots.length - shown.length;
  if (left > 0) built.push(noteRow('after', t('… {0} more', grouped(left)), left));
  if (hidden > 0) built.push(noteRow('hidden', t('… {0} hidden', grouped(hidden)), hidden));
  const isCall = !frame.isModule && !isClassBody(frame);
  if (isCall && frame.returnLine !== null)
    built.push(noteRow('address', t('returns to line {0}', frame.returnLine), 0));
  // Modules and class bodies hand nothing back, though CPython gives their code a None to return.
  if (isCall && frame.returnValue !== undefined && showsReturn(choices))
    built.push(
      frame.pauses === undefined
        ? handedOn('return', frame.returnValue, t('return value'), context)
        : handedOn('yield', frame.returnValue, frame.pauses === 'yield' ? t('yields') : t('waits for'), context),
    );
  if (frame.raised !== undefined && showsReturn(choices))
    built.push(handedOn('raise', frame.raised, t('exception'), context));
  if (frame.handled !== undefined && showsReturn(choices))
    built.push(handedOn('handled', frame.handled, t('handling'), context));
  const title = inRoom(visible(frameTitle(frame, isFirst, t)), context.options.maxTitle);
  return {
    title,
    lines: built.map((one) => one.line),
    info: {
      id: `f${frame.id}`,
      node: `f${frame.number ?? frame.id}`,
      kind: 'frame',
      life: 'live',
      lifetime: frame.life ?? null,
      object: frame.id,
      titleLength: title.length,
      noteLength: 0,
      arrangement: 'rows',
      shape: null,
      change: 'none',
      rows: built.map((one) => one.row),
      state: frame.state,
      line: frame.line,
      type: frame.name,
      detail: '',
      window: null,
    },
  };
};

const isContainer = (object: ObjectView): boolean =>
  object.shape === 'sequence' || object.shape === 'mapping' || object.shape === 'set';

const arrangementOf = (object: ObjectView, isGrid: boolean): CardArrangement => {
  if (isGrid) return 'grid';
  if (object.slots.some((slot) => slot.group !== undefined)) return 'rows';
  if (object.shape === 'sequence') return 'cells';
  return object.shape === 'set' ? 'bag' : 'rows';
};

const references = (count: number, t: Translate): string =>
  count === 1 ? t('1 reference') : t('{0} references', grouped(count));

const detailOf = (object: ObjectView, t: Translate): string =>
  [
    `id ${object.address}`,
    t('{0} bytes', grouped(object.size)),
    object.refcount === null ? t('immortal') : references(object.refcount, t),
  ].join(' · ');

const countText = ({ refcount }: ObjectView, t: Translate): string => {
  if (refcount === null) return t('immortal');
  return refcount === 1 ? t('1 ref') : t('{0} refs', grouped(refcount));
};

/** What stands behind an object's title: what became of it, its number, its references, its bytes. */
const noteOf = (
  object: ObjectView,
  { numbered, numberedInHeap, options }: CardContext,
  life: CardLife,
  reason: string,
): string => {
  if (life === 'freed') return `  ${reason}`;
  const { choices, t } = options;
  const parts: string[] = life === 'garbage' ? [t('unreachable')] : [];
  if (numbered.has(object.id) || numberedInHeap.has(object.id)) parts.push(numberOf(object));
  if (choices.counts) parts.push(countText(object, t));
  if (choices.sizes) parts.push(bytesText(object.size));
  return parts.length === 0 ? '' : `  ${parts.join(' · ')}`;
};

/** The rows of an object: a cell's content has no label, a function's plain defaults stand in its signature. */
const rowsOf = (object: ObjectView, isGrid: boolean, context: CardContext): Built[] => {
  if (isGrid) return object.slots.map((slot) => gridRow(slot, context));
  const shown = object.slots.filter((slot) => object.shape !== 'function' || !isInSignature(slot, context));
  const rows = shown.map((slot) => slotRow(slot, context, true));
  if (object.shape !== 'cell') return rows;
  return rows.map(({ line, row }) => ({
    line: line.slice(row.labelLength + row.separator.length),
    row: { ...row, labelLength: 0, separator: '' },
  }));
};

/** The card of an object; `reason`: why it is gone. */
export const objectCard = (object: ObjectView, context: CardContext, life: CardLife = 'live', reason = ''): Card => {
  const built: Built[] = [];
  const { t } = context.options;
  const isGrid = context.grids.grids.has(object.id);
  const isScalar = object.shape === 'scalar';
  const text = visible(object.shape === 'function' ? functionText(object, context) : objectText(object, t));
  if (isScalar) built.push(noteRow('text', cut(text, TEXT_LIMIT), 0));
  if (object.offset > 0) built.push(noteRow('before', t('… {0} before', grouped(object.offset)), object.offset));
  const items = isContainer(object)
    ? object.slots.filter((slot) => slot.group === undefined).length
    : object.slots.length;
  built.push(...rowsOf(object, isGrid, context));
  const left = object.length - object.offset - items;
  if (left > 0) built.push(noteRow('after', t('… {0} more', grouped(left)), left));
  if (isContainer(object) && object.length === 0 && object.slots.length === 0)
    built.push(noteRow('empty', t('empty'), 0));
  if (context.options.choices.sizes && object.spare !== undefined && object.spare > 0)
    built.push(noteRow('spare', t('{0} spare', grouped(object.spare)), object.spare));
  const name = cut(visible(object.shape === 'class' ? 'class' : object.type), TITLE_LIMIT);
  const rest = isScalar || text === '' ? '' : ` ${cut(text, context.options.maxTitle)}`;
  const note = noteOf(object, context, life, reason);
  return {
    title: `${name}${rest}${note}`,
    lines: built.map((one) => one.line),
    info: {
      id: `o${object.id}`,
      // Values are cards only where everything is one: they do not use up the objects' numbers.
      node: `${object.number !== undefined && object.immutable ? 'v' : 'o'}${object.number ?? object.id}`,
      kind: 'object',
      life,
      lifetime: object.life ?? null,
      object: object.id,
      titleLength: name.length,
      noteLength: note.length,
      arrangement: arrangementOf(object, isGrid),
      shape: object.shape,
      change: object.change,
      rows: built.map((one) => one.row),
      state: null,
      line: 0,
      type: object.type,
      detail: detailOf(object, t),
      window: object.offset > 0 || left > 0 ? { offset: object.offset, shown: items, length: object.length } : null,
    },
  };
};

const remarkCard = (id: string, kind: CardInfo['kind'], title: string): Card => ({
  title,
  lines: [],
  info: {
    id,
    node: id,
    kind,
    life: 'live',
    lifetime: null,
    object: 0,
    titleLength: 0,
    noteLength: 0,
    arrangement: 'rows',
    shape: null,
    change: 'none',
    rows: [],
    state: null,
    line: 0,
    type: '',
    detail: '',
    window: null,
  },
});

/** A card that only counts what is left out. */
export const countCard = (kind: 'moreFrames' | 'moreObjects', count: number, t: Translate): Card => {
  const number = grouped(count);
  if (kind === 'moreFrames')
    return remarkCard('fmore', kind, count === 1 ? t('… 1 more frame') : t('… {0} more frames', number));
  return remarkCard('omore', kind, count === 1 ? t('… 1 more object') : t('… {0} more objects', number));
};

/** A card that says that what nothing reaches was not looked for. */
export const garbageUnknownCard = (t: Translate): Card =>
  remarkCard('gmore', 'moreObjects', t('… unreachable objects are not looked for: there are too many objects'));

/** The heading of what nothing reaches. */
export const garbageCard = (garbage: Garbage, t: Translate): Card =>
  remarkCard('garbage', 'garbage', garbageText(garbage, t));
