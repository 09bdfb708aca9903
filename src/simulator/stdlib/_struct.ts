/** The _struct module. Twin of Modules/_struct.c; formats are in structformat.ts. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { writableBuffer } from './buffers';
import { packItem, parseFormat, structError, unpackItem, type StructFormat } from './structformat';
import { addTypes, bind, moduleType, newExceptionClass, signature } from './typedef';

/** Formats that were read before, by text: a cache, as CPython has. */
const formats = new Map<string, StructFormat>();

function formatText(rt: Runtime, format: Handle): string {
  if (rt.isStr(format)) return rt.text(format);
  const bytes = rt.isInstance(format, rt.types[TypeId.Bytes]) ? bufferOf(rt, format) : null;
  if (bytes !== null) return String.fromCharCode(...bytes);
  return rt.raise('TypeError', `Struct() argument 1 must be a str or bytes object, not ${rt.typeOf(format).name}`);
}

function formatOf(rt: Runtime, text: string): StructFormat {
  let format = formats.get(text);
  if (format === undefined) {
    format = parseFormat(rt, text);
    if (formats.size > 100) formats.clear();
    formats.set(text, format);
  }
  return format;
}

function checkCount(rt: Runtime, name: string, format: StructFormat, values: readonly Handle[]): void {
  if (values.length === format.length) return;
  structError(rt, `${name} expected ${format.length} items for packing (got ${values.length})`);
}

function packInto(
  rt: Runtime,
  name: string,
  format: StructFormat,
  values: readonly Handle[],
  bytes: Uint8Array,
  start: number,
): void {
  checkCount(rt, name, format, values);
  let next = 0;
  for (const item of format.items) {
    for (let i = 0; i < item.count; i++) {
      packItem(rt, item, values[next++], bytes, start + item.offset + i * item.size, format.little);
    }
  }
}

function unpack(rt: Runtime, format: StructFormat, bytes: Uint8Array, start: number): Handle {
  const values: Handle[] = [];
  for (const item of format.items) {
    for (let i = 0; i < item.count; i++) {
      values.push(unpackItem(rt, item, bytes, start + item.offset + i * item.size, format.little));
    }
  }
  return newTuple(rt, values);
}

function packed(rt: Runtime, format: StructFormat, values: readonly Handle[]): Handle {
  const bytes = new Uint8Array(format.size);
  packInto(rt, 'pack', format, values, bytes, 0);
  return rt.newBytes(bytes);
}

function unpackExact(rt: Runtime, format: StructFormat, buffer: Handle): Handle {
  const bytes = bytesArgument(rt, buffer);
  if (bytes.length !== format.size) structError(rt, `unpack requires a buffer of ${format.size} bytes`);
  return unpack(rt, format, bytes, 0);
}

/** Where an operation on a part of a buffer begins; raises when it does not fit. */
function startAt(
  rt: Runtime,
  name: 'pack_into' | 'unpack_from',
  format: StructFormat,
  size: number,
  offset: number,
): number {
  const doing = name === 'pack_into' ? 'packing' : 'unpacking';
  const room = name === 'pack_into' ? 'no space to pack' : 'not enough data to unpack';
  let start = offset;
  if (offset < 0) {
    if (offset + format.size > 0) structError(rt, `${room} ${format.size} bytes at offset ${offset}`);
    if (offset + size < 0) structError(rt, `offset ${offset} out of range for ${size}-byte buffer`);
    start = offset + size;
  }
  if (size - start < format.size) {
    structError(
      rt,
      `${name} requires a buffer of at least ${start + format.size} bytes for ${doing} ${format.size} bytes at offset ` +
        `${start} (actual buffer size is ${size})`,
    );
  }
  return start;
}

function packIntoBuffer(rt: Runtime, format: StructFormat, args: readonly Handle[]): Handle {
  const [buffer, offset, ...values] = args;
  if (args.length === 0) rt.raise('TypeError', 'pack_into expected buffer argument');
  if (args.length === 1) rt.raise('TypeError', 'pack_into expected offset argument');
  checkCount(rt, 'pack_into', format, values);
  const target = writableBuffer(rt, buffer);
  if (target === null) {
    return rt.raise('TypeError', `argument must be read-write bytes-like object, not ${rt.typeOf(buffer).name}`);
  }
  const start = startAt(rt, 'pack_into', format, target.length, rt.indexClipped(offset));
  const bytes = new Uint8Array(format.size);
  packInto(rt, 'pack_into', format, values, bytes, 0);
  target.write(start, bytes);
  return NONE;
}

function unpackFrom(rt: Runtime, format: StructFormat, buffer: Handle, offset: Handle): Handle {
  const bytes = bytesArgument(rt, buffer);
  return unpack(rt, format, bytes, startAt(rt, 'unpack_from', format, bytes.length, ssizeArgument(rt, offset, 0)));
}

function iterUnpack(rt: Runtime, text: string, buffer: Handle): Handle {
  const format = formatOf(rt, text);
  const bytes = bytesArgument(rt, buffer);
  if (format.size === 0) structError(rt, 'cannot iteratively unpack with a struct of length 0');
  if (bytes.length % format.size !== 0) {
    structError(rt, `iterative unpacking requires a buffer of a multiple of ${format.size} bytes`);
  }
  const made = allocate(rt, moduleType(rt, '_struct.unpack_iterator'));
  rt.heap.setRef(rt.heap.base[made] + IteratorWord.Buffer, buffer);
  rt.heap.setRef(rt.heap.base[made] + IteratorWord.Format, rt.newStr(text));
  return made;
}

const enum IteratorWord {
  Buffer,
  Format,
  RefCount,
  Position = RefCount,
  Count,
}

const unpackIterator = defineType({
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
      const buffer = heap.words[at];
      if (buffer === NULL) return NULL;
      const format = formatOf(rt, rt.text(heap.words[at + IteratorWord.Format]));
      const bytes = bytesArgument(rt, buffer);
      const position = heap.words[at + IteratorWord.Position];
      if (position + format.size > bytes.length) {
        heap.setRef(at, NULL);
        return NULL;
      }
      heap.setRaw(at + IteratorWord.Position, position + format.size);
      return unpack(rt, format, bytes, position);
    },
  },
  methods: [
    native('__length_hint__', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      if (heap.words[at] === NULL) return rt.newInt(0);
      const { size } = formatOf(rt, rt.text(heap.words[at + IteratorWord.Format]));
      const left = bytesArgument(rt, heap.words[at]).length - heap.words[at + IteratorWord.Position];
      return rt.newInt(Math.floor(left / size));
    }),
  ],
});

const structParameters = signature('Struct', 'format');

function own(rt: Runtime, self: Handle): string {
  const text = rt.heap.words[rt.heap.base[self]];
  return text === NULL ? rt.raise('RuntimeError', 'Struct object is not initialized') : rt.text(text);
}

const struct = defineType({
  id: null,
  name: 'Struct',
  module: '_struct',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: {
    words: 1,
    refs: 1,
    // The table of the format's codes, with an end mark.
    moreBytes: (rt, words, self) => {
      const text = words[rt.heap.base[self]];
      return text === NULL ? 0 : 32 * (formatOf(rt, rt.text(text)).items.length + 1);
    },
  },
  doc: 'Struct(fmt) --> compiled struct object',
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: (rt, self, args, kwnames) => {
      const [format] = bind(rt, structParameters, args, kwnames);
      const text = formatText(rt, format);
      formatOf(rt, text);
      rt.heap.setRef(rt.heap.base[self], rt.newStr(text));
    },
    repr: (rt, self) => rt.newStr(`${rt.typeOf(self).name}(${rt.repr(rt.newStr(own(rt, self)))})`),
  },
  getset: {
    format: { get: (rt, self) => rt.newStr(own(rt, self)) },
    size: { get: (rt, self) => rt.newInt(formatOf(rt, own(rt, self)).size) },
  },
  methods: [
    rawNative('pack', null, (rt, self, args) => packed(rt, formatOf(rt, own(rt, self)), args)),
    rawNative('pack_into', null, (rt, self, args) => packIntoBuffer(rt, formatOf(rt, own(rt, self)), args)),
    native('unpack', 'buffer, /', (rt, self, buffer) => unpackExact(rt, formatOf(rt, own(rt, self)), buffer)),
    native('unpack_from', 'buffer, offset=0', (rt, self, buffer, offset) =>
      unpackFrom(rt, formatOf(rt, own(rt, self)), buffer, offset),
    ),
    native('iter_unpack', 'buffer, /', (rt, self, buffer) => iterUnpack(rt, own(rt, self), buffer)),
  ],
});

function withFormat(
  name: string,
  run: (rt: Runtime, format: StructFormat, args: readonly Handle[]) => Handle,
): NativeFunction {
  return rawNative(name, '(format, /, *values)', (rt, _self, args) => {
    if (args.length === 0) rt.raise('TypeError', 'missing format argument');
    return run(rt, formatOf(rt, formatText(rt, args[0])), args.slice(1));
  });
}

export const structModule: BuiltinModule = {
  name: '_struct',
  doc: "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.\n\nThe optional first format char indicates byte order, size and alignment:\n  @: native order, size & alignment (default)\n  =: native order, std. size & alignment\n  <: little-endian, std. size & alignment\n  >: big-endian, std. size & alignment\n  !: same as >\n\nThe remaining chars indicate types of args and must match exactly;\nthese can be preceded by a decimal repeat count:\n  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;\n  ?: _Bool (requires C99; if not available, char is used instead)\n  h:short; H:unsigned short; i:int; I:unsigned int;\n  l:long; L:unsigned long; f:float; d:double; e:half-float.\nSpecial cases (preceding decimal count indicates length):\n  s:string (array of char); p: pascal string (with count byte).\nSpecial cases (only available in native format):\n  n:ssize_t; N:size_t;\n  P:an integer type that is wide enough to hold a pointer.\nSpecial case (not in native mode unless 'long long' in platform C):\n  q:long long; Q:unsigned long long\nWhitespace between formats is ignored.\n\nThe variable struct.error is an exception raised on errors.\n",
  functions: [
    withFormat('pack', packed),
    withFormat('pack_into', packIntoBuffer),
    native('unpack', 'format, buffer, /', (rt, _self, format, buffer) =>
      unpackExact(rt, formatOf(rt, formatText(rt, format)), buffer),
    ),
    native('unpack_from', 'format, /, buffer, offset=0', (rt, _self, format, buffer, offset) =>
      unpackFrom(rt, formatOf(rt, formatText(rt, format)), buffer, offset),
    ),
    native('iter_unpack', 'format, buffer, /', (rt, _self, format, buffer) =>
      iterUnpack(rt, formatText(rt, format), buffer),
    ),
    native('calcsize', 'format, /', (rt, _self, format) => rt.newInt(formatOf(rt, formatText(rt, format)).size)),
    native('_clearcache', '', () => NONE),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [struct, unpackIterator], (spec) => spec === struct);
    set('error', newExceptionClass(vm, 'struct', 'error', 'Exception'));
  },
};
