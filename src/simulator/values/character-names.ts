/**
 * Characters by name, for `\N{...}` in string literals, and their names. Twin of the look-up in Modules/unicodedata.c.
 * Of ideographs and Hangul syllables the names are worked out.
 */
import { CHARACTER_NAMES, NUMBERED_NAMES } from './character-name-table';

let table: ReadonlyMap<string, number> | null = null;

function readTable(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  let code = 0;
  let words: readonly string[] = [];
  for (const row of CHARACTER_NAMES.join('').split(';')) {
    const equal = row.indexOf('=');
    if (equal >= 0) code = parseInt(row.slice(0, equal), 16);
    const shared = parseInt(row.charAt(equal + 1), 36);
    const rest = row.slice(equal + 2);
    words = rest === '' ? words.slice(0, shared) : [...words.slice(0, shared), ...rest.split(' ')];
    names.set(words.join(' '), code++);
  }
  return names;
}

/** The character of this name, whatever its case but of the names that are worked out; null if there is none. */
export function lookupCharacterName(name: string): string | null {
  const upper = name.toUpperCase();
  table ??= readTable();
  const code = table.get(upper) ?? numbered(name) ?? hangulSyllable(name);
  return code === null ? null : String.fromCodePoint(code);
}

let names: ReadonlyMap<number, string> | null = null;

/** The name of a character; null: it has none, or is not in the table. */
export function characterName(code: number): string | null {
  const range = NUMBERED_NAMES.find(([, first, last]) => code >= first && code <= last);
  if (range !== undefined) return `${range[0]}-${code.toString(16).toUpperCase()}`;
  if (code >= FIRST_SYLLABLE && code < FIRST_SYLLABLE + LEADS.length * VOWELS.length * TAILS.length) {
    const place = code - FIRST_SYLLABLE;
    const tail = place % TAILS.length;
    const vowel = Math.floor(place / TAILS.length) % VOWELS.length;
    const lead = Math.floor(place / (TAILS.length * VOWELS.length));
    return `HANGUL SYLLABLE ${LEADS[lead]}${VOWELS[vowel]}${TAILS[tail]}`;
  }
  table ??= readTable();
  // Aliases come after the names; control characters have nothing else.
  names ??= new Map([...table].reverse().map(([name, at]) => [at, name]));
  return isControl(code) ? null : (names.get(code) ?? null);
}

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

function numbered(name: string): number | null {
  const [, given, digits] = /^(.*)-([0-9A-F]{4,5})$/i.exec(name) ?? [];
  if (given === undefined) return null;
  const prefix = given.toUpperCase();
  // Modules/unicodedata.c works these out itself, the others are in its table.
  if (prefix === 'CJK UNIFIED IDEOGRAPH' && name !== name.toUpperCase()) return null;
  const code = parseInt(digits, 16);
  const isOne = NUMBERED_NAMES.some(([each, first, last]) => each === prefix && code >= first && code <= last);
  return isOne ? code : null;
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
