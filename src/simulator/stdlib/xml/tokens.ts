/** What names, attributes and characters of XML look like. */
import { XmlErrorCode, XmlProblem } from './errors';

const START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const INSIDE = `\\u0300-\\u036F\\u203F-\\u2040\\u00B7${START}\\-.0-9`;
const NAME_TEXT = `[${START}][${INSIDE}]*`;

/** At the beginning of a text. */
export const NAME = new RegExp(`^${NAME_TEXT}`);
export const NAME_CHARACTERS = new RegExp(`^[${INSIDE}]+`);
export const ATTRIBUTE = new RegExp(`^(${NAME_TEXT})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^"]*)"|'([^']*)')`);
export const SPACE = /^[ \t\r\n]+/;
export const BAD_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** The character of `#65` or `#x41`. */
export function referencedCharacter(text: string, at: number): string {
  const code = text.startsWith('#x') ? parseInt(text.slice(2), 16) : parseInt(text.slice(1), 10);
  const isBad =
    Number.isNaN(code) ||
    code > 0x10ffff ||
    (code >= 0xd800 && code < 0xe000) ||
    BAD_CHARACTER.test(String.fromCodePoint(code));
  if (isBad) throw new XmlProblem(XmlErrorCode.BadCharRef, at);
  return String.fromCodePoint(code);
}
