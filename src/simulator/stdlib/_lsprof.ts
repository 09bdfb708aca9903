/** The module _lsprof, what cProfile is made of. Twin of Modules/_lsprof.c; times are those of the simulated clock. */
import { NONE, NULL, type Handle } from '../memory';
import { elapsed } from '../machine/clock';
import type { BuiltinModule } from '../machine/modules';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { makeStructSequenceType, structSequence } from './structseq';
import { addTypes, bind, moduleType, signature } from './typedef';

/** What is counted of a function, or of its calls by one other function. */
interface Count {
  /** A code object, or the name of a function of C. */
  readonly code: Handle;
  calls: number;
  recursive: number;
  total: number;
  inline: number;
  depth: number;
}

interface Entry extends Count {
  readonly callees: Map<Key, Count>;
}

/** A code object, or the name of a function of C. */
type Key = Handle | string;

/** A call that goes on. */
interface Context {
  readonly entry: Entry;
  readonly key: Key;
  readonly start: number;
  /** Time spent in what it called. */
  below: number;
}

interface Profiler {
  readonly entries: Map<Key, Entry>;
  readonly stack: Context[];
  timer: Handle;
  unit: number;
  subcalls: boolean;
  builtins: boolean;
}

const enum Word {
  /** Keeps code objects, names and the timer alive. */
  Kept,
  Count,
}

const stateOf = (rt: Runtime, self: Handle): Profiler => rt.payloads.others.get(rt.heap.num[self]) as Profiler;

function keep(rt: Runtime, self: Handle, object: Handle): Handle {
  rt.callMethod(rt.heap.words[rt.heap.base[self] + Word.Kept], 'append', object);
  return object;
}

function now(rt: Runtime, { timer, unit }: Profiler): number {
  if (timer === NULL) return Number(elapsed(rt)) / 1e9;
  const value = rt.call(timer, []);
  return rt.toFloat(value) * (unit > 0 ? unit : 1);
}

/** What a function of C is called. Twin of normalizeUserObj. */
function nameOf(rt: Runtime, fn: Handle): string {
  const self = rt.findAttr(fn, '__self__');
  const name = rt.text(rt.getAttr(fn, '__name__'));
  const module = rt.findAttr(fn, '__module__');
  if (self !== NULL && self !== NONE && rt.heap.type[self] !== TypeId.Module) {
    const found = rt.findAttr(rt.typeOf(self).handle, name);
    if (found !== NULL) return rt.repr(found);
  }
  return `<built-in method ${module !== NULL && rt.isStr(module) ? `${rt.text(module)}.` : ''}${name}>`;
}

const fresh = (code: Handle): Count => ({ code, calls: 0, recursive: 0, total: 0, inline: 0, depth: 0 });

function enter(rt: Runtime, self: Handle, key: Key): void {
  const state = stateOf(rt, self);
  let entry = state.entries.get(key);
  if (entry === undefined) {
    const code = keep(rt, self, typeof key === 'string' ? rt.newStr(key) : key);
    entry = { ...fresh(code), callees: new Map() };
    state.entries.set(key, entry);
  }
  entry.depth++;
  const caller = state.stack.at(-1)?.entry;
  if (state.subcalls && caller !== undefined) {
    const sub = caller.callees.get(key) ?? fresh(entry.code);
    caller.callees.set(key, sub);
    sub.depth++;
  }
  state.stack.push({ entry, key, start: now(rt, state), below: 0 });
}

function count(into: Count, total: number, inline: number): void {
  if (--into.depth === 0) into.total += total;
  else into.recursive++;
  into.inline += inline;
  into.calls++;
}

function leave(rt: Runtime, self: Handle): void {
  const state = stateOf(rt, self);
  const context = state.stack.pop();
  // A call that began before the profiler did.
  if (context === undefined) return;
  const total = now(rt, state) - context.start;
  const inline = total - context.below;
  count(context.entry, total, inline);
  const caller = state.stack.at(-1);
  if (caller === undefined) return;
  caller.below += total;
  const sub = caller.entry.callees.get(context.key);
  if (state.subcalls && sub !== undefined) count(sub, total, inline);
}

/** What `sys.setprofile` calls. */
const CALLBACK = native('_profile', 'frame, event, arg, /', (rt, self, frame, event, argument) => {
  switch (rt.text(event)) {
    case 'call':
      enter(rt, self, rt.getAttr(frame, 'f_code'));
      break;
    case 'return':
      leave(rt, self);
      break;
    case 'c_call':
      if (stateOf(rt, self).builtins) enter(rt, self, nameOf(rt, argument));
      break;
    default:
      if (stateOf(rt, self).builtins) leave(rt, self);
  }
  return NONE;
});

function setProfile(rt: Runtime, callback: Handle): void {
  rt.callMethod(rt.importModule('sys'), 'setprofile', callback);
}

const parameters = signature('Profiler', 'timer=None, timeunit=0.0, subcalls=True, builtins=True');

const profiler = defineType({
  id: null,
  name: 'Profiler',
  module: '_lsprof',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: Word.Count, refs: Word.Count },
  doc: 'Build a profiler object using the specified timer function.',
  slots: {
    new: (rt, type) => {
      const state: Profiler = { entries: new Map(), stack: [], timer: NULL, unit: 0, subcalls: true, builtins: true };
      const made = allocate(rt, type, rt.payloads.others.add(state));
      rt.heap.setRef(rt.heap.base[made] + Word.Kept, rt.newList([]));
      return made;
    },
    init: (rt, self, args, kwnames) => {
      const [timer, unit, subcalls, builtins] = bind(rt, parameters, args, kwnames);
      const state = stateOf(rt, self);
      if (timer !== NULL && timer !== NONE) state.timer = keep(rt, self, timer);
      if (unit !== NULL) state.unit = rt.toFloat(unit);
      if (subcalls !== NULL) state.subcalls = rt.truth(subcalls);
      if (builtins !== NULL) state.builtins = rt.truth(builtins);
    },
  },
  methods: [
    native('enable', 'subcalls=True, builtins=True', (rt, self, subcalls, builtins) => {
      const state = stateOf(rt, self);
      if (rt.callMethod(rt.importModule('sys'), 'getprofile') !== NONE) {
        rt.raise('ValueError', 'Another profiling tool is already active');
      }
      if (subcalls !== NULL) state.subcalls = rt.truth(subcalls);
      if (builtins !== NULL) state.builtins = rt.truth(builtins);
      setProfile(rt, newBuiltinFunction(rt, CALLBACK, self, NULL));
      return NONE;
    }),
    native('disable', '', (rt, self) => {
      setProfile(rt, NONE);
      while (stateOf(rt, self).stack.length > 0) leave(rt, self);
      return NONE;
    }),
    native('clear', '', (rt, self) => {
      const state = stateOf(rt, self);
      state.entries.clear();
      state.stack.length = 0;
      return NONE;
    }),
    native('getstats', '', (rt, self) => {
      const tell = (type: string, { code, calls, recursive, total, inline }: Count, more: readonly Handle[]): Handle =>
        structSequence(rt, moduleType(rt, type), [
          code,
          rt.newInt(calls),
          rt.newInt(recursive),
          rt.newFloat(total),
          rt.newFloat(inline),
          ...more,
        ]);
      const list = [...stateOf(rt, self).entries.values()].map((entry) => {
        const callees = [...entry.callees.values()].map((sub) => tell('_lsprof.profiler_subentry', sub, []));
        return tell('_lsprof.profiler_entry', entry, [callees.length === 0 ? NONE : rt.newList(callees)]);
      });
      return rt.newList(list);
    }),
  ],
});

const FIELDS = ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime'];

export const lsprofModule: BuiltinModule = {
  name: '_lsprof',
  doc: 'Fast profiler',
  init: (vm, _module, set) => {
    addTypes(vm, set, [profiler]);
    for (const [name, fields] of [
      ['profiler_entry', [...FIELDS, 'calls']],
      ['profiler_subentry', FIELDS],
    ] as const) {
      const type = makeStructSequenceType(vm, '_lsprof', name, fields);
      vm.interned.set(`type _lsprof.${name}`, type.handle);
      set(name, type.handle);
    }
  },
};
