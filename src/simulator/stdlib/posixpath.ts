/** Path arguments of the functions of posix. Twin of path_converter of Modules/posixmodule.c. */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { decode, encode } from '../values/codecs';

/** A path as it was given and as the file system takes it; or a descriptor. */
export interface PathArgument {
  readonly object: Handle;
  readonly text: string;
  readonly fd: number | null;
  /** Results are bytes. */
  readonly bytes: boolean;
}

export interface PathKind {
  readonly fd?: boolean;
  readonly nullable?: boolean;
}

/** Reads a path argument. */
export function pathArgument(rt: Runtime, fn: string, name: string, given: Handle, kind: PathKind = {}): PathArgument {
  if ((given === NULL || given === NONE) && kind.nullable === true) {
    return { object: given, text: '.', fd: null, bytes: false };
  }
  let h = given;
  const isBytes = (): boolean => rt.isInstance(h, rt.types[TypeId.Bytes]);
  if (!rt.isStr(h) && !isBytes()) {
    if (kind.fd === true && rt.typeOf(h).slots.index !== undefined) {
      if (h === TRUE || h === FALSE) rt.warn('RuntimeWarning', 'bool is used as a file descriptor');
      return { object: h, text: '', fd: Number(rt.index(h)), bytes: false };
    }
    const method = rt.lookupSpecial(h, '__fspath__');
    const allowed = `string, bytes${kind.nullable || kind.fd ? ',' : ' or'} os.PathLike${
      kind.nullable ? (kind.fd ? ', integer or None' : ' or None') : kind.fd ? ' or integer' : ''
    }`;
    if (method === NULL || method === NONE)
      rt.raise('TypeError', `${fn}: ${name} should be ${allowed}, not ${typeNameOf(rt, h)}`);
    h = rt.call(method, []);
    if (!rt.isStr(h) && !isBytes()) {
      rt.raise(
        'TypeError',
        `expected ${typeNameOf(rt, given)}.__fspath__() to return str or bytes, not ${typeNameOf(rt, h)}`,
      );
    }
  }
  const bytes = isBytes();
  const text = bytes ? decode(rt.bytesValue(h), 'utf-8', 'surrogateescape') : rt.text(h);
  if (text.includes('\0')) rt.raise('ValueError', `${fn}: embedded null character in ${name}`);
  return { object: h, text, fd: null, bytes };
}

/** A name as the program gets it: str, or bytes where it gave bytes. */
export function pathResult(rt: Runtime, text: string, bytes: boolean): Handle {
  return bytes ? rt.newBytes(encode(text, 'utf-8', 'surrogateescape')) : rt.newStr(text);
}

/** `os.path.normpath` of a text. */
export function normalPath(path: string): string {
  if (path === '') return '.';
  const root = path.startsWith('/') ? (path.startsWith('//') && !path.startsWith('///') ? '//' : '/') : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (root === '' && parts.length === 0) || parts[parts.length - 1] === '..') parts.push(part);
    else parts.pop();
  }
  return root + parts.join('/') || '.';
}
