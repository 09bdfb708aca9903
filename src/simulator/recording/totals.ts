/** How much of the heap is the program's own at a step. */
import type { View } from '../../model';
import type { Image } from './image';
import { sizeOf } from './sizes';

/** With more handles than this, sizes are estimated from a sample of about so many. */
const EXACT = 2048;

/** The objects made since recording began that are alive, and their `sys.getsizeof` together. */
export function heapTotals(image: Image): View['heap'] {
  const { refs } = image.replay;
  const { live } = image.replay.census;
  const { originTop, top } = image;
  let stride = 1;
  while ((top - originTop) / stride > EXACT) stride *= 2;
  let bytes = 0;
  let sampled = 0;
  for (let first = originTop; first < top; first += stride) {
    // Somewhere in the stride, but the same place at every step: programs make objects in a rhythm.
    const h = first + ((Math.imul(first, 0x9e3779b1) >>> 16) % stride);
    if (h >= top || refs[h] <= 0) continue;
    sampled++;
    bytes += sizeOf(image, h);
  }
  return { objects: live, bytes: sampled === 0 ? 0 : stride === 1 ? bytes : Math.round((bytes / sampled) * live) };
}
