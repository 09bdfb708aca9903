/** CRC-32 and Adler-32, as binascii and zlib have them. */

let table: Uint32Array | null = null;

function crcTable(): Uint32Array {
  if (table === null) {
    table = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
      table[n] = c;
    }
  }
  return table;
}

/** The CRC-32 of bytes that follow those with the CRC `start`. */
export function crc32(bytes: Uint8Array, start = 0): number {
  const codes = crcTable();
  let crc = ~start;
  for (const byte of bytes) crc = (crc >>> 8) ^ codes[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

/** The Adler-32 of bytes that follow those with the checksum `start`. */
export function adler32(bytes: Uint8Array, start = 1): number {
  let low = start & 0xffff;
  let high = start >>> 16;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}
