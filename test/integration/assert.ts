/** The part of node:assert/strict that the suite uses, for the web worker host. */

function fail(message: string): never {
  const error = new Error(message);
  error.name = 'AssertionError';
  throw error;
}

/** A value in a message; an object that holds itself is only named. */
function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

const assert = {
  fail,
  ok(value: unknown, message = `${show(value)} is not truthy`): asserts value {
    if (!value) fail(message);
  },
  equal(actual: unknown, expected: unknown, message = `${show(actual)} is not ${show(expected)}`): void {
    if (!Object.is(actual, expected)) fail(message);
  },
  notEqual(actual: unknown, expected: unknown, message = `${show(actual)} is not expected`): void {
    if (Object.is(actual, expected)) fail(message);
  },
  deepEqual(actual: unknown, expected: unknown, message = `${show(actual)} is not ${show(expected)}`): void {
    if (!same(actual, expected)) fail(message);
  },
  match(actual: string, pattern: RegExp, message = `${show(actual)} does not match ${pattern}`): void {
    if (!pattern.test(actual)) fail(message);
  },
};

export default assert;
