/** Methods of `str` that change case, pad, strip, translate and test. Twin of Objects/unicodeobject.c. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import * as cases from '../values/strcase';
import * as str from '../values/strmethods';
import type { Fuel } from '../values/problem';
import { strLength } from '../values/codepoints';
import { forEachEntry } from './instance';
import { native, type NativeFunction } from './native';
import { fuelOf, guarded } from './problems';
import type { Runtime } from './runtime';
import { newFreshStr, newStr } from './str';
import { intArgument, ssizeArgument, strArgument } from './textargs';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** A changed text; the str itself where nothing changed. */
function changed(rt: Runtime, self: Handle, text: string): Handle {
  return text === rt.text(self) && rt.heap.type[self] === TypeId.Str ? self : newStr(rt, text);
}

function mapping(name: string, convert: (s: string) => string, doc: string): NativeFunction {
  return native(
    name,
    '',
    (rt, self) => {
      const text = rt.text(self);
      if (text.length > 10_000) rt.fuel(text.length / 64);
      // Never the shared str of one character.
      return text === '' ? newStr(rt, text) : newFreshStr(rt, convert(text));
    },
    { doc },
  );
}

function predicate(name: string, test: (s: string) => boolean, doc: string): NativeFunction {
  return native(name, '', (rt, self) => boolHandle(test(rt.text(self))), { doc });
}

function stripper(name: string, sides: str.StripSides, doc: string): NativeFunction {
  return native(
    name,
    'chars=None, /',
    (rt, self, chars) => {
      const all = chars === NULL || chars === NONE;
      if (!all && !rt.isStr(chars)) rt.raise('TypeError', `${name} arg must be None or str`);
      return changed(rt, self, str.strip(rt.text(self), all ? null : rt.text(chars), sides));
    },
    { doc },
  );
}

function fillCharacter(rt: Runtime, h: Handle): string {
  if (h === NULL) return ' ';
  if (!rt.isStr(h)) {
    rt.raise('TypeError', `The fill character must be a unicode character, not ${typeNameOf(rt, h)}`);
  }
  const text = rt.text(h);
  if (strLength(text) !== 1) rt.raise('TypeError', 'The fill character must be exactly one character long');
  return text;
}

function padder(
  name: string,
  pad: (s: string, width: number, fill: string, fuel: Fuel) => string,
  doc: string,
): NativeFunction {
  return native(
    name,
    "width, fillchar=' ', /",
    (rt, self, width, fill) => {
      const size = ssizeArgument(rt, width, 0);
      const character = fillCharacter(rt, fill);
      return changed(
        rt,
        self,
        guarded(rt, () => pad(rt.text(self), size, character, fuelOf(rt))),
      );
    },
    { doc: `${doc}\n\nPadding is done using the specified fill character (default is a space).` },
  );
}

/** `str.translate(table)`: each character is looked up once. */
function translate(rt: Runtime, self: Handle, table: Handle): Handle {
  const known = new Map<number, str.Translation>();
  const text = rt.text(self);
  const translated = str.translate(text, (code) => {
    if (!known.has(code)) known.set(code, lookUp(rt, table, code));
    return known.get(code);
  });
  // A new one even where nothing changed.
  return newStr(rt, translated);
}

function lookUp(rt: Runtime, table: Handle, code: number): str.Translation {
  let to: Handle = NULL;
  rt.attempt(['LookupError'], () => {
    to = rt.getItem(table, rt.newInt(code));
  });
  if (to === NULL) return undefined;
  if (to === NONE) return null;
  if (rt.isStr(to)) return rt.text(to);
  if (!rt.isInt(to)) rt.raise('TypeError', 'character mapping must return integer, None or str');
  const value = rt.intValue(to);
  if (value < 0 || value > 0x10ffff) rt.raise('ValueError', 'character mapping must be in range(0x110000)');
  return Number(value);
}

/** `str.maketrans(...)`. */
function maketrans(rt: Runtime, _self: Handle, x: Handle, y: Handle, z: Handle): Handle {
  const table = rt.newDict();
  if (y === NULL) {
    if (rt.heap.type[x] !== TypeId.Dict && !rt.isInstance(x, rt.types[TypeId.Dict])) {
      rt.raise('TypeError', 'if you give only one argument to maketrans it must be a dict');
    }
    forEachEntry(rt.heap, x, (key, value) => {
      rt.setItem(table, translationKey(rt, key), value);
    });
    return table;
  }
  const to = strArgument(rt, 'maketrans', 2, y);
  const remove = z === NULL ? '' : strArgument(rt, 'maketrans', 3, z);
  if (!rt.isStr(x)) {
    rt.raise('TypeError', 'first maketrans argument must be a string if there is a second argument');
  }
  for (const [from, code] of guarded(rt, () => str.maketrans(rt.text(x), to, remove))) {
    rt.setItem(table, rt.newInt(from), code === null ? NONE : rt.newInt(code));
  }
  return table;
}

function translationKey(rt: Runtime, key: Handle): Handle {
  if (rt.isInt(key)) return key;
  if (!rt.isStr(key)) rt.raise('TypeError', 'keys in translate table must be strings or integers');
  const text = rt.text(key);
  if (strLength(text) !== 1) rt.raise('ValueError', 'string keys in translate table must be of length 1');
  return rt.newInt(text.codePointAt(0) as number);
}

export const strTransformMethods: readonly NativeFunction[] = [
  mapping(
    'capitalize',
    cases.capitalize,
    'Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and ' +
      'the rest lower\ncase.',
  ),
  mapping('casefold', cases.casefold, 'Return a version of the string suitable for caseless comparisons.'),
  mapping(
    'title',
    cases.title,
    'Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased ' +
      'characters and all remaining\ncased characters have lower case.',
  ),
  mapping('lower', cases.lower, 'Return a copy of the string converted to lowercase.'),
  mapping('upper', cases.upper, 'Return a copy of the string converted to uppercase.'),
  mapping(
    'swapcase',
    cases.swapcase,
    'Convert uppercase characters to lowercase and lowercase characters to uppercase.',
  ),
  padder('center', str.center, 'Return a centered string of length width.'),
  padder('ljust', str.ljust, 'Return a left-justified string of length width.'),
  padder('rjust', str.rjust, 'Return a right-justified string of length width.'),
  native('expandtabs', 'tabsize=8', (rt, self, tabsize) => {
    const size = intArgument(rt, tabsize, 8);
    if (rt.heap.type[self] === TypeId.Str && !rt.text(self).includes('\t')) return self;
    return newStr(
      rt,
      guarded(rt, () => str.expandtabs(rt.text(self), size, fuelOf(rt))),
    );
  }),
  native('zfill', 'width, /', (rt, self, width) => {
    const size = ssizeArgument(rt, width, 0);
    return changed(
      rt,
      self,
      guarded(rt, () => str.zfill(rt.text(self), size, fuelOf(rt))),
    );
  }),
  stripper(
    'strip',
    'both',
    'Return a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, ' +
      'remove characters in chars instead.',
  ),
  stripper(
    'lstrip',
    'left',
    'Return a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters ' +
      'in chars instead.',
  ),
  stripper(
    'rstrip',
    'right',
    'Return a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove ' +
      'characters in chars instead.',
  ),
  native('translate', 'table, /', translate),
  native('maketrans', 'x, y=None, z=None, /', maketrans, {
    binding: 'static',
  }),
  predicate(
    'isascii',
    cases.isascii,
    'Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in ' +
      'the range U+0000-U+007F.\nEmpty string is ASCII too.',
  ),
  predicate('islower', cases.islower, 'Return True if the string is a lowercase string, False otherwise.'),
  predicate('isupper', cases.isupper, 'Return True if the string is an uppercase string, False otherwise.'),
  predicate('istitle', cases.istitle, 'Return True if the string is a title-cased string, False otherwise.'),
  predicate('isspace', cases.isspace, 'Return True if the string is a whitespace string, False otherwise.'),
  predicate('isdecimal', cases.isdecimal, 'Return True if the string is a decimal string, False otherwise.'),
  predicate('isdigit', cases.isdigit, 'Return True if the string is a digit string, False otherwise.'),
  predicate('isnumeric', cases.isnumeric, 'Return True if the string is a numeric string, False otherwise.'),
  predicate('isalpha', cases.isalpha, 'Return True if the string is an alphabetic string, False otherwise.'),
  predicate('isalnum', cases.isalnum, 'Return True if the string is an alpha-numeric string, False otherwise.'),
  predicate(
    'isidentifier',
    cases.isidentifier,
    'Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test ' +
      'whether string s is a reserved identifier,\nsuch as "def" or "class".',
  ),
  predicate(
    'isprintable',
    cases.isprintable,
    'Return True if all characters in the string are printable, False otherwise.\n\nA character is printable if repr() ' +
      'may use it in its output.',
  ),
];
