/** The functions of math on whole numbers. Twin of Modules/mathintegermodule.c's part of math. */
import type { Handle } from '../memory';
import { fuelOf } from '../objects/problems';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { intFloorDiv, intGcd, intLcm, intMul, intSqrt, intSub, normInt, type PyInt } from '../values/intops';
import type { Fuel } from '../values/problem';
import { pure } from './floatargs';

const MAX_LONG = 2147483647;

/** low * (low + 1) * ... * high, by halves. */
function productOfRange(low: number, high: number, fuel: Fuel): PyInt {
  if (high - low < 8) {
    let product: PyInt = 1;
    for (let n = low; n <= high; n++) product = intMul(product, n, fuel);
    fuel(1);
    return product;
  }
  const middle = Math.floor((low + high) / 2);
  return intMul(productOfRange(low, middle, fuel), productOfRange(middle + 1, high, fuel), fuel);
}

function factorial(rt: Runtime, n: PyInt): PyInt {
  if (n < 0) rt.raise('ValueError', 'factorial() not defined for negative values');
  if (n > MAX_LONG) rt.raise('OverflowError', `factorial() argument should not exceed ${MAX_LONG}`);
  return pure(rt, () => productOfRange(2, Number(n), fuelOf(rt)));
}

function fallingFactorial(n: PyInt, k: number, fuel: Fuel): PyInt {
  if (typeof n === 'number') return productOfRange(n - k + 1, n, fuel);
  let product: PyInt = 1;
  for (let i = 0; i < k; i++) product = intMul(product, intSub(n, i), fuel);
  return product;
}

function checkedPair(rt: Runtime, n: Handle, k: Handle): [PyInt, PyInt] {
  const whole = rt.index(n);
  const part = rt.index(k);
  if (whole < 0) rt.raise('ValueError', 'n must be a non-negative integer');
  if (part < 0) rt.raise('ValueError', 'k must be a non-negative integer');
  return [whole, part];
}

function countOf(rt: Runtime, name: string, k: PyInt): number {
  if (typeof k === 'bigint') rt.raise('OverflowError', `${name} must not exceed 9223372036854775807`);
  return Number(k);
}

/** `gcd(*integers)` and `lcm(*integers)`. */
function folded(
  name: string,
  doc: string,
  empty: number,
  fold: (a: PyInt, b: PyInt, fuel: Fuel) => PyInt,
): NativeFunction {
  return rawNative(
    name,
    '*integers',
    (rt, _self, args, kwnames) => {
      if (kwnames !== null) rt.raise('TypeError', `math.${name}() takes no keyword arguments`);
      let result: PyInt = empty;
      for (const arg of args) {
        result = fold(result, rt.index(arg), fuelOf(rt));
        rt.fuel(1);
      }
      return rt.newInt(result < 0 ? normInt(-BigInt(result)) : result);
    },
    { doc },
  );
}

/** These functions. */
export const integerFunctions: readonly NativeFunction[] = [
  folded('gcd', 'Greatest Common Divisor.', 0, intGcd),
  folded('lcm', 'Least Common Multiple.', 1, intLcm),
  native('factorial', 'n, /', (rt, _self, n) => rt.newInt(factorial(rt, rt.index(n)))),
  native('isqrt', 'n, /', (rt, _self, n) => {
    const value = rt.index(n);
    if (value < 0) rt.raise('ValueError', 'isqrt() argument must be nonnegative');
    return rt.newInt(intSqrt(value));
  }),
  native('comb', 'n, k, /', (rt, _self, n, k) => {
    const [whole, part] = checkedPair(rt, n, k);
    if (part > whole) return rt.newInt(0);
    const other = intSub(whole, part);
    const fewer = countOf(rt, 'min(n - k, k)', other < part ? other : part);
    return rt.newInt(
      pure(rt, () => {
        const fuel = fuelOf(rt);
        return intFloorDiv(fallingFactorial(whole, fewer, fuel), productOfRange(1, fewer, fuel), fuel);
      }),
    );
  }),
  native('perm', 'n, k=None, /', (rt, _self, n, k) => {
    if (k === 0 || k === 1) return rt.newInt(factorial(rt, rt.index(n)));
    const [whole, part] = checkedPair(rt, n, k);
    if (part > whole) return rt.newInt(0);
    const count = countOf(rt, 'k', part);
    return rt.newInt(pure(rt, () => fallingFactorial(whole, count, fuelOf(rt))));
  }),
];
