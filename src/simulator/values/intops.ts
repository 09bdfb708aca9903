/**
 * Arithmetic of int. Twin of Objects/longobject.c.
 *
 * Safe integers are computed as numbers; a result that may have lost digits is computed again as bigint. Operations that
 * can take long draw on the caller's fuel before they start.
 */
import { clampToSafe, normInt, toBig } from './intnorm';
import type { PyInt } from './intnorm';
import { noFuel, overflowError, valueError, ValueProblem } from './problem';
import type { Fuel } from './problem';

export { clampToSafe, normInt, toBig } from './intnorm';
export type { PyInt } from './intnorm';

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const TWO_32 = 4294967296;
/** Below this size the cost of a bigint operation is not worth counting. */
const SMALL_LIMIT = 1n << 4096n;

/** The length of a bigint in bits, without its sign. */
function bigBitLength(x: bigint): number {
  const hex = (x < 0n ? -x : x).toString(16);
  return hex.length * 4 - Math.clz32(parseInt(hex.charAt(0), 16)) + 28;
}

function isSmall(x: bigint): boolean {
  return x < SMALL_LIMIT && x > -SMALL_LIMIT;
}

/** No engine holds a bigint longer than this. */
const MOST_BITS = 2 ** 30;

/**
 * Charges a product (or a conversion of the same order) of operands of these lengths in bits: the nanoseconds of
 * CPython's Karatsuba multiplication on digits of 30 bits. The engine is quicker with very long ones.
 */
function chargeProduct(fuel: Fuel, bitsA: number, bitsB: number): void {
  const short = Math.max(1, Math.min(bitsA, bitsB) / 30);
  const long = Math.max(bitsA, bitsB) / 30;
  const cost = ((long / short) * short ** 1.585) / 3;
  if (cost > 1000) fuel(Math.ceil(cost));
}

/** Runs a bigint operation; what the engine cannot hold is Python's MemoryError. */
function big(operation: () => bigint): PyInt {
  try {
    return normInt(operation());
  } catch (error) {
    if (error instanceof RangeError) throw new ValueProblem('MemoryError', '');
    throw error;
  }
}

function divisionByZero(): ValueProblem {
  return new ValueProblem('ZeroDivisionError', 'division by zero');
}

/** a + b */
export function intAdd(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX_SAFE && sum >= -MAX_SAFE) return sum;
  }
  return normInt(toBig(a) + toBig(b));
}

/** a - b */
export function intSub(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX_SAFE && difference >= -MAX_SAFE) return difference;
  }
  return normInt(toBig(a) - toBig(b));
}

/** a * b */
export function intMul(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // Adding 0 turns -0 into 0.
    if (product <= MAX_SAFE && product >= -MAX_SAFE) return product + 0;
  }
  const x = toBig(a);
  const y = toBig(b);
  if (!isSmall(x) && !isSmall(y)) chargeProduct(fuel, bigBitLength(x), bigBitLength(y));
  return big(() => x * y);
}

/** a // b */
export function intFloorDiv(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw divisionByZero();
    const remainder = a % b;
    const quotient = (a - remainder) / b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient + 0;
  }
  return bigDivMod(toBig(a), toBig(b), fuel)[0];
}

/** a % b, with the sign of b */
export function intMod(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw divisionByZero();
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  return bigDivMod(toBig(a), toBig(b), fuel)[1];
}

/** divmod(a, b) */
export function intDivMod(a: PyInt, b: PyInt, fuel: Fuel = noFuel): [PyInt, PyInt] {
  if (typeof a === 'number' && typeof b === 'number') return [intFloorDiv(a, b), intMod(a, b)];
  return bigDivMod(toBig(a), toBig(b), fuel);
}

function bigDivMod(a: bigint, b: bigint, fuel: Fuel): [PyInt, PyInt] {
  if (b === 0n) throw divisionByZero();
  if (!isSmall(a) && !isSmall(b)) {
    const lengthB = bigBitLength(b);
    chargeProduct(fuel, Math.max(0, bigBitLength(a) - lengthB), lengthB);
  }
  let quotient = a / b;
  let remainder = a - quotient * b;
  if (remainder !== 0n && remainder < 0n !== b < 0n) {
    quotient -= 1n;
    remainder += b;
  }
  return [normInt(quotient), normInt(remainder)];
}

/** -a */
export function intNeg(a: PyInt): PyInt {
  return typeof a === 'number' ? 0 - a : normInt(-a);
}

/** abs(a) */
export function intAbs(a: PyInt): PyInt {
  return a < 0 ? intNeg(a) : a;
}

/** ~a */
export function intInvert(a: PyInt): PyInt {
  return intSub(intNeg(a), 1);
}

/**
 * a ** b for b >= 0. A negative exponent gives a float, which is the caller's business (see floatops.ts).
 */
export function intPow(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (b === 0) return 1;
  if (a === 0 || a === 1) return a;
  if (a === -1) return isOdd(b) ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number' && b < 64) {
    const exact = smallPow(a, b);
    if (exact <= MAX_SAFE && exact >= -MAX_SAFE) return exact;
  }
  const base = toBig(a);
  const bits = (bigBitLength(base) - 1) * Number(b);
  if (bits > MOST_BITS) fuel(Infinity);
  if (bits > 8192) chargeProduct(fuel, bits, bits);
  return big(() => base ** toBig(b));
}

/** The power by squaring; once a product leaves the safe range the result stays out of it. */
function smallPow(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; ; square *= square) {
    if ((rest & 1) === 1) result *= square;
    rest >>= 1;
    if (rest === 0) return result;
    if (square > MAX_SAFE || square < -MAX_SAFE) return Infinity;
  }
}

function isOdd(a: PyInt): boolean {
  return typeof a === 'number' ? a % 2 !== 0 : (a & 1n) === 1n;
}

/** pow(a, b, modulus): a negative exponent takes the modular inverse; the result has the sign of the modulus. */
export function intPowMod(a: PyInt, b: PyInt, modulus: PyInt, fuel: Fuel = noFuel): PyInt {
  if (modulus === 0) throw valueError('pow() 3rd argument cannot be 0');
  const m = toBig(intAbs(modulus));
  if (m === 1n) return 0;
  let base = toBig(intMod(a, normInt(m)));
  let exponent = toBig(b);
  if (exponent < 0n) {
    exponent = -exponent;
    base = modularInverse(base, m);
  }
  const bits = exponent.toString(2);
  const bitsM = isSmall(m) ? 64 : bigBitLength(m);
  chargeProduct(fuel, bitsM, bitsM);
  let result = 1n;
  for (let i = 0; i < bits.length; i++) {
    if ((i & 1023) === 1023) chargeProduct(fuel, bitsM * 100, bitsM);
    result = (result * result) % m;
    if (bits.charCodeAt(i) === 49) result = (result * base) % m;
  }
  if (modulus < 0 && result !== 0n) result -= m;
  return normInt(result);
}

function modularInverse(a: bigint, m: bigint): bigint {
  let [x, y] = [1n, 0n];
  let [u, v] = [a, m];
  while (v !== 0n) {
    const quotient = u / v;
    [u, v] = [v, u - quotient * v];
    [x, y] = [y, x - quotient * y];
  }
  if (u !== 1n) throw valueError('base is not invertible for the given modulus');
  return x < 0n ? x + m : x;
}

/** a << b */
export function intLShift(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number' && b < 53) {
    const shifted = a * 2 ** b;
    if (shifted <= MAX_SAFE && shifted >= -MAX_SAFE) return shifted;
  }
  if (b >= 1n << 60n) throw overflowError('too many digits in integer');
  const count = clampToSafe(b);
  if (count > 8192) fuel(Math.ceil(count / 4096));
  return big(() => toBig(a) << BigInt(count));
}

/** a >> b, rounding down */
export function intRShift(a: PyInt, b: PyInt): PyInt {
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number') {
    if (b > 53) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** Number(b));
  }
  if (b >= 1n << 31n) return a < 0n ? -1 : 0;
  return normInt(a >> toBig(b));
}

/** a & b */
export function intAnd(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'bigint' || typeof b === 'bigint') return normInt(toBig(a) & toBig(b));
  if ((a | 0) === a && (b | 0) === b) return a & b;
  return joinWords(highWord(a) & highWord(b), a & b);
}

/** a | b */
export function intOr(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'bigint' || typeof b === 'bigint') return normInt(toBig(a) | toBig(b));
  if ((a | 0) === a && (b | 0) === b) return a | b;
  return joinWords(highWord(a) | highWord(b), a | b);
}

/** a ^ b */
export function intXor(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'bigint' || typeof b === 'bigint') return normInt(toBig(a) ^ toBig(b));
  if ((a | 0) === a && (b | 0) === b) return a ^ b;
  return joinWords(highWord(a) ^ highWord(b), a ^ b);
}

/** The upper half of a safe integer in two's complement; `a | 0` is the lower one. */
function highWord(a: number): number {
  return Math.floor(a / TWO_32);
}

/** The integer of two halves; the range is one more than safe at its lower end, hence normInt. */
function joinWords(high: number, low: number): PyInt {
  return normInt(high * TWO_32 + (low >>> 0));
}

/** Compares two ints: negative, 0 or positive. */
export function intCompare(a: PyInt, b: PyInt): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares an int with a float exactly: negative, 0 or positive, or NaN when the float is. */
export function intCompareFloat(a: PyInt, x: number): number {
  if (a < x) return -1;
  if (a > x) return 1;
  return Number.isNaN(x) ? NaN : 0;
}

/** int.bit_length() */
export function intBitLength(a: PyInt): number {
  if (typeof a === 'bigint') return bigBitLength(a);
  const magnitude = Math.abs(a);
  if (magnitude < TWO_32) return 32 - Math.clz32(magnitude);
  return 64 - Math.clz32(Math.floor(magnitude / TWO_32));
}

function popCount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** int.bit_count(): ones in the magnitude. */
export function intBitCount(a: PyInt): number {
  if (typeof a === 'number') {
    const magnitude = Math.abs(a);
    return popCount(magnitude | 0) + popCount(Math.floor(magnitude / TWO_32));
  }
  let count = 0;
  const hex = (a < 0n ? -a : a).toString(16);
  for (let end = hex.length; end > 0; end -= 8)
    count += popCount(parseInt(hex.slice(Math.max(0, end - 8), end), 16) | 0);
  return count;
}

/** math.isqrt(a): the integer square root. */
export function intSqrt(a: PyInt): PyInt {
  if (a < 0) throw valueError('isqrt() argument must be nonnegative');
  if (typeof a === 'number') {
    const root = Math.floor(Math.sqrt(a));
    // sqrt is correctly rounded, so it can only be one too large.
    return root * root > a ? root - 1 : root;
  }
  let x = 1n << BigInt(Math.ceil(bigBitLength(a) / 2));
  for (;;) {
    const next = (x + a / x) >> 1n;
    if (next >= x) return normInt(x);
    x = next;
  }
}

/** Leading bits that Lehmer's algorithm looks at: all sums and products of its round stay exact. */
const LEADING = 50;

/** math.gcd(a, b): Lehmer's algorithm, as in _PyLong_GCD, while a number is long. */
export function intGcd(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  let x = intAbs(a);
  let y = intAbs(b);
  if (x < y) [x, y] = [y, x];
  while (typeof x === 'bigint') {
    if (y === 0) return x;
    const bits = bigBitLength(x);
    if (bits > 4096) fuel(bits >> 3);
    if (typeof y === 'number') [x, y] = [y, intMod(x, y)];
    else [x, y] = lehmerRound(x, y, BigInt(bits - LEADING));
  }
  while (y !== 0) [x, y] = [y as number, x % (y as number)];
  return x;
}

/** As many steps of Euclid's algorithm for x >= y as their leading bits decide, at least one. */
function lehmerRound(x: bigint, y: bigint, shift: bigint): [PyInt, PyInt] {
  let high = Number(x >> shift);
  let low = Number(y >> shift);
  let [a, b, c, d] = [1, 0, 0, 1];
  let rounds = 0;
  while (low !== c) {
    const quotient = Math.floor((high + (a - 1)) / (low - c));
    const s = b + quotient * d;
    const t = high - quotient * low;
    if (s > t) break;
    [high, low] = [low, t];
    [a, b, c, d] = [d, c, s, a + quotient * c];
    rounds++;
  }
  if (rounds === 0) return [normInt(y), normInt(x % y)];
  const [p, q, r, w] = [BigInt(a), BigInt(b), BigInt(c), BigInt(d)];
  return rounds % 2 === 1
    ? [normInt(p * y - q * x), normInt(w * x - r * y)]
    : [normInt(p * x - q * y), normInt(w * y - r * x)];
}

/** math.lcm(a, b) */
export function intLcm(a: PyInt, b: PyInt, fuel: Fuel = noFuel): PyInt {
  if (a === 0 || b === 0) return 0;
  return intAbs(intMul(intFloorDiv(a, intGcd(a, b, fuel), fuel), b, fuel));
}

/** round(a, ndigits) for an int: only a negative number of digits changes it; ties go to the even multiple. */
export function intRoundDigits(a: PyInt, ndigits: PyInt, fuel: Fuel = noFuel): PyInt {
  if (ndigits >= 0) return a;
  if (-toBig(ndigits) > intBitLength(a)) return 0;
  const unit = intPow(10, intNeg(ndigits), fuel);
  const remainder = intMod(a, unit, fuel);
  const below = intSub(a, remainder);
  const comparison = intCompare(intMul(remainder, 2, fuel), unit);
  const up = comparison > 0 || (comparison === 0 && isOdd(intFloorDiv(below, unit, fuel)));
  return up ? intAdd(below, unit) : below;
}
