/**
 * Case conversions and character tests of str. Twin of the case part of Objects/unicodeobject.c.
 */
import * as chars from './unicodetype';
import { isAsciiString } from './unicodetype';

const CAPITAL_SIGMA = 0x3a3;

/** Calls `visit` for every code point, lone surrogates included. */
function mapCodes(s: string, convert: (code: number, offset: number) => string): string {
  let result = '';
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    result += convert(code, i);
    if (code > 0xffff) i++;
  }
  return result;
}

/** str.upper() */
export function upper(s: string): string {
  return isAsciiString(s) ? s.toUpperCase() : mapCodes(s, chars.upperChar);
}

/** str.lower() */
export function lower(s: string): string {
  return isAsciiString(s) ? s.toLowerCase() : mapCodes(s, (code, offset) => lowerAt(s, code, offset));
}

function lowerAt(s: string, code: number, offset: number): string {
  return code === CAPITAL_SIGMA ? lowerSigma(s, offset) : chars.lowerChar(code);
}

/** A capital sigma becomes a final one after a cased letter and before none, ignoring what is case-ignorable. */
function lowerSigma(s: string, offset: number): string {
  let at = offset - 1;
  while (at >= 0) {
    if (chars.isCaseIgnorableChar(codeBefore(s, at))) at -= codeBefore(s, at) > 0xffff ? 2 : 1;
    else break;
  }
  if (at < 0 || !chars.isCasedChar(codeBefore(s, at))) return '\u03c3';
  at = offset + 1;
  while (at < s.length) {
    const code = s.codePointAt(at) as number;
    if (!chars.isCaseIgnorableChar(code)) return chars.isCasedChar(code) ? '\u03c3' : '\u03c2';
    at += code > 0xffff ? 2 : 1;
  }
  return '\u03c2';
}

/** The code point whose last unit is at `offset`. */
function codeBefore(s: string, offset: number): number {
  const unit = s.charCodeAt(offset);
  if (unit >= 0xdc00 && unit <= 0xdfff && offset > 0) {
    const code = s.codePointAt(offset - 1) as number;
    if (code > 0xffff) return code;
  }
  return unit;
}

/** str.casefold() */
export function casefold(s: string): string {
  return isAsciiString(s) ? s.toLowerCase() : mapCodes(s, chars.foldChar);
}

/** str.title() */
export function title(s: string): string {
  let afterCased = false;
  return mapCodes(s, (code, offset) => {
    const text = afterCased ? lowerAt(s, code, offset) : chars.titleChar(code);
    afterCased = chars.isCasedChar(code);
    return text;
  });
}

/** str.capitalize() */
export function capitalize(s: string): string {
  if (isAsciiString(s)) return s.charAt(0).toUpperCase() + s.slice(1).toLowerCase();
  return mapCodes(s, (code, offset) => (offset === 0 ? chars.titleChar(code) : lowerAt(s, code, offset)));
}

/** str.swapcase() */
export function swapcase(s: string): string {
  return mapCodes(s, (code, offset) => {
    if (chars.isUpperChar(code)) return lowerAt(s, code, offset);
    return chars.isLowerChar(code) ? chars.upperChar(code) : String.fromCodePoint(code);
  });
}

/** True when the string is not empty and every code point passes. */
function all(s: string, test: (code: number) => boolean): boolean {
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    if (!test(code)) return false;
    if (code > 0xffff) i++;
  }
  return s !== '';
}

/** str.isalpha() */
export function isalpha(s: string): boolean {
  return all(s, chars.isAlphaChar);
}

/** str.isalnum() */
export function isalnum(s: string): boolean {
  return all(s, (code) => chars.isAlphaChar(code) || chars.isNumericChar(code));
}

/** str.isdecimal() */
export function isdecimal(s: string): boolean {
  return all(s, chars.isDecimalChar);
}

/** str.isdigit() */
export function isdigit(s: string): boolean {
  return all(s, chars.isDigitChar);
}

/** str.isnumeric() */
export function isnumeric(s: string): boolean {
  return all(s, chars.isNumericChar);
}

/** str.isspace() */
export function isspace(s: string): boolean {
  return all(s, chars.isSpaceChar);
}

/** str.isprintable(): true for the empty string too. */
export function isprintable(s: string): boolean {
  return s === '' || all(s, chars.isPrintableChar);
}

/** str.isascii() */
export function isascii(s: string): boolean {
  return isAsciiString(s);
}

/** str.isidentifier() */
export function isidentifier(s: string): boolean {
  if (!all(s, chars.isIdentifierContinue)) return false;
  return chars.isIdentifierStart(s.codePointAt(0) as number);
}

/** str.isupper() */
export function isupper(s: string): boolean {
  return hasOneCase(s, chars.isUpperChar, chars.isLowerChar);
}

/** str.islower() */
export function islower(s: string): boolean {
  return hasOneCase(s, chars.isLowerChar, chars.isUpperChar);
}

/** True when some character is of the wanted case and none of the other, nor a titlecase letter. */
function hasOneCase(s: string, wanted: (code: number) => boolean, other: (code: number) => boolean): boolean {
  let found = false;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    if (other(code) || chars.isTitleChar(code)) return false;
    found ||= wanted(code);
    if (code > 0xffff) i++;
  }
  return found;
}

/** str.istitle() */
export function istitle(s: string): boolean {
  let found = false;
  let afterCased = false;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    if (chars.isUpperChar(code) || chars.isTitleChar(code)) {
      if (afterCased) return false;
      afterCased = true;
      found = true;
    } else if (chars.isLowerChar(code)) {
      if (!afterCased) return false;
    } else afterCased = false;
    if (code > 0xffff) i++;
  }
  return found;
}
