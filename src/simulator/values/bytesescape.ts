/** Escapes in bytes written as text. Twin of _PyBytes_DecodeEscape in Objects/bytesobject.c. */
import { ValueProblem } from './problem';

const SIMPLE: Readonly<Record<string, string>> = {
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

/** What the escapes of a text of one character a byte stand for; unknown ones stay as they are. */
export function unescapeBytes(text: string, errors: string): string {
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
      out += String.fromCharCode(parseInt(octal, 8) & 0xff);
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
    } else out += SIMPLE[escape] ?? `\\${escape}`;
  }
  return out;
}
