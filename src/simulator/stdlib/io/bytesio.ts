/** BytesIO: bytes in memory as a file. Twin of Modules/_io/bytesio.c. */
import { boolHandle, EMPTY_TUPLE, FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import { newMemoryView } from '../../objects/memoryview';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { bind, signature } from '../typedef';
import { CLOSED_STREAM, type Where, withPosition } from './position';
import {
  allocateStream,
  ownAttributes,
  restoreAttributes,
  savedParts,
  bytesToWrite,
  CLOSED,
  fillBuffer,
  sizeArgument,
  streamLayout,
  streamState,
  writableLength,
} from './support';

interface BytesState {
  closed: boolean;
  /** The bytes are the first `size` of these. */
  data: Uint8Array;
  size: number;
  position: number;
  /** Views of the bytes that are in use: the bytes must stay where they are. */
  exports: number;
}

const EXPORTED = 'Existing exports of data: object cannot be re-sized';

function openState(rt: Runtime, self: Handle): BytesState {
  const state = streamState(rt, self) as BytesState;
  if (state.closed) rt.raise('ValueError', CLOSED);
  return state;
}

/** A stream that is about to change; not while there is a view of it. */
function changing(rt: Runtime, state: BytesState): BytesState {
  if (state.exports > 0) rt.raise('BufferError', EXPORTED);
  return state;
}

function resize(rt: Runtime, state: BytesState, size: number): void {
  if (size > 10_000_000) rt.fuel(size / 256);
  if (size > state.data.length) {
    const larger = new Uint8Array(Math.max(size, state.data.length * 2));
    larger.set(state.data.subarray(0, state.size));
    state.data = larger;
  } else if (size < state.size) state.data.fill(0, size, state.size);
  state.size = size;
}

function read(state: BytesState, size: number): Uint8Array {
  const end = size < 0 ? state.size : Math.min(state.size, state.position + size);
  if (end <= state.position) return new Uint8Array(0);
  const bytes = state.data.slice(state.position, end);
  state.position = end;
  return bytes;
}

function readLine(state: BytesState, limit: number): Uint8Array {
  const found = state.data.indexOf(10, state.position);
  const end = found < 0 || found >= state.size ? state.size : found + 1;
  const length = Math.max(0, end - state.position);
  return read(state, limit >= 0 ? Math.min(limit, length) : length);
}

function write(rt: Runtime, state: BytesState, bytes: Uint8Array): void {
  changing(rt, state);
  if (bytes.length === 0) return;
  const end = state.position + bytes.length;
  if (end > state.size) resize(rt, state, end);
  state.data.set(bytes, state.position);
  state.position = end;
}

const parameters = signature('BytesIO', "initial_bytes=b''");

/** Where a BytesIO stands. */
export const whereInBytes: Where = (rt, self) => {
  const { closed, position } = streamState(rt, self) as BytesState;
  return closed ? CLOSED_STREAM : position;
};

const spec = defineType({
  id: null,
  name: 'BytesIO',
  module: '_io',
  base: '_io._BufferedIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: {
    ...streamLayout,
    // What getbuffer() gives is a view of the stream itself.
    buffer: {
      read: (rt, self) => {
        const { data, size } = streamState(rt, self) as BytesState;
        return data.subarray(0, size);
      },
      write: (rt, self, offset, bytes) => (streamState(rt, self) as BytesState).data.set(bytes, offset),
      exported: (rt, self, change) => {
        (streamState(rt, self) as BytesState).exports += change;
      },
    },
  },
  doc: 'Buffered I/O implementation using an in-memory bytes buffer.',
  slots: {
    new: (rt, type) =>
      allocateStream(rt, type, { closed: false, data: new Uint8Array(0), size: 0, position: 0, exports: 0 }),
    init: (rt, self, args, kwnames) => {
      const [initial] = bind(rt, parameters, args, kwnames);
      const state = streamState(rt, self) as BytesState;
      const bytes = initial === NULL || initial === NONE ? new Uint8Array(0) : bytesToWrite(rt, initial).slice();
      Object.assign(state, { closed: false, data: bytes, size: bytes.length, position: 0 });
    },
    iternext: (rt, self) => {
      const line = readLine(openState(rt, self), -1);
      return line.length === 0 ? NULL : rt.newBytes(line);
    },
  },
  getset: { closed: { get: (rt, self) => boolHandle((streamState(rt, self) as BytesState).closed) } },
  methods: [
    ...['readable', 'writable', 'seekable'].map((name) =>
      native(name, '', (rt, self) => {
        openState(rt, self);
        return TRUE;
      }),
    ),
    native('isatty', '', (rt, self) => {
      openState(rt, self);
      return FALSE;
    }),
    native('flush', '', (rt, self) => {
      openState(rt, self);
      return NONE;
    }),
    native('close', '', (rt, self) => {
      const state = changing(rt, streamState(rt, self) as BytesState);
      Object.assign(state, { closed: true, data: new Uint8Array(0), size: 0 });
      return NONE;
    }),
    ...['read', 'read1'].map((name) =>
      native(name, 'size=-1, /', (rt, self, size) => rt.newBytes(read(openState(rt, self), sizeArgument(rt, size)))),
    ),
    native('readline', 'size=-1, /', (rt, self, size) =>
      rt.newBytes(readLine(openState(rt, self), sizeArgument(rt, size))),
    ),
    native('readlines', 'size=None, /', (rt, self, size) => {
      const state = openState(rt, self);
      const most = sizeArgument(rt, size);
      const lines: Handle[] = [];
      let length = 0;
      for (let line = readLine(state, -1); line.length > 0; line = readLine(state, -1)) {
        lines.push(rt.newBytes(line));
        length += line.length;
        if (most > 0 && length >= most) break;
      }
      return rt.newList(lines);
    }),
    native('readinto', 'buffer, /', (rt, self, buffer) => {
      const state = openState(rt, self);
      const bytes = read(state, writableLength(rt, 'readinto', buffer));
      fillBuffer(rt, buffer, bytes);
      return rt.newInt(bytes.length);
    }),
    native('write', 'b, /', (rt, self, data) => {
      const bytes = bytesToWrite(rt, data);
      write(rt, openState(rt, self), bytes);
      return rt.newInt(bytes.length);
    }),
    native('tell', '', (rt, self) => rt.newInt(openState(rt, self).position)),
    native('seek', 'pos, whence=0, /', (rt, self, target, whence) => {
      const state = openState(rt, self);
      const offset = Number(rt.index(target));
      const from = whence === NULL ? 0 : Number(rt.index(whence));
      if (offset < 0 && from === 0) rt.raise('ValueError', `negative seek value ${offset}`);
      if (from < 0 || from > 2) rt.raise('ValueError', `invalid whence (${from}, should be 0, 1 or 2)`);
      state.position = Math.max(0, offset + (from === 1 ? state.position : from === 2 ? state.size : 0));
      return rt.newInt(state.position);
    }),
    native('truncate', 'size=None, /', (rt, self, size) => {
      const state = openState(rt, self);
      const length = size === NULL || size === NONE ? state.position : Number(rt.index(size));
      if (length < 0) rt.raise('ValueError', `negative size value ${length}`);
      changing(rt, state);
      if (length < state.size) resize(rt, state, length);
      return rt.newInt(length);
    }),
    native('getvalue', '', (rt, self) => {
      const state = openState(rt, self);
      return rt.newBytes(state.data.slice(0, state.size));
    }),
    native('getbuffer', '', (rt, self) => {
      openState(rt, self);
      return newMemoryView(rt, self);
    }),
    native('__getstate__', '', (rt, self) => {
      const state = openState(rt, self);
      const value = rt.newBytes(state.data.slice(0, state.size));
      return rt.newTuple([value, rt.newInt(state.position), ownAttributes(rt, self)]);
    }),
    native('__setstate__', 'state, /', (rt, self, saved) => {
      const state = changing(rt, openState(rt, self));
      const [value, position, attributes] = savedParts(rt, self, saved, 3);
      if (rt.typeOf(position).slots.index === undefined) {
        rt.raise('TypeError', `second item of state must be an integer, got ${typeNameOf(rt, position)}`);
      }
      if (Number(rt.index(position)) < 0) rt.raise('ValueError', 'position value cannot be negative');
      const bytes = bytesToWrite(rt, value).slice();
      Object.assign(state, { data: bytes, size: bytes.length, position: Number(rt.index(position)) });
      restoreAttributes(rt, self, attributes, 'third');
      return NONE;
    }),
    native('__reduce__', '', (rt, self) =>
      rt.newTuple([rt.typeOf(self).handle, EMPTY_TUPLE, rt.callMethod(self, '__getstate__')]),
    ),
  ],
});

export const bytesIO = withPosition(spec, whereInBytes);
