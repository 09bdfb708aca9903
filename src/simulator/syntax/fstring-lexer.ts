/**
 * f-strings and t-strings as tokens (PEP 701, PEP 750). Twin of tok_get_fstring_mode in Parser/lexer/lexer.c.
 *
 * An f-string is FSTRING_START, any number of FSTRING_MIDDLE and replacement fields (which are ordinary tokens between
 * `{` and `}`), and FSTRING_END. While one is being read, its StringMode lies on the tokenizer's stack of modes.
 */
import { T } from './token';
import type { Token } from './token';
import type { Tokenizer } from './tokenizer';

const MAX_FSTRING_LEVEL = 150;
const MAX_EXPRESSION_NESTING = 3;
const OPEN = 123;
const CLOSE = 125;
const NEWLINE_CHAR = 10;
const BACKSLASH = 92;

/** Where the tokenizer is inside one f-string or t-string. Twin of tokenizer_mode. */
export interface StringMode {
  /** True between `{` and what ends the expression: ordinary tokens are read. */
  inExpression: boolean;
  readonly isTemplate: boolean;
  readonly raw: boolean;
  readonly quote: number;
  readonly quoteSize: number;
  /** Offset and line of the first character of the literal, for errors. */
  readonly start: number;
  readonly lineno: number;
  readonly lineStart: number;
  /** Brackets open inside this string. */
  curlyDepth: number;
  /** Replacement fields open inside this string, less one. */
  expressionDepth: number;
  inFormatSpec: boolean;
  /** A `=` was seen at the top level of the field. */
  debug: boolean;
  /** The text of the field's expression: from where, and to where once its end was seen. */
  fieldStart: number;
  fieldEnd: number;
}

/** Reads the prefix and opening quotes; the tokenizer stands at the first quote. */
export function startFormattedString(tokenizer: Tokenizer, quote: number, prefix: string): Token {
  const { source } = tokenizer;
  const triple = source.charCodeAt(tokenizer.pos + 1) === quote && source.charCodeAt(tokenizer.pos + 2) === quote;
  const quoteSize = triple ? 3 : 1;
  tokenizer.pos += quoteSize;
  const isTemplate = prefix.includes('t');
  if (tokenizer.modes.length + 2 >= MAX_FSTRING_LEVEL) tokenizer.error('too many nested f-strings or t-strings');
  tokenizer.modes.push({
    inExpression: false,
    isTemplate,
    raw: prefix.includes('r'),
    quote,
    quoteSize,
    start: tokenizer.start,
    lineno: tokenizer.lineno,
    lineStart: tokenizer.lineStart,
    curlyDepth: 0,
    expressionDepth: -1,
    inFormatSpec: false,
    debug: false,
    fieldStart: -1,
    fieldEnd: -1,
  });
  return tokenizer.make(isTemplate ? T.TSTRING_START : T.FSTRING_START, source.slice(tokenizer.start, tokenizer.pos));
}

/** Reads literal text or the closing quotes. Null when a replacement field starts right here. */
export function lexStringMiddle(tokenizer: Tokenizer, mode: StringMode): Token | null {
  const { source } = tokenizer;
  tokenizer.start = tokenizer.pos;
  tokenizer.firstLineno = tokenizer.lineno;
  if (source.charCodeAt(tokenizer.pos) === OPEN && source.charCodeAt(tokenizer.pos + 1) !== OPEN) {
    enterExpression(tokenizer, mode);
    return null;
  }
  if (atClosingQuotes(source, tokenizer.pos, mode)) {
    tokenizer.pos += mode.quoteSize;
    tokenizer.modes.pop();
    return tokenizer.make(
      mode.isTemplate ? T.TSTRING_END : T.FSTRING_END,
      source.slice(tokenizer.start, tokenizer.pos),
    );
  }
  return lexLiteral(tokenizer, mode);
}

function atClosingQuotes(source: string, pos: number, mode: StringMode): boolean {
  for (let i = 0; i < mode.quoteSize; i++) if (source.charCodeAt(pos + i) !== mode.quote) return false;
  return true;
}

function enterExpression(tokenizer: Tokenizer, mode: StringMode): void {
  mode.expressionDepth++;
  if (mode.expressionDepth >= MAX_EXPRESSION_NESTING) {
    tokenizer.error(`${tokenizer.stringKind()}: expressions nested too deeply`);
  }
  mode.inExpression = true;
}

function lexLiteral(tokenizer: Tokenizer, mode: StringMode): Token {
  const { source } = tokenizer;
  const startLineStart = tokenizer.lineStart;
  const type = mode.isTemplate ? T.TSTRING_MIDDLE : T.FSTRING_MIDDLE;
  const middle = (end: number): Token =>
    tokenizer.makeTo(type, source.slice(tokenizer.start, end), tokenizer.pos, startLineStart);
  // Of a doubled brace one belongs to the text, but both to the place.
  const doubledBrace = (): Token => middle(tokenizer.pos - 1);
  let closing = 0;
  let unicodeEscape = false;
  while (closing !== mode.quoteSize) {
    const c = tokenizer.pos < source.length ? source.charCodeAt(tokenizer.pos) : -1;
    const inFormatSpec = mode.inFormatSpec && mode.expressionDepth >= 0;
    if (c === -1 || (mode.quoteSize === 1 && c === NEWLINE_CHAR)) {
      if (inFormatSpec && c === NEWLINE_CHAR) {
        tokenizer.pos++;
        const kind = tokenizer.stringKind();
        tokenizer.error(`${kind}: newlines are not allowed in format specifiers for single quoted ${kind}s`);
      }
      return unterminated(tokenizer, mode);
    }
    tokenizer.pos++;
    if (c === mode.quote) {
      closing++;
      continue;
    }
    closing = 0;
    if (c === NEWLINE_CHAR) tokenizer.newLine();
    else if (c === OPEN) {
      startReplacementField(mode, tokenizer.pos);
      if (source.charCodeAt(tokenizer.pos) !== OPEN || inFormatSpec) {
        tokenizer.pos--;
        enterExpression(tokenizer, mode);
        mode.inFormatSpec = false;
        return middle(tokenizer.pos);
      }
      tokenizer.pos++;
      return doubledBrace();
    } else if (c === CLOSE) {
      if (unicodeEscape) return middle(tokenizer.pos);
      if (source.charCodeAt(tokenizer.pos) === CLOSE && !inFormatSpec && mode.curlyDepth === 0) {
        tokenizer.pos++;
        return doubledBrace();
      }
      tokenizer.pos--;
      mode.inExpression = true;
      mode.inFormatSpec = false;
      return middle(tokenizer.pos);
    } else if (c === BACKSLASH) {
      unicodeEscape = skipEscape(tokenizer, mode) || unicodeEscape;
    }
  }
  // The closing quotes belong to the token that follows.
  tokenizer.pos -= mode.quoteSize;
  return middle(tokenizer.pos);
}

/** After a backslash; true if it began a named character `\N{`, whose brace starts no field. */
function skipEscape(tokenizer: Tokenizer, mode: StringMode): boolean {
  const { source } = tokenizer;
  const escaped = tokenizer.pos < source.length ? source.charCodeAt(tokenizer.pos) : -1;
  if (escaped === OPEN || escaped === CLOSE) {
    if (!mode.raw) {
      const char = String.fromCharCode(escaped);
      tokenizer.warn(
        `"\\${char}" is an invalid escape sequence. Such sequences will not work in the future. ` +
          `Did you mean "\\\\${char}"? A raw string is also an option.`,
      );
    }
    return false;
  }
  if (escaped === -1) return false;
  tokenizer.pos++;
  if (escaped === NEWLINE_CHAR) tokenizer.newLine();
  if (!mode.raw && escaped === 78 && source.charCodeAt(tokenizer.pos) === OPEN) {
    tokenizer.pos++;
    return true;
  }
  return false;
}

function unterminated(tokenizer: Tokenizer, mode: StringMode): never {
  const detected = tokenizer.lineno;
  tokenizer.pos = mode.start + 1;
  tokenizer.lineStart = mode.lineStart;
  tokenizer.lineno = mode.lineno;
  const kind = mode.quoteSize === 3 ? 'triple-quoted ' : '';
  const message = `unterminated ${kind}${tokenizer.stringKind()} literal (detected at line ${detected})`;
  return tokenizer.error(message, mode.quoteSize === 3);
}

/** A replacement field's expression starts at this offset. */
export function startReplacementField(mode: StringMode, start: number): void {
  mode.fieldStart = start;
  mode.fieldEnd = -1;
}

/**
 * The text of a replacement field's expression, for the `!`, `:` or `}` that ends it.
 * Null where nobody wants it: only fields with `=` and those of t-strings keep their text.
 */
export function replacementFieldText(tokenizer: Tokenizer, mode: StringMode, char: string): string | null {
  if (char !== ':' || mode.fieldEnd === -1) mode.fieldEnd = tokenizer.start;
  if (!mode.debug && !mode.isTemplate) return null;
  const text = tokenizer.source.slice(mode.fieldStart, mode.fieldEnd);
  return text.includes('#') ? withoutComments(text) : text;
}

/** Twin of the loop in set_ftstring_expr, which knows no triple quotes. */
function withoutComments(text: string): string {
  let quote = '';
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') {
      result += text.slice(i, i + 2);
      i++;
      continue;
    }
    if (c === '#' && quote === '') {
      const end = text.indexOf('\n', i);
      if (end < 0) break;
      i = end - 1;
      continue;
    }
    if (c === '"' || c === "'") {
      if (quote === '') quote = c;
      else if (quote === c) quote = '';
    }
    result += c;
  }
  return result;
}
