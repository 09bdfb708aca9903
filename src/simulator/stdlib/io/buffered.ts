/** BufferedReader, BufferedWriter, BufferedRandom (BufferedRWPair: bufferedpair.ts). Twin of Modules/_io/bufferedio.c. */
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { Raised } from '../../objects/errors';
import { native, type NativeFunction } from '../../objects/native';
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
  type Finalizing,
  finalizingMember,
  flushAndClose,
  innerOf,
  isClosed,
  setInner,
  sizeArgument,
  StreamWord,
  streamState,
  unsupported,
  warnOfInner,
  writableLength,
} from './support';
import { newByteArray } from '../../objects/bytearray';
import { bufferOf } from '../../objects/buffer';

export const DEFAULT_BUFFER_SIZE = 131072;

interface BufferedState extends Finalizing {
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
    finalizing: false,
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
  let read = 0;
  const problem = rt.attempt(['Exception'], () => {
    read = Number(rt.index(count));
  });
  if (problem !== NULL) {
    const exception = rt.call(rt.exceptionType('OSError').handle, [rt.newStr('raw readinto() failed')]);
    rt.setAttr(exception, '__context__', problem);
    rt.raiseObject(exception, problem);
  }
  if (read < 0 || read > size) {
    rt.raise('OSError', `raw readinto() returned invalid length ${read} (should have been between 0 and ${size})`);
  }
  return (bufferOf(rt, buffer) ?? EMPTY).slice(0, read);
}

/** Gives the raw stream some of the bytes; how many. Null: it would have to wait. */
function writeRaw(rt: Runtime, raw: Handle, bytes: Uint8Array): number | null {
  if (isFile(rt, raw)) return fileWrite(rt, raw, bytes);
  const count = rt.callMethod(raw, 'write', rt.newBytes(bytes));
  if (count === NONE) return null;
  const written = Number(rt.index(count));
  if (written < 0 || written > bytes.length) {
    const range = `(should have been between 0 and ${bytes.length})`;
    rt.raise('OSError', `raw write() returned invalid length ${written} ${range}`);
  }
  return written;
}

/** Raises BlockingIOError: so much was written. */
function wouldBlock(rt: Runtime, written: number): never {
  const message = rt.newStr('write could not complete without blocking');
  return rt.raiseWith('BlockingIOError', [rt.newInt(0), message, rt.newInt(written)]);
}

function rawPosition(rt: Runtime, told: Handle): number {
  const position = Number(rt.index(told));
  if (position < 0) rt.raise('OSError', `Raw stream returned invalid position ${position}`);
  return position;
}

function seekRaw(rt: Runtime, raw: Handle, offset: number, whence: number): number {
  if (isFile(rt, raw)) return fileSeek(rt, raw, offset, whence);
  return rawPosition(rt, rt.callMethod(raw, 'seek', rt.newInt(offset), rt.newInt(whence)));
}

function flushPending(rt: Runtime, self: Handle, state: BufferedState): void {
  if (state.pendingSize === 0) return;
  // What the raw stream does not take stays for another time.
  while (state.pendingSize > 0) {
    const bytes = joinBytes(state.pending);
    state.pending = [bytes];
    const rest = bytes.subarray(writeRaw(rt, innerOf(rt, self), bytes) ?? wouldBlock(rt, 0));
    state.pending = rest.length === 0 ? [] : [rest];
    state.pendingSize = rest.length;
  }
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
  const at = isFile(rt, raw) ? fileSeek(rt, raw, 0, 1) : rawPosition(rt, rt.callMethod(raw, 'tell'));
  // A device may say 0 wherever it is.
  return Math.max(0, at - state.ahead.length + state.pendingSize);
}

function write(rt: Runtime, self: Handle, data: Handle): Handle {
  const bytes = bytesToWrite(rt, data);
  const state = openState(rt, self, 'write to closed file');
  dropAhead(rt, self, state);
  if (state.pendingSize + bytes.length <= state.size) hold(state, bytes);
  else writeMore(rt, self, state, bytes);
  const raw = innerOf(rt, self);
  // What goes to the terminal is seen at once.
  if (isFile(rt, raw) && fileState(rt, raw).fd < 3) flushPending(rt, self, state);
  return rt.newInt(bytes.length);
}

function hold(state: BufferedState, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  state.pending.push(bytes.slice());
  state.pendingSize += bytes.length;
}

/** Writes more than there is room for: as much as the raw stream takes and the buffer holds. Raises BlockingIOError. */
function writeMore(rt: Runtime, self: Handle, state: BufferedState, bytes: Uint8Array): void {
  const problem = rt.attempt(['BlockingIOError'], () => flushPending(rt, self, state));
  if (problem !== NULL) {
    const room = state.size - state.pendingSize;
    hold(state, bytes.subarray(0, room));
    if (bytes.length <= room) return;
    rt.setAttr(problem, 'characters_written', rt.newInt(room));
    throw new Raised(rt.heap.incref(problem));
  }
  let rest = bytes;
  while (rest.length > state.size) {
    const written = writeRaw(rt, innerOf(rt, self), rest);
    if (written === null) {
      hold(state, rest.subarray(0, state.size));
      wouldBlock(rt, bytes.length - rest.length + state.size);
    }
    rest = rest.subarray(written);
  }
  hold(state, rest);
}

function closeStream(rt: Runtime, self: Handle): Handle {
  const state = streamState(rt, self) as BufferedState;
  if (!state.ready) stateOf(rt, self);
  const raw = innerOf(rt, self);
  if (rawClosed(rt, raw)) return NONE;
  if (state.finalizing) rt.callMethod(self, '_dealloc_warn', self);
  flushAndClose(
    rt,
    () => void rt.callMethod(self, 'flush'),
    () => {
      state.pending = [];
      state.pendingSize = 0;
      rt.callMethod(raw, 'close');
    },
  );
  return NONE;
}

/** What the raw stream answers. */
function askedOfRaw(name: string): NativeFunction {
  return native(name, '', (rt, self) => {
    stateOf(rt, self);
    return rt.callMethod(innerOf(rt, self), name);
  });
}

const common: readonly NativeFunction[] = [
  native('close', '', closeStream),
  warnOfInner,
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
    if (!stateOf(rt, self).writable) return rt.callMethod(innerOf(rt, self), 'flush');
    const state = openState(rt, self, 'flush of closed file');
    if (state.pendingSize > 0) flushPending(rt, self, state);
    else dropAhead(rt, self, state);
    return NONE;
  }),
  ...['seekable', 'fileno', 'isatty'].map(askedOfRaw),
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

/** What is there, and else what one read of the raw stream gives. */
function readOnce(rt: Runtime, self: Handle, state: BufferedState, size: number): Uint8Array {
  if (state.ahead.length > 0) return take(state, size);
  return size === 0 ? EMPTY : (readRaw(rt, innerOf(rt, self), size) ?? EMPTY);
}

/** As {@link readOnce} for readinto1: more than a buffer holds is read past the buffer, even behind what is there. */
function readOnceInto(rt: Runtime, self: Handle, state: BufferedState, size: number): Uint8Array {
  const first = take(state, size);
  const missing = size - first.length;
  if (missing === 0) return first;
  if (missing > state.size) return joinBytes([first, readRaw(rt, innerOf(rt, self), missing) ?? EMPTY]);
  if (first.length > 0) return first;
  fillAhead(rt, self, state);
  return take(state, size);
}

const reading: readonly NativeFunction[] = [
  askedOfRaw('readable'),
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
    const wanted = sizeArgument(rt, size);
    const state = openState(rt, self, 'read of closed file');
    flushPending(rt, self, state);
    return rt.newBytes(readOnce(rt, self, state, wanted < 0 ? state.size : wanted));
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
      const bytes =
        name === 'readinto1' ? readOnceInto(rt, self, state, size) : (readExactly(rt, self, state, size) ?? EMPTY);
      fillBuffer(rt, buffer, bytes);
      return rt.newInt(bytes.length);
    }),
  ),
];

const writing: readonly NativeFunction[] = [askedOfRaw('writable'), native('write', 'buffer, /', write)];

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
        const state = streamState(rt, self) as BufferedState;
        state.ready = false;
        state.detached = false;
        for (const [question, message] of checks) checkAbility(rt, raw, question, message);
        const bufferSize = size === NULL ? DEFAULT_BUFFER_SIZE : Number(rt.index(size));
        if (bufferSize <= 0) rt.raise('ValueError', 'buffer size must be strictly positive');
        setInner(rt, self, raw);
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
      ...finalizingMember,
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

export const bufferedTypes: readonly TypeSpec[] = kinds.map(bufferedType);
