/** bzip2, decompressing. */
import { BLOCK_MAGIC, combined, crcStep, END_MAGIC, GROUP, RUN_A, RUN_B } from './bzip2';

const LONGEST_CODE = 20;

/** The data ends before the stream does. */
export class Truncated {}
/** The data is no stream of bzip2. */
export class Broken {}

class Bits {
  at = 0;
  private count = 0;

  constructor(private readonly bytes: Uint8Array) {}

  bit(): number {
    if (this.at >= this.bytes.length) throw new Truncated();
    const bit = (this.bytes[this.at] >> (7 - this.count)) & 1;
    if (++this.count === 8) {
      this.count = 0;
      this.at++;
    }
    return bit;
  }

  take(size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value = (value << 1) | this.bit();
    return value;
  }

  /** Bytes read, the last one in part. */
  get used(): number {
    return this.at + (this.count > 0 ? 1 : 0);
  }
}

/** A Huffman table: how many codes of each length, and the symbols in their order. */
class Table {
  private readonly counts = new Int32Array(LONGEST_CODE + 2);
  private readonly symbols: number[] = [];

  constructor(lengths: readonly number[]) {
    for (const length of lengths) this.counts[length]++;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      lengths.forEach((each, symbol) => {
        if (each === length) this.symbols.push(symbol);
      });
    }
  }

  read(bits: Bits): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code = (code << 1) | bits.bit();
      const count = this.counts[length];
      if (code - first < count) return this.symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
    }
    throw new Broken();
  }
}

function readTables(bits: Bits, size: number): { tables: Table[]; selectors: number[] } {
  const count = bits.take(3);
  const groups = bits.take(15);
  if (count < 2 || count > 6 || groups === 0) throw new Broken();
  const front = Array.from({ length: count }, (_, i) => i);
  const selectors = Array.from({ length: groups }, () => {
    let at = 0;
    while (bits.bit() === 1) if (++at >= count) throw new Broken();
    const [found] = front.splice(at, 1);
    front.unshift(found);
    return found;
  });
  const tables = Array.from({ length: count }, () => {
    let length = bits.take(5);
    const lengths: number[] = [];
    for (let i = 0; i < size; i++) {
      while (bits.bit() === 1) length += bits.bit() === 0 ? 1 : -1;
      if (length < 1 || length > LONGEST_CODE) throw new Broken();
      lengths.push(length);
    }
    return new Table(lengths);
  });
  return { tables, selectors };
}

/** The last column of the sorted rotations. */
function readColumn(bits: Bits, most: number): Uint8Array {
  const rows = bits.take(16);
  const front: number[] = [];
  for (let row = 0; row < 16; row++) {
    if (((rows >> (15 - row)) & 1) === 0) continue;
    const columns = bits.take(16);
    for (let i = 0; i < 16; i++) if (((columns >> (15 - i)) & 1) === 1) front.push(row * 16 + i);
  }
  if (front.length === 0) throw new Broken();
  const end = front.length + 1;
  const { tables, selectors } = readTables(bits, front.length + 2);
  const column = new Uint8Array(most);
  let length = 0;
  let run = 0;
  let weight = 1;
  for (let i = 0; ; i++) {
    const selector = selectors[Math.floor(i / GROUP)];
    if (selector === undefined) throw new Broken();
    const symbol = tables[selector].read(bits);
    if (symbol === RUN_A || symbol === RUN_B) {
      run += weight << symbol;
      weight <<= 1;
      if (run > most) throw new Broken();
      continue;
    }
    if (length + run > most) throw new Broken();
    column.fill(front[0], length, length + run);
    length += run;
    run = 0;
    weight = 1;
    if (symbol === end) return column.subarray(0, length);
    const [byte] = front.splice(symbol - 1, 1);
    front.unshift(byte);
    if (length >= most) throw new Broken();
    column[length++] = byte;
  }
}

/** The block of the last column of its sorted rotations. */
function unsorted(column: Uint8Array, origin: number): Uint8Array {
  const n = column.length;
  if (origin >= n) throw new Broken();
  const starts = new Int32Array(257);
  for (const byte of column) starts[byte + 1]++;
  for (let i = 0; i < 256; i++) starts[i + 1] += starts[i];
  const next = new Int32Array(n);
  for (let i = 0; i < n; i++) next[starts[column[i]]++] = i;
  const block = new Uint8Array(n);
  let at = next[origin];
  for (let i = 0; i < n; i++) {
    block[i] = column[at];
    at = next[at];
  }
  return block;
}

/** The bytes of one stream, and how long that was. Throws {@link Truncated} or {@link Broken}. */
export function bunzip2(data: Uint8Array): { readonly bytes: Uint8Array; readonly used: number } {
  const bits = new Bits(data);
  for (const c of 'BZh') if (bits.take(8) !== c.charCodeAt(0)) throw new Broken();
  const level = bits.take(8) - 48;
  if (level < 1 || level > 9) throw new Broken();
  const out: number[] = [];
  let stream = 0;
  for (;;) {
    const magic = [bits.take(24), bits.take(24)];
    const crc = bits.take(32);
    if (magic[0] === END_MAGIC[0] && magic[1] === END_MAGIC[1]) {
      if (crc !== stream) throw new Broken();
      return { bytes: Uint8Array.from(out), used: bits.used };
    }
    if (magic[0] !== BLOCK_MAGIC[0] || magic[1] !== BLOCK_MAGIC[1] || bits.bit() !== 0) throw new Broken();
    const origin = bits.take(24);
    const block = unsorted(readColumn(bits, level * 100_000), origin);
    let check = -1;
    for (let i = 0, same = 0; i < block.length; i++) {
      const byte = block[i];
      same = i > 0 && same < 4 && byte === block[i - 1] ? same + 1 : 1;
      const times = same === 4 && i + 1 < block.length ? 1 + block[i + 1] : 1;
      for (let k = 0; k < times; k++) {
        out.push(byte);
        check = crcStep(check, byte);
      }
      if (same === 4) {
        i++;
        same = 0;
      }
    }
    if (~check !== crc) throw new Broken();
    stream = combined(stream, crc);
  }
}
