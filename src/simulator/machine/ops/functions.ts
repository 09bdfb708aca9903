/** Making and calling functions, classes' and annotations' set-up. */
import { CommonConstant, FunctionAttribute } from '../../compiler/opcodes';
import { NULL, type Handle } from '../../memory';
import { dictLookupStr, dictSetStr } from '../../objects/dict';
import { forEachEntry } from '../../objects/instance';
import { FunctionWord } from '../../objects/function';
import { TypeId } from '../../objects/typeids';
import { callObject } from '../../protocols/call';
import { ReturnMode } from '../frames';
import type { Interpreter } from '../interpreter';
import { loadLocals } from './names';
import { enterFunctionWith, newFunction } from '../functions';

/** MAKE_FUNCTION: a function of the code object on top. */
export function makeFunction(vm: Interpreter): void {
  vm.replaceTop(1, newFunction(vm, vm.stack[vm.sp - 1], vm.globals));
}

const attributeWords: Readonly<Record<number, FunctionWord>> = {
  [FunctionAttribute.DEFAULTS]: FunctionWord.Defaults,
  [FunctionAttribute.KWDEFAULTS]: FunctionWord.KwDefaults,
  [FunctionAttribute.ANNOTATIONS]: FunctionWord.Annotations,
  [FunctionAttribute.CLOSURE]: FunctionWord.Closure,
  [FunctionAttribute.ANNOTATE]: FunctionWord.Annotate,
};

/** SET_FUNCTION_ATTRIBUTE: [attribute, function] -> [function]. */
export function setAttribute(vm: Interpreter, flag: number): void {
  const { heap, stack } = vm;
  const func = stack[vm.sp - 1];
  heap.setRef(heap.base[func] + attributeWords[flag], stack[vm.sp - 2]);
  stack[vm.sp - 1] = stack[vm.sp - 2];
  stack[vm.sp - 2] = func;
  vm.discard(1);
}

/** SETUP_ANNOTATIONS. */
export function setupAnnotations(vm: Interpreter): void {
  const locals = loadLocals(vm);
  const name = vm.intern('__annotations__');
  if (vm.heap.type[locals] === TypeId.Dict) {
    if (dictLookupStr(vm, locals, name) === 0) dictSetStr(vm, locals, name, vm.newDict());
  } else if (vm.mappingGet(locals, name) === NULL) vm.setItem(locals, name, vm.newDict());
  vm.heap.drain(vm.poolBase);
}

/** LOAD_COMMON_CONSTANT. */
export function commonConstant(vm: Interpreter, which: CommonConstant): Handle {
  switch (which) {
    case CommonConstant.ASSERTION_ERROR:
      return vm.exceptionType('AssertionError').handle;
    case CommonConstant.NOT_IMPLEMENTED_ERROR:
      return vm.exceptionType('NotImplementedError').handle;
    case CommonConstant.BUILTIN_TUPLE:
      return vm.types[TypeId.Tuple].handle;
    case CommonConstant.BUILTIN_ALL:
      return vm.builtin('all');
    case CommonConstant.BUILTIN_ANY:
      return vm.builtin('any');
  }
}

/** CALL_FUNCTION_EX: [callable, self or NULL, positional, keywords or NULL]. */
export function callFunctionEx(vm: Interpreter): void {
  const { heap, stack } = vm;
  const base = vm.sp - 4;
  const callable = stack[base];
  const positional = stack[base + 2];
  const keywords = stack[base + 3];
  const type = heap.type[positional];
  let args: Handle[];
  if (type === TypeId.Tuple || type === TypeId.List) args = vm.items(positional);
  else {
    const slots = vm.typeOf(positional).slots;
    if (slots.iter === undefined && slots.item === undefined) {
      vm.raise(
        'TypeError',
        `${vm.describeCallable(callable)} argument after * must be an iterable, not ${vm.typeOf(positional).name}`,
      );
    }
    args = vm.toArray(positional);
  }
  let kwnames: string[] | null = null;
  if (keywords !== NULL) {
    const names: string[] = [];
    forEachEntry(heap, keywords, (key, value) => {
      if (!vm.isStr(key)) vm.raise('TypeError', 'keywords must be strings');
      names.push(vm.text(key));
      args.push(value);
    });
    if (names.length > 0) kwnames = names;
  }
  if (stack[base + 1] !== NULL) args.unshift(stack[base + 1]);
  let func = callable;
  const isMethod = heap.type[func] === TypeId.Method;
  if (isMethod) {
    const method = heap.base[func];
    args.unshift(heap.words[method + 1]);
    func = heap.words[method];
  }
  if (heap.type[func] === TypeId.Function) {
    if (isMethod) enterFunctionWith(vm, func, args, kwnames, vm.sp, ReturnMode.Kept);
    else enterFunctionWith(vm, func, args, kwnames, base);
    return;
  }
  // Arguments with keywords are laid out once more (_PyStack_UnpackDict).
  if (kwnames !== null) for (const arg of [...args, func]) heap.keep(arg);
  vm.replaceTop(4, callObject(vm, func, args, kwnames));
}
