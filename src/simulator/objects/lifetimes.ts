/**
 * What the end of objects needs to know beside their words. Derived from words (a weak reference's referent) or of no
 * interest to a view; nothing here is recorded.
 */
import type { Handle } from '../memory';

export class Lifetimes {
  /** The living weak references and proxies to an object: those without a callback first, then the newest first. */
  readonly weakrefs = new Map<Handle, Handle[]>();
  /** Objects whose `__del__` has run: it runs once (PEP 442). */
  readonly finalized = new Set<Handle>();
  /** Objects whose freeing was put off because the chain of frees was deep (CPython's trashcan). */
  readonly trash: Handle[] = [];
  /** How many frees are nested now. */
  depth = 0;
}
