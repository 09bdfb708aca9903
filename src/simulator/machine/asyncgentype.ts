/**
 * Asynchronous generators and what their methods give to be awaited. Twin of the PyAsyncGen part of
 * Objects/genobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { unwrapAsyncValue } from '../objects/asyncgen';
import { Raised } from '../objects/errors';
import { AsyncFlag, AsyncGeneratorWord, GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { machineOf } from './frametype';
import {
  deallocGenerator,
  finalizeGenerator,
  generatorAttributes,
  ignoring,
  resume,
  showAs,
  stateOf,
  throwInto,
  warnOfObject,
  type Resumption,
} from './generatortype';
import { thrownArguments, thrownException, type Thrown } from './thrown';
import type { Interpreter } from './interpreter';

/** Words of what asend() and `__anext__()` return. */
const enum AsendWord {
  Generator,
  /** The value to send in, 0: none. */
  Value,
  /** An {@link AwaitableState}. */
  State,
  Count,
}

/** Words of what athrow() and aclose() return. */
const enum AthrowWord {
  Generator,
  /** The arguments of athrow() as a tuple; 0: it is aclose(). */
  Arguments,
  State,
  Count,
}

const enum AwaitableState {
  Init,
  Iter,
  Closed,
}

const IGNORED_EXIT = 'async generator ignored GeneratorExit';

function has(vm: Interpreter, generator: Handle, flag: AsyncFlag): boolean {
  return (vm.heap.words[vm.heap.base[generator] + AsyncGeneratorWord.Flags] & flag) !== 0;
}

function setFlag(vm: Interpreter, generator: Handle, flag: AsyncFlag, on: boolean): void {
  const address = vm.heap.base[generator] + AsyncGeneratorWord.Flags;
  const flags = vm.heap.words[address];
  vm.heap.setRaw(address, on ? flags | flag : flags & ~flag);
}

/** The first use of a generator: the event loop learns of it (`sys.set_asyncgen_hooks`). */
function initHooks(vm: Interpreter, generator: Handle): void {
  if (has(vm, generator, AsyncFlag.HooksInited)) return;
  setFlag(vm, generator, AsyncFlag.HooksInited, true);
  const { firstiter, finalizer } = vm.asyncGenHooks;
  if (finalizer !== NULL) vm.heap.setRef(vm.heap.base[generator] + GeneratorWord.Extra, finalizer);
  if (firstiter !== NULL) vm.call(firstiter, [generator]);
}

/** Whether an exception says that the generator is over. */
function endsGenerator(vm: Interpreter, exception: Handle): boolean {
  return (
    vm.isInstance(exception, vm.exceptionType('StopAsyncIteration')) ||
    vm.isInstance(exception, vm.exceptionType('GeneratorExit'))
  );
}

/**
 * Runs a generator on: what an await inside it hands through is returned, a value that it yields ends the await with
 * StopIteration, its end is StopAsyncIteration. Twin of async_gen_unwrap_value.
 */
function advance(vm: Interpreter, generator: Handle, run: () => Resumption): Handle {
  let step: Resumption;
  try {
    step = run();
  } catch (problem) {
    if (problem instanceof Raised) {
      if (endsGenerator(vm, problem.exception)) setFlag(vm, generator, AsyncFlag.Closed, true);
      setFlag(vm, generator, AsyncFlag.Running, false);
    }
    throw problem;
  }
  if (step.finished) {
    setFlag(vm, generator, AsyncFlag.Closed, true);
    setFlag(vm, generator, AsyncFlag.Running, false);
    return vm.raiseWith('StopAsyncIteration', []);
  }
  const yielded = unwrapAsyncValue(vm, step.value);
  if (yielded === NULL) return step.value;
  setFlag(vm, generator, AsyncFlag.Running, false);
  return vm.raiseWith('StopIteration', [yielded]);
}

/** Runs something; an exception from it closes the awaitable whose state stands at an address. */
function closingOnError(vm: Interpreter, state: number, body: () => Handle): Handle {
  try {
    return body();
  } catch (problem) {
    if (problem instanceof Raised) vm.heap.setRaw(state, AwaitableState.Closed);
    throw problem;
  }
}

// ---- asend() and __anext__()

function newAsend(vm: Interpreter, generator: Handle, value: Handle): Handle {
  initHooks(vm, generator);
  const asend = vm.heap.create(TypeId.AsyncGenASend, 0, AsendWord.Count);
  const base = vm.heap.base[asend];
  vm.heap.setRef(base + AsendWord.Generator, generator);
  vm.heap.setRef(base + AsendWord.Value, value);
  return asend;
}

/** Marks an awaitable and its generator as under way. */
function startAsend(vm: Interpreter, self: Handle): Handle {
  const { heap } = vm;
  const base = heap.base[self];
  const generator = heap.words[base + AsendWord.Generator];
  const state: AwaitableState = heap.words[base + AsendWord.State];
  if (state === AwaitableState.Closed) {
    vm.raise('RuntimeError', 'cannot reuse already awaited __anext__()/asend()');
  }
  if (state === AwaitableState.Init) {
    if (has(vm, generator, AsyncFlag.Running)) {
      heap.setRaw(base + AsendWord.State, AwaitableState.Closed);
      vm.raise('RuntimeError', 'anext(): asynchronous generator is already running');
    }
    heap.setRaw(base + AsendWord.State, AwaitableState.Iter);
  }
  setFlag(vm, generator, AsyncFlag.Running, true);
  return generator;
}

function asendSend(vm: Interpreter, self: Handle, value: Handle): Handle {
  const { heap } = vm;
  const base = heap.base[self];
  const first = heap.words[base + AsendWord.State] === AwaitableState.Init;
  const generator = startAsend(vm, self);
  const sent = first && value === NONE ? heap.words[base + AsendWord.Value] : value;
  return closingOnError(vm, base + AsendWord.State, () =>
    advance(vm, generator, () => resume(vm, generator, sent === NULL ? NONE : sent)),
  );
}

function asendThrow(vm: Interpreter, self: Handle, thrown: Thrown): Handle {
  const generator = startAsend(vm, self);
  return closingOnError(vm, vm.heap.base[self] + AsendWord.State, () =>
    advance(vm, generator, () => throwInto(vm, generator, thrown)),
  );
}

/** close(): throws GeneratorExit; only an end of the awaitable is an answer. */
function closeAwaitable(vm: Interpreter, state: number, throwExit: (exit: Handle) => void): Handle {
  if (vm.heap.words[state] === AwaitableState.Closed) return NONE;
  const problem = vm.attempt(['StopIteration', 'StopAsyncIteration', 'GeneratorExit'], () =>
    throwExit(vm.newException(vm.exceptionType('GeneratorExit'), [])),
  );
  return problem === NULL ? vm.raise('RuntimeError', 'coroutine ignored GeneratorExit') : NONE;
}

// ---- athrow() and aclose()

function newAthrow(vm: Interpreter, generator: Handle, args: Handle): Handle {
  initHooks(vm, generator);
  const athrow = vm.heap.create(TypeId.AsyncGenAThrow, 0, AthrowWord.Count);
  const base = vm.heap.base[athrow];
  vm.heap.setRef(base + AthrowWord.Generator, generator);
  vm.heap.setRef(base + AthrowWord.Arguments, args);
  return athrow;
}

/** What aclose() drives its generator with: any end of it is the end of the await, a yielded value is an error. */
function closeStep(vm: Interpreter, generator: Handle, state: number, run: () => Resumption): Handle {
  let value: Handle = NULL;
  const end = (): void => {
    setFlag(vm, generator, AsyncFlag.Running, false);
    vm.heap.setRaw(state, AwaitableState.Closed);
  };
  let finished = false;
  let problem: Handle = NULL;
  try {
    problem = vm.attempt(['StopAsyncIteration', 'GeneratorExit'], () => {
      ({ finished, value } = run());
    });
  } catch (other) {
    if (other instanceof Raised) end();
    throw other;
  }
  if (problem !== NULL || finished) {
    end();
    return vm.raiseWith('StopIteration', []);
  }
  if (unwrapAsyncValue(vm, value) === NULL) return value;
  end();
  return vm.raise('RuntimeError', IGNORED_EXIT);
}

/** Twin of async_gen_athrow_send. */
function athrowSend(vm: Interpreter, self: Handle, value: Handle): Handle {
  const { heap } = vm;
  const base = heap.base[self];
  const address = base + AthrowWord.State;
  const generator = heap.words[base + AthrowWord.Generator];
  const args = heap.words[base + AthrowWord.Arguments];
  const state: AwaitableState = heap.words[address];
  const close = (): void => heap.setRaw(address, AwaitableState.Closed);
  if (state === AwaitableState.Closed) vm.raise('RuntimeError', 'cannot reuse already awaited aclose()/athrow()');
  if (stateOf(vm, generator) === GeneratorState.Closed) {
    close();
    return vm.raiseWith('StopIteration', []);
  }
  let run = (): Resumption => resume(vm, generator, value);
  if (state === AwaitableState.Init) {
    refuseRunning(vm, generator, args, close);
    if (has(vm, generator, AsyncFlag.Closed)) {
      close();
      return vm.raiseWith('StopAsyncIteration', []);
    }
    if (value !== NONE) vm.raise('RuntimeError', "can't send non-None value to a just-started coroutine");
    heap.setRaw(address, AwaitableState.Iter);
    setFlag(vm, generator, AsyncFlag.Running, true);
    if (args === NULL) setFlag(vm, generator, AsyncFlag.Closed, true);
    run = () => throwInto(vm, generator, thrownBy(vm, args), false);
  }
  if (args === NULL) return closeStep(vm, generator, address, run);
  return closingOnError(vm, address, () => advance(vm, generator, run));
}

function refuseRunning(vm: Interpreter, generator: Handle, args: Handle, close: () => void): void {
  if (!has(vm, generator, AsyncFlag.Running)) return;
  close();
  const method = args === NULL ? 'aclose' : 'athrow';
  vm.raise('RuntimeError', `${method}(): asynchronous generator is already running`);
}

/** What athrow()'s arguments throw; for aclose() GeneratorExit. */
function thrownBy(vm: Interpreter, args: Handle): Thrown {
  if (args === NULL) return thrownException(vm.newException(vm.exceptionType('GeneratorExit'), []));
  const [type, value = NULL, traceback = NULL] = vm.items(args);
  return thrownArguments(vm, type, value, traceback);
}

/** Twin of async_gen_athrow_throw. */
function athrowThrow(vm: Interpreter, self: Handle, thrown: Thrown): Handle {
  const { heap } = vm;
  const base = heap.base[self];
  const address = base + AthrowWord.State;
  const generator = heap.words[base + AthrowWord.Generator];
  const args = heap.words[base + AthrowWord.Arguments];
  const state: AwaitableState = heap.words[address];
  if (state === AwaitableState.Closed) vm.raise('RuntimeError', 'cannot reuse already awaited aclose()/athrow()');
  if (state === AwaitableState.Init) {
    refuseRunning(vm, generator, args, () => heap.setRaw(address, AwaitableState.Closed));
    heap.setRaw(address, AwaitableState.Iter);
    setFlag(vm, generator, AsyncFlag.Running, true);
  }
  const run = (): Resumption => throwInto(vm, generator, thrown);
  if (args === NULL) return closeStep(vm, generator, address, run);
  return closingOnError(vm, address, () => advance(vm, generator, run));
}

// ---- the types

/** send, throw and close of an awaitable. */
function awaitableMethods(
  send: (vm: Interpreter, self: Handle, value: Handle) => Handle,
  raise: (vm: Interpreter, self: Handle, thrown: Thrown) => Handle,
  state: number,
): readonly NativeFunction[] {
  return [
    native('send', 'arg, /', (rt, self, value) => send(machineOf(rt), self, value)),
    native('throw', 'typ, val=None, tb=None, /', (rt, self, type, value, traceback) => {
      const vm = machineOf(rt);
      return raise(vm, self, thrownArguments(vm, type, value, traceback));
    }),
    native('close', '', (rt, self) => {
      const vm = machineOf(rt);
      return closeAwaitable(vm, vm.heap.base[self] + state, (exit) => raise(vm, self, thrownException(exit)));
    }),
  ];
}

/** Twin of _PyErr_WarnUnawaitedAgenMethod. */
function warnNeverAwaited(rt: Runtime, self: Handle, method: string): void {
  const vm = machineOf(rt);
  const generator = vm.heap.words[vm.heap.base[self]];
  const name = vm.repr(vm.heap.words[vm.heap.base[generator] + GeneratorWord.Qualname]);
  ignoring(
    vm,
    () => `Exception ignored while finalizing async generator ${vm.repr(generator)}`,
    () => warnOfObject(vm, `coroutine method '${method}' of ${name} was never awaited`),
  );
}

const awaitableFlags = TypeFlag.GC | TypeFlag.DisallowInstantiation;

export const asendType = defineType({
  id: TypeId.AsyncGenASend,
  name: 'async_generator_asend',
  flags: awaitableFlags,
  layout: { words: AsendWord.Count, refs: AsendWord.State },
  slots: {
    await: (_rt, self) => self,
    iter: (_rt, self) => self,
    iternext: (rt, self) => asendSend(machineOf(rt), self, NONE),
    finalize: (rt, self) => {
      if (rt.heap.words[rt.heap.base[self] + AsendWord.State] === AwaitableState.Init) {
        warnNeverAwaited(rt, self, 'asend');
      }
    },
  },
  methods: awaitableMethods(asendSend, asendThrow, AsendWord.State),
});

export const athrowType = defineType({
  id: TypeId.AsyncGenAThrow,
  name: 'async_generator_athrow',
  flags: awaitableFlags,
  layout: { words: AthrowWord.Count, refs: AthrowWord.State },
  slots: {
    await: (_rt, self) => self,
    iter: (_rt, self) => self,
    iternext: (rt, self) => athrowSend(machineOf(rt), self, NONE),
    finalize: (rt, self) => {
      const base = rt.heap.base[self];
      if (rt.heap.words[base + AthrowWord.State] !== AwaitableState.Init) return;
      warnNeverAwaited(rt, self, rt.heap.words[base + AthrowWord.Arguments] === NULL ? 'aclose' : 'athrow');
    },
  },
  methods: awaitableMethods(athrowSend, athrowThrow, AthrowWord.State),
});

/** An asynchronous generator dies: the event loop's finalizer closes it, where there is one. */
function finalize(rt: Runtime, self: Handle): void {
  const vm = machineOf(rt);
  const finalizer = vm.heap.words[vm.heap.base[self] + GeneratorWord.Extra];
  if (stateOf(vm, self) === GeneratorState.Closed) return;
  if (finalizer === NULL || has(vm, self, AsyncFlag.Closed)) {
    finalizeGenerator(rt, self);
    return;
  }
  ignoring(
    vm,
    () => `Exception ignored while finalizing generator ${vm.repr(self)}`,
    () => vm.call(vm.heap.keep(finalizer), [self]),
  );
}

export const asyncGeneratorType = defineType({
  id: TypeId.AsyncGenerator,
  name: 'async_generator',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout: {
    words: AsyncGeneratorWord.Count,
    refs: GeneratorWord.RefCount,
    dealloc: deallocGenerator,
  },
  slots: {
    repr: showAs('async_generator'),
    aiter: (_rt, self) => self,
    anext: (rt, self) => newAsend(machineOf(rt), self, NULL),
    finalize,
  },
  methods: [
    native('asend', 'arg, /', (rt, self, value) => newAsend(machineOf(rt), self, value)),
    rawNative('athrow', null, (rt, self, args) => {
      if (args.length < 1 || args.length > 3) {
        const bound = args.length < 1 ? 'at least 1 argument' : 'at most 3 arguments';
        rt.raise('TypeError', `athrow expected ${bound}, got ${args.length}`);
      }
      if (args.length > 1) {
        rt.warn(
          'DeprecationWarning',
          'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.',
        );
      }
      return newAthrow(machineOf(rt), self, rt.newTuple(args));
    }),
    native('aclose', '', (rt, self) => newAthrow(machineOf(rt), self, NULL)),
    native(
      '__class_getitem__',
      'object, /',
      (rt, self, argument) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, argument]),
      { binding: 'class' },
    ),
  ],
  getset: {
    ...generatorAttributes('ag'),
    ag_running: { get: (rt, self) => machineOf(rt).bool(has(machineOf(rt), self, AsyncFlag.Running)) },
  },
});
