/**
 * The collector of reference cycles: when it runs, on what, and what it tells. Twin of Python/gc.c (the incremental
 * collector of 3.14); the parts of a collection are in gclists.ts, gctracking.ts, unreachable.ts and gcregion.ts.
 */
import { NEVER, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { listItems } from '../objects/list';
import { moduleDict } from '../objects/module';
import { FrameWord } from '../objects/frame';
import { TypeWord } from '../objects/type';
import { GenerationLists } from './gclists';
import { collectRegion, type RegionOptions } from './gcregion';
import { untrackTuples } from './gctracking';
import type { Interpreter } from './interpreter';
import { forEachReferent } from './referents';
import { Deduction } from './unreachable';

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
  readonly lists: GenerationLists;
  private readonly deduction: Deduction;
  /** The next increment marks what the roots reach (GC_PHASE_MARK). */
  private marking = true;
  private workToDo = 0;

  constructor(private readonly vm: Interpreter) {
    this.lists = new GenerationLists(vm);
    this.deduction = new Deduction(vm);
    this.applyThreshold();
  }

  /** References found that no count knew of: always 0, or a type miscounts. */
  get miscounted(): number {
    return this.deduction.miscounted;
  }

  /** After a change of thresholds or of {@link enabled}. */
  applyThreshold(): void {
    const [young] = this.thresholds;
    this.vm.heap.containers.threshold = this.enabled && young > 0 ? Math.min(young, NEVER) : NEVER;
    if (!this.enabled) this.vm.heap.containers.due = false;
  }

  /** Whether the program watches collections. */
  get isWatched(): boolean {
    const { vm } = this;
    return this.debug !== 0 || (this.callbacks !== NULL && vm.length(this.callbacks) > 0);
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

  private collectYoung(): number {
    const collected = this.collectAmong(0, this.takeYoung());
    this.lists.countYoung();
    return collected;
  }

  private collectFull(): number {
    const young = this.takeYoung();
    const collected = this.collectAmong(2, [...this.lists.takeOld(), ...young]);
    this.completeRound();
    this.vm.heap.containers.count = 0;
    this.vm.heap.tracer?.clearFreeLists();
    return collected;
  }

  /** Some of the older objects and all young ones. */
  private collectIncrement(): number {
    const { lists } = this;
    this.workToDo += this.assessWork();
    if (this.workToDo < 0) return 0;
    untrackTuples(this.vm, this.vm.heap.containers.young());
    if (this.marking) {
      // What the roots reach is not garbage: it is not looked at in this round.
      this.workToDo -= 2 * (lists.markReachable(this.roots()) + lists.markReachable(this.onStacks()) + OWN_OBJECTS);
      this.marking = false;
      return 0;
    }
    this.workToDo -= lists.markReachable(this.onStacks());
    const increment = this.vm.heap.containers.takeYoung();
    for (const h of increment) lists.visit(h);
    while (increment.length < this.workToDo) {
      const h = lists.takePending();
      if (h === undefined) break;
      lists.visit(h);
      lists.expand(increment, increment.push(h) - 1);
    }
    this.workToDo -= increment.length;
    const collected = this.collectAmong(1, increment);
    if (!lists.hasPending) this.completeRound();
    return collected;
  }

  /** How many objects more are to be looked at (assess_work_to_do). */
  private assessWork(): number {
    const { containers } = this.vm.heap;
    const scale = Math.max(this.thresholds[1], 2);
    const made = containers.count;
    const share = Math.floor((containers.alive + OWN_OBJECTS) / SCAN_RATE_DIVISOR / scale);
    containers.count = 0;
    return made + Math.min(share, made * 2);
  }

  private takeYoung(): Handle[] {
    return untrackTuples(this.vm, this.vm.heap.containers.takeYoung());
  }

  private completeRound(): void {
    this.lists.completeRound();
    this.workToDo = 0;
    this.marking = true;
  }

  /** Increments that only mark do not count. */
  private collectAmong(generation: 0 | 1 | 2, from: readonly Handle[]): number {
    const collected = collectRegion(this.vm, this.lists, this.deduction, from, this.regionOptions());
    this.stats[generation].collections++;
    this.stats[generation].collected += collected;
    return collected;
  }

  private regionOptions(): RegionOptions {
    const { vm } = this;
    return {
      saveIn: (this.debug & GcDebug.SaveAll) !== 0 ? this.garbage : NULL,
      found: (unreachable) => {
        if ((this.debug & GcDebug.Collectable) === 0) return;
        for (const h of unreachable) this.write(`gc: collectable <${vm.typeOf(h).name} ${vm.heap.addressText(h)}>\n`);
      },
      guarded: (message, body) => {
        this.guarded(message, body);
      },
    };
  }

  /** What the interpreter itself holds (mark_global_roots): modules, builtins, the namespaces of static types. */
  private *roots(): Iterable<Handle> {
    const { vm } = this;
    const { heap } = vm;
    yield moduleDict(vm, vm.importModule('sys'));
    yield vm.modules.dict;
    yield* vm.processes.parkedModules;
    yield vm.builtins;
    for (const type of vm.types) {
      if (type !== undefined && heap.isImmortal(type.handle)) yield heap.words[heap.base[type.handle] + TypeWord.Dict];
    }
  }

  /** What running frames hold (mark_stacks): from the last call down, in each from the top of its stack down. */
  private *onStacks(): Iterable<Handle> {
    const { vm } = this;
    for (let at = vm.depth - 1; at >= 0; at--) {
      const frame = vm.frames[at];
      const { heap } = vm;
      const held: Handle[] = [];
      forEachReferent(vm, frame, (h) => held.push(h));
      const end = at === vm.depth - 1 ? vm.sp : vm.savedSp[at];
      for (let i = vm.stackBases[at]; i < end; i++) held.push(vm.stack[i]);
      const func = heap.words[heap.base[frame] + FrameWord.Func];
      if (func !== NULL) yield func;
      yield* held.reverse();
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
    const sizes = this.lists.byGeneration().map((list) => list.length);
    this.write(`gc: collecting generation ${generation}...\n`);
    this.write(`gc: objects in each generation: ${sizes.join(' ')}\n`);
    this.write(`gc: objects in permanent generation: ${this.lists.frozen}\n`);
  }

  private write(text: string): void {
    this.vm.host.write('stderr', text);
  }
}
