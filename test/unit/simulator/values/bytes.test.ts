import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as bytes from '../../../../src/simulator/values/bytesmethods';
import { checkTable, recordedTable } from './recorded';

describe('bytes', () => {
  it('agrees with CPython', () => {
    checkTable(recordedTable('bytes'), {
      upper: bytes.upperBytes,
      lower: bytes.lowerBytes,
      title: bytes.titleBytes,
      capitalize: bytes.capitalizeBytes,
      swapcase: bytes.swapcaseBytes,
      isalpha: bytes.isalphaBytes,
      isalnum: bytes.isalnumBytes,
      isdigit: bytes.isdigitBytes,
      isspace: bytes.isspaceBytes,
      isascii: bytes.isasciiBytes,
      isupper: bytes.isupperBytes,
      islower: bytes.islowerBytes,
      istitle: bytes.istitleBytes,
      repr: bytes.reprBytes,
      reprBytearray: (b: Uint8Array) => bytes.reprBytearray(b),
      find: bytes.findBytes,
      rfind: bytes.rfindBytes,
      index: bytes.indexBytes,
      rindex: bytes.rindexBytes,
      count: bytes.countBytes,
      startswith: bytes.startswithBytes,
      endswith: bytes.endswithBytes,
      removeprefix: bytes.removeprefixBytes,
      removesuffix: bytes.removesuffixBytes,
      replace: bytes.replaceBytes,
      split: bytes.splitBytes,
      rsplit: bytes.rsplitBytes,
      partition: bytes.partitionBytes,
      rpartition: bytes.rpartitionBytes,
      splitlines: bytes.splitlinesBytes,
      strip: (b: Uint8Array, chars: Uint8Array | null) => bytes.stripBytes(b, chars),
      lstrip: (b: Uint8Array, chars: Uint8Array | null) => bytes.stripBytes(b, chars, 'left'),
      rstrip: (b: Uint8Array, chars: Uint8Array | null) => bytes.stripBytes(b, chars, 'right'),
      ljust: bytes.ljustBytes,
      rjust: bytes.rjustBytes,
      center: bytes.centerBytes,
      zfill: bytes.zfillBytes,
      expandtabs: bytes.expandtabsBytes,
      compare: (a: Uint8Array, b: Uint8Array) => Math.sign(bytes.compareBytes(a, b)),
      join: bytes.joinBytes,
      hex: bytes.hexBytes,
      fromhex: bytes.bytesFromHex,
      translate: bytes.translateBytes,
      maketrans: bytes.maketransBytes,
    });
  });

  it('reads back its hexadecimal form and its text of one character a byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: -5, max: 5 }), (data, group) => {
        assert.deepEqual(bytes.bytesFromHex(bytes.hexBytes(data, ' ', group)), data);
        assert.deepEqual(bytes.stringToLatin1(bytes.latin1ToString(data)), data);
      }),
    );
  });

  it('takes only ints from 0 to 255 for a byte', () => {
    assert.equal(bytes.byteValue(255), 255);
    for (const value of [-1, 256, 10n ** 30n]) {
      assert.throws(() => bytes.byteValue(value), { message: 'byte must be in range(0, 256)' });
    }
  });
});
