/** The unpickler's stack of objects, with marks in it. Twin of Pdata in Modules/_pickle.c. */
import type { Handle } from '../../memory';

export class PickleStack {
  private items: Handle[] = [];
  private readonly marks: number[] = [];
  /** Below it lies what belongs before the last mark. */
  private fence = 0;

  /** `fail` raises UnpicklingError. */
  constructor(private readonly fail: (message: string) => never) {}

  get length(): number {
    return this.items.length;
  }

  push(item: Handle): void {
    this.items.push(item);
  }

  underflow(): never {
    return this.fail(this.marks.length > 0 ? 'unexpected MARK found' : 'unpickling stack underflow');
  }

  pop(): Handle {
    if (this.items.length <= this.fence) this.underflow();
    return this.items.pop() as Handle;
  }

  /** The topmost item, which stays. */
  top(): Handle {
    if (this.items.length <= this.fence) this.underflow();
    return this.items[this.items.length - 1];
  }

  replaceTop(item: Handle): void {
    this.items[this.items.length - 1] = item;
  }

  /** The item below a place, from which items are going to be taken. */
  below(place: number): Handle {
    if (place > this.items.length || place <= this.fence) this.underflow();
    return this.items[place - 1];
  }

  /** Takes the items from a place on. */
  take(place: number): Handle[] {
    if (place < this.fence) this.underflow();
    return this.items.splice(place);
  }

  /** Takes so many items. */
  takeLast(count: number): Handle[] {
    if (this.items.length < count) this.underflow();
    return this.take(this.items.length - count);
  }

  mark(): void {
    this.fence = this.items.length;
    this.marks.push(this.fence);
  }

  /** Where the last mark was, which is gone then. */
  popMark(): number {
    const mark = this.marks.pop();
    if (mark === undefined) return this.fail('could not find MARK');
    this.fence = this.marks.at(-1) ?? 0;
    return mark;
  }

  /** Drops the topmost thing: a mark or an item. */
  drop(): void {
    if (this.marks.at(-1) === this.items.length) this.popMark();
    else this.pop();
  }
}
