/** How much of the heap is the program's own at a step. */
import type { View } from '../../model';
import type { Image } from './image';
import { sizeOf } from './sizes';

/** Beyond so many objects their sizes are estimated from every n-th of them. */
const EXACT = 5000;

/** The objects made since recording began that are alive, and their `sys.getsizeof` together. */
export function heapTotals(image: Image): View['heap'] {
  const { refs } = image.replay;
  const { originTop, top } = image;
  let objects = 0;
  for (let h = originTop; h < top; h++) if (refs[h] > 0) objects++;
  const stride = Math.ceil(objects / EXACT);
  let bytes = 0;
  let sampled = 0;
  let next = 0;
  for (let h = originTop, at = 0; h < top && stride > 0; h++) {
    if (refs[h] <= 0 || at++ !== next) continue;
    next += stride;
    sampled++;
    bytes += sizeOf(image, h);
  }
  return { objects, bytes: sampled === 0 ? 0 : Math.round((bytes / sampled) * objects) };
}
