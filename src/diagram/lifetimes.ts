/** What became of objects, in words: why one was freed, how much cyclic garbage there is. */
import type { Freed, FreedReason, Garbage, Holder } from '../model';
import { cut, visible } from './escape';
import { grouped } from './rows';

const LIMIT = 40;

/** A place that held a reference, as Python would write it. */
const placeText = (holder: Holder): string => {
  switch (holder.kind) {
    case 'variable':
      return cut(visible(holder.name), LIMIT);
    case 'slot':
      return cut(visible(holder.path ?? `${holder.type}${holder.slot}`), LIMIT);
    case 'temporary':
      return `a value in ${cut(visible(holder.frameName), LIMIT)}`;
    case 'constant':
      return 'a constant';
    case 'instances':
      return 'its instances';
    case 'calls':
      return 'a call';
    case 'inFlight':
      return 'a value on its way';
    case 'interpreter':
      return 'the interpreter';
  }
};

/** Why an object was freed, in a few words. */
export const reasonText = (reason: FreedReason): string => {
  switch (reason.kind) {
    case 'removed':
      return `freed: last reference ${placeText(reason.holder)} was deleted here`;
    case 'rebound':
      return `freed: last reference ${placeText(reason.holder)} now refers to something else`;
    case 'returned':
      return `freed: last reference ${placeText(reason.holder)} ended with its call`;
    case 'with':
      return `freed with ${reason.holder.kind === 'slot' ? `the ${cut(visible(reason.holder.type), LIMIT)}` : 'what'} that held it`;
    case 'collected':
      return 'freed: the garbage collector ran';
    case 'temporary':
      return 'freed: no name referred to it';
  }
};

/** `88 B`, `12 KB`. */
export const bytesText = (bytes: number): string => {
  if (bytes < 10_000) return `${grouped(bytes)} B`;
  return bytes < 10_000_000
    ? `${grouped(Math.round(bytes / 1024))} KB`
    : `${grouped(Math.round(bytes / 1024 ** 2))} MB`;
};

const counted = (count: number): string => `${grouped(count)} object${count === 1 ? '' : 's'}`;

/** All that a step freed, where that is more than is shown; else nothing. */
export const freedText = ({ count, bytes }: Freed, shown: number): string =>
  count > shown ? `${counted(count)} freed in all, ${bytesText(bytes)}` : '';

/** The heading of what nothing reaches. */
export const garbageText = ({ count, bytes }: Garbage): string => `Unreachable: ${counted(count)}, ${bytesText(bytes)}`;
