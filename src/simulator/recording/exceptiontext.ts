/**
 * What an exception says: `str()` of it, read from a recording's memory. Twin of the `__str__` functions of
 * Objects/exceptions.c; what a program's own `__str__` would say is known by running it alone.
 */
import { NONE, NULL, type Handle } from '../memory';
import { ExceptionGroupWord } from '../objects/exceptiongroup';
import { ImportErrorWord } from '../objects/exceptions';
import { OSErrorWord } from '../objects/exceptionsos';
import { SyntaxErrorWord } from '../objects/exceptionsyntax';
import { ExceptionWord } from '../objects/exceptionwords';
import { UnicodeErrorWord, unicodeErrorText, type UnicodeErrorKind } from '../objects/exceptionunicode';
import { TypeId } from '../objects/typeids';
import type { Image } from './image';

/** The repr of an object, as far as it can be told without running the program. */
export type Repr = (image: Image, h: Handle) => string;

/** The types with a `__str__` of their own. */
const OWN = [
  'KeyError',
  'OSError',
  'ImportError',
  'SyntaxError',
  'BaseExceptionGroup',
  'UnicodeDecodeError',
  'UnicodeEncodeError',
  'UnicodeTranslateError',
  'BaseException',
] as const;

/** See the file's comment; null: the program decides itself. */
export function exceptionText(image: Image, h: Handle, repr: Repr): string | null {
  const { str } = image.type(h).slots;
  const whose = OWN.find((name) => image.vm.exceptionType(name).slots.str === str);
  const word = (which: number): Handle => image.word(image.base(h) + which);
  const text = (value: Handle): string =>
    value !== NULL && image.typeIndex(value) === TypeId.Str ? image.text(value) : repr(image, value);
  switch (whose) {
    case undefined:
      return null;
    case 'KeyError':
      return argsText(image, h, repr, repr);
    case 'OSError': {
      const [errno, strerror, name, second] = [
        OSErrorWord.Errno,
        OSErrorWord.StrError,
        OSErrorWord.Filename,
        OSErrorWord.Filename2,
      ].map(word);
      const shown = (value: Handle): string => (value === NULL ? 'None' : text(value));
      const start = `[Errno ${shown(errno)}] ${shown(strerror)}`;
      if (name !== NULL) return `${start}: ${repr(image, name)}${second === NULL ? '' : ` -> ${repr(image, second)}`}`;
      return errno !== NULL && strerror !== NULL ? start : argsText(image, h, repr);
    }
    case 'ImportError': {
      const message = word(ImportErrorWord.Message);
      const isStr = message !== NULL && image.typeIndex(message) === TypeId.Str;
      return isStr ? image.text(message) : argsText(image, h, repr);
    }
    case 'SyntaxError':
      return syntaxErrorText(image, word, text);
    case 'BaseExceptionGroup': {
      const count = image.num(word(ExceptionGroupWord.Exceptions));
      return `${text(word(ExceptionGroupWord.Message))} (${count} sub-exception${count > 1 ? 's' : ''})`;
    }
    case 'UnicodeDecodeError':
    case 'UnicodeEncodeError':
    case 'UnicodeTranslateError':
      return unicodeText(image, word, whose, text);
    case 'BaseException':
      return argsText(image, h, repr);
  }
}

/** BaseException_str: the only argument as str() shows it, all of them as a tuple. */
function argsText(image: Image, h: Handle, repr: Repr, onlyOne?: Repr): string {
  const args = image.word(image.base(h) + ExceptionWord.Args);
  if (args === NULL || image.num(args) === 0) return '';
  const items = Array.from({ length: image.num(args) }, (_, i) => image.word(image.base(args) + i));
  if (items.length > 1) return `(${items.map((item) => repr(image, item)).join(', ')})`;
  if (onlyOne === undefined && image.typeIndex(items[0]) === TypeId.Str) return image.text(items[0]);
  return repr(image, items[0]);
}

function syntaxErrorText(image: Image, word: (which: number) => Handle, text: (value: Handle) => string): string {
  const message = word(SyntaxErrorWord.Message);
  const [filename, lineno] = [word(SyntaxErrorWord.Filename), word(SyntaxErrorWord.Lineno)];
  const hasFile = filename !== NULL && image.typeIndex(filename) === TypeId.Str;
  const place = [
    ...(hasFile ? [image.text(filename).replace(/^.*\//s, '')] : []),
    ...(lineno !== NULL && image.typeIndex(lineno) === TypeId.Int ? [`line ${text(lineno)}`] : []),
  ];
  const said = text(message === NULL ? NONE : message);
  return place.length === 0 ? said : `${said} (${place.join(', ')})`;
}

/** What the program took away of it, or put there instead, is told as far as that goes. */
function unicodeText(
  image: Image,
  word: (which: number) => Handle,
  name: string,
  text: (value: Handle) => string,
): string {
  const object = word(UnicodeErrorWord.Object);
  if (object === NULL) return '';
  const kind = /^Unicode(\w+)Error$/.exec(name)![1].toLowerCase() as UnicodeErrorKind;
  const part = (which: UnicodeErrorWord): string => (word(which) === NULL ? '<NULL>' : text(word(which)));
  const place = (which: UnicodeErrorWord): number => {
    const value = word(which) === NULL ? NaN : image.num(word(which));
    return Number.isNaN(value) ? 0 : value;
  };
  const isWhole = image.typeIndex(object) === (kind === 'decode' ? TypeId.Bytes : TypeId.Str);
  return unicodeErrorText(kind, {
    encoding: kind === 'translate' ? '' : part(UnicodeErrorWord.Encoding),
    object: !isWhole ? '' : kind === 'decode' ? image.vm.bytesValue(object) : image.text(object),
    start: place(UnicodeErrorWord.Start),
    end: place(UnicodeErrorWord.End),
    reason: part(UnicodeErrorWord.Reason),
  });
}
