/** Awaiting, yielding from, and asynchronous iteration. */
import { Op } from '../../compiler/opcodes';
import { NONE, NULL, type Handle } from '../../memory';
import { Raised } from '../../objects/errors';
import { TypeId } from '../../objects/typeids';
import { iterOf } from '../../protocols/iterate';
import type { Interpreter } from '../interpreter';
import { exceptionMatches } from './exceptions';

const CO_COROUTINE = 0x80;
const CO_ITERABLE_COROUTINE = 0x100;

export function operate(vm: Interpreter, op: Op, oparg: number): number {
  const { heap, stack } = vm;
  switch (op) {
    case Op.GET_YIELD_FROM_ITER: {
      const value = stack[vm.sp - 1];
      if (heap.type[value] === TypeId.Coroutine) {
        if ((vm.exec.code.flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE)) === 0) {
          vm.raise('TypeError', "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
      } else if (heap.type[value] !== TypeId.Generator) vm.replaceTop(1, iterOf(vm, value));
      return -1;
    }
    case Op.GET_AWAITABLE:
      vm.replaceTop(1, awaitable(vm, stack[vm.sp - 1], oparg));
      return -1;
    case Op.GET_AITER: {
      const value = stack[vm.sp - 1];
      const type = vm.typeOf(value);
      const aiter = type.slots.aiter;
      if (aiter === undefined) {
        vm.raise('TypeError', `'async for' requires an object with __aiter__ method, got ${type.name}`);
      }
      const iterator = aiter(vm, value);
      if (vm.typeOf(iterator).slots.anext === undefined) {
        vm.raise(
          'TypeError',
          `'async for' received an object from __aiter__ that does not implement __anext__: ${vm.typeOf(iterator).name}`,
        );
      }
      vm.replaceTop(1, iterator);
      return -1;
    }
    case Op.GET_ANEXT: {
      const iterator = stack[vm.sp - 1];
      const type = vm.typeOf(iterator);
      const anext = type.slots.anext;
      if (anext === undefined) {
        vm.raise('TypeError', `'async for' requires an iterator with __anext__ method, got ${type.name}`);
      }
      const next = heap.keep(anext(vm, iterator));
      let value: Handle = NULL;
      const problem = vm.attempt(['BaseException'], () => {
        value = awaitable(vm, next, 0);
      });
      if (problem !== NULL) {
        const what = `'async for' received an invalid object from __anext__: ${vm.typeOf(next).name}`;
        const exception = vm.newException(vm.exceptionType('TypeError'), [vm.newStr(what)]);
        vm.setCauseAndContext(exception, problem);
        return vm.throwException(exception);
      }
      vm.pushNew(value);
      return -1;
    }
    case Op.END_ASYNC_FOR: {
      // [awaitable, exception]
      const exception = stack[vm.sp - 1];
      if (!exceptionMatches(vm, exception, vm.exceptionType('StopAsyncIteration').handle)) {
        vm.sp--;
        vm.reraising = true;
        throw new Raised(exception);
      }
      vm.discard(2);
      return -1;
    }
    default: {
      // CLEANUP_THROW: [sub-iterator, last value, exception] -> [None, value]
      const exception = stack[vm.sp - 1];
      if (!exceptionMatches(vm, exception, vm.exceptionType('StopIteration').handle)) {
        vm.sp--;
        vm.reraising = true;
        throw new Raised(exception);
      }
      const value = heap.incref(vm.stopIterationValue(exception));
      vm.discard(3);
      stack[vm.sp++] = heap.incref(NONE);
      stack[vm.sp++] = value;
      return -1;
    }
  }
}

/** Twin of _PyEval_GetAwaitable. */
export function awaitable(vm: Interpreter, value: Handle, oparg: number): Handle {
  const { heap } = vm;
  if (heap.type[value] === TypeId.Coroutine) {
    if (vm.yieldFromOf(value) !== NULL) vm.raise('RuntimeError', 'coroutine is being awaited already');
    return value;
  }
  if (heap.type[value] === TypeId.Generator && (vm.codeOfGenerator(value).flags & CO_ITERABLE_COROUTINE) !== 0) {
    return value;
  }
  const type = vm.typeOf(value);
  const slot = type.slots.await;
  if (slot === undefined) {
    const hint =
      oparg === 1
        ? `'async with' received an object from __aenter__ that does not implement __await__: ${type.name}`
        : oparg === 2
          ? `'async with' received an object from __aexit__ that does not implement __await__: ${type.name}`
          : `'${type.name}' object can't be awaited`;
    vm.raise('TypeError', hint);
  }
  const iterator = slot(vm, value);
  if (heap.type[iterator] === TypeId.Coroutine) vm.raise('TypeError', '__await__() returned a coroutine');
  if (vm.typeOf(iterator).slots.iternext === undefined) {
    vm.raise('TypeError', `__await__() returned non-iterator of type '${vm.typeOf(iterator).name}'`);
  }
  return iterator;
}
