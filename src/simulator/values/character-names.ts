/**
 * Characters by name, for `\N{...}` in string literals, and their names. Twin of the look-up in Modules/unicodedata.c.
 * The names of ideographs and Hangul syllables are worked out, all others are in a table.
 */
import { CHARACTER_ALIASES, CHARACTER_NAMES, NAMED_SEQUENCES } from './character-name-table';

let names: ReadonlyMap<number, string> | null = null;
let codes: ReadonlyMap<string, number> | null = null;
let aliases: ReadonlyMap<string, number> | null = null;
let sequences: ReadonlyMap<string, string> | null = null;

/** The rows of a table, each as what stands before its `=` ('' if there is none) and what stands behind it. */
function* rowsOf(table: readonly string[]): Generator<readonly [string, string]> {
  for (const row of table.join('').split(';')) {
    const equal = row.indexOf('=');
    yield [row.slice(0, Math.max(equal, 0)), row.slice(equal + 1)];
  }
}

function readNames(): ReadonlyMap<number, string> {
  const read = new Map<number, string>();
  let code = 0;
  let before: readonly string[] = [];
  for (const [place, name] of rowsOf(CHARACTER_NAMES)) {
    if (place !== '') code = parseInt(place, 16);
    const to = place.indexOf('-');
    if (to >= 0) {
      for (const last = parseInt(place.slice(to + 1), 16); code <= last; code++) read.set(code, name + hex(code));
      continue;
    }
    before = [...before.slice(0, parseInt(name[0], 16)), ...name.slice(1).split(' ')];
    read.set(code++, before.join(' '));
  }
  return read;
}

function readCodes(): ReadonlyMap<string, number> {
  names ??= readNames();
  return new Map([...names].map(([code, name]) => [name, code]));
}

function readAliases(): ReadonlyMap<string, number> {
  return new Map([...rowsOf(CHARACTER_ALIASES)].map(([code, alias]) => [alias, parseInt(code, 16)]));
}

function readSequences(): ReadonlyMap<string, string> {
  const characters = (text: string): string =>
    String.fromCodePoint(...text.split(' ').map((code) => parseInt(code, 16)));
  return new Map([...rowsOf(NAMED_SEQUENCES)].map(([sequence, name]) => [name, characters(sequence)]));
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** The character of this name, or with this alias, whatever its case; null if there is none. */
export function lookupCharacterName(name: string, withAliases = true): string | null {
  codes ??= readCodes();
  aliases ??= readAliases();
  const upper = name.toUpperCase();
  const named = codes.get(upper) ?? (withAliases ? aliases.get(upper) : undefined);
  const code = named ?? ideograph(name) ?? hangulSyllable(name);
  return code === null ? null : String.fromCodePoint(code);
}

/** The characters of a named sequence, which only unicodedata.lookup() finds; null if there is none. */
export function lookupNamedSequence(name: string): string | null {
  sequences ??= readSequences();
  return sequences.get(name.toUpperCase()) ?? null;
}

/** The name of a character; null: it has none. */
export function characterName(code: number): string | null {
  if (isIdeograph(code)) return `CJK UNIFIED IDEOGRAPH-${hex(code)}`;
  if (code >= FIRST_SYLLABLE && code < FIRST_SYLLABLE + LEADS.length * VOWELS.length * TAILS.length) {
    const place = code - FIRST_SYLLABLE;
    const tail = place % TAILS.length;
    const vowel = Math.floor(place / TAILS.length) % VOWELS.length;
    const lead = Math.floor(place / (TAILS.length * VOWELS.length));
    return `HANGUL SYLLABLE ${LEADS[lead]}${VOWELS[vowel]}${TAILS[tail]}`;
  }
  names ??= readNames();
  return names.get(code) ?? null;
}

/** Ranges of CJK UNIFIED IDEOGRAPH, Unicode 16. */
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];

const isIdeograph = (code: number): boolean => IDEOGRAPHS.some(([first, last]) => code >= first && code <= last);

function ideograph(name: string): number | null {
  const digits = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name)?.[1];
  if (digits === undefined) return null;
  const code = parseInt(digits, 16);
  return isIdeograph(code) ? code : null;
}

const LEADS = ['G', 'GG', 'N', 'D', 'DD', 'R', 'M', 'B', 'BB', 'S', 'SS', '', 'J', 'JJ', 'C', 'K', 'T', 'P', 'H'];
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');

const FIRST_SYLLABLE = 0xac00;

function hangulSyllable(name: string): number | null {
  const syllable = /^HANGUL SYLLABLE ([A-Z]+)$/.exec(name)?.[1];
  if (syllable === undefined) return null;
  for (const [lead, l] of LEADS.map((text, index) => [text, index] as const)) {
    if (!syllable.startsWith(lead)) continue;
    for (const [vowel, v] of VOWELS.map((text, index) => [text, index] as const)) {
      if (!syllable.startsWith(vowel, lead.length)) continue;
      const t = TAILS.indexOf(syllable.slice(lead.length + vowel.length));
      if (t >= 0) return FIRST_SYLLABLE + (l * VOWELS.length + v) * TAILS.length + t;
    }
  }
  return null;
}
