/** The math module. Twin of Modules/mathmodule.c. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { callSpecialOptional } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { preciseExp, preciseLog, precisePow } from '../values/doubledouble';
import { decompose, isNegative } from '../values/dtoa';
import {
  preciseAcos,
  preciseAsin,
  preciseAtan,
  preciseAtan2,
  preciseCbrt,
  preciseCos,
  preciseExp2,
  preciseLog2,
  preciseSin,
  preciseTan,
} from '../values/elementary';
import { acosh, asinh, atanh, cosh, expm1, log10, log1p, sinh, tanh } from '../values/hyperbolic';
import { erf, erfc } from '../values/errorfunction';
import { scaleByPowerOfTwo, truncToInt } from '../values/floatrepr';
import { intBitLength, intRShift } from '../values/intops';
import { argumentError, copySign, domainError, floatFunction, floats, pure, rangeError } from './floatargs';
import { gamma, logGamma } from './gamma';
import { integerFunctions } from './mathintegers';
import { sumFunctions } from './mathsums';

const FINITE = 'expected a finite input, got {}';
const UNIT_RANGE = 'expected a number in range from -1 up to 1, got {}';
const NO_POLE = 'expected a noninteger or positive integer, got {}';

function outside(x: number, inside: boolean, compute: (x: number) => number): number {
  return inside || Number.isNaN(x) ? compute(x) : NaN;
}

function finite(compute: (x: number) => number): (x: number) => number {
  return (x) => outside(x, Number.isFinite(x), (y) => (Number.isNaN(y) ? y : compute(y)));
}

/** A logarithm of an int of any size or of a float. */
function logarithm(rt: Runtime, arg: Handle, log: (x: number) => number): number {
  if (rt.isInt(arg)) {
    const value = rt.intValue(arg);
    if (value <= 0) rt.raise('ValueError', 'expected a positive input');
    const x = Number(value);
    if (Number.isFinite(x)) return log(x);
    const exponent = intBitLength(value);
    // A fraction of at least a half, rounded once as by _PyLong_Frexp, times a power of two.
    const [fraction, more] = frexp(Number(intRShift(value, exponent - 1000)));
    return log(fraction) + log(2) * (exponent - 1000 + more);
  }
  const x = rt.toFloat(arg);
  if (x <= 0) argumentError(rt, 'expected a positive input, got {}', x);
  return log(x);
}

/** `floor`, `ceil`: the object's own method, or its float rounded. */
function rounding(name: 'floor' | 'ceil', round: (x: number) => number, doc: string): NativeFunction {
  return native(
    name,
    'x, /',
    (rt, _self, x) => {
      if (rt.heap.type[x] !== TypeId.Float) {
        const result = callSpecialOptional(rt, x, `__${name}__`, []);
        if (result !== NULL) return result;
      }
      const value = rt.toFloat(x);
      return rt.newInt(pure(rt, () => truncToInt(round(value))));
    },
    { doc },
  );
}

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The float `steps` floats further towards `y`. */
function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (steps === 0n) return x;
  if (x === y) return y;
  // Floats in order as whole numbers: negative ones count down from 0.
  const place = (value: number): bigint => {
    double[0] = value;
    return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
  };
  const from = place(x);
  const to = place(y);
  const target = from < to ? from + steps : from - steps;
  const reached = from < to ? (target > to ? to : target) : target < to ? to : target;
  if (reached === to && (y !== 0 || steps > 1n)) return y;
  if (reached === 0n) return isNegative(x) || (x === 0 && isNegative(y)) ? -0 : 0;
  bits[0] = reached < 0n ? BigInt.asIntN(64, -reached | (1n << 63n)) : reached;
  return double[0];
}

/** The value of the least significant bit. */
function ulp(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return size;
  const next = nextAfter(size, Infinity, 1n);
  return Number.isFinite(next) ? next - size : size - nextAfter(size, -Infinity, 1n);
}

/** x * y + z, rounded once. */
function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return x * y + z;
  // The product of finite numbers is finite, before it is rounded.
  if (!Number.isFinite(z)) return z;
  if (x === 0 || y === 0) return x * y + z;
  const a = decompose(x);
  const b = decompose(y);
  const c = decompose(z);
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.mantissa * b.mantissa) << BigInt(a.exponent + b.exponent - exponent);
  const signed = isNegative(x) !== isNegative(y) ? -product : product;
  const summand = c.mantissa << BigInt(c.exponent - exponent);
  const sum = signed + (isNegative(z) ? -summand : summand);
  if (sum === 0n) return x * y + z === 0 ? x * y + z : 0;
  return sum < 0n ? -scaleByPowerOfTwo(-sum, exponent) : scaleByPowerOfTwo(sum, exponent);
}

/** IEEE 754 remainder of finite numbers. */
function remainder(x: number, y: number): number {
  const sizeX = Math.abs(x);
  const sizeY = Math.abs(y);
  const m = sizeX % sizeY;
  const c = sizeY - m;
  let result: number;
  if (m < c) result = m;
  else if (m > c) result = -c;
  else result = m - 2 * ((0.5 * (sizeX - m)) % sizeY);
  return copySign(1, x) * result;
}

/** `math.pow`: C's pow, whose errors are found afterwards. */
function power(rt: Runtime, x: number, y: number): number {
  let result: number;
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    if (Number.isNaN(x)) return y === 0 ? 1 : x;
    if (Number.isNaN(y)) return x === 1 ? 1 : y;
    return x === -1 && !Number.isFinite(y) ? 1 : x === 1 ? 1 : x ** y;
  }
  if (x === 0) {
    if (y < 0) domainError(rt);
    result = x ** y;
  } else if (x < 0) {
    if (!Number.isInteger(y)) domainError(rt);
    result = precisePow(-x, y) * (Math.abs(y % 2) === 1 ? -1 : 1);
  } else result = precisePow(x, y);
  if (!Number.isFinite(result)) rangeError(rt);
  return result;
}

function ldexp(rt: Runtime, x: Handle, i: Handle): Handle {
  const value = rt.toFloat(x);
  if (!rt.isInt(i)) rt.raise('TypeError', 'Expected an int as second argument to ldexp.');
  if (value === 0 || !Number.isFinite(value)) return rt.newFloat(value);
  const shift = Math.max(-5000, Math.min(5000, Number(rt.intValue(i))));
  const { mantissa, exponent } = decompose(value);
  const result =
    shift + exponent < -1300 ? 0 : shift + exponent > 1100 ? Infinity : scaleByPowerOfTwo(mantissa, exponent + shift);
  if (!Number.isFinite(result)) rangeError(rt);
  return rt.newFloat(isNegative(value) ? -result : result);
}

function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.floor(Math.log2(Math.abs(x))) + 1;
  const scaled = (e: number): number => {
    const half = Math.trunc(e / 2);
    return x * 2 ** -half * 2 ** -(e - half);
  };
  let fraction = scaled(exponent);
  if (Math.abs(fraction) >= 1) fraction = scaled(++exponent);
  else if (Math.abs(fraction) < 0.5) fraction = scaled(--exponent);
  return [fraction, exponent];
}

/** `isclose` of math: the tolerances are checked. */
function isClose(rt: Runtime, a: number, b: number, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) rt.raise('ValueError', 'tolerances must be non-negative');
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
}

const functions: readonly NativeFunction[] = [
  floatFunction('acos', (x) => outside(x, x >= -1 && x <= 1, preciseAcos), {
    domain: UNIT_RANGE,
  }),
  floatFunction('acosh', (x) => outside(x, x >= 1, acosh), {
    domain: 'expected argument value not less than 1, got {}',
  }),
  floatFunction('asin', (x) => outside(x, x >= -1 && x <= 1, preciseAsin), {
    domain: UNIT_RANGE,
  }),
  floatFunction('asinh', asinh),
  floatFunction('atan', preciseAtan),
  native('atan2', 'y, x, /', (rt, _self, y, x) => rt.newFloat(preciseAtan2(rt.toFloat(y), rt.toFloat(x)))),
  floatFunction('atanh', (x) => outside(x, x > -1 && x < 1, atanh), {
    domain: 'expected a number between -1 and 1, got {}',
  }),
  floatFunction('cbrt', preciseCbrt),
  rounding('ceil', Math.ceil, 'Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.'),
  native('copysign', 'x, y, /', (rt, _self, x, y) => rt.newFloat(copySign(rt.toFloat(x), rt.toFloat(y)))),
  floatFunction('cos', finite(preciseCos), { domain: FINITE }),
  floatFunction('cosh', cosh),
  native('degrees', 'x, /', (rt, _self, x) => rt.newFloat(rt.toFloat(x) * (180 / Math.PI))),
  floatFunction('erf', erf),
  floatFunction('erfc', erfc),
  floatFunction('exp', (x) => (x === -Infinity ? 0 : preciseExp(x))),
  floatFunction('exp2', (x) => (x === -Infinity ? 0 : preciseExp2(x))),
  floatFunction('expm1', expm1),
  floatFunction('fabs', Math.abs),
  rounding('floor', Math.floor, 'Return the floor of x as an Integral.\n\nThis is the largest integer <= x.'),
  native('fma', 'x, y, z, /', (rt, _self, ...args) => {
    const [x, y, z] = floats(rt, args);
    const result = fusedMultiplyAdd(x, y, z);
    if (Number.isFinite(result)) return rt.newFloat(result);
    if (Number.isNaN(result)) {
      if (![x, y, z].some(Number.isNaN)) rt.raise('ValueError', 'invalid operation in fma');
    } else if ([x, y, z].every(Number.isFinite)) rt.raise('OverflowError', 'overflow in fma');
    return rt.newFloat(result);
  }),
  native('fmod', 'x, y, /', (rt, _self, ...args) => {
    const [x, y] = floats(rt, args);
    if (!Number.isFinite(y) && !Number.isNaN(y) && Number.isFinite(x)) return rt.newFloat(x);
    const result = x % y;
    if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) domainError(rt);
    return rt.newFloat(result);
  }),
  native('frexp', 'x, /', (rt, _self, x) => {
    const [fraction, exponent] = frexp(rt.toFloat(x));
    return rt.newTuple([rt.newFloat(fraction), rt.newInt(exponent)]);
  }),
  floatFunction('gamma', gamma, { domain: NO_POLE }),
  native('isclose', 'a, b, *, rel_tol=1e-09, abs_tol=0.0', (rt, _self, a, b, relative, absolute) =>
    boolHandle(
      isClose(
        rt,
        rt.toFloat(a),
        rt.toFloat(b),
        relative === NULL ? 1e-9 : rt.toFloat(relative),
        absolute === NULL ? 0 : rt.toFloat(absolute),
      ),
    ),
  ),
  native('isfinite', 'x, /', (rt, _self, x) => boolHandle(Number.isFinite(rt.toFloat(x)))),
  native('isinf', 'x, /', (rt, _self, x) => boolHandle(Math.abs(rt.toFloat(x)) === Infinity)),
  native('isnan', 'x, /', (rt, _self, x) => boolHandle(Number.isNaN(rt.toFloat(x)))),
  native('ldexp', 'x, i, /', (rt, _self, x, i) => ldexp(rt, x, i)),
  floatFunction('lgamma', logGamma, {
    domain: NO_POLE,
  }),
  rawNative('log', null, (rt, _self, args, kwnames) => {
    if (kwnames !== null) rt.raise('TypeError', 'math.log() takes no keyword arguments');
    if (args.length === 0) rt.raise('TypeError', 'log expected at least 1 argument, got 0');
    if (args.length > 2) rt.raise('TypeError', `log expected at most 2 arguments, got ${args.length}`);
    const result = logarithm(rt, args[0], preciseLog);
    if (args.length === 1) return rt.newFloat(result);
    const base = logarithm(rt, args[1], preciseLog);
    if (base === 0) rt.raise('ZeroDivisionError', 'division by zero');
    return rt.newFloat(result / base);
  }),
  native('log10', 'x, /', (rt, _self, x) => rt.newFloat(logarithm(rt, x, log10))),
  floatFunction('log1p', (x) => outside(x, x > -1, log1p), {
    domain: 'expected argument value > -1, got {}',
  }),
  native('log2', 'x, /', (rt, _self, x) => rt.newFloat(logarithm(rt, x, preciseLog2))),
  native('modf', 'x, /', (rt, _self, arg) => {
    const x = rt.toFloat(arg);
    const whole = Math.trunc(x);
    const fraction = Number.isFinite(x) ? copySign(Math.abs(x - whole), x) : Number.isNaN(x) ? x : copySign(0, x);
    return rt.newTuple([rt.newFloat(fraction), rt.newFloat(whole)]);
  }),
  native('nextafter', 'x, y, /, *, steps=None', (rt, _self, x, y, steps) => {
    const count = steps === NULL || steps === NONE ? 1n : BigInt(rt.index(steps));
    if (count < 0n) rt.raise('ValueError', 'steps must be a non-negative integer');
    return rt.newFloat(nextAfter(rt.toFloat(x), rt.toFloat(y), count));
  }),
  native('pow', 'x, y, /', (rt, _self, x, y) => rt.newFloat(power(rt, rt.toFloat(x), rt.toFloat(y)))),
  native('radians', 'x, /', (rt, _self, x) => rt.newFloat(rt.toFloat(x) * (Math.PI / 180))),
  native('remainder', 'x, y, /', (rt, _self, ...args) => {
    const [x, y] = floats(rt, args);
    if (Number.isNaN(x)) return rt.newFloat(x);
    if (Number.isNaN(y)) return rt.newFloat(y);
    if (!Number.isFinite(x) || y === 0) domainError(rt);
    return rt.newFloat(Number.isFinite(y) ? remainder(x, y) : x);
  }),
  floatFunction('sin', finite(preciseSin), { domain: FINITE }),
  floatFunction('sinh', sinh),
  floatFunction('sqrt', Math.sqrt, {
    domain: 'expected a nonnegative input, got {}',
  }),
  floatFunction('tan', finite(preciseTan), { domain: FINITE }),
  floatFunction('tanh', tanh),
  native('trunc', 'x, /', (rt, _self, x) => {
    const result = callSpecialOptional(rt, x, '__trunc__', []);
    if (result === NULL) rt.raise('TypeError', `type ${rt.typeOf(x).name} doesn't define __trunc__ method`);
    return result;
  }),
  native('ulp', 'x, /', (rt, _self, x) => rt.newFloat(ulp(rt.toFloat(x)))),
  ...integerFunctions,
  ...sumFunctions,
];

export const mathModule: BuiltinModule = {
  name: 'math',
  doc: 'This module provides access to the mathematical functions\ndefined by the C standard.',
  order: `
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs factorial
    floor fma fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log1p log10 log2 modf
    pow radians remainder sin sinh sqrt tan tanh sumprod trunc prod perm comb nextafter ulp pi e tau inf nan`,
  functions,
  init: (vm, _module, set) => {
    set('pi', vm.newFloat(Math.PI));
    set('e', vm.newFloat(Math.E));
    set('tau', vm.newFloat(2 * Math.PI));
    set('inf', vm.newFloat(Infinity));
    set('nan', vm.newFloat(NaN));
  },
};
