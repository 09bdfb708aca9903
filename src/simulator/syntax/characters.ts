/**
 * Character classes the tokenizer needs. Twin of the macros in Parser/lexer/lexer.c and of Objects/unicodectype.c.
 */

const IDENTIFIER_START = /[\p{XID_Start}_]/u;
const IDENTIFIER_CONTINUE = /\p{XID_Continue}/u;
const NOT_PRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

/** A character that may start an identifier; whether a non-ASCII one really may is checked afterwards. */
export function isPotentialIdentifierStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c >= 128;
}

/** A character that may continue an identifier. */
export function isPotentialIdentifierChar(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c >= 128;
}

/** `0` to `9`. */
export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** A hexadecimal digit. */
export function isHexDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** Twin of Py_UNICODE_ISPRINTABLE. */
export function isPrintable(codePoint: number): boolean {
  return codePoint === 32 || !NOT_PRINTABLE.test(String.fromCodePoint(codePoint));
}

/** The UTF-16 index of the first character that makes `name` no identifier (PEP 3131); its length if there is none. */
export function scanIdentifier(name: string): number {
  let index = 0;
  for (const char of name) {
    if (!(index === 0 ? IDENTIFIER_START : IDENTIFIER_CONTINUE).test(char)) return index;
    index += char.length;
  }
  return index;
}

/** How many code points the first `units` UTF-16 code units of `text` hold; half a pair counts as one. */
export function countCodePoints(text: string, units: number): number {
  const end = Math.min(units, text.length);
  let count = 0;
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) i++;
    }
    count++;
  }
  return count;
}

/** How many characters begin within the first UTF-8 bytes; behind the text there is one more. */
export function countStarted(text: string, bytes: number): number {
  let count = 0;
  let place = 0;
  for (const char of text) {
    if (place >= bytes) return count;
    place += utf8Length(char);
    count++;
  }
  return place < bytes ? count + 1 : count;
}

/** The UTF-8 bytes of a text. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Replaces CRLF and lone CR by LF, and of a file drops the byte order mark (unless it is kept) and ends its last line, as
 * CPython does.
 */
export function normalizeSource(source: string, isFile: boolean, keepsMark: boolean): string {
  let text = isFile && !keepsMark && source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  return isFile && text !== '' && !text.endsWith('\n') ? `${text}\n` : text;
}
