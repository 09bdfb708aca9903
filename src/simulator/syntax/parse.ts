/**
 * From source text to AST. Twin of _PyPegen_run_parser_from_string in Parser/pegen.c.
 *
 * Needs no tree-sitter: the parser over our own tokens is the authority (see README.md), so `compile`, `exec` and
 * `eval` can call it at any time, without anything having been loaded.
 */
import type { Expression, expr, FunctionType, Interactive, Module, stmt } from './ast';
import { compoundStmt, statement } from './compound-statements';
import { PythonSyntaxError } from './errors';
import type { SyntaxErrorInfo, SyntaxWarningInfo } from './errors';
import { expression, expressions } from './expressions';
import { at } from './nodes';
import { ErrorPassTooDeep, FinalSyntaxError, PegParser } from './peg-parser';
import { simpleStmts } from './simple-statements';
import { T } from './token';
import type { Token } from './token';
import { tokenize } from './tokenizer';

/** What the source is: a file, one expression, or one interactive statement. */
export type ParseMode = 'exec' | 'eval' | 'single';

/** Settings of one parse. */
export interface ParseOptions {
  /** Called for every warning CPython's parser would raise (invalid escape sequences and the like). */
  readonly onWarning?: (warning: SyntaxWarningInfo) => void;
  /** `sys.get_int_max_str_digits()`: longer decimal literals are refused; 0: none is. */
  readonly maxDigits?: number;
  /** CO_FUTURE_BARRY_AS_BDFL is set: the operator is `<>`. */
  readonly barryAsFlufl?: boolean;
  /** Comments that tell types are read (PyCF_TYPE_COMMENTS). */
  readonly typeComments?: boolean;
}

/** Parses source; throws PythonSyntaxError (CPython's message and place) or PythonNestingError. */
export function parse(source: string, filename: string, mode?: 'exec', options?: ParseOptions): Module;
export function parse(source: string, filename: string, mode: 'eval', options?: ParseOptions): Expression;
export function parse(source: string, filename: string, mode: 'single', options?: ParseOptions): Interactive;
export function parse(
  source: string,
  filename: string,
  mode: ParseMode,
  options?: ParseOptions,
): Module | Expression | Interactive;
export function parse(
  source: string,
  filename: string,
  mode: ParseMode = 'exec',
  options: ParseOptions = {},
): Module | Expression | Interactive {
  switch (mode) {
    case 'exec':
      return runParser(source, filename, mode, options, fileRule);
    case 'eval':
      return runParser(source, filename, mode, options, evalRule);
    case 'single':
      return runParser(source, filename, mode, options, interactiveRule);
  }
}

/** Parses what a comment says of a function's type: `(int, str) -> None`. */
export function parseFunctionType(source: string, filename: string, options: ParseOptions = {}): FunctionType {
  return runParser(source, filename, 'eval', options, funcTypeRule);
}

/** Runs a start rule, and where it fails the search for the error. */
function runParser<N>(
  source: string,
  filename: string,
  mode: ParseMode,
  options: ParseOptions,
  rule: (p: PegParser, starts: number[]) => N | null,
): N {
  const typeComments = options.typeComments ?? false;
  const stream = tokenize(source, filename, mode, false, typeComments);
  const p = new PegParser(stream, filename, options.maxDigits);
  p.barryAsFlufl = options.barryAsFlufl ?? false;
  p.typeComments = typeComments;
  const warn = options.onWarning;
  // Where the statements of the top level began.
  const starts: number[] = [];
  let warned = { parser: 0, tokens: 0 };
  /** Shows the new warnings; the tokenizer's only of tokens before this one. */
  const showWarnings = (tokens: number): void => {
    const before = warned;
    warned = { parser: p.warnings.length, tokens };
    if (warn === undefined) return;
    const reached = stream.warnings.filter(({ token }) => token >= before.tokens && token < tokens);
    inOrder(reached, p.warnings.slice(before.parser)).forEach((warning) => warn(warning));
  };
  const run = (): N | null => rule(p, starts);
  try {
    let tree: N | null = null;
    try {
      tree = run();
    } finally {
      // A wrong program's first pass warns as well.
      showWarnings(p.fill);
    }
    if (tree !== null) return tree;
    try {
      return findError(p, errorPassStart(stream.tokens, starts), run);
    } finally {
      // So does the error pass where it looks beyond the place that the first one came to (expression_without_invalid).
      showWarnings(p.fill);
    }
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    if (error instanceof FinalSyntaxError) throw new PythonSyntaxError(error.info, p.lastCompound);
    showWarnings(Infinity);
    throw new PythonSyntaxError(laterTokenizerError(p) ?? error.info, p.lastCompound);
  }
}

/** CPython's tokenizer is at most a token ahead of its parser: warnings of both come in the order of the text. */
function inOrder(
  tokenizer: readonly SyntaxWarningInfo[],
  parser: readonly SyntaxWarningInfo[],
): readonly SyntaxWarningInfo[] {
  if (tokenizer.length === 0 || parser.length === 0) return tokenizer.length === 0 ? parser : tokenizer;
  return [...parser, ...tokenizer].sort((a, b) => a.lineno - b.lineno);
}

/** Whether a source is a whole program, the beginning of one, or wrong. */
export type Completeness = 'complete' | 'incomplete' | 'wrong';

/** Says whether more lines could make a source right. Twin of PyCF_ALLOW_INCOMPLETE_INPUT, as Lib/codeop.py uses it. */
export function completeness(source: string, mode: ParseMode = 'exec'): Completeness {
  const stream = tokenize(source, '<input>', 'exec');
  const p = new PegParser(stream, '<input>');
  try {
    if ((mode === 'eval' ? evalRule(p) : fileRule(p, [])) !== null) return 'complete';
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
  }
  const last = p.lastFetched();
  const atEnd = last.cur >= stream.source.length && last.type !== T.NEWLINE && last.type !== T.ERRORTOKEN;
  const { stop } = stream;
  const stoppedAtEnd = stop !== null && (stop.kind === 'eof' || (stop.kind === 'error' && stop.atEnd));
  return atEnd || (last.type === T.ERRORTOKEN && stoppedAtEnd) ? 'incomplete' : 'wrong';
}

/**
 * What may follow a name in a right program that the error rules yet take for a mistake: `print -1` for the print statement of
 * Python 2, `type X[T = int] = T` for one (invalid_legacy_expression), `match(x)` for a statement without its colon
 * (invalid_match_stmt).
 */
const MISTAKABLE: ReadonlyMap<string, (next: Token, afterNext: Token | undefined) => boolean> = new Map([
  ['print', ({ type }) => AFTER_LEGACY.includes(type)],
  ['exec', ({ type }) => AFTER_LEGACY.includes(type)],
  ['type', ({ type }, afterNext) => type === T.NAME && afterNext?.type === T.LSQB],
  ['match', ({ type }) => type === T.LPAR || type === T.TILDE || AFTER_LEGACY.includes(type)],
]);
const AFTER_LEGACY: readonly T[] = [T.LSQB, T.MINUS, T.PLUS, T.STAR];

/**
 * Where the error pass begins: at the last but one statement of the top level, for a mistake is at the last one's place or where
 * the two meet, or at one before that the error rules take for a mistake though it is right.
 */
function errorPassStart(tokens: readonly Token[], starts: readonly number[]): number {
  const usual = starts[starts.length - 2] ?? 0;
  const mistakable = tokens.findIndex(
    ({ type, text }, i) =>
      type === T.NAME && i + 1 < tokens.length && MISTAKABLE.get(text)?.(tokens[i + 1], tokens[i + 2]) === true,
  );
  return mistakable < 0 || mistakable >= usual
    ? usual
    : (starts.filter((start) => start <= mistakable).at(-1) ?? usual);
}

/** The error pass, from a token that is safely before the mistake: raises the best error it can find. */
function findError(p: PegParser, mark: number, run: () => unknown): never {
  const lastToken = p.lastFetched();
  try {
    p.startErrorPass(mark);
    run();
  } catch (error) {
    if (!(error instanceof ErrorPassTooDeep)) throw error;
  }
  return raiseGeneric(p, lastToken);
}

/** file: [statements] ENDMARKER */
function fileRule(p: PegParser, starts: number[]): Module | null {
  const body: stmt[] = [];
  while (!p.at(T.ENDMARKER)) {
    if (!p.errorPass) starts.push(p.mark);
    if (!statement(p, body)) return null;
  }
  return { kind: 'Module', body, type_ignores: [...p.stream.typeIgnores] };
}

/** eval: expressions NEWLINE* ENDMARKER */
function evalRule(p: PegParser): Expression | null {
  const body = expressions(p);
  if (body === null) return null;
  while (p.expect(T.NEWLINE) !== null);
  return p.at(T.ENDMARKER) ? { kind: 'Expression', body } : null;
}

/** func_type: '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER */
function funcTypeRule(p: PegParser): FunctionType | null {
  if (p.expect(T.LPAR) === null) return null;
  const argtypes = p.at(T.RPAR) ? [] : typeExpressions(p);
  if (argtypes === null || p.expect(T.RPAR) === null || p.expect(T.RARROW) === null) return null;
  const returns = expression(p);
  if (returns === null) return null;
  while (p.expect(T.NEWLINE) !== null);
  return p.at(T.ENDMARKER) ? { kind: 'FunctionType', argtypes, returns } : null;
}

/** type_expressions: plain ones, then one after `*`, then one after `**` */
function typeExpressions(p: PegParser): expr[] | null {
  const types: expr[] = [];
  let stars: T.COMMA | T.STAR | T.DOUBLESTAR = T.COMMA;
  do {
    const star = p.expect(T.STAR) ?? p.expect(T.DOUBLESTAR);
    if (stars === T.DOUBLESTAR || (stars === T.STAR && star?.type !== T.DOUBLESTAR)) return null;
    if (star !== null) stars = star.type as T.STAR | T.DOUBLESTAR;
    const type = expression(p);
    if (type === null) return null;
    types.push(type);
  } while (p.expect(T.COMMA) !== null);
  return types;
}

/** interactive: statement_newline */
function interactiveRule(p: PegParser): Interactive | null {
  const mark = p.mark;
  const start = p.peek();
  const compound = compoundStmt(p);
  let body: stmt[] | null;
  if (compound !== null && p.expect(T.NEWLINE) !== null) body = [compound];
  else {
    p.mark = mark;
    body = simpleStmts(p);
    if (body === null && p.expect(T.NEWLINE) !== null) body = [at<stmt>({ kind: 'Pass' }, start, start)];
  }
  if (body === null) return null;
  // CPython looks at the text that is left, not at tokens.
  const rest = p.stream.source.slice(p.lastFetched().cur);
  if (!/^(?:[ \t\n\f]|#[^\n]*)*$/.test(rest)) {
    p.raiseFinal('multiple statements found while compiling a single statement', 'SyntaxError');
  }
  return { kind: 'Interactive', body };
}

/** The error when no rule has a better one. Twin of _Pypegen_set_syntax_error. */
function raiseGeneric(p: PegParser, last: Token): never {
  if (last.type === T.INDENT) p.raiseFinal('unexpected indent', 'IndentationError');
  if (last.type === T.DEDENT) p.raiseFinal('unexpected unindent', 'IndentationError');
  return p.raiseAt(last, 'invalid syntax');
}

/**
 * What is wrong with the tokens further on, which CPython thinks the more important error.
 * Twin of _PyPegen_tokenize_full_source_to_check_for_errors.
 */
function laterTokenizerError(p: PegParser): SyntaxErrorInfo | null {
  const { stop, openBrackets, stoppedInString } = p.stream;
  if (stop === null || stoppedInString) return null;
  if (stop.kind === 'error') return stop.info;
  if (openBrackets.length === 0) return null;
  const open = openBrackets[openBrackets.length - 1];
  return p.lastFetched().lineno > open.lineno ? p.unclosedBracket() : null;
}
