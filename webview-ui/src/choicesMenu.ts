/** What can be left out of the picture, looked at alone, or told besides: the menu's items, and the line that says so. */
import { hasChoices } from '../../src/diagram';
import type { CardInfo, RowInfo } from '../../src/diagram';
import type { Choices, ObjectShape } from '../../src/model';
import type { PictureTarget } from './contextMenu';
import { t } from './l10n';
import { h, setShown, setText } from './panel/dom';
import type { MenuGroup, MenuItem } from './panel/menu';

/** What the items act on. */
export interface ChoiceActions {
  readonly choices: () => Choices;
  readonly choose: (choices: Choices) => void;
  /** Tells who refers to a card's object. */
  readonly holders: (card: CardInfo) => void;
}

/** Everything is shown again; what is told besides stays. */
export const withoutHiding = (choices: Choices): Choices => ({
  ...choices,
  hiddenNames: [],
  hiddenTypes: [],
  hiddenShapes: [],
  focus: null,
});

const shapeWords = (shape: ObjectShape): string | null => {
  switch (shape) {
    case 'class':
      return t('Hide all classes');
    case 'function':
    case 'method':
      return t('Hide all functions and methods');
    case 'module':
      return t('Hide all modules');
    case 'iterator':
    case 'generator':
      return t('Hide all iterators and generators');
    case 'instance':
    case 'scalar':
    case 'sequence':
    case 'mapping':
    case 'set':
    case 'cell':
    case 'exception':
    case 'other':
      return null;
  }
};

/** Kinds that are hidden together. */
const FAMILIES: readonly (readonly ObjectShape[])[] = [
  ['function', 'method'],
  ['iterator', 'generator'],
];

const variableItems = (card: CardInfo, row: RowInfo, actions: ChoiceActions): MenuItem[] => {
  if (card.kind !== 'frame' || row.kind !== 'slot') return [];
  const name = row.key.slice(row.key.indexOf(':') + 1);
  const focus = { frame: card.type, name };
  const choices = actions.choices();
  return [
    { label: t('Look at {0} alone', name), run: () => actions.choose({ ...choices, focus }) },
    {
      label: t('Hide {0}', name),
      run: () => actions.choose({ ...choices, hiddenNames: [...new Set([...choices.hiddenNames, name])] }),
    },
  ];
};

const objectItems = (card: CardInfo, actions: ChoiceActions): MenuItem[] => {
  const { shape, type } = card;
  if (card.kind !== 'object' || shape === null) return [];
  const choices = actions.choices();
  const kind = shapeWords(shape);
  const family = FAMILIES.find((shapes) => shapes.includes(shape)) ?? [shape];
  const ofKind = { ...choices, hiddenShapes: [...new Set([...choices.hiddenShapes, ...family])] };
  const ofType = { ...choices, hiddenTypes: [...new Set([...choices.hiddenTypes, type])] };
  return [
    { label: t('Who refers to this?'), run: () => actions.holders(card) },
    ...(kind === null
      ? [{ label: t('Hide every {0}', type), run: () => actions.choose(ofType) }]
      : [{ label: kind, run: () => actions.choose(ofKind) }]),
  ];
};

/** The items for a card or row. */
export const choicesMenu =
  (actions: ChoiceActions) =>
  ({ card, row }: PictureTarget): MenuGroup => {
    const rows = row === null ? [] : variableItems(card, row, actions);
    return [...rows, ...objectItems(card, actions)];
  };

/** The items that are the same everywhere. */
export const tellingMenu = (actions: ChoiceActions) => (): MenuGroup => {
  const choices = actions.choices();
  return [
    {
      label: t('Reference counts'),
      isChecked: choices.counts,
      run: () => actions.choose({ ...choices, counts: !choices.counts }),
    },
    {
      label: t('Sizes in bytes'),
      isChecked: choices.sizes,
      run: () => actions.choose({ ...choices, sizes: !choices.sizes }),
    },
    ...(hasChoices(choices)
      ? [{ label: t('Show everything'), run: () => actions.choose(withoutHiding(choices)) }]
      : []),
  ];
};

/** The line in the picture's corner that says what is left out, and brings it back. */
export class ChoicesLine {
  private readonly words = h('span');
  readonly root: HTMLElement;

  constructor(private readonly actions: ChoiceActions) {
    const back = h('button', {
      class: 'link',
      text: t('Show everything'),
      attributes: { type: 'button' },
      on: { click: () => this.actions.choose(withoutHiding(this.actions.choices())) },
    });
    this.root = h('p', { class: 'choices', attributes: { role: 'status' } }, this.words, back);
    setShown(this.root, false);
  }

  /** `hidden`: objects that are left out. */
  update(hidden: number): void {
    const choices = this.actions.choices();
    setShown(this.root, hasChoices(choices));
    const what = choices.focus === null ? '' : t('Only {0} and what it reaches', choices.focus.name);
    const count = hidden === 0 ? '' : hidden === 1 ? t('1 object hidden') : t('{0} objects hidden', hidden);
    const names = choices.hiddenNames.length === 0 ? '' : t('Hidden: {0}', choices.hiddenNames.join(', '));
    setText(this.words, [what, names, count].filter((text) => text !== '').join(' · '));
  }
}
