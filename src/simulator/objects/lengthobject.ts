/** `len()` as an int object: to the last digit, also where a JavaScript number has too few. */
import type { Handle } from '../memory';
import { RangeWord } from './range';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** `len(h)`. */
export function lengthObject(rt: Runtime, h: Handle): Handle {
  const length = rt.length(h);
  if (length <= Number.MAX_SAFE_INTEGER) return rt.newInt(length);
  if (rt.heap.type[h] === TypeId.Range) return rt.heap.words[rt.heap.base[h] + RangeWord.Length];
  return rt.newInt(rt.index(rt.callMethod(h, '__len__')));
}
