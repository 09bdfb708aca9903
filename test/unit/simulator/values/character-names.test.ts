import assert from 'node:assert/strict';
import { dump, parse } from '../../../../src/simulator/syntax';
import {
  characterName,
  lookupCharacterName,
  lookupNamedSequence,
} from '../../../../src/simulator/values/character-names';

/** As many as unicodedata.name of CPython 3.14 names. */
const NAMED_CHARACTERS = 148_853;

describe('syntax: characters by name', () => {
  // As unicodedata.lookup of CPython 3.14 answers.
  const names: [string, number][] = [
    ['BULLET', 0x2022],
    ['greek small letter pi', 0x3c0],
    ['SNAKE', 0x1f40d],
    ['EN DASH', 0x2013],
    ['NULL', 0],
    ['LF', 10],
    ['CJK UNIFIED IDEOGRAPH-4E2D', 0x4e2d],
    ['HANGUL SYLLABLE HAN', 0xd55c],
    ['HANGUL SYLLABLE A', 0xc544],
    ['MATHEMATICAL FRAKTUR CAPITAL A', 0x1d504],
    ['ROTATED HEAVY BLACK HEART BULLET', 0x2765],
    ['TIBETAN LETTER KA', 0xf40],
    ['cherokee letter a', 0x13a0],
    ['CUNEIFORM SIGN A', 0x12000],
    ['EGYPTIAN HIEROGLYPH-13460', 0x13460],
    ['CJK COMPATIBILITY IDEOGRAPH-F900', 0xf900],
    ['KHITAN SMALL SCRIPT CHARACTER-18CD5', 0x18cd5],
    ['LATIN CAPITAL LETTER GHA', 0x1a2],
    ['VARIATION SELECTOR-256', 0xe01ef],
    ['VS256', 0xe01ef],
  ];
  for (const [name, code] of names) {
    it(name, () => assert.equal(lookupCharacterName(name), String.fromCodePoint(code)));
  }

  it('knows no name it does not know', () => {
    for (const name of [
      'NOPE',
      '',
      'CJK UNIFIED IDEOGRAPH-0041',
      'HANGUL SYLLABLE X',
      'hangul syllable a',
      'TANGUT IDEOGRAPH-17000',
    ]) {
      assert.equal(lookupCharacterName(name), null);
    }
  });

  it('finds every character by the name that it has', () => {
    let named = 0;
    for (let code = 0; code <= 0x10ffff; code++) {
      const name = characterName(code);
      if (name === null) continue;
      named++;
      assert.equal(lookupCharacterName(name)?.codePointAt(0), code);
    }
    assert.equal(named, NAMED_CHARACTERS);
  });

  it('knows sequences apart from characters', () => {
    assert.equal(lookupNamedSequence('KEYCAP ASTERISK'), '*\ufe0f\u20e3');
    assert.equal(lookupCharacterName('KEYCAP ASTERISK'), null);
    assert.equal(lookupNamedSequence('SPACE'), null);
  });

  it('are read in strings', () => {
    assert.match(dump(parse(String.raw`'\N{SNAKE}' f'{x}\N{EM DASH}'`, 'names.py')), /🐍.*—/);
  });
});
