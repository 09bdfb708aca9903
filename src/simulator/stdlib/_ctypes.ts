/**
 * What _ctypes (scripts/library/_ctypes, written in Python) knows of addresses of Python objects: the object at one, and what its
 * memory holds. Twins of PyObject, PyLongObject, PyFloatObject, PyBytesObject, PyASCIIObject and PyTupleObject.
 */
import { IMMORTAL, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesOf } from '../objects/bytes';
import { identityOf } from '../objects/identity';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { tupleItems } from '../objects/tuple';
import { TypeId } from '../objects/typeids';

const WORD = 8;
const HEAD = 2 * WORD;
/** Reference count and flags of an object that CPython has among its own data: immortal, statically allocated. */
const STATIC_COUNT = (5n << 48n) | (3n << 30n);
const IMMORTAL_COUNT = (1n << 48n) | (3n << 30n);
const DIGIT_BITS = 30n;
const DIGIT_MASK = (1n << DIGIT_BITS) - 1n;
/** What follows the head of a str: length, hash, state; of one that is not ASCII its UTF-8 besides. */
const ASCII_TEXT = 40;
const COMPACT_TEXT = 56;

/** Writes what lies behind the head of an object's struct. */
class Struct {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  word(at: number, value: number | bigint): this {
    this.view.setBigInt64(at, BigInt(value), true);
    return this;
  }

  double(at: number, value: number): this {
    this.view.setFloat64(at, value, true);
    return this;
  }

  units(at: number, values: ArrayLike<number>, size: 1 | 2 | 4): this {
    for (let i = 0; i < values.length; i++) {
      if (size === 1) this.view.setUint8(at + i, values[i]);
      else if (size === 2) this.view.setUint16(at + 2 * i, values[i], true);
      else this.view.setUint32(at + 4 * i, values[i], true);
    }
    return this;
  }
}

function intStruct(value: bigint): Struct {
  const digits: number[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= DIGIT_BITS) digits.push(Number(rest & DIGIT_MASK));
  const sign = value < 0n ? 2 : value === 0n ? 1 : 0;
  const struct = new Struct(HEAD + WORD + 4 * Math.max(1, digits.length));
  return struct.word(HEAD, digits.length * 8 + sign).units(HEAD + WORD, digits, 4);
}

function textStruct(text: string): Struct {
  const points = Array.from(text, (c) => c.codePointAt(0) as number);
  const most = points.reduce((a, b) => Math.max(a, b), 0);
  const size = most < 0x100 ? 1 : most < 0x10000 ? 2 : 4;
  const start = most < 0x80 ? ASCII_TEXT : COMPACT_TEXT;
  const struct = new Struct(start + size * (points.length + 1));
  return struct
    .word(HEAD, points.length)
    .word(HEAD + WORD, -1)
    .units(start, points, size);
}

/** The bytes of an object as CPython lays it out; of types not told here only the head. */
function structOf(rt: Runtime, h: Handle): Uint8Array {
  let struct: Struct;
  switch (rt.heap.type[h] as TypeId) {
    case TypeId.Int:
    case TypeId.Bool:
      struct = intStruct(BigInt(rt.intValue(h)));
      break;
    case TypeId.Float:
      struct = new Struct(HEAD + WORD).double(HEAD, rt.floatValue(h));
      break;
    case TypeId.Bytes: {
      const bytes = bytesOf(rt, h);
      struct = new Struct(HEAD + 2 * WORD + bytes.length + 1).word(HEAD, bytes.length).word(HEAD + WORD, -1);
      struct.units(HEAD + 2 * WORD, bytes, 1);
      break;
    }
    case TypeId.Str:
      struct = textStruct(rt.text(h));
      break;
    case TypeId.Tuple: {
      const items = tupleItems(rt.heap, h);
      struct = new Struct(HEAD + (2 + items.length) * WORD).word(HEAD, items.length).word(HEAD + WORD, -1);
      items.forEach((item, i) => struct.word(HEAD + (2 + i) * WORD, identityOf(rt, item)));
      break;
    }
    case TypeId.List:
      struct = new Struct(HEAD + WORD).word(HEAD, rt.length(h));
      break;
    default:
      struct = new Struct(HEAD);
  }
  const count = rt.heap.refs[h];
  const fixed = rt.heap.addressOf(h) < 0x100000000;
  struct.word(0, count < IMMORTAL ? count : fixed ? STATIC_COUNT : IMMORTAL_COUNT);
  return struct.word(WORD, rt.heap.addressOf(rt.typeOf(h).handle)).bytes;
}

/** The object whose memory an address lies in, or NULL. */
function objectAround(rt: Runtime, address: number): Handle {
  const found = rt.heap.addresses.holderOf(address);
  return found > NULL && found < rt.heap.top && rt.heap.refs[found] > 0 ? found : NULL;
}

export const ctypesHeapModule: BuiltinModule = {
  name: '_ctypes_heap',
  doc: 'Python objects by their addresses.',
  functions: [
    native('object_at', 'address, /', (rt, _self, address) => {
      const at = Number(rt.index(address));
      const found = objectAround(rt, at);
      if (found === NULL || rt.heap.addressOf(found) !== at) rt.raise('ValueError', 'no object is at this address');
      return found;
    }),
    native('bytes_at', 'address, size, /', (rt, _self, address, size) => {
      const at = Number(rt.index(address));
      const bytes = new Uint8Array(Number(rt.index(size)));
      const found = objectAround(rt, at);
      if (found !== NULL)
        bytes.set(
          structOf(rt, found)
            .subarray(at - rt.heap.addressOf(found))
            .subarray(0, bytes.length),
        );
      return rt.newBytes(bytes);
    }),
  ],
};
