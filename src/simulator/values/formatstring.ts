/**
 * The replacement fields of str.format(): parsing only. Twin of Objects/stringlib/unicode_format.h.
 *
 * The caller walks a `MarkupIterator`, looks values up, converts and formats them, and walks a second one over a spec
 * that needs expanding. Errors come up in CPython's order, because each piece is parsed only when it is asked for:
 *
 *     format(text, depth = 2): for each segment: its literal; then, if it has a field, FieldName -> look up `first`,
 *     then each accessor; checkConversion; expand the spec (format(spec, depth - 1), checkDepth first); __format__.
 */
import { charactersOf } from './codepoints';
import { valueError } from './problem';
import { decimalValue } from './unicodetype';

/** A replacement field as it is written. */
export interface Field {
  readonly name: string;
  /** The character after '!', or ''. */
  readonly conversion: string;
  readonly spec: string;
  /** The spec contains fields itself. */
  readonly specNeedsExpanding: boolean;
}

/** A literal text and the field that follows it, if any. */
export interface Segment {
  readonly literal: string;
  readonly field: Field | null;
}

/** How many levels of str.format() there may be: the text, and specs in it. */
export const FORMAT_DEPTH = 2;

/** Refuses specs within specs within specs. */
export function checkDepth(depth: number): void {
  if (depth <= 0) throw valueError('Max string recursion exceeded');
}

/** Splits a format string into segments, one at a time. */
export class MarkupIterator {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.chars = charactersOf.of(text);
  }

  /** The next segment, or null at the end. */
  next(): Segment | null {
    const { chars } = this;
    if (this.at >= chars.length) return null;
    const start = this.at;
    let brace = '';
    while (this.at < chars.length && brace === '') {
      const char = chars[this.at++] as string;
      if (char === '{' || char === '}') brace = char;
    }
    if (brace === '') return { literal: chars.slice(start).join(''), field: null };
    const following = chars[this.at];
    if (brace === '}' && following !== '}') throw valueError("Single '}' encountered in format string");
    if (following === undefined) throw valueError("Single '{' encountered in format string");
    if (following === brace) {
      // A doubled brace: the literal ends with the first one.
      const literal = chars.slice(start, this.at).join('');
      this.at++;
      return { literal, field: null };
    }
    return { literal: chars.slice(start, this.at - 1).join(''), field: this.field() };
  }

  /** Parses a field after its opening brace. */
  private field(): Field {
    const { chars } = this;
    const start = this.at;
    let end = '';
    while (this.at < chars.length && end === '') {
      const char = chars[this.at++] as string;
      if (char === '{') throw valueError("unexpected '{' in field name");
      if (char === '[') while (this.at < chars.length && chars[this.at] !== ']') this.at++;
      else if (char === '}' || char === ':' || char === '!') end = char;
    }
    const name = chars.slice(start, this.at - 1).join('');
    if (end === '') throw valueError("expected '}' before end of string");
    if (end === '}') return { name, conversion: '', spec: '', specNeedsExpanding: false };
    let conversion = '';
    if (end === '!') {
      if (this.at >= chars.length) throw valueError('end of string while looking for conversion specifier');
      conversion = chars[this.at++] as string;
      if (this.at < chars.length) {
        const after = chars[this.at++];
        if (after === '}') return { name, conversion, spec: '', specNeedsExpanding: false };
        if (after !== ':') throw valueError("expected ':' after conversion specifier");
      }
    }
    return { name, conversion, ...this.spec() };
  }

  /** Parses a spec up to the brace that closes its field. */
  private spec(): { spec: string; specNeedsExpanding: boolean } {
    const { chars } = this;
    const start = this.at;
    let open = 1;
    let specNeedsExpanding = false;
    while (this.at < chars.length) {
      const char = chars[this.at++];
      if (char === '{') {
        specNeedsExpanding = true;
        open++;
      } else if (char === '}' && --open === 0) {
        return { spec: chars.slice(start, this.at - 1).join(''), specNeedsExpanding };
      }
    }
    throw valueError("unmatched '{' in format spec");
  }
}

/** Whether fields are numbered by position or by hand: shared by a format string and the specs in it. */
export class AutoNumber {
  private state: 'start' | 'auto' | 'manual' = 'start';
  private count = 0;

  /** The number of a field that has none. */
  auto(): number {
    if (this.state === 'manual') {
      throw valueError('cannot switch from manual field specification to automatic field numbering');
    }
    this.state = 'auto';
    return this.count++;
  }

  /** Notes a field that has a number. */
  manual(): void {
    if (this.state === 'auto') {
      throw valueError('cannot switch from automatic field numbering to manual field specification');
    }
    this.state = 'manual';
  }
}

/** The value of a text that is all decimal digits (of any script), or -1. */
function integerOf(chars: readonly string[]): number {
  let value = 0;
  for (const char of chars) {
    const digit = decimalValue(char.codePointAt(0) as number);
    if (digit < 0) return -1;
    value = value * 10 + digit;
    if (value >= 2 ** 63) throw valueError('Too many decimal digits in format string');
  }
  return chars.length === 0 ? -1 : value;
}

/** One step from a value to another: `.name`, `[name]` or `[number]`. */
export type Accessor =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'item'; readonly key: string | number };

/** The name of a field: an argument's number or keyword, then accessors, parsed one at a time. */
export class FieldName {
  /** The index of a positional argument, or the name of a keyword argument. */
  readonly first: number | string;
  private readonly chars: readonly string[];
  private at: number;

  /** Without `numbers` (as string.Formatter splits names) an empty name stays the text ''. */
  constructor(name: string, numbers: AutoNumber | null) {
    this.chars = charactersOf.of(name);
    this.at = this.endOfName(0);
    const first = this.chars.slice(0, this.at);
    const index = integerOf(first);
    if (index >= 0) numbers?.manual();
    if (first.length === 0 && numbers !== null) this.first = numbers.auto();
    else this.first = index >= 0 ? index : first.join('');
  }

  private endOfName(start: number): number {
    let end = start;
    while (end < this.chars.length && this.chars[end] !== '.' && this.chars[end] !== '[') end++;
    return end;
  }

  /** The next accessor, or null at the end. */
  next(): Accessor | null {
    if (this.at >= this.chars.length) return null;
    const opening = this.chars[this.at++];
    if (opening === '.') {
      const start = this.at;
      this.at = this.endOfName(start);
      if (this.at === start) throw valueError('Empty attribute in format string');
      return { kind: 'attribute', name: this.chars.slice(start, this.at).join('') };
    }
    if (opening !== '[') throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    const end = this.chars.indexOf(']', this.at);
    if (end < 0) throw valueError("Missing ']' in format string");
    const key = this.chars.slice(this.at, end);
    this.at = end + 1;
    const index = integerOf(key);
    if (key.length === 0) throw valueError('Empty attribute in format string');
    return { kind: 'item', key: index >= 0 ? index : key.join('') };
  }
}

/** Checks the character after '!': r, s, a, or '' where there is none. */
export function checkConversion(conversion: string): '' | 'r' | 's' | 'a' {
  if (conversion === '' || conversion === 'r' || conversion === 's' || conversion === 'a') return conversion;
  const code = conversion.codePointAt(0) as number;
  const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
  throw valueError(`Unknown conversion specifier ${shown}`);
}

/** The message of the IndexError for a number that no argument has. */
export function replacementIndexMessage(index: number): string {
  return `Replacement index ${index.toString()} out of range for positional args tuple`;
}

/** The message of the ValueError of format_map() for a field with a number. */
export const POSITIONAL_IN_MAP = 'Format string contains positional fields';
