/** The type `bytearray` and its iterator. Twin of Objects/bytearrayobject.c; storage is in bytearray.ts. */
import { NONE, NOT_IMPLEMENTED, NULL, SMALL_INT_ZERO, type Handle } from '../memory';
import { reprBytearray } from '../values/bytesmethods';
import { latin1ToString } from '../values/latin1';
import { bufferOf, byteOf, bytesOfIterable, zeroBytes } from './buffer';
import {
  byteArrayAppend,
  byteArrayAssign,
  byteArrayGet,
  byteArrayLength,
  byteArrayRelease,
  byteArrayReplace,
  byteArrayResize,
  byteArraySet,
  byteArraySlice,
  byteArrayValue,
  ByteArrayWord,
  byteArrayWrite,
  newByteArray,
  checkResizable,
  whileExported,
} from './bytearray';
import { bytesContain, bytesLikeMethods, concatenated, repeatedBytes } from './byteslike';
import { percentFormatBytes } from './bytespercent';
import { compareBuffers, encodedSource, expectTexts, sliceBytes } from './bytestype';
import { allocate } from './instance';
import { indexedMethods, indexIteratorLayout, IndexIteratorWord, newIndexIterator } from './listiter';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, unpackSlice } from './slice';
import { defineType } from './spec';
import { ssizeArgument } from './textargs';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import type { CompareOp } from './typeobject';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

function isByteArray(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.ByteArray || rt.isInstance(h, rt.types[TypeId.ByteArray]);
}

function item(rt: Runtime, self: Handle, index: number): Handle {
  if (index < 0 || index >= byteArrayLength(rt, self)) rt.raise('IndexError', 'bytearray index out of range');
  return SMALL_INT_ZERO + byteArrayGet(rt, self, index);
}

function assignItem(rt: Runtime, self: Handle, index: number, value: Handle): void {
  if (index < 0 || index >= byteArrayLength(rt, self)) rt.raise('IndexError', 'bytearray index out of range');
  if (value === NULL) byteArrayReplace(rt, self, index, index + 1, new Uint8Array(0));
  else byteArraySet(rt, self, index, byteOf(rt, value, 'byte'));
}

function refuseKey(rt: Runtime, key: Handle): never {
  return rt.raise('TypeError', `bytearray indices must be integers or slices, not ${typeNameOf(rt, key)}`);
}

function position(rt: Runtime, self: Handle, key: Handle): number {
  const index = rt.indexClipped(key);
  return index < 0 ? index + byteArrayLength(rt, self) : index;
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) return item(rt, self, position(rt, self, key));
  if (rt.heap.type[key] !== TypeId.Slice) refuseKey(rt, key);
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), byteArrayLength(rt, self));
  return newByteArray(rt, sliceBytes(byteArrayValue(rt, self), start, step, count));
}

/** The bytes assigned to a slice. */
function assigned(rt: Runtime, value: Handle): Uint8Array {
  if (value === NULL) return new Uint8Array(0);
  const buffer = bufferOf(rt, value);
  if (buffer !== null) return buffer;
  if (rt.isStr(value) || isIndex(rt, value)) {
    rt.raise('TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  return bytesOfIterable(rt, value, 'byte');
}

function assignSubscript(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  if (isIndex(rt, key)) {
    assignItem(rt, self, position(rt, self, key), value);
    return;
  }
  if (rt.heap.type[key] !== TypeId.Slice) refuseKey(rt, key);
  const slice = unpackSlice(rt, key);
  const bytes = assigned(rt, value);
  const { start, stop, step, count } = adjustSlice(slice, byteArrayLength(rt, self));
  if (step === 1) {
    byteArrayReplace(rt, self, start, Math.max(start, stop), bytes);
    return;
  }
  if (value === NULL) {
    if (count === 0) return;
    const doomed = new Set<number>();
    for (let i = 0; i < count; i++) doomed.add(start + i * step);
    byteArrayAssign(
      rt,
      self,
      byteArrayValue(rt, self).filter((_, i) => !doomed.has(i)),
    );
    return;
  }
  if (bytes.length === 0 && count > 0) checkResizable(rt, self);
  if (bytes.length !== count) {
    rt.raise('ValueError', `attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`);
  }
  for (let i = 0; i < count; i++) byteArraySet(rt, self, start + i * step, bytes[i]);
}

const byteArrayInit = native('bytearray', "source=b'', encoding='utf-8', errors='strict'", () => NULL);

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [source, encoding, errors] = bindArguments(rt, byteArrayInit, args, kwnames);
  expectTexts(rt, 'bytearray', encoding, errors);
  byteArrayResize(rt, self, 0);
  const text = encodedSource(rt, source, encoding, errors);
  if (text !== null) {
    byteArrayAssign(rt, self, text);
    return;
  }
  if (source === NULL) return;
  const zeros = zeroBytes(rt, source);
  if (zeros !== null) byteArrayResize(rt, self, zeros.length);
  else {
    const buffer = bufferOf(rt, source);
    const kind: TypeId = rt.heap.type[source];
    if (buffer !== null) byteArrayAssign(rt, self, buffer);
    else if (kind === TypeId.List || kind === TypeId.Tuple) byteArrayAssign(rt, self, fromIterable(rt, source));
    // Item by item, which leaves more room.
    else for (const byte of fromIterable(rt, source)) byteArrayAppend(rt, self, Uint8Array.of(byte));
  }
}

function fromIterable(rt: Runtime, source: Handle): Uint8Array {
  const { slots } = rt.typeOf(source);
  if (slots.iter === undefined && slots.item === undefined && slots.subscript === undefined) {
    rt.raise('TypeError', `cannot convert '${typeNameOf(rt, source)}' object to bytearray`);
  }
  return bytesOfIterable(rt, source, 'byte');
}

function extend(rt: Runtime, self: Handle, iterable: Handle): Handle {
  const buffer = bufferOf(rt, iterable);
  if (buffer !== null) {
    byteArrayAppend(rt, self, Uint8Array.from(buffer));
    return NONE;
  }
  const { slots } = rt.typeOf(iterable);
  if (slots.iter === undefined && slots.item === undefined && slots.subscript === undefined) {
    rt.raise('TypeError', `can't extend bytearray with ${typeNameOf(rt, iterable)}`);
  }
  if (rt.isStr(iterable) && rt.text(iterable) !== '') {
    rt.raise('TypeError', `expected iterable of integers; got: '${typeNameOf(rt, iterable)}'`);
  }
  const bytes = bytesOfIterable(rt, iterable, 'byte', true);
  byteArrayAppend(rt, self, bytes);
  return NONE;
}

function pop(rt: Runtime, self: Handle, index: Handle): Handle {
  const at = ssizeArgument(rt, index, -1);
  const length = byteArrayLength(rt, self);
  if (length === 0) rt.raise('IndexError', 'pop from empty bytearray');
  const place = at < 0 ? at + length : at;
  if (place < 0 || place >= length) rt.raise('IndexError', 'pop index out of range');
  const byte = byteArrayGet(rt, self, place);
  byteArrayReplace(rt, self, place, place + 1, new Uint8Array(0));
  return SMALL_INT_ZERO + byte;
}

function reduce(rt: Runtime, self: Handle, protocol: number): Handle {
  const bytes = byteArrayValue(rt, self);
  const content =
    protocol < 3
      ? [rt.newStr(latin1ToString(bytes)), rt.newStr('latin-1')]
      : bytes.length === 0
        ? []
        : [rt.newBytes(bytes)];
  return newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, content), rt.callMethod(self, '__getstate__')]);
}

/** `bytearray.__alloc__`: the bytes allocated. */
function allocated(rt: Runtime, self: Handle): number {
  return rt.heap.words[rt.heap.base[self] + ByteArrayWord.Allocated];
}

export const byteArrayType = defineType({
  id: TypeId.ByteArray,
  name: 'bytearray',
  flags: TypeFlag.BaseType | TypeFlag.MatchSelf,
  unhashable: true,
  doc:
    'bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n' +
    'bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the ' +
    'parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object ' +
    'from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n' +
    '  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer',
  layout: {
    words: ByteArrayWord.Count,
    refs: 0,
    release: byteArrayRelease,
    buffer: {
      read: byteArrayValue,
      slice: byteArraySlice,
      write: byteArrayWrite,
      exported(rt, self, change) {
        const at = rt.heap.base[self] + ByteArrayWord.Exports;
        rt.heap.setRaw(at, rt.heap.words[at] + change);
      },
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init,
    repr: (rt, self) => rt.newStr(reprBytearray(byteArrayValue(rt, self), rt.typeOf(self).name)),
    str: (rt, self) => rt.newStr(reprBytearray(byteArrayValue(rt, self), rt.typeOf(self).name)),
    richcompare(rt, self, other, op: CompareOp) {
      return bufferOf(rt, other) === null ? NOT_IMPLEMENTED : compareBuffers(rt, self, other, op);
    },
    iter: (rt, self) => newIndexIterator(rt, TypeId.ByteArrayIterator, self, 0),
    remainder: (rt, left, right) =>
      isByteArray(rt, left)
        ? newByteArray(rt, percentFormatBytes(rt, byteArrayValue(rt, left), right))
        : NOT_IMPLEMENTED,
    length: byteArrayLength,
    concat: (rt, self, other) => newByteArray(rt, concatenated(rt, 'bytearray', byteArrayValue(rt, self), other)),
    inplaceConcat(rt, self, other) {
      const buffer = bufferOf(rt, other);
      if (buffer === null) return rt.raise('TypeError', `can't concat ${typeNameOf(rt, other)} to bytearray`);
      whileExported(rt, other, () => byteArrayAppend(rt, self, buffer));
      return self;
    },
    repeat: (rt, self, count) => newByteArray(rt, repeatedBytes(rt, byteArrayValue(rt, self), count)),
    inplaceRepeat(rt, self, count) {
      byteArrayAssign(rt, self, repeatedBytes(rt, byteArrayValue(rt, self), count));
      return self;
    },
    item,
    assItem: assignItem,
    contains: (rt, self, value) => bytesContain(rt, byteArrayValue(rt, self), value),
    subscript,
    assSubscript: assignSubscript,
  },
  methods: [
    native('__alloc__', '', (rt, self) => rt.newInt(allocated(rt, self))),
    native('__reduce__', '', (rt, self) => reduce(rt, self, 2)),
    native('__reduce_ex__', 'proto=0, /', (rt, self, proto) => reduce(rt, self, ssizeArgument(rt, proto, 0))),
    native('__sizeof__', '', (rt, self) => rt.newInt(56 + allocated(rt, self))),
    native('append', 'item, /', (rt, self, value) => {
      byteArrayAppend(rt, self, Uint8Array.of(byteOf(rt, value, 'byte')));
      return NONE;
    }),
    native('clear', '', (rt, self) => {
      byteArrayResize(rt, self, 0);
      return NONE;
    }),
    native('copy', '', (rt, self) => newByteArray(rt, byteArrayValue(rt, self))),
    native('extend', 'iterable_of_ints, /', extend),
    native('insert', 'index, item, /', (rt, self, index, value) => {
      const at = ssizeArgument(rt, index, 0);
      const byte = byteOf(rt, value, 'byte');
      const length = byteArrayLength(rt, self);
      const place = Math.min(length, at < 0 ? Math.max(0, at + length) : at);
      byteArrayReplace(rt, self, place, place, Uint8Array.of(byte));
      return NONE;
    }),
    native('pop', 'index=-1, /', pop),
    native('remove', 'value, /', (rt, self, value) => {
      const place = byteArrayValue(rt, self).indexOf(byteOf(rt, value, 'byte'));
      if (place < 0) rt.raise('ValueError', 'value not found in bytearray');
      byteArrayReplace(rt, self, place, place + 1, new Uint8Array(0));
      return NONE;
    }),
    native('resize', 'size, /', (rt, self, size) => {
      const length = ssizeArgument(rt, size, 0);
      if (length < 0) rt.raise('ValueError', `Can only resize to positive sizes, got ${length}`);
      if (length > 2 ** 29) rt.raiseWith('MemoryError', []);
      byteArrayResize(rt, self, length);
      return NONE;
    }),
    native('reverse', '', (rt, self) => {
      byteArrayWrite(rt, self, 0, byteArrayValue(rt, self).reverse());
      return NONE;
    }),
    ...bytesLikeMethods({ name: 'bytearray', read: byteArrayValue, make: newByteArray }),
  ],
});

/** The next byte; NULL at the end. */
export function byteArrayIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const heap = rt.heap;
  const at = heap.base[iterator];
  const array = heap.words[at];
  if (array === NULL) return NULL;
  const index = heap.words[at + IndexIteratorWord.Index];
  if (index < byteArrayLength(rt, array)) {
    heap.setRaw(at + IndexIteratorWord.Index, index + 1);
    return SMALL_INT_ZERO + byteArrayGet(rt, array, index);
  }
  heap.setRef(at, NULL);
  return NULL;
}

export const byteArrayIteratorType = defineType({
  id: TypeId.ByteArrayIterator,
  name: 'bytearray_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: { iter: (_rt, self) => self, iternext: byteArrayIteratorNext },
  methods: indexedMethods({
    maker: 'iter',
    empty: (rt) => newTuple(rt, []),
    remaining: (rt, array, index) => byteArrayLength(rt, array) - index,
    bound: (rt, array, index) => Math.max(0, Math.min(index, byteArrayLength(rt, array))),
  }),
});
