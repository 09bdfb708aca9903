/** Unpacking assignments. Twin of _PyEval_UnpackIterableStackRef in Python/ceval.c. */
import { NULL, type Handle } from '../../memory';
import { listLength, ListWord } from '../../objects/list';
import { listExtend } from '../../objects/listextend';
import { TypeId } from '../../objects/typeids';
import type { Interpreter } from '../interpreter';

/** `a, b = value`: pushes the items, the first on top. */
export function sequence(vm: Interpreter, count: number): void {
  const { heap, stack } = vm;
  const value = stack[vm.sp - 1];
  const type = heap.type[value];
  if (type === TypeId.Tuple || type === TypeId.List) {
    const length = type === TypeId.Tuple ? heap.num[value] : heap.words[heap.base[value] + 1];
    const first = type === TypeId.Tuple ? heap.base[value] : heap.words[heap.base[value]];
    if (length < count) notEnough(vm, count, length);
    if (length > count) tooMany(vm, count, length);
    vm.sp--;
    for (let i = count - 1; i >= 0; i--) stack[vm.sp++] = heap.incref(heap.words[first + i]);
    heap.decref(value);
    return;
  }
  const items = take(vm, value, count, count);
  const rest = vm.next(items.iterator);
  if (rest !== NULL) {
    // Of a dict alone is the number of items said.
    tooMany(vm, count, type === TypeId.Dict ? vm.length(value) : null);
  }
  place(vm, items.values);
}

/** `a, *b, c = value`. */
export function extended(vm: Interpreter, before: number, after: number): void {
  const value = vm.stack[vm.sp - 1];
  const { iterator, values } = take(vm, value, before, before + after, true);
  const middle = vm.newList([]);
  listExtend(vm, middle, iterator);
  const { heap } = vm;
  const size = listLength(vm, middle) - after;
  if (size < 0) notEnough(vm, before + after, before + size + after, true);
  const first = heap.words[heap.base[middle] + ListWord.Items] + size;
  const last: Handle[] = [];
  for (let i = 0; i < after; i++) last.push(heap.takeRef(first + i));
  heap.setRaw(heap.base[middle] + ListWord.Size, size);
  place(vm, [...values, middle, ...last]);
}

function take(
  vm: Interpreter,
  value: Handle,
  count: number,
  expected: number,
  atLeast = false,
): { readonly iterator: Handle; readonly values: Handle[] } {
  const type = vm.typeOf(value);
  if (type.slots.iter === undefined && type.slots.item === undefined) {
    vm.raise('TypeError', `cannot unpack non-iterable ${type.name} object`);
  }
  const iterator = vm.iter(value);
  const values: Handle[] = [];
  for (let i = 0; i < count; i++) {
    const item = vm.next(iterator);
    if (item === NULL) notEnough(vm, expected, i, atLeast);
    values.push(vm.heap.keep(item));
  }
  return { iterator, values };
}

/** Replaces the value on the stack by its items, the first on top. */
function place(vm: Interpreter, values: readonly Handle[]): void {
  const { heap, stack } = vm;
  const value = stack[--vm.sp];
  for (let i = values.length - 1; i >= 0; i--) stack[vm.sp++] = heap.incref(values[i]);
  heap.drain(vm.poolBase);
  heap.decref(value);
}

function notEnough(vm: Interpreter, expected: number, got: number, atLeast = false): never {
  return vm.raise(
    'ValueError',
    `not enough values to unpack (expected ${atLeast ? 'at least ' : ''}${expected}, got ${got})`,
  );
}

function tooMany(vm: Interpreter, expected: number, got: number | null): never {
  return vm.raise(
    'ValueError',
    `too many values to unpack (expected ${expected}${got === null ? '' : `, got ${got}`})`,
  );
}
