/**
 * What the recording says of objects in words of its own, in the reader's language: where an iterator, a generator or a
 * file stands, a traceback's line, a value too long to be written out. All other texts are the program's.
 */
import type { ObjectView, SlotView } from '../model';
import type { Translate } from './words';

type Told = (parts: readonly string[], t: Translate) => string;

const POSITIONS: readonly (readonly [RegExp, Told])[] = [
  [/^finished$/, (_parts, t) => t('finished')],
  [/^closed$/, (_parts, t) => t('closed')],
  [/^dead$/, (_parts, t) => t('dead')],
  [/^next: index (\d+)$/, ([index], t) => t('next: index {0}', index!)],
  [/^next: (-?\d+)$/, ([value], t) => t('next: {0}', value!)],
  [/^(\d+) given$/, ([count], t) => t('{0} given', count!)],
  [/^position (\d+)$/, ([position], t) => t('position {0}', position!)],
  [/^line (\d+), in (.*)$/, ([line, name], t) => t('line {0}, in {1}', line!, name!)],
];

const STATES: readonly (readonly [RegExp, Told])[] = [
  [/^(.*), not started$/, ([name], t) => t('{0}, not started', name!)],
  [/^(.*), paused$/, ([name], t) => t('{0}, paused', name!)],
  [/^(.*), running$/, ([name], t) => t('{0}, running', name!)],
  [/^(.*), finished$/, ([name], t) => t('{0}, finished', name!)],
];

const LONG: readonly (readonly [RegExp, Told])[] = [
  [/^int of about (\d+) digits$/, ([count], t) => t('int of about {0} digits', count!)],
  [/^str of (\d+) characters$/, ([count], t) => t('str of {0} characters', count!)],
];

const LABELS: readonly (readonly [RegExp, Told])[] = [
  [/^line (\d+) in (.*)$/, ([line, name], t) => t('line {0} in {1}', line!, name!)],
  [/^refers to$/, (_parts, t) => t('refers to')],
  [/^base$/, (_parts, t) => t('base')],
  [/^iterator (\d+)$/, ([number], t) => t('iterator {0}', number!)],
];

const told = (text: string, ways: readonly (readonly [RegExp, Told])[], t: Translate): string => {
  for (const [pattern, words] of ways) {
    const match = pattern.exec(text);
    if (match !== null) return words(match.slice(1), t);
  }
  return text;
};

/** The text of an object. */
export const objectText = ({ shape, text }: ObjectView, t: Translate): string => {
  switch (shape) {
    case 'generator':
      return told(text, STATES, t);
    case 'iterator':
    case 'other':
      return told(text, POSITIONS, t);
    case 'scalar':
      return told(text, LONG, t);
    default:
      return text;
  }
};

/** The name of a slot. */
export const slotName = (name: string, group: SlotView['group'], t: Translate): string =>
  group === undefined || group === 'attribute' || group === 'default' || group === 'closure'
    ? name
    : told(name, LABELS, t);
