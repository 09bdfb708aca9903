/**
 * repr() and ascii() of str. Twin of unicode_repr in Objects/unicodeobject.c and of PyObject_ASCII.
 */
import { isPrintableChar } from './unicodetype';

/** True when repr() needs neither escapes nor a choice of quotes: printable ASCII without quote or backslash. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 || c > 126 || c === 39 || c === 92) return false;
  }
  return true;
}

/** The escape of one code point: \xhh, \uhhhh or \Uhhhhhhhh. */
export function escapeCode(code: number): string {
  if (code < 0x100) return '\\x' + code.toString(16).padStart(2, '0');
  if (code < 0x10000) return '\\u' + code.toString(16).padStart(4, '0');
  return '\\U' + code.toString(16).padStart(8, '0');
}

function quoted(text: string, asciiOnly: boolean): string {
  if (isPlain(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    if (code === 92 || (code === 39 && quote === "'")) result += '\\' + String.fromCharCode(code);
    else if (code === 9) result += '\\t';
    else if (code === 10) result += '\\n';
    else if (code === 13) result += '\\r';
    else if (code < 128 ? code >= 32 && code < 127 : !asciiOnly && isPrintableChar(code))
      result += String.fromCodePoint(code);
    else result += escapeCode(code);
  }
  return result + quote;
}

/** repr() of a str. */
export function reprString(text: string): string {
  return quoted(text, false);
}

/** ascii() of a str. */
export function asciiString(text: string): string {
  return quoted(text, true);
}

/** Escapes what is not ASCII in any text, as ascii() does with the repr of other objects. */
export function backslashNonAscii(text: string): string {
  let result = '';
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    result += code < 128 ? char : escapeCode(code);
  }
  return result;
}
