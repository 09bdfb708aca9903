/** TextIOWrapper: text over a binary stream. Twin of Modules/_io/textio.c. */
import { boolHandle, type Handle, NONE, NULL } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { argumentKind } from '../../objects/textargs';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { strLength } from '../../values/codepoints';
import { bind, signature } from '../typedef';
import { NewlineDecoder, NewlineMode } from './decoding';
import { nextLine, readLines } from './iobase';
import { withPosition } from './position';
import { forgetStandard, readToEnd, type StandardStream } from './standard';
import {
  allocateStream,
  finalizingMember,
  flushAndClose,
  innerOf,
  isClosed,
  setInner,
  sizeArgument,
  streamState,
  unsupported,
  warnOfInner,
} from './support';
import { bytesUsed, encodeText, isWellFormed, setEncoding } from './textcoding';
import { whereInText } from './textposition';
import { read, readChunk, readLine, takeText } from './textreading';
import {
  madeState,
  bufferOf,
  flushPending,
  forgetRead,
  newTextState,
  openState,
  stateOf,
  type TextState,
} from './textstate';

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
  if (!rt.isStr(argument)) rt.raise('TypeError', `write() argument must be str, not ${argumentKind(rt, argument)}`);
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
  if (state.pendingSize + bytes.length > state.chunkSize) flushPending(rt, self, state);
  state.pending.push(bytes);
  state.pendingSize += bytes.length;
  const line = state.lineBuffering && /[\n\r]/.test(text);
  if (state.pendingSize >= state.chunkSize || line || state.writeThrough) flushPending(rt, self, state);
  if (line) rt.callMethod(innerOf(rt, self), 'flush');
  // Where tell() does not work, there is nothing to go back to: what was read ahead is still read.
  if (state.telling && (state.text !== '' || state.chunk.length > 0)) forgetRead(rt, self, state);
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
// ---- positions

export function tell(rt: Runtime, self: Handle): Handle {
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

/** The encoding that the locale asks for. */
const localeText = (name: string): string => (name === 'locale' ? 'UTF-8' : name);

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
  const name = localeText(textArgument(rt, 'encoding', encoding, 'locale'));
  setEncoding(rt, self, state, name, textArgument(rt, 'errors', errors, 'strict'));
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
      localeText(textArgument(rt, 'encoding', encoding, state.encoding)),
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
  if (state.finalizing) rt.callMethod(self, '_dealloc_warn', self);
  flushAndClose(
    rt,
    () => void rt.callMethod(self, 'flush'),
    () => void rt.callMethod(innerOf(rt, self), 'close'),
  );
  return NONE;
}

/** What a standard stream answers itself: its buffer is only made when the program asks for it. */
function asked(name: string, own: (state: TextState) => boolean): NativeFunction {
  return native(name, '', (rt, self) => {
    // Whether it is closed is for what lies underneath to say.
    if (stateOf(rt, self).standard === null) return rt.callMethod(innerOf(rt, self), name);
    return boolHandle(own(openState(rt, self)));
  });
}

function shownNewlines(rt: Runtime, state: TextState): Handle {
  const found = state.decoder.newlines;
  if (found.length === 0) return NONE;
  return found.length === 1 ? rt.newStr(found[0]) : rt.newTuple(found.map((each) => rt.newStr(each)));
}

const DESCRIPTORS: Readonly<Record<StandardStream, number>> = { stdin: 0, stdout: 1, stderr: 2 };

const spec = defineType({
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
      const state = madeState(rt, self);
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
    encoding: { get: (rt, self) => rt.newStr(madeState(rt, self).encoding) },
    errors: { get: (rt, self) => rt.newStr(madeState(rt, self).errors) },
    newlines: { get: (rt, self) => shownNewlines(rt, stateOf(rt, self)) },
    line_buffering: { get: (rt, self) => boolHandle(madeState(rt, self).lineBuffering) },
    write_through: { get: (rt, self) => boolHandle(madeState(rt, self).writeThrough) },
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
    ...finalizingMember,
    _CHUNK_SIZE: {
      get: (rt, self) => rt.newInt(stateOf(rt, self).chunkSize),
      set: (rt, self, value) => {
        const state = stateOf(rt, self);
        if (value === NULL) rt.raise('AttributeError', 'cannot delete attribute');
        const size = rt.indexClipped(value, 'ValueError');
        if (size <= 0) rt.raise('ValueError', 'a strictly positive integer is required');
        state.chunkSize = size;
      },
    },
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
    warnOfInner,
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

export const textIOWrapper = withPosition(spec, whereInText);
