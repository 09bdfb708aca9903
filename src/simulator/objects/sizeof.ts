/**
 * `sys.getsizeof` as 64-bit CPython 3.14 answers, from the words of an object: the live heap's or those of a recorded
 * step. Twin of the `__sizeof__` methods.
 */
import type { Handle } from '../memory';
import {
  FIXED_SIZES,
  SIZE_OF_EMPTY_DICT,
  sizeOfBytearray,
  sizeOfBytes,
  sizeOfDict,
  sizeOfGenerator,
  sizeOfInstance,
  sizeOfInt,
  sizeOfList,
  sizeOfSet,
  sizeOfStrKind,
  sizeOfTuple,
} from '../values/sizes';
import { ByteArrayWord } from './bytearray';
import { DictWord, GENERAL_KEYS } from './dict';
import { FrameWord } from './frame';
import { GeneratorWord } from './generatorwords';
import { ListWord } from './list';
import type { Runtime } from './runtime';
import { SetWord } from './set';
import { kindOf, lengthOf } from './str';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Bytes of a memory view in one dimension. */
const MEMORYVIEW_SIZE = 184;

/** Bytes of an object of a given type; `words` are the heap's words to read from. */
export function sizeOfObject(rt: Runtime, words: Int32Array, type: TypeObject, h: Handle): number {
  const base = rt.heap.base[h];
  const num = rt.heap.num[h];
  const builtin = type.mro.find((candidate) => !candidate.has(TypeFlag.Heap)) ?? type;
  const extra = type.has(TypeFlag.Heap)
    ? sizeOfInstance({ slots: type.slotCount, dict: type.ownDict, weakref: type.has(TypeFlag.HasWeakrefs) })
    : 0;
  const own = type.has(TypeFlag.Heap) ? extra - FIXED_SIZES.object : 0;
  switch (builtin.index as TypeId) {
    case TypeId.Bool:
    case TypeId.Int:
      return sizeOfInt(Number.isNaN(num) ? (rt.payloads.bigs.get(h) ?? 0n) : num) + own;
    case TypeId.Str: {
      const data = rt.payloads.strs.get(num);
      const kind = kindOf(data);
      // A subclass keeps its characters in a block of their own (PyUnicodeObject, not compact).
      const loose = type.has(TypeFlag.Heap) ? (kind === 0 ? 24 : 8) : 0;
      return sizeOfStrKind(kind, lengthOf(data)) + own + loose;
    }
    case TypeId.Bytes:
      return sizeOfBytes(rt.payloads.bytes.get(num).length) + own;
    case TypeId.ByteArray:
      return sizeOfBytearray(words[base + ByteArrayWord.Allocated]) + own;
    case TypeId.MemoryView:
      return MEMORYVIEW_SIZE;
    case TypeId.Tuple:
      return sizeOfTuple(num) + own;
    case TypeId.List:
      return sizeOfList(words[base + ListWord.Allocated]) + own;
    case TypeId.Dict: {
      const keys = words[base + DictWord.Keys];
      const log = keys & (GENERAL_KEYS - 1);
      return (log === 0 ? SIZE_OF_EMPTY_DICT : sizeOfDict(log, (keys & GENERAL_KEYS) === 0)) + own;
    }
    case TypeId.Set:
    case TypeId.FrozenSet:
      return sizeOfSet(words[base + SetWord.Mask] + 1) + own;
    case TypeId.Generator:
    case TypeId.Coroutine: {
      const frame = words[base + GeneratorWord.Frame];
      if (frame === 0) return sizeOfGenerator(0, 0);
      const code = rt.payloads.codes.get(rt.heap.num[frame]);
      return sizeOfGenerator(code.nlocalsplus, code.stacksize);
    }
    case TypeId.Frame: {
      const code = rt.payloads.codes.get(num);
      return 72 + 8 * (FrameWord.Header + code.nlocalsplus + code.stacksize);
    }
    case TypeId.Type:
      return rt.typeObject(h).has(TypeFlag.Heap) ? FIXED_SIZES.type : FIXED_SIZES.static_type;
    case TypeId.Object:
      return type.has(TypeFlag.Heap) ? extra : FIXED_SIZES.object;
    default: {
      const fixed = (FIXED_SIZES as Readonly<Record<string, number>>)[builtin.name];
      return (fixed ?? 16 + 8 * builtin.layout.words) + own;
    }
  }
}
