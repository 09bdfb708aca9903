/**
 * The module marshal. Twin of Python/marshal.c for data; code objects are written in a format of the
 * simulator's own (compiler/marshal.ts), which only it can read. */
import { boolHandle, ELLIPSIS, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { dumpCode, loadCode } from '../compiler/marshal';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

const VERSION = 5;
/** The version that brought short forms of strings and tuples. */
const SHORT_FORMS = 4;
const DEEPEST = 2000;
const DIGIT_BITS = 15n;

class Writer {
  private readonly bytes: number[] = [];

  constructor(
    private readonly rt: Runtime,
    private readonly version: number,
  ) {}

  get result(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }

  private code(letter: string): void {
    this.bytes.push(letter.charCodeAt(0));
  }

  private long(value: number): void {
    this.bytes.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255);
  }

  private float(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.bytes.push(view.getUint8(i));
  }

  private block(letter: string, data: Uint8Array): void {
    this.code(letter);
    this.long(data.length);
    for (const byte of data) this.bytes.push(byte);
  }

  private integer(value: bigint): void {
    if (value >= -(2n ** 31n) && value < 2n ** 31n) {
      this.code('i');
      this.long(Number(value));
      return;
    }
    const digits: number[] = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= DIGIT_BITS) {
      digits.push(Number(rest & ((1n << DIGIT_BITS) - 1n)));
    }
    this.code('l');
    this.long(value < 0n ? -digits.length : digits.length);
    for (const digit of digits) this.bytes.push(digit & 255, digit >> 8);
  }

  private items(items: readonly Handle[], depth: number): void {
    for (const item of items) this.write(item, depth + 1);
  }

  private sequence(letter: string, items: readonly Handle[], depth: number): void {
    this.code(letter);
    this.long(items.length);
    this.items(items, depth);
  }

  private string(text: string): void {
    const isAscii = this.version >= SHORT_FORMS && !/[^\0-\x7f]/.test(text);
    if (isAscii && text.length < 256) {
      this.code('z');
      this.bytes.push(text.length);
      for (let i = 0; i < text.length; i++) this.bytes.push(text.charCodeAt(i));
    } else this.block(isAscii ? 'a' : 'u', new TextEncoder().encode(text));
  }

  write(h: Handle, depth = 0): void {
    const { rt } = this;
    if (depth > DEEPEST) rt.raise('ValueError', 'object too deeply nested to marshal');
    const single: readonly [Handle, string][] = [
      [NONE, 'N'],
      [TRUE, 'T'],
      [FALSE, 'F'],
      [ELLIPSIS, '.'],
      [rt.exceptionType('StopIteration').handle, 'S'],
    ];
    const letter = single.find(([each]) => each === h)?.[1];
    if (letter !== undefined) {
      this.code(letter);
      return;
    }
    switch (rt.heap.type[h] as TypeId) {
      case TypeId.Int:
        this.integer(BigInt(rt.intValue(h)));
        break;
      case TypeId.Float:
        this.code('g');
        this.float(rt.toFloat(h));
        break;
      case TypeId.Complex:
        this.code('y');
        for (const part of ['real', 'imag']) this.float(rt.toFloat(rt.getAttr(h, part)));
        break;
      case TypeId.Str:
        this.string(rt.text(h));
        break;
      case TypeId.Tuple: {
        const items = rt.toArray(h);
        if (items.length > 255 || this.version < SHORT_FORMS) this.sequence('(', items, depth);
        else {
          this.code(')');
          this.bytes.push(items.length);
          this.items(items, depth);
        }
        break;
      }
      case TypeId.List:
        this.sequence('[', rt.toArray(h), depth);
        break;
      case TypeId.Set:
        this.sequence('<', rt.toArray(h), depth);
        break;
      case TypeId.FrozenSet:
        this.sequence('>', rt.toArray(h), depth);
        break;
      case TypeId.Dict:
        this.code('{');
        for (const pair of rt.toArray(rt.callMethod(h, 'items'))) this.items(rt.toArray(pair), depth);
        this.code('0');
        break;
      case TypeId.Code: {
        const code = machineOf(rt).codes.codeOf(h);
        this.block('c', dumpCode(code));
        this.string(code.filename);
        break;
      }
      default: {
        const buffer = bufferOf(rt, h);
        this.block('s', buffer ?? rt.raise('ValueError', 'unmarshallable object'));
      }
    }
  }
}

class Reader {
  at = 0;
  /** Objects that later ones refer back to (FLAG_REF). */
  private readonly known: Handle[] = [];

  constructor(
    private readonly rt: Runtime,
    private readonly bytes: Uint8Array,
  ) {}

  private byte(): number {
    if (this.at >= this.bytes.length) this.rt.raise('EOFError', 'marshal data too short');
    return this.bytes[this.at++];
  }

  private long(): number {
    return this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24);
  }

  private block(length: number): Uint8Array {
    if (length < 0) this.rt.raise('ValueError', 'bad marshal data (bytes object size out of range)');
    if (this.at + length > this.bytes.length) this.rt.raise('EOFError', 'marshal data too short');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private float(): number {
    const block = this.block(8);
    return new DataView(block.buffer, block.byteOffset, 8).getFloat64(0, true);
  }

  private items(count: number): Handle[] {
    return Array.from({ length: count }, () => this.read());
  }

  private integer(): bigint {
    const count = this.long();
    let value = 0n;
    for (let i = 0; i < Math.abs(count); i++)
      value |= BigInt(this.byte() | (this.byte() << 8)) << (DIGIT_BITS * BigInt(i));
    return count < 0 ? -value : value;
  }

  read(): Handle {
    if (this.at >= this.bytes.length) this.rt.raise('EOFError', 'EOF read where object expected');
    const code = this.byte();
    const place = (code & 0x80) !== 0 ? this.known.push(NULL) - 1 : -1;
    const made = this.object(String.fromCharCode(code & 0x7f));
    if (place >= 0) this.known[place] = made;
    return made;
  }

  private object(code: string): Handle {
    const { rt } = this;
    switch (code) {
      case 'N':
        return NONE;
      case 'T':
      case 'F':
        return boolHandle(code === 'T');
      case '.':
        return ELLIPSIS;
      case 'S':
        return rt.exceptionType('StopIteration').handle;
      case 'i':
        return rt.newInt(this.long());
      case 'l':
        return rt.newInt(this.integer());
      case 'g':
        return rt.newFloat(this.float());
      case 'y':
        return rt.call(rt.types[TypeId.Complex].handle, [rt.newFloat(this.float()), rt.newFloat(this.float())]);
      case 'z':
      case 'Z':
        return rt.newStr(new TextDecoder().decode(this.block(this.byte())));
      case 'a':
      case 'A':
      case 'u':
      case 't':
        return rt.newStr(new TextDecoder().decode(this.block(this.long())));
      case 's':
        return rt.newBytes(this.block(this.long()).slice());
      case ')':
        return rt.newTuple(this.items(this.byte()));
      case '(':
        return rt.newTuple(this.items(this.long()));
      case '[':
        return rt.newList(this.items(this.long()));
      case '<':
        return rt.newSet(this.items(this.long()));
      case '>':
        return rt.call(rt.types[TypeId.FrozenSet].handle, [rt.newList(this.items(this.long()))]);
      case '{': {
        const dict = rt.newDict();
        while (this.bytes[this.at] !== '0'.charCodeAt(0)) rt.setItem(dict, this.read(), this.read());
        this.at++;
        return dict;
      }
      case 'c': {
        const bytes = this.block(this.long()).slice();
        return machineOf(rt).codes.objectFor(loadCode(bytes, rt.text(this.read())));
      }
      case 'r':
        return this.known[this.long()] ?? rt.raise('ValueError', 'bad marshal data (invalid reference)');
      default:
        return rt.raise('ValueError', 'bad marshal data (unknown type code)');
    }
  }
}

function dumped(rt: Runtime, value: Handle, version: Handle): Handle {
  const writer = new Writer(rt, version === NULL ? VERSION : Number(rt.index(version)));
  writer.write(value);
  return rt.newBytes(writer.result);
}

export const marshalModule: BuiltinModule = {
  name: 'marshal',
  doc: 'This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.\n\nNot all Python object types are supported; in general, only objects\nwhose value is independent from a particular invocation of Python can be\nwritten and read by this module. The following types are supported:\nNone, integers, floating-point numbers, strings, bytes, bytearrays,\ntuples, lists, sets, dictionaries, and code objects, where it\nshould be understood that tuples, lists and dictionaries are only\nsupported as long as the values contained therein are themselves\nsupported; and recursive lists and dictionaries should not be written\n(they will cause infinite loops).\n\nVariables:\n\nversion -- indicates the format that the module uses. Version 0 is the\n    historical format, version 1 shares interned strings and version 2\n    uses a binary format for floating-point numbers.\n    Version 3 shares common object references (New in version 3.4).\n\nFunctions:\n\ndump() -- write value to a file\nload() -- read value from a file\ndumps() -- marshal value as a bytes object\nloads() -- read value from a bytes-like object',
  functions: [
    native('dumps', 'value, version=5, /, *, allow_code=True', (rt, _self, value, version) =>
      dumped(rt, value, version),
    ),
    native('dump', 'value, file, version=5, /, *, allow_code=True', (rt, _self, value, file, version) =>
      rt.callMethod(file, 'write', dumped(rt, value, version)),
    ),
    native('loads', 'bytes, /, *, allow_code=True', (rt, _self, data) =>
      new Reader(rt, bytesArgument(rt, data)).read(),
    ),
    native('load', 'file, /, *, allow_code=True', (rt, _self, file) => {
      const start = rt.callMethod(file, 'tell');
      const reader = new Reader(rt, bytesArgument(rt, rt.callMethod(file, 'read')));
      const value = reader.read();
      rt.callMethod(file, 'seek', rt.newInt(Number(rt.intValue(start)) + reader.at));
      return value;
    }),
  ],
  init: (vm, _module, set) => set('version', vm.newInt(VERSION)),
};
