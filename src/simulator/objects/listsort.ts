/**
 * The sort of lists: an adaptive, stable, natural mergesort ("timsort" with Powersort's merge order). Twin of the sort
 * in Objects/listobject.c and Objects/listsort.txt, so that `__lt__` is called as often, in the same order and on the
 * same pairs as in CPython.
 *
 * It sorts JavaScript arrays of handles in place; whatever `less` throws, the arrays stay permutations of themselves.
 */
import type { Handle } from '../memory';

/** Runs shorter than this are made longer by binary insertion. */
const MAX_MINRUN = 64;
/** When one run wins this often in a row, merging starts to gallop. */
const MIN_GALLOP = 7;

export type Less = (a: Handle, b: Handle) => boolean;

interface Run {
  readonly start: number;
  length: number;
  power: number;
}

/** Sorts `keys`, and with them `values` where given. */
export function sortHandles(keys: Handle[], values: Handle[] | null, less: Less): void {
  if (keys.length >= 2) new Sorter(keys, values, less).sort();
}

class Sorter {
  private minGallop = MIN_GALLOP;
  private readonly runs: Run[] = [];

  constructor(
    private readonly keys: Handle[],
    private readonly values: Handle[] | null,
    private readonly less: Less,
  ) {}

  sort(): void {
    let low = 0;
    let remaining = this.keys.length;
    const minrun = computeMinrun(remaining);
    do {
      let length = this.countRun(low, remaining);
      if (length < minrun) {
        const forced = Math.min(remaining, minrun);
        this.binarySort(low, forced, length);
        length = forced;
      }
      this.foundNewRun(length);
      this.runs.push({ start: low, length, power: 0 });
      low += length;
      remaining -= length;
    } while (remaining > 0);
    this.mergeForceCollapse();
  }

  private reverse(start: number, length: number): void {
    for (let lo = start, hi = start + length - 1; lo < hi; lo++, hi--) {
      const key = this.keys[lo];
      this.keys[lo] = this.keys[hi];
      this.keys[hi] = key;
      if (this.values !== null) {
        const value = this.values[lo];
        this.values[lo] = this.values[hi];
        this.values[hi] = value;
      }
    }
  }

  /** The length of the run at `lo`; a descending one is reversed, keeping equal items in order. */
  private countRun(lo: number, remaining: number): number {
    const { keys, less } = this;
    const end = lo + remaining;
    let n = lo + 1;
    while (n < end && !less(keys[n], keys[n - 1])) n++;
    if (n === end) return remaining;
    if (n > lo + 1) {
      if (less(keys[lo], keys[n - 1])) return n - lo;
      // All equal so far: reversed now, so that the reversal of the whole run restores their order.
      this.reverse(lo, n - lo);
    }
    n++;
    let equal = 0;
    for (; n < end; n++) {
      if (less(keys[n], keys[n - 1])) {
        if (equal > 0) {
          equal++;
          this.reverse(n - equal, equal);
          equal = 0;
        }
      } else {
        if (less(keys[n - 1], keys[n])) break;
        equal++;
      }
    }
    if (equal > 0) {
      equal++;
      this.reverse(n - equal, equal);
    }
    this.reverse(lo, n - lo);
    while (n < end && !less(keys[n], keys[n - 1])) n++;
    return n - lo;
  }

  /** Sorts `length` items at `lo`, of which the first `sorted` are in order. */
  private binarySort(lo: number, length: number, sorted: number): void {
    const { keys, values, less } = this;
    for (let ok = lo + Math.max(sorted, 1); ok < lo + length; ok++) {
      const pivot = keys[ok];
      let left = lo;
      let right = ok;
      do {
        const middle = (left + right) >> 1;
        if (less(pivot, keys[middle])) right = middle;
        else left = middle + 1;
      } while (left < right);
      for (let at = ok; at > left; at--) keys[at] = keys[at - 1];
      keys[left] = pivot;
      if (values !== null) {
        const value = values[ok];
        for (let at = ok; at > left; at--) values[at] = values[at - 1];
        values[left] = value;
      }
    }
  }

  /** Powersort: merges earlier runs whose boundary is deeper in the ideal merge tree than the new one's. */
  private foundNewRun(length: number): void {
    const { runs } = this;
    if (runs.length === 0) return;
    const last = runs[runs.length - 1];
    const power = powerOf(last.start, last.length, length, this.keys.length);
    while (runs.length > 1 && runs[runs.length - 2].power > power) this.mergeAt(runs.length - 2);
    runs[runs.length - 1].power = power;
  }

  private mergeForceCollapse(): void {
    const { runs } = this;
    while (runs.length > 1) {
      let n = runs.length - 2;
      if (n > 0 && runs[n - 1].length < runs[n + 1].length) n--;
      this.mergeAt(n);
    }
  }

  private mergeAt(i: number): void {
    const { keys, runs } = this;
    let a = runs[i].start;
    let lengthA = runs[i].length;
    const b = runs[i + 1].start;
    let lengthB = runs[i + 1].length;
    runs[i].length = lengthA + lengthB;
    runs.splice(i + 1, 1);
    const skip = this.gallopRight(keys[b], keys, a, lengthA, 0);
    a += skip;
    lengthA -= skip;
    if (lengthA === 0) return;
    lengthB = this.gallopLeft(keys[a + lengthA - 1], keys, b, lengthB, lengthB - 1);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) this.mergeLow(a, lengthA, b, lengthB);
    else this.mergeHigh(a, lengthA, b, lengthB);
  }

  /** Where `key` belongs in the sorted `run[start..]`, left of equal items; looks from `hint` on. */
  private gallopLeft(key: Handle, run: Handle[], start: number, length: number, hint: number): number {
    const { less } = this;
    const at = start + hint;
    let last = 0;
    let offset = 1;
    if (less(run[at], key)) {
      const most = length - hint;
      while (offset < most && less(run[at + offset], key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most);
      last += hint;
      offset += hint;
    } else {
      const most = hint + 1;
      while (offset < most && !less(run[at - offset], key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most);
      [last, offset] = [hint - offset, hint - last];
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (less(run[start + middle], key)) last = middle + 1;
      else offset = middle;
    }
    return offset;
  }

  /** As {@link gallopLeft}, right of equal items. */
  private gallopRight(key: Handle, run: Handle[], start: number, length: number, hint: number): number {
    const { less } = this;
    const at = start + hint;
    let last = 0;
    let offset = 1;
    if (less(key, run[at])) {
      const most = hint + 1;
      while (offset < most && less(key, run[at - offset])) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most);
      [last, offset] = [hint - offset, hint - last];
    } else {
      const most = length - hint;
      while (offset < most && !less(key, run[at + offset])) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most);
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (less(key, run[start + middle])) offset = middle;
      else last = middle + 1;
    }
    return offset;
  }

  private copy(from: number, to: number): void {
    this.keys[to] = this.keys[from];
    if (this.values !== null) this.values[to] = this.values[from];
  }

  private copyRange(from: number, to: number, length: number): void {
    this.keys.copyWithin(to, from, from + length);
    if (this.values !== null) this.values.copyWithin(to, from, from + length);
  }

  /** Merges two adjacent runs of which the first is the shorter. */
  private mergeLow(dest: number, na: number, b: number, nb: number): void {
    const { keys, values, less } = this;
    const tempKeys = keys.slice(dest, dest + na);
    const tempValues = values === null ? null : values.slice(dest, dest + na);
    let a = 0;
    const putA = (): void => {
      keys[dest] = tempKeys[a];
      if (values !== null && tempValues !== null) values[dest] = tempValues[a];
      dest++;
      a++;
      na--;
    };
    const putB = (): void => {
      this.copy(b, dest);
      dest++;
      b++;
      nb--;
    };
    const putRange = (count: number): void => {
      for (let i = count; i > 0; i--) putA();
    };
    // The last item of A belongs behind all that is left of B.
    let lastAfterB = false;
    try {
      putB();
      if (nb === 0) return;
      if (na === 1) {
        lastAfterB = true;
        return;
      }
      let { minGallop } = this;
      for (;;) {
        let countA = 0;
        let countB = 0;
        for (;;) {
          if (less(keys[b], tempKeys[a])) {
            putB();
            countB++;
            countA = 0;
            if (nb === 0) return;
            if (countB >= minGallop) break;
          } else {
            putA();
            countA++;
            countB = 0;
            if (na === 1) {
              lastAfterB = true;
              return;
            }
            if (countA >= minGallop) break;
          }
        }
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          this.minGallop = minGallop;
          countA = this.gallopRight(keys[b], tempKeys, a, na, 0);
          if (countA > 0) {
            putRange(countA);
            if (na === 1) {
              lastAfterB = true;
              return;
            }
            // Only an inconsistent comparison gets here with nothing left.
            if (na === 0) return;
          }
          putB();
          if (nb === 0) return;
          countB = this.gallopLeft(tempKeys[a], keys, b, nb, 0);
          if (countB > 0) {
            this.copyRange(b, dest, countB);
            dest += countB;
            b += countB;
            nb -= countB;
            if (nb === 0) return;
          }
          putA();
          if (na === 1) {
            lastAfterB = true;
            return;
          }
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        minGallop++;
        this.minGallop = minGallop;
      }
    } finally {
      if (lastAfterB) {
        this.copyRange(b, dest, nb);
        dest += nb;
      }
      if (na > 0) putRange(na);
    }
  }

  /** Merges two adjacent runs of which the second is the shorter; from the right. */
  private mergeHigh(startA: number, na: number, startB: number, nb: number): void {
    const { keys, values, less } = this;
    const tempKeys = keys.slice(startB, startB + nb);
    const tempValues = values === null ? null : values.slice(startB, startB + nb);
    let dest = startB + nb - 1;
    let a = startA + na - 1;
    let b = nb - 1;
    const putA = (): void => {
      this.copy(a, dest);
      dest--;
      a--;
      na--;
    };
    const putB = (): void => {
      keys[dest] = tempKeys[b];
      if (values !== null && tempValues !== null) values[dest] = tempValues[b];
      dest--;
      b--;
      nb--;
    };
    const putRange = (count: number): void => {
      for (let i = count; i > 0; i--) putB();
    };
    // The first item of B belongs before all that is left of A.
    let firstBeforeA = false;
    try {
      putA();
      if (na === 0) return;
      if (nb === 1) {
        firstBeforeA = true;
        return;
      }
      let { minGallop } = this;
      for (;;) {
        let countA = 0;
        let countB = 0;
        for (;;) {
          if (less(tempKeys[b], keys[a])) {
            putA();
            countA++;
            countB = 0;
            if (na === 0) return;
            if (countA >= minGallop) break;
          } else {
            putB();
            countB++;
            countA = 0;
            if (nb === 1) {
              firstBeforeA = true;
              return;
            }
            if (countB >= minGallop) break;
          }
        }
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          this.minGallop = minGallop;
          countA = na - this.gallopRight(tempKeys[b], keys, startA, na, na - 1);
          if (countA > 0) {
            this.copyRange(a - countA + 1, dest - countA + 1, countA);
            dest -= countA;
            a -= countA;
            na -= countA;
            if (na === 0) return;
          }
          putB();
          if (nb === 1) {
            firstBeforeA = true;
            return;
          }
          countB = nb - this.gallopLeft(keys[a], tempKeys, 0, nb, nb - 1);
          if (countB > 0) {
            putRange(countB);
            if (nb === 1) {
              firstBeforeA = true;
              return;
            }
            // Only an inconsistent comparison gets here with nothing left.
            if (nb === 0) return;
          }
          putA();
          if (na === 0) return;
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        minGallop++;
        this.minGallop = minGallop;
      }
    } finally {
      if (firstBeforeA) {
        this.copyRange(a - na + 1, dest - na + 1, na);
        dest -= na;
      }
      if (nb > 0) putRange(nb);
    }
  }
}

/** A run length of 32 to 64 that divides the whole about evenly. */
function computeMinrun(length: number): number {
  let rest = 0;
  let n = length;
  while (n >= MAX_MINRUN) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/** The depth of the boundary between two adjacent runs in a perfectly balanced merge tree (powerloop). */
function powerOf(start: number, first: number, second: number, whole: number): number {
  let power = 0;
  let a = 2 * start + first;
  let b = a + first + second;
  for (;;) {
    power++;
    if (a >= whole) {
      a -= whole;
      b -= whole;
    } else if (b >= whole) {
      return power;
    }
    a *= 2;
    b *= 2;
  }
}
