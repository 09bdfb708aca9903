/**
 * Frames as objects. Twin of Objects/frameobject.c.
 */
import { layoutOf } from '../compiler/codebytes';
import { boolHandle, NONE, NULL, TRUE, type Handle, type MemoryImage } from '../memory';
import { FrameStatus, FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { defineType, type GetSet } from '../objects/spec';
import type { Runtime } from '../objects/runtime';
import { GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { native } from '../objects/native';
import { comprehensionLocals, frameLocalsProxy, snapshotLocals } from './framelocals';
import { clearFrame } from './frames';
import { Interpreter } from './interpreter';
import { setFrameLine } from './setlineno';
import { frameTrace, frameTraces, setFrameTrace, setFrameTraces } from './tracing';

/** The machine behind a Runtime: frames and functions belong to it. */
export function machineOf(rt: Runtime): Interpreter {
  if (rt instanceof Interpreter) return rt;
  throw new Error('not the interpreter');
}

/** The instruction a frame is at. */
export function frameInstruction(vm: Interpreter, frame: Handle): number {
  const { heap } = vm;
  if (vm.depth > 0 && vm.frames[vm.depth - 1] === frame) return vm.last;
  const place = vm.frames.lastIndexOf(frame, vm.depth - 1);
  if (vm.depth > 0 && place >= 0) return vm.savedLast[place];
  const parked = vm.threads.lastIn(frame);
  if (parked >= 0) return parked;
  return heap.words[heap.base[frame] + FrameWord.LastInstruction];
}

/** The line a frame is at (PyFrame_GetLineNumber); -1: its instruction has none. */
export function frameLine(vm: Interpreter, frame: Handle): number {
  const { code } = vm.execs[vm.heap.num[frame]];
  return code.lines[frameInstruction(vm, frame)] ?? code.firstlineno;
}

/** The frame below on the call stack; NULL: none, or not running. */
export function frameBack(vm: Interpreter, frame: Handle): Handle {
  const back = vm.heap.words[vm.heap.base[frame] + FrameWord.Back];
  if (vm.depth === 0 || back !== NULL) return back;
  const own = vm.frames.lastIndexOf(frame, vm.depth - 1);
  const frames = own >= 0 ? vm.frames : vm.threads.stackWith(frame);
  const place = own >= 0 ? own : frames.indexOf(frame);
  for (let i = place - 1; i >= 0; i--) if (vm.frameIsVisible(frames[i])) return frames[i];
  return NULL;
}

/**
 * `locals()` of a frame: a fresh dict in a function, and in a comprehension of a module or class; otherwise the namespace itself for
 * modules and classes.
 */
export function frameLocals(vm: Interpreter, frame: Handle): Handle {
  const { heap } = vm;
  const namespace = heap.words[heap.base[frame] + FrameWord.Locals];
  return namespace !== NULL ? comprehensionLocals(vm, frame) || namespace : snapshotLocals(vm, frame);
}

/** Visits the addresses of the references that a frame counts. */
export function visitFrame(
  vm: Interpreter,
  { words, num, base }: MemoryImage,
  frame: Handle,
  each: (address: number) => void,
): void {
  const exec = vm.execs[num[frame]];
  const block = base[frame];
  const fp = block + FrameWord.Header;
  if (words[block + FrameWord.Back] !== NULL) each(block + FrameWord.Back);
  if (words[block + FrameWord.Locals] !== NULL) each(block + FrameWord.Locals);
  // What a running frame's copy of the stack holds is counted by the stack itself.
  const depth = words[block + FrameWord.Status] === FrameStatus.Running ? 0 : words[block + FrameWord.StackDepth];
  const end = fp + exec.localCount + depth;
  for (let address = fp; address < end; address++) if (words[address] !== NULL) each(address);
}

/** The generator or coroutine that a frame belongs to; NULL: none. */
function generatorOf({ heap, generators }: Interpreter, frame: Handle): Handle {
  const isOwner = (each: Handle): boolean => heap.words[heap.base[each] + GeneratorWord.Frame] === frame;
  const running = generators.find(isOwner);
  if (running !== undefined || heap.words[heap.base[frame] + FrameWord.Status] !== FrameStatus.Suspended) {
    return running ?? NULL;
  }
  for (let h = 1; h < heap.top; h++) {
    const type: TypeId = heap.type[h];
    const isGenerator = type === TypeId.Generator || type === TypeId.Coroutine || type === TypeId.AsyncGenerator;
    if (isGenerator && heap.refs[h] > 0 && isOwner(h)) return h;
  }
  return NULL;
}

/** Empties a frame's locals and stack, from the top down (frame_tp_clear); which frame called it stays known. */
export function clearFrameLocals(vm: Interpreter, frame: Handle): void {
  const addresses: number[] = [];
  const back = vm.heap.base[frame] + FrameWord.Back;
  visitFrame(vm, vm.heap, frame, (address) => void (address === back || addresses.push(address)));
  const extra = vm.extraLocals.get(frame);
  vm.extraLocals.delete(frame);
  for (const address of addresses.reverse()) vm.heap.setRef(address, NULL);
  if (extra !== undefined) vm.heap.decref(extra);
}

/** `f_trace_lines` and `f_trace_opcodes`. */
function traceSwitch(what: 'lines' | 'opcodes'): GetSet {
  return {
    get: (rt, self) => boolHandle(frameTraces(machineOf(rt), self, what)),
    set: (rt, self, value) => {
      if (value === NULL) rt.raise('TypeError', "can't delete numeric/char attribute");
      if (rt.heap.type[value] !== TypeId.Bool) rt.raise('TypeError', 'attribute value type must be bool');
      setFrameTraces(machineOf(rt), self, what, value === TRUE);
    },
  };
}

export const frameType = defineType({
  id: TypeId.Frame,
  name: 'frame',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  slots: {
    repr: (rt, self) => {
      const vm = machineOf(rt);
      const { code } = vm.execs[vm.heap.num[self]];
      const at = vm.addressText(self);
      return vm.newStr(`<frame at ${at}, file '${code.filename}', line ${frameLine(vm, self)}, code ${code.name}>`);
    },
  },
  layout: {
    words: 0,
    refs: 0,
    dealloc: (rt, self) => {
      const vm = machineOf(rt);
      if (vm.ownedFrames.delete(self)) vm.heap.disown(self);
      clearFrame(vm, self, vm.execs[vm.heap.num[self]]);
    },
  },
  getset: {
    f_back: {
      get: (rt, self) => frameBack(machineOf(rt), self) || NONE,
    },
    f_code: { get: (rt, self) => machineOf(rt).execs[rt.heap.num[self]].handle },
    f_builtins: { get: (rt) => machineOf(rt).currentBuiltins },
    f_globals: { get: (rt, self) => rt.heap.words[rt.heap.base[self] + FrameWord.Globals] },
    f_locals: { get: (rt, self) => frameLocalsProxy(machineOf(rt), self) },
    f_lineno: {
      get: (rt, self) => {
        const line = frameLine(machineOf(rt), self);
        return line < 0 ? NONE : rt.newInt(line);
      },
      set: (rt, self, value) => setFrameLine(machineOf(rt), self, value),
    },
    f_lasti: {
      get: (rt, self) => {
        const vm = machineOf(rt);
        const { code } = vm.execs[rt.heap.num[self]];
        const at = frameInstruction(vm, self);
        if (at < 0) return rt.newInt(-2);
        // A generator that has yielded goes on at the next one.
        const suspended = rt.heap.words[rt.heap.base[self] + FrameWord.Status] === FrameStatus.Suspended;
        return rt.newInt(layoutOf(code).places[suspended ? at + 1 : at] * 2);
      },
    },
    f_trace: {
      get: (rt, self) => frameTrace(machineOf(rt), self) || NONE,
      set: (rt, self, value) => setFrameTrace(machineOf(rt), self, value === NONE ? NULL : value),
    },
    f_trace_lines: traceSwitch('lines'),
    f_trace_opcodes: traceSwitch('opcodes'),
    f_generator: {
      get: (rt, self) => generatorOf(machineOf(rt), self) || NONE,
    },
  },
  methods: [
    native('clear', '', (rt, self) => {
      const vm = machineOf(rt);
      if (vm.frames.lastIndexOf(self, vm.depth - 1) >= 0 && vm.depth > 0) {
        rt.raise('RuntimeError', 'cannot clear an executing frame');
      }
      const generator = generatorOf(vm, self);
      if (generator === NULL) clearFrameLocals(vm, self);
      else if (vm.heap.words[vm.heap.base[generator] + GeneratorWord.State] === GeneratorState.Suspended) {
        rt.raise('RuntimeError', 'cannot clear a suspended frame');
      } else rt.typeOf(generator).slots.finalize?.(rt, generator);
      return NONE;
    }),
  ],
});
