/** `sys.getsizeof` of an object at a step. */
import type { Handle } from '../memory';
import { sizeOfObject } from '../objects/sizeof';
import type { Image } from './image';

export function sizeOf(image: Image, h: Handle): number {
  return sizeOfObject(image.vm, image.replay.words, image.type(h), h);
}
