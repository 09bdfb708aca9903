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
export function decodeBytes(rt: Runtime, bytes: Uint8Array, encoding: string, errors: string): Handle {
  if (bytes.length === 0) return EMPTY_STR;
  if (bytes.length > 10_000) rt.fuel(bytes.length / 256);
  try {
    return newStr(rt, decode(bytes, encoding, errors));
  } catch (problem) {
    if (!isUnknown(problem)) return raiseNoted(rt, problem, 'decoding', encoding);
    const result = callRegistered(rt, 1, rt.newBytes(bytes), encoding, errors);
    return rt.isStr(result) ? result : wrongResult(rt, 'decoder', 'str', 'decode', encoding, result);
  }
}

/** `str.encode(encoding, errors)`. */
export function encodeText(rt: Runtime, text: string, encoding: string, errors: string): Uint8Array {
  if (text.length > 10_000) rt.fuel(text.length / 256);
  try {
    return encode(text, encoding, errors);
  } catch (problem) {
    if (!isUnknown(problem)) return raiseNoted(rt, problem, 'encoding', encoding);
    const result = callRegistered(rt, 0, newStr(rt, text), encoding, errors);
    return bufferOf(rt, result) ?? wrongResult(rt, 'encoder', 'bytes', 'encode', encoding, result);
  }
}

/** The encodings that str and bytes know without the registry of codecs, as _Py_normalize_encoding writes them. */
const SHORTCUTS = /^(utf_?(8|16|32)|(us_)?ascii|latin_?1|iso_?8859_1)$/;

/** Raises a problem, with the note that the registry's callers add (PyCodec_Encode, PyCodec_Decode). */
function raiseNoted(rt: Runtime, problem: unknown, what: 'encoding' | 'decoding', encoding: string): never {
  if (SHORTCUTS.test(encoding.toLowerCase().replace(/[^a-z0-9.]+/g, '_'))) return raiseProblem(rt, problem);
  return rt.raiseObject(withCodecNote(rt, what, encoding, () => raiseProblem(rt, problem)));
}

/** Does what a codec does; an exception in it gets a note that tells of the codec, and is returned. NULL: there was none. */
export function withCodecNote(rt: Runtime, what: 'encoding' | 'decoding', encoding: string, run: () => void): Handle {
  const exception = rt.attempt(['BaseException'], run);
  if (exception !== NULL) addNote(rt, exception, rt.newStr(`${what} with '${encoding}' codec failed`));
  return exception;
}

/** Calls a codec's encoder (0) or decoder (1); its result's object. Twin of _PyCodec_EncodeInternal and _PyCodec_DecodeInternal. */
export function callCoder(rt: Runtime, which: 0 | 1, codec: Handle, encoding: string, args: readonly Handle[]): Handle {
  let result = NULL;
  const failed = withCodecNote(rt, which === 0 ? 'encoding' : 'decoding', encoding, () => {
    result = rt.call(rt.items(codec)[which], [...args]);
  });
  if (failed !== NULL) rt.raiseObject(failed);
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
function callRegistered(rt: Runtime, which: 0 | 1, object: Handle, encoding: string, errors: string): Handle {
  const codec = rt.call(rt.getAttr(rt.importModule('_codecs'), 'lookup'), [rt.newStr(encoding)]);
  const isText = rt.findAttr(codec, '_is_text_encoding');
  if (isText !== NULL && !rt.truth(isText)) {
    const advice = `use codecs.${which === 0 ? 'encode' : 'decode'}() to handle arbitrary codecs`;
    rt.raise('LookupError', `'${encoding}' is not a text encoding; ${advice}`);
  }
  return callCoder(rt, which, codec, encoding, [object, rt.newStr(errors)]);
}

function wrongResult(rt: Runtime, what: string, wanted: string, fn: string, encoding: string, result: Handle): never {
  return rt.raise(
    'TypeError',
    `'${encoding}' ${what} returned '${typeNameOf(rt, result)}' instead of '${wanted}'; use codecs.${fn}() to ${fn} to arbitrary types`,
  );
}

/** The arguments of encode() and decode(). */
export function codecArguments(rt: Runtime, fn: string, encoding: Handle, errors: Handle): [string, string] {
  return [
    encoding === NULL ? 'utf-8' : strArgument(rt, fn, 'encoding', encoding),
    errors === NULL ? 'strict' : strArgument(rt, fn, 'errors', errors),
  ];
}

export const encodeMethods: readonly NativeFunction[] = [
  native(
    'encode',
    "encoding='utf-8', errors='strict'",
    (rt, self, encoding, errors) =>
      rt.newBytes(encodeText(rt, rt.text(self), ...codecArguments(rt, 'encode', encoding, errors))),
    { doc: 'Encode the string using the codec registered for encoding.' },
  ),
];
