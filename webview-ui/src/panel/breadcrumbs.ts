/** The call stack as a line of names, outermost first; a click shows the frame in the picture and its line in the editor. */
import { frameTitle, grouped } from '../../../src/diagram';
import type { FrameView, View } from '../../../src/model';
import { t } from '../l10n';
import { h, setShown } from './dom';

/** Of a deeper stack only the ends are named. */
const HEAD = 2;
const TAIL = 3;

/** The frames that are on the stack. */
const onStack = (view: View): readonly FrameView[] =>
  view.frames.filter(({ state }) => state === 'running' || state === 'waiting' || state === 'returning');

/** The line of names. */
export class Breadcrumbs {
  readonly root = h('nav', { class: 'breadcrumbs', attributes: { 'aria-label': t('Call stack') } });
  private key = '';

  constructor(private readonly show: (frame: FrameView) => void) {}

  update(view: View | null): void {
    const frames = view === null ? [] : onStack(view);
    setShown(this.root, frames.length > 0);
    const key = frames.map(({ id, line, state }) => `${id}:${line}:${state}`).join('|');
    if (key === this.key) return;
    this.key = key;
    const list = h('ol');
    const hidden = frames.length - HEAD - TAIL;
    frames.forEach((frame, index) => {
      if (hidden > 1 && index === HEAD)
        list.append(h('li', { class: 'crumb-gap', text: t('… {0} more', grouped(hidden)) }));
      if (hidden > 1 && index >= HEAD && index < HEAD + hidden) return;
      list.append(this.crumb(frame, index));
    });
    this.root.replaceChildren(list);
    // The innermost frame is at the end; not now, which would lay the page out twice.
    requestAnimationFrame(() => (this.root.scrollLeft = this.root.scrollWidth));
  }

  private crumb(frame: FrameView, index: number): HTMLElement {
    const name = frameTitle(frame, index === 0, t);
    const isTop = frame.state !== 'waiting';
    return h(
      'li',
      {},
      h('button', {
        class: 'crumb',
        text: name,
        title: t('{0}: line {1}', name, frame.line),
        attributes: { type: 'button', ...(isTop ? { 'aria-current': 'true' } : {}) },
        on: { click: () => this.show(frame) },
      }),
    );
  }
}
