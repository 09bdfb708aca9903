/**
 * The _thread module. Twin of Modules/_threadmodule.c, on the machine's threads (machine/threads.ts).
 */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { dictGet, dictSet, newDict } from '../objects/dict';
import { allocate } from '../objects/instance';
import { native, rawNative, type NativeFunction } from '../objects/native';
import { genericSetAttr, objectGetAttribute, objectInit } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple, tupleItem, tupleItems } from '../objects/tuple';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { makeStructSequenceType } from './structseq';
import { addTypes, bind, moduleType, signature } from './typedef';
import { tracebackText, writeStream } from '../machine/hooks';

const MAIN_IDENT = 140_737_350_000_000;

/** A thread's ident by its number. */
export function threadIdent(number: number): number {
  return MAIN_IDENT - number * 8_392_704;
}

function numberOf(ident: number): number {
  return (MAIN_IDENT - ident) / 8_392_704;
}

function currentNumber(rt: Runtime): number {
  return machineOf(rt).threads.currentNumber;
}

// ---- locks

const enum LockWord {
  Count,
  Owner,
  Words,
}

const acquireParameters = signature('acquire', 'blocking=True, timeout=-1');

/** Seconds that fit the clock's nanoseconds. */
const LONGEST_TIMEOUT = 9_223_372_036;

interface Wait {
  readonly blocking: boolean;
  readonly timeout: number;
}

function waitOf(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Wait {
  const [blocking, timeout] = bind(rt, acquireParameters, args, kwnames);
  const waits = blocking === NULL || rt.truth(blocking);
  const seconds = timeout === NULL ? -1 : rt.toFloat(timeout);
  if (!waits && seconds !== -1) rt.raise('ValueError', "can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) rt.raise('ValueError', 'timeout value must be a non-negative number');
  if (seconds > LONGEST_TIMEOUT) rt.raise('OverflowError', 'timestamp out of range for platform time_t');
  return { blocking: waits, timeout: seconds };
}

/** Waits until a lock can be taken; false: not in time. */
function waitFor(rt: Runtime, isFree: () => boolean, { blocking, timeout }: Wait): boolean {
  return blocking ? machineOf(rt).threads.wait(isFree, timeout) : isFree();
}

function acquireLock(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { heap } = rt;
  const at = heap.base[self];
  if (!waitFor(rt, () => heap.words[at] === 0, waitOf(rt, args, kwnames))) return FALSE;
  heap.setRaw(at, 1);
  return TRUE;
}

function releaseLock(rt: Runtime, self: Handle): Handle {
  const at = rt.heap.base[self];
  if (rt.heap.words[at] === 0) rt.raise('RuntimeError', 'release unlocked lock');
  rt.heap.setRaw(at, 0);
  return NONE;
}

const isLocked = (rt: Runtime, self: Handle): Handle => boolHandle(rt.heap.words[rt.heap.base[self]] !== 0);

const lock = defineType({
  id: null,
  name: 'lock',
  module: '_thread',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: LockWord.Words, refs: 0, release: (rt, self) => clearLock(rt, self) },
  doc: 'A lock object is a synchronization primitive.',
  slots: {
    new: (rt, type, args, kwnames) => {
      bind(rt, signature('lock', ''), args, kwnames);
      return allocate(rt, type);
    },
    repr: (rt, self) => rt.newStr(lockText(rt, self, '')),
  },
  methods: [
    rawNative('acquire', '(blocking=True, timeout=-1)', acquireLock, { waits: true }),
    rawNative('acquire_lock', '(blocking=True, timeout=-1)', acquireLock, { waits: true }),
    native('release', '', releaseLock),
    native('release_lock', '', releaseLock),
    native('locked', '', isLocked),
    native('locked_lock', '', isLocked),
    native('__enter__', '', (rt, self) => acquireLock(rt, self, [], null), { waits: true }),
    rawNative('__exit__', '(*exc_info)', releaseLock),
    native('_at_fork_reinit', '', (rt, self) => {
      clearLock(rt, self);
      return NONE;
    }),
  ],
});

function clearLock(rt: Runtime, self: Handle): void {
  rt.heap.setRaw(rt.heap.base[self], 0);
  rt.heap.setRaw(rt.heap.base[self] + LockWord.Owner, 0);
}

function lockText(rt: Runtime, self: Handle, more: string): string {
  const state = rt.heap.words[rt.heap.base[self]] !== 0 ? 'locked' : 'unlocked';
  const type = rt.typeOf(self);
  return `<${state} ${type.module}.${type.qualname} object${more} at ${machineOf(rt).addressText(self)}>`;
}

function acquireRLock(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const { heap } = rt;
  const at = heap.base[self];
  const me = currentNumber(rt);
  const isFree = (): boolean => heap.words[at] === 0 || heap.words[at + LockWord.Owner] === me;
  if (!waitFor(rt, isFree, waitOf(rt, args, kwnames))) return FALSE;
  heap.setRaw(at, heap.words[at] + 1);
  heap.setRaw(at + LockWord.Owner, me);
  return TRUE;
}

function ownsRLock(rt: Runtime, self: Handle): boolean {
  const at = rt.heap.base[self];
  return rt.heap.words[at] !== 0 && rt.heap.words[at + LockWord.Owner] === currentNumber(rt);
}

function releaseRLock(rt: Runtime, self: Handle): Handle {
  if (!ownsRLock(rt, self)) rt.raise('RuntimeError', 'cannot release un-acquired lock');
  const at = rt.heap.base[self];
  rt.heap.setRaw(at, rt.heap.words[at] - 1);
  return NONE;
}

const rlock = defineType({
  id: null,
  name: 'RLock',
  module: '_thread',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: LockWord.Words, refs: 0, release: (rt, self) => clearLock(rt, self) },
  slots: {
    new: (rt, type) => allocate(rt, type),
    repr: (rt, self) => {
      const at = rt.heap.base[self];
      const count = rt.heap.words[at];
      const owner = count === 0 ? 0 : threadIdent(rt.heap.words[at + LockWord.Owner]);
      return rt.newStr(lockText(rt, self, ` owner=${owner} count=${count}`));
    },
  },
  methods: [
    rawNative('acquire', '(blocking=True, timeout=-1)', acquireRLock, { waits: true }),
    native('release', '', releaseRLock),
    native('locked', '', isLocked),
    native('_is_owned', '', (rt, self) => boolHandle(ownsRLock(rt, self))),
    native('_recursion_count', '', (rt, self) =>
      rt.newInt(ownsRLock(rt, self) ? rt.heap.words[rt.heap.base[self]] : 0),
    ),
    native('_release_save', '', (rt, self) => {
      if (rt.heap.words[rt.heap.base[self]] === 0) rt.raise('RuntimeError', 'cannot release un-acquired lock');
      const at = rt.heap.base[self];
      const saved = newTuple(rt, [rt.newInt(rt.heap.words[at]), rt.newInt(rt.heap.words[at + LockWord.Owner])]);
      rt.heap.setRaw(at, 0);
      return saved;
    }),
    native(
      '_acquire_restore',
      'state, /',
      (rt, self, state) => {
        const { heap } = rt;
        const [count, owner] = tupleItems(heap, state);
        const at = heap.base[self];
        machineOf(rt).threads.wait(() => heap.words[at] === 0, -1);
        heap.setRaw(at, Number(rt.intValue(count)));
        heap.setRaw(at + LockWord.Owner, Number(rt.intValue(owner)));
        return NONE;
      },
      { waits: true },
    ),
    native('__enter__', '', (rt, self) => acquireRLock(rt, self, [], null), { waits: true }),
    rawNative('__exit__', '(*exc_info)', releaseRLock),
    native('_at_fork_reinit', '', (rt, self) => {
      clearLock(rt, self);
      return NONE;
    }),
  ],
});

// ---- thread-local data

/** Word offsets of a thread's own data: its `__dict__` is that of the thread that runs. */
const enum LocalWord {
  Dict,
  /** A dict from thread numbers to dicts. */
  Dicts,
  Args,
  Count,
}

/** Puts the running thread's dict in place; a thread that comes for the first time runs `__init__`. */
function enterLocal(rt: Runtime, self: Handle): void {
  const { heap } = rt;
  const at = heap.base[self];
  const key = rt.newInt(currentNumber(rt));
  const known = dictGet(rt, heap.words[at + LocalWord.Dicts], key);
  if (known !== NULL) {
    heap.setRef(at + LocalWord.Dict, known);
    return;
  }
  const dict = newDict(rt);
  dictSet(rt, heap.words[at + LocalWord.Dicts], key, dict);
  heap.setRef(at + LocalWord.Dict, dict);
  const type = rt.typeOf(self);
  const [args, names] = tupleItems(heap, heap.words[at + LocalWord.Args]);
  const keywords = tupleItems(heap, names).map((name) => rt.text(name));
  if (type.has(TypeFlag.Heap))
    type.slots.init?.(rt, self, tupleItems(heap, args), keywords.length === 0 ? null : keywords);
}

const local = defineType({
  id: null,
  name: '_local',
  module: '_thread',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs,
  layout: { words: LocalWord.Count, refs: LocalWord.Count, dict: LocalWord.Dict },
  doc: 'Thread-local data',
  slots: {
    new: (rt, type, args, kwnames) => {
      const { heap } = rt;
      if (args.length > 0 && type.slots.init === objectInit) {
        rt.raise('TypeError', 'Initialization arguments are not supported');
      }
      const made = allocate(rt, type);
      const at = heap.base[made];
      const dict = newDict(rt);
      const dicts = newDict(rt);
      dictSet(rt, dicts, rt.newInt(currentNumber(rt)), dict);
      heap.setRef(at + LocalWord.Dict, dict);
      heap.setRef(at + LocalWord.Dicts, dicts);
      const names = newTuple(
        rt,
        (kwnames ?? []).map((name) => rt.intern(name)),
      );
      heap.setRef(at + LocalWord.Args, newTuple(rt, [newTuple(rt, args), names]));
      return made;
    },
    getattro: (rt, self, name) => {
      enterLocal(rt, self);
      return objectGetAttribute(rt, self, name);
    },
    setattro: (rt, self, name, value) => {
      enterLocal(rt, self);
      genericSetAttr(rt, self, name, value);
    },
  },
  getset: {
    __dict__: {
      get: (rt, self) => {
        enterLocal(rt, self);
        return rt.heap.words[rt.heap.base[self] + LocalWord.Dict];
      },
    },
  },
});

// ---- threads

const enum HandleWord {
  /** The thread's number; 0 before it is started. */
  Number,
  State,
  Count,
}

const enum HandleState {
  NotStarted,
  Running,
  Done,
}

function handleState(rt: Runtime, self: Handle): HandleState {
  const at = rt.heap.base[self];
  const state: HandleState = rt.heap.words[at + HandleWord.State];
  return state === HandleState.Running && machineOf(rt).threads.isDone(rt.heap.words[at]) ? HandleState.Done : state;
}

const threadHandle = defineType({
  id: null,
  name: '_ThreadHandle',
  module: '_thread',
  flags: 0,
  layout: {
    words: HandleWord.Count,
    refs: 0,
    release: (rt, self) => {
      rt.heap.setRaw(rt.heap.base[self], 0);
      rt.heap.setRaw(rt.heap.base[self] + HandleWord.State, HandleState.NotStarted);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type),
    repr: (rt, self) => rt.newStr(`<_ThreadHandle object: ident=${threadIdent(rt.heap.words[rt.heap.base[self]])}>`),
  },
  getset: {
    ident: { get: (rt, self) => rt.newInt(threadIdent(rt.heap.words[rt.heap.base[self]])) },
  },
  methods: [
    native(
      'join',
      'timeout=None, /',
      (rt, self, timeout) => {
        const { threads } = machineOf(rt);
        const state = handleState(rt, self);
        if (state === HandleState.NotStarted) rt.raise('RuntimeError', 'thread not started');
        if (state === HandleState.Running && rt.heap.words[rt.heap.base[self]] === threads.currentNumber) {
          rt.raise('RuntimeError', 'Cannot join current thread');
        }
        const limit = timeout === NULL || timeout === NONE ? -1 : Math.max(0, rt.toFloat(timeout));
        threads.wait(() => handleState(rt, self) === HandleState.Done, limit);
        return NONE;
      },
      { waits: true },
    ),
    native('is_done', '', (rt, self) => boolHandle(handleState(rt, self) === HandleState.Done)),
    native('_set_done', '', (rt, self) => {
      rt.heap.setRaw(rt.heap.base[self] + HandleWord.State, HandleState.Done);
      return NONE;
    }),
  ],
});

function newHandle(rt: Runtime): Handle {
  return allocate(rt, moduleType(rt, '_thread._ThreadHandle'));
}

/** Starts a thread for a handle, which then stands for it. */
function startFor(rt: Runtime, handle: Handle, func: Handle, daemon: boolean): Handle {
  const at = rt.heap.base[handle];
  if (handleState(rt, handle) !== HandleState.NotStarted) rt.raise('RuntimeError', 'thread already started');
  rt.heap.setRaw(at, machineOf(rt).threads.start(func, newTuple(rt, []), NULL, handle, daemon));
  rt.heap.setRaw(at + HandleWord.State, HandleState.Running);
  return handle;
}

const allocateLock = (rt: Runtime): Handle => allocate(rt, moduleType(rt, '_thread.lock'));

function aliases(names: readonly string[], parameters: string, impl: NativeFunction['impl']): NativeFunction[] {
  return names.map((name) => native(name, parameters, impl));
}

export const threadModule: BuiltinModule = {
  name: '_thread',
  doc:
    "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more " +
    'convenient interface.',
  functions: [
    ...aliases(['start_new_thread', 'start_new'], 'function, args, kwargs={}, /', (rt, _self, func, args, kwargs) => {
      if (!rt.isCallable(func)) rt.raise('TypeError', 'first arg must be callable');
      if (!rt.isInstance(args, rt.types[TypeId.Tuple])) rt.raise('TypeError', '2nd arg must be a tuple');
      if (kwargs !== NULL && !rt.isInstance(kwargs, rt.types[TypeId.Dict])) {
        rt.raise('TypeError', 'optional 3rd arg must be a dictionary');
      }
      return rt.newInt(threadIdent(machineOf(rt).threads.start(func, args, kwargs, NULL, true)));
    }),
    native('start_joinable_thread', 'function, handle=None, daemon=True', (rt, _self, func, handle, daemon) => {
      if (!rt.isCallable(func)) rt.raise('TypeError', 'thread function must be callable');
      const given = handle === NULL || handle === NONE ? newHandle(rt) : handle;
      return startFor(rt, given, func, daemon === NULL || rt.truth(daemon));
    }),
    native('_make_thread_handle', 'ident', (rt, _self, ident) => {
      const made = newHandle(rt);
      rt.heap.setRaw(rt.heap.base[made], numberOf(Number(rt.index(ident))));
      rt.heap.setRaw(rt.heap.base[made] + HandleWord.State, HandleState.Running);
      return made;
    }),
    ...aliases(['allocate_lock', 'allocate'], '', (rt) => allocateLock(rt)),
    ...aliases(['exit', 'exit_thread'], '', (rt) => rt.raiseWith('SystemExit', [])),
    native('get_ident', '', (rt) => rt.newInt(threadIdent(currentNumber(rt)))),
    native('get_native_id', '', (rt) => rt.newInt(1000 + currentNumber(rt))),
    native('_get_main_thread_ident', '', (rt) => rt.newInt(threadIdent(machineOf(rt).processes.mainThread))),
    native('_is_main_interpreter', '', () => TRUE),
    native('_count', '', (rt) => rt.newInt(machineOf(rt).threads.count)),
    native(
      '_shutdown',
      '',
      (rt) => {
        const { threads } = machineOf(rt);
        threads.wait(() => !threads.awaited, -1);
        return NONE;
      },
      { waits: true },
    ),
    native('daemon_threads_allowed', '', () => TRUE),
    native('stack_size', 'size=0, /', (rt) => rt.newInt(0)),
    native('interrupt_main', 'signum=2, /', (rt) => rt.raiseWith('KeyboardInterrupt', [])),
    native('_excepthook', 'args, /', (rt, _self, args) => {
      const thread = tupleItem(rt, args, 3);
      if (tupleItem(rt, args, 0) === rt.exceptionType('SystemExit').handle) return NONE;
      const name = thread === NONE ? String(threadIdent(currentNumber(rt))) : rt.str(rt.getAttr(thread, '_name'));
      const text = tracebackText(machineOf(rt), tupleItem(rt, args, 1));
      writeStream(machineOf(rt), 'stderr', `Exception in thread ${name}:\n${text}`);
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    const [lockType] = addTypes(vm, set, [lock, rlock, threadHandle, local]);
    set('LockType', lockType.handle);
    set('error', vm.exceptionType('RuntimeError').handle);
    set('TIMEOUT_MAX', vm.newFloat(LONGEST_TIMEOUT));
    const hookArgs = makeStructSequenceType(vm, '_thread', '_ExceptHookArgs', [
      'exc_type',
      'exc_value',
      'exc_traceback',
      'thread',
    ]);
    set('_ExceptHookArgs', hookArgs.handle);
  },
};
