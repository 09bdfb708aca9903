/** Decoding bytes as they come, and newlines. Twin of the incremental decoders of Lib/codecs.py and Modules/_io/textio.c. */
import { guarded } from '../../objects/problems';
import type { Runtime } from '../../objects/runtime';
import { codecNamed, decode, type Codec } from '../../values/codecs';
import { decodingHandlers } from '../codecerrors';

/** Bytes at the end that may be the beginning of a character. */
function incompleteTail(codec: Codec, bytes: Uint8Array): number {
  const { length } = bytes;
  switch (codec) {
    case 'utf-8':
    case 'utf-8-sig':
      for (let back = 1; back <= Math.min(3, length); back++) {
        const byte = bytes[length - back];
        if (byte < 0x80) return 0;
        if (byte < 0xc0) continue;
        const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        return byte >= 0xc2 && byte <= 0xf4 && needed > back ? back : 0;
      }
      return 0;
    case 'utf-16':
    case 'utf-16-le':
    case 'utf-16-be': {
      const odd = length % 2;
      const high = bytes[length - odd - (codec === 'utf-16-be' ? 2 : 1)];
      return length - odd >= 2 && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd;
    }
    case 'utf-32':
    case 'utf-32-le':
    case 'utf-32-be':
      return length % 4;
    case 'ascii':
    case 'latin-1':
    case 'cp1252':
      return 0;
  }
}

/** How many bytes a carriage return takes. */
export function unitOf(codec: Codec): number {
  if (codec.startsWith('utf-16')) return 2;
  return codec.startsWith('utf-32') ? 4 : 1;
}

/** Decodes what is complete (all of it when `final`). Raises UnicodeDecodeError. */
export function decodePart(
  rt: Runtime,
  codec: Codec,
  bytes: Uint8Array,
  errors: string,
  final: boolean,
): { readonly text: string; readonly consumed: number } {
  const consumed = final ? bytes.length : bytes.length - incompleteTail(codec, bytes);
  const part = consumed === bytes.length ? bytes : bytes.subarray(0, consumed);
  return { text: decodeAll(rt, codec, part, errors), consumed };
}

/** Decodes bytes; Raises UnicodeDecodeError. */
export function decodeAll(rt: Runtime, encoding: string, bytes: Uint8Array, errors: string): string {
  if (bytes.length === 0) return '';
  if (bytes.length > 10_000) rt.fuel(bytes.length / 256);
  if (codecNamed(encoding) === 'utf-8') {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The loop below finds out what is wrong.
    }
  }
  return guarded(rt, () => decode(bytes, encoding, errors, decodingHandlers(rt)));
}

const enum Seen {
  CR = 1,
  LF = 2,
  CRLF = 4,
}

/** Translates newlines and notes which ones there were. */
export class NewlineDecoder {
  /** A carriage return at the end of what came last: its line feed may follow. */
  pending = false;
  private seen = 0;

  constructor(readonly translate: boolean) {}

  decode(input: string, final: boolean): string {
    let text = input;
    if (this.pending && (text !== '' || final)) {
      text = `\r${text}`;
      this.pending = false;
    }
    if (!final && text.endsWith('\r')) {
      text = text.slice(0, -1);
      this.pending = true;
    }
    return this.note(text);
  }

  /** As {@link decode} for a text that does not end inside of a newline. */
  note(text: string): string {
    if (!text.includes('\r')) {
      if (text.includes('\n')) this.seen |= Seen.LF;
      return text;
    }
    const pairs = text.includes('\r\n');
    if (pairs) this.seen |= Seen.CRLF;
    if (!pairs || /\r(?!\n)/.test(text)) this.seen |= Seen.CR;
    if (/(?:^|[^\r])\n/.test(text)) this.seen |= Seen.LF;
    return this.translate ? text.replace(/\r\n?/g, '\n') : text;
  }

  reset(): void {
    this.pending = false;
    this.seen = 0;
  }

  /** The newlines seen so far. */
  get newlines(): readonly string[] {
    const found: string[] = [];
    if (this.seen & Seen.CR) found.push('\r');
    if (this.seen & Seen.LF) found.push('\n');
    if (this.seen & Seen.CRLF) found.push('\r\n');
    return found;
  }
}

/** How a text stream treats newlines, by its `newline` argument (null: None). */
export class NewlineMode {
  readonly universal: boolean;
  readonly translate: boolean;
  /** What `\n` becomes when it is written. */
  readonly written: string;
  /** What ends a line that is read; null: any newline. */
  readonly ending: string | null;

  constructor(readonly newline: string | null) {
    this.universal = newline === null || newline === '';
    this.translate = newline === null;
    this.written = newline === null || newline === '' ? '\n' : newline;
    this.ending = newline === null ? '\n' : newline === '' ? null : newline;
  }

  /** Offset behind the first newline of a text from `start` on, -1 when there is none. */
  lineEnd(text: string, start: number): number {
    if (this.ending !== null) {
      const at = text.indexOf(this.ending, start);
      return at < 0 ? -1 : at + this.ending.length;
    }
    const feed = text.indexOf('\n', start);
    const back = text.indexOf('\r', start);
    if (back < 0 || (feed >= 0 && feed < back)) return feed < 0 ? -1 : feed + 1;
    return text[back + 1] === '\n' ? back + 2 : back + 1;
  }
}
