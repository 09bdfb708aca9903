/** BLAKE2b and BLAKE2s (RFC 7693), sequential. */

export interface Blake2Options {
  /** BLAKE2b, otherwise BLAKE2s. */
  readonly wide: boolean;
  readonly size: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
}

const IV_WIDE = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
const MIX = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/** The digest of a message. */
export function blake2(message: Uint8Array, options: Blake2Options): Uint8Array {
  const { wide, size, key } = options;
  const wordBytes = wide ? 8 : 4;
  const bits = BigInt(wordBytes * 8);
  const mask = (1n << bits) - 1n;
  const rounds = wide ? 12 : 10;
  const block = wordBytes * 16;
  const rotations = wide ? [32n, 24n, 16n, 63n] : [16n, 12n, 8n, 7n];
  const iv = wide ? IV_WIDE : IV_WIDE.map((word) => word >> 32n);
  const right = (x: bigint, n: bigint): bigint => ((x >> n) | (x << (bits - n))) & mask;
  const parameters = new Uint8Array(wordBytes * 8);
  parameters[0] = size;
  parameters[1] = key.length;
  parameters[2] = 1;
  parameters[3] = 1;
  parameters.set(options.salt, wordBytes * 4);
  parameters.set(options.person, wordBytes * 6);
  const read = (bytes: Uint8Array, at: number): bigint => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return wide ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true));
  };
  const state = iv.map((word, i) => word ^ read(parameters, i * wordBytes));
  const withKey = key.length > 0 ? block : 0;
  const data = new Uint8Array(Math.max(block, Math.ceil((withKey + message.length) / block) * block));
  data.set(key);
  data.set(message, withKey);
  const total = withKey + message.length;
  for (let start = 0; start < data.length; start += block) {
    const last = start + block >= data.length;
    const count = BigInt(last ? total : start + block);
    const v = [...state, ...iv];
    v[12] ^= count & mask;
    v[13] ^= count >> bits;
    if (last) v[14] ^= mask;
    const m = SIGMA[0].map((i) => read(data, start + i * wordBytes));
    for (let round = 0; round < rounds; round++) {
      const sigma = SIGMA[round % 10];
      MIX.forEach(([a, b, c, d], i) => {
        v[a] = (v[a] + v[b] + m[sigma[2 * i]]) & mask;
        v[d] = right(v[d] ^ v[a], rotations[0]);
        v[c] = (v[c] + v[d]) & mask;
        v[b] = right(v[b] ^ v[c], rotations[1]);
        v[a] = (v[a] + v[b] + m[sigma[2 * i + 1]]) & mask;
        v[d] = right(v[d] ^ v[a], rotations[2]);
        v[c] = (v[c] + v[d]) & mask;
        v[b] = right(v[b] ^ v[c], rotations[3]);
      });
    }
    for (let i = 0; i < 8; i++) state[i] ^= v[i] ^ v[i + 8];
  }
  const out = new Uint8Array(wordBytes * 8);
  const view = new DataView(out.buffer);
  state.forEach((word, i) => {
    if (wide) view.setBigUint64(8 * i, word, true);
    else view.setUint32(4 * i, Number(word), true);
  });
  return out.slice(0, size);
}
