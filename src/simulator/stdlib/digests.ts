/** Message digests: MD5, SHA-1, SHA-2, SHA-3 and SHAKE. Each function takes all the bytes and gives the digest. */

function rotate(x: number, n: number): number {
  return (x << n) | (x >>> (32 - n));
}

/** The message with its padding: a 1 bit, zeros, the length in bits. */
function padded(message: Uint8Array, block: number, lengthBytes: number, little: boolean): Uint8Array {
  const size = Math.ceil((message.length + 1 + lengthBytes) / block) * block;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const bits = BigInt(message.length) * 8n;
  view.setBigUint64(size - 8, bits, little);
  return bytes;
}

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);

/** MD5. */
export function md5(message: Uint8Array): Uint8Array {
  const bytes = padded(message, 64, 8, true);
  const view = new DataView(bytes.buffer);
  const state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476);
  for (let block = 0; block < bytes.length; block += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let f: number;
      let g: number;
      if (round === 0) {
        f = (b & c) | (~b & d);
        g = i;
      } else if (round === 1) {
        f = (d & b) | (~d & c);
        g = (5 * i + 1) & 15;
      } else if (round === 2) {
        f = b ^ c ^ d;
        g = (3 * i + 5) & 15;
      } else {
        f = c ^ (b | ~d);
        g = (7 * i) & 15;
      }
      const sum = (a + f + MD5_SINES[i] + view.getInt32(block + 4 * g, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotate(sum, MD5_SHIFTS[4 * round + (i & 3)])) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
  return new Uint8Array(state.buffer);
}

function bigEndian(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => view.setInt32(4 * i, word));
  return bytes;
}

/** SHA-1. */
export function sha1(message: Uint8Array): Uint8Array {
  const bytes = padded(message, 64, 8, false);
  const view = new DataView(bytes.buffer);
  const state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0);
  const w = new Int32Array(80);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 80; i++) {
      w[i] = i < 16 ? view.getInt32(block + 4 * i) : rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotate(a, 5) + f + e + k + w[i]) | 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = next;
    }
    [a, b, c, d, e].forEach((value, i) => (state[i] += value));
  }
  return bigEndian(state);
}

/** The first primes, and fractional parts of their roots as 64-bit words. */
const PRIMES = (() => {
  const list: bigint[] = [];
  for (let n = 2n; list.length < 80; n++) if (list.every((p) => n % p !== 0n)) list.push(n);
  return list;
})();

function root(value: bigint, degree: bigint): bigint {
  let low = 0n;
  let high = 1n << 80n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function fraction(prime: bigint, degree: bigint): bigint {
  return BigInt.asUintN(64, root(prime << (64n * degree), degree));
}

const K64 = PRIMES.map((prime) => fraction(prime, 3n));
const H64 = PRIMES.slice(0, 16).map((prime) => fraction(prime, 2n));
const K32 = Int32Array.from(K64.slice(0, 64), (k) => Number(k >> 32n) | 0);

function sha2of32(message: Uint8Array, start: readonly number[], length: number): Uint8Array {
  const bytes = padded(message, 64, 8, false);
  const view = new DataView(bytes.buffer);
  const state = Int32Array.from(start);
  const w = new Int32Array(64);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getInt32(block + 4 * i);
        continue;
      }
      const x = w[i - 15];
      const y = w[i - 2];
      const s0 = rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3);
      const s1 = rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + K32[i] + w[i]) | 0;
      const s0 = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] += value));
  }
  return bigEndian(state).subarray(0, length);
}

/** SHA-256. */
export function sha256(message: Uint8Array): Uint8Array {
  return sha2of32(
    message,
    H64.slice(0, 8).map((h) => Number(h >> 32n) | 0),
    32,
  );
}

/** SHA-224. */
export function sha224(message: Uint8Array): Uint8Array {
  return sha2of32(
    message,
    H64.slice(8, 16).map((h) => Number(h & 0xffffffffn) | 0),
    28,
  );
}

const MASK = (1n << 64n) - 1n;

function rotateRight(x: bigint, n: bigint): bigint {
  return ((x >> n) | (x << (64n - n))) & MASK;
}

function sha2of64(message: Uint8Array, start: readonly bigint[], length: number): Uint8Array {
  const bytes = padded(message, 128, 16, false);
  const view = new DataView(bytes.buffer);
  const state = [...start];
  const w: bigint[] = [];
  for (let block = 0; block < bytes.length; block += 128) {
    for (let i = 0; i < 80; i++) {
      if (i < 16) {
        w[i] = view.getBigUint64(block + 8 * i);
        continue;
      }
      const x = w[i - 15];
      const y = w[i - 2];
      const s0 = rotateRight(x, 1n) ^ rotateRight(x, 8n) ^ (x >> 7n);
      const s1 = rotateRight(y, 19n) ^ rotateRight(y, 61n) ^ (y >> 6n);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & MASK;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i++) {
      const s1 = rotateRight(e, 14n) ^ rotateRight(e, 18n) ^ rotateRight(e, 41n);
      const first = (h + s1 + ((e & f) ^ (~e & MASK & g)) + K64[i] + w[i]) & MASK;
      const s0 = rotateRight(a, 28n) ^ rotateRight(a, 34n) ^ rotateRight(a, 39n);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) & MASK;
      h = g;
      g = f;
      f = e;
      e = (d + first) & MASK;
      d = c;
      c = b;
      b = a;
      a = (first + second) & MASK;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] + value) & MASK));
  }
  const out = new Uint8Array(64);
  const outView = new DataView(out.buffer);
  state.forEach((value, i) => outView.setBigUint64(8 * i, value));
  return out.subarray(0, length);
}

/** SHA-512. */
export function sha512(message: Uint8Array): Uint8Array {
  return sha2of64(message, H64.slice(0, 8), 64);
}

/** SHA-384. */
export function sha384(message: Uint8Array): Uint8Array {
  return sha2of64(message, H64.slice(8, 16), 48);
}

/** Round constants and rotations of Keccak. */
const KECCAK_ROUNDS = (() => {
  const constants: bigint[] = [];
  let register = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if ((register & 1) !== 0) constant |= 1n << BigInt((1 << j) - 1);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
    constants.push(constant);
  }
  return constants;
})();

function keccak(state: bigint[]): void {
  const left = (x: bigint, n: number): bigint => (n === 0 ? x : ((x << BigInt(n)) | (x >> BigInt(64 - n))) & MASK);
  for (const constant of KECCAK_ROUNDS) {
    const c = [0, 1, 2, 3, 4].map((x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]);
    for (let x = 0; x < 5; x++) {
      const d = c[(x + 4) % 5] ^ left(c[(x + 1) % 5], 1);
      for (let y = 0; y < 25; y += 5) state[x + y] ^= d;
    }
    let x = 1;
    let y = 0;
    let current = state[1];
    for (let t = 0; t < 24; t++) {
      const next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      const place = x + 5 * y;
      const saved = state[place];
      state[place] = left(current, (((t + 1) * (t + 2)) / 2) % 64);
      current = saved;
    }
    for (let row = 0; row < 25; row += 5) {
      const line = state.slice(row, row + 5);
      for (let i = 0; i < 5; i++) state[row + i] = line[i] ^ (~line[(i + 1) % 5] & MASK & line[(i + 2) % 5]);
    }
    state[0] ^= constant;
  }
}

function sponge(message: Uint8Array, rate: number, suffix: number, length: number): Uint8Array {
  const size = (Math.floor(message.length / rate) + 1) * rate;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = suffix;
  bytes[size - 1] |= 0x80;
  const view = new DataView(bytes.buffer);
  const state = new Array<bigint>(25).fill(0n);
  for (let block = 0; block < size; block += rate) {
    for (let i = 0; i < rate / 8; i++) state[i] ^= view.getBigUint64(block + 8 * i, true);
    keccak(state);
  }
  const out = new Uint8Array(Math.ceil(length / rate) * rate);
  const outView = new DataView(out.buffer);
  for (let at = 0; at < length; at += rate) {
    if (at > 0) keccak(state);
    for (let i = 0; i < rate / 8; i++) outView.setBigUint64(at + 8 * i, state[i], true);
  }
  return out.subarray(0, length);
}

/** SHA3 of so many bits. */
export function sha3(message: Uint8Array, bits: number): Uint8Array {
  return sponge(message, 200 - bits / 4, 0x06, bits / 8);
}

/** SHAKE128 or SHAKE256, so many bytes of it. */
export function shake(message: Uint8Array, bits: 128 | 256, length: number): Uint8Array {
  return sponge(message, 200 - bits / 4, 0x1f, length);
}
