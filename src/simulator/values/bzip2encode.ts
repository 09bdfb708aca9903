/** bzip2, compressing: the bytes are those that libbzip2 1.0.8 writes. */
import { BLOCK_MAGIC, combined, crcStep, END_MAGIC, GROUP, RUN_A, RUN_B } from './bzip2';

const MOST_GROUPS = 6;
const ROUNDS = 4;
const LONGEST_CODE = 17;
const DEAR = 15;

class Bits {
  private readonly bytes: number[] = [];
  private buffer = 0;
  private count = 0;

  put(size: number, value: number): void {
    for (let i = size - 1; i >= 0; i--) {
      this.buffer = (this.buffer << 1) | ((value >>> i) & 1);
      if (++this.count < 8) continue;
      this.bytes.push(this.buffer & 255);
      this.buffer = this.count = 0;
    }
  }

  finish(): Uint8Array {
    while (this.count !== 0) this.put(1, 0);
    return Uint8Array.from(this.bytes);
  }
}

/** Rotations of a block in order, by doubling how much of each is compared; equal ones keep their order. */
function sortedRotations(block: Uint8Array): Int32Array {
  const n = block.length;
  let rank = Int32Array.from(block);
  let order = new Int32Array(n);
  const counts = new Int32Array(Math.max(256, n) + 1);
  const byKey = (from: Int32Array, key: (i: number) => number): Int32Array<ArrayBuffer> => {
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[key(from[i]) + 1]++;
    for (let i = 0; i < counts.length - 1; i++) counts[i + 1] += counts[i];
    const sorted = new Int32Array(n);
    for (let i = 0; i < n; i++) sorted[counts[key(from[i])]++] = from[i];
    return sorted;
  };
  order = byKey(
    Int32Array.from({ length: n }, (_, i) => i),
    (i) => rank[i],
  );
  for (let width = 1, classes = 0; classes < n && width < 2 * n; width *= 2) {
    const half = width === 1 ? 0 : width / 2;
    if (half > 0) {
      const shifted = order.map((i) => (i - half + n) % n);
      order = byKey(shifted, (i) => rank[i]);
    }
    const next = new Int32Array(n);
    classes = 1;
    for (let i = 1; i < n; i++) {
      const [a, b] = [order[i - 1], order[i]];
      if (rank[a] !== rank[b] || (half > 0 && rank[(a + half) % n] !== rank[(b + half) % n])) classes++;
      next[b] = classes - 1;
    }
    next[order[0]] = 0;
    rank = next;
  }
  return order;
}

/** Symbols after moving to the front, with runs of the first one as numbers of two digits, and the end. */
function symbolsOf(block: Uint8Array, order: Int32Array, used: readonly number[]): Uint16Array {
  const front = used.map((_, i) => i);
  const place = new Int32Array(256);
  used.forEach((byte, i) => (place[byte] = i));
  const out: number[] = [];
  let zeros = 0;
  const flush = (): void => {
    for (; zeros > 0; zeros = (zeros - 1) >> 1) out.push(zeros % 2 === 1 ? RUN_A : RUN_B);
  };
  for (const i of order) {
    const symbol = place[block[(i + block.length - 1) % block.length]];
    const at = front.indexOf(symbol);
    if (at === 0) {
      zeros++;
      continue;
    }
    flush();
    front.copyWithin(1, 0, at);
    front[0] = symbol;
    out.push(at + 1);
  }
  flush();
  out.push(used.length + 1);
  return Uint16Array.from(out);
}

/** Lengths of Huffman codes; rare symbols are made more frequent until none is too long. */
function codeLengths(frequencies: Int32Array): Uint8Array {
  const size = frequencies.length;
  const weights = Array.from(frequencies, (frequency) => Math.max(1, frequency) * 256);
  for (;;) {
    const weight = [0, ...weights];
    const parent = [-2, ...(Array(size).fill(-1) as number[])];
    const heap = [0];
    weight[0] = 0;
    const up = (start: number): void => {
      let at = start;
      const moved = heap[at];
      for (; weight[moved] < weight[heap[at >> 1]]; at >>= 1) heap[at] = heap[at >> 1];
      heap[at] = moved;
    };
    const pop = (): number => {
      const top = heap[1];
      const moved = heap.pop() as number;
      if (heap.length === 1) return top;
      let at = 1;
      for (;;) {
        let child = at * 2;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && weight[heap[child + 1]] < weight[heap[child]]) child++;
        if (weight[moved] < weight[heap[child]]) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = moved;
      return top;
    };
    for (let i = 1; i <= size; i++) {
      heap.push(i);
      up(heap.length - 1);
    }
    while (heap.length > 2) {
      const [a, b] = [pop(), pop()];
      const depth = 1 + Math.max(weight[a] % 256, weight[b] % 256);
      weight.push(weight[a] - (weight[a] % 256) + weight[b] - (weight[b] % 256) + depth);
      parent[a] = parent[b] = weight.length - 1;
      parent.push(-1);
      heap.push(weight.length - 1);
      up(heap.length - 1);
    }
    const lengths = Uint8Array.from({ length: size }, (_, i) => {
      let length = 0;
      for (let node = i + 1; parent[node] >= 0; node = parent[node]) length++;
      return length;
    });
    if (lengths.every((length) => length <= LONGEST_CODE)) return lengths;
    for (let i = 0; i < size; i++) weights[i] = (1 + Math.floor(Math.floor(weights[i] / 256) / 2)) * 256;
  }
}

/** The first tables: each group's symbols, about as many occurrences each, are cheap in it. */
function firstTables(frequencies: Int32Array, count: number, total: number): Uint8Array[] {
  const size = frequencies.length;
  const tables: Uint8Array[] = Array.from({ length: count }, () => new Uint8Array(size));
  let start = 0;
  let left = total;
  for (let part = count; part > 0; part--) {
    const wanted = Math.floor(left / part);
    let end = start - 1;
    let sum = 0;
    while (sum < wanted && end < size - 1) sum += frequencies[++end];
    if (end > start && part !== count && part !== 1 && (count - part) % 2 === 1) sum -= frequencies[end--];
    for (let v = 0; v < size; v++) tables[part - 1][v] = v >= start && v <= end ? 0 : DEAR;
    start = end + 1;
    left -= sum;
  }
  return tables;
}

/** Tables and which one each group of symbols takes, made better in some rounds. */
function tablesFor(symbols: Uint16Array, size: number): { tables: Uint8Array[]; selectors: number[] } {
  const frequencies = new Int32Array(size);
  for (const symbol of symbols) frequencies[symbol]++;
  const n = symbols.length;
  const count = n < 200 ? 2 : n < 600 ? 3 : n < 1200 ? 4 : n < 2400 ? 5 : MOST_GROUPS;
  let tables = firstTables(frequencies, count, n);
  let selectors: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    selectors = [];
    const uses = tables.map(() => new Int32Array(size));
    for (let start = 0; start < n; start += GROUP) {
      const group = symbols.subarray(start, start + GROUP);
      let best = 0;
      let cheapest = Infinity;
      tables.forEach((table, t) => {
        let cost = 0;
        for (const symbol of group) cost += table[symbol];
        if (cost < cheapest) [best, cheapest] = [t, cost];
      });
      selectors.push(best);
      for (const symbol of group) uses[best][symbol]++;
    }
    tables = uses.map(codeLengths);
  }
  return { tables, selectors };
}

/** The codes of lengths: shorter ones first, in the order of symbols. */
function codesOf(lengths: Uint8Array): Int32Array {
  const codes = new Int32Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length++, code <<= 1) {
    lengths.forEach((each, symbol) => {
      if (each === length) codes[symbol] = code++;
    });
  }
  return codes;
}

function writeBlock(bits: Bits, block: Uint8Array, crc: number): void {
  const used = [...new Set(block)].sort((a, b) => a - b);
  const order = sortedRotations(block);
  const symbols = symbolsOf(block, order, used);
  for (const part of BLOCK_MAGIC) bits.put(24, part);
  bits.put(32, crc);
  bits.put(1, 0);
  bits.put(24, order.indexOf(0));
  const rows = Array.from({ length: 16 }, (_, row) => used.filter((byte) => byte >> 4 === row));
  for (const row of rows) bits.put(1, row.length > 0 ? 1 : 0);
  for (const row of rows) {
    if (row.length > 0) for (let i = 0; i < 16; i++) bits.put(1, row.some((byte) => (byte & 15) === i) ? 1 : 0);
  }
  const { tables, selectors } = tablesFor(symbols, used.length + 2);
  bits.put(3, tables.length);
  bits.put(15, selectors.length);
  const front = tables.map((_, t) => t);
  for (const selector of selectors) {
    const at = front.indexOf(selector);
    for (let i = 0; i < at; i++) bits.put(1, 1);
    bits.put(1, 0);
    front.copyWithin(1, 0, at);
    front[0] = selector;
  }
  for (const lengths of tables) {
    let current = lengths[0];
    bits.put(5, current);
    for (const length of lengths) {
      for (; current < length; current++) bits.put(2, 2);
      for (; current > length; current--) bits.put(2, 3);
      bits.put(1, 0);
    }
  }
  const codes = tables.map(codesOf);
  symbols.forEach((symbol, i) => {
    const table = selectors[Math.floor(i / GROUP)];
    bits.put(tables[table][symbol], codes[table][symbol]);
  });
}

/** The stream of some bytes; `level` times 100,000 bytes is how much is compressed at once. */
export function bzip2(data: Uint8Array, level: number): Uint8Array {
  const bits = new Bits();
  for (const c of `BZh${level}`) bits.put(8, c.charCodeAt(0));
  const most = level * 100_000 - 19;
  let stream = 0;
  for (let at = 0; at < data.length;) {
    const block: number[] = [];
    let crc = -1;
    while (at < data.length && block.length < most) {
      const byte = data[at];
      let run = 1;
      while (run < 255 && data[at + run] === byte) run++;
      for (let i = 0; i < run; i++) crc = crcStep(crc, byte);
      for (let i = 0; i < Math.min(run, 4); i++) block.push(byte);
      if (run >= 4) block.push(run - 4);
      at += run;
    }
    crc = ~crc;
    stream = combined(stream, crc);
    writeBlock(bits, Uint8Array.from(block), crc);
  }
  for (const part of END_MAGIC) bits.put(24, part);
  bits.put(32, stream);
  return bits.finish();
}
