/** The type `bytes` and its iterator. Twin of Objects/bytesobject.c. */
import { boolHandle, EMPTY_BYTES, NOT_IMPLEMENTED, NULL, SMALL_INT_ZERO, type Handle } from '../memory';
import { compareBytes, reprBytes } from '../values/bytesmethods';
import { hashBytes } from '../values/pyhash';
import { bufferOf, bytesFromObject, bytesOfBufferOrIterable, zeroBytes } from './buffer';
import { bytesOf, newBytes, newBytesOf } from './bytes';
import { bytesContain, bytesLikeMethods, concatenated, repeatedBytes } from './byteslike';
import { percentFormatBytes } from './bytespercent';
import { compareLengths } from './compareitems';
import { indexedMethods, indexIteratorLayout, IndexIteratorWord, newIndexIterator } from './listiter';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, unpackSlice } from './slice';
import { defineType } from './spec';
import { encodeText } from './strencode';
import { strArgument } from './textargs';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import type { CompareOp } from './typeobject';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Whether an object is bytes or of a subclass. */
export function isBytes(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Bytes || rt.isInstance(h, rt.types[TypeId.Bytes]);
}

function exactBytes(rt: Runtime, self: Handle): Handle {
  return rt.heap.type[self] === TypeId.Bytes ? self : newBytes(rt, bytesOf(rt, self));
}

/** Selected bytes of a slice. */
export function sliceBytes(bytes: Uint8Array, start: number, step: number, count: number): Uint8Array {
  if (step === 1) return bytes.slice(start, start + Math.max(count, 0));
  const result = new Uint8Array(Math.max(count, 0));
  for (let i = 0; i < count; i++) result[i] = bytes[start + i * step];
  return result;
}

function item(rt: Runtime, self: Handle, index: number): Handle {
  const bytes = bytesOf(rt, self);
  if (index < 0 || index >= bytes.length) rt.raise('IndexError', 'index out of range');
  return SMALL_INT_ZERO + bytes[index];
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  const bytes = bytesOf(rt, self);
  if (isIndex(rt, key)) {
    const index = rt.indexClipped(key);
    return item(rt, self, index < 0 ? index + bytes.length : index);
  }
  if (rt.heap.type[key] !== TypeId.Slice) {
    rt.raise('TypeError', `byte indices must be integers or slices, not ${typeNameOf(rt, key)}`);
  }
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), bytes.length);
  if (count <= 0) return EMPTY_BYTES;
  if (count === bytes.length && step === 1) return exactBytes(rt, self);
  return newBytes(rt, sliceBytes(bytes, start, step, count));
}

/** `==` and the orderings between bytes-like objects. */
export function compareBuffers(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  const a = bufferOf(rt, self);
  const b = a === null ? null : bufferOf(rt, other);
  if (a === null || b === null) return NOT_IMPLEMENTED;
  return boolHandle(compareLengths(compareBytes(a, b), 0, op));
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isBytes(rt, self) || !isBytes(rt, other)) return NOT_IMPLEMENTED;
  return compareBuffers(rt, self, other, op);
}

// ---- the constructor

const bytesNew = native('bytes', "source=b'', encoding='utf-8', errors='strict'", () => NULL);

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const [source, encoding, errors] = bindArguments(rt, bytesNew, args, kwnames);
  expectTexts(rt, 'bytes', encoding, errors);
  const exact = type.index === TypeId.Bytes;
  if (exact && encoding === NULL && errors === NULL && source !== NULL) {
    if (rt.heap.type[source] === TypeId.Bytes) return source;
    const method = rt.lookupSpecial(source, '__bytes__');
    if (method !== NULL) {
      const result = rt.call(method, []);
      if (!isBytes(rt, result)) {
        rt.raise('TypeError', `__bytes__ returned non-bytes (type ${typeNameOf(rt, result)})`);
      }
      return result;
    }
  }
  const value = valueOf(rt, source, encoding, errors);
  return exact ? newBytes(rt, value) : newBytesOf(rt, type, value);
}

function valueOf(rt: Runtime, source: Handle, encoding: Handle, errors: Handle): Uint8Array {
  const text = encodedSource(rt, source, encoding, errors);
  if (text !== null) return text;
  if (source === NULL) return new Uint8Array(0);
  if (rt.lookupSpecial(source, '__bytes__') !== NULL) return bytesFromObject(rt, source);
  return zeroBytes(rt, source) ?? bytesOfBufferOrIterable(rt, source);
}

/** Refuses an encoding or errors that are no str. */
export function expectTexts(rt: Runtime, type: string, encoding: Handle, errors: Handle): void {
  if (encoding !== NULL) strArgument(rt, type, 'encoding', encoding);
  if (errors !== NULL) strArgument(rt, type, 'errors', errors);
}

/** The bytes of a str and its encoding, null when the source is no str; TypeErrors for what does not go together. */
export function encodedSource(rt: Runtime, source: Handle, encoding: Handle, errors: Handle): Uint8Array | null {
  if (source !== NULL && rt.isStr(source)) {
    if (encoding === NULL) {
      rt.raise('TypeError', 'string argument without an encoding');
    }
    return encodeText(rt, rt.text(source), rt.text(encoding), errors === NULL ? null : rt.text(errors));
  }
  if (encoding !== NULL) rt.raise('TypeError', 'encoding without a string argument');
  if (errors !== NULL) rt.raise('TypeError', 'errors without a string argument');
  return null;
}

export const bytesType = defineType({
  id: TypeId.Bytes,
  name: 'bytes',
  flags: TypeFlag.BaseType | TypeFlag.MatchSelf,
  doc:
    'bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable ' +
    'copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\n' +
    'bytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in ' +
    'range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n' +
    '  - an integer',
  layout: {
    words: 0,
    refs: 0,
    buffer: { read: bytesOf },
    release(rt, self) {
      if (rt.heap.recycle) rt.payloads.bytes.remove(rt.heap.num[self]);
    },
  },
  slots: {
    new: create,
    repr: (rt, self) => rt.newStr(reprBytes(bytesOf(rt, self))),
    str: (rt, self) => rt.newStr(reprBytes(bytesOf(rt, self))),
    hash: (rt, self, out) => hashBytes(bytesOf(rt, self), out),
    richcompare,
    iter: (rt, self) => newIndexIterator(rt, TypeId.BytesIterator, self, 0),
    remainder: (rt, left, right) =>
      isBytes(rt, left) ? newBytes(rt, percentFormatBytes(rt, bytesOf(rt, left), right)) : NOT_IMPLEMENTED,
    length: (rt, self) => bytesOf(rt, self).length,
    concat(rt, self, other) {
      const left = bytesOf(rt, self);
      if (left.length === 0 && rt.heap.type[other] === TypeId.Bytes) return other;
      const joined = concatenated(rt, 'bytes', left, other);
      return joined.length === left.length ? exactBytes(rt, self) : newBytes(rt, joined);
    },
    repeat: (rt, self, count) =>
      count === 1 ? exactBytes(rt, self) : newBytes(rt, repeatedBytes(rt, bytesOf(rt, self), count)),
    item,
    contains: (rt, self, value) => bytesContain(rt, bytesOf(rt, self), value),
    subscript,
  },
  methods: [
    native('__getnewargs__', '', (rt, self) => newTuple(rt, [newBytes(rt, bytesOf(rt, self))])),
    native('__bytes__', '', exactBytes),
    native('__sizeof__', '', (rt, self) => rt.newInt(33 + bytesOf(rt, self).length)),
    ...bytesLikeMethods({ name: 'bytes', read: bytesOf, make: newBytes }),
  ],
});

/** The next byte; NULL at the end. */
export function bytesIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[iterator];
  const source = heap.words[at];
  if (source === NULL) return NULL;
  const bytes = bytesOf(rt, source);
  const index = heap.words[at + IndexIteratorWord.Index];
  if (index < bytes.length) {
    heap.setRaw(at + IndexIteratorWord.Index, index + 1);
    return SMALL_INT_ZERO + bytes[index];
  }
  heap.setRef(at, NULL);
  return NULL;
}

export const bytesIteratorType = defineType({
  id: TypeId.BytesIterator,
  name: 'bytes_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: bytesIteratorNext },
  methods: indexedMethods({
    maker: 'iter',
    empty: () => EMPTY_BYTES,
    remaining: (rt, bytes, index) => bytesOf(rt, bytes).length - index,
    bound: (rt, bytes, index) => Math.max(0, Math.min(index, bytesOf(rt, bytes).length)),
  }),
});
