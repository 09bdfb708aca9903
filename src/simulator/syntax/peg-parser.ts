/**
 * The state of one parse and the ways to raise a syntax error. Twin of Parser/pegen.c and Parser/pegen_errors.c.
 *
 * CPython parses twice: once without, and only if that fails a second time with the `invalid_*` rules of its grammar,
 * which do nothing but raise good errors. So do we: the *error pass*. Rules are functions that take this state and
 * return a node, or null after which `mark` is where it was.
 */
import type { Location } from './ast';
import { countCodePoints, countStarted, utf8Length } from './characters';
import { NO_STATEMENT, PythonNestingError, PythonSyntaxError, type StatementPlace } from './errors';
import type { SyntaxErrorInfo, SyntaxErrorType, SyntaxWarningInfo } from './errors';
import { T } from './token';
import type { Token } from './token';
import type { TokenStream } from './tokenizer';

/**
 * How deep rules may nest before the JavaScript stack is in danger; CPython has a limit of the same kind.
 * A bracket or block goes through many more calls in the error pass, so it counts for more there.
 */
const MAX_DEPTH = 800;
const ERROR_PASS_WEIGHT = { bracket: 10, block: 3, operator: 1 } as const;

/** What nests: brackets, indented blocks, or operators that take all that follows (lambda, if-else, **). */
export type Nesting = keyof typeof ERROR_PASS_WEIGHT;

/** Thrown where the error pass would nest too deeply: then the error stays a generic one. */
export class ErrorPassTooDeep extends Error {}

/** An error the tokenizer found, or one of its kind. Unlike one of the grammar's, it is not replaced by a later one. */
export class FinalSyntaxError extends PythonSyntaxError {}

/** Ids of memoised rules. Those before `FIRST_FLAGGED` share results between error rules being on and off, as CPython's. */
export const enum Rule {
  SIMPLE_STMT,
  BLOCK,
  EXPRESSION,
  STAR_EXPRESSION,
  DISJUNCTION,
  CONJUNCTION,
  INVERSION,
  BITWISE_OR,
  BITWISE_XOR,
  BITWISE_AND,
  SHIFT_EXPR,
  SUM,
  TERM,
  FACTOR,
  AWAIT_PRIMARY,
  PRIMARY,
  STRINGS,
  TSTRING,
  ARGUMENTS,
  STAR_TARGET,
  TARGET_WITH_STAR_ATOM,
  T_PRIMARY,
  DEL_TARGET,
  CLOSED_PATTERN,
  STAR_PATTERN,
  TYPE_PARAM,
  INVALID_NAMED_EXPRESSION,
  /** Rules CPython does not memoise: remembered apart for error rules on and off, which changes nothing but time. */
  FIRST_FLAGGED,
  ATOM = FIRST_FLAGGED,
  GENEXP,
  NAMED_EXPRESSION,
  ARGS,
  KWARGS,
  FOR_IF_CLAUSES,
  STAR_NAMED_EXPRESSION,
  COUNT,
}

/** One parse of one source. */
export class PegParser {
  mark = 0;
  /** How many tokens were looked at; the last of them is where a generic error is. */
  fill = 0;
  /** True in the second pass. */
  errorPass = false;
  /** The last compound statement that was read to its end (last_stmt_location); functions do not count. */
  lastCompound: StatementPlace = NO_STATEMENT;
  /** True in the second pass, except inside `expression_without_invalid`. */
  callInvalidRules = false;
  /** `from __future__ import barry_as_FLUFL` was read: the operator is `<>`, not `!=`. */
  barryAsFlufl = false;
  /** Whether comments that tell types are tokens. */
  typeComments = false;
  readonly warnings: SyntaxWarningInfo[] = [];
  private readonly tokens: readonly Token[];
  private depth = 0;

  constructor(
    readonly stream: TokenStream,
    readonly filename: string,
    /** Longer decimal literals are refused, as by `sys.int_max_str_digits`; 0: none is. */
    readonly maxDigits = 4300,
  ) {
    this.tokens = stream.tokens;
  }

  // ---- tokens ---------------------------------------------------------------------------------------------------

  /** The token at the mark. Reaching the place where the tokenizer failed raises its error. */
  peek(): Token {
    if (this.mark >= this.fill) this.fetch();
    return this.tokens[this.mark];
  }

  private fetch(): void {
    if (this.mark >= this.tokens.length) this.mark = this.tokens.length - 1;
    if (this.mark >= this.fill) this.fill = this.mark + 1;
    if (this.tokens[this.mark].type === T.ERRORTOKEN) this.raiseTokenizerError();
  }

  /** The type of the token `ahead` places after the mark. */
  typeAt(ahead: number): T {
    const mark = this.mark;
    for (let i = 1; i <= ahead; i++) {
      this.peek();
      this.mark = Math.min(mark + i, this.tokens.length - 1);
    }
    const { type } = this.peek();
    this.mark = mark;
    return type;
  }

  /** Whether the next token is of this type. */
  at(type: T): boolean {
    return this.peek().type === type;
  }

  /** Takes the next token if it is of this type. */
  expect(type: T): Token | null {
    const token = this.peek();
    if (token.type !== type) return null;
    this.mark++;
    return token;
  }

  /** [TYPE_COMMENT] */
  typeComment(): string | null {
    return this.expect(T.TYPE_COMMENT)?.text ?? null;
  }

  /** Takes the next token, or raises "expected ':'". Twin of `&&` in the grammar. */
  expectForced(type: T, expected: string): Token {
    const token = this.peek();
    if (token.type !== type) this.raiseAt(token, `expected '${expected}'`);
    this.mark++;
    return token;
  }

  /** Takes the next token if it is this soft keyword. */
  expectSoft(keyword: string): Token | null {
    const token = this.peek();
    if (token.type !== T.NAME || token.text !== keyword) return null;
    this.mark++;
    return token;
  }

  /** The token before the mark. */
  previous(): Token {
    return this.tokens[this.mark - 1];
  }

  /** The last token before the mark that has text: where a node ends. */
  last(): Token {
    let i = this.mark - 1;
    while (
      i > 0 &&
      (this.tokens[i].type === T.ENDMARKER || (this.tokens[i].type >= T.NEWLINE && this.tokens[i].type <= T.DEDENT))
    ) {
      i--;
    }
    return this.tokens[i];
  }

  /** The last token looked at. */
  lastFetched(): Token {
    return this.tokens[this.fill - 1];
  }

  // ---- passes, memo, depth --------------------------------------------------------------------------------------

  /** Starts the error pass at a token. */
  startErrorPass(mark: number): void {
    this.mark = mark;
    this.depth = 0;
    this.errorPass = true;
    this.callInvalidRules = true;
    for (const token of this.tokens) token.memo = null;
  }

  /** Runs a rule, or gives the result it had at this token before. */
  memo<R>(rule: Rule, body: (p: PegParser) => R | null): R | null {
    const token = this.peek();
    const key = rule >= Rule.FIRST_FLAGGED && this.callInvalidRules ? rule + Rule.COUNT : rule;
    const known = token.memo?.get(key);
    if (known !== undefined) {
      this.mark = known.mark;
      return known.node as R | null;
    }
    const node = body(this);
    token.memo ??= new Map();
    token.memo.set(key, { node, mark: this.mark });
    return node;
  }

  /** Runs an error rule within the first pass, with memos so that nested failures do not take exponential time. */
  withMemo(rule: (p: PegParser) => void): void {
    const { errorPass, depth } = this;
    this.errorPass = true;
    try {
      rule(this);
    } catch (error) {
      if (!(error instanceof ErrorPassTooDeep)) throw error;
      this.depth = depth;
    }
    this.errorPass = errorPass;
  }

  /** Runs a rule one level deeper; too deep is CPython's MemoryError, or the end of the search for a better error. */
  nest<R>(nesting: Nesting, rule: (p: PegParser) => R): R {
    const weight = this.errorPass ? ERROR_PASS_WEIGHT[nesting] : 1;
    this.depth += weight;
    if (this.depth > MAX_DEPTH) {
      if (this.errorPass) throw new ErrorPassTooDeep();
      throw new PythonNestingError('MemoryError', 'Parser stack overflowed - Python source too complex to parse');
    }
    const result = rule(this);
    this.depth -= weight;
    return result;
  }

  /** Goes back to a mark and fails. */
  fail(mark: number): null {
    this.mark = mark;
    return null;
  }

  /** Runs a rule and goes back, whatever it gives. */
  lookahead(rule: (p: PegParser) => unknown): boolean {
    const mark = this.mark;
    const result = rule(this);
    this.mark = mark;
    return result !== null && result !== false;
  }

  // ---- errors ---------------------------------------------------------------------------------------------------

  /** Raises at the last token looked at. Twin of RAISE_SYNTAX_ERROR. */
  raise(message: string, type: SyntaxErrorType = 'SyntaxError'): never {
    return this.raiseOnToken(this.lastFetched(), message, type);
  }

  /** Raises at the last token looked at, whatever may be wrong further on. */
  raiseFinal(message: string, type: SyntaxErrorType): never {
    throw new FinalSyntaxError(this.tokenInfo(this.lastFetched(), message, type));
  }

  /** Raises at the next token. Twin of RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN. */
  raiseOnNext(message: string): never {
    return this.raiseOnToken(this.peek(), message, 'SyntaxError');
  }

  private raiseOnToken(token: Token, message: string, type: SyntaxErrorType): never {
    throw new PythonSyntaxError(this.tokenInfo(token, message, type));
  }

  private tokenInfo(token: Token, message: string, type: SyntaxErrorType): SyntaxErrorInfo {
    const last = this.lastFetched();
    const column =
      token.col_offset === -1 ? last.cur - this.stream.lineStarts[last.end_lineno - 1] : token.col_offset + 1;
    const endColumn = token.end_col_offset === -1 ? -1 : token.end_col_offset + 1;
    return this.info(type, message, token.lineno, column, token.end_lineno, endColumn);
  }

  /** Raises over one node or token. Twin of RAISE_SYNTAX_ERROR_KNOWN_LOCATION. */
  raiseAt(place: Location, message: string): never {
    return this.raiseRange(place, place, message);
  }

  /** Raises from one node or token to another. Twin of RAISE_SYNTAX_ERROR_KNOWN_RANGE. */
  raiseRange(from: Location, to: Location, message: string): never {
    return this.raiseLocation('SyntaxError', message, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
  }

  /** Raises from a node or token to where the tokenizer stands. Twin of RAISE_SYNTAX_ERROR_STARTING_FROM. */
  raiseFrom(from: Location, message: string): never {
    const last = this.lastFetched();
    const column = last.cur - this.stream.lineStarts[last.end_lineno - 1];
    throw new PythonSyntaxError(
      this.info('SyntaxError', message, from.lineno, from.col_offset + 1, last.end_lineno, column),
    );
  }

  /** Raises at 0-based columns; an end column of -1 is unknown. Twin of RAISE_ERROR_KNOWN_LOCATION. */
  raiseLocation(
    type: SyntaxErrorType,
    message: string,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  ): never {
    throw new PythonSyntaxError(this.info(type, message, line, column + 1, endLine, endColumn + 1));
  }

  /** Raises "expected an indented block ...". */
  raiseIndentation(message: string): never {
    return this.raise(message, 'IndentationError');
  }

  /** Twin of raise_unclosed_parentheses_error. */
  unclosedBracket(): SyntaxErrorInfo {
    const open = this.stream.openBrackets[this.stream.openBrackets.length - 1];
    return this.info('SyntaxError', `'${open.char}' was never closed`, open.lineno, open.column + 1, open.lineno, 0);
  }

  private raiseTokenizerError(): never {
    throw new FinalSyntaxError(this.tokenizerErrorInfo());
  }

  /** Twin of _Pypegen_tokenizer_error. */
  private tokenizerErrorInfo(): SyntaxErrorInfo {
    const { stop } = this.stream;
    const last = this.lastFetched();
    if (stop === null) throw new RangeError('the tokenizer did not fail');
    const column = last.cur - this.stream.lineStarts[Math.max(0, last.end_lineno - 1)];
    switch (stop.kind) {
      case 'error':
        return stop.info;
      case 'eof':
        if (this.stream.openBrackets.length > 0) return this.unclosedBracket();
        return this.info('SyntaxError', 'unexpected EOF while parsing', last.lineno, column, last.lineno, -1);
      case 'dedent':
        return this.info(
          'IndentationError',
          'unindent does not match any outer indentation level',
          last.lineno,
          column,
          last.lineno,
          -1,
        );
      case 'tabspace':
        return this.info(
          'TabError',
          'inconsistent use of tabs and spaces in indentation',
          last.lineno,
          1,
          last.lineno,
          0,
        );
      case 'toodeep':
        return this.info('IndentationError', 'too many levels of indentation', last.lineno, 1, last.lineno, 0);
      case 'linecont':
        return this.info(
          'SyntaxError',
          'unexpected character after line continuation character',
          last.lineno,
          stop.column + 1,
          last.lineno,
          0,
        );
    }
  }

  /** A whole error from 1-based UTF-16 columns. Twin of _PyPegen_raise_error_known_location. */
  info(
    type: SyntaxErrorType,
    message: string,
    lineno: number,
    column: number,
    endLineno: number,
    endColumn: number,
  ): SyntaxErrorInfo {
    const text = this.errorLine(lineno);
    let endOffset = endColumn;
    if (endColumn > 0) {
      // CPython counts the characters of an end on another line in the line that it shows.
      endOffset =
        endLineno === lineno
          ? characterOffset(text, endColumn)
          : countStarted(text, utf8Length(this.lineUpTo(endLineno, endColumn - 1)) + 1);
    }
    return {
      type,
      message,
      filename: this.filename,
      lineno,
      offset: characterOffset(text, column),
      end_lineno: endLineno,
      end_offset: endOffset,
      text,
    };
  }

  /** The first columns of a line. */
  private lineUpTo(lineno: number, column: number): string {
    const start = this.stream.lineStarts[lineno - 1] ?? this.stream.source.length;
    return this.stream.source.slice(start, start + column);
  }

  /** The line CPython shows: with its newline if the tokenizer is still on it, without if it has gone on. */
  private errorLine(lineno: number): string {
    const { source, lineStarts } = this.stream;
    const reached = Math.max(1, this.lastFetched().end_lineno);
    const line = reached <= lineno ? reached : lineno;
    const start = lineStarts[line - 1] ?? source.length;
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    return source.slice(start, reached <= lineno && newline >= 0 ? end + 1 : end);
  }
}

/** A 1-based column in code points from one in UTF-16 units. */
function characterOffset(text: string, column: number): number {
  if (column <= 0) return Math.max(0, column);
  return column > text.length + 1 ? countCodePoints(text, text.length) + 1 : countCodePoints(text, column - 1) + 1;
}
