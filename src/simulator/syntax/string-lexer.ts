/**
 * String tokens that are no f-strings. Twin of the string part of Parser/lexer/lexer.c.
 */
import { T } from './token';
import type { Token } from './token';
import type { Tokenizer } from './tokenizer';

const EOF = -1;
const NEWLINE_CHAR = 10;
const BACKSLASH = 92;

/** A string literal that is no f-string; the place is at its opening quote. */
export function lexString(tokenizer: Tokenizer, quote: number): Token {
  const { source } = tokenizer;
  const startLine = tokenizer.lineno;
  const startLineStart = tokenizer.lineStart;
  let size = 1;
  tokenizer.pos++;
  if (source.charCodeAt(tokenizer.pos) === quote) {
    if (source.charCodeAt(tokenizer.pos + 1) === quote) {
      size = 3;
      tokenizer.pos += 2;
    } else {
      tokenizer.pos++;
      return tokenizer.make(T.STRING, source.slice(tokenizer.start, tokenizer.pos));
    }
  }
  let closing = 0;
  let escapedQuote = false;
  while (closing !== size) {
    const c = tokenizer.pos < source.length ? source.charCodeAt(tokenizer.pos) : EOF;
    if (c === EOF || (size === 1 && c === NEWLINE_CHAR)) {
      unterminated(tokenizer, quote, size, startLine, startLineStart, escapedQuote);
    }
    tokenizer.pos++;
    if (c === quote) {
      closing++;
      continue;
    }
    closing = 0;
    if (c === NEWLINE_CHAR) tokenizer.newLine();
    else if (c === BACKSLASH) {
      const escaped = tokenizer.pos < source.length ? source.charCodeAt(tokenizer.pos) : EOF;
      if (escaped === quote) escapedQuote = true;
      if (escaped !== EOF) tokenizer.pos++;
      if (escaped === NEWLINE_CHAR) tokenizer.newLine();
    }
  }
  return tokenizer.makeTo(T.STRING, source.slice(tokenizer.start, tokenizer.pos), tokenizer.pos, startLineStart);
}

function unterminated(
  tokenizer: Tokenizer,
  quote: number,
  size: number,
  line: number,
  lineStart: number,
  escapedQuote: boolean,
): never {
  const detected = tokenizer.lineno;
  // E_EOLS: behind a backslash at the end of the last line.
  const atEnd = tokenizer.pos >= tokenizer.source.length;
  tokenizer.pos = tokenizer.start + 1;
  tokenizer.lineStart = lineStart;
  tokenizer.lineno = line;
  const mode = tokenizer.modes.length > 0 ? tokenizer.modes[tokenizer.modes.length - 1] : null;
  if (mode !== null && mode.quote === quote && mode.quoteSize === size)
    tokenizer.error(`${tokenizer.stringKind()}: expecting '}'`);
  if (size === 3) tokenizer.error(`unterminated triple-quoted string literal (detected at line ${detected})`, true);
  const hint = escapedQuote ? '; perhaps you escaped the end quote?' : '';
  tokenizer.error(`unterminated string literal (detected at line ${detected})${hint}`, atEnd);
}

/** Refuses letters that do not go together before a string. */
export function checkPrefix(tokenizer: Tokenizer, prefix: string): void {
  for (const [first, second] of ['ub', 'ur', 'uf', 'ut', 'bf', 'bt', 'ft']) {
    if (!prefix.includes(first) || !prefix.includes(second)) continue;
    const message = `'${first}' and '${second}' prefixes are incompatible`;
    tokenizer.errorBetween(message, tokenizer.start, tokenizer.pos + 1);
  }
}
