/**
 * A name in the text, looked up in the memory of a step: in the frame whose code holds the place, by Python's scope
 * rules, without running anything.
 */
import type {
  ItemKey,
  LookupStep,
  NameInfo,
  NamePart,
  NamePlace,
  SlotLabel,
  StepIndex,
  TextScope,
  Written,
} from '../../model';
import { NULL, type Handle, type Journal, type StepLog } from '../memory';
import { DictWord } from '../objects/dictentries';
import { TypeId } from '../objects/typeids';
import { FrameWord } from '../objects/frame';
import { findAliases } from './aliases';
import { inDict, lookUpAttribute, type FoundAttribute, type Slot } from './attributepath';
import { shortRepr } from './shortrepr';
import { callStack, frameName, rawFrame, type FrameSlot, type RawFrame } from './frameviews';
import type { Image } from './image';
import { entryStep, lastWrite, lastWriteTo } from './lastwrite';
import { dictEntries, rawSlots, type RawSlot } from './rawslots';
import { keyOf, partText, type ConstantKey } from './itemkeys';
import { itemOf, lengthOf } from './items';
import type { MadeItem } from './madeitems';
import { RefCounts } from './refcounts';
import { sizeOf } from './sizes';
import type { Steps } from './steps';

export interface NameContext {
  readonly image: Image;
  readonly steps: Steps;
  readonly step: StepIndex;
  readonly journalSteps: StepLog;
  readonly journal: Journal;
}

/** A name found: where, and what it holds (NULL: not bound now). */
interface Found {
  readonly kind: NameInfo['scope'];
  readonly frameName: string;
  readonly slot: Slot;
  /** How many frames the stack has up to the one that holds it; null: it is in none. */
  readonly depth: number | null;
}

/** Where an attribute or item was found. */
interface FoundPart extends FoundAttribute {
  /** An item that is made when it is asked for. */
  readonly made?: MadeItem;
}

/** What is known of a name of the text; null where its file is not part of the run. */
export function nameInfoAt(context: NameContext, file: string, place: NamePlace): NameInfo | null {
  const { image } = context;
  if (image.vm.codes.fileNamed(file) === null) return null;
  const { root, parts, scope } = place;
  const stack = callStack(image);
  const lookup = new Lookup(image, stack, file);
  const found = lookup.resolve(scope, root);
  const shown = root + parts.map(partText).join('');
  const isModule = scope.kind === 'module';
  if (found === null) {
    const boundAt = parts.length > 0 ? null : deletedGlobal(context, lookup.globals(), root);
    const isGlobal = isModule || boundAt !== null;
    return { ...unbound(shown, isGlobal ? 'global' : 'local', scope.name), live: isGlobal, boundAt };
  }
  let { slot } = found;
  let trail: readonly LookupStep[] = [];
  let made: MadeItem | undefined;
  for (const part of parts) {
    trail = [];
    // What leads on from an object that is not there yet cannot be told.
    if (made !== undefined) return null;
    if (slot.value === NULL) break;
    const next = lookup.part(scope, slot.value, part);
    if (next === null) return null;
    ({ slot, lookup: trail, made } = next);
  }
  const kind = parts.at(-1)?.kind ?? found.kind;
  const { value, address } = slot;
  if (made !== undefined) {
    return { ...unbound(shown, kind, found.frameName), bound: true, made: true, value: made.text, type: made.type };
  }
  if (value === NULL) {
    const boundAt = found.depth === null || parts.length > 0 ? null : deletedLocal(context, address, found.depth);
    return { ...unbound(shown, kind, found.frameName), lookup: trail, boundAt };
  }
  return {
    name: shown,
    scope: kind,
    frameName: found.frameName,
    bound: true,
    live: true,
    made: false,
    value: shortRepr(image, value),
    type: image.typeName(value),
    id: value,
    address: image.vm.heap.addressText(value),
    size: sizeOf(image, value),
    refcount: new RefCounts(image, context.steps.kind(context.step)).of(value),
    aliases: findAliases(image, stack, value, address).filter((alias) => alias !== shown),
    boundAt: lastWrite(context, address),
    lookup: trail,
  };
}

/** What took a variable out of its frame; null: this call has not bound it. */
function deletedLocal(context: NameContext, address: number, depth: number): Written | null {
  const written = lastWrite(context, address);
  const entered = written === null ? null : entryStep(context, depth);
  return written !== null && entered !== null && written.step > entered ? written : null;
}

/** What took a variable out of a module; null: it was never there, as far as that can be told. */
function deletedGlobal(context: NameContext, globals: Handle, name: string): Written | null {
  const { image } = context;
  if (globals === NULL) return null;
  const base = image.base(globals);
  const entries = image.word(base + DictWord.Entries);
  const gone: number[] = [];
  for (let i = 0; i < image.word(base + DictWord.EntryCount); i++) {
    if (image.word(entries + 2 * i) === NULL) gone.push(entries + 2 * i);
  }
  // An entry of the journal is what was there and what is there now, one over the other: the key itself.
  const isName = (key: number): boolean =>
    key > 0 && key < image.top && image.typeIndex(key) === TypeId.Str && image.text(key) === name;
  return gone.length === 0 ? null : lastWriteTo(context, gone, isName);
}

function unbound(name: string, scope: NameInfo['scope'], frame: string): NameInfo {
  return {
    name,
    scope,
    frameName: frame,
    bound: false,
    live: true,
    made: false,
    value: '',
    type: '',
    id: NULL,
    address: '',
    size: 0,
    refcount: null,
    aliases: [],
    boundAt: null,
    lookup: [],
  };
}

/** Finds names by Python's scope rules. */
class Lookup {
  constructor(
    private readonly image: Image,
    private readonly stack: readonly RawFrame[],
    private readonly file: string,
  ) {}

  /** A name as code in a scope sees it; null: it is bound nowhere, or the code that binds it does not run. */
  resolve(scope: TextScope, name: string): Found | null {
    for (let at: TextScope | null = scope; at !== null && at.kind !== 'module'; at = at.parent) {
      if (at.globals.includes(name)) return this.global(name);
      // A class body's names are not seen by the functions in it.
      if (at.kind === 'class' && at !== scope && scope.kind !== 'comprehension') continue;
      const frame = this.frameOf(at);
      const slot = frame?.slots.find(({ label }) => label.kind === 'name' && label.name === name);
      if (at.binds.includes(name)) {
        if (frame !== null && slot !== undefined) return this.inFrame(frame, slot);
        if (at.kind === 'function' && frame !== null) return this.unboundLocal(frame, name);
        if (at.kind !== 'class') return null;
        if (frame === null) return this.inClass(at, name);
      } else if (frame !== null && slot?.role === 'free') return this.inFrame(frame, slot);
    }
    return this.global(name);
  }

  /** What an attribute or an item of an object holds; null: that cannot be told without running the program. */
  part(scope: TextScope, object: Handle, part: NamePart): FoundPart | null {
    const { image } = this;
    if (part.kind === 'attribute') return lookUpAttribute(image, object, part.name);
    const key = this.constant(scope, part.key);
    const slot = key === null ? null : itemOf(image, object, key);
    return slot === null ? null : { slot, lookup: [], made: slot.made };
  }

  /** The value of a key, worked out from what names and places in it refer to; null: it cannot be told. */
  private constant(scope: TextScope, key: ItemKey): ConstantKey | null {
    switch (key.kind) {
      case 'constant':
        return key.value === 'None' ? { kind: 'none' } : { kind: 'int', value: key.value === 'True' ? 1 : 0 };
      case 'tuple': {
        const items = key.items.map((item) => this.constant(scope, item));
        return items.every((item) => item !== null) ? { kind: 'tuple', items } : null;
      }
      case 'place': {
        const value = this.placed(scope, key.root, key.parts);
        return value === NULL ? null : keyOf(this.image, value);
      }
      case 'sum':
        return this.whole(scope, key.of, (value) => value + key.add);
      case 'negative':
        return this.whole(scope, key.of, (value) => -value);
      case 'length': {
        const value = key.of.kind === 'place' ? this.placed(scope, key.of.root, key.of.parts) : NULL;
        const length = value === NULL ? null : lengthOf(this.image, value);
        return length === null ? null : { kind: 'int', value: length };
      }
      default:
        return key;
    }
  }

  private whole(scope: TextScope, key: ItemKey, change: (value: number) => number): ConstantKey | null {
    const value = this.constant(scope, key);
    return value?.kind === 'int' ? { kind: 'int', value: change(value.value) } : null;
  }

  /** The object that a name with attributes and items leads to; NULL: there is none, or it cannot be told. */
  private placed(scope: TextScope, root: string, parts: readonly NamePart[]): Handle {
    let value = this.resolve(scope, root)?.slot.value ?? NULL;
    for (const part of parts) {
      if (value === NULL) return NULL;
      value = this.part(scope, value, part)?.slot.value ?? NULL;
    }
    return value;
  }

  private inFrame(frame: RawFrame, { value, address, role }: FrameSlot): Found {
    const inCell = (role === 'cell' || role === 'free') && this.image.typeIndex(value) === TypeId.Cell;
    const base = inCell ? this.image.base(value) : address;
    return {
      kind: role === 'free' ? 'enclosing' : frame.exec.code.name === '<module>' ? 'global' : 'local',
      frameName: frameName(frame),
      slot: { value: this.image.word(base), address: base },
      depth: role === 'free' ? null : this.stack.indexOf(frame) + 1,
    };
  }

  /** A variable of a running function that is not bound now. */
  private unboundLocal(frame: RawFrame, name: string): Found | null {
    const index = frame.exec.code.localsplusnames.indexOf(name);
    const address = this.image.base(frame.handle) + FrameWord.Header + index;
    const depth = this.stack.indexOf(frame) + 1;
    return index < 0 ? null : { kind: 'local', frameName: frameName(frame), slot: { value: NULL, address }, depth };
  }

  /** A name of a class body that has run: the class's attribute. */
  private inClass(scope: TextScope, name: string): Found | null {
    const owner = scope.parent === null ? null : this.resolve(scope.parent, scope.name);
    if (owner === null || this.image.typeIndex(owner.slot.value) === 0) return null;
    const { slot } = lookUpAttribute(this.image, owner.slot.value, name);
    return slot.value === NULL ? null : { kind: 'attribute', frameName: scope.name, slot, depth: null };
  }

  private global(name: string): Found | null {
    const { image } = this;
    const module = this.stack.find(({ exec }) => exec.code.name === '<module>' && exec.code.filename === this.file);
    // The variables of comprehensions in the module's code stand in its frame.
    const slot = module?.slots.find(({ label }) => label.kind === 'name' && label.name === name);
    if (module !== undefined && slot !== undefined) return this.inFrame(module, slot);
    const found = inDict(image, this.globals(), name);
    if (found.value !== NULL) return { kind: 'global', frameName: '<module>', slot: found, depth: null };
    const builtin = inDict(image, image.vm.standardBuiltins, name);
    return builtin.value === NULL ? null : { kind: 'builtin', frameName: 'builtins', slot: builtin, depth: null };
  }

  /** The namespace of the file's module; NULL before it is imported. */
  globals(): Handle {
    const { image, stack, file } = this;
    const frame = stack.find(({ exec }) => exec.code.filename === file);
    if (frame !== undefined) return image.word(image.base(frame.handle) + FrameWord.Globals);
    let found: Handle = NULL;
    dictEntries(image, image.vm.modules.dict, (_name, module) => {
      if (image.typeIndex(module) !== TypeId.Module) return true;
      const dict = image.word(image.base(module) + (image.type(module).layout.dict ?? 0));
      const { value } = inDict(image, dict, '__file__');
      if (value === NULL || image.typeIndex(value) !== TypeId.Str || image.text(value) !== file) return true;
      found = dict;
      return false;
    });
    return found;
  }

  /** The innermost frame on the stack that runs a scope's code. */
  private frameOf(scope: TextScope): RawFrame | null {
    let code = scope;
    while (code.kind === 'comprehension' && code.parent !== null) code = code.parent;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const { filename, name, firstlineno } = this.stack[i].exec.code;
      if (filename !== this.file) continue;
      if (code.kind === 'module' ? name === '<module>' : firstlineno === code.line && name === code.name)
        return this.stack[i];
    }
    return null;
  }
}

/** The word of a slot that a view shows, of a frame or of another object; 0: there is none. */
export function slotAddress(image: Image, holder: Handle, label: SlotLabel): number {
  const slots = image.typeIndex(holder) === TypeId.Frame ? rawFrame(image, holder).slots : allSlots(image, holder);
  return slots.find((slot) => sameLabel(slot.label, label))?.address ?? 0;
}

function allSlots(image: Image, holder: Handle): readonly RawSlot[] {
  const { items, extra } = rawSlots(image, holder, 0, Infinity);
  return [...items, ...extra];
}

function sameLabel(a: SlotLabel, b: SlotLabel): boolean {
  switch (a.kind) {
    case 'index':
      return b.kind === 'index' && a.index === b.index;
    case 'name':
      return b.kind === 'name' && a.name === b.name;
    case 'key':
      return b.kind === 'key' && a.key === b.key;
    case 'member':
      return false;
  }
}
