/**
 * The values of string and bytes literals: prefixes, quotes and escapes. Twin of Parser/string_parser.c, and of the
 * escape decoders in Objects/unicodeobject.c and Objects/bytesobject.c.
 */
import type { ConstantValue } from './ast';
import { SIMPLE_ESCAPES } from '../values/bytesescape';
import { lookupCharacterName } from '../values/character-names';
import { isHexDigit } from './characters';
import type { PegParser } from './peg-parser';
import { T } from './token';
import type { Token } from './token';

/** The value of a STRING token, and whether its prefix was `u`. */
export function parseString(p: PegParser, token: Token): ConstantValue {
  const { text } = token;
  let i = 0;
  let isBytes = false;
  let raw = false;
  for (; text[i] !== '"' && text[i] !== "'"; i++) {
    const letter = text[i].toLowerCase();
    if (letter === 'b') isBytes = true;
    else if (letter === 'r') raw = true;
  }
  const size = text.length - i >= 6 && text[i + 1] === text[i] && text[i + 2] === text[i] ? 3 : 1;
  const body = text.slice(i + size, text.length - size);
  raw ||= !body.includes('\\');
  if (!isBytes) return { type: 'str', value: raw ? body : decodeUnicodeEscapes(p, body, token) };
  for (let k = 0; k < body.length; k++) {
    if (body.charCodeAt(k) >= 128) p.raiseAt(token, 'bytes can only contain ASCII literal characters');
  }
  return { type: 'bytes', value: raw ? toBytes(body) : decodeBytesEscapes(p, body, token) };
}

function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Decodes the escapes of text. Twin of decode_unicode_with_escapes. */
export function decodeUnicodeEscapes(p: PegParser, text: string, token: Token): string {
  if (!text.includes('\\')) return text;
  let result = '';
  let firstInvalid = -1;
  let i = 0;
  while (i < text.length) {
    const next = text.indexOf('\\', i);
    if (next < 0) {
      result += text.slice(i);
      break;
    }
    result += text.slice(i, next);
    i = next + 1;
    if (i >= text.length) {
      result += '\\';
      break;
    }
    const char = text[i];
    const simple = SIMPLE_ESCAPES[char];
    if (simple !== undefined) {
      result += simple;
      i++;
    } else if (char >= '0' && char <= '7') {
      const end = octalEnd(text, i);
      const code = parseInt(text.slice(i, end), 8);
      if (code > 0o377 && firstInvalid < 0) firstInvalid = next;
      result += String.fromCharCode(code);
      i = end;
    } else if (char === 'x' || char === 'u' || char === 'U') {
      const length = char === 'x' ? 2 : char === 'u' ? 4 : 8;
      let end = i + 1;
      while (end < i + 1 + length && end < text.length && isHexDigit(text.charCodeAt(end))) end++;
      if (end < i + 1 + length) decodeError(p, text, next, end, `truncated \\${char}${'X'.repeat(length)} escape`);
      const code = parseInt(text.slice(i + 1, end), 16);
      if (code > 0x10ffff) decodeError(p, text, next, end, 'illegal Unicode character');
      result += String.fromCodePoint(code);
      i = end;
    } else if (char === 'N') {
      const [name, end] = namedCharacter(p, text, next);
      result += name;
      i = end;
    } else {
      // An escape before a character outside ASCII is no escape to CPython, but its backslash stays.
      if (firstInvalid < 0 && char.charCodeAt(0) < 128) firstInvalid = next;
      result += '\\';
    }
  }
  if (firstInvalid >= 0) warnInvalidEscape(p, text, firstInvalid, token);
  return result;
}

function octalEnd(text: string, start: number): number {
  let end = start;
  while (end < start + 3 && text[end] >= '0' && text[end] <= '7') end++;
  return end;
}

function namedCharacter(p: PegParser, text: string, backslash: number): [string, number] {
  const open = backslash + 2;
  const malformed = 'malformed \\N character escape';
  if (text[open] !== '{') return decodeError(p, text, backslash, open, malformed);
  const close = text.indexOf('}', open);
  if (close < 0) return decodeError(p, text, backslash, text.length, malformed);
  if (close === open + 1) return decodeError(p, text, backslash, close, malformed);
  const char = lookupCharacterName(text.slice(open + 1, close));
  if (char === null) return decodeError(p, text, backslash, close + 1, 'unknown Unicode character name');
  return [char, close + 1];
}

/** Positions count as in the buffer CPython decodes, where each character outside ASCII takes ten bytes. */
function decodeError(p: PegParser, text: string, start: number, end: number, reason: string): never {
  const position = (index: number): number => {
    let bytes = 0;
    for (let i = 0; i < index; i++) {
      const code = text.codePointAt(i) ?? 0;
      if (code > 0xffff) i++;
      bytes += code < 128 ? 1 : 10;
    }
    return bytes;
  };
  const first = position(start);
  const last = position(end) - 1;
  const where = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  return p.raise(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
}

function decodeBytesEscapes(p: PegParser, text: string, token: Token): Uint8Array {
  const result: number[] = [];
  let firstInvalid = -1;
  for (let i = 0; i < text.length;) {
    const char = text[i];
    if (char !== '\\') {
      result.push(text.charCodeAt(i++));
      continue;
    }
    const backslash = i++;
    const escaped = text[i];
    const simple = SIMPLE_ESCAPES[escaped];
    if (simple !== undefined) {
      if (simple !== '') result.push(simple.charCodeAt(0));
      i++;
    } else if (escaped >= '0' && escaped <= '7') {
      const end = octalEnd(text, i);
      const code = parseInt(text.slice(i, end), 8);
      if (code > 0o377 && firstInvalid < 0) firstInvalid = backslash;
      result.push(code & 0xff);
      i = end;
    } else if (escaped === 'x') {
      if (!isHexDigit(text.charCodeAt(i + 1)) || !isHexDigit(text.charCodeAt(i + 2))) {
        p.raise(`(value error) invalid \\x escape at position ${backslash}`);
      }
      result.push(parseInt(text.slice(i + 1, i + 3), 16));
      i += 3;
    } else {
      if (firstInvalid < 0) firstInvalid = backslash;
      result.push(0x5c);
    }
  }
  if (firstInvalid >= 0) warnInvalidEscape(p, text, firstInvalid, token);
  return Uint8Array.from(result);
}

/** Twin of warn_invalid_escape_sequence. */
function warnInvalidEscape(p: PegParser, text: string, backslash: number, token: Token): void {
  // Only the first pass warns, or one mistake would be reported twice.
  if (p.callInvalidRules) return;
  const char = text[backslash + 1];
  if (token.type !== T.STRING && (char === '{' || char === '}')) return;
  const octal = char >= '4' && char <= '7';
  const sequence = octal ? text.slice(backslash + 1, backslash + 4) : char;
  const lineno = token.lineno + text.slice(0, backslash + 1).split('\n').length - 1;
  const what = `"\\${sequence}" is an invalid ${octal ? 'octal ' : ''}escape sequence. `;
  const advice = `Did you mean "\\\\${sequence}"? A raw string is also an option.`;
  const { source, lineStarts } = p.stream;
  const line = source.slice(lineStarts[lineno - 1], lineStarts[lineno] ?? source.length);
  const offset = line.indexOf(`\\${sequence}`, lineno === token.lineno ? token.col_offset : 0) + 1;
  p.warnings.push({
    category: 'SyntaxWarning',
    message: `${what}Such sequences will not work in the future. ${advice}`,
    filename: p.filename,
    lineno,
    error: {
      type: 'SyntaxError',
      message: what + advice,
      filename: p.filename,
      lineno,
      offset,
      end_lineno: lineno,
      end_offset: offset + 2,
      text: line,
    },
  });
}
