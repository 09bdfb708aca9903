// Arithmetic on number constants, exactly as Python's int, float and complex do it.
// Twin of the parts of Objects/longobject.c, floatobject.c and complexobject.c that constant folding needs.

/** A number constant's value: int, float or complex (bool counts as int). */
export type Num =
  { type: 'int'; value: bigint } | { type: 'float'; value: number } | { type: 'complex'; real: number; imag: number };

/** Division by zero, overflow and their like: nothing is folded, the program raises when it runs. */
export const FAILS = null;

/** The number of bits of an int's magnitude. */
export function numBits(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

/** An int as a float, rounded half to even; null if too large. */
export function intToFloat(value: bigint): number | null {
  const result = Number(value);
  return Number.isFinite(result) ? result : FAILS;
}

/** int // int, rounded towards minus infinity. */
export function floorDivideInts(a: bigint, b: bigint): bigint | null {
  if (b === 0n) {
    return FAILS;
  }
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** int % int, with the divisor's sign. */
export function moduloInts(a: bigint, b: bigint): bigint | null {
  if (b === 0n) {
    return FAILS;
  }
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

/** int / int, correctly rounded also where the operands are no floats. */
export function divideInts(a: bigint, b: bigint): number | null {
  if (b === 0n) {
    return FAILS;
  }
  const exact = 1n << 53n;
  if (a >= -exact && a <= exact && b >= -exact && b <= exact) {
    return Number(a) / Number(b);
  }
  if (a === 0n) {
    return b < 0n ? -0 : 0;
  }
  const negative = a < 0n !== b < 0n;
  const dividend = a < 0n ? -a : a;
  const divisor = b < 0n ? -b : b;
  // 66 significant bits and a sticky bit, then one rounding by Number().
  const shift = 66 - (numBits(dividend) - numBits(divisor));
  const scaled = shift >= 0 ? dividend << BigInt(shift) : dividend;
  const scale = shift >= 0 ? divisor : divisor << BigInt(-shift);
  let quotient = scaled / scale;
  if (scaled % scale !== 0n) {
    quotient |= 1n;
  }
  const result = Number(quotient) * 2 ** -shift;
  if (!Number.isFinite(result)) {
    return FAILS;
  }
  return negative ? -result : result;
}

/** float % float, with the divisor's sign. */
export function moduloFloats(a: number, b: number): number | null {
  if (b === 0) {
    return FAILS;
  }
  let remainder = a % b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
    }
    return remainder;
  }
  return b < 0 ? -0 : 0;
}

/** float // float. */
export function floorDivideFloats(a: number, b: number): number | null {
  if (b === 0) {
    return FAILS;
  }
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
      quotient -= 1;
    }
  }
  if (quotient === 0) {
    return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** float ** float; a complex result (negative base, broken exponent) is left to the caller by null. */
export function powerFloats(a: number, b: number): Num | null {
  if (b === 0 || a === 1) {
    return { type: 'float', value: 1 };
  }
  if (a === 0 && b < 0) {
    return FAILS;
  }
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) {
    return { type: 'float', value: 1 };
  }
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    return powerComplex({ real: a, imag: 0 }, { real: b, imag: 0 });
  }
  const value = a ** b;
  if (!Number.isFinite(value) && Number.isFinite(a) && Number.isFinite(b)) {
    return FAILS;
  }
  return { type: 'float', value };
}

interface ComplexValue {
  readonly real: number;
  readonly imag: number;
}

/** complex * complex. */
export function multiplyComplex(a: ComplexValue, b: ComplexValue): Num {
  return { type: 'complex', real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** complex / complex, by Smith's method as CPython does. */
export function divideComplex(a: ComplexValue, b: ComplexValue): Num | null {
  const absReal = Math.abs(b.real);
  const absImag = Math.abs(b.imag);
  if (absReal >= absImag) {
    if (absReal === 0) {
      return FAILS;
    }
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return {
      type: 'complex',
      real: (a.real + a.imag * ratio) / denominator,
      imag: (a.imag - a.real * ratio) / denominator,
    };
  }
  if (absImag >= absReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    return {
      type: 'complex',
      real: (a.real * ratio + a.imag) / denominator,
      imag: (a.imag * ratio - a.real) / denominator,
    };
  }
  return { type: 'complex', real: NaN, imag: NaN };
}

/** complex ** complex. */
export function powerComplex(a: ComplexValue, b: ComplexValue): Num | null {
  if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) {
    return powerSmall(a, b.real);
  }
  if (b.real === 0 && b.imag === 0) {
    return { type: 'complex', real: 1, imag: 0 };
  }
  if (a.real === 0 && a.imag === 0) {
    return b.imag !== 0 || b.real < 0 ? FAILS : { type: 'complex', real: 0, imag: 0 };
  }
  const absolute = Math.hypot(a.real, a.imag);
  let length = absolute ** b.real;
  const angle = Math.atan2(a.imag, a.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= Math.exp(-angle * b.imag);
    phase += b.imag * Math.log(absolute);
  }
  return finite({ type: 'complex', real: length * Math.cos(phase), imag: length * Math.sin(phase) });
}

function powerSmall(base: ComplexValue, exponent: number): Num | null {
  let result: ComplexValue = { real: 1, imag: 0 };
  let factor = base;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) {
      result = complexParts(multiplyComplex(result, factor));
    }
    factor = complexParts(multiplyComplex(factor, factor));
  }
  const power: Num = { type: 'complex', real: result.real, imag: result.imag };
  return finite(exponent >= 0 ? power : divideComplex({ real: 1, imag: 0 }, result));
}

/** The two parts of any number. */
export function complexParts(value: Num): ComplexValue {
  switch (value.type) {
    case 'complex':
      return value;
    case 'float':
      return { real: value.value, imag: 0 };
    case 'int':
      return { real: Number(value.value), imag: 0 };
  }
}

function finite(value: Num | null): Num | null {
  if (value?.type === 'complex' && !(Number.isFinite(value.real) && Number.isFinite(value.imag))) {
    return FAILS;
  }
  return value;
}
