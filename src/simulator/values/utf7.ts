/** UTF-7: text in ASCII, the rest of it as base64 of UTF-16 between + and -. Twin of Objects/unicodeobject.c. */
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PLUS = 43;
const MINUS = 45;

/** Characters that stand for themselves: letters, digits, white space and most punctuation. */
const isDirect = (unit: number): boolean =>
  unit === 9 || unit === 10 || unit === 13 || (unit >= 32 && unit < 126 && unit !== 92 && unit !== PLUS);

const isBase64 = (unit: number): boolean => unit < 128 && BASE64.includes(String.fromCharCode(unit));

/** A text as UTF-7. */
export function encodeUtf7(text: string): string {
  let out = '';
  let bits = 0;
  let count = 0;
  let shifted = false;
  const put = (): void => {
    while (count >= 6) {
      count -= 6;
      out += BASE64[(bits >> count) & 63];
    }
    bits &= (1 << count) - 1;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (shifted && isDirect(unit)) {
      if (count > 0) out += BASE64[(bits << (6 - count)) & 63];
      if (isBase64(unit) || unit === MINUS) out += '-';
      [bits, count, shifted] = [0, 0, false];
    }
    if (!shifted && isDirect(unit)) {
      out += text[i];
      continue;
    }
    if (!shifted) {
      if (unit === PLUS) {
        out += '+-';
        continue;
      }
      out += '+';
      shifted = true;
    }
    bits = (bits << 16) | unit;
    count += 16;
    put();
  }
  if (!shifted) return out;
  return `${count > 0 ? out + BASE64[(bits << (6 - count)) & 63] : out}-`;
}

/** What is wrong with bytes, and where. */
export interface Utf7Problem {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** The text of UTF-7 from a place on, up to what is wrong; `used`: up to where it is text for sure, when more can follow. */
export function decodeUtf7(
  bytes: Uint8Array,
  from: number,
  final: boolean,
): { readonly text: string; readonly used: number; readonly problem: Utf7Problem | null } {
  let text = '';
  let at = from;
  const fail = (start: number, end: number, reason: string): ReturnType<typeof decodeUtf7> => ({
    text,
    used: end,
    problem: { start, end, reason },
  });
  while (at < bytes.length) {
    const start = at;
    if (bytes[at] !== PLUS) {
      if (bytes[at] > 127) return fail(at, at + 1, 'unexpected special character');
      text += String.fromCharCode(bytes[at++]);
      continue;
    }
    at++;
    if (bytes[at] === MINUS) {
      text += '+';
      at++;
      continue;
    }
    let [bits, count, units] = [0, 0, ''];
    while (at < bytes.length && isBase64(bytes[at])) {
      bits = ((bits & 0xffff) << 6) | BASE64.indexOf(String.fromCharCode(bytes[at++]));
      count += 6;
      if (count < 16) continue;
      count -= 16;
      units += String.fromCharCode((bits >> count) & 0xffff);
    }
    if (at === bytes.length) {
      if (!final) return { text, used: start, problem: null };
      // The end of the text ends the sequence too, if that is whole.
      if (count >= 6 || (bits & ((1 << count) - 1)) !== 0) return fail(start, at, 'unterminated shift sequence');
      return { text: text + units, used: at, problem: null };
    }
    if (count >= 6) return fail(start, at + 1, 'partial character in base64 sequence');
    if ((bits & ((1 << count) - 1)) !== 0) return fail(start, at + 1, 'non-zero padding bits in base64 sequence');
    if (at === start + 1) return fail(start, at + 1, 'ill-formed sequence');
    text += units;
    if (bytes[at] === MINUS) at++;
  }
  return { text, used: at, problem: null };
}
