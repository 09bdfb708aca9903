/** What a TextIOWrapper keeps. Twin of the struct textio in Modules/_io/textio.c. */
import { type Handle, NULL } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import type { Codec } from '../../values/codecs';
import { NewlineDecoder, NewlineMode } from './decoding';
import { joinBytes } from './iobase';
import { bufferOfStandard, type StandardStream } from './standard';
import { CLOSED, type Finalizing, innerOf, isClosed, setInner, StreamWord, streamState } from './support';

const CHUNK = 8192;
export const EMPTY = new Uint8Array(0);

/** See the file's comment. */
export interface TextState extends Finalizing {
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
  /** Bytes that are read at a time, and written at most before they are given on. */
  chunkSize: number;
}

/** The state of a stream that is not open yet. */
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
    chunkSize: CHUNK,
    finalizing: false,
  };
}

/** The state of a stream; raises ValueError before `__init__` and after `detach()`. */
export function stateOf(rt: Runtime, self: Handle): TextState {
  const state = streamState(rt, self) as TextState;
  if (state.ready) return state;
  const what = state.detached ? 'underlying buffer has been detached' : 'I/O operation on uninitialized object';
  return rt.raise('ValueError', what);
}

/** The state of a stream, also after `detach()`: what does not ask the one underneath. */
export function madeState(rt: Runtime, self: Handle): TextState {
  const state = streamState(rt, self) as TextState;
  return state.detached ? state : stateOf(rt, self);
}

/** The state of a stream; raises ValueError where it is closed. */
export function openState(rt: Runtime, self: Handle): TextState {
  const state = stateOf(rt, self);
  if (state.standard !== null ? state.closed : isClosed(rt, innerOf(rt, self))) rt.raise('ValueError', CLOSED);
  return state;
}

/** The binary stream underneath; those of the standard streams are made when they are asked for. */
export function bufferOf(rt: Runtime, self: Handle): Handle {
  const state = stateOf(rt, self);
  if (state.standard !== null && innerOf(rt, self) === NULL) setInner(rt, self, bufferOfStandard(rt, state.standard));
  return innerOf(rt, self);
}

/** Gives the stream underneath the encoded text that it has not got yet. */
export function flushPending(rt: Runtime, self: Handle, state: TextState): void {
  if (state.pendingSize === 0) return;
  const bytes = joinBytes(state.pending);
  state.pending = [];
  state.pendingSize = 0;
  rt.callMethod(innerOf(rt, self), 'write', rt.newBytes(bytes));
}

/** Forgets text that was decoded ahead. */
export function forgetRead(rt: Runtime, self: Handle, state: TextState): void {
  state.text = '';
  state.used = 0;
  state.chunk = EMPTY;
  state.rest = EMPTY;
  state.decoder.pending = false;
  const decoder = rt.heap.words[rt.heap.base[self] + StreamWord.Second];
  if (decoder !== NULL) rt.callMethod(decoder, 'reset');
}
