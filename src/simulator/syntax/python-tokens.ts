/**
 * The tokens of a source as the module tokenize gives them: with comments, line breaks that end nothing, and the text of
 * every token. Twin of Python/Python-tokenize.c with `extra_tokens`. The lexer passes over comments and blank lines, so they
 * are found again in the gaps between its tokens.
 */
import { countCodePoints } from './characters';
import type { SyntaxErrorInfo } from './errors';
import { T, type Token } from './token';
import { tokenize, type TokenStream } from './tokenizer';

/** The kinds of tokens that tokenize tells apart, with names from token.py. */
export type TokenKind =
  | 'ENDMARKER'
  | 'NAME'
  | 'NUMBER'
  | 'STRING'
  | 'NEWLINE'
  | 'INDENT'
  | 'DEDENT'
  | 'OP'
  | 'FSTRING_START'
  | 'FSTRING_MIDDLE'
  | 'FSTRING_END'
  | 'TSTRING_START'
  | 'TSTRING_MIDDLE'
  | 'TSTRING_END'
  | 'COMMENT'
  | 'NL';

/** One token: kind, text, place (1-based lines, columns in characters) and the line or lines it stands on. */
export interface PythonToken {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: readonly [line: number, column: number];
  readonly end: readonly [line: number, column: number];
  readonly line: string;
}

const KINDS: ReadonlyMap<T, TokenKind> = new Map<T, TokenKind>([
  [T.NAME, 'NAME'],
  [T.NUMBER, 'NUMBER'],
  [T.STRING, 'STRING'],
  [T.FSTRING_START, 'FSTRING_START'],
  [T.FSTRING_MIDDLE, 'FSTRING_MIDDLE'],
  [T.FSTRING_END, 'FSTRING_END'],
  [T.TSTRING_START, 'TSTRING_START'],
  [T.TSTRING_MIDDLE, 'TSTRING_MIDDLE'],
  [T.TSTRING_END, 'TSTRING_END'],
]);

/** Every token up to the end or the first error. */
export function pythonTokens(
  text: string,
  filename: string,
  isLenient: boolean,
): { tokens: PythonToken[]; error: SyntaxErrorInfo | null } {
  const reader = new GapReader(tokenize(text, filename, 'exec', isLenient), text);
  return { tokens: reader.read(), error: reader.error(filename) };
}

class GapReader {
  private readonly found: PythonToken[] = [];
  /** Where the last token ended: an offset into the source. */
  private at = 0;
  /** The source ended without a newline, which the lexer has added. */
  private readonly implicitNewline: boolean;
  private readonly crlf: boolean;

  constructor(
    private readonly stream: TokenStream,
    text: string,
  ) {
    this.implicitNewline = text !== '' && !/[\r\n]$/.test(text);
    this.crlf = text.includes('\r\n');
  }

  read(): PythonToken[] {
    const { tokens, stop, source } = this.stream;
    for (const token of tokens) {
      if (token.type === T.ERRORTOKEN) break;
      this.take(token);
    }
    if (stop?.kind === 'eof') this.gap(source.length);
    return this.found;
  }

  /** What stopped the lexer, as `TokenizerIter` raises it. */
  error(filename: string): SyntaxErrorInfo | null {
    const { stop, tokens } = this.stream;
    if (stop === null) return null;
    if (stop.kind === 'error') return stop.info;
    const { lineno } = tokens[tokens.length - 1];
    const text = this.lines(lineno, lineno).replace(/\r?\n$/, '');
    // The column is that of the whole line's end.
    const place = { filename, lineno, offset: [...text].length + 1, end_lineno: 0, end_offset: 0, text };
    switch (stop.kind) {
      case 'eof': {
        const last = this.stream.lineStarts.length - (this.implicitNewline ? 1 : 0);
        const message = 'unexpected EOF in multi-line statement';
        return { ...place, type: 'SyntaxError', message, lineno: last, offset: 0, text: '' };
      }
      case 'dedent':
        return { ...place, type: 'IndentationError', message: 'unindent does not match any outer indentation level' };
      case 'tabspace':
        return { ...place, type: 'TabError', message: 'inconsistent use of tabs and spaces in indentation' };
      case 'toodeep':
        return { ...place, type: 'IndentationError', message: 'too many levels of indentation' };
      case 'linecont':
        return { ...place, type: 'SyntaxError', message: 'unexpected character after line continuation character' };
    }
  }

  private take(token: Token): void {
    const { source, lineStarts } = this.stream;
    switch (token.type) {
      case T.INDENT: {
        const from = lineStarts[token.lineno - 1];
        this.gap(from);
        this.add('INDENT', from, token.cur);
        return;
      }
      case T.DEDENT: {
        // The ones at the end of the source stand on the line after it, as ENDMARKER does.
        this.gap(token.cur);
        if (token.cur >= source.length) this.addAtEnd('DEDENT');
        else this.add('DEDENT', token.cur, token.cur);
        return;
      }
      case T.ENDMARKER:
        this.gap(source.length);
        this.addAtEnd('ENDMARKER');
        return;
      case T.NEWLINE:
        this.gap(token.cur - 1);
        this.lineBreak('NEWLINE');
        return;
      default: {
        const from = lineStarts[token.lineno - 1] + token.col_offset;
        this.gap(from);
        const to = lineStarts[token.end_lineno - 1] + token.end_col_offset;
        const kind = KINDS.get(token.type) ?? (/^\w/.test(source.slice(from, to)) ? 'NAME' : 'OP');
        // Of a doubled brace the second is in no token.
        const isMiddle = kind === 'FSTRING_MIDDLE' || kind === 'TSTRING_MIDDLE';
        this.add(kind, from, isMiddle ? from + token.text.length : to);
        this.at = to;
      }
    }
  }

  /** Comments and line breaks up to an offset. */
  private gap(to: number): void {
    const { source } = this.stream;
    while (this.at < to) {
      const c = source[this.at];
      if (c === '#') {
        const end = source.indexOf('\n', this.at);
        this.add('COMMENT', this.at, end < 0 ? source.length : end);
      } else if (c === '\n') this.lineBreak('NL');
      else this.at += c === '\\' ? 2 : 1;
    }
  }

  /** The newline at the current place; one that the lexer has added has no text. */
  private lineBreak(kind: 'NEWLINE' | 'NL'): void {
    const { source } = this.stream;
    const added = this.implicitNewline && this.at === source.length - 1;
    this.add(kind, this.at, this.at + 1);
    const token = this.found.pop() as PythonToken;
    const [line, column] = token.start;
    const text = added ? '' : this.crlf ? '\r\n' : '\n';
    this.found.push({ ...token, text, end: [line, column + Math.max(1, text.length)] });
  }

  private add(kind: TokenKind, from: number, to: number): void {
    const text = this.stream.source.slice(from, to);
    const line = this.lineOf(from);
    // A newline belongs to the line that it ends.
    const endLine = kind === 'NEWLINE' || kind === 'NL' ? line : this.lineOf(to);
    this.found.push({
      kind,
      text,
      start: [line, this.column(from)],
      end: [endLine, this.column(to)],
      line: this.lines(line, endLine),
    });
    this.at = to;
  }

  private addAtEnd(kind: TokenKind): void {
    const { source, lineStarts } = this.stream;
    const line = source === '' ? 1 : lineStarts.length;
    this.found.push({ kind, text: '', start: [line, 0], end: [line, 0], line: '' });
  }

  /** The number of the line that an offset is on. */
  private lineOf(offset: number): number {
    const { lineStarts } = this.stream;
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lineStarts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private column(offset: number): number {
    const start = this.stream.lineStarts[this.lineOf(offset) - 1];
    return countCodePoints(this.stream.source.slice(start, offset), offset - start);
  }

  /** The text of some lines, without a newline that the lexer has added. */
  private lines(first: number, last: number): string {
    const { source, lineStarts } = this.stream;
    const text = source.slice(lineStarts[first - 1], lineStarts[last] ?? source.length);
    const added = this.implicitNewline && (lineStarts[last] ?? source.length) >= source.length;
    const given = added && text.endsWith('\n') ? text.slice(0, -1) : text;
    return this.crlf ? given.replaceAll('\n', '\r\n') : given;
  }
}
