/** An estimate of how many items an iterable gives. Twin of PyObject_LengthHint of Objects/abstract.c. */
import { NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { typeNameOf } from './type';

/** `operator.length_hint(h, fallback)`. */
export function lengthHint(rt: Runtime, h: Handle, fallback: number): number {
  const length = rt.types[rt.heap.type[h]].slots.length;
  if (length !== undefined) {
    let known = -1;
    rt.attempt(['TypeError'], () => {
      known = length(rt, h);
    });
    if (known >= 0) return known;
  }
  const hint = rt.lookupSpecial(h, '__length_hint__');
  if (hint === NULL) return fallback;
  let result: Handle = NULL;
  rt.attempt(['TypeError'], () => {
    result = rt.call(hint, []);
  });
  if (result === NULL || result === NOT_IMPLEMENTED) return fallback;
  if (!rt.isInt(result)) {
    rt.raise('TypeError', `__length_hint__ must be an integer, not ${typeNameOf(rt, result)}`);
  }
  const value = rt.intValue(result);
  if (value < 0) rt.raise('ValueError', '__length_hint__() should return >= 0');
  if (value >= 2n ** 63n) rt.raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return Number(value);
}
