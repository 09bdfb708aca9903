/** Rows of cards: the slot's label, what stands in it, and the line of text for both. */
import type { SlotView } from '../model';
import { cut, visible } from './escape';
import { slotName } from './states';
import type { GridCell, RowInfo } from './types';
import { keyText, valueOf } from './values';
import type { CardContext, Value } from './values';

/** Characters at most: of a name or key, of a grid's cell. */
const LABEL_LIMIT = 32;
const GRID_LIMIT = 12;

/** 999990 as `999,990`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A row and its line of text. */
export interface Built {
  readonly row: RowInfo;
  readonly line: string;
}

/** A row that holds no reference: a count, a remark. */
export const noteRow = (kind: RowInfo['kind'], line: string, count: number): Built => ({
  line,
  row: {
    kind,
    key: kind,
    labelLength: 0,
    separator: '',
    value: 'none',
    object: 0,
    target: null,
    targetRow: null,
    keyTarget: null,
    type: '',
    change: 'none',
    previous: null,
    role: null,
    group: null,
    count,
    cells: null,
  },
});

interface Label {
  readonly label: string;
  readonly separator: string;
  /** The same from step to step. */
  readonly key: string;
  readonly keyTarget: string | null;
}

const labelOf = (slot: SlotView, context: CardContext): Label => {
  switch (slot.label.kind) {
    case 'index':
      return { label: String(slot.label.index), separator: ': ', key: `i:${slot.label.index}`, keyTarget: null };
    case 'name': {
      const label = cut(visible(slotName(slot.label.name, slot.group, context.options.t)), LABEL_LIMIT);
      // Entries of a traceback may read alike; the frames they lead to differ.
      const key = slot.group === 'traceback' ? String(slot.value) : slot.label.name;
      return { label, separator: ' = ', key: `${slot.group ?? 'n'}:${key}`, keyTarget: null };
    }
    case 'key': {
      const object = context.objects.get(slot.label.key);
      const text = object === undefined ? null : keyText(object, context.objects);
      const key =
        text === null
          ? valueOf(slot.label.key, context, LABEL_LIMIT, true)
          : { text: cut(text, LABEL_LIMIT), target: null };
      return { label: key.text, separator: ': ', key: `k:${slot.label.key}`, keyTarget: key.target };
    }
    case 'member':
      return { label: '', separator: '', key: `m:${slot.value}`, keyTarget: null };
  }
};

/** A set's member stands for itself, in words where that is possible, as a dict's key does. */
const memberValue = (slot: SlotView, context: CardContext): Value | null => {
  if (slot.label.kind !== 'member') return null;
  const object = context.objects.get(slot.value);
  const text = object === undefined || context.options.boxed ? null : keyText(object, context.objects);
  if (text === null) return null;
  return {
    text: cut(text, context.options.maxValue),
    kind: 'inline',
    target: null,
    targetRow: null,
    type: object!.type,
  };
};

const previousLimit = ({ options }: CardContext): number => Math.min(LABEL_LIMIT, options.maxValue);

/** The row of a slot; `inHeap`: an object's. */
export const slotRow = (slot: SlotView, context: CardContext, inHeap: boolean): Built => {
  const { label, separator, key, keyTarget } = labelOf(slot, context);
  const value = memberValue(slot, context) ?? valueOf(slot.value, context, context.options.maxValue, inHeap);
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
      targetRow: value.targetRow,
      keyTarget,
      type: value.type,
      change: slot.change,
      previous: slot.previous === undefined ? null : cut(visible(slot.previous), previousLimit(context)),
      role: slot.role ?? null,
      group: slot.group ?? null,
      count: 0,
      cells: null,
    },
  };
};

/** A grid's row: the words of its list, and how they fall into cells. */
export const gridRow = (slot: SlotView, context: CardContext): Built => {
  const built = slotRow(slot, context, true);
  const list = context.objects.get(slot.value)!;
  const texts: string[] = [];
  const cells: GridCell[] = [];
  const shown = list.slots.slice(0, context.options.maxColumns);
  for (const item of shown) {
    const { text, type } = valueOf(item.value, context, GRID_LIMIT, true);
    texts.push(text);
    cells.push({
      key: labelOf(item, context).key,
      length: text.length,
      type,
      change: item.change,
      previous: item.previous === undefined ? null : cut(visible(item.previous), GRID_LIMIT),
      isNote: false,
    });
  }
  const left = list.length - shown.length;
  if (left > 0) {
    const text = context.options.t('… {0} more', grouped(left));
    texts.push(text);
    cells.push({ key: 'after', length: text.length, type: '', change: 'none', previous: null, isNote: true });
  }
  const label = built.line.slice(0, built.row.labelLength);
  return {
    line: `${label}${built.row.separator}[${texts.join(', ')}]`,
    row: { ...built.row, value: 'inline', target: null, targetRow: null, cells },
  };
};
