/**
 * A code object made ready to run: constants and names as handles, line events marked in the instructions, inline
 * caches. Twin of co_consts/co_names and of initialize_lines in Python/instrumentation.c.
 */
import { CodeFlag, ExceptionRow, type CodeObject } from '../compiler/code';
import { Op } from '../compiler/opcodes';
import type { Handle, Heap } from '../memory';

/** Classes written in Python there and in C in CPython, of modules that are else as in CPython. */
const STAND_IN_CLASSES =
  /^\/usr\/lib\/python3\.14\/(asyncio\/(tasks\.py:Task|futures\.py:Future)\.|xml\/etree\/ElementTree\.py:(XMLParser|TreeBuilder|Element)\.|pickle\.py:(_Pickler|_Unpickler|_Framer|_Unframer)\.|pickle\.py:(_dumps?|_loads?|_getattribute|_should_unpickle_globally|whichmodule)$)/;

/** Set in an instruction before which an event may be due (its sign bit). */
export const LINE_START = 1 << 31;

/** Modules of the library that stand here for CPython's accelerators. */
const STAND_INS =
  /^\/usr\/lib\/python3\.14\/(_pydatetime|_pydecimal|_pyio|_py_abc|_py_warnings|_pylong|_bz2|mmap|readline|termios|fcntl|faulthandler|_multibytecodec|_ctypes\/\w+)\.py$/;

export class ExecCode {
  /** Instructions of its own; those before which something may be reported are marked by their sign bit. */
  readonly instructions: Int32Array;
  readonly consts: Int32Array;
  readonly names: Int32Array;
  /** Inline caches by instruction: a version that must match, and what was found then. */
  readonly cacheVersion: Int32Array;
  readonly cacheExtra: Int32Array;
  readonly cacheValue: Int32Array;
  readonly localCount: number;
  readonly frameWords: number;
  /** Blocks of finished frames of this code, ready for the next call. */
  readonly reserve: number[] = [];
  /** Blocks made for frames, those in reserve too. */
  private blocks = 0;
  /** Exactly `argcount` positional parameters and nothing else: arguments can be moved straight into the locals. */
  readonly simple: boolean;
  readonly isGenerator: boolean;
  /** Its module is written in C in CPython: its frames are in no traceback. */
  readonly standsForNative: boolean;
  /** Whether anybody wants to know of its calls, returns and exceptions: the recording, or the program itself. */
  traced: boolean;
  /** The events that the program itself listens to (a bit each, see monitoring.ts). */
  monitored = 0;
  /** As of when {@link monitored} is: see ThreadState.monitorVersion. */
  monitorVersion = 0;
  private lineStarts: Int32Array | null = null;

  constructor(
    /** Index in payloads.codes: `num` of its code object and of its frames. */
    readonly index: number,
    readonly code: CodeObject,
    readonly handle: Handle,
    consts: readonly Handle[],
    names: readonly Handle[],
    /** Whether its steps are recorded (the learner's files, not the standard library). */
    readonly recorded: boolean,
    /** First global line number of its file, see recording/steps.ts. */
    readonly lineBase: number,
    headerWords: number,
  ) {
    const count = code.code.length;
    this.instructions = recorded ? markLineStarts(code) : code.code.slice();
    this.traced = recorded;
    this.consts = Int32Array.from(consts);
    this.names = Int32Array.from(names);
    this.cacheVersion = new Int32Array(count);
    this.cacheExtra = new Int32Array(count);
    this.cacheValue = new Int32Array(count);
    this.localCount = code.nlocalsplus;
    this.frameWords = headerWords + code.nlocalsplus + code.stacksize;
    this.simple = code.kwonlyargcount === 0 && (code.flags & 0x0c) === 0 && (code.flags & CodeFlag.CO_OPTIMIZED) !== 0;
    this.standsForNative = STAND_INS.test(code.filename) || STAND_IN_CLASSES.test(`${code.filename}:${code.qualname}`);
    this.isGenerator = (code.flags & 0x2a0) !== 0;
  }

  /** A block for a frame where none is in reserve. */
  newBlock(heap: Heap): number {
    this.blocks++;
    return heap.takeBlock(this.frameWords);
  }

  /** How many frames run this code, wait or are kept. */
  get frameCount(): number {
    return this.blocks - this.reserve.length;
  }

  /** Whether a line event may be due before an instruction. */
  startsLine(instruction: number): boolean {
    this.lineStarts ??= markLineStarts(this.code);
    return this.lineStarts[instruction] < 0;
  }

  /** Listens to events from now on: marks what `isMarked` says beside the starts of lines. */
  monitor(events: number, lines: boolean, isMarked: (op: Op, before: Op) => boolean): void {
    const { instructions } = this;
    this.monitored = events;
    this.traced = this.recorded || events !== 0;
    const first = firstTraceable(this.code);
    for (let i = 0; i < instructions.length; i++) {
      const word = instructions[i] & 0x7fffffff;
      const before = i > 0 ? instructions[i - 1] & 0xff : Op.NOP;
      const marked = ((this.recorded || lines) && this.startsLine(i)) || (i >= first && isMarked(word & 0xff, before));
      instructions[i] = marked ? word | LINE_START : word;
    }
  }

  /** The handler for an exception at an instruction: row offset in the exception table, or -1. */
  handlerRow(instruction: number): number {
    const table = this.code.exceptionTable;
    for (let row = 0; row < table.length; row += ExceptionRow.WIDTH) {
      if (table[row + ExceptionRow.START] > instruction) break;
      if (instruction < table[row + ExceptionRow.END]) return row;
    }
    return -1;
  }
}

/** What an iteration ends with, and the start of a call: their lines are not told. */
const NEVER_A_LINE: ReadonlySet<number> = new Set([Op.END_ASYNC_FOR, Op.END_FOR, Op.END_SEND, Op.POP_ITER, Op.RESUME]);

/** Which instructions may raise a line event: twin of initialize_lines (Python/instrumentation.c). */
function markLineStarts(code: CodeObject): Int32Array {
  const marked = code.code.slice();
  const { lines } = code;
  const first = firstTraceable(code);
  let current = -1;
  for (let i = first; i < marked.length; i++) {
    const op = marked[i] & 0xff;
    if (NEVER_A_LINE.has(op)) continue;
    if (lines[i] !== current && lines[i] >= 0) marked[i] |= LINE_START;
    current = lines[i];
  }
  const mark = (target: number): void => {
    if (target < first || target >= marked.length || lines[target] < 0 || (marked[target] & 0xff) === Op.POP_ITER)
      return;
    marked[target] |= LINE_START;
  };
  for (let i = first; i < marked.length; i++) {
    const target = (marked[i] & 0x7fffffff) >> 8;
    switch (marked[i] & 0xff) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE:
      case Op.JUMP_FORWARD:
      case Op.JUMP_BACKWARD:
      case Op.JUMP_BACKWARD_NO_INTERRUPT:
        mark(target);
        break;
      case Op.FOR_ITER:
      case Op.SEND:
        // The END_FOR or END_SEND at the target is skipped.
        mark(target + 1);
        break;
      default:
    }
  }
  const table = code.exceptionTable;
  for (let row = 0; row < table.length; row += ExceptionRow.WIDTH) {
    const target = table[row + ExceptionRow.TARGET];
    if ((marked[target] & 0xff) !== Op.END_ASYNC_FOR) mark(target);
  }
  return marked;
}

/** The RESUME of the function's start: what comes before it (cells, free variables) is not traced. */
export function firstTraceable(code: CodeObject): number {
  for (let i = 0; i < code.code.length; i++) {
    if ((code.code[i] & 0xff) === Op.RESUME) return i;
  }
  return 0;
}
