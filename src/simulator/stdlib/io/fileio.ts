/** FileIO: a file of the memory file system as a raw stream. Twin of Modules/_io/fileio.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import { machineOf } from '../../machine/frametype';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { fileSystem, type OpenFlags } from '../filesystem';
import { FileProblem } from '../filenodes';
import { bind, moduleType, signature } from '../typedef';
import { shown } from './iobase';
import { CLOSED_STREAM, NO_POSITION, type Where, withPosition } from './position';
import { readToEnd } from './standard';
import {
  allocateStream,
  bytesToWrite,
  fillBuffer,
  type Finalizing,
  finalizingMember,
  flushAndClose,
  fspath,
  pathText,
  raiseOSError,
  sizeArgument,
  streamState,
  unsupported,
  withFiles,
  writableLength,
} from './support';

export interface FileState extends Finalizing {
  /** -1: closed. */
  fd: number;
  readable: boolean;
  writable: boolean;
  created: boolean;
  appending: boolean;
  closefd: boolean;
  /** Decodes what goes to a standard stream. */
  readonly decoder: InstanceType<typeof TextDecoder>;
  /** Bytes of standard input that were asked of the host and not read yet. */
  ahead: Uint8Array;
}

/** The state of a FileIO. */
export function fileState(rt: Runtime, self: Handle): FileState {
  return streamState(rt, self) as FileState;
}

function newState(): FileState {
  return {
    fd: -1,
    readable: false,
    writable: false,
    created: false,
    appending: false,
    closefd: true,
    decoder: new TextDecoder(),
    ahead: new Uint8Array(0),
    finalizing: false,
  };
}

function openState(rt: Runtime, self: Handle): FileState {
  const state = fileState(rt, self);
  if (state.fd < 0) rt.raise('ValueError', 'I/O operation on closed file');
  return state;
}

/** Reads up to `size` bytes; null: the whole rest. */
export function fileRead(rt: Runtime, self: Handle, size: number): Uint8Array {
  const state = openState(rt, self);
  if (!state.readable) unsupported(rt, 'File not open for reading');
  if (state.fd === 0) return readStandardInput(rt, state, size);
  if (size > 10_000) rt.fuel(16);
  return withFiles(rt, () => fileSystem(rt).read(state.fd, size));
}

function readStandardInput(rt: Runtime, state: FileState, size: number): Uint8Array {
  if (state.ahead.length === 0) {
    const line = machineOf(rt).readLine('');
    if (line === null) return new Uint8Array(0);
    state.ahead = new TextEncoder().encode(`${line}\n`);
  }
  const bytes = state.ahead.slice(0, size);
  state.ahead = state.ahead.slice(size);
  return bytes;
}

export function fileWrite(rt: Runtime, self: Handle, bytes: Uint8Array): number {
  const state = openState(rt, self);
  if (!state.writable) unsupported(rt, 'File not open for writing');
  if (bytes.length > 10_000) rt.fuel(bytes.length / 256);
  if (state.fd === 1 || state.fd === 2) {
    rt.host.write(state.fd === 1 ? 'stdout' : 'stderr', state.decoder.decode(bytes));
    return bytes.length;
  }
  return withFiles(rt, () => fileSystem(rt).write(state.fd, bytes));
}

export function fileSeek(rt: Runtime, self: Handle, offset: number, whence: number): number {
  const { fd } = openState(rt, self);
  if (fd < 3) raiseOSError(rt, 29);
  return withFiles(rt, () => fileSystem(rt).seek(fd, offset, whence));
}

/** Everything from the position on. */
export function fileReadAll(rt: Runtime, self: Handle): Uint8Array {
  const state = openState(rt, self);
  if (state.fd !== 0) return fileRead(rt, self, 2 ** 40);
  const pieces: number[] = [];
  readToEnd(() => {
    const piece = fileRead(rt, self, 8192);
    pieces.push(...piece);
    return piece.length > 0;
  });
  return Uint8Array.from(pieces);
}

const BAD_MODE = 'Must have exactly one of create/read/write/append mode and at most one plus';

function parseMode(rt: Runtime, mode: string): OpenFlags {
  let kind = '';
  let plus = false;
  for (const letter of mode) {
    if ('xrwa'.includes(letter)) {
      if (kind !== '') rt.raise('ValueError', BAD_MODE);
      kind = letter;
    } else if (letter === '+') {
      if (plus) rt.raise('ValueError', BAD_MODE);
      plus = true;
    } else if (letter !== 'b') rt.raise('ValueError', `invalid mode: ${mode}`);
  }
  if (kind === '') rt.raise('ValueError', BAD_MODE);
  return {
    read: kind === 'r' || plus,
    write: kind !== 'r' || plus,
    append: kind === 'a',
    create: kind !== 'r',
    exclusive: kind === 'x',
    truncate: kind === 'w',
  };
}

const parameters = signature('FileIO', "file, mode='r', closefd=True, opener=None");

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [file, mode, closefd, opener] = bind(rt, parameters, args, kwnames);
  const flags = parseMode(rt, mode === NULL ? 'r' : rt.text(mode));
  const state = fileState(rt, self);
  if (state.fd >= 0 && state.closefd) close(rt, self);
  state.closefd = closefd === NULL || rt.truth(closefd);
  state.readable = flags.read;
  state.writable = flags.write;
  state.appending = flags.append;
  state.created = flags.exclusive;
  const fs = fileSystem(rt);
  if (rt.isInt(file)) {
    if (file === TRUE || file === FALSE) rt.warn('RuntimeWarning', 'bool is used as a file descriptor');
    const fd = Number(rt.index(file));
    if (fd < 0) rt.raise('ValueError', 'negative file descriptor');
    if (fd > 2 && !fs.open.has(fd)) raiseOSError(rt, 9);
    state.fd = fd;
  } else {
    const path = fspath(rt, file);
    const text = pathText(rt, path);
    if (!state.closefd) rt.raise('ValueError', 'Cannot use closefd=False with file name');
    if (opener !== NULL && opener !== NONE) state.fd = openWith(rt, opener, file, flags);
    else {
      state.fd = withFiles(rt, () => fs.openFile(text, flags, 0o666), file);
      if (fs.file(state.fd).node.kind === 'directory') {
        fs.closeFile(state.fd);
        state.fd = -1;
        raiseOSError(rt, 21, file);
      }
    }
  }
  rt.setAttr(self, 'name', file);
  if (state.appending && isSeekable(rt, state)) fs.seek(state.fd, 0, 2);
}

/** The descriptor that an `opener` gives. */
function openWith(rt: Runtime, opener: Handle, file: Handle, flags: OpenFlags): number {
  const bits =
    (flags.write ? (flags.read ? 2 : 1) : 0) |
    (flags.create ? 0o100 : 0) |
    (flags.exclusive ? 0o200 : 0) |
    (flags.truncate ? 0o1000 : 0) |
    (flags.append ? 0o2000 : 0) |
    0o2000000;
  const fd = rt.call(opener, [file, rt.newInt(bits)]);
  if (!rt.isInt(fd)) rt.raise('TypeError', 'expected integer from opener');
  const number = Number(rt.index(fd));
  if (number < 0) rt.raise('ValueError', `opener returned ${number}`);
  if (number > 2 && !fileSystem(rt).open.has(number)) raiseOSError(rt, 9, file);
  return number;
}

/** Tells that a file dies that nobody closed. Twin of fileio_dealloc_warn. */
function warnUnclosed(rt: Runtime, self: Handle, source: Handle): void {
  const { fd, closefd } = fileState(rt, self);
  if (fd < 0 || !closefd) return;
  const problem = rt.attempt(['Exception'], () =>
    rt.warn('ResourceWarning', `unclosed file ${rt.repr(source)}`, source),
  );
  if (problem !== NULL && rt.isInstance(problem, rt.exceptionType('Warning'))) {
    rt.writeUnraisable(`Exception ignored while finalizing file ${shown(rt, self)}`, problem);
  }
}

function close(rt: Runtime, self: Handle): void {
  const state = fileState(rt, self);
  if (state.finalizing) warnUnclosed(rt, self, self);
  const { fd } = state;
  state.fd = -1;
  if (fd < 0 || !state.closefd || fd < 3) return;
  withFiles(rt, () => fileSystem(rt).closeFile(fd));
}

function modeText(state: FileState): string {
  if (state.created) return state.readable ? 'xb+' : 'xb';
  if (state.appending) return state.readable ? 'ab+' : 'ab';
  if (state.readable) return state.writable ? 'rb+' : 'rb';
  return 'wb';
}

/** Where a FileIO stands; the terminal has no places, nor has what cannot be sought in. */
export const whereInFile: Where = (rt, self) => {
  const { fd } = fileState(rt, self);
  return fd < 0 ? CLOSED_STREAM : placeOf(rt, fd);
};

function placeOf(rt: Runtime, fd: number): number {
  if (fd < 3) return NO_POSITION;
  try {
    return fileSystem(rt).seek(fd, 0, 1);
  } catch (problem) {
    // A pipe has no places either.
    if (problem instanceof FileProblem) return NO_POSITION;
    throw problem;
  }
}

function isSeekable(rt: Runtime, { fd }: FileState): boolean {
  return placeOf(rt, fd) !== NO_POSITION;
}

const spec = defineType({
  id: null,
  name: 'FileIO',
  module: '_io',
  base: '_io._RawIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'Open a file.',
  slots: {
    new: (rt, type) => allocateStream(rt, type, newState()),
    init,
    repr: (rt, self) => {
      const state = fileState(rt, self);
      const type = `${rt.typeOf(self).module}.${rt.typeOf(self).qualname}`;
      if (state.fd < 0) return rt.newStr(`<${type} [closed]>`);
      const name = rt.findAttr(self, 'name');
      const shown = name === NULL ? `fd=${state.fd}` : `name=${rt.repr(name)}`;
      return rt.newStr(`<${type} ${shown} mode='${modeText(state)}' closefd=${state.closefd ? 'True' : 'False'}>`);
    },
  },
  getset: {
    closed: { get: (rt, self) => boolHandle(fileState(rt, self).fd < 0) },
    closefd: { get: (rt, self) => boolHandle(fileState(rt, self).closefd) },
    mode: { get: (rt, self) => rt.newStr(modeText(fileState(rt, self))) },
    ...finalizingMember,
    _blksize: { get: (rt) => rt.newInt(4096) },
  },
  methods: [
    native('read', 'size=-1, /', (rt, self, size) => {
      const wanted = sizeArgument(rt, size);
      return rt.newBytes(wanted < 0 ? fileReadAll(rt, self) : fileRead(rt, self, wanted));
    }),
    native('readall', '', (rt, self) => rt.newBytes(fileReadAll(rt, self))),
    native('readinto', 'buffer, /', (rt, self, buffer) => {
      const bytes = fileRead(rt, self, writableLength(rt, 'readinto', buffer));
      fillBuffer(rt, buffer, bytes);
      return rt.newInt(bytes.length);
    }),
    native('write', 'b, /', (rt, self, data) => rt.newInt(fileWrite(rt, self, bytesToWrite(rt, data)))),
    native('seek', 'pos, whence=0, /', (rt, self, position, whence) =>
      rt.newInt(fileSeek(rt, self, Number(rt.index(position)), whence === NULL ? 0 : Number(rt.index(whence)))),
    ),
    native('tell', '', (rt, self) => rt.newInt(fileSeek(rt, self, 0, 1))),
    native('truncate', 'size=None, /', (rt, self, size) => {
      const { fd, writable } = openState(rt, self);
      if (!writable) unsupported(rt, 'File not open for writing');
      const length = size === NULL || size === NONE ? fileSeek(rt, self, 0, 1) : Number(rt.index(size));
      withFiles(rt, () => fileSystem(rt).truncate(fd, length));
      return rt.newInt(length);
    }),
    native('close', '', (rt, self) => {
      flushAndClose(
        rt,
        () => void rt.call(rt.getAttr(moduleType(rt, '_io._RawIOBase').handle, 'close'), [self]),
        () => close(rt, self),
      );
      return NONE;
    }),
    native('_dealloc_warn', 'source, /', (rt, self, source) => {
      warnUnclosed(rt, self, source);
      return NONE;
    }),
    native('readable', '', (rt, self) => boolHandle(openState(rt, self).readable)),
    native('writable', '', (rt, self) => boolHandle(openState(rt, self).writable)),
    native('seekable', '', (rt, self) => boolHandle(isSeekable(rt, openState(rt, self)))),
    native('isatty', '', (rt, self) => boolHandle(openState(rt, self).fd < 0)),
    native('fileno', '', (rt, self) => rt.newInt(openState(rt, self).fd)),
    native('__getstate__', '', (rt, self) =>
      rt.raise('TypeError', `cannot pickle '${typeNameOf(rt, self)}' instances`),
    ),
  ],
});

export const fileIO = withPosition(spec, whereInFile);
