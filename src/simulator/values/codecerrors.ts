/**
 * The error handlers of encoding and decoding: strict, ignore, replace and so on. Twin of Python/codecs.c.
 */
import { characterName } from './character-names';
import { codePoints } from './codepoints';
import { typeError, ValueProblem } from './problem';
import { escapeCode } from './strrepr';
import type { UnicodeProblem } from './unicodeerror';

/** What to put in place of characters that cannot be encoded, and where to go on. */
export interface EncodingReplacement {
  readonly output: string | Uint8Array;
  readonly resume: number;
}

/** What to put in place of bytes that cannot be decoded, and where to go on. */
export interface DecodingReplacement {
  readonly text: string;
  readonly resume: number;
}

/** Deals with a failed encoding, or throws. */
export type EncodingHandler = (problem: UnicodeProblem) => EncodingReplacement;

/** Deals with a failed decoding, or throws. */
export type DecodingHandler = (problem: UnicodeProblem) => DecodingReplacement;

function strict(problem: UnicodeProblem): never {
  throw problem;
}

function unknownHandler(name: string): ValueProblem {
  return new ValueProblem('LookupError', `unknown error handler name '${name}'`);
}

/** The characters of the failed range. */
function offendingCodes({ object, start, end }: UnicodeProblem): number[] {
  return codePoints(object as string).slice(start, end);
}

function offendingBytes({ object, start, end }: UnicodeProblem): number[] {
  return Array.from((object as Uint8Array).subarray(start, end));
}

/** A handler that replaces each character by a text. */
function replacing(convert: (code: number) => string): EncodingHandler {
  return (problem) => ({ output: offendingCodes(problem).map(convert).join(''), resume: problem.end });
}

/** The standard handler of that name for encoding. */
export function encodingHandler(name: string): EncodingHandler {
  switch (name) {
    case 'strict':
      return strict;
    case 'ignore':
      return replacing(() => '');
    case 'replace':
      return replacing(() => '?');
    case 'backslashreplace':
      return replacing(escapeCode);
    case 'namereplace':
      return replacing((code) => {
        const name = characterName(code);
        return name === null ? escapeCode(code) : `\\N{${name}}`;
      });
    case 'xmlcharrefreplace':
      return replacing((code) => `&#${code.toString()};`);
    case 'surrogateescape':
      return (problem) => {
        const codes = offendingCodes(problem);
        if (!codes.every((code) => code >= 0xdc80 && code <= 0xdcff)) throw problem;
        return { output: Uint8Array.from(codes, (code) => code & 255), resume: problem.end };
      };
    case 'surrogatepass':
      return (problem) => {
        const form = surrogateForm(problem.encoding);
        const codes = offendingCodes(problem);
        if (form === null || !codes.every((code) => code >= 0xd800 && code <= 0xdfff)) throw problem;
        return { output: Uint8Array.from(codes.flatMap((code) => surrogateBytes(code, form))), resume: problem.end };
      };
    default:
      throw unknownHandler(name);
  }
}

/** The standard handler of that name for decoding. */
export function decodingHandler(name: string): DecodingHandler {
  switch (name) {
    case 'strict':
      return strict;
    case 'ignore':
      return ({ end }) => ({ text: '', resume: end });
    case 'replace':
      return ({ end }) => ({ text: '\ufffd', resume: end });
    case 'backslashreplace':
      return (problem) => ({ text: offendingBytes(problem).map(escapeCode).join(''), resume: problem.end });
    case 'namereplace':
    case 'xmlcharrefreplace':
      return () => {
        throw typeError("don't know how to handle UnicodeDecodeError in error callback");
      };
    case 'surrogateescape':
      return (problem) => {
        const bytes = offendingBytes(problem).slice(0, 4);
        const ascii = bytes.findIndex((byte) => byte < 128);
        const escaped = ascii < 0 ? bytes : bytes.slice(0, ascii);
        if (escaped.length === 0) throw problem;
        const text = String.fromCharCode(...escaped.map((byte) => 0xdc00 + byte));
        return { text, resume: problem.start + escaped.length };
      };
    case 'surrogatepass':
      return surrogatePassDecoding;
    default:
      throw unknownHandler(name);
  }
}

/** How an encoding writes a surrogate. */
interface SurrogateForm {
  readonly size: 2 | 3 | 4;
  readonly big: boolean;
}

function surrogateForm(encoding: string): SurrogateForm | null {
  switch (encoding) {
    case 'utf-8':
      return { size: 3, big: true };
    case 'utf-16':
    case 'utf-16-le':
      return { size: 2, big: false };
    case 'utf-16-be':
      return { size: 2, big: true };
    case 'utf-32':
    case 'utf-32-le':
      return { size: 4, big: false };
    case 'utf-32-be':
      return { size: 4, big: true };
    default:
      return null;
  }
}

function surrogateBytes(code: number, { size, big }: SurrogateForm): number[] {
  if (size === 3) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  const bytes = [code & 255, code >> 8];
  if (size === 4) bytes.push(0, 0);
  return big ? bytes.reverse() : bytes;
}

function surrogatePassDecoding(problem: UnicodeProblem): DecodingReplacement {
  const form = surrogateForm(problem.encoding);
  if (form === null) throw problem;
  const bytes = (problem.object as Uint8Array).subarray(problem.start, problem.start + form.size);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  let code = -1;
  if (bytes.length === form.size) {
    if (form.size === 3) {
      const wellFormed = (a & 0xf0) === 0xe0 && (b & 0xc0) === 0x80 && (c & 0xc0) === 0x80;
      code = wellFormed ? ((a & 15) << 12) | ((b & 63) << 6) | (c & 63) : -1;
    } else if (form.size === 2) code = form.big ? (a << 8) | b : (b << 8) | a;
    else code = form.big ? (a << 24) | (b << 16) | (c << 8) | d : (d << 24) | (c << 16) | (b << 8) | a;
  }
  if (code < 0xd800 || code > 0xdfff) throw problem;
  return { text: String.fromCharCode(code), resume: problem.start + form.size };
}
