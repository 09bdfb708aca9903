/**
 * Assigning to `f_lineno`: a debugger has a traced frame go on at another line. Twin of frame_lineno_set_impl and
 * mark_stacks of Objects/frameobject.c: the kinds of values on the stack at both places must match.
 */
import { ExceptionRow, type CodeObject } from '../compiler/code';
import { Op, stackEffect } from '../compiler/opcodes';
import { NONE, NULL, type Handle } from '../memory';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';
import { Event } from './monitoring';

/** A kind of value on the stack, one letter each, so that a stack is a string. */
type Kind = 'I' | 'E' | 'O' | 'N' | 'L';
const ITERATOR: Kind = 'I';
const EXCEPT: Kind = 'E';
const OBJECT: Kind = 'O';
const NONE_OR_NULL: Kind = 'N';
const LASTI: Kind = 'L';

/** Most values that CPython's model has room for. */
const MOST = 21;

/** Refuses the assignment outside the events at which CPython allows it. */
function checkEvent(vm: Interpreter): void {
  switch (vm.tracing.what as Event | -1) {
    case Event.PY_RESUME:
    case Event.JUMP:
    case Event.BRANCH_LEFT:
    case Event.BRANCH_RIGHT:
    case Event.LINE:
    case Event.PY_YIELD:
      return;
    case -1:
      return vm.raise('ValueError', 'f_lineno can only be set in a trace function');
    case Event.PY_START:
      return vm.raise('ValueError', "can't jump from the 'call' trace event of a new frame");
    case Event.CALL:
    case Event.C_RETURN:
      return vm.raise('ValueError', "can't jump during a call");
    default:
      return vm.raise('ValueError', "can only jump from a 'line' trace event");
  }
}

/** `frame.f_lineno = line`. */
export function setFrameLine(vm: Interpreter, frame: Handle, value: Handle): void {
  if (value === NULL) vm.raise('AttributeError', 'cannot delete attribute');
  if (vm.heap.type[value] !== TypeId.Int) vm.raise('ValueError', 'lineno must be an integer');
  checkEvent(vm);
  const { code } = vm.execs[vm.heap.num[frame]];
  const given = vm.intValue(value);
  if (typeof given === 'bigint' || Math.abs(given) > 0x7fffffff) vm.raise('ValueError', 'lineno out of range');
  const wanted = Number(given);
  if (wanted < code.firstlineno) vm.raise('ValueError', `line ${wanted} comes before the current code block`);
  const starts = lineStarts(code);
  const line = Math.min(...starts.filter((each) => each >= wanted));
  if (line === Infinity) vm.raise('ValueError', `line ${wanted} comes after the current code block`);
  const place = vm.frames.lastIndexOf(frame, vm.depth - 1);
  if (place < 0 || place === vm.depth - 1) vm.raise('ValueError', 'f_lineno can only be set in a trace function');
  const stacks = markStacks(code);
  let from = stacks[vm.savedLast[place]];
  const target = findTarget(vm, starts, line, stacks, from);
  bindUnbound(vm, frame, code);
  // What is being yielded is off the stack already.
  if ((vm.tracing.what as Event) === Event.PY_YIELD) from = (from ?? '').slice(0, -1);
  popTo(vm, place, from ?? '', stacks[target] ?? '');
  vm.savedLast[place] = target;
  vm.monitoring.jump = target;
}

/** By instruction: the line that starts there, or -1. */
function lineStarts(code: CodeObject): number[] {
  let last = -1;
  return Array.from(code.lines, (line) => {
    if (line === last || line < 0) return -1;
    last = line;
    return line;
  });
}

/** The instruction of the line with the deepest stack that the present one can be cut down to. */
function findTarget(
  vm: Interpreter,
  starts: readonly number[],
  line: number,
  stacks: readonly (string | null)[],
  from: string | null,
): number {
  let best = -1;
  let message = 'cannot find bytecode for specified line';
  let explained = false;
  starts.forEach((each, i) => {
    if (each !== line) return;
    const to = stacks[i];
    if (from !== null && to !== null && from.length <= MOST && isCompatible(from, to)) {
      if (best < 0 || to.length > (stacks[best] ?? '').length) best = i;
    } else if (best < 0 && !explained) {
      if (from === null) message = "can't jump from unreachable code";
      else {
        message = from.length > MOST ? 'stack to deep to analyze' : explain(to);
        explained = true;
      }
    }
  });
  if (best < 0) vm.raise('ValueError', message);
  return best;
}

function isCompatible(from: string, to: string): boolean {
  if (from.length < to.length || to.length > MOST) return false;
  return [...to].every((kind, i) => {
    if (kind === OBJECT) return from[i] !== NONE_OR_NULL;
    return kind === NONE_OR_NULL || kind === from[i];
  });
}

function explain(to: string | null): string {
  if (to === null) return "can't jump into an exception handler, or code may be unreachable";
  if (to.length > MOST) return 'stack is too deep to analyze';
  switch (to[to.length - 1] as Kind) {
    case EXCEPT:
      return "can't jump into an 'except' block as there's no exception";
    case LASTI:
      return "can't jump into a re-raising block as there's no location";
    case ITERATOR:
      return "can't jump into the body of a for loop";
    default:
      return 'incompatible stacks';
  }
}

/** Variables without a value get None: code is compiled as if what comes before had run. */
function bindUnbound(vm: Interpreter, frame: Handle, code: CodeObject): void {
  const { heap } = vm;
  const first = heap.base[frame] + FrameWord.Header;
  const unbound = code.localsplusnames.flatMap((_, i) => (heap.words[first + i] === NULL ? [first + i] : []));
  if (unbound.length === 0) return;
  const s = unbound.length === 1 ? '' : 's';
  vm.warn('RuntimeWarning', `assigning None to ${unbound.length} unbound local${s}`);
  for (const address of unbound) heap.setRef(address, NONE);
}

/** Takes values off the frame's stack; with those of a handled exception, it is no longer handled. */
function popTo(vm: Interpreter, place: number, from: string, to: string): void {
  const { heap, stack } = vm;
  for (let depth = from.length; depth > to.length; depth--) {
    const value = stack[--vm.savedSp[place]];
    if (from[depth - 1] === EXCEPT) heap.setRef(handledWord(vm, place), value === NONE ? NULL : value);
    if (value !== NULL) heap.decref(value);
  }
}

/** The word of the exception that is handled in a frame: its generator's, or that of the innermost one below. */
function handledWord(vm: Interpreter, place: number): number {
  const generators = vm.modes.slice(0, place + 1).filter((mode) => mode >= FIRST_GENERATOR_MODE).length;
  return vm.handledWords[generators];
}

/** ReturnMode.ForIter, without importing frames.ts, which imports the type of frames. */
const FIRST_GENERATOR_MODE = 5;

/** By instruction: the stack before it; null: it is not reached, or only by an exception that has no handler's stack. */
function markStacks(code: CodeObject): (string | null)[] {
  const { code: instructions } = code;
  const stacks = new Array<string | null>(instructions.length + 1).fill(null);
  stacks[0] = '';
  for (let again = true; again;) {
    again = false;
    const set = (at: number, stack: string): void => {
      if (stacks[at] !== null) return;
      stacks[at] = stack;
      again = true;
    };
    for (let i = 0; i < instructions.length; i++) {
      const stack = stacks[i];
      if (stack !== null) flow(instructions[i] & 0x7fffffff, i, stack, set);
    }
    const table = code.exceptionTable;
    for (let row = 0; row < table.length; row += ExceptionRow.WIDTH) {
      const before = stacks[table[row + ExceptionRow.START]];
      if (before === null) continue;
      const depth = table[row + ExceptionRow.DEPTH_LASTI];
      const lasti = (depth & 1) === 0 ? '' : LASTI;
      set(table[row + ExceptionRow.TARGET], before.slice(0, depth >> 1) + lasti + EXCEPT);
    }
  }
  return stacks;
}

/** What one instruction makes of the stack, there and where it jumps to. */
function flow(word: number, i: number, stack: string, set: (at: number, stack: string) => void): void {
  const op: Op = word & 0xff;
  const oparg = word >> 8;
  const pop = (count: number): string => stack.slice(0, Math.max(0, stack.length - count));
  switch (op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      set(oparg, pop(1));
      set(i + 1, pop(1));
      return;
    case Op.SEND:
      set(oparg, stack);
      set(i + 1, stack);
      return;
    case Op.JUMP_FORWARD:
    case Op.JUMP_BACKWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT:
      set(oparg, stack);
      return;
    case Op.GET_ITER:
    case Op.GET_AITER:
      set(i + 1, pop(1) + ITERATOR);
      return;
    case Op.FOR_ITER:
      set(i + 1, stack + OBJECT);
      // END_FOR takes what is not there; the evaluator goes on after it.
      set(oparg, stack + OBJECT);
      set(oparg + 1, stack);
      return;
    case Op.END_ASYNC_FOR:
      set(i + 1, pop(2));
      return;
    case Op.PUSH_EXC_INFO:
      set(i + 1, pop(1) + EXCEPT + EXCEPT);
      return;
    case Op.POP_EXCEPT:
      set(i + 1, pop(1));
      return;
    case Op.RETURN_VALUE:
    case Op.RAISE_VARARGS:
    case Op.RERAISE:
      return;
    case Op.PUSH_NULL:
      set(i + 1, stack + NONE_OR_NULL);
      return;
    case Op.LOAD_GLOBAL:
      set(i + 1, stack + OBJECT + ((oparg & 1) !== 0 ? NONE_OR_NULL : ''));
      return;
    case Op.LOAD_ATTR:
      set(i + 1, (oparg & 1) !== 0 ? pop(1) + OBJECT + NONE_OR_NULL : stack);
      return;
    case Op.SWAP: {
      const other = stack.length - oparg;
      const top = stack.length - 1;
      const kinds = [...stack];
      [kinds[other], kinds[top]] = [kinds[top], kinds[other]];
      set(i + 1, kinds.join(''));
      return;
    }
    case Op.COPY:
      set(i + 1, stack + stack[stack.length - oparg]);
      return;
    case Op.RETURN_GENERATOR:
      // Generators are sent None when they start.
      set(i + 1, stack + OBJECT);
      return;
    default: {
      const delta = stackEffect(op, oparg, false);
      set(i + 1, delta < 0 ? pop(-delta) : stack + OBJECT.repeat(delta));
    }
  }
}
