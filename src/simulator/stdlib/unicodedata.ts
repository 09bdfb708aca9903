/** The unicodedata module. Twin of Modules/unicodedata.c; normal forms are the engine's. */
import { boolHandle, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { characterName, lookupCharacterName, lookupNamedSequence } from '../values/character-names';
import { defineType } from '../objects/spec';
import { argumentKind } from '../objects/textargs';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { UNIDATA_VERSION } from '../values/unicodedb';
import { decimalValue, isDecimalChar } from '../values/unicodetype';
import { addTypes } from './typedef';
import { combiningClass } from './combiningclasses';
import {
  BIDIRECTIONAL,
  CATEGORY,
  DECOMPOSITION_TAG,
  DIGIT,
  EAST_ASIAN_WIDTH,
  MIRRORED,
  NUMERIC,
} from './unicodetables';

/** A property of all characters, read from its runs when it is first asked for. */
class Property {
  private starts: number[] = [];
  private values: string[] = [];

  constructor(private readonly packed: string) {}

  /** The value of a character; '' where it has none. */
  of(code: number): string {
    if (this.starts.length === 0) this.read();
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= code) low = middle;
      else high = middle - 1;
    }
    return this.values[low];
  }

  private read(): void {
    let at = 0;
    for (const run of this.packed.split(';')) {
      const [length, value = ''] = run.split(',');
      this.starts.push(at);
      this.values.push(value);
      at += parseInt(length, 36);
    }
  }
}

const category = new Property(CATEGORY);
const bidirectional = new Property(BIDIRECTIONAL);
const width = new Property(EAST_ASIAN_WIDTH);
const mirrored = new Property(MIRRORED);
const numeric = new Property(NUMERIC);
const digit = new Property(DIGIT);
const decompositionTag = new Property(DECOMPOSITION_TAG);

/** The code point of an argument that is one character. */
function codeOf(rt: Runtime, name: string, h: Handle): number {
  if (!rt.isStr(h))
    rt.raise('TypeError', `${name}() argument 1 must be a unicode character, not ${argumentKind(rt, h)}`);
  const text = rt.text(h);
  const { length } = [...text];
  if (length === 1) return text.codePointAt(0) as number;
  return rt.raise('TypeError', `${name}(): argument 1 must be a unicode character, not a string of length ${length}`);
}

function normalized(rt: Runtime, form: Handle, text: Handle): string {
  const name = rt.text(form);
  if (!['NFC', 'NFD', 'NFKC', 'NFKD'].includes(name)) rt.raise('ValueError', 'invalid normalization form');
  return rt.text(text).normalize(name);
}

function numericValue(text: string): number {
  const [above, below = '1'] = text.split('/');
  return Number(above) / Number(below);
}

const HANGUL_SYLLABLES = [0xac00, 0xd7a3] as const;

/** One step of a character's decomposition, as the database writes it. */
function decomposition(code: number): string {
  if (code >= HANGUL_SYLLABLES[0] && code <= HANGUL_SYLLABLES[1]) return '';
  const character = String.fromCodePoint(code);
  const hex = (text: string): string =>
    [...text].map((each) => (each.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')).join(' ');
  const tag = decompositionTag.of(code);
  if (tag !== '') return `<${tag}> ${hex(character.normalize('NFKD').normalize('NFC'))}`;
  const whole = [...character.normalize('NFD')];
  if (whole.length === 1 && whole[0] === character) return '';
  // Another way to write one character.
  const composed = [...character.normalize('NFC')];
  if (composed.length === 1 && composed[0] !== character) return hex(composed[0]);
  return hex(whole.slice(0, -1).join('').normalize('NFC') + whole[whole.length - 1]);
}

/** A function that tells a property of a character as text. */
const telling = (name: string, of: (code: number) => string): ReturnType<typeof native> =>
  native(name, 'chr, /', (rt, _self, chr) => rt.newStr(of(codeOf(rt, name, chr))));

/** A function that tells a character's value, or else its second argument. */
function valuing(name: string, missing: string, of: (rt: Runtime, code: number) => Handle): ReturnType<typeof native> {
  return native(name, 'chr, default=<unrepresentable>, /', (rt, _self, chr, fallback) => {
    const value = of(rt, codeOf(rt, name, chr));
    if (value !== NULL) return value;
    return fallback === NULL ? rt.raise('ValueError', missing) : fallback;
  });
}

/** No name is longer. */
const NAME_MAXLEN = 256;

/** A name to look up: text, or bytes that hold it (format `s#`). */
function nameArgument(rt: Runtime, name: Handle): string {
  if (rt.isStr(name)) return rt.text(name);
  const bytes = bufferOf(rt, name);
  const type = rt.typeOf(name).name;
  if (bytes === null) return rt.raise('TypeError', `a bytes-like object is required, not '${type}'`);
  if (rt.isInstance(name, rt.types[TypeId.Bytes])) return String.fromCharCode(...bytes);
  return rt.raise('TypeError', `lookup() argument must be read-only bytes-like object, not ${type}`);
}

/** The functions of the module, which a database of an older version has as methods. */
const functions = (isOld = false): readonly NativeFunction[] => [
  telling('category', (code) => category.of(code) || 'Cn'),
  telling('bidirectional', (code) => bidirectional.of(code)),
  telling('east_asian_width', (code) => width.of(code) || 'N'),
  telling('decomposition', decomposition),
  native('mirrored', 'chr, /', (rt, _self, chr) => rt.newInt(mirrored.of(codeOf(rt, 'mirrored', chr)) === '' ? 0 : 1)),
  native('combining', 'chr, /', (rt, _self, chr) => rt.newInt(combiningClass(codeOf(rt, 'combining', chr)))),
  native('normalize', 'form, unistr, /', (rt, _self, form, text) => rt.newStr(normalized(rt, form, text))),
  native('is_normalized', 'form, unistr, /', (rt, _self, form, text) =>
    boolHandle(normalized(rt, form, text) === rt.text(text)),
  ),
  native('lookup', 'name, /', (rt, _self, name) => {
    const text = nameArgument(rt, name);
    if (text.length > NAME_MAXLEN) rt.raiseWith('KeyError', [rt.newStr('name too long')]);
    const found = lookupCharacterName(text, !isOld) ?? (isOld ? null : lookupNamedSequence(text));
    return found === null
      ? rt.raiseWith('KeyError', [rt.newStr(`undefined character name '${text}'`)])
      : rt.newStr(found);
  }),
  valuing('name', 'no such name', (rt, code) => {
    const name = characterName(code);
    return name === null ? NULL : rt.newStr(name);
  }),
  valuing('decimal', 'not a decimal', (rt, code) => (isDecimalChar(code) ? rt.newInt(decimalValue(code)) : NULL)),
  valuing('digit', 'not a digit', (rt, code) => {
    const value = digit.of(code);
    return value === '' ? NULL : rt.newInt(Number(value));
  }),
  valuing('numeric', 'not a numeric character', (rt, code) => {
    const value = numeric.of(code);
    return value === '' ? NULL : rt.newFloat(numericValue(value));
  }),
];

/** Characters are those of today's database: what matters of the old one is which texts IDNA and stringprep take for the same. */
const oldDatabase = defineType({
  id: null,
  name: 'UCD',
  module: 'unicodedata',
  flags: TypeFlag.DisallowInstantiation,
  layout: { words: 0, refs: 0 },
  methods: functions(true),
  getset: { unidata_version: { get: (rt) => rt.newStr('3.2.0') } },
});

export const unicodedataModule: BuiltinModule = {
  name: 'unicodedata',
  doc: 'This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n16.0.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 16.0.0.',
  functions: functions(),
  init: (vm, _module, set) => {
    set('unidata_version', vm.newStr(UNIDATA_VERSION));
    const [type] = addTypes(vm, set, [oldDatabase]);
    set('ucd_3_2_0', allocate(vm, type));
  },
};
