/** Reads the reprs of Python's scalars back: what a view shows as text, other formats want as values. */
import type { Json } from '../json';
import { NumberText } from '../json';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };

/** The text of a str's repr. */
export function parseStr(repr: string): string {
  return repr
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs,
      (_, two?: string, four?: string, eight?: string, one?: string) => {
        const code = two ?? four ?? eight;
        return code === undefined ? (ESCAPES[one!] ?? one!) : String.fromCodePoint(parseInt(code, 16));
      },
    );
}

/** A float as Online Python Tutor writes it: whole and special ones as `SPECIAL_FLOAT`, others rounded to 4 places. */
export function tutorFloat(repr: string): Json {
  if (repr === 'inf') return ['SPECIAL_FLOAT', 'Infinity'];
  if (repr === '-inf') return ['SPECIAL_FLOAT', '-Infinity'];
  if (repr === 'nan') return ['SPECIAL_FLOAT', 'NaN'];
  const value = Number(repr);
  if (Number.isInteger(value)) {
    const digits = Object.is(value, -0) ? '-0' : BigInt(value).toString();
    return ['SPECIAL_FLOAT', `${digits}.0`];
  }
  return new NumberText(floatRepr(roundTo4(value)));
}

/** Python's `round(value, 4)`: correctly rounded, ties to even. */
export function roundTo4(value: number): number {
  if (Math.abs(value) >= 2 ** 50) return value;
  // A double has at most 1074 binary places; a tie at the fifth decimal shows within a few dozen of them.
  const exact = Math.abs(value).toFixed(60);
  const dot = exact.indexOf('.');
  const kept = BigInt(exact.slice(0, dot) + exact.slice(dot + 1, dot + 5));
  const rest = exact.slice(dot + 5);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const up = rest > half || (rest === half && kept % 2n === 1n);
  const digits = (kept + (up ? 1n : 0n)).toString().padStart(5, '0');
  return Math.sign(value) * Number(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

/** Python's `repr` of a finite float. */
export function floatRepr(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const plain = power < 0 ? value.toFixed(Math.max(0, digits.replace(/[-.]/g, '').length - 1 - power)) : String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
}
