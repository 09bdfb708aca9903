// Writes the tables of unicodedata's properties from CPython: npx tsx test/unit/simulator/stdlib/record-unicode.ts
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const program = `
import json, unicodedata as u

def runs(value):
    """Runs of equal values over all characters: their lengths and values."""
    rows, last, count = [], None, 0
    for code in range(0x110000):
        now = value(chr(code))
        if now != last and count:
            rows.append((count, last))
            count = 0
        last, count = now, count + 1
    rows.append((count, last))
    return ';'.join(f'{base36(n)},{v}' if v else base36(n) for n, v in rows)

def base36(n):
    digits = ''
    while True:
        n, rest = divmod(n, 36)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[rest] + digits
        if n == 0: return digits

def fraction(c):
    value = u.numeric(c, None)
    if value is None: return ''
    for below in range(1, 321):
        if value * below == int(value * below): return str(int(value * below)) + (f'/{below}' if below > 1 else '')
    from fractions import Fraction
    return str(Fraction(value).limit_denominator(320))

def tag(c):
    text = u.decomposition(c)
    return text[1:text.index('>')] if text.startswith('<') else ''

json.dumps({
    'CATEGORY': runs(lambda c: '' if u.category(c) == 'Cn' else u.category(c)),
    'EAST_ASIAN_WIDTH': runs(lambda c: '' if u.east_asian_width(c) == 'N' else u.east_asian_width(c)),
    'BIDIRECTIONAL': runs(u.bidirectional),
    'MIRRORED': runs(lambda c: '1' if u.mirrored(c) else ''),
    'NUMERIC': runs(fraction),
    'DIGIT': runs(lambda c: '' if u.digit(c, None) is None else str(u.digit(c))),
    'DECOMPOSITION_TAG': runs(tag),
})
`;

const what: Readonly<Record<string, string>> = {
  CATEGORY: 'General categories; none: Cn.',
  EAST_ASIAN_WIDTH: 'Widths; none: N.',
  BIDIRECTIONAL: 'Bidirectional classes; none: not assigned.',
  MIRRORED: 'Characters that are mirrored in text from right to left.',
  NUMERIC: 'Numeric values, as fractions.',
  DIGIT: 'Values of digits.',
  DECOMPOSITION_TAG: 'What compatibility decompositions are of.',
};

const python = await loadPyodide();
const version = String(python.runPython('import unicodedata; unicodedata.unidata_version'));
const tables = JSON.parse(String(python.runPython(program))) as Record<string, string>;
const parts = Object.entries(tables).map(([name, text]) => {
  const lines = (text.match(/.{1,110}/g) ?? []).map((chunk) => `  '${chunk}'`).join(' +\n');
  return `/** ${what[name]} */\nexport const ${name} =\n${lines};\n`;
});
writeFileSync(
  new URL('../../../../src/simulator/stdlib/unicodetables.ts', import.meta.url),
  `/**
 * Properties of characters, Unicode ${version}; written by test/unit/simulator/stdlib/record-unicode.ts.
 * Runs over all characters from 0 on, separated by semicolons: length in base 36, then the value where there is one.
 */

${parts.join('\n')}`,
);
