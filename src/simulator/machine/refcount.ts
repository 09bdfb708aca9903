/**
 * What `sys.getrefcount` prints. Our heap counts every value on a stack and every parameter; CPython 3.14 does not count
 * those that were borrowed from locals ({@link loadedBefore}), and holds some arguments once more than we do.
 */
import { CodeFlag } from '../compiler/code';
import { Op } from '../compiler/opcodes';
import { FrameWord } from '../objects/frame';
import { IMMORTAL_START, NULL, type Handle } from '../memory';
import { dictGetStr } from '../objects/dict';
import { dictLength } from '../objects/dictentries';
import { GeneratorWord } from '../objects/generatorwords';
import { forEachEntry } from '../objects/instance';
import { objectNew } from '../objects/object';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { Loaded, loadedBefore } from './borrowed';
import type { ExecCode } from './execcode';
import { isGenericGet } from '../protocols/attribute';
import { ReturnMode } from './frames';
import type { Interpreter } from './interpreter';

/** Builtin types that are called without a tuple of arguments (their `tp_vectorcall`), exceptions apart. */
const VECTORCALL: ReadonlySet<string> = new Set(
  'bool dict enumerate filter float frozenset int list map range reversed set str super tuple type zip ReferenceType'.split(
    ' ',
  ),
);
const GENERATORS: ReadonlySet<number> = new Set([TypeId.Generator, TypeId.Coroutine, TypeId.AsyncGenerator]);
/** Builtin functions that take one (METH_VARARGS) and run code of the program's. */
const TAKE_A_TUPLE: ReadonlySet<string> = new Set(['dir', 'vars', 'getsizeof', '__import__']);

/** The references to an object that CPython would count now. */
export function countedReferences(vm: Interpreter, h: Handle): number {
  let count = vm.heap.refs[h];
  if (vm.heap.type[h] === TypeId.Code) count += referencesToCode(vm, vm.codes.exec(h)) - IMMORTAL_START;
  for (let depth = 0; depth < vm.depth; depth++) count += new SuspendedFrame(vm, depth).correction(h);
  return count;
}

/** What frames hold of their code, and generators that have finished. */
function referencesToCode(vm: Interpreter, exec: ExecCode): number {
  const { heap } = vm;
  let count = exec.frameCount;
  if (!exec.isGenerator) return count;
  for (let h = 1; h < heap.top; h++) {
    if (heap.refs[h] <= 0 || heap.num[h] !== exec.index || !GENERATORS.has(heap.type[h])) continue;
    if (heap.words[heap.base[h] + GeneratorWord.Frame] === NULL) count++;
  }
  return count;
}

/** A frame at the instruction that it executes: mostly a call. */
class SuspendedFrame {
  private readonly exec: ExecCode;
  private readonly at: number;
  /** The values on the stack before the instruction, as far as is known how they came there. */
  private readonly loaded: readonly number[];
  /** The frame that this one called, 0: native code is at work. */
  private readonly callee: Handle;
  private readonly mode: ReturnMode;

  constructor(
    private readonly vm: Interpreter,
    private readonly depth: number,
  ) {
    const running = depth === vm.depth - 1;
    this.exec = vm.execs[vm.heap.num[vm.frames[depth]]];
    this.at = running ? vm.last : vm.savedLast[depth];
    this.loaded = loadedBefore(this.exec, this.at);
    this.callee = running ? 0 : vm.frames[depth + 1];
    this.mode = running ? ReturnMode.Native : vm.modes[depth + 1];
  }

  /** What is to be added to the count of an object: what CPython holds less what it borrows. */
  correction(h: Handle): number {
    const { op, oparg } = this;
    const isCall = op === Op.CALL || op === Op.CALL_KW;
    let inputs = 0;
    if (isCall) inputs = oparg + 2 + (op === Op.CALL_KW ? 1 : 0);
    else if (op === Op.CALL_FUNCTION_EX) inputs = 4;
    switch (this.mode) {
      case ReturnMode.Push:
        return this.onStack(h, inputs) - (isCall ? this.borrowedParameters(h, 0) : 0);
      case ReturnMode.Init:
        if (this.entersInit()) return this.onStack(h, inputs) - this.borrowedParameters(h, 1);
        return this.onStack(h, inputs) + this.keptArguments(h, 1);
      case ReturnMode.Instance:
        return this.onStack(h, inputs) + this.keptArguments(h, 1) + this.keptCallable(h);
      case ReturnMode.Kept:
        return this.onStack(h, 0) + this.unpacked(h);
      case ReturnMode.Around:
        return this.onStack(h, inputs);
      default:
        return this.onStack(h, op === Op.BINARY_SLICE || op === Op.STORE_SLICE ? 2 : 0) + (isCall ? this.tuple(h) : 0);
    }
  }

  private get op(): Op {
    return this.exec.instructions[this.at] & 0xff;
  }

  private get oparg(): number {
    return (this.exec.instructions[this.at] & 0x7fffffff) >> 8;
  }

  /** The local that a value was borrowed from. */
  private local(load: number): Handle {
    const { heap, frames } = this.vm;
    return heap.words[heap.base[frames[this.depth]] + FrameWord.Header + (load & ~Loaded.Owner)];
  }

  private get sp(): number {
    return this.callee === 0 ? this.vm.sp : this.vm.savedSp[this.depth];
  }

  /** Borrowed values that lie on the stack now, of which the instruction has taken `gone` off already: each counts one less. */
  private onStack(h: Handle, gone: number): number {
    const { loaded, vm, sp } = this;
    const first = sp + gone - loaded.length;
    let found = 0;
    for (let i = 0; i < loaded.length - gone; i++) if (loaded[i] >= 0 && vm.stack[first + i] === h) found--;
    return found;
  }

  /** How the arguments of a call came onto the stack; self, or what stands for it, first. */
  private get argumentLoads(): readonly number[] {
    const { loaded, oparg } = this;
    const end = loaded.length - (this.op === Op.CALL_KW ? 1 : 0);
    const args = loaded.slice(Math.max(end - oparg - 1, 0), end);
    while (args.length < oparg + 1) args.unshift(Loaded.Counted);
    return args;
  }

  /** The parameters of the called frame that it has from the stack without a reference of its own. */
  private borrowedParameters(h: Handle, shift: number): number {
    const { vm, callee } = this;
    const { heap } = vm;
    const { code } = vm.execs[heap.num[callee]];
    const [self, ...args] = this.argumentLoads;
    const names = this.keywordNames();
    const place = (i: number, from: number): number => {
      const keyword = i - (args.length - names.length);
      if (keyword >= 0) return code.localsplusnames.indexOf(names[keyword]);
      return i + from < code.argcount ? i + from : -1;
    };
    const slots = (from: number): number[] =>
      args.flatMap((load, i) => {
        const at = load < 0 ? -1 : place(i, from);
        return at >= 0 && this.parameter(at) === this.local(load) ? [at] : [];
      });
    let found = slots(shift);
    if (shift === 0 && self !== Loaded.Null) {
      // A method's own object comes first, where it was looked up as one: the values tell.
      const asMethod = slots(1);
      if (asMethod.length >= found.length) found = asMethod;
      if (self >= 0 && code.argcount > 0 && this.isMethodOf(self)) found.push(0);
    }
    const { length } = found.filter((slot) => this.parameter(slot) === h);
    return length + this.borrowedFunction(h);
  }

  /** Whether the called frame's first parameter is a local whose method was looked up without making a bound one. */
  private isMethodOf(load: number): boolean {
    const self = this.local(load);
    if (this.parameter(0) !== self) return false;
    return (load & Loaded.Owner) === 0 || isGenericGet(this.vm.typeOf(self));
  }

  /** A function called by the name of a local: its frame does not count it. */
  private borrowedFunction(h: Handle): number {
    const { heap } = this.vm;
    const load = this.callableLoad;
    return load >= 0 && this.local(load) === h && heap.words[heap.base[this.callee] + FrameWord.Func] === h ? 1 : 0;
  }

  private get callableLoad(): number {
    const below = this.oparg + 2 + (this.op === Op.CALL_KW ? 1 : 0);
    return this.loaded[this.loaded.length - below] ?? Loaded.Counted;
  }

  private parameter(slot: number): Handle {
    const { heap } = this.vm;
    return heap.words[heap.base[this.callee] + FrameWord.Header + slot];
  }

  private keywordNames(): readonly string[] {
    if (this.op !== Op.CALL_KW) return [];
    const names = this.exec.instructions[this.at - 1];
    return this.vm.keywordNames(this.exec.consts[(names & 0x7fffffff) >> 8]);
  }

  /**
   * A call through C: the arguments stay on the caller's stack, a tuple or dict holds them, and the parameters count.
   * Ours has moved them from the stack to the parameters.
   */
  private keptArguments(h: Handle, shift: number): number {
    const args = this.argumentLoads.slice(1);
    const names = this.keywordNames();
    const positional = args.length - names.length;
    // With keywords all arguments are laid out once more (_PyStack_UnpackDict).
    const copies = names.length > 0 ? 1 : 0;
    let kept = copies > 0 && this.parameter(0) === h ? 1 : 0;
    args.forEach((load, i) => {
      const value = i < positional ? this.positional(i + shift) : this.keyword(names[i - positional]);
      if (value === h) kept += (load >= 0 ? 1 : 2) + copies;
    });
    return kept;
  }

  /** An argument of the called frame, by its place among the positional ones. */
  private positional(place: number): Handle {
    const { vm } = this;
    const { heap } = vm;
    const { argcount, kwonlyargcount } = vm.execs[heap.num[this.callee]].code;
    if (place < argcount) return this.parameter(place);
    const rest = this.parameter(argcount + kwonlyargcount);
    return heap.type[rest] === TypeId.Tuple ? heap.words[heap.base[rest] + place - argcount] : NULL;
  }

  /** An argument of the called frame, by its name. */
  private keyword(name: string): Handle {
    const { vm } = this;
    const { code } = vm.execs[vm.heap.num[this.callee]];
    const { argcount, kwonlyargcount, posonlyargcount, localsplusnames, flags } = code;
    const place = localsplusnames.indexOf(name, posonlyargcount);
    if (place >= 0 && place < argcount + kwonlyargcount) return this.parameter(place);
    const rest = this.parameter(argcount + kwonlyargcount + ((flags & CodeFlag.CO_VARARGS) !== 0 ? 1 : 0));
    return vm.heap.type[rest] === TypeId.Dict ? dictGetStr(vm, rest, vm.intern(name)) : NULL;
  }

  /** The called object itself stays on the stack, too. */
  private keptCallable(h: Handle): number {
    const { callableLoad } = this;
    return callableLoad < 0 && this.parameter(0) === h ? 1 : 0;
  }

  /** With keywords, all that a method is called with by `*` and `**` is laid out once more (_PyStack_UnpackDict). */
  private unpacked(h: Handle): number {
    const { vm, sp } = this;
    const [positional, keywords] = [vm.stack[sp - 2], vm.stack[sp - 1]];
    if (keywords === NULL || dictLength(vm, keywords) === 0) return 0;
    let found = 0;
    const count = (value: Handle): void => void (found += value === h ? 1 : 0);
    if (vm.heap.type[positional] === TypeId.Tuple) vm.items(positional).forEach(count);
    forEachEntry(vm.heap, keywords, (_key, value) => {
      count(value);
    });
    return found;
  }

  /** Whether CPython has specialized the call of a class: then the frame of `__init__` takes the arguments as they are. */
  private entersInit(): boolean {
    const { vm, exec, at, callee } = this;
    if (exec.cacheExtra[at] < 2 || this.op !== Op.CALL) return false;
    return vm.execs[vm.heap.num[callee]].simple && vm.typeOf(this.parameter(0)).slots.new === objectNew;
  }

  /** The tuple of arguments that a call makes where the callable has no other way to be called (_PyObject_MakeTpCall). */
  private tuple(h: Handle): number {
    const { vm, oparg, sp } = this;
    const { stack } = vm;
    // The tuple of keyword names has been taken off by now.
    const callable = stack[sp - oparg - 2];
    // Where a trace function was called, the instruction is over and its values are gone.
    if (callable === undefined || callable === NULL || !this.needsTuple(callable)) return 0;
    const positional = oparg - this.keywordNames().length;
    let found = 0;
    for (let i = 0; i < positional; i++) if (stack[sp - oparg + i] === h) found++;
    const self = stack[sp - oparg - 1];
    if (vm.heap.type[callable] === TypeId.WrapperDescriptor) {
      // Without the object itself they come in another tuple (wrapperdescr_call).
      const first = self === NULL ? 1 : 0;
      for (let i = first; i < positional; i++) if (stack[sp - oparg + i] === h) found++;
    }
    return found + (self === h ? 1 : 0);
  }

  private needsTuple(callable: Handle): boolean {
    const { vm } = this;
    const type: TypeId = vm.heap.type[callable];
    if (type === TypeId.WrapperDescriptor || type === TypeId.MethodWrapper) return true;
    if (type === TypeId.BuiltinFunction) return TAKE_A_TUPLE.has(vm.payloads.natives.get(vm.heap.num[callable]).name);
    if (!vm.isType(callable)) return vm.typeOf(callable).has(TypeFlag.Heap);
    const called = vm.typeObject(callable);
    if (called.has(TypeFlag.Heap)) return true;
    return !VECTORCALL.has(called.name) && !called.isSubtypeOf(vm.exceptionType('BaseException'));
  }
}
