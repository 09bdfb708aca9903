/**
 * Pushing and popping frames. Twin of Python/frame.c and of _PyEvalFramePushAndInit in Python/ceval.c.
 */
import { NONE, Register, Tag, type Handle } from '../memory';
import { FrameStatus, FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import type { ExecCode } from './execcode';
import { finishGenerator } from './generators';
import type { Interpreter } from './interpreter';
import { finishOperator } from './operatorcalls';
import type { ThreadState } from './threadstate';
import { forgetFrameTrace } from './tracing';
import { badInit } from './raise';
import { stepStopIteration } from './stopiteration';

/** What becomes of a frame's value when it returns. */
export const enum ReturnMode {
  /** Pushed on the caller's stack. */
  Push,
  /** As {@link Push}, for the `__call__` of an object: CPython goes through C for it, which sys.getrefcount shows. */
  Instance,
  /** `__init__`: must be None; the instance is on the caller's stack already. */
  Init,
  /** The method of an operator, whose operands are still on the caller's stack. */
  Operator,
  /** The caller is native code: the value goes to `vm.result`. */
  Native,
  /** Called by a native that has something to do afterwards; the value is then pushed on the caller's stack. */
  Around,
  /** A method called with `*`: it and its arguments, four values, stay on the caller's stack (CALL_FUNCTION_EX). */
  Kept,
  /** A generator driven by FOR_ITER of the caller. */
  ForIter,
  /** A generator or coroutine driven by SEND of the caller. */
  Send,
  /** A generator driven by native code. */
  NativeGenerator,
}

/** Words of the call stack's block at first; it doubles. */
const FIRST_DEPTHS = 64;

/** Makes room for the call stack in the heap. */
export function initCallStack(vm: Interpreter): void {
  vm.stackBlock = vm.heap.takeBlock(FIRST_DEPTHS);
  vm.stackBlockSize = FIRST_DEPTHS;
  vm.heap.setRaw(Register.Stack, vm.stackBlock);
  setRecursionLimit(vm, vm.recursionLimit);
}

/** `sys.setrecursionlimit()`; a register has it too, so that each step knows its own. */
export function setRecursionLimit(vm: Interpreter, limit: number): void {
  vm.recursionLimit = limit;
  vm.heap.setRaw(Register.RecursionLimit, limit);
}

export function growCallStack(vm: Interpreter): void {
  const { heap } = vm;
  const size = vm.stackBlockSize * 2;
  const block = heap.takeBlock(size);
  for (let i = 0; i < vm.stackBlockSize; i++) {
    heap.setRaw(block + i, heap.words[vm.stackBlock + i]);
    heap.setRaw(vm.stackBlock + i, 0);
  }
  heap.giveBlock(vm.stackBlock, vm.stackBlockSize);
  vm.stackBlock = block;
  vm.stackBlockSize = size;
  heap.setRaw(Register.Stack, block);
}

/**
 * A new frame for a code object, not on the call stack yet; count 1, owned by the caller.
 * `func` is the running function, whose reference the frame takes over, or 0.
 */
export function makeFrame(vm: Interpreter, exec: ExecCode, func: Handle, globals: Handle): Handle {
  const { heap } = vm;
  const block = exec.reserve.pop() ?? exec.newBlock(heap);
  const frame = heap.createOwned(TypeId.Frame, exec.index, block);
  heap.setRaw(block + FrameWord.Func, func);
  heap.setRaw(block + FrameWord.Globals, globals);
  return frame;
}

/** Puts a frame on the call stack and makes it the running one, before its first instruction. */
export function enterFrame(vm: Interpreter, frame: Handle, exec: ExecCode, mode: ReturnMode): void {
  const { heap } = vm;
  const depth = vm.depth;
  if (depth > 0) {
    if (heap.journal !== null) {
      mirrorStack(vm);
      heap.setRaw(vm.fp - FrameWord.Header + FrameWord.LastInstruction, vm.last);
    }
    vm.savedLast[depth - 1] = vm.last;
    vm.savedSp[depth - 1] = vm.sp;
  }
  const stackBase = depth === 0 ? 0 : vm.stackBase + vm.exec.code.stacksize;
  const place = vm.parkedDepth + depth;
  if (place >= vm.stackBlockSize) growCallStack(vm);
  heap.setRaw(vm.stackBlock + place, frame);
  heap.setRaw(Register.Depth, place + 1);
  vm.frames[depth] = frame;
  vm.modes[depth] = mode;
  vm.stackBases[depth] = stackBase;
  vm.depth = depth + 1;
  vm.exec = exec;
  vm.stackBase = stackBase;
  vm.sp = stackBase;
  vm.fp = heap.base[frame] + FrameWord.Header;
  vm.last = -1;
  enterNamespaces(vm, vm.fp - FrameWord.Header);
}

function enterNamespaces(vm: Interpreter, block: number): void {
  const { words } = vm.heap;
  const globals = words[block + FrameWord.Globals];
  vm.localsAreGlobals = words[block + FrameWord.Locals] === globals;
  vm.setGlobals(globals);
}

/** Takes the running frame off the call stack (it is not cleared) and makes its caller the running one. */
export function leaveFrame(vm: Interpreter): void {
  const { heap } = vm;
  const depth = --vm.depth;
  heap.setRaw(Register.Depth, vm.parkedDepth + depth);
  if (depth === 0) return;
  const frame = vm.frames[depth - 1];
  vm.exec = vm.execs[heap.num[frame]];
  vm.stackBase = vm.stackBases[depth - 1];
  vm.sp = vm.savedSp[depth - 1];
  vm.last = vm.savedLast[depth - 1];
  vm.fp = heap.base[frame] + FrameWord.Header;
  enterNamespaces(vm, vm.fp - FrameWord.Header);
}

/** Copies the running frame's values into the frame's block, so that the step's picture has them. */
export function mirrorStack(vm: ThreadState): void {
  const depth = vm.sp - vm.stackBase;
  const block = vm.fp - FrameWord.Header;
  const words = vm.heap.words;
  const before = words[block + FrameWord.StackDepth];
  if (depth === 0 && before === 0) return;
  const shadow = vm.fp + vm.exec.localCount;
  for (let i = 0; i < depth; i++) mirror(vm, shadow + i, vm.stack[vm.stackBase + i]);
  for (let i = depth; i < before; i++) mirror(vm, shadow + i, 0);
  vm.heap.setRaw(block + FrameWord.StackDepth, depth);
}

/** Writes a reference that the evaluation stack counts: replay counts it here, the heap does not count it twice. */
function mirror(vm: ThreadState, address: number, handle: Handle): void {
  const { words, journal } = vm.heap;
  const old = words[address];
  if (old === handle) return;
  words[address] = handle;
  if (journal !== null) journal.append((address << 3) | Tag.Ref, old ^ handle);
}

/** Empties the copy of the evaluation stack; the stack itself is empty by now. */
export function clearMirror(vm: Interpreter, block: number, exec: ExecCode): void {
  const before = vm.heap.words[block + FrameWord.StackDepth];
  if (before === 0) return;
  const shadow = block + FrameWord.Header + exec.localCount;
  for (let i = 0; i < before; i++) mirror(vm, shadow + i, 0);
  vm.heap.setRaw(block + FrameWord.StackDepth, 0);
}

/**
 * The running frame has finished: it leaves the call stack and its locals are released, unless something else holds
 * the frame (a traceback, `currentframe()`), which then keeps them.
 */
export function popFrame(vm: Interpreter): void {
  const { heap } = vm;
  const frame = vm.frames[vm.depth - 1];
  const exec = vm.exec;
  const block = heap.base[frame];
  clearMirror(vm, block, exec);
  leaveFrame(vm);
  if (heap.refs[frame] > 1) {
    heap.setRaw(block + FrameWord.Status, FrameStatus.Completed);
    heap.setRaw(block + FrameWord.LastInstruction, vm.lastOfPopped);
    ownFrame(vm, frame, block);
    heap.refs[frame]--;
    return;
  }
  clearFrame(vm, frame, exec);
  heap.refs[frame] = 0;
  heap.retireScalar(frame);
}

/** A frame that lives on keeps the one that called it, and the collector looks at it (take_ownership of Python/frame.c). */
export function ownFrame(vm: Interpreter, frame: Handle, block: number): void {
  if (vm.depth > 0) vm.heap.setRef(block + FrameWord.Back, vm.frames[vm.depth - 1]);
  trackFrame(vm, frame);
}

/** From now on the collector looks at a frame. */
export function trackFrame(vm: Interpreter, frame: Handle): void {
  vm.ownedFrames.add(frame);
  vm.heap.adopt(frame);
  if (vm.heap.tracer !== null) vm.heap.tracer.created(frame, TypeId.Frame);
}

/** Releases what a frame's block holds and lays the block in reserve. */
export function clearFrame(vm: Interpreter, frame: Handle, exec: ExecCode): void {
  const { heap } = vm;
  const block = heap.base[frame];
  const fp = block + FrameWord.Header;
  const depth = heap.words[block + FrameWord.StackDepth];
  // From the top down, as _PyFrame_ClearLocals does.
  for (let address = fp + exec.localCount + depth - 1; address >= fp; address--) {
    if (heap.words[address] !== 0) heap.setRef(address, 0);
  }
  if (depth !== 0) heap.setRaw(block + FrameWord.StackDepth, 0);
  if (heap.words[block + FrameWord.Locals] !== 0) heap.setRef(block + FrameWord.Locals, 0);
  if (heap.words[block + FrameWord.Back] !== 0) heap.setRef(block + FrameWord.Back, 0);
  if (vm.extraLocals.size > 0) {
    const extra = vm.extraLocals.get(frame);
    vm.extraLocals.delete(frame);
    if (extra !== undefined) heap.decref(extra);
  }
  if (vm.frameTraces.size > 0) forgetFrameTrace(vm, frame);
  const func = heap.words[block + FrameWord.Func];
  heap.setRaw(block + FrameWord.Status, FrameStatus.Running);
  exec.reserve.push(block);
  if (func !== 0) heap.decref(func);
}

/**
 * RETURN_VALUE: the running frame's value (owned) goes where the frame's mode says.
 * Returns the instruction to go on at in the caller, or -1 for the one after the call.
 */
export function finishReturn(vm: Interpreter, value: Handle): number {
  const { heap, stack } = vm;
  const depth = vm.depth - 1;
  const mode = vm.modes[depth];
  vm.lastOfPopped = vm.last;
  switch (mode) {
    case ReturnMode.Push:
    case ReturnMode.Instance:
      popFrame(vm);
      stack[vm.sp++] = value;
      return -1;
    case ReturnMode.Init:
      popFrame(vm);
      if (value !== NONE) {
        heap.autorelease(value);
        // The operands of the call are gone; the instance in their place goes with what the handler clears.
        vm.notBegun = true;
        badInit(vm, value);
      }
      heap.decref(value);
      return -1;
    case ReturnMode.Operator:
      popFrame(vm);
      finishOperator(vm, value);
      return -1;
    case ReturnMode.Native:
      popFrame(vm);
      vm.result = value;
      return -1;
    case ReturnMode.Kept:
      popFrame(vm);
      vm.discard(4);
      stack[vm.sp++] = value;
      return -1;
    case ReturnMode.Around:
      popFrame(vm);
      vm.arounds[depth]();
      stack[vm.sp++] = value;
      return -1;
    case ReturnMode.ForIter: {
      finishGenerator(vm);
      // The pool has the value for the time of the step.
      heap.autorelease(value);
      if (vm.exec.traced && showsStopIteration(vm, value)) stepStopIteration(vm, value);
      heap.drain(vm.poolBase);
      // Past END_FOR: the iterator stays for POP_ITER.
      return ((vm.exec.instructions[vm.last] & 0x7fffffff) >> 8) + 1;
    }
    case ReturnMode.Send: {
      finishGenerator(vm);
      stack[vm.sp++] = value;
      return (vm.exec.instructions[vm.last] & 0x7fffffff) >> 8;
    }
    default:
      finishGenerator(vm);
      vm.result = value;
      return -1;
  }
}

/**
 * Whether a for loop's end by a generator is an exception event. FOR_ITER raises StopIteration for a return value only;
 * once it is specialized (at the second round, and never where a line starts) END_FOR shows one each time.
 */
function showsStopIteration(vm: Interpreter, value: Handle): boolean {
  const { exec, last } = vm;
  return value !== NONE || (exec.instructions[last] >= 0 && exec.cacheExtra[last] >= 2);
}
