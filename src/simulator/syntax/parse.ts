/**
 * From source text to AST. Twin of Parser/pegen.c's _PyPegen_run_parser_from_string.
 * Needs no tree-sitter: the parser over our own tokens is the authority (see README.md), so `compile`, `exec` and
 * `eval` can call it at any time, without anything having been loaded.
 */
import type { Expression, Interactive, Module } from './ast';
import type { SyntaxWarningInfo } from './errors';

/** What the source is: a file, one expression, or one interactive statement. */
export type ParseMode = 'exec' | 'eval' | 'single';

/** Settings of one parse. */
export interface ParseOptions {
  /** Called for every warning CPython's parser would raise (invalid escape sequences and the like). */
  readonly onWarning?: (warning: SyntaxWarningInfo) => void;
}

/** Parses source; throws PythonSyntaxError (CPython's message and place) or PythonNestingError. */
export function parse(source: string, filename: string, mode?: 'exec', options?: ParseOptions): Module;
export function parse(source: string, filename: string, mode: 'eval', options?: ParseOptions): Expression;
export function parse(source: string, filename: string, mode: 'single', options?: ParseOptions): Interactive;
export function parse(source: string, filename: string, mode: ParseMode, options?: ParseOptions): Module | Expression | Interactive;
export function parse(source: string, filename: string, mode: ParseMode = 'exec', options: ParseOptions = {}): Module | Expression | Interactive {
  throw new Error(`not parsed yet: ${filename} ${mode} ${source.length} ${String(options.onWarning)}`);
}
