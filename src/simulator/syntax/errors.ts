/**
 * The syntax errors a Python program can have, as plain data.
 * Twin of CPython's SyntaxError object (Objects/exceptions.c, PySyntaxErrorObject): same fields, same meanings.
 */

/** Which of CPython's three classes a syntax error is an instance of. */
export type SyntaxErrorType = 'SyntaxError' | 'IndentationError' | 'TabError';

/** The fields of a SyntaxError object. */
export interface SyntaxErrorInfo {
  readonly type: SyntaxErrorType;
  /** CPython's `msg`. */
  readonly message: string;
  readonly filename: string;
  /** 1-based line; 0 when the error has no place. */
  readonly lineno: number;
  /** 1-based column in characters (code points), as CPython gives it; 0 when the error has no column. */
  readonly offset: number;
  /** 1-based line of the end; may be -1 or 0 as CPython's when the end is unknown. */
  readonly end_lineno: number;
  /** 1-based column of the end in characters, exclusive; may be -1 or 0 as CPython's when the end is unknown. */
  readonly end_offset: number;
  /** The line of source that holds the error, with its newline where CPython keeps it; null if there is none. */
  readonly text: string | null;
}

/** A warning that CPython raises while it reads source: invalid escapes, `1if x`, `return` in `finally` and the like. */
export interface SyntaxWarningInfo {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly filename: string;
  readonly lineno: number;
  /** The error that it becomes where warnings are errors. */
  readonly error: SyntaxErrorInfo;
}

/** Where a statement begins; line 0: there is none. */
export interface StatementPlace {
  readonly line: number;
  readonly column: number;
}

export const NO_STATEMENT: StatementPlace = { line: 0, column: 0 };

/** Thrown by every stage that turns source into code (tokenizer, parser, symbol table, compiler). */
export class PythonSyntaxError extends Error {
  /** `statement`: where the last compound statement before the error began. */
  constructor(
    readonly info: SyntaxErrorInfo,
    readonly statement: StatementPlace = NO_STATEMENT,
  ) {
    super(`${info.type}: ${info.message} (${info.filename}, line ${info.lineno})`);
    this.name = 'PythonSyntaxError';
  }
}

/**
 * Thrown where CPython raises MemoryError or RecursionError instead of a SyntaxError,
 * for source that nests too deeply for the parser, the symbol table or the compiler; and SystemError, where its compiler gives up.
 */
export class PythonNestingError extends Error {
  constructor(
    readonly type: 'MemoryError' | 'RecursionError' | 'SystemError',
    readonly detail: string,
  ) {
    super(detail === '' ? type : `${type}: ${detail}`);
    this.name = 'PythonNestingError';
  }
}
