/** From str to bytes and back. Twin of the codec part of Objects/unicodeobject.c. */
import { EMPTY_STR, NULL, type Handle } from '../memory';
import { decode, encode } from '../values/codecs';
import { native, type NativeFunction } from './native';
import { raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { newStr } from './str';
import { strArgument } from './textargs';

/** `bytes.decode(encoding, errors)`. */
export function decodeBytes(rt: Runtime, bytes: Uint8Array, encoding: string, errors: string): Handle {
  if (bytes.length === 0) return EMPTY_STR;
  if (bytes.length > 10_000) rt.fuel(bytes.length / 256);
  try {
    return newStr(rt, decode(bytes, encoding, errors));
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

/** `str.encode(encoding, errors)`. */
export function encodeText(rt: Runtime, text: string, encoding: string, errors: string): Uint8Array {
  if (text.length > 10_000) rt.fuel(text.length / 256);
  try {
    return encode(text, encoding, errors);
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
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
