/**
 * sys.getsizeof() of a 64-bit CPython 3.14, and how containers over-allocate.
 * Twin of the `__sizeof__` methods, of list_resize, bytearray's resize and the key tables of dict.
 *
 * Every size here is what sys.getsizeof reports: with the header of the garbage collector where the type has one, and
 * with the two words before an instance that hold its attributes and weak references where it has them.
 */
import type { PyInt } from './intnorm';
import { intBitLength } from './intops';
import { isAsciiString } from './unicodetype';
import { stringKind } from './pyhash';
import { strLength } from './codepoints';
import { SET_MINSIZE } from './setorder';

/** Bits of a digit of an int. */
const DIGIT_BITS = 30;

const POINTER = 8;
/** What the collector puts before each container. */
export const GC_HEADER = 16;

/** Sizes that do not depend on the value. */
export const FIXED_SIZES = {
  object: 16,
  NoneType: 16,
  ellipsis: 16,
  NotImplementedType: 16,
  float: 24,
  complex: 32,
  range: 48,
  slice: 56,
  cell: 40,
  /** Without its instructions. */
  code: 208,
  function: 168,
  builtin_function_or_method: 72,
  method: 64,
  method_descriptor: 72,
  'method-wrapper': 48,
  wrapper_descriptor: 72,
  member_descriptor: 64,
  getset_descriptor: 64,
  module: 72,
  property: 80,
  /** Without the codes of its format. */
  '_struct.Struct': 72,
  classmethod: 48,
  staticmethod: 48,
  super: 56,
  mappingproxy: 40,
  weakref: 80,
  'weakref.ReferenceType': 80,
  'weakref.ProxyType': 80,
  'weakref.CallableProxyType': 80,
  'typing.Union': 72,
  traceback: 56,
  SimpleNamespace: 40,
  GenericAlias: 80,
  /** A class made by a class statement; the static types of CPython itself are smaller. */
  type: 1720,
  /** One whose instances have no names to share. */
  type_without_keys: 952,
  static_type: 416,
  dict_keys: 40,
  dict_values: 40,
  dict_items: 40,
  list_iterator: 48,
  list_reverseiterator: 48,
  tuple_iterator: 48,
  str_iterator: 48,
  str_ascii_iterator: 48,
  bytes_iterator: 48,
  bytearray_iterator: 48,
  set_iterator: 64,
  range_iterator: 40,
  longrange_iterator: 40,
  iterator: 48,
  dict_keyiterator: 72,
  dict_valueiterator: 72,
  dict_itemiterator: 72,
  dict_reversekeyiterator: 72,
  dict_reversevalueiterator: 72,
  dict_reverseitemiterator: 72,
  callable_iterator: 48,
  enumerate: 72,
  zip: 64,
  map: 56,
  filter: 48,
  reversed: 48,
  BaseException: 88,
  StopIteration: 96,
  SystemExit: 96,
  NameError: 96,
  AttributeError: 104,
  ImportError: 120,
  OSError: 128,
  SyntaxError: 160,
  UnicodeDecodeError: 128,
  UnicodeEncodeError: 128,
  UnicodeTranslateError: 128,
  BaseExceptionGroup: 120,
  'collections.deque': 760,
  'array.array': 80,
  're.Pattern': 112,
  're.Match': 104,
  'itertools.count': 56,
  'itertools.cycle': 64,
  'itertools.repeat': 48,
  'itertools.chain': 48,
  'itertools.islice': 72,
  'itertools.accumulate': 72,
  'itertools.product': 64,
  'itertools.combinations': 72,
  'itertools.combinations_with_replacement': 72,
  'itertools.permutations': 80,
  'itertools.takewhile': 56,
  'itertools.dropwhile': 56,
  'itertools.filterfalse': 48,
  'itertools.starmap': 48,
  'itertools.zip_longest': 72,
  'itertools._tee': 64,
  'itertools.groupby': 88,
  'itertools._grouper': 48,
  'itertools.pairwise': 56,
  'itertools.compress': 48,
  'itertools.batched': 56,
  'functools.partial': 96,
  'functools.KeyWrapper': 48,
  'operator.itemgetter': 64,
  'operator.attrgetter': 56,
  'operator.methodcaller': 80,
  memory_iterator: 64,
  'collections._deque_iterator': 72,
  'collections._deque_reverse_iterator': 72,
  'contextvars.ContextVar': 80,
  '_contextvars.ContextVar': 80,
  '_thread.lock': 56,
  '_thread.RLock': 72,
  '_random.Random': 2520,
  '_io.StringIO': 136,
  '_io.BytesIO': 80,
  'functools._lru_cache_wrapper': 168,
} as const;

/** The size of an int (bool too). */
export function sizeOfInt(value: PyInt): number {
  return 24 + 4 * Math.max(1, Math.ceil(intBitLength(value) / DIGIT_BITS));
}

/** The size of a str, by its widest character. */
export function sizeOfStr(value: string): number {
  const kind = isAsciiString(value) ? 0 : stringKind(value);
  return sizeOfStrKind(kind, kind === 4 ? strLength(value) : value.length);
}

/** The size of a str of so many code points, all of them ASCII (kind 0) or of 1, 2 or 4 bytes each. */
export function sizeOfStrKind(kind: 0 | 1 | 2 | 4, length: number): number {
  if (kind === 0) return 40 + length + 1;
  // The characters U+0080 to U+00FF exist once, with their UTF-8 form beside them.
  const utf8 = kind === 1 && length === 1 ? 3 : 0;
  return 56 + kind * (length + 1) + utf8;
}

/** The size of bytes. */
export function sizeOfBytes(length: number): number {
  return 33 + length;
}

/** The size of a tuple. Since 3.14 it has room for its hash. */
export function sizeOfTuple(length: number): number {
  return GC_HEADER + 32 + POINTER * length;
}

/** The size of a list with room for `allocated` items. */
export function sizeOfList(allocated: number): number {
  return GC_HEADER + 40 + POINTER * allocated;
}

/**
 * The room of a list after it was resized to `newSize` items (append, insert, extend, pop, del, slices).
 * `size` is its length before, `allocated` its room. Twin of list_resize.
 */
export function listResize(size: number, allocated: number, newSize: number): number {
  if (allocated >= newSize && newSize >= allocated >> 1) return allocated;
  if (newSize === 0) return 0;
  // A little more than needed, so that appending stays cheap, rounded to a multiple of 4.
  const room = floorToFour(newSize + Math.floor(newSize / 8) + 6);
  return newSize - size > room - newSize ? floorToFour(newSize + 3) : room;
}

function floorToFour(n: number): number {
  return n - (n % 4);
}

/** The room of a list made from something of known length, or extended while empty: rounded to an even number. */
export function listPreallocate(size: number): number {
  return size + (size % 2);
}

/** The size of a bytearray with room for `allocated` bytes (0 when it never had any). */
export function sizeOfBytearray(allocated: number): number {
  return 56 + allocated;
}

/** The room of a bytearray after a resize to `newSize` bytes. One byte is kept for a final zero. */
export function bytearrayResize(allocated: number, newSize: number): number {
  if (newSize + 1 <= allocated) {
    // A smaller one keeps its room, unless more than half of it would be empty.
    return newSize < Math.floor(allocated / 2) ? newSize + 1 : allocated;
  }
  if (newSize <= Math.floor(allocated * 1.125)) return newSize + Math.floor(newSize / 8) + (newSize < 9 ? 3 : 6);
  return newSize + 1;
}

/** The size of a set or frozenset by the number of its slots; the first eight are inside it. */
export function sizeOfSet(slots: number): number {
  return GC_HEADER + 200 + (slots === SET_MINSIZE ? 0 : slots * 16);
}

// ---- dict -------------------------------------------------------------------------------------------------------

/** log2 of the smallest table of keys. */
export const DICT_LOG_MINSIZE = 3;

/** The number of entries that a table of 2 ** log2 slots takes before it grows. */
export function dictUsable(log2: number): number {
  return Math.floor((2 << log2) / 3);
}

/** log2 of the table for at least `minSize` slots. Twin of calculate_log2_keysize. */
export function dictLog2For(minSize: number): number {
  let log2 = DICT_LOG_MINSIZE;
  while (2 ** log2 < minSize) log2++;
  return log2;
}

/** log2 of the table that a dict grows to when it is full with `used` entries (GROWTH_RATE: three times as many). */
export function dictGrowLog2(used: number): number {
  return dictLog2For(used * 3);
}

/** log2 of the table for a dict made for `n` entries: a display of more than five keys, or a copy. */
export function dictPresizedLog2(n: number): number {
  return dictLog2For(Math.floor((n * 3 + 1) / 2));
}

/** Bytes of an index of a table of 2 ** log2 slots. */
function dictIndexBytes(log2: number): number {
  if (log2 < 8) return 2 ** log2;
  if (log2 < 16) return 2 ** log2 * 2;
  return log2 < 32 ? 2 ** log2 * 4 : 2 ** log2 * 8;
}

/** The size of a table of keys; where all keys are str, entries need no hash. */
export function sizeOfDictKeys(log2: number, onlyStrKeys: boolean): number {
  return 32 + dictIndexBytes(log2) + dictUsable(log2) * (onlyStrKeys ? 16 : 24);
}

/** The size of a dict that never had an entry (or was cleared). */
export const SIZE_OF_EMPTY_DICT = GC_HEADER + 48;

/** The size of a dict with a table of 2 ** log2 slots. */
export function sizeOfDict(log2: number, onlyStrKeys: boolean): number {
  return SIZE_OF_EMPTY_DICT + sizeOfDictKeys(log2, onlyStrKeys);
}

// ---- instances --------------------------------------------------------------------------------------------------

/** What an instance of a class made in Python is built from. */
export interface InstanceLayout {
  /** The number of names in `__slots__` of all bases. */
  readonly slots: number;
  /** It has a `__dict__`. */
  readonly dict: boolean;
  /** It has a `__weakref__`. */
  readonly weakref: boolean;
}

/** Bytes behind an instance for its attributes. */
export function inlineValuesSize(room: number): number {
  return Math.ceil(room / POINTER) * POINTER + (room + 1) * POINTER;
}

/** The size of the `__dict__` of an instance that shares its keys with others. */
export function sizeOfSplitDict(room: number): number {
  return SIZE_OF_EMPTY_DICT + room * POINTER;
}

/** What an OrderedDict has beside its dict: its own fields, a table of its nodes, the nodes. */
export function sizeOfOrder(slots: number, items: number): number {
  return 64 + slots * POINTER + items * 32;
}

/** The size of a frame object by the locals (with cells) and stack of its code. */
export function sizeOfFrame(localsPlusCount: number, stackSize: number): number {
  return GC_HEADER + 152 + POINTER * (localsPlusCount + stackSize);
}

/** The size of an instance of a class that derives from object alone. Attributes in its dict are not counted. */
export function sizeOfInstance({ slots, dict, weakref }: InstanceLayout): number {
  const before = dict || weakref ? 2 * POINTER : 0;
  return GC_HEADER + before + 16 + slots * POINTER;
}

/** The size of a suspended generator or coroutine, by the locals (with cells) and stack of its code. */
export function sizeOfGenerator(localsPlusCount: number, stackSize: number): number {
  return GC_HEADER + 152 + POINTER * (localsPlusCount + stackSize);
}
