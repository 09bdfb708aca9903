/** What `anext(iterator, default)` gives to be awaited. Twin of anextawaitable of Objects/iterobject.c. */
import { NULL, type Handle } from '../memory';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { machineOf } from './frametype';
import { awaitable } from './ops/asynchronous';
import type { Interpreter } from './interpreter';

const enum AnextWord {
  Wrapped,
  Default,
  Count,
}

/** Wraps what `__anext__` returned: its end becomes the default value. */
export function newAnextAwaitable(rt: Runtime, wrapped: Handle, fallback: Handle): Handle {
  const h = rt.heap.create(TypeId.AnextAwaitable, 0, AnextWord.Count);
  rt.heap.setRef(rt.heap.base[h] + AnextWord.Wrapped, wrapped);
  rt.heap.setRef(rt.heap.base[h] + AnextWord.Default, fallback);
  return h;
}

/** The iterator behind it; an awaitable that is no iterator is asked once more. */
function iteratorOf(vm: Interpreter, self: Handle): Handle {
  const inner = awaitable(vm, vm.heap.words[vm.heap.base[self] + AnextWord.Wrapped], 0);
  if (vm.typeOf(inner).slots.iternext !== undefined) return inner;
  const slot = vm.typeOf(inner).slots.await;
  const iterator = slot === undefined ? inner : slot(vm, inner);
  if (vm.typeOf(iterator).slots.iternext === undefined) {
    vm.raise('TypeError', '__await__ must return an iterable');
  }
  return iterator;
}

function defaulting(vm: Interpreter, self: Handle, body: (iterator: Handle) => Handle): Handle {
  let result: Handle = NULL;
  const problem = vm.attempt(['StopAsyncIteration'], () => {
    result = body(iteratorOf(vm, self));
  });
  if (problem === NULL) return result;
  return vm.raiseWith('StopIteration', [vm.heap.words[vm.heap.base[self] + AnextWord.Default]]);
}

export const anextAwaitableType = defineType({
  id: TypeId.AnextAwaitable,
  name: 'anext_awaitable',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: AnextWord.Count, refs: AnextWord.Count },
  slots: {
    await: (_rt, self) => self,
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const vm = machineOf(rt);
      return defaulting(vm, self, (iterator) => {
        const next = vm.typeOf(iterator).slots.iternext;
        return next === undefined ? NULL : next(vm, iterator);
      });
    },
  },
  methods: [
    native('send', 'arg, /', (rt, self, value) =>
      defaulting(machineOf(rt), self, (iterator) => rt.callMethod(iterator, 'send', value)),
    ),
    native('throw', 'typ, val=None, tb=None, /', (rt, self, ...args) =>
      defaulting(machineOf(rt), self, (iterator) =>
        rt.callMethod(iterator, 'throw', ...args.filter((arg) => arg !== NULL)),
      ),
    ),
    native('close', '', (rt, self) => defaulting(machineOf(rt), self, (iterator) => rt.callMethod(iterator, 'close'))),
  ],
});
