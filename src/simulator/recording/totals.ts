/** How much of the heap is the program's own at a step. */
import type { View } from '../../model';
import type { Handle } from '../memory';
import { TypeId } from '../objects/typeids';
import type { Image } from './image';
import { builtinBase } from './rawslots';
import { sizeOf } from './sizes';

/** So many objects whose size says something are looked at each, and about so many of the others. */
const EXACT = 8192;
const SAMPLE = 2048;

/** Types with large objects among small ones: a sample would miss what matters. */
const UNEVEN: ReadonlySet<number> = new Set([
  TypeId.List,
  TypeId.Dict,
  TypeId.Set,
  TypeId.FrozenSet,
  TypeId.Str,
  TypeId.Bytes,
  TypeId.ByteArray,
]);

/** Adds up `sys.getsizeof` of objects; of very many it estimates the even ones (ints, floats, instances) from a sample. */
export class ByteCounter {
  private exact = 0;
  private looked = 0;
  private even = 0;
  private sampled = 0;
  private sum = 0;
  private readonly stride: number;
  private readonly uneven = new Map<number, boolean>();

  /** `count`: about how many objects will be added. */
  constructor(
    private readonly image: Image,
    count: number,
  ) {
    this.stride = count <= EXACT ? 1 : Math.ceil(count / SAMPLE);
  }

  add(h: Handle): void {
    if (this.stride === 1 || (this.looked < EXACT && this.isUneven(h))) {
      this.looked++;
      this.exact += sizeOf(this.image, h);
      return;
    }
    this.even++;
    // Spread at random, but alike at every step: programs make objects in a rhythm.
    if ((Math.imul(h, 0x9e3779b1) >>> 4) % this.stride !== 0) return;
    this.sampled++;
    this.sum += sizeOf(this.image, h);
  }

  get bytes(): number {
    return this.exact + (this.sampled === 0 ? 0 : Math.round((this.sum / this.sampled) * this.even));
  }

  private isUneven(h: Handle): boolean {
    const type = this.image.typeIndex(h);
    let known = this.uneven.get(type);
    if (known === undefined) {
      known = UNEVEN.has(builtinBase(this.image.vm.types[type]).index);
      this.uneven.set(type, known);
    }
    return known;
  }
}

/** With more handles than this, not each is looked at. */
const MANY = 65_536;

/** The handles of a run whose sizes differ much, in order, as far as they have been gone through. */
const unevenHandles = new WeakMap<Image['vm'], { list: number[]; upTo: Handle }>();

function unevenOf({ vm, originTop, top }: Image): readonly number[] {
  let known = unevenHandles.get(vm);
  if (known === undefined) unevenHandles.set(vm, (known = { list: [], upTo: originTop }));
  const kinds = vm.types.map((type) => type !== undefined && UNEVEN.has(builtinBase(type).index));
  for (; known.upTo < top; known.upTo++) if (kinds[vm.heap.type[known.upTo]]) known.list.push(known.upTo);
  return known.list;
}

/** The bytes of very many objects: the uneven ones each, the others by a sample spread over all handles. */
function estimatedBytes(image: Image, live: number): number {
  const { originTop, top } = image;
  const { refs } = image.replay;
  let exact = 0;
  let looked = 0;
  for (const h of unevenOf(image)) {
    if (h >= top || looked >= EXACT) break;
    if (refs[h] <= 0) continue;
    looked++;
    exact += sizeOf(image, h);
  }
  const stride = Math.ceil((top - originTop) / (4 * SAMPLE));
  let sampled = 0;
  let sum = 0;
  for (let from = originTop; from + stride <= top; from += stride) {
    // Spread at random, but alike at every step: programs make objects in a rhythm.
    const h = from + ((Math.imul(from, 0x9e3779b1) >>> 4) % stride);
    if (refs[h] <= 0) continue;
    sampled++;
    sum += Math.min(sizeOf(image, h), 1024);
  }
  return exact + (sampled === 0 ? 0 : Math.round((sum / sampled) * (live - looked)));
}

/** The objects made since recording began that are alive, and their bytes together. */
export function heapTotals(image: Image): View['heap'] {
  const { refs } = image.replay;
  const { live } = image.replay.census;
  if (image.top - image.originTop > MANY) return { objects: live, bytes: estimatedBytes(image, live) };
  const counter = new ByteCounter(image, live);
  for (let h = image.originTop; h < image.top; h++) if (refs[h] > 0) counter.add(h);
  return { objects: live, bytes: counter.bytes };
}
