/**
 * Audits a recorded run: at every step the reference counts are worked out anew from the objects and compared with the
 * heap's own; what the memory was is kept in short, so that seeking can be compared with it.
 */
import type { Run } from '../../src/simulator';
import type { Interpreter } from '../../src/simulator/machine/interpreter';
import { visitFrame } from '../../src/simulator/machine/frametype';
import { tracingWords } from '../../src/simulator/machine/tracing';
import { Register, StepKind, type Handle, type Heap } from '../../src/simulator/memory';
import { visitReferences } from '../../src/simulator/objects/dealloc';
import { FrameWord } from '../../src/simulator/objects/frame';
import { TypeId } from '../../src/simulator/objects/typeids';
import { TypeFlag } from '../../src/simulator/objects/typeobject';
import type { Replay } from '../../src/simulator/recording/replay';

const IMMORTAL = 1 << 29;
/** Words of a thread's block (ThreadWord.Count). */
const THREAD_WORDS = 6;

/** What a step's memory was, in short. */
export interface StepPrint {
  readonly step: number;
  readonly words: number;
  /** Counts of the references that words hold; null where native code is at work. */
  readonly refs: number | null;
}

/** A run being audited. */
export interface Audit {
  readonly problems: string[];
  readonly prints: StepPrint[];
  /** Looks for objects alive that nothing holds; call it after the run. */
  finish(): void;
  /** Compares a replay, brought to a step, with what the memory was then. Null: they are equal. */
  compare(replay: Replay, print: StepPrint): string | null;
}

/** What native code holds for the time of a call. */
function pooled(heap: Heap): Int32Array {
  const { pool, poolTop } = heap as unknown as { readonly pool: Int32Array; readonly poolTop: number };
  return pool.subarray(0, poolTop);
}

/** Calls from native code back into Python that are under way: such native code may hold references of its own. */
function nativeDepth(vm: Interpreter): number {
  return (vm as unknown as { readonly nativeDepth: number }).nativeDepth;
}

/** What a step hands on: the value returned, the exception raised or on its way out. */
function inFlightAt(heap: Heap, kind: StepKind): Handle {
  const returned = heap.words[Register.Returned];
  let value = 0;
  if (kind === StepKind.Return && returned !== 0) value = returned;
  else if (kind === StepKind.Return || kind === StepKind.Exception) value = heap.words[Register.Raised];
  return pooled(heap).includes(value) ? 0 : value;
}

/** The interpreter behind a run. */
export function machineOfRun(run: Run): Interpreter {
  return (run as unknown as { readonly vm: Interpreter }).vm;
}

/** The replay behind a recording nobody has looked at yet, with a keyframe every so many journal entries. */
export function replayOfRun(run: Run, keyframeEntries: number): Replay {
  const replay = (run.recording as unknown as { replay(): Replay }).replay();
  (replay as unknown as { spacing: number }).spacing = keyframeEntries;
  return replay;
}

/** Where a thread's calls stand and what is on its stack of values. */
interface CallState {
  readonly depth: number;
  readonly frames: readonly Handle[];
  readonly generators: readonly Handle[];
  readonly stackBases: readonly number[];
  readonly savedSp: readonly number[];
  readonly sp: number;
  readonly values: ArrayLike<Handle>;
}

interface AuditedThread {
  readonly parked: CallState | null;
  readonly block: number;
}

/** All threads that hold something: also those that were ended from outside. */
function threadsOf(vm: Interpreter): readonly AuditedThread[] {
  const { live, dropped } = vm.threads as unknown as {
    readonly live: readonly AuditedThread[];
    readonly dropped: readonly AuditedThread[];
  };
  return [...live, ...dropped];
}

/** The running thread and those that wait. */
function callStates(vm: Interpreter): CallState[] {
  const { depth, frames, generators, stackBases, savedSp, sp, stack } = vm;
  const running = { depth, frames, generators, stackBases, savedSp, sp, values: stack };
  return [running, ...threadsOf(vm).flatMap(({ parked }) => (parked === null ? [] : [parked]))];
}

/**
 * Where threads other than the main one keep what they were started with and the exception that they handle, and where
 * the main one's context waits.
 */
function threadWords(vm: Interpreter): number[] {
  const { mainBlock } = vm.threads as unknown as { readonly mainBlock: number };
  const words = threadsOf(vm).flatMap(({ block }) =>
    block === 0 ? [] : Array.from({ length: THREAD_WORDS }, (_, i) => block + i),
  );
  return mainBlock === 0 ? words : [...words, mainBlock];
}

/** The references that words hold (and, mirrored there, the stack of values), by object. */
function heldByWords(vm: Interpreter): Int32Array {
  const { heap } = vm;
  const counts = new Int32Array(heap.top);
  const each = (address: number): void => {
    counts[heap.words[address]]++;
  };
  for (let h = 1; h < heap.top; h++) {
    if (heap.refs[h] <= 0) continue;
    if (heap.type[h] === TypeId.Frame) visitFrame(vm, heap, h, each);
    else visitReferences(vm.types, heap, h, each);
  }
  for (const { depth, stackBases, savedSp, sp, values } of callStates(vm)) {
    for (let at = 0; at < depth; at++) {
      const end = at === depth - 1 ? sp : savedSp[at]!;
      for (let i = stackBases[at]!; i < end; i++) counts[values[i]!]++;
    }
  }
  each(Register.Handled);
  for (const address of [...tracingWords(vm), ...threadWords(vm)]) each(address);
  counts[0] = 0;
  return counts;
}

/** The references that the machine itself holds, by object. */
function heldByMachine(vm: Interpreter): Int32Array {
  const { heap } = vm;
  const counts = new Int32Array(heap.top);
  for (let h = 1; h < heap.top; h++) {
    if (heap.refs[h] <= 0) continue;
    const type = vm.types[heap.type[h]];
    if (type?.has(TypeFlag.Heap)) counts[type.handle]++;
    if (heap.type[h] === TypeId.Frame) counts[heap.words[heap.base[h] + FrameWord.Func]]++;
  }
  for (const hook of Object.values(vm.asyncGenHooks)) counts[hook]++;
  for (const list of [vm.collector.garbage, vm.collector.callbacks]) counts[list]++;
  for (const exec of vm.execs) exec?.consts.forEach((constant) => counts[constant]++);
  for (const held of [...vm.codes.literals, ...vm.heldByNatives]) counts[held]++;
  for (const { depth, frames, generators } of callStates(vm)) {
    // A generator's frame is held by its generator while it runs.
    for (const frame of frames.slice(0, depth)) {
      if (!generators.some((each) => heap.words[heap.base[each]] === frame)) counts[frame]++;
    }
  }
  for (const handle of pooled(heap)) counts[handle]++;
  counts[0] = 0;
  return counts;
}

function hash(values: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) if (values[i] !== 0) sum = (Math.imul(sum ^ i, 31) + values[i]) | 0;
  return sum;
}

function describe(vm: Interpreter, h: Handle): string {
  const type = vm.types[vm.heap.type[h]];
  return `#${h} (${type === undefined ? 'no type' : type.name})`;
}

/** Begins to audit a run that has not been advanced; every `stride`-th step is looked at. */
export function auditRun(run: Run, stride = 1): Audit {
  const vm = machineOfRun(run);
  const { heap } = vm;
  const problems: string[] = [];
  const prints: StepPrint[] = [];
  let origin = -1;
  /** What the world before the program holds by other ways. */
  let before = new Int32Array(0);

  const check = (where: string, inFlight: Handle): Int32Array => {
    const words = heldByWords(vm);
    const machine = heldByMachine(vm);
    for (let h = 1; h < heap.top; h++) {
      if (heap.refs[h] >= IMMORTAL || heap.refs[h] <= 0) {
        if (heap.refs[h] < 0 || (words[h] > 0 && heap.refs[h] === 0)) {
          problems.push(`${where}: ${describe(vm, h)} is dead, ${words[h]} words hold it`);
        }
        continue;
      }
      const expected = words[h] + machine[h] + (h < origin ? before[h] : 0) + (h === inFlight ? 1 : 0);
      const mayHoldMore = nativeDepth(vm) > 0;
      if (mayHoldMore ? heap.refs[h] < expected : heap.refs[h] !== expected) {
        problems.push(`${where}: ${describe(vm, h)} has count ${heap.refs[h]}, but ${expected} references`);
      }
    }
    return words;
  };

  const steps = vm.steps!;
  const append = steps.append.bind(steps);
  steps.append = (where, journalLength, top) => {
    const step = steps.length;
    append(where, journalLength, top);
    if (origin < 0) {
      origin = heap.top;
      const words = heldByWords(vm);
      const machine = heldByMachine(vm);
      before = heap.refs.slice(0, origin).map((refs, h) => refs - words[h] - machine[h]);
    }
    if (step % stride !== 0 || problems.length > 20) return;
    const kind: StepKind = where & 3;
    const words = check(`step ${step} (line ${where >> 2}, kind ${kind})`, inFlightAt(heap, kind));
    // What native code moved aside for a while (a list being sorted) is in words that no object shows.
    const refs = nativeDepth(vm) > 0 ? null : hash(words, origin, heap.top);
    prints.push({ step, words: hash(heap.words, 0, heap.words.length), refs });
  };
  return {
    problems,
    prints,
    finish: () => {
      if (vm.depth === 0) check('at the end', 0);
    },
    compare: (replay, print) => {
      if (hash(replay.words, 0, replay.words.length) !== print.words) return `words differ at step ${print.step}`;
      const top = steps.topAt(print.step);
      if (print.refs !== null && hash(replay.refs, origin, top) !== print.refs)
        return `counts differ at step ${print.step}`;
      return null;
    },
  };
}
