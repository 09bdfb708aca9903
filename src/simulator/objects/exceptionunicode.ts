/**
 * The Unicode errors. Twin of the UnicodeError part of Objects/exceptions.c.
 */
import { EMPTY_STR, NULL, type Handle } from '../memory';
import { bufferOf } from './buffer';
import { EXCEPTION_FLAGS, exceptionInit, exceptionLayout, exceptionNew, wordGetSet } from './exceptionbase';
import { exceptionWord, ExceptionWord, setExceptionWord } from './exceptionwords';
import type { Runtime } from './runtime';
import { defineType, type GetSet, type TypeSpec } from './spec';
import { argumentKind } from './textargs';
import { typeNameOf } from './type';
import type { Slots } from './typeobject';
import { TypeId } from './typeids';

/** Words of the three detailed Unicode errors. */
export const enum UnicodeErrorWord {
  Encoding = ExceptionWord.Own,
  Object = ExceptionWord.Own + 1,
  Start = ExceptionWord.Own + 2,
  End = ExceptionWord.Own + 3,
  Reason = ExceptionWord.Own + 4,
  Count = ExceptionWord.Own + 5,
}

/** Which of the three. */
export type UnicodeErrorKind = 'decode' | 'encode' | 'translate';

/** Words that the arguments fill, in order. */
function wordsOf(kind: UnicodeErrorKind): readonly UnicodeErrorWord[] {
  const rest = [UnicodeErrorWord.Object, UnicodeErrorWord.Start, UnicodeErrorWord.End, UnicodeErrorWord.Reason];
  return kind === 'translate' ? rest : [UnicodeErrorWord.Encoding, ...rest];
}

function checkArgument(
  rt: Runtime,
  kind: UnicodeErrorKind,
  word: UnicodeErrorWord,
  place: number,
  value: Handle,
): void {
  const wrong = (wanted: string): never =>
    rt.raise('TypeError', `argument ${place} must be ${wanted}, not ${argumentKind(rt, value)}`);
  switch (word) {
    case UnicodeErrorWord.Start:
    case UnicodeErrorWord.End:
      rt.index(value);
      return;
    case UnicodeErrorWord.Object:
      if (kind === 'decode') {
        if (bufferOf(rt, value) === null)
          rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, value)}'`);
      } else if (!rt.isStr(value)) wrong('str');
      return;
    default:
      if (!rt.isStr(value)) wrong('str');
  }
}

function initOf(kind: UnicodeErrorKind): NonNullable<Slots['init']> {
  const words = wordsOf(kind);
  return (rt, self, args, kwnames) => {
    exceptionInit(rt, self, args, kwnames);
    if (args.length !== words.length) {
      rt.raise('TypeError', `function takes exactly ${words.length} arguments (${args.length} given)`);
    }
    words.forEach((word, i) => checkArgument(rt, kind, word, i + 1, args[i]));
    words.forEach((word, i) => setExceptionWord(rt, self, word, args[i]));
    const object = kind === 'decode' ? args[words.indexOf(UnicodeErrorWord.Object)] : NULL;
    if (object !== NULL && !rt.isInstance(object, rt.types[TypeId.Bytes])) {
      // What can change is kept as it is now.
      setExceptionWord(
        rt,
        self,
        UnicodeErrorWord.Object,
        rt.newBytes((bufferOf(rt, object) ?? new Uint8Array(0)).slice()),
      );
    }
  };
}

/** `'\xe9'`, `'\u2345'`, `'\U0001f600'`: a character as the message shows it. */
function escaped(code: number): string {
  const hex = code.toString(16);
  if (code <= 0xff) return `'\\x${hex.padStart(2, '0')}'`;
  if (code <= 0xffff) return `'\\u${hex.padStart(4, '0')}'`;
  return `'\\U${hex.padStart(8, '0')}'`;
}

/** What a UnicodeError knows. */
export interface UnicodeErrorFacts {
  /** Empty for a translation. */
  readonly encoding: string;
  /** What was to be decoded, or encoded. */
  readonly object: Uint8Array | string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What a UnicodeError says (UnicodeDecodeError_str and its siblings). */
export function unicodeErrorText(kind: UnicodeErrorKind, facts: UnicodeErrorFacts): string {
  const { object, start, end, reason } = facts;
  const who = kind === 'translate' ? "can't translate" : `'${facts.encoding}' codec can't ${kind}`;
  const single = end === start + 1;
  if (typeof object !== 'string') {
    const byte = object[start];
    if (single && byte !== undefined) {
      return `${who} byte 0x${byte.toString(16).padStart(2, '0')} in position ${start}: ${reason}`;
    }
    return `${who} bytes in position ${start}-${end - 1}: ${reason}`;
  }
  const character = single && start >= 0 ? [...object][start] : undefined;
  if (character !== undefined) {
    const shown = escaped(character.codePointAt(0) as number);
    return `${who} character ${shown} in position ${start}: ${reason}`;
  }
  return `${who} characters in position ${start}-${end - 1}: ${reason}`;
}

/** Refuses what is not what was to be decoded, or encoded. */
function checkObject(rt: Runtime, kind: UnicodeErrorKind, object: Handle): void {
  if (object === NULL) rt.raise('TypeError', "UnicodeError 'object' attribute is not set");
  const wanted = rt.types[kind === 'decode' ? TypeId.Bytes : TypeId.Str];
  if (rt.isInstance(object, wanted)) return;
  rt.raise('TypeError', `UnicodeError 'object' attribute must be a ${kind === 'decode' ? 'bytes' : 'string'}`);
}

/** `start` and `end`: members of C's type Py_ssize_t. */
function placeGetSet(which: UnicodeErrorWord, doc: string): GetSet {
  const plain = wordGetSet(which, doc);
  return {
    ...plain,
    set: (rt, self, value) => {
      if (value === NULL) rt.raise('TypeError', "can't delete numeric/char attribute");
      if (!rt.isInstance(value, rt.types[TypeId.Int])) rt.raise('TypeError', 'an integer is required');
      plain.set?.(rt, self, value);
    },
  };
}

function strOf(kind: UnicodeErrorKind): NonNullable<Slots['str']> {
  return (rt, self) => {
    const word = (which: UnicodeErrorWord): Handle => exceptionWord(rt, self, which);
    if (word(UnicodeErrorWord.Object) === NULL) return EMPTY_STR;
    const text = (which: UnicodeErrorWord): string => (word(which) === NULL ? '<NULL>' : rt.str(word(which)));
    const encoding = kind === 'translate' ? '' : text(UnicodeErrorWord.Encoding);
    const reason = text(UnicodeErrorWord.Reason);
    // `__str__` of those may have taken it away.
    const object = word(UnicodeErrorWord.Object);
    checkObject(rt, kind, object);
    return rt.newStr(
      unicodeErrorText(kind, {
        encoding,
        object: kind === 'decode' ? rt.bytesValue(object) : rt.text(object),
        start: Number(rt.intValue(word(UnicodeErrorWord.Start))),
        end: Number(rt.intValue(word(UnicodeErrorWord.End))),
        reason,
      }),
    );
  };
}

function detailed(kind: UnicodeErrorKind, name: string, doc: string): TypeSpec {
  return defineType({
    id: null,
    name,
    base: 'UnicodeError',
    flags: EXCEPTION_FLAGS,
    layout: exceptionLayout(UnicodeErrorWord.Count),
    slots: { new: exceptionNew, init: initOf(kind), str: strOf(kind) },
    getset: {
      encoding: wordGetSet(UnicodeErrorWord.Encoding, 'exception encoding'),
      object: wordGetSet(UnicodeErrorWord.Object, 'exception object'),
      start: placeGetSet(UnicodeErrorWord.Start, 'exception start'),
      end: placeGetSet(UnicodeErrorWord.End, 'exception end'),
      reason: wordGetSet(UnicodeErrorWord.Reason, 'exception reason'),
    },
    doc,
  });
}

/** The types of this file. */
export const unicodeErrorTypes: readonly TypeSpec[] = [
  defineType({
    id: null,
    name: 'UnicodeError',
    base: 'ValueError',
    flags: EXCEPTION_FLAGS,
    slots: { new: exceptionNew, init: exceptionInit },
    doc: 'Unicode related error.',
  }),
  detailed('encode', 'UnicodeEncodeError', 'Unicode encoding error.'),
  detailed('decode', 'UnicodeDecodeError', 'Unicode decoding error.'),
  detailed('translate', 'UnicodeTranslateError', 'Unicode translation error.'),
];
