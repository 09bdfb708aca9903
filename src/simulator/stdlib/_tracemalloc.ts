/** The _tracemalloc module, on which Lib/tracemalloc.py stands. Twin of Modules/_tracemalloc.c. */
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import type { Interpreter } from '../machine/interpreter';
import { TraceMalloc, type TracePlace } from '../machine/tracemalloc';
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { newMethodDescriptor } from '../objects/descr';
import { dictGetStr, dictSetStr } from '../objects/dict';
import { listAppend } from '../objects/list';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { namespaceOf, typeModified } from '../objects/type';

const MAX_FRAMES = 65535;

function tracerOf(rt: Runtime): TraceMalloc | null {
  return rt.heap.tracer instanceof TraceMalloc ? rt.heap.tracer : null;
}

/** Runs something whose own objects are not traced. */
function untraced<T>(rt: Runtime, body: () => T): T {
  const { heap } = rt;
  const { tracer } = heap;
  heap.tracer = null;
  try {
    return body();
  } finally {
    heap.tracer = tracer;
  }
}

function framesTuple(rt: Runtime, places: readonly TracePlace[]): Handle {
  return rt.newTuple(places.map(({ filename, line }) => rt.newTuple([rt.intern(filename), rt.newInt(line)])));
}

/** All traces as tuples (domain, size, frames, depth); equal ones are one tuple, as often as there are. */
function traces(rt: Runtime): Handle {
  const tracer = tracerOf(rt);
  return untraced(rt, () => {
    const list = rt.newList([]);
    const frames = new Map<readonly TracePlace[], Handle>();
    const rows = new Map<readonly TracePlace[], Map<number, Handle>>();
    let made = 0;
    tracer?.traces(({ size, places, depth }) => {
      let bySize = rows.get(places);
      if (bySize === undefined) {
        bySize = new Map();
        rows.set(places, bySize);
        frames.set(places, framesTuple(rt, places));
      }
      let row = bySize.get(size);
      if (row === undefined) {
        row = rt.newTuple([rt.newInt(0), rt.newInt(size), frames.get(places) ?? NULL, rt.newInt(depth)]);
        bySize.set(size, row);
      }
      listAppend(rt, list, row);
      if ((++made & 1023) === 0) rt.fuel(1024);
    });
    return list;
  });
}

export const tracemallocModule: BuiltinModule = {
  name: '_tracemalloc',
  doc: 'Debug module to trace memory blocks allocated by Python.',
  functions: [
    native('start', 'nframe=1, /', (rt, _self, nframe) => {
      const limit = nframe === NULL ? 1 : Number(rt.index(nframe));
      if (limit < 1 || limit > MAX_FRAMES) {
        rt.raise('ValueError', `the number of frames must be in range [1; ${MAX_FRAMES}]`);
      }
      if (rt.heap.tracer === null) rt.heap.tracer = new TraceMalloc(machineOf(rt), limit);
      return NONE;
    }),
    native('stop', '', (rt) => {
      rt.heap.tracer = null;
      return NONE;
    }),
    native('is_tracing', '', (rt) => boolHandle(rt.heap.tracer !== null)),
    native('clear_traces', '', (rt) => {
      tracerOf(rt)?.clear();
      return NONE;
    }),
    native('reset_peak', '', (rt) => {
      const tracer = tracerOf(rt);
      if (tracer !== null) tracer.peak = tracer.current;
      return NONE;
    }),
    native('get_traced_memory', '', (rt) => {
      const tracer = tracerOf(rt);
      const { current, peak } = tracer ?? { current: 0, peak: 0 };
      return rt.newTuple([rt.newInt(Math.max(current, 0)), rt.newInt(peak)]);
    }),
    native('get_tracemalloc_memory', '', (rt) => rt.newInt(tracerOf(rt) === null ? 0 : 4096)),
    native('get_traceback_limit', '', (rt) => rt.newInt(tracerOf(rt)?.limit ?? 1)),
    native('_get_traces', '', traces),
    native('_get_object_traceback', 'obj, /', (rt, _self, h) => {
      const places = tracerOf(rt)?.placesOf(h) ?? null;
      return places === null ? NONE : framesTuple(rt, places);
    }),
  ],
  completes: { tracemalloc: quickenSnapshots },
};

/**
 * Replaces `Snapshot._group_by` of Lib/tracemalloc.py once it is there: it goes through the traces one by one, which
 * for half a million of them would take long. Equal traces are gone through once: by their sizes together, then by
 * their number.
 */
function quickenSnapshots(vm: Interpreter, module: Handle): void {
  const snapshot = vm.getAttr(module, 'Snapshot');
  const names = namespaceOf(vm.heap, vm.typeObject(snapshot));
  const original = vm.holdForRun(dictGetStr(vm, names, vm.intern('_group_by')));
  const quick = rawNative('_group_by', '(self, key_type, cumulative)', (rt, self, args, kwnames) => {
    const grouped = (weigh: (size: number, count: number) => number): Handle =>
      rt.call(original, [weighted(rt, self, weigh), ...args], kwnames);
    const statistics = grouped((size, count) => size * count);
    const counts = grouped((_size, count) => count);
    rt.forEach(statistics, (key) => {
      rt.setAttr(rt.getItem(statistics, key), 'count', rt.getAttr(rt.getItem(counts, key), 'size'));
    });
    return statistics;
  });
  dictSetStr(vm, names, vm.intern('_group_by'), newMethodDescriptor(vm, vm.typeObject(snapshot), quick));
  typeModified(vm.typeObject(snapshot));
}

/** A snapshot like this one with each trace once, its size weighted by how often it occurs. */
function weighted(rt: Runtime, self: Handle, weigh: (size: number, count: number) => number): Handle {
  return untraced(rt, () => {
    const list = rt.getAttr(rt.getAttr(self, 'traces'), '_traces');
    const counts = new Map<Handle, number>();
    for (const row of rt.items(list)) counts.set(row, (counts.get(row) ?? 0) + 1);
    const rows = [...counts].map(([row, count]) => {
      const [domain, size, frames, depth] = rt.items(row);
      return rt.newTuple([domain, rt.newInt(weigh(Number(rt.intValue(size)), count)), frames, depth]);
    });
    return rt.call(rt.typeOf(self).handle, [rt.newList(rows), rt.getAttr(self, 'traceback_limit')]);
  });
}
