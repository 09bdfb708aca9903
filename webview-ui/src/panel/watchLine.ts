/** The watched variable, with ways to its writes and out of watching it. Not there while none is watched. */
import type { WatchedVariable } from '../../../src/model';
import { t } from '../l10n';
import { svg } from '../picture/svg';
import { h, setShown, setText } from './dom';
import { icon } from './icons';
import type { IconName } from './icons';
import { withKey } from './keys';

/** What its buttons do. */
export interface WatchActions {
  readonly jump: (by: 1 | -1) => void;
  readonly stop: () => void;
}

const tool = (name: IconName, title: string, onClick: () => void): HTMLButtonElement =>
  h(
    'button',
    { class: 'tool small', title, attributes: { type: 'button', 'aria-label': title }, on: { click: onClick } },
    icon(name),
  );

/** See the file's comment. */
export class WatchLine {
  readonly root: HTMLElement;
  private readonly name = h('code', { class: 'watch-name' });

  constructor(actions: WatchActions) {
    // The same sign as on the slider.
    const sign = svg(
      'svg',
      { viewBox: '0 0 8 8', class: 'watch-sign', 'aria-hidden': 'true' },
      svg('path', { d: 'M4 0.5l3.5 3.5l-3.5 3.5l-3.5 -3.5z', class: 'sign sign-watch' }),
    );
    this.root = h(
      'div',
      { class: 'watch', attributes: { role: 'group', 'aria-label': t('Watched variable') } },
      sign,
      this.name,
      tool('chevronLeft', withKey(t('Previous write of the watched variable'), 'watchBack'), () => actions.jump(-1)),
      tool('chevronRight', withKey(t('Next write of the watched variable'), 'watchNext'), () => actions.jump(1)),
      tool('close', t('Stop watching'), actions.stop),
    );
    this.root.hidden = true;
  }

  update(watched: WatchedVariable | null): void {
    setShown(this.root, watched !== null);
    if (watched === null) return;
    setText(this.name, watched.name);
    this.root.title = watched.scope === '<module>' ? watched.file : t('{0} of {1}', watched.name, watched.scope);
  }
}
