/** _locale: the C locale. Twin of Modules/_localemodule.c. */
import { NONE, NULL } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import { LANGINFO_CONSTANTS } from './linuxconstants';
import { newExceptionClass } from './typedef';

const CODESET = 14;

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
    native('setlocale', 'category, locale=None, /', (rt, _self, _category, locale) => {
      if (locale === NULL || locale === NONE) return rt.newStr('C');
      const name = rt.text(locale);
      if (['', 'C', 'POSIX', 'C.UTF-8'].includes(name)) return rt.newStr(name === '' ? 'C.UTF-8' : name);
      const error = rt.getAttr(rt.importModule('_locale'), 'Error');
      return rt.raiseWith(rt.typeObject(error), [rt.newStr('unsupported locale setting')]);
    }),
    native('localeconv', '', (rt) => {
      const dict = rt.newDict();
      const text = (name: string, value: string): void => rt.setItem(dict, rt.newStr(name), rt.newStr(value));
      text('decimal_point', '.');
      for (const name of [
        'thousands_sep',
        'int_curr_symbol',
        'currency_symbol',
        'mon_decimal_point',
        'mon_thousands_sep',
        'positive_sign',
        'negative_sign',
      ])
        text(name, '');
      for (const name of [
        'int_frac_digits',
        'frac_digits',
        'p_cs_precedes',
        'p_sep_by_space',
        'n_cs_precedes',
        'n_sep_by_space',
        'p_sign_posn',
        'n_sign_posn',
      ]) {
        rt.setItem(dict, rt.newStr(name), rt.newInt(127));
      }
      for (const name of ['grouping', 'mon_grouping']) rt.setItem(dict, rt.newStr(name), rt.newList([]));
      return dict;
    }),
    native('strcoll', 'os1, os2, /', (rt, _self, a, b) => {
      const x = rt.text(a);
      const y = rt.text(b);
      return rt.newInt(x < y ? -1 : x > y ? 1 : 0);
    }),
    native('strxfrm', 'string, /', (_rt, _self, text) => text),
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
    ['LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES', 'LC_ALL'].forEach((name, i) =>
      set(name, vm.newInt(i)),
    );
    set('CHAR_MAX', vm.newInt(127));
    set('CODESET', vm.newInt(CODESET));
    for (const [name, value] of Object.entries(LANGINFO_CONSTANTS)) set(name, vm.newInt(value));
    set('Error', newExceptionClass(vm, 'locale', 'Error', 'Exception'));
  },
};
