/** Raising, catching and leaving `with` blocks. */
import { Op, SpecialMethod } from '../../compiler/opcodes';
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { Raised } from '../../objects/errors';
import { matchExceptionGroup } from '../../objects/exceptiongroup';
import { addTracebackEntry } from '../../objects/traceback';
import { fullyQualifiedName } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import type { Interpreter } from '../interpreter';
import { raising } from '../raise';

/** RAISE_VARARGS: what to unwind with. Twin of do_raise in Python/ceval.c. */
export function raiseVarargs(vm: Interpreter, count: number): Raised {
  const { stack } = vm;
  if (count === 0) {
    const current = vm.handled();
    if (current === NULL) vm.raise('RuntimeError', 'No active exception to reraise');
    vm.reraising = true;
    return new Raised(vm.heap.incref(current));
  }
  const cause = count === 2 ? stack[vm.sp - 1] : NULL;
  return raising(vm, stack[vm.sp - count], cause);
}

/** RERAISE: the exception on top goes on; it neither gets a traceback entry nor counts as raised. */
export function reraise(vm: Interpreter, depth: number): Raised {
  const exception = vm.stack[--vm.sp];
  if (depth > 0) {
    vm.reraiseAt = vm.last;
    // An int32 as ever: one number with a fraction point in this field, and each instruction would take longer.
    vm.last = vm.heap.num[vm.stack[vm.sp - depth]] | 0;
  }
  vm.reraising = true;
  return new Raised(exception);
}

export function operate(vm: Interpreter, op: Op): void {
  const { heap, stack } = vm;
  switch (op) {
    case Op.PUSH_EXC_INFO: {
      const exception = stack[vm.sp - 1];
      const word = vm.handledWords[vm.handledWords.length - 1];
      const previous = heap.words[word];
      stack[vm.sp - 1] = heap.incref(previous === NULL ? NONE : previous);
      stack[vm.sp++] = exception;
      heap.setRef(word, exception);
      return;
    }
    case Op.POP_EXCEPT: {
      const previous = stack[vm.sp - 1];
      heap.setRef(vm.handledWords[vm.handledWords.length - 1], previous === NONE ? NULL : previous);
      vm.discard(1);
      return;
    }
    case Op.CHECK_EXC_MATCH: {
      const wanted = stack[vm.sp - 1];
      checkCatchable(vm, wanted, false);
      vm.replaceTop(1, boolHandle(exceptionMatches(vm, stack[vm.sp - 2], wanted)));
      return;
    }
    case Op.CHECK_EG_MATCH: {
      // [exception, types] -> [rest or None, match or None]
      const wanted = stack[vm.sp - 1];
      checkCatchable(vm, wanted, true);
      const { match, rest } = matchExceptionGroup(vm, stack[vm.sp - 2], wanted, (group) =>
        addTracebackEntry(vm, group, vm.frames[vm.depth - 1], vm.last, vm.exec.code.lines[vm.last] ?? -1),
      );
      heap.incref(match);
      heap.incref(rest);
      heap.drain(vm.poolBase);
      vm.discard(2);
      stack[vm.sp++] = rest;
      stack[vm.sp++] = match;
      if (match !== NONE) vm.setHandled(match);
      return;
    }
    default: {
      // WITH_EXCEPT_START: [exit, exit_self, lasti, previous, exception] -> the same and the result of exit
      const exception = stack[vm.sp - 1];
      const exit = stack[vm.sp - 5];
      const self = stack[vm.sp - 4];
      // PyException_GetTraceback gives a reference.
      const traceback = vm.heap.keep(vm.tracebackOf(exception));
      const args = [vm.typeOf(exception).handle, exception, traceback];
      if (self !== NULL) args.unshift(self);
      vm.pushNew(vm.call(exit, args));
    }
  }
}

/** Twin of PyErr_GivenExceptionMatches. */
export function exceptionMatches(vm: Interpreter, exception: Handle, wanted: Handle): boolean {
  if (vm.heap.type[wanted] === TypeId.Tuple) {
    return vm.items(wanted).some((one) => exceptionMatches(vm, exception, one));
  }
  return vm.isType(wanted) && vm.typeOf(exception).isSubtypeOf(vm.typeObject(wanted));
}

/** Twin of _PyEval_CheckExceptTypeValid and _PyEval_CheckExceptStarTypeValid. */
function checkCatchable(vm: Interpreter, wanted: Handle, star: boolean): void {
  if (vm.heap.type[wanted] !== TypeId.Tuple) checkOneCatchable(vm, wanted, star);
  else for (const one of vm.items(wanted)) checkOneCatchable(vm, one, star);
}

function checkOneCatchable(vm: Interpreter, wanted: Handle, star: boolean): void {
  if (!vm.isType(wanted) || !vm.typeObject(wanted).isSubtypeOf(vm.exceptionType('BaseException'))) {
    vm.raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  }
  if (star && vm.typeObject(wanted).isSubtypeOf(vm.exceptionType('BaseExceptionGroup'))) {
    vm.raise('TypeError', 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
}

const specials: readonly { readonly name: string; readonly complaint: string; readonly hint: string }[] = [
  {
    name: '__enter__',
    complaint: 'object does not support the context manager protocol (missed __enter__ method)',
    hint: " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
  },
  {
    name: '__exit__',
    complaint: 'object does not support the context manager protocol (missed __exit__ method)',
    hint: " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
  },
  {
    name: '__aenter__',
    complaint: 'object does not support the asynchronous context manager protocol (missed __aenter__ method)',
    hint: " but it supports the context manager protocol. Did you mean to use 'with'?",
  },
  {
    name: '__aexit__',
    complaint: 'object does not support the asynchronous context manager protocol (missed __aexit__ method)',
    hint: " but it supports the context manager protocol. Did you mean to use 'with'?",
  },
];

/** LOAD_SPECIAL: [owner] -> [method, self or NULL]. */
export function loadSpecial(vm: Interpreter, which: SpecialMethod): void {
  const { heap, stack } = vm;
  const owner = stack[vm.sp - 1];
  const special = specials[which];
  const type = vm.typeOf(owner);
  const found = vm.lookupType(type, special.name);
  if (found === NULL) {
    const other = which < SpecialMethod.AENTER ? ['__aenter__', '__aexit__'] : ['__enter__', '__exit__'];
    const both = other.every((name) => vm.lookupType(type, name) !== NULL);
    vm.raise('TypeError', `'${fullyQualifiedName(vm, type)}' ${special.complaint}${both ? special.hint : ''}`);
  }
  if (heap.type[found] === TypeId.Function || heap.type[found] === TypeId.MethodDescriptor) {
    stack[vm.sp - 1] = heap.incref(found);
    stack[vm.sp++] = owner;
    return;
  }
  vm.replaceTop(1, vm.lookupSpecial(owner, special.name));
  stack[vm.sp++] = NULL;
}
