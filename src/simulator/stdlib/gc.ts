/**
 * The gc module. Twin of Modules/gcmodule.c. What is garbage is found as Python/gc.c finds it: among the objects made
 * since the program began, references from each other are taken off their counts; what keeps none is unreachable.
 */
import { boolHandle, FIRST_FREE, NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { clearReferences, visitReferences } from '../objects/dealloc';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { clearWeakrefs } from '../objects/weakref';

/** Whether an object is one that the collector looks at. */
function isTracked(rt: Runtime, h: Handle): boolean {
  const { heap } = rt;
  const type = rt.types[heap.type[h]];
  if (type === undefined || !type.has(TypeFlag.GC)) return false;
  return heap.type[h] !== TypeId.Tuple || heap.num[h] > 0;
}

/** Handles of living objects that can be part of cycles. */
function candidates(rt: Runtime): Handle[] {
  const { heap } = rt;
  const found: Handle[] = [];
  for (let h = FIRST_FREE; h < heap.top; h++) {
    if (heap.refs[h] > 0 && !heap.isImmortal(h) && heap.base[h] !== 0 && isTracked(rt, h)) found.push(h);
  }
  return found;
}

/** Objects that nothing outside of themselves refers to. */
function unreachable(rt: Runtime): Handle[] {
  const { heap } = rt;
  const all = candidates(rt);
  const outside = new Map<Handle, number>();
  for (const h of all) outside.set(h, heap.refs[h]);
  for (const h of all) {
    visitReferences(rt, h, (address) => {
      const target = heap.words[address];
      const count = outside.get(target);
      if (count !== undefined) outside.set(target, count - 1);
    });
  }
  const reached = new Set<Handle>();
  const waiting = all.filter((h) => (outside.get(h) ?? 0) > 0);
  for (let h = waiting.pop(); h !== undefined; h = waiting.pop()) {
    if (reached.has(h)) continue;
    reached.add(h);
    rt.fuel(1);
    visitReferences(rt, h, (address) => {
      const target = heap.words[address];
      if (outside.has(target) && !reached.has(target)) waiting.push(target);
    });
  }
  return all.filter((h) => !reached.has(h));
}

/** Frees what is unreachable and says how many objects that were. */
export function collect(rt: Runtime): number {
  const { heap, payloads } = rt;
  let garbage = unreachable(rt);
  if (garbage.length === 0) return 0;
  const count = garbage.length;
  for (const h of garbage) heap.incref(h);
  for (const h of garbage) if (payloads.lifetimes.weakrefs.has(h)) clearWeakrefs(rt, h);
  let revived = false;
  for (const h of garbage) {
    const { finalize } = rt.types[heap.type[h]].slots;
    if (finalize === undefined || payloads.lifetimes.finalized.has(h)) continue;
    payloads.lifetimes.finalized.add(h);
    finalize(rt, h);
    revived = true;
  }
  if (revived) {
    // A finalizer may have made some of them reachable again: look once more, without our own references.
    for (const h of garbage) heap.refs[h]--;
    const still = new Set(unreachable(rt));
    for (const h of garbage) heap.refs[h]++;
    const saved = garbage.filter((h) => !still.has(h));
    garbage = garbage.filter((h) => still.has(h));
    for (const h of saved) heap.decref(h);
  }
  for (const h of garbage) if (heap.refs[h] > 1) clearReferences(rt, h);
  for (const h of garbage) heap.decref(h);
  return count;
}

/** State that gc keeps: whether it is enabled, its thresholds. */
const enum StateWord {
  Disabled,
  Debug,
  Threshold0,
  Threshold1,
  Threshold2,
  Collections,
  Collected,
  Count,
}

function stateAddress(rt: Runtime): number {
  return rt.heap.base[rt.interned.get('gc.state') ?? 0];
}

function referents(rt: Runtime, objects: readonly Handle[]): Handle[] {
  const found: Handle[] = [];
  for (const h of objects) {
    visitReferences(rt, h, (address) => {
      const target = rt.heap.words[address];
      if (target > NULL) found.push(target);
    });
  }
  return found;
}

export const gcModule: BuiltinModule = {
  name: 'gc',
  doc: 'This module provides access to the garbage collector for reference cycles.',
  functions: [
    native('collect', 'generation=2', (rt, _self, generation) => {
      const number = generation === NULL ? 2 : Number(rt.index(generation));
      if (number < 0 || number > 2) rt.raise('ValueError', 'invalid generation');
      const count = collect(rt);
      const at = stateAddress(rt);
      rt.heap.setRaw(at + StateWord.Collections, rt.heap.words[at + StateWord.Collections] + 1);
      rt.heap.setRaw(at + StateWord.Collected, rt.heap.words[at + StateWord.Collected] + count);
      return rt.newInt(count);
    }, { doc: 'Run the garbage collector.\n\nThe number of unreachable objects is returned.' }),
    native('enable', '', (rt) => {
      rt.heap.setRaw(stateAddress(rt) + StateWord.Disabled, 0);
      return NONE;
    }, { doc: 'Enable automatic garbage collection.' }),
    native('disable', '', (rt) => {
      rt.heap.setRaw(stateAddress(rt) + StateWord.Disabled, 1);
      return NONE;
    }, { doc: 'Disable automatic garbage collection.' }),
    native('isenabled', '', (rt) => boolHandle(rt.heap.words[stateAddress(rt) + StateWord.Disabled] === 0), {
      doc: 'Returns true if automatic garbage collection is enabled.',
    }),
    native('get_debug', '', (rt) => rt.newInt(rt.heap.words[stateAddress(rt) + StateWord.Debug])),
    native('set_debug', 'flags, /', (rt, _self, flags) => {
      rt.heap.setRaw(stateAddress(rt) + StateWord.Debug, Number(rt.index(flags)));
      return NONE;
    }),
    native('get_count', '', (rt) => newTuple(rt, [rt.newInt(candidates(rt).length % 2000), rt.newInt(0), rt.newInt(0)])),
    native('get_threshold', '', (rt) => {
      const at = stateAddress(rt) + StateWord.Threshold0;
      return newTuple(rt, [0, 1, 2].map((i) => rt.newInt(rt.heap.words[at + i])));
    }),
    rawNative('set_threshold', null, (rt, _self, args) => {
      if (args.length === 0) rt.raise('TypeError', 'gc.set_threshold requires 1 to 3 arguments');
      args.slice(0, 3).forEach((arg, i) => rt.heap.setRaw(stateAddress(rt) + StateWord.Threshold0 + i, Number(rt.index(arg))));
      return NONE;
    }),
    native('get_objects', 'generation=None', (rt) => rt.newList(candidates(rt))),
    native('get_stats', '', (rt) =>
      rt.newList(
        [0, 1, 2].map((generation) => {
          const dict = rt.newDict();
          const at = stateAddress(rt);
          const put = (name: string, value: number): void => rt.setItem(dict, rt.newStr(name), rt.newInt(value));
          put('collections', generation === 2 ? rt.heap.words[at + StateWord.Collections] : 0);
          put('collected', generation === 2 ? rt.heap.words[at + StateWord.Collected] : 0);
          put('uncollectable', 0);
          return dict;
        }),
      ),
    ),
    rawNative('get_referents', '(*objs)', (rt, _self, args) => rt.newList(referents(rt, args)), {
      doc: 'Return the list of objects that are directly referred to by \'objs\'.',
    }),
    rawNative('get_referrers', '(*objs)', (rt, _self, args) => {
      const wanted = new Set(args);
      const found = candidates(rt).filter((h) => referents(rt, [h]).some((target) => wanted.has(target)));
      return rt.newList(found);
    }, { doc: 'Return the list of objects that directly refer to any of \'objs\'.' }),
    native('is_tracked', 'obj, /', (rt, _self, object) => boolHandle(isTracked(rt, object)), {
      doc: 'Returns true if the object is tracked by the garbage collector.',
    }),
    native('is_finalized', 'obj, /', (rt, _self, object) => boolHandle(rt.payloads.lifetimes.finalized.has(object))),
    native('freeze', '', () => NONE),
    native('unfreeze', '', () => NONE),
    native('get_freeze_count', '', (rt) => rt.newInt(0)),
  ],
  init: (vm, _module, set) => {
    const { heap } = vm;
    const state = heap.createImmortal(TypeId.Object, 0, 0, StateWord.Count);
    vm.interned.set('gc.state', state);
    heap.setRaw(heap.base[state] + StateWord.Threshold0, 2000);
    heap.setRaw(heap.base[state] + StateWord.Threshold1, 10);
    const flags = { DEBUG_STATS: 1, DEBUG_COLLECTABLE: 2, DEBUG_UNCOLLECTABLE: 4, DEBUG_SAVEALL: 32, DEBUG_LEAK: 38 };
    for (const [name, value] of Object.entries(flags)) set(name, vm.newInt(value));
    set('garbage', vm.newList([]));
    set('callbacks', vm.newList([]));
  },
};
