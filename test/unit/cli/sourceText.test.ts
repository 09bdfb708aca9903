import assert from 'node:assert/strict';
import { decodeSource } from '../../../src/cli/sourceText';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the text of a program', () => {
  it('is UTF-8, with or without a mark', () => {
    assert.equal(decodeSource(bytes('x = "\xc3\xa9"\n'), 'a.py'), 'x = "é"\n');
    assert.equal(decodeSource(bytes('\xef\xbb\xbfx\n'), 'a.py'), 'x\n');
    assert.equal(decodeSource(bytes('# coding: utf-8\n"\xf0\x9f\x90\x8d"'), 'a.py'), '# coding: utf-8\n"🐍"');
  });

  it('is what a comment of the first two lines says', () => {
    assert.equal(decodeSource(bytes('# -*- coding: latin-1 -*-\n"\xe9\x80"'), 'a.py').slice(-4), '"é\x80"');
    assert.equal(
      decodeSource(bytes('#!/bin/python\n# vim: set fileencoding=cp1252 :\n"\x80"'), 'a.py').slice(-3),
      '"€"',
    );
    assert.throws(() => decodeSource(bytes('x = 1\n\n# coding: latin-1\n"\xe9"'), 'a.py'), /Non-UTF-8/);
    assert.throws(() => decodeSource(bytes('x = 1\n# coding: latin-1\n"\xe9"'), 'a.py'), /Non-UTF-8/);
  });

  for (const [text, message] of [
    [
      'x = 1\ny = "\xff"\n',
      "SyntaxError: Non-UTF-8 code starting with '\\xff' in file /a.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
    ],
    ['# coding: utf8\ny = "\xe9"\n', 'SyntaxError: encoding problem: utf8'],
    ['# coding: ascii\ny = "\xe9"\n', 'SyntaxError: encoding problem: ascii'],
    ['# coding: no-such\n', 'SyntaxError: encoding problem: no-such'],
    ['\xef\xbb\xbf# coding: latin-1\n', 'SyntaxError: encoding problem: iso-8859-1 with BOM'],
  ] as const) {
    it(`is refused: ${message}`, () => {
      assert.throws(() => decodeSource(bytes(text), '/a.py'), { message });
    });
  }
});
