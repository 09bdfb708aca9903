/**
 * Modules of CPython that have no work to do here but whose names other modules of the library import: marshal
 * and _tracemalloc.
 */
import { boolHandle, NONE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';
import { TypeId } from '../objects/typeids';

function refuse(name: string, parameters: string, message: string): NativeFunction {
  return native(name, parameters, (rt) => rt.raise('ValueError', message));
}

/** marshal: there is no bytecode of CPython to write or read. */
export const marshalModule: BuiltinModule = {
  name: 'marshal',
  functions: [
    refuse('dump', 'value, file, version=5, /, *, allow_code=True', 'unmarshallable object'),
    refuse('dumps', 'value, version=5, /, *, allow_code=True', 'unmarshallable object'),
    refuse('load', 'file, /, *, allow_code=True', 'bad marshal data (unknown type code)'),
    refuse('loads', 'bytes, /, *, allow_code=True', 'bad marshal data (unknown type code)'),
  ],
  init: (vm, _module, set) => set('version', vm.newInt(5)),
};

/** Words of the state of _tracemalloc: whether it is on, objects then, the most there were. */
const enum TraceWord {
  On,
  Start,
  Peak,
  Count,
}

/** Bytes that an object takes on the average. */
const AVERAGE = 64;

function trace(rt: Runtime): number {
  return rt.heap.base[rt.interned.get('_tracemalloc.state') ?? 0];
}

/** Bytes allocated since tracing began, and the most of them. */
function traced(rt: Runtime): readonly [number, number] {
  const at = trace(rt);
  const { heap } = rt;
  if (heap.words[at + TraceWord.On] === 0) return [0, 0];
  const now = Math.max(0, heap.live - heap.words[at + TraceWord.Start]);
  heap.setRaw(at + TraceWord.Peak, Math.max(now, heap.words[at + TraceWord.Peak]));
  return [now * AVERAGE, heap.words[at + TraceWord.Peak] * AVERAGE];
}

function numbers(rt: Runtime, values: readonly number[]): Handle {
  return newTuple(rt, values.map((value) => rt.newInt(value)));
}

/** _tracemalloc: estimates from the number of living objects. */
export const tracemallocModule: BuiltinModule = {
  name: '_tracemalloc',
  functions: [
    native('start', 'nframe=1, /', (rt) => {
      const at = trace(rt);
      rt.heap.setRaw(at + TraceWord.On, 1);
      rt.heap.setRaw(at + TraceWord.Start, rt.heap.live);
      rt.heap.setRaw(at + TraceWord.Peak, 0);
      return NONE;
    }),
    native('stop', '', (rt) => {
      rt.heap.setRaw(trace(rt) + TraceWord.On, 0);
      return NONE;
    }),
    native('is_tracing', '', (rt) => boolHandle(rt.heap.words[trace(rt) + TraceWord.On] !== 0)),
    native('clear_traces', '', (rt) => {
      rt.heap.setRaw(trace(rt) + TraceWord.Start, rt.heap.live);
      rt.heap.setRaw(trace(rt) + TraceWord.Peak, 0);
      return NONE;
    }),
    native('reset_peak', '', (rt) => {
      rt.heap.setRaw(trace(rt) + TraceWord.Peak, 0);
      return NONE;
    }),
    native('get_traced_memory', '', (rt) => numbers(rt, traced(rt))),
    native('get_tracemalloc_memory', '', (rt) => rt.newInt(0)),
    native('get_traceback_limit', '', (rt) => rt.newInt(1)),
    native('_get_traces', '', (rt) => rt.newList([])),
    native('_get_object_traceback', 'obj, /', () => NONE),
  ],
  init: (vm) => {
    vm.interned.set('_tracemalloc.state', vm.heap.createImmortal(TypeId.Object, 0, 0, TraceWord.Count));
  },
};
