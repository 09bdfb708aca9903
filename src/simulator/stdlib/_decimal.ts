/** The _decimal module. Twin of Modules/_decimal/_decimal.c; the arithmetic is in values/decimal.ts. */
import { boolHandle, NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { dictSetStr } from '../objects/dict';
import { allocate } from '../objects/instance';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { namespaceOf } from '../objects/type';
import { CompareOp, TypeFlag, type TypeObject } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import {
  adjusted,
  compareValues,
  decAdd,
  DecContext,
  decDivide,
  decDivideInt,
  decDivmod,
  decFma,
  decMultiply,
  decQuantize,
  decReduce,
  decRemainder,
  decRemainderNear,
  decSubtract,
  decToIntegral,
  digitCount,
  finalize,
  finite,
  flipped,
  infinity,
  INVALID,
  invalid,
  isNan,
  isZero,
  NAN,
  nanResult,
  ROUNDINGS,
  Status,
  tenTo,
  type Dec,
} from '../values/decimal';
import {
  compareTotal,
  decExp,
  decLn,
  decLog10,
  decNext,
  decPower,
  decPowerModulo,
  decSqrt,
  isLogical,
} from '../values/decimalfunctions';
import { decimalText, formatDecimal, parseDecimal } from '../values/decimaltext';
import { asIntegerRatio } from '../values/floatrepr';
import { normInt } from '../values/intops';
import { asciiDecimalAndSpace } from '../values/unicodetype';
import {
  addStatus,
  contextArgument,
  contextManager,
  contextType,
  copyContext,
  currentContext,
  decimalClass,
  newContext,
  roundingArgument,
  roundingOf,
  setAttributes,
  setCurrentContext,
  signalDict,
  usesCapitals,
  workingContext,
} from './decimalcontext';
import { pure } from './floatargs';
import { addTypes, bind, moduleType, newExceptionClass, signature } from './typedef';

// ---- objects

function decimalType(rt: Runtime): TypeObject {
  return moduleType(rt, 'decimal.Decimal');
}

function isDecimal(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, decimalType(rt));
}

function valueOf(rt: Runtime, h: Handle): Dec {
  return rt.payloads.others.get(rt.heap.num[h]) as Dec;
}

function newDecimal(rt: Runtime, value: Dec, type = decimalType(rt)): Handle {
  return allocate(rt, type, rt.payloads.others.add(value));
}

function fromInt(value: number | bigint): Dec {
  const big = BigInt(value);
  return finite(big < 0n, big < 0n ? -big : big, 0);
}

function fromFloat(x: number): Dec {
  if (Number.isNaN(x)) return NAN;
  if (!Number.isFinite(x)) return infinity(x < 0);
  const [numerator, denominator] = asIntegerRatio(Math.abs(x));
  const negative = x < 0 || Object.is(x, -0);
  const bits = BigInt(denominator).toString(2).length - 1;
  return finite(negative, BigInt(numerator) * 5n ** BigInt(bits), -bits);
}

function fromTuple(rt: Runtime, h: Handle): Dec {
  const items = rt.items(h);
  if (items.length !== 3) rt.raise('ValueError', 'argument must be a sequence of length 3');
  const [sign, digits, exponent] = items;
  if (!rt.isInt(sign) || (rt.intValue(sign) !== 0 && rt.intValue(sign) !== 1)) {
    rt.raise('ValueError', 'sign must be an integer with the value 0 or 1');
  }
  const negative = rt.intValue(sign) === 1;
  if (rt.isStr(exponent) && rt.text(exponent) === 'F') return infinity(negative);
  const coefficient = rt
    .toArray(digits)
    .map((digit) => {
      const value = rt.isInt(digit) ? rt.intValue(digit) : -1;
      return value >= 0 && value <= 9 ? String(value) : rt.raise('ValueError', 'coefficient must be a tuple of digits');
    })
    .join('');
  const magnitude = BigInt(coefficient === '' ? '0' : coefficient);
  if (rt.isStr(exponent)) {
    const text = rt.text(exponent);
    if (text === 'n') return { kind: 'nan', negative, coefficient: magnitude, exponent: 0 };
    if (text === 'N') return { kind: 'snan', negative, coefficient: magnitude, exponent: 0 };
    rt.raise('ValueError', "string argument in the third position must be 'F', 'n' or 'N'");
  }
  if (!rt.isInt(exponent)) rt.raise('ValueError', 'exponent must be an integer');
  return finite(negative, magnitude, Number(rt.intValue(exponent)));
}

function fromText(rt: Runtime, text: string, context: Handle): Dec {
  const plain = asciiDecimalAndSpace(text).trim().replaceAll('_', '');
  const value = parseDecimal(plain);
  if (value !== null) return value;
  addStatus(rt, context, Status.ConversionSyntax);
  return NAN;
}

/** A decimal from what the constructor takes, without rounding. */
function exactFrom(rt: Runtime, h: Handle, context: Handle): Dec {
  if (isDecimal(rt, h)) return valueOf(rt, h);
  if (rt.isStr(h)) return fromText(rt, rt.text(h), context);
  if (rt.isInt(h)) return fromInt(rt.intValue(h));
  if (rt.isFloat(h)) {
    addStatus(rt, context, Status.FloatOperation);
    return fromFloat(rt.floatValue(h));
  }
  if (rt.isInstance(h, rt.types[TypeId.Tuple]) || rt.isInstance(h, rt.types[TypeId.List])) return fromTuple(rt, h);
  return rt.raise('TypeError', `conversion from ${rt.typeOf(h).name} to Decimal is not supported`);
}

/** An operand of an operator: a decimal or an int, else null. */
function operand(rt: Runtime, h: Handle): Dec | null {
  if (isDecimal(rt, h)) return valueOf(rt, h);
  return rt.isInt(h) ? fromInt(rt.intValue(h)) : null;
}

function requiredOperand(rt: Runtime, h: Handle): Dec {
  return operand(rt, h) ?? rt.raise('TypeError', `conversion from ${rt.typeOf(h).name} to Decimal is not supported`);
}

/** Runs an operation in a context object and takes over its status. */
function operate<T>(rt: Runtime, context: Handle, run: (ctx: DecContext) => T): T {
  const ctx = workingContext(rt, context);
  const result = run(ctx);
  addStatus(rt, context, ctx.status);
  return result;
}

function operated(rt: Runtime, context: Handle, run: (ctx: DecContext) => Dec): Handle {
  return newDecimal(rt, operate(rt, context, run));
}

// ---- operations by name, for the methods of Decimal and of Context

type Unary = (a: Dec, ctx: DecContext) => Dec;
type Binary = (a: Dec, b: Dec, ctx: DecContext) => Dec;

const plus: Unary = (a, ctx) =>
  nanResult(ctx, a) ?? finalize(isZero(a) && ctx.rounding !== 'ROUND_FLOOR' ? { ...a, negative: false } : a, ctx);
const minus: Unary = (a, ctx) =>
  nanResult(ctx, a) ??
  finalize(isZero(a) ? { ...a, negative: ctx.rounding === 'ROUND_FLOOR' ? !a.negative : false } : flipped(a), ctx);
const absolute: Unary = (a, ctx) => (a.negative ? minus(a, ctx) : plus(a, ctx));

function whole(n: number): Dec {
  return fromInt(n);
}

const logb: Unary = (a, ctx) => {
  const nan = nanResult(ctx, a);
  if (nan !== null) return nan;
  if (a.kind === 'inf') return infinity(false);
  if (isZero(a)) {
    ctx.status |= Status.DivisionByZero;
    return infinity(true);
  }
  return finalize(whole(adjusted(a)), ctx);
};

/** Digits of a coefficient in so many places. */
function digitsOf(a: Dec, places: number): string {
  return a.coefficient.toString().padStart(places, '0').slice(-places);
}

function logical(combine: (a: boolean, b: boolean) => boolean): Binary {
  return (a, b, ctx) => {
    if (!isLogical(a) || !isLogical(b)) return invalid(ctx);
    const x = digitsOf(a, ctx.prec);
    const y = digitsOf(b, ctx.prec);
    return finite(false, BigInt(Array.from(x, (c, i) => (combine(c === '1', y[i] === '1') ? '1' : '0')).join('')), 0);
  };
}

/** The whole number that a second operand of shift, rotate and scaleb is; null when it is out of range. */
function countOf(b: Dec, limit: number): number | null {
  if (b.kind !== 'finite' || b.exponent !== 0) return null;
  const value = Number(b.coefficient) * (b.negative ? -1 : 1);
  return Math.abs(value) <= limit ? value : null;
}

const shift: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, ctx.prec);
  if (count === null) return invalid(ctx);
  if (a.kind === 'inf') return a;
  if (count < 0) return { ...a, coefficient: a.coefficient / tenTo(-count) };
  return { ...a, coefficient: (a.coefficient * tenTo(count)) % tenTo(ctx.prec) };
};

const rotate: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, ctx.prec);
  if (count === null) return invalid(ctx);
  if (a.kind === 'inf') return a;
  const digits = digitsOf(a, ctx.prec);
  const by = ((count % ctx.prec) + ctx.prec) % ctx.prec;
  return { ...a, coefficient: BigInt(digits.slice(by) + digits.slice(0, by)) };
};

const scaleb: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const count = countOf(b, 2 * (ctx.emax + ctx.prec));
  if (count === null) return invalid(ctx);
  return a.kind === 'inf' ? a : finalize({ ...a, exponent: a.exponent + count }, ctx);
};

/** The larger (or, with -1, smaller) operand; a quiet NaN gives way to a number. */
function extreme(sign: 1 | -1, magnitude: boolean): Binary {
  return (a, b, ctx) => {
    if (isNan(a) || isNan(b)) {
      if (a.kind === 'snan' || b.kind === 'snan' || (isNan(a) && isNan(b))) return nanResult(ctx, a, b) as Dec;
      return finalize(isNan(a) ? b : a, ctx);
    }
    const size = (x: Dec): Dec => ({ ...x, negative: false });
    let order = magnitude ? compareValues(size(a), size(b)) : compareValues(a, b);
    if (order === 0 && magnitude) order = compareValues(a, b);
    if (order === 0) order = compareTotal(a, b);
    return finalize(order * sign >= 0 ? a : b, ctx);
  };
}

function compare(signalQuiet: boolean): Binary {
  return (a, b, ctx) => {
    if (signalQuiet && (isNan(a) || isNan(b))) ctx.status |= Status.InvalidOperation;
    return nanResult(ctx, a, b) ?? whole(compareValues(a, b));
  };
}

const nextToward: Binary = (a, b, ctx) => {
  const nan = nanResult(ctx, a, b);
  if (nan !== null) return nan;
  const order = compareValues(a, b);
  if (order === 0) return { ...a, negative: b.negative };
  const result = decNext(a, order < 0 ? 1 : -1, ctx);
  if (result.kind === 'inf') ctx.status |= Status.Overflow | Status.Inexact | Status.Rounded;
  else if (adjusted(result) < ctx.emin) {
    ctx.status |= Status.Underflow | Status.Subnormal | Status.Inexact | Status.Rounded;
    if (isZero(result)) ctx.status |= Status.Clamped;
  }
  return result;
};

const UNARY: Readonly<Record<string, Unary>> = {
  exp: decExp,
  ln: decLn,
  log10: decLog10,
  sqrt: decSqrt,
  logb,
  next_minus: (a, ctx) => decNext(a, -1, ctx),
  next_plus: (a, ctx) => decNext(a, 1, ctx),
  normalize: decReduce,
  logical_invert: (a, ctx) => logical((x) => !x)(a, finite(false, 0n, 0), ctx),
};

const BINARY: Readonly<Record<string, Binary>> = {
  compare: compare(false),
  compare_signal: compare(true),
  max: extreme(1, false),
  max_mag: extreme(1, true),
  min: extreme(-1, false),
  min_mag: extreme(-1, true),
  next_toward: nextToward,
  remainder_near: decRemainderNear,
  logical_and: logical((x, y) => x && y),
  logical_or: logical((x, y) => x || y),
  logical_xor: logical((x, y) => x !== y),
  shift,
  rotate,
  scaleb,
};

/** Operations whose result depends on no context. */
const BINARY_PURE: Readonly<Record<string, (a: Dec, b: Dec) => Dec>> = {
  compare_total: (a, b) => whole(compareTotal(a, b)),
  compare_total_mag: (a, b) => whole(compareTotal({ ...a, negative: false }, { ...b, negative: false })),
  copy_sign: (a, b) => ({ ...a, negative: b.negative }),
};

const UNARY_PURE: Readonly<Record<string, (a: Dec) => Dec>> = {
  canonical: (a) => a,
  copy_abs: (a) => ({ ...a, negative: false }),
  copy_negate: (a) => ({ ...a, negative: !a.negative }),
};

const isNormal = (a: Dec, ctx: DecContext): boolean => a.kind === 'finite' && !isZero(a) && adjusted(a) >= ctx.emin;
const isSubnormal = (a: Dec, ctx: DecContext): boolean => a.kind === 'finite' && !isZero(a) && adjusted(a) < ctx.emin;

const PREDICATES: Readonly<Record<string, (a: Dec) => boolean>> = {
  is_canonical: () => true,
  is_finite: (a) => a.kind === 'finite',
  is_infinite: (a) => a.kind === 'inf',
  is_nan: isNan,
  is_qnan: (a) => a.kind === 'nan',
  is_signed: (a) => a.negative,
  is_snan: (a) => a.kind === 'snan',
  is_zero: isZero,
};

function numberClass(a: Dec, ctx: DecContext): string {
  if (isNan(a)) return a.kind === 'snan' ? 'sNaN' : 'NaN';
  const sign = a.negative ? '-' : '+';
  if (a.kind === 'inf') return `${sign}Infinity`;
  return sign + (isZero(a) ? 'Zero' : isSubnormal(a, ctx) ? 'Subnormal' : 'Normal');
}

/** Methods of Decimal and Context made from the tables: `self` and operands, then the context they run in. */
function decimalMethods(): NativeFunction[] {
  const methods: NativeFunction[] = [];
  for (const [name, run] of Object.entries(UNARY)) {
    methods.push(
      native(name, 'context=None', (rt, self, context) =>
        operated(rt, contextArgument(rt, context), (ctx) => run(valueOf(rt, self), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY)) {
    methods.push(
      native(name, 'other, context=None', (rt, self, other, context) =>
        operated(rt, contextArgument(rt, context), (ctx) => run(valueOf(rt, self), requiredOperand(rt, other), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY_PURE)) {
    methods.push(
      native(name, 'other, context=None', (rt, self, other) =>
        newDecimal(rt, run(valueOf(rt, self), requiredOperand(rt, other))),
      ),
    );
  }
  for (const [name, run] of Object.entries(UNARY_PURE)) {
    methods.push(native(name, '', (rt, self) => newDecimal(rt, run(valueOf(rt, self)))));
  }
  for (const [name, test] of Object.entries(PREDICATES)) {
    methods.push(native(name, '', (rt, self) => boolHandle(test(valueOf(rt, self)))));
  }
  return methods;
}

function contextMethods(): NativeFunction[] {
  const unary: Readonly<Record<string, Unary>> = {
    ...UNARY,
    abs: absolute,
    minus,
    plus,
    to_integral_exact: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, true),
    to_integral_value: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, false),
    to_integral: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, false),
  };
  const binary: Readonly<Record<string, Binary>> = {
    ...BINARY,
    add: decAdd,
    subtract: decSubtract,
    multiply: decMultiply,
    divide: decDivide,
    divide_int: decDivideInt,
    remainder: decRemainder,
    quantize: decQuantize,
  };
  const methods: NativeFunction[] = [];
  for (const [name, run] of Object.entries(unary)) {
    methods.push(native(name, 'x, /', (rt, self, x) => operated(rt, self, (ctx) => run(requiredOperand(rt, x), ctx))));
  }
  for (const [name, run] of Object.entries(binary)) {
    methods.push(
      native(name, 'x, y, /', (rt, self, x, y) =>
        operated(rt, self, (ctx) => run(requiredOperand(rt, x), requiredOperand(rt, y), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY_PURE)) {
    methods.push(
      native(name, 'x, y, /', (rt, _self, x, y) => newDecimal(rt, run(requiredOperand(rt, x), requiredOperand(rt, y)))),
    );
  }
  for (const [name, run] of Object.entries(UNARY_PURE)) {
    methods.push(native(name, 'x, /', (rt, _self, x) => newDecimal(rt, run(requiredOperand(rt, x)))));
  }
  for (const [name, test] of Object.entries(PREDICATES)) {
    methods.push(native(name, 'x, /', (rt, _self, x) => boolHandle(test(requiredOperand(rt, x)))));
  }
  methods.push(
    native('is_normal', 'x, /', (rt, self, x) =>
      boolHandle(isNormal(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('is_subnormal', 'x, /', (rt, self, x) =>
      boolHandle(isSubnormal(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('number_class', 'x, /', (rt, self, x) =>
      rt.newStr(numberClass(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('same_quantum', 'x, y, /', (rt, _self, x, y) =>
      boolHandle(sameQuantum(requiredOperand(rt, x), requiredOperand(rt, y))),
    ),
    native('radix', '', (rt) => newDecimal(rt, whole(10))),
    native('divmod', 'x, y, /', (rt, self, x, y) => {
      const parts = operate(rt, self, (ctx) => decDivmod(requiredOperand(rt, x), requiredOperand(rt, y), ctx));
      return newTuple(
        rt,
        parts.map((part) => newDecimal(rt, part)),
      );
    }),
    native('fma', 'x, y, z, /', (rt, self, x, y, z) =>
      operated(rt, self, (ctx) => decFma(requiredOperand(rt, x), requiredOperand(rt, y), requiredOperand(rt, z), ctx)),
    ),
    native('power', 'a, b, modulo=None', (rt, self, a, b, modulo) =>
      operated(rt, self, (ctx) =>
        modulo === NULL || modulo === NONE
          ? decPower(requiredOperand(rt, a), requiredOperand(rt, b), ctx)
          : decPowerModulo(requiredOperand(rt, a), requiredOperand(rt, b), requiredOperand(rt, modulo), ctx),
      ),
    ),
    native('create_decimal', "num='0', /", (rt, self, value) => {
      const exact = value === NULL ? whole(0) : exactFrom(rt, value, self);
      return operated(rt, self, (ctx) => finalize(exact, ctx));
    }),
    native('create_decimal_from_float', 'f, /', (rt, self, f) =>
      operated(rt, self, (ctx) => finalize(rt.isInt(f) ? fromInt(rt.intValue(f)) : fromFloat(rt.toFloat(f)), ctx)),
    ),
    native('copy_decimal', 'x, /', (rt, _self, x) => newDecimal(rt, requiredOperand(rt, x))),
    native('to_sci_string', 'x, /', (rt, self, x) =>
      rt.newStr(decimalText(requiredOperand(rt, x), usesCapitals(rt, self))),
    ),
    native('to_eng_string', 'x, /', (rt, self, x) =>
      rt.newStr(decimalText(requiredOperand(rt, x), usesCapitals(rt, self), true)),
    ),
  );
  return methods;
}

function sameQuantum(a: Dec, b: Dec): boolean {
  if (a.kind !== 'finite' || b.kind !== 'finite')
    return (isNan(a) && isNan(b)) || (a.kind === 'inf' && b.kind === 'inf');
  return a.exponent === b.exponent;
}

// ---- conversions

function toInteger(rt: Runtime, a: Dec, rounding: (typeof ROUNDINGS)[number]): Handle {
  if (isNan(a)) rt.raise('ValueError', 'cannot convert NaN to integer');
  if (a.kind === 'inf') rt.raise('OverflowError', 'cannot convert Infinity to integer');
  const rounded = decToIntegral(a, DecContext.exact(1), rounding, false);
  rt.fuel(Math.max(0, rounded.exponent) >> 3);
  const size = rounded.coefficient * tenTo(rounded.exponent);
  return rt.newInt(normInt(rounded.negative ? -size : size));
}

function toDouble(rt: Runtime, a: Dec): number {
  if (isNan(a)) {
    if (a.kind === 'snan') rt.raise('ValueError', 'cannot convert signaling NaN to float');
    return NaN;
  }
  return Number(decimalText(a, true));
}

const MODULUS = 2305843009213693951n;

function powerModulo(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % MODULUS;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}

/** The hash that equal ints and floats have. */
function hashOf(rt: Runtime, self: Handle, a: Dec, out: { lo: number; hi: number }): void {
  if (a.kind === 'snan') rt.raise('TypeError', 'Cannot hash a signaling NaN value');
  let hash: bigint;
  if (a.kind === 'nan') hash = BigInt(self) * 16n;
  else if (a.kind === 'inf') hash = a.negative ? -314159n : 314159n;
  else {
    const inverse = powerModulo(10n, MODULUS - 2n);
    const scale = a.exponent >= 0 ? powerModulo(10n, BigInt(a.exponent)) : powerModulo(inverse, BigInt(-a.exponent));
    hash = ((a.coefficient % MODULUS) * scale) % MODULUS;
    if (a.negative) hash = -hash;
    if (hash === -1n) hash = -2n;
  }
  out.lo = Number(BigInt.asIntN(32, hash));
  out.hi = Number(BigInt.asIntN(32, hash >> 32n));
}

/** The other side of a comparison; null: not comparable. */
function comparand(rt: Runtime, h: Handle, op: CompareOp): Dec | null {
  const plain = operand(rt, h);
  if (plain !== null) return plain;
  if (rt.isFloat(h)) {
    if (op !== CompareOp.Eq && op !== CompareOp.Ne) addStatus(rt, currentContext(rt), Status.FloatOperation);
    return fromFloat(rt.floatValue(h));
  }
  if (rt.heap.type[h] === TypeId.Complex && (op === CompareOp.Eq || op === CompareOp.Ne)) {
    const { real, imag } = rt.payloads.others.get(rt.heap.num[h]) as { real: number; imag: number };
    return imag === 0 ? fromFloat(real) : null;
  }
  return null;
}

/** Comparison with a fraction: both sides times its denominator. */
function rationalPair(rt: Runtime, self: Handle, other: Handle): [Dec, Dec] | null {
  const numbers = rt.interned.get('decimal.Rational') ?? NULL;
  if (numbers === NULL || !rt.truth(rt.call(rt.getAttr(rt.importModule('builtins'), 'isinstance'), [other, numbers])))
    return null;
  const numerator = fromInt(rt.index(rt.getAttr(other, 'numerator')));
  const denominator = fromInt(rt.index(rt.getAttr(other, 'denominator')));
  const a = valueOf(rt, self);
  if (a.kind !== 'finite') return [a, numerator];
  const wide = DecContext.exact(digitCount(a.coefficient) + digitCount(denominator.coefficient) + 1);
  return [decMultiply(a, denominator, wide), numerator];
}

function richCompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  let a = valueOf(rt, self);
  let b = comparand(rt, other, op);
  if (b === null) {
    const pair = rationalPair(rt, self, other);
    if (pair === null) return NOT_IMPLEMENTED;
    [a, b] = pair;
  }
  if (isNan(a) || isNan(b)) {
    const quiet = a.kind !== 'snan' && b.kind !== 'snan';
    if (!quiet || (op !== CompareOp.Eq && op !== CompareOp.Ne))
      addStatus(rt, currentContext(rt), Status.InvalidOperation);
    return boolHandle(op === CompareOp.Ne);
  }
  const order = compareValues(a, b);
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

function operator(run: Binary): (rt: Runtime, left: Handle, right: Handle) => Handle {
  return (rt, left, right) => {
    const a = operand(rt, left);
    const b = operand(rt, right);
    if (a === null || b === null) return NOT_IMPLEMENTED;
    return operated(rt, currentContext(rt), (ctx) => run(a, b, ctx));
  };
}

function text(rt: Runtime, self: Handle): string {
  return decimalText(valueOf(rt, self), usesCapitals(rt, currentContext(rt)));
}

function asTuple(rt: Runtime, a: Dec): Handle {
  const digits = a.kind === 'inf' ? '0' : isNan(a) && a.coefficient === 0n ? '' : a.coefficient.toString();
  const exponent =
    a.kind === 'inf'
      ? rt.newStr('F')
      : a.kind === 'nan'
        ? rt.newStr('n')
        : a.kind === 'snan'
          ? rt.newStr('N')
          : rt.newInt(a.exponent);
  const tuple = newTuple(
    rt,
    Array.from(digits, (digit) => rt.newInt(Number(digit))),
  );
  return rt.call(decimalClass(rt, 'DecimalTuple'), [rt.newInt(a.negative ? 1 : 0), tuple, exponent]);
}

function integerRatio(rt: Runtime, a: Dec): Handle {
  if (a.kind === 'inf') rt.raise('OverflowError', 'cannot convert Infinity to integer ratio');
  if (isNan(a)) rt.raise('ValueError', 'cannot convert NaN to integer ratio');
  let numerator = a.coefficient * tenTo(Math.max(0, a.exponent));
  let denominator = tenTo(Math.max(0, -a.exponent));
  for (const prime of [2n, 5n]) {
    while (numerator !== 0n && numerator % prime === 0n && denominator % prime === 0n) {
      numerator /= prime;
      denominator /= prime;
    }
  }
  if (numerator === 0n) denominator = 1n;
  return newTuple(rt, [rt.newInt(normInt(a.negative ? -numerator : numerator)), rt.newInt(normInt(denominator))]);
}

function toIntegral(name: string, exact: boolean): NativeFunction {
  return native(name, 'rounding=None, context=None', (rt, self, rounding, context) =>
    operated(rt, contextArgument(rt, context), (ctx) =>
      decToIntegral(
        valueOf(rt, self),
        ctx,
        rounding === NULL || rounding === NONE ? ctx.rounding : roundingArgument(rt, rounding),
        exact,
      ),
    ),
  );
}

const decimalParameters = signature('Decimal', "value='0', context=None");

const decimal = defineType({
  id: null,
  name: 'Decimal',
  module: 'decimal',
  flags: TypeFlag.BaseType,
  doc:
    'Construct a new Decimal object.\n\nvalue can be an integer, string, tuple, or another Decimal object.  If no value\nis ' +
    "given, return Decimal('0').  The context does not affect the conversion\nand is only passed to determine if the " +
    'InvalidOperation trap is active.',
  slots: {
    new: (rt, type, args, kwnames) => {
      if (args.length > 2) rt.raise('TypeError', `function takes at most 2 arguments (${args.length} given)`);
      const [value, context] = bind(rt, decimalParameters, args, kwnames);
      const within = contextArgument(rt, context);
      if (value === NULL) return newDecimal(rt, whole(0), type);
      if (rt.typeOf(value) === type && type === decimalType(rt)) return value;
      return newDecimal(rt, exactFrom(rt, value, within), type);
    },
    repr: (rt, self) => rt.newStr(`Decimal('${text(rt, self)}')`),
    str: (rt, self) => rt.newStr(text(rt, self)),
    hash: (rt, self, out) => hashOf(rt, self, valueOf(rt, self), out),
    richcompare: richCompare,
    bool: (rt, self) => !isZero(valueOf(rt, self)),
    add: operator(decAdd),
    subtract: operator(decSubtract),
    multiply: operator(decMultiply),
    trueDivide: operator(decDivide),
    floorDivide: operator(decDivideInt),
    remainder: operator(decRemainder),
    divmod: (rt, left, right) => {
      const a = operand(rt, left);
      const b = operand(rt, right);
      if (a === null || b === null) return NOT_IMPLEMENTED;
      const parts = operate(rt, currentContext(rt), (ctx) => decDivmod(a, b, ctx));
      return newTuple(
        rt,
        parts.map((part) => newDecimal(rt, part)),
      );
    },
    power: (rt, base, exponent, modulus) => {
      const a = operand(rt, base);
      const b = operand(rt, exponent);
      if (a === null || b === null) return NOT_IMPLEMENTED;
      if (modulus === NONE || modulus === NULL) return operated(rt, currentContext(rt), (ctx) => decPower(a, b, ctx));
      const c = operand(rt, modulus);
      return c === null ? NOT_IMPLEMENTED : operated(rt, currentContext(rt), (ctx) => decPowerModulo(a, b, c, ctx));
    },
    negative: (rt, self) => operated(rt, currentContext(rt), (ctx) => minus(valueOf(rt, self), ctx)),
    positive: (rt, self) => operated(rt, currentContext(rt), (ctx) => plus(valueOf(rt, self), ctx)),
    absolute: (rt, self) => operated(rt, currentContext(rt), (ctx) => absolute(valueOf(rt, self), ctx)),
    int: (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_DOWN'),
    float: (rt, self) => rt.newFloat(toDouble(rt, valueOf(rt, self))),
  },
  getset: {
    real: { get: (_rt, self) => self },
    imag: { get: (rt) => newDecimal(rt, whole(0)) },
  },
  methods: [
    ...decimalMethods(),
    native('adjusted', '', (rt, self) => {
      const a = valueOf(rt, self);
      return rt.newInt(a.kind === 'finite' ? adjusted(a) : 0);
    }),
    native('as_integer_ratio', '', (rt, self) => integerRatio(rt, valueOf(rt, self))),
    native('as_tuple', '', (rt, self) => asTuple(rt, valueOf(rt, self))),
    native('conjugate', '', (_rt, self) => self),
    native('radix', '', (rt) => newDecimal(rt, whole(10))),
    native('is_normal', 'context=None', (rt, self, context) =>
      boolHandle(isNormal(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('is_subnormal', 'context=None', (rt, self, context) =>
      boolHandle(isSubnormal(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('number_class', 'context=None', (rt, self, context) =>
      rt.newStr(numberClass(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('same_quantum', 'other, context=None', (rt, self, other) =>
      boolHandle(sameQuantum(valueOf(rt, self), requiredOperand(rt, other))),
    ),
    native('fma', 'other, third, context=None', (rt, self, other, third, context) =>
      operated(rt, contextArgument(rt, context), (ctx) =>
        decFma(valueOf(rt, self), requiredOperand(rt, other), requiredOperand(rt, third), ctx),
      ),
    ),
    native('quantize', 'exp, rounding=None, context=None', (rt, self, exponent, rounding, context) =>
      operated(rt, contextArgument(rt, context), (ctx) => {
        const mode = rounding === NULL || rounding === NONE ? ctx.rounding : roundingArgument(rt, rounding);
        const work = ctx.with(ctx.prec, mode);
        const result = decQuantize(valueOf(rt, self), requiredOperand(rt, exponent), work);
        ctx.status |= work.status;
        return result;
      }),
    ),
    toIntegral('to_integral', false),
    toIntegral('to_integral_value', false),
    toIntegral('to_integral_exact', true),
    native('to_eng_string', 'context=None', (rt, self, context) =>
      rt.newStr(decimalText(valueOf(rt, self), usesCapitals(rt, contextArgument(rt, context)), true)),
    ),
    native(
      'from_float',
      'f, /',
      (rt, type, f) => {
        if (!rt.isInt(f) && !rt.isFloat(f)) rt.raise('TypeError', 'argument must be int or float');
        const value = newDecimal(rt, rt.isInt(f) ? fromInt(rt.intValue(f)) : fromFloat(rt.floatValue(f)));
        return type === decimalType(rt).handle ? value : rt.call(type, [value]);
      },
      { binding: 'class' },
    ),
    native(
      'from_number',
      'number, /',
      (rt, type, number) => {
        if (!isDecimal(rt, number) && !rt.isInt(number) && !rt.isFloat(number)) {
          rt.raise('TypeError', `Cannot convert ${rt.repr(number)} to Decimal`);
        }
        const value = rt.isFloat(number) ? fromFloat(rt.floatValue(number)) : requiredOperand(rt, number);
        return type === decimalType(rt).handle ? newDecimal(rt, value) : rt.call(type, [newDecimal(rt, value)]);
      },
      { binding: 'class' },
    ),
    native('__format__', 'fmtarg, override=None, /', (rt, self, spec) => {
      if (!rt.isStr(spec)) rt.raise('TypeError', 'format arg must be str');
      const context = currentContext(rt);
      return rt.newStr(
        pure(rt, () =>
          formatDecimal(valueOf(rt, self), rt.text(spec), roundingOf(rt, context), usesCapitals(rt, context)),
        ),
      );
    }),
    native('__round__', 'ndigits=None, /', (rt, self, digits) => {
      const a = valueOf(rt, self);
      if (digits === NULL) return toInteger(rt, a, 'ROUND_HALF_EVEN');
      const places = rt.indexClipped(digits, 'OverflowError');
      return operated(rt, currentContext(rt), (ctx) => {
        const work = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
        const result = decQuantize(a, finite(false, 1n, -places), work);
        ctx.status |= work.status;
        return result;
      });
    }),
    native('__floor__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_FLOOR')),
    native('__ceil__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_CEILING')),
    native('__trunc__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_DOWN')),
    native('__complex__', '', (rt, self) => rt.newComplex(toDouble(rt, valueOf(rt, self)), 0)),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
    native('__reduce__', '', (rt, self) =>
      newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [rt.newStr(text(rt, self))])]),
    ),
  ],
});

// ---- the module

function makeExceptions(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const made = new Map<string, Handle>();
  const add = (name: string, ...bases: string[]): void => {
    const handles = bases.map((base) => made.get(base) ?? vm.exceptionType(base).handle);
    const cls =
      handles.length === 1
        ? newExceptionClass(vm, 'decimal', name, handles[0])
        : vm.call(vm.types[TypeId.Type].handle, [vm.newStr(name), vm.newTuple(handles), moduleNamespace(vm)]);
    made.set(name, cls);
    set(name, cls);
    vm.interned.set(`decimal.${name}`, vm.heap.immortalize(cls));
  };
  add('DecimalException', 'ArithmeticError');
  for (const name of ['Clamped', 'Rounded', 'Inexact', 'Subnormal']) add(name, 'DecimalException');
  add('Underflow', 'Inexact', 'Rounded', 'Subnormal');
  add('Overflow', 'Inexact', 'Rounded');
  add('DivisionByZero', 'DecimalException', 'ZeroDivisionError');
  add('FloatOperation', 'DecimalException', 'TypeError');
  add('InvalidOperation', 'DecimalException');
  add('ConversionSyntax', 'InvalidOperation');
  add('DivisionImpossible', 'InvalidOperation');
  add('DivisionUndefined', 'InvalidOperation', 'ZeroDivisionError');
  add('InvalidContext', 'InvalidOperation');
}

function moduleNamespace(vm: Interpreter): Handle {
  const dict = vm.newDict();
  dictSetStr(vm, dict, vm.intern('__module__'), vm.intern('decimal'));
  return dict;
}

export const decimalModule: BuiltinModule = {
  name: '_decimal',
  doc: 'C decimal arithmetic module',
  functions: [
    native('getcontext', '', (rt) => currentContext(rt)),
    native('setcontext', 'context, /', (rt, _self, context) => {
      if (!rt.isInstance(context, moduleType(rt, 'decimal.Context')))
        rt.raise('TypeError', 'argument must be a context');
      setCurrentContext(rt, context);
      return NONE;
    }),
    rawNative('localcontext', null, (rt, _self, args, kwnames) => {
      const names = kwnames ?? [];
      const given = args.length - names.length;
      const values = args.slice(given);
      const place = names.indexOf('ctx');
      const context = given > 0 ? args[0] : place >= 0 ? values[place] : NULL;
      const copy = copyContext(rt, contextArgument(rt, context));
      const others = names.flatMap((name, i) => (name === 'ctx' ? [] : [[name, values[i]] as const]));
      setAttributes(
        rt,
        copy,
        others.map(([name]) => name),
        others.map(([, value]) => value),
      );
      const made = allocate(rt, moduleType(rt, 'decimal.ContextManager'));
      rt.heap.setRef(rt.heap.base[made], copy);
      return made;
    }),
    native('IEEEContext', 'bits, /', (rt, _self, bits) => {
      const width = Number(rt.index(bits));
      if (width <= 0 || width > 512 || width % 32 !== 0) {
        rt.raise('ValueError', 'argument must be a multiple of 32, with a maximum of 512');
      }
      const emax = 3 * 2 ** (width / 16 + 3);
      const made = newContext(rt, { prec: 9 * (width / 32) - 2, emax, emin: 1 - emax, traps: 0 });
      rt.setAttr(made, 'clamp', rt.newInt(1));
      return made;
    }),
  ],
  init: (vm, _module, set) => {
    const types = addTypes(vm, set, [decimal, contextType(contextMethods()), signalDict, contextManager], (spec) =>
      ['Decimal', 'Context'].includes(spec.name),
    );
    vm.interned.set('decimal.current', vm.heap.createImmortal(types[3].index, 0, 0, 2));
    const namedtuple = vm.getAttr(vm.importModule('collections'), 'namedtuple');
    const tuple = vm.call(namedtuple, [vm.newStr('DecimalTuple'), vm.newStr('sign digits exponent')]);
    vm.setAttr(tuple, '__module__', vm.intern('decimal'));
    set('DecimalTuple', tuple);
    vm.interned.set('decimal.DecimalTuple', vm.heap.immortalize(tuple));
    makeExceptions(vm, set);
    const traps = INVALID | Status.DivisionByZero | Status.Overflow;
    set('DefaultContext', newContext(vm));
    set('HAVE_THREADS', boolHandle(true));
    set('HAVE_CONTEXTVAR', boolHandle(true));
    set(
      'BasicContext',
      newContext(vm, { prec: 9, rounding: 'ROUND_HALF_UP', traps: traps | Status.Underflow | Status.Clamped }),
    );
    set('ExtendedContext', newContext(vm, { prec: 9, traps: 0 }));
    set('MAX_PREC', vm.newInt(999_999_999_999_999_999n));
    set('MAX_EMAX', vm.newInt(999_999_999_999_999_999n));
    set('MIN_EMIN', vm.newInt(-999_999_999_999_999_999n));
    set('MIN_ETINY', vm.newInt(-1_999_999_999_999_999_997n));
    set('IEEE_CONTEXT_MAX_BITS', vm.newInt(512));
    for (const rounding of ROUNDINGS) set(rounding, vm.intern(rounding));
    set('__version__', vm.newStr('1.70'));
    set('__libmpdec_version__', vm.newStr('2.5.1'));
    const numbers = vm.importModule('numbers');
    vm.callMethod(vm.getAttr(numbers, 'Number'), 'register', types[0].handle);
    vm.interned.set('decimal.Rational', vm.getAttr(numbers, 'Rational'));
    const mapping = vm.getAttr(vm.importModule('collections.abc'), 'MutableMapping');
    vm.callMethod(mapping, 'register', types[2].handle);
    for (const name of ['get', 'items', 'keys', 'values', 'update', '__contains__', '__eq__']) {
      const found = vm.findAttr(mapping, name);
      if (found !== NULL) dictSetStr(vm, namespaceOf(vm.heap, types[2]), vm.intern(name), found);
    }
  },
};
