/** The abstract streams: _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase. Twin of Modules/_io/iobase.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import { allocate } from '../../objects/instance';
import { concatBytes } from '../../values/bytesmethods';
import { native, rawNative, type NativeFunction } from '../../objects/native';
import { dictGetSet } from '../../objects/object';
import type { Runtime } from '../../objects/runtime';
import { defineType, type TypeSpec } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import { TypeFlag } from '../../objects/typeobject';
import {
  checkOpen,
  fillBuffer,
  isClosed,
  sizeArgument,
  streamLayout,
  streamState,
  unsupported,
  writableLength,
} from './support';

const FLAGS = TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs;

/** Methods that only a subclass can have. */
function missing(...names: readonly string[]): NativeFunction[] {
  return names.map((name) => rawNative(name, null, (rt) => unsupported(rt, name)));
}

/** `_checkReadable` and its like. */
function check(name: string, question: string, message: string): NativeFunction {
  return rawNative(name, null, (rt, self) => {
    checkAbility(rt, self, question, message);
    return TRUE;
  });
}

/** Raises UnsupportedOperation unless the stream says that it can. */
export function checkAbility(rt: Runtime, stream: Handle, question: string, message: string): void {
  if (rt.callMethod(stream, question) !== TRUE) unsupported(rt, message);
}

/** The next line of a stream, or NULL. */
export function nextLine(rt: Runtime, self: Handle): Handle {
  const line = rt.callMethod(self, 'readline');
  return rt.length(line) === 0 ? NULL : line;
}

function readLine(rt: Runtime, self: Handle, limit: number): Handle {
  const peek = rt.findAttr(self, 'peek');
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (limit < 0 || length < limit) {
    let wanted = 1;
    if (peek !== NULL) {
      const ahead = rt.bytesValue(rt.call(peek, [rt.newInt(1)]));
      if (ahead.length > 0) {
        const end = ahead.indexOf(10);
        wanted = end >= 0 ? end + 1 : ahead.length;
        if (limit >= 0) wanted = Math.min(wanted, limit - length);
      }
    }
    const piece = rt.callMethod(self, 'read', rt.newInt(wanted));
    if (!rt.isInstance(piece, rt.types[TypeId.Bytes])) {
      rt.raise('OSError', `read() should have returned a bytes object, not '${typeNameOf(rt, piece)}'`);
    }
    const bytes = rt.bytesValue(piece);
    if (bytes.length === 0) break;
    pieces.push(bytes);
    length += bytes.length;
    if (bytes[bytes.length - 1] === 10) break;
  }
  return rt.newBytes(joinBytes(pieces));
}

/** One piece of several. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  if (pieces.length === 2) return concatBytes(pieces[0], pieces[1]);
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The lines of a stream, up to about `most` characters or bytes where that is positive. */
export function readLines(rt: Runtime, self: Handle, most: number): Handle {
  const lines: Handle[] = [];
  let length = 0;
  const iterator = rt.iter(self);
  for (let line = rt.next(iterator); line !== NULL; line = rt.next(iterator)) {
    rt.fuel(1);
    lines.push(line);
    length += rt.length(line);
    if (most > 0 && length >= most) break;
  }
  return rt.newList(lines);
}

/** `__del__`: closes what is still open. Twin of iobase_finalize. */
function finalize(rt: Runtime, self: Handle): void {
  // Where that cannot be told, the object is in no state to be closed.
  let closed = true;
  rt.attempt(['BaseException'], () => {
    closed = isClosed(rt, self);
  });
  if (closed) return;
  const state = streamState(rt, self);
  if (typeof state === 'object' && state !== null && 'finalizing' in state) state.finalizing = true;
  const problem = rt.attempt(['BaseException'], () => void rt.callMethod(self, 'close'));
  if (problem !== NULL) rt.writeUnraisable(`Exception ignored while finalizing file ${shown(rt, self)}`, problem);
}

/** The repr in a message about an exception that goes nowhere. */
export function shown(rt: Runtime, h: Handle): string {
  let text = '';
  const problem = rt.attempt(['BaseException'], () => {
    text = rt.repr(h);
  });
  return problem === NULL ? text : '<object repr() failed>';
}

const CLOSED_NAME = '__IOBase_closed';

const ioBase = defineType({
  id: null,
  name: '_IOBase',
  module: '_io',
  flags: FLAGS,
  layout: streamLayout,
  doc: 'The abstract base class for all I/O classes.',
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: () => undefined,
    iter: (rt, self) => {
      checkOpen(rt, self);
      return self;
    },
    iternext: nextLine,
    finalize,
  },
  getset: {
    __dict__: { get: dictGetSet.get },
    closed: { get: (rt, self) => boolHandle(rt.findAttr(self, CLOSED_NAME) !== NULL) },
  },
  methods: [
    ...missing('seek', 'truncate', 'fileno'),
    native('tell', '', (rt, self) => rt.callMethod(self, 'seek', rt.newInt(0), rt.newInt(1))),
    native('flush', '', (rt, self) => {
      checkOpen(rt, self);
      return NONE;
    }),
    native('close', '', (rt, self) => {
      if (rt.findAttr(self, CLOSED_NAME) !== NULL) return NONE;
      try {
        rt.callMethod(self, 'flush');
      } finally {
        rt.setAttr(self, CLOSED_NAME, TRUE);
      }
      return NONE;
    }),
    ...['seekable', 'readable', 'writable'].map((name) => native(name, '', () => FALSE)),
    native('isatty', '', (rt, self) => {
      checkOpen(rt, self);
      return FALSE;
    }),
    rawNative('_checkClosed', null, (rt, self) => {
      checkOpen(rt, self);
      return NONE;
    }),
    check('_checkSeekable', 'seekable', 'File or stream is not seekable.'),
    check('_checkReadable', 'readable', 'File or stream is not readable.'),
    check('_checkWritable', 'writable', 'File or stream is not writable.'),
    native('__enter__', '', (rt, self) => {
      checkOpen(rt, self);
      return self;
    }),
    rawNative('__exit__', null, (rt, self) => rt.callMethod(self, 'close')),
    native('readline', 'size=-1, /', (rt, self, size) => readLine(rt, self, sizeArgument(rt, size))),
    native('readlines', 'hint=-1, /', (rt, self, hint) => readLines(rt, self, sizeArgument(rt, hint))),
    native('writelines', 'lines, /', (rt, self, lines) => {
      checkOpen(rt, self);
      rt.forEach(lines, (line) => {
        rt.callMethod(self, 'write', line);
      });
      return NONE;
    }),
  ],
});

const rawIOBase = defineType({
  id: null,
  name: '_RawIOBase',
  module: '_io',
  base: '_io._IOBase',
  flags: FLAGS,
  doc: 'Base class for raw binary I/O.',
  slots: { new: (rt, type) => allocate(rt, type) },
  methods: [
    native('read', 'size=-1, /', (rt, self, size) => {
      const wanted = sizeArgument(rt, size);
      if (wanted < 0) return rt.callMethod(self, 'readall');
      const buffer = rt.call(rt.types[TypeId.ByteArray].handle, [rt.newInt(wanted)]);
      const count = rt.callMethod(self, 'readinto', buffer);
      if (count === NONE) return NONE;
      const read = Number(rt.index(count));
      return rt.newBytes((rt.typeOf(buffer).layout.buffer?.read(rt, buffer) ?? new Uint8Array(0)).slice(0, read));
    }),
    native('readall', '', (rt, self) => {
      const pieces: Uint8Array[] = [];
      for (;;) {
        rt.fuel(1);
        const piece = rt.callMethod(self, 'read', rt.newInt(65536));
        if (piece === NONE && pieces.length === 0) return NONE;
        if (piece === NONE || rt.length(piece) === 0) return rt.newBytes(joinBytes(pieces));
        pieces.push(rt.bytesValue(piece));
      }
    }),
    ...missing('readinto', 'write'),
  ],
});

function readInto(name: string, read: string): NativeFunction {
  return native(name, 'buffer, /', (rt, self, buffer) => {
    const size = writableLength(rt, name, buffer);
    const data = rt.callMethod(self, read, rt.newInt(size));
    if (!rt.isInstance(data, rt.types[TypeId.Bytes])) rt.raise('TypeError', 'read() should return bytes');
    const bytes = rt.bytesValue(data);
    if (bytes.length > size) {
      rt.raise('ValueError', `read() returned too much data: ${size} bytes requested, ${bytes.length} returned`);
    }
    fillBuffer(rt, buffer, bytes);
    return rt.newInt(bytes.length);
  });
}

const bufferedIOBase = defineType({
  id: null,
  name: '_BufferedIOBase',
  module: '_io',
  base: '_io._IOBase',
  flags: FLAGS,
  doc: 'Base class for buffered IO objects.',
  slots: { new: (rt, type) => allocate(rt, type) },
  methods: [
    ...missing('detach', 'read', 'read1', 'write'),
    readInto('readinto', 'read'),
    readInto('readinto1', 'read1'),
  ],
});

const textIOBase = defineType({
  id: null,
  name: '_TextIOBase',
  module: '_io',
  base: '_io._IOBase',
  flags: FLAGS,
  doc: 'Base class for text I/O.',
  slots: { new: (rt, type) => allocate(rt, type) },
  methods: missing('detach', 'read', 'readline', 'write'),
  getset: {
    encoding: { get: () => NONE },
    newlines: { get: () => NONE },
    errors: { get: () => NONE },
  },
});

/** Bases that text streams need. */
export const textBaseTypes: readonly TypeSpec[] = [ioBase, textIOBase];
/** Bases of binary streams. */
export const binaryBaseTypes: readonly TypeSpec[] = [rawIOBase, bufferedIOBase];
