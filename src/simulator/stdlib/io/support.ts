/** What the types of _io have in common: their words, errors, paths. */
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import { byteArrayWrite } from '../../objects/bytearray';
import { Raised } from '../../objects/errors';
import { allocate } from '../../objects/instance';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import type { GetSet } from '../../objects/spec';
import { argumentKind } from '../../objects/textargs';
import { typeNameOf } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import type { Layout, TypeObject } from '../../objects/typeobject';
import { decode } from '../../values/codecs';
import { writableBuffer } from '../buffers';
import { FileProblem } from '../filenodes';
import { strerror } from '../strerror';

/** Words of every stream; all but the last are references. `num` is the place of its state among the payloads. */
export const enum StreamWord {
  Dict,
  /** The stream underneath, a StringIO's text. */
  Inner,
  /** A text stream's decoder, a pair's writer. */
  Second,
  /** A text stream's encoder, where it is one of the registry's. */
  Encoder,
  /** No reference: see position.ts. */
  Position,
  Count,
}

/** The layout of a stream whose state stands among the payloads. */
export const streamLayout: Partial<Layout> = {
  words: StreamWord.Count,
  refs: StreamWord.Position,
  dict: StreamWord.Dict,
  release: (rt, self) => {
    const position = rt.heap.base[self] + StreamWord.Position;
    if (rt.heap.words[position] !== 0) rt.heap.setRaw(position, 0);
    if (rt.heap.recycle && rt.heap.num[self] !== 0) rt.payloads.others.remove(rt.heap.num[self]);
  },
};

/** A new stream with its state. */
export function allocateStream(rt: Runtime, type: TypeObject, state: unknown): Handle {
  return allocate(rt, type, rt.payloads.others.add(state));
}

/** What a stream's state was made as; the caller knows which. */
export function streamState(rt: Runtime, self: Handle): unknown {
  return rt.payloads.others.get(rt.heap.num[self]);
}

export function innerOf(rt: Runtime, self: Handle): Handle {
  return rt.heap.words[rt.heap.base[self] + StreamWord.Inner];
}

export function setInner(rt: Runtime, self: Handle, inner: Handle): void {
  rt.heap.setRef(rt.heap.base[self] + StreamWord.Inner, inner);
}

/** Raises io.UnsupportedOperation. */
export function unsupported(rt: Runtime, message: string): never {
  const type = rt.getAttr(rt.importModule('_io'), 'UnsupportedOperation');
  return rt.raiseObject(rt.call(type, [rt.newStr(message)]));
}

/** What the states of streams have in common. */
export interface Finalizing {
  /** Whether the stream is being closed because it dies. */
  finalizing: boolean;
}

/** `_finalizing`, as far as the program sees it. */
export const finalizingMember: Readonly<Record<'_finalizing', GetSet>> = {
  _finalizing: {
    get: (rt, self) => boolHandle((streamState(rt, self) as Finalizing).finalizing),
    set: (rt, self, value) => void ((streamState(rt, self) as Finalizing).finalizing = rt.truth(value)),
  },
};

/** `_dealloc_warn` of a stream over another: the raw file tells of it, in the name of `source`. */
export const warnOfInner = native('_dealloc_warn', 'source, /', (rt, self, source) => {
  const inner = innerOf(rt, self);
  if (inner !== NULL) rt.attempt(['Exception'], () => void rt.callMethod(inner, '_dealloc_warn', source));
  return NONE;
});

/** Closes a stream whose flush may fail: it is closed all the same, and an error of that has the other as its context. */
export function flushAndClose(rt: Runtime, flush: () => void, close: () => void): void {
  const first = rt.attempt(['BaseException'], flush);
  const second = rt.attempt(['BaseException'], close);
  if (first !== NULL && second !== NULL) rt.setAttr(second, '__context__', first);
  const problem = second === NULL ? first : second;
  if (problem !== NULL) throw new Raised(rt.heap.incref(problem));
}

/** A copy of the attributes that the program gave a stream, for its pickle; None: it has none. */
export function ownAttributes(rt: Runtime, self: Handle): Handle {
  const attributes = rt.heap.words[rt.heap.base[self] + StreamWord.Dict];
  return attributes === NULL ? NONE : rt.callMethod(attributes, 'copy');
}

/** The items of a stream's pickled state. */
export function savedParts(rt: Runtime, self: Handle, saved: Handle, count: number): readonly Handle[] {
  const given = rt.isInstance(saved, rt.types[TypeId.Tuple]) ? rt.items(saved) : [];
  if (given.length >= count) return given;
  const [type, other] = [typeNameOf(rt, self), typeNameOf(rt, saved)];
  return rt.raise('TypeError', `${type}.__setstate__ argument should be ${count}-tuple, got ${other}`);
}

/** Gives a stream its pickled attributes. */
export function restoreAttributes(rt: Runtime, self: Handle, attributes: Handle, which: string): void {
  if (attributes === NONE) return;
  if (!rt.isInstance(attributes, rt.types[TypeId.Dict])) {
    rt.raise('TypeError', `${which} item of state should be a dict, got a ${typeNameOf(rt, attributes)}`);
  }
  rt.callMethod(rt.getAttr(self, '__dict__'), 'update', attributes);
}

export const CLOSED = 'I/O operation on closed file.';

export function isClosed(rt: Runtime, stream: Handle): boolean {
  return rt.truth(rt.getAttr(stream, 'closed'));
}

export function checkOpen(rt: Runtime, stream: Handle, message = CLOSED): void {
  if (isClosed(rt, stream)) rt.raise('ValueError', message);
}

/** Raises the OSError of an error number. */
export function raiseOSError(rt: Runtime, errno: number, filename: Handle = NULL, second: Handle = NULL): never {
  const args = [rt.newInt(errno), rt.newStr(strerror(errno))];
  if (filename !== NULL) args.push(filename);
  if (second !== NULL) args.push(NONE, second);
  return rt.raiseWith('OSError', args);
}

/** Runs what may fail with a FileProblem; that becomes an OSError naming the file. */
export function withFiles<T>(rt: Runtime, body: () => T, filename: Handle = NULL, second: Handle = NULL): T {
  try {
    return body();
  } catch (problem) {
    if (!(problem instanceof FileProblem)) throw problem;
    return raiseOSError(rt, problem.errno, filename, second);
  }
}

/** A size argument: -1 for None and what is not given. */
export function sizeArgument(rt: Runtime, h: Handle): number {
  if (h === NULL || h === NONE) return -1;
  if (rt.typeOf(h).slots.index === undefined) {
    rt.raise('TypeError', `argument should be integer or None, not '${typeNameOf(rt, h)}'`);
  }
  return rt.indexClipped(h, 'OverflowError');
}

/** The bytes of an argument that has to have a buffer. */
export function bytesToWrite(rt: Runtime, h: Handle): Uint8Array {
  if (rt.isStr(h)) rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, h)}'`);
  return bufferOf(rt, h) ?? rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, h)}'`);
}

/** Length of a writable buffer, for readinto. */
export function writableLength(rt: Runtime, fn: string, h: Handle): number {
  const target = writableBuffer(rt, h);
  if (target !== null) return target.length;
  return rt.raise('TypeError', `${fn}() argument must be read-write bytes-like object, not ${argumentKind(rt, h)}`);
}

/** Puts bytes into a writable buffer. */
export function fillBuffer(rt: Runtime, h: Handle, bytes: Uint8Array): void {
  if (rt.heap.type[h] === TypeId.ByteArray) {
    byteArrayWrite(rt, h, 0, bytes);
    return;
  }
  writableBuffer(rt, h)?.write(0, bytes);
}

/** `os.fspath`: a str or bytes; TypeError otherwise. */
export function fspath(rt: Runtime, h: Handle): Handle {
  if (rt.isStr(h) || rt.isInstance(h, rt.types[TypeId.Bytes])) return h;
  const method = rt.lookupSpecial(h, '__fspath__');
  if (method === NULL || method === NONE) {
    rt.raise('TypeError', `expected str, bytes or os.PathLike object, not ${typeNameOf(rt, h)}`);
  }
  const path = rt.call(method, []);
  if (rt.isStr(path) || rt.isInstance(path, rt.types[TypeId.Bytes])) return path;
  return rt.raise(
    'TypeError',
    `expected ${typeNameOf(rt, h)}.__fspath__() to return str or bytes, not ${typeNameOf(rt, path)}`,
  );
}

/** A file system path's text; surrogates stand for bytes that are no UTF-8. */
export function pathText(rt: Runtime, path: Handle): string {
  const text = rt.isStr(path) ? rt.text(path) : decode(rt.bytesValue(path), 'utf-8', 'surrogateescape');
  if (text.includes('\0')) rt.raise('ValueError', 'embedded null byte');
  return text;
}
