/** The instructions that are not written out in the evaluator's loop, by what they are about. */
import { Op, opNames } from '../../compiler/opcodes';
import { EMPTY_STR, NONE, NULL } from '../../memory';
import { InternalError } from '../../objects/errors';
import { TypeId } from '../../objects/typeids';
import { asciiObjectOf, formatObjectOf, reprObjectOf, strObjectOf } from '../../protocols/repr';
import { unaryOf } from '../../protocols/number';
import type { ExecCode } from '../execcode';
import { returnGenerator } from '../generators';
import type { Interpreter } from '../interpreter';
import * as asynchronous from './asynchronous';
import * as build from './build';
import * as cells from './cells';
import * as exceptions from './exceptions';
import * as functions from './functions';
import { importFrom, importName } from './importing';
import { intrinsic1, intrinsic2 } from './intrinsics';
import * as matching from './matching';
import * as names from './names';
import { deleteAttribute, loadSuperAttribute } from './attributes';
import * as unpack from './unpack';
import { unboundLocal } from '../raise';
import { stepStopIteration } from '../stopiteration';

/**
 * Executes one instruction on `vm.stack`. Returns the instruction to go on at, or -1 for the next one. Whoever calls
 * sees by `vm.exec` and `vm.fp` whether another frame runs now.
 */
export function coldOperation(vm: Interpreter, exec: ExecCode, op: Op, oparg: number, fp: number): number {
  const { heap, stack } = vm;
  switch (op) {
    case Op.LOAD_FAST_CHECK: {
      const value = heap.words[fp + oparg];
      if (value === NULL) unboundLocal(vm, exec, oparg);
      vm.push(value);
      return -1;
    }
    case Op.LOAD_FAST_AND_CLEAR: {
      // NULL where the name was unbound: the stack may hold it until it is stored back.
      stack[vm.sp++] = heap.takeOwned(fp + oparg);
      return -1;
    }
    case Op.DELETE_FAST:
      if (heap.words[fp + oparg] === NULL) unboundLocal(vm, exec, oparg);
      heap.setRef(fp + oparg, NULL);
      return -1;
    case Op.MAKE_CELL:
    case Op.DELETE_DEREF:
    case Op.LOAD_FROM_DICT_OR_DEREF:
      cells.operate(vm, exec, op, oparg, fp);
      return -1;
    case Op.DELETE_GLOBAL:
      names.deleteGlobal(vm, exec, oparg);
      return -1;
    case Op.LOAD_FROM_DICT_OR_GLOBALS: {
      const name = exec.names[oparg];
      const found = vm.mappingGet(stack[vm.sp - 1], name);
      vm.replaceTop(1, found !== NULL ? found : names.readGlobal(vm, name));
      return -1;
    }
    case Op.LOAD_LOCALS:
      vm.push(names.loadLocals(vm));
      return -1;
    case Op.SETUP_ANNOTATIONS:
      functions.setupAnnotations(vm);
      return -1;
    case Op.DELETE_ATTR:
      deleteAttribute(vm, exec, oparg);
      return -1;
    case Op.LOAD_SUPER_ATTR:
      loadSuperAttribute(vm, exec, oparg);
      return -1;

    case Op.UNARY_NEGATIVE:
      vm.replaceTop(1, unaryOf(vm, 'negative', stack[vm.sp - 1]));
      return -1;
    case Op.UNARY_INVERT:
      vm.replaceTop(1, unaryOf(vm, 'invert', stack[vm.sp - 1]));
      return -1;
    case Op.DELETE_SUBSCR:
      vm.delItem(stack[vm.sp - 2], stack[vm.sp - 1]);
      vm.discard(2);
      return -1;
    case Op.BINARY_SLICE: {
      const slice = vm.newSlice(stack[vm.sp - 2], stack[vm.sp - 1], NONE);
      // Only the slice holds them from now on (_PyBuildSlice_ConsumeRefs).
      vm.discard(2);
      vm.replaceTop(1, vm.getItem(stack[vm.sp - 1], slice));
      return -1;
    }
    case Op.STORE_SLICE: {
      const slice = vm.newSlice(stack[vm.sp - 2], stack[vm.sp - 1], NONE);
      vm.discard(2);
      vm.setItem(stack[vm.sp - 1], slice, stack[vm.sp - 2]);
      heap.drain(vm.poolBase);
      vm.discard(2);
      return -1;
    }

    case Op.GET_LEN:
      vm.pushNew(vm.newInt(vm.length(stack[vm.sp - 1])));
      return -1;
    case Op.END_FOR:
      vm.discard(1);
      return -1;
    case Op.END_SEND: {
      const value = stack[vm.sp - 1];
      const receiver = stack[vm.sp - 2];
      const type = heap.type[receiver];
      if (exec.traced && (type === TypeId.Generator || type === TypeId.Coroutine)) stepStopIteration(vm, value);
      stack[vm.sp - 2] = value;
      vm.sp--;
      heap.decref(receiver);
      return -1;
    }

    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_MAP:
    case Op.BUILD_STRING:
    case Op.BUILD_SLICE:
    case Op.BUILD_TEMPLATE:
    case Op.BUILD_INTERPOLATION:
    case Op.LIST_EXTEND:
    case Op.SET_ADD:
    case Op.SET_UPDATE:
    case Op.MAP_ADD:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      build.operate(vm, op, oparg);
      return -1;
    case Op.UNPACK_EX:
      unpack.extended(vm, oparg & 0xff, oparg >> 8);
      return -1;

    case Op.CONVERT_VALUE: {
      const value = stack[vm.sp - 1];
      const convert = oparg === 1 ? strObjectOf : oparg === 2 ? reprObjectOf : asciiObjectOf;
      vm.replaceTop(1, convert(vm, value));
      return -1;
    }
    case Op.FORMAT_SIMPLE:
      if (heap.type[stack[vm.sp - 1]] !== TypeId.Str) vm.replaceTop(1, formatObjectOf(vm, stack[vm.sp - 1], EMPTY_STR));
      return -1;
    case Op.FORMAT_WITH_SPEC:
      vm.replaceTop(2, formatObjectOf(vm, stack[vm.sp - 2], stack[vm.sp - 1]));
      return -1;

    case Op.MAKE_FUNCTION:
      functions.makeFunction(vm);
      return -1;
    case Op.SET_FUNCTION_ATTRIBUTE:
      functions.setAttribute(vm, oparg);
      return -1;
    case Op.LOAD_BUILD_CLASS:
      vm.push(names.loadBuildClass(vm));
      return -1;
    case Op.LOAD_COMMON_CONSTANT:
      vm.push(functions.commonConstant(vm, oparg));
      return -1;
    case Op.CALL_FUNCTION_EX:
      functions.callFunctionEx(vm);
      return -1;
    case Op.CALL_INTRINSIC_1:
      vm.replaceTop(1, intrinsic1(vm, oparg, stack[vm.sp - 1]));
      return -1;
    case Op.CALL_INTRINSIC_2:
      vm.replaceTop(2, intrinsic2(vm, oparg, stack[vm.sp - 2], stack[vm.sp - 1]));
      return -1;
    case Op.IMPORT_NAME:
      vm.replaceTop(2, importName(vm, vm.text(exec.names[oparg]), stack[vm.sp - 2], stack[vm.sp - 1]));
      return -1;
    case Op.IMPORT_FROM:
      vm.pushNew(importFrom(vm, stack[vm.sp - 1], exec.names[oparg]));
      return -1;

    case Op.PUSH_EXC_INFO:
    case Op.POP_EXCEPT:
    case Op.CHECK_EXC_MATCH:
    case Op.CHECK_EG_MATCH:
    case Op.WITH_EXCEPT_START:
      exceptions.operate(vm, op);
      return -1;
    case Op.LOAD_SPECIAL:
      exceptions.loadSpecial(vm, oparg);
      return -1;

    case Op.RETURN_GENERATOR:
      returnGenerator(vm);
      return -1;
    case Op.GET_YIELD_FROM_ITER:
    case Op.GET_AWAITABLE:
    case Op.GET_AITER:
    case Op.GET_ANEXT:
    case Op.END_ASYNC_FOR:
    case Op.CLEANUP_THROW:
      return asynchronous.operate(vm, op, oparg);

    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.MATCH_KEYS:
    case Op.MATCH_CLASS:
      matching.operate(vm, op, oparg);
      return -1;

    default:
      throw new InternalError(`no such instruction: ${opNames[op] ?? op}`);
  }
}
