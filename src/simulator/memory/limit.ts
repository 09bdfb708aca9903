/**
 * A limit of the run was reached. Thrown through everything, never seen by the Python program, caught by the run.
 */
import type { LimitKind } from '../../model';

export class LimitReached extends Error {
  constructor(readonly limit: LimitKind | 'cancelled') {
    super(`limit reached: ${limit}`);
    this.name = 'LimitReached';
  }
}

/**
 * One block of memory larger than this is refused by a usual learner's machine at once: there CPython raises
 * MemoryError. What is smaller, and yet too much for us, ends the run at its limit.
 */
export const LARGEST_BLOCK = 8 * 2 ** 30;
