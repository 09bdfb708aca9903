/**
 * Number tokens and everything that can be wrong with them. Twin of the number part of Parser/lexer/lexer.c.
 */
import { isDigit, isHexDigit, isPotentialIdentifierChar } from './characters';
import { T } from './token';
import type { Token } from './token';
import type { Tokenizer } from './tokenizer';

const UNDERSCORE = 95;
const DOT = 46;
const ZERO = 48;
const LOWER_E = 101;
const LOWER_J = 106;

/** Words that may follow a number directly, with a warning. */
const WORDS_AFTER_NUMBER = /^(?:(?:and|else|for|or|not)(?![A-Za-z0-9_\u0080-\uffff])|i[fns])/;

function charAt(tokenizer: Tokenizer): number {
  return tokenizer.pos < tokenizer.source.length ? tokenizer.source.charCodeAt(tokenizer.pos) : -1;
}

/** Reads a number; the tokenizer stands at its first character. */
export function lexNumber(tokenizer: Tokenizer): Token {
  const first = charAt(tokenizer);
  let kind = 'decimal';
  if (first === ZERO) {
    const radix = tokenizer.source.charCodeAt(tokenizer.pos + 1) | 32;
    if (radix === 120) kind = lexRadix(tokenizer, 'hexadecimal', isHexDigit);
    else if (radix === 111) kind = lexRadix(tokenizer, 'octal', (c) => c >= 48 && c < 56);
    else if (radix === 98) kind = lexRadix(tokenizer, 'binary', (c) => c === 48 || c === 49);
    else return lexLeadingZero(tokenizer);
  } else {
    if (first !== DOT) decimalTail(tokenizer);
    kind = fractionAndExponent(tokenizer);
  }
  verifyEnd(tokenizer, kind);
  return finish(tokenizer);
}

function finish(tokenizer: Tokenizer): Token {
  return tokenizer.make(T.NUMBER, tokenizer.source.slice(tokenizer.start, tokenizer.pos));
}

function lexRadix(tokenizer: Tokenizer, kind: string, isRadixDigit: (c: number) => boolean): string {
  tokenizer.pos += 2;
  do {
    if (charAt(tokenizer) === UNDERSCORE) tokenizer.pos++;
    if (!isRadixDigit(charAt(tokenizer))) {
      rejectDigit(tokenizer, kind);
      tokenizer.error(`invalid ${kind} literal`);
    }
    while (isRadixDigit(charAt(tokenizer))) tokenizer.pos++;
  } while (charAt(tokenizer) === UNDERSCORE);
  rejectDigit(tokenizer, kind);
  return kind;
}

function rejectDigit(tokenizer: Tokenizer, kind: string): void {
  const c = charAt(tokenizer);
  if (kind === 'hexadecimal' || !isDigit(c)) return;
  tokenizer.pos++;
  tokenizer.error(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
}

/** A number that starts with 0: zero itself, a float or imaginary number, or an old octal number, which is an error. */
function lexLeadingZero(tokenizer: Tokenizer): Token {
  tokenizer.pos++;
  for (;;) {
    if (charAt(tokenizer) === UNDERSCORE) {
      tokenizer.pos++;
      if (!isDigit(charAt(tokenizer))) tokenizer.error('invalid decimal literal');
    }
    if (charAt(tokenizer) !== ZERO) break;
    tokenizer.pos++;
  }
  const zerosEnd = tokenizer.pos + 1;
  const nonZero = isDigit(charAt(tokenizer));
  if (nonZero) decimalTail(tokenizer);
  const c = charAt(tokenizer);
  if (nonZero && !tokenizer.isLenient && c !== DOT && (c | 32) !== LOWER_E && (c | 32) !== LOWER_J) {
    tokenizer.errorBetween(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      tokenizer.start,
      zerosEnd,
    );
  }
  verifyEnd(tokenizer, fractionAndExponent(tokenizer));
  return finish(tokenizer);
}

/** Digits with single underscores between them. Twin of tok_decimal_tail. */
function decimalTail(tokenizer: Tokenizer): void {
  for (;;) {
    while (isDigit(charAt(tokenizer))) tokenizer.pos++;
    if (charAt(tokenizer) !== UNDERSCORE) return;
    tokenizer.pos++;
    if (!isDigit(charAt(tokenizer))) tokenizer.error('invalid decimal literal');
  }
}

/** What may follow the whole part; returns the kind of literal for messages. */
function fractionAndExponent(tokenizer: Tokenizer): string {
  if (charAt(tokenizer) === DOT) {
    tokenizer.pos++;
    if (isDigit(charAt(tokenizer))) decimalTail(tokenizer);
  }
  if ((charAt(tokenizer) | 32) === LOWER_E) {
    const sign = tokenizer.source.charCodeAt(tokenizer.pos + 1);
    if (sign === 43 || sign === 45) {
      tokenizer.pos += 2;
      if (!isDigit(charAt(tokenizer))) tokenizer.error('invalid decimal literal');
      decimalTail(tokenizer);
    } else if (isDigit(sign)) {
      tokenizer.pos++;
      decimalTail(tokenizer);
    } else return 'decimal';
  }
  if ((charAt(tokenizer) | 32) === LOWER_J) {
    tokenizer.pos++;
    return 'imaginary';
  }
  return 'decimal';
}

/** What follows a number must not look like part of it. Twin of verify_end_of_number. */
function verifyEnd(tokenizer: Tokenizer, kind: string): void {
  const c = charAt(tokenizer);
  if (!isPotentialIdentifierChar(c) || tokenizer.isLenient) return;
  if (WORDS_AFTER_NUMBER.test(tokenizer.source.slice(tokenizer.pos, tokenizer.pos + 5))) {
    tokenizer.warn(`invalid ${kind} literal`);
  } else if (c < 128) {
    tokenizer.error(`invalid ${kind} literal`);
  }
}
