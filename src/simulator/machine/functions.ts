/** Functions made, entered and run. Twin of _PyFunction_FromConstructor and _PyEvalFramePushAndInit. */
import type { CodeObject } from '../compiler/code';
import { NULL, type Handle } from '../memory';
import { dictLookupStr } from '../objects/dict';
import { FrameWord } from '../objects/frame';
import { FunctionWord } from '../objects/function';
import { TypeId } from '../objects/typeids';
import { moveArguments } from './bindargs';
import { bindOrRelease, runFrame } from './calls';
import type { ExecCode } from './execcode';
import { enterFrame, makeFrame, ReturnMode } from './frames';
import type { Interpreter } from './interpreter';

const CO_OPTIMIZED = 1;

/** Enters a function whose callable and arguments lie on the stack from `base`; they are taken off. */
export function enterFunctionFromStack(
  vm: Interpreter,
  func: Handle,
  base: number,
  first: number,
  kwnames: readonly string[] | null,
  mode = ReturnMode.Push,
): void {
  const { heap, stack } = vm;
  const exec = vm.execOf(func);
  vm.checkRecursion('');
  const frame = makeFrame(vm, exec, func, heap.words[heap.base[func] + FunctionWord.Globals]);
  const count = vm.sp - first;
  if (exec.simple && kwnames === null && count === exec.code.argcount) {
    let address = heap.base[frame] + FrameWord.Header;
    for (let i = first; i < vm.sp; i++) heap.storeOwned(address++, stack[i]);
  } else if (!moveArguments(vm, exec, func, heap.base[frame] + FrameWord.Header, first, count, kwnames)) {
    const args: Handle[] = [];
    for (let i = first; i < vm.sp; i++) args.push(stack[i]);
    heap.refs[func]++;
    bindOrRelease(vm, exec, func, frame, args, kwnames);
    heap.drain(vm.poolBase);
    vm.discardTo(first);
    heap.refs[func]--;
  }
  vm.sp = base;
  enterFrame(vm, frame, exec, mode);
}

/** Enters a function with gathered arguments (borrowed); the stack is taken down to `base`. */
export function enterFunctionWith(
  vm: Interpreter,
  func: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
  base: number,
  mode = ReturnMode.Push,
): void {
  const { heap } = vm;
  const exec = vm.execOf(func);
  vm.checkRecursion('');
  const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
  bindOrRelease(vm, exec, func, frame, args, kwnames);
  heap.drain(vm.poolBase);
  vm.discardTo(base);
  enterFrame(vm, frame, exec, mode);
}

/** Runs code in a namespace; what it returns belongs to the pool. */
export function runCode(vm: Interpreter, code: CodeObject, globals: Handle, locals: Handle): Handle {
  const exec = vm.codes.exec(vm.codes.objectFor(code));
  vm.checkRecursion('');
  const frame = makeFrame(vm, exec, NULL, globals);
  giveNamespace(vm, frame, exec, locals);
  return runFrame(vm, frame, exec, ReturnMode.Native);
}

/** Runs a class body's function with its namespace; what it returns: the `__class__` cell or None. */
export function runClassBody(vm: Interpreter, func: Handle, namespace: Handle): Handle {
  const exec = vm.execOf(func);
  vm.checkRecursion('');
  const { heap } = vm;
  const frame = makeFrame(vm, exec, heap.incref(func), heap.words[heap.base[func] + FunctionWord.Globals]);
  giveNamespace(vm, frame, exec, namespace);
  return runFrame(vm, frame, exec, ReturnMode.Native);
}

/** The names of a module's or class's body; a function's code, even run by exec(), keeps its own. */
function giveNamespace(vm: Interpreter, frame: Handle, exec: ExecCode, namespace: Handle): void {
  if ((exec.code.flags & CO_OPTIMIZED) !== 0) return;
  vm.heap.setRef(vm.heap.base[frame] + FrameWord.Locals, namespace);
}

/** A function of a code object (borrowed) in a namespace. */
export function newFunction(vm: Interpreter, code: Handle, globals: Handle): Handle {
  const { heap } = vm;
  const creator = vm.heap.journal !== null && vm.depth > 0 ? vm.frames[vm.depth - 1] : NULL;
  const func = heap.create(TypeId.Function, creator, FunctionWord.Count);
  const base = heap.base[func];
  const object = vm.codes.codeOf(code);
  heap.setRef(base + FunctionWord.Code, code);
  heap.setRef(base + FunctionWord.Globals, globals);
  heap.setRef(base + FunctionWord.Builtins, vm.currentBuiltins);
  heap.setRef(base + FunctionWord.Name, vm.intern(object.name));
  heap.setRef(base + FunctionWord.Qualname, vm.codes.qualname(code));
  const doc = vm.codes.docOf(code);
  heap.setRef(base + FunctionWord.Doc, doc);
  const module = dictLookupStr(vm, globals, vm.intern('__name__'));
  if (module !== 0) heap.setRef(base + FunctionWord.Module, heap.words[module]);
  return func;
}
