/**
 * Who refers to an object at a step, place by place. The words of the heap are the truth; a place is told as a
 * Python programmer would write it, an instance's `__dict__` or a module's namespace as the instance or the module.
 */
import type { Holder } from '../../model';
import { NULL, Register, type Handle } from '../memory';
import { visitReferences } from '../objects/dealloc';
import { FrameStatus, FrameWord } from '../objects/frame';
import { ListWord } from '../objects/list';
import { TypeId } from '../objects/typeids';
import { moduleName } from './describe';
import { frameName, rawFrame, type RawFrame } from './frameviews';
import { slotText } from './aliases';
import type { Image } from './image';
import { builtinBase, rawSlots, type RawSlot } from './rawslots';

/** One reference: the word it stands in, and the object or frame that this word belongs to. */
export interface Reference {
  readonly address: number;
  readonly owner: Handle;
  readonly holder: Holder;
}

/** The ways in which names lead to objects, by object (`head.next`): see aliases.ts. */
export type Paths = ReadonlyMap<Handle, string>;

/** The frames on the call stack, outermost first, and those that something holds, the library's too. */
export function allFrames(image: Image): RawFrame[] {
  const handles = new Set<Handle>();
  const depth = image.word(Register.Depth);
  const block = image.word(Register.Stack);
  for (let i = 0; i < depth; i++) handles.add(image.word(block + i));
  for (const frame of image.replay.census.heldFrames()) handles.add(frame);
  return [...handles].map((frame) => rawFrame(image, frame));
}

/** The references that frames hold to one of the targets: variables, and values that a line is working with. */
export function frameReferences(image: Image, frames: readonly RawFrame[], targets: ReadonlySet<Handle>): Reference[] {
  const found: Reference[] = [];
  const seen = new Set<number>();
  for (const frame of frames) {
    const owner = frame.handle;
    for (const slot of frame.slots) {
      if (!targets.has(slot.value) || slot.label.kind !== 'name' || seen.has(slot.address)) continue;
      seen.add(slot.address);
      const { name } = slot.label;
      const holder: Holder = { kind: 'variable', name, frame: owner, frameName: frameName(frame) };
      found.push({ address: slot.address, owner, holder });
    }
    const base = image.base(owner);
    if (image.word(base + FrameWord.Status) === FrameStatus.Completed) continue;
    const first = base + FrameWord.Header + frame.exec.localCount;
    for (let i = 0; i < image.word(base + FrameWord.StackDepth); i++) {
      if (!targets.has(image.word(first + i))) continue;
      const holder: Holder = { kind: 'temporary', frame: owner, frameName: frameName(frame) };
      found.push({ address: first + i, owner, holder });
    }
  }
  return found;
}

/** A list with more items than this is looked through word by word, or only where something changed. */
const LONG = 1000;

/**
 * The references to one of the targets among the slots that views show of an object; `changed`: those of them alone
 * that stand in one of these words.
 */
export function slotReferences(
  image: Image,
  owner: Handle,
  targets: ReadonlySet<Handle>,
  paths: Paths | null,
  changed: Iterable<number> | null = null,
): Reference[] {
  const base = image.base(owner);
  const isLong =
    builtinBase(image.type(owner)).index === (TypeId.List as number) && image.word(base + ListWord.Size) > LONG;
  const { items, extra } = isLong
    ? { items: longItems(image, base, targets, changed), extra: rawSlots(image, owner, 0, 0).extra }
    : rawSlots(image, owner, 0, Infinity);
  const found: Reference[] = [];
  for (const slot of [...items, ...extra]) {
    if (targets.has(slot.value)) found.push(inSlot(image, owner, slot.address, slotText(image, owner, slot), paths));
    if (slot.label.kind === 'key' && targets.has(slot.label.key)) {
      found.push(inSlot(image, owner, slot.address - 1, ' (a key)', paths));
    }
  }
  return found;
}

function longItems(
  image: Image,
  base: number,
  targets: ReadonlySet<Handle>,
  changed: Iterable<number> | null,
): RawSlot[] {
  const first = image.word(base + ListWord.Items);
  const end = first + image.word(base + ListWord.Size);
  const found: RawSlot[] = [];
  const look = (address: number): void => {
    const value = image.word(address);
    if (!targets.has(value)) return;
    found.push({ label: { kind: 'index', index: address - first }, value, address });
  };
  if (changed === null) for (let address = first; address < end; address++) look(address);
  else for (const address of changed) if (address >= first && address < end) look(address);
  return found.sort((a, b) => a.address - b.address);
}

function inSlot(image: Image, owner: Handle, address: number, slot: string, paths: Paths | null): Reference {
  const path = paths?.get(owner);
  const whole = path === undefined || slot === '' || slot.startsWith(' ') ? null : path + slot;
  return {
    address,
    owner,
    holder: { kind: 'slot', object: owner, type: image.typeName(owner), slot, path: whole },
  };
}

/** All references that words hold to an object. Looks through the whole heap. */
export function referencesTo(image: Image, target: Handle, paths: Paths): Reference[] {
  const targets = new Set([target]);
  const found = frameReferences(image, allFrames(image), targets);
  const known = new Set(found.map(({ address }) => address));
  const hidden = new Map<number, Handle>();
  for (const { address, owner } of wordsHolding(image, target)) if (!known.has(address)) hidden.set(address, owner);
  const take = (references: readonly Reference[]): void => {
    for (const reference of references) if (hidden.delete(reference.address)) found.push(reference);
  };
  for (const owner of new Set(hidden.values())) {
    // A dict or tuple may be a part of what holds it: then that one is told.
    if (image.typeIndex(owner) === TypeId.Dict || image.typeIndex(owner) === TypeId.Tuple) {
      for (const { owner: whole } of wordsHolding(image, owner)) {
        if (whole !== owner) take(slotReferences(image, whole, targets, paths));
      }
      take(moduleReferences(image, owner, targets));
    }
    take(slotReferences(image, owner, targets, paths));
  }
  for (const [address, owner] of hidden) found.push(inSlot(image, owner, address, '', paths));
  return found;
}

/** A module's names; none where a dict is no module's namespace. */
function moduleReferences(image: Image, dict: Handle, targets: ReadonlySet<Handle>): Reference[] {
  const found: Reference[] = [];
  for (const { owner } of wordsHolding(image, dict)) {
    if (image.typeIndex(owner) !== TypeId.Module) continue;
    const frameName = moduleName(image, owner);
    for (const { label, value, address } of rawSlots(image, dict, 0, Infinity).items) {
      if (!targets.has(value) || label.kind !== 'key' || image.typeIndex(label.key) !== TypeId.Str) continue;
      const holder: Holder = { kind: 'variable', name: image.text(label.key), frame: NULL, frameName };
      found.push({ address, owner, holder });
    }
  }
  return found;
}

/** The words of objects that hold a target. */
function* wordsHolding(image: Image, target: Handle): Generator<{ readonly address: number; readonly owner: Handle }> {
  const { vm, top, memory } = image;
  const { refs, words } = image.replay;
  const found: number[] = [];
  const look = (address: number): void => {
    if (words[address] === target) found.push(address);
  };
  for (let owner = 1; owner < top; owner++) {
    if (refs[owner] <= 0 || memory.base[owner] === 0 || memory.type[owner] === TypeId.Frame) continue;
    visitReferences(vm.types, memory, owner, look);
    while (found.length > 0) yield { address: found.pop() as number, owner };
  }
}
