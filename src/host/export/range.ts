/** Ranges of steps as a reader writes them: counted from 1, both ends included. */
import type { StepIndex } from '../../model';

/** Steps by index, both ends included. */
export interface StepRange {
  readonly first: StepIndex;
  readonly last: StepIndex;
}

/** Why a text is no range. */
export type RangeProblem =
  { readonly kind: 'unreadable' } | { readonly kind: 'outside' } | { readonly kind: 'tooMany' };

/** Reads `12`, `3-40` or `3 to 40`; numbers may be grouped. */
export function parseRange(text: string, all: StepRange, most: number): StepRange | RangeProblem {
  const match = /^\s*(\d[\d,. _']*?)\s*(?:(?:-|–|\.\.|to)\s*(\d[\d,. _']*?))?\s*$/i.exec(text);
  if (match === null) return { kind: 'unreadable' };
  const number = (digits: string): number => Number(digits.replace(/\D/g, '')) - 1;
  const first = number(match[1]!);
  const last = match[2] === undefined ? first : number(match[2]);
  if (first > last) return { kind: 'unreadable' };
  if (first < all.first || last > all.last) return { kind: 'outside' };
  return last - first + 1 > most ? { kind: 'tooMany' } : { first, last };
}

/** The range offered first: the whole run, or as much of it as goes in around a step. */
export function rangeAround(step: StepIndex, all: StepRange, most: number): StepRange {
  if (all.last - all.first < most) return all;
  const first = Math.max(all.first, Math.min(step - Math.floor(most / 2), all.last - most + 1));
  return { first, last: first + most - 1 };
}
