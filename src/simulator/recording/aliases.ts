/** Other ways to write the same object: `b`, `cfg['x']`, `node.next`. */
import { NULL, type Handle } from '../memory';
import { FunctionWord } from '../objects/function';
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
  walk(image, stack, (value, path, address) => {
    if (value === target && address !== known && found.length < MOST_ALIASES && !found.includes(path)) found.push(path);
  });
  return found;
}

/** The shortest way from a name on the stack to each object that one leads to. */
export function pathsToObjects(image: Image, stack: readonly RawFrame[]): ReadonlyMap<Handle, string> {
  const paths = new Map<Handle, string>();
  walk(image, stack, (value, path) => {
    if (value !== NULL && !paths.has(value)) paths.set(value, path);
  });
  return paths;
}

/** Goes from the names on the stack along references, nearest ones first. */
function walk(
  image: Image,
  stack: readonly RawFrame[],
  each: (value: Handle, path: string, address: number) => void,
): void {
  const seen = new Set<Handle>();
  const queue: { readonly handle: Handle; readonly path: string }[] = [];
  const meet = (value: Handle, address: number, path: string): void => {
    each(value, path, address);
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
    for (const slot of [...items, ...extra]) {
      const member = slot.label.kind === 'member';
      meet(slot.value, slot.address, member ? `a member of ${path}` : path + slotText(image, handle, slot));
    }
  }
}

/** How Python writes a slot behind the object it belongs to; empty for a set's member. */
export function slotText(image: Image, owner: Handle, { label, group, address }: RawSlot): string {
  switch (label.kind) {
    case 'index':
      return `[${label.index}]`;
    case 'key':
      return `[${brief(image, label.key)}]`;
    case 'member':
      return '';
    case 'name':
      if (group === 'default') return '.__defaults__';
      if (group === 'closure') {
        const closure = image.word(image.base(owner) + FunctionWord.Closure);
        return `.__closure__[${address - image.base(closure)}]`;
      }
      if (group === 'base') return '.__bases__';
      return image.typeIndex(owner) === TypeId.Cell ? '.cell_contents' : `.${label.name}`;
  }
}
