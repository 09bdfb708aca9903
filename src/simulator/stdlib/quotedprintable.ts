/** Quoted-printable text: binascii.b2a_qp and a2b_qp. The characters of texts here are bytes. */

const LONGEST_LINE = 76;

export interface QuotingOptions {
  /** Tabs and spaces are quoted wherever they stand. */
  readonly tabs: boolean;
  /** Ends of lines stay what they are. */
  readonly isText: boolean;
  /** Spaces become underscores, as in headers of mails. */
  readonly header: boolean;
}

const hex = (char: string): string => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** Whether a character can't stand for itself. `start`: it would be the first of its line. */
function needsQuoting(text: string, i: number, start: boolean, { tabs, isText, header }: QuotingOptions): boolean {
  const char = text[i];
  const next = text[i + 1];
  switch (char) {
    case '=':
      return true;
    case '_':
      return header;
    case '.':
      // Alone on its line it would end a mail.
      return start && (next === undefined || next === '\n' || next === '\r' || next === '\0');
    case '\r':
    case '\n':
      return !isText;
    case '\t':
    case ' ':
      return tabs || next === undefined;
    default:
      return char < ' ' || char > '~';
  }
}

/** The text quoted, in lines of no more than 76 characters. */
export function quotePrintable(text: string, options: QuotingOptions): string {
  const newline = text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
  let out = '';
  let length = 0;
  const softBreak = (): void => {
    out += `=${newline}`;
    length = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (needsQuoting(text, i, length === 0, options)) {
      if (length + 3 >= LONGEST_LINE) softBreak();
      out += hex(char);
      length += 3;
    } else if (options.isText && (char === '\n' || (char === '\r' && text[i + 1] === '\n'))) {
      const last = out.slice(-1);
      // White space at the end of a line could get lost.
      if (last === ' ' || last === '\t') out = out.slice(0, -1) + hex(last);
      out += newline;
      length = 0;
      if (char === '\r') i++;
    } else {
      if (i + 1 < text.length && text[i + 1] !== '\n' && length + 1 >= LONGEST_LINE) softBreak();
      out += options.header && char === ' ' ? '_' : char;
      length++;
    }
  }
  return out;
}

/** What was quoted. */
export function unquotePrintable(text: string, header: boolean): string {
  return text.replace(/=(?:\r[^\n]*\n?|\n|=|[0-9A-Fa-f]{2}|$)|_/g, (quoted) => {
    if (quoted === '_') return header ? ' ' : '_';
    if (quoted === '==') return '=';
    return quoted.length === 3 && !/[\r\n]/.test(quoted) ? String.fromCharCode(parseInt(quoted.slice(1), 16)) : '';
  });
}
