/** Time zones as the platform knows them (ECMA-402's Intl, which has the tz database): what offset when, and what it is called. */

/**
 * What the tz database calls the time of zones for which the locales below have other letters or none: standard and summer time,
 * then the zones.
 */
const LETTERS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'KST Asia/Seoul Asia/Pyongyang ROK',
    'CST Asia/Shanghai Asia/Taipei Asia/Macau Asia/Macao Asia/Chongqing Asia/Harbin PRC ROC',
    'HKT Asia/Hong_Kong Hongkong',
    'PST Asia/Manila',
    'WIB Asia/Jakarta Asia/Pontianak',
    'WITA Asia/Makassar Asia/Ujung_Pandang',
    'WIT Asia/Jayapura',
    'PKT Asia/Karachi',
    'IST Asia/Kolkata Asia/Calcutta',
    'IST/IDT Asia/Jerusalem Asia/Tel_Aviv Israel',
    'MSK Europe/Moscow Europe/Simferopol Europe/Kirov Europe/Volgograd W-SU',
    'GMT/IST Europe/Dublin Eire',
    'GMT/BST Europe/Jersey Europe/Guernsey Europe/Isle_of_Man',
    'GMT Etc/GMT GMT GMT0 GMT+0 GMT-0',
    'MET/MEST MET',
    'CST/CDT America/Havana Cuba',
    'NST/NDT America/St_Johns Canada/Newfoundland',
    'MST America/Dawson America/Whitehorse America/Hermosillo America/Mazatlan Mexico/BajaSur Canada/Yukon',
    'HST/HDT America/Adak America/Atka US/Aleutian',
    'SST Pacific/Pago_Pago Pacific/Midway Pacific/Samoa US/Samoa',
    'ChST Pacific/Guam Pacific/Saipan',
    '+04 Asia/Dubai Asia/Muscat',
    '+08 Antarctica/Casey',
    '+0845 Australia/Eucla',
    '+1030/+11 Australia/Lord_Howe Australia/LHI',
    '+1245/+1345 Pacific/Chatham NZ-CHAT',
  ].flatMap((row) => {
    const [letters, ...zones] = row.split(' ');
    return zones.map((zone) => [zone, letters.split('/')] as const);
  }),
);
/** Where standard time is what is called summer time elsewhere. */
const SUMMER_IS_STANDARD = ['Europe/Dublin', 'Eire'];
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-KE', 'ja'];
/** Those that Intl's list does not name, but most programs do. */
const MORE =
  'UTC GMT Etc/UTC Etc/GMT Asia/Kolkata Asia/Kathmandu Asia/Ho_Chi_Minh Asia/Yangon Europe/Kyiv America/Argentina/Buenos_Aires ' +
  'US/Eastern US/Central US/Mountain US/Pacific US/Hawaii US/Alaska EST MST HST EST5EDT CST6CDT MST7MDT PST8PDT CET EET WET MET Zulu';
export const DAY = 86400;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** The formatter that tells the local time of a zone; null: there is no such zone. Names are as in a file system: case matters. */
function formatterOf(key: string): Intl.DateTimeFormat | null {
  const known = formatters.get(key);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  if (/^[A-Z][A-Za-z0-9+_-]*(\/[A-Z][A-Za-z0-9+_-]*)*$/.test(key)) {
    try {
      made = new Intl.DateTimeFormat('en-US', {
        timeZone: key,
        calendar: 'iso8601',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
    }
  }
  formatters.set(key, made);
  return made;
}

export function isZone(key: string): boolean {
  return formatterOf(key) !== null;
}

/** All names of zones that are known. */
export function zoneNames(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...MORE.split(' ')])].filter(isZone);
}

/** Whether it is the same all the year and in all years. */
export function isFixed(key: string): boolean {
  return key === 'UTC' || key === 'GMT' || key === 'Zulu' || key.startsWith('Etc/');
}

/** Seconds east of UTC at a moment in seconds since 1970. */
export function offsetAt(key: string, moment: number): number {
  const format = formatterOf(key);
  if (format === null) return 0;
  const seconds = Math.floor(moment);
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = Number(value);
  const local = new Date(0);
  local.setUTCFullYear(parts['year'], parts['month'] - 1, parts['day']);
  local.setUTCHours(parts['hour'], parts['minute'], parts['second']);
  return local.getTime() / 1000 - seconds;
}

/** What a local time may mean: the offsets before and after a change that is near, and which of them lead there. */
export interface LocalTime {
  readonly before: number;
  readonly after: number;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
}

/** Reads a local time, in seconds as if it were UTC. */
export function readLocal(key: string, local: number): LocalTime {
  const before = offsetAt(key, local - DAY);
  const after = offsetAt(key, local + DAY);
  return {
    before,
    after,
    isBefore: offsetAt(key, local - before) === before,
    isAfter: offsetAt(key, local - after) === after,
  };
}

/** The offset that a local time has; `fold` chooses where it comes twice or never (PEP 495). */
export function offsetOfLocal(key: string, local: number, fold: number): number {
  const { before, after, isBefore, isAfter } = readLocal(key, local);
  if (isBefore !== isAfter) return isBefore ? before : after;
  return fold === 0 ? before : after;
}

/** By how much an offset is ahead of the year's smallest, in seconds. */
function ahead(key: string, moment: number): number {
  const date = new Date(0);
  date.setUTCFullYear(new Date(moment * 1000).getUTCFullYear());
  const january = date.getTime() / 1000;
  return offsetAt(key, moment) - Math.min(offsetAt(key, january), offsetAt(key, january + 182 * DAY));
}

const isSummer = (key: string, moment: number): boolean => ahead(key, moment) > 0;

/** By how much the time is ahead of standard time, in seconds. */
export function summerTime(key: string, moment: number): number {
  return ahead(key, moment) - (SUMMER_IS_STANDARD.includes(key) ? 3600 : 0);
}

const named = new Map<string, Intl.DateTimeFormat>();

function lettersOf(key: string, locale: string, moment: number): string | null {
  const at = `${locale} ${key}`;
  let format = named.get(at);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone: key, timeZoneName: 'short' });
    named.set(at, format);
  }
  const found = format.formatToParts(moment * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return /^[A-Z]{2,5}$/.test(found) ? found : null;
}

/** What the time of a zone is called at a moment: letters, or the offset in digits as in the tz database. */
export function zoneName(key: string, moment: number): string {
  const known = LETTERS.get(key);
  if (known !== undefined) return (isSummer(key, moment) ? known[1] : known[0]) ?? known[0];
  for (const locale of LOCALES) {
    const found = lettersOf(key, locale, moment);
    if (found !== null) return found;
  }
  const offset = offsetAt(key, moment);
  const minutes = Math.round(Math.abs(offset) / 60);
  const digits = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}${minutes % 60 === 0 ? '' : digits(minutes % 60)}`;
}
