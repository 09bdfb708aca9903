/** _locale: the C locale. Twin of Modules/_localemodule.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { LANGINFO_CONSTANTS } from './linuxconstants';
import { newExceptionClass } from './typedef';

const CODESET = 14;
const ALL = 6;
/** The categories that have names, by their numbers; behind LC_MESSAGES a number is one more. */
const CATEGORIES = [
  ...['LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES'],
  ...['LC_PAPER', 'LC_NAME', 'LC_ADDRESS', 'LC_TELEPHONE', 'LC_MEASUREMENT', 'LC_IDENTIFICATION'],
];
/** What LANG says. */
const ENVIRONMENT = 'C.UTF-8';
const KNOWN: Readonly<Record<string, string>> = { '': ENVIRONMENT, C: 'C', POSIX: 'C', 'C.UTF-8': 'C.UTF-8' };
/** Where the list of the categories' locales is kept. */
const CURRENT = '_locale.current';

/** What localeconv() tells of the C locale; null: an empty list. */
const CONVENTIONS: readonly (readonly [name: string, value: string | number | null])[] = [
  ...['int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep'].map(
    (name) => [name, ''] as const,
  ),
  ['mon_grouping', null],
  ['positive_sign', ''],
  ['negative_sign', ''],
  ...['int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space'].map((name) => [name, 127] as const),
  ...['n_cs_precedes', 'n_sep_by_space', 'p_sign_posn', 'n_sign_posn'].map((name) => [name, 127] as const),
  ['decimal_point', '.'],
  ['thousands_sep', ''],
  ['grouping', null],
];

/** Twin of C's setlocale(): asks for the locale of a category or changes it. Raises locale.Error. */
function setLocale(rt: Runtime, category: Handle, locale: Handle): Handle {
  const fail = (message: string): never =>
    rt.raiseWith(rt.typeObject(rt.getAttr(rt.importModule('_locale'), 'Error')), [rt.newStr(message)]);
  const number = Number(rt.index(category));
  const place = number > ALL ? number - 1 : number;
  const current = rt.interned.get(CURRENT) ?? NULL;
  const names = rt.items(current).map((name) => rt.text(name));
  const isQuery = locale === NULL || locale === NONE;
  if (place < 0 || place >= CATEGORIES.length) {
    return fail(isQuery ? 'locale query failed' : 'unsupported locale setting');
  }
  const isAll = number === ALL;
  if (!isQuery) {
    // All at once, as the answer to a question names them.
    const parts = rt.text(locale).split(';');
    const given = parts.map((part) => KNOWN[isAll && parts.length > 1 ? (part.split('=')[1] ?? part) : part]);
    if (given.includes(undefined as never)) return fail('unsupported locale setting');
    const changed = isAll
      ? CATEGORIES.map((_, i) => given[i] ?? given[0])
      : names.map((name, i) => (i === place ? given[0] : name));
    changed.forEach((name, i) => {
      names[i] = name;
      rt.setItem(current, rt.newInt(i), rt.newStr(name));
    });
  }
  if (!isAll) return rt.newStr(names[place]);
  const isOne = names.every((name) => name === names[0]);
  return rt.newStr(isOne ? names[0] : names.map((name, i) => `${CATEGORIES[i]}=${name}`).join(';'));
}

/** A text as C gets it. */
function collated(rt: Runtime, fn: string, place: number | null, h: Handle): string {
  if (!rt.isStr(h)) {
    const given = h === NONE ? 'None' : typeNameOf(rt, h);
    rt.raise('TypeError', `${fn}() argument${place === null ? '' : ` ${place}`} must be str, not ${given}`);
  }
  const text = rt.text(h);
  if (text.includes('\0')) rt.raise('ValueError', 'embedded null character');
  return text;
}

const numbered = (prefix: string, names: string): [string, string][] =>
  names.split(' ').map((name, i) => [`${prefix}_${i + 1}`, name]);

/** What the C locale says; nothing of what is not here. */
const LANGINFO: Readonly<Record<string, string>> = {
  CODESET: 'UTF-8',
  D_FMT: '%m/%d/%y',
  T_FMT: '%H:%M:%S',
  D_T_FMT: '%a %b %e %H:%M:%S %Y',
  T_FMT_AMPM: '%I:%M:%S %p',
  AM_STR: 'AM',
  PM_STR: 'PM',
  RADIXCHAR: '.',
  CRNCYSTR: '-',
  YESEXPR: '^[yY]',
  NOEXPR: '^[nN]',
  ...Object.fromEntries([
    ...numbered('DAY', 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
    ...numbered('ABDAY', 'Sun Mon Tue Wed Thu Fri Sat'),
    ...numbered('MON', 'January February March April May June July August September October November December'),
    ...numbered('ABMON', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  ]),
};

/** libintl without a catalogue: each message is its own translation. */
const MESSAGE_FUNCTIONS = [
  native('gettext', 'msg, /', (_rt, _self, message) => message),
  native('dgettext', 'domain, msg, /', (_rt, _self, _domain, message) => message),
  native('dcgettext', 'domain, msg, category, /', (_rt, _self, _domain, message) => message),
  native('textdomain', 'domain, /', (rt, _self, domain) => (domain === NONE ? rt.newStr('messages') : domain)),
  native('bindtextdomain', 'domain, dir, /', (rt, _self, domain, folder) => {
    if (rt.text(domain) === '') {
      const error = rt.getAttr(rt.importModule('_locale'), 'Error');
      rt.raiseWith(rt.typeObject(error), [rt.newStr('domain must be a non-empty string')]);
    }
    return folder === NONE ? rt.newStr('/usr/share/locale') : folder;
  }),
  native('bind_textdomain_codeset', 'domain, codeset, /', (_rt, _self, _domain, codeset) => codeset),
];

export const localeModule: BuiltinModule = {
  name: '_locale',
  doc: 'Support for POSIX locales.',
  functions: [
    native('setlocale', 'category, locale=None, /', (rt, _self, category, locale) => setLocale(rt, category, locale)),
    native('localeconv', '', (rt) => {
      const dict = rt.newDict();
      for (const [name, value] of CONVENTIONS) {
        const given = typeof value === 'string' ? rt.newStr(value) : value === null ? rt.newList([]) : rt.newInt(value);
        rt.setItem(dict, rt.newStr(name), given);
      }
      return dict;
    }),
    native('strcoll', 'os1, os2, /', (rt, _self, a, b) => {
      const x = collated(rt, 'strcoll', 1, a);
      const y = collated(rt, 'strcoll', 2, b);
      return rt.newInt(x < y ? -1 : x > y ? 1 : 0);
    }),
    native('strxfrm', 'string, /', (rt, _self, text) => {
      collated(rt, 'strxfrm', null, text);
      return text;
    }),
    native('getencoding', '', (rt) => rt.newStr('UTF-8')),
    native('nl_langinfo', 'key, /', (rt, _self, key) => {
      const code = Number(rt.index(key));
      const name =
        code === CODESET
          ? 'CODESET'
          : Object.keys(LANGINFO_CONSTANTS).find((each) => LANGINFO_CONSTANTS[each] === code);
      return name === undefined
        ? rt.raise('ValueError', 'unsupported langinfo constant')
        : rt.newStr(LANGINFO[name] ?? '');
    }),
    ...MESSAGE_FUNCTIONS,
  ],
  init: (vm, _module, set) => {
    CATEGORIES.slice(0, ALL).forEach((name, i) => set(name, vm.newInt(i)));
    set('LC_ALL', vm.newInt(ALL));
    // As a program starts: only the characters are the environment's.
    const names = CATEGORIES.map((_, i) => vm.newStr(i === 0 ? ENVIRONMENT : 'C'));
    vm.interned.set(CURRENT, vm.heap.immortalize(vm.newList(names)));
    set('CHAR_MAX', vm.newInt(127));
    set('CODESET', vm.newInt(CODESET));
    for (const [name, value] of Object.entries(LANGINFO_CONSTANTS)) set(name, vm.newInt(value));
    set('Error', newExceptionClass(vm, 'locale', 'Error', 'Exception'));
  },
};
