/** The text of a program's file: its encoding is what it declares, else UTF-8 (PEP 263; twin of Parser/tokenizer's check of codings). */

/** A file that is no program of its encoding; the message is CPython's. */
export class EncodingError extends Error {}

/** PEP 263's pattern, on a comment of one of the first two lines. */
const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?$/;

/** Decodes a program; `path` is named in errors. */
export function decodeSource(bytes: Uint8Array, path: string): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const rest = hasMark ? bytes.subarray(3) : bytes;
  const declared = declaredEncoding(rest);
  if (declared === null || declared === 'utf-8') return decodeUtf8(rest, path);
  if (hasMark) throw new EncodingError(`SyntaxError: encoding problem: ${declared} with BOM`);
  const text = decodeAs(rest, declared);
  if (text === null) throw new EncodingError(`SyntaxError: encoding problem: ${declared}`);
  return text;
}

/** The encoding that a comment in the first two lines names, under the name that CPython's tokenizer gives it. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 2000)).split(/\r\n|\r|\n/);
  for (const line of head.slice(0, 2)) {
    const name = DECLARATION.exec(line)?.[1];
    if (name !== undefined) return normalName(name);
    if (!BLANK_OR_COMMENT.test(line)) return null;
  }
  return null;
}

/** get_normal_name */
function normalName(name: string): string {
  const plain = name.slice(0, 12).toLowerCase().replaceAll('_', '-');
  if (plain === 'utf-8' || plain.startsWith('utf-8-')) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(plain)) return 'iso-8859-1';
  return name;
}

function decodeUtf8(bytes: Uint8Array, path: string): string {
  const at = firstInvalid(bytes);
  if (at < 0) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const line = latin1(bytes.subarray(0, at)).split(/\r\n|\r|\n/).length;
  const place = `${path === '-' ? '' : ` in file ${path}`} on line ${line}`;
  const why = ', but no encoding declared; see https://peps.python.org/pep-0263/ for details';
  throw new EncodingError(`SyntaxError: Non-UTF-8 code starting with '\\x${bytes[at]!.toString(16)}'${place}${why}`);
}

/** Where the first bytes begin that are no character of UTF-8; -1: nowhere. */
function firstInvalid(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const length = validUtf8(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** The length of a character; 0: it is none (valid_utf8). */
function validUtf8(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const tooSmall = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const tooLarge = (lead === 0xed && second >= 0xa0) || (lead === 0xf4 && second >= 0x90);
  if (lead < 0xc2 || lead >= 0xf5 || tooSmall || tooLarge) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  const name = encoding.toLowerCase().replaceAll('_', '-');
  if (name === 'iso-8859-1' || name === 'latin1' || name === 'l1') return latin1(bytes);
  if (name === 'ascii' || name === 'us-ascii') return bytes.every((byte) => byte < 0x80) ? latin1(bytes) : null;
  if (/^(?:cp|windows-?)1252$/.test(name)) return windows1252(bytes);
  const labels = [
    name,
    name.replace(/^(?:cp|windows-?)(\d+)$/, 'windows-$1'),
    name.replace(/^iso-?8859-?/, 'iso-8859-'),
  ];
  for (const label of labels) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not known under that name, or not of that encoding.
    }
  }
  return null;
}

/** What Windows-1252 has where ISO 8859-1 has control characters; a space: nothing. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Node's own decoder takes it for ISO 8859-1. */
function windows1252(bytes: Uint8Array): string | null {
  const text = latin1(bytes).replace(/[\x80-\x9f]/g, (character) => WINDOWS.charAt(character.charCodeAt(0) - 0x80));
  return bytes.some((byte) => byte >= 0x80 && byte < 0xa0 && WINDOWS.charAt(byte - 0x80) === ' ') ? null : text;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}
