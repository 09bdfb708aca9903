/**
 * The module _datetime: the classes of Lib/_pydatetime.py, which CPython wrote to behave as Modules/_datetimemodule.c does,
 * with what shows the difference made as in C: the names in messages, and how constructors bind their arguments.
 */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { newClassMethodDescriptor, newGetSetDescriptor, newMethodDescriptor } from '../objects/descr';
import { forEachEntry } from '../objects/instance';
import { bindArguments, native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { namespaceOf, typeName, typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { argumentKind } from '../objects/textargs';

const CLASSES = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo'];

interface Constructor {
  /** Positional or keyword ones; after them the keyword-only ones. */
  readonly names: readonly string[];
  readonly positional: number;
  readonly required: number;
  /** What messages call it; `this function` where the format does not name it. */
  readonly name?: string;
  /** Its arguments are numbers of any kind; otherwise they are integers. */
  readonly numbers?: boolean;
}

const CLOCK = ['hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'];

const CONSTRUCTORS: Readonly<Record<string, Constructor>> = {
  date: { names: ['year', 'month', 'day'], positional: 3, required: 3 },
  time: { names: CLOCK, positional: 5, required: 0 },
  datetime: { names: ['year', 'month', 'day', ...CLOCK], positional: 8, required: 3 },
  timedelta: {
    names: ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'],
    positional: 7,
    required: 0,
    name: '__new__()',
    numbers: true,
  },
};

/** Twin of PyArg_ParseTupleAndKeywords for a format that does not name its function. */
function checkArguments(
  rt: Runtime,
  { names, positional, required, name: title = 'function' }: Constructor,
  args: readonly Handle[],
  kwnames: readonly string[],
): readonly Handle[] {
  const given = args.length - kwnames.length;
  if (args.length > names.length) {
    const kind = given === 0 ? 'keyword ' : '';
    rt.raise('TypeError', `${title} takes at most ${names.length} ${kind}arguments (${args.length} given)`);
  }
  if (given > positional) {
    rt.raise('TypeError', `${title} takes at most ${positional} positional arguments (${given} given)`);
  }
  const bound: Handle[] = names.map((_, i) => (i < given ? args[i] : NULL));
  kwnames.forEach((name, k) => {
    const place = names.indexOf(name);
    if (place >= given) bound[place] = args[given + k];
  });
  for (let i = given; i < required; i++) {
    if (bound[i] === NULL) {
      rt.raise('TypeError', `function missing required argument '${names[i]}' (pos ${i + 1})`);
    }
  }
  for (const name of kwnames) {
    const place = names.indexOf(name);
    if (place >= 0 && place < given) {
      rt.raise('TypeError', `argument for function given by name ('${name}') and position (${place + 1})`);
    }
    if (place < 0) {
      const near = rt.suggest(name, names);
      const hint = near === null ? '' : `. Did you mean '${near}'?`;
      rt.raise(
        'TypeError',
        `${title === 'function' ? 'this function' : title} got an unexpected keyword argument '${name}'${hint}`,
      );
    }
  }
  return bound;
}

/** Whether it is the form in which pickles keep a moment: bytes, and perhaps a time zone. */
function isPickled(rt: Runtime, args: readonly Handle[]): boolean {
  if (args.length === 0 || args.length > 2) return false;
  return rt.isStr(args[0]) || rt.isInstance(args[0], rt.types[TypeId.Bytes]);
}

/** Puts `__new__` functions in front of the classes' own that bind their arguments as the ones in C do. */
function wrapConstructor(vm: Interpreter, type: Handle, constructor: Constructor): void {
  const original = vm.holdForRun(vm.getAttr(type, '__new__'));
  const wrapped = rawNative(
    '__new__',
    null,
    (rt, _self, args, kwnames) => {
      const [cls, ...rest] = args;
      if (constructor.numbers === true || !isPickled(rt, rest)) {
        const bound = checkArguments(rt, constructor, rest, kwnames ?? []);
        if (constructor.numbers !== true) {
          constructor.names.forEach((name, i) => {
            if (bound[i] !== NULL && name !== 'tzinfo') rt.index(bound[i]);
          });
        }
      }
      return rt.call(original, [cls, ...rest], kwnames);
    },
    { binding: 'static' },
  );
  vm.setAttr(type, '__new__', newBuiltinFunction(vm, wrapped, NULL, vm.newStr('datetime')));
}

/** How methods with arguments bind them, as Argument Clinic shows it. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'date.fromtimestamp': 'timestamp, /',
  'date.fromordinal': 'ordinal, /',
  'date.fromisoformat': 'object, /',
  'date.fromisocalendar': 'year, week, day',
  'date.strftime': 'format',
  'time.fromisoformat': 'object, /',
  'time.strftime': 'format',
  'datetime.fromisoformat': 'object, /',
  'datetime.fromtimestamp': 'timestamp, tz=None',
  'datetime.utcfromtimestamp': 'timestamp, /',
  'datetime.combine': 'date, time, tzinfo=None',
  'datetime.strptime': 'string, format, /',
  'datetime.now': 'tz=None',
  'datetime.astimezone': 'tz=None',
  'date.replace': 'year=unchanged, month=unchanged, day=unchanged',
  'time.replace':
    'hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged',
  'datetime.replace':
    'year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, minute=unchanged, second=unchanged,\n' +
    '        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged',
  'timezone.dst': 'object, /',
  'timezone.fromutc': 'object, /',
  'timezone.tzname': 'object, /',
  'timezone.utcoffset': 'object, /',
};

/** Methods that bind their arguments as said but have no `__text_signature__`. */
const UNSIGNED: ReadonlySet<string> = new Set([
  'date.fromisocalendar',
  'date.fromordinal',
  'date.strftime',
  'time.strftime',
  'datetime.astimezone',
  'datetime.combine',
  'datetime.fromtimestamp',
  'datetime.strptime',
  'datetime.utcfromtimestamp',
]);

/** Methods whose first arguments must be of a type, and how a message names it. */
const ARGUMENT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'date.strftime': ['str'],
  'time.strftime': ['str'],
  'datetime.strptime': ['str', 'str'],
  'datetime.combine': ['datetime.date', 'datetime.time'],
};

const isNumber = (rt: Runtime, h: Handle): boolean =>
  rt.isInstance(h, rt.types[TypeId.Float]) || rt.lookupSpecial(h, '__index__') !== NULL;

function checkTimestamp(rt: Runtime, timestamp: Handle): void {
  if (isNumber(rt, timestamp)) return;
  rt.raise('TypeError', `argument must be int or float, not ${typeNameOf(rt, timestamp)}`);
}

/** What methods check in their first argument before all else. */
const CHECKS: Readonly<Record<string, (rt: Runtime, argument: Handle) => void>> = {
  'datetime.fromtimestamp': checkTimestamp,
  'datetime.utcfromtimestamp': checkTimestamp,
  'date.fromtimestamp': (rt, timestamp) => void (isNumber(rt, timestamp) || rt.index(timestamp)),
  'date.fromordinal': (rt, ordinal) => void (rt.index(ordinal) < 1 && rt.raise('ValueError', 'ordinal must be >= 1')),
};

/** Whether a function has no parameter but self. */
function takesNothing(vm: Interpreter, fn: Handle): boolean {
  const code = vm.getAttr(fn, '__code__');
  const count = (name: string): number => Number(vm.index(vm.getAttr(code, name)));
  return count('co_argcount') === 1 && count('co_kwonlyargcount') === 0;
}

/** A method of C that does what the class's own function does. */
function wrapMethod(vm: Interpreter, type: TypeObject, name: string, found: Handle): Handle {
  const isClassMethod = vm.heap.type[found] === TypeId.ClassMethod;
  const original = vm.holdForRun(isClassMethod ? vm.getAttr(found, '__func__') : found);
  const key = `${type.name}.${name}`;
  const text = SIGNATURES[key] ?? (takesNothing(vm, original) ? '' : undefined);
  const shape = text === undefined ? null : native(name, text, () => NONE);
  const types = ARGUMENT_TYPES[key] ?? [];
  const run = (rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle => {
    if (shape !== null) {
      const bound = bindArguments(rt, { ...shape, qualname: key }, args, kwnames);
      types.forEach((wanted, i) => {
        if (rt.typeOf(bound[i]).mro.some((each) => typeName(each) === wanted)) return;
        rt.raise('TypeError', `${name}() argument ${i + 1} must be ${wanted}, not ${argumentKind(rt, bound[i])}`);
      });
      CHECKS[key]?.(rt, bound[0]);
    }
    return rt.call(original, [self, ...args], kwnames);
  };
  const fn = rawNative(name, text === undefined || UNSIGNED.has(key) ? null : text, run, {
    binding: isClassMethod ? 'class' : 'method',
    doc: vm.findAttr(original, '__doc__') === NONE ? undefined : vm.str(vm.getAttr(original, '__doc__')),
  });
  return isClassMethod ? newClassMethodDescriptor(vm, type, fn) : newMethodDescriptor(vm, type, fn);
}

/** Makes public methods and properties of a class those of a type in C. */
function wrapMembers(vm: Interpreter, handle: Handle): void {
  const type = vm.typeObject(handle);
  const members: [Handle, Handle][] = [];
  forEachEntry(vm.heap, namespaceOf(vm.heap, type), (key, value) => members.push([key, value]));
  for (const [key, value] of members) {
    const name = vm.text(key);
    if (name.startsWith('_')) continue;
    const kind: TypeId = vm.heap.type[value];
    if (kind === TypeId.Function || kind === TypeId.ClassMethod) {
      vm.setAttr(handle, key, wrapMethod(vm, type, name, value));
    } else if (kind === TypeId.Property) {
      const getter = vm.holdForRun(vm.getAttr(value, 'fget'));
      const getset = { get: (rt: Runtime, self: Handle) => rt.call(getter, [self]) };
      vm.setAttr(handle, key, newGetSetDescriptor(vm, type, name, getset));
    }
  }
}

/** In C they are no containers: the collector does not look at them. */
function leaveToCounts({ heap, types }: Interpreter, classes: ReadonlySet<number>): void {
  for (const index of classes) {
    types[index].flags &= ~TypeFlag.GC;
    heap.kinds[index] = 0;
  }
  for (let h = 1; h < heap.top; h++) if (heap.refs[h] > 0 && classes.has(heap.type[h])) heap.disown(h);
}

function complete(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const source = vm.importModule('_pydatetime');
  for (const name of CLASSES) {
    const type = vm.getAttr(source, name);
    vm.typeObject(type).typeName = `datetime.${name}`;
    wrapMembers(vm, type);
    if (vm.findAttr(type, '__slots__') !== NULL) vm.delAttr(type, '__slots__');
    if (name in CONSTRUCTORS) wrapConstructor(vm, type, CONSTRUCTORS[name]);
    set(name, type);
  }
  leaveToCounts(vm, new Set(CLASSES.map((name) => vm.typeObject(vm.getAttr(source, name)).index)));
  vm.typeObject(vm.getAttr(source, '_IsoCalendarDate')).typeName = 'datetime.IsoCalendarDate';
  for (const name of ['MINYEAR', 'MAXYEAR', 'UTC']) set(name, vm.getAttr(source, name));
  set('datetime_CAPI', NONE);
}

export const datetimeModule: BuiltinModule = {
  name: '_datetime',
  doc: 'Fast implementation of the datetime module.',
  init: (vm, _module, set) => complete(vm, set),
};
