/** The _heapq module. Twin of Modules/_heapqmodule.c. */
import { NONE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { listAppend, listGet, listLength, listPop, listSet } from '../objects/list';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { CompareOp } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';

/** Functions of one argument, whose errors do not number it. */
const ONE_ARGUMENT = /^heap(ify|pop)(_max)?$/;

function checkList(rt: Runtime, name: string, heap: Handle): void {
  if (!rt.isInstance(heap, rt.types[TypeId.List])) {
    rt.raise(
      'TypeError',
      `${name}() argument ${ONE_ARGUMENT.test(name) ? '' : '1 '}must be list, not ${argumentKind(rt, heap)}`,
    );
  }
}

/** Whether `a` belongs above `b`. */
type Above = (rt: Runtime, a: Handle, b: Handle) => boolean;
const less: Above = (rt, a, b) => rt.compareBool(a, b, CompareOp.Lt);
const greater: Above = (rt, a, b) => rt.compareBool(b, a, CompareOp.Lt);

/** Compares two items of the heap, which the comparison must leave as long as it is. */
function compare(rt: Runtime, heap: Handle, a: number, b: number, above: Above): boolean {
  const size = listLength(rt, heap);
  const mark = rt.heap.poolMark;
  rt.fuel(1);
  const left = rt.heap.keep(listGet(rt, heap, a));
  const right = rt.heap.keep(listGet(rt, heap, b));
  const result = above(rt, left, right);
  rt.heap.drain(mark);
  if (listLength(rt, heap) !== size) rt.raise('RuntimeError', 'list changed size during iteration');
  return result;
}

function swap(rt: Runtime, heap: Handle, a: number, b: number): void {
  const item = rt.heap.keep(listGet(rt, heap, a));
  listSet(rt, heap, a, listGet(rt, heap, b));
  listSet(rt, heap, b, item);
}

function siftDown(rt: Runtime, heap: Handle, start: number, from: number, above: Above): void {
  let at = from;
  while (at > start) {
    const parent = (at - 1) >> 1;
    if (!compare(rt, heap, at, parent, above)) break;
    swap(rt, heap, at, parent);
    at = parent;
  }
}

function siftUp(rt: Runtime, heap: Handle, start: number, above: Above): void {
  const end = listLength(rt, heap);
  const limit = end >> 1;
  let at = start;
  while (at < limit) {
    let child = 2 * at + 1;
    if (child + 1 < end && !compare(rt, heap, child, child + 1, above)) child++;
    swap(rt, heap, at, child);
    at = child;
  }
  siftDown(rt, heap, start, at, above);
}

function push(rt: Runtime, name: string, heap: Handle, item: Handle, above: Above): Handle {
  checkList(rt, name, heap);
  listAppend(rt, heap, item);
  siftDown(rt, heap, 0, listLength(rt, heap) - 1, above);
  return NONE;
}

function pop(rt: Runtime, name: string, heap: Handle, above: Above): Handle {
  checkList(rt, name, heap);
  const length = listLength(rt, heap);
  if (length === 0) rt.raise('IndexError', 'index out of range');
  const last = rt.heap.keep(listGet(rt, heap, length - 1));
  listPop(rt, heap, length - 1);
  if (length === 1) return last;
  const top = rt.heap.keep(listGet(rt, heap, 0));
  listSet(rt, heap, 0, last);
  siftUp(rt, heap, 0, above);
  return top;
}

function replace(rt: Runtime, name: string, heap: Handle, item: Handle, above: Above): Handle {
  checkList(rt, name, heap);
  if (listLength(rt, heap) === 0) rt.raise('IndexError', 'index out of range');
  const top = rt.heap.keep(listGet(rt, heap, 0));
  listSet(rt, heap, 0, item);
  siftUp(rt, heap, 0, above);
  return top;
}

function pushPop(rt: Runtime, name: string, heap: Handle, item: Handle, above: Above): Handle {
  checkList(rt, name, heap);
  if (listLength(rt, heap) === 0) return item;
  const top = rt.heap.keep(listGet(rt, heap, 0));
  if (!above(rt, top, item)) return item;
  if (listLength(rt, heap) === 0) rt.raise('IndexError', 'index out of range');
  const first = rt.heap.keep(listGet(rt, heap, 0));
  listSet(rt, heap, 0, item);
  siftUp(rt, heap, 0, above);
  return first;
}

function heapify(rt: Runtime, name: string, heap: Handle, above: Above): Handle {
  checkList(rt, name, heap);
  for (let i = (listLength(rt, heap) >> 1) - 1; i >= 0; i--) {
    const mark = rt.heap.poolMark;
    siftUp(rt, heap, i, above);
    rt.heap.drain(mark);
  }
  return NONE;
}

const docs = {
  heappush: 'Push item onto heap, maintaining the heap invariant.',
  heappushpop:
    'Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().',
  heappop: 'Pop the smallest item off the heap, maintaining the heap invariant.',
  heapreplace: 'Pop and return the current smallest value, and add the new item.',
  heapify: 'Transform list into a heap, in-place, in O(len(heap)) time.',
};

export const heapqModule: BuiltinModule = {
  name: '_heapq',
  doc: 'Heap queue algorithm (a.k.a. priority queue).',
  functions: (
    [
      ['', less],
      ['_max', greater],
    ] as const
  ).flatMap(([suffix, above]) => [
    native(
      `heappush${suffix}`,
      'heap, item, /',
      (rt, _self, heap, item) => push(rt, `heappush${suffix}`, heap, item, above),
      { doc: docs.heappush },
    ),
    native(
      `heappushpop${suffix}`,
      'heap, item, /',
      (rt, _self, heap, item) => pushPop(rt, `heappushpop${suffix}`, heap, item, above),
      { doc: docs.heappushpop },
    ),
    native(`heappop${suffix}`, 'heap, /', (rt, _self, heap) => pop(rt, `heappop${suffix}`, heap, above), {
      doc: docs.heappop,
    }),
    native(
      `heapreplace${suffix}`,
      'heap, item, /',
      (rt, _self, heap, item) => replace(rt, `heapreplace${suffix}`, heap, item, above),
      { doc: docs.heapreplace },
    ),
    native(`heapify${suffix}`, 'heap, /', (rt, _self, heap) => heapify(rt, `heapify${suffix}`, heap, above), {
      doc: docs.heapify,
    }),
  ]),
  init: (vm, _module, set) => set('__about__', vm.newStr('Heap queues\n\n[explanation by François Pinard]\n')),
};
