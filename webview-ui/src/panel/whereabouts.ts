/**
 * Which moment of which line the picture shows, and the other visits of that line. It has a place of its own at all
 * times, and its buttons stand before the words: nothing moves while the reader clicks through visits.
 */
import { grouped } from '../../../src/diagram';
import { t } from '../l10n';
import type { PageState } from '../store';
import { h, setText } from './dom';
import { icon } from './icons';
import { withKey } from './keys';

/** The words for a state. */
export const whereabouts = ({ visit, settings, run }: Pick<PageState, 'visit' | 'settings' | 'run'>): string => {
  switch (visit.kind) {
    case 'none':
      return '';
    case 'neverRan':
      if (!visit.isCode) return t('Nothing runs on line {0}.', visit.line);
      return run?.outcome.kind === 'running'
        ? t('Line {0} has not run yet.', visit.line)
        : t('Line {0} never ran.', visit.line);
    case 'visit': {
      const { line, count } = visit.visit;
      const moment = settings.moment === 'before' ? t('Before line {0}', line) : t('After line {0}', line);
      const number = grouped(visit.visit.visit + 1);
      return count > 1 ? t('{0}, visit {1} of {2}', moment, number, grouped(count)) : moment;
    }
  }
};

const tool = (name: 'chevronLeft' | 'chevronRight', title: string, onClick: () => void): HTMLButtonElement =>
  h(
    'button',
    { class: 'tool', title, attributes: { type: 'button', 'aria-label': title }, on: { click: onClick } },
    icon(name),
  );

/** The line of words with its two buttons. */
export class Whereabouts {
  readonly root: HTMLElement;
  private readonly words = h('span', { class: 'visit-text', attributes: { role: 'status' } });
  private readonly back = tool('chevronLeft', withKey(t('Previous visit of this line'), 'visitBack'), () =>
    this.by(-1),
  );
  private readonly next = tool('chevronRight', withKey(t('Next visit of this line'), 'visitNext'), () => this.by(1));
  private state: PageState | null = null;

  constructor(private readonly go: (visit: number) => void) {
    this.root = h(
      'div',
      { class: 'visits', attributes: { role: 'group', 'aria-label': t('Visits of the line') } },
      this.back,
      this.next,
      this.words,
    );
  }

  /** Goes so many visits on or back. */
  by(count: number): void {
    const visit = this.state?.visit;
    if (visit?.kind !== 'visit') return;
    const wanted = visit.visit.visit + count;
    if (wanted >= 0 && wanted < visit.visit.count) this.go(wanted);
  }

  update(state: PageState): void {
    this.state = state;
    const { visit } = state;
    const text = whereabouts(state);
    setText(this.words, text);
    this.words.title = text;
    this.words.classList.toggle('never', visit.kind === 'neverRan');
    this.back.disabled = visit.kind !== 'visit' || visit.visit.visit <= 0;
    this.next.disabled = visit.kind !== 'visit' || visit.visit.visit >= visit.visit.count - 1;
  }
}
