/** Source given as bytes: byte order mark, encoding declaration (PEP 263). Twin of that part of Parser/tokenizer. */
import { NONE, type Handle } from '../memory';
import { Raised } from './errors';
import type { Runtime } from './runtime';

const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(#.*)?$/;

/** The encoding as the tokenizer calls it. */
function normalized(name: string): string {
  const text = name.toLowerCase().replace(/_/g, '-');
  if (/^utf-8(-|$)/.test(text)) return 'utf-8';
  if (/^(latin-1|iso-8859-1|iso-latin-1)(-|$)/.test(text)) return 'iso-8859-1';
  return name;
}

interface Declared {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

/** The declaration in the first two lines; the second counts only if the first says nothing. */
function declaration(bytes: Uint8Array): Declared | null {
  const lines = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).split(/\r\n|\r|\n/);
  for (let i = 0; i < 2 && i < lines.length; i++) {
    const found = DECLARATION.exec(lines[i]);
    if (found !== null) return { name: normalized(found[1]), line: i + 1, text: lines[i] };
    if (!BLANK_OR_COMMENT.test(lines[i])) return null;
  }
  return null;
}

function syntaxError(rt: Runtime, message: string, place: readonly Handle[]): never {
  return rt.raiseWith('SyntaxError', [rt.newStr(message), rt.newTuple(place)]);
}

/** Where in the bytes something is that is not UTF-8; -1: nowhere. */
function firstInvalid(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isValid = (end: number): boolean => {
    try {
      decoder.decode(bytes.subarray(0, end));
      return true;
    } catch {
      return false;
    }
  };
  if (isValid(bytes.length)) return -1;
  // A valid prefix may end inside a character: the last end up to which all is well is that of a whole one.
  let good = 0;
  for (let end = 1; end <= bytes.length; end++) {
    if (isValid(end)) good = end;
    else if (end - good > 4) break;
  }
  return good;
}

function refuseInvalid(rt: Runtime, bytes: Uint8Array, filename: string): void {
  const at = firstInvalid(bytes);
  if (at < 0) return;
  const before = bytes.subarray(0, at);
  const line = before.filter((byte) => byte === 10).length + 1;
  const start = before.lastIndexOf(10) + 1;
  const end = bytes.indexOf(10, at);
  const text = new TextDecoder('utf-8').decode(bytes.subarray(start, end < 0 ? bytes.length : end));
  const hex = bytes[at].toString(16).padStart(2, '0');
  const message =
    `Non-UTF-8 code starting with '\\x${hex}' on line ${line}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details';
  syntaxError(rt, message, [rt.newStr(filename), rt.newInt(line), rt.newInt(at - start + 1), rt.newStr(text)]);
}

/** The text of a program's bytes. */
export function decodeSource(rt: Runtime, given: Uint8Array, filename: string): string {
  const hasMark = given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf;
  const bytes = hasMark ? given.subarray(3) : given;
  const declared = declaration(bytes);
  if (declared === null || declared.name === 'utf-8') {
    refuseInvalid(rt, bytes, filename);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
  const { name, line, text } = declared;
  if (hasMark) {
    const place = [rt.newStr(filename), rt.newInt(line), rt.newInt(0), rt.newStr(text)];
    syntaxError(rt, `encoding problem: ${name} with BOM`, place);
  }
  try {
    return rt.text(rt.callMethod(rt.newBytes(bytes), 'decode', rt.newStr(name)));
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
    rt.heap.autorelease(problem.exception);
    return syntaxError(rt, rt.str(problem.exception), [rt.newStr(filename), rt.newInt(0), rt.newInt(-1), NONE]);
  }
}
