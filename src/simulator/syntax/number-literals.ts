/**
 * The values of number literals. Twin of parsenumber in Parser/pegen.c.
 */
import type { ConstantValue } from './ast';
import type { PegParser } from './peg-parser';
import type { Token } from './token';

/** The value of a NUMBER token. */
export function parseNumber(p: PegParser, token: Token): ConstantValue {
  const text = token.text.includes('_') ? token.text.replaceAll('_', '') : token.text;
  const last = text[text.length - 1];
  const radix = text.length > 1 && text[0] === '0' ? text[1].toLowerCase() : '';
  if (radix === 'x' || radix === 'o' || radix === 'b') return { type: 'int', value: BigInt(text) };
  if (last === 'j' || last === 'J') return { type: 'complex', real: 0, imag: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { type: 'float', value: Number(text) };
  if (p.maxDigits > 0 && text.length > p.maxDigits) {
    p.raiseLocation(
      'SyntaxError',
      `Exceeds the limit (${p.maxDigits} digits) for integer string conversion: value has ${text.length} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit - ' +
        'Consider hexadecimal for huge integer literals to avoid decimal conversion limits.',
      token.lineno,
      -1,
      token.end_lineno,
      -1,
    );
  }
  return { type: 'int', value: BigInt(text) };
}
