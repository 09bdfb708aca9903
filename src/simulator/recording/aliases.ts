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

/**
 * Ways from names on the stack (innermost frame first) to an object: the shortest one to each word that holds it but for the
 * word `known`, then longer ones to the same words through other names (`cfg['x'][1]` where `y` is `cfg['x']`).
 */
export function findAliases(image: Image, stack: readonly RawFrame[], target: Handle, known: number): string[] {
  const found: string[] = [];
  const others: string[] = [];
  const take = (ways: string[], path: string): void => {
    if (ways.length < MOST_ALIASES && !found.includes(path) && !others.includes(path)) ways.push(path);
  };
  const holders = new Map<Handle, RawSlot[]>();
  const names = new Map<Handle, string[]>();
  walk(image, stack, (value, path, address, via) => {
    if (value === target && address !== known) {
      take(found, path);
      if (via !== null) holders.set(via.owner, [...(holders.get(via.owner) ?? []), via.slot]);
    } else if (!isImmutable(image, value)) names.set(value, [...(names.get(value) ?? []), path]);
  });
  for (const [owner, slots] of holders) {
    for (const path of (names.get(owner) ?? []).slice(1)) {
      for (const slot of slots) take(others, wayTo(image, owner, path, slot));
    }
  }
  return [...found, ...others].slice(0, MOST_ALIASES);
}

/** The shortest way from a name on the stack to each object that one leads to. */
export function pathsToObjects(image: Image, stack: readonly RawFrame[]): ReadonlyMap<Handle, string> {
  const paths = new Map<Handle, string>();
  walk(image, stack, (value, path) => {
    if (value !== NULL && !paths.has(value)) paths.set(value, path);
  });
  return paths;
}

/** The object whose slot leads on. */
interface Via {
  readonly owner: Handle;
  readonly slot: RawSlot;
}

/** Goes from the names on the stack along references, nearest ones first. */
function walk(
  image: Image,
  stack: readonly RawFrame[],
  each: (value: Handle, path: string, address: number, via: Via | null) => void,
): void {
  const seen = new Set<Handle>();
  const queue: { readonly handle: Handle; readonly path: string }[] = [];
  const meet = (value: Handle, address: number, path: string, via: Via | null): void => {
    each(value, path, address, via);
    if (value === NULL || seen.has(value) || isImmutable(image, value)) return;
    seen.add(value);
    queue.push({ handle: value, path });
  };
  const running = stack[stack.length - 1];
  for (const frame of [...stack].reverse()) {
    for (const slot of frame.slots) {
      // `.0` and `.defaults` are the compiler's own.
      if (slot.label.kind !== 'name' || slot.label.name.startsWith('.')) continue;
      const isCell = image.typeIndex(slot.value) === TypeId.Cell;
      const address = isCell ? image.base(slot.value) : slot.address;
      const value = isCell ? image.word(address) : slot.value;
      const where = frame === running || frame.exec.code.name === '<module>' ? '' : ` (in ${frame.exec.code.name})`;
      meet(value, address, `${slot.label.name}${where}`, null);
    }
  }
  for (let at = 0; at < queue.length && at < MOST_OBJECTS; at++) {
    const { handle, path } = queue[at];
    const { items, extra } = rawSlots(image, handle, 0, MOST_ITEMS);
    for (const slot of [...items, ...extra]) {
      meet(slot.value, slot.address, wayTo(image, handle, path, slot), { owner: handle, slot });
    }
  }
}

function wayTo(image: Image, owner: Handle, path: string, slot: RawSlot): string {
  return slot.label.kind === 'member' ? `a member of ${path}` : path + slotText(image, owner, slot);
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
      if (group === 'default') {
        const defaults = image.word(image.base(owner) + FunctionWord.Defaults);
        const place = address - image.base(defaults);
        return defaults !== NULL && place >= 0 && place < image.num(defaults)
          ? `.__defaults__[${place}]`
          : `.__kwdefaults__['${label.name}']`;
      }
      if (group === 'closure') {
        const closure = image.word(image.base(owner) + FunctionWord.Closure);
        return `.__closure__[${address - image.base(closure)}]`;
      }
      if (group === 'base') return '.__bases__';
      // A part that has no name in Python.
      if (label.name === '') return '';
      return image.typeIndex(owner) === TypeId.Cell ? '.cell_contents' : `.${label.name}`;
  }
}
