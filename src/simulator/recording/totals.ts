/** How much of the heap is the program's own at a step. */
import type { View } from '../../model';
import type { Interpreter } from '../machine/interpreter';
import type { Handle } from '../memory';
import type { Image } from './image';
import { sizeOf } from './sizes';

/** The handles of a run that a walk looks for, in order, as far as they have been gone through. */
interface Listed {
  readonly handles: Handle[];
  upTo: Handle;
}

/** Goes over the living objects of a kind without looking at all handles each time. */
export class LivingOfKind {
  private readonly lists = new WeakMap<Interpreter, Listed>();

  /** `isOne`: whether an object, by its handle and the type it was made with, is of the kind. */
  constructor(private readonly isOne: (image: Image, h: Handle, type: number) => boolean) {}

  /** The objects made since recording began that are alive, oldest first. */
  forEach(image: Image, each: (h: Handle) => void): void {
    const { vm, originTop, top } = image;
    const { refs } = image.replay;
    const { type } = vm.heap;
    if (vm.heap.graveyard !== null) {
      // Handles serve again: what one was says nothing of what it is.
      for (let h = originTop; h < top; h++) if (refs[h] > 0 && this.isOne(image, h, type[h])) each(h);
      return;
    }
    let listed = this.lists.get(vm);
    if (listed === undefined) this.lists.set(vm, (listed = { handles: [], upTo: originTop }));
    const { handles } = listed;
    for (; listed.upTo < top; listed.upTo++) {
      if (this.isOne(image, listed.upTo, type[listed.upTo])) handles.push(listed.upTo);
    }
    for (const h of handles) {
      if (h >= top) return;
      if (refs[h] > 0) each(h);
    }
  }
}

const changing = new LivingOfKind((image, h, type) => image.replay.sizes.changes(h, type));

/** The objects made since recording began that are alive, and their bytes (`sys.getsizeof`) together. */
export function heapTotals(image: Image): View['heap'] {
  const { census, sizes, firstTypes, refs } = image.replay;
  let { bytes } = census;
  changing.forEach(image, (h) => void (bytes += sizeOf(image, h)));
  // Counted with the class that they were made with.
  for (const [h, first] of firstTypes) {
    if (h < image.originTop || h >= image.top || refs[h] <= 0 || sizes.changes(h, first)) continue;
    bytes += sizeOf(image, h) - sizes.of(h, first);
  }
  return { objects: census.live, bytes };
}

/** The bytes of some objects together. */
export function bytesOf(image: Image, objects: readonly Handle[]): number {
  const { sizes, firstTypes } = image.replay;
  const { type } = image.vm.heap;
  let bytes = 0;
  for (const h of objects) bytes += (firstTypes.has(h) ? 0 : sizes.of(h, type[h])) || sizeOf(image, h);
  return bytes;
}
