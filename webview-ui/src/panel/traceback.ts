/** The places that a traceback names. */

/** A line that a traceback names; `repeat`: how often the same traceback has named it before, in outer calls. */
export interface TracePlace {
  readonly file: string;
  readonly line: number;
  readonly repeat: number;
}

/** A piece of text; with a place where it is a line of a traceback. */
export interface TracePiece {
  readonly text: string;
  readonly place: TracePlace | null;
}

/** Splits what was written to stderr at the places that a traceback names. */
export const tracePieces = (text: string): TracePiece[] => {
  const pieces: TracePiece[] = [];
  let at = 0;
  const named = new Map<string, number>();
  for (const match of text.matchAll(/File "([^"\n]+)", line (\d+)/g)) {
    const between = text.slice(at, match.index);
    // Each exception of a chain has a traceback of its own.
    if (between.includes('Traceback (most recent call last):')) named.clear();
    if (between !== '') pieces.push({ text: between, place: null });
    const repeat = named.get(match[0]) ?? 0;
    named.set(match[0], repeat + 1);
    pieces.push({ text: match[0], place: { file: match[1]!, line: Number(match[2]), repeat } });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), place: null });
  return pieces;
};
