/**
 * Hashes as a 64-bit CPython computes them with PYTHONHASHSEED=0.
 * Twin of Python/pyhash.c and of the hash functions of int, float, complex, tuple and frozenset.
 *
 * A hash is written into an object of two int32 halves that the caller owns and reuses: no BigInt and no allocation
 * where programs spend their time.
 */
import type { PyInt } from './intnorm';

/** A 64-bit hash: both halves are int32. */
export interface Hash64 {
  lo: number;
  hi: number;
}

/** A hash to write into. */
export function newHash(): Hash64 {
  return { lo: 0, hi: 0 };
}

/** The hash as the int that hash() returns. */
export function hashToBigInt(hash: Hash64): bigint {
  return (BigInt(hash.hi) << 32n) | BigInt(hash.lo >>> 0);
}

/** Writes the low 64 bits of an int, as a `__hash__` method's result is stored (-1 becomes -2). */
export function hashFromInt(value: PyInt, out: Hash64): void {
  if (typeof value === 'number' && (value | 0) === value) {
    out.lo = value === -1 ? -2 : value;
    out.hi = value >> 31;
    return;
  }
  hashInt(value, out);
}

const TWO_32 = 4294967296;

function set(out: Hash64, lo: number, hi: number): void {
  // -1 tells of an error in C, so no hash is -1.
  out.lo = lo === -1 && hi === -1 ? -2 : lo;
  out.hi = hi;
}

// ---- SipHash-1-3 ------------------------------------------------------------------------------------------------

/** The state of a string hash in progress: four 64-bit words. */
let v0l = 0;
let v0h = 0;
let v1l = 0;
let v1h = 0;
let v2l = 0;
let v2h = 0;
let v3l = 0;
let v3h = 0;

/** The key is all zero for seed 0, so these are SipHash's own constants. */
function sipStart(): void {
  v0l = 0x70736575;
  v0h = 0x736f6d65;
  v1l = 0x6e646f6d;
  v1h = 0x646f7261;
  v2l = 0x6e657261;
  v2h = 0x6c796765;
  v3l = 0x79746573;
  v3h = 0x74656462;
}

/** Takes in a word of the message: one round. With `end` it is the last one, and the three rounds of the end follow. */
function sipMix(lo: number, hi: number, end: boolean): void {
  let al = v0l;
  let ah = v0h;
  let bl = v1l;
  let bh = v1h;
  let cl = v2l;
  let ch = v2h;
  let dl = v3l ^ lo;
  let dh = v3h ^ hi;
  const count = end ? 4 : 1;
  for (let i = 0; i < count; i++) {
    // a += b; b = rotl(b, 13) ^ a; a = rotl(a, 32)
    let low = (al + bl) | 0;
    ah = (ah + bh + (low >>> 0 < al >>> 0 ? 1 : 0)) | 0;
    al = low;
    let t = (bl << 13) | (bh >>> 19);
    bh = ((bh << 13) | (bl >>> 19)) ^ ah;
    bl = t ^ al;
    t = al;
    al = ah;
    ah = t;
    // c += d; d = rotl(d, 16) ^ c
    low = (cl + dl) | 0;
    ch = (ch + dh + (low >>> 0 < cl >>> 0 ? 1 : 0)) | 0;
    cl = low;
    t = (dl << 16) | (dh >>> 16);
    dh = ((dh << 16) | (dl >>> 16)) ^ ch;
    dl = t ^ cl;
    // a += d; d = rotl(d, 21) ^ a
    low = (al + dl) | 0;
    ah = (ah + dh + (low >>> 0 < al >>> 0 ? 1 : 0)) | 0;
    al = low;
    t = (dl << 21) | (dh >>> 11);
    dh = ((dh << 21) | (dl >>> 11)) ^ ah;
    dl = t ^ al;
    // c += b; b = rotl(b, 17) ^ c; c = rotl(c, 32)
    low = (cl + bl) | 0;
    ch = (ch + bh + (low >>> 0 < cl >>> 0 ? 1 : 0)) | 0;
    cl = low;
    t = (bl << 17) | (bh >>> 15);
    bh = ((bh << 17) | (bl >>> 15)) ^ ch;
    bl = t ^ cl;
    t = cl;
    cl = ch;
    ch = t;
    if (i > 0) continue;
    al ^= lo;
    ah ^= hi;
    if (end) cl ^= 0xff;
  }
  v0l = al;
  v0h = ah;
  v1l = bl;
  v1h = bh;
  v2l = cl;
  v2h = ch;
  v3l = dl;
  v3h = dh;
}

/** Takes in one 64-bit word of the message. */
function sipWord(lo: number, hi: number): void {
  sipMix(lo, hi, false);
}

/** Takes in the last, partial word with the length in bytes, and writes the hash. */
function sipEnd(lo: number, hi: number, length: number, out: Hash64): void {
  sipMix(lo, hi | (length << 24), true);
  set(out, v0l ^ v1l ^ v2l ^ v3l, v0h ^ v1h ^ v2h ^ v3h);
}

/** The width of a string's compact representation: 1, 2 or 4 bytes a code point. */
export function stringKind(s: string): 1 | 2 | 4 {
  let seen = 0;
  for (let i = 0; i < s.length; i++) {
    const unit = s.charCodeAt(i);
    seen |= unit;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const low = s.charCodeAt(i + 1);
      if (low >= 0xdc00 && low <= 0xdfff) return 4;
    }
  }
  return seen < 256 ? 1 : 2;
}

/** hash(s) of a str. */
export function hashString(s: string, out: Hash64): void {
  const length = s.length;
  if (length === 0) {
    out.lo = 0;
    out.hi = 0;
    return;
  }
  sipStart();
  let i = 0;
  let narrow = 0;
  for (; i + 8 <= length; i += 8) {
    const a = s.charCodeAt(i);
    const b = s.charCodeAt(i + 1);
    const c = s.charCodeAt(i + 2);
    const d = s.charCodeAt(i + 3);
    const e = s.charCodeAt(i + 4);
    const f = s.charCodeAt(i + 5);
    const g = s.charCodeAt(i + 6);
    const h = s.charCodeAt(i + 7);
    narrow |= a | b | c | d | e | f | g | h;
    if (narrow > 255) return hashWide(s, out);
    sipWord(a | (b << 8) | (c << 16) | (d << 24), e | (f << 8) | (g << 16) | (h << 24));
  }
  let lo = 0;
  let hi = 0;
  for (let shift = 0; i < length; i++, shift += 8) {
    const unit = s.charCodeAt(i);
    narrow |= unit;
    if (shift < 32) lo |= unit << shift;
    else hi |= unit << (shift - 32);
  }
  if (narrow > 255) return hashWide(s, out);
  sipEnd(lo, hi, length, out);
}

function hashWide(s: string, out: Hash64): void {
  if (stringKind(s) === 4) return hashAstral(s, out);
  sipStart();
  const length = s.length;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const lo = s.charCodeAt(i) | (s.charCodeAt(i + 1) << 16);
    sipWord(lo, s.charCodeAt(i + 2) | (s.charCodeAt(i + 3) << 16));
  }
  const lo = (i < length ? s.charCodeAt(i) : 0) | (i + 1 < length ? s.charCodeAt(i + 1) << 16 : 0);
  sipEnd(lo, i + 2 < length ? s.charCodeAt(i + 2) : 0, length * 2, out);
}

function hashAstral(s: string, out: Hash64): void {
  sipStart();
  let count = 0;
  let previous = 0;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    if (code > 0xffff) i++;
    if ((count & 1) === 0) previous = code;
    else sipWord(previous, code);
    count++;
  }
  sipEnd((count & 1) === 1 ? previous : 0, 0, count * 4, out);
}

/** hash(b) of bytes. */
export function hashBytes(bytes: Uint8Array, out: Hash64): void {
  const length = bytes.length;
  if (length === 0) {
    out.lo = 0;
    out.hi = 0;
    return;
  }
  const byte = (i: number): number => (i < length ? (bytes[i] as number) : 0);
  const word = (i: number): number => byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24);
  sipStart();
  let i = 0;
  for (; i + 8 <= length; i += 8) sipWord(word(i), word(i + 4));
  sipEnd(word(i), word(i + 4), length, out);
}

// ---- numbers ----------------------------------------------------------------------------------------------------

/** Numbers hash modulo this prime, 2 ** 61 - 1. */
const MODULUS = (1n << 61n) - 1n;

/** hash(a) of an int. */
export function hashInt(a: PyInt, out: Hash64): void {
  if (typeof a === 'number') {
    set(out, a | 0, Math.floor(a / TWO_32) | 0);
    return;
  }
  // BigInt's remainder has the sign of the dividend, as the hash has.
  const rest = a % MODULUS;
  set(out, Number(BigInt.asIntN(32, rest)), Number(BigInt.asIntN(32, rest >> 32n)));
}

/** hash(inf); -inf has its negative. */
const HASH_INF = 314159;

/**
 * hash(x) of a float. A NaN hashes by identity: then this returns false, and the caller takes the pointer's hash.
 */
export function hashFloat(x: number, out: Hash64): boolean {
  if (Number.isSafeInteger(x)) {
    set(out, x | 0, Math.floor(x / TWO_32) | 0);
    return true;
  }
  if (!Number.isFinite(x)) {
    if (Number.isNaN(x)) return false;
    set(out, x > 0 ? HASH_INF : -HASH_INF, x > 0 ? 0 : -1);
    return true;
  }
  // mantissa * 2 ** exponent modulo 2 ** 61 - 1 is a rotation of 61 bits.
  scratch.setFloat64(0, x);
  const top = scratch.getInt32(0);
  const biased = (top >>> 20) & 0x7ff;
  const mantissaHi = (top & 0xfffff) | (biased === 0 ? 0 : 0x100000);
  const exponent = biased === 0 ? -1074 : biased - 1075;
  rotate61(scratch.getInt32(4), mantissaHi, ((exponent % 61) + 61) % 61, out);
  if (x < 0) negate(out);
  set(out, out.lo, out.hi);
  return true;
}

const scratch = new DataView(new ArrayBuffer(8));

/** Writes a value below 2 ** 61 rotated left by `count` within 61 bits. */
function rotate61(lo: number, hi: number, count: number, out: Hash64): void {
  // A rotation by n is a shift left by n, or'ed with a shift right by 61 - n; both kept to 61 bits.
  shiftLeft(lo, hi, count, out);
  const back = 61 - count;
  const rightLo = back >= 32 ? hi >>> (back - 32) : (lo >>> back) | (hi << (32 - back));
  const rightHi = back >= 32 ? 0 : hi >>> back;
  out.lo |= rightLo;
  out.hi = (out.hi & 0x1fffffff) | rightHi;
}

function shiftLeft(lo: number, hi: number, count: number, out: Hash64): void {
  if (count === 0) {
    out.lo = lo;
    out.hi = hi;
  } else if (count >= 32) {
    out.lo = 0;
    out.hi = lo << (count - 32);
  } else {
    out.lo = lo << count;
    out.hi = (hi << count) | (lo >>> (32 - count));
  }
}

function negate(out: Hash64): void {
  out.lo = -out.lo | 0;
  out.hi = (~out.hi + (out.lo === 0 ? 1 : 0)) | 0;
}

/** sys.hash_info.imag */
const HASH_IMAG = 1000003;

/** hash() of a complex number from the hashes of its parts (a NaN part hashes by the number's identity). */
export function combineComplex(real: Hash64, imag: Hash64, out: Hash64): void {
  const { lo, hi } = real;
  multiply(imag.lo, imag.hi, HASH_IMAG, 0, out);
  add(out, lo, hi);
  set(out, out.lo, out.hi);
}

// ---- objects ----------------------------------------------------------------------------------------------------

/** hash() by identity, from an object's 64-bit address: the four low bits are rotated to the top. */
export function hashPointer(lo: number, hi: number, out: Hash64): void {
  set(out, (lo >>> 4) | (hi << 28), (hi >>> 4) | (lo << 28));
}

/** hash(None) is a constant. */
export function hashNone(out: Hash64): void {
  out.lo = 0xfca86420 | 0;
  out.hi = 0;
}

/** out += (hi, lo) */
function add(out: Hash64, lo: number, hi: number): void {
  const sum = (out.lo + lo) | 0;
  out.hi = (out.hi + hi + (sum >>> 0 < lo >>> 0 ? 1 : 0)) | 0;
  out.lo = sum;
}

/** out = a * b, modulo 2 ** 64. `out` may not be read before it is complete, so it may be an operand's object. */
function multiply(al: number, ah: number, bl: number, bh: number, out: Hash64): void {
  const a0 = al & 0xffff;
  const a1 = al >>> 16;
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >>> 16);
  const middle2 = a0 * b1 + (middle % 65536);
  const carry = a1 * b1 + Math.floor(middle / 65536) + Math.floor(middle2 / 65536);
  out.lo = Math.imul(al, bl);
  out.hi = (carry + Math.imul(al, bh) + Math.imul(ah, bl)) | 0;
}

// The primes of xxHash, in halves.
const P1_LO = 0x85ebca87 | 0;
const P1_HI = 0x9e3779b1 | 0;
const P2_LO = 0x27d4eb4f | 0;
const P2_HI = 0xc2b2ae3d | 0;
const P5_LO = 0x165667c5;
const P5_HI = 0x27d4eb2f;

/**
 * hash() of a tuple, one element after the other: `start`, `add` each element's hash, `finish` with the length.
 * A slice is hashed so too, without its length.
 */
export class TupleHasher {
  private readonly acc: Hash64 = newHash();
  private readonly lane: Hash64 = newHash();

  start(): void {
    this.acc.lo = P5_LO;
    this.acc.hi = P5_HI;
  }

  add(element: Hash64): void {
    const { acc, lane } = this;
    multiply(element.lo, element.hi, P2_LO, P2_HI, lane);
    add(acc, lane.lo, lane.hi);
    const lo = (acc.lo << 31) | (acc.hi >>> 1);
    const hi = (acc.hi << 31) | (acc.lo >>> 1);
    multiply(lo, hi, P1_LO, P1_HI, acc);
  }

  /** Writes the hash of a tuple of `length` elements. */
  finish(length: number, out: Hash64): void {
    add(this.acc, length ^ (P5_LO ^ 3527539), P5_HI);
    this.finishSlice(out);
  }

  /** Writes the hash of a slice, whose three parts were added. */
  finishSlice(out: Hash64): void {
    const { lo, hi } = this.acc;
    const reserved = lo === -1 && hi === -1;
    out.lo = reserved ? 1546275796 : lo;
    out.hi = reserved ? 0 : hi;
  }
}

/** hash() of a frozenset: `start`, `add` each element's hash in any order, `finish` with the length. */
export class FrozensetHasher {
  private readonly acc: Hash64 = newHash();
  private readonly lane: Hash64 = newHash();

  start(): void {
    this.acc.lo = 0;
    this.acc.hi = 0;
  }

  add({ lo, hi }: Hash64): void {
    const { acc, lane } = this;
    // Spreads the bits of hashes that lie close together.
    multiply(lo ^ 89869747 ^ (lo << 16), hi ^ ((hi << 16) | (lo >>> 16)), 3644798167 | 0, 0, lane);
    acc.lo ^= lane.lo;
    acc.hi ^= lane.hi;
  }

  finish(length: number, out: Hash64): void {
    const { acc, lane } = this;
    multiply(length + 1, 0, 1927868237, 0, lane);
    const lo = acc.lo ^ lane.lo;
    const hi = acc.hi ^ lane.hi;
    const mixedLo = lo ^ ((lo >>> 11) | (hi << 21)) ^ ((lo >>> 25) | (hi << 7));
    const mixedHi = hi ^ (hi >>> 11) ^ (hi >>> 25);
    multiply(mixedLo, mixedHi, 69069, 0, out);
    add(out, 907133923, 0);
    if (out.lo === -1 && out.hi === -1) {
      out.lo = 590923713;
      out.hi = 0;
    }
  }
}
