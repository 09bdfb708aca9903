/** The module _zoneinfo. Twin of Modules/_zoneinfo.c; the time zones are the platform's. */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { newClassMethodDescriptor, newGetSetDescriptor, newMethodDescriptor } from '../objects/descr';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { bindArguments, native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { DAY, isFixed, isZone, offsetAt, offsetOfLocal, readLocal, summerTime, zoneName, zoneNames } from './timezones';

/** Where an instance keeps its key. */
const KEY = '_key';
const CACHE = 'zoneinfo.cache';

const keyOf = (rt: Runtime, self: Handle): string => rt.text(rt.getAttr(self, KEY));

/** The fields of a datetime as seconds since 1970, whatever its time zone. */
function secondsOf(rt: Runtime, datetime: Handle): number {
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(rt.index(rt.getAttr(datetime, name))),
  );
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / 1000;
}

function timedelta(rt: Runtime, seconds: number): Handle {
  const type = rt.getAttr(rt.importModule('datetime'), 'timedelta');
  return rt.call(type, [rt.newInt(0), rt.newInt(seconds)]);
}

/** What a local time means: its offset, and a moment with that offset. */
interface Meaning {
  readonly offset: number;
  readonly moment: number;
}

/** Null: there is no date, and the zone has different times. */
function meaningOf(rt: Runtime, key: string, datetime: Handle): Meaning | null {
  if (datetime === NONE) return isFixed(key) ? { offset: offsetAt(key, 0), moment: 0 } : null;
  const local = secondsOf(rt, datetime);
  const fold = Number(rt.index(rt.getAttr(datetime, 'fold')));
  const offset = offsetOfLocal(key, local, fold);
  const moment = local - offset;
  if (offsetAt(key, moment) === offset) return { offset, moment };
  // A time that is left out: it counts to what was before or comes after.
  return { offset, moment: moment + (fold === 0 ? -DAY : DAY) };
}

/** A method of a datetime, or of None for a time without a date. */
function ofMeaning(name: string, answer: (rt: Runtime, key: string, meaning: Meaning) => Handle): NativeFunction {
  return native(name, 'dt, /', (rt, self, datetime) => {
    const key = keyOf(rt, self);
    const meaning = meaningOf(rt, key, datetime);
    return meaning === null ? NONE : answer(rt, key, meaning);
  });
}

const METHODS: readonly NativeFunction[] = [
  ofMeaning('utcoffset', (rt, _key, { offset }) => timedelta(rt, offset)),
  ofMeaning('dst', (rt, key, { moment }) => timedelta(rt, summerTime(key, moment))),
  ofMeaning('tzname', (rt, key, { moment }) => rt.newStr(zoneName(key, moment))),
  native('fromutc', 'dt, /', (rt, self, datetime) => {
    const module = rt.importModule('datetime');
    if (!rt.isInstance(datetime, rt.typeObject(rt.getAttr(module, 'datetime')))) {
      rt.raise('TypeError', 'fromutc: argument must be a datetime instance');
    }
    if (rt.getAttr(datetime, 'tzinfo') !== self) rt.raise('ValueError', 'fromutc: dt.tzinfo is not self');
    const key = keyOf(rt, self);
    const moment = secondsOf(rt, datetime);
    const ahead = offsetAt(key, moment);
    const result = rt.binary('add', datetime, timedelta(rt, ahead));
    const { before, after, isBefore, isAfter } = readLocal(key, moment + ahead);
    if (!isBefore || !isAfter || before === after || ahead !== after) return result;
    return rt.call(rt.getAttr(result, 'replace'), [rt.newInt(1)], ['fold']);
  }),
  native('__reduce__', '', (rt, self) => rt.newTuple([rt.typeOf(self).handle, rt.newTuple([rt.getAttr(self, KEY)])])),
];

const KEY_PARAMETER = native('ZoneInfo', 'key', () => NONE);

function make(rt: Runtime, type: Handle, key: Handle): Handle {
  if (!rt.isStr(key)) {
    rt.raise('TypeError', `expected str, bytes or os.PathLike object, not ${rt.typeOf(key).name}`);
  }
  // Says what is wrong with a path.
  rt.call(rt.getAttr(rt.importModule('zoneinfo._tzpath'), 'find_tzfile'), [key]);
  if (!isZone(rt.text(key))) rt.call(rt.getAttr(rt.importModule('zoneinfo._common'), 'load_tzdata'), [key]);
  const base = rt.getAttr(rt.importModule('datetime'), 'tzinfo');
  const made = rt.call(rt.getAttr(base, '__new__'), [type]);
  rt.setAttr(made, KEY, key);
  return made;
}

/** Zones that were asked for, by class: whoever asks twice gets the same. */
function cached(rt: Runtime, type: Handle, key: Handle): Handle {
  const cache = rt.interned.get(CACHE) ?? NULL;
  const place = rt.newTuple([type, key]);
  const known = rt.callMethod(cache, 'get', place, NONE);
  if (known !== NONE) return known;
  const made = make(rt, type, key);
  rt.setItem(cache, place, made);
  return made;
}

const newZone = rawNative(
  '__new__',
  null,
  (rt, _self, args, kwnames) => {
    const [type, ...rest] = args;
    const [key] = bindArguments(rt, KEY_PARAMETER, rest, kwnames);
    return rt.isStr(key) ? cached(rt, type, key) : make(rt, type, key);
  },
  { binding: 'static' },
);
const CLASS_METHODS: readonly NativeFunction[] = [
  native('no_cache', 'key', (rt, type, key) => make(rt, type, key), { binding: 'class' }),
  native(
    'clear_cache',
    '*, only_keys=None',
    (rt) => {
      rt.callMethod(rt.interned.get(CACHE) ?? NULL, 'clear');
      return NONE;
    },
    { binding: 'class' },
  ),
];

function makeZoneInfo(vm: Interpreter): Handle {
  vm.interned.set(CACHE, vm.heap.immortalize(vm.newDict()));
  const dict = vm.newDict();
  vm.setItem(dict, vm.intern('__module__'), vm.newStr('zoneinfo'));
  const base = vm.getAttr(vm.importModule('datetime'), 'tzinfo');
  const handle = vm.call(vm.typeOf(base).handle, [vm.newStr('ZoneInfo'), vm.newTuple([base]), dict]);
  const type = vm.typeObject(handle);
  type.slots.str = (rt, self) => rt.getAttr(self, KEY);
  type.slots.repr = (rt, self) =>
    rt.newStr(`${rt.typeOf(self).module}.${rt.typeOf(self).name}(key=${rt.repr(rt.getAttr(self, KEY))})`);
  for (const fn of METHODS) vm.setAttr(handle, fn.name, newMethodDescriptor(vm, type, fn));
  for (const fn of CLASS_METHODS) vm.setAttr(handle, fn.name, newClassMethodDescriptor(vm, type, fn));
  vm.setAttr(handle, '__new__', newBuiltinFunction(vm, newZone, NULL, vm.newStr('zoneinfo')));
  vm.setAttr(handle, 'key', newGetSetDescriptor(vm, type, 'key', { get: (rt, self) => rt.getAttr(self, KEY) }));
  return handle;
}

export const zoneinfoModule: BuiltinModule = {
  name: '_zoneinfo',
  doc: 'C implementation of the zoneinfo module',
  functions: [
    native('_names', '', (rt) => rt.newSet(zoneNames().map((name) => rt.newStr(name))), {
      doc: 'The names that zoneinfo.available_timezones() gives: there are no files to find them in.',
    }),
  ],
  init: (vm, _module, set) => set('ZoneInfo', makeZoneInfo(vm)),
};
