/**
 * `f_locals` of a function's frame: a view that reads and writes the variables themselves (PEP 667).
 * Twin of FrameLocalsProxy of Objects/frameobject.c.
 */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { dictGet, dictSet, dictSetStr } from '../objects/dict';
import { dictLength } from '../objects/dictentries';
import { FrameWord } from '../objects/frame';
import { forEachEntry } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { machineOf } from './frametype';
import type { Interpreter } from './interpreter';

const CO_FAST_HIDDEN = 0x10;
const CO_FAST_CELL_OR_FREE = 0xc0;
const CO_OPTIMIZED = 1;

/** Whether a frame keeps its variables in slots; a module's or class's body has its namespace instead. */
export function hasFastLocals(vm: Interpreter, frame: Handle): boolean {
  return (vm.execs[vm.heap.num[frame]].code.flags & CO_OPTIMIZED) !== 0;
}

/** The address of a variable's value, through its cell; 0 where the cell is not made yet. */
function slotAddress(vm: Interpreter, frame: Handle, slot: number, kind: number): number {
  const { heap } = vm;
  const address = heap.base[frame] + FrameWord.Header + slot;
  const value = heap.words[address];
  const inCell = (kind & CO_FAST_CELL_OR_FREE) !== 0 && value !== NULL && heap.type[value] === TypeId.Cell;
  return inCell ? heap.base[value] : address;
}

/** Visits the variables of a function's frame that have a value. */
function forEachVariable(vm: Interpreter, frame: Handle, each: (name: string, address: number) => void): void {
  const { code } = vm.execs[vm.heap.num[frame]];
  code.localsplusnames.forEach((name, slot) => {
    const kind = code.localspluskinds[slot];
    const address = slotAddress(vm, frame, slot, kind);
    if (vm.heap.words[address] !== NULL) each(name, address);
  });
}

/**
 * Inside a comprehension that runs in a module's or class's code: its variables alone, as a new dict; NULL: there are none
 * (_PyFrame_HasHiddenLocals).
 */
export function comprehensionLocals(vm: Interpreter, frame: Handle): Handle {
  const { code } = vm.execs[vm.heap.num[frame]];
  let dict: Handle = NULL;
  code.localspluskinds.forEach((kind, slot) => {
    if ((kind & CO_FAST_HIDDEN) === 0) return;
    const value = vm.heap.words[slotAddress(vm, frame, slot, kind)];
    if (value === NULL) return;
    if (dict === NULL) dict = vm.newDict();
    dictSetStr(vm, dict, vm.intern(code.localsplusnames[slot]), value);
  });
  return dict;
}

/** Whether a variable has the name that a key means: any object can be equal to a str. */
function nameTest(vm: Interpreter, key: Handle): (name: string) => boolean {
  if (vm.heap.type[key] === TypeId.Str) {
    const text = vm.text(key);
    return (name) => name === text;
  }
  const wanted = { lo: 0, hi: 0 };
  vm.hash(key, wanted);
  const hash = { lo: 0, hi: 0 };
  return (name) => {
    vm.hash(vm.intern(name), hash);
    return hash.lo === wanted.lo && hash.hi === wanted.hi && vm.equal(vm.intern(name), key);
  };
}

/** The address of a variable by name, bound or not; 0: the frame has no such variable. */
function variableAddress(vm: Interpreter, frame: Handle, key: Handle): number {
  const isName = nameTest(vm, key);
  const { code } = vm.execs[vm.heap.num[frame]];
  for (let slot = 0; slot < code.localsplusnames.length; slot++) {
    const kind = code.localspluskinds[slot];
    if (isName(code.localsplusnames[slot])) return slotAddress(vm, frame, slot, kind);
  }
  return 0;
}

/** The variables of a function's frame, and what was added to its `f_locals`, as a new dict. */
export function snapshotLocals(vm: Interpreter, frame: Handle): Handle {
  const dict = vm.newDict();
  forEachVariable(vm, frame, (name, address) => dictSetStr(vm, dict, vm.intern(name), vm.heap.words[address]));
  const extra = vm.extraLocals.get(frame);
  if (extra !== undefined) forEachEntry(vm.heap, extra, (key, value) => dictSet(vm, dict, key, value));
  return dict;
}

/** Whether a comprehension is under way in a module's or class's code (_PyFrame_HasHiddenLocals). */
function hasHiddenLocals(vm: Interpreter, frame: Handle): boolean {
  const { code } = vm.execs[vm.heap.num[frame]];
  return code.localspluskinds.some(
    (kind, slot) => (kind & CO_FAST_HIDDEN) !== 0 && vm.heap.words[slotAddress(vm, frame, slot, kind)] !== NULL,
  );
}

/** `f_locals`: the view for functions and comprehensions, else the namespace itself for modules and classes. */
export function frameLocalsProxy(vm: Interpreter, frame: Handle): Handle {
  const { heap } = vm;
  const namespace = heap.words[heap.base[frame] + FrameWord.Locals];
  if (namespace !== NULL && !hasHiddenLocals(vm, frame)) return namespace;
  const proxy = heap.create(TypeId.FrameLocalsProxy, 0, 1);
  heap.setRef(heap.base[proxy], frame);
  return proxy;
}

function frameOf(rt: Runtime, self: Handle): Handle {
  return rt.heap.words[rt.heap.base[self]];
}

function snapshot(rt: Runtime, self: Handle): Handle {
  return snapshotLocals(machineOf(rt), frameOf(rt, self));
}

/** The value of a variable or of what was added; NULL: none. */
function find(rt: Runtime, self: Handle, key: Handle): Handle {
  const vm = machineOf(rt);
  const frame = frameOf(rt, self);
  const address = variableAddress(vm, frame, key);
  if (address !== 0) return rt.heap.words[address];
  const extra = vm.extraLocals.get(frame);
  return extra === undefined ? NULL : dictGet(rt, extra, key);
}

function assign(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  const vm = machineOf(rt);
  const frame = frameOf(rt, self);
  const address = variableAddress(vm, frame, key);
  if (value === NULL) {
    if (address !== 0) rt.raise('ValueError', 'cannot remove local variables from FrameLocalsProxy');
    const extra = vm.extraLocals.get(frame);
    if (extra === undefined) rt.raiseWith('KeyError', [key]);
    else rt.delItem(extra, key);
    return;
  }
  if (address !== 0) {
    rt.heap.setRef(address, value);
    return;
  }
  let extra = vm.extraLocals.get(frame);
  if (extra === undefined) {
    extra = rt.heap.incref(rt.newDict());
    vm.extraLocals.set(frame, extra);
  }
  dictSet(rt, extra, key, value);
}

function keys(rt: Runtime, self: Handle): Handle[] {
  return rt.toArray(snapshot(rt, self));
}

/** Adds the items of a mapping, or of pairs. */
function update(rt: Runtime, self: Handle, other: Handle): void {
  const dict = rt.newDict();
  rt.callMethod(dict, 'update', other);
  forEachEntry(rt.heap, dict, (key, value) => assign(rt, self, key, value));
}

function asDict(rt: Runtime, h: Handle): Handle {
  return rt.heap.type[h] === TypeId.FrameLocalsProxy ? snapshot(rt, h) : h;
}

function isMapping(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.FrameLocalsProxy || rt.isInstance(h, rt.types[TypeId.Dict]);
}

export const frameLocalsProxyType = defineType({
  id: TypeId.FrameLocalsProxy,
  name: 'FrameLocalsProxy',
  flags: TypeFlag.GC | TypeFlag.Mapping,
  layout: { words: 1, refs: 1 },
  unhashable: true,
  slots: {
    new: (rt, _type, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'FrameLocalsProxy takes no keyword arguments');
      if (args.length !== 1) rt.raise('TypeError', `FrameLocalsProxy expected 1 argument, got ${args.length}`);
      if (rt.heap.type[args[0]] !== TypeId.Frame) {
        rt.raise('TypeError', `expect frame, not ${rt.typeOf(args[0]).name}`);
      }
      const proxy = rt.heap.create(TypeId.FrameLocalsProxy, 0, 1);
      rt.heap.setRef(rt.heap.base[proxy], args[0]);
      return proxy;
    },
    repr: (rt, self) => {
      if (!rt.reprEnter(self)) return rt.newStr('{...}');
      try {
        return rt.newStr(rt.repr(snapshot(rt, self)));
      } finally {
        rt.reprLeave(self);
      }
    },
    richcompare: (rt, self, other, op) => {
      if ((op !== CompareOp.Eq && op !== CompareOp.Ne) || !isMapping(rt, other)) return NOT_IMPLEMENTED;
      if (rt.heap.type[other] === TypeId.FrameLocalsProxy) {
        return boolHandle((frameOf(rt, self) === frameOf(rt, other)) === (op === CompareOp.Eq));
      }
      return rt.compare(snapshot(rt, self), other, op);
    },
    iter: (rt, self) => rt.iter(rt.newList(keys(rt, self))),
    length: (rt, self) => dictLength(rt, snapshot(rt, self)),
    contains: (rt, self, key) => find(rt, self, key) !== NULL,
    subscript: (rt, self, key) => {
      const value = find(rt, self, key);
      if (value !== NULL) return value;
      return rt.raise('KeyError', `local variable '${rt.repr(key)}' is not defined`);
    },
    assSubscript: assign,
    or: (rt, a, b) => {
      if (!isMapping(rt, a) || !isMapping(rt, b)) return NOT_IMPLEMENTED;
      return rt.binary('or', asDict(rt, a), asDict(rt, b));
    },
    inplaceOr: (rt, self, other) => {
      update(rt, self, other);
      return self;
    },
  },
  methods: [
    native('keys', '', (rt, self) => rt.newList(keys(rt, self))),
    native('values', '', (rt, self) => rt.newList(rt.toArray(rt.callMethod(snapshot(rt, self), 'values')))),
    native('items', '', (rt, self) => rt.newList(rt.toArray(rt.callMethod(snapshot(rt, self), 'items')))),
    native('copy', '', snapshot),
    native('__copy__', '', snapshot),
    native('__reversed__', '', (rt, self) => rt.newList(keys(rt, self).reverse())),
    native('get', 'key, default=None, /', (rt, self, key, fallback) => find(rt, self, key) || fallback || NONE),
    native('setdefault', 'key, default=None, /', (rt, self, key, fallback) => {
      const value = find(rt, self, key);
      if (value !== NULL) return value;
      assign(rt, self, key, fallback || NONE);
      return fallback || NONE;
    }),
    native('pop', 'key, default=None, /', (rt, self, key, fallback) => {
      const vm = machineOf(rt);
      if (variableAddress(vm, frameOf(rt, self), key) !== 0) {
        rt.raise('ValueError', 'cannot remove local variables from FrameLocalsProxy');
      }
      const extra = vm.extraLocals.get(frameOf(rt, self));
      if (extra === undefined) return fallback === NULL ? rt.raiseWith('KeyError', [key]) : fallback;
      return fallback === NULL ? rt.callMethod(extra, 'pop', key) : rt.callMethod(extra, 'pop', key, fallback);
    }),
    native('update', 'other, /', (rt, self, other) => {
      update(rt, self, other);
      return NONE;
    }),
  ],
});
