/** The places that a traceback names. */

/** A piece of text; with a place where it is a line of a traceback. */
export interface TracePiece {
  readonly text: string;
  readonly place: { readonly file: string; readonly line: number } | null;
}

/** Splits what was written to stderr at the places that a traceback names. */
export const tracePieces = (text: string): TracePiece[] => {
  const pieces: TracePiece[] = [];
  let at = 0;
  for (const match of text.matchAll(/File "([^"\n]+)", line (\d+)/g)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), place: null });
    pieces.push({ text: match[0], place: { file: match[1]!, line: Number(match[2]) } });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), place: null });
  return pieces;
};
