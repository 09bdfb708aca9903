/** The type `memoryview`: its items by subscript, its methods and attributes, and its iterator. */
import { boolHandle, type Handle, NONE, NOT_IMPLEMENTED, NULL } from '../memory';
import { hashBytes } from '../values/pyhash';
import { classGetItem } from './arguments';
import { bytesArgument } from './buffer';
import { hexText } from './byteslike';
import { identityResult } from './comparison';
import { clearReferences } from './dealloc';
import { castDimensions, fortranBytes, isFortran, itemAt, nestedLists, stridesOf, tupleKind } from './memorydims';
import { strArgument } from './textargs';
import { formatSize, packItem } from './memoryformats';
import {
  accessOf,
  checkReleased,
  dimensionsOf,
  isReleased,
  item,
  itemsOf,
  memoryViewBytes,
  MemoryViewWord,
  needOneDimension,
  newMemoryView,
  newView,
  NO_SUB_VIEWS,
  setRaw,
  type Shape,
  shapeOf,
  ViewFlag,
  word,
} from './memoryview';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, searchBound, unpackSlice } from './slice';
import { defineType, type GetSet } from './spec';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { TypeId } from './typeids';
import { type BufferAccess, CompareOp, type Hash64, TypeFlag } from './typeobject';

function sliced(rt: Runtime, view: Handle, key: Handle): Shape {
  const shape = shapeOf(rt, view);
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), shape.length);
  return { ...shape, start: shape.start + start * shape.stride, length: count, stride: shape.stride * step };
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  checkReleased(rt, self);
  if (isIndex(rt, key)) {
    needOneDimension(rt, self, NO_SUB_VIEWS);
    return item(rt, self, rt.indexClipped(key));
  }
  const kind = tupleKind(rt, key);
  const dimensions = dimensionsOf(rt, self);
  if (dimensions.length === 0) {
    if (rt.heap.type[key] === TypeId.Ellipsis) return self;
    if (kind !== 'indexes' || rt.length(key) > 0) rt.raise('TypeError', 'invalid indexing of 0-dim memory');
    return item(rt, self, 0);
  }
  if (kind === 'indexes') return item(rt, self, itemAt(rt, dimensions, key));
  if (kind === 'slices') rt.raise('NotImplementedError', 'multi-dimensional slicing is not implemented');
  if (rt.heap.type[key] === TypeId.Slice) {
    needOneDimension(rt, self, 'sub-views are not implemented');
    return newView(rt, word(rt, self, MemoryViewWord.Object), sliced(rt, self, key), self);
  }
  return rt.raise('TypeError', 'memoryview: invalid slice key');
}

function assignSubscript(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  checkReleased(rt, self);
  const shape = shapeOf(rt, self);
  if (shape.readonly) rt.raise('TypeError', 'cannot modify read-only memory');
  if (value === NULL) rt.raise('TypeError', 'cannot delete memory');
  const object = word(rt, self, MemoryViewWord.Object);
  const write = accessOf(rt, object).write as NonNullable<BufferAccess['write']>;
  const size = formatSize(shape.format);
  const kind = tupleKind(rt, key);
  const dimensions = dimensionsOf(rt, self);
  const isWhole = dimensions.length === 0 && rt.heap.type[key] === TypeId.Ellipsis;
  if (kind === 'indexes' || isWhole) {
    const place = isWhole ? 0 : itemAt(rt, dimensions, key);
    write(rt, object, shape.start + place * shape.stride, packItem(rt, shape.format, value));
    return;
  }
  if (isIndex(rt, key)) {
    needOneDimension(rt, self, 'sub-views are not implemented');
    const index = rt.indexClipped(key);
    const place = index < 0 ? index + shape.length : index;
    if (place < 0 || place >= shape.length) rt.raise('IndexError', 'index out of bounds on dimension 1');
    write(rt, object, shape.start + place * shape.stride, packItem(rt, shape.format, value));
    return;
  }
  if (dimensions.length === 0) rt.raise('TypeError', 'invalid indexing of 0-dim memory');
  if (kind === 'slices') {
    rt.raise('NotImplementedError', 'memoryview slice assignments are currently restricted to ndim = 1');
  }
  if (rt.heap.type[key] !== TypeId.Slice) rt.raise('TypeError', 'memoryview: invalid slice key');
  needOneDimension(rt, self, 'memoryview slice assignments are currently restricted to ndim = 1');
  const bytes = Uint8Array.from(bytesArgument(rt, value));
  const target = sliced(rt, self, key);
  if (formatOf(rt, value) !== shape.format || bytes.length !== target.length * size) {
    rt.raise('ValueError', 'memoryview assignment: lvalue and rvalue have different structures');
  }
  for (let i = 0; i < target.length; i++) {
    write(rt, object, target.start + i * target.stride, bytes.subarray(i * size, (i + 1) * size));
  }
}

/** The format of a buffer's items. */
function formatOf(rt: Runtime, h: Handle): string {
  if (rt.heap.type[h] === TypeId.MemoryView) return shapeOf(rt, h).format;
  return rt.typeOf(h).layout.buffer?.format?.(rt, h) ?? 'B';
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (op !== CompareOp.Eq && op !== CompareOp.Ne) return NOT_IMPLEMENTED;
  if (self === other) return identityResult(true, op);
  if (isReleased(rt, self)) return identityResult(false, op);
  if (rt.typeOf(other).layout.buffer === undefined) return NOT_IMPLEMENTED;
  if (rt.heap.type[other] === TypeId.MemoryView && isReleased(rt, other)) return identityResult(false, op);
  const view = newMemoryView(rt, other);
  if (dimensionsOf(rt, self).join() !== dimensionsOf(rt, view).join()) return identityResult(false, op);
  const first = itemsOf(rt, self);
  const second = itemsOf(rt, view);
  return identityResult(first.length === second.length && first.every((each, i) => rt.equal(each, second[i])), op);
}

function hash(rt: Runtime, self: Handle, out: Hash64): void {
  checkReleased(rt, self);
  const { readonly, format } = shapeOf(rt, self);
  if (!readonly) rt.raise('ValueError', 'cannot hash writable memoryview object');
  if (!'Bbc'.includes(format)) {
    rt.raise('ValueError', "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  hashBytes(memoryViewBytes(rt, self), out);
}

function release(rt: Runtime, self: Handle): Handle {
  if (isReleased(rt, self)) return NONE;
  const object = word(rt, self, MemoryViewWord.Object);
  accessOf(rt, object).exported?.(rt, object, -1);
  setRaw(rt, self, MemoryViewWord.Flags, word(rt, self, MemoryViewWord.Flags) | ViewFlag.Released);
  setRaw(rt, self, MemoryViewWord.Owner, NULL);
  rt.heap.setRef(rt.heap.base[self] + MemoryViewWord.Object, NULL);
  rt.heap.setRef(rt.heap.base[self] + MemoryViewWord.Dimensions, NULL);
  return NONE;
}

/** The view is freed: the object may be resized again, if it lives on, or closed, if it dies with the view. */
function freed(rt: Runtime, self: Handle): void {
  const { heap } = rt;
  const owner = word(rt, self, MemoryViewWord.Owner);
  if (owner !== NULL && heap.refs[owner] > 0) rt.typeOf(owner).layout.buffer?.exported?.(rt, owner, -1);
  clearReferences(rt, self);
  for (let i = 0; i < MemoryViewWord.Count; i++) setRaw(rt, self, i, 0);
  heap.giveBlock(heap.base[self], MemoryViewWord.Count);
}

function cast(rt: Runtime, self: Handle, formatArgument: Handle, shape: Handle): Handle {
  checkReleased(rt, self);
  const text = strArgument(rt, 'cast', 'format', formatArgument);
  const view = shapeOf(rt, self);
  const format = text.replace(/^@/, '');
  const size = formatSize(format);
  const oldSize = formatSize(view.format);
  if (view.stride !== oldSize) rt.raise('TypeError', 'memoryview: casts are restricted to C-contiguous views');
  if (size === 0) {
    rt.raise(
      'ValueError',
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  if (!'Bbc'.includes(format) && !'Bbc'.includes(view.format)) {
    rt.raise('TypeError', 'memoryview: cannot cast between two non-byte formats');
  }
  const bytes = view.length * oldSize;
  if (bytes % size !== 0) rt.raise('TypeError', 'memoryview: length is not a multiple of itemsize');
  const lengths = shape === NULL ? null : castDimensions(rt, shape, bytes, size);
  if (lengths !== null && lengths.length !== 1 && view.dimensions !== NULL) {
    rt.raise('TypeError', 'memoryview: cast must be 1D -> ND or ND -> 1D');
  }
  const dimensions =
    lengths === null || lengths.length === 1
      ? NULL
      : newTuple(
          rt,
          lengths.map((each) => rt.newInt(each)),
        );
  const cast = {
    ...view,
    format,
    native: text.startsWith('@'),
    dimensions,
    stride: size,
    length: bytes / size,
  };
  return newView(rt, word(rt, self, MemoryViewWord.Object), cast, self);
}

function indexOf(rt: Runtime, self: Handle, value: Handle, start: Handle, stop: Handle): Handle {
  needOneDimension(rt, self, 'multi-dimensional lookup is not implemented');
  const items = itemsOf(rt, self);
  const to = Math.min(searchBound(rt, stop, items.length, items.length), items.length);
  for (let i = searchBound(rt, start, items.length, 0); i < to; i++) if (rt.equal(items[i], value)) return rt.newInt(i);
  return rt.raise('ValueError', 'memoryview.index(x): x not found');
}

function attribute(get: (rt: Runtime, self: Handle, shape: Shape) => Handle, doc: string): GetSet {
  return {
    get(rt, self) {
      checkReleased(rt, self);
      return get(rt, self, shapeOf(rt, self));
    },
    doc,
  };
}

/** `tobytes(order)`. */
function toBytes(rt: Runtime, self: Handle, order: Handle): Handle {
  const bytes = memoryViewBytes(rt, self);
  if (order === NULL || order === NONE) return rt.newBytes(bytes);
  if (!rt.isStr(order)) {
    rt.raise('TypeError', `tobytes() argument 'order' must be str or None, not ${typeNameOf(rt, order)}`);
  }
  const text = rt.text(order);
  if (text !== 'C' && text !== 'F' && text !== 'A') rt.raise('ValueError', "order must be 'C', 'F' or 'A'");
  if (text !== 'F') return rt.newBytes(bytes);
  return rt.newBytes(fortranBytes(bytes, dimensionsOf(rt, self), formatSize(shapeOf(rt, self).format)));
}

const contiguous = (what: string): GetSet =>
  attribute(
    (rt, self, { stride, format, length }) =>
      boolHandle(
        (stride === formatSize(format) || length <= 1) &&
          (what !== 'Fortran contiguous' || isFortran(dimensionsOf(rt, self))),
      ),
    `A bool indicating whether the memory is ${what}.`,
  );

const viewNew = native('memoryview', 'object', () => NULL);

export const memoryViewType = defineType({
  id: TypeId.MemoryView,
  name: 'memoryview',
  flags: TypeFlag.GC | TypeFlag.Sequence | TypeFlag.HasWeakrefs,
  doc: 'Create a new memoryview object which references the given object.',
  layout: {
    words: MemoryViewWord.Count,
    refs: 2,
    dealloc: freed,
    buffer: {
      read: memoryViewBytes,
      format: (rt, self) => shapeOf(rt, self).format,
    },
  },
  slots: {
    new: (rt, _type, args, kwnames) => newMemoryView(rt, bindArguments(rt, viewNew, args, kwnames)[0]),
    repr: (rt, self) => rt.newStr(`<${isReleased(rt, self) ? 'released ' : ''}memory at ${rt.heap.addressText(self)}>`),
    hash,
    richcompare,
    iter(rt, self) {
      checkReleased(rt, self);
      needOneDimension(rt, self, NO_SUB_VIEWS);
      const iterator = rt.heap.create(TypeId.MemoryIterator, 0, 2);
      rt.heap.setRef(rt.heap.base[iterator], self);
      return iterator;
    },
    length(rt, self) {
      checkReleased(rt, self);
      const dimensions = dimensionsOf(rt, self);
      return dimensions.length > 0 ? dimensions[0] : rt.raise('TypeError', '0-dim memory has no length');
    },
    item,
    subscript,
    assSubscript: assignSubscript,
  },
  methods: [
    native('release', '', release),
    native('tobytes', "order='C'", toBytes),
    native('hex', 'sep=<unrepresentable>, bytes_per_sep=1', (rt, self, sep, perSep) =>
      hexText(rt, memoryViewBytes(rt, self), sep, perSep),
    ),
    native('tolist', '', (rt, self) => nestedLists(rt, itemsOf(rt, self), dimensionsOf(rt, self))),
    native('cast', 'format, shape=<unrepresentable>', cast),
    native('toreadonly', '', (rt, self) => {
      checkReleased(rt, self);
      return newView(rt, word(rt, self, MemoryViewWord.Object), { ...shapeOf(rt, self), readonly: true }, self);
    }),
    native('count', 'value, /', (rt, self, value) => {
      needOneDimension(rt, self, NO_SUB_VIEWS);
      return rt.newInt(itemsOf(rt, self).filter((each) => rt.equal(each, value)).length);
    }),
    native('index', 'value, start=0, stop=sys.maxsize, /', indexOf),
    native('__enter__', '', (rt, self) => {
      checkReleased(rt, self);
      return self;
    }),
    native('__exit__', 'type=None, value=None, traceback=None, /', release),
    classGetItem,
  ],
  getset: {
    obj: attribute((rt, self) => word(rt, self, MemoryViewWord.Object), 'The underlying object of the memoryview.'),
    nbytes: attribute(
      (rt, _self, { length, format }) => rt.newInt(length * formatSize(format)),
      'The amount of space in bytes that the array would use in\n a contiguous representation.',
    ),
    readonly: attribute(
      (_rt, _self, { readonly }) => boolHandle(readonly),
      'A bool indicating whether the memory is read only.',
    ),
    itemsize: attribute(
      (rt, _self, { format }) => rt.newInt(formatSize(format)),
      'The size in bytes of each element of the memoryview.',
    ),
    format: attribute(
      (rt, _self, { format, native: marked }) => rt.newStr(marked ? `@${format}` : format),
      'A string containing the format (in struct module style)\n for each element in the view.',
    ),
    ndim: attribute(
      (rt, self) => rt.newInt(dimensionsOf(rt, self).length),
      'An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.',
    ),
    shape: attribute(
      (rt, _self, { length, dimensions }) => dimensions || newTuple(rt, [rt.newInt(length)]),
      'A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.',
    ),
    strides: attribute((rt, self, { stride, format, dimensions }) => {
      const strides = dimensions === NULL ? [stride] : stridesOf(dimensionsOf(rt, self), formatSize(format));
      return newTuple(
        rt,
        strides.map((each) => rt.newInt(each)),
      );
    }, 'A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.'),
    suboffsets: attribute((rt) => newTuple(rt, []), 'A tuple of integers used internally for PIL-style arrays.'),
    c_contiguous: contiguous('C contiguous'),
    f_contiguous: contiguous('Fortran contiguous'),
    contiguous: contiguous('contiguous'),
  },
});

export const memoryIteratorType = defineType({
  id: TypeId.MemoryIterator,
  name: 'memory_iterator',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 1 },
  slots: {
    iter: (_rt, self) => self,
    iternext(rt, self) {
      const { heap } = rt;
      const at = heap.base[self];
      const view = heap.words[at];
      if (view === NULL) return NULL;
      const index = heap.words[at + 1];
      if (index < word(rt, view, MemoryViewWord.Length)) {
        heap.setRaw(at + 1, index + 1);
        return item(rt, view, index);
      }
      heap.setRef(at, NULL);
      return NULL;
    },
  },
});
