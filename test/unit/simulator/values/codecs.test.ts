import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode, hasEncoding } from '../../../../src/simulator/values/codecs';
import { UnicodeProblem } from '../../../../src/simulator/values/unicodeerror';
import { checkTable, recordedTable } from './recorded';

describe('encoding and decoding', () => {
  it('agree with CPython', () => {
    checkTable(recordedTable('codecs'), {
      encode: (text: string, encoding: string, errors: string) => encode(text, encoding, errors),
      decode: (bytes: Uint8Array, encoding: string, errors: string) => decode(bytes, encoding, errors),
    });
  });

  it('undo each other', () => {
    const encodings = ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'utf-32', 'utf-32-le'];
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...encodings), (text, encoding) => {
        assert.equal(decode(encode(text, encoding, 'surrogatepass'), encoding, 'surrogatepass'), text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('utf-8', 'ascii', 'latin-1', 'cp1252'), (bytes, encoding) => {
        assert.deepEqual(encode(decode(bytes, encoding, 'surrogateescape'), encoding, 'surrogateescape'), bytes);
      }),
    );
  });

  it('say what went wrong in the words of the exception', () => {
    assert.throws(
      () => encode('aé€', 'ascii'),
      (error) =>
        error instanceof UnicodeProblem &&
        error.message === "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)",
    );
    assert.throws(() => encode('\ud800'), {
      message: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed",
    });
    assert.throws(() => decode(Uint8Array.of(97, 255)), {
      message: "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
    });
    assert.equal(hasEncoding('UTF-8'), true);
    assert.equal(hasEncoding('klingon'), false);
  });
});
