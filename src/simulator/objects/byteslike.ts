/**
 * What bytes and bytearray have in common: methods that give a new object. Twin of Objects/bytes_methods.c and of
 * Objects/stringlib; the work is in values/bytesmethods.ts.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import * as bytes from '../values/bytesmethods';
import type { StripSides } from '../values/strmethods';
import type { Fuel } from '../values/problem';
import { bufferOf, byteOf, bytesArgument } from './buffer';
import { whileExported } from './bytearray';
import { bytesOf, newBytes } from './bytes';
import { joinedItems } from './listextend';
import { native, type NativeFunction } from './native';
import { fuelOf, guarded } from './problems';
import type { Runtime } from './runtime';
import { isIndex } from './slice';
import { codecArguments, decodeBytes } from './strencode';
import { argumentKind, chargeRepeat, endArgument, intArgument, ssizeArgument, startArgument } from './textargs';
import { newTuple, tupleItems } from './tuple';
import { isTuple } from './tupletype';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** How one of the two types reads itself and makes its results. */
export interface BytesKind {
  readonly name: 'bytes' | 'bytearray';
  readonly read: (rt: Runtime, self: Handle) => Uint8Array;
  readonly make: (rt: Runtime, value: Uint8Array) => Handle;
}

/** What find() and its like look for: bytes, or one byte by its number. */
export function subsection(rt: Runtime, h: Handle): Uint8Array {
  const buffer = bufferOf(rt, h);
  if (buffer !== null) return buffer;
  if (isIndex(rt, h)) return Uint8Array.of(byteOf(rt, h, 'byte'));
  return rt.raise('TypeError', `argument should be integer or bytes-like object, not '${typeNameOf(rt, h)}'`);
}

/** `value in self` of both types. */
export function bytesContain(rt: Runtime, all: Uint8Array, value: Handle): boolean {
  const buffer = isIndex(rt, value) ? null : bytesArgument(rt, value);
  if (buffer === null) return all.includes(byteOf(rt, value, 'byte'));
  return bytes.findBytes(all, buffer) >= 0;
}

/** The operands of `+`; TypeError when the other one is not bytes-like. */
export function concatenated(rt: Runtime, kind: string, self: Uint8Array, other: Handle): Uint8Array {
  const buffer = bufferOf(rt, other);
  if (buffer === null) return rt.raise('TypeError', `can't concat ${typeNameOf(rt, other)} to ${kind}`);
  const size = self.length + buffer.length;
  chargeRepeat(rt, '', size, 1);
  return bytes.concatBytes(self, buffer);
}

/** The bytes of `self * count`. */
export function repeatedBytes(rt: Runtime, self: Uint8Array, count: number): Uint8Array {
  const times = Math.max(count, 0);
  chargeRepeat(rt, 'repeated bytes are too long', self.length, times);
  return bytes.repeatBytes(self, times);
}

type Search<T> = (all: Uint8Array, sub: Uint8Array, start: number, end: number) => T;

/** The separator of hex(): one ASCII character. */
export function hexSeparator(rt: Runtime, sep: Handle): string | null {
  if (sep === NULL) return null;
  const isText = rt.isStr(sep);
  if (rt.length(sep) !== 1) rt.raise('ValueError', 'sep must be length 1.');
  if (!isText && !rt.isInstance(sep, rt.types[TypeId.Bytes])) rt.raise('TypeError', 'sep must be str or bytes.');
  const character = isText ? rt.text(sep) : String.fromCharCode(bytesOf(rt, sep)[0]);
  if (character > '\x7f') rt.raise('ValueError', 'sep must be ASCII.');
  return character;
}

/** `hex(sep, bytes_per_sep)` of some bytes. */
export function hexText(rt: Runtime, all: Uint8Array, sep: Handle, perSep: Handle): Handle {
  const group = intArgument(rt, perSep, 1);
  const separator = hexSeparator(rt, sep);
  return rt.newStr(bytes.hexBytes(all, group === 0 ? null : separator, group));
}

/** The methods of both types. */
export function bytesLikeMethods(kind: BytesKind): readonly NativeFunction[] {
  const { name: kindName, read, make } = kind;

  function search<T>(name: string, find: Search<T>, result: (rt: Runtime, found: T) => Handle): NativeFunction {
    const method = native(name, 'sub, start=None, end=None, /', (rt, self, sub, start, end) => {
      const from = startArgument(rt, start);
      const to = endArgument(rt, end);
      const wanted = subsection(rt, sub);
      const all = read(rt, self);
      if (all.length > 10_000) rt.fuel(all.length / 256);
      return result(
        rt,
        guarded(rt, () => find(all, wanted, from, to)),
      );
    });
    return { ...method, signature: 'sub[, start[, end]], /' };
  }

  function affix(name: string, parameter: string, test: Search<boolean>): NativeFunction {
    const method = native(name, `${parameter}, start=None, end=None, /`, (rt, self, wanted, start, end) => {
      const from = startArgument(rt, start);
      const to = endArgument(rt, end);
      const all = read(rt, self);
      if (isTuple(rt, wanted)) {
        return boolHandle(tupleItems(rt.heap, wanted).some((each) => test(all, bytesArgument(rt, each), from, to)));
      }
      const buffer = bufferOf(rt, wanted);
      if (buffer === null) {
        const given = typeNameOf(rt, wanted);
        return rt.raise('TypeError', `${name} first arg must be bytes or a tuple of bytes, not ${given}`);
      }
      return boolHandle(test(all, buffer, from, to));
    });
    return { ...method, signature: `${parameter}[, start[, end]], /` };
  }

  function padder(
    name: string,
    pad: (all: Uint8Array, width: number, fill: number, fuel: Fuel) => Uint8Array,
  ): NativeFunction {
    return native(name, "width, fillchar=b' ', /", (rt, self, width, fill) => {
      const size = ssizeArgument(rt, width, 0);
      let byte = 32;
      if (fill !== NULL) {
        const isKind = rt.isInstance(fill, rt.types[TypeId.Bytes]) || rt.isInstance(fill, rt.types[TypeId.ByteArray]);
        if (!isKind) {
          const given = argumentKind(rt, fill);
          rt.raise('TypeError', `${name}() argument 2 must be a byte string of length 1, not ${given}`);
        }
        const value = bytesArgument(rt, fill);
        if (value.length !== 1) {
          const given = `a ${typeNameOf(rt, fill)} object of length ${value.length}`;
          rt.raise('TypeError', `${name}(): argument 2 must be a byte string of length 1, not ${given}`);
        }
        byte = value[0];
      }
      return make(
        rt,
        guarded(rt, () => pad(read(rt, self), size, byte, fuelOf(rt))),
      );
    });
  }

  function stripper(name: string, sides: StripSides): NativeFunction {
    return native(name, 'bytes=None, /', (rt, self, chars) => {
      const blanks = chars === NULL || chars === NONE;
      const all = read(rt, self);
      const stripped = bytes.stripBytes(all, blanks ? null : bytesArgument(rt, chars), sides);
      return stripped.length === all.length && rt.heap.type[self] === TypeId.Bytes ? self : make(rt, stripped);
    });
  }

  function splitter(
    name: string,
    split: (all: Uint8Array, sep: Uint8Array | null, maxsplit: number) => Uint8Array[],
  ): NativeFunction {
    return native(name, 'sep=None, maxsplit=-1', (rt, self, sep, maxsplit) => {
      const limit = ssizeArgument(rt, maxsplit, -1);
      const separator = sep === NULL || sep === NONE ? null : bytesArgument(rt, sep);
      const parts = guarded(rt, () => split(read(rt, self), separator, limit));
      rt.fuel(parts.length);
      return rt.newList(parts.map((part) => make(rt, part)));
    });
  }

  function partitioner(name: string, split: (all: Uint8Array, sep: Uint8Array) => Uint8Array[]): NativeFunction {
    return native(name, 'sep, /', (rt, self, sep) => {
      const separator = bytesArgument(rt, sep);
      const parts = guarded(rt, () => split(read(rt, self), separator));
      return newTuple(
        rt,
        parts.map((part) => make(rt, part)),
      );
    });
  }

  const mapping = (name: string, convert: (all: Uint8Array) => Uint8Array): NativeFunction =>
    native(name, '', (rt, self) => make(rt, convert(read(rt, self))));
  const predicate = (name: string, test: (all: Uint8Array) => boolean): NativeFunction =>
    native(name, '', (rt, self) => boolHandle(test(read(rt, self))));
  const newIndex = (rt: Runtime, index: number): Handle => rt.newInt(index);

  return [
    mapping('capitalize', bytes.capitalizeBytes),
    padder('center', bytes.centerBytes),
    search('count', bytes.countBytes, newIndex),
    native('decode', "encoding='utf-8', errors='strict'", (rt, self, encoding, errors) =>
      decodeBytes(rt, read(rt, self), ...codecArguments(rt, 'decode', encoding, errors)),
    ),
    affix('endswith', 'suffix', bytes.endswithBytes),
    native('expandtabs', 'tabsize=8', (rt, self, tabsize) => {
      const size = intArgument(rt, tabsize, 8);
      return make(
        rt,
        guarded(rt, () => bytes.expandtabsBytes(read(rt, self), size, fuelOf(rt))),
      );
    }),
    search('find', bytes.findBytes, newIndex),
    native(
      'fromhex',
      'string, /',
      (rt, cls, string) => {
        const value = rt.isStr(string) ? rt.text(string) : hexOfBuffer(rt, string);
        const made = make(
          rt,
          guarded(rt, () => bytes.bytesFromHex(value)),
        );
        return cls === rt.types[kindName === 'bytes' ? TypeId.Bytes : TypeId.ByteArray].handle
          ? made
          : rt.call(cls, [made]);
      },
      {
        binding: 'class',
        doc: `Create a ${kindName} object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.`,
      },
    ),
    native('hex', 'sep=<unrepresentable>, bytes_per_sep=1', (rt, self, sep, perSep) =>
      hexText(rt, read(rt, self), sep, perSep),
    ),
    search('index', bytes.indexBytes, newIndex),
    predicate('isalnum', bytes.isalnumBytes),
    predicate('isalpha', bytes.isalphaBytes),
    predicate('isascii', bytes.isasciiBytes),
    predicate('isdigit', bytes.isdigitBytes),
    predicate('islower', bytes.islowerBytes),
    predicate('isspace', bytes.isspaceBytes),
    predicate('istitle', bytes.istitleBytes),
    predicate('isupper', bytes.isupperBytes),
    native('join', 'iterable_of_bytes, /', (rt, self, iterable) => join(rt, read(rt, self), iterable, make, self)),
    padder('ljust', bytes.ljustBytes),
    mapping('lower', bytes.lowerBytes),
    stripper('lstrip', 'left'),
    native(
      'maketrans',
      'frm, to, /',
      (rt, _self, from, to) => {
        const source = bytesArgument(rt, from);
        const target = bytesArgument(rt, to);
        return rt.newBytes(guarded(rt, () => bytes.maketransBytes(source, target)));
      },
      { binding: 'static' },
    ),
    partitioner('partition', bytes.partitionBytes),
    native('replace', 'old, new, count=-1, /', (rt, self, old, by, count) => {
      const from = bytesArgument(rt, old);
      const to = bytesArgument(rt, by);
      const limit = ssizeArgument(rt, count, -1);
      const value = read(rt, self);
      const replaced = guarded(rt, () => bytes.replaceBytes(value, from, to, limit, fuelOf(rt)));
      // Where nothing was found the object itself is the result.
      return (from.length === 0 || !sameBytes(from, to)) &&
        sameBytes(replaced, value) &&
        rt.heap.type[self] === TypeId.Bytes
        ? self
        : make(rt, replaced);
    }),
    native('removeprefix', 'prefix, /', (rt, self, prefix) =>
      make(rt, bytes.removeprefixBytes(read(rt, self), bytesArgument(rt, prefix))),
    ),
    native('removesuffix', 'suffix, /', (rt, self, suffix) =>
      make(rt, bytes.removesuffixBytes(read(rt, self), bytesArgument(rt, suffix))),
    ),
    search('rfind', bytes.rfindBytes, newIndex),
    search('rindex', bytes.rindexBytes, newIndex),
    padder('rjust', bytes.rjustBytes),
    partitioner('rpartition', bytes.rpartitionBytes),
    splitter('rsplit', bytes.rsplitBytes),
    stripper('rstrip', 'right'),
    splitter('split', bytes.splitBytes),
    native('splitlines', 'keepends=False', (rt, self, keepends) => {
      const keep = keepends !== NULL && rt.truth(keepends);
      return rt.newList(bytes.splitlinesBytes(read(rt, self), keep).map((line) => make(rt, line)));
    }),
    affix('startswith', 'prefix', bytes.startswithBytes),
    stripper('strip', 'both'),
    mapping('swapcase', bytes.swapcaseBytes),
    mapping('title', bytes.titleBytes),
    native('translate', "table, /, delete=b''", (rt, self, table, remove) => {
      const map = table === NONE ? null : bytesArgument(rt, table);
      if (map !== null && map.length !== 256) rt.raise('ValueError', 'translation table must be 256 characters long');
      const unwanted = remove === NULL ? new Uint8Array(0) : bytesArgument(rt, remove);
      const value = read(rt, self);
      const translated = guarded(rt, () => bytes.translateBytes(value, map, unwanted));
      return rt.heap.type[self] === TypeId.Bytes && sameBytes(translated, value) ? self : make(rt, translated);
    }),
    mapping('upper', bytes.upperBytes),
    native('zfill', 'width, /', (rt, self, width) => {
      const size = ssizeArgument(rt, width, 0);
      return make(
        rt,
        guarded(rt, () => bytes.zfillBytes(read(rt, self), size, fuelOf(rt))),
      );
    }),
  ];
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function hexOfBuffer(rt: Runtime, h: Handle): string {
  const buffer = bufferOf(rt, h);
  if (buffer === null) {
    return rt.raise('TypeError', `fromhex() argument must be str or bytes-like, not ${typeNameOf(rt, h)}`);
  }
  return bytes.latin1ToString(buffer);
}

function join(
  rt: Runtime,
  separator: Uint8Array,
  iterable: Handle,
  make: (rt: Runtime, value: Uint8Array) => Handle,
  self: Handle,
): Handle {
  const { slots } = rt.typeOf(iterable);
  if (slots.iter === undefined && slots.item === undefined && slots.subscript === undefined) {
    rt.raise('TypeError', 'can only join an iterable');
  }
  const items = whileExported(rt, self, () => joinedItems(rt, iterable));
  // One bytes object alone is the result itself.
  if (make === newBytes && items.length === 1 && rt.heap.type[items[0]] === TypeId.Bytes) return items[0];
  const parts = items.map((item, i) => {
    const buffer = bufferOf(rt, item);
    if (buffer !== null) return buffer;
    return rt.raise('TypeError', `sequence item ${i}: expected a bytes-like object, ${typeNameOf(rt, item)} found`);
  });
  let size = separator.length * parts.length;
  for (const part of parts) size += part.length;
  chargeRepeat(rt, '', size, 1);
  return make(rt, bytes.joinBytes(separator, parts));
}
