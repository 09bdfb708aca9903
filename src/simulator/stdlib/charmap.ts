/** Codecs by tables: charmap, and the escapes of unicode_escape. Twin of parts of Objects/unicodeobject.c. */
import { lookupCharacterName } from '../values/character-names';
import { NONE, NULL, type Handle } from '../memory';
import { guarded } from '../objects/problems';
import type { Runtime } from '../objects/runtime';
import { SIMPLE_ESCAPES } from '../values/bytesescape';
import { codePoints } from '../values/codepoints';
import { TypeId } from '../objects/typeids';
import { encode } from '../values/codecs';
import { escapeCode } from '../values/strrepr';
import { UnicodeProblem } from '../values/unicodeerror';
import { decodingHandlers, encodingHandlers } from './codecerrors';

const UNDEFINED = 'character maps to <undefined>';

/** What a byte stands for in a mapping; null: nothing. */
function mappedText(rt: Runtime, mapping: Handle, table: readonly number[] | null, byte: number): string | null {
  if (table !== null) {
    const code = table[byte];
    return code === undefined || code === 0xfffe ? null : String.fromCodePoint(code);
  }
  let found: Handle = NULL;
  rt.attempt(['LookupError'], () => (found = rt.getItem(mapping, rt.newInt(byte))));
  if (found === NULL || found === NONE) return null;
  if (rt.isStr(found)) return rt.text(found);
  if (!rt.isInt(found)) rt.raise('TypeError', 'character mapping must return integer, None or str');
  const code = Number(rt.index(found));
  if (code < 0 || code > 0x10ffff) rt.raise('TypeError', 'character mapping must be in range(0x110000)');
  return code === 0xfffe ? null : String.fromCodePoint(code);
}

/** codecs.charmap_decode. */
export function charmapDecode(rt: Runtime, bytes: Uint8Array, errors: string, mapping: Handle): string {
  const latin = mapping === NULL || mapping === NONE;
  const table = !latin && rt.isStr(mapping) ? codePoints(rt.text(mapping)) : null;
  let text = '';
  rt.fuel(bytes.length / 64);
  for (let i = 0; i < bytes.length;) {
    const found = latin ? String.fromCharCode(bytes[i]) : mappedText(rt, mapping, table, bytes[i]);
    if (found !== null) {
      text += found;
      i++;
      continue;
    }
    const problem = new UnicodeProblem('UnicodeDecodeError', 'charmap', bytes, i, i + 1, UNDEFINED, bytes[i]);
    const replacement = guarded(rt, () => decodingHandlers(rt)(errors)(problem));
    text += replacement.text;
    i = replacement.resume;
  }
  return text;
}

function mappedBytes(rt: Runtime, mapping: Handle, code: number): readonly number[] | null {
  let found: Handle = NULL;
  rt.attempt(['LookupError'], () => (found = rt.getItem(mapping, rt.newInt(code))));
  if (found === NULL || found === NONE) return null;
  if (rt.isInstance(found, rt.types[TypeId.Bytes])) return [...rt.bytesValue(found)];
  if (!rt.isInt(found)) {
    rt.raise('TypeError', `character mapping must return integer, bytes or None, not ${rt.typeOf(found).name}`);
  }
  const byte = Number(rt.index(found));
  return byte >= 0 && byte < 256 ? [byte] : rt.raise('TypeError', 'character mapping must be in range(256)');
}

/** codecs.charmap_encode. */
export function charmapEncode(rt: Runtime, text: string, errors: string, mapping: Handle): Uint8Array {
  if (mapping === NULL || mapping === NONE) {
    return guarded(rt, () => encode(text, 'latin-1', errors, encodingHandlers(rt)));
  }
  const codes = codePoints(text);
  const out: number[] = [];
  const find = (code: number): readonly number[] | null => mappedBytes(rt, mapping, code);
  rt.fuel(codes.length / 64);
  for (let i = 0; i < codes.length;) {
    const bytes = find(codes[i]);
    if (bytes !== null) {
      out.push(...bytes);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < codes.length && find(codes[end]) === null) end++;
    const problem = new UnicodeProblem('UnicodeEncodeError', 'charmap', text, i, end, UNDEFINED, codes[i]);
    const { output, resume } = guarded(rt, () => encodingHandlers(rt)(errors)(problem));
    if (typeof output !== 'string') out.push(...output);
    else for (const code of codePoints(output)) out.push(...(find(code) ?? guarded(rt, () => fail(problem))));
    i = resume;
  }
  return Uint8Array.from(out);
}

function fail(problem: UnicodeProblem): never {
  throw problem;
}

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

/** codecs.unicode_escape_encode. */
export function unicodeEscape(text: string): string {
  let out = '';
  for (const code of codePoints(text)) {
    const char = String.fromCodePoint(code);
    out += NAMED[char] ?? (code >= 32 && code < 127 ? char : escapeCode(code));
  }
  return out;
}

/** codecs.raw_unicode_escape_encode; the characters of the result are bytes. */
export function rawUnicodeEscape(text: string): string {
  return codePoints(text)
    .map((code) => (code < 256 ? String.fromCharCode(code) : escapeCode(code)))
    .join('');
}

/** Warns of an escape that has no meaning, or is too large an octal one. */
export function warnOfEscape(rt: Runtime, escape: string, prefix: '' | 'b'): void {
  const kind = /^[0-7]/.test(escape) ? 'octal escape' : 'escape';
  rt.warn(
    'DeprecationWarning',
    `${prefix}"\\${escape}" is an invalid ${kind} sequence. Such sequences will not work in the future. `,
  );
}

/** codecs.unicode_escape_decode (`raw`: only \u and \U). The bytes come as Latin-1 text. */
export function unescapeUnicode(rt: Runtime, bytes: Uint8Array, errors: string, raw: boolean): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const codec = raw ? 'rawunicodeescape' : 'unicodeescape';
  let out = '';
  let i = 0;
  let invalid: string | null = null;
  const handle = (start: number, end: number, reason: string): void => {
    const problem = new UnicodeProblem('UnicodeDecodeError', codec, bytes, start, end, reason, bytes[start]);
    const replacement = guarded(rt, () => decodingHandlers(rt)(errors)(problem));
    out += replacement.text;
    i = replacement.resume;
  };
  while (i < text.length) {
    if (text[i] !== '\\') {
      out += text[i++];
      continue;
    }
    const next = text[i + 1];
    const octal = raw ? null : /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4));
    const digits = next === 'u' ? 4 : next === 'U' ? 8 : next === 'x' && !raw ? 2 : 0;
    if (octal !== null) {
      const code = parseInt(octal[0], 8);
      if (code > 0o377) invalid ??= octal[0];
      out += String.fromCharCode(code);
      i += 1 + octal[0].length;
    } else if (digits > 0) {
      const hex = /^[0-9a-fA-F]*/.exec(text.slice(i + 2, i + 2 + digits))?.[0] ?? '';
      const code = parseInt(hex, 16);
      if (hex.length === digits && code <= 0x10ffff) {
        out += String.fromCodePoint(code);
        i += 2 + digits;
        continue;
      }
      const reason =
        hex.length === digits ? 'illegal Unicode character' : `truncated \\${next}${'X'.repeat(digits)} escape`;
      handle(i, i + 2 + hex.length, reason);
    } else if (next === 'N' && !raw) {
      const given = /^\{([^}]+)\}/.exec(text.slice(i + 2));
      const character = given === null ? null : lookupCharacterName(given[1]);
      const end = given === null ? i + (text[i + 2] === '{' ? 1 : 0) : i + given[0].length;
      if (character === null) {
        handle(i, end + 2, given === null ? 'malformed \\N character escape' : 'unknown Unicode character name');
        continue;
      }
      out += character;
      i = end + 2;
    } else if (raw || (next !== undefined && SIMPLE_ESCAPES[next] === undefined)) {
      if (!raw) invalid ??= next;
      out += `\\${next ?? ''}`;
      i += 2;
    } else if (next === undefined) {
      handle(i, i + 1, '\\ at end of string');
    } else {
      out += SIMPLE_ESCAPES[next];
      i += 2;
    }
  }
  if (invalid !== null) warnOfEscape(rt, invalid, '');
  return out;
}
