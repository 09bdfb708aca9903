/** Characters, categories and sets. Twin of sre_category, sre_lower_ and charset in Modules/_sre. */
import {
  isAlphaChar,
  isDecimalChar,
  isDigitChar,
  isNumericChar,
  isSpaceChar,
  lowerChar,
  upperChar,
} from '../../values/unicodetype';
import { Sre } from './codes';

const LINEBREAK = 10;
const UNDERSCORE = 95;

function asciiDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
function asciiSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}
function asciiWord(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || asciiDigit(c) || c === UNDERSCORE;
}

/** Whether a character is a word character in the Unicode sense. */
export function uniWord(c: number): boolean {
  if (c < 128) return asciiWord(c);
  return isAlphaChar(c) || isDecimalChar(c) || isDigitChar(c) || isNumericChar(c);
}

export { asciiWord };

/** The categories in the order of CHCODES; each second one is the negation of the one before. */
export function inCategory(category: number, c: number): boolean {
  const negated = (category & 1) === 1;
  let found: boolean;
  switch (category >> 1) {
    case 0:
      found = asciiDigit(c);
      break;
    case 1:
      found = asciiSpace(c);
      break;
    case 2:
    case 4:
      found = asciiWord(c);
      break;
    case 3:
    case 8:
      found = c === LINEBREAK;
      break;
    case 5:
      found = c < 128 ? asciiDigit(c) : isDecimalChar(c);
      break;
    case 6:
      found = c < 128 ? asciiSpace(c) || (c >= 28 && c <= 31) : isSpaceChar(c);
      break;
    default:
      found = uniWord(c);
  }
  return found !== negated;
}

export function asciiLower(c: number): number {
  return c >= 65 && c <= 90 ? c + 32 : c;
}

/** The simple lower case of a code point (itself where that is more than one). */
export function uniLower(c: number): number {
  if (c < 128) return asciiLower(c);
  // The only one whose full lower case has two code points (I with dot above).
  if (c === 0x130) return 0x69;
  return onlyPoint(lowerChar(c), c);
}

/** The upper case of a code point, the first of several (_PyUnicode_ToUppercase). */
export function uniUpper(c: number): number {
  return upperChar(c).codePointAt(0) as number;
}

/** The code point of a text of one, else the fallback. */
function onlyPoint(text: string, fallback: number): number {
  const point = text.codePointAt(0) as number;
  return String.fromCodePoint(point).length === text.length ? point : fallback;
}

/** Whether a character is in the set that begins at `at` in the code. */
export function inSet(code: Uint32Array, start: number, c: number): boolean {
  let at = start;
  let ok = true;
  for (;;) {
    switch (code[at++] as Sre) {
      case Sre.FAILURE:
        return !ok;
      case Sre.LITERAL:
        if (c === code[at]) return ok;
        at++;
        break;
      case Sre.CATEGORY:
        if (inCategory(code[at], c)) return ok;
        at++;
        break;
      case Sre.CHARSET:
        if (c < 256 && ((code[at + (c >> 5)] >>> (c & 31)) & 1) === 1) return ok;
        at += 8;
        break;
      case Sre.RANGE:
        if (code[at] <= c && c <= code[at + 1]) return ok;
        at += 2;
        break;
      case Sre.RANGE_UNI_IGNORE: {
        if (code[at] <= c && c <= code[at + 1]) return ok;
        const upper = uniUpper(c);
        if (code[at] <= upper && upper <= code[at + 1]) return ok;
        at += 2;
        break;
      }
      case Sre.NEGATE:
        ok = !ok;
        break;
      case Sre.BIGCHARSET: {
        const blocks = code[at++];
        if (c < 65536) {
          const index = c >> 8;
          const block = (code[at + (index >> 2)] >>> ((index & 3) * 8)) & 255;
          if (((code[at + 64 + block * 8 + ((c & 255) >> 5)] >>> (c & 31)) & 1) === 1) return ok;
        }
        at += 64 + blocks * 8;
        break;
      }
      default:
        return false;
    }
  }
}
