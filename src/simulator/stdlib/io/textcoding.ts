/** A TextIOWrapper's text to bytes and back. */
import { boolHandle, type Handle, NULL } from '../../memory';
import { guarded } from '../../objects/problems';
import type { ExceptionName, Runtime } from '../../objects/runtime';
import { checkEncodable } from '../../objects/textargs';
import { typeNameOf } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import { type Codec, codecNamed, encode } from '../../values/codecs';
import { encodingHandlers } from '../codecerrors';
import { decodeAll, decodePart, unitOf } from './decoding';
import { joinBytes } from './iobase';
import { innerOf, StreamWord } from './support';
import type { TextState } from './textstate';

function lookupCodec(rt: Runtime, encoding: string): Handle {
  const info = rt.call(rt.getAttr(rt.importModule('_codecs'), 'lookup'), [rt.newStr(encoding)]);
  const isText = rt.findAttr(info, '_is_text_encoding');
  if (isText !== NULL && !rt.truth(isText)) {
    rt.raise('LookupError', `'${encoding}' is not a text encoding`);
  }
  return info;
}

/** Gives a stream its encoding. Raises LookupError where there is none of the name. */
export function setEncoding(rt: Runtime, self: Handle, state: TextState, encoding: string, errors: string): void {
  checkEncodable(rt, rt.newStr(encoding));
  checkEncodable(rt, rt.newStr(errors));
  if (errors.includes('\0')) rt.raise('ValueError', 'embedded null character');
  if (encoding.includes('\0')) rt.raise('ValueError', 'embedded null character');
  state.codec = codecNamed(encoding);
  state.current = state.codec;
  state.encoding = encoding;
  state.errors = errors;
  if (state.codec !== null) return;
  const info = lookupCodec(rt, encoding);
  const base = rt.heap.base[self];
  rt.heap.setRef(base + StreamWord.Second, rt.call(rt.getAttr(info, 'incrementaldecoder'), [rt.newStr(errors)]));
  rt.heap.setRef(base + StreamWord.Encoder, rt.call(rt.getAttr(info, 'incrementalencoder'), [rt.newStr(errors)]));
}

/** What {@link readMark} says of bytes that it cannot tell from yet, and of those that have no mark where one must be. */
const UNKNOWN = -1;
const NO_MARK = -2;

/** Which order the bytes come in, and how many of them say so. */
function readMark(state: TextState, bytes: Uint8Array, final: boolean): number {
  const [a, b, c, d] = bytes;
  switch (state.current) {
    case 'utf-8-sig':
      if (bytes.length < 3 && !final) return UNKNOWN;
      state.current = 'utf-8';
      return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
    case 'utf-16': {
      if (bytes.length < 2) return final ? 0 : UNKNOWN;
      const big = a === 0xfe && b === 0xff;
      if (!big && (a !== 0xff || b !== 0xfe)) return NO_MARK;
      state.current = big ? 'utf-16-be' : 'utf-16-le';
      return 2;
    }
    case 'utf-32': {
      if (bytes.length < 4) return final ? 0 : UNKNOWN;
      const big = a === 0 && b === 0 && c === 0xfe && d === 0xff;
      if (!big && (a !== 0xff || b !== 0xfe || c !== 0 || d !== 0)) return NO_MARK;
      state.current = big ? 'utf-32-be' : 'utf-32-le';
      return 4;
    }
    default:
      return 0;
  }
}

/**
 * What our own coder gives. What it cannot do is given to the coder that CPython uses, which is written in Python: its lines belong
 * to the traceback.
 */
function ownOrReplayed<T>(rt: Runtime, own: () => T, error: ExceptionName, replay: () => void): T {
  let given: T | null = null;
  if (rt.attempt([error], () => (given = own())) !== NULL) replay();
  return given ?? own();
}

/** Decodes what is complete. Raises UnicodeDecodeError. */
function decodeComplete(
  rt: Runtime,
  state: TextState,
  codec: Codec,
  bytes: Uint8Array,
  final: boolean,
): ReturnType<typeof decodePart> {
  const own = (): ReturnType<typeof decodePart> => decodePart(rt, codec, bytes, state.errors, final);
  // An error handler of the program's would be called twice.
  if (state.errors !== 'strict') return own();
  return ownOrReplayed(rt, own, 'UnicodeDecodeError', () => decodeInPython(rt, state, bytes, final));
}

function decodeInPython(rt: Runtime, state: TextState, bytes: Uint8Array, final: boolean): void {
  const decoder = rt.call(rt.getAttr(lookupCodec(rt, state.encoding), 'incrementaldecoder'), []);
  rt.callMethod(decoder, 'decode', rt.newBytes(bytes), boolHandle(final));
}

/** Decodes more bytes into the text of the state. */
export function feed(rt: Runtime, self: Handle, state: TextState, input: Uint8Array, final: boolean): string {
  if (state.codec === null) {
    const decoder = rt.heap.words[rt.heap.base[self] + StreamWord.Second];
    const decoded = rt.callMethod(decoder, 'decode', rt.newBytes(input), boolHandle(final));
    if (!rt.isStr(decoded)) {
      rt.raise('TypeError', `decoder should return a string result, not '${typeNameOf(rt, decoded)}'`);
    }
    const text = rt.text(decoded);
    state.chunk = input;
    return state.newlines.universal ? state.decoder.decode(text, final) : text;
  }
  let bytes = joinBytes([state.rest, input]);
  const mark = readMark(state, bytes, final);
  if (mark === NO_MARK) decodeInPython(rt, state, bytes, final);
  if (mark < 0) {
    state.rest = bytes;
    return '';
  }
  bytes = bytes.subarray(mark);
  const codec = state.current as Codec;
  let { text, consumed } = decodeComplete(rt, state, codec, bytes, final);
  // Half a newline waits for the other half.
  if (state.newlines.universal && !final && text.endsWith('\r')) {
    text = text.slice(0, -1);
    consumed -= unitOf(codec);
  }
  state.chunk = bytes.subarray(0, consumed);
  state.rest = bytes.slice(consumed);
  return state.newlines.universal ? state.decoder.note(text) : text;
}

/** A text as the bytes that are written. Raises UnicodeEncodeError. */
export function encodeText(rt: Runtime, self: Handle, state: TextState, text: string): Uint8Array {
  const { codec } = state;
  if (text.length > 10_000) rt.fuel(text.length / 256);
  if (codec === null) {
    const encoder = rt.heap.words[rt.heap.base[self] + StreamWord.Encoder];
    const encoded = rt.callMethod(encoder, 'encode', rt.newStr(text));
    if (!rt.isInstance(encoded, rt.types[TypeId.Bytes])) {
      rt.raise('TypeError', `encoder should return a bytes object, not '${typeNameOf(rt, encoded)}'`);
    }
    return rt.bytesValue(encoded);
  }
  let now = state.current ?? 'utf-8';
  // A mark comes at the start of the file alone.
  if (codec === state.current && (codec === 'utf-16' || codec === 'utf-32' || codec === 'utf-8-sig')) {
    state.current = codec === 'utf-8-sig' ? 'utf-8' : `${codec}-le`;
    const isStart = !state.seekable || Number(rt.index(rt.callMethod(innerOf(rt, self), 'tell'))) === 0;
    now = isStart ? codec : state.current;
  }
  if (now === 'utf-8' && isWellFormed(text)) return new TextEncoder().encode(text);
  const own = (): Uint8Array => guarded(rt, () => encode(text, now, state.errors, encodingHandlers(rt)));
  // The others' encoders are written in C (encodefuncs in Modules/_io/textio.c).
  if (state.errors !== 'strict' || (codec !== 'cp1252' && codec !== 'utf-8-sig')) return own();
  return ownOrReplayed(rt, own, 'UnicodeEncodeError', () => {
    const encoder = rt.call(rt.getAttr(lookupCodec(rt, state.encoding), 'incrementalencoder'), []);
    rt.callMethod(encoder, 'encode', rt.newStr(text));
  });
}

/** Whether a text has no half of a surrogate pair alone. */
export function isWellFormed(text: string): boolean {
  return (
    !/[\ud800-\udfff]/.test(text) ||
    !/(?:[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/.test(text)
  );
}

/** The last bytes of a chunk, which gave `unused`. */
export function bytesOfUnused(rt: Runtime, state: TextState, chunk: Uint8Array, unused: string): Uint8Array {
  if (state.codec === null) return chunk;
  const consumed = bytesUsed(rt, state, chunk, state.text.length - unused.length);
  return chunk.subarray(consumed);
}

/** How many bytes of a chunk give the first `used` units of its text. */
export function bytesUsed(rt: Runtime, state: TextState, chunk: Uint8Array, used: number): number {
  if (used === 0) return 0;
  const codec = state.current ?? 'utf-8';
  const raw = decodeAll(rt, codec, chunk, state.errors);
  let at = 0;
  for (let i = 0; i < used; i++) {
    at += state.newlines.translate && raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1;
  }
  if (at >= raw.length) return chunk.length;
  return guarded(rt, () => encode(raw.slice(0, at), codec, state.errors, encodingHandlers(rt))).length;
}
