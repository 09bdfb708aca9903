/**
 * From source text to tokens. Twin of Parser/lexer/lexer.c (3.14) over a whole string, line by line.
 *
 * The tokens, their places, the errors and even the state the tokenizer is in when it stops are CPython's, because
 * CPython's syntax errors depend on all of them. Numbers are in number-lexer.ts, f-strings in fstring-lexer.ts.
 */
import type { TypeIgnore } from './ast';
import {
  countCodePoints,
  isDigit,
  isPotentialIdentifierChar,
  isPotentialIdentifierStart,
  isPrintable,
  normalizeSource,
  scanIdentifier,
  utf8Length,
} from './characters';
import type { SyntaxErrorInfo, SyntaxWarningInfo } from './errors';
import { lexStringMiddle, replacementFieldText, startFormattedString, startReplacementField } from './fstring-lexer';
import type { StringMode } from './fstring-lexer';
import { lexNumber } from './number-lexer';
import { checkPrefix, lexString } from './string-lexer';
import { KEYWORDS, OPERATORS, T, Token } from './token';
import type { OpenBracket, TokenizerStop } from './tokenizer-error';

/** Columns of a tab stop, and of the alternate reading of tabs that finds inconsistent use. */
const TAB_SIZE = 8;
const MAX_INDENT = 100;
const MAX_LEVEL = 200;
const EOF = -1;

const NEWLINE_CHAR = 10;
const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const BACKSLASH = 92;

/** Thrown inside the tokenizer to unwind to `tokenize`; never leaves it. */
export class StopTokenizing extends Error {
  constructor(readonly stop: TokenizerStop) {
    super(stop.kind);
  }
}

/** All tokens of a source, and what the parser has to know to report errors as CPython does. */
export interface TokenStream {
  /** Ends in ENDMARKER, or in an ERRORTOKEN if `stop` is set. */
  readonly tokens: Token[];
  /** The source the tokens' offsets refer to: newlines normalised, one added at the end of a file. */
  readonly source: string;
  /** Offset of the start of each line. */
  readonly lineStarts: number[];
  readonly stop: TokenizerStop | null;
  /** The brackets that were open where the tokenizer stopped. */
  readonly openBrackets: readonly OpenBracket[];
  /** Whether the tokenizer stopped inside an f-string or t-string. */
  readonly stoppedInString: boolean;
  readonly warnings: readonly TokenWarning[];
  /** The comments `# type: ignore`, where comments are read. */
  readonly typeIgnores: readonly TypeIgnore[];
}

/** A warning of the tokenizer, and the number of the token at which it comes. */
export interface TokenWarning extends SyntaxWarningInfo {
  readonly token: number;
}

/** A comment that tells a type, and one that tells to ignore it. */
const TYPE_COMMENT = /^#[ \t]*type:[ \t]*/;
const TYPE_IGNORE = /^ignore(?![A-Za-z0-9]|[^\x00-\x7f])/;

/** The state of the lexer; its methods are shared by the files that lex numbers and f-strings. */
export class Tokenizer {
  pos = 0;
  lineno = 0;
  lineStart = 0;
  /** Where the error column of a stray backslash counts from: the line in which the current token began. */
  private bufferStart = 0;
  private atLineStart = true;
  /** Indents (positive) or dedents (negative) that are still to be given out. */
  private pending = 0;
  private readonly indents: number[] = [0];
  private readonly alternateIndents: number[] = [0];
  readonly brackets: OpenBracket[] = [];
  readonly modes: StringMode[] = [];
  readonly warnings: TokenWarning[] = [];
  readonly tokens: Token[] = [];
  readonly typeIgnores: TypeIgnore[] = [];
  /** Offset, line and line start of the token being read. */
  start = 0;
  firstLineno = 0;

  constructor(
    readonly source: string,
    readonly filename: string,
    /** As the module tokenize reads (`tok_extra_tokens`): brackets, numbers and names may be wrong. */
    readonly isLenient = false,
    /** Whether comments that tell types are tokens (PyCF_TYPE_COMMENTS). */
    private readonly typeComments = false,
  ) {
    if (source.length > 0) this.lineno = 1;
  }

  /** Moves to the line after the newline just read, if there is one. */
  newLine(): void {
    if (this.pos < this.source.length) {
      this.lineno++;
      this.lineStart = this.pos;
    }
  }

  /** The current line without its newline. */
  lineText(): string {
    const end = this.source.indexOf('\n', this.lineStart);
    return this.source.slice(this.lineStart, end < 0 ? this.source.length : end);
  }

  /** Stops with an error whose column is the last character read. Twin of _PyTokenizer_syntaxerror. */
  error(message: string, atEnd = false): never {
    const column = countCodePoints(this.source.slice(this.lineStart, this.pos), this.pos - this.lineStart);
    return this.errorRange(message, column, column, atEnd);
  }

  /** Stops with an error between two places. Twin of _PyTokenizer_syntaxerror_known_range, whose columns are bytes. */
  errorBetween(message: string, start: number, end: number): never {
    const column = (place: number): number => utf8Length(this.source.slice(this.lineStart, place));
    this.errorRange(message, column(start) + 1, column(end));
  }

  /** Stops with an error at given 1-based columns. */
  private errorRange(message: string, offset: number, endOffset: number, atEnd = false): never {
    throw new StopTokenizing({
      kind: 'error',
      atEnd,
      info: {
        type: 'SyntaxError',
        message,
        filename: this.filename,
        lineno: this.lineno,
        offset,
        end_lineno: this.lineno,
        end_offset: endOffset,
        text: this.lineText(),
      },
    });
  }

  /** Records a warning for the current line. */
  warn(message: string): void {
    const { filename, lineno } = this;
    const column = countCodePoints(this.source.slice(this.lineStart, this.pos), this.pos - this.lineStart);
    const error: SyntaxErrorInfo = {
      type: 'SyntaxError',
      message: message.replace(' Such sequences will not work in the future.', ''),
      filename,
      lineno,
      offset: column,
      end_lineno: lineno,
      end_offset: column,
      text: this.lineText(),
    };
    this.warnings.push({ category: 'SyntaxWarning', message, filename, lineno, error, token: this.tokens.length });
  }

  /** The prefix of messages about the string being read: f-string or t-string. */
  stringKind(): string {
    return this.modes.length > 0 && this.modes[this.modes.length - 1].isTemplate ? 't-string' : 'f-string';
  }

  /** Makes the token that reaches from `start` to the current place. */
  make(type: T, text = ''): Token {
    return this.makeTo(type, text, this.pos);
  }

  /** Makes the token that reaches from `start` on its line to `end` on the current line. */
  makeTo(type: T, text: string, end: number, multiLineStart = this.lineStart): Token {
    const token = new Token(
      type,
      text,
      this.firstLineno,
      this.start - multiLineStart,
      this.lineno,
      end - this.lineStart,
      this.brackets.length,
      this.pos,
    );
    this.tokens.push(token);
    return token;
  }

  /** Makes a token that has no text (INDENT, DEDENT, ENDMARKER, the NEWLINE implied at the end). */
  private makeEmpty(type: T): Token {
    const token = new Token(type, '', this.lineno, -1, this.lineno, -1, this.brackets.length, this.pos);
    this.tokens.push(token);
    return token;
  }

  /** Reads the next token; returns it so that the caller can see the end. */
  next(): Token {
    const mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : null;
    if (mode !== null && !mode.inExpression) {
      const token = lexStringMiddle(this, mode);
      if (token !== null) return token;
    }
    return this.nextNormal();
  }

  /** At the end of a single statement: the newline, and the dedents with one more newline, that CPython adds. */
  finishSingleInput(): void {
    this.tokens.pop();
    this.makeEmpty(T.NEWLINE);
    if (this.indents.length > 1) {
      for (let i = this.indents.length; i > 1; i--) this.makeEmpty(T.DEDENT);
      this.makeEmpty(T.NEWLINE);
    }
    this.makeEmpty(T.ENDMARKER);
  }

  private nextNormal(): Token {
    const { source } = this;
    const mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : null;
    for (;;) {
      let blankLine = false;
      if (this.atLineStart) {
        this.atLineStart = false;
        blankLine = this.readIndentation();
      }
      if (this.pending !== 0) {
        if (this.pending < 0) {
          this.pending++;
          return this.makeEmpty(T.DEDENT);
        }
        this.pending--;
        return this.makeEmpty(T.INDENT);
      }
      let c = this.skipBlanksAndContinuations();
      this.start = this.pos;
      this.firstLineno = this.lineno;
      if (c === 35) {
        const end = source.indexOf('\n', this.pos);
        const comment = this.pos;
        this.pos = end < 0 ? source.length : end;
        c = end < 0 ? EOF : NEWLINE_CHAR;
        if (this.typeComments) {
          const token = this.typeComment(comment, blankLine);
          if (token !== null) return token;
        }
      }
      if (c === EOF) {
        if (this.brackets.length > 0) throw new StopTokenizing({ kind: 'eof' });
        return this.makeEmpty(T.ENDMARKER);
      }
      if (isPotentialIdentifierStart(c)) return this.nameOrPrefixedString();
      if (c === NEWLINE_CHAR) {
        this.atLineStart = true;
        if (blankLine || this.brackets.length > 0) {
          this.pos++;
          this.newLine();
          this.bufferStart = this.lineStart;
          continue;
        }
        this.pos++;
        const token = this.makeTo(T.NEWLINE, '', this.pos);
        this.newLineAfterToken = true;
        return token;
      }
      if (isDigit(c) || (c === 46 && isDigit(source.charCodeAt(this.pos + 1)))) return lexNumber(this);
      if (c === QUOTE || c === DOUBLE_QUOTE) return lexString(this, c);
      return this.operator(c, mode);
    }
  }

  /** The token of a comment that tells a type; one that tells to ignore it is no token but written down. */
  private typeComment(start: number, blankLine: boolean): Token | null {
    const comment = this.source.slice(start, this.pos);
    const prefix = TYPE_COMMENT.exec(comment);
    if (prefix === null) return null;
    const text = comment.slice(prefix[0].length);
    const ignore = TYPE_IGNORE.exec(text);
    if (ignore !== null) {
      // Alone on a line it takes the line's end with it.
      const tag = text.slice(ignore[0].length) + (blankLine ? this.source.slice(this.pos, this.pos + 1) : '');
      this.typeIgnores.push({ kind: 'TypeIgnore', lineno: this.lineno, tag });
      return null;
    }
    this.start = start + prefix[0].length;
    return this.make(T.TYPE_COMMENT, text);
  }

  /** Set after NEWLINE: the line counter moves on only when the next token is asked for. */
  private newLineAfterToken = false;

  /** Reads the white space at the start of a line and finds indents and dedents. True for a blank or comment line. */
  private readIndentation(): boolean {
    if (this.newLineAfterToken) {
      this.newLineAfterToken = false;
      this.newLine();
      this.bufferStart = this.lineStart;
    }
    const { source } = this;
    let column = 0;
    let alternate = 0;
    let continuedColumn = 0;
    let c: number;
    for (;;) {
      c = this.pos < source.length ? source.charCodeAt(this.pos) : EOF;
      if (c === 32) {
        column++;
        alternate++;
      } else if (c === 9) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        alternate++;
      } else if (c === 12) {
        column = alternate = 0;
      } else if (c === BACKSLASH) {
        // The first backslash decides the indentation of what follows on the next lines.
        continuedColumn = continuedColumn === 0 ? column : continuedColumn;
        this.continueLine();
        continue;
      } else break;
      this.pos++;
    }
    if (c === 35 || c === NEWLINE_CHAR) return true;
    if (this.brackets.length > 0) return false;
    if (continuedColumn !== 0) column = alternate = continuedColumn;
    this.indentTo(column, alternate);
    return false;
  }

  private indentTo(column: number, alternate: number): void {
    const { indents, alternateIndents } = this;
    const current = indents[indents.length - 1];
    if (column === current) {
      if (alternate !== alternateIndents[indents.length - 1]) this.stopAtLineEnd({ kind: 'tabspace' });
    } else if (column > current) {
      if (indents.length >= MAX_INDENT) this.stopAtLineEnd({ kind: 'toodeep' });
      if (alternate <= alternateIndents[indents.length - 1]) this.stopAtLineEnd({ kind: 'tabspace' });
      this.pending++;
      indents.push(column);
      alternateIndents.push(alternate);
    } else {
      while (indents.length > 1 && column < indents[indents.length - 1]) {
        this.pending--;
        indents.pop();
        alternateIndents.pop();
      }
      if (column !== indents[indents.length - 1]) this.stopAtLineEnd({ kind: 'dedent' });
      if (alternate !== alternateIndents[indents.length - 1]) this.stopAtLineEnd({ kind: 'tabspace' });
    }
  }

  private stopAtLineEnd(stop: TokenizerStop): never {
    const end = this.source.indexOf('\n', this.lineStart);
    this.pos = end < 0 ? this.source.length : end + 1;
    throw new StopTokenizing(stop);
  }

  /** Reads a backslash and the newline that must follow it. Twin of tok_continuation_line. */
  private continueLine(): void {
    this.pos++;
    const c = this.pos < this.source.length ? this.source.charCodeAt(this.pos) : EOF;
    if (c !== NEWLINE_CHAR) {
      if (c !== EOF) this.pos++;
      throw new StopTokenizing({ kind: 'linecont', column: this.pos - this.bufferStart - 1 });
    }
    this.pos++;
    if (this.pos >= this.source.length) throw new StopTokenizing({ kind: 'eof' });
    this.newLine();
  }

  private skipBlanksAndContinuations(): number {
    const { source } = this;
    for (;;) {
      const c = this.pos < source.length ? source.charCodeAt(this.pos) : EOF;
      if (c === 32 || c === 9 || c === 12) this.pos++;
      else if (c === BACKSLASH) {
        this.start = this.pos;
        this.continueLine();
      } else return c;
    }
  }

  private nameOrPrefixedString(): Token {
    const { source } = this;
    let prefix = '';
    let c = source.charCodeAt(this.pos);
    for (;;) {
      const lower = c | 32;
      const letter =
        lower === 98 ? 'b' : lower === 117 ? 'u' : lower === 114 ? 'r' : lower === 102 ? 'f' : lower === 116 ? 't' : '';
      if (letter === '' || c < 65 || prefix.includes(letter)) break;
      prefix += letter;
      this.pos++;
      c = this.pos < source.length ? source.charCodeAt(this.pos) : EOF;
      if (c === QUOTE || c === DOUBLE_QUOTE) {
        checkPrefix(this, prefix);
        return prefix.includes('f') || prefix.includes('t')
          ? startFormattedString(this, c, prefix)
          : lexString(this, c);
      }
    }
    let ascii = true;
    while (isPotentialIdentifierChar(c)) {
      if (c >= 128) ascii = false;
      this.pos++;
      c = this.pos < source.length ? source.charCodeAt(this.pos) : EOF;
    }
    let text = source.slice(this.start, this.pos);
    if (ascii) return this.make(KEYWORDS.get(text) ?? T.NAME, text);
    this.verifyIdentifier(text);
    text = text.normalize('NFKC');
    return this.make(T.NAME, text);
  }

  private verifyIdentifier(text: string): void {
    const bad = scanIdentifier(text);
    if (bad >= text.length || this.isLenient) return;
    const codePoint = text.codePointAt(bad) ?? 0;
    const char = String.fromCodePoint(codePoint);
    this.pos = this.start + bad + char.length;
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    if (isPrintable(codePoint)) this.error(`invalid character '${char}' (${name})`);
    this.error(`invalid non-printable character ${name}`);
  }

  private operator(c: number, mode: StringMode | null): Token {
    const { source } = this;
    const char = String.fromCharCode(c);
    let metadata: string | null = null;
    if (mode !== null && mode.expressionDepth >= 0 && (c === 58 || c === 125 || c === 33 || c === 123)) {
      const depth = mode.curlyDepth - (c !== 123 ? 1 : 0);
      if (depth === 0 || (depth === 1 && (mode.debug || mode.inFormatSpec))) {
        if (c === 123) startReplacementField(mode, this.pos + 1);
        else metadata = replacementFieldText(this, mode, char);
      }
      if (c === 58 && depth === mode.expressionDepth) {
        mode.inExpression = false;
        mode.inFormatSpec = true;
        this.pos++;
        const token = this.make(T.COLON);
        token.metadata = metadata;
        return token;
      }
    }
    const three = OPERATORS.get(source.slice(this.pos, this.pos + 3));
    const two = OPERATORS.get(source.slice(this.pos, this.pos + 2));
    if (two !== undefined && source.length > this.pos + 1) {
      this.pos += 2;
      const long = three !== undefined && three !== two;
      if (long) this.pos++;
      const type = long ? three : two;
      const token = this.make(type, type === T.NOTEQUAL ? source.slice(this.pos - 2, this.pos) : '');
      token.metadata = metadata;
      return token;
    }
    if (three === T.ELLIPSIS) {
      this.pos += 3;
      return this.make(T.ELLIPSIS);
    }
    this.pos++;
    if (c === 40 || c === 91 || c === 123) this.openBracket(char, mode);
    else if (c === 41 || c === 93 || c === 125) this.closeBracket(char, mode);
    if (!isPrintable(c)) {
      this.error(`invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, '0')}`);
    }
    if (c === 61 && mode !== null && mode.curlyDepth - mode.expressionDepth === 1) mode.debug = true;
    const token = this.make(OPERATORS.get(char) ?? T.OP);
    token.metadata = metadata;
    return token;
  }

  private openBracket(char: string, mode: StringMode | null): void {
    if (this.brackets.length >= MAX_LEVEL) this.error('too many nested parentheses');
    this.brackets.push({ char, lineno: this.lineno, column: this.start - this.lineStart });
    if (mode !== null) mode.curlyDepth++;
  }

  private closeBracket(char: string, mode: StringMode | null): void {
    if (mode !== null && mode.curlyDepth === 0 && char === '}') {
      this.error(`${this.stringKind()}: single '}' is not allowed`);
    }
    const open = this.brackets.pop();
    if (this.isLenient && mode === null) return;
    if (open === undefined) return this.error(`unmatched '${char}'`);
    if (open.char + char !== '()' && open.char + char !== '[]' && open.char + char !== '{}') {
      if (mode !== null && open.char === '{' && mode.curlyDepth - 1 === mode.expressionDepth) {
        this.error(`${this.stringKind()}: unmatched '${char}'`);
      }
      const where = open.lineno !== this.lineno ? ` on line ${open.lineno}` : '';
      this.error(`closing parenthesis '${char}' does not match opening parenthesis '${open.char}'${where}`);
    }
    if (mode === null) return;
    mode.curlyDepth--;
    if (mode.curlyDepth < 0) this.error(`${this.stringKind()}: unmatched '${char}'`);
    if (char === '}' && mode.curlyDepth === mode.expressionDepth) {
      mode.expressionDepth--;
      mode.inExpression = false;
      mode.inFormatSpec = false;
      mode.debug = false;
    }
  }

  /** Adds the ERRORTOKEN that stands for the place where reading failed. */
  fail(): void {
    this.makeEmpty(T.ERRORTOKEN);
  }
}

/** The tokens of a whole source. Never throws: an error is the stream's `stop`. */
export function tokenize(
  source: string,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  isLenient = false,
  typeComments = false,
): TokenStream {
  const text = normalizeSource(source, mode === 'exec', isLenient);
  const tokenizer = new Tokenizer(text, filename, isLenient, typeComments);
  let stop: TokenizerStop | null = null;
  try {
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      tokenizer.lineno = text.slice(0, nul).split('\n').length;
      tokenizer.lineStart = text.lastIndexOf('\n', nul) + 1;
      tokenizer.pos = tokenizer.lineStart;
      tokenizer.error('source code cannot contain null bytes');
    }
    while (tokenizer.next().type !== T.ENDMARKER);
    if (mode === 'single' && tokenizer.tokens.length > 1) tokenizer.finishSingleInput();
  } catch (error) {
    if (!(error instanceof StopTokenizing)) throw error;
    stop = error.stop;
    tokenizer.fail();
  }
  const lineStarts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1);
  return {
    tokens: tokenizer.tokens,
    source: text,
    lineStarts,
    stop,
    openBrackets: tokenizer.brackets,
    stoppedInString: tokenizer.modes.length > 0,
    warnings: tokenizer.warnings,
    typeIgnores: tokenizer.typeIgnores,
  };
}
