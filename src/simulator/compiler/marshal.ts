/**
 * Code objects as bytes, so that the standard library need not be compiled on the learner's machine.
 * Twin of Python/marshal.c in purpose, not in format: everything is a variable-length integer, texts stand in a table,
 * and equal constants stay one object.
 */
import { CodeObject, type Const } from './code';

/** Kinds of constants. */
const enum Tag {
  None,
  Ellipsis,
  False,
  True,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  Slice,
  Code,
}

/** Beside the kind of a constant that is computed. */
const COMPUTED = 0x40;

class Writer {
  private readonly texts = new Map<string, number>();
  private readonly constants = new Map<Const, number>();
  private readonly body: number[] = [];

  /** The whole: the table of texts, then the code. */
  finish(): Uint8Array {
    const encoder = new TextEncoder();
    const head: number[] = [];
    unsigned(head, this.texts.size);
    for (const text of this.texts.keys()) {
      // Lone surrogates have no UTF-8: they go as UTF-16 units.
      const wellFormed = !/[\ud800-\udfff]/.test(text);
      const data = wellFormed ? encoder.encode(text) : utf16(text);
      unsigned(head, data.length * 2 + (wellFormed ? 0 : 1));
      for (const byte of data) head.push(byte);
    }
    return Uint8Array.from([...head, ...this.body]);
  }

  code(code: CodeObject): void {
    const { body } = this;
    for (const text of [code.name, code.qualname]) this.text(text);
    const numbers = [
      code.firstlineno,
      code.flags,
      code.argcount,
      code.posonlyargcount,
      code.kwonlyargcount,
      code.stacksize,
    ];
    for (const value of numbers) unsigned(body, value);
    this.textList(code.names);
    this.textList(code.localsplusnames);
    for (const kind of code.localspluskinds) unsigned(body, kind);
    unsigned(body, code.consts.length);
    for (const constant of code.consts) this.constant(constant);
    unsigned(body, code.code.length);
    let line = code.firstlineno;
    for (let i = 0; i < code.code.length; i++) {
      unsigned(body, code.code[i] & 0xff);
      unsigned(body, code.code[i] >>> 8);
      signed(body, code.lines[i] - line);
      line = code.lines[i];
      signed(body, code.endLines[i] - line);
      signed(body, code.columns[i]);
      signed(body, code.endColumns[i] - code.columns[i]);
    }
    unsigned(body, code.exceptionTable.length);
    for (const value of code.exceptionTable) unsigned(body, value);
  }

  private text(text: string): void {
    let place = this.texts.get(text);
    if (place === undefined) this.texts.set(text, (place = this.texts.size));
    unsigned(this.body, place);
  }

  private textList(texts: readonly string[]): void {
    unsigned(this.body, texts.length);
    for (const text of texts) this.text(text);
  }

  /** A constant: 0 and its contents the first time, else its number from 1. */
  private constant(constant: Const): void {
    const { body } = this;
    const known = this.constants.get(constant);
    if (known !== undefined) {
      unsigned(body, known);
      return;
    }
    unsigned(body, 0);
    const tag = (kind: Tag): void => void body.push(constant.computed === true ? kind | COMPUTED : kind);
    switch (constant.type) {
      case 'none':
        tag(Tag.None);
        break;
      case 'ellipsis':
        tag(Tag.Ellipsis);
        break;
      case 'bool':
        tag(constant.value ? Tag.True : Tag.False);
        break;
      case 'int':
        tag(Tag.Int);
        this.text(constant.value.toString(36));
        break;
      case 'float':
        tag(Tag.Float);
        double(body, constant.value);
        break;
      case 'complex':
        tag(Tag.Complex);
        double(body, constant.real);
        double(body, constant.imag);
        break;
      case 'str':
        tag(Tag.Str);
        this.text(constant.value);
        break;
      case 'bytes':
        tag(Tag.Bytes);
        unsigned(body, constant.value.length);
        for (const byte of constant.value) body.push(byte);
        break;
      case 'tuple':
      case 'frozenset':
        tag(constant.type === 'tuple' ? Tag.Tuple : Tag.FrozenSet);
        unsigned(body, constant.items.length);
        for (const item of constant.items) this.constant(item);
        break;
      case 'slice':
        tag(Tag.Slice);
        for (const item of [constant.start, constant.stop, constant.step]) this.constant(item);
        break;
      case 'code':
        tag(Tag.Code);
        this.code(constant.code);
    }
    this.constants.set(constant, this.constants.size + 1);
  }
}

function unsigned(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function signed(bytes: number[], value: number): void {
  unsigned(bytes, value < 0 ? -value * 2 - 1 : value * 2);
}

function double(bytes: number[], value: number): void {
  bytes.push(...new Uint8Array(Float64Array.of(value).buffer));
}

function utf16(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return new Uint8Array(units.buffer);
}

class Reader {
  private at = 0;
  private readonly texts: string[] = [];
  private readonly constants: Const[] = [];

  private readonly bytes: Uint8Array;

  constructor(
    bytes: Uint8Array,
    private readonly filename: string,
  ) {
    // Node's Buffer slices without copying: a plain view of the same bytes does not.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let count = this.unsigned(); count > 0; count--) {
      const size = this.unsigned();
      const length = size >> 1;
      const data = this.bytes.slice(this.at, this.at + length);
      this.at += length;
      if ((size & 1) === 0) this.texts.push(decoder.decode(data));
      else this.texts.push(String.fromCharCode(...new Uint16Array(data.buffer)));
    }
  }

  unsigned(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte < 128) return byte;
    let value = byte - 128;
    for (let scale = 128; ; scale *= 128) {
      byte = bytes[this.at++];
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
  }

  private signed(): number {
    const value = this.unsigned();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  private double(): number {
    const data = this.bytes.slice(this.at, this.at + 8);
    this.at += 8;
    return new Float64Array(data.buffer)[0];
  }

  private text(): string {
    return this.texts[this.unsigned()];
  }

  private list<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let count = this.unsigned(); count > 0; count--) items.push(read());
    return items;
  }

  code(): CodeObject {
    const name = this.text();
    const qualname = this.text();
    const [firstlineno, flags, argcount, posonlyargcount, kwonlyargcount, stacksize] = [0, 0, 0, 0, 0, 0].map(() =>
      this.unsigned(),
    );
    const names = this.list(() => this.text());
    const localsplusnames = this.list(() => this.text());
    const localspluskinds = Uint8Array.from(localsplusnames, () => this.unsigned());
    const consts = this.list(() => this.constant());
    const count = this.unsigned();
    const code = new Int32Array(count);
    const lines = new Int32Array(count);
    const endLines = new Int32Array(count);
    const columns = new Int32Array(count);
    const endColumns = new Int32Array(count);
    let line = firstlineno;
    for (let i = 0; i < count; i++) {
      code[i] = this.unsigned() | (this.unsigned() << 8);
      line += this.signed();
      lines[i] = line;
      endLines[i] = line + this.signed();
      columns[i] = this.signed();
      endColumns[i] = columns[i] + this.signed();
    }
    const exceptionTable = Int32Array.from(this.list(() => this.unsigned()));
    return new CodeObject({
      name,
      qualname,
      filename: this.filename,
      firstlineno,
      flags,
      argcount,
      posonlyargcount,
      kwonlyargcount,
      stacksize,
      names,
      consts,
      localsplusnames,
      localspluskinds,
      code,
      lines,
      endLines,
      columns,
      endColumns,
      within: null,
      exceptionTable,
    });
  }

  private constant(): Const {
    const number = this.unsigned();
    if (number > 0) return this.constants[number - 1];
    const tag = this.bytes[this.at++];
    const plain = this.newConstant(tag & ~COMPUTED);
    const constant: Const = (tag & COMPUTED) === 0 ? plain : { ...plain, computed: true };
    this.constants.push(constant);
    return constant;
  }

  private newConstant(tag: Tag): Const {
    switch (tag) {
      case Tag.None:
        return { type: 'none' };
      case Tag.Ellipsis:
        return { type: 'ellipsis' };
      case Tag.False:
        return { type: 'bool', value: false };
      case Tag.True:
        return { type: 'bool', value: true };
      case Tag.Int:
        return { type: 'int', value: bigFrom36(this.text()) };
      case Tag.Float:
        return { type: 'float', value: this.double() };
      case Tag.Complex:
        return { type: 'complex', real: this.double(), imag: this.double() };
      case Tag.Str:
        return { type: 'str', value: this.text() };
      case Tag.Bytes: {
        const length = this.unsigned();
        const value = this.bytes.slice(this.at, this.at + length);
        this.at += length;
        return { type: 'bytes', value };
      }
      case Tag.Tuple:
        return { type: 'tuple', items: this.list(() => this.constant()) };
      case Tag.FrozenSet:
        return { type: 'frozenset', items: this.list(() => this.constant()) };
      case Tag.Slice:
        return { type: 'slice', start: this.constant(), stop: this.constant(), step: this.constant() };
      case Tag.Code:
        return { type: 'code', code: this.code() };
    }
  }
}

function bigFrom36(text: string): bigint {
  if (text.length <= 10) return BigInt(parseInt(text, 36));
  const negative = text.startsWith('-');
  let value = 0n;
  for (const digit of negative ? text.slice(1) : text) value = value * 36n + BigInt(parseInt(digit, 36));
  return negative ? -value : value;
}

/** A code object, with those inside it, as bytes. File names are left out. */
export function dumpCode(code: CodeObject): Uint8Array {
  const writer = new Writer();
  writer.code(code);
  return writer.finish();
}

/** The code object of bytes that {@link dumpCode} made; every code object in it gets the file name. */
export function loadCode(bytes: Uint8Array, filename: string): CodeObject {
  return new Reader(bytes, filename).code();
}
