/** The array module: its types and their methods. Twin of Modules/arraymodule.c. */
import type { BuiltinModule } from '../machine/modules';
import { EMPTY_TUPLE, NONE, NULL } from '../memory';
import { classGetItem } from '../objects/arguments';
import { bufferOf } from '../objects/buffer';
import { byteArrayRelease, byteArraySlice, byteArrayValue, ByteArrayWord, byteArrayWrite } from '../objects/bytearray';
import { allocate, instanceDict } from '../objects/instance';
import { builtin, indexedMethods, indexIteratorLayout, IndexIteratorWord } from '../objects/listiter';
import { native, type NativeFunction } from '../objects/native';
import { defineType } from '../objects/spec';
import { argumentKind, ssizeArgument } from '../objects/textargs';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { ITEM_CODES } from './arrayitems';
import { machineFormat, reconstruct } from './arraypickling';
import {
  append,
  appendBytes,
  appendList,
  appendText,
  ArrayWord,
  assign,
  bound,
  codeOf,
  compare,
  construct,
  copyOf,
  extend,
  find,
  get,
  isArray,
  itemBytes,
  lengthOf,
  listItems,
  newArray,
  picked,
  place,
  repeated,
  replace,
  repr,
  roomBytes,
  subscript,
  swapped,
  text,
} from './arrayobject';
import { addTypes, moduleType } from './typedef';

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
    const index = ssizeArgument(rt, i, 0);
    const at = Math.min(length, index < 0 ? Math.max(0, index + length) : index);
    replace(rt, self, at, at, itemBytes(rt, codeOf(rt, self), v));
    return NONE;
  }),
  native('pop', 'i=-1, /', (rt, self, i) => {
    const length = lengthOf(rt, self);
    if (length === 0) rt.raise('IndexError', 'pop from empty array');
    const index = ssizeArgument(rt, i, -1);
    const at = place(rt, self, rt.newInt(index), 'pop index out of range');
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
    if (!rt.isStr(ustr)) rt.raise('TypeError', `fromunicode() argument must be str, not ${argumentKind(rt, ustr)}`);
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
    const count = ssizeArgument(rt, n, 0);
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
  classGetItem,
  native('__copy__', '', copyOf),
  native('__deepcopy__', 'unused, /', copyOf),
  native('__sizeof__', '', (rt, self) => rt.newInt(64 + roomBytes(rt, rt.heap.words, self))),
  native('__reduce_ex__', 'value, /', (rt, self, protocol) => {
    const dict = rt.typeOf(self) === moduleType(rt, 'array.array') ? NULL : instanceDict(rt, self);
    const state = dict === NULL ? NONE : dict;
    const { code } = codeOf(rt, self);
    const type = rt.typeOf(self).handle;
    if (Number(rt.index(protocol)) < 3) {
      return newTuple(rt, [type, newTuple(rt, [rt.newStr(code), rt.newList(listItems(rt, self))]), state]);
    }
    const bytes = rt.newBytes(byteArrayValue(rt, self));
    const made = newTuple(rt, [type, rt.newStr(code), rt.newInt(machineFormat(code)), bytes]);
    return newTuple(rt, [rt.getAttr(rt.importModule('array'), '_array_reconstructor'), made, state]);
  }),
];

export const array = defineType({
  id: null,
  name: 'array',
  module: 'array',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.Sequence | TypeFlag.HasWeakrefs,
  unhashable: true,
  doc: 'array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.',
  layout: {
    words: ArrayWord.Count,
    refs: 0,
    moreBytes: roomBytes,
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
    },
    itemsize: { get: (rt, self) => rt.newInt(codeOf(rt, self).size) },
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
  methods: indexedMethods({
    maker: 'iter',
    empty: () => EMPTY_TUPLE,
    remaining: (rt, sequence, index) => Math.max(lengthOf(rt, sequence) - index, 0),
    bound: (rt, sequence, index) => Math.max(0, Math.min(index, lengthOf(rt, sequence))),
  }).filter(({ name }) => name !== '__length_hint__'),
});

export const arrayModule: BuiltinModule = {
  name: 'array',
  doc: 'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n',
  order: 'ArrayType array typecodes',
  functions: [
    native(
      '_array_reconstructor',
      'arraytype, typecode, mformat_code, items, /',
      (rt, _self, type, code, format, items) => reconstruct(rt, type, code, format, items),
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
