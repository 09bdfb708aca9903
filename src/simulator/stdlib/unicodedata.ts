/** The unicodedata module. Twin of Modules/unicodedata.c, as far as tables at hand and the engine's own know. */
import { boolHandle, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { lookupCharacterName } from '../syntax/character-names';
import { decimalValue, isDecimalChar } from '../values/unicodetype';
import { combiningClass } from './combiningclasses';
import { UNIDATA_VERSION } from '../values/unicodedb';

const CATEGORIES = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co'
  .split(' ')
  .map((name) => [name, new RegExp(`^\\p{${name}}$`, 'u')] as const);

function character(rt: Runtime, name: string, h: Handle): string {
  if (!rt.isStr(h)) rt.raise('TypeError', `${name}() argument 1 must be a unicode character, not ${rt.typeOf(h).name}`);
  const text = rt.text(h);
  const { length } = [...text];
  if (length === 1) return text;
  return rt.raise('TypeError', `${name}(): argument 1 must be a unicode character, not a string of length ${length}`);
}

function normalized(rt: Runtime, form: Handle, text: Handle): string {
  const name = rt.text(form);
  if (!['NFC', 'NFD', 'NFKC', 'NFKD'].includes(name)) rt.raise('ValueError', 'invalid normalization form');
  return rt.text(text).normalize(name);
}

export const unicodedataModule: BuiltinModule = {
  name: 'unicodedata',
  doc: 'This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters.',
  functions: [
    native('category', 'chr, /', (rt, _self, chr) => {
      const text = character(rt, 'category', chr);
      return rt.newStr(CATEGORIES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Cn');
    }),
    native('normalize', 'form, unistr, /', (rt, _self, form, text) => rt.newStr(normalized(rt, form, text))),
    native('is_normalized', 'form, unistr, /', (rt, _self, form, text) =>
      boolHandle(normalized(rt, form, text) === rt.text(text)),
    ),
    native('lookup', 'name, /', (rt, _self, name) => {
      const found = lookupCharacterName(rt.text(name));
      return found === null
        ? rt.raiseWith('KeyError', [rt.newStr(`undefined character name '${rt.text(name)}'`)])
        : rt.newStr(found);
    }),
    ...['decimal', 'digit', 'numeric'].map((name) =>
      native(name, 'chr, default=<unrepresentable>, /', (rt, _self, chr, fallback) => {
        const code = character(rt, name, chr).codePointAt(0) as number;
        if (isDecimalChar(code)) {
          const value = decimalValue(code);
          return name === 'numeric' ? rt.newFloat(value) : rt.newInt(value);
        }
        if (fallback !== NULL) return fallback;
        return rt.raise('ValueError', `not a ${name}${name === 'numeric' ? ' character' : ''}`);
      }),
    ),
    native('combining', 'chr, /', (rt, _self, chr) =>
      rt.newInt(combiningClass(character(rt, 'combining', chr).codePointAt(0) as number)),
    ),
  ],
  init: (vm, _module, set) => set('unidata_version', vm.newStr(UNIDATA_VERSION)),
};
