/** Building containers and strings from the stack. */
import { Op } from '../../compiler/opcodes';
import { NONE, NULL, type Handle } from '../../memory';
import { dictSetTaken, newDictFromPairs } from '../../objects/dict';
import { MergeMode } from '../../objects/dictcopy';
import { dictUpdate } from '../../objects/dicttype';
import { listFromOwned } from '../../objects/list';
import { listExtend } from '../../objects/listextend';
import { setAddTaken, setFromOwned, setUpdate } from '../../objects/set';
import { makeInterpolation, makeTemplate } from '../../objects/template';
import { typeNameOf } from '../../objects/type';
import type { Interpreter } from '../interpreter';

export function operate(vm: Interpreter, op: Op, oparg: number): void {
  const { heap, stack } = vm;
  switch (op) {
    case Op.BUILD_LIST:
      vm.sp -= oparg;
      stack[vm.sp] = listFromOwned(heap, stack, vm.sp, oparg);
      vm.sp++;
      return;
    case Op.BUILD_SET:
      vm.replaceTop(oparg, setFromOwned(vm, stack, vm.sp - oparg, oparg));
      return;
    case Op.BUILD_MAP:
      vm.replaceTop(oparg * 2, newDictFromPairs(vm, stack, vm.sp - oparg * 2, oparg));
      return;
    case Op.BUILD_STRING: {
      let text = '';
      for (let i = vm.sp - oparg; i < vm.sp; i++) text += vm.text(stack[i]);
      vm.replaceTop(oparg, vm.newStr(text));
      return;
    }
    case Op.BUILD_SLICE:
      if (oparg === 3) vm.replaceTop(3, vm.newSlice(stack[vm.sp - 3], stack[vm.sp - 2], stack[vm.sp - 1]));
      else vm.replaceTop(2, vm.newSlice(stack[vm.sp - 2], stack[vm.sp - 1], NONE));
      return;
    case Op.BUILD_TEMPLATE:
      vm.replaceTop(2, makeTemplate(vm, stack[vm.sp - 2], stack[vm.sp - 1]));
      return;
    case Op.BUILD_INTERPOLATION: {
      const hasSpec = (oparg & 1) !== 0;
      const spec = hasSpec ? stack[vm.sp - 1] : NULL;
      const first = vm.sp - (hasSpec ? 3 : 2);
      vm.replaceTop(hasSpec ? 3 : 2, makeInterpolation(vm, stack[first], stack[first + 1], oparg >> 2, spec));
      return;
    }
    case Op.LIST_EXTEND:
      extendFromStar(vm, stack[vm.sp - 1 - oparg], stack[vm.sp - 1]);
      break;
    case Op.SET_ADD:
      setAddTaken(vm, stack[vm.sp - 1 - oparg], stack[vm.sp - 1]);
      break;
    case Op.SET_UPDATE:
      setUpdate(vm, stack[vm.sp - 1 - oparg], stack[vm.sp - 1]);
      break;
    case Op.MAP_ADD:
      dictSetTaken(vm, stack[vm.sp - 2 - oparg], stack[vm.sp - 2], stack[vm.sp - 1]);
      heap.drain(vm.poolBase);
      vm.discard(2);
      return;
    case Op.DICT_UPDATE:
      updateFromDisplay(vm, stack[vm.sp - 1 - oparg], stack[vm.sp - 1]);
      break;
    default:
      mergeKeywords(vm, stack[vm.sp - 1 - oparg], stack[vm.sp - 1], stack[vm.sp - 4 - oparg]);
  }
  heap.drain(vm.poolBase);
  vm.discard(1);
}

/** `[*value]`: the error says what a star needs. */
function extendFromStar(vm: Interpreter, list: Handle, value: Handle): void {
  const type = vm.typeOf(value);
  if (type.slots.iter === undefined && type.slots.item === undefined) {
    vm.raise('TypeError', `Value after * must be an iterable, not ${type.name}`);
  }
  listExtend(vm, list, value);
}

/** `{**value}`. */
function updateFromDisplay(vm: Interpreter, dict: Handle, value: Handle): void {
  const problem = vm.attempt(['AttributeError'], () => dictUpdate(vm, dict, value));
  if (problem !== NULL) vm.raise('TypeError', `'${typeNameOf(vm, value)}' object is not a mapping`);
}

/** `f(**value)`: no key may come twice (format_kwargs_error in Python/ceval.c). */
function mergeKeywords(vm: Interpreter, dict: Handle, value: Handle, callable: Handle): void {
  const problem = vm.attempt(['AttributeError', 'KeyError'], () => dictUpdate(vm, dict, value, MergeMode.Refuse));
  if (problem === NULL) return;
  const where = vm.describeCallable(callable);
  if (vm.isInstance(problem, vm.exceptionType('AttributeError'))) {
    vm.raise('TypeError', `${where} argument after ** must be a mapping, not ${vm.typeOf(value).name}`);
  }
  const args = vm.toArray(vm.getAttr(problem, 'args'));
  if (args.length !== 1) vm.raiseObject(problem);
  vm.raise('TypeError', `${where} got multiple values for keyword argument '${vm.str(args[0])}'`);
}
