/** What the number modules share: arguments as numbers, results as floats, CPython's errors. */
import type { Handle } from '../memory';
import { raiseProblem } from '../objects/problems';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { signBit } from '../values/dtoa';
import { reprFloat } from '../values/floatrepr';

/** The OverflowError of math functions. */
export function rangeError(rt: Runtime): never {
  return rt.raise('OverflowError', 'math range error');
}

/** The ValueError of math functions that have nothing better to say. */
export function domainError(rt: Runtime): never {
  return rt.raise('ValueError', 'math domain error');
}

/** ValueError with the argument in its message, where it ends in `{}`. */
export function argumentError(rt: Runtime, message: string, x: number): never {
  return rt.raise('ValueError', message.replace('{}', reprFloat(x)));
}

/** Runs a pure computation; its problems become Python exceptions. */
export function pure<T>(rt: Runtime, compute: () => T): T {
  try {
    return compute();
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

/** |magnitude| with the sign of `sign`. */
export function copySign(magnitude: number, sign: number): number {
  return signBit(sign) === signBit(magnitude) ? magnitude : -magnitude;
}

/**
 * A function of one float. The result is checked as CPython checks it (FUNC1): not-a-number out of a number is a domain
 * error, infinity out of a finite number a range error or, where `pole` says so, a domain error.
 */
export function floatFunction(
  name: string,
  compute: (x: number) => number,
  options: { readonly domain?: string; readonly doc?: string } = {},
): NativeFunction {
  return native(
    name,
    'x, /',
    (rt, _self, arg) => {
      const x = rt.toFloat(arg);
      const result = compute(x);
      if (Number.isNaN(result) && !Number.isNaN(x)) {
        return options.domain === undefined ? domainError(rt) : argumentError(rt, options.domain, x);
      }
      if (!Number.isFinite(result) && Number.isFinite(x)) rangeError(rt);
      return rt.newFloat(result);
    },
    options.doc === undefined ? {} : { doc: options.doc },
  );
}

/** The float arguments of a function with several. */
export function floats(rt: Runtime, args: readonly Handle[]): number[] {
  return args.map((arg) => rt.toFloat(arg));
}
