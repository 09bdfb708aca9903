// Writes the table of character names from CPython's unicodedata: npx tsx test/unit/simulator/values/record-names.ts
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

// Hangul syllables have names that follow from their letters.
const program = `
import json, re, sys, unicodedata
ALIASES = {
    'NULL NUL;START OF HEADING SOH;START OF TEXT STX;END OF TEXT ETX;END OF TRANSMISSION EOT;ENQUIRY ENQ;ACKNOWLEDGE ACK;ALERT BEL;'
    'BACKSPACE BS;CHARACTER TABULATION HT;LINE FEED LF;LINE TABULATION VT;FORM FEED FF;CARRIAGE RETURN CR;SHIFT OUT SO;'
    'SHIFT IN SI;DATA LINK ESCAPE DLE;DEVICE CONTROL ONE DC1;DEVICE CONTROL TWO DC2;DEVICE CONTROL THREE DC3;'
    'DEVICE CONTROL FOUR DC4;NEGATIVE ACKNOWLEDGE NAK;SYNCHRONOUS IDLE SYN;END OF TRANSMISSION BLOCK ETB;CANCEL CAN;'
    'END OF MEDIUM EOM;SUBSTITUTE SUB;ESCAPE ESC;INFORMATION SEPARATOR FOUR FS;INFORMATION SEPARATOR THREE GS;'
    'INFORMATION SEPARATOR TWO RS;INFORMATION SEPARATOR ONE US': 0,
    'DELETE DEL;PADDING CHARACTER PAD;HIGH OCTET PRESET HOP;BREAK PERMITTED HERE BPH;NO BREAK HERE NBH;INDEX IND;NEXT LINE NEL;'
    'START OF SELECTED AREA SSA;END OF SELECTED AREA ESA;CHARACTER TABULATION SET HTS;'
    'CHARACTER TABULATION WITH JUSTIFICATION HTJ;LINE TABULATION SET VTS;PARTIAL LINE FORWARD PLD;PARTIAL LINE BACKWARD PLU;'
    'REVERSE LINE FEED RI;SINGLE SHIFT TWO SS2;SINGLE SHIFT THREE SS3;DEVICE CONTROL STRING DCS;PRIVATE USE ONE PU1;'
    'PRIVATE USE TWO PU2;SET TRANSMIT STATE STS;CANCEL CHARACTER CCH;MESSAGE WAITING MW;START OF GUARDED AREA SPA;'
    'END OF GUARDED AREA EPA;START OF STRING SOS;SINGLE GRAPHIC CHARACTER INTRODUCER SGC;SINGLE CHARACTER INTRODUCER SCI;'
    'CONTROL SEQUENCE INTRODUCER CSI;STRING TERMINATOR ST;OPERATING SYSTEM COMMAND OSC;PRIVACY MESSAGE PM;'
    'APPLICATION PROGRAM COMMAND APC;NBSP': 0x7f,
}
MORE = {'HORIZONTAL TABULATION': 9, 'TAB': 9, 'NEW LINE': 10, 'END OF LINE': 10, 'NL': 10, 'EOL': 10, 'VERTICAL TABULATION': 11,
        'LOCKING-SHIFT ONE': 14, 'LOCKING-SHIFT ZERO': 15, 'FILE SEPARATOR': 28, 'GROUP SEPARATOR': 29, 'RECORD SEPARATOR': 30,
        'UNIT SEPARATOR': 31, 'SP': 32, 'SHY': 0xad, 'LATIN CAPITAL LETTER GHA': 0x1a2, 'LATIN SMALL LETTER GHA': 0x1a3,
        'CGJ': 0x34f, 'ZWSP': 0x200b, 'ZWNJ': 0x200c, 'ZWJ': 0x200d, 'LRM': 0x200e, 'RLM': 0x200f, 'LRE': 0x202a, 'RLE': 0x202b,
        'PDF': 0x202c, 'LRO': 0x202d, 'RLO': 0x202e, 'NNBSP': 0x202f, 'WJ': 0x2060, 'LRI': 0x2066, 'RLI': 0x2067, 'FSI': 0x2068,
        'PDI': 0x2069, 'WEIERSTRASS ELLIPTIC FUNCTION': 0x2118, 'BYTE ORDER MARK': 0xfeff, 'BOM': 0xfeff,
        'ZWNBSP': 0xfeff, **{f'VS{i + 1}': 0xfe00 + i for i in range(16)}, **{f'VS{i + 17}': 0xe0100 + i for i in range(240)}}

rows, numbered, after, last = [], [], None, []

def add(code, name):
    global after, last
    words = name.split(' ')
    shared = 0
    while shared < min(len(words), len(last)) and words[shared] == last[shared]:
        shared += 1
    rows.append(('' if code == after else f'{code:x}=') + '0123456789abcdefghijklmnopqrstuvwxyz'[shared] + ' '.join(words[shared:]))
    after, last = code + 1, words

def alias(code, name):
    assert unicodedata.lookup(name) == chr(code), name
    add(code, name)

for code in range(sys.maxunicode + 1):
    name = unicodedata.name(chr(code), None)
    if name is None or name.startswith('HANGUL SYLLABLE '):
        continue
    if name.endswith(f'-{code:04X}'):
        prefix = name.rpartition('-')[0]
        if numbered and numbered[-1][0] == prefix and numbered[-1][2] == code - 1:
            numbered[-1][2] = code
        else:
            numbered.append([prefix, code, code])
    else:
        add(code, name)
for names, start in ALIASES.items():
    for code, both in enumerate(names.split(';'), start):
        name, _, short = both.rpartition(' ')
        if name:
            alias(code, name)
        alias(code, short)
for name, code in MORE.items():
    alias(code, name)
json.dumps([unicodedata.unidata_version, ';'.join(rows), numbered])
`;

const python = await loadPyodide();
type Ranges = readonly (readonly [string, number, number])[];
const [version, rows, numbered] = JSON.parse(String(python.runPython(program))) as [string, string, Ranges];
const lines = (rows.match(/.{1,2000}/g) ?? []).map((chunk) => `  '${chunk.replaceAll("'", "\\'")}',`).join('\n');
const hex = (code: number): string => `0x${code.toString(16)}`;
const ranges = numbered.map(([prefix, first, last]) => `  ['${prefix}', ${hex(first)}, ${hex(last)}],`).join('\n');
writeFileSync(
  new URL('../../../../src/simulator/values/character-name-table.ts', import.meta.url),
  `/**
 * Names of characters, Unicode ${version}; written by test/unit/simulator/values/record-names.ts. Aliases come last.
 * Names are separated by semicolons; \`x=\` before a name is its code point, else it is the one after the name before. Its
 * first character (base 36) is how many of its first words are those of the name before. The strings belong together as one.
 */
export const CHARACTER_NAMES: readonly string[] = [
${lines}
];

/** Names that end with the code point: what stands before it, the first and the last of a range. */
export const NUMBERED_NAMES: readonly (readonly [string, number, number])[] = [
${ranges}
];
`,
);
