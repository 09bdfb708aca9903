// The bytecode's instruction set. Twin of Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h and
// Include/internal/pycore_opcode_utils.h: CPython 3.14's opcodes before specialisation, numbered densely from 0.

/**
 * Every opcode the compiler can emit. `POP_JUMP_IF_*`, `JUMP_*`, `FOR_ITER`, `SEND` and `END_ASYNC_FOR` carry an absolute
 * instruction index as their oparg.
 */
export const enum Op {
  BINARY_SLICE,
  BUILD_TEMPLATE,
  CALL_FUNCTION_EX,
  CHECK_EG_MATCH,
  CHECK_EXC_MATCH,
  CLEANUP_THROW,
  DELETE_SUBSCR,
  END_FOR,
  END_SEND,
  FORMAT_SIMPLE,
  FORMAT_WITH_SPEC,
  GET_AITER,
  GET_ANEXT,
  GET_ITER,
  GET_LEN,
  GET_YIELD_FROM_ITER,
  LOAD_BUILD_CLASS,
  LOAD_LOCALS,
  MAKE_FUNCTION,
  MATCH_KEYS,
  MATCH_MAPPING,
  MATCH_SEQUENCE,
  NOP,
  NOT_TAKEN,
  POP_EXCEPT,
  POP_ITER,
  POP_TOP,
  PUSH_EXC_INFO,
  PUSH_NULL,
  RETURN_GENERATOR,
  RETURN_VALUE,
  SETUP_ANNOTATIONS,
  STORE_SLICE,
  STORE_SUBSCR,
  TO_BOOL,
  UNARY_INVERT,
  UNARY_NEGATIVE,
  UNARY_NOT,
  WITH_EXCEPT_START,
  /** The first opcode with an oparg. */
  BINARY_OP,
  BUILD_INTERPOLATION,
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  BUILD_SLICE,
  BUILD_STRING,
  BUILD_TUPLE,
  CALL,
  CALL_INTRINSIC_1,
  CALL_INTRINSIC_2,
  CALL_KW,
  COMPARE_OP,
  CONTAINS_OP,
  CONVERT_VALUE,
  COPY,
  COPY_FREE_VARS,
  DELETE_ATTR,
  DELETE_DEREF,
  DELETE_FAST,
  DELETE_GLOBAL,
  DELETE_NAME,
  DICT_MERGE,
  DICT_UPDATE,
  END_ASYNC_FOR,
  FOR_ITER,
  GET_AWAITABLE,
  IMPORT_FROM,
  IMPORT_NAME,
  IS_OP,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  JUMP_FORWARD,
  LIST_APPEND,
  LIST_EXTEND,
  LOAD_ATTR,
  LOAD_COMMON_CONSTANT,
  LOAD_CONST,
  LOAD_DEREF,
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  LOAD_FAST_BORROW,
  LOAD_FAST_BORROW_LOAD_FAST_BORROW,
  LOAD_FAST_CHECK,
  LOAD_FAST_LOAD_FAST,
  LOAD_FROM_DICT_OR_DEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_GLOBAL,
  LOAD_NAME,
  LOAD_SMALL_INT,
  LOAD_SPECIAL,
  LOAD_SUPER_ATTR,
  MAKE_CELL,
  MAP_ADD,
  MATCH_CLASS,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  RAISE_VARARGS,
  RERAISE,
  RESUME,
  SEND,
  SET_ADD,
  SET_FUNCTION_ATTRIBUTE,
  SET_UPDATE,
  STORE_ATTR,
  STORE_DEREF,
  STORE_FAST,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_STORE_FAST,
  STORE_GLOBAL,
  STORE_NAME,
  SWAP,
  UNPACK_EX,
  UNPACK_SEQUENCE,
  YIELD_VALUE,
  // Pseudo-instructions: only inside the compiler, never in a CodeObject.
  ANNOTATIONS_PLACEHOLDER,
  JUMP,
  JUMP_IF_FALSE,
  JUMP_IF_TRUE,
  JUMP_NO_INTERRUPT,
  LOAD_CLOSURE,
  POP_BLOCK,
  SETUP_CLEANUP,
  SETUP_FINALLY,
  SETUP_WITH,
  STORE_FAST_MAYBE_NULL,
}

/** Opcodes below this number have no oparg. */
export const HAVE_ARGUMENT = Op.BINARY_OP;

/** Opcodes from this number on are pseudo-instructions of the compiler. */
export const FIRST_PSEUDO = Op.ANNOTATIONS_PLACEHOLDER;

/** The names of the opcodes, by number. */
export const opNames: readonly string[] = (
  'BINARY_SLICE BUILD_TEMPLATE CALL_FUNCTION_EX CHECK_EG_MATCH CHECK_EXC_MATCH CLEANUP_THROW DELETE_SUBSCR END_FOR ' +
  'END_SEND FORMAT_SIMPLE FORMAT_WITH_SPEC GET_AITER GET_ANEXT GET_ITER GET_LEN GET_YIELD_FROM_ITER LOAD_BUILD_CLASS ' +
  'LOAD_LOCALS MAKE_FUNCTION MATCH_KEYS MATCH_MAPPING MATCH_SEQUENCE NOP NOT_TAKEN POP_EXCEPT POP_ITER POP_TOP ' +
  'PUSH_EXC_INFO PUSH_NULL RETURN_GENERATOR RETURN_VALUE SETUP_ANNOTATIONS STORE_SLICE STORE_SUBSCR TO_BOOL ' +
  'UNARY_INVERT UNARY_NEGATIVE UNARY_NOT WITH_EXCEPT_START BINARY_OP BUILD_INTERPOLATION BUILD_LIST BUILD_MAP ' +
  'BUILD_SET BUILD_SLICE BUILD_STRING BUILD_TUPLE CALL CALL_INTRINSIC_1 CALL_INTRINSIC_2 CALL_KW COMPARE_OP ' +
  'CONTAINS_OP CONVERT_VALUE COPY COPY_FREE_VARS DELETE_ATTR DELETE_DEREF DELETE_FAST DELETE_GLOBAL DELETE_NAME ' +
  'DICT_MERGE DICT_UPDATE END_ASYNC_FOR FOR_ITER GET_AWAITABLE IMPORT_FROM IMPORT_NAME IS_OP JUMP_BACKWARD ' +
  'JUMP_BACKWARD_NO_INTERRUPT JUMP_FORWARD LIST_APPEND LIST_EXTEND LOAD_ATTR LOAD_COMMON_CONSTANT LOAD_CONST ' +
  'LOAD_DEREF LOAD_FAST LOAD_FAST_AND_CLEAR LOAD_FAST_BORROW LOAD_FAST_BORROW_LOAD_FAST_BORROW LOAD_FAST_CHECK ' +
  'LOAD_FAST_LOAD_FAST LOAD_FROM_DICT_OR_DEREF LOAD_FROM_DICT_OR_GLOBALS LOAD_GLOBAL LOAD_NAME LOAD_SMALL_INT ' +
  'LOAD_SPECIAL LOAD_SUPER_ATTR MAKE_CELL MAP_ADD MATCH_CLASS POP_JUMP_IF_FALSE POP_JUMP_IF_NONE POP_JUMP_IF_NOT_NONE ' +
  'POP_JUMP_IF_TRUE RAISE_VARARGS RERAISE RESUME SEND SET_ADD SET_FUNCTION_ATTRIBUTE SET_UPDATE STORE_ATTR STORE_DEREF ' +
  'STORE_FAST STORE_FAST_LOAD_FAST STORE_FAST_STORE_FAST STORE_GLOBAL STORE_NAME SWAP UNPACK_EX UNPACK_SEQUENCE ' +
  'YIELD_VALUE ANNOTATIONS_PLACEHOLDER JUMP JUMP_IF_FALSE JUMP_IF_TRUE JUMP_NO_INTERRUPT LOAD_CLOSURE POP_BLOCK ' +
  'SETUP_CLEANUP SETUP_FINALLY SETUP_WITH STORE_FAST_MAYBE_NULL'
).split(' ');

/** The oparg of BINARY_OP. In-place operators are the plain ones plus 13. */
export const enum BinaryOp {
  NB_ADD,
  NB_AND,
  NB_FLOOR_DIVIDE,
  NB_LSHIFT,
  NB_MATRIX_MULTIPLY,
  NB_MULTIPLY,
  NB_REMAINDER,
  NB_OR,
  NB_POWER,
  NB_RSHIFT,
  NB_SUBTRACT,
  NB_TRUE_DIVIDE,
  NB_XOR,
  NB_INPLACE_ADD,
  NB_INPLACE_AND,
  NB_INPLACE_FLOOR_DIVIDE,
  NB_INPLACE_LSHIFT,
  NB_INPLACE_MATRIX_MULTIPLY,
  NB_INPLACE_MULTIPLY,
  NB_INPLACE_REMAINDER,
  NB_INPLACE_OR,
  NB_INPLACE_POWER,
  NB_INPLACE_RSHIFT,
  NB_INPLACE_SUBTRACT,
  NB_INPLACE_TRUE_DIVIDE,
  NB_INPLACE_XOR,
  NB_SUBSCR,
}

/** The signs of the binary operators, by BINARY_OP's oparg. */
export const binaryOpSigns: readonly string[] =
  '+ & // << @ * % | ** >> - / ^ += &= //= <<= @= *= %= |= **= >>= -= /= ^= []'.split(' ');

/** COMPARE_OP's oparg is `comparison << 5 | mask`, plus 16 (COMPARE_TO_BOOL) where the result must be a bool. */
export const enum CompareOp {
  LT,
  LE,
  EQ,
  NE,
  GT,
  GE,
}

/** The flag in COMPARE_OP's oparg that asks for a bool instead of the comparison's own result. */
export const COMPARE_TO_BOOL = 16;

/** The oparg of CALL_INTRINSIC_1 (one operand). */
export const enum Intrinsic1 {
  INVALID,
  PRINT,
  IMPORT_STAR,
  STOPITERATION_ERROR,
  ASYNC_GEN_WRAP,
  UNARY_POSITIVE,
  LIST_TO_TUPLE,
  TYPEVAR,
  PARAMSPEC,
  TYPEVARTUPLE,
  SUBSCRIPT_GENERIC,
  TYPEALIAS,
}

/** The oparg of CALL_INTRINSIC_2 (two operands). */
export const enum Intrinsic2 {
  INVALID,
  PREP_RERAISE_STAR,
  TYPEVAR_WITH_BOUND,
  TYPEVAR_WITH_CONSTRAINTS,
  SET_FUNCTION_TYPE_PARAMS,
  SET_TYPEPARAM_DEFAULT,
}

/** The oparg of LOAD_COMMON_CONSTANT. */
export const enum CommonConstant {
  ASSERTION_ERROR,
  NOT_IMPLEMENTED_ERROR,
  BUILTIN_TUPLE,
  BUILTIN_ALL,
  BUILTIN_ANY,
}

/** The oparg of LOAD_SPECIAL. */
export const enum SpecialMethod {
  ENTER,
  EXIT,
  AENTER,
  AEXIT,
}

/** The oparg of SET_FUNCTION_ATTRIBUTE (one flag each time). */
export const enum FunctionAttribute {
  DEFAULTS = 1,
  KWDEFAULTS = 2,
  ANNOTATIONS = 4,
  CLOSURE = 8,
  ANNOTATE = 16,
}

/** The oparg of RESUME: its low two bits say why, bit 2 that the exception block depth is 1. */
export const enum ResumeKind {
  AT_FUNC_START,
  AFTER_YIELD,
  AFTER_YIELD_FROM,
  AFTER_AWAIT,
  OPARG_LOCATION_MASK = 3,
  OPARG_DEPTH1_MASK = 4,
}

/** The oparg of CONVERT_VALUE, and of BUILD_INTERPOLATION shifted left by 2 (low bit: has a format specification). */
export const enum ConvertValue {
  NONE,
  STR,
  REPR,
  ASCII,
}

type Count = number | ((oparg: number) => number);
const one = (oparg: number): number => oparg;
const plusOne = (oparg: number): number => oparg + 1;

/** How many values each opcode pops and pushes; absent: none. Twin of _PyOpcode_num_popped and _PyOpcode_num_pushed. */
const effects: Readonly<Partial<Record<Op, readonly [Count, Count]>>> = {
  [Op.BINARY_SLICE]: [3, 1],
  [Op.BUILD_TEMPLATE]: [2, 1],
  [Op.CALL_FUNCTION_EX]: [4, 1],
  [Op.CHECK_EG_MATCH]: [2, 2],
  [Op.CHECK_EXC_MATCH]: [2, 2],
  [Op.CLEANUP_THROW]: [3, 2],
  [Op.DELETE_SUBSCR]: [2, 0],
  [Op.END_FOR]: [1, 0],
  [Op.END_SEND]: [2, 1],
  [Op.FORMAT_SIMPLE]: [1, 1],
  [Op.FORMAT_WITH_SPEC]: [2, 1],
  [Op.GET_AITER]: [1, 1],
  [Op.GET_ANEXT]: [1, 2],
  [Op.GET_ITER]: [1, 1],
  [Op.GET_LEN]: [1, 2],
  [Op.GET_YIELD_FROM_ITER]: [1, 1],
  [Op.LOAD_BUILD_CLASS]: [0, 1],
  [Op.LOAD_LOCALS]: [0, 1],
  [Op.MAKE_FUNCTION]: [1, 1],
  [Op.MATCH_KEYS]: [2, 3],
  [Op.MATCH_MAPPING]: [1, 2],
  [Op.MATCH_SEQUENCE]: [1, 2],
  [Op.POP_EXCEPT]: [1, 0],
  [Op.POP_ITER]: [1, 0],
  [Op.POP_TOP]: [1, 0],
  [Op.PUSH_EXC_INFO]: [1, 2],
  [Op.PUSH_NULL]: [0, 1],
  [Op.RETURN_GENERATOR]: [0, 1],
  [Op.RETURN_VALUE]: [1, 1],
  [Op.STORE_SLICE]: [4, 0],
  [Op.STORE_SUBSCR]: [3, 0],
  [Op.TO_BOOL]: [1, 1],
  [Op.UNARY_INVERT]: [1, 1],
  [Op.UNARY_NEGATIVE]: [1, 1],
  [Op.UNARY_NOT]: [1, 1],
  [Op.WITH_EXCEPT_START]: [5, 6],
  [Op.BINARY_OP]: [2, 1],
  [Op.BUILD_INTERPOLATION]: [(oparg) => 2 + (oparg & 1), 1],
  [Op.BUILD_LIST]: [one, 1],
  [Op.BUILD_MAP]: [(oparg) => 2 * oparg, 1],
  [Op.BUILD_SET]: [one, 1],
  [Op.BUILD_SLICE]: [one, 1],
  [Op.BUILD_STRING]: [one, 1],
  [Op.BUILD_TUPLE]: [one, 1],
  [Op.CALL]: [(oparg) => 2 + oparg, 1],
  [Op.CALL_INTRINSIC_1]: [1, 1],
  [Op.CALL_INTRINSIC_2]: [2, 1],
  [Op.CALL_KW]: [(oparg) => 3 + oparg, 1],
  [Op.COMPARE_OP]: [2, 1],
  [Op.CONTAINS_OP]: [2, 1],
  [Op.CONVERT_VALUE]: [1, 1],
  [Op.COPY]: [one, plusOne],
  [Op.DELETE_ATTR]: [1, 0],
  [Op.DICT_MERGE]: [(oparg) => 4 + oparg, (oparg) => 3 + oparg],
  [Op.DICT_UPDATE]: [plusOne, one],
  [Op.END_ASYNC_FOR]: [2, 0],
  [Op.FOR_ITER]: [1, 2],
  [Op.GET_AWAITABLE]: [1, 1],
  [Op.IMPORT_FROM]: [1, 2],
  [Op.IMPORT_NAME]: [2, 1],
  [Op.IS_OP]: [2, 1],
  [Op.LIST_APPEND]: [plusOne, one],
  [Op.LIST_EXTEND]: [plusOne, one],
  [Op.LOAD_ATTR]: [1, (oparg) => 1 + (oparg & 1)],
  [Op.LOAD_COMMON_CONSTANT]: [0, 1],
  [Op.LOAD_CONST]: [0, 1],
  [Op.LOAD_DEREF]: [0, 1],
  [Op.LOAD_FAST]: [0, 1],
  [Op.LOAD_FAST_AND_CLEAR]: [0, 1],
  [Op.LOAD_FAST_BORROW]: [0, 1],
  [Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW]: [0, 2],
  [Op.LOAD_FAST_CHECK]: [0, 1],
  [Op.LOAD_FAST_LOAD_FAST]: [0, 2],
  [Op.LOAD_FROM_DICT_OR_DEREF]: [1, 1],
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: [1, 1],
  [Op.LOAD_GLOBAL]: [0, (oparg) => 1 + (oparg & 1)],
  [Op.LOAD_NAME]: [0, 1],
  [Op.LOAD_SMALL_INT]: [0, 1],
  [Op.LOAD_SPECIAL]: [1, 2],
  [Op.LOAD_SUPER_ATTR]: [3, (oparg) => 1 + (oparg & 1)],
  [Op.MAP_ADD]: [(oparg) => 2 + oparg, one],
  [Op.MATCH_CLASS]: [3, 1],
  [Op.POP_JUMP_IF_FALSE]: [1, 0],
  [Op.POP_JUMP_IF_NONE]: [1, 0],
  [Op.POP_JUMP_IF_NOT_NONE]: [1, 0],
  [Op.POP_JUMP_IF_TRUE]: [1, 0],
  [Op.RAISE_VARARGS]: [one, 0],
  [Op.RERAISE]: [plusOne, one],
  [Op.SEND]: [2, 2],
  [Op.SET_ADD]: [plusOne, one],
  [Op.SET_FUNCTION_ATTRIBUTE]: [2, 1],
  [Op.SET_UPDATE]: [plusOne, one],
  [Op.STORE_ATTR]: [2, 0],
  [Op.STORE_DEREF]: [1, 0],
  [Op.STORE_FAST]: [1, 0],
  [Op.STORE_FAST_LOAD_FAST]: [1, 1],
  [Op.STORE_FAST_STORE_FAST]: [2, 0],
  [Op.STORE_GLOBAL]: [1, 0],
  [Op.STORE_NAME]: [1, 0],
  [Op.SWAP]: [one, one],
  [Op.UNPACK_EX]: [1, (oparg) => 1 + (oparg & 0xff) + (oparg >> 8)],
  [Op.UNPACK_SEQUENCE]: [1, one],
  [Op.YIELD_VALUE]: [1, 1],
  [Op.JUMP_IF_FALSE]: [1, 1],
  [Op.JUMP_IF_TRUE]: [1, 1],
  [Op.LOAD_CLOSURE]: [0, 1],
  [Op.SETUP_CLEANUP]: [0, 2],
  [Op.SETUP_FINALLY]: [0, 1],
  [Op.SETUP_WITH]: [0, 1],
  [Op.STORE_FAST_MAYBE_NULL]: [1, 0],
};

const none: readonly [Count, Count] = [0, 0];
const effectOf: readonly (readonly [Count, Count])[] = opNames.map((_, op) => effects[op as Op] ?? none);

/** How many values the instruction takes off the stack. */
export function numPopped(op: Op, oparg: number): number {
  const count = (effectOf[op] ?? none)[0];
  return typeof count === 'number' ? count : count(oparg);
}

/** How many values the instruction puts on the stack. */
export function numPushed(op: Op, oparg: number): number {
  const count = (effectOf[op] ?? none)[1];
  return typeof count === 'number' ? count : count(oparg);
}

/**
 * The change of the stack's depth; `jump` says whether the jump is taken, which only matters for the block pushes
 * (their target is entered with the exception pushed, the next instruction without). Twin of get_stack_effects.
 */
export function stackEffect(op: Op, oparg: number, jump: boolean): number {
  if (op >= Op.SETUP_CLEANUP && op <= Op.SETUP_WITH && !jump) {
    return 0;
  }
  return numPushed(op, oparg) - numPopped(op, oparg);
}

/** Whether the opcode's oparg is a jump target (END_ASYNC_FOR's target only serves monitoring). */
export function isJump(op: Op): boolean {
  switch (op) {
    case Op.END_ASYNC_FOR:
    case Op.FOR_ITER:
    case Op.JUMP:
    case Op.JUMP_BACKWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT:
    case Op.JUMP_FORWARD:
    case Op.JUMP_IF_FALSE:
    case Op.JUMP_IF_TRUE:
    case Op.JUMP_NO_INTERRUPT:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.SEND:
      return true;
    default:
      return false;
  }
}
