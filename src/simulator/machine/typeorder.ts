/**
 * The order in which CPython makes its static types, which `__subclasses__()` shows: `static_types` in Objects/object.c, then
 * `static_exceptions` in Objects/exceptions.c.
 */
import type { TypeSpec } from '../objects/spec';

const ORDER: readonly string[] = (
  'object type async_generator bytearray_iterator bytearray bytes_iterator bytes builtin_function_or_method callable_iterator ' +
  'PyCapsule cell classmethod_descriptor classmethod code complex Token ContextVar Context coroutine dict_items ' +
  'dict_itemiterator dict_keyiterator dict_valueiterator dict_keys mappingproxy dict_reverseitemiterator ' +
  'dict_reversekeyiterator dict_reversevalueiterator dict_values dict ellipsis enumerate filter float frame ' +
  'FrameLocalsProxy frozenset function generator getset_descriptor instancemethod list_iterator list_reverseiterator list ' +
  'longrange_iterator int map member_descriptor memoryview method_descriptor method moduledef module odict_iterator ' +
  'PickleBuffer property range_iterator range reversed iterator set_iterator set slice staticmethod super traceback ' +
  'tuple_iterator tuple str_iterator str wrapper_descriptor zip GenericAlias anext_awaitable async_generator_asend ' +
  'async_generator_athrow async_generator_wrapped_value coroutine_wrapper generic_alias_iterator line_iterator ' +
  'memory_iterator method-wrapper SimpleNamespace NoneType NotImplementedType positions_iterator str_ascii_iterator Union ' +
  'CallableProxyType ProxyType ReferenceType bool ' +
  // Exceptions, level by level.
  'BaseException BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError ' +
  'AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError ' +
  'StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning FloatingPointError OverflowError ' +
  'ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ' +
  'ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError ConnectionError ' +
  'FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError ' +
  'TimeoutError IndentationError _IncompleteInputError IndexError KeyError ModuleNotFoundError NotImplementedError ' +
  'PythonFinalizationError RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError ' +
  'ConnectionRefusedError ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ' +
  // A heap type, made with the first interpreter.
  'ExceptionGroup'
).split(' ');

const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((name, index) => [name, index]));
/** Types of ours that CPython makes otherwise stand between the two lists. */
const OTHERS = ORDER.indexOf('BaseException') - 0.5;

/** The specs in CPython's order; those it does not list keep theirs. */
export function inStaticOrder(specs: readonly TypeSpec[]): TypeSpec[] {
  const rank = (spec: TypeSpec): number => RANK.get(spec.name) ?? OTHERS;
  return [...specs].sort((a, b) => rank(a) - rank(b));
}
