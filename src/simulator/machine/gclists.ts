/**
 * The collector's lists of older objects, with the two spaces that its increments tell apart: what the present round
 * has visited, and what is pending. Twin of the list functions of Python/gc.c; the young are in memory/containers.ts.
 */
import { GcState, type Handle } from '../memory';
import type { Interpreter } from './interpreter';
import { isTracked } from './gctracking';
import { traverse } from './unreachable';

export class GenerationLists {
  private readonly old: [Handle[], Handle[]] = [[], []];
  private visited: 0 | 1 = 0;
  /** Entries of the pending list that were taken out of it in this round. */
  private taken = 0;
  private permanent: Handle[] = [];
  /** Collections of the young that went into the older lists. */
  private readonly oldCounts: [number, number] = [0, 0];

  constructor(private readonly vm: Interpreter) {}

  /** `gc.get_count()`. */
  counts(): readonly number[] {
    return [this.vm.heap.containers.count, this.oldCounts[this.visited], this.oldCounts[this.visited ^ 1]];
  }

  /** Living objects of the lists, as `gc.get_objects` orders them; null: all generations. */
  objects(generation: number | null): Handle[] {
    const found: Handle[] = [];
    if (generation === null || generation === 0) found.push(...this.vm.heap.containers.young());
    if (generation === null || generation === 2) {
      for (const list of this.old) for (const h of this.alive(list)) found.push(h);
    }
    return found.filter((h) => isTracked(this.vm, h));
  }

  /** Living objects by generation: the young, the visited, the pending. */
  byGeneration(): readonly Handle[][] {
    return [
      this.vm.heap.containers.young(),
      this.alive(this.old[this.visited]),
      this.alive(this.old[this.visited ^ 1]),
    ];
  }

  /** `gc.freeze()`. */
  freeze(): void {
    const { containers } = this.vm.heap;
    for (const list of [containers.takeYoung(), this.alive(this.old[0]), this.alive(this.old[1])]) {
      for (const h of list) {
        containers.state[h] = GcState.Permanent;
        this.permanent.push(h);
      }
    }
    this.taken = 0;
    this.old[0] = [];
    this.old[1] = [];
    this.oldCounts.fill(0);
  }

  unfreeze(): void {
    this.append(this.alive(this.permanent));
    this.permanent = [];
  }

  get frozen(): number {
    return this.alive(this.permanent).length;
  }

  /** A collection of the young is over. */
  countYoung(): void {
    this.oldCounts[this.visited]++;
  }

  /** Empties the lists of older objects: the visited, then the pending. */
  takeOld(): Handle[] {
    const all = [...this.alive(this.old[this.visited]), ...this.alive(this.old[this.visited ^ 1])];
    this.old[0] = [];
    this.old[1] = [];
    this.oldCounts.fill(0);
    return all;
  }

  /** Appends to what the present round has visited. */
  append(handles: readonly Handle[]): void {
    const list = this.old[this.visited];
    for (const h of handles) {
      this.visit(h);
      list.push(h);
    }
  }

  /** Notes that the present round has visited an object. */
  visit(h: Handle): void {
    this.vm.heap.containers.state[h] = this.visited === 0 ? GcState.Old0 : GcState.Old1;
  }

  /** Whether the present round has still to visit an object. */
  private isPending(h: Handle): boolean {
    const { vm } = this;
    const state: GcState = vm.heap.containers.state[h];
    const other = this.visited === 0 ? GcState.Old1 : GcState.Old0;
    return (state === other || state === GcState.Young) && !vm.heap.isImmortal(h) && isTracked(vm, h);
  }

  /** Takes the first object of the pending list; undefined: there is none. */
  takePending(): Handle | undefined {
    const pending = this.old[this.visited ^ 1];
    const mark = this.visited === 0 ? GcState.Old1 : GcState.Old0;
    while (this.taken < pending.length) {
      const h = pending[this.taken++];
      if (this.isIn(mark, h)) return h;
    }
    return undefined;
  }

  get hasPending(): boolean {
    const pending = this.old[this.visited ^ 1];
    const mark = this.visited === 0 ? GcState.Old1 : GcState.Old0;
    while (this.taken < pending.length && !this.isIn(mark, pending[this.taken])) this.taken++;
    return this.taken < pending.length;
  }

  /** Adds to a list, from an entry on, what its entries reach and the round has still to visit (visit_add_to_container). */
  expand(list: Handle[], from: number): void {
    const add = (referent: Handle): void => {
      if (!this.isPending(referent)) return;
      this.visit(referent);
      list.push(referent);
    };
    for (let i = from; i < list.length; i++) traverse(this.vm, list[i], add);
  }

  /** All that these objects reach has been visited. The number of objects for which that is new. */
  markReachable(roots: Iterable<Handle>): number {
    const reachable: Handle[] = [];
    for (const h of roots) {
      if (!this.isPending(h)) continue;
      this.visit(h);
      reachable.push(h);
    }
    this.expand(reachable, 0);
    this.append(reachable);
    return reachable.length;
  }

  /** The round is over: everything is pending again (completed_scavenge). */
  completeRound(): void {
    this.old[this.visited ^ 1] = [];
    this.taken = 0;
    this.visited = (this.visited ^ 1) as 0 | 1;
  }

  /** Whether an entry of a list still stands for a living object of it. */
  private isIn(mark: GcState, h: Handle): boolean {
    const { heap } = this.vm;
    return heap.containers.state[h] === mark && heap.refs[h] > 0 && heap.kinds[heap.type[h]] !== 0;
  }

  /** The entries of a list of older objects that still stand for a living one, each once. */
  private alive(list: readonly Handle[]): Handle[] {
    const mark = list === this.permanent ? GcState.Permanent : list === this.old[0] ? GcState.Old0 : GcState.Old1;
    const { state } = this.vm.heap.containers;
    const kept: Handle[] = [];
    for (let i = list.length - 1; i >= 0; i--) {
      if (!this.isIn(mark, list[i])) continue;
      state[list[i]] = GcState.Unreachable;
      kept.push(list[i]);
    }
    for (const h of kept) state[h] = mark;
    return kept.reverse();
  }
}
