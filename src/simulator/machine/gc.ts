/**
 * The collector of reference cycles. Twin of Python/gc.c (the incremental collector of 3.14).
 *
 * What is unreachable is found as CPython finds it, so that finalizers and callbacks run in its order and `collect()`
 * answers its number: references among the objects looked at are taken off copies of their counts; what keeps none and
 * is not reached from an object that keeps some, is garbage.
 */
import { GcState, NULL, type Handle } from '../memory';
import { clearReferences } from '../objects/dealloc';
import { Raised } from '../objects/errors';
import { FrameStatus, FrameWord } from '../objects/frame';
import { listAppend, listItems } from '../objects/list';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { clearWeakref, isWeakref, weakrefCallback, weakrefsOf } from '../objects/weakref';
import { managedBuffers } from '../objects/memoryview';
import { clearFrameLocals } from './frametype';
import type { Interpreter } from './interpreter';
import { forEachReferent } from './referents';

/** `gc.set_debug` flags. */
export const enum GcDebug {
  Stats = 1,
  Collectable = 2,
  Uncollectable = 4,
  SaveAll = 32,
}

/** What a generation has seen so far (`gc.get_stats`). */
export interface GenerationStats {
  collections: number;
  collected: number;
  uncollectable: number;
}

/** In {@link Collector.marks}: the object is looked at; it was found to be garbage so far; the rest is its count. */
const COLLECTING = 1;
const TENTATIVE = 2;
const ONE = 4;

/** Objects that the recorded CPython itself has at the start of a program: they slow the increments down. */
const OWN_OBJECTS = 18_000;
/** An increment looks at a hundredth of the heap by default: this times the second threshold. */
const SCAN_RATE_DIVISOR = 10;

export class Collector {
  enabled = true;
  debug = 0;
  readonly thresholds: [number, number, number] = [2000, 10, 0];
  readonly stats: readonly GenerationStats[] = [0, 1, 2].map(() => ({
    collections: 0,
    collected: 0,
    uncollectable: 0,
  }));
  /** `gc.garbage` and `gc.callbacks`; NULL until the module is there. */
  garbage: Handle = NULL;
  callbacks: Handle = NULL;
  /** The lists of older objects; `old[visited]` holds those that the present round has looked at. */
  private readonly old: [Handle[], Handle[]] = [[], []];
  private visited: 0 | 1 = 0;
  /** Entries of the other list that were looked at in this round. */
  private taken = 0;
  private permanent: Handle[] = [];
  /** Collections of the young that went into the older lists. */
  private readonly oldCounts: [number, number] = [0, 0];
  private marking = true;
  private workToDo = 0;
  /** References found that no count knew of: always 0, or a type miscounts. */
  miscounted = 0;
  private marks = new Int32Array(0);

  constructor(private readonly vm: Interpreter) {
    this.applyThreshold();
  }

  /** After a change of thresholds or of {@link enabled}. */
  applyThreshold(): void {
    const [young] = this.thresholds;
    this.vm.heap.containers.threshold = this.enabled && young > 0 ? young : Infinity;
    if (!this.enabled) this.vm.heap.containers.due = false;
  }

  /** Whether the program watches collections. */
  get isWatched(): boolean {
    const { vm } = this;
    return this.debug !== 0 || (this.callbacks !== NULL && vm.length(this.callbacks) > 0);
  }

  /** `gc.get_count()`. */
  counts(): readonly number[] {
    return [this.vm.heap.containers.count, this.oldCounts[this.visited], this.oldCounts[this.visited ^ 1]];
  }

  /** Whether the collector looks at an object (`gc.is_tracked`). */
  isTracked(h: Handle): boolean {
    const { heap } = this.vm;
    const { containers } = heap;
    if (heap.type[h] === TypeId.Frame) return this.vm.ownedFrames.has(h);
    if (heap.kinds[heap.type[h]] === 0) return false;
    if (heap.isImmortal(h) || containers.state[h] === GcState.Untracked) return false;
    if (heap.type[h] !== TypeId.Tuple || containers.state[h] !== GcState.Young) return true;
    return this.mayBeTracked(h) || this.vm.codes.constantTuples.has(h);
  }

  /** Whether a tuple holds anything that could be part of a cycle. */
  private mayBeTracked(tuple: Handle): boolean {
    const { heap } = this.vm;
    const base = heap.base[tuple];
    for (let i = 0; i < heap.num[tuple]; i++) {
      if (this.vm.types[heap.type[heap.words[base + i]]].has(TypeFlag.GC)) return true;
    }
    return false;
  }

  /** Living objects of the lists, as `gc.get_objects` orders them; null: all generations. */
  objects(generation: number | null): Handle[] {
    const found: Handle[] = [];
    if (generation === null || generation === 0) found.push(...this.vm.heap.containers.young());
    if (generation === null || generation === 2) {
      for (const list of this.old) for (const h of this.alive(list)) found.push(h);
    }
    return found.filter((h) => this.isTracked(h));
  }

  /** Living objects in the order in which `gc.get_referrers` goes through them. */
  byGeneration(): Handle[] {
    const young = this.vm.heap.containers.young();
    const lists = [young, this.alive(this.old[this.visited]), this.alive(this.old[this.visited ^ 1])];
    return lists.flat().filter((h) => this.isTracked(h));
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
    this.append(this.visited, this.alive(this.permanent));
    this.permanent = [];
  }

  get frozen(): number {
    return this.alive(this.permanent).length;
  }

  /** Runs a collection that is due. */
  runDue(): void {
    this.vm.heap.containers.due = false;
    if (this.enabled && this.thresholds[0] > 0) this.collect(1);
  }

  /** Collects a generation; the number of unreachable objects. */
  collect(generation: 0 | 1 | 2, shutdown = false): number {
    if (this.vm.heap.containers.collecting) return 0;
    this.vm.heap.containers.collecting = true;
    const stats: GenerationStats = { collections: 1, collected: 0, uncollectable: 0 };
    try {
      if (!shutdown) this.notify('start', generation, stats);
      if ((this.debug & GcDebug.Stats) !== 0) this.showStart(generation);
      if (generation === 0) stats.collected = this.collectYoung();
      else if (generation === 1) stats.collected = this.collectIncrement();
      else stats.collected = this.collectFull();
      if (!shutdown) this.notify('stop', generation, stats);
      if ((this.debug & GcDebug.Stats) !== 0) {
        this.write(`gc: done, ${stats.collected} unreachable, 0 uncollectable, 0.0000s elapsed\n`);
      }
    } finally {
      this.vm.heap.containers.collecting = false;
      this.vm.heap.containers.due = false;
    }
    return stats.collected;
  }

  // ---- generations

  /** Increments that only mark do not count. */
  private count(generation: number, collected: number): void {
    this.stats[generation].collections++;
    this.stats[generation].collected += collected;
  }

  private collectYoung(): number {
    const { containers } = this.vm.heap;
    const young = this.untrackTuples(containers.takeYoung());
    const { survivors, collected } = this.collectRegion(young);
    this.count(0, collected);
    this.append(this.visited, survivors);
    this.oldCounts[this.visited]++;
    return collected;
  }

  private collectFull(): number {
    const young = this.untrackTuples(this.vm.heap.containers.takeYoung());
    const all = [...this.alive(this.old[this.visited]), ...this.alive(this.old[this.visited ^ 1]), ...young];
    this.old[0] = [];
    this.old[1] = [];
    this.oldCounts.fill(0);
    const { survivors, collected } = this.collectRegion(all);
    this.count(2, collected);
    this.append(this.visited, survivors);
    this.completeRound();
    this.vm.heap.containers.count = 0;
    return collected;
  }

  /** Some of the older objects and all young ones. */
  private collectIncrement(): number {
    const { containers } = this.vm.heap;
    const scale = Math.max(this.thresholds[1], 2);
    const made = containers.count;
    const share = Math.floor((containers.alive + OWN_OBJECTS) / SCAN_RATE_DIVISOR / scale);
    this.workToDo += made + Math.min(share, made * 2);
    containers.count = 0;
    if (this.workToDo < 0) return 0;
    if (this.marking) {
      // What the roots reach is not garbage: it is not looked at in this round.
      const marked = this.old[0].length + this.old[1].length + OWN_OBJECTS;
      this.workToDo -= 2 * marked;
      this.marking = false;
      return 0;
    }
    const increment = this.untrackTuples(containers.takeYoung());
    const pending = this.old[this.visited ^ 1];
    const mark = this.visited === 0 ? GcState.Old1 : GcState.Old0;
    while (increment.length < this.workToDo && this.taken < pending.length) {
      const h = pending[this.taken++];
      if (!this.isIn(mark, h)) continue;
      containers.state[h] = GcState.Young;
      increment.push(h);
    }
    const size = increment.length;
    const { survivors, collected } = this.collectRegion(increment);
    this.count(1, collected);
    this.append(this.visited, survivors);
    this.workToDo -= size;
    if (this.taken >= pending.length) this.completeRound();
    return collected;
  }

  /** Whether an entry of a list still stands for a living object of it. */
  private isIn(mark: GcState, h: Handle): boolean {
    const { heap } = this.vm;
    return heap.containers.state[h] === mark && heap.refs[h] > 0 && heap.kinds[heap.type[h]] !== 0;
  }

  private completeRound(): void {
    this.old[this.visited ^ 1] = [];
    this.taken = 0;
    this.visited = (this.visited ^ 1) as 0 | 1;
    this.workToDo = 0;
    this.marking = true;
  }

  private append(space: 0 | 1, handles: readonly Handle[]): void {
    const { state } = this.vm.heap.containers;
    const list = this.old[space];
    const mark = space === 0 ? GcState.Old0 : GcState.Old1;
    for (const h of handles) {
      state[h] = mark;
      list.push(h);
    }
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

  /** Tuples that hold nothing that the collector looks at are left out from now on. */
  private untrackTuples(list: readonly Handle[]): Handle[] {
    const { heap } = this.vm;
    const { state } = heap.containers;
    return list.filter((h) => {
      if (heap.isImmortal(h)) {
        state[h] = GcState.Untracked;
        return false;
      }
      if (heap.type[h] !== TypeId.Tuple || this.holdsTracked(h)) return true;
      state[h] = GcState.Untracked;
      return false;
    });
  }

  private holdsTracked(tuple: Handle): boolean {
    const { heap, types } = this.vm;
    const base = heap.base[tuple];
    for (let i = 0; i < heap.num[tuple]; i++) {
      const item = heap.words[base + i];
      if (!types[heap.type[item]].has(TypeFlag.GC)) continue;
      // CPython's own types are static: no containers.
      if (heap.isImmortal(item) && this.vm.isType(item)) continue;
      if (heap.type[item] !== TypeId.Tuple || this.isTracked(item)) return true;
    }
    return false;
  }

  // ---- the algorithm

  /** Twin of gc_collect_region. */
  private collectRegion(from: Handle[]): { readonly survivors: readonly Handle[]; readonly collected: number } {
    const { heap } = this.vm;
    const mark = heap.poolMark;
    const { reachable, unreachable } = this.deduceUnreachable(from);
    const survivors = this.untrackTuples(reachable);
    if (unreachable.length === 0) return { survivors, collected: 0 };
    const { state } = heap.containers;
    for (const h of unreachable) state[h] = GcState.Unreachable;
    if ((this.debug & GcDebug.Collectable) !== 0) {
      for (const h of unreachable) this.write(`gc: collectable <${this.vm.typeOf(h).name} ${heap.addressText(h)}>\n`);
    }
    let collected = this.handleWeakrefs(unreachable);
    const { resurrected, garbage } = this.finalize(unreachable);
    this.clearWeakrefs(garbage);
    collected += garbage.filter((h) => this.isCounted(h)).length + managedBuffers(this.vm, garbage);
    const left = this.deleteGarbage(garbage);
    heap.drain(mark);
    return { survivors: [...survivors, ...resurrected, ...left], collected };
  }

  /** Whether CPython counts an object: a parked frame is one only where something besides its generator refers to it. */
  private isCounted(h: Handle): boolean {
    const { heap } = this.vm;
    if (heap.type[h] !== TypeId.Frame || heap.refs[h] > 1) return true;
    return heap.words[heap.base[h] + FrameWord.Status] === FrameStatus.Completed;
  }

  /**
   * Twin of deduce_unreachable. Frames that are still running or parked are added to the objects looked at as they are
   * met. Both lists come in CPython's order.
   */
  private deduceUnreachable(from: readonly Handle[]): { reachable: Handle[]; unreachable: Handle[] } {
    const { vm } = this;
    const { heap } = vm;
    if (this.marks.length < heap.type.length) this.marks = new Int32Array(heap.type.length);
    const { marks } = this;
    const queue: Handle[] = [];
    const admit = (h: Handle): void => {
      marks[h] = (heap.refs[h] * ONE) | COLLECTING;
      queue.push(h);
    };
    for (const h of from) if (marks[h] === 0) admit(h);
    const subtract = (referent: Handle): void => {
      const state = marks[referent];
      if (state >= ONE) marks[referent] = state - ONE;
      else if (state !== 0) this.miscounted++;
      else if (heap.type[referent] === TypeId.Frame) {
        admit(referent);
        marks[referent] -= ONE;
      }
    };
    for (let i = 0; i < queue.length; i++) this.traverse(queue[i], subtract);
    const all = queue.length;
    const tentative: Handle[] = [];
    const reachable: Handle[] = [];
    const reach = (referent: Handle): void => {
      const state = marks[referent];
      if ((state & COLLECTING) === 0) return;
      if ((state & TENTATIVE) !== 0) {
        marks[referent] = ONE | COLLECTING;
        queue.push(referent);
      } else if (state < ONE) marks[referent] = ONE | COLLECTING;
    };
    for (let i = 0; i < queue.length; i++) {
      const h = queue[i];
      if (marks[h] >= ONE) {
        this.traverse(h, reach);
        // Looked at for good.
        marks[h] = 0;
        if (this.isListed(h)) reachable.push(h);
      } else {
        marks[h] |= TENTATIVE;
        tentative.push(h);
      }
    }
    const unreachable = tentative.filter((h) => (marks[h] & TENTATIVE) !== 0);
    for (let i = 0; i < all; i++) marks[queue[i]] = 0;
    return { reachable, unreachable };
  }

  /** Whether an object is in the collector's lists: not a frame that was only met on the way. */
  private isListed(h: Handle): boolean {
    return this.vm.heap.type[h] !== TypeId.Frame || this.vm.ownedFrames.has(h);
  }

  /** The referents of an object; a parked frame that nothing but its generator refers to is part of that. */
  traverse(h: Handle, visit: (referent: Handle) => void): void {
    const { vm } = this;
    const { heap } = vm;
    const type: TypeId = heap.type[h];
    if (type !== TypeId.Generator && type !== TypeId.Coroutine && type !== TypeId.AsyncGenerator) {
      forEachReferent(vm, h, visit);
      return;
    }
    forEachReferent(vm, h, (referent) => {
      if (heap.type[referent] === TypeId.Frame && heap.refs[referent] === 1) forEachReferent(vm, referent, visit);
      else visit(referent);
    });
  }

  /** Twin of handle_weakrefs: all go dead, those that live on are told. The number of those that died of it. */
  private handleWeakrefs(unreachable: readonly Handle[]): number {
    const { vm } = this;
    const { heap } = vm;
    const { state } = heap.containers;
    const calls: Handle[] = [];
    for (const h of unreachable) {
      if (isWeakref(vm, h)) clearWeakref(vm, h);
      for (const ref of [...weakrefsOf(vm, h)]) {
        clearWeakref(vm, ref);
        if (weakrefCallback(vm, ref) !== NULL && state[ref] !== GcState.Unreachable) calls.push(heap.incref(ref));
      }
    }
    let freed = 0;
    for (const ref of calls) {
      const callback = weakrefCallback(vm, ref);
      const mark = heap.poolMark;
      heap.keep(callback);
      this.guarded(`Exception ignored while calling weakref callback ${vm.repr(callback)}`, () =>
        vm.call(callback, [ref]),
      );
      heap.drain(mark);
      if (heap.refs[ref] === 1) freed++;
      heap.decref(ref);
    }
    return freed;
  }

  /** Runs finalizers, then looks which objects they brought back. */
  private finalize(unreachable: readonly Handle[]): { resurrected: readonly Handle[]; garbage: readonly Handle[] } {
    const { vm } = this;
    const { heap } = vm;
    const { state } = heap.containers;
    const { finalized } = vm.payloads.lifetimes;
    let ran = false;
    for (const h of unreachable) {
      if (heap.refs[h] <= 0 || !this.isGarbage(h)) continue;
      const { finalize } = vm.typeOf(h).slots;
      if (finalize === undefined || finalized.has(h)) continue;
      ran = true;
      finalized.add(h);
      heap.incref(h);
      const mark = heap.poolMark;
      finalize(vm, h);
      heap.drain(mark);
      heap.decref(h);
    }
    if (!ran) return { resurrected: [], garbage: unreachable };
    const still = unreachable.filter((h) => heap.refs[h] > 0 && this.isGarbage(h));
    const { reachable, unreachable: garbage } = this.deduceUnreachable(still);
    for (const h of reachable) state[h] = GcState.Young;
    return { resurrected: reachable, garbage };
  }

  /** Whether an object found unreachable is still that object: its handle may have been given out again. */
  private isGarbage(h: Handle): boolean {
    const { heap } = this.vm;
    return heap.type[h] === TypeId.Frame || heap.containers.state[h] === GcState.Unreachable;
  }

  /** Finalizers may have made weak references: they go dead too (clear_weakrefs). */
  private clearWeakrefs(garbage: readonly Handle[]): void {
    const { vm } = this;
    for (const h of garbage) {
      if (isWeakref(vm, h)) clearWeakref(vm, h);
      for (const ref of [...weakrefsOf(vm, h)]) clearWeakref(vm, ref);
    }
  }

  /** Breaks the cycles; what lives on is returned. */
  private deleteGarbage(garbage: readonly Handle[]): readonly Handle[] {
    const { vm } = this;
    const { heap } = vm;
    const left: Handle[] = [];
    const save = (this.debug & GcDebug.SaveAll) !== 0 && this.garbage !== NULL;
    for (const h of garbage) {
      if (heap.refs[h] <= 0 || !this.isGarbage(h)) continue;
      if (save) {
        if (heap.type[h] !== TypeId.Frame) listAppend(vm, this.garbage, h);
      } else {
        heap.incref(h);
        this.clear(h);
        heap.decref(h);
      }
      if (heap.refs[h] > 0 && this.isListed(h) && this.isGarbage(h)) left.push(h);
    }
    // What an object further on held is gone by now.
    return left.filter((h) => heap.refs[h] > 0 && this.isGarbage(h));
  }

  /** Twin of the `tp_clear` functions; tuples and generators have none. */
  private clear(h: Handle): void {
    const { heap } = this.vm;
    switch (heap.type[h] as TypeId) {
      case TypeId.Tuple:
      case TypeId.Generator:
      case TypeId.Coroutine:
      case TypeId.AsyncGenerator:
        return;
      case TypeId.Frame:
        // A parked frame belongs to its generator.
        if (heap.words[heap.base[h] + FrameWord.Status] === FrameStatus.Completed) clearFrameLocals(this.vm, h);
        return;
      default:
        clearReferences(this.vm, h);
    }
  }

  // ---- telling

  private notify(phase: 'start' | 'stop', generation: number, stats: GenerationStats): void {
    const { vm } = this;
    if (this.callbacks === NULL) return;
    for (const callback of listItems(vm.heap, this.callbacks)) {
      const mark = vm.heap.poolMark;
      vm.heap.keep(callback);
      const info = vm.newDict();
      const { collected, uncollectable } = stats;
      for (const [name, value] of Object.entries({ generation, collected, uncollectable })) {
        vm.setDict(info, vm.intern(name), vm.newInt(value));
      }
      this.guarded(`Exception ignored while calling GC callback ${vm.repr(callback)}`, () =>
        vm.call(callback, [vm.newStr(phase), info]),
      );
      vm.heap.drain(mark);
    }
  }

  private guarded(message: string, body: () => void): void {
    try {
      body();
    } catch (problem) {
      if (!(problem instanceof Raised)) throw problem;
      this.vm.heap.autorelease(problem.exception);
      this.vm.writeUnraisable(message, problem.exception);
    }
  }

  private showStart(generation: number): void {
    const { containers } = this.vm.heap;
    const older = [this.old[this.visited], this.old[this.visited ^ 1]].map((list) => this.alive(list));
    const sizes = [containers.young(), ...older];
    this.write(`gc: collecting generation ${generation}...\n`);
    this.write(`gc: objects in each generation: ${sizes.map((list) => list.length).join(' ')}\n`);
    this.write(`gc: objects in permanent generation: ${this.frozen}\n`);
  }

  private write(text: string): void {
    this.vm.host.write('stderr', text);
  }
}
