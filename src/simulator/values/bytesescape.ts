/** Escapes in bytes written as text. Twin of _PyBytes_DecodeEscape in Objects/bytesobject.c. */
import { ValueProblem } from './problem';

/** What a character after a backslash stands for, in bytes and in text. */
export const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ENCODED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

/** codecs.escape_encode. */
export function escapeBytes(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    const plain = byte >= 32 && byte < 127 ? char : `\\x${byte.toString(16).padStart(2, '0')}`;
    out += ENCODED[char] ?? plain;
  }
  return out;
}

/**
 * What the escapes of a text of one character a byte stand for; unknown ones stay as they are. `onInvalid` is told of the
 * first escape that has no meaning, or is too large.
 */
export function unescapeBytes(text: string, errors: string, onInvalid?: (escape: string) => void): string {
  let invalid: string | null = null;
  let out = '';
  for (let i = 0; i < text.length;) {
    const c = text[i++];
    if (c !== '\\') {
      out += c;
      continue;
    }
    if (i === text.length) throw new ValueProblem('ValueError', 'Trailing \\ in string');
    const octal = /^[0-7]{1,3}/.exec(text.slice(i, i + 3))?.[0];
    const escape = text[i++];
    if (octal !== undefined) {
      const code = parseInt(octal, 8);
      if (code > 0xff) invalid ??= octal;
      out += String.fromCharCode(code & 0xff);
      i += octal.length - 1;
    } else if (escape === 'x') {
      const digits = /^[0-9a-fA-F]{0,2}/.exec(text.slice(i, i + 2))?.[0] ?? '';
      i += digits.length;
      if (digits.length === 2) out += String.fromCharCode(parseInt(digits, 16));
      else if (errors === 'replace') out += '?';
      else if (errors === 'strict') {
        throw new ValueProblem('ValueError', `invalid \\x escape at position ${i - 2 - digits.length}`);
      } else if (errors !== 'ignore') {
        throw new ValueProblem('ValueError', `decoding error; unknown error handling code: ${errors}`);
      }
    } else {
      const simple = SIMPLE_ESCAPES[escape];
      if (simple === undefined) invalid ??= escape;
      out += simple ?? `\\${escape}`;
    }
  }
  if (invalid !== null) onInvalid?.(invalid);
  return out;
}
