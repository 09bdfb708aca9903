/** BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair. Twin of Modules/_io/bufferedio.c. */
import { boolHandle, FALSE, NONE, NULL, type Handle } from '../../memory';
import { native, rawNative, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType, type TypeSpec } from '../../objects/spec';
import { TypeFlag } from '../../objects/typeobject';
import { bind, moduleType, signature } from '../typedef';
import { fileRead, fileReadAll, fileSeek, fileState, fileWrite, whereInFile } from './fileio';
import { checkAbility, joinBytes } from './iobase';
import { NO_POSITION, type Where, withPosition } from './position';
import {
  allocateStream,
  bytesToWrite,
  fillBuffer,
  innerOf,
  isClosed,
  setInner,
  sizeArgument,
  StreamWord,
  streamState,
  unsupported,
  writableLength,
} from './support';
import { newByteArray } from '../../objects/bytearray';
import { bufferOf } from '../../objects/buffer';

export const DEFAULT_BUFFER_SIZE = 131072;

interface BufferedState {
  ready: boolean;
  detached: boolean;
  size: number;
  readable: boolean;
  writable: boolean;
  /** What was read of the raw stream and not handed out yet. */
  ahead: Uint8Array;
  /** What was written and has not gone to the raw stream yet. */
  pending: Uint8Array[];
  pendingSize: number;
}

const EMPTY = new Uint8Array(0);

function newState(): BufferedState {
  return {
    ready: false,
    detached: false,
    size: DEFAULT_BUFFER_SIZE,
    readable: false,
    writable: false,
    ahead: EMPTY,
    pending: [],
    pendingSize: 0,
  };
}

function stateOf(rt: Runtime, self: Handle): BufferedState {
  const state = streamState(rt, self) as BufferedState;
  if (!state.ready) {
    rt.raise('ValueError', state.detached ? 'raw stream has been detached' : 'I/O operation on uninitialized object');
  }
  return state;
}

/** The state of a stream that is open. */
function openState(rt: Runtime, self: Handle, message: string): BufferedState {
  const state = stateOf(rt, self);
  if (rawClosed(rt, innerOf(rt, self))) rt.raise('ValueError', message);
  return state;
}

function isFile(rt: Runtime, raw: Handle): boolean {
  return rt.typeOf(raw) === moduleType(rt, '_io.FileIO');
}

function rawClosed(rt: Runtime, raw: Handle): boolean {
  return isFile(rt, raw) ? fileState(rt, raw).fd < 0 : isClosed(rt, raw);
}

/** One read of the raw stream; null: nothing there yet. */
function readRaw(rt: Runtime, raw: Handle, size: number): Uint8Array | null {
  if (isFile(rt, raw)) return fileRead(rt, raw, size);
  const buffer = newByteArray(rt, new Uint8Array(size));
  const count = rt.callMethod(raw, 'readinto', buffer);
  if (count === NONE) return null;
  const read = Number(rt.index(count));
  if (read < 0 || read > size) {
    rt.raise('OSError', `raw readinto() returned invalid length ${read} (should have been between 0 and ${size})`);
  }
  return (bufferOf(rt, buffer) ?? EMPTY).slice(0, read);
}

function writeRaw(rt: Runtime, raw: Handle, bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length > 0) {
    if (isFile(rt, raw)) {
      fileWrite(rt, raw, rest);
      return;
    }
    const count = rt.callMethod(raw, 'write', rt.newBytes(rest));
    if (count === NONE) rt.raise('BlockingIOError', 'write could not complete without blocking');
    const written = Number(rt.index(count));
    if (written < 0 || written > rest.length) {
      rt.raise(
        'OSError',
        `raw write() returned invalid length ${written} (should have been between 0 and ${rest.length})`,
      );
    }
    rest = rest.slice(written);
  }
}

function seekRaw(rt: Runtime, raw: Handle, offset: number, whence: number): number {
  if (isFile(rt, raw)) return fileSeek(rt, raw, offset, whence);
  return Number(rt.index(rt.callMethod(raw, 'seek', rt.newInt(offset), rt.newInt(whence))));
}

function flushPending(rt: Runtime, self: Handle, state: BufferedState): void {
  if (state.pendingSize === 0) return;
  const bytes = joinBytes(state.pending);
  state.pending = [];
  state.pendingSize = 0;
  writeRaw(rt, innerOf(rt, self), bytes);
}

/** Gives up what was read ahead: the raw stream goes back to where the program thinks it is. */
function dropAhead(rt: Runtime, self: Handle, state: BufferedState): void {
  if (state.ahead.length === 0) return;
  const back = state.ahead.length;
  state.ahead = EMPTY;
  seekRaw(rt, innerOf(rt, self), -back, 1);
}

function take(state: BufferedState, size: number): Uint8Array {
  const bytes = state.ahead.slice(0, size);
  state.ahead = state.ahead.subarray(size);
  return bytes;
}

function readAll(rt: Runtime, self: Handle, state: BufferedState): Handle {
  const raw = innerOf(rt, self);
  const first = take(state, state.ahead.length);
  if (isFile(rt, raw)) return rt.newBytes(joinBytes([first, fileReadAll(rt, raw)]));
  const all = rt.findAttr(raw, 'readall');
  if (all !== NULL) {
    const rest = rt.call(all, []);
    if (rest === NONE) return first.length === 0 ? NONE : rt.newBytes(first);
    return rt.newBytes(joinBytes([first, rt.bytesValue(rest)]));
  }
  const pieces = [first];
  for (
    let piece = readRaw(rt, raw, state.size);
    piece !== null && piece.length > 0;
    piece = readRaw(rt, raw, state.size)
  ) {
    pieces.push(piece);
  }
  return rt.newBytes(joinBytes(pieces));
}

/** Exactly `size` bytes, fewer at the end of the stream. */
function readExactly(rt: Runtime, self: Handle, state: BufferedState, size: number): Uint8Array | null {
  const pieces = [take(state, size)];
  let missing = size - pieces[0].length;
  while (missing > 0) {
    const piece = readRaw(rt, innerOf(rt, self), Math.max(state.size, missing));
    if (piece === null && missing === size) return null;
    if (piece === null || piece.length === 0) break;
    state.ahead = piece;
    const part = take(state, missing);
    pieces.push(part);
    missing -= part.length;
  }
  return joinBytes(pieces);
}

function fillAhead(rt: Runtime, self: Handle, state: BufferedState): void {
  if (state.ahead.length === 0) state.ahead = readRaw(rt, innerOf(rt, self), state.size) ?? EMPTY;
}

function readLine(rt: Runtime, self: Handle, limit: number): Handle {
  const state = openState(rt, self, 'readline of closed file');
  flushPending(rt, self, state);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    fillAhead(rt, self, state);
    if (state.ahead.length === 0) break;
    const end = state.ahead.indexOf(10);
    let wanted = end >= 0 ? end + 1 : state.ahead.length;
    const cut = limit >= 0 && length + wanted >= limit;
    if (cut) wanted = limit - length;
    pieces.push(take(state, wanted));
    length += wanted;
    if (cut || end >= 0) break;
  }
  return rt.newBytes(joinBytes(pieces.length === 0 ? [EMPTY] : pieces));
}

/** Where the program thinks it is. */
function position(rt: Runtime, self: Handle, state: BufferedState): number {
  const raw = innerOf(rt, self);
  const at = isFile(rt, raw) ? fileSeek(rt, raw, 0, 1) : Number(rt.index(rt.callMethod(raw, 'tell')));
  return at - state.ahead.length + state.pendingSize;
}

function write(rt: Runtime, self: Handle, data: Handle): Handle {
  const bytes = bytesToWrite(rt, data);
  const state = openState(rt, self, 'write to closed file');
  dropAhead(rt, self, state);
  if (state.pendingSize + bytes.length > state.size) flushPending(rt, self, state);
  state.pending.push(bytes.slice());
  state.pendingSize += bytes.length;
  const raw = innerOf(rt, self);
  // What goes to the terminal is seen at once.
  const standard = isFile(rt, raw) && fileState(rt, raw).fd < 3;
  if (standard || state.pendingSize > state.size) flushPending(rt, self, state);
  return rt.newInt(bytes.length);
}

function closeStream(rt: Runtime, self: Handle): Handle {
  const state = streamState(rt, self) as BufferedState;
  if (!state.ready) stateOf(rt, self);
  const raw = innerOf(rt, self);
  if (rawClosed(rt, raw)) return NONE;
  try {
    rt.callMethod(self, 'flush');
  } finally {
    state.pending = [];
    state.pendingSize = 0;
    rt.callMethod(raw, 'close');
  }
  return NONE;
}

const common: readonly NativeFunction[] = [
  native('close', '', closeStream),
  native('detach', '', (rt, self) => {
    const state = stateOf(rt, self);
    rt.callMethod(self, 'flush');
    const raw = rt.heap.keep(innerOf(rt, self));
    setInner(rt, self, NULL);
    state.ready = false;
    state.detached = true;
    return raw;
  }),
  native('flush', '', (rt, self) => {
    const state = openState(rt, self, 'flush of closed file');
    if (state.pendingSize > 0) flushPending(rt, self, state);
    else if (state.writable) dropAhead(rt, self, state);
    if (!isFile(rt, innerOf(rt, self))) rt.callMethod(innerOf(rt, self), 'flush');
    return NONE;
  }),
  ...['readable', 'writable', 'seekable', 'fileno', 'isatty'].map((name) =>
    native(name, '', (rt, self) => {
      stateOf(rt, self);
      return rt.callMethod(innerOf(rt, self), name);
    }),
  ),
  native('tell', '', (rt, self) => rt.newInt(position(rt, self, stateOf(rt, self)))),
  native('seek', 'target, whence=0, /', (rt, self, target, whence) => {
    const state = openState(rt, self, 'seek of closed file');
    const from = whence === NULL ? 0 : Number(rt.index(whence));
    if (from < 0 || from > 2) rt.raise('ValueError', `whence value ${from} unsupported`);
    const raw = innerOf(rt, self);
    checkAbility(rt, raw, 'seekable', 'File or stream is not seekable.');
    flushPending(rt, self, state);
    dropAhead(rt, self, state);
    return rt.newInt(seekRaw(rt, raw, Number(rt.index(target)), from));
  }),
  native('truncate', 'pos=None, /', (rt, self, size) => {
    const state = openState(rt, self, 'truncate of closed file');
    if (!state.writable) unsupported(rt, 'truncate');
    flushPending(rt, self, state);
    dropAhead(rt, self, state);
    return rt.callMethod(innerOf(rt, self), 'truncate', size === NULL ? NONE : size);
  }),
  native('__getstate__', '', (rt, self) => rt.raise('TypeError', `cannot pickle '${rt.typeOf(self).name}' instances`)),
];

function sizeOf(rt: Runtime, size: Handle): number {
  const value = sizeArgument(rt, size);
  return value < 0 ? DEFAULT_BUFFER_SIZE : value;
}

const reading: readonly NativeFunction[] = [
  native('read', 'size=-1, /', (rt, self, size) => {
    stateOf(rt, self);
    const wanted = sizeArgument(rt, size);
    if (wanted < -1) rt.raise('ValueError', 'read length must be non-negative or -1');
    const state = openState(rt, self, 'read of closed file');
    flushPending(rt, self, state);
    if (wanted === -1) return readAll(rt, self, state);
    const bytes = readExactly(rt, self, state, wanted);
    return bytes === null ? NONE : rt.newBytes(bytes);
  }),
  native('read1', 'size=-1, /', (rt, self, size) => {
    const wanted = sizeOf(rt, size);
    const state = openState(rt, self, 'read of closed file');
    flushPending(rt, self, state);
    if (state.ahead.length > 0) return rt.newBytes(take(state, wanted));
    return rt.newBytes(readRaw(rt, innerOf(rt, self), wanted) ?? EMPTY);
  }),
  native('peek', 'size=0, /', (rt, self) => {
    const state = openState(rt, self, 'peek of closed file');
    flushPending(rt, self, state);
    fillAhead(rt, self, state);
    return rt.newBytes(state.ahead.slice());
  }),
  native('readline', 'size=-1, /', (rt, self, size) => readLine(rt, self, sizeArgument(rt, size))),
  ...['readinto', 'readinto1'].map((name) =>
    native(name, 'buffer, /', (rt, self, buffer) => {
      const size = writableLength(rt, name, buffer);
      const state = openState(rt, self, `${name} of closed file`);
      flushPending(rt, self, state);
      const bytes = readExactly(rt, self, state, size) ?? EMPTY;
      fillBuffer(rt, buffer, bytes);
      return rt.newInt(bytes.length);
    }),
  ),
];

const writing: readonly NativeFunction[] = [native('write', 'buffer, /', write)];

interface Kind {
  readonly name: string;
  readonly doc: string;
  readonly checks: readonly (readonly [question: string, message: string])[];
  readonly methods: readonly NativeFunction[];
}

const kinds: readonly Kind[] = [
  {
    name: 'BufferedReader',
    doc: 'Create a new buffered reader using the given readable raw IO object.',
    checks: [['readable', 'File or stream is not readable.']],
    methods: reading,
  },
  {
    name: 'BufferedWriter',
    doc: 'A buffer for a writeable sequential RawIO object.',
    checks: [['writable', 'File or stream is not writable.']],
    methods: writing,
  },
  {
    name: 'BufferedRandom',
    doc: 'A buffered interface to random access streams.',
    checks: [
      ['seekable', 'File or stream is not seekable.'],
      ['readable', 'File or stream is not readable.'],
      ['writable', 'File or stream is not writable.'],
    ],
    methods: [...reading, ...writing],
  },
];

function bufferedType({ name, doc, checks, methods }: Kind): TypeSpec {
  const parameters = signature(name, `raw, buffer_size=${DEFAULT_BUFFER_SIZE}`);
  const spec = defineType({
    id: null,
    name,
    module: '_io',
    base: '_io._BufferedIOBase',
    flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
    doc,
    slots: {
      new: (rt, type) => allocateStream(rt, type, newState()),
      init: (rt, self, args, kwnames) => {
        const [raw, size] = bind(rt, parameters, args, kwnames);
        for (const [question, message] of checks) checkAbility(rt, raw, question, message);
        const bufferSize = size === NULL ? DEFAULT_BUFFER_SIZE : Number(rt.index(size));
        if (bufferSize <= 0) rt.raise('ValueError', 'buffer size must be strictly positive');
        setInner(rt, self, raw);
        const state = streamState(rt, self) as BufferedState;
        Object.assign(state, newState(), { ready: true, size: bufferSize });
        state.readable = name !== 'BufferedWriter';
        state.writable = name !== 'BufferedReader';
      },
      repr: (rt, self) => {
        const type = `${rt.typeOf(self).module}.${rt.typeOf(self).qualname}`;
        let shown = '';
        rt.attempt(['Exception'], () => {
          shown = ` name=${rt.repr(rt.getAttr(self, 'name'))}`;
        });
        return rt.newStr(`<${type}${shown}>`);
      },
      ...(name === 'BufferedWriter'
        ? {}
        : {
            iternext: (rt: Runtime, self: Handle): Handle => {
              const line = readLine(rt, self, -1);
              return rt.length(line) === 0 ? NULL : line;
            },
          }),
    },
    members: { raw: StreamWord.Inner },
    getset: {
      closed: {
        get: (rt, self) => {
          stateOf(rt, self);
          return boolHandle(rawClosed(rt, innerOf(rt, self)));
        },
      },
      name: { get: (rt, self) => rt.getAttr((stateOf(rt, self), innerOf(rt, self)), 'name') },
      mode: { get: (rt, self) => rt.getAttr((stateOf(rt, self), innerOf(rt, self)), 'mode') },
    },
    methods: [...common, ...methods],
  });
  return withPosition(spec, whereInBuffered);
}

/** Where a buffered file stands: what was read ahead is not read yet, what waits to be written is written. */
export const whereInBuffered: Where = (rt, self) => {
  const { ready, detached, ahead, pendingSize } = streamState(rt, self) as BufferedState;
  if (!ready || detached) return NO_POSITION;
  const raw = innerOf(rt, self);
  const at = isFile(rt, raw) ? whereInFile(rt, raw) : NO_POSITION;
  return at < 0 ? at : at - ahead.length + pendingSize;
};

const pairParameters = signature('BufferedRWPair', `reader, writer, buffer_size=${DEFAULT_BUFFER_SIZE}, /`);

/** Hands a call on to the pair's reader or writer. */
function handedOn(word: StreamWord, ...names: readonly string[]): NativeFunction[] {
  return names.map((name) =>
    rawNative(name, null, (rt, self, args) => rt.callMethod(rt.heap.words[rt.heap.base[self] + word], name, ...args)),
  );
}

const pair = defineType({
  id: null,
  name: 'BufferedRWPair',
  module: '_io',
  base: '_io._BufferedIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'A buffered reader and writer object together.',
  slots: {
    new: (rt, type) => allocateStream(rt, type, null),
    init: (rt, self, args, kwnames) => {
      const [reader, writer] = bind(rt, pairParameters, args, kwnames);
      checkAbility(rt, reader, 'readable', 'File or stream is not readable.');
      checkAbility(rt, writer, 'writable', 'File or stream is not writable.');
      const base = rt.heap.base[self];
      rt.heap.setRef(base + StreamWord.Inner, rt.call(moduleType(rt, '_io.BufferedReader').handle, [reader]));
      rt.heap.setRef(base + StreamWord.Second, rt.call(moduleType(rt, '_io.BufferedWriter').handle, [writer]));
    },
  },
  getset: {
    closed: { get: (rt, self) => rt.getAttr(rt.heap.words[rt.heap.base[self] + StreamWord.Second], 'closed') },
  },
  methods: [
    ...handedOn(StreamWord.Inner, 'read', 'peek', 'read1', 'readinto', 'readinto1', 'readable'),
    ...handedOn(StreamWord.Second, 'write', 'flush', 'writable'),
    native('isatty', '', () => FALSE),
    native('close', '', (rt, self) => {
      const base = rt.heap.base[self];
      rt.callMethod(rt.heap.words[base + StreamWord.Second], 'close');
      return rt.callMethod(rt.heap.words[base + StreamWord.Inner], 'close');
    }),
  ],
});

export const bufferedTypes: readonly TypeSpec[] = [...kinds.map(bufferedType), pair];
