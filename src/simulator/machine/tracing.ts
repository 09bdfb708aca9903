/**
 * `sys.settrace`, `sys.setprofile` and the attributes of frames that belong to them, on top of monitoring.
 * Twin of Python/legacy_tracing.c and of the trampolines in Python/sysmodule.c.
 */
import { Op } from '../compiler/opcodes';
import { NONE, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';
import { Event, PROFILE_TOOL, TRACE_TOOL, type NativeCallback } from './monitoring';
import { TracingWord } from './tracingstate';

type What = 'call' | 'line' | 'return' | 'exception' | 'opcode' | 'c_call' | 'c_return' | 'c_exception';

/** What a frame has beside its words once it is traced. */
export interface FrameTrace {
  /** The word of `f_trace` in the heap. */
  readonly word: number;
  lines: boolean;
  opcodes: boolean;
}

const bits = (...events: readonly Event[]): number => events.reduce((all: number, event) => all | (1 << event), 0);

const PROFILE_EVENTS = bits(
  Event.PY_START,
  Event.PY_RESUME,
  Event.PY_THROW,
  Event.PY_RETURN,
  Event.PY_YIELD,
  Event.PY_UNWIND,
  Event.CALL,
  Event.C_RETURN,
  Event.C_RAISE,
);
const TRACE_EVENTS = bits(
  Event.PY_START,
  Event.PY_RESUME,
  Event.PY_THROW,
  Event.PY_RETURN,
  Event.PY_YIELD,
  Event.PY_UNWIND,
  Event.RAISE,
  Event.STOP_ITERATION,
  Event.LINE,
  Event.JUMP,
);

/** What the running thread has set, NULL: nothing. */
export function tracingFunction(vm: Interpreter, which: TracingWord): Handle {
  const { block } = vm.tracing;
  return block === 0 ? NULL : vm.heap.words[block + which];
}

/** `sys.settrace` or `sys.setprofile` for a thread; NULL takes the function away. */
export function setTracingFunction(vm: Interpreter, which: TracingWord, func: Handle, thread = vm.tracing): void {
  const { heap, monitoring } = vm;
  if (thread.block === 0) {
    if (func === NULL) return;
    thread.block = heap.takeBlock(TracingWord.Count);
  }
  const before = heap.words[thread.block + which];
  if (before !== NULL) heap.keep(before);
  heap.setRef(thread.block + which, func);
  if ((before === NULL) === (func === NULL)) return;
  const tool = monitoring.tools[which === TracingWord.Trace ? TRACE_TOOL : PROFILE_TOOL];
  const wanted = vm.threads.tracings().some(({ block }) => block !== 0 && heap.words[block + which] !== NULL);
  prepareTools(vm);
  tool.events = wanted ? (which === TracingWord.Trace ? TRACE_EVENTS : PROFILE_EVENTS) : 0;
  tool.disabled.clear();
  monitoring.update();
}

/** Gives the two tools their callbacks. */
function prepareTools(vm: Interpreter): void {
  const profile = vm.monitoring.tools[PROFILE_TOOL].native;
  if (profile.length > 0) return;
  const set = (tool: (NativeCallback | undefined)[], events: readonly Event[], callback: NativeCallback): void => {
    for (const event of events) tool[event] = callback;
  };
  /** Calls and returns, which both tools are told of alike. */
  const setCalls = (
    tool: (NativeCallback | undefined)[],
    made: (what: What, argument: (value: Handle) => Handle) => NativeCallback,
  ): void => {
    const none = (): Handle => NONE;
    set(tool, [Event.PY_START, Event.PY_RESUME, Event.PY_THROW], made('call', none));
    set(
      tool,
      [Event.PY_RETURN, Event.PY_YIELD],
      made('return', (value) => value),
    );
    set(tool, [Event.PY_UNWIND], made('return', none));
  };
  const profiled = (what: What, argument: (value: Handle, other: Handle) => Handle): NativeCallback => {
    return (_instruction, value, other) => {
      const arg = argument(value, other);
      if (arg !== NULL) callProfile(vm, what, arg);
      return false;
    };
  };
  setCalls(profile, profiled);
  const native = (callable: Handle, first: Handle): Handle => nativeCallable(vm, callable, first);
  set(profile, [Event.CALL], profiled('c_call', native));
  set(profile, [Event.C_RETURN], profiled('c_return', native));
  set(profile, [Event.C_RAISE], profiled('c_exception', native));

  const trace = vm.monitoring.tools[TRACE_TOOL].native;
  const traced = (what: What, argument: (value: Handle) => Handle): NativeCallback => {
    return (_instruction, value) => {
      if (tracingFunction(vm, TracingWord.Trace) === NULL) return false;
      // Opcode events are asked for code by code, when a frame of it is traced.
      if (vm.frameTraces.get(vm.currentFrame())?.opcodes === true) setOpcodeEvents(vm, vm.currentFrame(), true);
      callTrace(vm, what, argument(value));
      return false;
    };
  };
  setCalls(trace, traced);
  set(
    trace,
    [Event.RAISE, Event.STOP_ITERATION],
    traced('exception', (exception) =>
      vm.newTuple([vm.typeOf(exception).handle, exception, vm.tracebackOf(exception)]),
    ),
  );
  trace[Event.LINE] = () => {
    traceLine(vm);
    return false;
  };
  // A loop on one line has a line event each round.
  trace[Event.JUMP] = (instruction) => {
    const { code, instructions } = vm.exec;
    const word = instructions[instruction] & 0x7fffffff;
    const target = word >> 8;
    if ((word & 0xff) !== Op.JUMP_BACKWARD || code.lines[target] !== code.lines[instruction]) return true;
    traceLine(vm);
    return false;
  };
  trace[Event.INSTRUCTION] = () => {
    const frame = vm.currentFrame();
    if (tracingFunction(vm, TracingWord.Trace) !== NULL && vm.frameTraces.get(frame)?.opcodes === true) {
      callTrace(vm, 'opcode', NONE);
    } else setOpcodeEvents(vm, frame, false);
    return false;
  };
}

/** A C function or method as the profiler is told of it; NULL: it is something else. */
function nativeCallable(vm: Interpreter, callable: Handle, first: Handle): Handle {
  switch (vm.heap.type[callable]) {
    case TypeId.BuiltinFunction:
      return callable;
    case TypeId.MethodDescriptor: {
      if (first === vm.monitoring.missing) return NULL;
      const get = vm.typeOf(callable).slots.descrGet;
      return get === undefined ? NULL : get(vm, callable, first, vm.typeOf(first).handle);
    }
    default:
      return NULL;
  }
}

function traceLine(vm: Interpreter): void {
  if (tracingFunction(vm, TracingWord.Trace) === NULL) return;
  if (vm.frameTraces.get(vm.currentFrame())?.lines === false) return;
  callTrace(vm, 'line', NONE);
}

/** trace_trampoline: the global function for a call, the frame's own for everything else. */
function callTrace(vm: Interpreter, what: What, arg: Handle): void {
  const { heap } = vm;
  const frame = vm.currentFrame();
  const callback = what === 'call' ? tracingFunction(vm, TracingWord.Trace) : frameTrace(vm, frame);
  if (callback === NULL) return;
  let result: Handle;
  try {
    result = vm.call(heap.keep(callback), [heap.keep(frame), vm.intern(what), arg]);
  } catch (problem) {
    if (problem instanceof Raised) {
      setTracingFunction(vm, TracingWord.Trace, NULL);
      if (vm.frameTraces.has(frame)) setFrameTrace(vm, frame, NULL);
    }
    throw problem;
  }
  if (result !== NONE) heap.setRef(traceOf(vm, frame).word, result);
}

function callProfile(vm: Interpreter, what: What, arg: Handle): void {
  const callback = tracingFunction(vm, TracingWord.Profile);
  if (callback === NULL) return;
  const { heap } = vm;
  try {
    vm.call(heap.keep(callback), [heap.keep(vm.currentFrame()), vm.intern(what), heap.keep(arg)]);
  } catch (problem) {
    if (problem instanceof Raised) setTracingFunction(vm, TracingWord.Profile, NULL);
    throw problem;
  }
}

// ---- attributes of frames

function traceOf(vm: Interpreter, frame: Handle): FrameTrace {
  let trace = vm.frameTraces.get(frame);
  if (trace === undefined) {
    trace = { word: vm.heap.takeBlock(1), lines: true, opcodes: false };
    vm.frameTraces.set(frame, trace);
  }
  return trace;
}

/** `f_trace`; NULL: none. Borrowed. */
export function frameTrace(vm: Interpreter, frame: Handle): Handle {
  const trace = vm.frameTraces.get(frame);
  return trace === undefined ? NULL : vm.heap.words[trace.word];
}

export function setFrameTrace(vm: Interpreter, frame: Handle, value: Handle): void {
  const trace = traceOf(vm, frame);
  vm.heap.setRef(trace.word, value);
  if (value !== NULL && trace.opcodes) setOpcodeEvents(vm, frame, true);
}

/** `f_trace_lines`, `f_trace_opcodes`. */
export function frameTraces(vm: Interpreter, frame: Handle, what: 'lines' | 'opcodes'): boolean {
  return vm.frameTraces.get(frame)?.[what] ?? what === 'lines';
}

export function setFrameTraces(vm: Interpreter, frame: Handle, what: 'lines' | 'opcodes', value: boolean): void {
  traceOf(vm, frame)[what] = value;
  if (what === 'opcodes' && (!value || frameTrace(vm, frame) !== NULL)) setOpcodeEvents(vm, frame, value);
}

/** The frame is cleared away. */
export function forgetFrameTrace(vm: Interpreter, frame: Handle): void {
  const trace = vm.frameTraces.get(frame);
  if (trace === undefined) return;
  vm.frameTraces.delete(frame);
  vm.heap.setRef(trace.word, NULL);
  vm.heap.giveBlock(trace.word, 1);
}

/** The words that hold what was set here, in no object: functions of threads, callbacks of tools, traces of frames. */
export function tracingWords(vm: Interpreter): number[] {
  const words = [...vm.frameTraces.values()].map(({ word }) => word);
  const add = (block: number, count: number): void => {
    if (block !== 0) for (let i = 0; i < count; i++) words.push(block + i);
  };
  for (const { block } of vm.threads.tracings()) add(block, TracingWord.Count);
  for (const { block } of vm.monitoring.tools) add(block, Event.Count + 1);
  return words;
}

function setOpcodeEvents(vm: Interpreter, frame: Handle, enable: boolean): void {
  const { monitoring } = vm;
  const exec = vm.execs[vm.heap.num[frame]];
  const { local } = monitoring.tools[TRACE_TOOL];
  if (local.has(exec.index) === enable) return;
  if (enable) local.set(exec.index, 1 << Event.INSTRUCTION);
  else local.delete(exec.index);
  monitoring.updateCode(exec);
}

/** `sys.call_tracing`: calls a function with tracing on, from within a trace function. */
export function callTracing(vm: Interpreter, func: Handle, args: readonly Handle[]): Handle {
  const { tracing } = vm;
  const { depth, what } = tracing;
  tracing.depth = 0;
  tracing.what = -1;
  try {
    return vm.call(func, args);
  } finally {
    tracing.depth = depth;
    tracing.what = what;
  }
}
