/**
 * Generators and coroutines as objects: next, send, throw, close. Twin of Objects/genobject.c.
 */
import { Op } from '../compiler/opcodes';
import { NONE, NULL, type Handle } from '../memory';
import { classGetItem } from '../objects/arguments';
import { Raised } from '../objects/errors';
import { FrameWord } from '../objects/frame';
import { GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { clearReferences } from '../objects/dealloc';
import { defineType, type GetSet } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type Slots } from '../objects/typeobject';
import { Ended, evaluate } from './evaluate';
import { machineOf } from './frametype';
import { ReturnMode } from './frames';
import { enterGeneratorFrame, kindOf, partWithFrame, resumeGenerator, withGeneratorFrame } from './generators';
import type { Interpreter } from './interpreter';
import { isGeneratorExit, thrownArguments, thrownException, warnOfSignature, type Thrown } from './thrown';

/** What a resumption came to: a yielded value, or (finished) the generator's return value. Owned by the pool. */
export interface Resumption {
  readonly finished: boolean;
  readonly value: Handle;
}

const CO_ITERABLE_COROUTINE = 0x100;
/** In RESUME's oparg: only the handler that turns StopIteration into RuntimeError is around the yield. */
const RESUME_DEPTH1 = 4;

export function stateOf(vm: Interpreter, generator: Handle): GeneratorState {
  return vm.heap.words[vm.heap.base[generator] + GeneratorWord.State];
}

/** Runs a generator from native code until it yields or ends. */
export function resume(vm: Interpreter, generator: Handle, value: Handle): Resumption {
  const yielded = yieldNext(vm, generator, value);
  return yielded === NULL ? { finished: true, value: vm.returned } : { finished: false, value: yielded };
}

/** As {@link resume}: the value that it yields (the pool's), or NULL with what it returned in `vm.returned`. */
function yieldNext(vm: Interpreter, generator: Handle, value: Handle): Handle {
  const { depth, poolBase, heap } = vm;
  vm.enterNative();
  try {
    if (value !== NULL) heap.incref(value);
    if (!resumeGenerator(vm, generator, value, ReturnMode.NativeGenerator)) {
      vm.returned = NONE;
      return NULL;
    }
    vm.poolBase = heap.poolMark;
    const ended = evaluate(vm, depth, vm.poolBase);
    const result = heap.autorelease(vm.result);
    if (ended !== Ended.Returned) return result;
    vm.returned = result;
    return NULL;
  } finally {
    vm.poolBase = poolBase;
    vm.leaveNative();
  }
}

/** `next(generator)` for whoever iterates: NULL at the end. */
function iterateGenerator(vm: Interpreter, generator: Handle): Handle {
  const value = yieldNext(vm, generator, NULL);
  if (value !== NULL) return value;
  const { returned } = vm;
  return returned === NONE ? NULL : stopIteration(vm, returned);
}

function run(vm: Interpreter, enter: () => boolean): Resumption {
  const { depth, poolBase } = vm;
  vm.enterNative();
  try {
    if (!enter()) return { finished: true, value: NONE };
    vm.poolBase = vm.heap.poolMark;
    const ended = evaluate(vm, depth, vm.poolBase);
    return { finished: ended === Ended.Returned, value: vm.heap.autorelease(vm.result) };
  } finally {
    vm.poolBase = poolBase;
    vm.leaveNative();
  }
}

/** What a suspended generator delegates to with `yield from` or `await`; NULL: nothing. Borrowed. */
export function yieldFromOf(vm: Interpreter, generator: Handle): Handle {
  const { heap } = vm;
  if (stateOf(vm, generator) !== GeneratorState.Suspended) return NULL;
  const frame = heap.words[heap.base[generator] + GeneratorWord.Frame];
  const block = heap.base[frame];
  const exec = vm.execs[heap.num[frame]];
  if (((resumeArgument(vm, generator) ?? 0) & 3) < 2) return NULL;
  const depth = heap.words[block + FrameWord.StackDepth];
  return depth === 0 ? NULL : heap.words[block + FrameWord.Header + exec.localCount + depth - 1];
}

/** The oparg of the RESUME that a suspended generator goes on at. */
function resumeArgument(vm: Interpreter, generator: Handle): number | null {
  const { heap } = vm;
  const frame = heap.words[heap.base[generator] + GeneratorWord.Frame];
  if (frame === NULL) return null;
  const exec = vm.execs[heap.num[frame]];
  const at = heap.words[heap.base[frame] + FrameWord.LastInstruction] + 1;
  return at < exec.instructions.length ? (exec.instructions[at] & 0x7fffffff) >> 8 : null;
}

/**
 * Raises an exception inside the generator, as its `throw` does; delegates first. `closeOnExit`: what is being delegated
 * to is closed on GeneratorExit, not told of it.
 */
export function throwInto(vm: Interpreter, generator: Handle, what: Thrown, closeOnExit = true): Resumption {
  const { heap } = vm;
  const delegate = yieldFromOf(vm, generator);
  let thrown: Handle = NULL;
  if (delegate !== NULL) {
    const base = heap.base[generator];
    heap.keep(delegate);
    const closes = closeOnExit && isGeneratorExit(vm, what.args[0]);
    const isGenerator = heap.type[delegate] === TypeId.Generator || heap.type[delegate] === TypeId.Coroutine;
    // Where the look-up fails the generator stays where it is.
    const method = closes || isGenerator ? NULL : vm.findAttr(delegate, 'throw');
    const inner = attemptWhileExecuting(vm, base, () => {
      if (closes) {
        closeIterator(vm, delegate);
        return null;
      }
      if (isGenerator) return withGeneratorFrame(vm, generator, () => throwInto(vm, delegate, what, closeOnExit));
      if (method === NULL) return null;
      return withGeneratorFrame(vm, generator, () => ({ finished: false, value: vm.call(method, what.args) }));
    });
    if (inner instanceof Raised) thrown = heap.autorelease(inner.exception);
    else if (inner !== null) {
      if (!inner.finished) return inner;
      // The delegate returned: its value goes to the delegating frame, past its yield.
      thrown = vm.newException(vm.exceptionType('StopIteration'), inner.value === NONE ? [] : [inner.value]);
    }
  }
  return throwHere(vm, generator, thrown === NULL ? what.exception() : thrown);
}

/** Runs something on behalf of a suspended generator, which counts as executing meanwhile. */
function attemptWhileExecuting<T>(vm: Interpreter, base: number, body: () => T): T | Raised {
  vm.heap.setRaw(base + GeneratorWord.State, GeneratorState.Executing);
  try {
    return body();
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
    vm.reraising = false;
    return problem;
  } finally {
    vm.heap.setRaw(base + GeneratorWord.State, GeneratorState.Suspended);
  }
}

/** Raises an exception (borrowed) at the place where the generator is parked. */
function throwHere(vm: Interpreter, generator: Handle, exception: Handle): Resumption {
  const { heap } = vm;
  const state = stateOf(vm, generator);
  if (state === GeneratorState.Executing) vm.raise('ValueError', `${kindOf(vm, generator)} already executing`);
  if (state === GeneratorState.Closed) {
    if (heap.type[generator] === TypeId.Coroutine) vm.raise('RuntimeError', 'cannot reuse already awaited coroutine');
    throw new Raised(heap.incref(exception));
  }
  return run(vm, () => {
    heap.setRaw(heap.base[generator] + GeneratorWord.State, GeneratorState.Executing);
    enterGeneratorFrame(vm, generator, ReturnMode.NativeGenerator);
    // As when it is resumed by send(None): handlers count on a value being there.
    vm.stack[vm.sp++] = heap.incref(NONE);
    vm.pendingThrow = heap.incref(exception);
    // The frame is at its RESUME already; the handlers are those of the yield before it.
    if ((vm.exec.instructions[vm.last + 1] & 0xff) === Op.RESUME) vm.reraiseAt = vm.last++;
    vm.contextFor(exception);
    return true;
  });
}

/** `close()` of whatever is being delegated to. */
function closeIterator(vm: Interpreter, iterator: Handle): void {
  const type = vm.heap.type[iterator];
  if (type === TypeId.Generator || type === TypeId.Coroutine) {
    closeGenerator(vm, iterator);
    return;
  }
  let method: Handle = NULL;
  ignoring(
    vm,
    () => `Exception ignored while closing generator ${vm.repr(iterator)}`,
    () => (method = vm.findAttr(iterator, 'close')),
  );
  if (method !== NULL) vm.call(method, []);
}

function isTraced(vm: Interpreter, generator: Handle): boolean {
  return vm.execs[vm.heap.num[vm.heap.words[vm.heap.base[generator] + GeneratorWord.Frame]]].traced;
}

/** `close()`: the generator's return value, or None. */
export function closeGenerator(vm: Interpreter, generator: Handle): Handle {
  const { heap } = vm;
  const base = heap.base[generator];
  const state = stateOf(vm, generator);
  if (state === GeneratorState.Closed) return NONE;
  if (state === GeneratorState.Created) {
    // The frame is not cleared: what was passed in lives as long as the generator.
    heap.setRaw(base + GeneratorWord.State, GeneratorState.Closed);
    return NONE;
  }
  let unnoticed: Handle = NULL;
  if (state === GeneratorState.Suspended) {
    const argument = resumeArgument(vm, generator);
    if (argument !== null && (argument & RESUME_DEPTH1) !== 0 && (argument & 3) < 2) {
      // Nothing around the yield could notice.
      unnoticed = heap.words[base + GeneratorWord.Frame];
    }
    if (unnoticed !== NULL && !isTraced(vm, generator)) {
      heap.setRaw(base + GeneratorWord.State, GeneratorState.Closed);
      heap.setRef(base + GeneratorWord.Handled, NULL);
      partWithFrame(vm, generator);
      return NONE;
    }
  }
  let result: Handle = NONE;
  const problem = vm.attempt(['GeneratorExit', 'StopIteration'], () => {
    const exit = vm.newException(vm.exceptionType('GeneratorExit'), []);
    const { finished, value } = throwInto(vm, generator, thrownException(exit));
    if (!finished) vm.raise('RuntimeError', `${kindOf(vm, generator)} ignored GeneratorExit`);
    result = value;
  });
  // Shown as steps only: CPython takes the frame off its generator and runs nothing.
  if (unnoticed !== NULL && vm.ownedFrames.has(unnoticed)) heap.setRef(heap.base[unnoticed] + FrameWord.Back, NULL);
  return problem === NULL ? result : NONE;
}

/** The end of an iteration as an exception, with the return value. */
export function stopIteration(vm: Interpreter, value: Handle): never {
  return vm.raiseWith('StopIteration', value === NONE ? [] : [value]);
}

export function unwrap(vm: Interpreter, { finished, value }: Resumption): Handle {
  return finished ? stopIteration(vm, value) : value;
}

/** Of each type its own: they say different things of themselves. */
const makeMethods = (): NativeFunction[] => [
  native('send', 'arg, /', (rt, self, arg) => {
    const vm = machineOf(rt);
    return unwrap(vm, resume(vm, self, arg));
  }),
  native('throw', 'typ, val=None, tb=None, /', (rt, self, type, value, traceback) => {
    warnOfSignature(rt, value, traceback);
    const vm = machineOf(rt);
    return unwrap(vm, throwInto(vm, self, thrownArguments(vm, type, value, traceback)));
  }),
  native('close', '', (rt, self) => closeGenerator(machineOf(rt), self)),
];

function word(offset: GeneratorWord): GetSet {
  return {
    get: (rt, self) => rt.heap.words[rt.heap.base[self] + offset],
    set: (rt, self, value) => {
      const attribute = offset === GeneratorWord.Name ? '__name__' : '__qualname__';
      if (value === NULL || !rt.isStr(value)) rt.raise('TypeError', `${attribute} must be set to a string object`);
      rt.heap.setRef(rt.heap.base[self] + offset, value);
    },
  };
}

/** The attributes that generators of all kinds have, under their prefix. */
export function generatorAttributes(prefix: string): Record<string, GetSet> {
  return {
    __name__: word(GeneratorWord.Name),
    __qualname__: word(GeneratorWord.Qualname),
    [`${prefix}_frame`]: {
      get: (rt, self) => {
        if (stateOf(machineOf(rt), self) === GeneratorState.Closed) return NONE;
        return rt.heap.words[rt.heap.base[self] + GeneratorWord.Frame] || NONE;
      },
    },
    [`${prefix}_running`]: {
      get: (rt, self) => machineOf(rt).bool(stateOf(machineOf(rt), self) === GeneratorState.Executing),
    },
    [`${prefix}_suspended`]: {
      get: (rt, self) => machineOf(rt).bool(stateOf(machineOf(rt), self) === GeneratorState.Suspended),
    },
    [`${prefix}_code`]: {
      get: (rt, self) => machineOf(rt).codeHandleOfGenerator(self),
    },
    [prefix === 'gi' ? 'gi_yieldfrom' : `${prefix}_await`]: {
      get: (rt, self) => yieldFromOf(machineOf(rt), self) || NONE,
    },
  };
}

/** `<generator object f at 0x...>`. */
export function showAs(kind: string): Slots['repr'] {
  return (rt, self) => {
    const name = rt.text(rt.heap.words[rt.heap.base[self] + GeneratorWord.Qualname]);
    return rt.newStr(`<${kind} object ${name} at ${machineOf(rt).addressText(self)}>`);
  };
}

/** A generator dies: what its `finally` blocks do is done (`_PyGen_Finalize`). */
export function finalizeGenerator(rt: Runtime, self: Handle): void {
  const vm = machineOf(rt);
  const state = stateOf(vm, self);
  if (state === GeneratorState.Created && vm.heap.type[self] === TypeId.Coroutine) {
    warnNeverAwaited(vm, self);
    return;
  }
  if (state !== GeneratorState.Suspended) return;
  ignoring(
    vm,
    () => `Exception ignored while closing generator ${vm.repr(self)}`,
    () => closeGenerator(vm, self),
  );
}

/** Runs something whose exceptions can reach nobody: they are written to stderr. */
export function ignoring(vm: Interpreter, message: () => string, body: () => void): void {
  const { depth } = vm;
  try {
    body();
  } catch (problem) {
    if (!(problem instanceof Raised) || vm.depth !== depth) throw problem;
    vm.reraising = false;
    vm.heap.autorelease(problem.exception);
    vm.writeUnraisable(message(), problem.exception);
  }
}

/** A warning about one object: CPython would say where it was made if tracemalloc ran. */
export function warnOfObject(vm: Interpreter, message: string): void {
  vm.warn('RuntimeWarning', message);
  if (vm.modules.loaded('warnings') === NULL) {
    vm.host.write('stderr', 'RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n');
  }
}

/** Twin of _PyErr_WarnUnawaitedCoroutine: the warnings module speaks if it is there. */
function warnNeverAwaited(vm: Interpreter, coroutine: Handle): void {
  ignoring(
    vm,
    () => `Exception ignored while finalizing coroutine ${vm.repr(coroutine)}`,
    () => {
      const hasOrigin = vm.heap.words[vm.heap.base[coroutine] + GeneratorWord.Extra] !== NULL;
      // Without an origin the words are the same, and the import is saved.
      const warnings = hasOrigin ? vm.importModule('warnings') : vm.modules.loaded('warnings');
      const warn = warnings === NULL ? NULL : vm.findAttr(warnings, '_warn_unawaited_coroutine');
      if (warn !== NULL) {
        vm.call(warn, [coroutine]);
        return;
      }
      const name = vm.text(vm.heap.words[vm.heap.base[coroutine] + GeneratorWord.Qualname]);
      warnOfObject(vm, `coroutine '${name}' was never awaited`);
    },
  );
}

/** Twin of gen_dealloc. */
export function deallocGenerator(rt: Runtime, self: Handle): void {
  const { heap } = rt;
  partWithFrame(machineOf(rt), self);
  clearReferences(rt, self);
  const base = heap.base[self];
  const { words } = rt.typeOf(self).layout;
  // What is left are plain words.
  for (let i = 0; i < words; i++) heap.setRaw(base + i, 0);
  heap.giveBlock(base, words);
}

const layout = { words: GeneratorWord.Count, refs: GeneratorWord.RefCount, dealloc: deallocGenerator };

export const generatorType = defineType({
  id: TypeId.Generator,
  name: 'generator',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr: showAs('generator'),
    iter: (_rt, self) => self,
    iternext: (rt, self) => iterateGenerator(machineOf(rt), self),
    finalize: finalizeGenerator,
  },
  methods: [...makeMethods(), classGetItem],
  getset: generatorAttributes('gi'),
});

export const coroutineType = defineType({
  id: TypeId.Coroutine,
  name: 'coroutine',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout,
  slots: {
    repr: showAs('coroutine'),
    await: (rt, self) => {
      const wrapper = rt.heap.create(TypeId.CoroutineWrapper, 0, 1);
      rt.heap.setRef(rt.heap.base[wrapper], self);
      return wrapper;
    },
    finalize: finalizeGenerator,
  },
  methods: [...makeMethods(), classGetItem],
  getset: {
    ...generatorAttributes('cr'),
    cr_origin: { get: (rt, self) => rt.heap.words[rt.heap.base[self] + GeneratorWord.Extra] || NONE },
  },
});

function wrapped(rt: Runtime, self: Handle): Handle {
  return rt.heap.words[rt.heap.base[self]];
}

export const coroutineWrapperType = defineType({
  id: TypeId.CoroutineWrapper,
  name: 'coroutine_wrapper',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 1, refs: 1 },
  slots: {
    iter: (_rt, self) => self,
    iternext: (rt, self) => iterateGenerator(machineOf(rt), wrapped(rt, self)),
  },
  methods: [
    native('send', 'arg, /', (rt, self, arg) => {
      const vm = machineOf(rt);
      return unwrap(vm, resume(vm, wrapped(rt, self), arg));
    }),
    native('throw', 'typ, val=None, tb=None, /', (rt, self, type, value, traceback) => {
      warnOfSignature(rt, value, traceback);
      const vm = machineOf(rt);
      return unwrap(vm, throwInto(vm, wrapped(rt, self), thrownArguments(vm, type, value, traceback)));
    }),
    native('close', '', (rt, self) => closeGenerator(machineOf(rt), wrapped(rt, self))),
  ],
});

/** Whether a generator may be awaited (`types.coroutine`). */
export function isIterableCoroutine(vm: Interpreter, generator: Handle): boolean {
  return (vm.codeOfGenerator(generator).flags & CO_ITERABLE_COROUTINE) !== 0;
}
