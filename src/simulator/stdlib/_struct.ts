/** The _struct module. Twin of Modules/_struct.c; formats and items are in structformat.ts. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { writeBuffer } from './buffers';
import { packItem, parseFormat, structError, unpackItem, type StructFormat } from './structformat';
import { addTypes, bind, moduleType, signature } from './typedef';

const cache = new Map<string, StructFormat>();
const CACHED = 100;

function formatText(rt: Runtime, h: Handle): string {
  if (rt.isStr(h)) return rt.text(h);
  const bytes = bufferOf(rt, h);
  if (bytes !== null) return String.fromCharCode(...bytes);
  return rt.raise('TypeError', `Struct() argument 1 must be a str or bytes object, not ${rt.typeOf(h).name}`);
}

function formatOf(rt: Runtime, text: string): StructFormat {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const format = parseFormat(rt, text);
  if (cache.size >= CACHED) cache.clear();
  cache.set(text, format);
  return format;
}

/** The format of an argument: a str or bytes, or a Struct. */
function argument(rt: Runtime, h: Handle): StructFormat {
  if (rt.isInstance(h, moduleType(rt, '_struct.Struct'))) return ownFormat(rt, h);
  return formatOf(rt, formatText(rt, h));
}

function ownFormat(rt: Runtime, self: Handle): StructFormat {
  const format = rt.heap.words[rt.heap.base[self]];
  if (format === NULL) return rt.raise('RuntimeError', 'Struct object is not initialized');
  return formatOf(rt, rt.text(format));
}

function packed(rt: Runtime, format: StructFormat, values: readonly Handle[], name: string): Uint8Array {
  if (values.length !== format.length) {
    structError(rt, `${name} expected ${format.length} items for packing (got ${values.length})`);
  }
  const bytes = new Uint8Array(format.size);
  let next = 0;
  for (const item of format.items) {
    for (let i = 0; i < item.count; i++) {
      packItem(rt, item, values[next++], bytes, item.offset + i * item.size, format.little);
    }
  }
  return bytes;
}

function unpacked(rt: Runtime, format: StructFormat, bytes: Uint8Array, start: number): Handle {
  const values: Handle[] = [];
  rt.fuel(format.length);
  for (const item of format.items) {
    for (let i = 0; i < item.count; i++) {
      values.push(unpackItem(rt, item, bytes, start + item.offset + i * item.size, format.little));
    }
  }
  return newTuple(rt, values);
}

function unpack(rt: Runtime, format: StructFormat, buffer: Handle): Handle {
  const bytes = bytesArgument(rt, buffer);
  if (bytes.length !== format.size) structError(rt, `unpack requires a buffer of ${format.size} bytes`);
  return unpacked(rt, format, bytes, 0);
}

/** Where in a buffer of `length` bytes an item begins. */
function place(rt: Runtime, format: StructFormat, length: number, offset: number, packing: boolean): number {
  const name = packing ? 'pack_into' : 'unpack_from';
  const verb = packing ? 'packing' : 'unpacking';
  if (offset < 0) {
    if (offset + format.size > 0) {
      structError(rt, packing
        ? `no space to pack ${format.size} bytes at offset ${offset}`
        : `not enough data to unpack ${format.size} bytes`);
    }
    if (offset + length < 0) structError(rt, `offset ${offset} out of range for ${length}-byte buffer`);
  }
  const start = offset < 0 ? offset + length : offset;
  if (length - start < format.size) {
    structError(
      rt,
      `${name} requires a buffer of at least ${format.size + start} bytes for ${verb} ${format.size} bytes at offset ${start} (actual buffer size is ${length})`,
    );
  }
  return start;
}

function unpackFrom(rt: Runtime, format: StructFormat, buffer: Handle, offset: Handle): Handle {
  const bytes = bytesArgument(rt, buffer);
  const at = offset === NULL ? 0 : rt.indexClipped(offset);
  return unpacked(rt, format, bytes, place(rt, format, bytes.length, at, false));
}

function packInto(rt: Runtime, format: StructFormat, args: readonly Handle[]): Handle {
  if (args.length < 2 || args.length !== format.length + 2) {
    if (args.length === 0) structError(rt, 'pack_into expected buffer argument');
    if (args.length === 1) structError(rt, 'pack_into expected offset argument');
    structError(rt, `pack_into expected ${format.length} items for packing (got ${args.length - 2})`);
  }
  const bytes = bufferOf(rt, args[0]);
  if (bytes === null) {
    return rt.raise('TypeError', `a read-write bytes-like object is required, not '${rt.typeOf(args[0]).name}'`);
  }
  const start = place(rt, format, bytes.length, rt.indexClipped(args[1]), true);
  writeBuffer(rt, args[0], start, packed(rt, format, args.slice(2), 'pack_into'));
  return NONE;
}

const enum IteratorWord {
  Format,
  Buffer,
  RefCount,
  Offset = RefCount,
  Count,
}

function iterUnpack(rt: Runtime, formatHandle: Handle, buffer: Handle): Handle {
  const format = argument(rt, formatHandle);
  const bytes = bytesArgument(rt, buffer);
  if (format.size === 0) structError(rt, 'cannot iteratively unpack with a struct of length 0');
  if (bytes.length % format.size !== 0) {
    structError(rt, `iterative unpacking requires a buffer of a multiple of ${format.size} bytes`);
  }
  const made = allocate(rt, moduleType(rt, '_struct.unpack_iterator'));
  rt.heap.setRef(rt.heap.base[made] + IteratorWord.Format, formatHandle);
  rt.heap.setRef(rt.heap.base[made] + IteratorWord.Buffer, buffer);
  return made;
}

const iterator = defineType({
  id: null,
  name: 'unpack_iterator',
  module: '_struct',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: IteratorWord.Count, refs: IteratorWord.RefCount },
  slots: {
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const format = argument(rt, heap.words[at + IteratorWord.Format]);
      const bytes = bytesArgument(rt, heap.words[at + IteratorWord.Buffer]);
      const offset = heap.words[at + IteratorWord.Offset];
      if (offset + format.size > bytes.length) return NULL;
      heap.setRaw(at + IteratorWord.Offset, offset + format.size);
      return unpacked(rt, format, bytes, offset);
    },
  },
  methods: [
    native('__length_hint__', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const format = argument(rt, heap.words[at + IteratorWord.Format]);
      const left = bytesArgument(rt, heap.words[at + IteratorWord.Buffer]).length - heap.words[at + IteratorWord.Offset];
      return rt.newInt(Math.floor(left / format.size));
    }),
  ],
});

const parameters = signature('Struct', 'format');

const struct = defineType({
  id: null,
  name: 'Struct',
  module: '_struct',
  flags: TypeFlag.BaseType | TypeFlag.HasWeakrefs,
  layout: { words: 1, refs: 1 },
  doc: 'Create a compiled struct object.\n\nReturn a new Struct object which writes and reads binary data according to\nthe format string.',
  slots: {
    new: (rt, type, args, kwnames) => {
      const made = allocate(rt, type);
      const [format] = bind(rt, parameters, args, kwnames);
      const text = formatText(rt, format);
      formatOf(rt, text);
      rt.heap.setRef(rt.heap.base[made], rt.newStr(text));
      return made;
    },
    repr: (rt, self) => rt.newStr(`${rt.typeOf(self).name}(${rt.repr(rt.heap.words[rt.heap.base[self]])})`),
  },
  methods: [
    rawNative('pack', null, (rt, self, args) => rt.newBytes(packed(rt, ownFormat(rt, self), args, 'pack'))),
    rawNative('pack_into', null, (rt, self, args) => packInto(rt, ownFormat(rt, self), args)),
    native('unpack', 'buffer, /', (rt, self, buffer) => unpack(rt, ownFormat(rt, self), buffer)),
    native('unpack_from', 'buffer, offset=0', (rt, self, buffer, offset) =>
      unpackFrom(rt, ownFormat(rt, self), buffer, offset),
    ),
    native('iter_unpack', 'buffer, /', iterUnpack),
  ],
  getset: {
    format: { get: (rt, self) => rt.heap.words[rt.heap.base[self]] },
    size: { get: (rt, self) => rt.newInt(ownFormat(rt, self).size) },
  },
});

export const structModule: BuiltinModule = {
  name: '_struct',
  doc: 'Functions to convert between Python values and C structs.',
  functions: [
    native('calcsize', 'format, /', (rt, _self, format) => rt.newInt(argument(rt, format).size)),
    rawNative('pack', null, (rt, _self, args) => {
      if (args.length === 0) rt.raise('TypeError', 'missing format argument');
      return rt.newBytes(packed(rt, argument(rt, args[0]), args.slice(1), 'pack'));
    }),
    rawNative('pack_into', null, (rt, _self, args) => {
      if (args.length === 0) rt.raise('TypeError', 'missing format argument');
      return packInto(rt, argument(rt, args[0]), args.slice(1));
    }),
    native('unpack', 'format, buffer, /', (rt, _self, format, buffer) => unpack(rt, argument(rt, format), buffer)),
    native('unpack_from', 'format, /, buffer, offset=0', (rt, _self, format, buffer, offset) =>
      unpackFrom(rt, argument(rt, format), buffer, offset),
    ),
    native('iter_unpack', 'format, buffer, /', (rt, _self, format, buffer) => iterUnpack(rt, format, buffer)),
    native('_clearcache', '', () => {
      cache.clear();
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [struct, iterator], (spec) => spec === struct);
    const names = vm.newDict();
    vm.setItem(names, vm.intern('__module__'), vm.intern('struct'));
    const type = vm.typeOf(vm.exceptionType('Exception').handle);
    set('error', vm.call(type.handle, [vm.intern('error'), newTuple(vm, [vm.exceptionType('Exception').handle]), names]));
  },
};
