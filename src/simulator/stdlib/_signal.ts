/**
 * _signal: twin of Modules/signalmodule.c. Signals come from the program itself, raise_signal() and os.kill(), and from its timers,
 * which run on the simulated clock: they go off while it sleeps, or after it has been busy for some turns.
 */
import { NONE, NULL, type Handle } from '../memory';
import { advanceClock, now, nanoseconds } from '../machine/clock';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';
import { newExceptionClass } from './typedef';

/** Names by number, and what strsignal() says of them. */
const SIGNALS: readonly (readonly [number, string, string])[] = [
  [1, 'SIGHUP', 'Hangup'],
  [2, 'SIGINT', 'Interrupt'],
  [3, 'SIGQUIT', 'Quit'],
  [4, 'SIGILL', 'Illegal instruction'],
  [5, 'SIGTRAP', 'Trace/breakpoint trap'],
  [6, 'SIGABRT', 'Aborted'],
  [7, 'SIGBUS', 'Bus error'],
  [8, 'SIGFPE', 'Floating point exception'],
  [9, 'SIGKILL', 'Killed'],
  [10, 'SIGUSR1', 'User defined signal 1'],
  [11, 'SIGSEGV', 'Segmentation fault'],
  [12, 'SIGUSR2', 'User defined signal 2'],
  [13, 'SIGPIPE', 'Broken pipe'],
  [14, 'SIGALRM', 'Alarm clock'],
  [15, 'SIGTERM', 'Terminated'],
  [16, 'SIGSTKFLT', 'Stack fault'],
  [17, 'SIGCHLD', 'Child exited'],
  [18, 'SIGCONT', 'Continued'],
  [19, 'SIGSTOP', 'Stopped (signal)'],
  [20, 'SIGTSTP', 'Stopped'],
  [21, 'SIGTTIN', 'Stopped (tty input)'],
  [22, 'SIGTTOU', 'Stopped (tty output)'],
  [23, 'SIGURG', 'Urgent I/O condition'],
  [24, 'SIGXCPU', 'CPU time limit exceeded'],
  [25, 'SIGXFSZ', 'File size limit exceeded'],
  [26, 'SIGVTALRM', 'Virtual timer expired'],
  [27, 'SIGPROF', 'Profiling timer expired'],
  [28, 'SIGWINCH', 'Window changed'],
  [29, 'SIGIO', 'I/O possible'],
  [30, 'SIGPWR', 'Power failure'],
  [31, 'SIGSYS', 'Bad system call'],
];
const ALIASES = { SIGCLD: 17, SIGPOLL: 29, SIGIOT: 6, SIGRTMIN: 34, SIGRTMAX: 64 };
const NSIG = 65;
const SIG_DFL = 0;
const SIG_IGN = 1;
const SIGINT = 2;
const SIGKILL = 9;
const SIGALRM = 14;
const SIGSTOP = 19;
/** What happens by itself with those that nobody handles: nothing. All others end the program. */
const HARMLESS = [17, 18, 19, 20, 21, 22, 23, 28];
const IGNORED_AT_START = [13, 25];

/** Handlers by number, the moment of the timer under `due` and its interval under `interval`, in nanoseconds. */
const table = (rt: Runtime): Handle => rt.interned.get('_signal.handlers') ?? NULL;

function timer(rt: Runtime, key: 'due' | 'interval'): bigint {
  const found = rt.callMethod(table(rt), 'get', rt.newStr(key), NONE);
  return found === NONE ? 0n : BigInt(rt.intValue(found));
}

/** How long a turn of a busy program takes while a timer runs: so that it goes off before the program is stopped for its steps. */
const BUSY_SECONDS = 0.02;

function setTimer(rt: Runtime, due: bigint, interval: bigint): void {
  machineOf(rt).onTurn = due === 0n ? null : () => afterTurn(rt);
  rt.setItem(table(rt), rt.newStr('due'), rt.newInt(due));
  rt.setItem(table(rt), rt.newStr('interval'), rt.newInt(interval));
}

function signalNumber(rt: Runtime, h: Handle): number {
  const number = Number(rt.index(h));
  if (number < 1 || number >= NSIG) rt.raise('ValueError', 'signal number out of range');
  return number;
}

/** A signal has come: calls its handler. */
export function deliverSignal(rt: Runtime, number: number): void {
  const handler = rt.callMethod(table(rt), 'get', rt.newInt(number), rt.newInt(SIG_DFL));
  if (!rt.isInt(handler)) {
    rt.call(handler, [rt.newInt(number), rt.currentFrame()]);
    return;
  }
  if (Number(rt.intValue(handler)) === SIG_IGN || HARMLESS.includes(number)) return;
  machineOf(rt).processes.exit(128 + number);
}

/** Sleeps; timers that go off meanwhile call their handlers. */
export function sleepWithTimers(rt: Runtime, seconds: number): void {
  const { threads } = machineOf(rt);
  const end = now(rt) + nanoseconds(seconds);
  for (;;) {
    const due = rt.interned.has('_signal.handlers') && threads.count === 0 ? timer(rt, 'due') : 0n;
    if (due === 0n || due > end) break;
    threads.wait(() => false, Math.max(0, Number(due - now(rt)) / 1e9));
    alarm(rt, due);
  }
  threads.wait(() => false, Math.max(0, Number(end - now(rt)) / 1e9));
}

/** The timer goes off. */
function alarm(rt: Runtime, due: bigint): void {
  const interval = timer(rt, 'interval');
  setTimer(rt, interval === 0n ? 0n : due + interval, interval);
  deliverSignal(rt, SIGALRM);
}

function afterTurn(rt: Runtime): void {
  advanceClock(rt, BUSY_SECONDS);
  const due = timer(rt, 'due');
  if (due !== 0n && due <= now(rt)) alarm(rt, due);
}

/** What is left of the timer, in seconds. */
function left(rt: Runtime): number {
  const due = timer(rt, 'due');
  return due === 0n ? 0 : Math.max(Number(due - now(rt)), 1) / 1e9;
}

function checkTimer(rt: Runtime, which: Handle): void {
  if (Number(rt.index(which)) === 0) return;
  const error = rt.typeObject(rt.getAttr(rt.importModule('_signal'), 'ItimerError'));
  rt.raiseWith(error, [rt.newInt(22), rt.newStr('Invalid argument')]);
}

const timerState = (rt: Runtime): Handle =>
  newTuple(rt, [rt.newFloat(left(rt)), rt.newFloat(Number(timer(rt, 'interval')) / 1e9)]);

export const signalModule: BuiltinModule = {
  name: '_signal',
  doc: 'This module provides mechanisms to use signal handlers in Python.',
  functions: [
    native('signal', 'signalnum, handler, /', (rt, _self, signal, handler) => {
      const number = signalNumber(rt, signal);
      if (
        !rt.isCallable(handler) &&
        !(rt.isInt(handler) && [SIG_DFL, SIG_IGN].includes(Number(rt.intValue(handler))))
      ) {
        rt.raise('TypeError', 'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
      }
      if (number === SIGKILL || number === SIGSTOP) {
        rt.raiseWith('OSError', [rt.newInt(22), rt.newStr('Invalid argument')]);
      }
      const old = rt.heap.keep(rt.callMethod(table(rt), 'get', rt.newInt(number), rt.newInt(SIG_DFL)));
      rt.setItem(table(rt), rt.newInt(number), handler);
      return old;
    }),
    native('getsignal', 'signalnum, /', (rt, _self, signal) =>
      rt.callMethod(table(rt), 'get', rt.newInt(signalNumber(rt, signal)), rt.newInt(SIG_DFL)),
    ),
    native('default_int_handler', 'signalnum, frame, /', (rt) => rt.raiseWith('KeyboardInterrupt', [])),
    native('raise_signal', 'signalnum, /', (rt, _self, signal) => {
      deliverSignal(rt, Number(rt.index(signal)));
      return NONE;
    }),
    native('alarm', 'seconds, /', (rt, _self, seconds) => {
      const before = Math.ceil(left(rt));
      const given = Number(rt.index(seconds));
      setTimer(rt, given === 0 ? 0n : now(rt) + nanoseconds(given), 0n);
      return rt.newInt(before);
    }),
    native('setitimer', 'which, seconds, interval=0.0, /', (rt, _self, which, seconds, interval) => {
      checkTimer(rt, which);
      const before = timerState(rt);
      const given = rt.toFloat(seconds);
      setTimer(
        rt,
        given === 0 ? 0n : now(rt) + nanoseconds(given),
        interval === NULL ? 0n : nanoseconds(rt.toFloat(interval)),
      );
      return before;
    }),
    native('getitimer', 'which, /', (rt, _self, which) => {
      checkTimer(rt, which);
      return timerState(rt);
    }),
    native('pause', '', (rt) => {
      const due = timer(rt, 'due');
      if (due === 0n) machineOf(rt).threads.wait(() => false, -1);
      sleepWithTimers(rt, Math.max(0, Number(due - now(rt)) / 1e9));
      return NONE;
    }),
    native('valid_signals', '', (rt) => {
      const numbers = Array.from({ length: NSIG - 1 }, (_, i) => i + 1).filter((n) => n !== 32 && n !== 33);
      return rt.newSet(numbers.map((number) => rt.newInt(number)));
    }),
    native('set_wakeup_fd', 'fd, /, *, warn_on_full_buffer=True', (rt) => rt.newInt(-1)),
    native('siginterrupt', 'signalnum, flag, /', () => NONE),
    native('strsignal', 'signalnum, /', (rt, _self, signal) => {
      const number = signalNumber(rt, signal);
      const known = SIGNALS.find(([each]) => each === number);
      return known === undefined ? NONE : rt.newStr(known[2]);
    }),
  ],
  init: (vm, module, set) => {
    for (const [number, name] of SIGNALS) set(name, vm.newInt(number));
    for (const [name, number] of Object.entries(ALIASES)) set(name, vm.newInt(number));
    set('NSIG', vm.newInt(NSIG));
    set('SIG_DFL', vm.newInt(SIG_DFL));
    set('SIG_IGN', vm.newInt(SIG_IGN));
    ['ITIMER_REAL', 'ITIMER_VIRTUAL', 'ITIMER_PROF'].forEach((name, i) => set(name, vm.newInt(i)));
    set('ItimerError', newExceptionClass(vm, 'signal', 'ItimerError', 'OSError'));
    const handlers = vm.heap.immortalize(vm.newDict());
    vm.interned.set('_signal.handlers', handlers);
    vm.setItem(handlers, vm.newInt(SIGINT), vm.getAttr(module, 'default_int_handler'));
    for (const number of IGNORED_AT_START) vm.setItem(handlers, vm.newInt(number), vm.newInt(SIG_IGN));
  },
};
