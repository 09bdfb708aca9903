/** Contexts of the decimal module: precision, rounding, traps and flags. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { allocate } from '../objects/instance';
import { listGet, listSet } from '../objects/list';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet, type TypeSpec } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { INVALID, ROUNDINGS, Status, type Work } from './decimalnumber';
import { bind, moduleType, signature } from './typedef';

const enum ContextWord {
  Prec,
  Emin,
  Emax,
  Rounding,
  Capitals,
  Clamp,
  Flags,
  Traps,
  Count,
}

/** The signals in the order of `signal_map`: name, bits. */
const SIGNALS: readonly (readonly [string, number])[] = [
  ['InvalidOperation', INVALID], ['FloatOperation', Status.FloatOperation], ['DivisionByZero', Status.DivisionByZero],
  ['Overflow', Status.Overflow], ['Underflow', Status.Underflow], ['Subnormal', Status.Subnormal],
  ['Inexact', Status.Inexact], ['Rounded', Status.Rounded], ['Clamped', Status.Clamped],
];
/** The order in which a context's repr names them. */
const SHOWN = ['Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'FloatOperation', 'Overflow', 'Rounded', 'Subnormal', 'Underflow'];
const CONDITIONS: readonly (readonly [string, number])[] = [
  ['InvalidOperation', Status.InvalidOperation], ['ConversionSyntax', Status.ConversionSyntax],
  ['DivisionImpossible', Status.DivisionImpossible], ['DivisionUndefined', Status.DivisionUndefined],
  ['InvalidContext', Status.InvalidContext],
];

function word(rt: Runtime, context: Handle, at: ContextWord): number {
  return rt.heap.words[rt.heap.base[context] + at];
}

function setWord(rt: Runtime, context: Handle, at: ContextWord, value: number): void {
  rt.heap.setRaw(rt.heap.base[context] + at, value);
}

/** The running context. */
export function currentContext(rt: Runtime): Handle {
  return listGet(rt, rt.interned.get('decimal.current') ?? NULL, 0);
}

/** What arithmetic needs of a context. */
export function workOf(rt: Runtime, context: Handle): Work & { capitals: boolean } {
  if (!rt.isInstance(context, moduleType(rt, 'decimal.Context'))) {
    rt.raise('TypeError', 'optional argument must be a context');
  }
  return {
    prec: Number(rt.intValue(word(rt, context, ContextWord.Prec))),
    emin: Number(rt.intValue(word(rt, context, ContextWord.Emin))),
    emax: Number(rt.intValue(word(rt, context, ContextWord.Emax))),
    rounding: ROUNDINGS[word(rt, context, ContextWord.Rounding)],
    clamp: word(rt, context, ContextWord.Clamp) === 1,
    capitals: word(rt, context, ContextWord.Capitals) === 1,
    status: 0,
  };
}

function classOf(rt: Runtime, name: string): Handle {
  return rt.interned.get(`decimal.${name}`) ?? NULL;
}

/** Notes what came up in a computation and raises the first that is trapped. */
export function settle(rt: Runtime, context: Handle, status: number): void {
  if (status === 0) return;
  setWord(rt, context, ContextWord.Flags, word(rt, context, ContextWord.Flags) | status);
  const trapped = status & word(rt, context, ContextWord.Traps);
  if (trapped === 0) return;
  const signal = SIGNALS.find(([, bits]) => (trapped & bits) !== 0);
  if (signal === undefined) return;
  const list = CONDITIONS.filter(([, bit]) => (trapped & bit) !== 0).map(([name]) => classOf(rt, name));
  for (const [name, bits] of SIGNALS.slice(1)) if ((trapped & bits) !== 0) list.push(classOf(rt, name));
  rt.raiseWith(rt.typeObject(classOf(rt, signal[0])), [rt.newList(list)]);
}

/** Notes a condition; `quiet`: without raising it. */
export function setFlag(rt: Runtime, status: number, quiet: boolean): void {
  const context = currentContext(rt);
  if (quiet) setWord(rt, context, ContextWord.Flags, word(rt, context, ContextWord.Flags) | status);
  else settle(rt, context, status);
}

/** The bits of a dict or list of signals. */
function bitsOf(rt: Runtime, signals: Handle): number {
  let bits = 0;
  const isMapping = rt.findAttr(signals, 'keys') !== NULL;
  for (const signal of rt.toArray(signals)) {
    const found = SIGNALS.find(([name]) => classOf(rt, name) === signal);
    if (found === undefined) return rt.raise('TypeError', 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Subnormal, Underflow, Rounded, Inexact,\n   Clamped]');
    if (!isMapping || rt.truth(rt.getItem(signals, signal))) bits |= found[1];
  }
  return bits;
}

function setting(rt: Runtime, context: Handle, name: string, value: Handle): void {
  const { heap } = rt;
  const base = heap.base[context];
  const integer = (low: number, high: number, valid: string): number => {
    if (!rt.isInt(value)) rt.raise('TypeError', 'an integer is required');
    const number = Number(rt.intValue(value));
    return number < low || number > high ? rt.raise('ValueError', `valid range for ${name} is ${valid}`) : number;
  };
  switch (name) {
    case 'prec':
      integer(1, 1e18 - 1, '[1, MAX_PREC]');
      heap.setRef(base + ContextWord.Prec, value);
      break;
    case 'Emin':
      integer(-1e18 + 1, 0, '[MIN_EMIN, 0]');
      heap.setRef(base + ContextWord.Emin, value);
      break;
    case 'Emax':
      integer(0, 1e18 - 1, '[0, MAX_EMAX]');
      heap.setRef(base + ContextWord.Emax, value);
      break;
    case 'rounding': {
      const place = rt.isStr(value) ? ROUNDINGS.findIndex((each) => each === rt.text(value)) : -1;
      if (place < 0) rt.raise('TypeError', 'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]');
      setWord(rt, context, ContextWord.Rounding, place);
      break;
    }
    case 'capitals':
      setWord(rt, context, ContextWord.Capitals, integer(0, 1, '[0, 1]'));
      break;
    case 'clamp':
      setWord(rt, context, ContextWord.Clamp, integer(0, 1, '[0, 1]'));
      break;
    case 'flags':
      setWord(rt, context, ContextWord.Flags, bitsOf(rt, value));
      break;
    case 'traps':
      setWord(rt, context, ContextWord.Traps, bitsOf(rt, value));
      break;
  }
}

const NAMES = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'];
const parameters = signature('Context', `${NAMES.map((name) => `${name}=None`).join(', ')}`);

function newContext(rt: Runtime, type = moduleType(rt, 'decimal.Context')): Handle {
  const made = allocate(rt, type);
  const { heap } = rt;
  const base = heap.base[made];
  heap.setRef(base + ContextWord.Prec, rt.newInt(28));
  heap.setRef(base + ContextWord.Emin, rt.newInt(-999999));
  heap.setRef(base + ContextWord.Emax, rt.newInt(999999));
  setWord(rt, made, ContextWord.Rounding, ROUNDINGS.indexOf('ROUND_HALF_EVEN'));
  setWord(rt, made, ContextWord.Capitals, 1);
  setWord(rt, made, ContextWord.Traps, INVALID | Status.DivisionByZero | Status.Overflow);
  return made;
}

function copyContext(rt: Runtime, from: Handle): Handle {
  const made = newContext(rt);
  const { heap } = rt;
  const [a, b] = [heap.base[from], heap.base[made]];
  for (let i = 0; i < ContextWord.Rounding; i++) heap.setRef(b + i, heap.words[a + i]);
  for (let i: number = ContextWord.Rounding; i < ContextWord.Count; i++) heap.setRaw(b + i, heap.words[a + i]);
  return made;
}

function shown(bits: number): string {
  const names = SHOWN.filter((name) => (bits & (SIGNALS.find(([each]) => each === name)?.[1] ?? 0)) !== 0);
  return `[${names.join(', ')}]`;
}

function getset(): Record<string, GetSet> {
  const all: Record<string, GetSet> = {};
  for (const name of NAMES) {
    all[name] = {
      get: (rt, self) => {
        switch (name) {
          case 'prec':
            return word(rt, self, ContextWord.Prec);
          case 'Emin':
            return word(rt, self, ContextWord.Emin);
          case 'Emax':
            return word(rt, self, ContextWord.Emax);
          case 'rounding':
            return rt.intern(ROUNDINGS[word(rt, self, ContextWord.Rounding)]);
          case 'capitals':
            return rt.newInt(word(rt, self, ContextWord.Capitals));
          case 'clamp':
            return rt.newInt(word(rt, self, ContextWord.Clamp));
          default: {
            const made = allocate(rt, moduleType(rt, 'decimal.SignalDict'));
            rt.heap.setRef(rt.heap.base[made], self);
            rt.heap.setRaw(rt.heap.base[made] + 1, name === 'flags' ? ContextWord.Flags : ContextWord.Traps);
            return made;
          }
        }
      },
      set: (rt, self, value) => setting(rt, self, name, value),
    };
  }
  return all;
}

function constructorOf(rt: Runtime): Handle {
  return rt.getAttr(rt.importModule('_decimal'), 'Decimal');
}

/** Methods that do what the Decimal's do, in this context. */
function delegated(name: string, method: string, operands: number): NativeFunction {
  const names = operands === 1 ? 'x, /' : 'x, y, /';
  return native(name, names, (rt, self, x, y) => {
    const old = currentContext(rt);
    rt.heap.keep(old);
    setCurrent(rt, self);
    try {
      const left = rt.isInt(x) ? rt.call(constructorOf(rt), [x]) : x;
      return rt.callMethod(left, method, ...(operands === 1 ? [] : [y]));
    } finally {
      setCurrent(rt, old);
    }
  });
}

function setCurrent(rt: Runtime, context: Handle): void {
  listSet(rt, rt.interned.get('decimal.current') ?? NULL, 0, context);
}

const contextSpec = defineType({
  id: null,
  name: 'Context',
  module: 'decimal',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: ContextWord.Count, refs: ContextWord.Rounding },
  slots: {
    new: (rt, type, args, kwnames) => {
      const made = newContext(rt, type);
      bind(rt, parameters, args, kwnames).forEach((value, i) => {
        if (value !== NULL && value !== NONE) setting(rt, made, NAMES[i], value);
      });
      return made;
    },
    repr: (rt, self) => {
      const work = workOf(rt, self);
      return rt.newStr(
        `Context(prec=${work.prec}, rounding=${work.rounding}, Emin=${work.emin}, Emax=${work.emax}, capitals=${Number(work.capitals)}, ` +
          `clamp=${Number(work.clamp)}, flags=${shown(word(rt, self, ContextWord.Flags))}, traps=${shown(word(rt, self, ContextWord.Traps))})`,
      );
    },
  },
  methods: [
    native('copy', '', copyContext),
    native('__copy__', '', copyContext),
    native('clear_flags', '', (rt, self) => {
      setWord(rt, self, ContextWord.Flags, 0);
      return NONE;
    }),
    native('clear_traps', '', (rt, self) => {
      setWord(rt, self, ContextWord.Traps, 0);
      return NONE;
    }),
    native('Etiny', '', (rt, self) => rt.newInt(workOf(rt, self).emin - workOf(rt, self).prec + 1)),
    native('Etop', '', (rt, self) => rt.newInt(workOf(rt, self).emax - workOf(rt, self).prec + 1)),
    native('create_decimal', 'num="0", /', (rt, self, num) => {
      const old = rt.heap.keep(currentContext(rt));
      setCurrent(rt, self);
      try {
        return rt.callMethod(rt.call(constructorOf(rt), num === NULL ? [] : [num]), '__pos__');
      } finally {
        setCurrent(rt, old);
      }
    }),
    ...([['add', '__add__'], ['subtract', '__sub__'], ['multiply', '__mul__'], ['divide', '__truediv__'], ['divide_int', '__floordiv__'], ['remainder', '__mod__'], ['divmod', '__divmod__'], ['compare', 'compare'], ['max', 'max'], ['min', 'min'], ['quantize', 'quantize'], ['power', '__pow__']] as const).map(([name, method]) => delegated(name, method, 2)),
    ...([['sqrt', 'sqrt'], ['exp', 'exp'], ['ln', 'ln'], ['log10', 'log10'], ['normalize', 'normalize'], ['abs', '__abs__'], ['minus', '__neg__'], ['plus', '__pos__'], ['to_integral_value', 'to_integral_value'], ['to_sci_string', '__str__']] as const).map(([name, method]) => delegated(name, method, 1)),
  ],
  getset: getset(),
});

function signalBits(rt: Runtime, key: Handle): number {
  const found = SIGNALS.find(([name]) => classOf(rt, name) === key);
  return found === undefined ? rt.raiseWith('KeyError', [rt.newStr('invalid error flag')]) : found[1];
}

const signalDict = defineType({
  id: null,
  name: 'SignalDict',
  module: 'decimal',
  flags: TypeFlag.GC | TypeFlag.Mapping | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 1 },
  slots: {
    length: () => SIGNALS.length,
    iter: (rt) => rt.iter(newTuple(rt, SIGNALS.map(([name]) => classOf(rt, name)))),
    subscript: (rt, self, key) => boolHandle((rt.heap.words[rt.heap.base[rt.heap.words[rt.heap.base[self]]] + rt.heap.words[rt.heap.base[self] + 1]] & signalBits(rt, key)) !== 0),
    assSubscript: (rt, self, key, value) => {
      const at = rt.heap.base[rt.heap.words[rt.heap.base[self]]] + rt.heap.words[rt.heap.base[self] + 1];
      if (value === NULL) rt.raise('ValueError', 'signal keys cannot be deleted');
      const bits = signalBits(rt, key);
      rt.heap.setRaw(at, rt.truth(value) ? rt.heap.words[at] | bits : rt.heap.words[at] & ~bits);
    },
    repr: (rt, self) => rt.newStr(`{${SIGNALS.map(([name]) => `<class 'decimal.${name}'>:${rt.repr(rt.getItem(self, classOf(rt, name)))}`).join(', ')}}`),
  },
  methods: [
    native('keys', '', (rt) => rt.newList(SIGNALS.map(([name]) => classOf(rt, name)))),
    native('items', '', (rt, self) => rt.newList(SIGNALS.map(([name]) => newTuple(rt, [classOf(rt, name), rt.getItem(self, classOf(rt, name))])))),
    native('copy', '', (rt, self) => {
      const dict = rt.newDict();
      for (const [name] of SIGNALS) rt.setItem(dict, classOf(rt, name), rt.getItem(self, classOf(rt, name)));
      return dict;
    }),
  ],
});

const manager = defineType({
  id: null,
  name: 'ContextManager',
  module: 'decimal',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 2 },
  methods: [
    native('__enter__', '', (rt, self) => {
      const base = rt.heap.base[self];
      rt.heap.setRef(base + 1, currentContext(rt));
      setCurrent(rt, rt.heap.words[base]);
      return rt.heap.words[base];
    }),
    rawNative('__exit__', null, (rt, self) => {
      setCurrent(rt, rt.heap.words[rt.heap.base[self] + 1]);
      return boolHandle(false);
    }),
  ],
});

const local = signature('localcontext', `ctx=None, *, ${NAMES.map((name) => `${name}=None`).join(', ')}`);

/** What the module is given of contexts. */
export const contextSpecs: { readonly types: readonly TypeSpec[]; readonly functions: readonly NativeFunction[] } = {
  types: [contextSpec, signalDict, manager],
  functions: [
    native('getcontext', '', (rt) => currentContext(rt)),
    native('setcontext', 'context, /', (rt, _self, context) => {
      workOf(rt, context);
      const isTemplate = ['DefaultContext', 'BasicContext', 'ExtendedContext'].some((name) => rt.interned.get(`decimal.${name}`) === context);
      setCurrent(rt, isTemplate ? copyContext(rt, context) : context);
      return NONE;
    }),
    rawNative('localcontext', null, (rt, _self, args, kwnames) => {
      const [context, ...settings] = bind(rt, local, args, kwnames);
      const made = copyContext(rt, context === NULL || context === NONE ? currentContext(rt) : context);
      settings.forEach((value, i) => {
        if (value !== NULL && value !== NONE) setting(rt, made, NAMES[i], value);
      });
      const result = allocate(rt, moduleType(rt, 'decimal.ContextManager'));
      rt.heap.setRef(rt.heap.base[result], made);
      return result;
    }),
  ],
};

/** Makes the exceptions and the contexts that are always there. */
export function initContexts(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const type = vm.typeOf(vm.exceptionType('Exception').handle).handle;
  const make = (name: string, bases: readonly Handle[], show = true): Handle => {
    const names = vm.newDict();
    vm.setItem(names, vm.intern('__module__'), vm.intern('decimal'));
    const made = vm.heap.immortalize(vm.call(type, [vm.intern(name), newTuple(vm, bases), names]));
    vm.interned.set(`decimal.${name}`, made);
    if (show) set(name, made);
    return made;
  };
  const base = make('DecimalException', [vm.exceptionType('ArithmeticError').handle]);
  const zeroDivision = vm.exceptionType('ZeroDivisionError').handle;
  make('Clamped', [base]);
  const invalid = make('InvalidOperation', [base]);
  make('ConversionSyntax', [invalid], false);
  make('DivisionImpossible', [invalid], false);
  make('DivisionUndefined', [invalid, zeroDivision], false);
  make('InvalidContext', [invalid], false);
  make('DivisionByZero', [base, zeroDivision]);
  const inexact = make('Inexact', [base]);
  const rounded = make('Rounded', [base]);
  const subnormal = make('Subnormal', [base]);
  make('Overflow', [inexact, rounded]);
  make('Underflow', [inexact, rounded, subnormal]);
  make('FloatOperation', [base, vm.exceptionType('TypeError').handle]);
  const template = (name: string, change: (context: Handle) => void): void => {
    const context = vm.heap.immortalize(newContext(vm));
    change(context);
    vm.interned.set(`decimal.${name}`, context);
    set(name, context);
  };
  template('DefaultContext', () => undefined);
  template('BasicContext', (context) => {
    setting(vm, context, 'prec', vm.newInt(9));
    setWord(vm, context, ContextWord.Rounding, ROUNDINGS.indexOf('ROUND_HALF_UP'));
    setWord(vm, context, ContextWord.Traps, INVALID | Status.DivisionByZero | Status.Overflow | Status.Underflow | Status.Clamped);
  });
  template('ExtendedContext', (context) => {
    setting(vm, context, 'prec', vm.newInt(9));
    setWord(vm, context, ContextWord.Traps, 0);
  });
  vm.interned.set('decimal.current', vm.heap.immortalize(vm.newList([newContext(vm)])));
}
