/**
 * Objects that nothing reaches any more but that are kept alive by references among themselves, at any step. Found as
 * the collector of cycles finds them (machine/gc.ts): references among the objects looked at are taken off copies of
 * their counts; what keeps none and is not reached from an object that keeps some, is garbage.
 */
import { Register, type Handle, type MemoryImage } from '../memory';
import { forEachReferent } from '../machine/referents';
import { TypeId } from '../objects/typeids';
import type { Changes } from './changes';
import type { Image } from './image';
import { isLibrary } from './library';
import { rawSlots } from './rawslots';
import type { RefCounts } from './refcounts';
import { LivingOfKind } from './totals';

/** With more containers than this it takes longer than a step may. */
const MOST = 250_000;
/** And where so many objects were ever made, going over the list of containers alone does. */
const MOST_MADE = 2_000_000;

const containers = new LivingOfKind((image, _h, type) => image.vm.heap.kinds[type] !== 0);

function containersAlive({ vm, replay }: Image): number {
  let count = 0;
  vm.types.forEach((type, index) => {
    if (type !== undefined && vm.heap.kinds[index] !== 0) count += replay.census.ofType(index);
  });
  return count;
}

/** In the marks: not looked at; reached from outside. Others: references not accounted for, plus {@link ONE}. */
const OTHER = 0;
const REACHED = -1;
const ONE = 1;

/** Logarithm of the marks in a page. */
const PAGE_BITS = 12;

/** A number for each handle, 0 at first. What lives is few of what there ever was: only pages with marks take memory. */
class Marks {
  private readonly pages: (Int32Array | undefined)[] = [];

  constructor(private readonly first: Handle) {}

  of(handle: Handle): number {
    const at = handle - this.first;
    const page = this.pages[at >> PAGE_BITS];
    return page === undefined ? 0 : page[at & ((1 << PAGE_BITS) - 1)];
  }

  set(handle: Handle, mark: number): void {
    const at = handle - this.first;
    (this.pages[at >> PAGE_BITS] ??= new Int32Array(1 << PAGE_BITS))[at & ((1 << PAGE_BITS) - 1)] = mark;
  }
}

/** The containers that are garbage, oldest first, and the values that only they hold. */
export interface FoundGarbage {
  readonly objects: readonly Handle[];
  readonly values: readonly Handle[];
}

/** Whether there are so many objects that garbage is not looked for. */
export function isTooMuch(image: Image): boolean {
  return image.top - image.originTop > MOST_MADE || containersAlive(image) > MOST;
}

export function findGarbage(image: Image, counts: RefCounts): FoundGarbage | null {
  const { vm, top, originTop } = image;
  if (isTooMuch(image)) return null;
  const memory = memoryOf(image);
  const marks = new Marks(originTop);
  const queue: Handle[] = [];
  const { refs } = image.replay;
  // Functions and classes are held by the machine in ways of their own; of all others it is known which they are.
  const special = vm.types.map((type) => type?.index === TypeId.Function || type?.isSubtypeOf(vm.types[TypeId.Type]));
  containers.forEach(image, (h) => {
    if (vm.heap.isImmortal(h)) return;
    marks.set(h, (special[memory.type[h]] === true ? (counts.of(h) ?? 0) : refs[h]) + ONE);
    queue.push(h);
  });
  const hold = (h: Handle, count: number): void => {
    if (h < originTop || h >= top || special[memory.type[h]] === true) return;
    const mark = marks.of(h);
    if (mark >= ONE) marks.set(h, mark + count);
  };
  for (const h of runningFrames(image)) hold(h, 1);
  for (const [h, count] of vm.codes.constantsHeld) hold(h, count);
  hold(counts.handedOn, 1);
  const candidates = queue.length;
  const subtract = (referent: Handle): void => {
    if (referent < originTop) return;
    const mark = marks.of(referent);
    if (mark > ONE) marks.set(referent, mark - 1);
  };
  for (let i = 0; i < candidates; i++) forEachReferent(vm, queue[i], subtract, memory);
  const reached = queue.filter((h) => marks.of(h) > ONE);
  if (reached.length === candidates) return null;
  for (const h of reached) marks.set(h, REACHED);
  const reach = (referent: Handle): void => {
    if (referent < originTop || marks.of(referent) < ONE) return;
    marks.set(referent, REACHED);
    reached.push(referent);
  };
  for (let i = 0; i < reached.length; i++) forEachReferent(vm, reached[i], reach, memory);
  const unreachable = queue.filter((h) => marks.of(h) >= ONE);
  const objects = withoutLibrary(image, memory, unreachable);
  return objects.length === 0 ? null : { objects, values: heldOnlyBy(image, memory, counts, marks, objects) };
}

/** Importing a module of the standard library leaves classes behind that it has replaced: no lesson is about them. */
function withoutLibrary(image: Image, memory: MemoryImage, objects: readonly Handle[]): readonly Handle[] {
  const library = objects.filter((h) => isLibrary(image, h));
  if (library.length === 0) return objects;
  const linked = new Map<Handle, Handle[]>(objects.map((h) => [h, []]));
  for (const h of objects) {
    const link = (referent: Handle): void => {
      const back = linked.get(referent);
      if (back === undefined) return;
      back.push(h);
      linked.get(h)?.push(referent);
    };
    forEachReferent(image.vm, h, link, memory);
  }
  const dropped = new Set(library);
  for (let i = 0; i < library.length; i++) {
    for (const other of linked.get(library[i]) ?? []) {
      if (dropped.has(other)) continue;
      dropped.add(other);
      library.push(other);
    }
  }
  return objects.filter((h) => !dropped.has(h));
}

/** Values that are no containers and to which all references come from the garbage. */
function heldOnlyBy(
  image: Image,
  memory: MemoryImage,
  counts: RefCounts,
  marks: Marks,
  objects: readonly Handle[],
): Handle[] {
  const { vm, originTop } = image;
  const held = new Map<Handle, number>();
  for (const h of objects) {
    forEachReferent(
      vm,
      h,
      (referent) => {
        if (referent < originTop || marks.of(referent) !== OTHER) return;
        held.set(referent, (held.get(referent) ?? 0) + 1);
      },
      memory,
    );
  }
  return [...held].filter(([h, count]) => counts.of(h) === count).map(([h]) => h);
}

/** The garbage that has a card of its own: not what is shown as part of another object (an instance's `__dict__`). */
export function shownGarbage(image: Image, { objects }: FoundGarbage): Handle[] {
  const memory = memoryOf(image);
  const visible = new Set<Handle>();
  const inside = new Set<Handle>();
  for (const h of objects) {
    const { items, extra } = rawSlots(image, h, 0, Infinity);
    const own = new Set<Handle>();
    for (const { label, value } of [...items, ...extra]) {
      own.add(value);
      if (label.kind === 'key') own.add(label.key);
    }
    for (const value of own) visible.add(value);
    forEachReferent(image.vm, h, (referent) => void (own.has(referent) || inside.add(referent)), memory);
  }
  return objects.filter((h) => visible.has(h) || !inside.has(h));
}

/** What the changes made unreachable: garbage that is new or that lost a reference, and what is reached from that. */
export function freshGarbage(image: Image, { objects }: FoundGarbage, changes: Changes, top: Handle): Set<Handle> {
  const memory = memoryOf(image);
  const garbage = new Set(objects);
  const fresh = new Set(objects.filter((h) => h >= top || changes.droppedFrom(h).length > 0));
  for (const h of fresh)
    forEachReferent(image.vm, h, (referent) => void (garbage.has(referent) && fresh.add(referent)), memory);
  return fresh;
}

/** The image's memory with the types that objects had at the step. */
function memoryOf(image: Image): MemoryImage {
  const { memory } = image;
  if (image.replay.firstTypes.size === 0) return memory;
  const type = memory.type.slice(0, image.top);
  for (const h of image.replay.firstTypes.keys()) type[h] = image.replay.typeOf(h);
  return { ...memory, type };
}

function runningFrames(image: Image): Set<Handle> {
  const depth = image.word(Register.Depth);
  const block = image.word(Register.Stack);
  const frames = new Set<Handle>();
  for (let i = 0; i < depth; i++) frames.add(image.word(block + i));
  return frames;
}
