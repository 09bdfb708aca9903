/** Lines of uuencoded data. Twin of binascii_a2b_uu and binascii_b2a_uu (Modules/binascii.c). */

const SPACE = 32;
const BACKTICK = 96;
const LONGEST = 45;

/** A line of at most 45 bytes; null: there are more. */
export function encodeLine(bytes: Uint8Array, backtick: boolean): Uint8Array | null {
  if (bytes.length > LONGEST) return null;
  const character = (value: number): number => (value === 0 && backtick ? BACKTICK : SPACE + value);
  const line = [character(bytes.length)];
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) line.push(character((bits >> shift) & 63));
  }
  return Uint8Array.from([...line, 10]);
}

/** The bytes of a line, or what is wrong with it. */
export function decodeLine(line: Uint8Array): Uint8Array | string {
  if (line.length === 0) return new Uint8Array(SPACE);
  const size = (line[0] - SPACE) & 63;
  const isEnd = (c: number | undefined): boolean => c === undefined || c === 10 || c === 13;
  const out: number[] = [];
  let bits = 0;
  let count = 0;
  let at = 1;
  for (; out.length < size; at++) {
    // Spaces at the end of a line may have been lost.
    const c = isEnd(line[at]) ? SPACE : line[at];
    if (c < SPACE || c > SPACE + 64) return 'Illegal char';
    bits = ((bits << 6) | ((c - SPACE) & 63)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push((bits >> count) & 255);
  }
  for (; at < line.length; at++) {
    if (![SPACE, BACKTICK, 10, 13].includes(line[at])) return 'Trailing garbage';
  }
  return Uint8Array.from(out);
}
