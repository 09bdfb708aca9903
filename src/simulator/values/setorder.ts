/**
 * Where a set keeps its elements, and so in which order it is iterated. Twin of Objects/setobject.c.
 *
 * A pure model: the set type keeps the table itself (in heap words) and asks here for the order of probing, for when
 * and how far to resize, and for which way an operation goes. A table has `mask + 1` slots, each empty, a dummy (left by
 * a deletion) or in use; `fill` counts dummies and elements, `used` the elements.
 *
 * The rules, in short:
 * - look-up: `SetProbe` until an empty slot or the element. Add: the same, remembering the **last** dummy passed
 *   (`hash == -1`) before the empty slot; with a dummy it is reused (`used` grows, `fill` does not, no resize); without
 *   one the empty slot is taken, and then `needsResizeAfterAdd` decides.
 * - discard: the slot becomes a dummy, nothing else; there is no resize.
 * - resize: the elements go in slot order into a new table by `SetProbe`, taking the first empty slot.
 * - iteration: slot order.
 */
import type { Hash64 } from './pyhash';

/** PySet_MINSIZE: the slots inside the set object itself. */
export const SET_MINSIZE = 8;

/** LINEAR_PROBES: neighbours that are looked at before jumping. */
export const LINEAR_PROBES = 9;

/** PERTURB_SHIFT */
export const PERTURB_SHIFT = 5;

/** The sequence of slots to look at for one hash; one object can be started again and again. */
export class SetProbe {
  /** The slot to look at now. */
  slot = 0;
  private base = 0;
  private left = 0;
  private mask = 0;
  private perturbLo = 0;
  private perturbHi = 0;

  /** Starts at a hash's own slot, which is returned. */
  start(hash: Hash64, mask: number): number {
    this.mask = mask;
    this.perturbLo = hash.lo;
    this.perturbHi = hash.hi;
    return this.from(hash.lo & mask);
  }

  /** Goes on to the next slot, which is returned. */
  next(): number {
    if (this.left > 0) {
      this.left--;
      return ++this.slot;
    }
    this.perturbLo = (this.perturbLo >>> PERTURB_SHIFT) | (this.perturbHi << (32 - PERTURB_SHIFT));
    this.perturbHi >>>= PERTURB_SHIFT;
    return this.from((Math.imul(this.base, 5) + 1 + this.perturbLo) & this.mask);
  }

  private from(base: number): number {
    this.base = base;
    this.slot = base;
    // Neighbours are looked at only where all of them exist.
    this.left = base + LINEAR_PROBES <= this.mask ? LINEAR_PROBES : 0;
    return base;
  }
}

/** After an element took an empty slot (`fill` counts it): is the table too full now? */
export function needsResizeAfterAdd(fill: number, mask: number): boolean {
  return fill * 5 >= mask * 3;
}

/** How many slots a growing (or cleaned) set must have more than: `used` times 4, or 2 for large sets. */
export function growTarget(used: number): number {
  return used > 50000 ? used * 2 : used * 4;
}

/** The mask of the smallest table with more than `minused` slots. */
export function maskFor(minused: number): number {
  let size = SET_MINSIZE;
  while (size <= minused) size *= 2;
  return size - 1;
}

/** A resize that would only copy a small table without dummies onto itself is not done. */
export function resizeIsNoOp(oldMask: number, newMask: number, fill: number, used: number): boolean {
  return newMask === SET_MINSIZE - 1 && oldMask === SET_MINSIZE - 1 && fill === used;
}

/**
 * update() from a set or an exact dict of `count` elements: the mask to resize to first, or -1 for no resize.
 * (A set that is empty, or the set itself, is not merged at all.)
 */
export function maskBeforeMerge(fill: number, used: number, mask: number, count: number): number {
  if ((fill + count) * 5 < mask * 3) return -1;
  return maskFor((used + count) * 2);
}

/** How the elements of another set get into a set, after `maskBeforeMerge` was obeyed. */
export type MergeWay =
  /** Slot by slot, same places: the table is empty, of the same size, and the other has no dummies. */
  | 'copy'
  /** In slot order into the first empty slot of the probe: the table is empty. */
  | 'insert clean'
  /** In slot order, as add() does. */
  | 'add';

/** The way of a merge. */
export function mergeWay(
  fill: number,
  mask: number,
  otherFill: number,
  otherUsed: number,
  otherMask: number,
): MergeWay {
  if (fill !== 0) return 'add';
  return mask === otherMask && otherFill === otherUsed ? 'copy' : 'insert clean';
}

/** After difference_update(): are more than a quarter of the slots dummies? Then resize to `maskFor(growTarget(used))`. */
export function needsResizeAfterDifference(fill: number, used: number, mask: number): boolean {
  return fill - used > Math.floor(mask / 4);
}

/**
 * difference_update() with a set more than eight times as large first intersects the two, and then removes that
 * intersection's elements, in its order.
 */
export function differenceIntersectsFirst(used: number, otherUsed: number): boolean {
  return otherUsed >> 3 > used;
}

/**
 * difference() with a set or exact dict: true to copy the set and remove the other's elements (difference_update),
 * false to add those of the set's elements that the other lacks, in slot order, to a new empty set. Other iterables
 * always copy.
 */
export function differenceCopies(used: number, otherUsed: number): boolean {
  return used >> 2 > otherUsed;
}

/**
 * intersection() of two sets adds to a new empty set, in slot order, the elements of the smaller one that the other
 * holds: true when that is the other set (also when they are of the same size). Another iterable gives its own elements
 * in its order, until the result is as large as the set. A set intersected with itself is copied.
 */
export function intersectionWalksOther(used: number, otherUsed: number): boolean {
  return otherUsed <= used;
}

/** pop(): the slot to start looking for an element from; the slot after the one found is the next `finger`. */
export function popStart(finger: number, mask: number): number {
  return finger & mask;
}
