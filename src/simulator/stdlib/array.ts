/**
 * The array module. Twin of Modules/arraymodule.c.
 *
 * The bytes lie in the heap as those of a bytearray do; the same first words, so that its functions read and change them.
 */
import { FALSE, NONE, NOT_IMPLEMENTED, NULL, TRUE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { builtin, IndexIteratorWord, indexIteratorLayout } from '../objects/listiter';
import { bufferOf } from '../objects/buffer';
import {
  byteArrayAppend,
  byteArrayAssign,
  byteArrayLength,
  byteArrayRelease,
  byteArrayReplace,
  byteArraySlice,
  byteArrayValue,
  ByteArrayWord,
  byteArrayWrite,
} from '../objects/bytearray';
import { allocate, instanceDict } from '../objects/instance';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { adjustSlice, isIndex, unpackSlice } from '../objects/slice';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { ITEM_CODES, itemCode, readItem, writeItem, type ItemCode } from './arrayitems';
import { addTypes, moduleType } from './typedef';

const enum ArrayWord {
  /** Character code of the typecode; behind the words of a bytearray. */
  Code = 5,
  /** Items that CPython would have room for. */
  Allocated,
  Count,
}

function codeOf(rt: Runtime, self: Handle): ItemCode {
  return itemCode(String.fromCharCode(rt.heap.words[rt.heap.base[self] + ArrayWord.Code])) as ItemCode;
}

function lengthOf(rt: Runtime, self: Handle): number {
  return byteArrayLength(rt, self) / codeOf(rt, self).size;
}

function isArray(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'array.array'));
}

function newArray(rt: Runtime, code: ItemCode, bytes: Uint8Array, type = moduleType(rt, 'array.array')): Handle {
  const made = allocate(rt, type);
  const { heap } = rt;
  heap.setRaw(heap.base[made] + ArrayWord.Code, code.code.charCodeAt(0));
  byteArrayAssign(rt, made, bytes);
  heap.setRaw(heap.base[made] + ArrayWord.Allocated, bytes.length / code.size);
  return made;
}

/** What `array_resize` does to the room: called before the bytes change. */
function grown(rt: Runtime, self: Handle, length: number): void {
  const at = rt.heap.base[self] + ArrayWord.Allocated;
  const allocated = rt.heap.words[at];
  if (allocated >= length && length > allocated >> 1) return;
  rt.heap.setRaw(at, length === 0 ? 0 : (length >> 4) + (lengthOf(rt, self) < 8 ? 3 : 7) + length);
}

function get(rt: Runtime, self: Handle, index: number): Handle {
  const code = codeOf(rt, self);
  return readItem(rt, code, byteArraySlice(rt, self, index * code.size, code.size), 0);
}

function itemBytes(rt: Runtime, code: ItemCode, value: Handle): Uint8Array {
  const bytes = new Uint8Array(code.size);
  writeItem(rt, code, value, bytes, 0);
  return bytes;
}

function replace(rt: Runtime, self: Handle, start: number, end: number, bytes: Uint8Array): void {
  const { size } = codeOf(rt, self);
  refuseExported(rt, self, bytes.length !== (end - start) * size);
  grown(rt, self, lengthOf(rt, self) - (end - start) + bytes.length / size);
  byteArrayReplace(rt, self, start * size, end * size, bytes);
}

function refuseExported(rt: Runtime, self: Handle, resizing: boolean): void {
  if (resizing && rt.heap.words[rt.heap.base[self] + ByteArrayWord.Exports] > 0) {
    rt.raise('BufferError', 'cannot resize an array that is exporting buffers');
  }
}

function append(rt: Runtime, self: Handle, value: Handle): void {
  const bytes = itemBytes(rt, codeOf(rt, self), value);
  refuseExported(rt, self, true);
  grown(rt, self, lengthOf(rt, self) + 1);
  byteArrayAppend(rt, self, bytes);
}

function extend(rt: Runtime, self: Handle, source: Handle): void {
  if (!isArray(rt, source)) {
    rt.forEach(source, (item) => append(rt, self, item));
    return;
  }
  if (codeOf(rt, source) !== codeOf(rt, self)) rt.raise('TypeError', 'can only extend with array of same kind');
  const end = lengthOf(rt, self);
  replace(rt, self, end, end, byteArrayValue(rt, source));
}

function appendList(rt: Runtime, self: Handle, list: Handle): void {
  if (!rt.isInstance(list, rt.types[TypeId.List])) rt.raise('TypeError', 'arg must be list');
  const code = codeOf(rt, self);
  const parts = rt.items(list).map((item) => itemBytes(rt, code, item));
  for (const bytes of parts) {
    const end = lengthOf(rt, self);
    replace(rt, self, end, end, bytes);
  }
}

function appendBytes(rt: Runtime, self: Handle, bytes: Uint8Array): void {
  const { size } = codeOf(rt, self);
  if (bytes.length % size !== 0) rt.raise('ValueError', 'bytes length not a multiple of item size');
  const end = lengthOf(rt, self);
  if (bytes.length > 0) replace(rt, self, end, end, Uint8Array.from(bytes));
}

function appendText(rt: Runtime, self: Handle, text: string): void {
  for (const character of text) append(rt, self, rt.newStr(character));
}

const BAD_CODE = 'bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)';

function construct(
  rt: Runtime,
  type: ReturnType<typeof moduleType>,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const own = type === moduleType(rt, 'array.array');
  if (own && kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'array.array() takes no keyword arguments');
  if (args.length < 1) rt.raise('TypeError', 'array() takes at least 1 argument (0 given)');
  if (args.length > 2 && kwnames === null)
    rt.raise('TypeError', `array() takes at most 2 arguments (${args.length} given)`);
  const [codeArgument, initial = NULL] = args;
  if (!rt.isStr(codeArgument)) {
    rt.raise('TypeError', `array() argument 1 must be a unicode character, not ${rt.typeOf(codeArgument).name}`);
  }
  const letter = rt.text(codeArgument);
  if ([...letter].length !== 1) {
    rt.raise(
      'TypeError',
      `array() argument 1 must be a unicode character, not a string of length ${[...letter].length}`,
    );
  }
  const code = itemCode(letter);
  if (letter === 'u') {
    rt.warn('DeprecationWarning', "The 'u' type code is deprecated and will be removed in Python 3.16");
  }
  const unicode = letter === 'u' || letter === 'w';
  if (initial !== NULL && !unicode) {
    const shown = `with typecode '${letter}'`;
    if (rt.isStr(initial)) rt.raise('TypeError', `cannot use a str to initialize an array ${shown}`);
    if (isArray(rt, initial) && 'uw'.includes(codeOf(rt, initial).code)) {
      rt.raise('TypeError', `cannot use a unicode array to initialize an array ${shown}`);
    }
  }
  if (code === null) return rt.raise('ValueError', BAD_CODE);
  const made = newArray(rt, code, new Uint8Array(0), type);
  if (initial === NULL) return made;
  const kind = rt.heap.type[initial];
  if (rt.isStr(initial)) appendText(rt, made, rt.text(initial));
  else if (kind === TypeId.Bytes || kind === TypeId.ByteArray)
    appendBytes(rt, made, bufferOf(rt, initial) as Uint8Array);
  else if (isArray(rt, initial) && codeOf(rt, initial) === code) byteArrayAssign(rt, made, byteArrayValue(rt, initial));
  else rt.forEach(initial, (item) => append(rt, made, item));
  rt.heap.setRaw(rt.heap.base[made] + ArrayWord.Allocated, lengthOf(rt, made));
  return made;
}

function place(rt: Runtime, self: Handle, key: Handle, message: string): number {
  const index = rt.indexClipped(key);
  const length = lengthOf(rt, self);
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) rt.raise('IndexError', message);
  return at;
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) return get(rt, self, place(rt, self, key, 'array index out of range'));
  if (rt.heap.type[key] !== TypeId.Slice) return rt.raise('TypeError', 'array indices must be integers');
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), lengthOf(rt, self));
  return newArray(rt, codeOf(rt, self), picked(rt, self, start, step, count));
}

function picked(rt: Runtime, self: Handle, start: number, step: number, count: number): Uint8Array {
  const { size } = codeOf(rt, self);
  const bytes = byteArrayValue(rt, self);
  const out = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const from = (start + i * step) * size;
    out.set(bytes.subarray(from, from + size), i * size);
  }
  return out;
}

function assign(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  const code = codeOf(rt, self);
  if (isIndex(rt, key)) {
    const at = place(rt, self, key, 'array assignment index out of range');
    if (value === NULL) replace(rt, self, at, at + 1, new Uint8Array(0));
    else byteArrayWrite(rt, self, at * code.size, itemBytes(rt, code, value));
    return;
  }
  if (rt.heap.type[key] !== TypeId.Slice) rt.raise('TypeError', 'array indices must be integers');
  const { start, stop, step, count } = adjustSlice(unpackSlice(rt, key), lengthOf(rt, self));
  let bytes = new Uint8Array(0);
  if (value !== NULL) {
    if (!isArray(rt, value)) {
      rt.raise('TypeError', `can only assign array (not "${rt.typeOf(value).name}") to array slice`);
    }
    if (codeOf(rt, value) !== code) rt.raise('TypeError', 'bad argument type for built-in operation');
    bytes = byteArrayValue(rt, value) as Uint8Array<ArrayBuffer>;
  }
  if (step === 1) {
    replace(rt, self, start, Math.max(start, stop), bytes);
    return;
  }
  if (value === NULL) {
    const doomed = new Set(Array.from({ length: count }, (_, i) => start + i * step));
    const kept = byteArrayValue(rt, self).filter((_, i) => !doomed.has(Math.floor(i / code.size)));
    replace(rt, self, 0, lengthOf(rt, self), kept);
    return;
  }
  const given = bytes.length / code.size;
  if (given !== count) {
    rt.raise('ValueError', `attempt to assign array of size ${given} to extended slice of size ${count}`);
  }
  for (let i = 0; i < count; i++) {
    byteArrayWrite(rt, self, (start + i * step) * code.size, bytes.subarray(i * code.size, (i + 1) * code.size));
  }
}

function compare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isArray(rt, other)) return NOT_IMPLEMENTED;
  const [left, right] = [lengthOf(rt, self), lengthOf(rt, other)];
  if (left !== right && op === CompareOp.Eq) return FALSE;
  if (left !== right && op === CompareOp.Ne) return TRUE;
  for (let i = 0; i < Math.min(left, right); i++) {
    rt.fuel(1);
    const a = get(rt, self, i);
    const b = get(rt, other, i);
    if (!rt.equal(a, b)) return rt.compare(a, b, op);
  }
  return rt.compare(rt.newInt(left), rt.newInt(right), op);
}

function find(rt: Runtime, self: Handle, value: Handle, start = 0, stop = Infinity): number {
  for (let i = start; i < Math.min(stop, lengthOf(rt, self)); i++) {
    rt.fuel(1);
    if (rt.equal(get(rt, self, i), value)) return i;
  }
  return -1;
}

function bound(rt: Runtime, self: Handle, h: Handle, fallback: number): number {
  if (h === NULL) return fallback;
  const index = rt.indexClipped(h);
  return index < 0 ? Math.max(0, index + lengthOf(rt, self)) : index;
}

function repeated(rt: Runtime, self: Handle, count: number): Uint8Array {
  const bytes = byteArrayValue(rt, self);
  const total = bytes.length * Math.max(0, count);
  if (total > 2 ** 29) rt.raiseWith('MemoryError', []);
  const out = new Uint8Array(total);
  for (let i = 0; i < count; i++) out.set(bytes, i * bytes.length);
  return out;
}

function text(rt: Runtime, self: Handle): string {
  return listItems(rt, self)
    .map((item) => rt.text(item))
    .join('');
}

function listItems(rt: Runtime, self: Handle): Handle[] {
  const code = codeOf(rt, self);
  const bytes = byteArrayValue(rt, self);
  rt.fuel(bytes.length / code.size);
  return Array.from({ length: bytes.length / code.size }, (_, i) => readItem(rt, code, bytes, i * code.size));
}

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = bytes[i - (i % size) + (size - 1 - (i % size))];
  return out;
}

function repr(rt: Runtime, self: Handle): Handle {
  const { code } = codeOf(rt, self);
  const name = rt.typeOf(self).name;
  if (lengthOf(rt, self) === 0) return rt.newStr(`${name}('${code}')`);
  const shown = 'uw'.includes(code) ? rt.repr(rt.newStr(text(rt, self))) : rt.repr(rt.newList(listItems(rt, self)));
  return rt.newStr(`${name}('${code}', ${shown})`);
}

function copyOf(rt: Runtime, self: Handle): Handle {
  return newArray(rt, codeOf(rt, self), byteArrayValue(rt, self));
}

const methods: readonly NativeFunction[] = [
  native('append', 'v, /', (rt, self, v) => {
    append(rt, self, v);
    return NONE;
  }),
  native('extend', 'bb, /', (rt, self, source) => {
    extend(rt, self, source);
    return NONE;
  }),
  native('insert', 'i, v, /', (rt, self, i, v) => {
    const length = lengthOf(rt, self);
    const index = rt.indexClipped(i);
    const at = Math.min(length, index < 0 ? Math.max(0, index + length) : index);
    replace(rt, self, at, at, itemBytes(rt, codeOf(rt, self), v));
    return NONE;
  }),
  native('pop', 'i=-1, /', (rt, self, i) => {
    const length = lengthOf(rt, self);
    if (length === 0) rt.raise('IndexError', 'pop from empty array');
    const at = i === NULL ? length - 1 : place(rt, self, i, 'pop index out of range');
    const value = get(rt, self, at);
    replace(rt, self, at, at + 1, new Uint8Array(0));
    return value;
  }),
  native('remove', 'v, /', (rt, self, v) => {
    const at = find(rt, self, v);
    if (at < 0) rt.raise('ValueError', 'array.remove(x): x not in array');
    replace(rt, self, at, at + 1, new Uint8Array(0));
    return NONE;
  }),
  native('index', 'v, start=0, stop=sys.maxsize, /', (rt, self, v, start, stop) => {
    const at = find(rt, self, v, bound(rt, self, start, 0), bound(rt, self, stop, Infinity));
    return at < 0 ? rt.raise('ValueError', 'array.index(x): x not in array') : rt.newInt(at);
  }),
  native('count', 'v, /', (rt, self, v) => rt.newInt(listItems(rt, self).filter((item) => rt.equal(item, v)).length)),
  native('clear', '', (rt, self) => {
    replace(rt, self, 0, lengthOf(rt, self), new Uint8Array(0));
    return NONE;
  }),
  native('reverse', '', (rt, self) => {
    const length = lengthOf(rt, self);
    byteArrayWrite(rt, self, 0, picked(rt, self, length - 1, -1, length));
    return NONE;
  }),
  native('byteswap', '', (rt, self) => {
    byteArrayWrite(rt, self, 0, swapped(byteArrayValue(rt, self), codeOf(rt, self).size));
    return NONE;
  }),
  native('tolist', '', (rt, self) => rt.newList(listItems(rt, self))),
  native('fromlist', 'list, /', (rt, self, list) => {
    appendList(rt, self, list);
    return NONE;
  }),
  native('tobytes', '', (rt, self) => rt.newBytes(byteArrayValue(rt, self))),
  native('frombytes', 'buffer, /', (rt, self, buffer) => {
    const bytes = bufferOf(rt, buffer);
    if (bytes === null) {
      return rt.raise('TypeError', `a bytes-like object is required, not '${rt.typeOf(buffer).name}'`);
    }
    appendBytes(rt, self, bytes);
    return NONE;
  }),
  native('tounicode', '', (rt, self) => {
    if (!'uw'.includes(codeOf(rt, self).code)) {
      rt.raise('ValueError', "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    return rt.newStr(text(rt, self));
  }),
  native('fromunicode', 'ustr, /', (rt, self, ustr) => {
    if (!rt.isStr(ustr)) rt.raise('TypeError', `fromunicode() argument must be str, not ${rt.typeOf(ustr).name}`);
    if (!'uw'.includes(codeOf(rt, self).code)) {
      rt.raise('ValueError', "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    appendText(rt, self, rt.text(ustr));
    return NONE;
  }),
  native('tofile', 'f, /', (rt, self, file) => {
    rt.callMethod(file, 'write', rt.newBytes(byteArrayValue(rt, self)));
    return NONE;
  }),
  native('fromfile', 'f, n, /', (rt, self, file, n) => {
    const count = rt.indexClipped(n);
    if (count < 0) rt.raise('ValueError', 'negative count');
    const wanted = count * codeOf(rt, self).size;
    const bytes = bufferOf(rt, rt.callMethod(file, 'read', rt.newInt(wanted))) ?? new Uint8Array(0);
    appendBytes(rt, self, bytes);
    if (bytes.length < wanted) rt.raise('EOFError', "read() didn't return enough bytes");
    return NONE;
  }),
  native('buffer_info', '', (rt, self) => {
    const address = rt.call(builtin(rt, 'id'), [self]);
    return newTuple(rt, [rt.binary('add', address, rt.newInt(80)), rt.newInt(lengthOf(rt, self))]);
  }),
  native('__copy__', '', copyOf),
  native('__deepcopy__', 'unused, /', copyOf),
  native('__sizeof__', '', (rt, self) =>
    rt.newInt(80 + rt.heap.words[rt.heap.base[self] + ArrayWord.Allocated] * codeOf(rt, self).size),
  ),
  native('__reduce_ex__', 'value, /', (rt, self) => {
    const dict = rt.typeOf(self) === moduleType(rt, 'array.array') ? NULL : instanceDict(rt, self);
    const { code } = codeOf(rt, self);
    const made = newTuple(rt, [rt.newStr(code), rt.newList(listItems(rt, self))]);
    return newTuple(rt, [rt.typeOf(self).handle, made, dict === NULL ? NONE : dict]);
  }),
];

const array = defineType({
  id: null,
  name: 'array',
  module: 'array',
  flags: TypeFlag.BaseType | TypeFlag.Sequence | TypeFlag.HasWeakrefs,
  unhashable: true,
  doc: 'array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.',
  layout: {
    words: ArrayWord.Count,
    refs: 0,
    release: (rt, self) => {
      byteArrayRelease(rt, self);
      const base = rt.heap.base[self];
      rt.heap.setRaw(base + ArrayWord.Code, 0);
      rt.heap.setRaw(base + ArrayWord.Allocated, 0);
    },
    buffer: {
      read: byteArrayValue,
      slice: byteArraySlice,
      write: byteArrayWrite,
      format: (rt, self) => {
        const { code } = codeOf(rt, self);
        return code === 'u' ? 'w' : code;
      },
      exported: (rt, self, change) => {
        const at = rt.heap.base[self] + ByteArrayWord.Exports;
        rt.heap.setRaw(at, rt.heap.words[at] + change);
      },
    },
  },
  slots: {
    new: construct,
    repr,
    richcompare: compare,
    iter: (rt, self) => {
      const made = allocate(rt, moduleType(rt, 'array.arrayiterator'));
      rt.heap.setRef(rt.heap.base[made], self);
      return made;
    },
    length: lengthOf,
    item: (rt, self, index) => {
      if (index < 0 || index >= lengthOf(rt, self)) rt.raise('IndexError', 'array index out of range');
      return get(rt, self, index);
    },
    concat: (rt, self, other) => {
      if (!isArray(rt, other)) {
        rt.raise('TypeError', `can only append array (not "${rt.typeOf(other).name}") to array`);
      }
      if (codeOf(rt, self) !== codeOf(rt, other)) rt.raise('TypeError', 'bad argument type for built-in operation');
      const bytes = byteArrayValue(rt, self);
      const more = byteArrayValue(rt, other);
      const out = new Uint8Array(bytes.length + more.length);
      out.set(bytes);
      out.set(more, bytes.length);
      return newArray(rt, codeOf(rt, self), out);
    },
    inplaceConcat: (rt, self, other) => {
      if (!isArray(rt, other)) {
        rt.raise('TypeError', `can only extend with array (not "${rt.typeOf(other).name}")`);
      }
      extend(rt, self, other);
      return self;
    },
    repeat: (rt, self, count) => newArray(rt, codeOf(rt, self), repeated(rt, self, count)),
    inplaceRepeat: (rt, self, count) => {
      replace(rt, self, 0, lengthOf(rt, self), repeated(rt, self, count));
      return self;
    },
    contains: (rt, self, value) => find(rt, self, value) >= 0,
    subscript,
    assSubscript: assign,
  },
  methods,
  getset: {
    typecode: {
      get: (rt, self) => rt.newStr(codeOf(rt, self).code),
      doc: 'the typecode character used to create the array',
    },
    itemsize: { get: (rt, self) => rt.newInt(codeOf(rt, self).size), doc: 'the size, in bytes, of one array item' },
  },
});

const iterator = defineType({
  id: null,
  name: 'arrayiterator',
  module: 'array',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: indexIteratorLayout,
  slots: {
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const sequence = heap.words[at + IndexIteratorWord.Sequence];
      if (sequence === NULL) return NULL;
      const index = heap.words[at + IndexIteratorWord.Index];
      if (index < lengthOf(rt, sequence)) {
        heap.setRaw(at + IndexIteratorWord.Index, index + 1);
        return get(rt, sequence, index);
      }
      heap.setRef(at, NULL);
      return NULL;
    },
  },
});

export const arrayModule: BuiltinModule = {
  name: 'array',
  doc: 'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.',
  functions: [
    native(
      '_array_reconstructor',
      'arraytype, typecode, mformat_code, items, /',
      (rt, _self, type, code, _format, items) => {
        const made = rt.call(type, [code]);
        rt.callMethod(made, 'frombytes', items);
        return made;
      },
    ),
  ],
  init: (vm, _module, set) => {
    const [type] = addTypes(vm, set, [array, iterator], (spec) => spec === array);
    set('ArrayType', type.handle);
    set('typecodes', vm.newStr(ITEM_CODES));
    const registry = vm.importModule('collections.abc');
    vm.callMethod(vm.getAttr(registry, 'MutableSequence'), 'register', type.handle);
  },
};
