/**
 * Finding what is unreachable. Twin of deduce_unreachable of Python/gc.c: references among the objects looked at are
 * taken off copies of their counts; what keeps none and is not reached from an object that keeps some, is garbage.
 */
import type { Handle } from '../memory';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';
import { forEachReferent } from './referents';

/** In {@link Deduction.marks}: the object is looked at; it was found to be garbage so far; the rest is its count. */
const COLLECTING = 1;
const TENTATIVE = 2;
const ONE = 4;

/**
 * Visits what an object refers to, as its `tp_traverse` does. A parked frame is part of its generator; an object that
 * stands for a frame which is still running or parked refers to nothing, for the frame is not its own.
 */
export function traverse(vm: Interpreter, h: Handle, visit: (referent: Handle) => void): void {
  const { heap } = vm;
  switch (heap.type[h] as TypeId) {
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator:
      forEachReferent(vm, h, (referent) => {
        if (heap.type[referent] !== TypeId.Frame || vm.ownedFrames.has(referent)) return visit(referent);
        if (heap.refs[referent] > 1) visit(referent);
        forEachReferent(vm, referent, visit);
      });
      return;
    case TypeId.Frame:
      if (vm.ownedFrames.has(h)) forEachReferent(vm, h, visit);
      return;
    default:
      forEachReferent(vm, h, visit);
  }
}

/** What was found, both in CPython's order. */
export interface Deduced {
  readonly reachable: Handle[];
  readonly unreachable: Handle[];
}

export class Deduction {
  /** References found that no count knew of: always 0, or a type miscounts. */
  miscounted = 0;
  private marks = new Int32Array(0);

  constructor(private readonly vm: Interpreter) {}

  /** Tells reachable and unreachable objects apart. */
  run(from: readonly Handle[]): Deduced {
    const { vm } = this;
    const { heap } = vm;
    if (this.marks.length < heap.type.length) this.marks = new Int32Array(heap.type.length);
    const { marks } = this;
    const queue: Handle[] = [];
    for (const h of from) {
      if (marks[h] !== 0) continue;
      marks[h] = (heap.refs[h] * ONE) | COLLECTING;
      queue.push(h);
    }
    const candidates = queue.length;
    const subtract = (referent: Handle): void => {
      const state = marks[referent];
      if (state >= ONE) marks[referent] = state - ONE;
      else if (state !== 0) this.miscounted++;
    };
    for (let i = 0; i < candidates; i++) traverse(vm, queue[i], subtract);
    const tentative: Handle[] = [];
    const reachable: Handle[] = [];
    const reach = (referent: Handle): void => {
      const state = marks[referent];
      if ((state & COLLECTING) === 0) return;
      // What was put aside goes to the end; what is still to come is told that it is reached.
      if ((state & TENTATIVE) !== 0) queue.push(referent);
      else if (state >= ONE) return;
      marks[referent] = ONE | COLLECTING;
    };
    for (let i = 0; i < queue.length; i++) {
      const h = queue[i];
      if (marks[h] >= ONE) {
        traverse(vm, h, reach);
        // Looked at for good.
        marks[h] = 0;
        reachable.push(h);
      } else {
        marks[h] |= TENTATIVE;
        tentative.push(h);
      }
    }
    const unreachable = tentative.filter((h) => (marks[h] & TENTATIVE) !== 0);
    for (let i = 0; i < candidates; i++) marks[queue[i]] = 0;
    return { reachable, unreachable };
  }
}
