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
