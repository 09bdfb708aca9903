/** What can be done with a row of a card: watch its variable, and ask why its value is there. */
import type { CardInfo, RowInfo } from '../../src/diagram';
import type { ObjectId, SlotLabel, View, WatchedVariable } from '../../src/model';
import type { PictureTarget } from './contextMenu';
import { t } from './l10n';
import { keyText } from './panel/keys';
import type { MenuGroup } from './panel/menu';

/** What rows may ask for. */
export interface RowActions {
  readonly view: () => View | null;
  readonly watched: () => WatchedVariable | null;
  readonly watch: (variable: WatchedVariable | null) => void;
  readonly written: (holder: ObjectId, label: SlotLabel) => void;
}

/** The label of a row's slot, from its key (see diagram/cards.ts); null: it is no slot. */
export const labelOf = (row: RowInfo): SlotLabel | null => {
  if (row.kind !== 'slot') return null;
  const at = row.key.indexOf(':');
  const kind = row.key.slice(0, at);
  const rest = row.key.slice(at + 1);
  switch (kind) {
    case 'i':
      return { kind: 'index', index: Number(rest) };
    case 'k':
      return { kind: 'key', key: Number(rest) };
    // A member of a set has no place; a traceback's entries go by the frames they lead to.
    case 'm':
    case 'traceback':
      return null;
    default:
      return { kind: 'name', name: rest };
  }
};

/** The variable of a frame's row; null: it is none, or one of a class body, which runs once. */
const variableOf = (card: CardInfo, row: RowInfo, view: View | null): WatchedVariable | null => {
  const label = labelOf(row);
  const frame = view?.frames.find(({ id }) => id === card.object);
  if (card.kind !== 'frame' || label?.kind !== 'name' || frame === undefined) return null;
  return { file: frame.file, scope: frame.name, name: label.name };
};

const isSame = (a: WatchedVariable | null, b: WatchedVariable): boolean =>
  a !== null && a.file === b.file && a.scope === b.scope && a.name === b.name;

/** Watches a row's variable, or stops watching it. */
export const toggleWatch = ({ card, row }: PictureTarget, actions: RowActions): void => {
  const variable = row === null ? null : variableOf(card, row, actions.view());
  if (variable !== null) actions.watch(isSame(actions.watched(), variable) ? null : variable);
};

/** Goes to the step that wrote a row's slot. */
export const askWhy = ({ card, row }: PictureTarget, actions: RowActions): void => {
  const label = row === null ? null : labelOf(row);
  if (label !== null) actions.written(card.object, label);
};

/** The menu's items for a row; for a whole card, those of all its rows that fit. */
export const rowMenu =
  (actions: RowActions) =>
  ({ card, row }: PictureTarget): MenuGroup => {
    if (row !== null) {
      const variable = variableOf(card, row, actions.view());
      const why = labelOf(row) === null ? [] : [whyItem({ card, row }, actions, keyText('why'))];
      if (variable === null) return why;
      const isChecked = isSame(actions.watched(), variable);
      const run = (): void => toggleWatch({ card, row }, actions);
      return [...why, { label: t('Watch {0}', variable.name), key: keyText('watch'), isChecked, run }];
    }
    const rows = card.rows.filter((one) => variableOf(card, one, actions.view()) !== null).slice(0, 12);
    return rows.map((one) => {
      const variable = variableOf(card, one, actions.view())!;
      const isChecked = isSame(actions.watched(), variable);
      return { label: t('Watch {0}', variable.name), isChecked, run: () => toggleWatch({ card, row: one }, actions) };
    });
  };

const whyItem = (target: PictureTarget, actions: RowActions, key: string) => ({
  label: t('Why is this value here? Go to the step that wrote it'),
  key,
  run: () => askWhy(target, actions),
});
