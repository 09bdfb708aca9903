/**
 * Small numbers for what views show, given out in the order in which things are first shown and kept for the whole
 * recording: what a copied picture calls `o3` is `o3` at every other step.
 */
import type { Handle } from '../memory';

class Count {
  private readonly numbers = new Map<Handle, number>();

  of(handle: Handle): number {
    const known = this.numbers.get(handle);
    if (known !== undefined) return known;
    const number = this.numbers.size + 1;
    this.numbers.set(handle, number);
    return number;
  }
}

export class Numbers {
  private readonly frames = new Count();
  private readonly objects = new Count();
  private readonly values = new Count();

  frame(handle: Handle): number {
    return this.frames.of(handle);
  }

  /** `isValue`: it is written in the slots that hold it, as a rule. */
  object(handle: Handle, isValue: boolean): number {
    return (isValue ? this.values : this.objects).of(handle);
  }
}
