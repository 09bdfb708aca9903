/**
 * How the keys of a sort are compared: where all are of one simple type, or tuples, without asking their types each
 * time. Twin of the pre-sort check of list_sort_impl (Objects/listobject.c).
 */
import type { Handle } from '../memory';
import { type Less, sortHandles } from './listsort';
import { UNKNOWN, quickOrder } from './quickorder';
import type { Runtime } from './runtime';
import { plainOrder } from './sortplain';
import { TypeId } from './typeids';
import { CompareOp } from './typeobject';

/** Runs up to this length are merged with what C has on its stack (MERGESTATE_TEMP_SIZE). */
const SMALL_MERGE = 256;

/** Sorts `keys`, and with them `values` where given. */
export function sortByKeys(rt: Runtime, keys: Handle[], values: Handle[] | null): void {
  const { tracer } = rt.heap;
  const before = tracer === null ? null : keys.slice();
  sortPlainly(rt, keys, values);
  if (tracer === null || keys.length <= 2 * SMALL_MERGE || keys.every((key, i) => key === before?.[i])) return;
  // The last merge copies the shorter half; keys are kept beside the items.
  tracer.passing(values === null ? 8 * (keys.length >> 1) : 8 * keys.length + 16 * (keys.length >> 1));
}

function sortPlainly(rt: Runtime, keys: Handle[], values: Handle[] | null): void {
  let known = true;
  const unknown: Less = () => (known = false);
  const order = plainOrder(rt, keys, (a, b) => tupleLess(rt, a, b, unknown));
  if (order === null || !known) {
    const compare = comparisonFor(rt, keys);
    const less: Less = (a, b) => {
      rt.fuel(1);
      return compare(a, b);
    };
    sortHandles(keys, values, less);
    return;
  }
  rt.fuel(order.length);
  arrange(keys, order);
  if (values !== null) arrange(values, order);
}

function arrange(items: Handle[], order: Int32Array): void {
  const old = items.slice();
  for (let i = 0; i < order.length; i++) items[i] = old[order[i]];
}

/** A comparison for these keys, which are the only ones it will be asked about. */
function comparisonFor(rt: Runtime, keys: readonly Handle[]): Less {
  const { heap } = rt;
  const type = keys.length === 0 ? 0 : heap.type[keys[0]];
  const general: Less = (a, b) => {
    const mark = heap.poolMark;
    const result = rt.compareBool(a, b, CompareOp.Lt);
    heap.drain(mark);
    return result;
  };
  if (keys.some((key) => heap.type[key] !== type)) return general;
  if (type === TypeId.Tuple) return (a, b) => tupleLess(rt, a, b, general);
  if (type !== TypeId.Int && type !== TypeId.Float && type !== TypeId.Str) return general;
  return (a, b) => {
    const order = quickOrder(rt, a, b);
    return order === UNKNOWN ? general(a, b) : order < 0;
  };
}

/** Tuples of simple items, compared as far as they tell; none of the program's code has run when they do not. */
function tupleLess(rt: Runtime, a: Handle, b: Handle, general: Less): boolean {
  const { heap } = rt;
  const { words } = heap;
  const length = Math.min(heap.num[a], heap.num[b]);
  const first = heap.base[a];
  const second = heap.base[b];
  for (let i = 0; i < length; i++) {
    const x = words[first + i];
    const y = words[second + i];
    // An item that is the other one counts as equal to it, whatever it says.
    if (x === y) continue;
    const order = quickOrder(rt, x, y);
    if (order === UNKNOWN) return general(a, b);
    if (order !== 0) return order < 0;
  }
  return heap.num[a] < heap.num[b];
}
