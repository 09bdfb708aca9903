/** What is thrown into generators and coroutines: `throw`'s arguments, and the exception that they mean. Twin of _gen_throw (Objects/genobject.c). */
import { NONE, NULL, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';

/** What `throw` was given, and the exception that it means: made, or refused, where it is raised at last. */
export interface Thrown {
  readonly args: readonly Handle[];
  readonly exception: () => Handle;
}

/** An exception that is there already. */
export const thrownException = (exception: Handle): Thrown => ({ args: [exception], exception: () => exception });

/** The arguments of `throw`; what is absent is NULL. */
export function thrownArguments(vm: Interpreter, type: Handle, value: Handle, traceback: Handle): Thrown {
  const args = [type, value, traceback].filter((each, i) => i === 0 || each !== NULL);
  return { args, exception: () => exceptionToThrow(vm, type, value, traceback) };
}

/** Whether what is thrown is a GeneratorExit, or its class. */
export function isGeneratorExit(vm: Interpreter, given: Handle): boolean {
  const exit = vm.exceptionType('GeneratorExit');
  return vm.isInstance(given, exit) || (vm.isType(given) && vm.typeObject(given).isSubtypeOf(exit));
}

/** `throw` with more than the exception is deprecated. */
export function warnOfSignature(rt: Runtime, value: Handle, traceback: Handle): void {
  if (value === NULL && traceback === NULL) return;
  const what = 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';
  rt.warn('DeprecationWarning', what);
}

/** An exception of a class, or the one that came of making it: that one is thrown then (PyErr_NormalizeException). */
function madeToThrow(vm: Interpreter, type: Handle, value: Handle): Handle {
  if (value !== NULL && value !== NONE && vm.isInstance(value, vm.typeObject(type))) return value;
  let made: Handle = NULL;
  const problem = vm.attempt(['BaseException'], () => {
    if (value === NULL || value === NONE) made = vm.call(type, []);
    else made = vm.call(type, vm.heap.type[value] === TypeId.Tuple ? vm.items(value) : [value]);
    if (vm.isInstance(made, vm.exceptionType('BaseException'))) return;
    const what = `should have returned an instance of BaseException, not ${vm.typeOf(made).name}`;
    vm.raise('TypeError', `calling ${vm.repr(type)} ${what}`);
  });
  return problem === NULL ? made : problem;
}

/** The exception that `throw`'s arguments mean. */
function exceptionToThrow(vm: Interpreter, type: Handle, value: Handle, traceback: Handle): Handle {
  if (traceback !== NULL && traceback !== NONE && vm.heap.type[traceback] !== TypeId.Traceback) {
    vm.raise('TypeError', 'throw() third argument must be a traceback object');
  }
  const base = vm.exceptionType('BaseException');
  let exception: Handle;
  if (vm.isType(type) && vm.typeObject(type).isSubtypeOf(base)) {
    exception = madeToThrow(vm, type, value);
  } else if (vm.isInstance(type, base)) {
    if (value !== NULL && value !== NONE) vm.raise('TypeError', 'instance exception may not have a separate value');
    exception = type;
  } else {
    vm.raise(
      'TypeError',
      `exceptions must be classes or instances deriving from BaseException, not ${vm.typeOf(type).name}`,
    );
  }
  if (traceback !== NULL && traceback !== NONE) vm.setAttr(exception, '__traceback__', traceback);
  return exception;
}
