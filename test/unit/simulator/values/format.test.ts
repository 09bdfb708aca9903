import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reprFloat } from '../../../../src/simulator/values/floatrepr';
import {
  formatComplex,
  formatFloat,
  formatInt,
  formatStr,
  parseFormatSpec,
} from '../../../../src/simulator/values/formatspec';
import { checkTable, recordedTable } from './recorded';

describe('format specifications', () => {
  it('agree with CPython', () => {
    checkTable(recordedTable('format'), {
      int: (value: number, spec: string) => formatInt(value, spec),
      bool: (value: boolean, spec: string) => formatInt(Number(value), spec, undefined, 'bool'),
      float: (value: number, spec: string) => formatFloat(value, spec),
      complex: (value: { real: number; imag: number }, spec: string) => formatComplex(value, spec),
      str: (value: string, spec: string) => formatStr(value, spec),
    });
  });

  it('fill to the width and no further', () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('<', '>', '^', '='),
        (x, width, align) => {
          const text = formatFloat(x, `*${align}${width.toString()}`);
          assert.equal(text.length, Math.max(width, reprFloat(x).length));
          assert.equal(text.replaceAll('*', ''), reprFloat(x));
        },
      ),
    );
  });

  it('are parsed with every option', () => {
    assert.deepEqual(parseFormatSpec('€^+z#012_.5,f', '', '>'), {
      fill: '€',
      align: '^',
      alternate: true,
      noNegativeZero: true,
      sign: '+',
      width: 12,
      thousands: '_',
      precision: 5,
      fractionThousands: ',',
      type: 'f',
    });
  });

  it('ask for fuel before they make a long text', () => {
    const stop = (): never => {
      throw new Error('stopped');
    };
    assert.throws(() => formatInt(1, '100000000', stop), /stopped/);
    assert.throws(() => formatFloat(1, '.100000000f', stop), /stopped/);
    assert.throws(() => formatStr('a', '100000000', stop), /stopped/);
  });
});
