import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cut, decode, encode, visible } from '../../../src/diagram';
import { HOSTILE } from '../../webview/support/scenes';

/** What may stand in a label besides characters that Mermaid has no use for. */
const SAFE = /^(?:[A-Za-z0-9 _.,+=()'-]|#\d+;|[^\u0000-\u007f])*$/;

const units = fc.string({ unit: 'binary', maxLength: 40 });
const anything = fc.oneof(
  units,
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
);

describe('escaping', () => {
  it('leaves plain words alone', () => {
    assert.equal(encode("total = 'a b', 1.5 + (2)"), "total = 'a b', 1.5 + (2)");
  });

  it('writes every other ASCII character by number', () => {
    assert.equal(encode('a"]:::b'), 'a#34;#93;#58;#58;#58;b');
    assert.equal(encode(''), '#160;');
  });

  it('breaks direction statements wherever they stand in a line', () => {
    for (const text of ['direction LR', 'redirection  TB12', 'xdirection RL'])
      assert.doesNotMatch(encode(text), /direction\s+(TB|BT|RL|LR|TD)/);
  });

  it('shows what cannot be seen', () => {
    assert.equal(visible('a\n\u0000\u007f'), 'a␊␀␡');
    assert.equal(visible('\u202eabc\ufeff'), '⟨U+202E⟩abc⟨U+FEFF⟩');
    assert.equal(visible('a\ud800b\udc00'), 'a\ufffdb\ufffd');
    assert.equal(visible('😀é'), '😀é');
  });

  it('reads back what it wrote', () => {
    for (const text of HOSTILE) assert.equal(decode(encode(visible(text))), visible(text));
    fc.assert(fc.property(anything, (text) => decode(encode(visible(text))) === visible(text)));
  });

  it("reads Mermaid's own spelling of entities", () => {
    assert.equal(decode('ﬂ°°35¶ßx ﬂ°°38¶ßlt &amp;lt;'), '#x &lt &lt;');
  });

  it('writes nothing that Mermaid could take for its own', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const written = encode(visible(text));
        assert.match(written, SAFE);
        assert.doesNotMatch(written, /\\n|\$\$|fa[bklrs]?:|[\u0000-\u001f\u007f]|[°¶ßﬂ]/);
      }),
    );
  });

  it('cuts by characters, visibly', () => {
    assert.equal(cut('abcdef', 4), 'abc…');
    assert.equal(cut('😀😀😀', 3), '😀😀😀');
    assert.equal(cut('😀😀😀😀', 3), '😀😀…');
  });
});
