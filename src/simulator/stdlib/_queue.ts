/** The module _queue: a queue without limits, for threads. Twin of Modules/_queuemodule.c. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { classGetItem } from '../objects/arguments';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { addTypes, newExceptionClass } from './typedef';

/** Where the exception class is kept. */
const EMPTY = '_queue.Empty';

/** A list of what waits to be taken. */
const itemsOf = (rt: Runtime, self: Handle): Handle => rt.heap.words[rt.heap.base[self]];

function put(rt: Runtime, self: Handle, item: Handle): Handle {
  rt.callMethod(itemsOf(rt, self), 'append', item);
  return NONE;
}

/** The oldest item; waits for one for so many seconds (negative: for ever). */
function take(rt: Runtime, self: Handle, seconds: number): Handle {
  const items = itemsOf(rt, self);
  const ready = (): boolean => rt.length(items) > 0;
  if (!ready() && (seconds === 0 || !machineOf(rt).threads.wait(ready, seconds))) {
    return rt.raiseWith(rt.typeObject(rt.interned.get(EMPTY) ?? NULL), []);
  }
  return rt.callMethod(items, 'pop', rt.newInt(0));
}

const simpleQueue = defineType({
  id: null,
  name: 'SimpleQueue',
  module: '_queue',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'Simple, unbounded, reentrant FIFO queue.',
  layout: { words: 1, refs: 1 },
  parts: { items: 0 },
  slots: {
    new: (rt, type) => {
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], rt.newList([]));
      return made;
    },
    init: () => undefined,
  },
  methods: [
    native('put', 'item, block=True, timeout=None', (rt, self, item) => put(rt, self, item)),
    native('put_nowait', 'item', (rt, self, item) => put(rt, self, item)),
    native(
      'get',
      'block=True, timeout=None',
      (rt, self, block, timeout) => {
        if (block !== NULL && !rt.truth(block)) return take(rt, self, 0);
        if (timeout === NULL || timeout === NONE) return take(rt, self, -1);
        const seconds = rt.toFloat(timeout);
        if (seconds < 0) rt.raise('ValueError', "'timeout' must be a non-negative number");
        return take(rt, self, seconds);
      },
      { waits: true },
    ),
    native('get_nowait', '', (rt, self) => take(rt, self, 0)),
    native('empty', '', (rt, self) => boolHandle(rt.length(itemsOf(rt, self)) === 0)),
    native('qsize', '', (rt, self) => rt.newInt(rt.length(itemsOf(rt, self)))),
    classGetItem,
  ],
});

export const queueModule: BuiltinModule = {
  name: '_queue',
  doc: 'C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.',
  init: (vm, _module, set) => {
    addTypes(vm, set, [simpleQueue]);
    // The same one for a module that is imported anew.
    const empty = vm.interned.get(EMPTY) ?? vm.heap.immortalize(newExceptionClass(vm, '_queue', 'Empty', 'Exception'));
    vm.interned.set(EMPTY, empty);
    set('Empty', empty);
  },
};
