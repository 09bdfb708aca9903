/**
 * The state of the running program beside the heap: call stack, stack of values, budget, steps.
 * Twin of PyThreadState and PyInterpreterState (Include/internal/pycore_interp.h).
 */
import type { Limits } from '../../model';
import {
  type ChunkStore,
  type Handle,
  Heap,
  type Journal,
  LimitReached,
  NEVER,
  NULL,
  Register,
  SMALL_INT_MAX,
  SMALL_INT_MIN,
  SMALL_INT_ZERO,
  StepKind,
  StepLog,
  whereOf,
} from '../memory';
import { Op } from '../compiler/opcodes';
import { DictData, Payloads } from '../objects/payloads';
import { TypeId } from '../objects/typeids';
import type { TypeObject } from '../objects/typeobject';
import type { ExecCode } from './execcode';
import { Event, type Monitoring } from './monitoring';
import { Tracing } from './tracingstate';
import { mirrorStack, type ReturnMode } from './frames';
import { LOOP_COST, NATIVE_COST, NativeStack } from './nativestack';

/** Values on all frames' stacks together; what is never touched takes no memory. */
const STACK_SIZE = 1 << 22;
/** Frames that most programs do not have more of at once: what is kept by depth has room for them from the start. */
const USUAL_DEPTH = 64;
/** Fewer free places than this are too few for another frame. */
const STACK_RESERVE = 1 << 16;
/** Steps (or loop rounds, when nothing is recorded) between two looks at the clock. */
const TICKS = 1024;
/** What a type takes beside its words. */
const TYPE_BYTES = 3000;
/** With more evaluator loops than this, a recursion is one of Python functions. */
const MANY_LOOPS = 20;
/** Calls and rounds of loops of a thread until it is another one's turn (CPython: five milliseconds). */
export const TURN = 5_000;
/** What a unit of fuel takes at least. */
const FUEL_MILLISECONDS = 1e-6;

/**
 * When the slice began, when it is to end, and the milliseconds of those before. An object of its own: numbers that
 * become fractions would give the interpreter's object another shape, for which nothing is compiled.
 */
class SliceTime {
  start = 0;
  end = Infinity;
  spent = 0;
}

/**
 * What a run may take. The numbers begin as no whole ones, so that the next run's may be either without another shape.
 */
class Budget implements Limits {
  steps = NEVER;
  milliseconds = Infinity;
  bytes = Infinity;
}

export abstract class ThreadState {
  readonly heap = new Heap();
  readonly payloads = new Payloads();
  readonly types: TypeObject[] = [];
  /** Code objects ready to run, by their index in payloads.codes. */
  readonly execs: ExecCode[] = [];

  readonly stack = new Int32Array(STACK_SIZE);
  sp = 0;
  /** Address of the running frame's fast locals. */
  fp = 0;
  /** The instruction in progress. */
  last = -1;
  exec!: ExecCode;
  stackBase = 0;
  depth = 0;
  frames: Handle[] = new Array<Handle>(USUAL_DEPTH);
  modes: ReturnMode[] = new Array<ReturnMode>(USUAL_DEPTH);
  stackBases: number[] = new Array<number>(USUAL_DEPTH);
  savedSp: number[] = new Array<number>(USUAL_DEPTH);
  savedLast: number[] = new Array<number>(USUAL_DEPTH);
  /** By depth: what is to be done when a frame of {@link ReturnMode.Around} is left. */
  arounds: (() => void)[] = [];
  /** The heap's block of frame handles by depth. */
  stackBlock = 0;
  stackBlockSize = 0;
  /** Frames of other threads, which stand in the block before the running thread's. */
  parkedDepth = 0;
  recursionLimit = 1000;

  globals: Handle = NULL;
  globalsData = new DictData();
  /** Whether the running frame's namespace is its globals: a module's own code. */
  localsAreGlobals = false;
  /** The running frame's builtins: the module's dict, or what its globals have as `__builtins__` instead. */
  builtins: Handle = NULL;
  builtinsData = new DictData();
  /** The dict of the module builtins. */
  standardBuiltins: Handle = NULL;
  /** Its own `__import__`, which needs no call. */
  builtinImport: Handle = NULL;
  /** Namespaces that were given to exec() or eval() with builtins of their own. */
  readonly globalsWithBuiltins = new Set<Handle>();

  /** Generators being run, and the words of the exceptions being handled: the program's, then each running generator's. */
  generators: Handle[] = [];
  handledWords: number[] = [Register.Handled];

  /** Where the pool stood when the running evaluator loop was entered: between instructions it stands there. */
  poolBase = 0;
  /** What a frame entered from native code returned or yielded; owned. */
  result: Handle = NULL;
  /** What a generator that native code drove returned; the pool's. */
  returned: Handle = NULL;
  /** Set by {@link instantiate}: whether a frame was entered. */
  entered = false;
  /** The exception being thrown is on its way again: no new traceback entry, no exception event. */
  reraising = false;
  /** The instruction in progress failed before it began, or when it was through with its operands: none of them is dropped. */
  notBegun = false;
  /** Goes up when other events are listened to. */
  monitorVersion = 0;
  /** What `sys.settrace` and `sys.setprofile` have set in the running thread. */
  tracing = new Tracing();
  /** Set by RERAISE, which puts the frame back to where the exception came from: its own instruction, or -1. */
  reraiseAt = -1;
  lastOfPopped = -1;
  /** An exception (owned) to raise in the frame that the next loop enters: generators' throw(). */
  pendingThrow: Handle = NULL;
  /** That exception comes from outside (a signal's handler): the frame does not go on with it, it is in the middle of something. */
  interrupted = false;
  /** Looks on when the main thread has had a turn: a timer may be due. */
  onTurn: (() => void) | null = null;

  // ---- budget and steps
  readonly steps: StepLog | null;
  /** Looks on when a step has been recorded. */
  onStep: (() => void) | null = null;
  /** What runs is not the program's: it takes no steps. */
  aside = false;
  ticks = TICKS;
  /** The time slice is over: the outermost loop stops at the next step. */
  pausing = false;
  /** Calls and rounds of loops left until other threads have their turn. */
  turn = TURN;
  /** That is why the loop is pausing. */
  turnIsOver = false;
  /** The instruction whose line step was recorded just before the pause, -1: none. */
  pausedAt = -1;
  cancelled = false;
  /** Looked at every now and then, in long native calls too; true ends the run. */
  isCancelled: () => boolean = () => false;
  /** `performance.now()`-like clock of the host. */
  private readonly time = new SliceTime();
  private readonly budget = new Budget();
  /** Evaluator loops below the outermost one. */
  private nativeDepth = 0;
  private readonly nativeStack = new NativeStack();

  constructor(
    limits: Limits,
    record: boolean,
    private readonly clock: () => number,
    /** Where the recording has its memory from. */
    readonly chunks: ChunkStore,
  ) {
    this.limits = limits;
    this.steps = record ? new StepLog(chunks) : null;
    this.heap.recycle = !record;
  }

  get limits(): Limits {
    return this.budget;
  }

  set limits({ steps, milliseconds, bytes }: Limits) {
    this.budget.steps = Math.min(steps, NEVER);
    this.budget.milliseconds = milliseconds;
    this.budget.bytes = bytes;
  }

  /** Begins a slice of so many milliseconds. */
  beginSlice(milliseconds: number): void {
    this.pausing = false;
    this.time.start = this.clock();
    this.time.end = this.time.start + milliseconds;
    this.ticks = TICKS;
  }

  /** Ends a slice: the time counts towards the limit. */
  endSlice(): void {
    this.time.spent += this.clock() - this.time.start;
    this.time.start = this.clock();
  }

  /** Milliseconds run so far. */
  get milliseconds(): number {
    return this.time.spent;
  }

  /** Looks at the clock, at cancellation and at memory. */
  tick(): void {
    this.ticks = TICKS;
    if (this.cancelled || this.isCancelled()) throw new LimitReached('cancelled');
    const now = this.clock();
    if (this.time.spent + now - this.time.start > this.budget.milliseconds) throw new LimitReached('milliseconds');
    if (now >= this.time.end) this.pausing = true;
    if (!this.hasRoom(0)) throw new LimitReached('bytes');
  }

  /** Bytes of journal, steps, heap, payloads and recorded output together. */
  get bytes(): number {
    const { heap, steps, payloads } = this;
    return (
      (this.journal?.bytes ?? 0) +
      (steps?.bytes ?? 0) +
      heap.bytes +
      payloads.size +
      this.types.length * TYPE_BYTES +
      this.outputBytes
    );
  }

  /** The first object that is the program's: those before were made with the interpreter. */
  programTop: Handle = 0;
  /** The journal of the recording, also when the heap has ceased to write it. */
  journal: Journal | null = null;
  /** Bytes of recorded output. */
  outputBytes = 0;

  /** Whether so many bytes more fit the budget, if need be after forgetting the oldest steps. */
  protected hasRoom(more: number): boolean {
    while (this.bytes + more > this.budget.bytes) if (!this.dropOldest('bytes')) return false;
    return true;
  }

  /** Forgets the oldest recorded steps; false: it cannot. Set where a recording keeps its newest steps. */
  dropOldest: (limit: 'steps' | 'bytes') => boolean = () => false;

  /** Counts work of native loops, before it is done. Infinity: no machine of ours can do it. */
  fuel(cost: number): void {
    if (cost === Infinity) throw new LimitReached('bytes');
    this.ticks -= 1 + Math.floor(cost / 64);
    if (this.ticks >= 0) return;
    // What cannot be interrupted is not begun when it would take longer than there is time.
    const rest = this.budget.milliseconds - this.time.spent - (this.clock() - this.time.start);
    if (cost * FUEL_MILLISECONDS > rest) throw new LimitReached('milliseconds');
    this.tick();
  }

  private step(kind: StepKind, line: number, within = 0): void {
    const { steps } = this;
    const { journal } = this.heap;
    if (steps === null || journal === null || !this.exec.recorded || this.aside) {
      if (--this.ticks < 0) this.tick();
      return;
    }
    mirrorStack(this);
    if (steps.length - steps.first >= this.budget.steps && !this.dropOldest('steps')) throw new LimitReached('steps');
    const { heap } = this;
    steps.append(whereOf(this.exec.lineBase + line, kind, within), journal.length, heap.top);
    heap.stepTop = heap.top;
    if (--this.ticks < 0) this.tick();
    if (this.onStep !== null) this.onStep();
  }

  /** The line of an instruction is about to run. */
  stepLine(instruction: number): void {
    const { lines, within } = this.exec.code;
    this.step(StepKind.Line, lines[instruction], within === null ? 0 : within[instruction]);
  }

  /** The running thread has had its turn: it pauses at the next line or loop. */
  endTurn(): void {
    this.turn = TURN;
    this.turnIsOver = true;
    this.pausing = true;
  }

  /** The running frame hands back a value (or yields it). */
  stepReturn(value: Handle): void {
    if (this.exec.monitored !== 0) this.monitoring.returning(value);
    if (this.steps === null || !this.exec.recorded) return;
    this.heap.setRaw(Register.Returned, value);
    const pauses = (this.exec.instructions[this.last] & 0xff) === Op.YIELD_VALUE;
    this.step(StepKind.Return, this.currentLine(), pauses ? 1 : 0);
  }

  /**
   * An exception (owned) is raised in the running frame; the one that goes on: a trace function may have raised another. `within` (1, else 0):
   * it ends an iteration, and is over with that.
   */
  stepException(exception: Handle, event = Event.RAISE, within = 0): Handle {
    if (this.steps !== null && this.exec.recorded) {
      this.heap.setRaw(Register.Raised, exception);
      this.step(StepKind.Exception, this.currentLine(), within);
    }
    return this.exec.monitored === 0 ? exception : this.monitoring.fireException(event, exception);
  }

  /** The running frame is left because of an exception; the one that goes on. */
  stepUnwind(unwinding: Handle): Handle {
    let exception = unwinding;
    if (this.exec.monitored !== 0) exception = this.monitoring.fireException(Event.PY_UNWIND, exception);
    if (this.steps === null || !this.exec.recorded) return exception;
    this.heap.setRaw(Register.Returned, NULL);
    this.heap.setRaw(Register.Raised, exception);
    this.step(StepKind.Return, this.currentLine());
    return exception;
  }

  /** RESUME: a call event at the start of a function and when a generator goes on. `thrown`: an exception that goes on with it. */
  resumed(thrown: Handle): void {
    if (--this.turn < 0) this.endTurn();
    if (this.exec.monitorVersion !== this.monitorVersion) this.monitoring.updateCode(this.exec);
    if (this.exec.traced) {
      this.step(StepKind.Call, this.currentLine());
      if (this.exec.monitored !== 0) this.monitoring.resumed(thrown);
    } else if (--this.ticks < 0) this.tick();
  }

  /** The line of the instruction in progress. */
  currentLine(): number {
    return this.exec.code.lineAt(this.last);
  }

  // ---- stack of values

  /** Pushes a borrowed value. */
  push(value: Handle): void {
    this.heap.refs[value]++;
    this.stack[this.sp++] = value;
  }

  /** Pushes what native code made, and empties the pool. */
  pushNew(value: Handle): void {
    const owned = this.heap.drainOwning(this.poolBase, value);
    this.stack[this.sp++] = owned;
  }

  /** Replaces the top `count` values by what native code made, and empties the pool. */
  replaceTop(count: number, value: Handle): void {
    const owned = this.heap.drainOwning(this.poolBase, value);
    this.discard(count);
    this.stack[this.sp++] = owned;
  }

  /** Releases the top `count` values. */
  discard(count: number): void {
    const { heap, stack } = this;
    for (let i = 0; i < count; i++) {
      const value = stack[--this.sp];
      if (value !== NULL) heap.decref(value);
    }
  }

  /** Releases values down to a position. */
  discardTo(position: number): void {
    this.discard(this.sp - position);
  }

  /** An int with one reference owned by the caller. */
  newIntOwned(value: number): Handle {
    if (value >= SMALL_INT_MIN && value <= SMALL_INT_MAX) {
      const handle = SMALL_INT_ZERO + value;
      this.heap.refs[handle]++;
      return handle;
    }
    return this.heap.createOwned(TypeId.Int, value, 0);
  }

  /** Makes a dict the running frame's globals. */
  setGlobals(globals: Handle): void {
    if (globals === this.globals) return;
    this.globals = globals;
    if (globals === NULL) return;
    this.globalsData = this.payloads.dicts.get(this.heap.num[globals]);
    if (this.globalsWithBuiltins.size === 0) return;
    this.setBuiltins(this.globalsWithBuiltins.has(globals) ? this.builtinsIn(globals) : this.standardBuiltins);
  }

  /** What `__builtins__` of a namespace stands for (_PyEval_BuiltinsFromGlobals). */
  abstract builtinsIn(globals: Handle): Handle;

  setBuiltins(builtins: Handle): void {
    if (builtins === this.currentBuiltins) return;
    const isDict = this.heap.type[builtins] === TypeId.Dict;
    this.builtinsMapping = isDict ? NULL : builtins;
    if (!isDict && this.noBuiltins === NULL) this.noBuiltins = this.heap.immortalize(this.newDict());
    this.builtins = isDict ? builtins : this.noBuiltins;
    this.builtinsData = this.payloads.dicts.get(this.heap.num[this.builtins]);
  }

  /** The running frame's builtins where they are no plain dict: then {@link builtins} is an empty one. */
  builtinsMapping: Handle = NULL;
  private noBuiltins: Handle = NULL;

  /** What the running frame has for builtins. */
  get currentBuiltins(): Handle {
    return this.builtinsMapping === NULL ? this.builtins : this.builtinsMapping;
  }
  abstract newDict(): Handle;

  // ---- the exception being handled

  /** The innermost exception being handled, NULL: none. Twin of _PyErr_GetTopmostException. */
  handled(): Handle {
    for (let i = this.handledWords.length - 1; i >= 0; i--) {
      const exception = this.heap.words[this.handledWords[i]];
      if (exception !== NULL) return exception;
    }
    return NULL;
  }

  setHandled(exception: Handle): void {
    this.heap.setRef(this.handledWords[this.handledWords.length - 1], exception);
  }

  // ---- depth

  /** Who listens to what the program does, beside the recording. */
  abstract readonly monitoring: Monitoring;

  abstract recursionError(where: string): never;
  abstract stackOverflowError(where: string): never;

  /** Whether one more frame would be too many. */
  get isFull(): boolean {
    return this.depth >= this.recursionLimit || this.sp > STACK_SIZE - STACK_RESERVE;
  }

  /** Raises RecursionError when one more frame would be too many. */
  checkRecursion(where: string): void {
    if (this.isFull) this.recursionError(where);
  }

  /** Native code calls back into Python: the JavaScript stack grows. */
  enterNative(): void {
    if (!this.nativeStack.enter(LOOP_COST)) this.recursionError('');
    this.nativeDepth++;
  }

  /** How many evaluator loops native code has entered and not left. */
  get nativeLevel(): number {
    return this.nativeDepth;
  }

  leaveNative(): void {
    this.nativeStack.leave(LOOP_COST);
    this.nativeDepth--;
  }

  /** A native function is about to call itself. Twin of _Py_EnterRecursiveCall. */
  enterRecursive(where: string): void {
    // What is nested may also be shared: a hundred lists of two can be 2 ** 100 to go through.
    if (--this.ticks < 0) this.tick();
    if (this.nativeStack.enter(NATIVE_COST)) return;
    // With Python calls in between, CPython's stack would have borne all the frames that may be.
    if (this.nativeDepth > MANY_LOOPS) this.recursionError('');
    this.stackOverflowError(where);
  }

  leaveRecursive(): void {
    this.nativeStack.leave(NATIVE_COST);
  }
}
