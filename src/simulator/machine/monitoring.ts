/**
 * Events of running code (PEP 669): which tools listen to which, and the calls of their callbacks. Twin of
 * Python/instrumentation.c. `sys.settrace` and `sys.setprofile` are two tools of their own (tracing.ts).
 *
 * Code that nobody listens to runs as ever: an instruction before which an event may be due is marked by its sign bit, and
 * only then does the evaluator ask here.
 */
import { layoutOf } from '../compiler/codebytes';
import { Op } from '../compiler/opcodes';
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { TypeId } from '../objects/typeids';
import { callObject } from '../protocols/call';
import type { ExecCode } from './execcode';
import type { Interpreter } from './interpreter';

/** The events, numbered as in Include/cpython/monitoring.h. */
export const enum Event {
  PY_START,
  PY_RESUME,
  PY_RETURN,
  PY_YIELD,
  CALL,
  LINE,
  INSTRUCTION,
  JUMP,
  BRANCH_LEFT,
  BRANCH_RIGHT,
  STOP_ITERATION,
  RAISE,
  EXCEPTION_HANDLED,
  PY_UNWIND,
  PY_THROW,
  RERAISE,
  C_RETURN,
  C_RAISE,
  Count,
}

/** Tools with numbers up to here are the program's; the two after them are those of sys. */
export const USER_TOOLS = 6;
export const PROFILE_TOOL = 6;
export const TRACE_TOOL = 7;

/** Events that belong to a place in the code: only these can be asked for code by code, and switched off place by place. */
const LOCAL_EVENTS = (1 << Event.RAISE) - 1;

/** More than any code has. */
const MOST_INSTRUCTIONS = 2 ** 24;

/** What the two tools of sys have for a callback; true: not again at this place. */
export type NativeCallback = (instruction: number, value: Handle, other: Handle) => boolean;

export class Tool {
  /** A word for each event's callback in the heap, and one for the tool's name; 0: none was ever set. */
  block = 0;
  readonly native: (NativeCallback | undefined)[] = [];
  /** The events asked for everywhere. */
  events = 0;
  /** And in single code objects, by their index. */
  readonly local = new Map<number, number>();
  /** Places that are switched off. */
  readonly disabled = new Set<number>();
}

export class Monitoring {
  readonly tools = Array.from({ length: TRACE_TOOL + 1 }, () => new Tool());
  /** Objects that callbacks return and are given. */
  disable: Handle = NULL;
  missing: Handle = NULL;
  /** Where the program is to go on, set by assigning to `f_lineno`; -1: where it is. */
  jump = -1;

  constructor(private readonly vm: Interpreter) {}

  /** Where exception events are told to be, in code units. */
  private raisedAt = -1;

  // ---- who listens

  /** Other events are listened to: code that is running learns of it now, other code when it runs again (RESUME). */
  update(): void {
    const { vm } = this;
    vm.monitorVersion++;
    for (const frame of vm.threads.allFrames()) this.updateCode(vm.execs[vm.heap.num[frame]]);
  }

  /** Marks the instructions of a code object at which something is to be told. */
  updateCode(exec: ExecCode): void {
    exec.monitorVersion = this.vm.monitorVersion;
    const events = this.tools.reduce((all, tool) => all | eventsOf(tool, exec), 0);
    if (events === exec.monitored) return;
    const has = (event: Event): boolean => (events & (1 << event)) !== 0;
    const branches = has(Event.BRANCH_LEFT) || has(Event.BRANCH_RIGHT);
    exec.monitor(events, has(Event.LINE), (op, before) => {
      // What follows a FOR_ITER tells that there was an item.
      if (has(Event.INSTRUCTION) || (branches && before === Op.FOR_ITER)) return true;
      switch (op) {
        case Op.CALL:
        case Op.CALL_KW:
        case Op.CALL_FUNCTION_EX:
          return has(Event.CALL);
        case Op.JUMP_FORWARD:
        case Op.JUMP_BACKWARD:
          return has(Event.JUMP);
        case Op.POP_JUMP_IF_FALSE:
        case Op.POP_JUMP_IF_TRUE:
        case Op.POP_JUMP_IF_NONE:
        case Op.POP_JUMP_IF_NOT_NONE:
        case Op.POP_ITER:
          return branches;
        default:
          return false;
      }
    });
  }

  /** The callback of a tool for an event; NULL: none. Borrowed. */
  callback(tool: Tool, event: Event): Handle {
    return tool.block === 0 ? NULL : this.vm.heap.words[tool.block + event];
  }

  setCallback(tool: Tool, event: Event, callback: Handle): void {
    const { heap } = this.vm;
    if (tool.block === 0) tool.block = heap.takeBlock(Event.Count + 1);
    heap.setRef(tool.block + event, callback);
  }

  // ---- telling of events

  /** Calls the callbacks for an event at an instruction of the running frame. */
  fire(event: Event, instruction: number, value: Handle = NULL, other: Handle = NULL): void {
    const { vm } = this;
    const { exec, tracing } = vm;
    if (tracing.depth > 0) return;
    for (const tool of this.tools) {
      if ((eventsOf(tool, exec) & (1 << event)) === 0) continue;
      const place = (exec.index * MOST_INSTRUCTIONS + instruction) * Event.Count + event;
      if (tool.disabled.has(place)) continue;
      if (this.callOne(tool, event, instruction, value, other)) {
        if ((LOCAL_EVENTS & (1 << event)) === 0 && event < Event.C_RETURN) {
          const callback = this.callback(tool, event);
          if (callback !== NULL) this.setCallback(tool, event, NULL);
          vm.raise('ValueError', `Cannot disable ${NAMES[event]} events. Callback removed.`);
        }
        tool.disabled.add(place);
      }
    }
  }

  /** Calls one tool's callback, during which nothing is told of; true: it wants to hear no more of this place. */
  private callOne(tool: Tool, event: Event, instruction: number, value: Handle, other: Handle): boolean {
    const { vm } = this;
    const { heap, tracing, exec } = vm;
    const native = tool.native[event];
    const callback = this.callback(tool, event);
    if (native === undefined && callback === NULL) return false;
    const mark = heap.poolMark;
    const { what } = tracing;
    tracing.depth++;
    tracing.what = event;
    try {
      if (native !== undefined) return native(instruction, value, other);
      const args = [exec.handle];
      const isException = event >= Event.RAISE && event <= Event.RERAISE && event !== Event.PY_THROW;
      if (event === Event.LINE) args.push(vm.newInt(exec.code.lines[instruction]));
      else if (isException) args.push(vm.newInt(this.raisedAt * 2));
      else args.push(vm.newInt(layoutOf(exec.code).places[instruction] * 2));
      if (value !== NULL) args.push(value);
      if (other !== NULL) args.push(other);
      heap.keep(callback);
      return vm.call(callback, args) === this.disable;
    } finally {
      tracing.depth--;
      tracing.what = what;
      heap.drain(mark);
    }
  }

  /**
   * The place that the next exception events are told to be at: the end of an instruction that failed, or just before the
   * one whose callee did.
   */
  comesFrom(instruction: number, callee: boolean): void {
    const { places, starts } = layoutOf(this.vm.exec.code);
    this.raisedAt = callee ? places[instruction] - 1 : starts[instruction + 1] - 1;
  }

  /** Tells of an exception; the one that goes on (owned): a callback may have raised another. */
  fireException(event: Event, exception: Handle): Handle {
    const { vm } = this;
    if ((vm.exec.monitored & (1 << event)) === 0) return exception;
    try {
      this.fire(event, vm.last, exception);
      return exception;
    } catch (problem) {
      if (!(problem instanceof Raised)) throw problem;
      vm.heap.decref(exception);
      return problem.exception;
    }
  }

  /** RESUME: a frame begins or goes on. */
  resumed(thrown: Handle): void {
    const { vm } = this;
    const word = vm.exec.instructions[vm.last];
    if (thrown !== NULL) this.fire(Event.PY_THROW, vm.last, thrown);
    else this.fire(((word >> 8) & 3) === 0 ? Event.PY_START : Event.PY_RESUME, vm.last);
    this.takeJump();
  }

  /** RETURN_VALUE and YIELD_VALUE, with the value (owned) off the stack already. */
  returning(value: Handle): void {
    const { vm } = this;
    const yields = (vm.exec.instructions[vm.last] & 0xff) === Op.YIELD_VALUE;
    try {
      this.fire(yields ? Event.PY_YIELD : Event.PY_RETURN, vm.last, value);
    } catch (problem) {
      vm.heap.decref(value);
      throw problem;
    }
    this.takeJump();
  }

  /** Makes `vm.last` the instruction before the one that was asked for. */
  private takeJump(): void {
    if (this.jump < 0 || this.vm.tracing.depth > 0) return;
    this.vm.last = this.jump - 1;
    this.jump = -1;
  }

  /**
   * The evaluator comes to a marked instruction: tells what is due before it. Returns the instruction to go on at; the
   * frame that runs may be another one then.
   */
  atInstruction(start: number): number {
    const { vm } = this;
    if (vm.pausedAt === start) {
      vm.pausedAt = -1;
      return start;
    }
    for (let pc = start; ;) {
      const { exec } = vm;
      const word = exec.instructions[pc];
      if (word >= 0) return pc;
      const { lines } = exec.code;
      const { last } = vm;
      const before = exec.instructions[last] & 0xff;
      const newLine = exec.startsLine(pc) && (lines[last] !== lines[pc] || before === Op.RESUME);
      if (newLine) vm.stepLine(pc);
      vm.last = pc;
      // In a callback nothing is told of.
      if (exec.monitored === 0 || vm.tracing.depth > 0) return pc;
      let next: number;
      try {
        next = this.before(exec, pc, last, newLine);
      } catch (problem) {
        vm.notBegun = true;
        throw problem;
      }
      if (next >= 0) {
        // After a jump its line is not told of again.
        vm.last = pc = next;
        continue;
      }
      const op = word & 0xff;
      const isCall = op === Op.CALL || op === Op.CALL_KW || op === Op.CALL_FUNCTION_EX;
      if (!isCall || (exec.monitored & (1 << Event.CALL)) === 0) return pc;
      if (!this.atCall(op, (word & 0x7fffffff) >> 8, pc)) return pc;
      pc++;
    }
  }

  /** Line, instruction, jump and branch events before an instruction; where to go on if a callback asked for it, else -1. */
  private before(exec: ExecCode, pc: number, last: number, newLine: boolean): number {
    const { vm } = this;
    const listens = (event: Event): boolean => (exec.monitored & (1 << event)) !== 0;
    const op: Op = exec.instructions[pc] & 0xff;
    if ((exec.instructions[last] & 0xff) === Op.FOR_ITER) {
      if (op === Op.POP_ITER) this.fireTo(Event.BRANCH_RIGHT, last, pc + 1);
      else if (pc === last + 1) this.fireTo(Event.BRANCH_LEFT, last, pc);
    }
    if (newLine && listens(Event.LINE)) this.fire(Event.LINE, pc);
    if (this.jump < 0 && listens(Event.INSTRUCTION)) this.fire(Event.INSTRUCTION, pc);
    if (this.jump < 0) {
      const target = (exec.instructions[pc] & 0x7fffffff) >> 8;
      switch (op) {
        case Op.JUMP_FORWARD:
        case Op.JUMP_BACKWARD:
          if (listens(Event.JUMP)) this.fireTo(Event.JUMP, pc, target);
          break;
        case Op.POP_JUMP_IF_FALSE:
        case Op.POP_JUMP_IF_TRUE:
        case Op.POP_JUMP_IF_NONE:
        case Op.POP_JUMP_IF_NOT_NONE: {
          const taken = isTaken(op, vm.stack[vm.sp - 1]);
          this.fireTo(taken ? Event.BRANCH_RIGHT : Event.BRANCH_LEFT, pc, taken ? target : pc + 2);
          break;
        }
        default:
      }
    }
    const { jump } = this;
    this.jump = -1;
    return jump;
  }

  private fireTo(event: Event, from: number, to: number): void {
    const { vm } = this;
    if ((vm.exec.monitored & (1 << event)) === 0) return;
    const mark = vm.heap.poolMark;
    this.fire(event, from, vm.newInt((layoutOf(vm.exec.code).starts[to] ?? 0) * 2));
    vm.heap.drain(mark);
  }

  /**
   * CALL events. Calls of anything but Python functions are done here, so that their end can be told of; true: done, the
   * result is on the stack.
   */
  private atCall(op: Op, oparg: number, pc: number): boolean {
    const { vm } = this;
    const { heap, stack } = vm;
    const call = this.callOnStack(op, oparg);
    if (call === null) return false;
    const { base, args, names } = call;
    let callable = stack[base];
    if (heap.type[callable] === TypeId.Method) {
      args.unshift(heap.words[heap.base[callable] + 1]);
      callable = heap.words[heap.base[callable]];
    }
    const first = args.length > 0 ? args[0] : this.missing;
    heap.incref(callable);
    heap.incref(first);
    try {
      this.fire(Event.CALL, pc, callable, first);
    } catch (problem) {
      heap.decref(callable);
      heap.decref(first);
      vm.notBegun = true;
      throw problem;
    }
    try {
      if (heap.type[callable] === TypeId.Function) return false;
      this.callAndTell(pc, base, callable, first, args, names);
      return true;
    } finally {
      heap.decref(callable);
      heap.decref(first);
    }
  }

  private callAndTell(
    pc: number,
    base: number,
    callable: Handle,
    first: Handle,
    args: readonly Handle[],
    names: readonly string[] | null,
  ): void {
    const { vm } = this;
    const { heap } = vm;
    let result: Handle;
    try {
      result = callObject(vm, callable, args, names);
    } catch (problem) {
      if (problem instanceof Raised) this.fire(Event.C_RAISE, pc, callable, first);
      throw problem;
    }
    const owned = heap.drainOwning(vm.poolBase, result);
    try {
      this.fire(Event.C_RETURN, pc, callable, first);
    } catch (problem) {
      heap.decref(owned);
      throw problem;
    }
    vm.discardTo(base);
    vm.stack[vm.sp++] = owned;
  }

  /** What lies on the stack for a call; null: arguments that it will not take. */
  private callOnStack(op: Op, oparg: number): CallOnStack | null {
    const { vm } = this;
    const { heap, stack, sp } = vm;
    if (op === Op.CALL_FUNCTION_EX) {
      const base = sp - 4;
      const keywords = stack[base + 3];
      const type = heap.type[stack[base + 2]];
      if (type !== TypeId.Tuple && type !== TypeId.List) return null;
      const args = vm.items(stack[base + 2]);
      if (stack[base + 1] !== NULL) args.unshift(stack[base + 1]);
      if (keywords === NULL) return { base, args, names: null };
      const names = vm.toArray(keywords);
      if (!names.every((name) => vm.isStr(name))) return null;
      args.push(...names.map((name) => vm.getItem(keywords, name)));
      return { base, args, names: names.map((name) => vm.text(name)) };
    }
    const named = op === Op.CALL_KW ? 1 : 0;
    const base = sp - named - oparg - 2;
    const from = stack[base + 1] === NULL ? base + 2 : base + 1;
    const args = Array.from(stack.subarray(from, sp - named));
    return { base, args, names: named === 0 ? null : vm.keywordNames(stack[sp - 1]) };
  }
}

interface CallOnStack {
  readonly base: number;
  readonly args: Handle[];
  readonly names: readonly string[] | null;
}

const NAMES: Readonly<Partial<Record<Event, string>>> = {
  [Event.RAISE]: 'RAISE',
  [Event.EXCEPTION_HANDLED]: 'EXCEPTION_HANDLED',
  [Event.PY_UNWIND]: 'PY_UNWIND',
  [Event.PY_THROW]: 'PY_THROW',
  [Event.RERAISE]: 'RERAISE',
};

function eventsOf(tool: Tool, exec: ExecCode): number {
  return tool.events | (tool.local.get(exec.index) ?? 0);
}

function isTaken(op: Op, value: Handle): boolean {
  switch (op) {
    case Op.POP_JUMP_IF_FALSE:
      return value === FALSE;
    case Op.POP_JUMP_IF_TRUE:
      return value === TRUE;
    case Op.POP_JUMP_IF_NONE:
      return value === NONE;
    default:
      return value !== NONE;
  }
}
