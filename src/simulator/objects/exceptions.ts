/**
 * The builtin exceptions that add nothing or little to `BaseException`. Twin of Objects/exceptions.c. Those with more
 * of their own: exceptionsos.ts, exceptionsyntax.ts, exceptionunicode.ts, exceptiongroup.ts.
 */
import { NONE, NULL, type Handle } from '../memory';
import {
  baseException,
  createException,
  EXCEPTION_FLAGS,
  exceptionArgs,
  exceptionInit,
  exceptionLayout,
  exceptionNew,
  exceptionStr,
  keepArguments,
  wordGetSet,
} from './exceptionbase';
import { exceptionGroupTypes } from './exceptiongroup';
import { osErrorTypes } from './exceptionsos';
import { syntaxErrorTypes } from './exceptionsyntax';
import { unicodeErrorTypes } from './exceptionunicode';
import {
  addContext,
  addNote,
  AttributeErrorWord,
  exceptionWord,
  ExceptionWord,
  NameErrorWord,
  setExceptionWord,
  tracebackOf,
} from './exceptionwords';
import { dictSetStr } from './dict';
import { forEachInstanceAttribute } from './instance';
import { native, splitKeywords } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeName } from './type';
import { TypeFlag, type Slots, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

export { addContext, addNote, createException, exceptionArgs, tracebackOf };

/** An exception that adds nothing to its base. */
function plain(base: string, name: string, doc: string): TypeSpec {
  return defineType({
    id: null,
    name,
    base,
    flags: EXCEPTION_FLAGS,
    slots: { new: exceptionNew, init: exceptionInit },
    doc,
  });
}

/** An exception with one word that its first argument fills (StopIteration, SystemExit). */
function withValue(
  base: string,
  name: string,
  word: string,
  doc: string,
  valueOf: (rt: Runtime, args: readonly Handle[]) => Handle,
): TypeSpec {
  return defineType({
    id: null,
    name,
    base,
    flags: EXCEPTION_FLAGS,
    layout: exceptionLayout(ExceptionWord.Own + 1),
    slots: {
      init: (rt, self, given, kwnames) => {
        exceptionInit(rt, self, given, kwnames);
        setExceptionWord(rt, self, ExceptionWord.Own, valueOf(rt, given));
      },
    },
    getset: { [word]: wordGetSet(ExceptionWord.Own, word === 'code' ? 'exception code' : 'generator return value') },
    doc,
  });
}

/** Keyword-only arguments of an exception's constructor, kept in words. */
function keywordInit(names: readonly string[], words: readonly number[]): NonNullable<Slots['init']> {
  return (rt, self, given, kwnames) => {
    const { rest, keywords } = splitKeywords(rt, typeName(owner(rt, self)), names, given, kwnames);
    keepArguments(rt, self, rest);
    words.forEach((word, i) => setExceptionWord(rt, self, word, keywords[i]));
  };
}

/** The builtin type behind an exception: the one that messages about arguments name. */
function owner(rt: Runtime, self: Handle): TypeObject {
  let type = rt.typeOf(self);
  while (type.has(TypeFlag.Heap) && type.base !== null) type = type.base;
  return type;
}

/** What an AttributeError is pickled with besides its arguments (AttributeError_getstate). */
function attributeErrorState(rt: Runtime, self: Handle): Handle {
  const state = rt.newDict();
  forEachInstanceAttribute(rt, self, (key, value) => dictSetStr(rt, state, key, value));
  const name = exceptionWord(rt, self, AttributeErrorWord.Name);
  if (name === NULL) return rt.length(state) > 0 ? state : NONE;
  dictSetStr(rt, state, rt.intern('name'), name);
  dictSetStr(rt, state, rt.intern('args'), exceptionWord(rt, self, ExceptionWord.Args));
  return state;
}

const attributeError = defineType({
  id: null,
  name: 'AttributeError',
  base: 'Exception',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(AttributeErrorWord.Count),
  slots: {
    init: keywordInit(['name', 'obj'], [AttributeErrorWord.Name, AttributeErrorWord.Object]),
  },
  methods: [
    native('__getstate__', '', attributeErrorState),
    native('__reduce__', '', (rt, self) => {
      const args = exceptionWord(rt, self, ExceptionWord.Args);
      return rt.newTuple([rt.typeOf(self).handle, args, attributeErrorState(rt, self)]);
    }),
  ],
  getset: {
    name: wordGetSet(AttributeErrorWord.Name, 'attribute name'),
    obj: wordGetSet(AttributeErrorWord.Object, 'object'),
  },
  doc: 'Attribute not found.',
});

const nameError = defineType({
  id: null,
  name: 'NameError',
  base: 'Exception',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(NameErrorWord.Count),
  slots: { init: keywordInit(['name'], [NameErrorWord.Name]) },
  getset: { name: wordGetSet(NameErrorWord.Name, 'name') },
  doc: 'Name not found globally.',
});

const keyError = defineType({
  id: null,
  name: 'KeyError',
  base: 'LookupError',
  flags: EXCEPTION_FLAGS,
  slots: {
    str: (rt, self) => {
      const given = exceptionArgs(rt, self);
      return given.length === 1 ? rt.newStr(rt.repr(given[0])) : exceptionStr(rt, self);
    },
  },
  doc: 'Mapping key not found.',
});

/** Words of an ImportError. */
export const enum ImportErrorWord {
  Message = ExceptionWord.Own,
  Name = ExceptionWord.Own + 1,
  Path = ExceptionWord.Own + 2,
  NameFrom = ExceptionWord.Own + 3,
  Count = ExceptionWord.Own + 4,
}

const importWords = [ImportErrorWord.Name, ImportErrorWord.Path, ImportErrorWord.NameFrom];
const importInit = keywordInit(['name', 'path', 'name_from'], importWords);

const importError = defineType({
  id: null,
  name: 'ImportError',
  base: 'Exception',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(ImportErrorWord.Count),
  slots: {
    init: (rt, self, given, kwnames) => {
      importInit(rt, self, given, kwnames);
      const rest = exceptionArgs(rt, self);
      setExceptionWord(rt, self, ImportErrorWord.Message, rest.length === 1 ? rest[0] : NULL);
    },
    str: (rt, self) => {
      const message = exceptionWord(rt, self, ImportErrorWord.Message);
      return message !== NULL && rt.heap.type[message] === TypeId.Str ? message : exceptionStr(rt, self);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const state = rt.newDict();
      for (const [name, word] of [
        ['name', ImportErrorWord.Name],
        ['path', ImportErrorWord.Path],
        ['name_from', ImportErrorWord.NameFrom],
      ] as const) {
        const value = exceptionWord(rt, self, word);
        if (value !== NULL) dictSetStr(rt, state, rt.intern(name), value);
      }
      forEachInstanceAttribute(rt, self, (key, value) => dictSetStr(rt, state, key, value));
      const parts = [rt.typeOf(self).handle, exceptionWord(rt, self, ExceptionWord.Args)];
      return rt.newTuple(rt.length(state) > 0 ? [...parts, state] : parts);
    }),
  ],
  getset: {
    msg: wordGetSet(ImportErrorWord.Message, 'exception message'),
    name: wordGetSet(ImportErrorWord.Name, 'module name'),
    path: wordGetSet(ImportErrorWord.Path, 'module path'),
    name_from: wordGetSet(ImportErrorWord.NameFrom, 'name imported from module'),
  },
  doc: "Import can't find module, or can't find name in module.",
});

/** An exception that is made in all as its base is. */
function subtype(base: string, name: string, doc: string): TypeSpec {
  return defineType({ id: null, name, base, flags: EXCEPTION_FLAGS, doc });
}

const first = (_rt: Runtime, given: readonly Handle[]): Handle => given[0] ?? NONE;

/** The types of this file and of its neighbours, bases first. */
export const exceptionTypes: readonly TypeSpec[] = [
  baseException,
  plain('BaseException', 'Exception', 'Common base class for all non-exit exceptions.'),
  plain('BaseException', 'GeneratorExit', 'Request that a generator exit.'),
  plain('BaseException', 'KeyboardInterrupt', 'Program interrupted by user.'),
  withValue('BaseException', 'SystemExit', 'code', 'Request to exit from the interpreter.', (rt, given) =>
    given.length === 0 ? NONE : given.length === 1 ? given[0] : rt.newTuple(given),
  ),
  plain('Exception', 'TypeError', 'Inappropriate argument type.'),
  plain('Exception', 'StopAsyncIteration', 'Signal the end from iterator.__anext__().'),
  withValue('Exception', 'StopIteration', 'value', 'Signal the end from iterator.__next__().', first),
  importError,
  subtype('ImportError', 'ModuleNotFoundError', 'Module not found.'),
  ...osErrorTypes,
  plain('Exception', 'EOFError', 'Read beyond end of file.'),
  plain('Exception', 'RuntimeError', 'Unspecified run-time error.'),
  plain('RuntimeError', 'RecursionError', 'Recursion limit exceeded.'),
  plain('RuntimeError', 'NotImplementedError', "Method or function hasn't been implemented yet."),
  plain('RuntimeError', 'PythonFinalizationError', 'Operation blocked during Python finalization.'),
  nameError,
  subtype('NameError', 'UnboundLocalError', 'Local name referenced but not bound to a value.'),
  attributeError,
  ...syntaxErrorTypes,
  plain('Exception', 'LookupError', 'Base class for lookup errors.'),
  plain('LookupError', 'IndexError', 'Sequence index out of range.'),
  keyError,
  plain('Exception', 'ValueError', 'Inappropriate argument value (of correct type).'),
  ...unicodeErrorTypes,
  plain('Exception', 'AssertionError', 'Assertion failed.'),
  plain('Exception', 'ArithmeticError', 'Base class for arithmetic errors.'),
  plain('ArithmeticError', 'FloatingPointError', 'Floating-point operation failed.'),
  plain('ArithmeticError', 'OverflowError', 'Result too large to be represented.'),
  plain('ArithmeticError', 'ZeroDivisionError', 'Second argument to a division or modulo operation was zero.'),
  plain(
    'Exception',
    'SystemError',
    'Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.',
  ),
  plain('Exception', 'ReferenceError', 'Weak ref proxy used after referent went away.'),
  plain('Exception', 'MemoryError', 'Out of memory.'),
  plain('Exception', 'BufferError', 'Buffer error.'),
  ...exceptionGroupTypes,
  plain('Exception', 'Warning', 'Base class for warning categories.'),
  plain('Warning', 'UserWarning', 'Base class for warnings generated by user code.'),
  plain('Warning', 'EncodingWarning', 'Base class for warnings about encodings.'),
  plain('Warning', 'DeprecationWarning', 'Base class for warnings about deprecated features.'),
  plain(
    'Warning',
    'PendingDeprecationWarning',
    'Base class for warnings about features which will be deprecated\nin the future.',
  ),
  plain('Warning', 'SyntaxWarning', 'Base class for warnings about dubious syntax.'),
  plain('Warning', 'RuntimeWarning', 'Base class for warnings about dubious runtime behavior.'),
  plain(
    'Warning',
    'FutureWarning',
    'Base class for warnings about constructs that will change semantically\nin the future.',
  ),
  plain('Warning', 'ImportWarning', 'Base class for warnings about probable mistakes in module imports'),
  plain(
    'Warning',
    'UnicodeWarning',
    'Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.',
  ),
  plain(
    'Warning',
    'BytesWarning',
    'Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.',
  ),
  plain('Warning', 'ResourceWarning', 'Base class for warnings about resource usage.'),
];
