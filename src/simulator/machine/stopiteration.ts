/** How loops and delegations end: by a StopIteration that nobody but a tracer sees. Twin of FOR_ITER and SEND in Python/bytecodes.c. */
import { Op } from '../compiler/opcodes';
import { NONE, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import type { Interpreter } from './interpreter';
import { Event } from './monitoring';

/** SEND to something that is neither generator nor coroutine. True: it is exhausted and `sent` is its result. */
export function sendTo(vm: Interpreter, receiver: Handle, value: Handle): boolean {
  const problem = vm.attempt(['StopIteration'], () => {
    const next = vm.typeOf(receiver).slots.iternext;
    vm.sent = value === NONE && next !== undefined ? next(vm, receiver) : vm.callMethod(receiver, 'send', value);
  });
  if (problem !== NULL) {
    if (vm.exec.traced) tellOf(vm, problem, Event.RAISE);
    vm.sent = vm.stopIterationValue(problem);
    return true;
  }
  if (vm.sent !== NULL) return false;
  vm.sent = NONE;
  return true;
}

/** Whether an exception is the StopIteration with which an iterator ended a for loop; then it is over with it. */
export function endsLoop(vm: Interpreter, raised: Raised): boolean {
  const { exec, last } = vm;
  if ((exec.instructions[last] & 0xff) !== Op.FOR_ITER || vm.reraising) return false;
  if (!vm.isInstance(raised.exception, vm.exceptionType('StopIteration'))) return false;
  if (exec.traced) {
    if (exec.monitored !== 0) vm.monitoring.comesFrom(last, false);
    const other = vm.stepException(raised.exception, Event.RAISE, 1);
    if (other !== raised.exception) {
      raised.exception = other;
      return false;
    }
  }
  vm.heap.decref(raised.exception);
  return true;
}

/** A generator ended an iteration or delegation: sys.settrace shows that as a StopIteration (monitor_stop_iteration). */
export function stepStopIteration(vm: Interpreter, value: Handle): void {
  const { heap } = vm;
  const mark = heap.poolMark;
  const exception = vm.newException(vm.exceptionType('StopIteration'), value === NONE ? [] : [value]);
  tellOf(vm, exception, Event.STOP_ITERATION);
  heap.drain(mark);
}

/** Tells of an exception (borrowed) that is over with it; throws when a trace function raises. */
function tellOf(vm: Interpreter, exception: Handle, event: Event): void {
  if (vm.exec.monitored === 0) {
    vm.stepException(exception, event, 1);
    return;
  }
  vm.monitoring.comesFrom(vm.last, false);
  const other = vm.stepException(vm.heap.incref(exception), event, 1);
  if (other !== exception) throw new Raised(other);
  vm.heap.decref(exception);
}
