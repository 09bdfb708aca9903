/**
 * The Mersenne Twister behind the `random` module. Twin of Modules/_randommodule.c (MT19937).
 */
import { normInt, toBig } from './intnorm';
import type { PyInt } from './intnorm';
import { intAbs } from './intops';
import { noFuel, overflowError, valueError, ValueProblem } from './problem';
import type { Fuel } from './problem';

const N = 624;
const M = 397;
const UPPER_MASK = 0x80000000;
const LOWER_MASK = 0x7fffffff;
const MATRIX_A = 0x9908b0df | 0;

/** One generator: the state of a `random.Random`. */
export class MersenneTwister {
  private readonly state = new Uint32Array(N);
  /** The next word of the state to use; N when all are used. */
  private index = N;

  constructor(seed: PyInt = 0) {
    this.seed(seed);
  }

  /** seed() with an int: its sign is ignored. */
  seed(seed: PyInt): void {
    const key: number[] = [];
    for (let rest = toBig(intAbs(seed)); rest > 0n || key.length === 0; rest >>= 32n) {
      key.push(Number(rest & 0xffffffffn));
    }
    this.initByArray(key);
  }

  private initGenrand(seed: number): void {
    const { state } = this;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
      const previous = state[i - 1] as number;
      state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
    this.index = N;
  }

  private initByArray(key: readonly number[]): void {
    const { state } = this;
    this.initGenrand(19650218);
    let i = 1;
    let j = 0;
    const mixed = (factor: number): number => {
      const previous = state[i - 1] as number;
      return (state[i] as number) ^ Math.imul(previous ^ (previous >>> 30), factor);
    };
    const advance = (): void => {
      i++;
      if (i >= N) {
        state[0] = state[N - 1] as number;
        i = 1;
      }
    };
    for (let k = Math.max(N, key.length); k > 0; k--) {
      state[i] = mixed(1664525) + (key[j] as number) + j;
      advance();
      j = j + 1 < key.length ? j + 1 : 0;
    }
    for (let k = N - 1; k > 0; k--) {
      state[i] = mixed(1566083941) - i;
      advance();
    }
    state[0] = UPPER_MASK;
  }

  private refill(): void {
    const { state } = this;
    for (let k = 0; k < N; k++) {
      const y = ((state[k] as number) & UPPER_MASK) | ((state[(k + 1) % N] as number) & LOWER_MASK);
      state[k] = (state[(k + M) % N] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : MATRIX_A);
    }
    this.index = 0;
  }

  /** The next 32 random bits, as an unsigned number. */
  nextWord(): number {
    if (this.index >= N) this.refill();
    let y = this.state[this.index++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** random(): a float in [0, 1) with 53 random bits. */
  random(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** getrandbits(k) */
  getrandbits(k: PyInt, fuel: Fuel = noFuel): PyInt {
    if (k < 0) throw valueError('Cannot convert negative int');
    if (k === 0) return 0;
    if (k <= 32) return this.nextWord() >>> (32 - Number(k));
    if (k > 2 ** 30) throw new ValueProblem('MemoryError', '');
    const bits = Number(k);
    if (bits > 8192) fuel(Math.ceil(bits / 1024));
    const words: string[] = [];
    // The lowest word comes first; the highest may be a part of a word.
    for (let left = bits; left > 0; left -= 32) {
      const word = left < 32 ? this.nextWord() >>> (32 - left) : this.nextWord();
      words.push(word.toString(16).padStart(8, '0'));
    }
    return normInt(BigInt('0x' + words.reverse().join('')));
  }

  /** getstate(): the 624 words and the index, which follow each other in Python's tuple. */
  getState(): number[] {
    return [...this.state, this.index];
  }

  /** setstate() with the 625 ints of getstate(). */
  setState(words: readonly PyInt[]): void {
    if (words.length !== N + 1) throw valueError('state vector is the wrong size');
    const index = Number(words[N]);
    const values = words.slice(0, N).map((word) => {
      if (word < 0) throw overflowError("can't convert negative value to unsigned int");
      if (word >= 2 ** 64) throw overflowError('Python int too large to convert to C unsigned long');
      return Number(BigInt.asUintN(32, toBig(word)));
    });
    if (index < 0 || index > N) throw valueError('invalid state');
    this.state.set(values);
    this.index = index;
  }
}
