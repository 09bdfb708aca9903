/** The cmath module. Twin of Modules/cmathmodule.c. */
import { boolHandle, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { specialMethod } from '../objects/complextype';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import type { Complex } from '../values/complexrepr';
import { preciseExp, preciseLog } from '../values/doubledouble';
import { norm } from '../values/norm';
import { preciseAtan2, preciseCos, preciseSin, preciseTan } from '../values/elementary';
import { asinh, cosh, log1p, sinh } from '../values/hyperbolic';
import { copySign, domainError, rangeError } from './floatargs';

const complex = (real: number, imag: number): Complex => ({ real, imag });

/** A complex number of any number. */
function argument(rt: Runtime, h: Handle): Complex {
  return specialMethod(rt, h) ?? complex(rt.toFloat(h), 0);
}

function size(z: Complex): number {
  return norm([z.real, z.imag]);
}

/** DBL_MIN. */
const SMALLEST_NORMAL = 2 ** -1022;

function squareRoot(z: Complex): Complex {
  if (z.real === 0 && z.imag === 0) return complex(0, z.imag);
  if (!Number.isFinite(z.real) || !Number.isFinite(z.imag)) {
    if (Math.abs(z.imag) === Infinity) return complex(Infinity, z.imag);
    if (z.real === Infinity) return complex(Infinity, Number.isNaN(z.imag) ? NaN : copySign(0, z.imag));
    if (z.real === -Infinity)
      return complex(Number.isNaN(z.imag) ? NaN : 0, Number.isNaN(z.imag) ? Infinity : copySign(Infinity, z.imag));
    return complex(NaN, NaN);
  }
  const ax = Math.abs(z.real);
  const ay = Math.abs(z.imag);
  // The scale keeps what is about to be added from becoming subnormal, or infinite.
  const s =
    ax < SMALLEST_NORMAL && ay < SMALLEST_NORMAL
      ? 2 ** -27 * Math.sqrt(ax * 2 ** 53 + norm([ax * 2 ** 53, ay * 2 ** 53]))
      : 2 * Math.sqrt(ax / 8 + norm([ax / 8, ay / 8]));
  const d = ay / (2 * s);
  return z.real >= 0 ? complex(s, copySign(d, z.imag)) : complex(d, copySign(s, z.imag));
}

function exponential(z: Complex): Complex {
  const l = preciseExp(z.real);
  if (z.imag === 0) return complex(l, z.imag);
  return complex(l * preciseCos(z.imag), l * preciseSin(z.imag));
}

function logarithm(z: Complex): Complex {
  const ax = Math.abs(z.real);
  const ay = Math.abs(z.imag);
  const h = norm([ax, ay]);
  let real: number;
  if (h >= 0.71 && h <= 1.73) {
    const am = Math.max(ax, ay);
    const an = Math.min(ax, ay);
    real = log1p((am - 1) * (am + 1) + an * an) / 2;
  } else real = preciseLog(h);
  return complex(real, preciseAtan2(z.imag, z.real));
}

function cosine(z: Complex): Complex {
  return hyperbolicCosine(complex(-z.imag, z.real));
}

function sine(z: Complex): Complex {
  const s = hyperbolicSine(complex(-z.imag, z.real));
  return complex(s.imag, -s.real);
}

function hyperbolicCosine(z: Complex): Complex {
  return complex(preciseCos(z.imag) * cosh(z.real), preciseSin(z.imag) * sinh(z.real));
}

function hyperbolicSine(z: Complex): Complex {
  return complex(preciseCos(z.imag) * sinh(z.real), preciseSin(z.imag) * cosh(z.real));
}

function hyperbolicTangent(z: Complex): Complex {
  if (Math.abs(z.real) > 355) {
    return complex(
      copySign(1, z.real),
      4 * preciseSin(z.imag) * preciseCos(z.imag) * preciseExp(-2 * Math.abs(z.real)),
    );
  }
  const tx = Math.tanh(z.real);
  const ty = preciseTan(z.imag);
  const cx = 1 / cosh(z.real);
  const txty = tx * ty;
  const denominator = 1 + txty * txty;
  return complex((tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
}

function tangent(z: Complex): Complex {
  const s = hyperbolicTangent(complex(-z.imag, z.real));
  return complex(s.imag, -s.real);
}

function arcCosine(z: Complex): Complex {
  const s1 = squareRoot(complex(1 - z.real, -z.imag));
  const s2 = squareRoot(complex(1 + z.real, z.imag));
  return complex(2 * preciseAtan2(s1.real, s2.real), asinh(s2.real * s1.imag - s2.imag * s1.real));
}

function hyperbolicArcCosine(z: Complex): Complex {
  const s1 = squareRoot(complex(z.real - 1, z.imag));
  const s2 = squareRoot(complex(z.real + 1, z.imag));
  return complex(asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * preciseAtan2(s1.imag, s2.real));
}

function hyperbolicArcSine(z: Complex): Complex {
  const s1 = squareRoot(complex(1 + z.imag, -z.real));
  const s2 = squareRoot(complex(1 - z.imag, z.real));
  return complex(
    asinh(s1.real * s2.imag - s2.real * s1.imag),
    preciseAtan2(z.imag, s1.real * s2.real - s1.imag * s2.imag),
  );
}

function arcSine(z: Complex): Complex {
  const s = hyperbolicArcSine(complex(-z.imag, z.real));
  return complex(s.imag, -s.real);
}

function hyperbolicArcTangent(z: Complex): Complex {
  if (z.real < 0 || Object.is(z.real, -0)) {
    const flipped = hyperbolicArcTangent(complex(-z.real, -z.imag));
    return complex(-flipped.real, -flipped.imag);
  }
  const ay = Math.abs(z.imag);
  if (z.real === 1 && ay < 1e-154) {
    return ay === 0
      ? complex(Infinity, z.imag)
      : complex(-preciseLog(Math.sqrt(ay) / Math.sqrt(norm([ay, 2]))), copySign(preciseAtan2(2, -ay) / 2, z.imag));
  }
  const one = 1 - z.real;
  return complex(
    log1p((4 * z.real) / (one * one + ay * ay)) / 4,
    -preciseAtan2(-2 * z.imag, one * (1 + z.real) - ay * ay) / 2,
  );
}

function arcTangent(z: Complex): Complex {
  const s = hyperbolicArcTangent(complex(-z.imag, z.real));
  return complex(s.imag, -s.real);
}

const FUNCTIONS: Readonly<Record<string, (z: Complex) => Complex>> = {
  acos: arcCosine,
  acosh: hyperbolicArcCosine,
  asin: arcSine,
  asinh: hyperbolicArcSine,
  atan: arcTangent,
  atanh: hyperbolicArcTangent,
  cos: cosine,
  cosh: hyperbolicCosine,
  exp: exponential,
  sin: sine,
  sinh: hyperbolicSine,
  sqrt: squareRoot,
  tan: tangent,
  tanh: hyperbolicTangent,
};

const isFiniteNumber = (z: Complex): boolean => Number.isFinite(z.real) && Number.isFinite(z.imag);

/** The result, checked as CPython's errno is: infinities out of finite numbers are errors. */
function checked(rt: Runtime, z: Complex, result: Complex, pole: boolean): Handle {
  if (isFiniteNumber(z) && !isFiniteNumber(result)) return pole ? domainError(rt) : rangeError(rt);
  return rt.newComplex(result.real, result.imag);
}

const functions: readonly NativeFunction[] = [
  ...Object.entries(FUNCTIONS).map(([name, compute]) =>
    native(name, 'z, /', (rt, _self, h) => {
      const z = argument(rt, h);
      return checked(rt, z, compute(z), name === 'atanh' || name === 'atan');
    }),
  ),
  native('log', 'z, base=<unrepresentable>, /', (rt, _self, h, base) => {
    const log = (given: Handle): Complex => {
      const z = argument(rt, given);
      if (z.real === 0 && z.imag === 0) domainError(rt);
      return logarithm(z);
    };
    const top = log(h);
    if (base === NULL) return rt.newComplex(top.real, top.imag);
    const bottom = log(base);
    return rt.binary('trueDivide', rt.newComplex(top.real, top.imag), rt.newComplex(bottom.real, bottom.imag));
  }),
  native('log10', 'z, /', (rt, _self, h) => {
    const z = argument(rt, h);
    if (z.real === 0 && z.imag === 0) domainError(rt);
    const log = logarithm(z);
    return rt.newComplex(log.real / Math.LN10, log.imag / Math.LN10);
  }),
  native('phase', 'z, /', (rt, _self, h) => {
    const z = argument(rt, h);
    return rt.newFloat(preciseAtan2(z.imag, z.real));
  }),
  native('polar', 'z, /', (rt, _self, h) => {
    const z = argument(rt, h);
    return rt.newTuple([rt.newFloat(size(z)), rt.newFloat(preciseAtan2(z.imag, z.real))]);
  }),
  native('rect', 'r, phi, /', (rt, _self, r, phi) => {
    const radius = rt.toFloat(r);
    const angle = rt.toFloat(phi);
    if (angle === 0) return rt.newComplex(radius, radius * angle);
    if (!Number.isFinite(angle) && Number.isFinite(radius) && radius !== 0) domainError(rt);
    return rt.newComplex(radius * preciseCos(angle), radius * preciseSin(angle));
  }),
  native('isfinite', 'z, /', (rt, _self, h) => boolHandle(isFiniteNumber(argument(rt, h)))),
  native('isinf', 'z, /', (rt, _self, h) => {
    const z = argument(rt, h);
    return boolHandle(Math.abs(z.real) === Infinity || Math.abs(z.imag) === Infinity);
  }),
  native('isnan', 'z, /', (rt, _self, h) => {
    const z = argument(rt, h);
    return boolHandle(Number.isNaN(z.real) || Number.isNaN(z.imag));
  }),
  native('isclose', 'a, b, *, rel_tol=1e-09, abs_tol=0.0', (rt, _self, first, second, relative, absolute) => {
    const a = argument(rt, first);
    const b = argument(rt, second);
    const rel = relative === NULL ? 1e-9 : rt.toFloat(relative);
    const abs = absolute === NULL ? 0 : rt.toFloat(absolute);
    if (rel < 0 || abs < 0) rt.raise('ValueError', 'tolerances must be non-negative');
    if (a.real === b.real && a.imag === b.imag) return boolHandle(true);
    if (!isFiniteNumber(a) || !isFiniteNumber(b)) return boolHandle(false);
    const difference = size(complex(a.real - b.real, a.imag - b.imag));
    return boolHandle(difference <= rel * size(b) || difference <= rel * size(a) || difference <= abs);
  }),
];

export const cmathModule: BuiltinModule = {
  name: 'cmath',
  doc: 'This module provides access to mathematical functions for complex\nnumbers.',
  order: `
    acos acosh asin asinh atan atanh cos cosh exp isclose isfinite isinf isnan log log10 phase polar rect sin sinh sqrt tan
    tanh pi e tau inf infj nan nanj`,
  functions,
  init: (vm, _module, set) => {
    set('pi', vm.newFloat(Math.PI));
    set('e', vm.newFloat(Math.E));
    set('tau', vm.newFloat(2 * Math.PI));
    set('inf', vm.newFloat(Infinity));
    set('nan', vm.newFloat(NaN));
    set('infj', vm.newComplex(0, Infinity));
    set('nanj', vm.newComplex(0, NaN));
  },
};
