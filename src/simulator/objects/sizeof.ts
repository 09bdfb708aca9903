/**
 * `sys.getsizeof` as 64-bit CPython 3.14 answers, from the words of an object: the live heap's or those of a recorded
 * step. Twin of the `__sizeof__` methods.
 */
import type { Handle } from '../memory';
import {
  FIXED_SIZES,
  GC_HEADER,
  SIZE_OF_EMPTY_DICT,
  sizeOfBytearray,
  sizeOfBytes,
  sizeOfDict,
  sizeOfFrame,
  sizeOfGenerator,
  sizeOfOrder,
  sizeOfSplitDict,
  sizeOfInstance,
  sizeOfInt,
  sizeOfList,
  sizeOfSet,
  sizeOfStrKind,
  sizeOfTuple,
} from '../values/sizes';
import { ByteArrayWord } from './bytearray';
import { DictWord, GENERAL_KEYS } from './dictentries';
import { ListWord } from './list';
import type { Runtime } from './runtime';
import { SetWord } from './set';
import { sharedRoom } from './sharedkeys';
import { kindOfStr, lengthOfStr } from './str';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Bytes of a str that is not compact, without its characters. */
const LOOSE_STR = 64;

/** Bytes of a memory view in one dimension. */
const MEMORYVIEW_SIZE = 184;

/** Types that CPython writes in C and that are written in Python here. */
const C_TYPES: Readonly<Record<string, number>> = {
  'datetime.date': 32,
  'datetime.datetime': 48,
  'datetime.time': 40,
  'datetime.timedelta': 40,
  'datetime.timezone': 32,
  'decimal.Decimal': 120,
};

/** The size of a type's objects without items or keys, as the table has it; the nearest type that it knows. */
function fixedSize(type: TypeObject): number | null {
  for (const each of type.mro) {
    const named =
      SIZES[`${each.module}.${each.name}`] ??
      (each.module === 'builtins' || each.module === 'types' ? SIZES[each.name] : undefined);
    if (named !== undefined && each.index !== TypeId.Object) return named;
  }
  return null;
}

const SIZES: Readonly<Record<string, number>> = FIXED_SIZES;

/**
 * What a class made in Python adds to the size of what it derives from: the collector's header where that has none,
 * two words before the object for attributes and weak references, its slots.
 */
export function sizeOfOwnPart(type: TypeObject, builtin: TypeObject): number {
  if (!type.has(TypeFlag.Heap)) return 0;
  const weakref = type.has(TypeFlag.HasWeakrefs) && !builtin.has(TypeFlag.HasWeakrefs);
  const size = sizeOfInstance({ slots: type.slotCount, dict: type.ownDict, weakref }) - FIXED_SIZES.object;
  return builtin.has(TypeFlag.GC) ? size - GC_HEADER : size;
}

/** The type written here that a class derives from. */
export function builtinOf(type: TypeObject): TypeObject {
  return type.mro.find((candidate) => !candidate.has(TypeFlag.Heap)) ?? type;
}

/** The type whose layout an object of a builtin type has: struct sequences are tuples, OrderedDict is a dict. */
function layoutType(builtin: TypeObject): TypeId {
  for (const each of builtin.mro) {
    if (each.index === TypeId.Tuple || each.index === TypeId.Dict || each.index === TypeId.Int) return each.index;
  }
  return builtin.index;
}

/** Bytes of an object of a given type; `words` are the heap's words to read from. */
export function sizeOfObject(rt: Runtime, words: Int32Array, type: TypeObject, h: Handle): number {
  if (type.module === 'datetime' || type.module === 'decimal') {
    const inC = C_TYPES[`${type.module}.${type.name}`];
    if (inC !== undefined) return inC;
  }
  const base = rt.heap.base[h];
  const num = rt.heap.num[h];
  const builtin = builtinOf(type);
  const own = sizeOfOwnPart(type, builtin);
  if (builtin.module === 'decimal') {
    const inC = C_TYPES[`decimal.${builtin.name}`];
    if (inC !== undefined) return inC + own;
  }
  switch (layoutType(builtin)) {
    case TypeId.Int:
      return sizeOfInt(Number.isNaN(num) ? (rt.payloads.bigs.get(h) ?? 0n) : num) + own;
    case TypeId.Str: {
      const kind = kindOfStr(rt, h);
      const length = lengthOfStr(rt, h);
      if (!type.has(TypeFlag.Heap)) return sizeOfStrKind(kind, length);
      // A subclass keeps its characters in a block of their own (PyUnicodeObject, not compact).
      return LOOSE_STR + (length + 1) * Math.max(kind, 1) + own;
    }
    case TypeId.Bytes:
      return sizeOfBytes(rt.payloads.bytes.get(num).length) + own;
    case TypeId.ByteArray:
      return sizeOfBytearray(words[base + ByteArrayWord.Allocated]) + own;
    case TypeId.MemoryView:
      return MEMORYVIEW_SIZE;
    case TypeId.Tuple:
      // The fields of a struct sequence that are no items count, too.
      return sizeOfTuple(num + builtin.slotCount) + own;
    case TypeId.List:
      return sizeOfList(words[base + ListWord.Allocated]) + own;
    case TypeId.Dict:
      return dictSize(rt, words, h) + dictOwner(builtin, words, base) + own;
    case TypeId.Set:
    case TypeId.FrozenSet:
      return sizeOfSet(words[base + SetWord.Mask] + 1) + own;
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator: {
      const code = rt.payloads.codes.get(num);
      return sizeOfGenerator(code.nlocalsplus, code.stacksize);
    }
    case TypeId.Frame: {
      const code = rt.payloads.codes.get(num);
      return sizeOfFrame(code.nlocalsplus, code.stacksize);
    }
    case TypeId.Type:
      return sizeOfType(rt.typeObject(h));
    default: {
      const more = builtin.layout.moreBytes?.(rt, words, h) ?? 0;
      return (fixedSize(builtin) ?? 16 + 8 * builtin.layout.words) + more + own;
    }
  }
}

function dictSize(rt: Runtime, words: Int32Array, h: Handle): number {
  const keys = words[rt.heap.base[h] + DictWord.Keys];
  const log = keys & (GENERAL_KEYS - 1);
  const room = rt.heap.type[h] === TypeId.Dict ? splitRoom(rt, h) : 0;
  if (room > 0) return sizeOfSplitDict(room);
  return log === 0 ? SIZE_OF_EMPTY_DICT : sizeOfDict(log, (keys & GENERAL_KEYS) === 0);
}

/** Names that an instance's `__dict__` has room for while it shares its keys with others; 0: it has its own keys. */
function splitRoom(rt: Runtime, h: Handle): number {
  const shared = rt.payloads.dicts.get(rt.heap.num[h])?.shared ?? null;
  if (shared === null) return 0;
  return sharedRoom(shared);
}

/** Bytes of a class: with the keys that its instances share, where they can. */
export function sizeOfType(type: TypeObject): number {
  if (!type.has(TypeFlag.Heap)) return FIXED_SIZES.static_type;
  return type.ownDict ? FIXED_SIZES.type : FIXED_SIZES.type_without_keys;
}

/** What types of the standard library add to the dict that they are. */
function dictOwner(builtin: TypeObject, words: Int32Array, base: number): number {
  if (builtin.name === 'defaultdict') return 8;
  if (builtin.name !== 'OrderedDict') return 0;
  const log = words[base + DictWord.Keys] & (GENERAL_KEYS - 1);
  return sizeOfOrder(log === 0 ? 0 : 2 ** log, words[base + DictWord.Used]);
}
