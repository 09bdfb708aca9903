/** From str to bytes and back. Twin of the codec part of Objects/unicodeobject.c. */
import { EMPTY_STR, NULL, type Handle } from '../memory';
import { decode, encode } from '../values/codecs';
import { ValueProblem } from '../values/problem';
import { bufferOf } from './buffer';
import { addNote } from './exceptionwords';
import { native, type NativeFunction } from './native';
import { raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { newStr } from './str';
import { strArgument } from './textargs';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** `bytes.decode(encoding, errors)`. */
export function decodeBytes(rt: Runtime, bytes: Uint8Array, encoding: string, errors: string | null): Handle {
  if (bytes.length === 0) return EMPTY_STR;
  if (bytes.length > 10_000) rt.fuel(bytes.length / 256);
  try {
    return newStr(rt, decode(bytes, encoding, errors ?? 'strict'));
  } catch (problem) {
    if (!isUnknown(problem)) return raiseNoted(rt, problem, 'decoding', encoding);
    const view = rt.call(rt.types[TypeId.MemoryView].handle, [rt.newBytes(bytes)]);
    const result = callRegistered(rt, 1, view, encoding, errors);
    return rt.isStr(result) ? result : wrongResult(rt, 'decoder', 'str', 'decode', encoding, result);
  }
}

/** `str.encode(encoding, errors)`. */
export function encodeText(rt: Runtime, text: string, encoding: string, errors: string | null): Uint8Array {
  if (text.length > 10_000) rt.fuel(text.length / 256);
  try {
    return encode(text, encoding, errors ?? 'strict');
  } catch (problem) {
    if (!isUnknown(problem)) return raiseNoted(rt, problem, 'encoding', encoding);
    const result = callRegistered(rt, 0, newStr(rt, text), encoding, errors);
    return bufferOf(rt, result) ?? wrongResult(rt, 'encoder', 'bytes', 'encode', encoding, result);
  }
}

/** The encodings that str and bytes know without the registry of codecs, as _Py_normalize_encoding writes them. */
const SHORTCUTS = /^(utf_?(8|16|32)|(us_)?ascii|latin_?1|iso_?8859_1)$/;

function isShortcut(encoding: string): boolean {
  const words = encoding.toLowerCase().match(/[a-z0-9.]+/g) ?? [];
  return SHORTCUTS.test(words.join('_'));
}

/** Raises a problem, with the note that the registry's callers add (PyCodec_Encode, PyCodec_Decode). */
function raiseNoted(rt: Runtime, problem: unknown, what: 'encoding' | 'decoding', encoding: string): never {
  if (isShortcut(encoding)) return raiseProblem(rt, problem);
  return noted(rt, what, encoding, () => raiseProblem(rt, problem)) as never;
}

/** Does what a codec does; an exception in it gets a note that tells of the codec. */
function noted(rt: Runtime, what: 'encoding' | 'decoding', encoding: string, run: () => Handle): Handle {
  let result = NULL;
  const exception = rt.attempt(['BaseException'], () => {
    result = run();
  });
  if (exception === NULL) return result;
  addNote(rt, exception, rt.newStr(`${what} with '${encoding}' codec failed`));
  return rt.raiseObject(exception);
}

/** Calls a codec's encoder (0) or decoder (1); its result's object. Twin of _PyCodec_EncodeInternal and _PyCodec_DecodeInternal. */
export function callCoder(rt: Runtime, which: 0 | 1, codec: Handle, encoding: string, args: readonly Handle[]): Handle {
  const what = which === 0 ? 'encoding' : 'decoding';
  return objectOf(
    rt,
    which,
    noted(rt, what, encoding, () => callPlainly(rt, which, codec, args)),
  );
}

function callPlainly(rt: Runtime, which: 0 | 1, codec: Handle, args: readonly Handle[]): Handle {
  return rt.call(rt.items(codec)[which], [...args]);
}

/** The object of what an encoder or decoder returned: a pair with the length that it used. */
function objectOf(rt: Runtime, which: 0 | 1, result: Handle): Handle {
  if (rt.isInstance(result, rt.types[TypeId.Tuple])) {
    const parts = rt.items(result);
    if (parts.length === 2) return parts[0];
  }
  return rt.raise(
    'TypeError',
    which === 0 ? 'encoder must return a tuple (object, integer)' : 'decoder must return a tuple (object,integer)',
  );
}

/** An encoding or error handler that is none of those here: the registry of codecs may know it. */
function isUnknown(problem: unknown): boolean {
  return problem instanceof ValueProblem && problem.kind === 'LookupError';
}

/** Calls the encoder (0) or decoder (1) that the registry has. */
function callRegistered(rt: Runtime, which: 0 | 1, object: Handle, encoding: string, errors: string | null): Handle {
  const codec = rt.call(rt.getAttr(rt.importModule('_codecs'), 'lookup'), [rt.newStr(encoding)]);
  const isText = rt.findAttr(codec, '_is_text_encoding');
  if (isText !== NULL && !rt.truth(isText)) {
    const advice = `use codecs.${which === 0 ? 'encode' : 'decode'}() to handle arbitrary codecs`;
    rt.raise('LookupError', `'${encoding}' is not a text encoding; ${advice}`);
  }
  const args = errors === null ? [object] : [object, rt.newStr(errors)];
  // With a handler that only the registry knows: CPython calls its own encoder, which adds no note.
  if (isShortcut(encoding)) return objectOf(rt, which, callPlainly(rt, which, codec, args));
  return callCoder(rt, which, codec, encoding, args);
}

function wrongResult(rt: Runtime, what: string, wanted: string, fn: string, encoding: string, result: Handle): never {
  return rt.raise(
    'TypeError',
    `'${encoding}' ${what} returned '${typeNameOf(rt, result)}' instead of '${wanted}'; use codecs.${fn}() to ${fn} to arbitrary types`,
  );
}

/** The arguments of encode() and decode(); errors are null where they are not given: codecs of the program are called without. */
export function codecArguments(rt: Runtime, fn: string, encoding: Handle, errors: Handle): [string, string | null] {
  return [
    encoding === NULL ? 'utf-8' : strArgument(rt, fn, 'encoding', encoding),
    errors === NULL ? null : strArgument(rt, fn, 'errors', errors),
  ];
}

export const encodeMethods: readonly NativeFunction[] = [
  native('encode', "encoding='utf-8', errors='strict'", (rt, self, encoding, errors) =>
    rt.newBytes(encodeText(rt, rt.text(self), ...codecArguments(rt, 'encode', encoding, errors))),
  ),
];
