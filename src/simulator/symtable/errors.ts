// The SyntaxErrors of the symbol table and the compiler: a message at a place of the source.
// Twin of _PyErr_RaiseSyntaxError and PyErr_RangedSyntaxLocationObject (Python/errors.c).
import { utf8Length } from '../syntax/characters';
import type { Location } from '../syntax/ast';
import { PythonSyntaxError } from '../syntax/errors';

/** The file an error is in; the source, if given, supplies the error's text line and columns in characters. */
export interface SourceFile {
  readonly filename: string;
  readonly source?: string | undefined;
}

/** The error to throw for `message` at `loc`. */
export function syntaxErrorAt(file: SourceFile, message: string, loc: Location): PythonSyntaxError {
  const lines = file.source === undefined ? null : linesOf(file.source);
  return new PythonSyntaxError({
    type: 'SyntaxError',
    message,
    filename: file.filename,
    lineno: loc.lineno,
    offset: bytes(lines, loc.lineno, loc.col_offset) + 1,
    end_lineno: loc.end_lineno,
    end_offset: bytes(lines, loc.end_lineno, loc.end_col_offset) + 1,
    text: lines?.[loc.lineno - 1] ?? null,
  });
}

/** The lines with their ends. */
function linesOf(source: string): readonly string[] {
  return source.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** A UTF-16 column as a count of UTF-8 bytes: unlike the parser, the symbol table and the compiler leave it at that. */
function bytes(lines: readonly string[] | null, lineno: number, column: number): number {
  const line = lines?.[lineno - 1];
  if (line === undefined || column < 0) return column;
  return utf8Length(line.slice(0, column));
}
