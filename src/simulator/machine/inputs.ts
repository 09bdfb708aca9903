/**
 * What an instruction takes from the stack. One that fails has let go of it before anybody is told of the error
 * (DECREF_INPUTS comes before ERROR_IF in Python/bytecodes.c): a generator that was an argument is closed by then.
 */
import { Op } from '../compiler/opcodes';

/** How many values an instruction that may fail has on top of the stack, where they all go when it does; 0: see to the others later. */
export function inputsOf(op: number, oparg: number): number {
  switch (op) {
    case Op.CALL:
    case Op.CALL_KW:
      return oparg + 2;
    case Op.RAISE_VARARGS:
      return oparg;
    case Op.CALL_FUNCTION_EX:
      return 4;
    case Op.MATCH_CLASS:
    case Op.STORE_SUBSCR:
      return 3;
    case Op.STORE_SLICE:
    case Op.COMPARE_OP:
    case Op.CONTAINS_OP:
    case Op.DELETE_SUBSCR:
    case Op.STORE_ATTR:
    case Op.FORMAT_WITH_SPEC:
      return 2;
    case Op.BINARY_SLICE:
    case Op.UNARY_NEGATIVE:
    case Op.UNARY_INVERT:
    case Op.GET_ITER:
    case Op.DELETE_ATTR:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
    case Op.UNPACK_SEQUENCE:
    case Op.UNPACK_EX:
    case Op.CONVERT_VALUE:
    case Op.FORMAT_SIMPLE:
      return 1;
    default:
      return 0;
  }
}
