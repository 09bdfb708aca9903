/**
 * Generators and coroutines as parked frames. Twin of Objects/genobject.c and of the SEND, YIELD_VALUE and
 * RETURN_GENERATOR instructions.
 */
import { Op } from '../compiler/opcodes';
import { NONE, NULL, type Handle } from '../memory';
import { FrameStatus, FrameWord } from '../objects/frame';
import { FunctionWord } from '../objects/function';
import { AsyncGeneratorWord, GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { TypeId } from '../objects/typeids';
import { firstTraceable } from './execcode';
import { clearMirror, enterFrame, ownFrame, leaveFrame, mirrorStack, ReturnMode, trackFrame } from './frames';
import { frameLine } from './frametype';
import type { Interpreter } from './interpreter';

const CO_COROUTINE = 0x80;
const CO_ASYNC_GENERATOR = 0x200;

/** Where a coroutine was made: file, line and function of the frames that run, innermost first (compute_cr_origin). */
function coroutineOrigin(vm: Interpreter, depth: number): Handle {
  const frames = vm.frames.slice(0, vm.depth).filter((frame) => vm.frameIsVisible(frame));
  const told = frames.reverse().slice(0, depth);
  return vm.newTuple(
    told.map((frame) => {
      const { code } = vm.execs[vm.heap.num[frame]];
      return vm.newTuple([vm.newStr(code.filename), vm.newInt(frameLine(vm, frame)), vm.newStr(code.name)]);
    }),
  );
}

/** RETURN_GENERATOR: the running frame is parked in a new generator (or coroutine), which its caller gets. */
export function returnGenerator(vm: Interpreter): void {
  const { heap } = vm;
  const frame = vm.frames[vm.depth - 1];
  const mode = vm.modes[vm.depth - 1];
  const { flags } = vm.exec.code;
  const type =
    (flags & CO_COROUTINE) !== 0
      ? TypeId.Coroutine
      : (flags & CO_ASYNC_GENERATOR) !== 0
        ? TypeId.AsyncGenerator
        : TypeId.Generator;
  // `num` remembers the code: it can be asked for when the frame is gone.
  const words = type === TypeId.AsyncGenerator ? AsyncGeneratorWord.Count : GeneratorWord.Count;
  const generator = heap.createOwned(type, heap.num[frame], heap.takeBlock(words));
  const base = heap.base[generator];
  const block = heap.base[frame];
  const func = heap.base[heap.words[block + FrameWord.Func]];
  heap.setRef(base + GeneratorWord.Name, heap.words[func + FunctionWord.Name]);
  heap.setRef(base + GeneratorWord.Qualname, heap.words[func + FunctionWord.Qualname]);
  heap.setRaw(block + FrameWord.LastInstruction, vm.last);
  heap.setRaw(block + FrameWord.Status, FrameStatus.Suspended);
  leaveFrame(vm);
  heap.storeOwned(base + GeneratorWord.Frame, frame);
  if (vm.coroutineOriginDepth > 0 && type === TypeId.Coroutine) {
    heap.setRef(base + GeneratorWord.Extra, coroutineOrigin(vm, vm.coroutineOriginDepth));
  }
  if (mode === ReturnMode.Kept) vm.discard(4);
  if (mode === ReturnMode.Push || mode === ReturnMode.Instance || mode === ReturnMode.Kept)
    vm.stack[vm.sp++] = generator;
  else vm.result = generator;
}

/**
 * Puts a parked frame back on the call stack with the value sent in (0: None; borrowed from the stack for Send, where
 * it was the top value and becomes the frame's). False when the generator has finished: nothing was entered.
 */
export function resumeGenerator(vm: Interpreter, generator: Handle, value: Handle, mode: ReturnMode): boolean {
  const { heap } = vm;
  const base = heap.base[generator];
  const state: GeneratorState = heap.words[base + GeneratorWord.State];
  if (state === GeneratorState.Executing) {
    vm.raise('ValueError', `${kindOf(vm, generator)} already executing`);
  }
  if (state === GeneratorState.Closed) {
    if (heap.type[generator] === TypeId.Coroutine) vm.raise('RuntimeError', 'cannot reuse already awaited coroutine');
    return false;
  }
  if (state === GeneratorState.Created && value !== 0 && value !== NONE) {
    vm.raise('TypeError', `can't send non-None value to a just-started ${kindOf(vm, generator)}`);
  }
  heap.setRaw(base + GeneratorWord.State, GeneratorState.Executing);
  enterGeneratorFrame(vm, generator, mode);
  let sent = value;
  if (sent === 0) sent = heap.incref(NONE);
  vm.stack[vm.sp++] = sent;
  return true;
}

/** The frame's own part of a resumption, shared with throw(). */
export function enterGeneratorFrame(vm: Interpreter, generator: Handle, mode: ReturnMode): void {
  const { heap } = vm;
  const base = heap.base[generator];
  const frame = heap.words[base + GeneratorWord.Frame];
  const exec = vm.execs[heap.num[frame]];
  const block = heap.base[frame];
  const depth = heap.words[block + FrameWord.StackDepth];
  if (vm.isFull) {
    heap.setRaw(base + GeneratorWord.State, GeneratorState.Suspended);
    vm.recursionError('');
  }
  enterFrame(vm, frame, exec, mode);
  vm.generators.push(generator);
  vm.handledWords.push(base + GeneratorWord.Handled);
  heap.setRaw(block + FrameWord.Status, FrameStatus.Running);
  const shadow = block + FrameWord.Header + exec.localCount;
  for (let i = 0; i < depth; i++) vm.stack[vm.sp++] = heap.words[shadow + i];
  vm.last = heap.words[block + FrameWord.LastInstruction];
}

/** YIELD_VALUE: parks the running frame and hands the value (owned) to whoever resumed it. */
export function suspendGenerator(vm: Interpreter, value: Handle): void {
  const { heap } = vm;
  const frame = vm.frames[vm.depth - 1];
  const mode = vm.modes[vm.depth - 1];
  const generator = vm.generators.pop() as Handle;
  vm.handledWords.pop();
  const block = heap.base[frame];
  // The words now own what was on the stack.
  mirrorStack(vm);
  heap.setRaw(block + FrameWord.LastInstruction, vm.last);
  heap.setRaw(block + FrameWord.Status, FrameStatus.Suspended);
  heap.setRaw(heap.base[generator] + GeneratorWord.State, GeneratorState.Suspended);
  leaveFrame(vm);
  if (mode === ReturnMode.NativeGenerator) vm.result = value;
  else vm.stack[vm.sp++] = value;
}

/** Puts a parked frame on the call stack, without running it, while something is done on its behalf. */
export function withGeneratorFrame<T>(vm: Interpreter, generator: Handle, body: () => T): T {
  const { heap } = vm;
  const base = heap.base[generator];
  enterGeneratorFrame(vm, generator, ReturnMode.NativeGenerator);
  vm.handledWords.pop();
  heap.setRaw(base + GeneratorWord.State, GeneratorState.Executing);
  try {
    return body();
  } finally {
    const block = heap.base[vm.frames[vm.depth - 1]];
    vm.generators.pop();
    mirrorStack(vm);
    heap.setRaw(block + FrameWord.LastInstruction, vm.last);
    heap.setRaw(block + FrameWord.Status, FrameStatus.Suspended);
    heap.setRaw(base + GeneratorWord.State, GeneratorState.Suspended);
    leaveFrame(vm);
  }
}

/** The running generator frame returned or was unwound: it leaves the stack and is released. */
export function finishGenerator(vm: Interpreter): void {
  const { heap } = vm;
  const generator = vm.generators.pop() as Handle;
  vm.handledWords.pop();
  const frame = vm.frames[vm.depth - 1];
  const block = heap.base[frame];
  clearMirror(vm, block, vm.exec);
  leaveFrame(vm);
  const base = heap.base[generator];
  heap.setRaw(base + GeneratorWord.State, GeneratorState.Closed);
  if (heap.refs[frame] > 1) {
    heap.setRaw(block + FrameWord.Status, FrameStatus.Completed);
    heap.setRaw(block + FrameWord.LastInstruction, vm.lastOfPopped);
    ownFrame(vm, frame, block);
  }
  heap.setRef(base + GeneratorWord.Handled, 0);
  heap.setRef(base + GeneratorWord.Frame, 0);
}

/** A parked frame leaves its generator without running: it stays with what else holds it (take_ownership of Python/frame.c). */
export function partWithFrame(vm: Interpreter, generator: Handle): void {
  const { heap } = vm;
  const address = heap.base[generator] + GeneratorWord.Frame;
  const frame = heap.words[address];
  if (frame === NULL) return;
  if (heap.refs[frame] > 1) {
    const block = heap.base[frame];
    const { code } = vm.execs[heap.num[frame]];
    const last = heap.words[block + FrameWord.LastInstruction];
    heap.setRaw(block + FrameWord.Status, FrameStatus.Completed);
    // It stays where it would have gone on; one that never began is said to have run its first RESUME.
    const begun = (code.code[last] & 0xff) !== Op.RETURN_GENERATOR;
    heap.setRaw(block + FrameWord.LastInstruction, (begun ? last : firstTraceable(code)) + 1);
    trackFrame(vm, frame);
  }
  heap.setRef(address, NULL);
}

/** 'generator', 'coroutine' or 'async generator', for messages. */
export function kindOf(vm: Interpreter, generator: Handle): string {
  switch (vm.heap.type[generator]) {
    case TypeId.Coroutine:
      return 'coroutine';
    case TypeId.AsyncGenerator:
      return 'async generator';
    default:
      return 'generator';
  }
}
