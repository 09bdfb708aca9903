/**
 * What `raise` raises, and the exceptions of instructions that find no value. Twin of do_raise and its neighbours in
 * Python/ceval.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { createException } from '../objects/exceptions';
import type { ExecCode } from './execcode';
import type { Interpreter } from './interpreter';

/** What `raise value from cause` raises, not thrown yet. */
export function raising(vm: Interpreter, value: Handle, cause: Handle = NULL): Raised {
  const base = vm.exceptionType('BaseException');
  let exception = value;
  if (vm.isType(value) && vm.typeObject(value).isSubtypeOf(base)) {
    exception = vm.call(value, []);
    if (!vm.isInstance(exception, base)) {
      vm.raise(
        'TypeError',
        `calling ${vm.repr(value)} should have returned an instance of BaseException, not ${vm.repr(vm.typeOf(exception).handle)}`,
      );
    }
  } else if (!vm.isInstance(value, base)) {
    vm.raise('TypeError', 'exceptions must derive from BaseException');
  }
  if (cause !== NULL) setCause(vm, exception, cause);
  return vm.raised(exception);
}

function setCause(vm: Interpreter, exception: Handle, cause: Handle): void {
  const base = vm.exceptionType('BaseException');
  let made = cause;
  if (vm.isType(cause) && vm.typeObject(cause).isSubtypeOf(base)) {
    made = vm.call(cause, []);
    if (!vm.isInstance(made, base)) {
      vm.raise(
        'TypeError',
        `calling ${vm.repr(cause)} should have returned an instance of BaseException, not ${vm.repr(vm.typeOf(made).handle)}`,
      );
    }
  } else if (cause !== NONE && !vm.isInstance(cause, base)) {
    vm.raise('TypeError', 'exception causes must derive from BaseException');
  }
  vm.setAttr(exception, '__cause__', made);
}

/**
 * The JavaScript stack is full: RecursionError, as CPython raises when the C stack is. A number or text too large for
 * JavaScript: MemoryError.
 */
export function rangeProblem(vm: Interpreter, problem: RangeError): Raised {
  if (/BigInt|Invalid (string|array) length/.test(problem.message)) {
    return new Raised(vm.heap.incref(createException(vm, vm.exceptionType('MemoryError'), [])));
  }
  if (!/call stack/i.test(problem.message)) throw problem;
  const exception = createException(vm, vm.exceptionType('RecursionError'), [
    vm.newStr('maximum recursion depth exceeded'),
  ]);
  return new Raised(vm.heap.incref(exception));
}

export function nameError(vm: Interpreter, name: Handle): never {
  const exception = createException(vm, vm.exceptionType('NameError'), [
    vm.newStr(`name '${vm.text(name)}' is not defined`),
  ]);
  vm.setAttr(exception, 'name', name);
  return vm.throwException(exception);
}

export function unboundLocal(vm: Interpreter, exec: ExecCode, slot: number): never {
  const name = exec.code.localsplusnames[slot];
  const exception = createException(vm, vm.exceptionType('UnboundLocalError'), [
    vm.newStr(`cannot access local variable '${name}' where it is not associated with a value`),
  ]);
  return vm.throwException(exception);
}

export function unboundDeref(vm: Interpreter, exec: ExecCode, slot: number): never {
  const name = exec.code.localsplusnames[slot];
  if (!exec.code.freevars.includes(name)) return unboundLocal(vm, exec, slot);
  const exception = createException(vm, vm.exceptionType('NameError'), [
    vm.newStr(`cannot access free variable '${name}' where it is not associated with a value in enclosing scope`),
  ]);
  vm.setAttr(exception, 'name', vm.intern(name));
  return vm.throwException(exception);
}

export function badInit(vm: Interpreter, value: Handle): never {
  const name = vm.typeOf(value).name;
  return vm.raise('TypeError', `__init__() should return None, not '${name}'`);
}
