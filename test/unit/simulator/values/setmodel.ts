/** A set of small ints built on setorder.ts, as the set type uses it: to compare orders with CPython's. */
import { hashInt, newHash } from '../../../../src/simulator/values/pyhash';
import * as order from '../../../../src/simulator/values/setorder';

const DUMMY = Symbol('dummy');
type Slot = number | typeof DUMMY | undefined;

export class SetModel {
  table: Slot[] = new Array<Slot>(order.SET_MINSIZE).fill(undefined);
  mask = order.SET_MINSIZE - 1;
  fill = 0;
  used = 0;
  private finger = 0;
  private readonly probe = new order.SetProbe();
  private readonly hash = newHash();

  elements(): number[] {
    return this.table.filter((slot): slot is number => typeof slot === 'number');
  }

  has(value: number): boolean {
    return this.table[this.find(value)] === value;
  }

  private find(value: number): number {
    hashInt(value, this.hash);
    let slot = this.probe.start(this.hash, this.mask);
    while (this.table[slot] !== undefined && this.table[slot] !== value) slot = this.probe.next();
    return slot;
  }

  add(value: number): void {
    hashInt(value, this.hash);
    let free = -1;
    let slot = this.probe.start(this.hash, this.mask);
    for (; this.table[slot] !== undefined; slot = this.probe.next()) {
      if (this.table[slot] === value) return;
      if (this.table[slot] === DUMMY) free = slot;
    }
    this.used++;
    if (free >= 0) {
      this.table[free] = value;
      return;
    }
    this.table[slot] = value;
    this.fill++;
    if (order.needsResizeAfterAdd(this.fill, this.mask)) this.resize(order.maskFor(order.growTarget(this.used)));
  }

  discard(value: number): boolean {
    const slot = this.find(value);
    if (this.table[slot] === undefined) return false;
    this.table[slot] = DUMMY;
    this.used--;
    return true;
  }

  private insertClean(value: number): void {
    this.table[this.find(value)] = value;
  }

  private resize(mask: number): void {
    if (order.resizeIsNoOp(this.mask, mask, this.fill, this.used)) return;
    const elements = this.elements();
    this.table = new Array<Slot>(mask + 1).fill(undefined);
    this.mask = mask;
    this.fill = this.used;
    for (const value of elements) this.insertClean(value);
  }

  clear(): void {
    this.table = new Array<Slot>(order.SET_MINSIZE).fill(undefined);
    this.mask = order.SET_MINSIZE - 1;
    this.fill = 0;
    this.used = 0;
  }

  merge(other: SetModel): void {
    if (other === this || other.used === 0) return;
    const mask = order.maskBeforeMerge(this.fill, this.used, this.mask, other.used);
    if (mask >= 0) this.resize(mask);
    const way = order.mergeWay(this.fill, this.mask, other.fill, other.used, other.mask);
    switch (way) {
      case 'copy':
        this.table = [...other.table];
        this.fill = this.used = other.used;
        return;
      case 'insert clean':
        this.fill = this.used = other.used;
        for (const value of other.elements()) this.insertClean(value);
        return;
      case 'add':
        for (const value of other.elements()) this.add(value);
    }
  }

  copy(): SetModel {
    const result = new SetModel();
    result.merge(this);
    return result;
  }

  pop(): number {
    let slot = order.popStart(this.finger, this.mask);
    while (typeof this.table[slot] !== 'number') slot = slot === this.mask ? 0 : slot + 1;
    const value = this.table[slot] as number;
    this.table[slot] = DUMMY;
    this.used--;
    this.finger = slot + 1;
    return value;
  }

  /** intersection_update() swaps the bodies of two sets, but each keeps its finger. */
  withFingerOf(other: SetModel): this {
    this.finger = other.finger;
    return this;
  }

  intersection(other: SetModel): SetModel {
    if (other === this) return this.copy();
    const result = new SetModel();
    const [walked, asked] = order.intersectionWalksOther(this.used, other.used) ? [other, this] : [this, other];
    for (const value of walked.elements()) if (asked.has(value)) result.add(value);
    return result;
  }

  differenceUpdate(other: SetModel): void {
    if (other === this) {
      this.clear();
      return;
    }
    const removed = order.differenceIntersectsFirst(this.used, other.used) ? this.intersection(other) : other;
    for (const value of removed.elements()) this.discard(value);
    if (order.needsResizeAfterDifference(this.fill, this.used, this.mask)) {
      this.resize(order.maskFor(order.growTarget(this.used)));
    }
  }

  difference(other: SetModel): SetModel {
    if (order.differenceCopies(this.used, other.used)) {
      const result = this.copy();
      result.differenceUpdate(other);
      return result;
    }
    const result = new SetModel();
    for (const value of this.elements()) if (!other.has(value)) result.add(value);
    return result;
  }

  symmetricDifference(other: SetModel): SetModel {
    const result = other.copy();
    for (const value of this.elements()) if (!result.discard(value)) result.add(value);
    return result;
  }
}
