/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2. Twin of Python/intrinsics.c. */
import { Intrinsic1, Intrinsic2 } from '../../compiler/opcodes';
import { NONE, NULL, type Handle } from '../../memory';
import { prepareReraiseStar } from '../../objects/exceptiongroup';
import { FunctionWord } from '../../objects/function';
import { InternalError } from '../../objects/errors';
import { wrapAsyncValue } from '../../objects/asyncgen';
import {
  makeParamSpec,
  makeTypeAlias,
  makeTypeVar,
  makeTypeVarTuple,
  setTypeParamDefault,
  subscriptGeneric,
} from '../../objects/typevar';
import { unaryOf } from '../../protocols/number';
import type { Interpreter } from '../interpreter';
import { importStar } from './importing';
import { newTupleFromArray } from '../../objects/tuple';

function displayHook(vm: Interpreter): Handle {
  return vm.findAttr(vm.importModule('sys'), 'displayhook') || vm.raise('RuntimeError', 'lost sys.displayhook');
}

export function intrinsic1(vm: Interpreter, which: Intrinsic1, value: Handle): Handle {
  switch (which) {
    case Intrinsic1.PRINT:
      return vm.call(displayHook(vm), [value]);
    case Intrinsic1.IMPORT_STAR:
      importStar(vm, value);
      return NONE;
    case Intrinsic1.STOPITERATION_ERROR:
      return stopIterationError(vm, value);
    case Intrinsic1.ASYNC_GEN_WRAP:
      return wrapAsyncValue(vm, value);
    case Intrinsic1.UNARY_POSITIVE:
      return unaryOf(vm, 'positive', value);
    case Intrinsic1.LIST_TO_TUPLE:
      return newTupleFromArray(vm, vm.items(value));
    case Intrinsic1.TYPEVAR:
      return makeTypeVar(vm, value, NULL, NULL);
    case Intrinsic1.PARAMSPEC:
      return makeParamSpec(vm, value);
    case Intrinsic1.TYPEVARTUPLE:
      return makeTypeVarTuple(vm, value);
    case Intrinsic1.SUBSCRIPT_GENERIC:
      return subscriptGeneric(vm, value);
    case Intrinsic1.TYPEALIAS:
      return makeTypeAlias(vm, value);
    case Intrinsic1.INVALID:
      throw new InternalError('invalid intrinsic');
  }
}

export function intrinsic2(vm: Interpreter, which: Intrinsic2, first: Handle, second: Handle): Handle {
  switch (which) {
    case Intrinsic2.PREP_RERAISE_STAR:
      return prepareReraiseStar(vm, first, second);
    case Intrinsic2.TYPEVAR_WITH_BOUND:
      return makeTypeVar(vm, first, second, NULL);
    case Intrinsic2.TYPEVAR_WITH_CONSTRAINTS:
      return makeTypeVar(vm, first, NULL, second);
    case Intrinsic2.SET_FUNCTION_TYPE_PARAMS:
      vm.heap.setRef(vm.heap.base[first] + FunctionWord.TypeParams, second);
      return first;
    case Intrinsic2.SET_TYPEPARAM_DEFAULT:
      return setTypeParamDefault(vm, first, second);
    case Intrinsic2.INVALID:
      throw new InternalError('invalid intrinsic');
  }
}

/** PEP 479: a StopIteration that leaves a generator becomes a RuntimeError. */
function stopIterationError(vm: Interpreter, exception: Handle): Handle {
  const type = vm.typeOf(exception);
  const { flags } = vm.exec.code;
  const kind = (flags & 0x200) !== 0 ? 'async generator' : (flags & 0x80) !== 0 ? 'coroutine' : 'generator';
  let message: string | null = null;
  if (type.isSubtypeOf(vm.exceptionType('StopIteration'))) message = `${kind} raised StopIteration`;
  else if ((flags & 0x200) !== 0 && type.isSubtypeOf(vm.exceptionType('StopAsyncIteration'))) {
    message = 'async generator raised StopAsyncIteration';
  }
  if (message === null) return exception;
  const error = vm.newException(vm.exceptionType('RuntimeError'), [vm.newStr(message)]);
  vm.setCauseAndContext(error, exception);
  return error;
}
