/**
 * `OSError` and its subclasses, chosen by errno. Twin of the OSError part of Objects/exceptions.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { allocate } from './instance';
import { EXCEPTION_FLAGS, exceptionLayout, exceptionStr, wordGetSet } from './exceptionbase';
import { exceptionWord, ExceptionWord, setExceptionWord } from './exceptionwords';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import type { TypeObject } from './typeobject';

/** Words of an OSError. */
export const enum OSErrorWord {
  Errno = ExceptionWord.Own,
  StrError = ExceptionWord.Own + 1,
  Filename = ExceptionWord.Own + 2,
  Filename2 = ExceptionWord.Own + 3,
  CharactersWritten = ExceptionWord.Own + 4,
  Count = ExceptionWord.Own + 5,
}

/** Linux's error numbers that have an exception of their own. */
const BY_ERRNO: ReadonlyMap<number, string> = new Map([
  [1, 'PermissionError'],
  [2, 'FileNotFoundError'],
  [3, 'ProcessLookupError'],
  [4, 'InterruptedError'],
  [10, 'ChildProcessError'],
  [11, 'BlockingIOError'],
  [13, 'PermissionError'],
  [17, 'FileExistsError'],
  [20, 'NotADirectoryError'],
  [21, 'IsADirectoryError'],
  [32, 'BrokenPipeError'],
  [103, 'ConnectionAbortedError'],
  [104, 'ConnectionResetError'],
  [108, 'BrokenPipeError'],
  [110, 'TimeoutError'],
  [111, 'ConnectionRefusedError'],
  [114, 'BlockingIOError'],
  [115, 'BlockingIOError'],
]);

/** Whether `__init__` does the work: a subclass overrides it and not `__new__` (oserror_use_init). */
function usesInit(type: TypeObject): boolean {
  return type.slots.init !== osErrorInit && type.slots.new === osErrorNew;
}

/** A BlockingIOError's third argument can be the number of characters written. */
function isCount(rt: Runtime, self: Handle, h: Handle): boolean {
  return rt.typeOf(self) === rt.exceptionType('BlockingIOError') && rt.typeOf(h).slots.index !== undefined;
}

function fill(rt: Runtime, self: Handle, args: readonly Handle[]): void {
  const [errno = NULL, strerror = NULL, filename = NULL, , filename2 = NULL] = args;
  let kept = args;
  if (args.length >= 2 && args.length <= 5) {
    setExceptionWord(rt, self, OSErrorWord.Errno, errno);
    setExceptionWord(rt, self, OSErrorWord.StrError, strerror);
    if (filename !== NULL && filename !== NONE && isCount(rt, self, filename)) {
      setExceptionWord(rt, self, OSErrorWord.CharactersWritten, rt.newInt(rt.indexClipped(filename, 'ValueError')));
    } else if (filename !== NULL && filename !== NONE) {
      setExceptionWord(rt, self, OSErrorWord.Filename, filename);
      if (filename2 !== NULL && filename2 !== NONE) setExceptionWord(rt, self, OSErrorWord.Filename2, filename2);
      kept = args.slice(0, 2);
    }
  }
  setExceptionWord(rt, self, ExceptionWord.Args, rt.newTuple(kept));
}

function refuseKeywords(rt: Runtime, name: string, kwnames: readonly string[] | null): void {
  if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', `${name}() takes no keyword arguments`);
}

function osErrorNew(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const init = usesInit(type);
  let chosen = type;
  if (!init) {
    refuseKeywords(rt, type.name, kwnames);
    if (type === rt.exceptionType('OSError') && args.length >= 2 && args.length <= 5 && rt.isInt(args[0])) {
      const special = BY_ERRNO.get(Number(rt.intValue(args[0])));
      if (special !== undefined) chosen = rt.exceptionType(special);
    }
  }
  const self = allocate(rt, chosen);
  if (init) setExceptionWord(rt, self, ExceptionWord.Args, rt.newTuple([]));
  else fill(rt, self, args);
  return self;
}

function osErrorInit(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  if (!usesInit(rt.typeOf(self))) return;
  refuseKeywords(rt, typeNameOf(rt, self), kwnames);
  fill(rt, self, args);
}

function osErrorStr(rt: Runtime, self: Handle): Handle {
  const word = (which: OSErrorWord): Handle => exceptionWord(rt, self, which);
  const shown = (h: Handle): string => (h === NULL ? 'None' : rt.str(h));
  const start = `[Errno ${shown(word(OSErrorWord.Errno))}] ${shown(word(OSErrorWord.StrError))}`;
  const filename = word(OSErrorWord.Filename);
  const filename2 = word(OSErrorWord.Filename2);
  if (filename !== NULL) {
    const second = filename2 === NULL ? '' : ` -> ${rt.repr(filename2)}`;
    return rt.newStr(`${start}: ${rt.repr(filename)}${second}`);
  }
  if (word(OSErrorWord.Errno) !== NULL && word(OSErrorWord.StrError) !== NULL) return rt.newStr(start);
  return exceptionStr(rt, self);
}

const osError = defineType({
  id: null,
  name: 'OSError',
  base: 'Exception',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(OSErrorWord.Count),
  slots: { new: osErrorNew, init: osErrorInit, str: osErrorStr },
  methods: [
    native('__reduce__', '', (rt, self) => {
      // File names are not in `args`.
      const filename = exceptionWord(rt, self, OSErrorWord.Filename);
      const second = exceptionWord(rt, self, OSErrorWord.Filename2);
      let args = exceptionWord(rt, self, ExceptionWord.Args);
      if (filename !== NULL && rt.length(args) === 2) {
        const more = second === NULL ? [filename] : [filename, NONE, second];
        args = rt.newTuple([...rt.items(args), ...more]);
      }
      const dict = exceptionWord(rt, self, ExceptionWord.Dict);
      return rt.newTuple(dict === NULL ? [rt.typeOf(self).handle, args] : [rt.typeOf(self).handle, args, dict]);
    }),
  ],
  getset: {
    errno: wordGetSet(OSErrorWord.Errno, 'POSIX exception code'),
    strerror: wordGetSet(OSErrorWord.StrError, 'exception strerror'),
    filename: wordGetSet(OSErrorWord.Filename, 'exception filename'),
    filename2: wordGetSet(OSErrorWord.Filename2, 'second exception filename'),
    characters_written: {
      get: (rt, self) => {
        const value = exceptionWord(rt, self, OSErrorWord.CharactersWritten);
        return value === NULL ? rt.raise('AttributeError', 'characters_written') : value;
      },
      set: (rt, self, value) => {
        if (value === NULL && exceptionWord(rt, self, OSErrorWord.CharactersWritten) === NULL) {
          rt.raise('AttributeError', 'characters_written');
        }
        const count = value === NULL ? NULL : rt.newInt(rt.indexClipped(value, 'ValueError'));
        setExceptionWord(rt, self, OSErrorWord.CharactersWritten, count);
      },
    },
  },
  doc: 'Base class for I/O related errors.',
});

function sub(base: string, name: string, doc: string): TypeSpec {
  return defineType({
    id: null,
    name,
    base,
    flags: EXCEPTION_FLAGS,
    slots: { init: osErrorInit },
    doc,
  });
}

/** The types of this file. */
export const osErrorTypes: readonly TypeSpec[] = [
  osError,
  sub('OSError', 'BlockingIOError', 'I/O operation would block.'),
  sub('OSError', 'ChildProcessError', 'Child process error.'),
  sub('OSError', 'ConnectionError', 'Connection error.'),
  sub('ConnectionError', 'BrokenPipeError', 'Broken pipe.'),
  sub('ConnectionError', 'ConnectionAbortedError', 'Connection aborted.'),
  sub('ConnectionError', 'ConnectionRefusedError', 'Connection refused.'),
  sub('ConnectionError', 'ConnectionResetError', 'Connection reset.'),
  sub('OSError', 'FileExistsError', 'File already exists.'),
  sub('OSError', 'FileNotFoundError', 'File not found.'),
  sub('OSError', 'InterruptedError', 'Interrupted by signal.'),
  sub('OSError', 'IsADirectoryError', "Operation doesn't work on directories."),
  sub('OSError', 'NotADirectoryError', 'Operation only works on directories.'),
  sub('OSError', 'PermissionError', 'Not enough permissions.'),
  sub('OSError', 'ProcessLookupError', 'Process not found.'),
  sub('OSError', 'TimeoutError', 'Timeout expired.'),
];
