// Writes the table of character names from CPython's unicodedata: npx tsx test/unit/simulator/values/record-names.ts
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

// Alphabets and symbols people name in programs. Ideographs have names that follow from their number.
const program = `
import unicodedata
RANGES = [(0x20, 0xe80), (0x10a0, 0x1100), (0x16a0, 0x1700), (0x1e00, 0x2c00), (0x2e00, 0x2e60), (0x3000, 0x3130),
          (0xfb00, 0xfb07), (0xfffc, 0xfffe), (0x1d400, 0x1d800), (0x1f000, 0x1fb00)]
ALIASES = {0: 'NULL', 7: 'ALERT', 8: 'BACKSPACE', 9: 'CHARACTER TABULATION;HORIZONTAL TABULATION;TAB', 10: 'LINE FEED;NEW LINE;END OF LINE;LF',
           11: 'LINE TABULATION;VERTICAL TABULATION', 12: 'FORM FEED', 13: 'CARRIAGE RETURN;CR', 27: 'ESCAPE', 127: 'DELETE',
           0x85: 'NEXT LINE', 0xa0: 'NBSP', 0xad: 'SHY', 0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ', 0xfeff: 'ZERO WIDTH NO-BREAK SPACE;BYTE ORDER MARK;BOM'}
rows, after = [], None
for a, b in RANGES:
    for c in range(a, b):
        name = unicodedata.name(chr(c), None)
        if name is not None:
            rows.append((name if c == after else f'{c:x}={name}'))
            after = c + 1
for c, names in ALIASES.items():
    for name in names.split(';'):
        assert unicodedata.lookup(name) == chr(c), name
        rows.append(f'{c:x}={name}')
unicodedata.unidata_version + '|' + ';'.join(rows)
`;

const python = await loadPyodide();
const [version, ...rest] = String(python.runPython(program)).split('|');
const chunks = rest.join('|').match(/.{1,2000}/g) ?? [];
const lines = chunks.map((chunk) => `  '${chunk.replaceAll("'", "\\'")}',`).join('\n');
writeFileSync(
  new URL('../../../../src/simulator/values/character-name-table.ts', import.meta.url),
  `/**
 * Names of characters, Unicode ${version}: alphabets and symbols; written by test/unit/simulator/values/record-names.ts.
 * Names are separated by semicolons; \`x=\` before a name is its code point, else it is the one after the name before. The strings belong together as one.
 */
export const CHARACTER_NAMES: readonly string[] = [
${lines}
];
`,
);
