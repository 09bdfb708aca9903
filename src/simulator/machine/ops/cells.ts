/** Closure cells. */
import { Op } from '../../compiler/opcodes';
import { NULL } from '../../memory';
import { TypeId } from '../../objects/typeids';
import type { ExecCode } from '../execcode';
import type { Interpreter } from '../interpreter';
import { unboundDeref } from '../raise';

export function operate(vm: Interpreter, exec: ExecCode, op: Op, oparg: number, fp: number): void {
  const { heap, stack } = vm;
  switch (op) {
    case Op.MAKE_CELL: {
      const cell = heap.createOwned(TypeId.Cell, 0, heap.takeBlock(1));
      heap.setRef(heap.base[cell], heap.words[fp + oparg]);
      heap.storeOwned(fp + oparg, cell);
      return;
    }
    case Op.DELETE_DEREF: {
      const content = heap.base[heap.words[fp + oparg]];
      if (heap.words[content] === NULL) unboundDeref(vm, exec, oparg);
      heap.setRef(content, NULL);
      return;
    }
    default: {
      // LOAD_FROM_DICT_OR_DEREF
      const name = vm.intern(exec.code.localsplusnames[oparg]);
      let value = vm.mappingGet(stack[vm.sp - 1], name);
      if (value === NULL) value = heap.words[heap.base[heap.words[fp + oparg]]];
      if (value === NULL) unboundDeref(vm, exec, oparg);
      vm.replaceTop(1, value);
    }
  }
}
