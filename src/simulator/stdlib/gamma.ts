/** The gamma function and its logarithm: Lanczos' approximation, as Modules/mathmodule.c computes it. */
import { preciseExp, preciseLog, precisePow } from '../values/doubledouble';
import { preciseCos, preciseSin } from '../values/elementary';
import { copySign } from './floatargs';

const LOG_PI = 1.1447298858494002;
const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
/** Gamma of the whole numbers from 1 on whose results are exact. */
const INTEGRAL: readonly number[] = (() => {
  const list = [1];
  for (let n = 1; n < 23; n++) list.push(list[n - 1] * n);
  return list;
})();

function lanczosSum(x: number): number {
  let num = 0;
  let den = 0;
  if (x < 5) {
    for (let i = NUMERATOR.length - 1; i >= 0; i--) {
      num = num * x + NUMERATOR[i];
      den = den * x + DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i < NUMERATOR.length; i++) {
      num = num / x + NUMERATOR[i];
      den = den / x + DENOMINATOR[i];
    }
  }
  return num / den;
}

/** sin(pi * x) of a finite number. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let result: number;
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      result = preciseSin(Math.PI * y);
      break;
    case 1:
      result = preciseCos(Math.PI * (y - 0.5));
      break;
    case 2:
      result = preciseSin(Math.PI * (1 - y));
      break;
    case 3:
      result = -preciseCos(Math.PI * (y - 1.5));
      break;
    default:
      result = preciseSin(Math.PI * (y - 2));
  }
  return copySign(1, x) * result;
}

/** Gamma; not-a-number where it is not defined, infinity where it is too large. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? x : NaN;
  if (x === 0) return NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= INTEGRAL.length) return INTEGRAL[x - 1];
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = size + G_MINUS_HALF;
  const error = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  const z = (error * G) / y;
  if (x < 0) {
    let result = ((-Math.PI / sinPi(size) / size) * preciseExp(y)) / lanczosSum(size);
    result -= z * result;
    if (size < 140) return result / precisePow(y, size - 0.5);
    const root = precisePow(y, size / 2 - 0.25);
    return result / root / root;
  }
  let result = lanczosSum(size) / preciseExp(y);
  result += z * result;
  if (size < 140) return result * precisePow(y, size - 0.5);
  const root = precisePow(y, size / 2 - 0.25);
  return result * root * root;
}

/** The logarithm of |gamma|; not-a-number at the poles. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? NaN : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -preciseLog(size);
  let result = preciseLog(lanczosSum(size)) - G;
  result += (size - 0.5) * (preciseLog(size + G - 0.5) - 1);
  if (x < 0) result = LOG_PI - preciseLog(Math.abs(sinPi(size))) - preciseLog(size) - result;
  return result;
}
