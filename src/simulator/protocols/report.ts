/**
 * What the interpreter prints for an uncaught exception. Twin of `TracebackException` of Lib/traceback.py, which
 * CPython's interpreter uses for it.
 */
import type { ExceptionReport } from '../../model';
import { NONE, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { groupMembers, isGroup } from '../objects/exceptiongroup';
import { SyntaxErrorWord } from '../objects/exceptionsyntax';
import { causeOf, contextOf, exceptionWord, suppressesContext, tracebackOf } from '../objects/exceptionwords';
import type { Runtime } from '../objects/runtime';
import { tracebackEntries } from '../objects/traceback';
import { moduleText } from '../objects/type';
import type { TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { withKeywordSuggestion, type StatementPlace, type SyntaxErrorInfo } from '../syntax';
import { suggestionText } from './suggestions';
import { formatStack, indentLines, summarizeTraceback, type FrameSummary, type SourceLines } from './traceback';

export type { SourceLines } from './traceback';

const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;
const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** An exception as it is shown (TracebackException). */
interface Shown {
  readonly exception: Handle;
  readonly frames: readonly FrameSummary[];
  readonly type: string;
  readonly message: string;
  /** The lines with the type, the message and the notes. */
  readonly final: readonly string[];
  cause: Shown | null;
  context: Shown | null;
  members: Shown[] | null;
}

/** Everything about an uncaught exception: the text CPython writes to stderr, and its parts. */
export function reportException(rt: Runtime, exception: Handle, source: SourceLines): ExceptionReport {
  const mark = rt.heap.poolMark;
  const shown = showAll(rt, exception, source);
  const printer = new Printer(source);
  printer.print(shown);
  rt.heap.drain(mark);
  return {
    type: shown.type,
    message: shown.message,
    traceback: printer.text,
    entries: shown.frames.map(({ file, line, name }) => ({ file, line, name })),
  };
}

/**
 * What is written of an exception that reaches nobody: plainer than other tracebacks, without carets, chain, members
 * and notes. Twin of write_unraisable_exc_file of Python/errors.c.
 */
export function unraisableText(rt: Runtime, message: string, exception: Handle, source: SourceLines): string {
  const frames = summarizeTraceback(rt, tracebackOf(rt, exception));
  const plain = frames.map((frame) => ({ ...frame, endLine: frame.line, column: -1, endColumn: -1 }));
  const stack = plain.length === 0 ? [] : ['Traceback (most recent call last):\n', ...formatStack(plain, source)];
  const name = qualifiedName(rt, rt.typeOf(exception));
  return `${message}\n${stack.join('')}${name}: ${safeText(rt, exception, 'exception')}\n`;
}

/** The lines that `traceback.format_exception_only` gives. */
export function exceptionOnly(rt: Runtime, exception: Handle, source: SourceLines): string {
  return show(rt, exception, source).final.join('');
}

/** The exception with its causes, contexts and members; each exception is shown once. */
function showAll(rt: Runtime, exception: Handle, source: SourceLines): Shown {
  const seen = new Set<Handle>([exception]);
  const top = show(rt, exception, source);
  const add = (h: Handle): Shown => {
    seen.add(h);
    return show(rt, h, source);
  };
  const queue = [top];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const cause = causeOf(rt, next.exception);
    const context = contextOf(rt, next.exception);
    if (cause !== NULL && !seen.has(cause)) next.cause = add(cause);
    const needed = next.cause === null && !suppressesContext(rt, next.exception);
    if (context !== NULL && needed && !seen.has(context)) next.context = add(context);
    if (isGroup(rt, next.exception)) next.members = groupMembers(rt, next.exception).map(add);
    if (next.cause !== null) queue.push(next.cause);
    if (next.context !== null) queue.push(next.context);
    if (next.members !== null) queue.push(...next.members);
  }
  return top;
}

/** `str(h)` that cannot fail (_safe_string). */
function safeText(rt: Runtime, h: Handle, what: string, text: 'str' | 'repr' = 'str'): string {
  try {
    return text === 'str' ? rt.str(h) : rt.repr(h);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    rt.heap.autorelease(error.exception);
    return `<${what} ${text}() failed>`;
  }
}

function show(rt: Runtime, exception: Handle, source: SourceLines): Shown {
  const type = rt.typeOf(exception);
  const traceback = tracebackOf(rt, exception);
  const entries = tracebackEntries(rt, traceback);
  const innermost = entries.length === 0 ? NULL : entries[entries.length - 1].frame;
  const name = qualifiedName(rt, type);
  let message = safeText(rt, exception, 'exception');
  const final: string[] = [];
  const noted = notes(rt, exception);
  if (type.isSubtypeOf(rt.exceptionType('SyntaxError'))) {
    final.push(...syntaxErrorLines(rt, exception, name, source));
  } else {
    message += suggestionText(rt, exception, innermost);
    final.push(message === '' ? `${name}\n` : `${name}: ${message}\n`);
  }
  final.push(...noted);
  const frames = lastFrames(rt, summarizeTraceback(rt, traceback));
  return { exception, frames, type: name, message, final, cause: null, context: null, members: null };
}

/** The frames that `sys.tracebacklimit` leaves; a limit above their number leaves what the slice in Lib/traceback.py does. */
function lastFrames(rt: Runtime, frames: readonly FrameSummary[]): readonly FrameSummary[] {
  const limit = rt.findAttr(rt.importModule('sys'), 'tracebacklimit');
  if (limit === NULL || !rt.isInt(limit)) return frames;
  return frames.slice(frames.length - Math.max(0, Number(rt.index(limit))));
}

function qualifiedName(rt: Runtime, type: TypeObject): string {
  const module = moduleText(rt, type);
  if (module === '__main__' || module === 'builtins') return type.qualname;
  return `${module ?? '<unknown>'}.${type.qualname}`;
}

/** The lines of `__notes__`. */
function notes(rt: Runtime, exception: Handle): string[] {
  let found: Handle;
  try {
    found = rt.findAttr(exception, '__notes__');
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    rt.heap.autorelease(error.exception);
    return [`Ignored error getting __notes__: ${safeText(rt, error.exception, '__notes__', 'repr')}\n`];
  }
  if (found === NULL || found === NONE) return [];
  const kind: TypeId = rt.heap.type[found];
  if (kind !== TypeId.List && kind !== TypeId.Tuple) return [`${safeText(rt, found, '__notes__', 'repr')}\n`];
  return rt.items(found).flatMap((note) =>
    safeText(rt, note, 'note')
      .split('\n')
      .map((line) => `${line}\n`),
  );
}

// ---- syntax errors

/** What a SyntaxError shows, from its fields. */
interface SyntaxFields {
  readonly message: string | null;
  readonly filename: string | null;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly endLineno: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

function syntaxErrorLines(rt: Runtime, exception: Handle, name: string, source: SourceLines): string[] {
  const word = (which: SyntaxErrorWord): Handle => exceptionWord(rt, exception, which);
  const text = (which: SyntaxErrorWord): string | null => {
    const h = word(which);
    return h === NULL || h === NONE ? null : safeText(rt, h, 'exception');
  };
  const number = (which: SyntaxErrorWord): number | null => {
    const h = word(which);
    return h === NULL || !rt.isInt(h) ? null : Number(rt.intValue(h));
  };
  const fields: SyntaxFields = {
    message: text(SyntaxErrorWord.Message),
    filename: text(SyntaxErrorWord.Filename),
    lineno: number(SyntaxErrorWord.Lineno),
    offset: number(SyntaxErrorWord.Offset),
    endLineno: number(SyntaxErrorWord.EndLineno),
    endOffset: number(SyntaxErrorWord.EndOffset),
    text: rt.isStr(word(SyntaxErrorWord.Text) || NONE) ? text(SyntaxErrorWord.Text) : null,
  };
  const metadata = word(SyntaxErrorWord.Metadata);
  if (metadata === NULL || !rt.isInstance(metadata, rt.types[TypeId.Tuple])) return formatSyntaxError(name, fields);
  const [line, column, given] = rt.items(metadata);
  const statement = { line: Number(rt.intValue(line)), column: Number(rt.intValue(column)) };
  return formatSyntaxError(name, corrected(fields, source, statement, rt.isStr(given) ? rt.text(given) : null));
}

/** Looks for a misspelt keyword (_find_keyword_typos); only errors of the compiler itself are looked at. */
function corrected(
  fields: SyntaxFields,
  source: SourceLines,
  statement: StatementPlace,
  given: string | null,
): SyntaxFields {
  const { message, filename, lineno, offset, endLineno, endOffset } = fields;
  const lines = given !== null ? given.split('\n') : filename === null ? null : source(filename);
  if (message === null || filename === null || lineno === null || lines === null) return fields;
  const info: SyntaxErrorInfo = {
    type: 'SyntaxError',
    message,
    filename,
    lineno,
    offset: offset ?? 0,
    end_lineno: endLineno ?? 0,
    end_offset: endOffset ?? 0,
    text: fields.text,
  };
  return fieldsOf(withKeywordSuggestion(info, lines.join('\n'), { statement, readFromFile: given === null }));
}

function fieldsOf(info: SyntaxErrorInfo): SyntaxFields {
  return {
    message: info.message,
    filename: info.filename,
    lineno: info.lineno,
    offset: info.offset,
    endLineno: info.end_lineno,
    endOffset: info.end_offset,
    text: info.text,
  };
}

/** What CPython prints for a program that cannot be compiled. */
export function syntaxErrorText(info: SyntaxErrorInfo): string {
  return formatSyntaxError(info.type, fieldsOf(info)).join('');
}

/** Twin of `TracebackException._format_syntax_error`. Offsets are 1-based characters. */
function formatSyntaxError(name: string, fields: SyntaxFields): string[] {
  const { message, filename, lineno, text } = fields;
  const lines: string[] = [];
  let suffix = '';
  if (lineno !== null) lines.push(`  File "${filename ?? '<string>'}", line ${lineno}\n`);
  else if (filename !== null) suffix = ` (${filename})`;
  if (text !== null) lines.push(...markedLine(text, fields));
  lines.push(`${name}: ${message ?? '<no detail available>'}${suffix}\n`);
  return lines;
}

function markedLine(text: string, fields: SyntaxFields): string[] {
  const characters = Array.from(text.replace(/\n+$/, ''));
  const length = characters.length;
  const stripped = Array.from(characters.join('').replace(/^[ \n\f]+/, ''));
  const spaces = length - stripped.length;
  const shown = `    ${stripped.join('')}\n`;
  if (fields.offset === null) return [shown];
  const size = Array.from(text).length;
  let offset = fields.offset;
  let end = length + 1;
  if (fields.lineno === fields.endLineno) {
    end = fields.endOffset !== null && fields.endOffset !== 0 ? fields.endOffset : offset;
  }
  if (size > 0 && offset > size) offset = length + 1;
  if (size > 0 && end > size) end = length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const column = offset - 1 - spaces;
  const endColumn = end - 1 - spaces;
  if (column < 0) return [shown];
  const margin = stripped.slice(0, column).map((character) => (/\s/u.test(character) ? character : ' '));
  return [shown, `    ${margin.join('')}${'^'.repeat(endColumn - column)}\n`];
}

// ---- putting it together

/** Twin of `TracebackException.format` and `_ExceptionPrintContext`. */
class Printer {
  text = '';
  private depth = 0;
  private needClose = false;

  constructor(private readonly source: SourceLines) {}

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  private emit(parts: string | readonly string[], margin = '|'): void {
    const start = this.depth === 0 ? this.indent : `${this.indent}${margin} `;
    for (const part of typeof parts === 'string' ? [parts] : parts) this.text += indentLines(part, start);
  }

  print(shown: Shown): void {
    const chain: { readonly message: string | null; readonly shown: Shown }[] = [];
    for (let at: Shown | null = shown; at !== null;) {
      let message: string | null = null;
      let next: Shown | null = null;
      if (at.cause !== null) [message, next] = [CAUSE, at.cause];
      else if (at.context !== null) [message, next] = [CONTEXT, at.context];
      chain.push({ message, shown: at });
      at = next;
    }
    for (const { message, shown: each } of chain.reverse()) {
      if (message !== null) this.emit(message);
      this.printOne(each);
    }
  }

  private printOne(shown: Shown): void {
    const { members } = shown;
    if (members === null) {
      if (shown.frames.length > 0) {
        this.emit('Traceback (most recent call last):\n');
        this.emit(formatStack(shown.frames, this.source));
      }
      this.emit(shown.final);
    } else if (this.depth > MAX_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
    else this.printGroup(shown, members);
  }

  private printGroup(shown: Shown, members: readonly Shown[]): void {
    const top = this.depth === 0;
    if (top) this.depth++;
    if (shown.frames.length > 0) {
      this.emit('Exception Group Traceback (most recent call last):\n', top ? '+' : '|');
      this.emit(formatStack(shown.frames, this.source));
    }
    this.emit(shown.final);
    const count = members.length <= MAX_GROUP_WIDTH ? members.length : MAX_GROUP_WIDTH + 1;
    this.needClose = false;
    for (let i = 0; i < count; i++) {
      const last = i === count - 1;
      if (last) this.needClose = true;
      const truncated = i >= MAX_GROUP_WIDTH;
      const title = truncated ? '...' : `${i + 1}`;
      this.text += `${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`;
      this.depth++;
      if (truncated) {
        const more = members.length - MAX_GROUP_WIDTH;
        this.emit(`and ${more} more exception${more > 1 ? 's' : ''}\n`);
      } else this.print(members[i]);
      if (last && this.needClose) {
        this.text += `${this.indent}+------------------------------------\n`;
        this.needClose = false;
      }
      this.depth--;
    }
    if (top) this.depth = 0;
  }
}
