/**
 * The evaluator: one dispatch loop over explicit frames. Twin of Python/ceval.c and Python/bytecodes.c.
 *
 * A call from Python to Python pushes a frame and goes on in the same loop; only native code that calls back enters
 * the loop again. What runs often is written out here; everything else is in ops/. The stack of values lies in
 * `vm.stack`; each value on it is a counted reference.
 */
import { BinaryOp as Nb, COMPARE_TO_BOOL, Op } from '../compiler/opcodes';
import { FALSE, NONE, NULL, SMALL_INT_ZERO, TRUE, type Handle } from '../memory';
import { FrameWord } from '../objects/frame';
import { FunctionWord } from '../objects/function';
import { TypeId } from '../objects/typeids';
import { dictLookupStr } from '../objects/dict';
import { Raised } from '../objects/errors';
import { listAppendOwned } from '../objects/list';
import { listIteratorNext } from '../objects/listiter';
import { rangeIteratorAdvance } from '../objects/range';
import { tupleFromOwned } from '../objects/tuple';
import { iterOf, nextOf } from '../protocols/iterate';
import { truthOf } from '../protocols/truth';
import { callValue } from './calls';
import { finishReturn, ReturnMode } from './frames';
import { resumeGenerator, suspendGenerator } from './generators';
import { inputsOf } from './inputs';
import type { Interpreter } from './interpreter';
import { loadAttribute, storeAttribute } from './ops/attributes';
import { binaryOperation, compareOperation, contains, storeSubscript } from './ops/operators';
import { coldOperation } from './ops/cold';
import { sequence as unpackSequence } from './ops/unpack';
import { Consume, quickBinary, quickCompare } from './quick';
import { enterBinary, enterCompare } from './operatorcalls';
import { raiseVarargs, reraise } from './ops/exceptions';
import { deleteName, loadGlobal, loadName, storeName } from './ops/names';
import { unwind } from './unwind';
import { rangeProblem, unboundDeref } from './raise';
import { endsLoop, sendTo } from './stopiteration';

/** How {@link evaluate} ended. */
export const enum Ended {
  /** The entry frame returned; its value is in `vm.result`, owned. */
  Returned,
  /** The generator frame that was entered yielded; the value is in `vm.result`, owned. */
  Yielded,
  /** The time slice is over (outermost loop only); calling again goes on. */
  Paused,
}

/**
 * Runs the frame on top of the call stack until the stack is back at `entryDepth` frames. Throws Raised when an
 * exception leaves the entry frame.
 */
export function evaluate(vm: Interpreter, entryDepth: number, poolBase: number): Ended {
  const heap = vm.heap;
  const stack = vm.stack;
  let exec = vm.exec;
  let instructions = exec.instructions;
  let fp = vm.fp;
  let sp = vm.sp;
  let last = vm.last;
  let pc = last + 1;

  for (;;) {
    let problem: unknown;
    // What the program raises itself leaves by `break raising`: a JavaScript throw takes longer than unwinding a frame.
    raising: try {
      if (vm.pendingThrow !== NULL) {
        problem = takePending(vm);
        break raising;
      }
      for (;;) {
        let word = instructions[pc];
        if (word < 0) {
          const lines = exec.code.lines;
          if (exec.monitored !== 0) {
            vm.sp = sp;
            vm.last = last;
            pc = vm.monitoring.atInstruction(pc);
            exec = vm.exec;
            instructions = exec.instructions;
            fp = vm.fp;
            sp = vm.sp;
            word = instructions[pc];
            if (vm.pausing && entryDepth === 0) {
              vm.last = pc - 1;
              if (word < 0) vm.pausedAt = pc;
              return Ended.Paused;
            }
          }
          // Going on after a pause: this line's step is recorded already.
          else if (vm.pausedAt === pc) vm.pausedAt = -1;
          else if (lines[last] !== lines[pc] || (instructions[last] & 0xff) === Op.RESUME) {
            vm.sp = sp;
            vm.last = last;
            vm.stepLine(pc);
            if (vm.pausing && entryDepth === 0) {
              // What runs next is here, wherever the program jumped from.
              vm.last = pc - 1;
              vm.pausedAt = pc;
              return Ended.Paused;
            }
          }
        }
        vm.last = last = pc++;
        switch (word & 0xff) {
          case Op.NOP:
          case Op.NOT_TAKEN:
            break;

          case Op.LOAD_FAST:
          case Op.LOAD_FAST_BORROW: {
            const value = heap.words[fp + ((word & 0x7fffffff) >> 8)];
            // An operator on what was just loaded follows more often than not: no counting for a borrowed operand.
            const next = instructions[pc];
            if (next > 0 && (next & 0xff) === Op.BINARY_OP) {
              const left = stack[sp - 1];
              const subscript = next >> 8 === Nb.NB_SUBSCR;
              const result = quickBinary(vm, next >> 8, left, value, subscript ? Consume.None : Consume.Left);
              if (result !== 0) {
                vm.last = last = pc++;
                stack[sp - 1] = result;
                if (subscript) {
                  vm.sp = sp;
                  heap.decref(left);
                }
                break;
              }
            }
            heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.LOAD_FAST_LOAD_FAST:
          case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW: {
            const oparg = (word & 0x7fffffff) >> 8;
            const first = heap.words[fp + (oparg >> 4)];
            const second = heap.words[fp + (oparg & 15)];
            const next = instructions[pc];
            if (next > 0) {
              const op = next & 0xff;
              if (op === Op.BINARY_OP) {
                const result = quickBinary(vm, next >> 8, first, second, Consume.None);
                if (result !== 0) {
                  vm.last = last = pc++;
                  stack[sp++] = result;
                  break;
                }
              } else if (op === Op.COMPARE_OP) {
                const truth = quickCompare(heap, next >> 13, first, second);
                const jump = instructions[pc + 1];
                if (truth >= 0 && jump > 0 && (jump & 0xff) === Op.POP_JUMP_IF_FALSE) {
                  vm.last = last = pc + 1;
                  pc += 2;
                  if (truth === 0) pc = jump >> 8;
                  else if (instructions[pc] === Op.NOT_TAKEN) pc++;
                  break;
                }
              }
            }
            heap.refs[first]++;
            heap.refs[second]++;
            stack[sp++] = first;
            stack[sp++] = second;
            break;
          }
          case Op.STORE_FAST: {
            vm.sp = sp - 1;
            heap.storeOwned(fp + ((word & 0x7fffffff) >> 8), stack[--sp]);
            break;
          }
          case Op.STORE_FAST_LOAD_FAST: {
            const oparg = (word & 0x7fffffff) >> 8;
            heap.storeOwned(fp + (oparg >> 4), stack[--sp]);
            const value = heap.words[fp + (oparg & 15)];
            heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.STORE_FAST_STORE_FAST: {
            const oparg = (word & 0x7fffffff) >> 8;
            heap.storeOwned(fp + (oparg >> 4), stack[--sp]);
            heap.storeOwned(fp + (oparg & 15), stack[--sp]);
            break;
          }
          case Op.LOAD_CONST: {
            const value = exec.consts[(word & 0x7fffffff) >> 8];
            heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.LOAD_SMALL_INT: {
            const value = SMALL_INT_ZERO + ((word & 0x7fffffff) >> 8);
            const next = instructions[pc];
            if (next > 0 && (next & 0xff) === Op.BINARY_OP && next >> 8 !== Nb.NB_SUBSCR) {
              const result = quickBinary(vm, next >> 8, stack[sp - 1], value, Consume.Left);
              if (result !== 0) {
                vm.last = last = pc++;
                stack[sp - 1] = result;
                break;
              }
            }
            heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.POP_TOP:
          case Op.POP_ITER: {
            vm.sp = --sp;
            const value = stack[sp];
            if (value !== 0) heap.decref(value);
            break;
          }
          case Op.PUSH_NULL:
            stack[sp++] = 0;
            break;
          case Op.COPY: {
            const value = stack[sp - ((word & 0x7fffffff) >> 8)];
            if (value !== 0) heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.SWAP: {
            const other = sp - ((word & 0x7fffffff) >> 8);
            const value = stack[sp - 1];
            stack[sp - 1] = stack[other];
            stack[other] = value;
            break;
          }

          case Op.BINARY_OP: {
            const oparg = (word & 0x7fffffff) >> 8;
            const a = stack[sp - 2];
            const b = stack[sp - 1];
            if (oparg === Nb.NB_SUBSCR) {
              const item = quickBinary(vm, oparg, a, b, Consume.Right);
              if (item !== 0) {
                vm.sp = --sp;
                stack[sp - 1] = item;
                heap.decref(a);
                break;
              }
            } else {
              const result = quickBinary(vm, oparg, a, b, Consume.Both);
              if (result !== 0) {
                sp--;
                stack[sp - 1] = result;
                break;
              }
            }
            vm.sp = sp;
            if (heap.type[a] >= TypeId.FirstDynamic && enterBinary(vm, oparg, a, b)) {
              exec = vm.exec;
              instructions = exec.instructions;
              fp = vm.fp;
              sp = vm.sp;
              last = vm.last;
              pc = last + 1;
              break;
            }
            const raised = binaryOperation(vm, oparg, a, b);
            if (raised !== null) {
              problem = raised;
              break raising;
            }
            sp = vm.sp;
            break;
          }

          case Op.COMPARE_OP: {
            const oparg = (word & 0x7fffffff) >> 8;
            const a = stack[sp - 2];
            const b = stack[sp - 1];
            const truth = quickCompare(heap, oparg >> 5, a, b);
            if (truth >= 0) {
              heap.decrefScalar(b);
              heap.decrefScalar(a);
              // A comparison is nearly always followed by a jump on it, on the same line: both at once.
              const jump = instructions[pc];
              if (jump > 0 && (jump & 0xff) === Op.POP_JUMP_IF_FALSE) {
                sp -= 2;
                vm.last = last = pc++;
                if (truth === 0) pc = jump >> 8;
                else if (instructions[pc] === Op.NOT_TAKEN) pc++;
                break;
              }
              const result = truth === 1 ? TRUE : FALSE;
              heap.refs[result]++;
              sp--;
              stack[sp - 1] = result;
              break;
            }
            vm.sp = sp;
            if (heap.type[a] >= TypeId.FirstDynamic && enterCompare(vm, oparg >> 5, a, b)) {
              exec = vm.exec;
              instructions = exec.instructions;
              fp = vm.fp;
              sp = vm.sp;
              last = vm.last;
              pc = last + 1;
              break;
            }
            compareOperation(vm, oparg >> 5, (oparg & COMPARE_TO_BOOL) !== 0, a, b);
            sp = vm.sp;
            break;
          }

          case Op.TO_BOOL: {
            const value = stack[sp - 1];
            if (value === TRUE || value === FALSE) break;
            vm.sp = sp;
            vm.replaceTop(1, truthOf(vm, value) ? TRUE : FALSE);
            break;
          }
          case Op.UNARY_NOT: {
            const value = stack[sp - 1];
            const result = value === TRUE ? FALSE : TRUE;
            heap.refs[value]--;
            heap.refs[result]++;
            stack[sp - 1] = result;
            break;
          }
          case Op.POP_JUMP_IF_FALSE: {
            const value = stack[--sp];
            heap.refs[value]--;
            if (value === FALSE) pc = (word & 0x7fffffff) >> 8;
            else if (instructions[pc] === Op.NOT_TAKEN) pc++;
            break;
          }
          case Op.POP_JUMP_IF_TRUE: {
            const value = stack[--sp];
            heap.refs[value]--;
            if (value === TRUE) pc = (word & 0x7fffffff) >> 8;
            else if (instructions[pc] === Op.NOT_TAKEN) pc++;
            break;
          }
          case Op.POP_JUMP_IF_NONE: {
            const value = stack[--sp];
            vm.sp = sp;
            heap.decref(value);
            if (value === NONE) pc = (word & 0x7fffffff) >> 8;
            break;
          }
          case Op.POP_JUMP_IF_NOT_NONE: {
            const value = stack[--sp];
            vm.sp = sp;
            heap.decref(value);
            if (value !== NONE) pc = (word & 0x7fffffff) >> 8;
            break;
          }
          case Op.JUMP_FORWARD:
            pc = (word & 0x7fffffff) >> 8;
            break;
          case Op.JUMP_BACKWARD:
          case Op.JUMP_BACKWARD_NO_INTERRUPT: {
            pc = (word & 0x7fffffff) >> 8;
            if (heap.containers.due) {
              vm.sp = sp;
              vm.collector.runDue();
              sp = vm.sp;
            }
            if (--vm.turn < 0) vm.endTurn();
            if (exec.traced) {
              // A loop on one line has a line event each round (sys_trace_jump_func).
              const lines = exec.code.lines;
              if (lines[pc] === lines[last] && lines[pc] >= 0 && (word & 0xff) === Op.JUMP_BACKWARD) {
                vm.sp = sp;
                vm.stepLine(pc);
                if (vm.pausing && entryDepth === 0) {
                  vm.last = pc - 1;
                  if (instructions[pc] < 0) vm.pausedAt = pc;
                  return Ended.Paused;
                }
              }
            } else {
              if (--vm.ticks < 0) vm.tick();
              if (vm.pausing && entryDepth === 0) {
                vm.sp = sp;
                vm.last = pc - 1;
                return Ended.Paused;
              }
            }
            break;
          }

          case Op.FOR_ITER: {
            const iterator = stack[sp - 1];
            vm.sp = sp;
            const type = heap.type[iterator];
            if (type === TypeId.RangeIterator) {
              const value = rangeIteratorAdvance(heap, iterator);
              if (value !== value) {
                pc = ((word & 0x7fffffff) >> 8) + 1;
                break;
              }
              if (value !== Infinity) {
                stack[sp++] = vm.newIntOwned(value);
                break;
              }
            } else if (type === TypeId.ListIterator) {
              const item = listIteratorNext(vm, iterator);
              if (item === NULL) pc = ((word & 0x7fffffff) >> 8) + 1;
              else {
                heap.refs[item]++;
                stack[sp++] = item;
              }
              break;
            }
            if (type === TypeId.Generator) {
              if (exec.traced) exec.cacheExtra[last]++;
              if (resumeGenerator(vm, iterator, 0, ReturnMode.ForIter)) {
                exec = vm.exec;
                instructions = exec.instructions;
                fp = vm.fp;
                sp = vm.sp;
                last = vm.last;
                pc = last + 1;
                break;
              }
              pc = ((word & 0x7fffffff) >> 8) + 1;
              break;
            }
            const next = vm.types[type].slots.iternext;
            const item = next === undefined ? nextOf(vm, iterator) : next(vm, iterator);
            if (item === 0) {
              pc = ((word & 0x7fffffff) >> 8) + 1;
              heap.drain(poolBase);
              break;
            }
            stack[sp++] = heap.drainOwning(poolBase, item);
            break;
          }

          case Op.LOAD_GLOBAL: {
            const oparg = (word & 0x7fffffff) >> 8;
            const version = exec.cacheVersion[last];
            let value: Handle;
            if (
              version !== 0 &&
              version === vm.globalsData.version &&
              (exec.cacheExtra[last] === 0 || exec.cacheExtra[last] === vm.builtinsData.version)
            ) {
              value = heap.words[exec.cacheValue[last]];
            } else {
              vm.sp = sp;
              value = loadGlobal(vm, exec, last, oparg >> 1);
            }
            heap.refs[value]++;
            stack[sp++] = value;
            if ((oparg & 1) !== 0) stack[sp++] = 0;
            break;
          }
          case Op.LOAD_NAME: {
            const builtins = exec.cacheExtra[last];
            if (
              vm.localsAreGlobals &&
              exec.cacheVersion[last] === vm.globalsData.version &&
              (builtins === -1 || builtins === vm.builtinsData.version)
            ) {
              const value = heap.words[exec.cacheValue[last]];
              heap.refs[value]++;
              stack[sp++] = value;
              break;
            }
            vm.sp = sp;
            const value = loadName(vm, exec, last, (word & 0x7fffffff) >> 8);
            stack[sp++] = heap.drainOwning(poolBase, value);
            break;
          }
          case Op.STORE_NAME: {
            if (vm.localsAreGlobals && exec.cacheVersion[last] === vm.globalsData.version) {
              vm.sp = --sp;
              heap.storeOwned(exec.cacheValue[last], stack[sp]);
              break;
            }
            vm.sp = sp;
            storeName(vm, exec, last, (word & 0x7fffffff) >> 8);
            sp = vm.sp;
            break;
          }
          case Op.DELETE_NAME:
            vm.sp = sp;
            deleteName(vm, exec, (word & 0x7fffffff) >> 8);
            break;
          case Op.STORE_GLOBAL: {
            const name = exec.names[(word & 0x7fffffff) >> 8];
            vm.sp = sp;
            const address = dictLookupStr(vm, vm.globals, name);
            if (address !== 0) heap.setRef(address, stack[sp - 1]);
            else vm.setDict(vm.globals, name, stack[sp - 1]);
            vm.sp = --sp;
            heap.decref(stack[sp]);
            break;
          }

          case Op.LOAD_ATTR:
            vm.sp = sp;
            loadAttribute(vm, exec, last, (word & 0x7fffffff) >> 8);
            sp = vm.sp;
            break;
          case Op.STORE_ATTR:
            vm.sp = sp;
            storeAttribute(vm, exec, last, (word & 0x7fffffff) >> 8);
            sp = vm.sp;
            break;

          case Op.STORE_SUBSCR: {
            const key = stack[sp - 1];
            const container = stack[sp - 2];
            vm.sp = sp;
            if (heap.type[container] === TypeId.List && heap.type[key] === TypeId.Int) {
              const list = heap.base[container];
              const size = heap.words[list + 1];
              let index = heap.num[key];
              if (index < 0) index += size;
              if (index >= 0 && index < size) {
                heap.storeOwned(heap.words[list] + index, stack[sp - 3]);
                sp -= 3;
                vm.sp = sp;
                heap.decref(container);
                heap.decrefScalar(key);
                break;
              }
            }
            storeSubscript(vm, container, key, stack[sp - 3]);
            sp = vm.sp;
            break;
          }

          case Op.CALL: {
            vm.sp = sp;
            if (callValue(vm, (word & 0x7fffffff) >> 8, null)) {
              exec = vm.exec;
              instructions = exec.instructions;
              fp = vm.fp;
              last = vm.last;
              pc = last + 1;
            }
            sp = vm.sp;
            break;
          }
          case Op.CALL_KW: {
            const names = stack[--sp];
            vm.sp = sp;
            // The tuple of names is a constant of the code: it outlives this reference.
            heap.refs[names]--;
            if (callValue(vm, (word & 0x7fffffff) >> 8, vm.keywordNames(names))) {
              exec = vm.exec;
              instructions = exec.instructions;
              fp = vm.fp;
              last = vm.last;
              pc = last + 1;
            }
            sp = vm.sp;
            break;
          }

          case Op.CONTAINS_OP: {
            const container = stack[sp - 1];
            const value = stack[sp - 2];
            vm.sp = sp;
            const truth = contains(vm, container, value) !== ((word & 0x7fffffff) >> 8 === 1);
            heap.drain(poolBase);
            vm.sp = sp -= 2;
            heap.decref(container);
            heap.decref(value);
            // As with comparisons: mostly for the jump that follows.
            const jump = instructions[pc];
            if (jump > 0 && (jump & 0xff) === Op.POP_JUMP_IF_FALSE) {
              vm.last = last = pc++;
              if (!truth) pc = jump >> 8;
              else if (instructions[pc] === Op.NOT_TAKEN) pc++;
              break;
            }
            const result = truth ? TRUE : FALSE;
            heap.refs[result]++;
            stack[sp++] = result;
            break;
          }

          case Op.IS_OP: {
            const b = stack[--sp];
            const a = stack[--sp];
            vm.sp = sp;
            const truth = (a === b) !== ((word & 0x7fffffff) >> 8 === 1);
            heap.decref(b);
            heap.decref(a);
            const jump = instructions[pc];
            if (jump > 0 && (jump & 0xff) === Op.POP_JUMP_IF_FALSE) {
              vm.last = last = pc++;
              if (!truth) pc = jump >> 8;
              else if (instructions[pc] === Op.NOT_TAKEN) pc++;
              break;
            }
            const result = truth ? TRUE : FALSE;
            heap.refs[result]++;
            stack[sp++] = result;
            break;
          }
          case Op.GET_ITER:
            vm.sp = sp;
            vm.replaceTop(1, iterOf(vm, stack[sp - 1]));
            break;
          case Op.BUILD_TUPLE: {
            const count = (word & 0x7fffffff) >> 8;
            sp -= count;
            stack[sp] = tupleFromOwned(heap, stack, sp, count);
            sp++;
            break;
          }
          case Op.LIST_APPEND: {
            const item = stack[--sp];
            listAppendOwned(heap, stack[sp - ((word & 0x7fffffff) >> 8)], item);
            break;
          }
          case Op.UNPACK_SEQUENCE: {
            vm.sp = sp;
            const value = stack[sp - 1];
            if (heap.type[value] === TypeId.Tuple && heap.num[value] === (word & 0x7fffffff) >> 8) {
              const first = heap.base[value];
              sp--;
              for (let i = ((word & 0x7fffffff) >> 8) - 1; i >= 0; i--) {
                const item = heap.words[first + i];
                heap.refs[item]++;
                stack[sp++] = item;
              }
              vm.sp = sp;
              heap.decref(value);
              break;
            }
            unpackSequence(vm, (word & 0x7fffffff) >> 8);
            sp = vm.sp;
            break;
          }

          case Op.RESUME:
            vm.sp = sp;
            if (heap.containers.due) vm.collector.runDue();
            vm.resumed(NULL);
            // A trace function may have the program go on elsewhere.
            if (exec.traced) pc = vm.last + 1;
            else if (vm.pausing && entryDepth === 0) return Ended.Paused;
            break;

          case Op.RETURN_VALUE: {
            const value = stack[--sp];
            vm.sp = sp;
            if (exec.traced) vm.stepReturn(value);
            const jump = finishReturn(vm, value);
            if (vm.depth === entryDepth) return Ended.Returned;
            exec = vm.exec;
            instructions = exec.instructions;
            fp = vm.fp;
            sp = vm.sp;
            last = vm.last;
            pc = jump >= 0 ? jump : last + 1;
            break;
          }
          case Op.YIELD_VALUE: {
            const value = stack[--sp];
            vm.sp = sp;
            if (exec.traced) vm.stepReturn(value);
            suspendGenerator(vm, value);
            if (vm.depth === entryDepth) return Ended.Yielded;
            exec = vm.exec;
            instructions = exec.instructions;
            fp = vm.fp;
            sp = vm.sp;
            last = vm.last;
            pc = last + 1;
            break;
          }
          case Op.SEND: {
            const value = stack[sp - 1];
            const receiver = stack[sp - 2];
            vm.sp = sp;
            const type = heap.type[receiver];
            if (type === TypeId.Generator || type === TypeId.Coroutine) {
              vm.sp = sp - 1;
              if (resumeGenerator(vm, receiver, value, ReturnMode.Send)) {
                exec = vm.exec;
                instructions = exec.instructions;
                fp = vm.fp;
                sp = vm.sp;
                last = vm.last;
                pc = last + 1;
                break;
              }
              // Exhausted before it ran: its result is None.
              heap.refs[NONE]++;
              stack[sp - 1] = NONE;
              pc = (word & 0x7fffffff) >> 8;
              break;
            }
            if (sendTo(vm, receiver, value)) pc = (word & 0x7fffffff) >> 8;
            vm.replaceTop(1, vm.sent);
            break;
          }

          case Op.LOAD_DEREF: {
            const cell = heap.words[fp + ((word & 0x7fffffff) >> 8)];
            const value = heap.words[heap.base[cell]];
            if (value === 0) {
              vm.sp = sp;
              unboundDeref(vm, exec, (word & 0x7fffffff) >> 8);
            }
            heap.refs[value]++;
            stack[sp++] = value;
            break;
          }
          case Op.STORE_DEREF: {
            const cell = heap.words[fp + ((word & 0x7fffffff) >> 8)];
            vm.sp = --sp;
            heap.storeOwned(heap.base[cell], stack[sp]);
            break;
          }
          case Op.COPY_FREE_VARS: {
            const count = (word & 0x7fffffff) >> 8;
            const func = heap.words[fp - FrameWord.Header + FrameWord.Func];
            const closure = heap.base[heap.words[heap.base[func] + FunctionWord.Closure]];
            const first = fp + exec.localCount - count;
            for (let i = 0; i < count; i++) heap.setRef(first + i, heap.words[closure + i]);
            break;
          }

          case Op.RAISE_VARARGS:
            vm.sp = sp;
            problem = raiseVarargs(vm, (word & 0x7fffffff) >> 8);
            break raising;
          case Op.RERAISE:
            vm.sp = sp;
            problem = reraise(vm, (word & 0x7fffffff) >> 8);
            break raising;

          default: {
            vm.sp = sp;
            const jump = coldOperation(vm, exec, word & 0xff, (word & 0x7fffffff) >> 8, fp);
            if (vm.depth === entryDepth) return Ended.Returned;
            // What native code made on the way dies now, not when the next one runs.
            heap.drain(poolBase);
            if (vm.exec !== exec || vm.fp !== fp) {
              exec = vm.exec;
              instructions = exec.instructions;
              fp = vm.fp;
              last = vm.last;
              pc = last + 1;
            }
            sp = vm.sp;
            if (jump >= 0) pc = jump;
          }
        }
      }
    } catch (caught) {
      problem = caught;
    }
    const raised = raisedOf(vm, problem);
    // `vm.last` was set by whatever could raise; frames entered meanwhile have been left again.
    heap.drain(poolBase);
    // Instructions leave their operands on the stack until they succeed. RERAISE stands for another one.
    if (vm.notBegun) vm.notBegun = false;
    else if (!vm.reraising) {
      const failed = vm.exec.instructions[vm.last];
      vm.discard(inputsOf(failed & 0xff, (failed & 0x7fffffff) >> 8));
    }
    if (endsLoop(vm, raised)) pc = ((vm.exec.instructions[vm.last] & 0x7fffffff) >> 8) + 1;
    else pc = unwind(vm, raised, entryDepth);
    exec = vm.exec;
    instructions = exec.instructions;
    fp = vm.fp;
    sp = vm.sp;
    last = vm.last;
  }
}

/** What was caught as a Python exception: a full JavaScript stack is a RecursionError, a number too large a MemoryError; anything else goes on up. */
function raisedOf(vm: Interpreter, problem: unknown): Raised {
  if (problem instanceof Raised) return problem;
  if (problem instanceof RangeError) return rangeProblem(vm, problem);
  throw problem;
}

/** throw(): the exception is raised where the generator's frame is parked; or where a signal came. */
function takePending(vm: Interpreter): Raised {
  const exception = vm.pendingThrow;
  vm.pendingThrow = NULL;
  if (vm.interrupted) vm.interrupted = false;
  else vm.resumed(exception);
  return new Raised(exception);
}
