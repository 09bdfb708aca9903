/**
 * What the standard library made, and how a picture tells of it: values of its classes as their repr, and of what its
 * classes keep in an object for themselves (locks, loops, caches) only what a reader of the program asks about.
 */
import { NONE, NULL, type Handle } from '../memory';
import { FunctionWord } from '../objects/function';
import { STDLIB_MODULE_NAMES } from '../objects/stdlibnames';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import type { Dec } from '../values/decimal';
import { decimalText } from '../values/decimaltext';
import { brief, moduleName } from './describe';
import type { Image } from './image';
import { attributes, dictEntries, rawSlots, type RawSlot } from './rawslots';

const STDLIB = new Set(STDLIB_MODULE_NAMES);

/** Whether code is the learner's. */
function isOwnFile(image: Image, filename: string): boolean {
  return image.vm.codes.fileNamed(filename)?.traced === true;
}

const topLevel = (module: string): string => module.replace(/\..*$/, '');

const isLibraryType = (type: TypeObject): boolean => type.has(TypeFlag.Heap) && STDLIB.has(topLevel(type.module));

/** Whether an object is a class. */
export function isClass(image: Image, h: Handle): boolean {
  return image.type(h).isSubtypeOf(image.vm.types[TypeId.Type]);
}

/** Whether the standard library made a function, a class or a module. */
export function isLibrary(image: Image, h: Handle): boolean {
  switch (image.typeIndex(h) as TypeId) {
    case TypeId.Function: {
      const code = image.vm.codes.codeOf(image.word(image.base(h) + FunctionWord.Code));
      return !isOwnFile(image, code.filename);
    }
    case TypeId.Module:
      return STDLIB.has(topLevel(moduleName(image, h)));
    default:
      return isClass(image, h) && isLibraryType(image.vm.typeObject(h));
  }
}

/** The strings in a list or tuple. */
const textsIn = (image: Image, h: Handle): string[] =>
  rawSlots(image, h, 0, Infinity).items.flatMap(({ value }) =>
    image.typeIndex(value) === TypeId.Str ? [image.text(value)] : [],
  );

// ---- values

type Told = (image: Image, h: Handle) => string | null;

/** The attributes of an instance by name. */
const partsOf = (image: Image, h: Handle): ReadonlyMap<string, Handle> =>
  new Map(
    attributes(image, h, image.type(h)).map(({ label, value }) => [label.kind === 'name' ? label.name : '', value]),
  );

/** `name(1, 2)` of some attributes; null while one of them is not there. Those at the end that are 0 may be left out, and so may None. */
const called =
  (
    name: string,
    needed: readonly string[],
    more: readonly string[] = [],
    keywords: Readonly<Record<string, string>> = {},
  ): Told =>
  (image, h) => {
    const parts = partsOf(image, h);
    const text = (part: string): string => {
      const value = parts.get(part) ?? NULL;
      return value === NULL ? '' : (libraryText(image, value) ?? brief(image, value));
    };
    if (needed.some((part) => !parts.has(part))) return null;
    const given = more.map(text);
    while (given.at(-1) === '0') given.pop();
    const named = Object.entries(keywords).filter(
      ([part]) => ![NULL, NONE].includes(parts.get(part) ?? NULL) && text(part) !== '0',
    );
    return `${name}(${[...needed.map(text), ...given, ...named.map(([part, word]) => `${word}=${text(part)}`)].join(', ')})`;
  };

const CLOCK = ['_second', '_microsecond'];
const ZONE = { _tzinfo: 'tzinfo', _fold: 'fold' };

/** By class: its objects are values, told as their repr tells them. */
const VALUES: Readonly<Record<string, Told>> = {
  'datetime.date': called('datetime.date', ['_year', '_month', '_day']),
  'datetime.time': called('datetime.time', ['_hour', '_minute'], CLOCK, ZONE),
  'datetime.datetime': called('datetime.datetime', ['_year', '_month', '_day', '_hour', '_minute'], CLOCK, ZONE),
  'datetime.timedelta': (image, h) => {
    const text = called('datetime.timedelta', [], [], {
      _days: 'days',
      _seconds: 'seconds',
      _microseconds: 'microseconds',
    })(image, h);
    return text === 'datetime.timedelta()' ? 'datetime.timedelta(0)' : text;
  },
  'datetime.timezone': (image, h) => {
    const text = called('datetime.timezone', ['_offset'], [], { _name: 'name' })(image, h);
    return text === 'datetime.timezone(datetime.timedelta(0))'
      ? 'datetime.timezone.utc'
      : (text?.replace('name=', '') ?? null);
  },
  'fractions.Fraction': called('Fraction', ['_numerator', '_denominator']),
  'decimal.Decimal': (image, h) => `Decimal('${decimalText(image.vm.payloads.others.get(image.num(h)) as Dec, true)}')`,
  'uuid.UUID': (image, h) => {
    const number = partsOf(image, h).get('int');
    if (number === undefined || image.typeIndex(number) !== TypeId.Int) return null;
    const hex = BigInt(image.vm.intValue(number)).toString(16).padStart(32, '0');
    return `UUID('${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}')`;
  },
  '__future__._Feature': () => '_Feature(…)',
  'pathlib.PosixPath': path,
  'pathlib.PurePosixPath': path,
};

/** A path of several parts is put together when it is first asked for its text. */
function path(image: Image, h: Handle): string | null {
  const raw = partsOf(image, h).get('_raw_paths') ?? NULL;
  if (raw === NULL || image.typeIndex(raw) !== TypeId.List) return null;
  const parts = textsIn(image, raw);
  const text = parts.reduce((before, part) => (part.startsWith('/') || before === '' ? part : `${before}/${part}`), '');
  const short = text.replace(/\/(\.?\/)+/g, '/').replace(/(.)\/\.?$/, '$1');
  return `${image.type(h).name}('${short === '' ? '.' : short}')`;
}

/** The classes of what is imported from typing and is no class itself: `Optional`, `List`, `Callable` ... */
const TYPING_FORMS = /^typing\._(SpecialForm|TypedCacheSpecialForm|SpecialGenericAlias|TupleType|CallableType)$/;

/** The text of an object of the library's that is told as a value, or of one that is all machinery; null: neither. */
export function libraryText(image: Image, h: Handle): string | null {
  const type = image.type(h);
  if (!STDLIB.has(topLevel(type.module))) return null;
  const name = `${type.module}.${type.name}`;
  const told = VALUES[name];
  if (told !== undefined) return told(image, h);
  if (TYPING_FORMS.test(name)) {
    const own = partsOf(image, h).get('_name') ?? NULL;
    return own !== NULL && image.typeIndex(own) === TypeId.Str ? `typing.${image.text(own)}` : null;
  }
  return type.mro.some((base) => base.module === 'asyncio.events' && base.name === 'AbstractEventLoop')
    ? `<${type.name}>`
    : null;
}

// ---- machinery

/** By class of the library: the attributes that tell of its objects, where not all public ones do or where private ones do. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  '_asyncio.Task': ['_name', '_coro', '_fut_waiter', '_state', '_result', '_exception'],
  'asyncio.tasks._GatheringFuture': ['_children', '_state', '_result', '_exception'],
  '_asyncio.Future': ['_state', '_result', '_exception'],
  'asyncio.queues.Queue': ['_maxsize', '_queue'],
  'asyncio.locks.Lock': ['_locked'],
  'asyncio.locks.Event': ['_value'],
  'asyncio.locks.Semaphore': ['_value'],
  'threading.Thread': ['_name', '_target', '_args', '_kwargs'],
  'threading.Event': ['_flag'],
  'threading.Condition': ['_lock'],
  'threading.Semaphore': ['_value'],
  'threading.Barrier': ['_parties', '_count', '_state'],
  'queue.Queue': ['maxsize', 'queue', 'unfinished_tasks'],
  'concurrent.futures._base.Future': ['_state', '_result', '_exception'],
  'logging.Logger': ['name', 'level', 'parent', 'handlers'],
  'functools._lru_cache_wrapper': ['__wrapped__'],
};

/** The names that a class's own methods write to `self` (`__static_attributes__`). */
function writtenBy(image: Image, type: TypeObject): ReadonlySet<string> {
  const names = new Set<string>();
  const namespace = image.word(image.base(type.handle) + TypeWord.Dict);
  if (namespace === NULL) return names;
  dictEntries(image, namespace, (key, value) => {
    if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== '__static_attributes__') return true;
    if (image.typeIndex(value) !== TypeId.Tuple) return false;
    for (const text of textsIn(image, value))
      names.add(/^__.*[^_]$/.test(text) ? `_${type.name.replace(/^_+/, '')}${text}` : text);
    return false;
  });
  return names;
}

/** An instance's attributes without those that classes of the library keep for themselves. */
export function withoutMachinery(image: Image, h: Handle, slots: readonly RawSlot[]): readonly RawSlot[] {
  const type = image.type(h);
  const telling = type.mro.map(({ module, name }) => TELLING[`${module}.${name}`]).find((names) => names !== undefined);
  const library = type.mro.filter(isLibraryType);
  if (library.length === 0 && telling === undefined) return slots;
  const own = new Set(
    type.mro
      .filter((one) => one.has(TypeFlag.Heap) && !isLibraryType(one))
      .flatMap((one) => [...writtenBy(image, one)]),
  );
  const kept = new Set(library.flatMap((one) => [...writtenBy(image, one)]));
  // The learner's classes are never builtin ones.
  const isMade = isLibraryType(type) || !type.has(TypeFlag.Heap);
  const isSeen = (name: string): boolean => {
    if (own.has(name) || telling?.includes(name) === true) return true;
    const isPrivate = name.startsWith('_');
    if (isMade) return telling === undefined && !isPrivate;
    return !kept.has(name) || (telling === undefined && !isPrivate);
  };
  const shown = slots.filter(({ label }) => label.kind !== 'name' || isSeen(label.name));
  // An object of which nothing would be left tells what it has.
  return shown.length === 0 && telling === undefined ? slots : shown;
}
