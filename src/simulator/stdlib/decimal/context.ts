/** Contexts of decimal arithmetic: the objects, and what happens to the status an operation left. Twin of Modules/_decimal/_decimal.c. */
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { allocate } from '../../objects/instance';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType, type GetSet, type TypeSpec } from '../../objects/spec';
import { newTuple } from '../../objects/tuple';
import { TypeFlag } from '../../objects/typeobject';
import { fuelOf } from '../../objects/problems';
import { DecContext, INVALID, ROUNDINGS, Status, type Rounding } from '../../values/decimal';
import { bind, moduleType, signature } from '../typedef';

/** Word offsets of a context. */
export const enum ContextWord {
  /** Ints. */
  Prec,
  Emin,
  Emax,
  RefCount,
  Rounding = RefCount,
  Capitals,
  Clamp,
  Flags,
  Traps,
  Count,
}

/** Signals in the order of `flags`, with the status bits that set them off. */
export const SIGNALS: readonly (readonly [name: string, bits: number])[] = [
  ['InvalidOperation', INVALID],
  ['FloatOperation', Status.FloatOperation],
  ['DivisionByZero', Status.DivisionByZero],
  ['Overflow', Status.Overflow],
  ['Underflow', Status.Underflow],
  ['Subnormal', Status.Subnormal],
  ['Inexact', Status.Inexact],
  ['Rounded', Status.Rounded],
  ['Clamped', Status.Clamped],
];

/** Conditions that are invalid operations, as the list of an exception names them. */
const CONDITIONS: readonly (readonly [name: string, bit: number])[] = [
  ['InvalidOperation', Status.InvalidOperation],
  ['DivisionImpossible', Status.DivisionImpossible],
  ['DivisionUndefined', Status.DivisionUndefined],
  ['ConversionSyntax', Status.ConversionSyntax],
  ['InvalidContext', Status.InvalidContext],
];

const DEFAULT_TRAPS = INVALID | Status.DivisionByZero | Status.Overflow;

/** A class of the decimal module. */
export function decimalClass(rt: Runtime, name: string): Handle {
  return rt.interned.get(`decimal.${name}`) ?? NULL;
}

/** A new context. */
export function newContext(
  rt: Runtime,
  options: { prec?: number; rounding?: Rounding; emin?: number; emax?: number; traps?: number } = {},
): Handle {
  const { heap } = rt;
  const made = allocate(rt, moduleType(rt, 'decimal.Context'));
  const at = heap.base[made];
  heap.setRef(at + ContextWord.Prec, rt.newInt(options.prec ?? 28));
  heap.setRef(at + ContextWord.Emin, rt.newInt(options.emin ?? -999999));
  heap.setRef(at + ContextWord.Emax, rt.newInt(options.emax ?? 999999));
  heap.setRaw(at + ContextWord.Rounding, ROUNDINGS.indexOf(options.rounding ?? 'ROUND_HALF_EVEN'));
  heap.setRaw(at + ContextWord.Capitals, 1);
  heap.setRaw(at + ContextWord.Traps, options.traps ?? DEFAULT_TRAPS);
  return made;
}

/** A copy of a context, with or without its flags. */
export function copyContext(rt: Runtime, context: Handle, flags = true): Handle {
  const { heap } = rt;
  const made = newContext(rt);
  const from = heap.base[context];
  const to = heap.base[made];
  for (let i = 0; i < ContextWord.RefCount; i++) heap.setRef(to + i, heap.words[from + i]);
  for (let i = ContextWord.RefCount; i < ContextWord.Count; i++) heap.setRaw(to + i, heap.words[from + i]);
  if (!flags) heap.setRaw(to + ContextWord.Flags, 0);
  return made;
}

/** The word that holds the current context. */
function holder(rt: Runtime): number {
  return rt.heap.base[rt.interned.get('decimal.current') ?? 0];
}

/** `getcontext()`. */
export function currentContext(rt: Runtime): Handle {
  const at = holder(rt);
  if (rt.heap.words[at] === NULL) {
    rt.heap.setRef(at, copyContext(rt, rt.getAttr(rt.importModule('_decimal'), 'DefaultContext'), false));
  }
  return rt.heap.words[at];
}

/** `setcontext(context)`: one of the templates is copied. */
export function setCurrentContext(rt: Runtime, context: Handle): void {
  const module = rt.importModule('_decimal');
  const isTemplate = ['DefaultContext', 'BasicContext', 'ExtendedContext'].some(
    (name) => rt.getAttr(module, name) === context,
  );
  rt.heap.setRef(holder(rt), isTemplate ? copyContext(rt, context, false) : context);
}

/** A context argument: NULL and None stand for the current one. */
export function contextArgument(rt: Runtime, context: Handle): Handle {
  if (context === NULL || context === NONE) return currentContext(rt);
  if (!rt.isInstance(context, moduleType(rt, 'decimal.Context'))) {
    rt.raise('TypeError', 'optional argument must be a context');
  }
  return context;
}

function number(rt: Runtime, context: Handle, word: number): number {
  return Number(rt.intValue(rt.heap.words[rt.heap.base[context] + word]));
}

/** The working context of a context object. */
export function workingContext(rt: Runtime, context: Handle): DecContext {
  const { words, base } = rt.heap;
  const at = base[context];
  return new DecContext(
    number(rt, context, ContextWord.Prec),
    ROUNDINGS[words[at + ContextWord.Rounding]],
    number(rt, context, ContextWord.Emin),
    number(rt, context, ContextWord.Emax),
    words[at + ContextWord.Clamp],
    fuelOf(rt),
  );
}

/** Whether exponents are shown with a capital E. */
export function usesCapitals(rt: Runtime, context: Handle): boolean {
  return rt.heap.words[rt.heap.base[context] + ContextWord.Capitals] !== 0;
}

/** The rounding mode of a context object. */
export function roundingOf(rt: Runtime, context: Handle): Rounding {
  return ROUNDINGS[rt.heap.words[rt.heap.base[context] + ContextWord.Rounding]];
}

/** Takes over what an operation said: sets flags, raises what is trapped (dec_addstatus). */
export function addStatus(rt: Runtime, context: Handle, status: number): void {
  if (status === 0) return;
  const { heap } = rt;
  const at = heap.base[context];
  heap.setRaw(at + ContextWord.Flags, heap.words[at + ContextWord.Flags] | status);
  const trapped = status & heap.words[at + ContextWord.Traps];
  if (trapped === 0) return;
  const names = [
    ...CONDITIONS.filter(([, bit]) => (trapped & bit) !== 0),
    ...SIGNALS.slice(1).filter(([, bits]) => (trapped & bits) !== 0),
  ].map(([name]) => decimalClass(rt, name));
  const first = SIGNALS.find(([, bits]) => (trapped & bits) !== 0);
  rt.raiseWith(rt.typeObject(decimalClass(rt, first?.[0] ?? 'InvalidOperation')), [rt.newList(names)]);
}

/** The mode of a rounding argument. */
export function roundingArgument(rt: Runtime, value: Handle): Rounding {
  const name = rt.isStr(value) ? rt.text(value) : '';
  const found = ROUNDINGS.find((each) => each === name);
  return (
    found ??
    rt.raise(
      'TypeError',
      'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ' +
        'ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
    )
  );
}

function setNumber(rt: Runtime, self: Handle, name: string, word: number, value: Handle): void {
  if (!rt.isInt(value)) rt.raise('TypeError', 'an integer is required');
  const given = rt.intValue(value);
  const limit = 999_999_999_999_999_999n;
  const [low, high, range] =
    name === 'prec'
      ? [1n, limit, '[1, MAX_PREC]']
      : name === 'Emin'
        ? [-limit, 0n, '[MIN_EMIN, 0]']
        : [0n, limit, '[0, MAX_EMAX]'];
  if (given < low || given > high) rt.raise('ValueError', `valid range for ${name} is ${range}`);
  rt.heap.setRef(rt.heap.base[self] + word, rt.newInt(given));
}

function setFlag(rt: Runtime, self: Handle, name: string, word: number, value: Handle): void {
  if (!rt.isInt(value)) rt.raise('TypeError', 'an integer is required');
  const given = rt.intValue(value);
  if (given !== 0 && given !== 1) rt.raise('ValueError', `valid values for ${name} are 0 or 1`);
  rt.heap.setRaw(rt.heap.base[self] + word, Number(given));
}

function refuseDeletion(rt: Runtime, value: Handle): void {
  if (value === NULL) rt.raise('AttributeError', 'context attributes cannot be deleted');
}

function numberAttribute(name: string, word: number): GetSet {
  return {
    get: (rt, self) => rt.heap.words[rt.heap.base[self] + word],
    set: (rt, self, value) => {
      refuseDeletion(rt, value);
      setNumber(rt, self, name, word, value);
    },
  };
}

function flagAttribute(name: string, word: number): GetSet {
  return {
    get: (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + word]),
    set: (rt, self, value) => {
      refuseDeletion(rt, value);
      setFlag(rt, self, name, word, value);
    },
  };
}

/** Bits of a list or mapping of signals. */
function signalBits(rt: Runtime, value: Handle): number {
  if (rt.isInt(value)) return Number(rt.intValue(value));
  let bits = 0;
  const bit = (signal: Handle): number => {
    const found = SIGNALS.find(([name]) => decimalClass(rt, name) === signal);
    return found === undefined ? rt.raiseWith('KeyError', [rt.newStr('invalid error flag')]) : found[1];
  };
  if (rt.findAttr(value, 'items') !== NULL) {
    rt.forEach(rt.callMethod(value, 'items'), (pair) => {
      const [signal, on] = rt.items(pair);
      if (rt.truth(on)) bits |= bit(signal);
    });
  } else {
    rt.forEach(value, (signal) => {
      bits |= bit(signal);
    });
  }
  return bits;
}

function signalsAttribute(word: number): GetSet {
  return {
    get: (rt, self) => {
      const made = allocate(rt, moduleType(rt, 'decimal.SignalDict'));
      rt.heap.setRef(rt.heap.base[made], self);
      rt.heap.setRaw(rt.heap.base[made] + 1, word);
      return made;
    },
    set: (rt, self, value) => {
      refuseDeletion(rt, value);
      rt.heap.setRaw(rt.heap.base[self] + word, signalBits(rt, value));
    },
  };
}

/** Status bits in libmpdec's order, with the signals they are shown as; the invalid operations are shown once. */
const SHOWN: readonly (readonly [bit: number, name: string])[] = [
  [Status.Clamped, 'Clamped'],
  [Status.ConversionSyntax, 'InvalidOperation'],
  [Status.DivisionByZero, 'DivisionByZero'],
  [Status.DivisionImpossible, 'InvalidOperation'],
  [Status.DivisionUndefined, 'InvalidOperation'],
  [Status.Inexact, 'Inexact'],
  [Status.InvalidContext, 'InvalidOperation'],
  [Status.InvalidOperation, 'InvalidOperation'],
  [Status.FloatOperation, 'FloatOperation'],
  [Status.Overflow, 'Overflow'],
  [Status.Rounded, 'Rounded'],
  [Status.Subnormal, 'Subnormal'],
  [Status.Underflow, 'Underflow'],
];

/** How a context's repr lists flags or traps. */
function signalNames(bits: number): string {
  return [...new Set(SHOWN.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name))].join(', ');
}

const parameters = signature(
  'Context',
  'prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None',
);

const NUMBERS: Readonly<Record<string, number>> = {
  prec: ContextWord.Prec,
  Emin: ContextWord.Emin,
  Emax: ContextWord.Emax,
};

/** Sets attributes given as keywords, those that are not None. */
export function setAttributes(rt: Runtime, context: Handle, names: readonly string[], values: readonly Handle[]): void {
  names.forEach((name, i) => {
    if (values[i] !== NULL && values[i] !== NONE) rt.setAttr(context, name, values[i]);
  });
}

/** The type of contexts; `operations` are the methods that work with decimals. */
export function contextType(operations: readonly NativeFunction[]): TypeSpec {
  return defineType({
    id: null,
    name: 'Context',
    module: 'decimal',
    flags: TypeFlag.BaseType | TypeFlag.GC,
    layout: {
      words: ContextWord.Count,
      refs: ContextWord.RefCount,
      release: (rt, self) => {
        for (let word = ContextWord.RefCount; word < ContextWord.Count; word++)
          rt.heap.setRaw(rt.heap.base[self] + word, 0);
      },
    },
    unhashable: true,
    slots: {
      new: (rt) => newContext(rt),
      init: (rt, self, args, kwnames) => {
        const bound = bind(rt, parameters, args, kwnames);
        setAttributes(rt, self, parameters.parameters, bound);
      },
      repr: (rt, self) => {
        const { words, base } = rt.heap;
        const at = base[self];
        const part = (name: string): string => rt.str(words[at + NUMBERS[name]]);
        return rt.newStr(
          `Context(prec=${part('prec')}, rounding=${roundingOf(rt, self)}, Emin=${part('Emin')}, Emax=${part('Emax')}, ` +
            `capitals=${words[at + ContextWord.Capitals]}, clamp=${words[at + ContextWord.Clamp]}, ` +
            `flags=[${signalNames(words[at + ContextWord.Flags])}], traps=[${signalNames(words[at + ContextWord.Traps])}])`,
        );
      },
    },
    getset: {
      prec: numberAttribute('prec', ContextWord.Prec),
      Emin: numberAttribute('Emin', ContextWord.Emin),
      Emax: numberAttribute('Emax', ContextWord.Emax),
      capitals: flagAttribute('capitals', ContextWord.Capitals),
      clamp: flagAttribute('clamp', ContextWord.Clamp),
      rounding: {
        get: (rt, self) => rt.intern(roundingOf(rt, self)),
        set: (rt, self, value) => {
          refuseDeletion(rt, value);
          rt.heap.setRaw(rt.heap.base[self] + ContextWord.Rounding, ROUNDINGS.indexOf(roundingArgument(rt, value)));
        },
      },
      flags: signalsAttribute(ContextWord.Flags),
      traps: signalsAttribute(ContextWord.Traps),
    },
    methods: [
      ...operations,
      native('copy', '', (rt, self) => copyContext(rt, self)),
      native('__copy__', '', (rt, self) => copyContext(rt, self)),
      native('clear_flags', '', (rt, self) => {
        rt.heap.setRaw(rt.heap.base[self] + ContextWord.Flags, 0);
        return NONE;
      }),
      native('clear_traps', '', (rt, self) => {
        rt.heap.setRaw(rt.heap.base[self] + ContextWord.Traps, 0);
        return NONE;
      }),
      native('Etiny', '', (rt, self) => rt.newInt(workingContext(rt, self).etiny)),
      native('Etop', '', (rt, self) => rt.newInt(workingContext(rt, self).etop)),
      native('__reduce__', '', (rt, self) => {
        const { words, base } = rt.heap;
        const at = base[self];
        const list = (word: number): Handle =>
          rt.newList(
            SIGNALS.filter(([, bits]) => (words[at + word] & bits) !== 0).map(([name]) => decimalClass(rt, name)),
          );
        return newTuple(rt, [
          rt.typeOf(self).handle,
          newTuple(rt, [
            words[at],
            rt.newStr(roundingOf(rt, self)),
            words[at + ContextWord.Emin],
            words[at + ContextWord.Emax],
            rt.newInt(words[at + ContextWord.Capitals]),
            rt.newInt(words[at + ContextWord.Clamp]),
            list(ContextWord.Flags),
            list(ContextWord.Traps),
          ]),
        ]);
      }),
    ],
  });
}

/** The bits that a mapping of signals looks at: address and signal. */
function signalPlace(rt: Runtime, self: Handle, key: Handle): { readonly address: number; readonly bits: number } {
  const { words, base } = rt.heap;
  const at = base[self];
  const found = SIGNALS.find(([name]) => decimalClass(rt, name) === key);
  if (found === undefined) return rt.raiseWith('KeyError', [rt.newStr('invalid error flag')]);
  return { address: base[words[at]] + words[at + 1], bits: found[1] };
}

/** The mapping that `flags` and `traps` are. */
export const signalDict: TypeSpec = defineType({
  id: null,
  name: 'SignalDict',
  module: 'decimal',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 1 },
  unhashable: true,
  slots: {
    length: () => SIGNALS.length,
    iter: (rt) =>
      rt.iter(
        newTuple(
          rt,
          SIGNALS.map(([name]) => decimalClass(rt, name)),
        ),
      ),
    subscript: (rt, self, key) => {
      const { address, bits } = signalPlace(rt, self, key);
      return boolHandle((rt.heap.words[address] & bits) !== 0);
    },
    assSubscript: (rt, self, key, value) => {
      if (value === NULL) rt.raise('ValueError', 'signal keys cannot be deleted');
      const { address, bits } = signalPlace(rt, self, key);
      const old = rt.heap.words[address];
      rt.heap.setRaw(address, rt.truth(value) ? old | bits : old & ~bits);
    },
    repr: (rt, self) => {
      const parts = SIGNALS.map(([name]) => {
        const key = decimalClass(rt, name);
        return `${rt.repr(key)}:${rt.repr(rt.getItem(self, key))}`;
      });
      return rt.newStr(`{${parts.join(', ')}}`);
    },
  },
  methods: [
    native('copy', '', (rt, self) => {
      const dict = rt.newDict();
      for (const [name] of SIGNALS) rt.setItem(dict, decimalClass(rt, name), rt.getItem(self, decimalClass(rt, name)));
      return dict;
    }),
  ],
});

/** What `localcontext()` gives: sets a context on entry and the old one on exit. */
export const contextManager: TypeSpec = defineType({
  id: null,
  name: 'ContextManager',
  module: 'decimal',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 2, refs: 2 },
  methods: [
    native('__enter__', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      heap.setRef(at + 1, currentContext(rt));
      setCurrentContext(rt, heap.words[at]);
      return heap.words[at];
    }),
    native('__exit__', 'type, value, traceback, /', (rt, self) => {
      setCurrentContext(rt, rt.heap.words[rt.heap.base[self] + 1]);
      return boolHandle(false);
    }),
  ],
});
