/** The _bisect module. Twin of Modules/_bisectmodule.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { CompareOp } from '../objects/typeobject';

function search(rt: Runtime, right: boolean, a: Handle, x: Handle, lo: Handle, hi: Handle, key: Handle): number {
  let low = ssizeArgument(rt, lo, 0);
  if (low < 0) rt.raise('ValueError', 'lo must be non-negative');
  let high = hi === NULL || hi === NONE ? -1 : rt.indexClipped(hi, 'OverflowError');
  if (high === -1) high = rt.length(a);
  while (low < high) {
    const mark = rt.heap.poolMark;
    rt.fuel(1);
    const middle = low + Math.floor((high - low) / 2);
    const index = rt.newInt(middle);
    const got = rt.heap.poolMark;
    let item = rt.heap.autorelease(rt.heap.drainOwning(got, rt.getItem(a, index)));
    if (key !== NULL && key !== NONE) item = rt.call(key, [item]);
    const goLeft = right ? rt.compareBool(x, item, CompareOp.Lt) : !rt.compareBool(item, x, CompareOp.Lt);
    if (goLeft) high = middle;
    else low = middle + 1;
    rt.heap.drain(mark);
  }
  return low;
}

const parameters = 'a, x, lo=0, hi=None, *, key=None';

function bisector(name: string, right: boolean): ReturnType<typeof native> {
  return native(name, parameters, (rt, _self, a, x, lo, hi, key) => rt.newInt(search(rt, right, a, x, lo, hi, key)), {
    doc: `Return the index where to insert item x in list a, assuming a is sorted.`,
  });
}

function insorter(name: string, right: boolean): ReturnType<typeof native> {
  return native(
    name,
    parameters,
    (rt, _self, a, x, lo, hi, key) => {
      const wanted = key === NULL || key === NONE ? x : rt.call(key, [x]);
      rt.callMethod(a, 'insert', rt.newInt(search(rt, right, a, wanted, lo, hi, key)), x);
      return NONE;
    },
    { doc: `Insert item x in list a, and keep it sorted assuming a is sorted.` },
  );
}

export const bisectModule: BuiltinModule = {
  name: '_bisect',
  doc: 'Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion.',
  functions: [
    bisector('bisect_right', true),
    bisector('bisect_left', false),
    insorter('insort_right', true),
    insorter('insort_left', false),
  ],
};
