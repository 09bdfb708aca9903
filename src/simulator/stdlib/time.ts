/** The time module, on the simulated clock. Twin of Modules/timemodule.c; the local time zone is UTC. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { raiseOSError } from './io/support';
import { tupleItems, tupleLength } from '../objects/tuple';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import type { TypeObject } from '../objects/typeobject';
import { busy, elapsed, wallClock } from '../machine/clock';
import { sleepWithTimers } from './_signal';
import { formatTime, type TimeParts } from './strftime';
import { makeStructSequenceType, structSequence } from './structseq';

const BILLION = 1e9;
const FIELDS = [
  'tm_year',
  'tm_mon',
  'tm_mday',
  'tm_hour',
  'tm_min',
  'tm_sec',
  'tm_wday',
  'tm_yday',
  'tm_isdst',
  'tm_zone',
  'tm_gmtoff',
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function structType(rt: Runtime): TypeObject {
  return rt.typeObject(rt.interned.get('time.struct_time') ?? 0);
}

/** The parts of a moment in UTC. */
export function partsOf(seconds: number): TimeParts {
  const date = new Date(0);
  date.setTime(Math.floor(seconds) * 1000);
  const year = date.getUTCFullYear();
  const first = new Date(0);
  first.setUTCFullYear(year, 0, 1);
  first.setUTCHours(0, 0, 0, 0);
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: (date.getUTCDay() + 6) % 7,
    yearday: Math.floor((date.getTime() - first.getTime()) / 86400000) + 1,
  };
}

function newStruct(rt: Runtime, parts: TimeParts, zone: string): Handle {
  const { year, month, day, hour, minute, second, weekday, yearday } = parts;
  const numbers = [year, month, day, hour, minute, second, weekday, yearday, 0].map((n) => rt.newInt(n));
  return structSequence(rt, structType(rt), [...numbers, rt.newStr(zone), rt.newInt(0)]);
}

function secondsOf(rt: Runtime, h: Handle): number {
  if (h === NULL || h === NONE) return Number(wallClock(rt)) / BILLION;
  const seconds = rt.isInstance(h, rt.types[TypeId.Float]) ? rt.toFloat(h) : Number(rt.index(h));
  if (Number.isNaN(seconds)) rt.raise('ValueError', 'Invalid value NaN (not a number)');
  if (Math.abs(seconds) > 6.7e16) rt.raise('OverflowError', 'timestamp out of range for platform time_t');
  return seconds;
}

/** The parts that a 9-tuple tells. */
const LEAST_FIELD = -(2 ** 31);

/** A field of a time tuple: a C int. */
function fieldOf(rt: Runtime, h: Handle): number {
  const value = rt.index(h);
  if (value >= 2n ** 63n || value < -(2n ** 63n)) {
    rt.raise('OverflowError', 'Python int too large to convert to C long');
  }
  if (value >= 2 ** 31) rt.raise('OverflowError', 'signed integer is greater than maximum');
  if (value < LEAST_FIELD) rt.raise('OverflowError', 'signed integer is less than minimum');
  return Number(value);
}

function partsFrom(rt: Runtime, name: string, h: Handle): TimeParts {
  if (h === NULL) return partsOf(secondsOf(rt, NULL));
  if (!rt.isInstance(h, rt.types[TypeId.Tuple])) rt.raise('TypeError', 'Tuple or struct_time argument required');
  if (tupleLength(rt, h) < 9) rt.raise('TypeError', `${name}(): illegal time tuple argument`);
  const [year, month, day, hour, minute, second, weekday, yearday] = tupleItems(rt.heap, h)
    .slice(0, 9)
    .map((item) => fieldOf(rt, item));
  // A year is counted from 1900 in a C int.
  if (year < LEAST_FIELD + 1900) rt.raise('OverflowError', 'year out of range');
  return { year, month, day, hour, minute, second, weekday, yearday };
}

function checkParts(rt: Runtime, parts: TimeParts): TimeParts {
  const check = (value: number, low: number, high: number, message: string): void => {
    if (value < low || value > high) rt.raise('ValueError', message);
  };
  const month = parts.month === 0 ? 1 : parts.month;
  const day = parts.day === 0 ? 1 : parts.day;
  check(month, 1, 12, 'month out of range');
  check(day, 1, 31, 'day of month out of range');
  check(parts.hour, 0, 23, 'hour out of range');
  check(parts.minute, 0, 59, 'minute out of range');
  check(parts.second, 0, 61, 'seconds out of range');
  // C's week begins with Sunday, and its remainders have the sign of what is divided.
  const weekday = (parts.weekday + 1) % 7;
  check(weekday, 0, 6, 'day of week out of range');
  const yearday = parts.yearday === 0 ? 1 : parts.yearday;
  check(yearday, 1, 366, 'day of year out of range');
  return { ...parts, month, day, weekday: (weekday + 6) % 7, yearday };
}

function asctime(parts: TimeParts): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = String(parts.day).padStart(2, ' ');
  return `${DAYS[parts.weekday]} ${MONTHS[parts.month - 1]} ${day} ${two(parts.hour)}:${two(parts.minute)}:${two(parts.second)} ${parts.year}`;
}

const clocks: Readonly<Record<string, (rt: Runtime) => bigint>> = {
  time: wallClock,
  monotonic: elapsed,
  perf_counter: elapsed,
  process_time: busy,
  thread_time: busy,
};

const EPERM = 1;
const EINVAL = 22;

const CLOCKS = {
  CLOCK_REALTIME: 0,
  CLOCK_MONOTONIC: 1,
  CLOCK_PROCESS_CPUTIME_ID: 2,
  CLOCK_THREAD_CPUTIME_ID: 3,
  CLOCK_MONOTONIC_RAW: 4,
  CLOCK_BOOTTIME: 7,
  CLOCK_TAI: 11,
};

/** What a clock says, in nanoseconds. */
function clockOf(rt: Runtime, id: Handle): bigint {
  const clock = Number(rt.index(id));
  if (!Object.values(CLOCKS).includes(clock)) raiseOSError(rt, EINVAL);
  const isWall = clock === CLOCKS.CLOCK_REALTIME || clock === CLOCKS.CLOCK_TAI;
  const isWork = clock === CLOCKS.CLOCK_PROCESS_CPUTIME_ID || clock === CLOCKS.CLOCK_THREAD_CPUTIME_ID;
  return isWall ? wallClock(rt) : isWork ? busy(rt) : elapsed(rt);
}

export const timeModule: BuiltinModule = {
  name: 'time',
  doc: 'This module provides various functions to manipulate time values.\n\nThere are two standard representations of time.  One is the number\nof seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer\nor a floating-point number (to represent fractions of seconds).\nThe epoch is the point where the time starts, the return value of time.gmtime(0).\nIt is January 1, 1970, 00:00:00 (UTC) on all platforms.\n\nThe other representation is a tuple of 9 integers giving local time.\nThe tuple items are:\n  year (including century, e.g. 1998)\n  month (1-12)\n  day (1-31)\n  hours (0-23)\n  minutes (0-59)\n  seconds (0-59)\n  weekday (0-6, Monday is 0)\n  Julian day (day in the year, 1-366)\n  DST (Daylight Savings Time) flag (-1, 0 or 1)\nIf the DST flag is 0, the time is given in the regular time zone;\nif it is 1, the time is given in the DST time zone;\nif it is -1, mktime() should guess based on the date and time.\n',
  order: `
    time time_ns clock_gettime clock_gettime_ns sleep gmtime localtime asctime ctime mktime strftime strptime monotonic
    monotonic_ns process_time process_time_ns perf_counter perf_counter_ns get_clock_info timezone altzone daylight tzname
    CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_PROCESS_CPUTIME_ID struct_time`,
  functions: [
    ...Object.entries(clocks).flatMap(([name, read]) => [
      native(name, '', (rt) => rt.newFloat(Number(read(rt)) / BILLION)),
      native(`${name}_ns`, '', (rt) => rt.newInt(read(rt))),
    ]),
    native(
      'sleep',
      'seconds, /',
      (rt, _self, seconds) => {
        const isFloat = rt.isInstance(seconds, rt.types[TypeId.Float]);
        if (!isFloat && rt.lookupSpecial(seconds, '__index__') === NULL) {
          const type = typeNameOf(rt, seconds);
          rt.raise('TypeError', `'${type}' object cannot be interpreted as an integer or float`);
        }
        const value = isFloat ? rt.toFloat(seconds) : Number(rt.index(seconds));
        if (Number.isNaN(value)) rt.raise('ValueError', 'Invalid value NaN (not a number)');
        if (value < 0) rt.raise('ValueError', 'sleep length must be non-negative');
        if (value > 9e9) rt.raise('OverflowError', 'timestamp too large to convert to C PyTime_t');
        sleepWithTimers(rt, value);
        return NONE;
      },
      { waits: true },
    ),
    native('gmtime', 'seconds=None, /', (rt, _self, seconds) => newStruct(rt, partsOf(secondsOf(rt, seconds)), 'GMT')),
    native('localtime', 'seconds=None, /', (rt, _self, seconds) =>
      newStruct(rt, partsOf(secondsOf(rt, seconds)), 'UTC'),
    ),
    native('mktime', 'time_tuple, /', (rt, _self, tuple) => {
      const { year, month, day, hour, minute, second } = partsFrom(rt, 'mktime', tuple);
      const date = new Date(0);
      date.setUTCFullYear(year, month - 1, day);
      date.setUTCHours(hour, minute, second, 0);
      return rt.newFloat(date.getTime() / 1000);
    }),
    native('asctime', 'time_tuple=None, /', (rt, _self, tuple) =>
      rt.newStr(asctime(checkParts(rt, partsFrom(rt, 'asctime', tuple)))),
    ),
    native('ctime', 'seconds=None, /', (rt, _self, seconds) => rt.newStr(asctime(partsOf(secondsOf(rt, seconds))))),
    native('strftime', 'format, time_tuple=None, /', (rt, _self, format, tuple) => {
      if (!rt.isStr(format))
        rt.raise('TypeError', `strftime() argument 1 must be str, not ${argumentKind(rt, format)}`);
      return rt.newStr(formatTime(rt.text(format), checkParts(rt, partsFrom(rt, 'strftime', tuple))));
    }),
    rawNative('strptime', null, (rt, _self, args) => {
      const module = rt.importModule('_strptime');
      return rt.call(rt.getAttr(module, '_strptime_time'), args);
    }),
    native('tzset', '', () => NONE),
    native('get_clock_info', 'name, /', (rt, _self, name) => {
      if (!rt.isStr(name)) {
        rt.raise('TypeError', `get_clock_info() argument 1 must be str, not ${typeNameOf(rt, name)}`);
      }
      const text = rt.text(name);
      if (!(text in clocks)) rt.raise('ValueError', 'unknown clock');
      const namespace = rt.call(rt.types[TypeId.SimpleNamespace].handle, []);
      rt.setAttr(namespace, 'implementation', rt.newStr('simulated'));
      rt.setAttr(namespace, 'monotonic', boolHandle(text !== 'time'));
      rt.setAttr(namespace, 'adjustable', boolHandle(text === 'time'));
      rt.setAttr(namespace, 'resolution', rt.newFloat(1e-9));
      return namespace;
    }),
    native('clock_gettime', 'clk_id, /', (rt, _self, id) => rt.newFloat(Number(clockOf(rt, id)) / BILLION)),
    native('clock_gettime_ns', 'clk_id, /', (rt, _self, id) => rt.newInt(clockOf(rt, id))),
    native('clock_getres', 'clk_id, /', (rt, _self, id) => {
      clockOf(rt, id);
      return rt.newFloat(1e-9);
    }),
    native('clock_settime', 'clk_id, time, /', (rt) => raiseOSError(rt, EPERM)),
    native('clock_settime_ns', 'clk_id, time, /', (rt) => raiseOSError(rt, EPERM)),
    native('pthread_getcpuclockid', 'thread_id, /', (rt) => rt.newInt(CLOCKS.CLOCK_THREAD_CPUTIME_ID)),
  ],
  init: (vm, _module, set) => {
    const type = makeStructSequenceType(vm, 'time', 'struct_time', FIELDS, { visible: 9 });
    vm.interned.set('time.struct_time', type.handle);
    set('struct_time', type.handle);
    set('timezone', vm.newInt(0));
    set('altzone', vm.newInt(0));
    set('daylight', vm.newInt(0));
    set('tzname', vm.newTuple([vm.newStr('UTC'), vm.newStr('UTC')]));
    set('_STRUCT_TM_ITEMS', vm.newInt(11));
    for (const [name, id] of Object.entries(CLOCKS)) set(name, vm.newInt(id));
  },
};
