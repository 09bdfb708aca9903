/** Frames of a step as views. */
import type { FrameState, FrameView, Life, SlotView } from '../../model';
import { FastKind } from '../compiler/code';
import { NULL, Register, type Handle } from '../memory';
import { CELL_CONTENT } from '../objects/cell';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import type { ExecCode } from '../machine/execcode';
import type { Changes } from './changes';
import type { Image } from './image';
import { deletedKeys, named, type RawSlot } from './rawslots';

/** A variable of a frame. */
export type FrameSlot = RawSlot & { readonly role?: SlotView['role'] };

/** A frame with its references still as words. */
export interface RawFrame {
  readonly handle: Handle;
  readonly exec: ExecCode;
  readonly slots: readonly FrameSlot[];
}

/** A frame of the call stack. */
export interface StackFrame extends RawFrame {
  /** The frame that called it; null for the running thread's outermost one. */
  readonly caller: RawFrame | null;
}

/**
 * The call stack, outermost first; frames of the standard library are left out. The frames of threads that wait come
 * before the running thread's.
 */
export function callStack(image: Image): StackFrame[] {
  const depth = image.word(Register.Depth);
  const block = image.word(Register.Stack);
  const parked = image.word(Register.Parked);
  const frames: StackFrame[] = [];
  let caller: RawFrame | null = null;
  for (let i = 0; i < depth; i++) {
    if (i === parked) caller = null;
    const frame = rawFrame(image, image.word(block + i));
    if (!frame.exec.recorded) continue;
    frames.push({ ...frame, caller });
    caller = frame;
  }
  return frames;
}

/** Names that every module has and no lesson is about. */
const MODULE_NOISE = new Set([
  '__name__',
  '__doc__',
  '__package__',
  '__loader__',
  '__spec__',
  '__annotations__',
  '__builtins__',
  '__file__',
  '__cached__',
  '__path__',
  '__annotate__',
  '__conditional_annotations__',
]);

/** Reads a frame. */
export function rawFrame(image: Image, handle: Handle): RawFrame {
  const exec = image.vm.execs[image.num(handle)];
  const block = image.base(handle);
  const namespace = image.word(block + FrameWord.Locals);
  if (namespace === NULL) return { handle, exec, slots: fastLocals(image, exec, block, 0) };
  const slots: FrameSlot[] = isDict(image, namespace) ? named(image, namespace) : [];
  const shown = slots.filter((slot) => slot.label.kind !== 'name' || !MODULE_NOISE.has(slot.label.name));
  // The variables of comprehensions that run inside a module's or class's code.
  const names = new Set(shown.map(({ label }) => (label.kind === 'name' ? label.name : '')));
  for (const slot of fastLocals(image, exec, block, FastKind.HIDDEN)) {
    if (slot.label.kind !== 'name' || names.has(slot.label.name)) continue;
    shown.push(slot.role === undefined ? { ...slot, role: 'comprehension' } : slot);
  }
  return { handle, exec, slots: shown };
}

/** Also a dict's subclass, as the one that an enum's body is run in; the names in any other mapping only its own code knows. */
const isDict = (image: Image, namespace: Handle): boolean =>
  image.type(namespace).mro.some(({ index }) => index === TypeId.Dict);

/** A function's variables, or (`hidden`) those of comprehensions inside a module's or class's code. */
function fastLocals(image: Image, exec: ExecCode, block: number, hidden: number): FrameSlot[] {
  const { code } = exec;
  const parameters =
    code.argcount + code.kwonlyargcount + ((code.flags & 4) !== 0 ? 1 : 0) + ((code.flags & 8) !== 0 ? 1 : 0);
  const slots: FrameSlot[] = [];
  code.localsplusnames.forEach((name, i) => {
    const kind = code.localspluskinds[i];
    const address = block + FrameWord.Header + i;
    const value = image.word(address);
    if (value === NULL || (kind & FastKind.HIDDEN) !== hidden) return;
    const cell = (kind & FastKind.CELL) !== 0 && image.typeIndex(value) === TypeId.Cell;
    // The cell of a comprehension's variable is there from the start, empty but while the comprehension runs.
    if (cell && hidden !== 0 && image.word(image.base(value) + CELL_CONTENT) === NULL) return;
    const role = (kind & FastKind.FREE) !== 0 ? 'free' : cell ? 'cell' : i < parameters ? 'parameter' : undefined;
    slots.push({ label: { kind: 'name', name }, value, address, role });
  });
  return slots;
}

/** The names that were bound in a frame before the changes and are not now. */
export function unboundNames(image: Image, { handle, exec, slots }: RawFrame, changes: Changes): string[] {
  const names: string[] = [];
  const note = (name: string): void => {
    if (!slots.some(({ label }) => label.kind === 'name' && label.name === name)) names.push(name);
  };
  const block = image.base(handle);
  const namespace = image.word(block + FrameWord.Locals);
  if (namespace !== NULL && isDict(image, namespace)) {
    deletedKeys(image, namespace, changes, (key) => {
      if (image.typeIndex(key) === TypeId.Str) note(image.text(key));
    });
  }
  exec.code.localsplusnames.forEach((name, i) => {
    if ((exec.code.localspluskinds[i] & FastKind.HIDDEN) !== 0) return;
    let address = block + FrameWord.Header + i;
    const value = image.word(address);
    if (value !== NULL && image.typeIndex(value) === TypeId.Cell) address = image.base(value) + CELL_CONTENT;
    if (image.word(address) === NULL && (changes.previous(address) ?? NULL) !== NULL) note(name);
  });
  return names;
}

/** What the view adds to a raw frame. */
export interface FramePlace {
  readonly state: FrameState;
  readonly line: number;
  readonly returnLine: number | null;
  readonly returnValue?: Handle;
  readonly pauses?: 'yield' | 'await';
  readonly raised?: Handle;
  readonly handled?: Handle;
  readonly unbound?: readonly string[];
  readonly number: number;
  readonly life?: Life | undefined;
}

/** The line a waiting or parked frame is at. */
export function lineAt(image: Image, frame: RawFrame): number {
  return frame.exec.code.lineAt(image.word(image.base(frame.handle) + FrameWord.LastInstruction));
}

/** The name of a frame's code: what the program calls the function now (`functools.wraps`) does not count. */
export function frameName(frame: RawFrame): string {
  return frame.exec.code.qualname;
}

/** Puts a frame's view together; `slot` makes its slots. */
export function frameView(frame: RawFrame, place: FramePlace, slot: (raw: FrameSlot) => SlotView): FrameView {
  const { code } = frame.exec;
  return {
    id: frame.handle,
    name: frameName(frame),
    file: code.filename,
    isModule: code.name === '<module>',
    state: place.state,
    line: place.line,
    returnLine: place.returnLine,
    slots: frame.slots.map(slot),
    ...(place.unbound === undefined || place.unbound.length === 0 ? {} : { unbound: place.unbound }),
    number: place.number,
    ...(place.life === undefined ? {} : { life: place.life }),
    ...(place.returnValue === undefined ? {} : { returnValue: place.returnValue }),
    ...(place.pauses === undefined ? {} : { pauses: place.pauses }),
    ...(place.raised === undefined ? {} : { raised: place.raised }),
    ...(place.handled === undefined ? {} : { handled: place.handled }),
  };
}
