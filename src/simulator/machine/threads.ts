/**
 * The program's threads, run one at a time in an order that is the same in every run. Twin of Python/ceval_gil.c: a
 * thread goes on until it waits (for a lock, for another thread, for time to pass) or has had its turn; then goes on
 * whoever has been ready for longest. When nobody is, the simulated clock leaps to the moment the first one waits for.
 *
 * A thread that waits leaves the evaluator by {@link ThreadSwitch}: its frames are kept, and the instruction that
 * called the waiting native is run again when it can succeed. Where native code is in between (a `sort` whose key
 * function waits), the others run on top of it.
 */
import { Op } from '../compiler/opcodes';
import { NONE, NULL, Register, type Handle } from '../memory';
import { dictKeyAt, dictNext, dictValueAt } from '../objects/dictentries';
import { Deadlock, Raised } from '../objects/errors';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import { bindOrRelease } from './calls';
import { advanceClock, advanceClockTo, nanoseconds, now } from './clock';
import { Ended, evaluate } from './evaluate';
import { enterFrame, growCallStack, makeFrame, mirrorStack, ReturnMode } from './frames';
import { FunctionWord } from '../objects/function';
import type { Interpreter } from './interpreter';
import { newThread, ThreadWord, type Thread, type Wait } from './thread';
import { TURN } from './threadstate';
import type { Tracing } from './tracingstate';

/** Thrown by a native that waits: another thread's turn. */
class ThreadSwitch {}

/** Thrown out of native code that waits in a thread that nobody waits for: the program is over. */
class MainEnded {}

/** How long a turn is taken to be. */
const TURN_SECONDS = 0.005;

/** Why {@link Threads.runCurrent} came back. */
type Stop = 'paused' | 'turn' | 'waits' | 'ended';

export class Threads {
  private readonly main = newThread(0, false, 0);
  /** How the main thread ended, while it waits for others to leave native code. */
  private end: { readonly problem: Raised | null } | null = null;
  private readonly live: Thread[] = [this.main];
  /** Threads that were ended from outside: what they held stays held, for nothing of theirs runs any more. */
  private readonly dropped: Thread[] = [];
  private current = this.main;
  private last = 0;
  private clock = 0;
  /** The evaluator loops that native code of others has entered below the running thread's. */
  private level = 0;
  /** A word of the heap that holds a reference of the running thread's: the current context. */
  local = 0;
  /** `sys.getswitchinterval()`, in microseconds; turns are counted in instructions. */
  switchInterval = 5000;

  constructor(private readonly vm: Interpreter) {}

  /** The running thread; 0 is the main one. */
  get currentNumber(): number {
    return this.current.number;
  }

  /** Threads besides the main one that have been started and not ended. */
  get count(): number {
    return this.live.length - 1;
  }

  /** Whether any thread has ever been started. */
  get used(): boolean {
    return this.last > 0;
  }

  /** What every thread has set with `sys.settrace` and `sys.setprofile`. */
  tracings(): readonly Tracing[] {
    return this.live.map((thread) => {
      if (thread === this.current) return this.vm.tracing;
      return thread.parked?.tracing ?? thread.tracing;
    });
  }

  /** The frames of all threads' call stacks. */
  allFrames(): readonly Handle[] {
    const parked = this.live.flatMap((thread) => thread.parked?.frames.slice(0, thread.parked.depth) ?? []);
    return [...parked, ...this.vm.frames.slice(0, this.vm.depth)];
  }

  /** The innermost frame of every thread that has one, by the thread's number. */
  innermostFrames(): readonly (readonly [number, Handle])[] {
    const { vm, current } = this;
    return this.live.flatMap((thread) => {
      const { frames, depth } = thread === current ? vm : (thread.parked ?? { frames: [], depth: 0 });
      return depth === 0 ? [] : [[thread.number, frames[depth - 1]] as const];
    });
  }

  /** The call stack of the thread, not the running one, that has a frame on it; empty: none has. */
  stackWith(frame: Handle): readonly Handle[] {
    for (const { parked } of this.live) {
      const stack = parked?.frames.slice(0, parked.depth) ?? [];
      if (stack.includes(frame)) return stack;
    }
    return [];
  }

  /** The last instruction of a frame of a thread that is not the running one; -1: it is none. */
  lastIn(frame: Handle): number {
    for (const { parked } of this.live) {
      const place = parked?.frames.lastIndexOf(frame, parked.depth - 1) ?? -1;
      if (parked !== null && place >= 0) return place === parked.depth - 1 ? parked.last : parked.savedLast[place];
    }
    return -1;
  }

  isDone(number: number): boolean {
    return !this.live.some((thread) => thread.number === number);
  }

  /** Whether a thread that the program's end waits for has not ended. */
  get awaited(): boolean {
    const { main, current } = this;
    return this.live.some(
      (each) => each !== main && each !== current && !each.daemon && each.process === current.process,
    );
  }

  /** A new thread, which runs when it is its turn; its number. */
  start(
    callable: Handle,
    args: Handle,
    kwargs: Handle,
    holder: Handle,
    daemon: boolean,
    process = this.vm.processes.current,
  ): number {
    const { heap } = this.vm;
    const block = heap.takeBlock(ThreadWord.Count);
    heap.setRef(block + ThreadWord.Callable, callable);
    heap.setRef(block + ThreadWord.Args, args);
    heap.setRef(block + ThreadWord.Kwargs, kwargs);
    heap.setRef(block + ThreadWord.Holder, holder);
    const thread = newThread(++this.last, daemon, block, process);
    thread.since = ++this.clock;
    if (this.live.length === 1) this.vm.turn = TURN;
    this.live.push(thread);
    return thread.number;
  }

  /**
   * For a native: waits until something is the case. False: the seconds are over (negative: there is no limit). When the
   * caller is called by an instruction, this leaves it, and the instruction is run again later.
   */
  wait(ready: () => boolean, seconds: number): boolean {
    const me = this.current;
    const deadline = me.wait !== null ? me.wait.deadline : seconds < 0 ? null : now(this.vm) + nanoseconds(seconds);
    const wait = { ready, deadline };
    if (!this.isOver(wait)) {
      if (me.wait === null) me.since = ++this.clock;
      me.wait = wait;
      if (this.live.length > 1 && this.isCalledDirectly()) throw new ThreadSwitch();
      this.waitBelow(me);
    }
    me.wait = null;
    return ready();
  }

  /** Runs the program until the main thread's frames are left; what main raises is thrown. */
  run(): Ended {
    for (;;) {
      let stop: Stop;
      try {
        stop = this.runCurrent();
      } catch (problem) {
        if (!(problem instanceof MainEnded)) throw problem;
        // What is left of them on the JavaScript stack is gone.
        this.dropWhere((thread) => thread.nested);
        stop = 'ended';
      }
      if (stop === 'paused') return Ended.Paused;
      if (stop === 'ended' && this.current === this.main) return Ended.Returned;
      this.switchTo(this.next(null));
    }
  }

  /** Enters the function that the main thread runs when the program is over; false: there is none to run. */
  enterShutdown(shutdown: Handle): boolean {
    return this.enter(shutdown, [], []);
  }

  private isOver(wait: Wait): boolean {
    return wait.ready() || (wait.deadline !== null && now(this.vm) >= wait.deadline);
  }

  /** Whether the native that waits was called by the instruction in progress of the thread's outermost loop. */
  private isCalledDirectly(): boolean {
    const { vm } = this;
    if (vm.depth === 0 || vm.nativeLevel !== this.level) return false;
    const word = vm.exec.instructions[vm.last] & 0x7fffffff;
    const op = word & 0xff;
    let callee: Handle;
    if (op === Op.CALL || op === Op.CALL_KW) callee = vm.stack[vm.sp - (word >> 8) - 2];
    else if (op === Op.CALL_FUNCTION_EX) {
      // The arguments of an iterator come only once.
      const args: TypeId = vm.heap.type[vm.stack[vm.sp - 2]];
      if (args !== TypeId.Tuple && args !== TypeId.List) return false;
      callee = vm.stack[vm.sp - 4];
    } else return false;
    const type = vm.heap.type[callee];
    if (type !== TypeId.MethodDescriptor && type !== TypeId.BuiltinFunction) return false;
    return vm.payloads.natives.get(vm.heap.num[callee]).waits;
  }

  /** Waits in the middle of native code: the others run on top of it. */
  private waitBelow(me: Thread): void {
    me.nested = true;
    for (let next = this.next(me); next !== me; next = this.next(me)) {
      this.switchTo(next);
      const stop = this.runCurrent();
      // The host has to wait until this is over.
      if (stop === 'paused') this.vm.pausing = false;
      if (stop === 'ended' && this.current === this.main) {
        if (this.live.every((each) => each === this.main || (each.daemon && each.process === 0))) throw new MainEnded();
        this.holdEnd(null);
      }
    }
    this.switchTo(me);
    me.nested = false;
  }

  /** The main thread is over, but native code of others is on the JavaScript stack: its end is told when that has come back. */
  private holdEnd(problem: Raised | null): void {
    this.end = { problem };
    this.main.wait = { ready: () => !this.live.some(({ nested }) => nested), deadline: null };
  }

  /** The thread whose turn it is. `me`: the one on top of the JavaScript stack, when it is native code that waits. */
  private next(me: Thread | null): Thread {
    const able = this.live.filter((thread) => !thread.nested || thread === me);
    able.sort((a, b) => a.since - b.since);
    const ready = able.find(({ wait }) => wait === null || this.isOver(wait));
    if (ready !== undefined) return ready;
    let first: Thread | null = null;
    let moment: bigint | null = null;
    for (const thread of able) {
      const deadline = thread.wait?.deadline ?? null;
      if (deadline === null || (moment !== null && deadline >= moment)) continue;
      first = thread;
      moment = deadline;
    }
    if (first !== null && moment !== null) {
      advanceClockTo(this.vm, moment);
      return first;
    }
    this.switchTo(this.main);
    throw new Deadlock(
      this.live.length === 1
        ? 'for something that never happens: nothing else runs that could bring it about.'
        : 'for ever: each thread waits for another one (a deadlock).',
      'CPython would wait until Ctrl+C is pressed. See which lock, queue or thread each one waits for.',
    );
  }

  /** Lets the running thread go on until it waits, ends or has had its turn, or the host's time slice is over. */
  private runCurrent(): Stop {
    const { vm, current } = this;
    const { level } = this;
    const { poolBase } = vm;
    this.level = vm.nativeLevel;
    vm.poolBase = vm.heap.poolMark;
    vm.turn = TURN;
    try {
      if (current === this.main && this.end !== null) {
        const { problem } = this.end;
        this.end = null;
        current.wait = null;
        if (problem !== null) throw problem;
        return 'ended';
      }
      if (!current.started) {
        current.started = true;
        if (!this.begin(current)) return this.finish(current);
      }
      while (evaluate(vm, 0, vm.poolBase) === Ended.Paused) {
        if (!vm.turnIsOver) return 'paused';
        vm.turnIsOver = false;
        vm.pausing = false;
        if (vm.onTurn !== null && current === this.main) this.lookOn(vm.onTurn);
        if (this.live.length === 1) continue;
        current.since = ++this.clock;
        advanceClock(vm, TURN_SECONDS);
        return 'turn';
      }
      if (current === this.main) return 'ended';
      vm.heap.decref(vm.result);
      return this.finish(current);
    } catch (problem) {
      if (problem instanceof ThreadSwitch) {
        this.prepareAgain();
        return 'waits';
      }
      if (problem instanceof Raised && current === this.main && this.live.some(({ nested }) => nested)) {
        this.holdEnd(problem);
        return 'waits';
      }
      if (!(problem instanceof Raised) || current === this.main) throw problem;
      this.reportRaised(current, problem.exception);
      return this.finish(current);
    } finally {
      vm.poolBase = poolBase;
      this.level = level;
    }
  }

  /** Calls what wants to know that a turn is over; what it raises is raised where the program is. */
  private lookOn(onTurn: () => void): void {
    const { vm } = this;
    const { result, reraising, reraiseAt, lastOfPopped, pausedAt } = vm;
    try {
      onTurn();
    } catch (problem) {
      if (!(problem instanceof Raised)) throw problem;
      vm.pendingThrow = problem.exception;
      vm.interrupted = true;
      vm.last++;
    } finally {
      Object.assign(vm, { result, reraising, reraiseAt, lastOfPopped, pausedAt });
    }
  }

  /** Puts the running thread before the call that waits. */
  private prepareAgain(): void {
    const { vm } = this;
    const { heap, last } = vm;
    heap.drain(vm.poolBase);
    const word = vm.exec.instructions[last];
    // The tuple of names is a constant: it is still where it was.
    if ((word & 0xff) === Op.CALL_KW) vm.push(vm.stack[vm.sp]);
    vm.last = last - 1;
    if (word < 0) vm.pausedAt = last;
  }

  /** Enters a new thread's function. False: it was native and is over. */
  private begin(thread: Thread): boolean {
    const { vm } = this;
    const { heap } = vm;
    const callable = heap.words[thread.block + ThreadWord.Callable];
    const kwargs = heap.words[thread.block + ThreadWord.Kwargs];
    const args = vm.items(heap.words[thread.block + ThreadWord.Args]);
    const names: string[] = [];
    if (kwargs !== NULL && kwargs !== NONE) {
      for (let i = dictNext(heap, kwargs, 0); i >= 0; i = dictNext(heap, kwargs, i + 1)) {
        names.push(vm.text(dictKeyAt(heap, kwargs, i)));
        args.push(dictValueAt(heap, kwargs, i));
      }
    }
    if (this.enter(callable, args, names)) return true;
    vm.call(callable, args, names.length === 0 ? null : names);
    heap.drain(vm.poolBase);
    return false;
  }

  /** Enters a Python function as the running thread's outermost frame; false: it is something else. */
  private enter(callable: Handle, args: readonly Handle[], names: readonly string[]): boolean {
    const { vm } = this;
    const { heap } = vm;
    let func = callable;
    let all = args;
    if (heap.type[func] === TypeId.Method) {
      const method = heap.base[func];
      func = heap.words[method];
      all = [heap.words[method + 1], ...args];
    }
    if (heap.type[func] !== TypeId.Function) return false;
    const exec = vm.execOf(func);
    const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
    bindOrRelease(vm, exec, func, frame, all, names.length === 0 ? null : names);
    heap.drain(vm.poolBase);
    enterFrame(vm, frame, exec, ReturnMode.Native);
    return true;
  }

  private reportRaised(thread: Thread, exception: Handle): void {
    const { vm } = this;
    vm.heap.autorelease(exception);
    if (!vm.isInstance(exception, vm.exceptionType('SystemExit'))) {
      const callable = vm.repr(vm.heap.words[thread.block + ThreadWord.Callable]);
      vm.writeUnraisable(`Exception ignored in thread started by ${callable}`, exception);
    }
    vm.heap.drain(vm.poolBase);
  }

  private finish(thread: Thread): Stop {
    const { heap } = this.vm;
    thread.done = true;
    this.live.splice(this.live.indexOf(thread), 1);
    if (this.local !== 0) heap.setRef(this.local, NULL);
    for (let i = 0; i < (ThreadWord.Count as number); i++) heap.setRef(thread.block + i, NULL);
    heap.giveBlock(thread.block, ThreadWord.Count);
    return 'ended';
  }

  private switchTo(next: Thread): void {
    const { current } = this;
    if (current === next) return;
    if (!current.done) this.park(current);
    this.current = next;
    this.unpark(next);
    this.vm.processes.enter(next.process);
    this.arrange();
  }

  /** The threads of a process are gone, but for the running one: nothing of them runs any more, as after SIGKILL. */
  drop(process: number): void {
    this.dropWhere((thread) => thread.process === process && thread !== this.current && !thread.nested);
  }

  private dropWhere(isGone: (thread: Thread) => boolean): void {
    for (const thread of this.live.filter(isGone)) {
      thread.done = true;
      this.live.splice(this.live.indexOf(thread), 1);
      this.dropped.push(thread);
    }
    this.arrange();
  }

  private park(thread: Thread): void {
    const { vm } = this;
    const { heap } = vm;
    if (vm.depth > 0 && heap.journal !== null) {
      mirrorStack(vm);
      heap.setRaw(vm.fp - FrameWord.Header + FrameWord.LastInstruction, thread.nested ? vm.last : vm.last + 1);
    }
    const { frames, modes, stackBases, savedSp, savedLast, arounds, generators, handledWords } = vm;
    const { sp, fp, last, exec, stackBase, depth, pausedAt, globals, localsAreGlobals, tracing } = vm;
    const lists = { frames, modes, stackBases, savedSp, savedLast, arounds, generators, handledWords };
    const place = { sp, fp, last, exec, stackBase, depth, pausedAt, globals, localsAreGlobals, tracing };
    thread.parked = { ...lists, ...place, values: vm.stack.slice(0, sp) };
    this.exchangeLocal(thread);
  }

  private unpark(thread: Thread): void {
    const { vm } = this;
    this.exchangeLocal(thread);
    const { parked } = thread;
    if (parked === null) {
      Object.assign(vm, { frames: [], modes: [], stackBases: [], savedSp: [], savedLast: [], arounds: [] });
      Object.assign(vm, { generators: [], handledWords: [thread.block + ThreadWord.Handled] });
      Object.assign(vm, { sp: 0, depth: 0, stackBase: 0, last: -1, pausedAt: -1, tracing: thread.tracing });
      return;
    }
    const { values, globals, ...rest } = parked;
    Object.assign(vm, rest);
    vm.stack.set(values);
    vm.setGlobals(globals);
    thread.parked = null;
  }

  /** Lays the running thread's own reference aside, or takes it up again. */
  private exchangeLocal(thread: Thread): void {
    const { heap } = this.vm;
    if (this.local === 0) return;
    const place = thread.block === 0 ? this.mainLocal() : thread.block + ThreadWord.Local;
    const mine = heap.words[place];
    heap.setRaw(place, heap.words[this.local]);
    heap.setRaw(this.local, mine);
  }

  private mainBlock = 0;

  private mainLocal(): number {
    if (this.mainBlock === 0) this.mainBlock = this.vm.heap.takeBlock(1);
    return this.mainBlock;
  }

  /** The heap's call stack: the frames of the threads that wait, then the running thread's. */
  private arrange(): void {
    const { vm } = this;
    const { heap } = vm;
    const all = this.allFrames();
    while (all.length > vm.stackBlockSize) growCallStack(vm);
    all.forEach((frame, i) => {
      if (heap.words[vm.stackBlock + i] !== frame) heap.setRaw(vm.stackBlock + i, frame);
    });
    vm.parkedDepth = all.length - vm.depth;
    heap.setRaw(Register.Parked, vm.parkedDepth);
    heap.setRaw(Register.Depth, all.length);
  }
}
