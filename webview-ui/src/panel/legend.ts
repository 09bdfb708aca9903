/** What the change marks mean: a line below the picture, folded away until it is asked for. */
import { t } from '../l10n';
import { mark } from '../picture/drawParts';
import { svg } from '../picture/svg';
import { h } from './dom';

const marks = () =>
  [
    ['new', t('new')],
    ['rebound', t('now names another value')],
    ['mutated', t('changed inside')],
    ['unreachable', t('nothing reaches it')],
  ] as const;

/** The legend; `onToggle` is told when the reader folds it. */
export const legend = (isOpen: boolean, onToggle: (isOpen: boolean) => void): HTMLElement => {
  const items = marks().map(([change, words]) =>
    h('li', {}, svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, mark(change, 6, 6)), words),
  );
  const element = h('details', { class: 'legend' }, h('summary', { text: t('Legend') }), h('ul', {}, ...items));
  element.open = isOpen;
  element.addEventListener('toggle', () => onToggle(element.open));
  return element;
};
