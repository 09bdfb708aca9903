/**
 * Why the tokenizer stopped before the end of the source. Twin of the E_* codes of Include/errcode.h.
 */
import type { SyntaxErrorInfo } from './errors';

/** An opening bracket that is not closed yet. */
export interface OpenBracket {
  readonly char: string;
  readonly lineno: number;
  readonly column: number;
}

/** What ended the token stream. */
export type TokenizerStop =
  /** An error with a message and place of its own; `atEnd`: a string was open at the end of the source (E_EOFS, E_EOLS). */
  | { readonly kind: 'error'; readonly info: SyntaxErrorInfo; readonly atEnd: boolean }
  /** The source ended inside brackets or after a backslash (E_EOF). */
  | { readonly kind: 'eof' }
  /** A dedent to a column nobody had (E_DEDENT). */
  | { readonly kind: 'dedent' }
  /** Tabs and spaces that only agree at one tab size (E_TABSPACE). */
  | { readonly kind: 'tabspace' }
  /** 100 levels of indentation (E_TOODEEP). */
  | { readonly kind: 'toodeep' }
  /** Something after a backslash at the end of a line (E_LINECONT); `column` is where, from the start of the buffer. */
  | { readonly kind: 'linecont'; readonly column: number };
