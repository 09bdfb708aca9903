/**
 * Exceptions on their way through frames. Twin of the `error` and `exception_unwind` labels of Python/bytecodes.c.
 */
import { ExceptionRow } from '../compiler/code';
import { Raised } from '../objects/errors';
import { addTracebackEntry } from '../objects/traceback';
import { popFrame, ReturnMode } from './frames';
import { finishGenerator } from './generators';
import type { Interpreter } from './interpreter';
import { Event } from './monitoring';

/**
 * Finds the handler of an exception, leaving frames that have none. Returns the handler's instruction with `vm` on the
 * frame that goes on; throws the exception on when it leaves the frame entered at `entryDepth`.
 */
export function unwind(vm: Interpreter, raised: Raised, entryDepth: number): number {
  const { heap, stack } = vm;
  let { exception } = raised;
  // RERAISE and a bare raise neither add to the traceback nor count as raising (their monitoring event is another).
  let again = vm.reraising;
  vm.reraising = false;
  // A RERAISE is looked up where it stands; everything else counts from where the exception was raised.
  let handlerAt = vm.reraiseAt;
  vm.reraiseAt = -1;
  let fromCallee = false;
  for (;;) {
    const exec = vm.exec;
    if (exec.monitored !== 0) vm.monitoring.comesFrom(handlerAt >= 0 ? handlerAt : vm.last, fromCallee);
    if (!again) {
      if (!exec.standsForNative)
        addTracebackEntry(vm, exception, vm.frames[vm.depth - 1], vm.last, exec.code.lines[vm.last] ?? -1);
      heap.drain(vm.poolBase);
      if (exec.traced) exception = vm.stepException(exception);
    } else if (exec.monitored !== 0) exception = vm.monitoring.fireException(Event.RERAISE, exception);
    again = false;
    const row = exec.handlerRow(handlerAt >= 0 ? handlerAt : vm.last);
    handlerAt = -1;
    if (row >= 0) {
      const table = exec.code.exceptionTable;
      const depth = table[row + ExceptionRow.DEPTH_LASTI];
      vm.discardTo(vm.stackBase + (depth >> 1));
      if ((depth & 1) !== 0) stack[vm.sp++] = vm.newIntOwned(vm.last);
      const target = table[row + ExceptionRow.TARGET];
      if (exec.monitored !== 0) {
        vm.monitoring.comesFrom(target, false);
        const other = vm.monitoring.fireException(Event.EXCEPTION_HANDLED, exception);
        if (other !== exception) {
          exception = other;
          vm.last = target;
          again = true;
          continue;
        }
      }
      stack[vm.sp++] = exception;
      return target;
    }
    vm.discardTo(vm.stackBase);
    if (exec.traced) exception = vm.stepUnwind(exception);
    const mode = vm.modes[vm.depth - 1];
    vm.lastOfPopped = vm.last;
    if (mode >= ReturnMode.ForIter) finishGenerator(vm);
    else popFrame(vm);
    fromCallee = true;
    if (mode === ReturnMode.Around) vm.arounds[vm.depth]();
    if (vm.depth === entryDepth) throw exception === raised.exception ? raised : new Raised(exception);
    // A failed __init__: the instance waiting on the caller's stack goes with the rest of it.
  }
}
