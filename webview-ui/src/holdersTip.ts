/** A box beside a card that lists who refers to its object: what its reference count is made of. */
import { visible } from '../../src/diagram';
import type { Holder, Holders, ObjectId } from '../../src/model';
import { t } from './l10n';
import { h } from './panel/dom';

/** A holder in words. */
export const holderText = (holder: Holder): string => {
  switch (holder.kind) {
    case 'variable':
      return holder.frameName === '<module>'
        ? t('{0}, a global name', visible(holder.name))
        : t('{0} in {1}', visible(holder.name), visible(holder.frameName));
    case 'slot':
      return visible(holder.path ?? t('{0} of a {1}', holder.slot === '' ? t('a part') : holder.slot, holder.type));
    case 'temporary':
      return t('a value that a line of {0} works with', visible(holder.frameName));
    case 'constant':
      return holder.count === 1 ? t('a constant of the code') : t('constants of the code, {0} times', holder.count);
    case 'instances':
      return t('its instances, {0}', holder.count);
    case 'calls':
      return t('running or paused calls, {0}', holder.count);
    case 'inFlight':
      return t('the value being handed back or raised');
    case 'interpreter':
      return holder.count === 1 ? t('the interpreter') : t('the interpreter, {0} times', holder.count);
  }
};

/** Holders listed at most. */
const MOST = 12;

/** Shows at most one box at a time. */
export class HoldersTip {
  private readonly box = h('div', { class: 'holders', attributes: { role: 'status' } });
  private asked: ObjectId = 0;
  private anchor: Element | null = null;

  constructor(private readonly room: HTMLElement) {
    this.box.hidden = true;
    room.append(this.box);
  }

  /** The box is wanted at a card, once the answer is there. */
  ask(object: ObjectId, anchor: Element): void {
    this.asked = object;
    this.anchor = anchor;
  }

  hide(): void {
    this.asked = 0;
    this.box.hidden = true;
  }

  /** The answer came. */
  show(object: ObjectId, { refcount, holders }: Holders): void {
    if (object !== this.asked || this.anchor === null || !this.anchor.isConnected) return;
    const title =
      refcount === null
        ? t('Immortal: its references are not counted')
        : refcount === 1
          ? t('1 reference')
          : t('{0} references', refcount);
    const items = holders.slice(0, MOST).map((holder) => h('li', { text: holderText(holder) }));
    if (holders.length > MOST) items.push(h('li', { text: t('… {0} more', holders.length - MOST) }));
    this.box.replaceChildren(h('strong', { text: title }), h('ul', {}, ...items));
    this.box.hidden = false;
    const around = this.room.getBoundingClientRect();
    const card = this.anchor.getBoundingClientRect();
    const { width, height } = this.box.getBoundingClientRect();
    const left = Math.max(4, Math.min(card.left - around.left, around.width - width - 4));
    const below = card.bottom - around.top + 6;
    const top = below + height + 4 > around.height ? Math.max(4, card.top - around.top - height - 6) : below;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${top}px`;
  }
}
