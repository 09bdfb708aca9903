/** `id()` of an object, and whose address it takes over. Twin of the free lists of Objects/floatobject.c and longobject.c. */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { sizeOfObject } from './sizeof';
import { TypeId } from './typeids';

/** Lists of objects that take over each other's places, besides those of sizes in units of 16 bytes. */
const enum FreeList {
  Float = -1,
  /** Ints of one digit. */
  Int = -2,
}

const DIGIT = 2 ** 30;

/** The address of an object, as `id()` gives it. */
export function identityOf(rt: Runtime, h: Handle): number {
  const { addresses } = rt.heap;
  return addresses.isPlaced(h) ? addresses.addressOf(h) : addresses.ask(h, listOf(rt, h));
}

function listOf(rt: Runtime, h: Handle): number {
  const { heap } = rt;
  const type: TypeId = heap.type[h];
  if (type === TypeId.Float) return FreeList.Float;
  if (type === TypeId.Int && Math.abs(heap.num[h]) < DIGIT) return FreeList.Int;
  return Math.ceil(sizeOfObject(rt, heap.words, rt.typeOf(h), h) / 16);
}
