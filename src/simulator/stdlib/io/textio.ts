/** TextIOWrapper: text over a binary stream. Twin of Modules/_io/textio.c. */
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import { guarded } from '../../objects/problems';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { codecNamed, encode, type Codec } from '../../values/codecs';
import { strLength, toOffset } from '../../values/codepoints';
import { encodingHandlers } from '../codecerrors';
import { bind, signature } from '../typedef';
import { decodeAll, decodePart, NewlineDecoder, NewlineMode, unitOf } from './decoding';
import { joinBytes, nextLine, readLines } from './iobase';
import { bufferOfStandard, forgetStandard, readStandardLine, readToEnd, type StandardStream } from './standard';
import {
  allocateStream,
  CLOSED,
  innerOf,
  isClosed,
  setInner,
  sizeArgument,
  StreamWord,
  streamState,
  unsupported,
} from './support';

const CHUNK = 8192;
const EMPTY = new Uint8Array(0);

export interface TextState {
  ready: boolean;
  detached: boolean;
  /** One of the run's own streams; null: an ordinary one. */
  standard: StandardStream | null;
  /** Only standard streams: closed by the program. */
  closed: boolean;
  /** As it was given. */
  encoding: string;
  /** The codec among those here; null: one of the registry's, its decoder in the second word. */
  codec: Codec | null;
  /** {@link codec} once the byte order mark was seen or written. */
  current: Codec | null;
  errors: string;
  newlines: NewlineMode;
  decoder: NewlineDecoder;
  readable: boolean;
  writable: boolean;
  seekable: boolean;
  telling: boolean;
  lineBuffering: boolean;
  writeThrough: boolean;
  /** Encoded text that the stream underneath has not got yet. */
  pending: Uint8Array[];
  pendingSize: number;
  /** Text that was decoded, of which the first `used` units were handed out. */
  text: string;
  used: number;
  /** The bytes that `text` was decoded of, and those behind that are no complete character yet. */
  chunk: Uint8Array;
  rest: Uint8Array;
}

export function newTextState(): TextState {
  return {
    ready: false,
    detached: false,
    standard: null,
    closed: false,
    encoding: 'utf-8',
    codec: 'utf-8',
    current: 'utf-8',
    errors: 'strict',
    newlines: new NewlineMode(null),
    decoder: new NewlineDecoder(true),
    readable: false,
    writable: false,
    seekable: false,
    telling: false,
    lineBuffering: false,
    writeThrough: false,
    pending: [],
    pendingSize: 0,
    text: '',
    used: 0,
    chunk: EMPTY,
    rest: EMPTY,
  };
}

function stateOf(rt: Runtime, self: Handle): TextState {
  const state = streamState(rt, self) as TextState;
  if (state.ready) return state;
  const what = state.detached ? 'underlying buffer has been detached' : 'I/O operation on uninitialized object';
  return rt.raise('ValueError', what);
}

function openState(rt: Runtime, self: Handle): TextState {
  const state = stateOf(rt, self);
  if (state.standard !== null ? state.closed : isClosed(rt, innerOf(rt, self))) rt.raise('ValueError', CLOSED);
  return state;
}

/** The binary stream underneath; those of the standard streams are made when they are asked for. */
function bufferOf(rt: Runtime, self: Handle): Handle {
  const state = stateOf(rt, self);
  if (state.standard !== null && innerOf(rt, self) === NULL) setInner(rt, self, bufferOfStandard(rt, state.standard));
  return innerOf(rt, self);
}

// ---- encodings

function lookupCodec(rt: Runtime, encoding: string): Handle {
  const info = rt.call(rt.getAttr(rt.importModule('_codecs'), 'lookup'), [rt.newStr(encoding)]);
  const isText = rt.findAttr(info, '_is_text_encoding');
  if (isText !== NULL && !rt.truth(isText)) {
    rt.raise('LookupError', `'${encoding}' is not a text encoding; use codecs.open() to handle arbitrary codecs`);
  }
  return info;
}

function setEncoding(rt: Runtime, self: Handle, state: TextState, encoding: string, errors: string): void {
  if (encoding.includes('\0')) rt.raise('ValueError', 'embedded null character');
  state.codec = codecNamed(encoding);
  state.current = state.codec;
  state.encoding = encoding;
  state.errors = errors;
  if (state.codec !== null) return;
  const info = lookupCodec(rt, encoding);
  const decoder = rt.call(rt.getAttr(info, 'incrementaldecoder'), [rt.newStr(errors)]);
  rt.heap.setRef(rt.heap.base[self] + StreamWord.Second, decoder);
}

/** Which order the bytes come in, and how many of them say so. */
function readMark(state: TextState, bytes: Uint8Array, final: boolean): number {
  const [a, b, c, d] = bytes;
  switch (state.current) {
    case 'utf-8-sig':
      if (bytes.length < 3 && !final) return -1;
      state.current = 'utf-8';
      return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
    case 'utf-16':
      if (bytes.length < 2 && !final) return -1;
      state.current = a === 0xfe && b === 0xff ? 'utf-16-be' : 'utf-16-le';
      return (a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe) ? 2 : 0;
    case 'utf-32': {
      if (bytes.length < 4 && !final) return -1;
      const big = a === 0 && b === 0 && c === 0xfe && d === 0xff;
      state.current = big ? 'utf-32-be' : 'utf-32-le';
      return big || (a === 0xff && b === 0xfe && c === 0 && d === 0) ? 4 : 0;
    }
    default:
      return 0;
  }
}

/** Decodes more bytes into the text of the state. */
function feed(rt: Runtime, self: Handle, state: TextState, input: Uint8Array, final: boolean): string {
  if (state.codec === null) {
    const decoder = rt.heap.words[rt.heap.base[self] + StreamWord.Second];
    const text = rt.text(rt.callMethod(decoder, 'decode', rt.newBytes(input), boolHandle(final)));
    state.chunk = input;
    return state.newlines.universal ? state.decoder.decode(text, final) : text;
  }
  let bytes = joinBytes([state.rest, input]);
  const mark = readMark(state, bytes, final);
  if (mark < 0) {
    state.rest = bytes;
    return '';
  }
  bytes = bytes.subarray(mark);
  const codec = state.current as Codec;
  const part = decodePart(rt, codec, bytes, state.errors, final);
  let { text, consumed } = part;
  // Half a newline waits for the other half.
  if (state.newlines.universal && !final && text.endsWith('\r')) {
    text = text.slice(0, -1);
    consumed -= unitOf(codec);
  }
  state.chunk = bytes.subarray(0, consumed);
  state.rest = bytes.slice(consumed);
  return state.newlines.universal ? state.decoder.note(text) : text;
}

function encodeText(rt: Runtime, self: Handle, state: TextState, text: string): Uint8Array {
  const { codec } = state;
  if (text.length > 10_000) rt.fuel(text.length / 256);
  if (codec === null) {
    const codecs = rt.importModule('_codecs');
    const { encoding, errors } = state;
    return rt.bytesValue(
      rt.call(rt.getAttr(codecs, 'encode'), [rt.newStr(text), rt.newStr(encoding), rt.newStr(errors)]),
    );
  }
  // A mark comes at the start of the file alone.
  if (codec === state.current && (codec === 'utf-16' || codec === 'utf-32' || codec === 'utf-8-sig')) {
    state.current = codec === 'utf-8-sig' ? 'utf-8' : `${codec}-le`;
    const isStart = !state.seekable || Number(rt.index(rt.callMethod(innerOf(rt, self), 'tell'))) === 0;
    if (isStart) return guarded(rt, () => encode(text, codec, state.errors, encodingHandlers(rt)));
  }
  const plain = state.current === 'utf-8' && isWellFormed(text);
  if (plain) return new TextEncoder().encode(text);
  return guarded(rt, () => encode(text, state.current ?? 'utf-8', state.errors, encodingHandlers(rt)));
}

function isWellFormed(text: string): boolean {
  return (
    !/[\ud800-\udfff]/.test(text) ||
    !/(?:[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/.test(text)
  );
}

// ---- writing

function flushPending(rt: Runtime, self: Handle, state: TextState): void {
  if (state.pendingSize === 0) return;
  const bytes = joinBytes(state.pending);
  state.pending = [];
  state.pendingSize = 0;
  rt.callMethod(innerOf(rt, self), 'write', rt.newBytes(bytes));
}

function forgetRead(rt: Runtime, self: Handle, state: TextState): void {
  state.text = '';
  state.used = 0;
  state.chunk = EMPTY;
  state.rest = EMPTY;
  state.decoder.pending = false;
  const decoder = rt.heap.words[rt.heap.base[self] + StreamWord.Second];
  if (decoder !== NULL) rt.callMethod(decoder, 'reset');
}

/**
 * Writes pieces of text to the host as the encoding and the error handler of a standard stream make them. A piece that cannot be
 * encoded raises UnicodeEncodeError after those before it.
 */
export function writeStandard(rt: Runtime, self: Handle, pieces: readonly string[]): void {
  const state = stateOf(rt, self);
  const { written } = state.newlines;
  const to = state.standard === 'stderr' ? 'stderr' : 'stdout';
  const whole = pieces.length === 1 ? pieces[0] : pieces.join('');
  if (state.codec === 'utf-8' && written === '\n' && isWellFormed(whole)) {
    rt.host.write(to, whole);
    return;
  }
  for (const piece of pieces) {
    const text = written === '\n' ? piece : piece.replaceAll('\n', written);
    rt.host.write(to, new TextDecoder('utf-8', { ignoreBOM: true }).decode(encodeText(rt, self, state, text)));
  }
}

function write(rt: Runtime, self: Handle, argument: Handle): Handle {
  if (!rt.isStr(argument)) rt.raise('TypeError', `write() argument must be str, not ${typeNameOf(rt, argument)}`);
  const state = openState(rt, self);
  if (!state.writable) unsupported(rt, 'not writable');
  const given = rt.text(argument);
  if (state.standard !== null) {
    writeStandard(rt, self, [given]);
    return rt.newInt(rt.length(argument));
  }
  const { written } = state.newlines;
  const text = written === '\n' ? given : given.replaceAll('\n', written);
  const bytes = encodeText(rt, self, state, text);
  if (state.pendingSize + bytes.length > CHUNK) flushPending(rt, self, state);
  state.pending.push(bytes);
  state.pendingSize += bytes.length;
  const line = state.lineBuffering && /[\n\r]/.test(text);
  if (state.pendingSize >= CHUNK || line || state.writeThrough) flushPending(rt, self, state);
  if (line) rt.callMethod(innerOf(rt, self), 'flush');
  if (state.text !== '' || state.chunk.length > 0) forgetRead(rt, self, state);
  return rt.newInt(strLength(given));
}

function flush(rt: Runtime, self: Handle): Handle {
  const state = openState(rt, self);
  if (state.standard !== null) return NONE;
  state.telling = state.seekable;
  flushPending(rt, self, state);
  return rt.callMethod(innerOf(rt, self), 'flush');
}

// ---- reading

/** More text behind what there is; false at the end of the stream. */
function readChunk(rt: Runtime, self: Handle, state: TextState): boolean {
  const unused = state.text.slice(state.used);
  if (state.standard !== null) {
    const line = readStandardLine(rt);
    if (line === '') return false;
    state.text = unused + line;
    state.used = 0;
    return true;
  }
  rt.fuel(1);
  const input = rt.callMethod(innerOf(rt, self), 'read1', rt.newInt(CHUNK));
  if (input === NONE) return false;
  const bytes = rt.bytesValue(input);
  const final = bytes.length === 0;
  const before = state.chunk;
  const more = feed(rt, self, state, bytes, final);
  // tell() counts from what is still unused: the chunk before belongs to it.
  if (unused !== '') state.chunk = joinBytes([bytesOfUnused(rt, state, before, unused), state.chunk]);
  state.text = unused + more;
  state.used = 0;
  return !final || more !== '';
}

/** The last bytes of a chunk, which gave `unused`. */
function bytesOfUnused(rt: Runtime, state: TextState, chunk: Uint8Array, unused: string): Uint8Array {
  if (state.codec === null) return chunk;
  const consumed = bytesUsed(rt, state, chunk, state.text.length - unused.length);
  return chunk.subarray(consumed);
}

/** How many bytes of a chunk give the first `used` units of its text. */
function bytesUsed(rt: Runtime, state: TextState, chunk: Uint8Array, used: number): number {
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

function readState(rt: Runtime, self: Handle): TextState {
  const state = openState(rt, self);
  if (!state.readable) unsupported(rt, 'not readable');
  if (state.standard === null) flushPending(rt, self, state);
  return state;
}

function takeText(state: TextState, end: number): string {
  const text = state.text.slice(state.used, end);
  state.used = end;
  return text;
}

function read(rt: Runtime, self: Handle, size: number): Handle {
  const state = readState(rt, self);
  if (size < 0) {
    if (state.standard !== null) {
      readToEnd(() => readChunk(rt, self, state));
      return rt.newStr(takeText(state, state.text.length));
    }
    const bytes = rt.bytesValue(rt.callMethod(innerOf(rt, self), 'read'));
    const text = state.text.slice(state.used) + feed(rt, self, state, bytes, true);
    state.text = '';
    state.used = 0;
    state.chunk = EMPTY;
    return rt.newStr(text);
  }
  for (;;) {
    const ahead = state.text.length - state.used;
    // A pair of surrogates is one character.
    if (ahead >= size && (ahead >= 2 * size || strLength(state.text.slice(state.used)) >= size)) break;
    if (!readChunk(rt, self, state)) break;
  }
  const rest = state.text.slice(state.used);
  return rt.newStr(takeText(state, state.used + Math.min(rest.length, toOffset(rest, size))));
}

function readLine(rt: Runtime, self: Handle, limit: number): string {
  const state = readState(rt, self);
  let searched = state.used;
  for (;;) {
    let end = state.newlines.lineEnd(state.text, searched);
    const ahead = state.text.length - state.used;
    if (limit >= 0 && (end < 0 ? ahead : end - state.used) >= limit) {
      const rest = state.text.slice(state.used);
      const cut = state.used + toOffset(rest, limit);
      if (end < 0 ? cut <= state.text.length : cut <= end) return takeText(state, cut);
    }
    if (end >= 0) return takeText(state, end);
    searched = Math.max(0, ahead - 1);
    if (!readChunk(rt, self, state)) {
      end = state.text.length;
      return takeText(state, end);
    }
  }
}

// ---- positions

function tell(rt: Runtime, self: Handle): Handle {
  const state = openState(rt, self);
  if (!state.seekable) unsupported(rt, 'underlying stream is not seekable');
  if (!state.telling) rt.raise('OSError', 'telling position disabled by next() call');
  flush(rt, self);
  const position = Number(rt.index(rt.callMethod(innerOf(rt, self), 'tell')));
  if (state.text === '' && state.rest.length === 0) return rt.newInt(position);
  const used = state.codec === null ? state.chunk.length : bytesUsed(rt, state, state.chunk, state.used);
  return rt.newInt(position - state.rest.length - state.chunk.length + used);
}

function seek(rt: Runtime, self: Handle, cookie: Handle, whence: number): Handle {
  const state = openState(rt, self);
  if (!state.seekable) unsupported(rt, 'underlying stream is not seekable');
  let target = cookie;
  const offset = Number(rt.index(cookie));
  if (whence === 1) {
    if (offset !== 0) unsupported(rt, "can't do nonzero cur-relative seeks");
    target = rt.callMethod(self, 'tell');
  } else if (whence === 2) {
    if (offset !== 0) unsupported(rt, "can't do nonzero end-relative seeks");
    flush(rt, self);
    forgetRead(rt, self, state);
    return rt.callMethod(innerOf(rt, self), 'seek', rt.newInt(0), rt.newInt(2));
  } else if (whence !== 0) rt.raise('ValueError', `invalid whence (${whence}, should be 0, 1 or 2)`);
  const position = Number(rt.index(target));
  if (position < 0) rt.raise('ValueError', `negative seek position ${rt.repr(target)}`);
  flush(rt, self);
  rt.callMethod(innerOf(rt, self), 'seek', target);
  forgetRead(rt, self, state);
  if (position === 0) state.current = state.codec;
  state.telling = state.seekable;
  return target;
}

// ---- the type

const NEWLINES = ['', '\n', '\r', '\r\n'];

function newlineArgument(rt: Runtime, fn: string, newline: Handle): string | null {
  if (newline === NULL || newline === NONE) return null;
  if (!rt.isStr(newline)) {
    rt.raise('TypeError', `${fn}() argument 'newline' must be str or None, not ${typeNameOf(rt, newline)}`);
  }
  const text = rt.text(newline);
  if (!NEWLINES.includes(text)) rt.raise('ValueError', `illegal newline value: ${text}`);
  return text;
}

function textArgument(rt: Runtime, name: string, h: Handle, fallback: string): string {
  if (h === NULL || h === NONE) return fallback;
  if (rt.isStr(h)) return rt.text(h);
  return rt.raise('TypeError', `TextIOWrapper() argument '${name}' must be str or None, not ${typeNameOf(rt, h)}`);
}

function setNewline(state: TextState, newline: string | null): void {
  state.newlines = new NewlineMode(newline);
  state.decoder = new NewlineDecoder(state.newlines.translate);
}

const parameters = signature(
  'TextIOWrapper',
  'buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False',
);

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [buffer, encoding, errors, newline, lineBuffering, writeThrough] = bind(rt, parameters, args, kwnames);
  const state = streamState(rt, self) as TextState;
  Object.assign(state, newTextState());
  setNewline(state, newlineArgument(rt, 'TextIOWrapper', newline));
  const name = textArgument(rt, 'encoding', encoding, 'locale');
  setEncoding(rt, self, state, name === 'locale' ? 'UTF-8' : name, textArgument(rt, 'errors', errors, 'strict'));
  setInner(rt, self, buffer);
  state.readable = rt.truth(rt.callMethod(buffer, 'readable'));
  state.writable = rt.truth(rt.callMethod(buffer, 'writable'));
  state.seekable = rt.truth(rt.callMethod(buffer, 'seekable'));
  state.telling = state.seekable;
  state.lineBuffering = lineBuffering !== NULL && rt.truth(lineBuffering);
  state.writeThrough = writeThrough !== NULL && rt.truth(writeThrough);
  state.ready = true;
}

function reconfigure(rt: Runtime, self: Handle, options: readonly Handle[]): Handle {
  const [encoding, errors, newline, lineBuffering, writeThrough] = options;
  const state = openState(rt, self);
  const given = (h: Handle): boolean => h !== NULL && h !== NONE;
  if (state.text !== '' && (given(encoding) || given(errors) || newline !== NULL)) {
    unsupported(rt, 'It is not possible to set the encoding or newline of stream after the first read');
  }
  if (state.standard === null) flush(rt, self);
  if (given(encoding) || given(errors)) {
    const kept = given(encoding) ? 'strict' : state.errors;
    setEncoding(
      rt,
      self,
      state,
      textArgument(rt, 'encoding', encoding, state.encoding),
      textArgument(rt, 'errors', errors, kept),
    );
  }
  if (newline !== NULL) setNewline(state, newlineArgument(rt, 'reconfigure', newline));
  if (given(lineBuffering)) state.lineBuffering = rt.truth(lineBuffering);
  if (given(writeThrough)) state.writeThrough = rt.truth(writeThrough);
  return NONE;
}

function close(rt: Runtime, self: Handle): Handle {
  const state = stateOf(rt, self);
  if (state.standard !== null) {
    state.closed = true;
    forgetStandard(rt, state.standard);
    return NONE;
  }
  if (isClosed(rt, innerOf(rt, self))) return NONE;
  try {
    rt.callMethod(self, 'flush');
  } finally {
    rt.callMethod(innerOf(rt, self), 'close');
  }
  return NONE;
}

/** What a standard stream answers itself: its buffer is only made when the program asks for it. */
function asked(name: string, own: (state: TextState) => boolean): NativeFunction {
  return native(name, '', (rt, self) => {
    const state = openState(rt, self);
    return state.standard !== null ? boolHandle(own(state)) : rt.callMethod(innerOf(rt, self), name);
  });
}

function shownNewlines(rt: Runtime, state: TextState): Handle {
  const found = state.decoder.newlines;
  if (found.length === 0) return NONE;
  return found.length === 1 ? rt.newStr(found[0]) : rt.newTuple(found.map((each) => rt.newStr(each)));
}

const DESCRIPTORS: Readonly<Record<StandardStream, number>> = { stdin: 0, stdout: 1, stderr: 2 };

export const textIOWrapper = defineType({
  id: null,
  name: 'TextIOWrapper',
  module: '_io',
  base: '_io._TextIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'Character and line based layer over a BufferedIOBase object, buffer.',
  slots: {
    new: (rt, type) => allocateStream(rt, type, newTextState()),
    init,
    repr: (rt, self) => {
      const state = stateOf(rt, self);
      const type = `${rt.typeOf(self).module}.${rt.typeOf(self).qualname}`;
      let shown = '';
      rt.attempt(['Exception'], () => {
        shown += ` name=${rt.repr(rt.getAttr(self, 'name'))}`;
      });
      const mode = rt.findAttr(self, 'mode');
      if (mode !== NULL) shown += ` mode=${rt.repr(mode)}`;
      return rt.newStr(`<${type}${shown} encoding=${rt.repr(rt.newStr(state.encoding))}>`);
    },
    iternext: (rt, self) => {
      const state = openState(rt, self);
      state.telling = false;
      const native = rt.typeOf(self).module === '_io';
      const line = native ? rt.newStr(readLine(rt, self, -1)) : nextLine(rt, self);
      if (line !== NULL && rt.length(line) > 0) return line;
      state.telling = state.seekable;
      return NULL;
    },
  },
  getset: {
    buffer: { get: bufferOf },
    encoding: { get: (rt, self) => rt.newStr(stateOf(rt, self).encoding) },
    errors: { get: (rt, self) => rt.newStr(stateOf(rt, self).errors) },
    newlines: { get: (rt, self) => shownNewlines(rt, stateOf(rt, self)) },
    line_buffering: { get: (rt, self) => boolHandle(stateOf(rt, self).lineBuffering) },
    write_through: { get: (rt, self) => boolHandle(stateOf(rt, self).writeThrough) },
    closed: {
      get: (rt, self) => {
        const state = stateOf(rt, self);
        return state.standard !== null ? boolHandle(state.closed) : rt.getAttr(innerOf(rt, self), 'closed');
      },
    },
    name: {
      get: (rt, self) => {
        const { standard } = stateOf(rt, self);
        return standard !== null ? rt.newStr(`<${standard}>`) : rt.getAttr(innerOf(rt, self), 'name');
      },
    },
    _CHUNK_SIZE: { get: (rt) => rt.newInt(CHUNK), set: () => undefined },
  },
  methods: [
    native('write', 'text, /', write),
    native('writelines', 'lines, /', (rt, self, lines) => {
      openState(rt, self);
      rt.forEach(lines, (line) => {
        rt.callMethod(self, 'write', line);
      });
      return NONE;
    }),
    native('flush', '', flush),
    native('close', '', close),
    native('read', 'size=-1, /', (rt, self, size) => read(rt, self, sizeArgument(rt, size))),
    native('readline', 'size=-1, /', (rt, self, size) => rt.newStr(readLine(rt, self, sizeArgument(rt, size)))),
    native('readlines', 'hint=-1, /', (rt, self, hint) => {
      const state = openState(rt, self);
      if (state.standard !== null && state.readable) {
        // First all that is given, then its lines.
        readToEnd(() => readChunk(rt, self, state));
        const lines = takeText(state, state.text.length).match(/[^\n]*\n|[^\n]+/g) ?? [];
        return rt.newList(lines.map((line) => rt.newStr(line)));
      }
      return readLines(rt, self, sizeArgument(rt, hint));
    }),
    native('tell', '', tell),
    native('seek', 'cookie, whence=0, /', (rt, self, cookie, whence) =>
      seek(rt, self, cookie, whence === NULL ? 0 : Number(rt.index(whence))),
    ),
    native('truncate', 'pos=None, /', (rt, self, size) => {
      flush(rt, self);
      return rt.callMethod(innerOf(rt, self), 'truncate', size === NULL ? NONE : size);
    }),
    native('detach', '', (rt, self) => {
      rt.callMethod(self, 'flush');
      const buffer = rt.heap.keep(bufferOf(rt, self));
      const state = stateOf(rt, self);
      setInner(rt, self, NULL);
      state.ready = false;
      state.detached = true;
      return buffer;
    }),
    native(
      'reconfigure',
      '*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None',
      (rt, self, ...options) => reconfigure(rt, self, options),
    ),
    asked('readable', (state) => state.readable),
    asked('writable', (state) => state.writable),
    asked('seekable', () => false),
    asked('isatty', () => false),
    native('fileno', '', (rt, self) => {
      const { standard } = openState(rt, self);
      return standard !== null ? rt.newInt(DESCRIPTORS[standard]) : rt.callMethod(innerOf(rt, self), 'fileno');
    }),
    native('__getstate__', '', (rt, self) =>
      rt.raise('TypeError', `cannot pickle '${rt.typeOf(self).name}' instances`),
    ),
  ],
});
