/**
 * Calling. Twin of the CALL instruction of Python/bytecodes.c and of _PyEvalFramePushAndInit.
 */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { CodeFlag } from '../compiler/code';
import { FrameWord } from '../objects/frame';
import { FunctionWord } from '../objects/function';
import { listAppendOwned } from '../objects/list';
import { Convention, type Around, type NativeFunction } from '../objects/native';
import { TypeId } from '../objects/typeids';
import { allocate } from '../objects/instance';
import { objectNew } from '../objects/object';
import { slotNew } from '../objects/slotfunctions';
import { TypeFlag } from '../objects/typeobject';
import { callObject } from '../protocols/call';
import { bindArguments, moveArguments } from './bindargs';
import { evaluate } from './evaluate';
import type { ExecCode } from './execcode';
import { enterFrame, makeFrame, ReturnMode } from './frames';
import type { Interpreter } from './interpreter';
import { enterFunctionFromStack, enterFunctionWith } from './functions';

/**
 * CALL and CALL_KW: on the stack lie the callable, self or NULL, and `count` arguments, those named in `kwnames` last.
 * True: a Python frame was entered. False: the result has replaced them.
 */
export function callValue(vm: Interpreter, count: number, kwnames: readonly string[] | null): boolean {
  const { heap, stack } = vm;
  const base = vm.sp - count - 2;
  let callee = stack[base];
  let type = heap.type[callee];
  if (type === TypeId.Method && stack[base + 1] === 0) {
    const method = heap.base[callee];
    const func = heap.incref(heap.words[method]);
    stack[base + 1] = heap.incref(heap.words[method + 1]);
    stack[base] = func;
    heap.decref(callee);
    callee = func;
    type = heap.type[func];
  }
  const first = stack[base + 1] === 0 ? base + 2 : base + 1;
  switch (type) {
    case TypeId.Function:
      enterFunctionFromStack(vm, callee, base, first, kwnames);
      return true;
    case TypeId.MethodDescriptor:
      if (callee === vm.listAppend && count === 1 && kwnames === null && heap.type[stack[base + 1]] === TypeId.List) {
        // What loops do most: no native call for it.
        const list = stack[base + 1];
        listAppendOwned(heap, list, stack[base + 2]);
        vm.sp = base;
        heap.decref(list);
        heap.decref(callee);
        heap.refs[NONE]++;
        stack[vm.sp++] = NONE;
        return false;
      }
      if (kwnames === null && vm.sp > first && vm.methodDescriptorAccepts(callee, stack[first])) {
        const fn = vm.payloads.natives.get(heap.num[callee]);
        if (fn.around !== null && enterAround(vm, fn.around, base, first)) return true;
        finish(vm, base, callNativeFromStack(vm, fn, stack[first], first + 1));
        return false;
      }
      break;
    case TypeId.BuiltinFunction:
      if (kwnames === null) {
        const fn = vm.payloads.natives.get(heap.num[callee]);
        finish(vm, base, callNativeFromStack(vm, fn, heap.words[heap.base[callee]], first));
        return false;
      }
      break;
    case TypeId.Type:
      if (instantiate(vm, callee, base, first, kwnames)) return vm.entered;
      break;
    default:
      if (type >= TypeId.FirstDynamic && stack[base + 1] === 0) {
        const call = vm.lookupType(vm.types[type], '__call__');
        if (call !== 0 && heap.type[call] === TypeId.Function) {
          // The object's place is its own first argument's.
          stack[base + 1] = callee;
          stack[base] = heap.incref(call);
          enterFunctionFromStack(vm, call, base, base + 1, kwnames, ReturnMode.Instance);
          return true;
        }
      }
  }
  finish(vm, base, callObject(vm, callee, argumentsFrom(vm, first), kwnames));
  return false;
}

/** The arguments on the stack from a place on. */
function argumentsFrom(vm: Interpreter, first: number): Handle[] {
  const { stack, sp } = vm;
  // Exact arrays: a pushed one has room for many more.
  switch (sp - first) {
    case 0:
      return [];
    case 1:
      return [stack[first]];
    case 2:
      return [stack[first], stack[first + 1]];
    case 3:
      return [stack[first], stack[first + 1], stack[first + 2]];
    default: {
      const args: Handle[] = [];
      for (let i = first; i < sp; i++) args.push(stack[i]);
      return args;
    }
  }
}

/** Replaces the call's values by its result. */
function finish(vm: Interpreter, base: number, result: Handle): void {
  const owned = vm.heap.drainOwning(vm.poolBase, result);
  vm.discardTo(base);
  vm.stack[vm.sp++] = owned;
}

/** A native call whose arguments lie on the stack; the usual shapes without an array. */
function callNativeFromStack(vm: Interpreter, fn: NativeFunction, self: Handle, first: number): Handle {
  const { stack } = vm;
  const given = vm.sp - first;
  if (fn.convention === Convention.Raw && fn.raw !== null) return fn.raw(vm, self, argumentsFrom(vm, first), null);
  const wanted = fn.parameters.length;
  if (given <= fn.positional && given >= fn.required && fn.requiredKeywords.size === 0 && fn.raw === null) {
    // What was not given arrives as NULL.
    const one = given > 0 ? stack[first] : NULL;
    const two = given > 1 ? stack[first + 1] : NULL;
    switch (wanted) {
      case 0:
        return fn.impl(vm, self);
      case 1:
        return fn.impl(vm, self, one);
      case 2:
        return fn.impl(vm, self, one, two);
      case 3:
        return fn.impl(vm, self, one, two, given > 2 ? stack[first + 2] : NULL);
      default:
    }
  }
  return vm.callNativeFunction(fn, self, argumentsFrom(vm, first), null);
}

/**
 * A native method that calls a Python function and does something before and after: the function's frame is entered in
 * the running loop, so that it can be paused and give other threads their turn. False: not a Python function.
 */
function enterAround(vm: Interpreter, around: Around, base: number, first: number): boolean {
  const { heap, stack } = vm;
  if (vm.sp < first + 2) return false;
  let func = stack[first + 1];
  const args = argumentsFrom(vm, first + 2);
  if (heap.type[func] === TypeId.Method) {
    const method = heap.base[func];
    func = heap.words[method];
    args.unshift(heap.words[method + 1]);
  }
  if (heap.type[func] !== TypeId.Function) return false;
  const self = heap.incref(stack[first]);
  const leave = (): void => {
    around.leave(vm, self);
    heap.decref(self);
  };
  around.enter(vm, self);
  try {
    enterFunctionWith(vm, func, args, null, base, ReturnMode.Around);
  } catch (problem) {
    leave();
    throw problem;
  }
  vm.arounds[vm.depth - 1] = leave;
  return true;
}

/**
 * Calls a class made by a class statement without a native round trip: its native `__new__`, then its Python `__init__`
 * as a frame. False: not that simple, nothing done. Otherwise `vm.entered` says whether a frame was entered.
 */
function instantiate(
  vm: Interpreter,
  callee: Handle,
  base: number,
  first: number,
  kwnames: readonly string[] | null,
): boolean {
  const type = vm.typeObject(callee);
  if (!type.has(TypeFlag.Heap)) return false;
  const init = vm.lookupType(type, vm.names.__init__);
  if (vm.heap.type[init] !== TypeId.Function) return false;
  const make = type.slots.new;
  if (make === undefined || make === slotNew) return false;
  const { heap, stack } = vm;
  // object.__new__ does not look at arguments that __init__ takes.
  const plain = make === objectNew && !type.has(TypeFlag.Abstract);
  const made = plain ? allocate(vm, type) : make(vm, type, argumentsFrom(vm, first), kwnames);
  const instance = heap.drainOwning(vm.poolBase, made);
  if (!vm.typeOf(instance).isSubtypeOf(type)) {
    finishOwned(vm, base, instance);
    vm.entered = false;
    return true;
  }
  // The stack becomes: instance (the result), then self and the arguments of __init__.
  const count = vm.sp - first;
  const old = stack[base];
  const selfOrNull = stack[base + 1];
  const func = init;
  const exec = vm.execOf(func);
  if (vm.isFull) {
    heap.decref(instance);
    vm.recursionError('');
  }
  const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
  const fp = heap.base[frame] + vm.headerWords;
  if (exec.simple && kwnames === null && exec.code.argcount === count + 1) {
    heap.setRef(fp, instance);
    for (let i = 0; i < count; i++) heap.storeOwned(fp + 1 + i, stack[first + i]);
    vm.sp = base + 1;
  } else if (moveArguments(vm, exec, func, fp, first, count, kwnames, 1)) {
    heap.setRef(fp, instance);
    vm.sp = base + 1;
  } else {
    // Until the arguments are bound the pool owns the instance: binding may raise.
    const args = argumentsFrom(vm, first);
    heap.autorelease(instance);
    bindOrRelease(vm, exec, func, frame, [instance, ...args], kwnames);
    heap.incref(instance);
    heap.drain(vm.poolBase);
    vm.sp = base + 1;
    for (const arg of args) heap.decref(arg);
  }
  stack[base] = instance;
  if (selfOrNull !== 0 && first === base + 2) heap.decref(selfOrNull);
  // How often this instruction has made an instance: CPython's counts differ the first time, see refcount.ts.
  vm.exec.cacheExtra[vm.last]++;
  enterFrame(vm, frame, exec, ReturnMode.Init);
  heap.decref(old);
  vm.entered = true;
  return true;
}

function finishOwned(vm: Interpreter, base: number, owned: Handle): void {
  vm.discardTo(base);
  vm.stack[vm.sp++] = owned;
}

/** Binds arguments into a fresh frame; gives the frame back when that raises. */
export function bindOrRelease(
  vm: Interpreter,
  exec: ExecCode,
  func: Handle,
  frame: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): void {
  // Code of a module made into a function works in the function's globals.
  const isNamespaced = (exec.code.flags & CodeFlag.CO_OPTIMIZED) === 0;
  if (isNamespaced)
    vm.heap.setRef(vm.heap.base[frame] + FrameWord.Locals, vm.heap.words[vm.heap.base[func] + FunctionWord.Globals]);
  try {
    bindArguments(vm, exec, func, vm.heap.base[frame] + vm.headerWords, args, kwnames);
  } catch (problem) {
    vm.heap.decref(frame);
    throw problem;
  }
}

/** Calls a Python function from native code and runs it to its end; the result belongs to the pool. */
export function callFunction(
  vm: Interpreter,
  func: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const { heap } = vm;
  vm.checkRecursion('');
  const exec = vm.execOf(func);
  const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
  bindOrRelease(vm, exec, func, frame, args, kwnames);
  return runFrame(vm, frame, exec, ReturnMode.Native);
}

/** Runs a made frame (owned) from native code; the result belongs to the pool. */
export function runFrame(vm: Interpreter, frame: Handle, exec: ExecCode, mode: ReturnMode): Handle {
  const depth = vm.depth;
  const poolBase = vm.poolBase;
  vm.enterNative();
  try {
    enterFrame(vm, frame, exec, mode);
    vm.poolBase = vm.heap.poolMark;
    evaluate(vm, depth, vm.poolBase);
    return vm.heap.autorelease(vm.result);
  } finally {
    vm.poolBase = poolBase;
    vm.leaveNative();
  }
}

/** The tuple of a function's defaults as an array. */
export function defaultsOf(vm: Interpreter, func: Handle): readonly Handle[] {
  const tuple = vm.heap.words[vm.heap.base[func] + FunctionWord.Defaults];
  return tuple === 0 || tuple === EMPTY_TUPLE ? [] : vm.items(tuple);
}
