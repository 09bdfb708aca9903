/** The _decimal module. Twin of Modules/_decimal/_decimal.c; arithmetic is in decimalnumber.ts, contexts in decimalcontext.ts. */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { CompareOp, TypeFlag, type BinarySlot, type TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import {
  contextSpecs, currentContext, initContexts, setFlag, settle, workOf,
} from './decimalcontext';
import { formatDecimal } from './decimalformat';
import * as math from './decimalnumber';
import { finite, Status, type Dec, type Rounding, type Work } from './decimalnumber';
import { addTypes, bind, moduleType, signature } from './typedef';

/** A Decimal object of a number. */
export function newDecimal(rt: Runtime, d: Dec, type: TypeObject = moduleType(rt, 'decimal.Decimal')): Handle {
  return allocate(rt, type, rt.payloads.others.add(d));
}

function isDecimal(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'decimal.Decimal'));
}

function valueOf(rt: Runtime, h: Handle): Dec {
  return rt.payloads.others.get(rt.heap.num[h]) as Dec;
}

function fromInt(value: number | bigint): Dec {
  const big = BigInt(value);
  return finite(big < 0n ? 1 : 0, big < 0n ? -big : big, 0);
}

/** A Decimal or an int as a number; null: neither. */
function operand(rt: Runtime, h: Handle): Dec | null {
  if (isDecimal(rt, h)) return valueOf(rt, h);
  return rt.isInt(h) ? fromInt(rt.intValue(h)) : null;
}

function required(rt: Runtime, h: Handle): Dec {
  return operand(rt, h) ?? rt.raise('TypeError', `conversion from ${rt.typeOf(h).name} to Decimal is not supported`);
}

/** Runs an operation in a context and raises what its traps catch. */
function compute(rt: Runtime, context: Handle, body: (work: Work) => Dec): Handle {
  const use = context === NULL || context === NONE ? currentContext(rt) : context;
  const work = workOf(rt, use);
  rt.fuel(1 + (work.prec >> 5));
  const result = body(work);
  settle(rt, use, work.status);
  return newDecimal(rt, result);
}

function fromTuple(rt: Runtime, h: Handle): Dec {
  const parts = rt.items(h);
  if (parts.length !== 3) rt.raise('ValueError', 'argument must be a sequence of length 3');
  if (!rt.isInt(parts[0])) rt.raise('ValueError', 'sign must be an integer with the value 0 or 1');
  const sign = Number(rt.intValue(parts[0]));
  if (sign !== 0 && sign !== 1) rt.raise('ValueError', 'sign must be an integer with the value 0 or 1');
  const digits = rt.toArray(parts[1]).map((digit) => {
    const value = rt.isInt(digit) ? Number(rt.intValue(digit)) : -1;
    return value < 0 || value > 9 ? rt.raise('ValueError', 'coefficient must be a tuple of digits') : value;
  });
  const coeff = BigInt(digits.join('') || '0');
  if (rt.isStr(parts[2])) {
    const kind = { F: 'inf', n: 'nan', N: 'snan' }[rt.text(parts[2])] as Dec['kind'] | undefined;
    if (kind === undefined) return rt.raise('ValueError', "string argument in the third position must be 'F', 'n' or 'N'");
    return { sign, coeff: kind === 'inf' ? 0n : coeff, exp: 0, kind };
  }
  if (!rt.isInt(parts[2])) rt.raise('ValueError', 'exponent must be an integer');
  return finite(sign, coeff, Number(rt.intValue(parts[2])));
}

/** The exact number that a value means, as the constructor takes it. */
function convert(rt: Runtime, value: Handle, context: Handle): Dec {
  const known = operand(rt, value);
  if (known !== null) return known;
  if (rt.isStr(value)) {
    const parsed = math.parseDecimal(asciiDigits(rt.text(value)));
    if (parsed !== null) return parsed;
    settle(rt, context, Status.ConversionSyntax);
    return math.NAN;
  }
  if (rt.isFloat(value)) {
    settle(rt, context, Status.FloatOperation);
    return math.fromDouble(rt.floatValue(value));
  }
  const type = rt.typeOf(value);
  if (type.isSubtypeOf(rt.types[TypeId.Tuple]) || type.isSubtypeOf(rt.types[TypeId.List])) return fromTuple(rt, value);
  return rt.raise('TypeError', `conversion from ${type.name} to Decimal is not supported`);
}

/** Digits of other scripts count as well. */
function asciiDigits(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, (c) => {
    const code = c.charCodeAt(0);
    if (/\s/.test(c)) return ' ';
    for (const zero of [0x660, 0x6f0, 0x966, 0xff10]) if (code >= zero && code < zero + 10) return String(code - zero);
    return c;
  });
}

type Operation = (a: Dec, b: Dec, work: Work) => Dec;

function slot(operation: Operation): BinarySlot {
  return (rt, left, right) => {
    const a = operand(rt, left);
    const b = operand(rt, right);
    return a === null || b === null ? NOT_IMPLEMENTED : compute(rt, NULL, (work) => operation(a, b, work));
  };
}

const subtract: Operation = (a, b, work) => math.nanResult(work, a, b) ?? math.add(a, math.negated(b), work);
const floorDivide: Operation = (a, b, work) => {
  const { quotient } = math.divideInteger(a, b, work);
  if (quotient.kind === 'inf') work.status &= ~Status.InvalidOperation;
  return quotient;
};
const remainder: Operation = (a, b, work) => {
  const { remainder: rest } = math.divideInteger(a, b, work);
  if (math.isZero(b) && !math.isZero(a)) work.status &= ~Status.DivisionByZero;
  return rest;
};

function plus(d: Dec, work: Work): Dec {
  const nan = math.nanResult(work, d);
  if (nan !== null) return nan;
  const positive = math.isZero(d) && work.rounding !== 'ROUND_FLOOR' ? { ...d, sign: 0 as const } : d;
  return math.finalize(positive, work);
}

function compareSlot(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  const a = valueOf(rt, self);
  let b = operand(rt, other);
  if (b === null && rt.isFloat(other)) {
    setFlag(rt, Status.FloatOperation, op === CompareOp.Eq || op === CompareOp.Ne);
    b = math.fromDouble(rt.floatValue(other));
  }
  if (b === null) return NOT_IMPLEMENTED;
  if (math.isNan(a) || math.isNan(b)) {
    const quiet = op === CompareOp.Eq || op === CompareOp.Ne;
    if (!quiet || a.kind === 'snan' || b.kind === 'snan') settle(rt, currentContext(rt), Status.InvalidOperation);
    return boolHandle(op === CompareOp.Ne);
  }
  const order = math.compare(a, b);
  switch (op) {
    case CompareOp.Lt:
      return boolHandle(order < 0);
    case CompareOp.Le:
      return boolHandle(order <= 0);
    case CompareOp.Eq:
      return boolHandle(order === 0);
    case CompareOp.Ne:
      return boolHandle(order !== 0);
    case CompareOp.Gt:
      return boolHandle(order > 0);
    case CompareOp.Ge:
      return boolHandle(order >= 0);
  }
}

const PRIME = (1n << 61n) - 1n;

function powerModulo(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % PRIME;
  for (let n = exponent; n > 0n; n >>= 1n) {
    if (n & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** The hash that equal ints and floats have. */
function numericHash(rt: Runtime, d: Dec, self: Handle): bigint {
  if (d.kind === 'snan') return rt.raise('TypeError', 'Cannot hash a signaling NaN value');
  if (d.kind === 'nan') return BigInt(self);
  if (d.kind === 'inf') return d.sign === 1 ? -314159n : 314159n;
  const scale = d.exp >= 0 ? powerModulo(10n, BigInt(d.exp)) : powerModulo(powerModulo(10n, PRIME - 2n), BigInt(-d.exp));
  const hash = (d.coeff * scale) % PRIME;
  const signed = d.sign === 1 ? -hash : hash;
  return signed === -1n ? -2n : signed;
}

function integerOf(rt: Runtime, d: Dec, what = 'integer'): bigint {
  if (math.isNan(d)) rt.raise('ValueError', `cannot convert NaN to ${what}`);
  if (d.kind === 'inf') rt.raise('OverflowError', `cannot convert Infinity to ${what}`);
  return math.integerValue(d);
}

function toIntegral(d: Dec, rounding: Rounding): Dec {
  return d.kind !== 'finite' || d.exp >= 0 ? d : finite(d.sign, math.rescale(d, 0, rounding).coeff, 0);
}

function roundingOf(rt: Runtime, h: Handle, fallback: Rounding): Rounding {
  if (h === NULL || h === NONE) return fallback;
  const name = rt.isStr(h) ? rt.text(h) : '';
  const found = math.ROUNDINGS.find((each) => each === name);
  return found ?? rt.raise('TypeError', 'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]');
}

const parameters = signature('Decimal', 'value="0", context=None');

function unary(name: string, operation: (d: Dec, work: Work) => Dec): NativeFunction {
  return native(name, 'context=None', (rt, self, context) => compute(rt, context, (work) => operation(valueOf(rt, self), work)));
}

function binary(name: string, operation: Operation): NativeFunction {
  return native(name, 'other, context=None', (rt, self, other, context) => {
    const b = required(rt, other);
    return compute(rt, context, (work) => operation(valueOf(rt, self), b, work));
  });
}

function test(name: string, check: (d: Dec) => boolean): NativeFunction {
  return native(name, '', (rt, self) => boolHandle(check(valueOf(rt, self))));
}

const smaller: Operation = (a, b, work) => extreme(a, b, work, -1);
const larger: Operation = (a, b, work) => extreme(a, b, work, 1);

function extreme(a: Dec, b: Dec, work: Work, wanted: number): Dec {
  if (a.kind === 'nan' && !math.isNan(b)) return math.finalize(b, work);
  if (b.kind === 'nan' && !math.isNan(a)) return math.finalize(a, work);
  const nan = math.nanResult(work, a, b);
  if (nan !== null) return nan;
  const order = math.compare(a, b) || a.sign === b.sign && Math.sign(a.exp - b.exp) * (a.sign ? -1 : 1) || b.sign - a.sign;
  return math.finalize(order === wanted ? a : b, work);
}

const comparison: Operation = (a, b, work) => math.nanResult(work, a, b) ?? fromInt(math.compare(a, b));

const decimal = defineType({
  id: null,
  name: 'Decimal',
  module: 'decimal',
  flags: TypeFlag.BaseType,
  doc: 'Construct a new Decimal object.  value can be an integer, string, tuple,\nor another Decimal object.  If no value is given, return Decimal(\'0\').',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [value, context] = bind(rt, parameters, args, kwnames);
      const use = context === NULL || context === NONE ? currentContext(rt) : context;
      if (value !== NULL && type === moduleType(rt, 'decimal.Decimal') && rt.typeOf(value) === type) return value;
      return newDecimal(rt, value === NULL ? fromInt(0) : convert(rt, value, use), type);
    },
    repr: (rt, self) => rt.newStr(`Decimal('${math.toText(valueOf(rt, self), workOf(rt, currentContext(rt)).capitals)}')`),
    str: (rt, self) => rt.newStr(math.toText(valueOf(rt, self), workOf(rt, currentContext(rt)).capitals)),
    hash: (rt, self, out) => {
      const bits = BigInt.asUintN(64, numericHash(rt, valueOf(rt, self), self));
      out.lo = Number(bits & 0xffffffffn) | 0;
      out.hi = Number(bits >> 32n) | 0;
    },
    richcompare: compareSlot,
    bool: (rt, self) => !math.isZero(valueOf(rt, self)),
    add: slot(math.add),
    subtract: slot(subtract),
    multiply: slot(math.multiply),
    trueDivide: slot(math.divide),
    floorDivide: slot(floorDivide),
    remainder: slot(remainder),
    divmod: (rt, left, right) => {
      const a = operand(rt, left);
      const b = operand(rt, right);
      if (a === null || b === null) return NOT_IMPLEMENTED;
      const work = workOf(rt, currentContext(rt));
      const { quotient, remainder: rest } = math.divideInteger(a, b, work);
      settle(rt, currentContext(rt), work.status);
      return newTuple(rt, [newDecimal(rt, quotient), newDecimal(rt, rest)]);
    },
    power: (rt, left, right) => slot(math.power)(rt, left, right),
    negative: (rt, self) => compute(rt, NULL, (work) => plus(math.negated(valueOf(rt, self)), work)),
    positive: (rt, self) => compute(rt, NULL, (work) => plus(valueOf(rt, self), work)),
    absolute: (rt, self) => compute(rt, NULL, (work) => plus({ ...valueOf(rt, self), sign: 0 }, work)),
    int: (rt, self) => rt.newInt(integerOf(rt, valueOf(rt, self))),
    float: (rt, self) => {
      const d = valueOf(rt, self);
      if (d.kind === 'snan') rt.raise('ValueError', 'cannot convert signaling NaN to float');
      return rt.newFloat(d.kind === 'nan' ? NaN : Number(math.toText(d)));
    },
  },
  methods: [
    native('quantize', 'exp, rounding=None, context=None', (rt, self, exp, rounding, context) => {
      const target = required(rt, exp);
      return compute(rt, context, (work) => {
        const own: Work = { ...work, rounding: roundingOf(rt, rounding, work.rounding) };
        const result = math.quantize(valueOf(rt, self), target, own);
        work.status |= own.status;
        return result;
      });
    }),
    unary('sqrt', math.squareRoot),
    unary('exp', math.exponential),
    unary('ln', (d, work) => math.naturalLog(d, work)),
    unary('log10', (d, work) => math.naturalLog(d, work, true)),
    unary('normalize', math.normalize),
    binary('compare', comparison),
    binary('max', larger),
    binary('min', smaller),
    binary('remainder_near', remainder),
    native('fma', 'other, third, context=None', (rt, self, other, third, context) => {
      const [b, c] = [required(rt, other), required(rt, third)];
      return compute(rt, context, (work) => {
        const wide: Work = { ...work, prec: 1e9, emax: 1e15, emin: -1e15, status: 0 };
        return math.add(math.multiply(valueOf(rt, self), b, wide), c, work);
      });
    }),
    ...['to_integral', 'to_integral_value', 'to_integral_exact'].map((name) =>
      native(name, 'rounding=None, context=None', (rt, self, rounding, context) =>
        compute(rt, context, (work) => toIntegral(valueOf(rt, self), roundingOf(rt, rounding, work.rounding))),
      ),
    ),
    native('as_tuple', '', (rt, self) => {
      const d = valueOf(rt, self);
      const exponent = d.kind === 'finite' ? rt.newInt(d.exp) : rt.newStr({ inf: 'F', nan: 'n', snan: 'N' }[d.kind]);
      const digits = math.isNan(d) && d.coeff === 0n ? [] : [...d.coeff.toString()].map((digit) => rt.newInt(Number(digit)));
      return rt.call(rt.getAttr(rt.importModule('_decimal'), 'DecimalTuple'), [rt.newInt(d.sign), newTuple(rt, digits), exponent]);
    }),
    native('as_integer_ratio', '', (rt, self) => {
      const d = valueOf(rt, self);
      integerOf(rt, d, 'integer ratio');
      let [top, bottom] = [d.coeff * math.ten(Math.max(0, d.exp)), math.ten(Math.max(0, -d.exp))];
      let [x, y] = [top, bottom];
      while (y !== 0n) [x, y] = [y, x % y];
      top /= x;
      bottom /= x;
      return newTuple(rt, [rt.newInt(d.sign === 1 ? -top : top), rt.newInt(bottom)]);
    }),
    native('to_eng_string', 'context=None', (rt, self) => rt.newStr(math.toText(valueOf(rt, self), true, true))),
    native('adjusted', '', (rt, self) => {
      const d = valueOf(rt, self);
      return rt.newInt(d.kind === 'finite' ? math.adjusted(d) : 0);
    }),
    native('copy_abs', '', (rt, self) => newDecimal(rt, { ...valueOf(rt, self), sign: 0 })),
    native('copy_negate', '', (rt, self) => newDecimal(rt, math.negated(valueOf(rt, self)))),
    native('copy_sign', 'other, context=None', (rt, self, other) =>
      newDecimal(rt, { ...valueOf(rt, self), sign: required(rt, other).sign }),
    ),
    native('canonical', '', (_rt, self) => self),
    native('conjugate', '', (_rt, self) => self),
    native('same_quantum', 'other, context=None', (rt, self, other) => {
      const [a, b] = [valueOf(rt, self), required(rt, other)];
      return boolHandle(a.kind === 'finite' && b.kind === 'finite' ? a.exp === b.exp : a.kind === b.kind);
    }),
    native('scaleb', 'other, context=None', (rt, self, other, context) => {
      const by = Number(math.integerValue(required(rt, other)));
      return compute(rt, context, (work) => math.finalize({ ...valueOf(rt, self), exp: valueOf(rt, self).exp + by }, work));
    }),
    test('is_nan', math.isNan),
    test('is_qnan', (d) => d.kind === 'nan'),
    test('is_snan', (d) => d.kind === 'snan'),
    test('is_infinite', (d) => d.kind === 'inf'),
    test('is_finite', (d) => d.kind === 'finite'),
    test('is_zero', math.isZero),
    test('is_signed', (d) => d.sign === 1),
    test('is_canonical', () => true),
    native('radix', '', (rt) => newDecimal(rt, fromInt(10))),
    native('from_float', 'f, /', (rt, cls, f) => {
      const d = rt.isFloat(f) ? math.fromDouble(rt.floatValue(f)) : fromInt(rt.index(f));
      return newDecimal(rt, d, rt.typeObject(cls));
    }, { binding: 'class' }),
    native('from_number', 'number, /', (rt, cls, number) => newDecimal(rt, convert(rt, number, currentContext(rt)), rt.typeObject(cls)), { binding: 'class' }),
    native('__format__', 'format_spec, override=None, /', (rt, self, spec) => {
      const work = workOf(rt, currentContext(rt));
      return rt.newStr(
        formatDecimal(valueOf(rt, self), rt.text(spec), work.rounding, work.capitals) ??
          rt.raise('ValueError', 'invalid format string'),
      );
    }),
    native('__round__', 'ndigits=None, /', (rt, self, ndigits) => {
      const d = valueOf(rt, self);
      if (ndigits === NULL || ndigits === NONE) return rt.newInt(integerOf(rt, toIntegral(d, 'ROUND_HALF_EVEN')));
      const exp = -Number(rt.index(ndigits));
      return compute(rt, NULL, (work) => math.quantize(d, finite(0, 1n, exp), { ...work, rounding: 'ROUND_HALF_EVEN' }));
    }),
    native('__floor__', '', (rt, self) => rt.newInt(integerOf(rt, toIntegral(valueOf(rt, self), 'ROUND_FLOOR')))),
    native('__ceil__', '', (rt, self) => rt.newInt(integerOf(rt, toIntegral(valueOf(rt, self), 'ROUND_CEILING')))),
    native('__trunc__', '', (rt, self) => rt.newInt(integerOf(rt, valueOf(rt, self)))),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
    native('__reduce__', '', (rt, self) =>
      newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [rt.newStr(math.toText(valueOf(rt, self)))])]),
    ),
  ],
  getset: {
    real: { get: (_rt, self) => self },
    imag: { get: (rt) => newDecimal(rt, fromInt(0)) },
  },
});

export const decimalModule: BuiltinModule = {
  name: '_decimal',
  doc: 'C decimal arithmetic module',
  functions: contextSpecs.functions,
  init: (vm, _module, set) => {
    const types = addTypes(vm, set, [decimal, ...contextSpecs.types], (spec) => spec === decimal || spec.name === 'Context');
    const decimalTuple = vm.call(vm.getAttr(vm.importModule('collections'), 'namedtuple'), [
      vm.newStr('DecimalTuple'), vm.newStr('sign digits exponent'), vm.newStr('decimal'),
    ], ['module']);
    set('DecimalTuple', decimalTuple);
    for (const rounding of math.ROUNDINGS) set(rounding, vm.intern(rounding));
    initContexts(vm, set);
    for (const [name, value] of Object.entries({
      MAX_PREC: 999999999999999999n, MAX_EMAX: 999999999999999999n, MIN_EMIN: -999999999999999999n, MIN_ETINY: -1999999999999999997n,
    })) set(name, vm.newInt(value));
    set('HAVE_THREADS', boolHandle(true));
    set('HAVE_CONTEXTVAR', boolHandle(true));
    set('__version__', vm.newStr('1.70'));
    set('__libmpdec_version__', vm.newStr('2.5.1'));
    vm.callMethod(vm.getAttr(vm.importModule('numbers'), 'Number'), 'register', types[0].handle);
  },
};

