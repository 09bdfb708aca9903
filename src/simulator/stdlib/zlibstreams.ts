/**
 * zlib's objects that take data in pieces: Compress, Decompress and _ZlibDecompressor. Twins of those in Modules/zlibmodule.c;
 * the streams are pako's.
 */
import {
  Z_BUF_ERROR,
  Z_FINISH,
  Z_NEED_DICT,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  ZStream,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateSetDictionary,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateSetDictionary,
} from 'pako';
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { bytesArgument } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { bind, moduleType, signature } from './typedef';

const CHUNK = 16384;

/** Raises zlib.error. */
export function failZlib(rt: Runtime, message: string): never {
  return rt.raiseWith(rt.typeObject(rt.getAttr(rt.importModule('zlib'), 'error')), [rt.newStr(message)]);
}

/** A stream and what Python sees of it. */
interface State {
  readonly stream: ZStream;
  readonly dictionary: Uint8Array | null;
  ended: boolean;
  /** Input behind the end of the stream. */
  unused: Uint8Array;
  /** Input that there was no room for the output of. */
  unconsumed: Uint8Array;
}

const NOTHING = new Uint8Array(0);

function stateOf(rt: Runtime, self: Handle): State {
  return rt.payloads.others.get(rt.heap.num[self]) as State;
}

function keep(rt: Runtime, type: string, stream: ZStream, dictionary: Uint8Array | null): Handle {
  const state: State = { stream, dictionary, ended: false, unused: NOTHING, unconsumed: NOTHING };
  return allocate(rt, moduleType(rt, type), rt.payloads.others.add(state));
}

const integer = (rt: Runtime, h: Handle, fallback: number): number => (h === NULL ? fallback : Number(rt.index(h)));
const dictionaryOf = (rt: Runtime, h: Handle): Uint8Array | null =>
  h === NULL || h === NONE ? null : bytesArgument(rt, h).slice();

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Runs a stream over its input until it stands still or has given `most` bytes; the output. `step` gives the call's status. */
function pump(stream: ZStream, input: Uint8Array, most: number, step: () => boolean): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  stream.input = input;
  stream.next_in = 0;
  stream.avail_in = input.length;
  for (;;) {
    const room = Math.min(CHUNK, most - length);
    stream.output = new Uint8Array(room);
    stream.next_out = 0;
    stream.avail_out = room;
    const goesOn = step();
    parts.push(stream.output.subarray(0, stream.next_out));
    length += stream.next_out;
    if (!goesOn || stream.avail_out > 0 || length >= most) return join(parts);
  }
}

// ---- compressing

/** Without it pako hashes as Chromium's zlib does, and finds other matches. */
const LEGACY_HASH = true;

/** zlib.compressobj(). */
export function newCompressor(rt: Runtime, options: readonly Handle[]): Handle {
  const [level, method, windowBits, memory, strategy, dictionary] = options;
  const stream = new ZStream();
  const zdict = dictionaryOf(rt, dictionary);
  const status = zlibDeflateInit2(
    stream,
    integer(rt, level, -1),
    integer(rt, method, 8),
    integer(rt, windowBits, 15),
    integer(rt, memory, 8),
    integer(rt, strategy, 0) as 0,
    LEGACY_HASH,
  );
  if (status !== Z_OK) rt.raise('ValueError', 'Invalid initialization option');
  if (zdict !== null && zlibDeflateSetDictionary(stream, zdict) !== Z_OK) {
    rt.raise('ValueError', 'Invalid dictionary');
  }
  return keep(rt, 'zlib.Compress', stream, zdict);
}

function deflated(rt: Runtime, self: Handle, input: Uint8Array, flush: 0 | 2 | 3 | 4): Handle {
  const state = stateOf(rt, self);
  rt.fuel(input.length >> 4);
  const out = pump(state.stream, input, Infinity, () => {
    const status = zlibDeflate(state.stream, flush);
    state.ended ||= status === Z_STREAM_END;
    if (status < 0 && status !== Z_BUF_ERROR)
      failZlib(rt, `Error ${status} while compressing data: inconsistent stream state`);
    return status === Z_OK;
  });
  return rt.newBytes(out);
}

const compress = defineType({
  id: null,
  name: 'Compress',
  module: 'zlib',
  flags: 0,
  layout: { words: 1, refs: 0 },
  slots: {},
  methods: [
    native('compress', 'data, /', (rt, self, data) => deflated(rt, self, bytesArgument(rt, data), Z_NO_FLUSH)),
    native('flush', 'mode=zlib.Z_FINISH, /', (rt, self, mode) => {
      const flush = integer(rt, mode, Z_FINISH);
      if (flush === Z_NO_FLUSH) return rt.newBytes(NOTHING);
      if (stateOf(rt, self).ended) failZlib(rt, 'Error -2 while finishing compression: inconsistent stream state');
      return deflated(rt, self, NOTHING, flush as 4);
    }),
  ],
});

// ---- decompressing

/** zlib.decompressobj(), zlib._ZlibDecompressor(). */
export function newDecompressor(rt: Runtime, type: string, windowBits: Handle, dictionary: Handle): Handle {
  const stream = new ZStream();
  const bits = integer(rt, windowBits, 15);
  if (zlibInflateInit2(stream, bits) !== Z_OK) rt.raise('ValueError', 'Invalid initialization option');
  const zdict = dictionaryOf(rt, dictionary);
  if (zdict !== null && bits < 0) zlibInflateSetDictionary(stream, zdict);
  return keep(rt, type, stream, zdict);
}

function inflated(rt: Runtime, state: State, input: Uint8Array, most: number): Uint8Array {
  const { stream } = state;
  rt.fuel(input.length >> 2);
  const out = pump(stream, input, most, () => {
    let status = zlibInflate(stream, Z_SYNC_FLUSH);
    if (status === Z_NEED_DICT && state.dictionary !== null) {
      zlibInflateSetDictionary(stream, state.dictionary);
      status = zlibInflate(stream, Z_SYNC_FLUSH);
    }
    if (status === Z_STREAM_END) state.ended = true;
    else if (status !== Z_OK && status !== Z_BUF_ERROR) {
      failZlib(rt, `Error ${status} while decompressing data: ${stream.msg || 'inconsistent stream state'}`);
    }
    return status === Z_OK;
  });
  const rest = input.slice(stream.next_in);
  if (state.ended) state.unused = join([state.unused, rest]);
  state.unconsumed = state.ended ? NOTHING : rest;
  return out;
}

const decompress = defineType({
  id: null,
  name: 'Decompress',
  module: 'zlib',
  flags: 0,
  layout: { words: 1, refs: 0 },
  slots: {},
  getset: {
    unused_data: { get: (rt, self) => rt.newBytes(stateOf(rt, self).unused) },
    unconsumed_tail: { get: (rt, self) => rt.newBytes(stateOf(rt, self).unconsumed) },
    eof: { get: (rt, self) => boolHandle(stateOf(rt, self).ended) },
  },
  methods: [
    native('decompress', 'data, /, max_length=0', (rt, self, data, limit) => {
      const state = stateOf(rt, self);
      const most = integer(rt, limit, 0);
      if (most < 0) rt.raise('ValueError', 'max_length must be non-negative');
      const input = bytesArgument(rt, data);
      if (state.ended) {
        state.unused = join([state.unused, input]);
        return rt.newBytes(NOTHING);
      }
      return rt.newBytes(inflated(rt, state, input, most === 0 ? Infinity : most));
    }),
    native('flush', 'length=zlib.DEF_BUF_SIZE, /', (rt, self, length) => {
      if (integer(rt, length, CHUNK) <= 0) rt.raise('ValueError', 'length must be greater than zero');
      const state = stateOf(rt, self);
      return rt.newBytes(state.ended ? NOTHING : inflated(rt, state, state.unconsumed, Infinity));
    }),
  ],
});

const parameters = signature('_ZlibDecompressor', "wbits=15, zdict=b''");

const zlibDecompressor = defineType({
  id: null,
  name: '_ZlibDecompressor',
  module: 'zlib',
  flags: 0,
  layout: { words: 1, refs: 0 },
  slots: {
    new: (rt, _type, args, kwnames) => {
      const [windowBits, dictionary] = bind(rt, parameters, args, kwnames);
      return newDecompressor(rt, 'zlib._ZlibDecompressor', windowBits, dictionary);
    },
  },
  getset: {
    unused_data: { get: (rt, self) => rt.newBytes(stateOf(rt, self).unused) },
    eof: { get: (rt, self) => boolHandle(stateOf(rt, self).ended) },
    needs_input: {
      get: (rt, self) => {
        const { ended, unconsumed } = stateOf(rt, self);
        return boolHandle(!ended && unconsumed.length === 0);
      },
    },
  },
  methods: [
    native('decompress', 'data, max_length=-1', (rt, self, data, limit) => {
      const state = stateOf(rt, self);
      if (state.ended) rt.raise('EOFError', 'End of stream already reached');
      const most = integer(rt, limit, -1);
      const input = join([state.unconsumed, bytesArgument(rt, data)]);
      return rt.newBytes(inflated(rt, state, input, most < 0 ? Infinity : most));
    }),
  ],
});

export const zlibTypes = [compress, decompress, zlibDecompressor];
