/** The gc module: what a program may see and set of the collector of cycles. Twin of Modules/gcmodule.c. */
import { machineOf } from '../machine/frametype';
import { GcDebug } from '../machine/gc';
import { isTracked } from '../machine/gctracking';
import type { BuiltinModule } from '../machine/modules';
import { traverse } from '../machine/unreachable';
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { dictSetStr } from '../objects/dict';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';

function collect(rt: Runtime, generation: Handle): Handle {
  const number = generation === NULL ? 2 : Number(rt.index(generation));
  if (number !== 0 && number !== 1 && number !== 2) return rt.raise('ValueError', 'invalid generation');
  machineOf(rt).modules.completeAll();
  return rt.newInt(machineOf(rt).collector.collect(number));
}

function setThreshold(rt: Runtime, args: readonly Handle[]): Handle {
  if (args.length < 1 || args.length > 3) {
    rt.raise('TypeError', `gc.set_threshold requires 1 to 3 arguments`);
  }
  const { collector } = machineOf(rt);
  // The third one is accepted and has no meaning.
  args.forEach((arg, i) => {
    const value = Number(rt.index(arg));
    if (i < 2) collector.thresholds[i] = value;
  });
  collector.applyThreshold();
  return NONE;
}

function getObjects(rt: Runtime, generation: Handle): Handle {
  const { collector } = machineOf(rt);
  if (generation === NULL || generation === NONE) return rt.newList(collector.lists.objects(null));
  if (rt.typeOf(generation).slots.index === undefined) {
    rt.raise('TypeError', `argument should be integer or None, not '${rt.typeOf(generation).name}'`);
  }
  const number = Number(rt.index(generation));
  if (number >= 3) {
    rt.raise('ValueError', 'generation parameter must be less than the number of available generations (3)');
  }
  if (number === -1) return rt.newList(collector.lists.objects(null));
  if (number < 0) rt.raise('ValueError', 'generation parameter cannot be negative');
  return rt.newList(collector.lists.objects(number));
}

function getReferrers(rt: Runtime, wanted: readonly Handle[]): Handle {
  const vm = machineOf(rt);
  const found = vm.collector.lists
    .byGeneration()
    .flat()
    .filter((h) => {
      if (!isTracked(vm, h)) return false;
      let refers = false;
      traverse(vm, h, (referent) => {
        refers ||= wanted.includes(referent);
      });
      return refers;
    });
  return rt.newList(found);
}

function getReferents(rt: Runtime, objects: readonly Handle[]): Handle {
  const vm = machineOf(rt);
  const found: Handle[] = [];
  for (const h of objects) {
    if (vm.heap.kinds[vm.heap.type[h]] !== 0 || vm.isType(h)) traverse(vm, h, (each) => found.push(each));
  }
  return rt.newList(found);
}

function getStats(rt: Runtime): Handle {
  const rows = machineOf(rt).collector.stats.map(({ collections, collected, uncollectable }) => {
    const row = rt.newDict();
    for (const [name, value] of Object.entries({ collections, collected, uncollectable })) {
      dictSetStr(rt, row, rt.intern(name), rt.newInt(value));
    }
    return row;
  });
  return rt.newList(rows);
}

function enable(rt: Runtime, enabled: boolean): Handle {
  const { collector } = machineOf(rt);
  collector.enabled = enabled;
  collector.applyThreshold();
  return NONE;
}

const functions: readonly NativeFunction[] = [
  native('enable', '', (rt) => enable(rt, true)),
  native('disable', '', (rt) => enable(rt, false)),
  native('isenabled', '', (rt) => boolHandle(machineOf(rt).collector.enabled)),
  native('collect', 'generation=2', (rt, _self, generation) => collect(rt, generation)),
  native('set_debug', 'flags, /', (rt, _self, flags) => {
    machineOf(rt).collector.debug = Number(rt.index(flags));
    return NONE;
  }),
  native('get_debug', '', (rt) => rt.newInt(machineOf(rt).collector.debug)),
  rawNative('set_threshold', null, (rt, _self, args) => setThreshold(rt, args)),
  native('get_threshold', '', (rt) => rt.newTuple(machineOf(rt).collector.thresholds.map((each) => rt.newInt(each)))),
  native('get_count', '', (rt) =>
    rt.newTuple(
      machineOf(rt)
        .collector.lists.counts()
        .map((each) => rt.newInt(each)),
    ),
  ),
  native('get_stats', '', getStats),
  native('get_objects', 'generation=None', (rt, _self, generation) => getObjects(rt, generation)),
  rawNative('get_referrers', null, (rt, _self, args) => getReferrers(rt, args)),
  rawNative('get_referents', null, (rt, _self, args) => getReferents(rt, args)),
  native('is_tracked', 'obj, /', (rt, _self, h) => boolHandle(isTracked(machineOf(rt), h))),
  native('is_finalized', 'obj, /', (rt, _self, h) => boolHandle(rt.payloads.lifetimes.finalized.has(h))),
  native('freeze', '', (rt) => {
    machineOf(rt).collector.lists.freeze();
    return NONE;
  }),
  native('unfreeze', '', (rt) => {
    machineOf(rt).collector.lists.unfreeze();
    return NONE;
  }),
  native('get_freeze_count', '', (rt) => rt.newInt(machineOf(rt).collector.lists.frozen)),
];

export const gcModule: BuiltinModule = {
  name: 'gc',
  doc:
    'This module provides access to the garbage collector for reference cycles.\n\n' +
    'enable() -- Enable automatic garbage collection.\n' +
    'disable() -- Disable automatic garbage collection.\n' +
    'isenabled() -- Returns true if automatic collection is enabled.\n' +
    'collect() -- Do a full collection right now.\n' +
    'get_count() -- Return the current collection counts.\n' +
    'get_stats() -- Return list of dictionaries containing per-generation stats.\n' +
    'set_debug() -- Set debugging flags.\n' +
    'get_debug() -- Get debugging flags.\n' +
    'set_threshold() -- Set the collection thresholds.\n' +
    'get_threshold() -- Return the current collection thresholds.\n' +
    'get_objects() -- Return a list of all objects tracked by the collector.\n' +
    'is_tracked() -- Returns true if a given object is tracked.\n' +
    'is_finalized() -- Returns true if a given object has been already finalized.\n' +
    'get_referrers() -- Return the list of objects that refer to an object.\n' +
    'get_referents() -- Return the list of objects that an object refers to.\n' +
    'freeze() -- Freeze all tracked objects and ignore them for future collections.\n' +
    'unfreeze() -- Unfreeze all objects in the permanent generation.\n' +
    'get_freeze_count() -- Return the number of objects in the permanent generation.\n',
  functions,
  init: (vm, _module, set) => {
    const { collector } = vm;
    collector.garbage = vm.heap.incref(vm.newList([]));
    collector.callbacks = vm.heap.incref(vm.newList([]));
    set('garbage', collector.garbage);
    set('callbacks', collector.callbacks);
    set('DEBUG_STATS', vm.newInt(GcDebug.Stats));
    set('DEBUG_COLLECTABLE', vm.newInt(GcDebug.Collectable));
    set('DEBUG_UNCOLLECTABLE', vm.newInt(GcDebug.Uncollectable));
    set('DEBUG_SAVEALL', vm.newInt(GcDebug.SaveAll));
    set('DEBUG_LEAK', vm.newInt(GcDebug.Collectable | GcDebug.Uncollectable | GcDebug.SaveAll));
  },
};
