/**
 * A name in the text, looked up in the memory of a step: in the frame whose code holds the place, by Python's scope
 * rules, without running anything.
 */
import type { NameInfo, Span, StepIndex } from '../../model';
import { addressText, NULL, type Handle, type StepLog } from '../memory';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { FrameWord } from '../objects/frame';
import { findAliases } from './aliases';
import { shortRepr } from './shortrepr';
import { callStack, frameName, type RawFrame } from './frameviews';
import type { Image } from './image';
import { attributes, dictEntries, type RawSlot } from './rawslots';
import { type NamePlace, placeInText } from './places';
import { RefCounts } from './refcounts';
import { sizeOf } from './sizes';
import type { Steps } from './steps';
import { TypeWord } from '../objects/type';

export interface NameContext {
  readonly image: Image;
  readonly steps: Steps;
  readonly step: StepIndex;
  readonly journalSteps: StepLog;
}

/** What is known of the name at a place of the text; null where there is none. */
export function nameInfoAt(
  context: NameContext,
  file: string,
  line: number,
  column: number,
): (NameInfo & { readonly span: Span }) | null {
  const { image } = context;
  const source = image.vm.codes.fileNamed(file)?.source;
  if (source === undefined) return null;
  const place = placeInText(image.vm, source, file, line, column);
  if (place === null) return null;
  const stack = callStack(image);
  const frame = frameFor(stack, file, place);
  const scope = resolve(image, stack, frame, file, place);
  const name = place.path[place.path.length - 1];
  const shown = place.path.join('.');
  if (scope === null) {
    return {
      ...unbound(shown, frame === null ? place.scopeName : frameName(image, frame)),
      span: place.span,
    };
  }
  let value = scope.slot.value;
  if (scope.slot.throughCell) value = image.word(image.base(value));
  let kind = scope.kind;
  for (const attribute of place.path.slice(1)) {
    value = value === NULL ? NULL : attributeOf(image, value, attribute);
    kind = 'attribute';
  }
  if (value === NULL) return { ...unbound(shown, scope.frameName), span: place.span };
  return {
    name: shown,
    scope: kind,
    frameName: scope.frameName,
    bound: true,
    value: shortRepr(image, value),
    type: image.type(value).name,
    id: value,
    address: addressText(value),
    size: sizeOf(image, value),
    refcount: new RefCounts(image, context.steps.kind(context.step)).of(value),
    aliases: findAliases(image, stack, value).filter((alias) => alias !== shown && alias !== name),
    boundAt: null,
    span: place.span,
  };
}

function unbound(name: string, frame: string): NameInfo {
  return {
    name,
    scope: 'local',
    frameName: frame,
    bound: false,
    value: '',
    type: '',
    id: NULL,
    address: '',
    size: 0,
    refcount: null,
    aliases: [],
    boundAt: null,
  };
}

/** The innermost frame on the stack that runs the scope holding the place. */
function frameFor(stack: readonly RawFrame[], file: string, place: NamePlace): RawFrame | null {
  for (let i = stack.length - 1; i >= 0; i--) {
    const { code } = stack[i].exec;
    if (code.filename !== file) continue;
    if (place.scopeLine === 0 ? code.name === '<module>' : code.firstlineno === place.scopeLine && code.name === place.scopeName) {
      return stack[i];
    }
  }
  return null;
}

interface Found {
  readonly kind: NameInfo['scope'];
  readonly frameName: string;
  readonly slot: { readonly value: Handle; readonly throughCell: boolean };
}

function bySlotName(slots: readonly RawSlot[], name: string): RawSlot | undefined {
  return slots.find((slot) => slot.label.kind === 'name' && slot.label.name === name);
}

function resolve(
  image: Image,
  stack: readonly RawFrame[],
  frame: RawFrame | null,
  file: string,
  place: NamePlace,
): Found | null {
  const name = place.path[0];
  const module = stack.find((candidate) => candidate.exec.code.name === '<module>' && candidate.exec.code.filename === file);
  if (frame === null && place.scopeLine !== 0 && place.binding !== 'global') return null;
  if (frame !== null && place.binding !== 'global') {
    const slot = bySlotName(frame.slots, name);
    if (slot !== undefined) {
      const cell = image.typeIndex(slot.value) === TypeId.Cell && (slot as { role?: string }).role !== undefined;
      const role = (slot as { role?: string }).role;
      return {
        kind: frame === module ? 'global' : role === 'free' ? 'enclosing' : 'local',
        frameName: frameName(image, frame),
        slot: { value: slot.value, throughCell: cell && (role === 'cell' || role === 'free') },
      };
    }
    if (place.binding === 'local' && place.scopeLine !== 0) return null;
  }
  const globals = frame === null ? module : frame;
  if (globals === undefined) return null;
  const dict = image.word(image.base(globals.handle) + FrameWord.Globals);
  const value = inDict(image, dict, name);
  if (value !== NULL) return { kind: 'global', frameName: '<module>', slot: { value, throughCell: false } };
  const builtin = inDict(image, image.vm.builtins, name);
  if (builtin === NULL) return null;
  return { kind: 'builtin', frameName: 'builtins', slot: { value: builtin, throughCell: false } };
}

function inDict(image: Image, dict: Handle, name: string): Handle {
  let found: Handle = NULL;
  if (dict === NULL) return found;
  dictEntries(image, dict, (key, value) => {
    if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== name) return true;
    found = value;
    return false;
  });
  return found;
}

/** An attribute as a look-up without descriptors would find it: the object's own, then along the class's MRO. */
function attributeOf(image: Image, object: Handle, name: string): Handle {
  const type = image.type(object);
  if (image.typeIndex(object) === TypeId.Type) return alongMro(image, object, name);
  if (image.typeIndex(object) === TypeId.Module) {
    const dict = image.word(image.base(object) + (type.layout.dict ?? 0));
    return inDict(image, dict, name);
  }
  const own = bySlotName(attributes(image, object, type), name);
  if (own !== undefined) return own.value;
  return type.has(TypeFlag.Heap) ? alongMro(image, type.handle, name) : NULL;
}

function alongMro(image: Image, type: Handle, name: string): Handle {
  const mro = image.word(image.base(type) + TypeWord.Mro);
  for (let i = 0; mro !== NULL && i < image.num(mro); i++) {
    const one = image.word(image.base(mro) + i);
    const found = inDict(image, image.word(image.base(one) + TypeWord.Dict), name);
    if (found !== NULL) return found;
  }
  return NULL;
}
