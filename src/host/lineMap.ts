/**
 * Where a line of an older text went in a newer one, while the newer one has not been run (yet, or because it has a
 * syntax error): lines before the first difference stay, lines after the last one move with the end.
 */

/** Translates 1-based line numbers between two versions of a text. */
export interface LineMap {
  /** The line of the newer text, or null where it was edited away. */
  toNewer(line: number): number | null;
  /** The line of the older text, or null where nothing of it is left. */
  toOlder(line: number): number | null;
}

const IDENTITY: LineMap = { toNewer: (line) => line, toOlder: (line) => line };

/** Compares two texts line by line from both ends. */
export function mapLines(older: string, newer: string): LineMap {
  if (older === newer) return IDENTITY;
  const from = older.split(/\r\n|\r|\n/);
  const to = newer.split(/\r\n|\r|\n/);
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const shift = to.length - from.length;
  // One edited line stays itself: the learner is changing it.
  const replaced = from.length - head - tail === to.length - head - tail;
  return {
    toNewer: (line) => {
      if (line <= head || (replaced && line <= from.length)) return line;
      return line > from.length - tail ? line + shift : null;
    },
    toOlder: (line) => {
      if (line <= head || (replaced && line <= to.length)) return line;
      return line > to.length - tail ? line - shift : null;
    },
  };
}
