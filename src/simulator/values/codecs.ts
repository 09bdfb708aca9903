/**
 * str.encode() and bytes.decode(). Twin of the codecs in Objects/unicodeobject.c and of Python/codecs.c.
 *
 * Encodings: utf-8 (and -sig), ascii, latin-1, cp1252, utf-16 and utf-32 in both byte orders.
 */
import { codePoints } from './codepoints';
import { decodingHandler, encodingHandler } from './codecerrors';
import type { DecodingHandler, EncodingHandler } from './codecerrors';
import { ValueProblem } from './problem';
import { UnicodeProblem } from './unicodeerror';

/** The codecs that there are, by the name that their errors carry. */
export type Codec =
  | 'utf-8'
  | 'utf-8-sig'
  | 'ascii'
  | 'latin-1'
  | 'cp1252'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be';

const aliases: Record<Codec, string> = {
  'utf-8': 'utf_8 cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4',
  'utf-8-sig': 'utf_8_sig',
  ascii:
    'ascii 646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii',
  'latin-1':
    'latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1',
  cp1252: 'cp1252 1252 windows_1252',
  'utf-16': 'utf_16 u16 utf16',
  'utf-16-le': 'utf_16_le unicodelittleunmarked utf_16le',
  'utf-16-be': 'utf_16_be unicodebigunmarked utf_16be',
  'utf-32': 'utf_32 u32 utf32',
  'utf-32-le': 'utf_32_le utf_32le',
  'utf-32-be': 'utf_32_be utf_32be',
};

const codecs = new Map<string, Codec>();
for (const [codec, names] of Object.entries(aliases)) {
  for (const name of names.split(' ')) codecs.set(name, codec as Codec);
}

/** The codec of an encoding's name, however it is spelled. */
function findCodec(encoding: string): Codec {
  const name = encoding
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_|_$/g, '');
  const codec = codecs.get(name);
  if (codec === undefined) throw new ValueProblem('LookupError', `unknown encoding: ${encoding}`);
  return codec;
}

/** The codec of an encoding's name, null when it is none of those here. */
export function codecNamed(encoding: string): Codec | null {
  try {
    return findCodec(encoding);
  } catch {
    return null;
  }
}

/** True when the encoding is one of those here. */
export function hasEncoding(encoding: string): boolean {
  try {
    findCodec(encoding);
    return true;
  } catch {
    return false;
  }
}

// ---- encoding ---------------------------------------------------------------------------------------------------

/** Collects bytes. */
class ByteWriter {
  private bytes: Uint8Array;
  private length = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.length * 2 + 16);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = byte;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** One way of writing code points: how, and which cannot be written. */
interface Encoder {
  /** The name that errors carry. */
  readonly name: string;
  readonly reason: string;
  /** Bytes of a unit: bytes that an error handler gives must be a multiple of it. */
  readonly unit: number;
  /** Neighbouring characters that cannot be written are one error. */
  readonly groups: boolean;
  /** Writes a code point, or returns false when it cannot be. */
  write(code: number, out: ByteWriter): boolean;
}

function writeUtf8(code: number, out: ByteWriter): boolean {
  if (code < 0x80) out.push(code);
  else if (code < 0x800) {
    out.push(0xc0 | (code >> 6));
    out.push(0x80 | (code & 63));
  } else if (code < 0x10000) {
    if (code >= 0xd800 && code <= 0xdfff) return false;
    out.push(0xe0 | (code >> 12));
    out.push(0x80 | ((code >> 6) & 63));
    out.push(0x80 | (code & 63));
  } else {
    out.push(0xf0 | (code >> 18));
    out.push(0x80 | ((code >> 12) & 63));
    out.push(0x80 | ((code >> 6) & 63));
    out.push(0x80 | (code & 63));
  }
  return true;
}

const cp1252Codes = [
  0x20ac, -1, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, -1, 0x17d, -1, -1,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, -1, 0x17e, 0x178,
];

function writeCp1252(code: number, out: ByteWriter): boolean {
  const special = code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : 0x80 + cp1252Codes.indexOf(code);
  if (special < 0x80 && code >= 0x80) return false;
  out.push(special);
  return true;
}

function pushUnit(value: number, size: 2 | 4, big: boolean, out: ByteWriter): void {
  for (let i = 0; i < size; i++) out.push((value >> (8 * (big ? size - 1 - i : i))) & 255);
}

function wideEncoder(name: string, size: 2 | 4, big: boolean): Encoder {
  return {
    name,
    reason: 'surrogates not allowed',
    unit: size,
    groups: false,
    write: (code, out) => {
      if (code >= 0xd800 && code <= 0xdfff) return false;
      if (size === 2 && code > 0xffff) {
        pushUnit(0xd7c0 + (code >> 10), 2, big, out);
        pushUnit(0xdc00 | (code & 0x3ff), 2, big, out);
      } else pushUnit(code, size, big, out);
      return true;
    },
  };
}

function narrowEncoder(name: string, limit: number): Encoder {
  return {
    name,
    reason: `ordinal not in range(${limit.toString()})`,
    unit: 1,
    groups: true,
    write: (code, out) => {
      if (code >= limit) return false;
      out.push(code);
      return true;
    },
  };
}

function encoderOf(codec: Codec): Encoder {
  switch (codec) {
    case 'utf-8':
    case 'utf-8-sig':
      return { name: 'utf-8', reason: 'surrogates not allowed', unit: 1, groups: true, write: writeUtf8 };
    case 'ascii':
      return narrowEncoder('ascii', 128);
    case 'latin-1':
      return narrowEncoder('latin-1', 256);
    case 'cp1252':
      return { name: 'charmap', reason: 'character maps to <undefined>', unit: 1, groups: true, write: writeCp1252 };
    case 'utf-16':
    case 'utf-16-le':
      return wideEncoder(codec, 2, false);
    case 'utf-16-be':
      return wideEncoder(codec, 2, true);
    case 'utf-32':
    case 'utf-32-le':
      return wideEncoder(codec, 4, false);
    case 'utf-32-be':
      return wideEncoder(codec, 4, true);
  }
}

/** What comes before the text: the byte order mark. */
function writeMark(codec: Codec, encoder: Encoder, out: ByteWriter): void {
  if (codec === 'utf-8-sig' || codec === 'utf-16' || codec === 'utf-32') encoder.write(0xfeff, out);
}

/** str.encode() */
export function encode(
  text: string,
  encoding = 'utf-8',
  errors = 'strict',
  handlerOf: (name: string) => EncodingHandler = encodingHandler,
): Uint8Array {
  const codec = findCodec(encoding);
  const encoder = encoderOf(codec);
  const out = new ByteWriter(text.length * encoder.unit + 4);
  writeMark(codec, encoder, out);
  const codes = codePoints(text);
  let handler: EncodingHandler | null = null;
  for (let i = 0; i < codes.length;) {
    if (encoder.write(codes[i] as number, out)) {
      i++;
      continue;
    }
    let end = i + 1;
    const probe = new ByteWriter(4);
    if (encoder.groups) while (end < codes.length && !encoder.write(codes[end] as number, probe)) end++;
    // CPython writes the escaped bytes at the start of a group before it looks at the rest.
    if (errors === 'surrogateescape' && encoder.name !== 'charmap' && encoder.unit === 1) {
      while (i < end && isEscapedByte(codes[i] as number)) out.push((codes[i++] as number) & 255);
      if (i === end) continue;
    }
    const problem = encodeProblem(encoder, text, codes, i, end);
    handler ??= handlerOf(errors);
    const { output, resume } = handler(problem);
    writeReplacement(encoder, output, problem, out);
    i = resume;
  }
  return out.finish();
}

function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function encodeProblem(encoder: Encoder, text: string, codes: number[], start: number, end: number): UnicodeProblem {
  const offender = codes[start] as number;
  return new UnicodeProblem('UnicodeEncodeError', encoder.name, text, start, end, encoder.reason, offender);
}

function writeReplacement(
  encoder: Encoder,
  output: string | Uint8Array,
  problem: UnicodeProblem,
  out: ByteWriter,
): void {
  if (typeof output !== 'string') {
    if (output.length % encoder.unit !== 0) throw problem;
    for (const byte of output) out.push(byte);
    return;
  }
  for (const code of codePoints(output)) if (!encoder.write(code, out)) throw problem;
}

// ---- decoding ---------------------------------------------------------------------------------------------------

/** What a decoder finds at a position: text of so many bytes, or an error over so many. */
type Decoded = { code: number; size: number } | { reason: string; size: number };

type Decoder = (bytes: Uint8Array, at: number) => Decoded;

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function badContinuation(size: number): Decoded {
  return { reason: 'invalid continuation byte', size };
}

/** Reads a code point of several bytes; a wrong one is an error up to the first byte that cannot belong to it. */
function readUtf8(bytes: Uint8Array, at: number): Decoded {
  const lead = bytes[at] as number;
  if (lead < 0x80) return { code: lead, size: 1 };
  if (lead < 0xc2 || lead > 0xf4) return { reason: 'invalid start byte', size: 1 };
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0x7f >> size);
  for (let i = 1; i < size; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return { reason: 'unexpected end of data', size: i };
    if (!isContinuation(byte) || (i === 1 && !allowedSecond(lead, byte))) return badContinuation(i);
    code = (code << 6) | (byte & 63);
  }
  return { code, size };
}

/** Refuses overlong forms, surrogates and what lies beyond U+10FFFF. */
function allowedSecond(lead: number, byte: number): boolean {
  switch (lead) {
    case 0xe0:
      return byte >= 0xa0;
    case 0xed:
      return byte < 0xa0;
    case 0xf0:
      return byte >= 0x90;
    case 0xf4:
      return byte < 0x90;
    default:
      return true;
  }
}

function readUnit(bytes: Uint8Array, at: number, size: 2 | 4, big: boolean): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[at + (big ? i : size - 1 - i)] as number);
  return value;
}

function utf16Decoder(big: boolean): Decoder {
  return (bytes, at) => {
    const left = bytes.length - at;
    if (left < 2) return { reason: 'truncated data', size: left };
    const unit = readUnit(bytes, at, 2, big);
    if (unit < 0xd800 || unit > 0xdfff) return { code: unit, size: 2 };
    if (unit >= 0xdc00) return { reason: 'illegal encoding', size: 2 };
    if (left < 4) return { reason: 'unexpected end of data', size: left };
    const low = readUnit(bytes, at + 2, 2, big);
    if (low < 0xdc00 || low > 0xdfff) return { reason: 'illegal UTF-16 surrogate', size: 2 };
    return { code: 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff), size: 4 };
  };
}

function utf32Decoder(big: boolean): Decoder {
  return (bytes, at) => {
    const left = bytes.length - at;
    if (left < 4) return { reason: 'truncated data', size: left };
    const code = readUnit(bytes, at, 4, big);
    if (code >= 0xd800 && code <= 0xdfff) {
      return { reason: 'code point in surrogate code point range(0xd800, 0xe000)', size: 4 };
    }
    return code > 0x10ffff ? { reason: 'code point not in range(0x110000)', size: 4 } : { code, size: 4 };
  };
}

function readAscii(bytes: Uint8Array, at: number): Decoded {
  const byte = bytes[at] as number;
  return byte < 128 ? { code: byte, size: 1 } : { reason: 'ordinal not in range(128)', size: 1 };
}

function readCp1252(bytes: Uint8Array, at: number): Decoded {
  const byte = bytes[at] as number;
  const code = byte >= 0x80 && byte < 0xa0 ? (cp1252Codes[byte - 0x80] as number) : byte;
  return code < 0 ? { reason: 'character maps to <undefined>', size: 1 } : { code, size: 1 };
}

/** The decoder for some bytes, the name its errors carry, and the length of a byte order mark to skip. */
function decoderOf(codec: Codec, bytes: Uint8Array): { decoder: Decoder; name: string; skip: number } {
  switch (codec) {
    case 'utf-8':
      return { decoder: readUtf8, name: 'utf-8', skip: 0 };
    case 'utf-8-sig': {
      const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      return { decoder: readUtf8, name: 'utf-8', skip: marked ? 3 : 0 };
    }
    case 'ascii':
      return { decoder: readAscii, name: 'ascii', skip: 0 };
    case 'latin-1':
      return { decoder: (data, at) => ({ code: data[at] as number, size: 1 }), name: 'latin-1', skip: 0 };
    case 'cp1252':
      return { decoder: readCp1252, name: 'charmap', skip: 0 };
    case 'utf-16': {
      const big = bytes[0] === 0xfe && bytes[1] === 0xff;
      const little = bytes[0] === 0xff && bytes[1] === 0xfe;
      return { decoder: utf16Decoder(big), name: big ? 'utf-16-be' : 'utf-16-le', skip: big || little ? 2 : 0 };
    }
    case 'utf-16-le':
    case 'utf-16-be':
      return { decoder: utf16Decoder(codec === 'utf-16-be'), name: codec, skip: 0 };
    case 'utf-32': {
      const big = bytes.length >= 4 && readUnit(bytes, 0, 4, true) === 0xfeff;
      const little = bytes.length >= 4 && readUnit(bytes, 0, 4, false) === 0xfeff;
      return { decoder: utf32Decoder(big), name: big ? 'utf-32-be' : 'utf-32-le', skip: big || little ? 4 : 0 };
    }
    case 'utf-32-le':
    case 'utf-32-be':
      return { decoder: utf32Decoder(codec === 'utf-32-be'), name: codec, skip: 0 };
  }
}

/** bytes.decode() */
export function decode(
  bytes: Uint8Array,
  encoding = 'utf-8',
  errors = 'strict',
  handlerOf: (name: string) => DecodingHandler = decodingHandler,
): string {
  const { decoder, name, skip } = decoderOf(findCodec(encoding), bytes);
  // A mark at the start of utf-8-sig is cut off before decoding, so positions in errors count from behind it.
  const data = name === 'utf-8' && skip > 0 ? bytes.subarray(skip) : bytes;
  let handler: DecodingHandler | null = null;
  let result = '';
  for (let at = data === bytes ? skip : 0; at < data.length;) {
    const found = decoder(data, at);
    if ('code' in found) {
      result += String.fromCodePoint(found.code);
      at += found.size;
      continue;
    }
    const offender = data[at] as number;
    const end = at + found.size;
    const problem = new UnicodeProblem('UnicodeDecodeError', name, data, at, end, found.reason, offender);
    handler ??= handlerOf(errors);
    const { text, resume } = handler(problem);
    result += text;
    at = resume;
  }
  return result;
}
