/**
 * What `sys.getrefcount` prints: CPython 3.14 loads most locals without counting a reference (LOAD_FAST_BORROW), and a
 * function called with such a value does not count its parameter either. Our heap counts them all.
 */
import { Op } from '../compiler/opcodes';
import { FrameWord } from '../objects/frame';
import type { Handle } from '../memory';
import { ReturnMode } from './frames';
import type { Interpreter } from './interpreter';

/** Instructions that push one value and do nothing else. */
const PUSHES: ReadonlySet<number> = new Set([
  Op.LOAD_FAST,
  Op.LOAD_CONST,
  Op.LOAD_SMALL_INT,
  Op.LOAD_NAME,
  Op.LOAD_DEREF,
]);

/** References of an object that are counted here and not by CPython: to be taken off. `h` is the argument of a call. */
export function borrowedCounts(vm: Interpreter, h: Handle): number {
  let borrowed = loadsBorrowed(vm.exec.instructions, vm.last - 1) ? 1 : 0;
  const { heap } = vm;
  for (let depth = vm.depth - 1; depth > 0; depth--) {
    const frame = vm.frames[depth];
    const locals = heap.base[frame] + FrameWord.Header;
    const caller = vm.execs[heap.num[vm.frames[depth - 1]]];
    const { argcount } = vm.execs[heap.num[frame]].code;
    const call = vm.savedLast[depth - 1];
    const isInit = vm.modes[depth] === ReturnMode.Init;
    const places = borrowedArguments(caller.instructions, call);
    if (isInit && caller.cacheExtra[call] < 2) {
      // Not specialized yet: the arguments stay on the caller's stack and go into a tuple.
      for (let place = 1; place < argcount; place++) {
        if (heap.words[locals + place] === h) borrowed -= places.includes(place - 1) ? 1 : 2;
      }
      continue;
    }
    const shift = isInit ? 1 : 0;
    for (const place of places) {
      if (place + shift < argcount && heap.words[locals + place + shift] === h) borrowed++;
    }
  }
  return borrowed;
}

function loadsBorrowed(instructions: Int32Array, at: number): boolean {
  const op = instructions[at] & 0xff;
  return op === Op.LOAD_FAST_BORROW || op === Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
}

/** Goes backwards through the instructions that push a call's arguments. */
class Cursor {
  /** The second value of an instruction that pushes two has been passed. */
  private half = false;

  constructor(
    private readonly instructions: Int32Array,
    private at: number,
  ) {}

  /** Passes one value: whether it was loaded without being counted; null: who knows. */
  pass(): boolean | null {
    const word = this.instructions[this.at] & 0x7fffffff;
    const op: Op = word & 0xff;
    if (op === Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW) {
      this.half = !this.half;
      if (!this.half) this.at--;
      return true;
    }
    this.at--;
    if (op === Op.LOAD_FAST_BORROW) return true;
    if (PUSHES.has(op)) return false;
    if (op === Op.BINARY_OP || op === Op.COMPARE_OP) {
      return this.pass() === null || this.pass() === null ? null : false;
    }
    if (op === Op.LOAD_ATTR && ((word >> 8) & 1) === 0) return this.pass() === null ? null : false;
    return null;
  }

  /** Whether what comes before is the look-up of a method. */
  passMethod(): boolean {
    const word = this.instructions[this.at] & 0x7fffffff;
    if ((word & 0xff) !== Op.LOAD_ATTR || ((word >> 8) & 1) === 0) return false;
    this.at--;
    return true;
  }
}

/** The parameters that a call's arguments come to without being counted, as far as the instructions before it tell. */
function borrowedArguments(instructions: Int32Array, call: number): readonly number[] {
  const op = instructions[call] & 0xff;
  // The method of an operator: the operands stay on the caller's stack.
  const isOperator = op === Op.BINARY_OP || op === Op.COMPARE_OP;
  if (op !== Op.CALL && !isOperator) return [];
  const cursor = new Cursor(instructions, call - 1);
  const found: number[] = [];
  const count = isOperator ? 2 : (instructions[call] & 0x7fffffff) >> 8;
  for (let place = count - 1; place >= 0; place--) {
    const borrowed = cursor.pass();
    if (borrowed === null) return found;
    if (borrowed) found.push(place);
  }
  // A method's own object lies below its arguments.
  if (isOperator || !cursor.passMethod()) return found;
  const self = cursor.pass() === true ? [0] : [];
  return [...self, ...found.map((place) => place + 1)];
}
