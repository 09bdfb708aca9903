/**
 * erf and erfc by the rational approximations that C libraries share (fdlibm's, Sun Microsystems 1993), evaluated in glibc's
 * order, so that the last digit is theirs too.
 */
import { preciseExp } from './doubledouble';

const ERX = 8.45062911510467529297e-1;
const EFX = 1.28379167095512586316e-1;

/** Coefficients of a numerator and of a denominator, from the constant one on. */
type Quotient = readonly [numerator: readonly number[], denominator: readonly number[]];

/** (erf(x) - x) / x by x * x, below 27/32. */
const NEAR_ZERO: Quotient = [
  [
    1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
    -2.37630166566501626084e-5,
  ],
  [
    1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
    -3.9602282787753681232e-6,
  ],
];

/** erf(x) - ERX by x - 1, up to 5/4. */
const NEAR_ONE: Quotient = [
  [
    -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
    -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
  ],
  [
    1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
    1.36370839120290507362e-2, 1.1984499846799107417e-2,
  ],
];

/** log(x * erfc(x)) + x * x + 9/16 by 1 / (x * x), up to 1 / 0.35. */
const MIDDLE: Quotient = [
  [
    -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
    -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
  ],
  [
    1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
    4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
  ],
];

/** The same beyond. */
const FAR: Quotient = [
  [
    -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
    -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
  ],
  [
    1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
    2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
  ],
];

/** A polynomial, two terms at a time. */
function polynomial(coefficients: readonly number[], z: number): number {
  const square = z * z;
  const fourth = square * square;
  const powers = [1, square, fourth, fourth * square, fourth * fourth];
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 2) {
    const pair = i + 1 < coefficients.length ? coefficients[i] + z * coefficients[i + 1] : coefficients[i];
    sum = i === 0 ? pair : sum + powers[i / 2] * pair;
  }
  return sum;
}

const quotient = ([numerator, denominator]: Quotient, z: number): number =>
  polynomial(numerator, z) / polynomial(denominator, z);

const bits = new DataView(new ArrayBuffer(8));

/** A number without the lower half of its bits: its square is exact. */
function upperHalf(x: number): number {
  bits.setFloat64(0, x);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}

/** erfc(x) of a number from 5/4 on. */
function tail(x: number): number {
  const z = upperHalf(x);
  const rest = quotient(x < 1 / 0.35 ? MIDDLE : FAR, 1 / (x * x));
  return (preciseExp(-z * z - 0.5625) * preciseExp((z - x) * (z + x) + rest)) / x;
}

/** erf(x). */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 2 ** -28) return size < 2 ** -1000 ? 0.0625 * (16 * x + 16 * EFX * x) : x + EFX * x;
  if (size < 0.84375) return x + x * quotient(NEAR_ZERO, x * x);
  const sign = x < 0 ? -1 : 1;
  if (size < 1.25) return sign * (ERX + quotient(NEAR_ONE, size - 1));
  return size >= 6 ? sign : sign * (1 - tail(size));
}

/** erfc(x). */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 2 ** -56) return 1 - x;
  if (size < 0.84375) {
    const y = quotient(NEAR_ZERO, x * x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 1.25) {
    const q = quotient(NEAR_ONE, size - 1);
    return x >= 0 ? 1 - ERX - q : 1 + (ERX + q);
  }
  if (x < -6) return 2;
  if (size >= 28) return 0;
  return x > 0 ? tail(size) : 2 - tail(size);
}
