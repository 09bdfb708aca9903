/**
 * Bytes as text of one character each, and back.
 */

/** A text of one character a byte. */
export function latin1ToString(bytes: Uint8Array): string {
  let result = '';
  // In pieces: the number of arguments of a call is limited.
  for (let i = 0; i < bytes.length; i += 4096) result += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return result;
}

/** The bytes of a text whose characters are all below 256. */
export function stringToLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
