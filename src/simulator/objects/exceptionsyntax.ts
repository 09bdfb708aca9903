/**
 * `SyntaxError` and its subclasses. Twin of the SyntaxError part of Objects/exceptions.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { EXCEPTION_FLAGS, exceptionInit, exceptionLayout, wordGetSet } from './exceptionbase';
import { exceptionWord, ExceptionWord, setExceptionWord } from './exceptionwords';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { TypeId } from './typeids';

/** Words of a SyntaxError. */
export const enum SyntaxErrorWord {
  Message = ExceptionWord.Own,
  Filename = ExceptionWord.Own + 1,
  Lineno = ExceptionWord.Own + 2,
  Offset = ExceptionWord.Own + 3,
  EndLineno = ExceptionWord.Own + 4,
  EndOffset = ExceptionWord.Own + 5,
  Text = ExceptionWord.Own + 6,
  PrintFileAndLine = ExceptionWord.Own + 7,
  Metadata = ExceptionWord.Own + 8,
  Count = ExceptionWord.Own + 9,
}

const LOCATION: readonly SyntaxErrorWord[] = [
  SyntaxErrorWord.Filename,
  SyntaxErrorWord.Lineno,
  SyntaxErrorWord.Offset,
  SyntaxErrorWord.Text,
  SyntaxErrorWord.EndLineno,
  SyntaxErrorWord.EndOffset,
  SyntaxErrorWord.Metadata,
];

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  exceptionInit(rt, self, args, kwnames);
  if (args.length >= 1) setExceptionWord(rt, self, SyntaxErrorWord.Message, args[0]);
  if (args.length !== 2) return;
  const info = rt.toArray(args[1]);
  if (info.length < 4) rt.raise('TypeError', `function takes at least 4 arguments (${info.length} given)`);
  if (info.length > 7) rt.raise('TypeError', `function takes at most 7 arguments (${info.length} given)`);
  LOCATION.forEach((word, i) => setExceptionWord(rt, self, word, info[i] ?? NULL));
  if (info.length === 5) rt.raise('TypeError', 'end_offset must be provided when end_lineno is provided');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function str(rt: Runtime, self: Handle): Handle {
  const filename = exceptionWord(rt, self, SyntaxErrorWord.Filename);
  const lineno = exceptionWord(rt, self, SyntaxErrorWord.Lineno);
  const message = exceptionWord(rt, self, SyntaxErrorWord.Message);
  const text = rt.str(message === NULL ? NONE : message);
  const hasFile = filename !== NULL && rt.isStr(filename);
  const hasLine = lineno !== NULL && rt.heap.type[lineno] === TypeId.Int;
  if (hasFile && hasLine) return rt.newStr(`${text} (${baseName(rt.text(filename))}, line ${rt.intValue(lineno)})`);
  if (hasFile) return rt.newStr(`${text} (${baseName(rt.text(filename))})`);
  if (hasLine) return rt.newStr(`${text} (line ${rt.intValue(lineno)})`);
  return rt.newStr(text);
}

const syntaxError = defineType({
  id: null,
  name: 'SyntaxError',
  base: 'Exception',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(SyntaxErrorWord.Count),
  slots: { init, str },
  getset: {
    msg: wordGetSet(SyntaxErrorWord.Message, 'exception msg'),
    filename: wordGetSet(SyntaxErrorWord.Filename, 'exception filename'),
    lineno: wordGetSet(SyntaxErrorWord.Lineno, 'exception lineno'),
    offset: wordGetSet(SyntaxErrorWord.Offset, 'exception offset'),
    text: wordGetSet(SyntaxErrorWord.Text, 'exception text'),
    end_lineno: wordGetSet(SyntaxErrorWord.EndLineno, 'exception end lineno'),
    end_offset: wordGetSet(SyntaxErrorWord.EndOffset, 'exception end offset'),
    print_file_and_line: wordGetSet(SyntaxErrorWord.PrintFileAndLine, 'exception print_file_and_line'),
    _metadata: wordGetSet(SyntaxErrorWord.Metadata, 'exception private metadata'),
  },
  doc: 'Invalid syntax.',
});

function sub(base: string, name: string, doc: string): TypeSpec {
  return defineType({ id: null, name, base, flags: EXCEPTION_FLAGS, slots: { init }, doc });
}

/** The types of this file. */
export const syntaxErrorTypes: readonly TypeSpec[] = [
  syntaxError,
  sub('SyntaxError', 'IndentationError', 'Improper indentation.'),
  sub('IndentationError', 'TabError', 'Improper mixture of spaces and tabs.'),
  sub('SyntaxError', '_IncompleteInputError', 'incomplete input.'),
];
