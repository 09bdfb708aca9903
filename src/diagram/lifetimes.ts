/** What became of objects, in words: why one was freed, how much cyclic garbage there is. */
import type { Freed, FreedReason, Garbage, Holder } from '../model';
import { cut, visible } from './escape';
import { grouped } from './rows';
import type { Translate } from './words';

const LIMIT = 40;

/** A place that held a reference, as Python would write it. */
const placeText = (holder: Holder, t: Translate): string => {
  switch (holder.kind) {
    case 'variable':
      return cut(visible(holder.name), LIMIT);
    case 'slot':
      if (holder.path === null && (holder.slot === '' || holder.slot.startsWith(' '))) {
        return t('in a {0}', cut(visible(holder.type), LIMIT));
      }
      return cut(visible(holder.path ?? `${holder.type}${holder.slot}`), LIMIT);
    case 'temporary':
      return t('a value in {0}', cut(visible(holder.frameName), LIMIT));
    case 'constant':
      return t('a constant');
    case 'instances':
      return t('its instances');
    case 'calls':
      return t('a call');
    case 'inFlight':
      return t('a value on its way');
    case 'interpreter':
      return t('the interpreter');
  }
};

/** Why an object was freed, in a few words. */
export const reasonText = (reason: FreedReason, t: Translate): string => {
  switch (reason.kind) {
    case 'removed':
      return t('freed: last reference {0} was deleted here', placeText(reason.holder, t));
    case 'rebound':
      return t('freed: last reference {0} now refers to something else', placeText(reason.holder, t));
    case 'returned':
      return t('freed: last reference {0} ended with its call', placeText(reason.holder, t));
    case 'with':
      return reason.holder.kind === 'slot'
        ? t('freed with the {0} that held it', cut(visible(reason.holder.type), LIMIT))
        : t('freed with what held it');
    case 'collected':
      return t('freed: the garbage collector ran');
    case 'temporary':
      return t('freed: no name referred to it');
    case 'unheld':
      return t('freed: nothing refers to it any more');
  }
};

/** `88 B`, `12 KB`. */
export const bytesText = (bytes: number): string => {
  if (bytes < 10_000) return `${grouped(bytes)} B`;
  return bytes < 10_000_000
    ? `${grouped(Math.round(bytes / 1024))} KB`
    : `${grouped(Math.round(bytes / 1024 ** 2))} MB`;
};

const counted = (count: number, t: Translate): string =>
  count === 1 ? t('1 object') : t('{0} objects', grouped(count));

/** All that a step freed, where that is more than is shown; else nothing. */
export const freedText = ({ count, bytes }: Freed, shown: number, t: Translate): string =>
  count > shown ? t('{0} freed in all, {1}', counted(count, t), bytesText(bytes)) : '';

/** The heading of what nothing reaches. */
export const garbageText = ({ count, bytes }: Garbage, t: Translate): string =>
  t('Unreachable: {0}, {1}', counted(count, t), bytesText(bytes));
