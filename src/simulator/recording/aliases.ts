/** Other ways to write the same object: `b`, `cfg['x']`, `node.next`. */
import { NULL, type Handle } from '../memory';
import { TypeId } from '../objects/typeids';
import { brief, isImmutable } from './describe';
import type { RawFrame } from './frameviews';
import type { Image } from './image';
import { rawSlots, type RawSlot } from './rawslots';

/** Objects looked at, and ways listed, at most. */
const MOST_OBJECTS = 2000;
const MOST_ALIASES = 8;
const MOST_ITEMS = 200;

/** The shortest ways from names on the stack (innermost frame first) to an object, but for the one in the word `known`. */
export function findAliases(image: Image, stack: readonly RawFrame[], target: Handle, known: number): string[] {
  const found: string[] = [];
  const seen = new Set<Handle>();
  const queue: { readonly handle: Handle; readonly path: string }[] = [];
  const meet = (value: Handle, address: number, path: string): void => {
    if (value === target && address !== known && found.length < MOST_ALIASES && !found.includes(path)) found.push(path);
    if (value === NULL || seen.has(value) || isImmutable(image, value)) return;
    seen.add(value);
    queue.push({ handle: value, path });
  };
  const running = stack[stack.length - 1];
  for (const frame of [...stack].reverse()) {
    for (const slot of frame.slots) {
      if (slot.label.kind !== 'name') continue;
      const isCell = image.typeIndex(slot.value) === TypeId.Cell;
      const address = isCell ? image.base(slot.value) : slot.address;
      const value = isCell ? image.word(address) : slot.value;
      const where = frame === running || frame.exec.code.name === '<module>' ? '' : ` (in ${frame.exec.code.name})`;
      meet(value, address, `${slot.label.name}${where}`);
    }
  }
  for (let at = 0; at < queue.length && at < MOST_OBJECTS; at++) {
    const { handle, path } = queue[at];
    const { items, extra } = rawSlots(image, handle, 0, MOST_ITEMS);
    for (const slot of [...items, ...extra]) meet(slot.value, slot.address, step(image, path, slot));
  }
  return found;
}

function step(image: Image, path: string, slot: RawSlot): string {
  switch (slot.label.kind) {
    case 'index':
      return `${path}[${slot.label.index}]`;
    case 'key':
      return `${path}[${brief(image, slot.label.key)}]`;
    case 'name':
      return `${path}.${slot.label.name}`;
    case 'member':
      return `a member of ${path}`;
  }
}
